package lower_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// lowered parses and lowers a text and checks the invariants of all its functions.
func lowered(t testing.TB, path, name, text string) *ir.Module {
	t.Helper()
	tree, _ := syntax.Parse(text)
	m := lower.Module(&source.File{Path: path, Text: text}, name, false, tree)
	sane(t, path, m)
	return m
}

func sane(t testing.TB, path string, m *ir.Module) {
	t.Helper()
	for _, f := range m.Functions {
		for _, err := range ir.Check(f) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func printed(m *ir.Module) string {
	var sb strings.Builder
	for i, f := range m.Functions {
		if i > 0 {
			sb.WriteByte('\n')
		}
		ir.Print(&sb, f)
	}
	for i, c := range m.Classes {
		if i == 0 {
			sb.WriteByte('\n')
		}
		fmt.Fprintf(&sb, "class %s(%s)\n", c.Qualified, strings.Join(c.Bases, ", "))
		for _, f := range c.Fields {
			fmt.Fprintf(&sb, "\tfield %s %v default=%v\n", f.Name, f.Type, f.HasDefault)
		}
		var names []string
		for name, f := range c.Methods {
			names = append(names, fmt.Sprintf("%s %v", name, f.Decorators))
		}
		slices.Sort(names)
		for _, n := range names {
			fmt.Fprintf(&sb, "\tmethod %s\n", n)
		}
	}
	if m.Unknowns > 0 {
		fmt.Fprintf(&sb, "\nunknowns %d\n", m.Unknowns)
	}
	return sb.String()
}

// Each file of testdata is one family of constructs; its golden is the IR of all its functions.
func TestConstructs(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data: ", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			m := lowered(t, path, "pkg.sub.mod", string(text))
			again := lowered(t, path, "pkg.sub.mod", string(text))
			if printed(m) != printed(again) {
				t.Error("two runs print different IR")
			}
			testkit.Golden(t, strings.TrimSuffix(path, ".py")+".golden", printed(m))
		})
	}
}

// Sources that are long in one direction take a bounded stack and linear time, and stay sane.
func TestLong(t *testing.T) {
	const n = 5_000
	elifs := "def f(x):\n  if x == 0: y = 0\n" + strings.Repeat("  elif x == 1: y = 1\n", n) + "  return y\n"
	for name, text := range map[string]string{
		"statements":   "def f(x):\n" + strings.Repeat("  x = g(x)\n", n) + "  return x\n",
		"ifs":          "def f(x, y):\n" + strings.Repeat("  if x: y = 1\n", n) + "  return x, y\n",
		"elifs":        elifs,
		"loops":        "def f(x, y):\n" + strings.Repeat("  for i in x: y = i\n", n) + "  return y\n",
		"try":          "def f(x):\n  try:\n" + strings.Repeat("    x = g(x)\n", n) + "  except E:\n    return x\n",
		"handlers":     "def f(x):\n  try:\n    x()\n" + strings.Repeat("  except E: x = 1\n", n) + "  return x\n",
		"returns":      "def f(x):\n  try:\n" + strings.Repeat("    if x: return 1\n", n) + "  finally:\n    g(x)\n",
		"addition":     "x = " + strings.Repeat("1 + ", n) + "1\n",
		"conjunction":  "def f(x):\n  if " + strings.Repeat("x and ", n) + "x: return x\n",
		"comparisons":  "def f(x):\n  return " + strings.Repeat("x < ", n) + "x\n",
		"operands":     "x = [" + strings.Repeat("1, ", 5*n) + "]\n",
		"alternatives": "match x:\n  case " + strings.Repeat("1 | ", n) + "2: y = 1\n",
	} {
		t.Run(name, func(t *testing.T) { lowered(t, name+".py", name, text) })
	}
}

// maxSample is how many files of the standard library are lowered by default: every k-th of all, tests included.
const maxSample = 300

// TestSane lowers a sample of the standard library of the machine's python3, or every Python file of the tree that
// TOUCHSTONE_SANITY_TREE names, and checks the IR's invariants.
func TestSane(t *testing.T) {
	root := os.Getenv("TOUCHSTONE_SANITY_TREE")
	limit := 0
	if root == "" {
		out, err := exec.Command("python3", "-c", "import os; print(os.path.dirname(os.__file__))").Output()
		if err != nil {
			testkit.Missing(t, "no IR is checked over the standard library: python3 is not there: %v", err)
		}
		root, limit = strings.TrimSpace(string(out)), maxSample
	}
	var paths []string
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(p, ".py") {
			paths = append(paths, p)
		}
		return nil
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %d files: %v", root, len(paths), err)
	}
	step := 1
	if limit > 0 {
		step = max(1, len(paths)/limit)
	}
	files, functions := 0, 0
	for i := 0; i < len(paths); i += step {
		data, err := os.ReadFile(paths[i])
		if err != nil {
			continue
		}
		m := lowered(t, paths[i], "m", string(data))
		files++
		functions += len(m.Functions)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d of %d files, %d functions", files, len(paths), functions)
}
