package claim

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"
)

// Explain prints what was understood of a review: its claims with their parts, and what was left over. The text is
// stable: a line a part, and nothing that was not read.
func Explain(w io.Writer, r *Review) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s: %s, %s, %s\n", Shown(r.Name), r.Format, count(len(r.Claims), "claim"), count(len(r.Leftovers), "leftover"))
	at := newLineIndex(r.Text)
	for i := range r.Claims {
		explainClaim(b, &r.Claims[i], at)
	}
	if len(r.Leftovers) > 0 {
		fmt.Fprintf(b, "\nnot read as claims\n")
	}
	for _, l := range r.Leftovers {
		fmt.Fprintf(b, "  %s  %s: %s", at.lines(l.Start, l.End), l.Kind, Shown(l.Title))
		if l.Of >= 0 {
			fmt.Fprintf(b, " (claim %d)", l.Of+1)
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

func explainClaim(b *bufio.Writer, c *Claim, at lineIndex) {
	fmt.Fprintf(b, "\nclaim %d (%s)%s: %s\n", c.Index+1, at.lines(c.Start, c.End), when(c.Label != "", " "+Shown(c.Label)), Shown(c.Title))
	line := func(name, format string, args ...any) {
		fmt.Fprintf(b, "  %-10s %s\n", name, Shown(fmt.Sprintf(format, args...)))
	}
	if len(c.Above) > 0 {
		line("under", "%s", strings.Join(c.Above, ", in: "))
	}
	if c.Safe {
		line("safe", "says that there is no such weakness")
	}
	if c.Tool != "" || c.Rule != "" {
		line("tool", "%s", strings.TrimSpace(c.Tool+" "+c.Rule))
	}
	if c.Severity != "" || c.Confidence != "" {
		line("severity", "%s%s", c.Severity, when(c.Confidence != "", ", confidence "+c.Confidence))
	}
	for _, w := range c.Weaknesses {
		number := "no number"
		if w.ID != 0 {
			number = fmt.Sprintf("CWE-%d", w.ID)
		}
		line("weakness", "%s%s%s", number, when(w.Name != "", fmt.Sprintf(" %q", w.Name)), when(w.Rule, " (of the rule)"))
	}
	for _, m := range c.Mechanisms {
		line("mechanism", "%s (%s %q%s%s)", m.ID, m.From, m.Words, when(m.Effect, ", as effect"), when(m.Negated, ", denied"))
	}
	for _, p := range c.Places {
		line("place", "%s%s (%s)", p.String(), when(p.Function != "", " in "+p.Function), p.Role)
	}
	for _, s := range c.Symbols {
		line("symbol", "%s%s%s%s", s.Name, when(s.Call, "()"), when(s.Marked, " (marked)"), when(s.Proposed, " (proposed)"))
	}
	for _, r := range c.Routes {
		line("route", "%s%s", strings.TrimSpace(r.Method+" "+r.Path), when(r.Proposed, " (proposed)"))
	}
	for _, q := range c.Quotes {
		where := ""
		if q.File != "" || q.Line != 0 {
			where = " (" + Place{File: q.File, Line: q.Line, Last: q.Line}.String() + ")"
		}
		line("quote", "%s%s%s", cut(oneLine(q.Code), 160), where, when(q.Proposed, " (proposed)"))
	}
	for _, a := range c.Assertions {
		line("asserts", "%s: %s%s", a.Kind, a.Subject, when(a.Value != "", " = "+a.Value))
	}
	if c.Remedy != "" {
		line("remedy", "%s", cut(oneLine(c.Remedy), 160))
	}
}

// String is a place as a reader of code writes it: "a.py:12-14", "line 12", "a.py".
func (p Place) String() string {
	lines := itoa(p.Line)
	if p.Last > p.Line {
		lines += "-" + itoa(p.Last)
	}
	switch {
	case p.Line == 0:
		return p.File
	case p.File == "":
		return "line " + lines
	}
	return p.File + ":" + lines
}

// Shown is a text with control characters, and those that are not seen or change the direction of writing, as \u escapes.
func Shown(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hidden(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r == 0xfeff || r == 0xfffd
}

func when(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// A lineIndex has the offsets of the beginnings of lines.
type lineIndex []int

func newLineIndex(text string) lineIndex {
	x := lineIndex{0}
	for i := range len(text) {
		if text[i] == '\n' {
			x = append(x, i+1)
		}
	}
	return x
}

// lines names the lines of a stretch: "line 3", "lines 3-5".
func (x lineIndex) lines(start, end int) string {
	first := x.line(start)
	last := max(first, x.line(max(end-1, start)))
	if first == last {
		return fmt.Sprintf("line %d", first)
	}
	return fmt.Sprintf("lines %d-%d", first, last)
}

func (x lineIndex) line(offset int) int {
	return sort.SearchInts(x, offset+1)
}
