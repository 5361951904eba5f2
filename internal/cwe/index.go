package cwe

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// A label is one of the names that an entry goes by.
type label struct {
	ids   []int // whom it names, the usual one first
	text  string
	terms []string // the stems of its content, each once, in order
	size  float64  // the sum of the terms' weights
}

// An index knows the names of a catalog.
type index struct {
	c      *Catalog
	labels []label
	posts  map[string][]int // stem -> labels, ascending
	weight map[string]float64
	vocab  []string             // the words of all labels, ascending
	known  map[string]int       // how often a word stands in labels
	pairs  map[string]int       // how often two words, "w1 w2", stand side by side in labels
	split  map[string][2]string // "w1w2" -> w1, w2

	exact  map[string][]int // official names to the letter
	full   map[string][]int // their words
	alias  map[string][]int // words of aliases, terms and common names
	common map[string]bool  // words of common names
	bags   map[string][]int // stems of official names, in any order
	bags2  map[string][]int // of the others
}

// newIndex reads the names of a catalog: the official ones, whole, without parentheses, and what stands in these; the
// alternate terms; and the common names, of which those are left out whose weakness the catalog does not have.
func newIndex(c *Catalog) *index {
	x := &index{
		common: map[string]bool{},
		c:      c, posts: map[string][]int{}, weight: map[string]float64{}, known: map[string]int{}, pairs: map[string]int{},
		split: map[string][2]string{},
		exact: map[string][]int{}, full: map[string][]int{}, alias: map[string][]int{}, bags: map[string][]int{}, bags2: map[string][]int{},
	}
	type named struct {
		text     string
		ids      []int
		official bool
		common   bool
	}
	var all []named
	for _, n := range commonNames() {
		var ids []int
		for _, id := range n.ids {
			if _, ok := c.Lookup(id); ok {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			all = append(all, named{text: n.name, ids: ids, common: true})
		}
	}
	inParentheses := map[string]int{} // what stands there in several names, "(PRNG)", is no other name of any
	for _, id := range c.ids {
		_, inside := parts(c.entries[id].Name)
		for _, in := range inside {
			inParentheses[in]++
		}
	}
	for _, id := range c.ids {
		e := c.entries[id]
		x.exact[e.Name] = append(x.exact[e.Name], id)
		one := []int{id}
		all = append(all, named{text: e.Name, ids: one, official: true})
		if outside, inside := parts(e.Name); len(inside) > 0 {
			all = append(all, named{text: outside, ids: one})
			for _, in := range inside {
				if inParentheses[in] == 1 {
					all = append(all, named{text: in, ids: one})
				}
			}
		}
		for _, t := range e.Terms {
			all = append(all, named{text: t, ids: one})
		}
	}
	for _, n := range all {
		x.learn(words(n.text))
	}
	x.settle()
	x.vocab = slices.Sorted(maps.Keys(x.known))
	for _, n := range all {
		ws := x.oneSpelling(words(n.text))
		if len(ws) == 0 {
			continue
		}
		where, bag := x.alias, x.bags2
		if n.common {
			x.common[strings.Join(ws, " ")] = true
		}
		if n.official {
			where, bag = x.full, x.bags
		}
		key, l := strings.Join(ws, " "), label{ids: n.ids, text: n.text, terms: stems(ws)}
		where[key] = union(where[key], n.ids)
		b := bagKey(l.terms)
		bag[b] = union(bag[b], n.ids)
		for _, t := range l.terms {
			x.posts[t] = append(x.posts[t], len(x.labels))
		}
		x.labels = append(x.labels, l)
	}
	for t, posts := range x.posts {
		x.weight[t] = idf(len(posts), len(x.labels))
	}
	for i := range x.labels {
		x.labels[i].size = x.size(x.labels[i].terms)
	}
	return x
}

// idf is the inverse document frequency: the rarer a term, the more it says.
func idf(labels, all int) float64 { return math.Log(1 + float64(all)/float64(labels)) }

// size adds up in the order of the terms, so that it is the same in every run.
func (x *index) size(terms []string) (sum float64) {
	for _, t := range terms {
		sum += x.weight[t]
	}
	return sum
}

// stems are those of the content, each once.
func stems(ws []string) []string {
	var out []string
	for _, w := range content(ws) {
		if s := stem(w); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func bagKey(terms []string) string { return strings.Join(slices.Sorted(slices.Values(terms)), " ") }

// union appends what is not there yet.
func union(to, ids []int) []int {
	for _, id := range ids {
		if !slices.Contains(to, id) {
			to = append(slices.Clip(to), id)
		}
	}
	return to
}
