package regex

// This file says which characters may stand next to each other in a text that a pattern matches, and which it may begin with: the
// positions of a pattern's characters, and which of them may follow which (Glushkov, "The abstract theory of automata", 1961).

// maxNeighbours bounds the characters that a pattern spells.
const maxNeighbours = 160

// Neighbours tells of the texts that a pattern matches.
type Neighbours struct {
	sets   []set
	first  []int
	follow [][]int
	last   []bool
	empty  bool
}

// NeighboursOf reads a pattern; ok is false for one that refers to what it has matched, or is very long. Lookarounds are taken to
// hold: the true texts may be fewer.
func NeighboursOf(pattern string, flags Flags) (*Neighbours, bool) {
	root, err := Parse(pattern, flags)
	if err != nil || root.refers() {
		return nil, false
	}
	n := &Neighbours{}
	p, ok := n.add(root)
	if !ok {
		return nil, false
	}
	n.first, n.empty, n.last = p.first, p.empty, make([]bool, len(n.sets))
	for _, x := range p.last {
		n.last[x] = true
	}
	return n, true
}

// part is what is known of a part of a pattern: the positions with which it begins and ends, and whether it may match nothing.
type part struct {
	first, last []int
	empty       bool
}

func (n *Neighbours) add(x *Node) (part, bool) {
	switch x.Op {
	case Literal, Any, In:
		if len(n.sets) >= maxNeighbours {
			return part{}, false
		}
		n.sets, n.follow = append(n.sets, x.chars()), append(n.follow, nil)
		at := []int{len(n.sets) - 1}
		return part{at, at, false}, true
	case Branch:
		var out part
		for _, s := range x.Subs {
			p, ok := n.add(s)
			if !ok {
				return part{}, false
			}
			out = part{append(out.first[:len(out.first):len(out.first)], p.first...), append(out.last[:len(out.last):len(out.last)], p.last...), out.empty || p.empty}
		}
		return out, true
	case Repeat:
		if x.Max == 0 {
			return part{empty: true}, true
		}
		p, ok := n.add(x.Subs[0])
		if ok && x.Max != 1 {
			n.link(p.last, p.first)
		}
		p.empty = p.empty || x.Min == 0
		return p, ok
	case Concat, Group, Atomic:
		out := part{empty: true}
		for _, s := range x.Subs {
			p, ok := n.add(s)
			if !ok {
				return part{}, false
			}
			n.link(out.last, p.first)
			if out.empty {
				out.first = append(out.first[:len(out.first):len(out.first)], p.first...)
			}
			if p.empty {
				p.last = append(p.last[:len(p.last):len(p.last)], out.last...)
			}
			out.last, out.empty = p.last, out.empty && p.empty
		}
		return out, true
	case At, Look:
		return part{empty: true}, true
	}
	return part{}, false
}

func (n *Neighbours) link(from, to []int) {
	for _, x := range from {
		n.follow[x] = append(n.follow[x], to...)
	}
}

// Begin reports whether such a text may begin with a character, or with no other one (only).
func (n *Neighbours) Begin(c rune) (may, only bool) {
	only = !n.empty && len(n.first) > 0
	for _, x := range n.first {
		has := n.sets[x].has(c)
		may = may || has
		only = only && has && len(n.sets[x]) == 1 && n.sets[x][0].lo == n.sets[x][0].hi
	}
	return may, only
}

// BeginWith reports whether such a text may begin with two characters; an open one may go on with anything where the pattern ends.
func (n *Neighbours) BeginWith(c, d rune, open bool) bool {
	if open && n.empty {
		return true
	}
	for _, x := range n.first {
		if n.sets[x].has(c) && (open && n.last[x] || n.next(x, d)) {
			return true
		}
	}
	return false
}

// Adjoin reports whether two characters may stand next to each other in such a text.
func (n *Neighbours) Adjoin(c, d rune) bool {
	for x := range n.sets {
		if n.sets[x].has(c) && n.next(x, d) {
			return true
		}
	}
	return false
}

func (n *Neighbours) next(x int, d rune) bool {
	for _, y := range n.follow[x] {
		if n.sets[y].has(d) {
			return true
		}
	}
	return false
}
