package program_test

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

func load(t *testing.T, files map[string]string) *program.Program {
	t.Helper()
	var paths []string
	for p := range files {
		if strings.HasSuffix(p, ".py") {
			paths = append(paths, p)
		}
	}
	sort.Strings(paths)
	above := ""
	if _, ok := files["__init__.py"]; ok {
		above = "root" // as the review names the folder that it starts in, where that is a package
	}
	names := program.NewNames(paths, above)
	var mods []*ir.Module
	for _, p := range paths {
		tree, errs := syntax.Parse(files[p])
		if len(errs) > 0 {
			t.Fatalf("%s: %v", p, errs[0])
		}
		name, isPackage := names.Module(p)
		m := lower.Module(&source.File{Path: p, Text: files[p]}, name, isPackage, tree)
		for _, f := range m.Functions {
			for _, err := range ir.Check(f) {
				t.Errorf("%s: %v", p, err)
			}
		}
		mods = append(mods, m)
	}
	return program.New(mods, names)
}

func module(t *testing.T, p *program.Program, path string) *ir.Module {
	t.Helper()
	for _, m := range p.Modules {
		if m.File.Path == path {
			return m
		}
	}
	t.Fatalf("no module %s", path)
	return nil
}

// meaning says what a dotted name of a module is, following modules on the way.
func meaning(p *program.Program, m *ir.Module, dotted string) string {
	first, rest, more := strings.Cut(dotted, ".")
	b := p.Lookup(m, first)
	if more {
		if b.Module == nil {
			return "?"
		}
		return meaning(p, b.Module, rest)
	}
	switch {
	case b.Function != nil:
		return "def " + b.Function.Module.File.Path + ":" + b.Function.Qualified
	case b.Class != nil:
		return "class " + b.Class.Module.File.Path + ":" + b.Class.Qualified
	case b.Module != nil:
		return "module " + b.Module.File.Path
	}
	return "?"
}

// Each archive is a program with a file WANT of lines "PATH NAME = MEANING", as CPython resolves the name. A line that
// ends in "# wrong: ..." is not resolved so today; it fails the test when it is.
func TestResolution(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no test data: ", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			files := testkit.Archive(t, archive)
			p := load(t, files)
			for line := range strings.Lines(files["WANT"]) {
				line, wrong, known := strings.Cut(strings.TrimSpace(line), "# wrong:")
				left, want, ok := strings.Cut(strings.TrimSpace(line), " = ")
				path, name, ok2 := strings.Cut(left, " ")
				if !ok || !ok2 {
					if strings.TrimSpace(line) != "" {
						t.Errorf("cannot read %q", line)
					}
					continue
				}
				got := meaning(p, module(t, p, path), name)
				switch {
				case known && got == want:
					t.Errorf("%s: %s is right now: take the mark away (%s)", path, name, strings.TrimSpace(wrong))
				case known:
					t.Logf("%s: %s is %s, want %s: %s", path, name, got, want, strings.TrimSpace(wrong))
				case got != want:
					t.Errorf("%s: %s is %s, want %s", path, name, got, want)
				}
			}
		})
	}
}

func TestModuleNames(t *testing.T) {
	n := program.NewNames([]string{"src/shop/__init__.py", "src/shop/web/__init__.py", "src/shop/web/app.py", "ns/pkg/__init__.py", "ns/part/mod.py", "run.py"}, "")
	for path, want := range map[string]string{
		"src/shop/__init__.py":     "shop",
		"src/shop/web/app.py":      "shop.web.app",
		"src/shop/web/__init__.py": "shop.web",
		"ns/part/mod.py":           "ns.part.mod",
		"run.py":                   "run",
	} {
		got, isPackage := n.Module(path)
		if got != want || isPackage != strings.HasSuffix(path, "__init__.py") {
			t.Errorf("%s is %s (package: %v), want %s", path, got, isPackage, want)
		}
	}
}

func TestModuleNamesInsideOfAPackage(t *testing.T) {
	n := program.NewNames([]string{"__init__.py", "db.py", "web/__init__.py", "web/app.py", "scripts/run.py"}, "shop.core")
	for path, want := range map[string]string{
		"__init__.py": "shop.core", "db.py": "shop.core.db", "web/app.py": "shop.core.web.app", "scripts/run.py": "scripts.run",
	} {
		if got, _ := n.Module(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestMethodsAndCalls(t *testing.T) {
	p := load(t, map[string]string{
		"a.py": "from b import Base, helper\nclass C(Base):\n  def run(self): self.go(); helper(); super().stop()\n  def stop(self): pass\n",
		"b.py": "class Base:\n  def go(self): pass\n  def stop(self): pass\ndef helper(): Base()\n",
	})
	c := p.ClassNamed(module(t, p, "a.py"), "C")
	if c == nil {
		t.Fatal("no class C")
	}
	if g := p.Method(c, "go"); g == nil || g.Qualified != "Base.go" {
		t.Errorf("C.go is %v", g)
	}
	run, called := p.Method(c, "run"), map[string]bool{}
	for _, id := range p.Calls()[run.ID] {
		called[p.Functions[id].Qualified] = true
	}
	if !called["Base.go"] || !called["helper"] || !called["Base.stop"] || called["C.stop"] {
		t.Errorf("C.run calls %v", called)
	}
}

// Modules that all import each other's names with * must not multiply the ways in which a name is looked up.
func TestWebOfStarImports(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		var text strings.Builder
		for j := range 40 {
			if i != j {
				fmt.Fprintf(&text, "from m%d import *\n", j)
			}
		}
		fmt.Fprintf(&text, "def f%d(): pass\n", i)
		files[fmt.Sprintf("m%d.py", i)] = text.String()
	}
	p := load(t, files)
	m := module(t, p, "m0.py")
	if got := meaning(p, m, "f39"); got != "def m39.py:f39" {
		t.Errorf("f39 is %s", got)
	}
	if got := meaning(p, m, "nothing"); got != "?" {
		t.Errorf("a name that nothing has is %s", got)
	}
}
