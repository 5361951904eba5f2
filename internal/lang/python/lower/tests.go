package lower

import (
	"path"
	"slices"
	"strings"
)

// testPackages are what tests are written with.
var testPackages = []string{
	"unittest", "pytest", "mock", "testtools", "nose", "fixtures", "ddt", "hypothesis", "testscenarios", "unittest2",
	"django_webtest", "webtest", "locust", "selenium", "playwright", "factory", "faker", "responses", "freezegun",
}

// TestPath reports whether a file lies where tests lie, or is called as tests are. The path is a slash path below the
// folder that is reviewed: what lies above it says nothing of the code.
func TestPath(file string) bool {
	dir, base := path.Split(file)
	for part := range strings.SplitSeq(dir, "/") {
		if testFolder(part) {
			return true
		}
	}
	base = strings.TrimLeft(base, "_")
	return testHelper(base) || strings.HasPrefix(base, "test_") || strings.HasPrefix(base, "unittest_") || strings.HasPrefix(base, "tests_") || strings.HasPrefix(base, "testbase") ||
		strings.HasSuffix(base, "_test.py") || strings.HasSuffix(base, "_tests.py") || base == "ci_settings.py" || base == "settings_ci.py" || base == "conftest.py" || base == "tests.py" || base == "test.py" || base == "testing.py"
}

// TestCode reports whether a file at a path of tests holds tests: by what it imports or defines, since a folder of
// applications may be called tests as well. It reads lines, no tree: most test code is never parsed.
func TestCode(file, text string) bool {
	return TestPath(file) && (strings.Contains(path.Base(file), "settings") || testHelper(strings.TrimLeft(path.Base(file), "_")) || helpsTests(file) || holdsTests(text))
}

// TestFolders are, of the paths of a program, the folders of tests inside of packages in which something is called as tests are:
// what else lies in them is there for the tests. In what others install, all folders of tests are.
func TestFolders(paths []string, published bool) map[string]bool {
	folders := map[string]bool{}
	for _, file := range paths {
		base := path.Base(file)
		if !strings.HasSuffix(base, ".py") {
			continue
		}
		called := strings.HasPrefix(base, "test_") || base == "tests.py" || base == "conftest.py" || published && base == "test.py"
		dir := testsAbove(file)
		if kindOfTests(dir) && !(published && called && base != "test.py") {
			continue // it may be a package
		}
		if !called && (!published || dir == "" || !besideSetup(dir, paths) && !forTests(path.Base(dir))) {
			continue
		}
		if dir != "" && (published || strings.Contains(dir, "/")) {
			folders[dir] = true
		}
	}
	return folders
}

// besideSetup reports whether a folder lies beside what installs a package.
func besideSetup(folder string, paths []string) bool {
	dir := path.Dir(folder)
	return dir == "." || slices.Contains(paths, dir+"/setup.py")
}

// InTests reports whether a file lies in one of the folders that TestFolders found.
func InTests(file string, folders map[string]bool) bool {
	dir := testsAbove(file)
	return dir != "" && folders[dir]
}

// testsAbove is the outermost folder of tests that a file lies in, or the folder at the top that is called by a kind of them; "" where there is none.
func testsAbove(file string) string {
	for i, c := range file {
		if c != '/' {
			continue
		}
		if dir := file[:i]; testFolder(path.Base(dir)) {
			return dir
		}
	}
	if top, _, ok := strings.Cut(file, "/"); ok && kindOfTests(top) {
		return top
	}
	return ""
}

// kindOfTests reports whether a folder is called by what kind of tests is in it, if any are.
func kindOfTests(part string) bool {
	return part == "integration" || part == "functional" || part == "acceptance" || part == "e2e"
}

// testHelper reports whether a file is called as what tests share.
func testHelper(base string) bool {
	name, ok := strings.CutSuffix(base, ".py")
	name = strings.ReplaceAll(name, "_", "")
	return ok && (name == "testutil" || name == "testutils" || strings.HasSuffix(name, "testcases") || strings.HasSuffix(name, "testcase") || name == "testhelper" || name == "testhelpers" || name == "testingutils")
}

// helpsTests reports whether a file lies in a folder of helpers, or of tests of a kind, below the folder of tests of a package, or
// is called there as tests are.
func helpsTests(file string) bool {
	parts := strings.Split(path.Dir(file), "/")
	at := slices.IndexFunc(parts, testFolder)
	return at > 0 && (strings.HasPrefix(path.Base(file), "test_") || slices.ContainsFunc(parts[at+1:], func(p string) bool {
		switch p {
		case "utils", "util", "helpers", "mocks", "unit", "integration", "functional", "e2e":
			return true
		}
		return false
	}))
}

func holdsTests(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " \t")
		if line == "" {
			continue
		}
		switch line[0] {
		case 'c':
			name, ok := strings.CutPrefix(line, "class ")
			if end := strings.IndexAny(name, ":( \t\r\n"); ok && end > 0 && testClass(name[:end]) {
				return true
			}
		case 'd', 'a':
			line = strings.TrimPrefix(line, "async ")
			if strings.HasPrefix(line, "def test_") {
				return true
			}
		case 'i':
			rest, ok := strings.CutPrefix(line, "import ")
			if ok && slices.ContainsFunc(strings.Split(rest, ","), func(m string) bool { return testModule(firstWord(m)) }) {
				return true
			}
		case 'f':
			rest, ok := strings.CutPrefix(line, "from ")
			if ok && testModule(firstWord(rest)) {
				return true
			}
		}
	}
	return false
}

// testClass reports whether a class is called as what tests derive from, or as tests.
func testClass(name string) bool {
	return strings.HasSuffix(name, "TestCase") || strings.HasSuffix(name, "TestBase") || strings.HasSuffix(name, "TestMixin")
}

func firstWord(s string) string {
	for word := range strings.FieldsSeq(s) {
		return word
	}
	return ""
}

func testModule(name string) bool {
	first, _, _ := strings.Cut(name, ".")
	return slices.Contains(testPackages, first) || slices.ContainsFunc(strings.Split(name, "."), testFolder)
}

func testFolder(part string) bool {
	part = strings.ToLower(strings.TrimPrefix(part, "_"))
	if kind, ok := strings.CutSuffix(part, "tests"); ok {
		return strings.HasSuffix(kind, "_") || slices.Contains(testKinds, kind)
	}
	if kind, ok := strings.CutSuffix(strings.TrimSuffix(part, "s"), "server"); ok { // one that answers tests
		switch strings.TrimRight(kind, "_-") {
		case "dummy", "fake", "mock", "test":
			return true
		}
	}
	return part == "test" || part == "testing" || part == "t" || strings.HasPrefix(part, "tests_") || forTests(part)
}

// joints are what parts of the names of folders are joined by.
var joints = strings.NewReplacer("_", "", "-", "")

// forTests reports whether a folder is called as what tests need besides: a project to run in, helpers.
func forTests(part string) bool {
	switch strings.ToLower(joints.Replace(part)) {
	case "testcase", "testcases", "testdata", "testsuite", "testsuites", "testutil", "testutils", "testproject", "testsupport", "testhelper", "testhelpers", "testfixtures":
		return true
	}
	return false
}

// testKinds are what folders of tests are called by besides.
var testKinds = []string{"", "acceptance", "api", "big", "e2e", "func", "functional", "gui", "i", "integration", "load", "perf", "performance", "regression", "smoke", "system", "ui", "unit"}
