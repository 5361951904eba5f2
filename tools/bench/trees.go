package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/touchstone-sec/touchstone/tools/unzip"
)

// A tree is sources that are reviewed: a wheel of PyPI, unpacked, or copies of one.
type tree struct {
	name, version string
	module        string // its top folder and import name
	dir           string // where it is, once it is fetched
	files, lines  int    // of Python
	note          string
}

var trees = []tree{
	{name: "nova", version: "34.0.0", module: "nova"},
	{name: "django", version: "5.2.19", module: "django"},
	{name: "homeassistant", version: "2024.3.3", module: "homeassistant"},
}

func (t tree) Name() string { return t.name }

// fetch downloads the wheel unless it is in the cache, unpacks it, and counts its lines. The sources do not lie in the
// cache because some tools leave out everything below a hidden folder, which ~/.cache is.
func (t *tree) fetch(ctx context.Context, b *bench) error {
	wheels := filepath.Join(b.cache, "bench", "wheels", t.name+"-"+t.version)
	found, err := filepath.Glob(filepath.Join(wheels, "*.whl"))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		if err := command(ctx, "", "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
			"--dest", wheels, t.name+"=="+t.version); err != nil {
			return err
		}
		if found, err = filepath.Glob(filepath.Join(wheels, "*.whl")); err != nil {
			return err
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("%d wheels of %s in %s", len(found), t.name, wheels)
	}
	t.dir = filepath.Join(b.work, "trees", t.name+"-"+t.version)
	if err := unzip.Into(t.dir, found[0], func(string) bool { return true }); err != nil {
		return fmt.Errorf("unpacking %s: %w", found[0], err)
	}
	return t.count()
}

// count finds the number of Python files and of their lines. It also puts them into the system's cache of files, so
// that no tool pays for being the first.
func (t *tree) count() error {
	t.files, t.lines = 0, 0
	return filepath.WalkDir(t.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !strings.HasSuffix(path, ".py") {
			return err
		}
		data, err := os.ReadFile(path)
		t.files++
		t.lines += bytes.Count(data, []byte("\n"))
		return err
	})
}

// maxCopies is bounded by the single digit that tells copies apart.
const maxCopies = 9

// copies writes n programs that do the same below dir. In all but the first one, the package's name ends with a digit
// wherever it stands as a word, so that each copy imports itself and none of the others; all have the same length.
func (t tree) copies(dir string, n int) (tree, error) {
	word := regexp.MustCompile(`\b` + t.module + `\b`)
	made := tree{name: fmt.Sprintf("%s-x%d", t.name, n), version: t.version, module: t.module, dir: dir, note: fmt.Sprintf("%dx", n)}
	for i := 1; i <= n; i++ {
		name := t.module
		if i > 1 {
			name = fmt.Sprintf("%s%d", t.module[:len(t.module)-1], i)
		}
		from := filepath.Join(t.dir, t.module)
		err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			rel, err := filepath.Rel(from, path)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			to := filepath.Join(dir, name, rel)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.WriteFile(to, word.ReplaceAll(data, []byte(name)), 0o644)
		})
		if err != nil {
			return made, fmt.Errorf("copying %s: %w", t.name, err)
		}
	}
	return made, made.count()
}
