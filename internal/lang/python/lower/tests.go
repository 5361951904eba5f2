package lower

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// testPackages are what tests are written with.
var testPackages = []string{
	"unittest", "pytest", "mock", "testtools", "nose", "fixtures", "ddt", "hypothesis", "testscenarios", "unittest2",
}

// TestPath reports whether a file lies where tests lie, or is called as tests are. The path is a slash path below the
// folder that is reviewed: what lies above it says nothing of the code.
func TestPath(file string) bool {
	dir, base := path.Split(file)
	for part := range strings.SplitSeq(dir, "/") {
		if part == "tests" || part == "test" || part == "testing" {
			return true
		}
	}
	base = strings.TrimLeft(base, "_")
	return strings.HasPrefix(base, "test_") || strings.HasPrefix(base, "tests_") || strings.HasPrefix(base, "testbase") ||
		strings.HasSuffix(base, "_test.py") || base == "conftest.py" || base == "tests.py"
}

// TestCode reports whether a file at a path of tests holds tests: by what it imports or defines, since a folder of
// applications may be called tests as well.
func TestCode(file string, tree *syntax.Module) bool {
	return TestPath(file) && (strings.Contains(path.Base(file), "settings") || holdsTests(tree.Body))
}

func holdsTests(body []syntax.Stmt) bool {
	return slices.ContainsFunc(body, func(s syntax.Stmt) bool {
		switch s := s.(type) {
		case *syntax.Import:
			return slices.ContainsFunc(s.Names, func(a syntax.Alias) bool { return testModule(a.Name) })
		case *syntax.ImportFrom:
			return testModule(s.Module) || slices.ContainsFunc(s.Names, func(a syntax.Alias) bool { return testFolder(a.Name) })
		case *syntax.FunctionDef:
			return strings.HasPrefix(s.Name, "test_")
		case *syntax.ClassDef:
			return holdsTests(s.Body)
		case *syntax.If:
			return holdsTests(s.Body) || holdsTests(s.OrElse)
		case *syntax.Try:
			return holdsTests(s.Body) || holdsTests(s.OrElse)
		}
		return false
	})
}

func testModule(name string) bool {
	first, _, _ := strings.Cut(name, ".")
	return slices.Contains(testPackages, first) || slices.ContainsFunc(strings.Split(name, "."), testFolder)
}

func testFolder(part string) bool { return part == "test" || part == "tests" || part == "testing" }
