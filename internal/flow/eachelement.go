package flow

import (
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds conditions on any element of an argument: of {"name": text, "age": {...}} one element may hold operators, and
// the text beside it only texts. Each is asked by itself, where the object shows which they are.

// elementsFor is what a port of any element is, without the elements of which a condition of the sink on such elements does not
// hold.
func (m *modelCall) elementsFor(s *knowledge.Sink, p knowledge.Port, v *Val) *Val {
	if len(p.Path) != 1 || p.Path[0].Kind != knowledge.ElemAny || len(v.taint()) == 0 {
		return v
	}
	var c *knowledge.Condition
	for _, x := range s.When {
		if x.Arg.Base == p.Base && x.Arg.Index == p.Index && len(x.Arg.Path) == 1 && x.Arg.Path[0].Kind == knowledge.ElemAny {
			c = x
		}
	}
	if c == nil {
		return v
	}
	whole := p
	whole.Path = nil
	of, _, ok := m.port(whole)
	if !ok || of == nil || len(of.Taint) > 0 || len(of.refs()) != 1 || of.Refs[0].Kind != refObject {
		return v
	}
	o := m.a.obj(of.Refs[0].ID)
	if o == nil || o.Kind != objDict && o.Kind != objList && o.Kind != objTuple {
		return v
	}
	out := o.Rest
	add := func(e *Val) {
		if t := m.a.test(c, e); t == truthy || t == truthUnknown && !c.Known {
			out = join(out, e)
		}
	}
	for _, e := range o.Elems {
		add(e)
	}
	for i := range o.Fields {
		if k := o.Fields[i].Key.Kind; k != '.' && k != '&' {
			add(o.Fields[i].Val)
		}
	}
	return out
}
