package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds sets of characters in patterns that hold more than who wrote them meant: [A-z] has six marks between Z and a.

// wideRange is the rule on them.
var wideRange = &knowledge.Hazard{Rule: "wide-character-range"}

// matching are the functions that take a pattern first.
var matching = map[string]bool{
	"re.compile": true, "re.match": true, "re.fullmatch": true, "re.search": true, "re.sub": true, "re.subn": true, "re.split": true,
	"re.findall": true, "re.finditer": true,
}

// givenPattern is the constant pattern that a call of one of those is given, and the function's name.
func (a *analysis) givenPattern(call ir.ID) (pattern, function string, ok bool) {
	args := a.f.Args(call)
	if len(args) < 2 || args[1] == ir.NoID {
		return "", "", false
	}
	refs := a.vals[args[0]].refs()
	if len(refs) == 0 || refs[0].Kind != refExtern || !matching[refs[0].Name] {
		return "", "", false
	}
	pattern, ok = a.vals[args[1]].text()
	return pattern, refs[0].Name, ok
}

// wideRanges checks the pattern of a call.
func (a *analysis) wideRanges(call ir.ID) {
	if s, name, ok := a.givenPattern(call); ok && a.w.patterns.wide(s) {
		in := &a.f.Instrs[call]
		a.addHit(hit{spot: &spot{hazard: wideRange, fn: a.f, pos: in.Pos, end: in.End, name: name}})
	}
}

// wide reports whether a set of a pattern has a range from one kind of letters or digits to another one.
func (p *patternTable) wide(pattern string) bool {
	if !strings.Contains(pattern, "-") {
		return false
	}
	root, err := regex.Parse(pattern, 0)
	return err == nil && wideIn(root)
}

func wideIn(n *regex.Node) bool {
	for _, item := range n.Items {
		if lo, hi := kindOfRune(item.Lo), kindOfRune(item.Hi); item.Category == 0 && item.Lo < item.Hi && lo != 0 && hi != 0 && lo != hi {
			return true
		}
	}
	for _, sub := range n.Subs {
		if wideIn(sub) {
			return true
		}
	}
	return false
}

// kindOfRune is 'd' for a digit of ASCII, 'A' and 'a' for its letters, 0 for anything else.
func kindOfRune(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return 'd'
	case 'A' <= r && r <= 'Z':
		return 'A'
	case 'a' <= r && r <= 'z':
		return 'a'
	}
	return 0
}
