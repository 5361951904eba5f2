package flow

import (
	"strings"

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
	if kind := strings.ToLower(lastPart(t.Name)); t.Elem == nil || !listed[kind] && !holding[kind] {
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

// fieldType is the annotation of a field of a class, and the module that it stands in; nil for none.
func (w *World) fieldType(class int32, name string) (*ir.TypeRef, *ir.Module) {
	for _, c := range w.classes[class].mro {
		for _, f := range w.prog.Classes[c].Fields {
			if f.Name == name {
				return f.Type, w.prog.Classes[c].Module
			}
		}
	}
	return nil, nil
}
