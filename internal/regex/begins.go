package regex

// This file holds what the texts begin with that a pattern matches: which characters may come first, and which second.

// A Beginning is what the first two characters of a match may be.
type Beginning struct {
	First, Second           [128]bool // characters of ASCII
	FirstOther, SecondOther bool      // whether any others
	Empty                   bool      // whether the match may be of no text
}

// Begins says what the texts begin with that a pattern matches as a whole, or (whole false) that begin with such a match; ok is false if the
// pattern is none.
func Begins(pattern string, flags Flags, whole bool) (b Beginning, ok bool) {
	root, err := Parse(pattern, flags)
	if err != nil {
		return b, false
	}
	h := root.heads()
	if !whole {
		h = h.then(heads{first: universe(root.Flags), second: universe(root.Flags), empty: true, single: true})
	}
	b.First, b.FirstOther = h.first.ascii()
	b.Second, b.SecondOther = h.second.ascii()
	b.Empty = h.empty
	return b, true
}

// heads are the first two characters of what a node matches.
type heads struct {
	first, second set
	empty, single bool // the node may match nothing, or one character alone
	not           set  // what cannot follow
}

// then is one node behind another.
func (h heads) then(n heads) heads {
	if len(h.not) > 0 {
		if len(n.first) == 0 { // it reads nothing itself
			n.not = union(h.not, n.not)
		}
		n.first = h.not.without(n.first)
	}
	out := heads{first: h.first, second: h.second, empty: h.empty && n.empty, not: n.not}
	if h.empty {
		out.first = union(out.first, n.first)
		out.second = union(out.second, n.second)
	}
	if h.single {
		out.second = union(out.second, n.first)
	}
	out.single = h.single && n.empty || h.empty && n.single
	return out
}

func union(a, b set) set { return normal(append(a[:len(a):len(a)], b...)) }

func (s set) ascii() (in [128]bool, other bool) {
	for _, x := range s {
		for r := x.lo; r <= min(x.hi, 127); r++ {
			in[r] = true
		}
		other = other || x.hi > 127
	}
	return in, other
}

// heads overestimates what it cannot express: what a lookaround asks for, other than that none of some characters follows, and what groups
// matched before.
func (n *Node) heads() (h heads) {
	switch n.Op {
	case Literal, Any, In:
		return heads{first: n.chars(), single: true}
	case At:
		return heads{empty: true}
	case Look:
		h.empty = true
		if n.Negated && !n.Behind && n.Subs[0].single() {
			h.not = n.Subs[0].heads().first
		}
		return h
	case Backref:
		all := universe(n.Flags)
		return heads{first: all, second: all, empty: true, single: true}
	case Concat:
		h.empty = true
		for _, s := range n.Subs {
			h = h.then(s.heads())
		}
		return h
	case Repeat:
		if n.Max == 0 {
			return heads{empty: true}
		}
		one := n.Subs[0].heads()
		one.not = nil
		h = one
		if n.Max > 1 {
			again := one
			again.empty = again.empty || n.Min < 2
			h = h.then(again)
		}
		h.empty = h.empty || n.Min == 0
		return h
	}
	for _, s := range n.Subs {
		x := s.heads()
		h.first, h.second = union(h.first, x.first), union(h.second, x.second)
		h.empty, h.single = h.empty || x.empty, h.single || x.single
	}
	if n.Op == Conditional && len(n.Subs) < 2 {
		h.empty = true
	}
	return h
}
