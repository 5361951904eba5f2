package regex

import (
	"strings"
	"testing"
)

func TestNeighbours(t *testing.T) {
	for _, c := range []struct {
		pattern      string
		whole        bool
		first, pairs string // of "ab/.": what a text may begin with, and which of them may stand next to each other
		empty        bool
	}{
		{`(/[ab]+)+`, true, "/", "aa ab ba bb /a /b a/ b/", false},
		{`(/a*)+`, true, "/", "// /a aa a/", false},
		{`/(?:a+/)*a*`, true, "/", "/a aa a/", false},
		{`/|/ab`, true, "/", "/a ab", false},
		{`/?a`, true, "/a", "/a", false},
		{`(?:/?a)*`, true, "/a", "/a aa a/", true},
		{`[a.]*\.b?`, true, "a.", "aa a. .a .. .b", false},
		{`a(\.a)*`, true, "a", "a. .a", false},
		{`(/a|b/)+`, true, "/b", "/a b/ a/ // ab /b", false},
		{`\Aa$`, true, "a", "", false},
		{`a{0}b`, true, "b", "", false},
		{`a*`, false, "ab/.", "aa ab a/ a. ba bb b/ b. /a /b // /. .a .b ./ ..", true},
		{`(?!/)[/ab]`, true, "ab", "", false},
		{`/(?!/)[/ab]`, true, "/", "/a /b", false},
		{`/(?![/.])(?!b)`, false, "/", "/a aa ab a/ a. ba bb b/ b. /b // /. .a .b ./ ..", false},
		{`(?:/(?!/))+a?/?`, true, "/", "/a a/", false},
		{`(?:/(?!/)|a)*`, true, "/a", "/a aa a/", true},
		{`(?:a?|(?!b))[ab]`, true, "ab", "aa ab", false},
		{`(?:(?!a)|(?!b))[ab]`, true, "ab", "", false},
		{`(?:(?!a)|(?![ab]))[ab/]`, true, "b/", "", false},
		{`(?!a$)a`, true, "a", "", false}, // asks for more than one character
		{`(a)b\1`, true, "a", "aa ab a/ a. ba bb b/ b. /a /b // /. .a .b ./ ..", false},
		{`(a)?(?(1)b|/)`, true, "ab/", "ab a/", false},
		{`(?i:A)(?-i:B)`, true, "a", "", false},
	} {
		n, ok := NeighboursOf(c.pattern, 0, c.whole)
		if !ok || n.Empty() != c.empty {
			t.Errorf("%s: ok %v, empty %v", c.pattern, ok, ok && n.Empty())
			continue
		}
		first, pairs := "", map[string]bool{}
		for _, x := range "ab/." {
			if n.Begin(x) {
				first += string(x)
			}
			for _, y := range "ab/." {
				if n.Adjoin(x, y) {
					pairs[string(x)+string(y)] = true
				}
				if n.BeginWith(x, y) && !(n.Begin(x) && n.Adjoin(x, y)) {
					t.Errorf("%s: begins with %c%c, which do not stand next to each other", c.pattern, x, y)
				}
			}
		}
		if first != sortedAs(c.first, "ab/.") {
			t.Errorf("%s: begins with %q, want %q", c.pattern, first, c.first)
		}
		for _, p := range strings.Fields(c.pairs) {
			if !pairs[p] {
				t.Errorf("%s: %s do not stand next to each other", c.pattern, p)
			}
			delete(pairs, p)
		}
		for p := range pairs {
			t.Errorf("%s: %s stand next to each other", c.pattern, p)
		}
	}
}

func sortedAs(s, order string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(s, r) {
			return r
		}
		return -1
	}, order)
}

func TestBeginOnly(t *testing.T) {
	for pattern, want := range map[string]bool{
		`/a|/`: true, `/?a`: false, `[/]`: true, `(/a)*`: false, `[/a](?<!a)`: false, `(?!a)[/a]`: true, `(?!/)/`: false, ``: false, `/|[^\w\W]`: true,
	} {
		if n, ok := NeighboursOf(pattern, 0, true); !ok || n.BeginOnly('/') != want {
			t.Errorf("%s: %v", pattern, !want)
		}
	}
	if n, _ := NeighboursOf(`/?`, 0, false); n.BeginOnly('/') {
		t.Error("what follows a match of nothing is a slash")
	}
}

// TestNeighboursBound: what is given up is given up early.
func TestNeighboursBound(t *testing.T) {
	if _, ok := NeighboursOf(strings.Repeat("ab?", 100000), 0, true); ok {
		t.Error("a very long pattern is read")
	}
	if _, ok := NeighboursOf(strings.Repeat("(", 300)+"a"+strings.Repeat("*)", 300), 0, true); !ok {
		t.Error("a nested pattern is not read")
	}
}

// FuzzNeighbours holds what is said of the texts that a pattern matches against all short ones that it does match.
func FuzzNeighbours(f *testing.F) {
	for _, p := range []string{
		`(/a|b/)+`, `/(?!/)[/ab.]*`, `(?:/(?!/)|a)*`, `(?:(?!a)|(?!b))[ab]`, `(a)?(?(1)b|/)`, `(a|b)\1`, `(?>a*)/`, `a{2,3}?b`, `\b(?<=a)?.`, `(?i)A(?-i:B)`,
		`^(?:a?(?!b)){2}.$`, `(?!a?)b`, `(?m)^a$./`,
	} {
		f.Add(p, uint32(0))
	}
	texts := []string{""}
	for from, length := 0, 0; length < 4; length++ {
		to := len(texts)
		for ; from < to; from++ {
			for _, c := range "ab/.\n" {
				texts = append(texts, texts[from]+string(c))
			}
		}
	}
	f.Fuzz(func(t *testing.T, pattern string, flags uint32) {
		root, err := Parse(pattern, Flags(flags))
		if err != nil || len(pattern) > 60 {
			return
		}
		m := machine{program: compile(root)}
		for _, whole := range []bool{true, false} {
			n, ok := NeighboursOf(pattern, Flags(flags), whole)
			if !ok {
				continue
			}
			use := Match
			if whole {
				use = FullMatch
			}
			for _, text := range texts {
				matched := false
				m.use([]rune(text), use, 10000, func(int, int) { matched = true })
				if matched {
					if why := n.refuses(text); why != "" {
						t.Fatalf("%q (flags %d, whole %v) matches %q, which %s", pattern, flags, whole, text, why)
					}
				}
			}
		}
	})
}

// refuses says why a text is none of those that a pattern is said to match; "" if nothing is against it.
func (n *Neighbours) refuses(text string) string {
	if text == "" {
		if !n.Empty() {
			return "is empty"
		}
		return ""
	}
	if !n.Begin(rune(text[0])) {
		return "begins so"
	}
	for _, c := range "ab/." {
		if n.BeginOnly(c) && rune(text[0]) != c {
			return "begins otherwise"
		}
	}
	for i := 1; i < len(text); i++ {
		c, d := rune(text[i-1]), rune(text[i])
		if !n.Adjoin(c, d) || i == 1 && !n.BeginWith(c, d) {
			return "has " + text[i-1:i+1] + " in it"
		}
	}
	return ""
}
