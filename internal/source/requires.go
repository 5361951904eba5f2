package source

import (
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Version is a version of Python, as far as its first two numbers say; the zero one is not known.
type Version struct{ Major, Minor int }

// Compare is negative where v is older than w.
func (v Version) Compare(w Version) int {
	return slices.Compare([]int{v.Major, v.Minor}, []int{w.Major, w.Minor})
}

// oldest is the oldest version of Python that what describes the package in a folder, or around it, lets it run on.
func oldest(folder string) Version {
	for text := range descriptions(folder) {
		if m := requires.FindSubmatch(text); m != nil {
			return atLeast(string(m[1]))
		}
	}
	return Version{}
}

// ownFolders reports whether what describes the package in a folder, or around it, says that it is for Windows or macOS alone
// (classifiers), where each user has a folder for temporary files.
func ownFolders(folder string) bool {
	for text := range descriptions(folder) {
		if said := systems.FindAllSubmatch(text, -1); said != nil {
			return !slices.ContainsFunc(said, func(m [][]byte) bool { return !theirs.Match(m[1]) })
		}
	}
	return false
}

// descriptions are the texts of the files that describe the package in a folder, or around it, those that were made of others first.
func descriptions(folder string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, p := range placesOf(folder) {
			files, _ := filepath.Glob(filepath.Join(p, "*.dist-info", "METADATA")) // the pattern is well formed
			for _, name := range []string{"PKG-INFO", "pyproject.toml", "setup.cfg", "setup.py"} {
				files = append(files, filepath.Join(p, name))
			}
			for _, name := range files {
				info, err := os.Stat(name)
				if err != nil || !info.Mode().IsRegular() || info.Size() > maxMetadata {
					continue
				}
				if text, err := os.ReadFile(name); err == nil && !yield(text) {
					return
				}
			}
		}
	}
}

var (
	requires = regexp.MustCompile(`(?im)^\s*(?:requires[-_]python|python_requires)\s*[:=]\s*["']?([^"'#\n]+)`)
	systems  = regexp.MustCompile(`(?m)\bOperating System :: ([^"'\n]+)`)
	theirs   = regexp.MustCompile(`^(Microsoft|MacOS)\b`)
	bound    = regexp.MustCompile(`^(>=|~=|>|==|===)\s*(\d+)(?:\.(\d+))?`)
)

// atLeast is the least version that a specifier (PEP 440) admits.
func atLeast(specifier string) (v Version) {
	for clause := range strings.SplitSeq(specifier, ",") {
		m := bound.FindStringSubmatch(strings.TrimSpace(clause))
		if m == nil {
			continue
		}
		major, _ := strconv.Atoi(m[2]) // digits
		minor, _ := strconv.Atoi(m[3])
		if w := (Version{major, minor}); v.Compare(w) < 0 {
			v = w
		}
	}
	return v
}
