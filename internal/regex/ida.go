package regex

import (
	"cmp"
	"slices"
)

// ida finds words w that loop at p, loop at q, and lead from p to q. For two components P and Q of the automaton, the
// pairs (p,q) that move together form components; a word for one pair of such a component gives one for every other
// pair of it, so one pair is enough. From (p,p,q) the cube then has to reach (p,q,q).
//
// n such pairs, each beyond the one before, make the number of ways grow as the n-th power, and the time, which is
// spent on every beginning of them, as the power n+1.
func (a *ambiguity) ida() bool {
	type link struct {
		p, q int
		suspect
	}
	var links []link
	whole := true
search:
	for p := a.count - 1; p >= 0; p-- {
		for q := p - 1; q >= 0; q-- {
			if !a.cyclic[p] || !a.cyclic[q] || !a.reaches(p, q) || a.from[a.members[p][0]] == -2 {
				continue
			}
			s, found, ok := a.idaBetween(p, q)
			if !ok {
				whole = false
				break search
			}
			if found {
				links = append(links, link{p, q, s})
			}
		}
	}
	// The longest chains: below[c] begins at component c.
	below := make([]int, a.count)
	byP := make([][]link, a.count)
	for _, l := range links {
		byP[l.p] = append(byP[l.p], l)
	}
	for c := range a.count {
		for _, l := range byP[c] {
			below[c] = max(below[c], below[l.q]+1)
		}
		// A chain may also begin at any component further on.
		for d := range c {
			if a.reaches(c, d) {
				below[c] = max(below[c], below[d])
			}
		}
	}
	// What is ambiguous within one attempt goes before what only adds up over many starts.
	slices.SortStableFunc(links, func(x, y link) int {
		if x.starts != y.starts {
			if x.starts {
				return 1
			}
			return -1
		}
		return cmp.Compare(below[y.q], below[x.q])
	})
	for i, l := range links {
		l.degree = below[l.q] + 2
		if i < maxSuspects {
			a.found = append(a.found, l.suspect)
			a.found[len(a.found)-1].degree = l.degree
		}
	}
	return whole
}

// idaBetween looks at two components. ok is false when the bound was hit.
func (a *ambiguity) idaBetween(p, q int) (s suspect, found, ok bool) {
	var pairs product[[2]int]
	for _, v := range a.members[p] {
		for _, w := range a.members[q] {
			pairs.node([2]int{v, w})
		}
		if !a.spend(len(a.members[q])) {
			return s, false, false
		}
	}
	ok = pairs.expand(func(i int, k [2]int) bool {
		if !a.spend(len(a.edges[k[0]]) * len(a.edges[k[1]])) {
			return false
		}
		for _, e := range a.edges[k[0]] {
			if a.of[e.to] != p {
				continue
			}
			for _, f := range a.edges[k[1]] {
				if on := e.on.and(f.on); a.of[f.to] == q && !on.empty() {
					pairs.arcs[i] = append(pairs.arcs[i], arc{to: pairs.node([2]int{e.to, f.to}), on: on})
				}
			}
		}
		return true
	})
	if !ok {
		return s, false, false
	}
	of, count := pairs.components()
	cyclic := make([]bool, count)
	first := make([]int, count)
	for i := len(pairs.nodes) - 1; i >= 0; i-- {
		first[of[i]] = i
		for _, b := range pairs.arcs[i] {
			if of[b.to] == of[i] {
				cyclic[of[i]] = true
			}
		}
	}
	for c := range count {
		if !cyclic[c] {
			continue
		}
		k := pairs.nodes[first[c]]
		word, found, ok := a.idaAt(&pairs, of, c, q, k)
		if !ok {
			return s, false, false
		}
		if !found {
			continue
		}
		prefix, reached := a.prefix(k[0])
		if !reached {
			continue
		}
		s = suspect{prefix: prefix, pump: word, starts: a.isSearch(k[0])}
		if l := a.loopsOf(k[0]); l != nil {
			s.first = l.node
		}
		if l := a.loopsOf(k[1]); l != nil {
			s.last = l.node
		}
		return s, true, true
	}
	return s, false, true
}

// idaAt looks for a word from (p,p,q) to (p,q,q), where the first and the third stay in a component of pairs.
func (a *ambiguity) idaAt(pairs *product[[2]int], of []int, c, q int, k [2]int) (word []letters, found, ok bool) {
	var cube product[[3]int]
	start := cube.node([3]int{k[0], k[0], k[1]})
	goal := [3]int{k[0], k[1], k[1]}
	ok = cube.expand(func(i int, t [3]int) bool {
		if t == goal {
			found = true
		}
		if found {
			return true // far enough
		}
		outer := pairs.index[[2]int{t[0], t[2]}]
		if !a.spend(len(pairs.arcs[outer]) * len(a.edges[t[1]])) {
			return false
		}
		for _, b := range pairs.arcs[outer] {
			if of[b.to] != c {
				continue
			}
			to := pairs.nodes[b.to]
			for _, e := range a.edges[t[1]] {
				if on := b.on.and(e.on); !on.empty() && a.reaches(a.of[e.to], q) {
					cube.arcs[i] = append(cube.arcs[i], arc{to: cube.node([3]int{to[0], e.to, to[1]}), on: on})
				}
			}
		}
		return true
	})
	if !ok || !found {
		return nil, false, ok
	}
	target := cube.index[goal]
	word, _, found = cube.path(start, func(v int) bool { return v == target }, func(int, arc) bool { return true })
	return word, found, true
}
