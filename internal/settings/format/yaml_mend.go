package format

import (
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// This file reads documents that are broken at a few lines: those are left out, and said.
//
// Where a parser gives up says little of what is wrong: it may name the beginning of what it was in. The broken line is the one
// with which a document ceases to be one that can go on. A document that ends in the middle of brackets or quotes is broken,
// too, so that a few lines more are tried before a line counts as broken.

// The bounds of mending: how many lines are left out of a document, how many lines brackets and quotes go on, and how many bytes
// are parsed again and again for it.
const (
	maxMends  = 40
	maxOpen   = 12
	maxMended = 2 << 20
)

// mend leaves out of a broken document the lines that make it so. It is false, and the document as it was, where that does
// not help.
func (y *yamlReading) mend(doc span) bool {
	text := []byte(y.plain[doc.pos:doc.end])
	starts := append(lineStarts(y.plain, doc), doc.end)
	cost := 0
	upTo := func(n int) error { // the first n lines
		cost += starts[n] - doc.pos
		return parsed(text[:starts[n]-doc.pos])
	}
	type gap struct {
		at  int
		err error
	}
	var gaps []gap
	good := 0 // so many lines are whole
	for n := len(starts) - 1; ; {
		err := upTo(n)
		if err == nil {
			break
		}
		bad := n
		for bad > good+1 {
			if mid := (good + bad) / 2; upTo(mid) == nil {
				good = mid
			} else {
				bad = mid
			}
		}
		on := false
		for k := bad + 1; k <= min(n, bad+maxOpen) && !on; k++ {
			if on = upTo(k) == nil; on {
				good = k
			}
		}
		if on {
			continue
		}
		if err = upTo(bad); len(gaps) == maxMends || cost > maxMended {
			return false
		}
		line := bad - 1
		old := blank(text, starts[line]-doc.pos, starts[line+1]-doc.pos)
		if line > 0 && upTo(min(bad+1, n)) != nil { // it may be the line before, which began something else
			before := blank(text, starts[line-1]-doc.pos, starts[line]-doc.pos)
			copy(text[starts[line]-doc.pos:], old)
			if upTo(min(bad+1, n)) == nil {
				line--
			} else {
				copy(text[starts[line-1]-doc.pos:], before)
				blank(text, starts[line]-doc.pos, starts[line+1]-doc.pos)
			}
		}
		gaps = append(gaps, gap{starts[line], err})
		good = bad
	}
	for _, g := range gaps {
		y.note(g.at, g.err)
	}
	y.plain = y.plain[:doc.pos] + string(text) + y.plain[doc.end:]
	return y.document(doc) == nil
}

func parsed(text []byte) error {
	var root yaml.Node
	return yaml.Unmarshal(text, &root)
}

// blank overwrites a line with spaces, but for its end, and returns what it was.
func blank(text []byte, from, to int) []byte {
	old := slices.Clone(text[from:to])
	for i := from; i < to; i++ {
		if !isSpace(text[i]) {
			text[i] = ' '
		}
	}
	return old
}

// errorLine is the line that an error names, from 1; 0 for none.
func errorLine(err error) int {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
