package source

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		name, text string
		off        int32
		want       Position
		utf16      int
	}{
		{"empty", "", 0, Position{1, 1}, 1},
		{"before the text", "ab", -5, Position{1, 1}, 1},
		{"beyond the text", "ab", 50, Position{1, 3}, 3},
		{"first line", "ab\ncd", 1, Position{1, 2}, 2},
		{"at the line end", "ab\ncd", 2, Position{1, 3}, 3},
		{"second line", "ab\ncd", 3, Position{2, 1}, 1},
		{"after the last line end", "ab\n", 3, Position{2, 1}, 1},
		{"within CRLF", "ab\r\ncd", 3, Position{1, 4}, 4},
		{"after CRLF", "ab\r\ncd", 4, Position{2, 1}, 1},
		{"after a lone CR", "ab\rcd", 4, Position{2, 2}, 2},
		{"after CR CR LF", "a\r\r\nb", 4, Position{3, 1}, 1},
		{"a form feed ends no line", "a\fb", 2, Position{1, 3}, 3},
		{"nor does U+2028", "a\u2028b", 4, Position{1, 3}, 3},
		{"code points, not bytes", "é = x", 5, Position{1, 5}, 5},
		{"beyond the BMP", "😀 = x", 7, Position{1, 5}, 6},
		{"within a code point", "😀 = x", 2, Position{1, 1}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &File{Text: c.text}
			if got := f.Position(c.off); got != c.want {
				t.Errorf("Position(%d) = %v, want %v", c.off, got, c.want)
			}
			if got, want := f.PositionUTF16(c.off), (Position{c.want.Line, c.utf16}); got != want {
				t.Errorf("PositionUTF16(%d) = %v, want %v", c.off, got, want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	f := &File{Text: "one\r\ntwo\rthree\n\nfive"}
	for n, want := range map[int]string{0: "", 1: "one", 2: "two", 3: "three", 4: "", 5: "five", 6: "", -1: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb": 2, "\n\n": 2, "a\r": 1, "a\r\n": 1} {
		if got := (&File{Text: text}).LineCount(); got != want {
			t.Errorf("LineCount of %q = %d, want %d", text, got, want)
		}
	}
}

func TestOffsetOutside(t *testing.T) {
	f := &File{Text: "é\r\nb"}
	for p, want := range map[Position]int32{
		{0, 0}: 0, {1, 0}: 0, {1, 2}: 2, {1, 99}: 2, {2, 1}: 4, {2, 99}: 5, {3, 1}: 5,
	} {
		if got := f.Offset(p); got != want {
			t.Errorf("Offset(%v) = %d, want %d", p, got, want)
		}
	}
	if got := (&File{Text: "😀x"}).OffsetUTF16(Position{1, 2}); got != 0 {
		t.Errorf("the middle of a surrogate pair is at %d, want 0", got)
	}
}

// Every code point that is not part of a line end has a position of its own, and Offset leads back to it.
func FuzzPositionRoundTrip(f *testing.F) {
	for _, s := range []string{"", "a\nb\r\nc\rd", "é😀\u2028\n\fx", "\r\n\r\r\n", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file := &File{Text: strings.ToValidUTF8(s, "\ufffd")}
		for i, r := range file.Text {
			if r == '\n' || r == '\r' {
				continue
			}
			if got := file.Offset(file.Position(int32(i))); got != int32(i) {
				t.Errorf("%q: offset %d comes back as %d", file.Text, i, got)
			}
			if got := file.OffsetUTF16(file.PositionUTF16(int32(i))); got != int32(i) {
				t.Errorf("%q: offset %d comes back as %d through UTF-16", file.Text, i, got)
			}
			if line := file.Line(file.Position(int32(i)).Line); !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%q: line %q", file.Text, line)
			}
		}
	})
}

func TestPositionConcurrently(t *testing.T) {
	f := &File{Text: strings.Repeat("x = 1\n", 1000)}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := f.Position(600); got != (Position{101, 1}) {
				t.Error(got)
			}
		})
	}
	wg.Wait()
}
