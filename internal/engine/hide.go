package engine

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// hide makes what no report may show unreadable in the findings: secrets in settings, and credentials in the code that
// the findings show; with all in any code.
func (p *analysed) hide(all bool) {
	shown := map[*source.File]bool{}
	for _, f := range p.review.Findings {
		shown[f.Location.File] = true
		for i := range f.Trace {
			shown[f.Trace[i].Location.File] = true
		}
		for i := range f.Facts {
			if l := f.Facts[i].Location; l != nil {
				shown[l.File] = true
			}
		}
	}
	p.secrets = append(p.secrets, p.world.Credentials(func(f *source.File) bool { return all || shown[f] })...)
	hide(p.review.Findings, p.secrets)
}

// hide replaces the files of the findings by ones in which the secrets cannot be read. From here on no report can show
// them, and no fingerprint is made of them.
func hide(findings []*finding.Finding, secrets []finding.Location) {
	m := newMask(secrets)
	for _, f := range findings {
		m.apply(&f.Location)
		f.Trace = slices.Clone(f.Trace)
		for i := range f.Trace {
			m.apply(&f.Trace[i].Location)
		}
		for i := range f.Facts {
			m.apply(f.Facts[i].Location)
		}
	}
}

// A mask hides secrets in files, which it knows by their paths.
type mask struct {
	spans  map[string][]source.Span
	masked map[*source.File]*source.File
}

func newMask(secrets []finding.Location) *mask {
	m := &mask{map[string][]source.Span{}, map[*source.File]*source.File{}}
	for _, l := range secrets {
		m.spans[l.File.Path] = append(m.spans[l.File.Path], source.Span{Pos: l.Pos, End: l.End})
	}
	return m
}

// apply makes a location one in the masked file.
func (m *mask) apply(l *finding.Location) {
	if l == nil || l.File == nil || m.spans[l.File.Path] == nil {
		return
	}
	if m.masked[l.File] == nil {
		m.masked[l.File] = l.File.Masked(m.spans[l.File.Path])
	}
	l.File = m.masked[l.File]
}
