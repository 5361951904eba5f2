package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what options decide: calls and assignments that are defects where an option has a value. Which value
// it has is a deployment's affair, so that such a place is no finding by itself.

// An OptionRead is where code reads an option.
type OptionRead struct {
	System, Group, Name string
	Negated             bool // what is used is the contrary of the value
}

// A Decision is a call or an assignment that an option decides about.
type Decision struct {
	OptionRead
	When *knowledge.Condition // what makes it a defect, of the value that is used; nil: that the value is true
	Rule string
	Call string // what is called, or given the value
	fn   *ir.Function
	pos  int32
	end  int32
}

// Location is the call's place.
func (d *Decision) Location() finding.Location {
	return finding.Location{File: d.fn.Module.File, Pos: d.pos, End: d.end}
}

// Defect reports whether the option's value makes it a defect: nil, a bool, an int64, a float64 or a string.
func (d *Decision) Defect(value any) bool {
	truth := value != nil && value != false && value != int64(0) && value != 0.0 && value != ""
	if d.Negated {
		value, truth = !truth, !truth
	}
	c := d.When
	switch {
	case c == nil:
		return truth
	case c.Is != nil:
		return sameConst(value, *c.Is)
	case c.Not != nil:
		return !sameConst(value, *c.Not)
	case len(c.In) > 0:
		return slices.ContainsFunc(c.In, func(x any) bool { return sameConst(value, x) })
	case c.Match != nil:
		s, ok := value.(string)
		return ok && c.Match.MatchString(s)
	case c.Below != nil:
		n, ok := value.(int64)
		return ok && float64(n) < *c.Below
	}
	return false
}

const maxDecisions = 64

func (a *analysis) decided(d Decision) {
	if !a.fs.test && len(a.decisions) < maxDecisions && !slices.Contains(a.decisions, d) {
		a.decisions = append(a.decisions, d)
	}
}

// decision is what an option decides of a hazard by the value that one of its conditions speaks of.
func (m *modelCall) decision(h *knowledge.Hazard, c *knowledge.Condition) (Decision, bool) {
	_, reg, _ := m.port(c.Arg)
	if c.Arg.Base == knowledge.PortValue && m.a.f.Instrs[m.id].Op == ir.OpSetAttr {
		reg = m.a.f.Arg(m.id, 1)
	}
	r, ok := m.a.optionRead(reg, 4)
	pos, end := m.span()
	return Decision{OptionRead: r, When: c, Rule: h.Rule, Call: m.name, fn: m.a.f, pos: pos, end: end}, ok
}

// unknownValue records what an option decides that is assigned where nothing else is known of the value.
func (m *modelCall) unknownValue(list []*knowledge.Hazard) {
	for _, h := range list {
		if len(h.When) != 1 || !m.a.w.reported[h.Rule] {
			continue
		}
		if d, ok := m.decision(h, h.When[0]); ok {
			m.a.decided(d)
		}
	}
}

// chosen records that a branch on an option leads to a hazard.
func (m *modelCall) chosen(h *knowledge.Hazard) {
	a := m.a
	place := ir.BlockID(slices.IndexFunc(a.f.Blocks, func(b ir.Block) bool { return slices.Contains(b.Instrs, m.id) }))
	for i, b := range a.f.Blocks {
		last := b.Instrs[len(b.Instrs)-1]
		if len(b.Succs) != 2 || a.f.Instrs[last].Op != ir.OpIf {
			continue
		}
		yes, no := a.reaches(b.Succs[0], place, ir.BlockID(i)), a.reaches(b.Succs[1], place, ir.BlockID(i))
		if r, ok := a.optionRead(a.f.Arg(last, 0), 4); ok && yes != no {
			r.Negated = r.Negated != no
			pos, end := m.span()
			a.decided(Decision{OptionRead: r, Rule: h.Rule, Call: m.name, fn: a.f, pos: pos, end: end})
		}
	}
}

// optionRead says which option a register holds the value of, by where the code reads it.
func (a *analysis) optionRead(id ir.ID, depth int) (OptionRead, bool) {
	if id == ir.NoID || depth < 0 {
		return OptionRead{}, false
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpSigma, ir.OpAnnotate:
		return a.optionRead(a.f.Arg(id, 0), depth)
	case ir.OpUnary:
		r, ok := a.optionRead(a.f.Arg(id, 0), depth-1)
		r.Negated = !r.Negated
		return r, ok && in.Flag == ir.Not
	case ir.OpAttr:
		return a.optionAttr(id, a.f.NameOf(id))
	case ir.OpIndex:
		if k, ok := constKey(a.vals[a.f.Arg(id, 1)]); ok && k.Kind == '[' {
			return a.optionItem(a.vals[a.f.Arg(id, 0)], "__getitem__", k.Name)
		}
	case ir.OpCall:
		return a.optionCall(id, depth)
	}
	return OptionRead{}, false
}

// optionAttr is an option that is read as an attribute: CONF.group.name, CONF.name, settings.NAME.
func (a *analysis) optionAttr(id ir.ID, name string) (OptionRead, bool) {
	base := unrefined(a.f, a.f.Arg(id, 0))
	for _, r := range a.vals[base].refs() {
		typ, class := r.Name, int32(-1)
		switch r.Kind {
		case refInst:
		case refSelf:
			class = r.ID
		case refObject:
			if o := a.obj(r.ID); o != nil {
				typ, class = o.Type, o.Class
			}
		default:
			continue
		}
		if class >= 0 {
			typ = a.w.externBase(class)
			if h := a.w.base.Type(typ).Holder(); h != nil && h.Fields {
				return OptionRead{System: h.System, Name: name}, true
			}
		}
		if reads := a.w.base.Type(typ).Reading(); reads != nil {
			return OptionRead{System: reads.System, Name: name}, true
		}
	}
	if a.f.Instrs[base].Op == ir.OpAttr {
		if r, ok := a.optionAttr(base, a.f.NameOf(base)); ok && a.grouped(base) {
			return OptionRead{System: r.System, Group: r.Name, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// grouped reports whether an attribute of a register's object may be a group of options.
func (a *analysis) grouped(id ir.ID) bool {
	for _, r := range a.vals[unrefined(a.f, a.f.Arg(id, 0))].refs() {
		if reads := a.w.base.Type(r.Name).Reading(); r.Kind == refInst && reads != nil && reads.Groups {
			return true
		}
	}
	return false
}

// optionItem is an option that a method of a library's object is asked for by its name.
func (a *analysis) optionItem(recv *Val, method, name string) (OptionRead, bool) {
	for _, r := range recv.refs() {
		typ := r.Name
		if o := a.obj(r.ID); r.Kind == refObject && o != nil {
			typ = o.Type
		}
		if m := a.w.base.Method(typ, method); m != nil && m.Options != nil && m.Options.Here {
			return OptionRead{System: m.Options.System, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// optionCall is an option that a call reads by its name; also within bool().
func (a *analysis) optionCall(id ir.ID, depth int) (OptionRead, bool) {
	args := a.f.Args(id)
	if len(args) < 2 {
		return OptionRead{}, false
	}
	callee := args[0]
	name, known := a.vals[args[1]].text()
	for _, r := range a.vals[callee].refs() {
		if r.Kind != refExtern {
			continue
		}
		if r.Name == "builtins.bool" {
			return a.optionRead(args[1], depth-1)
		}
		if fn := a.w.base.Function(r.Name); known && fn != nil && fn.Options != nil && fn.Options.Here {
			return OptionRead{System: fn.Options.System, Name: name}, true
		}
	}
	if known && a.f.Instrs[callee].Op == ir.OpAttr {
		return a.optionItem(a.vals[a.f.Arg(callee, 0)], a.f.NameOf(callee), name)
	}
	return OptionRead{}, false
}

// Decisions lists what options decide, by place.
func (w *World) Decisions() []Decision {
	var out []Decision
	for fn := range w.funcs {
		out = append(out, w.decisions[int32(fn)]...)
	}
	return out
}
