package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A mark is a span of code with what is to be said about it.
type mark struct {
	place
	labels   []string
	first    int // the number of the first station here, from 0
	function string
	main     bool // the finding is here
}

// A block is what is marked in one file.
type block struct {
	file  *source.File
	marks []mark // in the order of the trace
}

// excerpts turns a finding into the blocks to draw. Stations at the same span share a mark.
func excerpts(f *finding.Finding, main place) []block {
	var blocks []block
	add := func(m mark) {
		i := slices.IndexFunc(blocks, func(b block) bool { return b.file == m.File })
		if i < 0 {
			i = len(blocks)
			blocks = append(blocks, block{file: m.File})
		}
		b := &blocks[i]
		for k := range b.marks {
			if o := &b.marks[k]; o.Pos == m.Pos && o.End == m.End {
				o.labels = append(o.labels, m.labels...)
				o.main = o.main || m.main
				return
			}
		}
		b.marks = append(b.marks, m)
	}
	for i, s := range f.Trace {
		label := fmt.Sprintf("%d. %s: %s", i+1, s.Kind, Printable(s.Message))
		add(mark{place: locate(s.Location), labels: []string{label}, first: i, function: s.Function, main: s.Location == f.Location})
	}
	m := mark{place: main, first: len(f.Trace), function: f.Function, main: true}
	if f.Message != "" && len(f.Trace) > 0 && !slices.ContainsFunc(f.Trace, func(s finding.Step) bool { return s.Location == f.Location }) {
		m.labels = []string{Printable(f.Message)} // no step says what is here
	}
	add(m)
	return blocks
}

// A row is a line of code with the marks in it.
type row struct {
	line  int
	marks []mark
}

// excerpt draws the marked lines of one file. A single line that is left out between two is drawn after all, more are
// elided; the line of the finding itself gets its neighbours, if it has no trace around it.
func (t *textWriter) excerpt(b block, main style) {
	rows := rowsOf(b, len(b.marks) == 1)
	t.side("")
	t.newline()
	for i, r := range rows {
		if i > 0 && r.line > rows[i-1].line+1 {
			if r.line == rows[i-1].line+2 {
				t.row(b.file, row{line: r.line - 1}, main)
			} else {
				t.put(frame, "...")
				t.newline()
			}
		}
		t.row(b.file, r, main)
	}
	t.side("")
	t.newline()
}

func rowsOf(b block, context bool) []row {
	var rows []row
	at := func(line int) *row {
		for i := range rows {
			if rows[i].line == line {
				return &rows[i]
			}
		}
		rows = append(rows, row{line: line})
		return &rows[len(rows)-1]
	}
	for _, m := range b.marks {
		r := at(m.line)
		r.marks = append(r.marks, m)
	}
	if context {
		line := b.marks[0].line
		for _, n := range []int{line - 1, line + 1} {
			if b.file.Line(n) != "" {
				at(n)
			}
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.line, b.line) })
	return rows
}

// row draws one line of code and the marks under it. A line that does not fit is drawn once for each of its marks,
// cut around it.
func (t *textWriter) row(f *source.File, r row, main style) {
	avail := max(t.width-t.gutter-len(" | "), 20)
	slices.SortStableFunc(r.marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(b.hi, a.hi)) })
	draw1 := func(marks []mark, code string, lo, hi int) {
		d := draw(code, lo, hi, avail)
		t.side(strconv.Itoa(r.line))
		if d.text != "" {
			t.w.WriteString(" " + d.text)
		}
		t.newline()
		t.marks(marks, d, main)
	}
	code := f.Line(r.line)
	if d := draw(code, 0, 0, avail); d.lo == 0 && len(d.cols) == len(code)+1 || len(r.marks) == 0 {
		draw1(r.marks, code, 0, 0)
		return
	}
	for i, m := range r.marks {
		draw1(r.marks[i:i+1], code, m.lo, m.hi)
	}
}
