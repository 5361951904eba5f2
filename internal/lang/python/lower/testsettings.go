package lower

import (
	"path"
	"strings"
)

// TestSettings reports whether a file holds the settings of Django with which a project's tests are run, wherever it lies: its
// table of URLs is the tests', or their applications are installed.
func TestSettings(file, text string) bool {
	if !strings.Contains(path.Base(file), "settings") && path.Base(path.Dir(file)) != "settings" {
		return false
	}
	if words := quoted(text, "\nROOT_URLCONF = ", "\n"); len(words) == 1 && ofTests(words[0]) {
		return true
	}
	for _, app := range quoted(text, "\nINSTALLED_APPS = ", "\n]", "\n)") {
		if ofTests(app) {
			return true
		}
	}
	return false
}

// quoted are the texts in quotes between what begins an assignment and the first that can end it.
func quoted(text, begins string, ends ...string) (words []string) {
	_, rest, ok := strings.Cut(text, begins)
	if !ok {
		return nil
	}
	for _, end := range ends {
		rest, _, _ = strings.Cut(rest, end)
	}
	for {
		open := strings.IndexAny(rest, `'"`)
		if open < 0 {
			return words
		}
		length := strings.IndexByte(rest[open+1:], rest[open])
		if length < 0 {
			return words
		}
		words = append(words, rest[open+1:open+1+length])
		rest = rest[open+length+2:]
	}
}

// ofTests reports whether a part of a dotted name is called as a package of tests is.
func ofTests(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if testFolder(part) || part == "testapp" || part == "test_app" || part == "testproject" || part == "test_project" {
			return true
		}
	}
	return false
}
