package finding

import (
	"cmp"
	"slices"
)

// A Tally counts the findings of a review.
type Tally struct {
	Severity map[Severity]int
	Weakness []WeaknessCount // the most frequent first, then by number
}

// WeaknessCount is how many findings name a weakness as their own.
type WeaknessCount struct{ CWE, Findings int }

// Tally counts the review's findings.
func (r *Review) Tally() Tally {
	t := Tally{Severity: make(map[Severity]int)}
	cwes := make(map[int]int)
	for _, f := range r.Findings {
		t.Severity[f.Severity]++
		cwes[f.Rule.CWE]++
	}
	for id, n := range cwes {
		t.Weakness = append(t.Weakness, WeaknessCount{id, n})
	}
	slices.SortFunc(t.Weakness, func(a, b WeaknessCount) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.CWE, b.CWE))
	})
	return t
}

// Incomplete counts the diagnostics that leave the review incomplete.
func (r *Review) Incomplete() int {
	n := 0
	for _, d := range r.Diagnostics {
		if d.Incomplete {
			n++
		}
	}
	return n
}

// SkipGroup is what was skipped for one reason.
type SkipGroup struct {
	Reason string
	Paths  []string
}

// SkipGroups groups what was skipped by its reason: the largest group first, then by the reason's name.
func (r *Review) SkipGroups() []SkipGroup {
	byReason := make(map[string][]string)
	for _, s := range r.Skipped {
		byReason[s.Reason] = append(byReason[s.Reason], s.Path)
	}
	groups := make([]SkipGroup, 0, len(byReason))
	for reason, paths := range byReason {
		slices.Sort(paths)
		groups = append(groups, SkipGroup{reason, paths})
	}
	slices.SortFunc(groups, func(a, b SkipGroup) int {
		return cmp.Or(cmp.Compare(len(b.Paths), len(a.Paths)), cmp.Compare(a.Reason, b.Reason))
	})
	return groups
}
