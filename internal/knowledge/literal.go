package knowledge

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/secret"
)

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
			if strings.HasPrefix(s[i:], n.text) && n.literal.matches(s) {
				return n.literal
			}
		}
	}
	return nil
}

// matches reports whether a text is of the form, and what it says to be secret could be.
func (l *Literal) matches(s string) bool {
	if !l.Match.MatchString(s) || l.Except != nil && l.Except.MatchString(s) {
		return false
	}
	if l.Match.SubexpIndex(secretGroup) < 0 {
		return true
	}
	pos, end := l.Secret(s)
	return secret.Like(s[pos:end])
}

// Secret is the part of a text of the form that must not be seen: the group "secret", or all that matches.
func (l *Literal) Secret(s string) (pos, end int) {
	m := l.Match.FindStringSubmatchIndex(s)
	if i := 2 * l.Match.SubexpIndex(secretGroup); i > 0 && m != nil {
		return m[i], m[i+1]
	} else if m != nil {
		return m[0], m[1]
	}
	return 0, len(s)
}

// Shown is where what must not be seen begins, of which a few letters that say of what kind it is may be: "AKIA".
func (l *Literal) Shown(s string) int {
	pos, end := l.Secret(s)
	if l.Match.SubexpIndex(secretGroup) < 0 {
		for _, p := range l.Prefix {
			if len(p) <= maxShown && strings.HasPrefix(s[pos:end], p) {
				return pos + len(p)
			}
		}
	}
	return pos
}

const maxShown = 11

const secretGroup = "secret"

const minLiteral, maxLiteral = 7, 1 << 14
