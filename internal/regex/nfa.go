package regex

// Bounds of the automaton. Counted repetitions are written out, so {1,500} of one character is 500 positions.
const (
	maxPositions = 1500
	maxNodes     = 12000
	maxEdges     = 100000
)

// A knot is a state without characters: a choice, an assertion, or the way to a position.
type knot struct {
	next     []int
	position int // to read there, or -1
	assert   *Node
	// only, where limited is set, are the characters that may follow.
	only    letters
	limited bool
}

// A position is an occurrence of a character set in the pattern, written out.
type position struct {
	chars letters
	next  int // knot
	node  *Node
	loops *loops
}

// loops are the unlimited repetitions around a position, innermost first.
type loops struct {
	node  *Node
	outer *loops
}

// An nfa is the pattern as knots and positions, before edges are computed.
type nfa struct {
	alphabet
	knots     []knot
	positions []position
	start     int
	looksBack bool // some assertion depends on the character before
	word      letters
	newline   letters
	tooLarge  bool

	// While building:
	sets     map[*Node]letters
	groups   map[int]*Node
	inlining int
	loose    bool
}

// build makes the automaton. loose: counted repetitions are taken for unlimited ones, which shows patterns that are
// bad enough though no loop is.
func build(root *Node, loose bool) *nfa {
	b := &nfa{sets: map[*Node]letters{}, groups: map[int]*Node{}, loose: loose}
	if !b.prepare(root) {
		b.tooLarge = true
		return b
	}
	end := b.knot(knot{position: -1})
	b.start = b.node(root, end, nil)
	return b
}

// prepare finds the classes of characters.
func (b *nfa) prepare(root *Node) bool {
	var leaves []*Node
	var boundary *Node
	count := 0
	var visit func(n *Node)
	visit = func(n *Node) {
		count++
		switch n.Op {
		case Literal, Any, In:
			leaves = append(leaves, n)
		case Group:
			b.groups[n.Group] = n
		case At:
			switch {
			case n.At == Boundary || n.At == NotBoundary:
				boundary, b.looksBack = n, true
			case n.At == LineStart && n.Flags&Multiline != 0:
				b.looksBack = true
			}
		}
		for _, s := range n.Subs {
			visit(s)
		}
	}
	visit(root)
	if count > maxNodes {
		return false
	}
	// Equal sets are computed once.
	type key struct {
		op      Op
		negated bool
		r       rune
		flags   Flags
	}
	index := map[key]int{}
	var sets []set
	which := make([]int, len(leaves))
	for i, n := range leaves {
		k := key{n.Op, n.Negated, n.Rune, n.Flags}
		at, ok := index[k]
		if !ok || n.Op == In {
			at = len(sets)
			sets = append(sets, n.chars())
			index[k] = at
		}
		which[i] = at
	}
	sets = append(sets, set{{'\n', '\n'}})
	if boundary != nil {
		sets = append(sets, category('w', boundary.Flags))
	}
	a, in, ok := classes(sets, universe(root.Flags))
	if !ok {
		return false
	}
	b.alphabet = a
	for i, n := range leaves {
		b.sets[n] = in[which[i]]
	}
	b.newline = in[len(sets)-1]
	if boundary != nil {
		b.newline, b.word = in[len(sets)-2], in[len(sets)-1]
	}
	return true
}

func (b *nfa) knot(k knot) int {
	if len(b.knots) > 4*maxPositions {
		b.tooLarge = true
		return 0
	}
	b.knots = append(b.knots, k)
	return len(b.knots) - 1
}

// node adds what a node matches in front of a knot, and returns the knot where it begins.
func (b *nfa) node(n *Node, next int, in *loops) int {
	if b.tooLarge {
		return 0
	}
	switch n.Op {
	case Concat:
		for i := len(n.Subs) - 1; i >= 0; i-- {
			next = b.node(n.Subs[i], next, in)
		}
	case Literal, Any, In:
		if len(b.positions) == maxPositions {
			b.tooLarge = true
			return 0
		}
		b.positions = append(b.positions, position{chars: b.sets[n], next: next, node: n, loops: in})
		return b.knot(knot{position: len(b.positions) - 1})
	case Branch, Conditional:
		k := knot{position: -1}
		for _, s := range n.Subs {
			k.next = append(k.next, b.node(s, next, in))
		}
		if n.Op == Conditional && len(n.Subs) == 1 {
			k.next = append(k.next, next)
		}
		return b.knot(k)
	case At:
		return b.knot(knot{position: -1, assert: n, next: []int{next}})
	case Group, Atomic:
		return b.node(n.Subs[0], next, in)
	case Repeat:
		return b.repeat(n, next, in)
	case Look:
		return b.look(n, next, in)
	case Backref:
		// What the group can match stands for what it did match.
		if g := b.groups[n.Group]; g != nil && b.inlining < 2 {
			b.inlining++
			next = b.node(g.Subs[0], next, in)
			b.inlining--
		}
	}
	return next
}

func (b *nfa) repeat(n *Node, next int, in *loops) int {
	lo, hi := n.Min, n.Max
	if b.loose && hi >= 8 {
		lo, hi = min(lo, 1), Unlimited
	}
	body := n.Subs[0]
	if hi == Unlimited {
		loop := b.knot(knot{position: -1})
		first := b.node(body, loop, &loops{n, in})
		if b.tooLarge {
			return 0
		}
		b.knots[loop].next = []int{first, next}
		if lo == 0 {
			// To enter is not to go on: from inside a loop around this one, both are ways to the same.
			return b.knot(knot{position: -1, next: []int{first, next}})
		}
		next, lo = first, lo-1
	} else {
		at := next
		for i := lo; i < hi && !b.tooLarge; i++ {
			at = b.knot(knot{position: -1, next: []int{b.node(body, at, in), next}})
		}
		next = at
	}
	for ; lo > 0 && !b.tooLarge; lo-- {
		before := len(b.knots)
		if next = b.node(body, next, in); len(b.knots) == before {
			break // matches nothing: once is as good as often
		}
	}
	return next
}

// look treats a lookahead as a way that may end inside it, and as one that goes on. What it says about the next
// character is kept; a lookbehind, whose width is fixed, says nothing.
func (b *nfa) look(n *Node, next int, in *loops) int {
	if n.Behind {
		return next
	}
	on := knot{position: -1, next: []int{next}}
	if leaf, alone := n.Subs[0].first(); leaf != nil && (alone || !n.Negated) {
		on.only, on.limited = b.sets[leaf], true
		if n.Negated {
			on.only = b.all.not(on.only)
		}
	}
	next = b.knot(on)
	if !n.Subs[0].loops() {
		return next
	}
	dead := b.knot(knot{position: -1})
	return b.knot(knot{position: -1, next: []int{b.node(n.Subs[0], dead, in), next}})
}

// first is the character set that a sequence begins with, if that is certain; alone: it is all of it.
func (n *Node) first() (leaf *Node, alone bool) {
	if len(n.Subs) == 0 {
		return nil, false
	}
	switch leaf = n.Subs[0]; leaf.Op {
	case Literal, Any, In:
		return leaf, len(n.Subs) == 1
	case Group:
		leaf, alone = leaf.Subs[0].first()
		return leaf, alone && len(n.Subs) == 1
	}
	return nil, false
}

// loops says whether there is a repetition that could matter.
func (n *Node) loops() bool {
	if n.Op == Repeat && n.Max >= 8 {
		return true
	}
	for _, s := range n.Subs {
		if s.loops() {
			return true
		}
	}
	return false
}
