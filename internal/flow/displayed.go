package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what str() makes of containers and instances: like repr() it quotes the texts inside, so that no line ends there, and of
// an instance that says nothing of itself it gives the class and an address.

// writtenBy is the method of the program that writes an instance as a text: the first of these names under which its class, or one that it
// derives from, has one; nil where none does. It is not known where a base, a decorator or an assignment may say something of its own.
func (a *analysis) writtenBy(r Ref, names ...string) (m *ir.Function, known bool) {
	o := a.obj(r.ID)
	if r.Kind != refObject || o == nil || o.Kind == objParam || o.Class < 0 || a.w.ExternBase(o.Class) != "" && a.w.ExternBase(o.Class) != anyType {
		return nil, false
	}
	for _, x := range a.w.MRO(a.w.prog.Classes[o.Class]) {
		c := a.w.prog.Classes[x]
		if len(c.Decorators) > 0 {
			return nil, false
		}
		for _, base := range c.Bases {
			if base != "object" && a.w.prog.ClassNamed(c.Module, base) == nil {
				return nil, false
			}
		}
	}
	for _, name := range names {
		if m := a.w.method(o.Class, name); m != nil {
			return m, true
		}
		if _, assigned := a.w.classField(a, o.Class, name); assigned { // __str__ = shown
			return nil, false
		}
	}
	return nil, true
}

// wordless reports whether an instance is known to be of a class of the program that says nothing of itself, as do all that it derives from.
func (a *analysis) wordless(r Ref) bool {
	m, known := a.writtenBy(r, "__str__", "__repr__", "__format__")
	return known && m == nil
}

// unlessWordless is a value that is written as a text: of instances that say nothing of themselves, nothing is.
func (a *analysis) unlessWordless(v *Val) *Val {
	if len(v.refs()) > 0 && !slices.ContainsFunc(v.Refs, func(r Ref) bool { return !a.wordless(r) }) {
		return a.stringOf(v)
	}
	return v
}

// quoting reports whether str() of what is referred to is its repr(): a container's, or that of bytes.
func (a *analysis) quoting(r Ref) bool {
	switch r.Kind {
	case refObject:
		o := a.obj(r.ID)
		return o != nil && o.Class < 0 && (a.w.displays(o.Type) || o.sequence() || o.Kind == objDict || o.Kind == objSet)
	case refInst:
		return a.w.displays(r.Name)
	}
	return false
}

// contentsShown are the data that str() shows of an instance whose class derives from a container and writes no text of its own: what is
// inside, as of any container, and none of its attributes.
func (a *analysis) contentsShown(r Ref) ([]Atom, bool) {
	class := a.instanceOf(r)
	if r.Kind != refObject || class < 0 || !baseContainers[a.w.ExternBase(class)] {
		return nil, false
	}
	o := a.obj(r.ID)
	if o == nil || o.Kind == objParam {
		return nil, false
	}
	for _, name := range [...]string{"__str__", "__repr__"} {
		if _, set := a.w.classField(a, class, name); set && a.w.method(class, name) == nil {
			return nil, false // __str__ = shown
		}
	}
	if a.w.method(class, "__repr__") != nil {
		return a.specialMethod(r, "__repr__").taint(), true
	}
	return a.inDisplay(joinTaint(a.deep(o.all()), o.Keys)), true
}

// displays reports whether str() of the instances of a library's type is their repr().
func (w *World) displays(name string) bool {
	if displaying[name] {
		return true
	}
	t := w.base.Type(name)
	return t != nil && slices.ContainsFunc(t.Order, func(t *knowledge.Type) bool {
		return slices.ContainsFunc(t.Bases, func(base string) bool { return displaying[base] })
	})
}

var displaying = map[string]bool{
	"builtins.list": true, "builtins.tuple": true, "builtins.dict": true, "builtins.set": true, "builtins.frozenset": true,
	"builtins.bytes": true, "builtins.bytearray": true,
}

// displayed reports whether whatever data a value holds are quoted by str(). What stands for the attribute of a parameter
// is beside what the attribute is known to be.
func (a *analysis) displayed(v *Val) bool {
	if v == nil || v.Const != nil || v.Open {
		return false
	}
	found := false
	for _, r := range v.Refs {
		switch o := a.obj(r.ID); {
		case a.quoting(r):
			found = true
		case r.Kind != refObject || o == nil || o.Kind != objParam:
			return false
		}
	}
	return found
}

// safeWritten are the kinds of sink for which a thing is safe when it is written as a text, as the model of its type says: a URL of a library
// that keeps them percent encoded.
func (a *analysis) safeWritten(v *Val) knowledge.KindMask {
	var safe knowledge.KindMask
	for i, r := range v.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objParam {
			continue // what stands for the attribute of a parameter
		}
		if r.Kind != refInst || i > 3 {
			return 0
		}
		m := a.w.base.Method(r.Name, "__str__")
		if m == nil || m.Returns == nil {
			return 0
		}
		if kinds := knowledge.KindMask(m.Returns.Sanitizes); safe == 0 {
			safe = kinds
		} else {
			safe &= kinds
		}
	}
	return safe
}

// inDisplay are data inside the quotes of a literal, behind what opens it.
func (a *analysis) inDisplay(atoms []Atom) []Atom {
	return mapAtoms(atoms, func(x Atom) Atom {
		x.Lead = leadFixed
		if !x.is(knowledge.Secret) {
			x.Kinds &^= a.w.lineKinds | a.w.pythonKinds
		}
		return x
	})
}
