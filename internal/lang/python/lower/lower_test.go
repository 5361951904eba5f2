package lower_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// TestSane lowers every Python file of a tree, named by TOUCHSTONE_SANITY_TREE, and checks the IR's invariants.
func TestSane(t *testing.T) {
	root := os.Getenv("TOUCHSTONE_SANITY_TREE")
	if root == "" {
		t.Skip("TOUCHSTONE_SANITY_TREE names no folder")
	}
	files, errs := 0, 0
	filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".py") {
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return nil
		}
		f := &source.File{Path: p, Text: string(data)}
		tree, _ := syntax.Parse(f.Text)
		m := lower.Module(f, "m", false, tree)
		files++
		for _, fn := range m.Functions {
			for _, err := range ir.Check(fn) {
				if errs++; errs < 20 {
					t.Errorf("%s: %v", p, err)
				}
			}
		}
		return nil
	})
	t.Logf("%d files, %d errors", files, errs)
}
