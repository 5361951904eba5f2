package program

import "slices"

// Levels puts the strongly connected components of a graph into levels: a component's level is above those of all that
// it points to, so that the components of one level can be worked on side by side. Components are in the order in
// which Tarjan's algorithm (SIAM J. Comput. 1972) closes them, their members ascending.
func Levels(edges [][]int32) [][][]int32 {
	t := &tarjan{edges: edges, index: make([]int32, len(edges)), low: make([]int32, len(edges)), comp: make([]int32, len(edges))}
	for i := range t.index {
		t.index[i], t.comp[i] = -1, -1
	}
	for root := range edges {
		if t.index[root] < 0 {
			t.visit(int32(root))
		}
	}
	var out [][][]int32
	for c, members := range t.comps {
		for int(t.level[c]) >= len(out) {
			out = append(out, nil)
		}
		out[t.level[c]] = append(out[t.level[c]], members)
	}
	return out
}

type tarjan struct {
	edges            [][]int32
	index, low, comp []int32
	stack            []int32
	work             []tarjanFrame
	next             int32
	comps            [][]int32
	level            []int32 // by component
}

type tarjanFrame struct{ v, i int32 }

func (t *tarjan) open(v int32) {
	t.index[v], t.low[v] = t.next, t.next
	t.next++
	t.stack = append(t.stack, v)
	t.work = append(t.work, tarjanFrame{v, 0})
}

func (t *tarjan) visit(root int32) {
	t.open(root)
	for len(t.work) > 0 {
		fr := &t.work[len(t.work)-1]
		v := fr.v
		if int(fr.i) < len(t.edges[v]) {
			w := t.edges[v][fr.i]
			fr.i++
			if t.index[w] < 0 {
				t.open(w)
			} else if t.comp[w] < 0 {
				t.low[v] = min(t.low[v], t.index[w])
			}
			continue
		}
		t.work = t.work[:len(t.work)-1]
		if len(t.work) > 0 {
			u := t.work[len(t.work)-1].v
			t.low[u] = min(t.low[u], t.low[v])
		}
		if t.low[v] == t.index[v] {
			t.close(v)
		}
	}
}

// close makes a component of what is on the stack down to its root.
func (t *tarjan) close(root int32) {
	c := int32(len(t.comps))
	i := len(t.stack) - 1
	for t.stack[i] != root {
		i--
	}
	members := slices.Clone(t.stack[i:])
	t.stack = t.stack[:i]
	level := int32(0)
	for _, m := range members {
		t.comp[m] = c
	}
	for _, m := range members {
		for _, w := range t.edges[m] {
			if t.comp[w] != c {
				level = max(level, t.level[t.comp[w]]+1)
			}
		}
	}
	slices.Sort(members)
	t.comps, t.level = append(t.comps, members), append(t.level, level)
}

// Postorder lists nodes of a graph in the order in which a walk along the edges between them leaves them: what a node
// points to before it, but for the edges that close a cycle.
func Postorder(edges [][]int32, nodes []int32) []int32 {
	const inside, seen = 1, 2
	state := make(map[int32]uint8, len(nodes))
	for _, v := range nodes {
		state[v] = inside
	}
	out := make([]int32, 0, len(nodes))
	var work []tarjanFrame
	for _, root := range nodes {
		if state[root] == seen {
			continue
		}
		state[root] = seen
		work = append(work[:0], tarjanFrame{root, 0})
		for len(work) > 0 {
			fr := &work[len(work)-1]
			if int(fr.i) == len(edges[fr.v]) {
				out = append(out, fr.v)
				work = work[:len(work)-1]
				continue
			}
			w := edges[fr.v][fr.i]
			fr.i++
			if state[w] == inside {
				state[w] = seen
				work = append(work, tarjanFrame{w, 0})
			}
		}
	}
	return out
}

// Steps puts the nodes of an order into steps: a node's step is after those of all nodes before it that it points to, so
// that the nodes of one step can be worked on side by side.
func Steps(edges [][]int32, order []int32) [][]int32 {
	var out [][]int32
	step := make(map[int32]int, len(order)) // 1 + the number of a node's step
	for _, v := range order {
		k := 0
		for _, w := range edges[v] {
			k = max(k, step[w])
		}
		if k == len(out) {
			out = append(out, nil)
		}
		out[k] = append(out[k], v)
		step[v] = k + 1
	}
	return out
}
