package regex

// An edge reads a character of on and goes to a state. Two edges between two states whose characters overlap are two
// ways to match the same.
type edge struct {
	to int
	on letters
}

// A graph is the position automaton. State 0 is the beginning of the text; the states 1 to len(variants), if the
// pattern is searched for, are the text before the match; the rest are positions whose character has been read.
//
// Where an assertion looks at the character before (\b, and ^ under MULTILINE), each state stands for a part of its
// characters only: word characters, line feeds, the others.
type graph struct {
	*nfa
	edges      [][]edge
	variants   []letters
	search     bool
	popularity []int // of each class, how many positions match it

	work  int // pairs of edges looked at so far
	limit int

	visits []visit // of closure, by knot
	round  int
}

// A visit is what closure knows of a knot.
type visit struct {
	round  int
	passes int
	onWay  bool
}

// maxWork bounds the pairs of edges that analysis looks at.
const maxWork = 1500000

func (b *nfa) graph(search bool) *graph {
	g := &graph{nfa: b, search: search, limit: maxWork, variants: []letters{b.all}}
	if b.looksBack {
		word, newline := b.word, b.newline
		g.variants = []letters{b.all.not(word).not(newline), newline}
		if !word.empty() {
			g.variants = append(g.variants, word.not(newline))
		}
	}
	n := len(g.variants)
	g.edges = make([][]edge, g.state(len(b.positions), 0))
	g.edges[0] = g.closure(b.start, -1)
	if search {
		for v := range n {
			g.edges[1+v] = g.closure(b.start, v)
		}
		for s := range n + 1 {
			for v, l := range g.variants {
				g.edges[s] = append(g.edges[s], edge{1 + v, l})
			}
		}
	}
	total := 0
	type from struct{ knot, variant int }
	known := map[from][]edge{}
	for p := range b.positions {
		for v := range n {
			if !b.positions[p].chars.meets(g.variants[v]) {
				continue
			}
			k := from{b.positions[p].next, v}
			out, ok := known[k]
			if !ok {
				out = g.closure(k.knot, v)
				known[k] = out
			}
			g.edges[g.state(p, v)] = out
			if total += len(out); total > maxEdges {
				b.tooLarge = true
				return g
			}
		}
	}
	g.popularity = make([]int, len(b.members))
	for _, p := range b.positions {
		for c := range b.members {
			if p.chars.has(c) {
				g.popularity[c]++
			}
		}
	}
	return g
}

// state is the number of a position's variant.
func (g *graph) state(position, variant int) int {
	return 1 + (1+position)*len(g.variants) + variant
}

// position is the position of a state, or -1.
func (g *graph) position(state int) int {
	return (state-1)/len(g.variants) - 1
}

// isSearch says whether a state is the text before the match.
func (g *graph) isSearch(state int) bool { return state > 0 && state <= len(g.variants) }

// closure finds the edges that leave a knot when the character before is of a variant (-1: there is none). Every knot
// is passed twice at most, which keeps apart one way from several; a way does not pass a knot twice.
func (g *graph) closure(start, variant int) []edge {
	var out []edge
	if g.visits == nil {
		g.visits = make([]visit, len(g.knots))
	}
	g.round++
	var walk func(k int, only letters)
	walk = func(k int, only letters) {
		v := &g.visits[k]
		if v.round != g.round {
			*v = visit{round: g.round}
		}
		if v.onWay || v.passes == 2 || only.empty() {
			return
		}
		v.passes++
		x := &g.knots[k]
		if x.position >= 0 {
			for v, l := range g.variants {
				if on := g.positions[x.position].chars.and(only).and(l); !on.empty() {
					out = append(out, edge{g.state(x.position, v), on})
				}
			}
			return
		}
		if x.limited {
			only = only.and(x.only)
		}
		if x.assert != nil {
			only = g.passing(x.assert, only, variant)
		}
		v.onWay = true
		for _, next := range x.next {
			walk(next, only)
		}
		v.onWay = false
	}
	walk(start, g.all)
	return out
}

// passing are the characters that may follow an anchor.
func (g *graph) passing(n *Node, only letters, variant int) letters {
	multiline := n.Flags&Multiline != 0
	switch n.At {
	case LineStart:
		if variant >= 0 && !(multiline && g.variants[variant].meets(g.newline)) {
			return letters{}
		}
	case TextStart:
		if variant >= 0 {
			return letters{}
		}
	case LineEnd:
		return only.and(g.newline) // without MULTILINE at the very end only; the machine will tell
	case TextEnd:
		return letters{}
	case Boundary, NotBoundary:
		after := variant >= 0 && g.variants[variant].meets(g.word)
		if after == (n.At == Boundary) {
			return only.not(g.word)
		}
		return only.and(g.word)
	}
	return only
}
