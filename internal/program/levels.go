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
