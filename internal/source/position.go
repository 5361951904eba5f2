package source

import (
	"sort"
	"unicode/utf8"
)

// index finds the line starts, once. Lines end as Python's do: at \n, at \r\n, and at a \r on its own. Form feeds and
// the Unicode line separators end no line.
func (f *File) index() []int32 {
	f.once.Do(func() {
		text := f.Text
		f.lines = append(make([]int32, 0, len(text)/32+1), 0)
		var high byte
		for i := 0; i < len(text); i++ {
			c := text[i]
			high |= c
			if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
				f.lines = append(f.lines, int32(i+1))
			}
		}
		f.ascii = high < utf8.RuneSelf
	})
	return f.lines
}

// LineCount is the number of lines. An empty last line, after the last line end, does not count; Position still gives
// it a number.
func (f *File) LineCount() int {
	lines := f.index()
	if int(lines[len(lines)-1]) == len(f.Text) {
		return len(lines) - 1
	}
	return len(lines)
}

// Line is the text of a line, counted from 1, without its line end; "" for a line that is not there.
func (f *File) Line(n int) string {
	lines := f.index()
	if n < 1 || n > len(lines) {
		return ""
	}
	return f.Text[lines[n-1]:f.lineEnd(n)]
}

// lineEnd is the offset at which line n ends, before its line end.
func (f *File) lineEnd(n int) int32 {
	lines := f.index()
	if n == len(lines) {
		return int32(len(f.Text))
	}
	end := lines[n] - 1
	if f.Text[end] == '\n' && end > lines[n-1] && f.Text[end-1] == '\r' {
		end--
	}
	return end
}

// locate is the line (from 1) and the start of the line that an offset lies in. The offset is brought into the text,
// and back to the start of the code point that it lies in.
func (f *File) locate(off int32) (line int, start, in int32) {
	lines := f.index()
	off = min(max(off, 0), int32(len(f.Text)))
	for off > 0 && int(off) < len(f.Text) && !utf8.RuneStart(f.Text[off]) {
		off--
	}
	line = sort.Search(len(lines), func(i int) bool { return lines[i] > off })
	return line, lines[line-1], off
}

// Position is the line and the column, in code points, of a byte offset into Text. Offsets beyond the text count as
// its end.
func (f *File) Position(off int32) Position {
	line, start, off := f.locate(off)
	if f.ascii {
		return Position{line, int(off-start) + 1}
	}
	return Position{line, utf8.RuneCountInString(f.Text[start:off]) + 1}
}

// PositionUTF16 is Position with columns in UTF-16 code units, as the Language Server Protocol and SARIF's
// columnKind utf16CodeUnits count them.
func (f *File) PositionUTF16(off int32) Position {
	line, start, off := f.locate(off)
	if f.ascii {
		return Position{line, int(off-start) + 1}
	}
	column := 1
	for _, r := range f.Text[start:off] {
		column += utf16Units(r)
	}
	return Position{line, column}
}

// Offset is the byte offset of a position with its column in code points. A column beyond the line is the line's end;
// a line beyond the text is the text's end; anything below 1 counts as 1.
func (f *File) Offset(p Position) int32 {
	return f.offset(p, func(rune) int { return 1 })
}

// OffsetUTF16 is Offset for columns in UTF-16 code units. The middle of a surrogate pair is its start.
func (f *File) OffsetUTF16(p Position) int32 { return f.offset(p, utf16Units) }

func (f *File) offset(p Position, width func(rune) int) int32 {
	lines := f.index()
	if p.Line < 1 {
		return 0
	}
	if p.Line > len(lines) {
		return int32(len(f.Text))
	}
	start, end := lines[p.Line-1], f.lineEnd(p.Line)
	left := max(p.Column, 1) - 1
	if f.ascii {
		return start + int32(min(left, int(end-start)))
	}
	for i, r := range f.Text[start:end] {
		if left < width(r) {
			return start + int32(i)
		}
		left -= width(r)
	}
	return end
}

func utf16Units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}
