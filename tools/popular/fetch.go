package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/touchstone-sec/touchstone/tools/unzip"
)

// A pkg is a package of PyPI in one version, written name==version.
type pkg struct{ name, version string }

func (p pkg) String() string { return p.name + " " + p.version }

func readPackages(path string) ([]pkg, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []pkg
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, version, ok := strings.Cut(line, "==")
		if !ok {
			return nil, fmt.Errorf("%s: %q is not name==version", path, line)
		}
		list = append(list, pkg{name, version})
	}
	return list, nil
}

// A cache keeps wheels, and below src what is in them.
type cache struct{ dir string }

func openCache() (cache, error) {
	dir := os.Getenv("TOUCHSTONE_CACHE")
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return cache{}, err
		}
		dir = filepath.Join(user, "touchstone")
	}
	dir, err := filepath.Abs(filepath.Join(dir, "popular"))
	if err != nil {
		return cache{}, err
	}
	return cache{dir}, os.MkdirAll(filepath.Join(dir, "wheels"), 0o755)
}

// fetch downloads the wheel of a package and unpacks it, unless it did before. Only wheels are taken, because pip would
// run code of other archives. The version of Python says only which wheel is chosen.
func (c cache) fetch(ctx context.Context, p pkg) (dir string, err error) {
	dir = filepath.Join(c.dir, "src", p.name+"-"+p.version)
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	wheels := filepath.Join(c.dir, "wheels")
	wheel := func() (string, error) {
		found, err := filepath.Glob(filepath.Join(wheels, strings.NewReplacer("-", "_", ".", "_").Replace(p.name)+"-"+p.version+"-*.whl"))
		if err != nil || len(found) == 0 {
			return "", errors.Join(err, errors.New("there is no wheel"))
		}
		return found[0], nil
	}
	path, err := wheel()
	if err != nil {
		cmd := exec.CommandContext(ctx, "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
			"--python-version", "3.13", "--dest", wheels, p.name+"=="+p.version)
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("pip: %w: %s", err, firstLine(string(out)))
		}
		if path, err = wheel(); err != nil {
			return "", err
		}
	}
	part := dir + ".part"
	if err := errors.Join(os.RemoveAll(part), unpackPython(path, part)); err != nil {
		return "", err
	}
	return dir, os.Rename(part, dir)
}

// unpackPython unpacks what touchstone reads: all but libraries of machine code, which are most of many wheels.
func unpackPython(wheel, dir string) error {
	return unzip.Into(dir, wheel, func(name string) bool { return !strings.Contains(filepath.Base(name), ".so") })
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
