package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// Text draws each finding as compilers do: a headline, the code with the stations of the trace marked in it, the facts
// as notes, the remedy as help. A summary ends it.
//
//	high[sql-injection] CWE-89 untrusted text becomes part of an SQL statement
//	  --> shop/db.py:12:17 in shop.db.find
//	   |
//	12 |     cur.execute(sql)
//	   |                 ^^^ 2. sink: the statement is run
//	   |
//	   = confidence: high
//	   = help: pass the values as parameters
//
// A trace through several files gets one excerpt a file, in the order in which the trace first comes there; the
// numbers on the marks tell how to read on. The carets are where the finding is; the sink may lie deeper.
func Text(w io.Writer, r *finding.Review, o Options) error {
	if o.Width <= 0 {
		o.Width = DefaultWidth
	}
	t := &textWriter{w: bufio.NewWriter(w), width: max(o.Width, 40), color: o.Color}
	for _, f := range r.Findings {
		t.finding(f)
	}
	t.summary(r)
	return t.w.Flush()
}

// A textWriter holds what all parts of the text format need. Errors of writing stay in the bufio.Writer until Flush.
type textWriter struct {
	w      *bufio.Writer
	width  int
	color  bool
	gutter int // digits of the largest line number of the finding being drawn
}

// A style is the parameter of an ANSI "select graphic rendition" sequence (ECMA-48).
type style string

const (
	plain     style = ""
	bold      style = "1"
	frame     style = "1;34" // gutter and arrows: blue
	secondary style = "1;36" // marks on the way: cyan
)

// severityStyle is the colour of a severity, and of the marks that show where it strikes.
func severityStyle(s finding.Severity) style {
	switch s {
	case finding.SeverityCritical:
		return "1;35"
	case finding.SeverityHigh:
		return "1;31"
	case finding.SeverityMedium:
		return "1;33"
	}
	return "1;32"
}

// put writes text in a style. The text has been made printable.
func (t *textWriter) put(s style, text string) {
	if t.color && s != plain && text != "" {
		text = "\x1b[" + string(s) + "m" + text + "\x1b[0m"
	}
	t.w.WriteString(text)
}

func (t *textWriter) pad(n int) { t.w.WriteString(strings.Repeat(" ", max(n, 0))) }
func (t *textWriter) newline()  { t.w.WriteByte('\n') }

// side writes the gutter: a line number, or as much space, and the bar.
func (t *textWriter) side(number string) {
	t.put(frame, fmt.Sprintf("%*s |", t.gutter, number))
}

func (t *textWriter) finding(f *finding.Finding) {
	main := locate(f.Location)
	blocks := excerpts(f, main)
	t.gutter = 1
	for _, b := range blocks {
		for _, m := range b.marks {
			t.gutter = max(t.gutter, len(fmt.Sprint(m.line+1))) // +1: a line of context may follow
		}
	}

	t.put(severityStyle(f.Severity), fmt.Sprintf("%s[%s]", f.Severity, Printable(f.Rule.ID)))
	t.put(bold, fmt.Sprintf(" CWE-%d %s", f.Rule.CWE, Printable(f.Message)))
	t.newline()
	t.pad(t.gutter)
	t.put(frame, "-->")
	t.w.WriteString(" " + main.String())
	if f.Function != "" {
		t.w.WriteString(" in " + Printable(f.Function))
	}
	if f.TestCode {
		t.w.WriteString(" (test code)")
	}
	t.newline()
	for i, b := range blocks {
		if len(blocks) > 1 && (i > 0 || b.marks[0].Location != f.Location) { // the arrow has named that place
			t.pad(t.gutter)
			t.put(frame, ":::")
			t.w.WriteString(" " + b.marks[0].String())
			if b.marks[0].function != "" {
				t.w.WriteString(" in " + Printable(b.marks[0].function))
			}
			t.newline()
		}
		t.excerpt(b, severityStyle(f.Severity))
	}
	t.facts(f)
	t.newline()
}

// facts writes what stands under the code.
func (t *textWriter) facts(f *finding.Finding) {
	t.note("confidence", f.Confidence.String())
	for _, fact := range f.Facts {
		message := Printable(fact.Message)
		if fact.Lowers {
			message += " (lowers the confidence)"
		}
		if fact.Location != nil {
			message += " at " + locate(*fact.Location).String()
		}
		t.note("note", message)
	}
	help, code := firstParagraph(f.Rule.Remedy)
	if help == "" {
		return
	}
	t.note("help", help)
	for line := range strings.Lines(code) {
		t.pad(t.gutter + len(" = help: "))
		t.w.WriteString(strings.ReplaceAll(strings.TrimRight(line, " \n"), "\t", tab))
		t.newline()
	}
}

// note writes one line under the code, wrapped where it is too long.
func (t *textWriter) note(label, text string) {
	indent := t.gutter + len(" = : ") + len(label)
	for i, line := range wrap(text, max(t.width-indent, 30)) {
		if i == 0 {
			t.pad(t.gutter + 1)
			t.put(frame, "=")
			t.put(bold, " "+label)
			t.w.WriteString(": ")
		} else {
			t.pad(indent)
		}
		t.w.WriteString(line)
		t.newline()
	}
}
