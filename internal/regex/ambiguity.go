package regex

// A suspect is a word that the automaton says to be ambiguous, and how to get there.
type suspect struct {
	exponential bool
	degree      int // of the polynomial, as the automaton has it
	prefix      []letters
	pump        []letters
	around      *loops // of an exponential one: the repetitions around it
	first, last *Node  // of a polynomial one: the two repetitions, where they are
	starts      bool   // one of the two loops is the search's own
}

// maxSuspects bounds how many are handed on, of each kind.
const maxSuspects = 16

// suspects finds what is ambiguous. whole is false if a bound was hit.
func (g *graph) suspects() (out []suspect, whole bool) {
	a := &ambiguity{graph: g}
	a.of, a.count = components(len(g.edges), func(v int) []int {
		to := make([]int, len(g.edges[v]))
		for i, e := range g.edges[v] {
			to[i] = e.to
		}
		return to
	})
	a.members = make([][]int, a.count)
	a.cyclic = make([]bool, a.count)
	a.below = make([][]uint64, a.count)
	for v, es := range g.edges {
		c := a.of[v]
		a.members[c] = append(a.members[c], v)
		for _, e := range es {
			if a.of[e.to] == c {
				a.cyclic[c] = true
			}
		}
	}
	for c := range a.count { // successors come first
		a.below[c] = make([]uint64, (a.count+63)/64)
		for _, v := range a.members[c] {
			for _, e := range g.edges[v] {
				if d := a.of[e.to]; d != c {
					for i, bits := range a.below[d] {
						a.below[c][i] |= bits
					}
				}
			}
		}
		a.below[c][c/64] |= 1 << (c % 64)
	}
	a.prefixes()
	whole = a.eda() && a.ida()
	return a.found, whole
}

// ambiguity is the state of one analysis.
type ambiguity struct {
	*graph
	of      []int // component of each state
	count   int
	members [][]int
	cyclic  []bool
	below   [][]uint64 // components that a component reaches, itself included
	from    []int      // the state before, on a shortest way from the beginning; -1: none
	by      []letters
	found   []suspect
}

func (a *ambiguity) reaches(c, d int) bool { return a.below[c][d/64]>>(d%64)&1 != 0 }

// spend counts work; false: no more.
func (a *ambiguity) spend(n int) bool {
	a.work += n
	return a.work <= a.limit
}

// prefixes finds a shortest way to each state.
func (a *ambiguity) prefixes() {
	a.from, a.by = make([]int, len(a.edges)), make([]letters, len(a.edges))
	for i := range a.from {
		a.from[i] = -2
	}
	a.from[0] = -1
	queue := []int{0}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		// The text before the match comes last: a match at the beginning is the simpler evidence.
		for _, search := range []bool{false, true} {
			for _, e := range a.edges[v] {
				if a.from[e.to] == -2 && a.isSearch(e.to) == search {
					a.from[e.to], a.by[e.to] = v, e.on
					queue = append(queue, e.to)
				}
			}
		}
	}
}

// prefix is a word that leads to a state; ok is false if none does.
func (a *ambiguity) prefix(state int) (word []letters, ok bool) {
	if a.from[state] == -2 {
		return nil, false
	}
	for v := state; v != 0; v = a.from[v] {
		word = append([]letters{a.by[v]}, word...)
	}
	return word, true
}

// loopsOf are the unlimited repetitions around a state, innermost first.
func (a *ambiguity) loopsOf(state int) *loops {
	if p := a.position(state); p >= 0 {
		return a.positions[p].loops
	}
	return nil
}

// culprit is the innermost of some repetitions that is ambiguous by itself.
func culprit(l *loops, root *Node) *Node {
	for ; l != nil && l.outer != nil; l = l.outer {
		part := *root
		part.Subs = []*Node{l.node}
		b := build(&part, true)
		if b.tooLarge {
			continue
		}
		if g := b.graph(false); !b.tooLarge {
			if found, _ := g.suspects(); len(found) > 0 && found[0].exponential {
				break
			}
		}
	}
	if l == nil {
		return nil
	}
	return l.node
}
