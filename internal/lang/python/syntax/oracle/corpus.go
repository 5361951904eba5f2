package oracle

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// Packages are what is downloaded from PyPI.
var Packages = []string{"django", "sqlalchemy", "sympy", "nova", "homeassistant", "pandas"}

// pyodideVersion brings CPython 3.14.
const pyodideVersion = "314.0.7"

// A Corpus is a named directory of Python files.
type Corpus struct{ Name, Dir string }

// CacheDir is where everything is downloaded to: $TOUCHSTONE_CACHE, or touchstone in the user's cache directory.
func CacheDir() (string, error) {
	if dir := os.Getenv("TOUCHSTONE_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "touchstone"), err
}

func pyodidePackage(cache string) string {
	return filepath.Join(cache, "pyodide", "node_modules", "pyodide")
}

// FetchPyodide installs the npm package into the cache unless it is there.
func FetchPyodide(cache string) error {
	if _, err := os.Stat(filepath.Join(pyodidePackage(cache), "pyodide.mjs")); err == nil {
		return nil
	}
	dir := filepath.Join(cache, "pyodide")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return run(dir, "npm", "install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund", "pyodide@"+pyodideVersion)
}

// FetchPackage downloads a package's wheel into the cache and unpacks it, unless it is there.
func FetchPackage(cache, name string) (Corpus, error) {
	c := Corpus{name, filepath.Join(cache, "src", name)}
	if _, err := os.Stat(c.Dir); err == nil {
		return c, nil
	}
	wheels := filepath.Join(cache, "pypi")
	if err := os.MkdirAll(wheels, 0o755); err != nil {
		return c, err
	}
	if err := run(wheels, "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", wheels, name); err != nil {
		return c, err
	}
	found, err := filepath.Glob(filepath.Join(wheels, name+"-*.whl"))
	if err != nil || len(found) == 0 {
		return c, fmt.Errorf("no wheel of %s in %s (%v)", name, wheels, err)
	}
	return c, unzip(found[len(found)-1], c.Dir)
}

// StandardLibraries are those of python3, tests included, and of pyodide, which comes without.
func StandardLibraries(cache string) ([]Corpus, error) {
	old, err := python3Library()
	if err != nil {
		return nil, err
	}
	current, err := pyodideLibrary(cache)
	return []Corpus{old, current}, err
}

func python3Library() (Corpus, error) {
	out, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Output()
	if err != nil {
		return Corpus{}, fmt.Errorf("asking python3 for its library: %w", err)
	}
	return Corpus{"python3 library", strings.TrimSpace(string(out))}, nil
}

func pyodideLibrary(cache string) (Corpus, error) {
	c := Corpus{"3.14 library", filepath.Join(cache, "src", "stdlib314")}
	if _, err := os.Stat(c.Dir); err == nil {
		return c, nil
	}
	return c, unzip(filepath.Join(pyodidePackage(cache), "python_stdlib.zip"), c.Dir)
}

func run(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// unzip unpacks the Python files of an archive. The directory appears when it is complete.
func unzip(archive, dir string) error {
	z, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer z.Close()
	tmp := dir + ".part"
	if err := os.RemoveAll(tmp); err != nil {
		return err
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".py") || !filepath.IsLocal(f.Name) {
			continue
		}
		path := filepath.Join(tmp, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := unpack(f, path); err != nil {
			return fmt.Errorf("unpacking %s: %w", f.Name, err)
		}
	}
	return os.Rename(tmp, dir)
}

func unpack(f *zip.File, path string) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// Files lists a corpus's Python files in order. Packages that happen to be installed beside a library are left out.
func (c Corpus) Files() ([]string, error) {
	var files []string
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "site-packages" {
			return filepath.SkipDir
		}
		if d.Type().IsRegular() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return nil
	})
	sort.Strings(files)
	return files, err
}
