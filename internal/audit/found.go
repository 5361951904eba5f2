package audit

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
)

// findings are touchstone's own, by file.
type findings struct {
	byPath map[string][]*finding.Finding
	all    []*finding.Finding
}

func newFindings(list []*finding.Finding) *findings {
	fs := &findings{byPath: map[string][]*finding.Finding{}, all: list}
	for _, f := range list {
		fs.add(f.Location.File.Path, f)
		if s := f.Sink(); s != nil && s.Location.File.Path != f.Location.File.Path {
			fs.add(s.Location.File.Path, f)
		}
	}
	return fs
}

// faint reports whether a finding bears nothing out: its rule reports what is rarely a defect, or whatever is no constant.
func faint(f *finding.Finding) bool { return f.Rule.Profile == "pedantic" || f.Rule.Source == "any" }

func (fs *findings) add(path string, f *finding.Finding) {
	fs.byPath[path] = append(fs.byPath[path], f)
}

// shows reports whether a finding shows a mechanism: by its rule, or by its weakness.
func (m *mechanism) shows(f *finding.Finding) bool {
	return slices.Contains(m.Rules, f.Rule.ID)
}

// fits reports whether a place has to do with what a mechanism is about: a broken hash is no defect of passwords where
// nothing speaks of any. The mechanism's first weakness says that itself.
func (m *mechanism) fits(f *finding.Finding, r *region) bool {
	if !m.Context.set() || f.Rule.CWE == m.CWE[0] {
		return true
	}
	text, _ := r.text()
	return m.Context.MatchString(text) || m.Context.MatchString(r.Path)
}

// related reports whether a finding is of a weakness, or of one above or below it.
func related(f *finding.Finding, id int) bool {
	return f.Rule.CWE == id || slices.Contains(f.Rule.Also, id) || slices.Contains(cwe.Ancestors(f.Rule.CWE), id) && specific(id) ||
		slices.Contains(cwe.Ancestors(id), f.Rule.CWE)
}

// specific reports whether a weakness says something: the most abstract ones stand above everything.
func specific(id int) bool {
	e, ok := cwe.Lookup(id)
	return ok && e.Abstraction != cwe.Pillar && e.Abstraction != cwe.Class
}

// at is the finding that bears a claim out at a place, the most certain one first; nil for none.
func (fs *findings) at(r *region, ms []*mechanism, id int) (best *finding.Finding) {
	for _, f := range fs.byPath[r.Path] {
		if faint(f) || !touches(f, r) || !slices.ContainsFunc(ms, func(m *mechanism) bool { return m.shows(f) && m.fits(f, r) }) && (id == 0 || !related(f, id)) {
			continue
		}
		if best == nil || f.Confidence > best.Confidence {
			best = f
		}
	}
	return best
}

// below is a finding that shows one of the mechanisms where a place leads: the defect is in what is called from there.
func (fs *findings) below(regions []*region, ms []*mechanism) *finding.Finding {
	for _, r := range regions {
		for _, f := range fs.byPath[r.Path] {
			if !faint(f) && f.Location.File.Path == r.Path && r.holds(f.Location.Pos) &&
				slices.ContainsFunc(ms, func(m *mechanism) bool { return m.Kind == operation && m.shows(f) }) {
				return f
			}
		}
	}
	return nil
}

// elsewhere reports whether a finding is about another line than a claim: on the very line of the claim there is a sink of
// the kind, to which touchstone followed the data, and that is not the finding's.
func (w *watcher) elsewhere(f *finding.Finding, r *region, ms []*mechanism) bool {
	if r.from == 0 || touches(f, &region{file: r.file, first: r.from, last: r.to}) {
		return false
	}
	return slices.ContainsFunc(w.sinks[r.Path], func(s Sink) bool {
		first, last := r.Position(s.Location.Pos).Line, r.Position(s.Location.End).Line
		return s.Followed && first <= r.to && r.from <= last && slices.ContainsFunc(ms, func(m *mechanism) bool {
			return slices.ContainsFunc(m.Sinks, func(k string) bool { return slices.Contains(s.Kinds, k) })
		})
	})
}

// touches reports whether a finding's place, or a step of its trace, lies in a region.
func touches(f *finding.Finding, r *region) bool {
	if f.Location.File.Path == r.Path && r.holds(f.Location.Pos) {
		return true
	}
	for _, s := range f.Trace {
		if s.Location.File.Path == r.Path && r.holds(s.Location.Pos) {
			return true
		}
	}
	return false
}

// foundEvidence says what touchstone reports.
func foundEvidence(f *finding.Finding) Evidence {
	msg := fmt.Sprintf("touchstone reports %s here: %s", f.Rule.ID, f.Message)
	if n := len(f.Trace); n > 1 {
		msg += fmt.Sprintf(", in %d steps", n)
	}
	return Evidence{Finding, For, msg, &f.Location}
}

// missed lists what touchstone reports, in the files that the review speaks of, where no claim points to.
func (fs *findings) missed(files map[string]bool, covered func(*finding.Finding) bool) (out []*finding.Finding) {
	for _, f := range fs.all {
		if files[f.Location.File.Path] && !covered(f) && !f.TestCode {
			out = append(out, f)
		}
	}
	return out
}
