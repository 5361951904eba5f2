package report

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// TestMarks holds how labels are laid out around one line of code.
func TestMarks(t *testing.T) {
	f := file("a.py", "first(x, second(y))\n\n\n\nz\n")
	step := func(what, message string) finding.Step {
		return finding.Step{Kind: finding.StepFlow, Location: in(f, what), Message: message}
	}
	for _, c := range []struct {
		name  string
		trace finding.Trace
		want  string
	}{
		{"side by side", finding.Trace{step("first", "a"), step("x", "b"), step("second", "c")}, `
  |
1 | first(x, second(y))
  | ----- -  ------ 3. flow: c
  | |     |
  | |     2. flow: b
  | 1. flow: a
...
5 | z
  | ^
  |
`},
		{"nested", finding.Trace{step("second(y)", "outer"), step("y", "inner"), step("first", "left")}, `
  |
1 | first(x, second(y))
  | -----    --------- 1. flow: outer
  | |
  | 3. flow: left
  |                 - 2. flow: inner
...
5 | z
  | ^
  |
`},
		{"same place twice", finding.Trace{step("first", "a"), step("x", "b"), step("x", "c"), step("first", "d")}, `
  |
1 | first(x, second(y))
  | ----- - 2. flow: b
  | |     |
  | |     3. flow: c
  | 1. flow: a
  | 4. flow: d
...
5 | z
  | ^
  |
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &finding.Review{Findings: []*finding.Finding{{Rule: evalRule, Location: in(f, "z"), Trace: c.trace, Severity: 1, Confidence: 1}}}
			_, got, _ := strings.Cut(string(write(t, Text, r, Options{})), "a.py:5:1\n")
			got, _, _ = strings.Cut(got, "  = ")
			if got != c.want[1:] {
				t.Errorf("got\n%swant%s", got, c.want)
			}
		})
	}
}

// TestMultiLineSpan: only the first line is marked.
func TestMultiLineSpan(t *testing.T) {
	f := file("a.py", "run(\r\n  x,\r\n)\r\n")
	r := &finding.Review{Findings: []*finding.Finding{{Rule: evalRule, Location: in(f, "run(\r\n  x,\r\n)"), Severity: 1, Confidence: 1}}}
	out := string(write(t, Text, r, Options{}))
	if !strings.Contains(out, "1 | run(\n  | ^^^^\n2 |   x,\n") {
		t.Errorf("got\n%s", out)
	}
}
