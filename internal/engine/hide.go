package engine

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// hide replaces the files of the findings by ones in which the secrets cannot be read. From here on no report can show
// them, and no fingerprint is made of them.
func hide(findings []*finding.Finding, secrets []finding.Location) {
	spans := map[*source.File][]source.Span{}
	for _, l := range secrets {
		spans[l.File] = append(spans[l.File], source.Span{Pos: l.Pos, End: l.End})
	}
	masked := map[*source.File]*source.File{}
	mask := func(l *finding.Location) {
		if l == nil || spans[l.File] == nil {
			return
		}
		if masked[l.File] == nil {
			masked[l.File] = l.File.Masked(spans[l.File])
		}
		l.File = masked[l.File]
	}
	for _, f := range findings {
		mask(&f.Location)
		f.Trace = slices.Clone(f.Trace)
		for i := range f.Trace {
			mask(&f.Trace[i].Location)
		}
		for i := range f.Facts {
			mask(f.Facts[i].Location)
		}
	}
}
