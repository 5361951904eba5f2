package program_test

import (
	"encoding/json"
	"fmt"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"math/rand"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/program"
)

// An order of some nodes holds each of them once, and steps keep what an order says: of two nodes with an edge between them the
// one that comes first in the order is in an earlier step, if the edge leads to it. Without cycles all edges lead back.
func TestSteps(t *testing.T) {
	for seed := range int64(500) {
		r := rand.New(rand.NewSource(seed))
		n, acyclic := 1+r.Intn(14), seed%2 == 0
		edges := make([][]int32, n)
		for i := range edges {
			for range r.Intn(3) {
				if w := r.Intn(n); !acyclic || w < i {
					edges[i] = append(edges[i], int32(w))
				}
			}
		}
		var nodes []int32
		for _, i := range r.Perm(n)[:1+r.Intn(n)] {
			nodes = append(nodes, int32(i))
		}
		order := program.Postorder(edges, nodes)
		if !slices.Equal(slices.Sorted(slices.Values(order)), slices.Sorted(slices.Values(nodes))) {
			t.Fatalf("seed %d: the order of %v is %v", seed, nodes, order)
		}
		step := map[int32]int{}
		for k, list := range program.Steps(edges, order) {
			for _, v := range list {
				step[v] = k
			}
		}
		if len(step) != len(order) {
			t.Fatalf("seed %d: steps of %v hold %v", seed, order, step)
		}
		for i, v := range order {
			for _, w := range edges[v] {
				j := slices.Index(order, w)
				if j >= 0 && j < i && step[w] >= step[v] || j > i && acyclic {
					t.Fatalf("seed %d: %d points to %d: order %v, steps %v", seed, v, w, order, step)
				}
			}
		}
	}
}

// Levels against reachability: a component is a set of nodes that reach each other, its level the longest chain of
// components below it.
func TestLevels(t *testing.T) {
	for seed := range int64(500) {
		r := rand.New(rand.NewSource(seed))
		n := r.Intn(14)
		edges := make([][]int32, n)
		reach := make([][]bool, n)
		for i := range edges {
			reach[i] = make([]bool, n)
			reach[i][i] = true
			for range r.Intn(3) {
				w := r.Intn(n)
				edges[i] = append(edges[i], int32(w))
				reach[i][w] = true
			}
		}
		for k := range n {
			for i := range n {
				for j := range n {
					reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
				}
			}
		}
		level := make([]int, n)
		for range n { // longest chains, by relaxation
			for i := range n {
				for j := range n {
					if reach[i][j] && !reach[j][i] {
						level[i] = max(level[i], level[j]+1)
					} else if reach[i][j] {
						level[i] = max(level[i], level[j])
					}
				}
			}
		}
		var want []string
		for i := range n {
			var members []int32
			for j := range n {
				if reach[i][j] && reach[j][i] {
					members = append(members, int32(j))
				}
			}
			want = append(want, fmt.Sprint(level[i], members))
		}
		slices.Sort(want)
		want = slices.Compact(want)
		var got []string
		for l, comps := range program.Levels(edges) {
			for _, c := range comps {
				got = append(got, fmt.Sprint(l, c))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v\ngot  %v\nwant %v", seed, edges, got, want)
		}
	}
}

// A chain of 200,000 functions needs no deep stack.
func TestLevelsLong(t *testing.T) {
	edges := make([][]int32, 200_000)
	for i := range edges[1:] {
		edges[i] = []int32{int32(i + 1)}
	}
	if n := len(program.Levels(edges)); n != len(edges) {
		t.Errorf("%d levels", n)
	}
	edges[len(edges)-1] = []int32{0}
	if n := len(program.Levels(edges)); n != 1 {
		t.Errorf("%d levels of one cycle", n)
	}
}

// CPython's own __mro__ is the oracle, over random hierarchies that it accepts.
func TestLinearizeAgainstPython(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	hierarchies := make([][][]int, 400)
	for h := range hierarchies {
		hierarchies[h] = make([][]int, 2+r.Intn(10))
		for c := range hierarchies[h] {
			bases := r.Perm(c)
			if r.Intn(2) == 0 { // descending lists of bases are consistent more often
				slices.Sort(bases)
				slices.Reverse(bases)
			}
			hierarchies[h][c] = bases[:min(len(bases), r.Intn(4))]
			if hierarchies[h][c] == nil {
				hierarchies[h][c] = []int{}
			}
		}
	}
	request, err := json.Marshal(hierarchies)
	if err != nil {
		t.Fatal(err)
	}
	const script = `
import json, sys
out = []
for h in json.load(sys.stdin):
    made, orders = {}, []
    for c, bases in enumerate(h):
        if any(b not in made for b in bases):
            orders.append(None)
            continue
        try:
            made[c] = type(str(c), tuple(made[b] for b in bases), {})
            orders.append([int(k.__name__) for k in made[c].__mro__[:-1]])
        except TypeError:
            orders.append(None)
    out.append(orders)
json.dump(out, sys.stdout)`
	cmd := exec.Command("python3", "-c", script)
	cmd.Stdin = strings.NewReader(string(request))
	out, err := cmd.Output()
	if err != nil {
		testkit.Missing(t, "the order of bases is not compared with CPython's: python3 is not there: %v", err)
	}
	var answers [][][]int
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	compared, refused := 0, 0
	for h, orders := range answers {
		for c, want := range orders {
			var lists [][]int
			for _, b := range hierarchies[h][c] {
				if orders[b] == nil {
					lists = nil
					break
				}
				lists = append(lists, orders[b])
			}
			if want == nil {
				refused++
				if lists != nil { // still an order of the same classes, each once
					got := program.Linearize(c, hierarchies[h][c], lists)
					seen := slices.Clone(got)
					slices.Sort(seen)
					if len(slices.Compact(seen)) != len(got) {
						t.Errorf("%v: class %d: %v", hierarchies[h], c, got)
					}
				}
				continue
			}
			compared++
			if got := program.Linearize(c, hierarchies[h][c], lists); !slices.Equal(got, want) {
				t.Errorf("%v: class %d: %v, want %v", hierarchies[h], c, got, want)
			}
		}
	}
	t.Logf("%d classes compared, %d that CPython refuses", compared, refused)
}
