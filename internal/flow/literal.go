package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds constants that are defects wherever they stand: keys of known formats, addresses with passwords.

// literalTable finds the literals that a text may match: by a text that each of them has to contain, of which few begin
// with the same byte.
type literalTable struct {
	needles [256][]needle
}

type needle struct {
	text    string
	literal *knowledge.Literal
}

func newLiteralTable(list []*knowledge.Literal) *literalTable {
	t := &literalTable{}
	for _, l := range list {
		for _, p := range l.Prefix {
			t.needles[p[0]] = append(t.needles[p[0]], needle{p, l})
		}
	}
	return t
}

// match is the first literal that a text matches; nil for most texts.
func (t *literalTable) match(s string) *knowledge.Literal {
	if len(s) < minLiteral || len(s) > maxLiteral {
		return nil
	}
	for i := range len(s) {
		for _, n := range t.needles[s[i]] {
			if strings.HasPrefix(s[i:], n.text) && n.literal.Match.MatchString(s) && (n.literal.Except == nil || !n.literal.Except.MatchString(s)) {
				return n.literal
			}
		}
	}
	return nil
}

const minLiteral, maxLiteral = 8, 1 << 14

// literals checks the function's constants, but for those that nothing uses: documentation.
func (a *analysis) literals() {
	var used map[ir.ID]bool
	for _, e := range a.fs.literals {
		if a.live[e.block] == 0 {
			continue
		}
		if used == nil {
			used = a.f.Used()
		}
		if used[e.id] {
			a.assigned(e.id, e.literal.Hazards, a.vals[e.id], "")
		}
	}
}

// A literalEvent is a constant that matches a literal.
type literalEvent struct {
	literal *knowledge.Literal
	id      ir.ID
	block   ir.BlockID
}
