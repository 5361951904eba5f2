package cwe

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Difference is what changed from one catalog to another: numbers, ascending.
type Difference struct {
	Added, Removed, Renamed, Usage []int // Usage: what has another mapping usage
}

// Diff compares two catalogs.
func Diff(from, to *Catalog) (d Difference) {
	for _, id := range to.ids {
		old, ok := from.entries[id]
		e := to.entries[id]
		if !ok {
			d.Added = append(d.Added, id)
			continue
		}
		if old.Name != e.Name {
			d.Renamed = append(d.Renamed, id)
		}
		if old.Usage != e.Usage {
			d.Usage = append(d.Usage, id)
		}
	}
	for _, id := range from.ids {
		if _, ok := to.entries[id]; !ok {
			d.Removed = append(d.Removed, id)
		}
	}
	return d
}

// CompareVersions orders versions of CWE by their numbers: 4.9 is before 4.19.1.
func CompareVersions(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		m, _ := strconv.Atoi(x)
		n, _ := strconv.Atoi(y)
		return cmp.Compare(m, n)
	})
}
