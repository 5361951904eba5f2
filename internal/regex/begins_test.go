package regex

import "testing"

func TestBegins(t *testing.T) {
	for _, c := range []struct {
		pattern       string
		whole         bool
		first, second string // characters that may come there; "*" for any
		empty         bool
	}{
		{`/(?:[ab]+/?)*`, true, "/", "ab", false},
		{`/(?!/)[/ab]*`, true, "/", "ab", false},
		{`/(?!/)`, false, "/", "", false},
		{`(/a|b/)+`, true, "/b", "a/", false},
		{`a?b`, true, "ab", "b", false},
		{`a{2}b`, true, "a", "a", false},
		{`a*`, true, "a", "a", true},
		{`\Aa$`, true, "a", "", false},
	} {
		b, ok := Begins(c.pattern, 0, c.whole)
		if !ok || b.Empty != c.empty {
			t.Errorf("%s: ok %v, empty %v", c.pattern, ok, b.Empty)
		}
		if got := listed(b.First); got != sorted(c.first) {
			t.Errorf("%s: first %q, want %q", c.pattern, got, c.first)
		}
		if !c.whole {
			if b.Second['/'] || !b.Second['a'] || !b.SecondOther {
				t.Errorf("%s: second %q", c.pattern, listed(b.Second))
			}
			continue
		}
		if got := listed(b.Second); got != sorted(c.second) {
			t.Errorf("%s: second %q, want %q", c.pattern, got, c.second)
		}
	}
}

func listed(set [128]bool) string {
	var out []byte
	for c, in := range set {
		if in {
			out = append(out, byte(c))
		}
	}
	return string(out)
}

func sorted(s string) string {
	var set [128]bool
	for i := range len(s) {
		set[s[i]] = true
	}
	return listed(set)
}
