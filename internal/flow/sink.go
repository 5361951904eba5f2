package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A hit is data that reaches a sink: in a summary, data of a parameter, for the callers to judge; otherwise a
// candidate for a finding.
type hit struct {
	*spot
	atom  Atom
	kinds knowledge.KindMask // of the sink, as far as the data harms them
	path  *Step              // the calls from the function that has the hit down to the sink: Prev is the next one inwards
	// place is where the defect is, where that is not the sink: the call that passes what does harm there.
	place *Step
	// pending is the condition of a hazard on the parameter that the atom names, which callers decide.
	pending *knowledge.Condition
	// byDefault is the parameter whose default makes it one: who passes something else is not at fault.
	byDefault *Origin
	doubt     bool // whose data a hazard is about is not known
	lone      bool // callers may pass something else: it counts where there are none
}

// A spot is what all hits at one place have in common. It never changes: the hits of all callers share it.
type spot struct {
	sink *knowledge.Sink
	// hazard, in place of a sink, is what is wrong with a call or an assignment.
	hazard *knowledge.Hazard
	name   string       // of what is called; of what a database keeps, the column
	fn     *ir.Function // where the sink is
	pos    int32
	end    int32
	// match is the pattern that the data are matched with, if it may backtrack badly.
	match *patternUse
	// far is the text of the argument that decides, where it stands far below the beginning of a call; empty elsewhere.
	far   [2]int32
	shown string // of a rule about credentials, the text that is one
	kept  bool   // no defect, but data that are kept under the name
}

// maxHits bounds the hits of one function; those past it are dropped and counted as a bound that was hit.
const maxHits = 200

// sameAs reports whether two hits say the same of the same place.
func (h *hit) sameAs(o *hit) bool {
	if h.kept {
		return h.atom.Origin == o.atom.Origin && h.kinds == o.kinds && h.name == o.name // of several places one is enough
	}
	return h.fn == o.fn && h.pos == o.pos && h.kinds == o.kinds && h.atom.Origin == o.atom.Origin && h.hazard == o.hazard && h.name == o.name &&
		(h.place == nil) == (o.place == nil) && (h.place == nil || h.place.Fn == o.place.Fn && h.place.Pos == o.place.Pos)
}

// maxPartHits bounds the parts of one parameter that reach one place: what takes apart an object of which much refers to
// itself finds ever deeper ones, which callers would pay for.
const maxPartHits = 8

// maxAlike bounds how often a parameter, or parts of it, reach sinks of one name in what one function calls: what is called
// everywhere, as a library's own conversion is, says the same of every place, and every caller would pay for all of them.
// A page shows many values of what it is given, each in a place of its own, and each pattern that backtracks is another one.
const maxAlike = 24

// maxOwnAlike bounds it where the program is the library that has the sink: its own code calls such a function everywhere.
const maxOwnAlike = 4

func (a *analysis) addHit(h hit) {
	parts, reached, ofParameter := 0, 0, h.atom.Origin != nil && h.atom.Origin.Param >= 0
	alike := 0 // what is kept leaves room for what does harm
	for i := range a.hits {
		old := &a.hits[i]
		if old.kept != h.kept {
			continue
		}
		alike++
		here := old.pos == h.pos && old.fn == h.fn
		if !here && old.kinds != h.kinds {
			continue
		}
		if old.sameAs(&h) {
			old.atom.Lead = min(old.atom.Lead, h.atom.Lead)
			old.atom.Flags = old.atom.Flags.with(h.atom.Flags)
			if old.match != nil && h.match != nil && *old.match != *h.match { // of several patterns the worst, whichever came first
				if a.w.patterns.worse(old.match, h.match) == h.match {
					old.spot, old.path, old.atom.Step = h.spot, h.path, h.atom.Step
				}
				return
			}
			if shorter(h.path, old.path) { // a function that calls itself meets its own sink again
				old.path, old.atom.Step = h.path, h.atom.Step
			}
			return
		}
		if h.kept || !ofParameter || old.atom.Origin == nil || old.atom.Origin.Param != h.atom.Origin.Param {
			continue
		}
		if here {
			parts++
		}
		if old.name == h.name && old.hazard == h.hazard {
			reached++
		}
	}
	if h.path == nil || h.match != nil || h.atom.Flags&inPage != 0 {
		reached = 0
	}
	if alike >= maxHits || parts >= maxPartHits || reached >= maxAlike || reached >= maxOwnAlike && h.sink != nil && h.sink.Clients {
		a.bound("more data reach sinks than are followed")
		return
	}
	a.hits = append(a.hits, h)
}

// shorter reports whether a way has fewer steps than another one. Of two that nobody would read neither is shorter: functions
// that call each other in a ring of thousands make ways of thousands of steps.
func shorter(s, t *Step) bool {
	for range maxCompared {
		if s == nil || t == nil {
			break
		}
		s, t = s.Prev, t.Prev
	}
	return s == nil && t != nil
}

// maxCompared is the number of steps up to which ways are compared.
const maxCompared = 32

// sink checks the ports of a sink of a call.
func (m *modelCall) sink(s *knowledge.Sink) {
	if !m.holdAll(s.When) {
		return
	}
	if s.Kinds&m.a.w.sqlKinds != 0 {
		m.bound()
		m.columns()
	}
	if m.guardedLater() || s.Trail && !m.addsToLog() {
		return
	}
	for _, p := range s.Arg {
		v, reg, ok := m.port(p)
		if !ok || v == nil && m.a.w.met == nil || v == bottom || m.unnamedOperator(p, s.Kinds) {
			continue
		}
		if s.Kinds&m.a.w.trustKinds != 0 && len(v.taint()) > 0 && !m.entryNamed(p) {
			continue
		}
		if v != nil && len(s.When) > 0 {
			if v = m.elementsFor(s, p, v); v == bottom {
				continue
			}
		}
		if s.Kinds&m.a.w.keptKinds != 0 {
			if v != nil {
				m.keep(s, p, v)
			}
			continue
		}
		if s.Lines {
			v = m.a.pieceText(v)
		}
		if s.Kinds&(m.a.w.logKinds|m.a.w.htmlKinds) != 0 {
			v = m.a.said(v)
		}
		if s.Misplaced && len(v.taint()) > 0 {
			v = v.withTaint(mapAtoms(v.Taint, m.a.w.misplaced.swapped))
		}
		kinds := s.Kinds
		var match *patternUse
		var place *Step
		if kinds&m.a.w.objectKinds != 0 && (len(v.taint()) == 0 || !m.ownedObject(false)) {
			kinds &^= m.a.w.objectKinds
		}
		if kinds&m.a.w.exposureKinds != 0 && len(v.taint()) > 0 && m.filled() {
			kinds &^= m.a.w.exposureKinds
		}
		sink := s
		if kinds&m.a.w.pageKinds != 0 && len(v.taint()) > 0 {
			switch m.a.retyped(m.id) {
			case noPage:
				kinds &^= m.a.w.pageKinds
			case anyHeader:
				doubtful := *s
				doubtful.Strict = true
				sink = &doubtful
			default:
				if s.Confidence != "" && kinds&m.a.w.htmlKinds != 0 {
					if sink = m.a.ofMaker(s, m.a.receiverOf(m.id)); sink == nil {
						sink, kinds = s, kinds&^m.a.w.pageKinds
					}
				}
			}
		}
		if s.Used && len(v.taint()) > 0 && !usesResult(m.a.f, m.id) {
			continue
		}
		if kinds&m.a.w.attributeKinds != 0 && len(v.taint()) > 0 && m.holdsAnything() {
			kinds &^= m.a.w.attributeKinds
		}
		if kinds&m.a.w.regexKinds != 0 && len(v.taint()) > 0 {
			if match, place = m.backtracks(); match == nil {
				kinds &^= m.a.w.regexKinds
				m.a.noteFlag(m.patternPassed())
			}
		}
		for _, r := range m.a.w.chosenRules {
			if kinds.Has(r.Flow.Sink) && len(v.taint()) > 0 && (m.a.usersChoice(r, m.id) || m.a.chosenReader(r, m.id)) {
				kinds &^= r.Flow.Sink.Mask()
			}
		}
		pos, end := m.span()
		atoms := v.taint()
		if kinds&m.a.w.attributeKinds != 0 || s.Keys {
			atoms = joinTaint(atoms, m.a.dataInKeys(v))
		}
		if kinds&m.a.w.logKinds != 0 {
			if m.isArgs(p) {
				atoms = m.written(atoms)
			} else if m.a.displayed(v) {
				atoms = m.a.inDisplay(atoms)
			}
			secrets := joinTaint(m.a.secretsInside(m.id, v), m.a.headersInside(reg))
			for i := 0; p.Base == knowledge.PortArgs && i < len(m.args); i++ {
				secrets = joinTaint(secrets, joinTaint(m.a.secretsInside(m.id, m.a.unlessWordless(m.args[i].val)), m.a.headersInside(m.args[i].id)))
			}
			atoms = joinTaint(secrets, atoms)
		}
		m.a.reach(hit{spot: &spot{sink: sink, name: m.name, match: match, fn: m.a.f, pos: pos, end: end}, kinds: kinds, place: place}, flagged(atoms, m.flags), reg)
	}
}

// bound checks the data that are bound to a statement, and so look up its rows.
func (m *modelCall) bound() {
	all := func() []Atom {
		t := m.rest
		for _, list := range [2][]argv{m.params, m.args} {
			for _, x := range list {
				t = joinTaint(t, m.a.deep(x.val))
			}
		}
		return t
	}
	if x := m.params; len(x) > 0 && x[0].id != ir.NoID && m.a.f.Instrs[m.a.unrefined(x[0].id)].Op == ir.OpParam {
		return // whoever passes the statement binds the values, too (lookups)
	}
	t := all()
	t = mapAtoms(t, func(x Atom) Atom { x.Kinds &= m.a.w.objectKinds; return x })
	if len(t) > 0 && m.ownedObject(true) {
		if s, _ := m.statement(); s != "" {
			t = mapAtoms(m.a.boundKey(s, m.id, 1, all), func(x Atom) Atom { x.Kinds &= m.a.w.objectKinds; return x })
		}
		pos, end := m.span()
		m.a.reach(hit{spot: &spot{sink: lookupSink, name: m.name, fn: m.a.f, pos: pos, end: end}, kinds: m.a.w.objectKinds}, t, ir.NoID)
	}
}

// lookupSink is what a statement does with the values that are bound to it.
var lookupSink = &knowledge.Sink{Message: "looks up the row"}

// sinkValue checks a sink that is no argument: an attribute that is set, a value that is returned.
func (a *analysis) sinkValue(id ir.ID, s *knowledge.Sink, v *Val, name string) {
	in := &a.f.Instrs[id]
	reg := ir.NoID
	if v != nil {
		for _, x := range a.f.Args(id) {
			if x != ir.NoID && a.vals[x] == v {
				reg = x
				break
			}
		}
	}
	atoms := v.taint()
	for _, p := range s.Arg {
		if len(p.Path) > 0 && v != nil {
			atoms = joinTaint(atoms, (&modelCall{a: a, id: id, fn: &knowledge.Function{}}).walk(v, p.Path).taint())
		}
	}
	kinds := s.Kinds
	if kinds&a.w.htmlKinds != 0 && len(atoms) > 0 && in.Op == ir.OpSetAttr {
		switch {
		case typed(a.f, ir.NoID, a.unrefined(a.f.Arg(id, 0))) == noPage:
			kinds &^= a.w.htmlKinds
		case s.Confidence != "" && a.typedPage(id):
			certain := *s
			certain.Confidence = ""
			s = &certain
		case s.Confidence != "":
			if m := a.ofMaker(s, a.f.Arg(id, 0)); m != nil {
				s = m
			} else {
				kinds &^= a.w.htmlKinds
			}
		}
	}
	a.reach(hit{spot: &spot{sink: s, name: name, fn: a.f, pos: in.Pos, end: in.End}, kinds: kinds}, atoms, reg)
}

// reach makes hits of the data that do harm at a sink.
// They are in a register, or elsewhere (NoID).
func (a *analysis) reach(h hit, atoms []Atom, from ir.ID) {
	kinds := h.kinds &^ a.lookedAt(h.kinds)
	harmed, passed := false, false
	page := strings.HasPrefix(h.fn.Module.Name, "template:")
	if kinds&a.w.guessedKinds != 0 && slices.ContainsFunc(atoms, unguessable) {
		kinds &^= a.w.guessedKinds
	}
	drawn := slices.ContainsFunc(atoms, func(x Atom) bool { return x.is(knowledge.Random) })
	for _, x := range atoms {
		if drawn && x.is(knowledge.Clock) {
			continue // the generator is the defect
		}
		if page {
			x.Flags |= inPage
		}
		if h.sink.Anywhere {
			x.Lead = leadStart
		}
		k := kinds & x.Kinds
		if k != 0 {
			late := k
			if x.Kinds&a.w.misplaced.htmlMisplaced == 0 { // where it stands now, its characters are not what matters
				late &^= a.w.misplaced.html
			}
			k &^= a.checkedLate(h.pos, h.end, from, x.Origin, late)
		}
		if k == 0 || a.w.spares(h.sink, x) || x.Origin.Source != nil && !a.w.harms(k, x) {
			continue
		}
		x.Kinds = k
		h.atom, h.kinds = x, k
		a.addHit(h)
		harmed, passed = harmed || x.Origin.Source != nil, passed || x.Origin.Source == nil
	}
	h.kinds = kinds
	if a.w.met != nil {
		a.meet(&h, from, harmed, passed)
	}
}

// usesResult reports whether a function does something with what a call gives back, but for knowing that it came back.
func usesResult(f *ir.Function, call ir.ID) bool {
	for b := range f.Blocks {
		for _, x := range f.Blocks[b].Instrs {
			if i := slices.Index(f.Args(x), call); i == 0 || i > 0 && f.Instrs[x].Op != ir.OpSigma {
				return true
			}
		}
	}
	return false
}

// spares reports whether a sink does no harm with data that came this way. What is made of a parameter is seen at its callers.
func (w *World) spares(s *knowledge.Sink, x Atom) bool {
	return s.Direct && x.Flags&passedIn != 0 || s.Whole && x.Origin.Source == librarySource && x.isAll() || s.Remote && x.Origin.Source != nil && !x.is(knowledge.Untrusted) || s.Lines && x.Origin.Source != nil && x.Flags&inLine == 0 || s.Built && x.Origin.Source != nil && x.Flags&built == 0 || s.NoTexts && w.isText(s, x) || s.NoText && w.isOneText(s, x) ||
		s.Keys && x.Origin.Source != nil && x.Kinds&w.attributeKinds == 0
}

// isOneText reports whether data that a sink is given can only be a text, and nothing that holds several.
func (w *World) isOneText(s *knowledge.Sink, x Atom) bool {
	return x.Flags&parsed == 0 && x.Origin.Source != nil && slices.ContainsFunc(w.rulesByClass[x.Origin.Source.Class], func(r *knowledge.Rule) bool {
		return s.Kinds.Has(r.Flow.Sink) && r.Flow.One != nil && r.Flow.One.MatchString(x.Origin.Source.What)
	})
}

// isText reports whether data that are an entry of what a sink is given can only be a text.
func (w *World) isText(s *knowledge.Sink, x Atom) bool {
	if x.Flags&parsed != 0 {
		return false
	}
	return x.Flags&(typedText|built) != 0 || x.Origin.Source != nil && slices.ContainsFunc(w.rulesByClass[x.Origin.Source.Class], func(r *knowledge.Rule) bool {
		return s.Kinds.Has(r.Flow.Sink) && r.Flow.Texts != nil && r.Flow.Texts.MatchString(x.Origin.Source.What)
	})
}

// unguessable reports whether data make whatever they are mixed with a thing that nobody guesses.
func unguessable(x Atom) bool {
	return x.is(knowledge.Drawn) || x.is(knowledge.SigningKey) || x.is(knowledge.MAC)
}

// hit brings a callee's hit on a parameter to the caller.
func (ap *application) hit(h *hit) {
	if h.hazard != nil {
		ap.hazard(h)
		return
	}
	if h.kept {
		ap.kept(h)
		return
	}
	if h.atom.Origin.Source != nil {
		if ap.s.special && !ap.own(h.atom.Origin) {
			ap.a.addHit(*h) // found only in this context
		}
		return
	}
	if h.atom.Origin.Fn != ap.callee {
		return
	}
	for _, x := range ap.atom(h.atom) {
		k := h.kinds & x.Kinds &^ ap.a.lookedAt(h.kinds)
		if k&ap.a.w.argumentKinds != 0 && ap.behindOptions(h.atom.Origin, x.Origin) {
			k &^= ap.a.w.argumentKinds
		}
		if k&ap.a.w.pageKinds != 0 && x.Origin.Source != nil && (ap.a.retyped(ap.id) == noPage || ap.typedByArgument()) {
			k &^= ap.a.w.pageKinds
		}
		if k&ap.a.w.redirectKinds != 0 && x.Origin.Source != nil && ap.routed(h.atom.Origin, x.Origin) {
			k &^= ap.a.w.redirectKinds
		}
		if ap.a.signedLate(x.Origin) {
			k &^= ap.a.w.provenKinds
		}
		if k&ap.a.w.pathKinds != 0 && x.Origin.Source != nil {
			if p := int(h.atom.Origin.Param); h.atom.Origin.Parent == nil && p < len(ap.regs) {
				in := &ap.a.f.Instrs[ap.id]
				k &^= ap.a.checkedLate(in.Pos, in.End, ap.regs[p], x.Origin, k&ap.a.w.pathKinds)
			}
		}
		harmless := k == 0 || ap.a.w.spares(h.sink, x) || x.Origin.Source != nil && !ap.a.w.harms(k, x)
		if x.Origin.Source != nil {
			ap.a.w.met.brought(h, !harmless)
		}
		if harmless {
			continue
		}
		n := *h
		if n.place == nil && x.Flags&built != 0 && h.atom.Flags&built == 0 {
			n.place = ap.step() // the callee takes the whole text; it is built here
		}
		if n.place == nil && ap.a.w.cfg.Library && h.atom.Origin.Parent == nil && x.Flags&joined != 0 && h.atom.Flags&joined == 0 && k&^ap.a.w.pathKinds == 0 {
			n.place = ap.step() // likewise a whole path
		}
		if k&ap.a.w.objectKinds != 0 && !ap.a.w.routedByOwn(h.at()) {
			n.place = ap.step() // what is looked up is the caller's choice, but that of a view is its own
		}
		x.Kinds = k
		n.atom, n.kinds = x, k
		// The steps before the call are the atom's own, those from the call on are the hit's.
		n.path = ap.path(h)
		ap.a.addHit(n)
	}
}

// at is the function in which a hit stands.
func (h *hit) at() *ir.Function {
	if h.place != nil {
		return h.place.Fn
	}
	return h.fn
}

// path is the way from the call to the sink of a callee's hit: paths run from the outermost call to the sink.
func (ap *application) path(h *hit) *Step {
	call := *ap.step()
	call.Prev = h.path
	return &call
}

// harms reports whether data harms one of the kinds, given what stands before it in the text.
func (w *World) harms(kinds knowledge.KindMask, x Atom) bool {
	return len(w.rulesFor(kinds, x)) > 0
}

// takesWhole reports whether what users of a library pass reaches a sink as it is, where that is what the function is
// for: one that takes a path opens that path, a command or a query runs it, a page or an address sends it, a pattern or a
// format uses it, rows are written as a table; and the name of a template below a folder that the program fixes: templates are looked up,
// and which of its own a package fills in is its affair. What is in an archive is another matter.
func (w *World) takesWhole(k knowledge.Kind, x Atom) bool {
	switch {
	case w.nameKinds.Has(k) && x.Lead == leadFixed && x.Flags&joined == 0:
		return true
	case x.Lead != leadStart || x.Flags&joined != 0:
		return false
	case w.pathKinds.Has(k):
		return !w.archiveKinds.Has(k)
	}
	return w.wholeKinds.Has(k) && x.Flags&(built|inPage|viaUnresolved) == 0
}

// isAll reports whether data are all that a sink gets: nothing stands before them, and they are no part of a text.
func (x *Atom) isAll() bool {
	return x.Lead == leadStart && x.Flags&(built|joined|inPage|viaUnresolved) == 0
}

// rulesFor lists the rules that data breaks at a sink of these kinds.
func (w *World) rulesFor(kinds knowledge.KindMask, x Atom) []*knowledge.Rule {
	var out []*knowledge.Rule
	for _, r := range w.rulesByClass[x.Origin.Source.Class] {
		if !kinds.Has(r.Flow.Sink) {
			continue
		}
		if r.Flow.Of != "" && r.Flow.Of != x.Origin.Source.What {
			continue
		}
		switch r.Flow.Needs {
		case knowledge.NeedsStart:
			if x.Lead != leadStart || x.Flags&inFolder != 0 && !w.pathKinds.Has(r.Flow.Sink) { // what replaces a folder begins with a slash
				continue
			}
		case knowledge.NeedsAuthority:
			if x.Lead > leadAuthority {
				continue
			}
		}
		if r.Flow.What != nil && !r.Flow.What.MatchString(x.Origin.Source.What) {
			continue
		}
		if x.Origin.Source.Behind.Has(r.Flow.Sink) && x.Lead == leadStart && x.Flags&inFolder == 0 {
			continue
		}
		if x.Flags&quoted != 0 && w.quotingKinds.Has(r.Flow.Sink) {
			continue
		}
		if x.Flags&(asJSON|parsed) == asJSON && w.nosqlKinds.Has(r.Flow.Sink) { // a literal of JavaScript
			continue
		}
		if x.Flags&inBody != 0 && w.headerKinds.Has(r.Flow.Sink) {
			continue
		}
		if (x.Flags&noDotDot != 0 && x.Lead >= leadUnknown || x.Flags&(onePart|pieceOfName) == onePart|pieceOfName) && w.pathKinds.Has(r.Flow.Sink) {
			continue
		}
		if x.Origin.Source == librarySource && w.takesWhole(r.Flow.Sink, x) {
			continue
		}
		if x.Origin.Source.Threat == knowledge.Local && !r.Flow.Local {
			continue
		}
		out = append(out, r)
	}
	return out
}

// entryNamed reports whether a port that names an entry of a mapping finds one under that very key, not what may stand under any.
func (m *modelCall) entryNamed(p knowledge.Port) bool {
	last := len(p.Path) - 1
	if last < 0 || p.Path[last].Kind != knowledge.ElemKey || last == 0 && p.Base == knowledge.PortKwargs {
		return true
	}
	whole := p
	whole.Path = p.Path[:last]
	v, _, _ := m.port(whole)
	return slices.ContainsFunc(v.refs(), func(r Ref) bool {
		o := m.a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			return false
		}
		_, ok := o.get(key{'[', p.Path[last].Name})
		return ok
	})
}
