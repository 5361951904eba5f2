package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds the classes of what stands inside a parameter, by annotations that hold: order.customer, items[0] of
// items: list[Item]. A field that is a number is then none of the client's texts there either.

// A shape is what the elements of an object are.
type shape struct {
	elem *ir.TypeRef
	in   *ir.Module // whose names the type is written in
}

// holding are types whose elements, or values, have the type that stands inside.
var holding = map[string]bool{"dict": true, "mapping": true}

// shapeElements notes what the elements of a parameter's object are by its annotation.
func (a *analysis) shapeElements(oid int32, t *ir.TypeRef, in *ir.Module) {
	if kind := strings.ToLower(idiom.LastPart(t.Name)); t.Elem == nil || !listed[kind] && !holding[kind] {
		return
	}
	if a.shapes == nil {
		a.shapes = map[int32]shape{}
	}
	a.shapes[oid] = shape{t.Elem, in}
}

// shapePart gives a part of a parameter the class that annotations say it has, where those hold.
func (a *analysis) shapePart(oid int32, o *Obj, k key, part int32) {
	var t *ir.TypeRef
	var in *ir.Module
	switch {
	case k.Kind == '.':
		if o.Class < 0 || !a.fieldsHold(o.Class, Ref{Kind: refObject, ID: oid}) {
			return
		}
		t, in = a.w.fieldType(o.Class, k.Name)
	default:
		s := a.shapes[oid]
		t, in = s.elem, s.in
	}
	if t == nil || a.heap.get(part) != untouched {
		return
	}
	a.shapeElements(part, t, in)
	if c := a.w.prog.ClassNamed(in, t.Name); c != nil {
		a.heap.set(part, &Obj{Kind: objParam, Class: c.ID, Rest: bottom})
		if !a.fieldsHold(c.ID, Ref{Kind: refObject, ID: part}) {
			a.heap.set(part, untouched)
		}
	}
}

// fieldType is the annotation of a field of a class, or of an attribute that a method of it annotates, and the module that it stands
// in; nil for none.
func (w *World) fieldType(class int32, name string) (*ir.TypeRef, *ir.Module) {
	for _, c := range w.classes[class].mro {
		of := w.prog.Classes[c]
		for _, list := range [...][]ir.Field{of.Fields, of.Attrs} {
			for i := range list {
				if list[i].Name == name {
					return list[i].Type, of.Module
				}
			}
		}
	}
	return nil, nil
}

// declaredField is an attribute of an instance of which nothing is known but what its class says that it is. What is only said to be a
// text or a number may be anything.
func (a *analysis) declaredField(id ir.ID, v *Val, name string, out *Val) *Val {
	unset := out.isConst(ir.None) // until somebody sets it
	part, open := a.openPart(out)
	if !unset && !open && !a.nothingKnown(out) {
		return out
	}
	for _, r := range v.Refs {
		class := a.instanceOf(r)
		if class < 0 {
			continue
		}
		t, in := a.w.fieldType(class, name)
		if t == nil {
			continue
		}
		if open {
			return a.annotatePart(part, in, t, out)
		}
		c := a.w.prog.ClassNamed(in, t.Name)
		if len(out.taint()) > 0 || c != nil && a.w.enumeration(c.ID) || c == nil && strings.HasPrefix(a.w.typeName(in, t.Name), "builtins.") {
			return out
		}
		if unset {
			out = nil
		}
		return a.annotate(id, in, t, out)
	}
	return out
}

// openPart is the object of a parameter, or of a part of one, of which nothing is known yet, where a value is that at most.
func (a *analysis) openPart(v *Val) (oid int32, ok bool) {
	for _, r := range v.refs() {
		switch {
		case r.Kind == refObject && !ok && a.heap.get(r.ID) == untouched:
			oid, ok = r.ID, true
		case !a.w.unknown(r):
			return 0, false
		}
	}
	return oid, ok
}

// annotatePart gives such an object the class that an annotation says, where that is one of the program. It stays the caller's. What is
// said to be an instance of a library's class is one besides.
func (a *analysis) annotatePart(oid int32, in *ir.Module, t *ir.TypeRef, v *Val) *Val {
	if c := a.w.prog.ClassNamed(in, t.Name); c != nil && !a.w.enumeration(c.ID) {
		a.heap.set(oid, &Obj{Kind: objParam, Class: c.ID, Rest: bottom})
		out := *v
		out.Refs = []Ref{{Kind: refObject, ID: oid}}
		return &out
	} else if c == nil {
		if name := a.w.typeName(in, t.Name); a.w.base.Type(name) != nil && !strings.HasPrefix(name, "builtins.") {
			return join(v, refVal(Ref{Kind: refInst, Name: name}))
		}
	}
	return v
}

// claimed is a value of which nothing is known, and which cast() says is an instance of a class of the program.
func (a *analysis) claimed(class, v *Val) *Val {
	refs := class.refs()
	if s, ok := class.text(); ok {
		if c := a.w.prog.ClassNamed(a.f.Module, s); c != nil {
			refs = []Ref{{Kind: refClass, ID: c.ID}}
		}
	}
	if len(refs) != 1 || refs[0].Kind != refClass || len(v.taint()) > 0 {
		return v
	}
	return refVal(Ref{Kind: refSelf, ID: refs[0].ID})
}
