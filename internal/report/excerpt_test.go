package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var rendition = regexp.MustCompile("\x1b\\[[0-9;]+m")

func TestDraw(t *testing.T) {
	long := strings.Repeat("a", 50) + "SPAN" + strings.Repeat("b", 50)
	for _, c := range []struct {
		name, line, span string
		avail            int
		want             string
		from, to         int // of the span, in columns
	}{
		{"fits", "x = f(y)", "f(y)", 40, "x = f(y)", 4, 8},
		{"tab", "\tx", "x", 40, "    x", 4, 5},
		{"wide", "本 = x", "x", 40, "本 = x", 5, 6},
		{"combining", "e\u0301 = x", "x", 40, "e\u0301 = x", 4, 5},
		{"escaped", "\x1bx", "x", 40, `\x1bx`, 4, 5},
		{"both sides", long, "SPAN", 22, "…aaaaaaSPANbbbbbbbbbb…", 7, 11},
		{"left", long[:54], "SPAN", 22, "…aaaaaaaaaaaaaaaaSPAN", 17, 21},
		{"right", long[50:], "SPAN", 22, "SPANbbbbbbbbbbbbbbbb…", 0, 4},
		{"span too long", long, long[10:90], 22, "…" + strings.Repeat("a", 20) + "…", 1, 21},
	} {
		t.Run(c.name, func(t *testing.T) {
			pos := strings.Index(c.line, c.span)
			d := draw(c.line, pos, pos+len(c.span), c.avail)
			if d.text != c.want {
				t.Errorf("drawn as %q, want %q", d.text, c.want)
			}
			if from, to := d.column(pos), d.column(pos+len(c.span)); from != c.from || to != c.to {
				t.Errorf("span at %d to %d, want %d to %d", from, to, c.from, c.to)
			}
		})
	}
}

// FuzzDraw holds what the rest relies on: the drawing fits, is printable, and its columns ascend.
func FuzzDraw(f *testing.F) {
	f.Add("\tx = f(本)", uint(3), uint(4), uint(30))
	f.Add(strings.Repeat("\u0301", 300), uint(100), uint(4), uint(20))
	f.Add(strings.Repeat("本\x1b\u202e", 300), uint(500), uint(40), uint(20))
	f.Fuzz(func(t *testing.T, line string, pos, length, avail uint) {
		if !utf8.ValidString(line) {
			return
		}
		line = strings.NewReplacer("\n", "", "\r", "").Replace(line)
		lo := int(pos % uint(len(line)+1))
		hi := lo + int(length%uint(len(line)-lo+1))
		for lo > 0 && lo < len(line) && !utf8.RuneStart(line[lo]) {
			lo--
		}
		width := 20 + int(avail%200)
		d := draw(line, lo, hi, width)
		if i := firstHidden(d.text, ""); i >= 0 {
			t.Fatalf("hidden characters in %q", d.text)
		}
		columns := 0
		for rest := d.text; rest != ""; {
			w, size := cell(rest)
			columns, rest = columns+w, rest[size:]
		}
		if columns > width {
			t.Errorf("%q takes %d columns of %d", d.text, columns, width)
		}
		last := 0
		for i := range len(line) + 1 {
			c := d.column(i)
			if c < last || c > columns {
				t.Fatalf("offset %d is at column %d, after %d, of %d", i, c, last, columns)
			}
			last = c
		}
		if !strings.Contains(line, d.raw(line)) {
			t.Errorf("raw part %q", d.raw(line))
		}
	})
}
