// Package cwe is the catalog of the Common Weakness Enumeration: ids, names, the hierarchy, the mapping usage, and
// which weakness a name means that a person wrote.
//
// A Catalog is one version of CWE and never changes. Default is version 4.19.1 whole, embedded as the table
// catalog-4.19.1.csv (copyright and licence of the MITRE Corporation in catalog-4.19.1.LICENSE.txt) and read once, at
// the first question. ReadXML makes one of the XML that MITRE publishes, WriteTable and ReadTable keep it in a file.
// The hierarchy is the one of the view Research Concepts (CWE-1000), in which an entry may have several parents; it has
// no cycles.
//
// Names are resolved in levels, each of which decides where it finds something (see Resolve): the official name to the
// letter; the same words, an alias, or a name in common use; and, where none of these holds, words in common, weighed
// by how rare they are (see Search). Everything is deterministic, and no list is longer than its bounds.
package cwe

// Version is the version of the catalog that Default holds.
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

// Entry is one entry of a catalog. The slices are shared: do not change them.
type Entry struct {
	ID          int
	Kind        Kind
	Name        string // the official one, on one line
	Abstraction Abstraction
	Status      Status
	Usage       Usage
	Parents     []int    // ChildOf in view 1000, in the catalog's order; none for pillars and for what is no weakness
	Suggested   []int    // what its mapping notes suggest instead of it
	Terms       []string // its alternate terms; the embedded catalog has none
}

// Usable says whether a defect may be mapped to the entry: a weakness whose usage is Allowed or Allowed-with-Review.
func (e Entry) Usable() bool {
	return e.Kind == Weakness && (e.Usage == Allowed || e.Usage == AllowedWithReview)
}

// Lookup finds an entry of the Default catalog by its number.
func Lookup(id int) (Entry, bool) { return Default().Lookup(id) }

// Ancestors are those of the Default catalog.
func Ancestors(id int) []int { return Default().Ancestors(id) }
