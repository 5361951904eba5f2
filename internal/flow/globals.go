package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds the caller's data that a function puts into module variables, and into the objects that they refer to: only the
// callers know what they are.

// A globalWrite is a value of a module's variable that is made of parameters, or what they become a part of: of an object that a
// module's body made.
type globalWrite struct {
	object bool
	id     int32 // of the module, or of the object
	key    key   // of the variable, or of the part; none of what is just one of the parts
	val    *Val
}

// maxGlobalWrites bounds those of one function.
const maxGlobalWrites = 16

// globalWrites are the writes of an analysis that callers have to complete.
func (a *analysis) globalWrites(s *Summary) {
	if a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody {
		return
	}
	add := func(w globalWrite, atoms []Atom) {
		if len(s.globals) < maxGlobalWrites && len(ownAtoms(atoms)) < len(atoms) {
			w.val = tainted(atoms)
			s.globals = append(s.globals, w)
		}
	}
	for i := 0; i < len(a.effects) && len(s.globals) < maxGlobalWrites; i++ {
		switch e := &a.effects[i]; e.kind {
		case effectGlobal:
			add(globalWrite{id: e.id, key: e.key}, e.val.taint())
		case effectObject:
			o := e.rest.obj
			for _, v := range append(o.Elems[:len(o.Elems):len(o.Elems)], o.Rest) {
				add(globalWrite{object: true, id: e.id}, a.deepTo(v, maxKeptDepth))
			}
			for _, f := range o.Fields {
				add(globalWrite{object: true, id: e.id, key: f.Key}, a.deepTo(f.Val, maxKeptDepth))
			}
		}
	}
}

// maxKeptDepth is how deep inside what a function keeps in an object the caller's data are looked for.
const maxKeptDepth = 2

// setGlobals makes the callee's writes the caller's.
func (ap *application) setGlobals() {
	for _, g := range ap.s.globals {
		t := ap.atoms(g.val.Taint)
		switch {
		case len(t) == 0:
		case !g.object:
			ap.a.effects = append(ap.a.effects, effect{kind: effectGlobal, id: g.id, key: g.key, val: tainted(t)})
		case g.key == (key{}):
			ap.a.put(refVal(Ref{Kind: refObject, ID: g.id}), nil, tainted(t))
		default:
			if o := ap.a.obj(g.id); o != nil {
				v := tainted(t)
				if old, ok := o.get(g.key); ok {
					v = join(old, v)
				}
				ap.a.setObj(g.id, o.with(g.key, v))
			}
		}
	}
}

func sameGlobals(a, b []globalWrite) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].object != b[i].object || a[i].id != b[i].id || a[i].key != b[i].key || !same(a[i].val, b[i].val) {
			return false
		}
	}
	return true
}
