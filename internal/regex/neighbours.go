package regex

// This file says what the texts begin with that a pattern matches, and which of their characters may stand next to each other: the
// positions at which a pattern spells a character, and which of them may follow which (Glushkov, "The abstract theory of automata", 1961).
// A step from one position to the next reads one of some characters: those of the position, but for what a lookahead forbids there
// ("/(?!/)"). All else that lookarounds, anchors, counts and groups that are referred to ask for is taken to hold: the true texts may be
// fewer, and never others.

// maxSteps bounds the pairs of positions that follow each other.
const maxSteps = 1 << 14

// Neighbours tells of the texts that a pattern matches.
type Neighbours struct {
	chars []set    // by position
	first []step   // from the beginning of a text
	next  [][]step // by position
	steps int
	empty bool
}

// A step leads to a position by one of the characters there.
type step struct {
	to    int
	chars set
}

// NeighboursOf reads a pattern that matches texts as a whole, or (whole false) their beginnings, behind which anything may stand; ok is
// false if the pattern is none, or very long.
func NeighboursOf(pattern string, flags Flags, whole bool) (n *Neighbours, ok bool) {
	root, err := Parse(pattern, flags)
	if err != nil {
		return nil, false
	}
	n = &Neighbours{}
	p := n.add(root)
	if !whole {
		p = n.then(p, n.anything(root.Flags))
	}
	n.first, n.empty = p.first, p.empty
	return n, n.steps <= maxSteps
}

// part is what is known of a part of a pattern.
type part struct {
	first []step // how it begins
	last  []exit // where it may end
	empty bool   // it may match nothing,
	not   set    // if none of these follows
}

// An exit is a position behind which a part ends, if none of some characters follows.
type exit struct {
	at  int
	not set
}

func (n *Neighbours) add(x *Node) part {
	if n.steps > maxSteps {
		return part{}
	}
	switch x.Op {
	case Literal, Any, In:
		return n.position(x.chars())
	case Backref:
		return n.anything(x.Flags)
	case Look:
		p := part{empty: true}
		if x.Negated && !x.Behind && x.Subs[0].single() {
			for _, s := range new(Neighbours).add(x.Subs[0]).first {
				p.not = normal(append(p.not, s.chars...))
			}
		}
		return p
	case Branch, Conditional:
		out := part{empty: x.Op == Conditional && len(x.Subs) < 2}
		for _, s := range x.Subs {
			p := n.add(s)
			if p.empty {
				if out.empty { // nothing is forbidden that one of them lets through
					p.not = p.not.without(out.not).without(out.not)
				}
				out.empty, out.not = true, p.not
			}
			out.first, out.last = append(out.first, p.first...), append(out.last, p.last...)
		}
		return out
	case Repeat:
		if x.Max == 0 {
			return part{empty: true}
		}
		p := n.add(x.Subs[0])
		if x.Max > 1 {
			n.link(p.last, p.first)
		}
		if x.Min == 0 {
			p.empty, p.not = true, nil
		}
		return p
	case Concat, Group, Atomic:
		out := part{empty: true}
		for _, s := range x.Subs {
			out = n.then(out, n.add(s))
		}
		return out
	}
	return part{empty: true} // At
}

// position is a place at which one of some characters stands.
func (n *Neighbours) position(chars set) part {
	at := len(n.chars)
	n.chars, n.next = append(n.chars, chars), append(n.next, nil)
	n.steps++
	return part{first: []step{{at, chars}}, last: []exit{{at: at}}}
}

// anything is any text.
func (n *Neighbours) anything(flags Flags) part {
	p := n.position(universe(flags))
	n.link(p.last, p.first)
	p.empty = true
	return p
}

// then is one part behind another.
func (n *Neighbours) then(a, b part) part {
	n.link(a.last, b.first)
	out := part{first: a.first, last: b.last, empty: a.empty && b.empty}
	if a.empty {
		for _, s := range b.first {
			out.first = append(out.first, s.butFor(a.not))
		}
	}
	if b.empty {
		for _, e := range a.last {
			out.last = append(out.last, exit{e.at, union(e.not, b.not)})
		}
	}
	if out.empty {
		out.not = union(a.not, b.not)
	}
	return out
}

func (n *Neighbours) link(from []exit, to []step) {
	if n.steps += len(from) * len(to); n.steps > maxSteps {
		return
	}
	for _, e := range from {
		for _, s := range to {
			n.next[e.at] = append(n.next[e.at], s.butFor(e.not))
		}
	}
}

func (s step) butFor(not set) step {
	if len(not) > 0 {
		s.chars = not.without(s.chars)
	}
	return s
}

func union(a, b set) set {
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	return normal(append(a[:len(a):len(a)], b...))
}

// Empty reports whether the pattern may match no text at all.
func (n *Neighbours) Empty() bool { return n.empty }

// Begin reports whether a text may begin with a character.
func (n *Neighbours) Begin(c rune) bool { return may(n.first, c) }

// BeginOnly reports whether every text begins with a character.
func (n *Neighbours) BeginOnly(c rune) bool {
	only := false
	for _, s := range n.first {
		if len(s.chars) == 0 {
			continue
		}
		if only = len(s.chars) == 1 && s.chars[0] == (span{c, c}); !only {
			return false
		}
	}
	return only && !n.empty
}

// BeginWith reports whether a text may begin with two characters.
func (n *Neighbours) BeginWith(c, d rune) bool {
	for _, s := range n.first {
		if s.chars.has(c) && may(n.next[s.to], d) {
			return true
		}
	}
	return false
}

// Adjoin reports whether two characters may stand next to each other in a text.
func (n *Neighbours) Adjoin(c, d rune) bool {
	for at, chars := range n.chars {
		if chars.has(c) && may(n.next[at], d) {
			return true
		}
	}
	return false
}

func may(list []step, c rune) bool {
	for _, s := range list {
		if s.chars.has(c) {
			return true
		}
	}
	return false
}
