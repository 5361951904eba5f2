package regex

import "slices"

// An Admission says which texts a pattern lets through, for judging patterns that guard something.
type Admission struct {
	// Chars are the ASCII characters that the matched part of a text can hold, NonASCII whether it can hold others.
	// What a lookaround forbids is not taken away: the true sets may be smaller.
	Chars    [128]bool
	NonASCII bool
	// The match begins (ends) only where the text does, whatever way it goes: \A, and ^ without MULTILINE (\Z, and $
	// without MULTILINE). Otherwise a text may hold anything before (after) the matched part, unless the use of the
	// pattern anchors it: match at the start, fullmatch at both ends.
	AnchoredStart, AnchoredEnd bool
	// TrailingNewline: the end is a $, which also matches before a line feed at the end of the text. The text may hold
	// it though Chars does not. fullmatch does not let it through.
	TrailingNewline bool
}

// Admits says which texts a pattern lets through; ok is false if the pattern is none.
func Admits(pattern string, flags Flags) (a Admission, ok bool) {
	root, err := Parse(pattern, flags)
	if err != nil {
		return a, false
	}
	a.collect(root)
	a.AnchoredStart = root.always(LineStart, TextStart)
	a.AnchoredEnd = root.always(LineEnd, TextEnd)
	a.TrailingNewline = a.AnchoredEnd && !root.always(TextEnd, TextEnd)
	return a, true
}

func (a *Admission) collect(n *Node) {
	switch n.Op {
	case Literal, Any, In:
		for _, x := range n.chars() {
			for r := x.lo; r <= min(x.hi, 127); r++ {
				a.Chars[r] = true
			}
			if x.hi > 127 {
				a.NonASCII = true
			}
		}
		return
	case Look:
		return // reads nothing
	case Repeat:
		if n.Max == 0 {
			return
		}
	}
	for _, s := range n.Subs {
		a.collect(s)
	}
}

// always says whether every way through a node passes one of two anchors that speak of the whole text.
func (n *Node) always(line, text Anchor) bool {
	every := func(s *Node) bool { return s.always(line, text) }
	switch n.Op {
	case At:
		return n.At == text || n.At == line && n.Flags&Multiline == 0
	case Concat:
		return slices.ContainsFunc(n.Subs, every)
	case Branch, Conditional:
		return (n.Op == Branch || len(n.Subs) == 2) && !slices.ContainsFunc(n.Subs, func(s *Node) bool { return !every(s) })
	case Repeat:
		return n.Min > 0 && every(n.Subs[0])
	case Group, Atomic:
		return every(n.Subs[0])
	case Look:
		// A lookaround that reads nothing is the anchor that it holds.
		return !n.Negated && !n.Subs[0].reads() && every(n.Subs[0])
	}
	return false
}

func (n *Node) reads() bool {
	return n.Op == Literal || n.Op == Any || n.Op == In || n.Op == Backref || slices.ContainsFunc(n.Subs, (*Node).reads)
}
