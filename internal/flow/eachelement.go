package flow

import (
	"slices"
	"strings"

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
	out := bottom
	add := func(e *Val) {
		if t := m.a.test(c, e); t == truthy || t == truthUnknown && !c.Known {
			out = join(out, e)
		}
	}
	if o.Rest != bottom {
		add(o.Rest)
	}
	for _, e := range o.Elems {
		add(e)
	}
	for i := range o.Fields {
		if k := o.Fields[i].Key.Kind; k != '.' && k != '&' {
			add(o.Fields[i].Val)
		}
	}
	if each := m.a.spreadItem(o, anyKey); each != bottom && !m.a.spreadsPlain(o) { // {**body}: operators or texts, under any name
		add(each)
	}
	return out
}

// spreadsPlain reports whether all that a dictionary has taken over are instances whose fields hold texts and numbers.
func (a *analysis) spreadsPlain(o *Obj) bool {
	return !slices.ContainsFunc(o.Fields, func(f field) bool {
		class := a.classOf(f.Val)
		return f.Key.Kind == '&' && (class < 0 || !a.w.plainFields(class))
	})
}

// namesOperator reports whether data that keys are made of may name an operator.
func (a *analysis) namesOperator(keys []Atom) bool {
	return slices.ContainsFunc(keys, func(x Atom) bool { return x.Kinds&a.w.nosqlKinds != 0 })
}

// keyData are the data that an entry's key is made of. One that begins as the program says names no operator.
func (a *analysis) keyData(k *Val) []Atom {
	if k == nil {
		return nil
	}
	if begin := k.prefix(); begin != "" && begin[0] != '$' {
		return sanitized(k.Taint, a.w.nosqlKinds)
	}
	return k.Taint
}

// unnamedEntry reports whether a port is an entry of a dictionary that has none of that name, and whose names no client has chosen:
// session.update({name: form[name] for name in FIELDS}).
func (m *modelCall) unnamedEntry(p knowledge.Port) bool {
	whole := p
	whole.Path = p.Path[:len(p.Path)-1]
	of, _, ok := m.port(whole)
	if !ok || of == nil || len(of.Taint) > 0 || len(of.refs()) != 1 || of.Refs[0].Kind != refObject {
		return false
	}
	o := m.a.obj(of.Refs[0].ID)
	if o == nil || o.Kind != objDict || len(o.Keys) > 0 {
		return false
	}
	_, has := o.get(key{'[', p.Path[len(p.Path)-1].Name})
	return !has
}

// unnamedOperator reports whether a port is an operator of a query language ("$where") in a dictionary that has no entry of that name,
// and whose other entries the program has named.
func (m *modelCall) unnamedOperator(p knowledge.Port, kinds knowledge.KindMask) bool {
	if kinds&m.a.w.trustKinds != 0 && len(p.Path) > 0 && p.Path[len(p.Path)-1].Kind == knowledge.ElemKey {
		return m.unnamedEntry(p)
	}
	if len(p.Path) != 1 || p.Path[0].Kind != knowledge.ElemKey || !strings.HasPrefix(p.Path[0].Name, "$") {
		return false
	}
	whole := p
	whole.Path = nil
	of, _, ok := m.port(whole)
	if !ok || of == nil || len(of.Taint) > 0 || len(of.refs()) != 1 || of.Refs[0].Kind != refObject {
		return false
	}
	o := m.a.obj(of.Refs[0].ID)
	return o != nil && o.Kind == objDict && !m.a.namesOperator(o.Keys) && o.Rest != nil && m.a.spreadsPlain(o) &&
		!slices.ContainsFunc(o.Fields, func(f field) bool { return f.Key == key{'[', p.Path[0].Name} })
}
