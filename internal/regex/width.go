package regex

// width is how many characters a node matches at least and at most; saturated at Unlimited.
type width struct{ lo, hi int }

func (a width) plus(b width) width {
	return width{min(a.lo+b.lo, Unlimited), min(a.hi+b.hi, Unlimited)}
}

func times(n, m int) int {
	if n != 0 && m > Unlimited/n {
		return Unlimited
	}
	return n * m
}

// widths computes the width of every group, for backreferences.
func (p *parser) widths(root *Node) []width {
	groups := make([]width, len(p.closed))
	measure(root, groups)
	return groups
}

// measure is the width of a node. Groups are filled in as they are met: a reference always follows its group.
func measure(n *Node, groups []width) width {
	var w width
	switch n.Op {
	case Literal, Any, In:
		return width{1, 1}
	case Concat, Atomic, Group:
		for _, s := range n.Subs {
			w = w.plus(measure(s, groups))
		}
		if n.Op == Group && n.Group > 0 {
			groups[n.Group] = w
		}
	case Branch, Conditional:
		for i, s := range n.Subs {
			x := measure(s, groups)
			if i == 0 {
				w = x
			}
			w = width{min(w.lo, x.lo), max(w.hi, x.hi)}
		}
		if n.Op == Conditional && len(n.Subs) == 1 {
			w.lo = 0
		}
	case Repeat:
		x := measure(n.Subs[0], groups)
		w = width{times(x.lo, n.Min), times(x.hi, n.Max)}
	case Look:
		measure(n.Subs[0], groups)
	case Backref:
		w = groups[n.Group]
	}
	return w
}

// checkLookbehind refuses lookbehinds whose width is not fixed.
func checkLookbehind(n *Node, groups []width) error {
	if n.Op == Look && n.Behind {
		if w := measure(n.Subs[0], groups); w.lo != w.hi {
			return &Error{n.Pos, "look-behind requires fixed-width pattern"}
		}
	}
	for _, s := range n.Subs {
		if err := checkLookbehind(s, groups); err != nil {
			return err
		}
	}
	return nil
}
