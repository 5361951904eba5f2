package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what analyses change in the World: effects are made meaningful outside their function, and applied in order.

type effectKind uint8

const (
	effectGlobal effectKind = iota + 1
	effectField
	effectObject
	effectDefaults
	effectEnv
	effectBases
	effectEntry
	effectObjects // the objects that a module or class body made
	effectExtern  // an attribute of a library's global object: flask.g.user
	effectHolder  // the attributes of a class (key '.') or module (key '#') are settings of the system of this name
	effectOptions // what a function has to do with options
	effectRaw     // the templates of a module, or of all (allTemplates), do not escape by themselves
	effectSummary // read only: a summary that was not there yet
)

// An effect is a change of the World that an analysis wants.
type effect struct {
	kind  effectKind
	id    int32
	key   key
	own   bool // of a module's or class's own body: replaces what it said before
	last  bool // what the module's body leaves there in the end: goes before what the class's body has said
	val   *Val
	entry *Entry
	rest  *effectRest // of the kinds of effect that are rare
}

type effectRest struct {
	vals       []*Val
	refs       []Ref
	obj        *Obj
	objs       []*Obj
	configures *configures
	provided   []provision
}

// absolute makes effects that mean something outside the function: data of parameters, and objects of its own heap, do
// not.
func (w *World) absolute(a *analysis, list []effect) []effect {
	out := make([]effect, 0, len(list)+2)
	if c := a.configures(); c != nil || w.configured[a.f.ID] != nil {
		out = append(out, effect{kind: effectOptions, id: a.f.ID, rest: &effectRest{configures: c}})
	}
	if a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody {
		out = w.freeze(a, out)
		list = a.effects
	}
	for _, e := range oneEach(list) {
		switch e.kind {
		case effectGlobal, effectField, effectExtern:
			if e.kind == effectField && !e.last {
				e.val = a.asLeft(e.key, e.val)
			}
			e.val = a.export(e.val, 0)
			if e.kind == effectField && !e.last {
				e.val = w.fieldValue(e.id, e.key.Name, e.val)
				if e.val == nil && a.f.Kind != ir.ClassBody {
					continue
				}
			}
		case effectDefaults, effectEnv:
			vals := make([]*Val, len(e.rest.vals))
			for i, v := range e.rest.vals {
				vals[i] = a.export(v, 0)
			}
			e.rest = &effectRest{vals: vals, provided: e.rest.provided}
		case effectObject:
			o := *e.rest.obj
			o.Rest = a.export(o.Rest, 0)
			o.Keys = ownAtoms(o.Keys)
			o.Elems = nil
			o.Fields = nil
			for _, f := range e.rest.obj.Fields {
				o.Fields = append(o.Fields, field{f.Key, a.export(f.Val, 0)})
			}
			for _, el := range e.rest.obj.Elems {
				o.Elems = append(o.Elems, a.export(el, 0))
			}
			e.rest = &effectRest{obj: &o}
		}
		out = append(out, e)
	}
	return out
}

// oneEach makes one effect of all those on one object. Each of them holds all of the object, and a function that fills a table
// has one for each entry.
func oneEach(list []effect) []effect {
	if !slices.ContainsFunc(list, func(e effect) bool { return e.kind == effectObject }) {
		return list
	}
	first := map[int32]*effect{}
	out := list[:0:0]
	for _, e := range list {
		if e.kind != effectObject {
			out = append(out, e)
			continue
		}
		if f := first[e.id]; f == nil {
			kept := *e.rest
			e.rest = &kept
			first[e.id] = &e
			out = append(out, e)
		} else if !sameObj(f.rest.obj, e.rest.obj) {
			f.rest.obj = joinObj(f.rest.obj, e.rest.obj)
		}
	}
	return out
}

// fieldValue drops what an attribute is known to be where it is also assigned to instances somewhere.
func (w *World) fieldValue(class int32, name string, v *Val) *Val {
	if v == nil || v == bottom || !w.assigns(class, name) || v.Const == nil && v.Truth == 0 && v.Text == nil || compiledText(v) {
		return v
	}
	if len(v.Refs) == 0 && len(v.Taint) == 0 {
		return nil
	}
	return &Val{Refs: v.Refs, Taint: v.Taint}
}

// export is a value as it can be seen from outside the function: without its parameters' data, objects reduced to what
// they are instances of.
func (a *analysis) export(v *Val, depth int) *Val {
	if v == nil || v == bottom || len(v.Taint) == 0 && len(v.Refs) == 0 && len(v.Facts) == 0 {
		return v
	}
	taint := ownAtoms(v.Taint)
	if len(taint) == len(v.Taint) && len(v.Facts) == 0 && v.lasting() {
		return v
	}
	out := *v
	out.Facts, out.Refs, out.Taint = nil, nil, taint
	for _, r := range v.Refs {
		if r.Kind == refObject && r.ID < globalObjects {
			o := a.obj(r.ID)
			switch {
			case o == nil || o.Kind == objParam && o.Class < 0:
				continue
			case o.Class >= 0:
				r = Ref{Kind: refSelf, ID: o.Class}
			case o.Type != "":
				if depth < 2 {
					for _, x := range a.deepTo(refVal(r), 2) {
						if x.Origin.Source != nil {
							out.Taint = joinTaint(out.Taint, []Atom{x})
						}
					}
				}
				r = Ref{Kind: refInst, Name: o.Type}
			default:
				continue
			}
		}
		if r.Bind != nil && depth < 2 {
			b := &bound{self: a.export(r.Bind.self, depth+1), wraps: a.export(r.Bind.wraps, depth+1)}
			for _, d := range r.Bind.defs {
				b.defs = append(b.defs, a.export(d, depth+1))
			}
			for _, e := range r.Bind.env {
				b.env = append(b.env, a.export(e, depth+1))
			}
			r.Bind = b
		}
		out.Refs = append(out.Refs, r)
	}
	if out.Const == nil && len(out.Refs) == 0 && len(out.Taint) == 0 && out.Text == nil && out.Truth == 0 && !out.Plain {
		return nil
	}
	return &out
}

// freeze gives the objects that a module's variables, or a class's attributes, refer to numbers of their own, and
// makes one effect of all assignments of the body to one name: the body's share of the name's value, which replaces
// the one of an earlier round.
func (w *World) freeze(a *analysis, out []effect) []effect {
	holder := a.f.Module.ID
	if a.f.Kind == ir.ClassBody {
		holder = int32(len(w.modules)) + a.f.Class.ID
	}
	if w.numbers[holder] == nil {
		w.numbers[holder] = map[madeKey]int32{}
	}
	fz := &freezer{a: a, base: globalObjects + holder<<objectsPerModuleBits, moved: map[int32]int32{}, numbers: w.numbers[holder]}
	own := map[string]int{}
	var list []effect
	for _, e := range a.effects {
		if e.kind == effectGlobal && e.id == a.f.Module.ID && a.f.Kind == ir.ModuleBody || e.kind == effectField && a.f.Kind == ir.ClassBody && e.id == a.f.Class.ID {
			e.val = fz.val(e.val, 0)
			e.own = true
			if k, ok := own[e.key.Name]; ok {
				list[k].val = join(list[k].val, e.val)
				continue
			}
			own[e.key.Name] = len(list)
		}
		list = append(list, e)
	}
	for _, p := range a.lastOf() {
		v := fz.val(p.val, 0)
		if p.place.kind == effectField {
			list = append(list, effect{kind: effectField, id: p.place.id, key: key{'.', p.place.name}, val: v, last: true})
		} else if k, ok := own[p.place.name]; ok {
			list[k].val = v
		}
	}
	for i := range list { // after the variables, whose objects keep their numbers
		if list[i].kind == effectObject {
			o := fz.content(list[i].rest.obj, 0)
			list[i].rest = &effectRest{obj: &o}
		}
	}
	a.effects = list
	if len(fz.objs) > 0 {
		out = append(out, effect{kind: effectObjects, id: holder, rest: &effectRest{objs: fz.objs}})
	}
	return out
}

const objectsPerModuleBits = 12

// A freezer numbers the objects of a body by what makes them, so that they keep their numbers when the body is looked at again and
// comes to fewer of them, or to others first.
type freezer struct {
	a       *analysis
	base    int32
	made    map[int32]madeKey // by the number in the analysis
	numbers map[madeKey]int32 // of all analyses of the body so far, without the base
	moved   map[int32]int32
	objs    []*Obj // by these numbers
}

// number is that of an object among those of the body; false when there are too many.
func (fz *freezer) number(oid int32) (int32, bool) {
	if fz.made == nil {
		fz.made = fz.a.madeBy()
	}
	k, ok := fz.made[oid]
	if !ok {
		k = madeKey{ir.NoID, oid}
	}
	n, ok := fz.numbers[k]
	if !ok {
		if n = int32(len(fz.numbers)); n >= 1<<objectsPerModuleBits {
			return 0, false
		}
		fz.numbers[k] = n
	}
	if more := int(n) + 1 - len(fz.objs); more > 0 {
		fz.objs = append(fz.objs, make([]*Obj, more)...)
	}
	return n, true
}

// madeBy says which instruction made each object of the analysis.
func (a *analysis) madeBy() map[int32]madeKey {
	out := make(map[int32]madeKey, len(a.made))
	for id := range a.sites {
		for i := a.sites[id].made; i > 0; i = a.made[i-1].next {
			out[a.made[i-1].oid] = madeKey{ir.ID(id), a.made[i-1].n}
		}
	}
	for k, oid := range a.many {
		out[oid] = k
	}
	return out
}

// maxFrozen bounds objects inside objects; each decorator around a function is three of them.
const maxFrozen = 12

func (fz *freezer) val(v *Val, depth int) *Val {
	if v == nil || v == bottom || depth > maxFrozen || v.lasting() {
		return v
	}
	out := *v
	out.Refs = make([]Ref, 0, len(v.Refs))
	for _, r := range v.Refs {
		if r.Kind == refObject && r.ID < globalObjects {
			n, ok := fz.moved[r.ID]
			if !ok {
				o := fz.a.heap.get(r.ID)
				if o == nil {
					continue
				}
				i, ok := fz.number(r.ID)
				if !ok {
					continue
				}
				n = fz.base + i
				fz.moved[r.ID] = n
				c := fz.content(o, depth)
				fz.objs[i] = &c
			}
			r.ID = n
		}
		if r.Bind != nil {
			r.Bind = &bound{self: fz.val(r.Bind.self, depth+1), wraps: fz.val(r.Bind.wraps, depth+1), env: fz.vals(r.Bind.env, depth), defs: fz.vals(r.Bind.defs, depth)}
		}
		out.Refs = append(out.Refs, r)
	}
	return &out
}

func (fz *freezer) content(o *Obj, depth int) Obj {
	c := *o
	c.Elems, c.Fields = nil, nil
	for _, e := range o.Elems {
		c.Elems = append(c.Elems, fz.val(e, depth+1))
	}
	for _, f := range o.Fields {
		c.Fields = append(c.Fields, field{f.Key, fz.val(f.Val, depth+1)})
	}
	c.Rest = fz.val(o.Rest, depth+1)
	return c
}

func (fz *freezer) vals(list []*Val, depth int) []*Val {
	out := make([]*Val, len(list))
	for i, v := range list {
		out[i] = fz.val(v, depth+1)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// apply changes the World.
func (w *World) apply(e *effect) {
	switch e.kind {
	case effectGlobal:
		w.modules[e.id].vars.update(e, w.tick)
	case effectField:
		w.classes[e.id].fields.update(e, w.tick)
	case effectObject:
		objs := w.holders[(e.id-globalObjects)>>objectsPerModuleBits]
		i := int(e.id & (1<<objectsPerModuleBits - 1))
		if i >= len(objs) {
			return
		}
		if old := objs[i]; old == nil {
			objs[i] = e.rest.obj
			w.objects[e.id] = w.tick
		} else if !sameObj(old, e.rest.obj) {
			n := joinObj(old, e.rest.obj)
			if !sameObj(old, n) {
				objs[i] = n
				w.objects[e.id] = w.tick
			}
		}
	case effectDefaults:
		fs := &w.funcs[e.id]
		if fs.defaults != nil && !slices.EqualFunc(fs.defaults, e.rest.vals, same) {
			fs.entryAt = w.tick // what a framework passes in their place may be another thing now
		}
		fs.defaults, fs.provided = e.rest.vals, e.rest.provided
	case effectEnv:
		fs := &w.funcs[e.id]
		if fs.env == nil {
			fs.env = make([]*Val, len(e.rest.vals))
			for i := range fs.env {
				fs.env[i] = bottom
			}
		}
		for i, v := range e.rest.vals {
			n := join(fs.env[i], v)
			if !same(n, fs.env[i]) {
				fs.env[i] = n
				fs.envAt = w.tick
			}
		}
	case effectObjects:
		w.addObjects(e.id, e.rest.objs)
	case effectExtern:
		w.externs.update(e, w.tick)
	case effectHolder:
		if w.holding == nil {
			w.holding = map[heldKey]string{}
		}
		w.holding[heldKey{e.key.Kind == '#', e.id}] = e.key.Name
	case effectOptions:
		w.setConfigures(e.id, e.rest.configures)
	case effectBases:
		w.setBases(e.id, e.rest.refs)
	case effectRaw:
		if w.raw[e.id] == 0 {
			w.raw[e.id] = max(w.tick, 1)
		}
	case effectEntry:
		fs := &w.funcs[e.id]
		for i, x := range fs.entries {
			if x.Handler != e.entry.Handler {
				continue
			}
			if x.names == nil && e.entry.names != nil || e.entry.called && !x.called || len(e.entry.checked) > 0 && x.Wrapper == "" { // its decorators were not known when it was declared
				fs.entries[i] = e.entry
				fs.entryAt = w.tick
			}
			return
		}
		fs.entries = append(fs.entries, e.entry)
		fs.entryAt = w.tick
	}
}

// addObjects takes over the objects that a body made where there are new ones; what functions put into the others meanwhile stays.
func (w *World) addObjects(holder int32, objs []*Obj) {
	old := w.holders[holder]
	grown := len(old) < len(objs)
	for i := 0; !grown && i < len(objs); i++ {
		grown = objs[i] != nil && old[i] == nil
	}
	if !grown {
		w.complete(holder, old, objs)
		return
	}
	if len(objs) < len(old) {
		objs = append(objs, make([]*Obj, len(old)-len(objs))...)
	}
	for i, o := range old {
		if o == nil {
			continue
		}
		if objs[i] == nil {
			objs[i] = o
		} else if objs[i] = joinObj(objs[i], o); !sameObj(objs[i], o) {
			w.objects[globalObjects+holder<<objectsPerModuleBits+int32(i)] = w.tick
		}
	}
	w.holders[holder] = objs
}

// complete gives instances of the program's classes the attributes that the body has found out since it was looked at first, when nobody
// knew what their constructors do.
func (w *World) complete(holder int32, old, objs []*Obj) {
	for i, n := range objs {
		if n == nil || n.Class < 0 {
			continue
		}
		for _, f := range n.Fields {
			if _, has := old[i].get(f.Key); !has && f.Key.Kind == '.' {
				old[i] = old[i].with(f.Key, f.Val)
				w.objects[globalObjects+holder<<objectsPerModuleBits+int32(i)] = w.tick
			}
		}
	}
}
