package regex

// eda finds states with two different loops over one word: in the square of the automaton, a component with a pair
// (p,p) and a pair (q,r), q != r; or with two edges that lead from (p,p) to (q,q) over one character. Pairs are
// unordered: exchanging the two is a symmetry of the square.
func (a *ambiguity) eda() bool {
	for c := a.count - 1; c >= 0; c-- {
		if !a.cyclic[c] || a.isSearch(a.members[c][0]) {
			continue
		}
		var sq product[[2]int]
		for _, v := range a.members[c] {
			if a.from[v] != -2 {
				sq.node([2]int{v, v})
			}
		}
		if !sq.expand(func(i int, k [2]int) bool { return a.square(&sq, c, i, k) }) {
			return false
		}
		of, count := sq.components()
		// Of each component, the shortest word among those at its first pairs.
		best := make([]suspect, count)
		tried := make([]int, count)
		for i, k := range sq.nodes {
			if d := of[i]; k[0] == k[1] && tried[d] < 24 {
				tried[d]++
				s, ok := a.edaAt(&sq, of, i)
				if ok && (best[d].pump == nil || len(s.pump)+len(s.prefix) < len(best[d].pump)+len(best[d].prefix)) {
					best[d] = s
				}
			}
		}
		for _, s := range best {
			if s.pump != nil && len(a.found) < maxSuspects {
				a.found = append(a.found, s)
			}
		}
	}
	return true
}

func (a *ambiguity) square(sq *product[[2]int], c, i int, k [2]int) bool {
	if !a.spend(len(a.edges[k[0]]) * len(a.edges[k[1]])) {
		return false
	}
	for x, e := range a.edges[k[0]] {
		if a.of[e.to] != c {
			continue
		}
		for y, f := range a.edges[k[1]] {
			on := e.on.and(f.on)
			if a.of[f.to] != c || k[0] == k[1] && y < x || on.empty() {
				continue
			}
			to := sq.node([2]int{min(e.to, f.to), max(e.to, f.to)})
			sq.arcs[i] = append(sq.arcs[i], arc{to, on, k[0] != k[1] || x != y})
		}
	}
	return true
}

// edaAt looks for a loop at the pair (p,p) that goes two ways.
func (a *ambiguity) edaAt(sq *product[[2]int], of []int, start int) (s suspect, found bool) {
	within := func(_ int, b arc) bool { return of[b.to] == of[start] }
	// The nearest arc that forks, and the way back.
	var fork *arc
	word, _, ok := sq.path(start, func(v int) bool {
		for i := range sq.arcs[v] {
			if b := &sq.arcs[v][i]; b.fork && of[b.to] == of[start] {
				fork = b
				return true
			}
		}
		return false
	}, within)
	if !ok {
		return s, false
	}
	rest, _, ok := sq.path(fork.to, func(v int) bool { return v == start }, within)
	prefix, reached := a.prefix(sq.nodes[start][0])
	if !ok || !reached {
		return s, false
	}
	s = suspect{exponential: true, prefix: prefix, pump: append(append(word, fork.on), rest...)}
	s.around = a.loopsOf(sq.nodes[start][0])
	return s, true
}
