package flow

import (
	"slices"

	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what is inside values: elements by iteration, and the data of everything that a value holds.

// elements are the elements of a list or tuple that is known exactly.
func (a *analysis) elements(v *Val) ([]*Val, bool) {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil, false
	}
	o := a.obj(refs[0].ID)
	if o != nil && o.Kind == objInstance && o.Class >= 0 {
		return a.fieldsInOrder(o)
	}
	if o == nil || !o.Exact || o.Kind != objList && o.Kind != objTuple && o.Kind != objSet {
		return nil, false
	}
	return o.Elems, true
}

// fieldsInOrder are the elements of a named tuple, an instance of a class of the program, where it is known what each field holds.
func (a *analysis) fieldsInOrder(o *Obj) (out []*Val, ok bool) {
	if o.Multi || a.w.ExternBase(o.Class) != "typing.NamedTuple" {
		return nil, false
	}
	for _, f := range a.w.fields(o.Class) {
		v, ok := o.get(key{'.', f.Name})
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	return out, len(out) > 0
}

func (a *analysis) isTuple(v *Val) bool {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return false
	}
	o := a.obj(refs[0].ID)
	return o != nil && o.Kind == objTuple
}

// iter is iter(v).
func (a *analysis) iter(v *Val) *Val { return v }

// more reports whether an iteration has an element; never, for an empty display.
func (a *analysis) more(v *Val) *Val {
	if es, ok := a.elements(v); ok && len(es) == 0 {
		return boolVal(false)
	}
	return nil
}

// element is any element that iterating gives: of a dictionary its keys.
func (a *analysis) element(id ir.ID, v *Val) *Val {
	if v == nil || v == bottom {
		return v
	}
	out := bottom
	resolved := false
	for _, r := range v.Refs {
		switch r.Kind {
		case refObject:
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			resolved = true
			if o.Kind == objDict {
				for i := range o.Fields {
					if o.Fields[i].Key.Kind == '&' {
						out = join(out, a.spreadItem(o, key{Kind: '*'}))
					} else if o.Fields[i].Key.Kind == '[' {
						out = join(out, constVal(ir.Const{Kind: ir.Str, Str: o.Fields[i].Key.Name}))
					} else {
						out = join(out, nil)
					}
				}
				if o.Rest != bottom {
					out = join(out, tainted(o.Keys))
				}
				continue
			}
			if o.Class >= 0 {
				if m := a.w.method(o.Class, "__iter__"); m != nil {
					out = join(out, a.iterated(id, a.unnamed(id, m, r, func() *Val { return refVal(r) })))
					continue
				}
			}
			e := o.all()
			if o.Kind == objInstance && o.Type != "" {
				if t := a.w.base.Type(o.Type); t != nil {
					x := a.modelled(id, t.Element())
					if !t.IsUntracked() {
						x = x.withTaint(joinTaint(x.taint(), v.Taint))
					}
					e = join(e, x)
				}
			}
			if o.Kind == objParam {
				e = join(e, a.elementChecked(v, r.ID, a.field(r.ID, o, key{'*', ""})))
			}
			out = join(out, e)
		case refInst:
			if t := a.w.base.Type(r.Name); t != nil {
				resolved = true
				x := a.modelled(id, t.Element())
				if !t.IsUntracked() {
					x = x.withTaint(joinTaint(x.taint(), v.Taint))
				}
				out = join(out, x)
			}
		}
	}
	if s, ok := v.text(); ok && s != "" {
		return nil
	}
	if !resolved {
		return tainted(v.Taint)
	}
	var own []Atom
	for _, x := range v.Taint {
		if x.Origin.Source != nil {
			own = append(own, x)
		}
	}
	if len(own) > 0 {
		out = join(out, tainted(own))
	}
	return out
}

// ownIterator is what the __iter__ of an instance of a class of the program gives, where that is a list that is known exactly.
func (a *analysis) ownIterator(id ir.ID, v *Val) (*Val, bool) {
	if len(v.refs()) != 1 || v.Refs[0].Kind != refObject || !a.instance(v.Refs[0]) {
		return nil, false
	}
	m := a.w.method(a.obj(v.Refs[0].ID).Class, "__iter__")
	if m == nil {
		return nil, false
	}
	it := a.callFunction(id, m, &bound{self: v}, &callArgs{})
	_, ok := a.elements(it)
	return it, ok
}

// iterated is an element of what __iter__ returned: by its __next__, where it is an instance itself.
func (a *analysis) iterated(id ir.ID, it *Val) *Val {
	for _, r := range it.refs() {
		if r.Kind == refObject && a.instance(r) {
			if m := a.w.method(a.obj(r.ID).Class, "__next__"); m != nil {
				return a.unnamed(id, m, r, func() *Val { return refVal(r) })
			}
			return tainted(it.Taint)
		}
	}
	return a.element(id, it)
}

func (a *analysis) unpack(id ir.ID, v *Val, i, starred int) *Val {
	if es, ok := a.elements(v); ok {
		if starred > 0 {
			if last := len(es) - (starred - 1); i <= last {
				return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: es[i:last:last]})
			}
			return bottom
		}
		if i < 0 {
			i += len(es)
		}
		out := bottom
		if i >= 0 && i < len(es) {
			out = es[i]
		}
		if v.Open && len(v.Taint) > 0 { // something else that is unpacked on another way
			out = join(out, tainted(v.Taint))
		}
		return out
	}
	rest := starred > 0
	if v == nil || v == bottom {
		return v
	}
	if it, ok := a.ownIterator(id, v); ok {
		return a.unpack(id, it, i, starred)
	}
	if x, ok := a.unpackEach(v, i); ok && !rest {
		return x
	}
	if len(v.Refs) == 1 && v.Refs[0].Kind == refObject && !rest && i >= 0 {
		if o := a.obj(v.Refs[0].ID); o != nil && o.Kind == objParam {
			return a.unpackParam(v, v.Refs[0], o, i)
		} else if o != nil && o.sequence() {
			if x, ok := o.get(keyOfInt(i)); ok {
				return x
			}
		}
	}
	return a.element(id, v)
}

// unpackParam is the element at a place of something that callers pass.
func (a *analysis) unpackParam(v *Val, r Ref, o *Obj, i int) *Val {
	own := sanitized(ownAtoms(v.taint()), a.w.attributeKinds) // the names in the pairs of a model are those of its fields
	if i == 0 && a.keywordPairs(r) {
		own = sanitized(own, a.w.htmlKinds) // they stand in the code of whoever calls it
	}
	return withData(a.field(r.ID, o, key{'#', strconv.Itoa(i)}), own)
}

// keywordPairs reports whether an object is a pair of a name and a value of the function's keyword arguments.
func (a *analysis) keywordPairs(r Ref) bool {
	o := a.originOfObj(r.ID)
	if o == nil {
		return false
	}
	for o.Parent != nil {
		o = o.Parent
	}
	return o.Source == nil && o.Fn == a.f && o.Param >= 0 && int(o.Param) < len(a.f.Params) && a.f.Params[o.Param].Kind == ir.KeyArgs
}

// unpackEach is the element at a place of several lists or tuples that are all known exactly, or are callers'.
func (a *analysis) unpackEach(v *Val, i int) (*Val, bool) {
	if len(v.Refs) < 2 {
		return nil, false
	}
	out := bottom
	for _, r := range v.Refs {
		if r.Kind == refObject && i >= 0 {
			if o := a.obj(r.ID); o != nil && o.Kind == objParam {
				out = join(out, a.unpackParam(v, r, o, i))
				continue
			}
		}
		es, ok := a.elements(&Val{Refs: []Ref{r}})
		if !ok {
			return nil, false
		}
		j := i
		if j < 0 {
			j += len(es)
		}
		if j >= 0 && j < len(es) {
			out = join(out, es[j])
		}
	}
	return out, true
}

// maxInside is how far deep looks: the data of a row in a list in an answer with a head: {"data": {"users": [{...}]}}.
const maxInside = 4

// deep is the data of a value and of everything inside it. Of a parameter's, the caller is asked for everything inside
// as well.
func (a *analysis) deep(v *Val) []Atom {
	if v != nil && len(v.Taint) == 1 && len(v.Refs) == 1 && v.Refs[0].Kind == refObject && a.obj(v.Refs[0].ID) == untouched {
		if o := v.Taint[0].Origin; v.Taint[0] == (Atom{Origin: o, Kinds: knowledge.AllKinds}) {
			return o.inside[:]
		}
	}
	return mapAtoms(a.deepTo(v, maxInside), func(x Atom) Atom {
		if x.Origin.Source == nil {
			x.Flags |= withContents
		}
		return x
	})
}

func (a *analysis) deepTo(v *Val, depth int) []Atom {
	if v == nil || v == bottom {
		return nil
	}
	if depth == 0 || len(v.Refs) == 0 {
		return v.Taint
	}
	d := deepWalk{a: a}
	d.val(v, depth)
	return d.atoms
}

// maxDeep bounds the objects and values that are looked into for the data inside one value.
const maxDeep = 64

// deepWalk gathers the data inside a value: each object once.
type deepWalk struct {
	a     *analysis
	atoms []Atom
	seen  []int32
	steps int
}

func (d *deepWalk) val(v *Val, depth int) {
	if v == nil || v == bottom {
		return
	}
	d.atoms = joinTaint(d.atoms, v.Taint)
	if depth == 0 {
		return
	}
	for _, r := range v.Refs {
		if r.Kind != refObject || slices.Contains(d.seen, r.ID) || len(d.seen) >= maxDeep || d.steps >= 8*maxDeep || len(d.atoms) >= maxAtoms {
			continue
		}
		d.seen = append(d.seen, r.ID)
		o := d.a.obj(r.ID)
		if o == nil {
			continue
		}
		d.steps += len(o.Elems) + len(o.Fields) + 1
		for _, e := range o.Elems {
			d.val(e, depth-1)
		}
		for i := range o.Fields {
			d.val(o.Fields[i].Val, depth-1)
		}
		d.val(o.Rest, depth-1)
		d.atoms = joinTaint(d.atoms, o.Keys)
	}
}

// instance reports whether a reference is to an instance of a class of the program.
func (a *analysis) instance(r Ref) bool {
	o := a.obj(r.ID)
	return o != nil && o.Class >= 0
}

// elementChecked is an element of a parameter, of all of which something was checked at once.
func (a *analysis) elementChecked(v *Val, oid int32, e *Val) *Val {
	org := a.originOfObj(oid)
	for _, x := range v.Taint {
		if x.Origin != org || len(e.taint()) == 0 {
			continue
		}
		if safe, flags := knowledge.AllKinds&^x.Kinds&^a.w.sizeKinds, x.Flags&checkFlags; safe != 0 || flags != 0 {
			return e.withTaint(a.checkedAll(flagged(sanitized(e.Taint, safe), flags)))
		}
	}
	return e
}
