package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// RuleText writes all there is to say about a rule for a terminal.
func RuleText(w io.Writer, p RulePage, o Options) error {
	if o.Width <= 0 {
		o.Width = DefaultWidth
	}
	var page strings.Builder
	t := &textWriter{w: bufio.NewWriter(&page), width: min(max(o.Width, 40), 100), color: o.Color}
	t.put(severityStyle(p.Severity), Printable(p.ID))
	t.put(bold, ": "+Printable(p.Title))
	t.newline()
	t.newline()
	for i, id := range weaknesses(p.Rule) {
		label := "weakness"
		if i > 0 {
			label = "also"
		}
		t.field(label, strings.TrimSpace(fmt.Sprintf("CWE-%d %s", id, weaknessName(id))))
		t.field("", weaknessURL(id))
	}
	if p.Mapping != "" {
		t.field("mapping", Printable(p.Mapping))
	}
	t.field("severity", rated(p.Rule))
	t.field("profile", profiled(p.Rule))
	t.field("finds", finds(p.Rule))
	t.newline()
	t.prose("", p.Summary)
	t.prose(headWhy, p.Why)
	t.prose(headDescription, p.Description)
	t.prose(headRemedy, p.Remedy)
	if p.Reported != "" {
		t.heading("Reported, as the rule's tests have it")
		t.code("  ", p.Reported)
	}
	if p.Silent != "" {
		t.heading("Not reported")
		t.code("  ", p.Silent)
	}
	if len(p.References) > 0 {
		t.heading(headReferences)
		for _, u := range p.References {
			t.w.WriteString("  " + Printable(u))
			t.newline()
		}
	}
	return writePage(w, t.w, &page)
}

// writePage writes a page without the empty lines at its end.
func writePage(w io.Writer, from *bufio.Writer, page *strings.Builder) error {
	if err := from.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, strings.TrimRight(page.String(), "\n")+"\n")
	return err
}

// field writes a line of the head of a page.
func (t *textWriter) field(label, text string) {
	const indent = 12
	for i, line := range wrap(text, t.width-indent) {
		if i > 0 {
			label = ""
		}
		t.pad(2)
		t.put(frame, label)
		t.pad(indent - 2 - len(label))
		t.w.WriteString(line)
		t.newline()
	}
}

func (t *textWriter) heading(text string) {
	t.put(bold, text)
	t.newline()
}

// prose writes a rule's text under a heading: paragraphs anew wrapped, code as it stands.
func (t *textWriter) prose(heading, text string) {
	list := passages(text)
	if len(list) == 0 {
		return
	}
	indent := ""
	if heading != "" {
		t.heading(heading)
		indent = "  "
	}
	for _, p := range list {
		if p.code {
			t.code(indent+"    ", p.text)
			continue
		}
		for _, line := range wrap(p.text, t.width-len(indent)) {
			t.w.WriteString(indent + line)
			t.newline()
		}
		t.newline()
	}
}

// code writes a block of code and an empty line after it.
func (t *textWriter) code(indent, text string) {
	for line := range strings.SplitSeq(printableLines(text), "\n") {
		t.w.WriteString(strings.TrimRight(indent+strings.ReplaceAll(line, "\t", tab), " "))
		t.newline()
	}
	t.newline()
}

// RuleTable writes a line for each rule, under a line of headings. On a terminal the names of the weaknesses are cut to
// its width.
func RuleTable(w io.Writer, pages []RulePage, o Options) error {
	t := &textWriter{w: bufio.NewWriter(w), color: o.Color}
	rows := [][]string{{"RULE", "SEVERITY", "PROFILE", "KIND", "CWE", "WEAKNESS"}}
	for _, p := range pages {
		severity := p.Severity.String()
		if p.Score > 0 {
			severity = fmt.Sprintf("%-8s %4.1f", p.Severity, p.Score)
		}
		rows = append(rows, []string{Printable(p.ID), severity, p.Profile, p.Kind(), fmt.Sprintf("CWE-%d", p.CWE), weaknessName(p.CWE)})
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len(cell))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, cell := range row[:len(row)-1] {
			fmt.Fprintf(&b, "%-*s  ", widths[i], cell)
		}
		line := b.String() + row[len(row)-1]
		if o.Width > 0 {
			line = draw(line, 0, 0, max(o.Width, 40)).text
		}
		s := plain
		if n == 0 {
			s = bold
		}
		t.put(s, strings.TrimRight(line, " "))
		t.newline()
	}
	return t.w.Flush()
}
