package regex

import (
	"regexp"
	"testing"
)

// What a pattern says does not depend on how it is asked: as words, by package regexp, or by an automaton.
func TestPatternAnswersAsRegexp(t *testing.T) {
	texts := []string{"", "a", "req", "request", "requests", "Request", "_req", "req\n", "req|request", "request2", "b)", "x.y", "größe"}
	for _, expr := range []string{
		"^(req|request)$", "^(?:req|request)$", "^(?:req|)$", "^(?i:req|request)$", "(?i)^(req|request)$", "^(re(q|quest))$", "^(a)|(b)$",
		"^(x.y)$", "^(req)$", "^(?:req|request)", "(req|request)$", "^()$", `^(?:req\w*|request)$`, "^(?:größe|a)$",
		"^(a|b|c|d|e|f|g|h|i|req)$",
	} {
		p, re := NewPattern(expr), regexp.MustCompile(expr)
		for range often + 2 {
			for _, text := range texts {
				if got, want := p.MatchString(text), re.MatchString(text); got != want {
					t.Fatalf("%s matches %q: %v, package regexp says %v", expr, text, got, want)
				}
			}
		}
	}
}
