// Package cwe is the catalog of the Common Weakness Enumeration: ids, names, the hierarchy and the mapping usage.
//
// The catalog is version 4.19.1 whole, embedded as the table catalog-4.19.1.csv (copyright and licence of the MITRE
// Corporation in catalog-4.19.1.LICENSE.txt) and read once, at the first question. The hierarchy is the one of the
// view Research Concepts (CWE-1000), in which an entry may have several parents; it has no cycles, which a test holds.
package cwe

import "slices"

// Version is the version of the catalog.
const Version = "4.19.1"

// Kind says what an entry is. Only weaknesses can be found in code; categories and views group them.
type Kind string

const (
	Weakness Kind = "weakness"
	Category Kind = "category"
	View     Kind = "view"
)

// Abstraction says how general a weakness is; "" for categories and views.
type Abstraction string

const (
	Pillar   Abstraction = "Pillar"   // the most abstract
	Class    Abstraction = "Class"    // independent of language and technology
	Base     Abstraction = "Base"     // specific enough for a method of detection
	Variant  Abstraction = "Variant"  // bound to a product, a language or a technology
	Compound Abstraction = "Compound" // several weaknesses that must come together
)

// Status is how far an entry has matured. Nothing should be mapped to a deprecated one.
type Status string

const (
	Stable     Status = "Stable"
	Draft      Status = "Draft"
	Incomplete Status = "Incomplete"
	Obsolete   Status = "Obsolete"
	Deprecated Status = "Deprecated"
)

// Usage says whether a defect in the real world may be mapped to an entry.
type Usage string

const (
	Allowed           Usage = "Allowed"
	AllowedWithReview Usage = "Allowed-with-Review" // a closer entry may fit better: say why none does
	Discouraged       Usage = "Discouraged"
	Prohibited        Usage = "Prohibited"
)

// Entry is one entry of the catalog. The slices are shared: do not change them.
type Entry struct {
	ID          int
	Kind        Kind
	Name        string
	Abstraction Abstraction
	Status      Status
	Usage       Usage
	Parents     []int // ChildOf in view 1000, in the catalog's order; none for pillars and for what is no weakness
	Suggested   []int // what its mapping notes suggest instead of it
}

// Lookup finds an entry by its number.
func Lookup(id int) (Entry, bool) {
	e, ok := catalog()[id]
	return e, ok
}

// Ancestors are the entries above one, each once, the closest first and by number among equally close ones; none for
// an id that the catalog does not hold.
func Ancestors(id int) []int {
	entries := catalog()
	var above []int
	seen := map[int]bool{id: true}
	for level := entries[id].Parents; len(level) > 0; {
		var next []int
		level = slices.Sorted(slices.Values(level))
		for _, p := range level {
			if !seen[p] {
				seen[p] = true
				above = append(above, p)
				next = append(next, entries[p].Parents...)
			}
		}
		level = next
	}
	return above
}
