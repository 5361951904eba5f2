package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestArchitectureNames holds docs/architecture.md to what there is: every file that it names exists and has what is said to be in it, and its
// table has every package, and no other.
func TestArchitectureNames(t *testing.T) {
	text, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	named := map[string]bool{} // folder/file.go, by the last two parts of the path
	packages := map[string]bool{}
	err = filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); !d.IsDir() && (ext == ".go" || ext == ".yaml" || ext == ".csv" || ext == ".pgo") {
			path = filepath.ToSlash(path)
			files = append(files, path)
			if folder, ok := strings.CutPrefix(filepath.ToSlash(filepath.Dir(path)), "../internal"); ok && ext == ".go" && folder != "" {
				packages["internal"+folder] = true
			}
		}
		return nil
	})
	if err != nil || len(files) < 500 {
		t.Fatal("too few files: ", len(files), err)
	}
	for _, m := range regexp.MustCompile("`([\\w./-]+\\.(?:go|yaml|csv|pgo))`").FindAllStringSubmatch(string(text), -1) {
		named[m[1]] = true
		if !slices.ContainsFunc(files, func(path string) bool { return strings.HasSuffix(path, "/"+m[1]) }) && !strings.ContainsAny(m[1], "<>") {
			t.Errorf("%s is named and does not exist", m[1])
		}
	}
	if len(named) < 50 {
		t.Errorf("%d files are named, which is too few", len(named))
	}
	for _, m := range regexp.MustCompile("`(\\w+)`,? in\\s+`([\\w./-]+\\.go)`").FindAllStringSubmatch(string(text), -1) {
		at := slices.IndexFunc(files, func(path string) bool { return strings.HasSuffix(path, "/"+m[2]) })
		if at < 0 {
			continue // told above
		}
		if code, err := os.ReadFile(files[at]); err != nil || !regexp.MustCompile(`\b`+m[1]+`\b`).Match(code) {
			t.Errorf("%s has no %s", m[2], m[1])
		}
	}
	rows := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(internal/[\\w/]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		rows[m[1]] = true
		if !packages[m[1]] {
			t.Errorf("the table has %s, and there is no such package", m[1])
		}
	}
	for p := range packages {
		if !rows[p] {
			t.Errorf("the table lacks %s", p)
		}
	}
}
