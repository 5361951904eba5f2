package source

import (
	"strings"
	"testing"
	"time"
)

// Against git there is TestGitignoreAgainstGit; here is what it cannot ask.
func TestWildcard(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"*", "", true},
		{"**/a", "a", true},
		{"**/a", "x/y/a", true},
		{"**/a", "xa", false},
		{"a/**", "a", false},
		{"a/**/b", "a/b", true},
		{"a/**/b", "a/x/y/b", true},
		{"a**b", "a/b", false},
		{"[a-", "a", false},
		{`a\`, `a\`, false},
		{"[[:digit:]]", "7", true},
		{"[^/]", "/", false},
	} {
		tokens, ok := compileWildcard(c.pattern)
		if got := ok && matchWildcard(tokens, c.text); got != c.want {
			t.Errorf("%q matches %q: %v", c.pattern, c.text, got)
		}
	}
}

// A pattern that takes matchers with backtracking longer than the universe has lasted.
func TestWildcardTime(t *testing.T) {
	tokens, _ := compileWildcard(strings.Repeat("*a**/", 40) + "b")
	start := time.Now()
	if matchWildcard(tokens, strings.Repeat("a/", 2000)) {
		t.Error("it matches")
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// An ignore file may hold anything. A path with each of its bytes escaped matches itself; a rule and its negation
// match the same.
func FuzzIgnore(f *testing.F) {
	for _, s := range []string{
		"*.py\n!a.py\n/b/\n", "**/a/**\r\n", "[[:alpha:]-z]\\ ", "\ufeff#x\n\\#x", "a[", "!", "/", "\x00", "[!]a-]", "***/[^\\]]",
	} {
		f.Add(s, "a/b/a.py")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		path = strings.Trim(path, "/")
		if path == "" || strings.ContainsAny(path, "\x00\n\r") || strings.Contains(path, "//") {
			return
		}
		for _, r := range parseIgnore(text) {
			for _, folder := range []bool{false, true} {
				got := r.matches(path, folder)
				if r.negated {
					continue
				}
				if n, ok := parseRule("!" + r.text); !ok || !n.negated || n.matches(path, folder) != got {
					t.Errorf("%q and its negation differ on %q", r.text, path)
				}
			}
		}
		var escaped strings.Builder
		escaped.WriteByte('/')
		for i := range len(path) {
			if path[i] != '/' {
				escaped.WriteByte('\\')
			}
			escaped.WriteByte(path[i])
		}
		rules := parseIgnore(escaped.String())
		if len(rules) != 1 || !rules[0].matches(path, false) {
			t.Errorf("%q does not match %q", escaped.String(), path)
		}
	})
}
