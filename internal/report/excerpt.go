package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A drawing is a line of code, or the part of it that fits, as it stands on a terminal.
type drawing struct {
	text string
	cols []int // the column, from 0, of each byte of the part, and of its end
	lo   int   // the offset of the part in the line
	lead int   // columns taken by the ellipsis in front
}

const ellipsis = "…"

// draw draws a line in at most avail columns. Where it does not fit, it is cut around the span [pos, end) of the line,
// with a third of the space in front of it.
func draw(line string, pos, end, avail int) drawing {
	// A character has at most four bytes, so a much longer line need not be measured; combining marks, which take no
	// column, are the exception that is cut too early.
	if len(line) <= 4*avail {
		if text, cols := cells(line); cols[len(line)] <= avail {
			return drawing{text: text, cols: cols}
		}
	}
	room := max(avail-2, 8) // an ellipsis on both sides
	span := 0
	for i := pos; i < end && span < room; {
		w, size := cell(line[i:])
		span, i = span+w, i+size
	}
	lo := stepBack(line, pos, max(0, min(room-span, room/3)))
	hi := stepForth(line, lo, room)
	if hi == len(line) { // room is left on this side
		lo = stepBack(line, len(line), room)
		if lo > pos {
			lo = pos
		}
	}
	d := drawing{lo: lo}
	d.text, d.cols = cells(line[lo:hi])
	if lo > 0 {
		d.text, d.lead = ellipsis+d.text, 1
	}
	if hi < len(line) {
		d.text += ellipsis
	}
	return d
}

// column is where an offset of the line stands, clamped to the part that is drawn.
func (d drawing) column(off int) int {
	return d.lead + d.cols[max(0, min(off-d.lo, len(d.cols)-1))]
}

// raw is the part of the line that is drawn, as it stands in the file.
func (d drawing) raw(line string) string { return line[d.lo : d.lo+len(d.cols)-1] }

// stepBack moves an offset back by at most n columns, stepForth forward.
func stepBack(line string, off, n int) int {
	for off > 0 {
		_, size := utf8.DecodeLastRuneInString(line[:off])
		w, _ := cell(line[off-size:])
		if n -= w; n < 0 {
			break
		}
		off -= size
	}
	return off
}

func stepForth(line string, off, n int) int {
	for off < len(line) {
		w, size := cell(line[off:])
		if n -= w; n < 0 {
			break
		}
		off += size
	}
	return off
}

// cells draws a whole piece of code.
func cells(s string) (string, []int) {
	var b strings.Builder
	cols := make([]int, len(s)+1)
	col := 0
	for i := 0; i < len(s); {
		w, size := cell(s[i:])
		for k := range size {
			cols[i+k] = col
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		if r == '\t' {
			b.WriteString(tab)
		} else {
			b.WriteString(escaped(r, s[i:i+size]))
		}
		col, i = col+w, i+size
	}
	cols[len(s)] = col
	return b.String(), cols
}

// tab is what a tab is drawn as: always the same, so that a line can be cut anywhere.
const tab = "    "

// cell is how many columns the first character of s takes when drawn, and how many bytes it has. Marks that combine
// with the character before them take none, East Asian wide and full-width ones two (Unicode UAX #11).
func cell(s string) (w, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= ' ' && r < 0x7f:
		return 1, size
	case r == '\t':
		return len(tab), size
	case hidden(r) || r == utf8.RuneError:
		return utf8.RuneCountInString(escaped(r, s[:size])), size
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0, size
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2, size
	}
	return 1, size
}
