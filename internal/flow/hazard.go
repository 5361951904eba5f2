package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds calls and assignments that are defects by what they are given. All conditions of a hazard have to be
// known to hold. One of them may hang on a parameter of the function: then the hit waits in the summary, and each caller
// decides it by its argument, until one does or knows no more of the value.

// hazards checks the hazards of a call.
func (m *modelCall) hazards(list []*knowledge.Hazard, open bool) {
	if len(list) == 0 {
		return
	}
	m.open = open
	for _, h := range list {
		m.hazard(h)
	}
	m.open = false
}

// span is the text of the call, or of the assignment that is judged as one.
func (m *modelCall) span() (pos, end int32) {
	if m.end > 0 {
		return m.pos, m.end
	}
	in := &m.a.f.Instrs[m.id]
	return in.Pos, in.End
}

func (m *modelCall) hazard(h *knowledge.Hazard) {
	if h.Unused && m.a.f.Used()[m.id] {
		return
	}
	var pending *knowledge.Condition
	var on *Origin
	for _, c := range h.When {
		t, v := m.test(c)
		t = strictly(c, v, t)
		switch {
		case t == falsy:
			return
		case t == truthUnknown:
			o := m.a.whole(v)
			if o == nil || pending != nil {
				return
			}
			pending, on = c, o
		}
	}
	if pending == nil && m.told(h) {
		return
	}
	pos, end := m.span()
	m.a.addHit(hit{hazard: h, pending: pending, atom: Atom{Origin: on}, name: m.name, fn: m.a.f, pos: pos, end: end})
	if pending != nil && m.a.defaultDoes(on, pending) {
		m.a.addHit(hit{hazard: h, name: m.name, fn: m.a.f, pos: pos, end: end})
	}
}

// assigned checks the hazards of giving a value to something.
func (a *analysis) assigned(id ir.ID, list []*knowledge.Hazard, v *Val, name string) {
	if len(list) > 0 {
		m := &modelCall{a: a, id: id, fn: &knowledge.Function{}, self: argv{id: ir.NoID}, result: v, name: name}
		m.hazards(list, false)
	}
}

// defaultDoes reports whether a parameter's own default fulfils a condition: then the function is at fault, whoever
// calls it.
func (a *analysis) defaultDoes(o *Origin, c *knowledge.Condition) bool {
	if o.Parent != nil || int(o.Param) >= len(a.f.Params) {
		return false
	}
	defs := a.fs.defaults
	if defs == nil || defs[o.Param] == nil {
		return false
	}
	v := defs[o.Param]
	return strictly(c, v, a.test(c, v)) == truthy
}

// strictly is a condition's truth for a hazard: None is not False there, it leaves the choice to the library.
func strictly(c *knowledge.Condition, v *Val, t truth) truth {
	if t == truthy && c.Is != nil && v != nil && v.Const != nil && v.Const.Kind == ir.None {
		if _, ok := (*c.Is).(bool); ok {
			return falsy
		}
	}
	return t
}

// told reports whether what a hazard speaks of bears a name to which it was given against the same rule: the finding
// stands there.
func (m *modelCall) told(h *knowledge.Hazard) bool {
	for _, c := range h.When {
		v, reg, _ := m.port(c.Arg)
		if c.Arg.Base == knowledge.PortValue {
			reg = m.self.id
		}
		if reg != ir.NoID && v != nil && v != bottom && m.a.named(reg, v, h.Rule) {
			return true
		}
	}
	return false
}

// hazard decides a callee's waiting hit by the caller's argument.
func (ap *application) hazard(h *hit, step *Step) {
	n := *h
	n.path = prepend(*step, h.path)
	if h.pending == nil {
		if ap.s.special && !ap.known(h) { // found only in this context
			if h.hazard.Open() == 0 {
				n.place = step
			}
			ap.a.addHit(n)
		}
		return
	}
	if h.atom.Origin.Fn != ap.callee || h.atom.Origin.Parent == nil && ap.defaults&(1<<uint(min(h.atom.Origin.Param, 63))) != 0 {
		return // the callee has judged its own default
	}
	v := ap.origin(h.atom.Origin)
	switch strictly(h.pending, v, ap.a.test(h.pending, v)) {
	case truthy:
		n.pending, n.atom = nil, Atom{}
		if h.pending.Open == 0 || h.pending.Needs == knowledge.NeedsBuilt {
			n.place = step // the caller is at fault; that the value is no constant is the callee's own affair
		}
		ap.a.addHit(n)
	case truthUnknown:
		if o := ap.a.whole(v); o != nil {
			n.atom.Origin = o
			ap.a.addHit(n)
			if ap.a.defaultDoes(o, h.pending) {
				n.pending, n.atom, n.place = nil, Atom{}, step
				ap.a.addHit(n)
			}
		}
	}
}

// known reports whether every call of the callee has a hit, and not only this one.
func (ap *application) known(h *hit) bool {
	base := ap.a.w.summary(ap.a, ap.callee)
	if base == nil {
		return false
	}
	for i := range base.Hits {
		if x := &base.Hits[i]; x.hazard == h.hazard && x.pending == nil && x.fn == h.fn && x.pos == h.pos {
			return true
		}
	}
	return false
}
