package audit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A sight is a look that met something.
type sight struct {
	look  *look
	state state // of the operand that was looked at; data where the look is at text
	where finding.Location
	via   string // "" at the place of the claim, else how the code there is reached
}

func (s *sight) evidence(check Check, leaning Leaning) Evidence {
	msg := "the code " + s.look.Says
	if s.via != "" {
		msg = "the code that is " + s.via + " from there " + s.look.Says
	}
	return Evidence{check, leaning, msg, &s.where}
}

// watcher looks for forms of code. What holds for the whole program is found once.
type watcher struct {
	tree   *tree
	facts  *facts
	all    map[*look]*sight
	shows  map[showKey]*showing
	around map[placeKey][]*region // what a place reaches
	stems  map[placeKey]map[string]bool
	sinks  map[string][]Sink // by path
	exists func(string) bool // see Code

	application bool // see Code.Whole
}

// A placeKey is a region; a showKey a mechanism at one.
type placeKey struct {
	file        *file
	first, last int
	from, to    int
}

type showKey struct {
	mechanism *mechanism
	place     placeKey
}

func newWatcher(t *tree, x *facts) *watcher {
	return &watcher{tree: t, facts: x, all: map[*look]*sight{}, shows: map[showKey]*showing{}, around: map[placeKey][]*region{}, stems: map[placeKey]map[string]bool{}, sinks: map[string][]Sink{}}
}

// first is the first of some looks that meets something in a region, nil for none. With needs it is one of those that
// a defect needs, otherwise one of those that are defects.
func (w *watcher) first(looks []*look, r *region, needs bool) *sight {
	for _, l := range looks {
		if l.Needs == needs {
			if s := w.see(l, r); s != nil {
				return s
			}
		}
	}
	return nil
}

// see is what a look meets in a region, nil for nothing.
func (w *watcher) see(l *look, r *region) *sight {
	switch {
	case l.Call.set():
		return w.seeCall(l, r)
	case l.Text.set():
		return w.seeText(l, r)
	}
	in := l.In
	switch {
	case in.set() && !in.MatchString(r.Path):
		return nil
	case !in.set() && r.module == nil && r.Language == source.Python:
		return nil
	}
	text, from := r.text()
	most := maxMatches
	if !l.With.set() && !l.Without.set() {
		most = 1
	}
	for _, m := range l.Code.FindAllStringIndex(text, most) {
		lo, hi := lines(text, m[0], m[1])
		if l.With.set() && !l.With.MatchString(text[lo:hi]) || l.Without.set() && l.Without.MatchString(text[lo:hi]) {
			continue
		}
		start := m[0] + len(text[m[0]:m[1]]) - len(strings.TrimLeft(text[m[0]:m[1]], " \t\r\n"))
		return &sight{l, data, *r.at(from+int32(start), from+int32(m[1])), r.via}
	}
	return nil
}

// maxMatches bounds the places in one region that a look's With and Without are held against.
const maxMatches = 64

// lines widens a range of a text to whole lines.
func lines(text string, lo, hi int) (int, int) {
	lo = strings.LastIndexByte(text[:lo], '\n') + 1
	if n := strings.IndexByte(text[hi:], '\n'); n >= 0 {
		return lo, hi + n
	}
	return lo, len(text)
}

// seeCall is the first call that a look meets; of calls that a defect only needs, the one whose operand is fixed least.
func (w *watcher) seeCall(l *look, r *region) (best *sight) {
	for _, c := range w.facts.callsIn(r) {
		if !l.Call.MatchString(c.name) {
			continue
		}
		text := r.Text[c.pos:c.end]
		if l.With.set() && !l.With.MatchString(text+" "+c.name) || l.Without.set() && l.Without.MatchString(text+" "+c.name) {
			continue
		}
		if st, ok := l.meets(c); ok && (best == nil || st > best.state) {
			best = &sight{l, st, *r.at(c.pos, c.end), r.via}
			if !l.Needs {
				return best
			}
		}
	}
	return best
}

// seeText is the first expression of a region that puts data into a text, as the look wants it.
func (w *watcher) seeText(l *look, r *region) *sight {
	for _, fn := range r.fns {
		for _, e := range w.facts.textsOf(fn) {
			text := r.Text[e.pos:e.end]
			if r.holds(e.pos) && l.Text.MatchString(text) && !(l.Without.set() && l.Without.MatchString(text)) {
				return &sight{l, built, *r.at(e.pos, e.end), r.via}
			}
		}
	}
	return nil
}

// meets reports whether a call's operand is what the look asks for, and its state.
func (l *look) meets(c *call) (most state, ok bool) {
	least := data
	switch l.Is {
	case "any":
		least = constant
	case "built":
		least = built
	}
	n, err := strconv.Atoi(l.Arg)
	for i, a := range c.args {
		if l.Arg == "any" || l.Arg == a.keyword || err == nil && i == n {
			most = max(most, a.state)
			ok = ok || a.state >= least
		}
	}
	return most, ok || l.Is == "any"
}

// anywhere is the first place of the program that one of the looks meets.
func (w *watcher) anywhere(looks []*look) *sight {
	for _, l := range looks {
		s, known := w.all[l]
		if !known {
			for _, f := range w.tree.files {
				if s = w.see(l, f.regionAt(0, 0)); s != nil {
					s.via = "elsewhere"
					break
				}
			}
			w.all[l] = s
		}
		if s != nil {
			return s
		}
	}
	return nil
}

// A showing is what the code at a place shows of a mechanism.
type showing struct {
	mechanism *mechanism
	region    *region
	weak      *sight   // a form that is a defect
	near      *sight   // one elsewhere in the file
	needed    *sight   // a form that a defect needs, where there is none that is one
	safe      *sight   // a defence
	unknown   []string // calls whose code was not seen
	followed  *Sink    // a sink of the kind there, to which touchstone followed all data that it knows
}

// show looks for a mechanism at a place.
func (w *watcher) show(m *mechanism, r *region) *showing {
	key := showKey{m, placeKey{file: r.file, first: r.first, last: r.last}}
	if m.Kind == value {
		key.place.from, key.place.to = r.from, r.to
	}
	if s := w.shows[key]; s != nil {
		return s
	}
	s := w.look(m, r, w.reached(r))
	w.shows[key] = s
	return s
}

// reached is the code that a place calls, and the templates that it renders.
func (w *watcher) reached(r *region) []*region {
	at := placeKey{file: r.file, first: r.first, last: r.last}
	list, known := w.around[at]
	if !known {
		list = w.tree.reach(w.facts, r, reachDepth)
		w.around[at] = list
	}
	return list
}

func (w *watcher) look(m *mechanism, r *region, reached []*region) *showing {
	s := &showing{mechanism: m, region: r}
	regions := append([]*region{r}, reached...)
	if m.Kind == value {
		regions[0] = r.tight()
	}
	if m.Kind == absence || m.Kind == design || m.Kind == value && !r.named {
		regions = regions[:1]
	}
	for _, q := range regions {
		if s.weak = w.first(m.Looks, q, false); s.weak != nil {
			break
		}
	}
	if s.weak != nil && m.Context.set() {
		if text, _ := r.text(); !m.Context.MatchString(text) {
			s.needed, s.weak = s.weak, nil
		}
	}
	if s.weak == nil && s.needed == nil {
		for _, q := range append([]*region{r}, reached...) {
			if s.needed = w.first(m.Looks, q, true); s.needed != nil {
				break
			}
		}
	}
	if s.weak == nil && s.needed == nil {
		s.weak, s.needed = w.met(m, regions)
	}
	if s.weak == nil && !r.whole {
		s.near = w.near(m, r.file)
	}
	at := r
	if s.weak != nil && s.weak.via != "" {
		for _, q := range reached {
			if q.Path == s.weak.where.File.Path && q.holds(s.weak.where.Pos) {
				at = q
			}
		}
	}
	if s.safe = w.first(m.Safe, at, false); s.safe == nil {
		s.safe = w.anywhere(m.Off)
	}
	s.unknown = w.unknown(m, r, reached)
	s.followed = w.followed(m, append([]*region{r}, reached...))
	return s
}

// met is a sink of the mechanism's kinds that touchstone came upon in some regions: one that data harm, as far as it depends
// on callers, or else one that they do not.
func (w *watcher) met(m *mechanism, regions []*region) (harmed, safe *sight) {
	for _, r := range regions {
		for _, s := range w.sinks[r.Path] {
			if !r.holds(s.Location.Pos) || !slices.ContainsFunc(m.Sinks, func(k string) bool { return slices.Contains(s.Kinds, k) }) {
				continue
			}
			if x := (&sight{reaches, data, s.Location, r.via}); !s.Followed {
				return x, nil
			} else if safe == nil {
				safe = x
			}
		}
	}
	return nil, safe
}

// reaches says what touchstone's models know of a call that the table does not name.
var reaches = &look{Says: "hands data to a call that does harm with them"}

// followed is a sink of the mechanism's kinds in some regions, where all of them are ones to which data were followed.
func (w *watcher) followed(m *mechanism, regions []*region) (out *Sink) {
	for _, r := range regions {
		for i, s := range w.sinks[r.Path] {
			if !r.holds(s.Location.Pos) || !slices.ContainsFunc(m.Sinks, func(k string) bool { return slices.Contains(s.Kinds, k) }) {
				continue
			}
			if !s.Followed {
				return nil
			}
			if out == nil {
				out = &w.sinks[r.Path][i]
			}
		}
	}
	return out
}

// near is a form that is a defect anywhere in a file.
func (w *watcher) near(m *mechanism, f *file) *sight {
	key := showKey{m, placeKey{file: f}}
	s := w.shows[key]
	if s == nil {
		s = &showing{weak: w.first(m.Looks, f.regionAt(0, 0), false)}
		w.shows[key] = s
	}
	return s.weak
}

// reachDepth is how many calls deep the code that a place reaches is looked at.
const reachDepth = 3

// unknown lists the names of functions that the code gives data to and that were not seen: neither the program's nor known
// ones, nor those that the mechanism itself looks at.
func (w *watcher) unknown(m *mechanism, r *region, reached []*region) (names []string) {
	seen := map[string]bool{}
	for _, q := range append([]*region{r}, reached...) {
		for _, c := range w.facts.callsIn(q) {
			if m.names(c) || !c.given() {
				continue
			}
			if len(c.targets) == 0 && !w.facts.familiar(c, q != r) && !seen[c.name] {
				seen[c.name] = true
				names = append(names, c.name)
			}
		}
	}
	return names
}

// given reports whether a call is given data.
func (c *call) given() bool {
	return slices.ContainsFunc(c.args, func(o operand) bool { return o.state >= data })
}

// names reports whether one of the looks is at calls of this name.
func (m *mechanism) names(c *call) bool {
	return slices.ContainsFunc(m.Looks, func(l *look) bool { return l.Call.set() && l.Call.MatchString(c.name) })
}

// evidence lists what the showing rests on; without what was followed where that is said already.
func (s *showing) evidence(said bool) (out []Evidence) {
	m := s.mechanism
	switch {
	case s.weak != nil:
		out = append(out, s.weak.evidence(Operation, For))
	case s.needed != nil:
		out = append(out, s.needed.evidence(Operation, Neutral))
	default:
		out = append(out, Evidence{Operation, Against, "nothing there could be " + m.Name, s.region.at(s.region.start(), s.region.start())})
	}
	if s.followed != nil && !said {
		out = append(out, Evidence{Source, Neutral, "touchstone followed the data that get here", &s.followed.Location})
	}
	if s.weak == nil && s.near != nil {
		e := s.near.evidence(Operation, Neutral)
		e.Message = fmt.Sprintf("elsewhere in the file, %s", e.Message)
		out = append(out, e)
	}
	if s.safe != nil {
		e := s.safe.evidence(Defence, Against)
		if s.safe.via == "elsewhere" {
			e.Message = "the program " + s.safe.look.Says
		}
		out = append(out, e)
	}
	return out
}
