package report

import (
	"cmp"
	"slices"
	"strings"
)

// An underline is a mark with the columns that it takes.
type underline struct {
	first    int // the number of its first station
	from, to int // to > from
	labels   []string
	style    style
	sign     string
}

// marks draws the underlines of one line of code with their labels. The label of the rightmost underline stands beside
// it, the others hang below theirs:
//
//	--------    --- ^^^ 3. sink: ...
//	|           |
//	|           2. flow: ...
//	1. source: ...
//
// Underlines that overlap go into separate tiers, each drawn like this, in the order of the trace.
func (t *textWriter) marks(marks []mark, d drawing, main style) {
	var tiers [][]underline
	for _, m := range marks {
		u := underline{first: m.first, from: d.column(m.lo), to: d.column(m.hi), labels: m.labels, style: secondary, sign: "-"}
		if m.main {
			u.style, u.sign = main, "^"
		}
		if u.to == u.from {
			u.to++ // an empty span still is somewhere
		}
		n := 0
		for n < len(tiers) && tiers[n][len(tiers[n])-1].to >= u.from {
			n++
		}
		if n == len(tiers) {
			tiers = append(tiers, nil)
		}
		tiers[n] = append(tiers[n], u)
	}
	slices.SortStableFunc(tiers, func(a, b []underline) int { return cmp.Compare(earliest(a), earliest(b)) })
	for _, tier := range tiers {
		t.tier(tier)
	}
}

// earliest is the number of the first station in a tier.
func earliest(us []underline) int {
	n := us[0].first
	for _, u := range us {
		n = min(n, u.first)
	}
	return n
}

// tier draws underlines that stand apart, from left to right.
func (t *textWriter) tier(us []underline) {
	t.side("")
	col := -1 // one space between the gutter's bar and the code
	for _, u := range us {
		t.pad(u.from - col)
		t.put(u.style, strings.Repeat(u.sign, u.to-u.from))
		col = u.to
	}
	last := &us[len(us)-1]
	if len(last.labels) > 0 {
		t.put(last.style, " "+last.labels[0])
		last.labels = last.labels[1:]
	}
	t.newline()
	if hang(us) > 0 {
		t.hanging(us[:hang(us)])
	}
	for n := hang(us); n > 0; n = hang(us[:n]) {
		u := &us[n-1]
		for _, label := range u.labels {
			t.hanging(us[:n-1], piece{u.from, label, u.style})
		}
		u.labels = nil
	}
}

// hang is how many underlines are left up to the last one that still has labels.
func hang(us []underline) int {
	n := len(us)
	for n > 0 && len(us[n-1].labels) == 0 {
		n--
	}
	return n
}

// A piece is text at a column.
type piece struct {
	col   int
	text  string
	style style
}

// hanging draws the bars from which labels hang, and after them a piece.
func (t *textWriter) hanging(us []underline, after ...piece) {
	var pieces []piece
	for _, u := range us {
		if len(u.labels) > 0 {
			pieces = append(pieces, piece{u.from, "|", u.style})
		}
	}
	t.side("")
	col := -1
	for _, p := range append(pieces, after...) {
		t.pad(p.col - col)
		t.put(p.style, p.text)
		col = p.col + 1
	}
	t.newline()
}
