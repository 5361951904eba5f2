package regex

// components finds the strongly connected components of a graph of n nodes (Tarjan's algorithm, without recursion).
// They are numbered in reverse topological order: an edge never leads to a component of a higher number.
func components(n int, successors func(v int) []int) (of []int, count int) {
	const unseen = -1
	of = make([]int, n)
	index, low := make([]int, n), make([]int, n)
	for i := range n {
		of[i], index[i] = unseen, unseen
	}
	type call struct {
		v, next int
		out     []int
	}
	var calls []call
	var stack []int
	at := 0
	visit := func(v int) {
		index[v], low[v] = at, at
		at++
		stack = append(stack, v)
		calls = append(calls, call{v: v, out: successors(v)})
	}
	for root := range n {
		if index[root] != unseen {
			continue
		}
		visit(root)
		for len(calls) > 0 {
			c := &calls[len(calls)-1]
			if c.next < len(c.out) {
				w := c.out[c.next]
				c.next++
				if index[w] == unseen {
					visit(w)
				} else if of[w] == unseen {
					low[c.v] = min(low[c.v], index[w])
				}
				continue
			}
			v := c.v
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1].v
				low[up] = min(low[up], low[v])
			}
			if low[v] != index[v] {
				continue
			}
			for {
				w := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				of[w] = count
				if w == v {
					break
				}
			}
			count++
		}
	}
	return of, count
}

// A product is a graph whose nodes are tuples of states, found as they are reached.
type product[K comparable] struct {
	index map[K]int
	nodes []K
	arcs  [][]arc
}

// An arc of a product. fork: its two edges of the automaton are not the same edge, though their states may be.
type arc struct {
	to   int
	on   letters
	fork bool
}

func (p *product[K]) node(k K) int {
	if p.index == nil {
		p.index = map[K]int{}
	}
	i, ok := p.index[k]
	if !ok {
		i = len(p.nodes)
		p.index[k] = i
		p.nodes = append(p.nodes, k)
		p.arcs = append(p.arcs, nil)
	}
	return i
}

// expand finds everything that can be reached, where out adds the arcs of a node. It gives up when out says so.
func (p *product[K]) expand(out func(i int, k K) bool) bool {
	for i := 0; i < len(p.nodes); i++ {
		if !out(i, p.nodes[i]) {
			return false
		}
	}
	return true
}

func (p *product[K]) components() (of []int, count int) {
	return components(len(p.nodes), func(v int) []int {
		out := make([]int, len(p.arcs[v]))
		for i, a := range p.arcs[v] {
			out[i] = a.to
		}
		return out
	})
}

// path is a shortest word from a node to one that is a goal, by arcs that may be used. The word may be empty.
func (p *product[K]) path(from int, goal func(v int) bool, may func(v int, a arc) bool) (word []letters, end int, ok bool) {
	type step struct {
		from int
		on   letters
	}
	back := map[int]step{from: {from: -1}}
	queue := []int{from}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		if goal(v) {
			for w := v; back[w].from >= 0; w = back[w].from {
				word = append(word, back[w].on)
			}
			for a, b := 0, len(word)-1; a < b; a, b = a+1, b-1 {
				word[a], word[b] = word[b], word[a]
			}
			return word, v, true
		}
		for _, a := range p.arcs[v] {
			if _, seen := back[a.to]; !seen && may(v, a) {
				back[a.to] = step{v, a.on}
				queue = append(queue, a.to)
			}
		}
	}
	return nil, 0, false
}
