package regex

import "slices"

// Bounds of the search for a suffix.
const (
	maxSuffixes  = 24  // characters tried by themselves
	maxSuffixSet = 400 // sets of states looked at
)

// suffixes are texts that may make a match fail after the prefix and some pumps of a suspect: nothing at all, each
// class of characters, what keeps $ from matching, and the shortest word that leaves the automaton without a state.
func (g *graph) suffixes(s suspect) [][]rune {
	out := [][]rune{nil}
	order := make([]int, len(g.members))
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return g.popularity[a] - g.popularity[b] })
	for _, c := range order[:min(len(order), maxSuffixes)] {
		out = append(out, []rune{g.members[c]})
	}
	out = append(out, []rune("\n\n"), []rune("\n!"))
	if word := g.dead(s, order); len(word) > 1 {
		out = append(out, word)
	}
	return out
}

// dead finds the shortest word that no way through the pattern survives, apart from new starts of a search.
func (g *graph) dead(s suspect, order []int) []rune {
	type node struct {
		states bits
		up     int
		by     int
	}
	start := newBits(len(g.edges))
	start.add(0)
	if s.starts {
		for v := range g.variants {
			start.add(1 + v)
		}
	}
	step := func(from bits, on letters) bits {
		to := newBits(len(g.edges))
		for v := range g.edges {
			if from.has(v) {
				for _, e := range g.edges[v] {
					if e.on.meets(on) && !g.isSearch(e.to) {
						to.add(e.to)
					}
				}
			}
		}
		return to
	}
	now := start
	for _, on := range slices.Concat(s.prefix, s.pump, s.pump) {
		next := step(now, on)
		if s.starts {
			next.or(start)
		}
		now = next
	}
	queue := []node{{states: now, up: -1}}
	known := map[string]bool{}
	for i := 0; i < len(queue) && len(queue) < maxSuffixSet; i++ {
		if queue[i].states.empty() {
			var word []rune
			for at := i; queue[at].up >= 0; at = queue[at].up {
				word = append(word, g.members[queue[at].by])
			}
			slices.Reverse(word)
			return word
		}
		for _, c := range order {
			var on letters
			on.add(c)
			to := step(queue[i].states, on)
			if key := to.key(); !known[key] {
				known[key] = true
				queue = append(queue, node{to, i, c})
			}
		}
	}
	return nil
}
