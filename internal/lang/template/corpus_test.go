package template

import (
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// TestCorpus lowers the templates of the goldens, or of a folder that the variable TEMPLATES names: of packages from PyPI, unpacked.
func TestCorpus(t *testing.T) {
	root := os.Getenv("TEMPLATES")
	if root == "" {
		root = t.TempDir()
		archives, err := filepath.Glob("testdata/*.txtar")
		if err != nil || len(archives) == 0 {
			t.Fatal("no archives of templates: ", err)
		}
		for _, a := range archives {
			if err := os.CopyFS(filepath.Join(root, filepath.Base(a)), os.DirFS(testkit.Unpack(t, a))); err != nil {
				t.Fatal(err)
			}
		}
	}
	counts := map[Dialect]int{}
	unknowns, errs := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".html", ".htm", ".xhtml", ".xml", ".svg", ".txt", ".jinja", ".jinja2", ".j2", ".mako", ".mak", ".tmpl":
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		dialect, ok := Detect(path, string(text))
		if !ok {
			return nil
		}
		counts[dialect]++
		file := &source.File{Path: path, Text: string(text)}
		mod, found := Module(file, dialect)
		for _, e := range found {
			errs++
			p := file.Position(e.Pos)
			t.Logf("%s:%d:%d: %s: %s", path, p.Line, p.Column, dialect, e.Message)
		}
		if mod.Unknowns > 0 {
			unknowns += mod.Unknowns
			for _, f := range mod.Functions {
				for i := range f.Instrs {
					if in := f.Instrs[i]; in.Op == ir.OpUnknown {
						t.Logf("%s:%d: %s: unknown %s: %q", path, file.Position(in.Pos).Line, dialect, f.NameOf(ir.ID(i)), text[in.Pos:in.End])
					}
				}
			}
		}
		checkModule(t, mod)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(counts) == 0 {
		t.Error("no template was found")
	}
	t.Logf("%v files, %d unknowns, %d errors", counts, unknowns, errs)
}

func checkModule(t testing.TB, mod *ir.Module) {
	t.Helper()
	for _, f := range mod.Functions {
		for _, err := range ir.Check(f) {
			t.Errorf("%s: %v", mod.Name, err)
		}
		for i := range f.Instrs {
			if in := f.Instrs[i]; in.Pos < 0 || in.End < in.Pos || int(in.End) > len(mod.File.Text) {
				t.Errorf("%s: %s has the position %d-%d", mod.Name, in.Op, in.Pos, in.End)
			}
		}
	}
}
