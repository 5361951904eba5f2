package regex

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

var tablePatterns = []string{
	`^(?:(\w*_)?(secret|token))$`, `(?i)^(?:pass(word|wd)?\d*)$`, `^get_`, `_id$`, `user`, ``, `^$`, `^(?:a|ab)(?:c|bcd)(?:d*)$`,
	`\bword\b`, `(?i)k`, `^x*$`, `[^a-z]`, `.`, `(?s).`, `a$|^b`, `\x00`, `(a*)*b`, `$a`, `(?m)^z`,
}

// matching is what package regexp says.
func matching(patterns []*regexp.Regexp, text string) (out []int) {
	for i, re := range patterns {
		if re.MatchString(text) {
			out = append(out, i)
		}
	}
	return out
}

func compiled(t testing.TB, patterns []string) []*regexp.Regexp {
	var list []*regexp.Regexp
	for _, p := range patterns {
		list = append(list, regexp.MustCompile(p))
	}
	return list
}

func TestTable(t *testing.T) {
	patterns := compiled(t, tablePatterns)
	table := NewTable(patterns)
	for _, text := range []string{
		"", "secret", "my_secret", "secrets", "Password1", "passwd", "get_user_id", "abcd", "abcdd", "word", "a word", "aword",
		"K", "\u212a", "x", "xxx", "xxy", "a\nb", "\n", "b", "za", "y\nz", "\x00", "aab", strings.Repeat("a", 5000), "schlüssel_id",
	} {
		if got, want := table.Match(nil, text), matching(patterns, text); !slices.Equal(got, want) {
			t.Errorf("%.20q: patterns %v match, regexp says %v", text, got, want)
		}
	}
}

// What instructions match among the characters of ASCII is what package regexp says.
func TestOfASCII(t *testing.T) {
	for _, p := range append([]string{`(?i)s`, `(?i)[k-m]é`, `[^\n]`, `[é\x{7f}-\x{90}]`, `\d\W`}, tablePatterns...) {
		tree, err := syntax.Parse(p, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		prog, err := syntax.Compile(tree.Simplify())
		if err != nil {
			t.Fatal(err)
		}
		for pc := range prog.Inst {
			in := &prog.Inst[pc]
			switch in.Op {
			case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
				for c := range rune(utf8.RuneSelf) {
					if got, want := ofASCII(in).has(uint8(c)), in.MatchRune(c); got != want {
						t.Errorf("%s, %v: %q matches: %v, regexp says %v", p, in, c, got, want)
					}
				}
			default:
				if set := ofASCII(in); set != (charSet{}) {
					t.Errorf("%s, %v matches %v", p, in, set)
				}
			}
		}
	}
}

// A table that has grown to its bound goes on.
func TestTableBound(t *testing.T) {
	patterns := compiled(t, []string{`a.{14}$`, `b`})
	table := NewTable(patterns)
	seed := uint32(1)
	for range 200 {
		text := make([]byte, 200)
		for i := range text {
			seed = seed*1664525 + 1013904223
			text[i] = 'a' + byte(seed>>24&1)
		}
		if got, want := table.Match(nil, string(text)), matching(patterns, string(text)); !slices.Equal(got, want) {
			t.Fatalf("%s: patterns %v match, regexp says %v", text, got, want)
		}
		if n := len(table.parts[0].states); n > maxTableStates {
			t.Fatalf("%d states", n)
		}
	}
}

// A pattern that is asked often answers as before.
func TestPatternOften(t *testing.T) {
	texts := []string{"", "secret", "my_secret", "Password1", "get_user_id", "abcd", "a word", "aword", "K", "\u212a", "xxy", "a\nb", "\n", "y\nz", "\x00", "aab"}
	for _, expr := range tablePatterns {
		re, p := regexp.MustCompile(expr), NewPattern(expr)
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				for range 2 * often {
					for _, text := range texts {
						if got, want := p.MatchString(text), re.MatchString(text); got != want {
							t.Errorf("%s on %q: %v, regexp says %v", expr, text, got, want)
							return
						}
					}
				}
			})
		}
		wg.Wait()
		if walks := walkable(expr) != nil; walks != (p.walker.Load() != nil) {
			t.Errorf("%s: an automaton is %v, is wanted %v", expr, !walks, walks)
		}
	}
}

func FuzzTable(f *testing.F) {
	for _, p := range tablePatterns {
		f.Add(p, "my_secret_id")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile(pattern)
		if err != nil || len(pattern) > 100 || len(text) > 200 {
			t.Skip("not a short pattern")
		}
		patterns := append(compiled(t, tablePatterns), re)
		if got, want := NewTable(patterns).Match(nil, text), matching(patterns, text); !slices.Equal(got, want) {
			t.Errorf("%q: patterns %v match, regexp says %v", text, got, want)
		}
	})
}
