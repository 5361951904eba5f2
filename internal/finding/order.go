package finding

import (
	"cmp"
	"slices"
	"strings"
)

// Sort puts findings into the order that reports have: path, position, rule, then whatever else tells two findings
// apart, so that the order never depends on the order in which they were found.
func Sort(fs []*Finding) {
	slices.SortStableFunc(fs, compare)
}

func compare(a, b *Finding) int {
	return cmp.Or(
		a.Location.Compare(b.Location),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(a.Message, b.Message),
		slices.CompareFunc(a.Trace, b.Trace, func(x, y Step) int {
			return cmp.Or(x.Location.Compare(y.Location), cmp.Compare(x.Kind, y.Kind), strings.Compare(x.Message, y.Message))
		}),
		slices.CompareFunc(a.Facts, b.Facts, func(x, y Fact) int { return strings.Compare(x.Message, y.Message) }),
	)
}

// Compare orders locations by path and position.
func (l Location) Compare(m Location) int {
	return cmp.Or(
		strings.Compare(l.File.Path, m.File.Path),
		cmp.Compare(l.Pos, m.Pos),
		cmp.Compare(l.End, m.End),
	)
}

// Filter keeps the findings that reach both thresholds; a zero threshold lets everything through. The slice's
// storage is reused.
func Filter(fs []*Finding, s Severity, c Confidence) []*Finding {
	return slices.DeleteFunc(fs, func(f *Finding) bool { return f.Severity < s || f.Confidence < c })
}

// Worst returns the n most severe findings in the order that they have in fs; among equals the more confident and
// then the earlier ones are kept.
func Worst(fs []*Finding, n int) []*Finding {
	if len(fs) <= n {
		return fs
	}
	rank := make([]int, len(fs))
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(i, j int) int {
		return cmp.Or(cmp.Compare(fs[j].Severity, fs[i].Severity), cmp.Compare(fs[j].Confidence, fs[i].Confidence))
	})
	rank = rank[:n]
	slices.Sort(rank)
	kept := make([]*Finding, n)
	for k, i := range rank {
		kept[k] = fs[i]
	}
	return kept
}
