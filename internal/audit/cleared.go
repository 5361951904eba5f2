package audit

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// cleared is a sink that a claim means, where touchstone knows all data that get there, and that none of them does harm:
// one on the claim's very lines, or else one at its place or in what that calls. only says that all sinks of the kind there
// are cleared: the claim may mean others.
func (w *watcher) cleared(m *mechanism, r *region) (s *Sink, only bool) {
	if r.whole || m.Kind != operation {
		return nil, false
	}
	all, _ := w.allCleared(m, append([]*region{r}, w.reached(r)...))
	if r.from > 0 {
		lines := *r
		lines.first, lines.last = r.from, r.to
		if s, met := w.allCleared(m, []*region{&lines}); met {
			here, met := w.allCleared(m, []*region{r})
			return s, met && here != nil
		}
	}
	return all, all != nil
}

// rival reports whether a claim that does not name the function at its place may mean another place close by, where code
// has the form of a defect, data do harm or touchstone reports it: reviewers miscount lines.
func (a *auditor) rival(m *mechanism, r *region, ct *cited) bool {
	if r.from == 0 || r.whole {
		return false
	}
	if s := r.around(r.from); s != nil && ct.speaksOf(s.fn.Name) {
		return false
	}
	wide := *r
	wide.first, wide.last, wide.fns = max(1, r.first-closeTo), min(r.LineCount(), r.last+closeTo), nil
	for i := range a.sinks[r.Path] {
		if s := &a.sinks[r.Path][i]; s.within(&wide) && !s.within(r) && s.of(m) && !s.Followed {
			return true
		}
	}
	for _, f := range a.own.byPath[r.Path] {
		if m.shows(f) && !faint(f) && touches(f, &wide) && !touches(f, r) {
			return true
		}
	}
	before, after := *r, *r
	before.first, before.last, before.fns = wide.first, max(1, r.first-1), nil
	after.first, after.last, after.fns = min(r.LineCount(), r.last+1), wide.last, nil
	return a.first(m.Looks, r.with(&before), false) != nil && before.last < r.first || a.first(m.Looks, r.with(&after), false) != nil && after.first > r.last
}

// closeTo are the lines by which a reviewer may miss a place.
const closeTo = 12

// harmless reports whether there are sinks of a mechanism's kinds on the very lines of a claim, and touchstone knows of no
// data at any of them that do harm: then what is wrong elsewhere in the function is another matter.
func (w *watcher) harmless(m *mechanism, r *region) (met bool) {
	if r.from == 0 {
		return false
	}
	lines := *r
	lines.first, lines.last = r.from, r.to
	for i := range w.sinks[r.Path] {
		if s := &w.sinks[r.Path][i]; s.within(&lines) && s.of(m) {
			if met = true; !s.Followed {
				return false
			}
		}
	}
	return met
}

// allCleared is the first sink of a mechanism's kinds in some regions, nil where one of them is not cleared. met says
// whether there are any.
func (w *watcher) allCleared(m *mechanism, regions []*region) (first *Sink, met bool) {
	for _, r := range regions {
		for i := range w.sinks[r.Path] {
			s := &w.sinks[r.Path][i]
			if !s.within(r) || !s.of(m) {
				continue
			}
			if met = true; !s.Cleared {
				return nil, true
			}
			if first == nil {
				first = s
			}
		}
	}
	return first, met
}

// of reports whether a sink is of one of the kinds that a mechanism is about.
func (s *Sink) of(m *mechanism) bool {
	return slices.ContainsFunc(m.Sinks, func(k string) bool { return slices.Contains(s.Kinds, k) })
}

// within reports whether a sink stands, wholly or in part, on the lines of a region.
func (s *Sink) within(r *region) bool {
	first, last := r.Position(s.Location.Pos).Line, r.Position(s.Location.End).Line
	return first <= r.last && r.first <= last
}

// evidence says why nothing does harm at a cleared sink.
func (s *Sink) evidence() (out []Evidence) {
	out = append(out, Evidence{Source, Against, "touchstone knows all that gets here, and nothing of it does harm", &s.Location})
	for i := range s.Defences[:min(len(s.Defences), maxDefences)] {
		d := &s.Defences[i]
		out = append(out, Evidence{Defence, Against, "the data " + d.What, &d.Location})
	}
	return out
}

// why says it in one sentence.
func (s *Sink) why() string {
	if len(s.Defences) == 0 {
		return "all that gets there is the program's own"
	}
	return fmt.Sprintf("all data that get there are known: they %s", s.Defences[0].What)
}

// maxDefences bounds the defences of one sink that are printed.
const maxDefences = 3

// flows reports whether a finding rests on data that were followed to its sink.
func flows(f *finding.Finding) bool {
	return slices.ContainsFunc(f.Trace, func(s finding.Step) bool { return s.Kind == finding.StepSource })
}
