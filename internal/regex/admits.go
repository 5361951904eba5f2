package regex

import (
	"slices"
	"unicode"
)

// An Admission says which texts a pattern lets through, for judging patterns that guard something.
type Admission struct {
	// Chars are the ASCII characters that the matched part of a text can hold, NonASCII whether it can hold others than digits of other
	// scripts, which \d matches and nothing takes for anything but digits.
	// What a lookaround forbids is not taken away: the true sets may be smaller.
	Chars    [128]bool
	NonASCII bool
	// Free are those of Chars that the text chooses: a character that the pattern spells, and reads once at most, is the
	// pattern's own.
	Free [128]bool
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
	a.collect(root, false)
	a.AnchoredStart = root.always(LineStart, TextStart)
	a.AnchoredEnd = root.always(LineEnd, TextEnd)
	a.TrailingNewline = a.AnchoredEnd && !root.always(TextEnd, TextEnd)
	return a, true
}

func (a *Admission) collect(n *Node, again bool) {
	switch n.Op {
	case Literal, Any, In:
		for _, x := range n.chars() {
			for r := x.lo; r <= min(x.hi, 127); r++ {
				a.Chars[r] = true
				a.Free[r] = a.Free[r] || again || n.Op != Literal
			}
			if x.hi > 127 && !digitsOnly(x) {
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
		again = again || n.Max > 1 || n.Max < 0
	}
	for _, s := range n.Subs {
		a.collect(s, again)
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

// A Captured is a part of a text that a pattern captures; the first of a list is the matched part as a whole.
type Captured struct {
	Name  string
	Chars [128]bool // the ASCII characters that it can hold
	Other bool      // it can hold other characters
}

// Captures says what the groups of a pattern let through, by their numbers.
func Captures(pattern string, flags Flags) ([]Captured, bool) {
	root, err := Parse(pattern, flags)
	if err != nil {
		return nil, false
	}
	out := make([]Captured, root.Group+1)
	var whole Admission
	whole.collect(root, false)
	out[0].Chars, out[0].Other = whole.Chars, whole.NonASCII
	var walk func(*Node)
	walk = func(n *Node) {
		if n.Op == Group && n.Group > 0 && n.Group < len(out) {
			a := Admission{}
			a.collect(n.Subs[0], false)
			if n.Subs[0].refers() {
				a = whole // to a group that stands elsewhere
			}
			c := &out[n.Group]
			c.Name, c.Other = n.Name, c.Other || a.NonASCII
			for i := range c.Chars {
				c.Chars[i] = c.Chars[i] || a.Chars[i]
			}
		}
		for _, s := range n.Subs {
			walk(s)
		}
	}
	walk(root)
	return out, true
}

func (n *Node) refers() bool {
	return n.Op == Backref || slices.ContainsFunc(n.Subs, (*Node).refers)
}

// Matches says which characters a pattern finds wherever they stand: what is left of a text when all matches are taken
// out holds none of them. Of alternatives those count that match a single character, behind others that match some text. ok is
// false for patterns that ask for more than one character of a set.
func Matches(pattern string, flags Flags) (chars [128]bool, other, ok bool) {
	root, err := Parse(pattern, flags)
	if err != nil {
		return chars, false, false
	}
	for (root.Op == Concat || root.Op == Group) && len(root.Subs) == 1 {
		root = root.Subs[0]
	}
	alternatives := []*Node{root}
	if root.Op == Branch {
		alternatives = root.Subs
	}
	var a Admission
	for _, n := range alternatives {
		if n = n.core(); n.single() {
			a.collect(n, false)
			ok = true
		} else if n.refers() || measure(n, make([]width, n.lastGroup()+1)).lo == 0 {
			break // it may match no text, where the others would match
		}
	}
	return a.Chars, a.NonASCII, ok
}

// core is the one part of a sequence beside which all others may match nothing: of "[\r\n]+.*" the set, of which no character is
// left wherever the rest ends.
func (n *Node) core() *Node {
	for n.Op == Group && len(n.Subs) == 1 {
		n = n.Subs[0]
	}
	if n.Op != Concat {
		return n
	}
	var core *Node
	for _, s := range n.Subs {
		if s.Op == Repeat && s.Min == 0 && s.Mode != Possessive {
			continue
		}
		if core != nil || !s.single() {
			return n
		}
		core = s
	}
	if core == nil {
		return n
	}
	return core
}

// lastGroup is the highest number of a group in a node.
func (n *Node) lastGroup() int {
	last := n.Group
	for _, s := range n.Subs {
		last = max(last, s.lastGroup())
	}
	return last
}

// single says whether a node matches each character of a set alone.
func (n *Node) single() bool {
	switch n.Op {
	case Literal, Any, In:
		return true
	case Repeat:
		return n.Min <= 1 && n.Max > 0 && n.Subs[0].single()
	case Group, Atomic, Concat:
		return len(n.Subs) == 1 && n.Subs[0].single()
	case Branch:
		return !slices.ContainsFunc(n.Subs, func(s *Node) bool { return !s.single() })
	}
	return false
}

// digitsOnly reports whether a span, outside ASCII, holds nothing but decimal digits.
func digitsOnly(x span) bool {
	const longest = 64
	if x.hi-max(x.lo, 128) > longest {
		return false
	}
	for r := max(x.lo, 128); r <= x.hi; r++ {
		if !unicode.Is(unicode.Nd, r) {
			return false
		}
	}
	return true
}
