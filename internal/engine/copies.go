package engine

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// onceOfCopies keeps the first of findings at one place of files that are the same, byte for byte, and names the others: a project that
// carries a module twice mends it once, and copies it. Findings whose way leads through other code are others. They come in order.
func onceOfCopies(list []*finding.Finding) []*finding.Finding {
	type place struct {
		rule     string
		text     string
		pos, end int32
	}
	kept := map[place][]*finding.Finding{}
	return slices.DeleteFunc(list, func(f *finding.Finding) bool {
		l := f.Location
		if l.File == nil || l.File.Text == "" {
			return false
		}
		k := place{f.Rule.ID, l.File.Text, l.Pos, l.End}
		for _, first := range kept[k] {
			if first.Location.File.Path != l.File.Path && sameWay(first, f) {
				first.Facts = append(first.Facts, finding.Fact{Message: "the same defect shows here", Location: &l})
				return true
			}
		}
		kept[k] = append(kept[k], f)
		return false
	})
}

// sameWay reports whether the ways of two findings lead through the same places of files that are the same.
func sameWay(x, y *finding.Finding) bool {
	return slices.EqualFunc(x.Trace, y.Trace, func(s, t finding.Step) bool {
		a, b := s.Location, t.Location
		return a.Pos == b.Pos && a.End == b.End && (a.File == b.File || a.File != nil && b.File != nil && a.File.Text == b.File.Text)
	})
}
