package cwe

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed catalog-4.19.1.csv
var table string

// Notice is MITRE's copyright notice and licence, which every copy of the catalog must carry.
//
//go:embed catalog-4.19.1.LICENSE.txt
var Notice string

// A Catalog is one version of CWE. It does not change; it may be used from several goroutines.
type Catalog struct {
	version  string
	entries  map[int]Entry
	ids      []int // ascending
	children func() map[int][]int
	names    func() *index
}

// Default is the embedded catalog. That it can be read is a property of the build, not of the input, and a test holds
// it; hence the panic.
func Default() *Catalog { return embedded() }

var embedded = sync.OnceValue(func() *Catalog {
	c, err := parseTable("the embedded catalog", table)
	if err != nil {
		panic("cwe: " + err.Error())
	}
	c.version = Version
	return c
})

// newCatalog makes a catalog of entries, whose order does not matter. It is the caller's to check them.
func newCatalog(version string, entries map[int]Entry) *Catalog {
	c := &Catalog{version: version, entries: entries, ids: slices.Sorted(maps.Keys(entries))}
	c.children = sync.OnceValue(func() map[int][]int {
		below := map[int][]int{}
		for _, id := range c.ids {
			for _, p := range entries[id].Parents {
				below[p] = append(below[p], id)
			}
		}
		return below
	})
	c.names = sync.OnceValue(func() *index { return newIndex(c) })
	return c
}

// Version is the version of CWE, as "4.19.1".
func (c *Catalog) Version() string { return c.version }

// IDs are the numbers of all entries, ascending. The slice is shared: do not change it.
func (c *Catalog) IDs() []int { return c.ids }

// Lookup finds an entry by its number.
func (c *Catalog) Lookup(id int) (Entry, bool) {
	e, ok := c.entries[id]
	return e, ok
}

// Children are the entries directly below one, ascending. The slice is shared: do not change it.
func (c *Catalog) Children(id int) []int { return c.children()[id] }

// Ancestors are the entries above one, each once, the closest first and by number among equally close ones; none for
// an id that the catalog does not hold.
func (c *Catalog) Ancestors(id int) []int {
	var above []int
	seen := map[int]bool{id: true}
	for level := c.entries[id].Parents; len(level) > 0; {
		var next []int
		level = slices.Sorted(slices.Values(level))
		for _, p := range level {
			if !seen[p] {
				seen[p] = true
				above = append(above, p)
				next = append(next, c.entries[p].Parents...)
			}
		}
		level = next
	}
	return above
}

// maxLevels is how deep the hierarchy may be. That of 4.19.1 has 6 levels.
const maxLevels = 100

// check holds the entries against each other: every parent is a weakness of the catalog, no entry is above itself, and
// the hierarchy is not endless.
func (c *Catalog) check() error {
	const open, done = 1, 2
	state, level := map[int]int{}, map[int]int{}
	type frame struct{ id, next int } // explicit, since a chain may be as long as the catalog
	for _, root := range c.ids {
		if state[root] != 0 {
			continue
		}
		state[root] = open
		for stack := []frame{{root, 0}}; len(stack) > 0; {
			f := &stack[len(stack)-1]
			parents := c.entries[f.id].Parents
			if f.next == len(parents) {
				state[f.id] = done
				for _, p := range parents {
					level[f.id] = max(level[f.id], level[p]+1)
				}
				if level[f.id] >= maxLevels {
					return fmt.Errorf("CWE-%d lies more than %d levels deep in the hierarchy", f.id, maxLevels)
				}
				stack = stack[:len(stack)-1]
				continue
			}
			p := parents[f.next]
			f.next++
			switch e, ok := c.entries[p]; {
			case !ok:
				return fmt.Errorf("CWE-%d is a child of CWE-%d, which is not there", f.id, p)
			case e.Kind != Weakness:
				return fmt.Errorf("CWE-%d is a child of CWE-%d, which is a %s", f.id, p, e.Kind)
			case state[p] == open:
				return fmt.Errorf("CWE-%d is above itself in the hierarchy", p)
			case state[p] == 0:
				state[p] = open
				stack = append(stack, frame{p, 0})
			}
		}
	}
	return nil
}

// oneLine is a text without white space around it and with single spaces within.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
