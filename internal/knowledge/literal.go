package knowledge

import "strings"

// literalTable finds the literals that a text may match: by a text that each of them has to contain, of which few begin
// with the same byte.
type literalTable struct {
	needles [256][]needle
}

type needle struct {
	text    string
	literal *Literal
}

func (t *literalTable) add(list []*Literal) {
	for _, l := range list {
		for _, p := range l.Prefix {
			t.needles[p[0]] = append(t.needles[p[0]], needle{p, l})
		}
	}
}

// LiteralIn is the first literal that a text matches; nil for most texts.
func (b *Base) LiteralIn(s string) *Literal {
	if len(s) < minLiteral || len(s) > maxLiteral {
		return nil
	}
	for i := range len(s) {
		for _, n := range b.literals.needles[s[i]] {
			if strings.HasPrefix(s[i:], n.text) && n.literal.Match.MatchString(s) && (n.literal.Except == nil || !n.literal.Except.MatchString(s)) {
				return n.literal
			}
		}
	}
	return nil
}

const minLiteral, maxLiteral = 8, 1 << 14
