package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds constants of classes, read from an instance that a caller has made: self.base in a method of a class that says
// base = "https://api.example.com". Where nothing in the program gives an instance, or a class that derives from this one, another
// value, that is what they have. Of a package others derive from its classes.

// classConstant is what an instance of a class has under a name that its class gives a constant; ok if nothing else is possible.
func (a *analysis) classConstant(class int32, name string, own *Val) (v *Val, ok bool) {
	if a.w.cfg.Published || a.w.cfg.Library || own == nil || own.Const == nil || len(own.Taint) > 0 {
		return nil, false
	}
	if a.w.assigns(class, name) || a.w.givenByName(class, name) || a.w.filledIn(class, name) {
		return nil, false
	}
	return own, true
}

// filledIn reports whether what makes an instance may fill in an attribute: it is made of whatever names it is given, of
// annotated fields, or of a library.
func (w *World) filledIn(class int32, name string) bool {
	if m := w.method(class, "__init__"); m != nil && slices.ContainsFunc(m.Params, func(p ir.Param) bool { return p.Kind == ir.KeyArgs }) {
		return true
	}
	ext := w.ExternBase(class)
	if ext != "" && w.base.Method(ext, "as_view") != nil { // by the address that it answers
		return true
	}
	t, _ := w.fieldType(class, name)
	return t != nil && (w.madeOfFields(class) || ext != "")
}

// maxBelow bounds the classes below one that are asked.
const maxBelow = 32

// givenByName reports whether a class that derives from another one may give an attribute itself.
func (w *World) givenByName(class int32, name string) bool {
	below := slices.Clone(w.classes[class].subs)
	for n := 0; n < len(below); n++ {
		if n == maxBelow || w.classes[below[n]].fields.named[name] != nil || w.prog.Classes[below[n]].Methods[name] != nil {
			return true
		}
		below = append(below, w.classes[below[n]].subs...)
	}
	return false
}

// constructed is the constant that the constructor of a class gives every instance under a name, and which nothing in the program
// replaces: self.verify = False in __init__; nil where there is none.
func (w *World) constructed(class int32, name string) *Val {
	if w.cfg.Published || w.cfg.Library || w.assignsForeign(w.prog.Classes[class].Module, name) || w.givenByName(class, name) {
		return nil
	}
	init := w.method(class, "__init__")
	if init == nil || slices.ContainsFunc(init.Params, func(p ir.Param) bool { return p.Kind == ir.KeyArgs }) {
		return nil
	}
	given := onlyAssignment(init, name)
	if given == ir.NoID || init.Instrs[given].Op != ir.OpConst {
		return nil
	}
	family := append(slices.Clone(w.classes[class].mro), w.classes[class].subs...)
	for n := 0; n < len(family); n++ {
		for _, m := range w.prog.Classes[family[n]].Methods {
			if m != init && assignsAttr(m, name) {
				return nil
			}
		}
		if n >= len(w.classes[class].mro) {
			family = append(family, w.classes[family[n]].subs...)
		}
	}
	return constVal(init.Consts[init.Instrs[given].Aux])
}

// onlyAssignment is what a method gives its instance under a name, where it does so once and on every way.
func onlyAssignment(f *ir.Function, name string) ir.ID {
	given := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpSetAttr || f.NameOf(id) != name {
				continue
			}
			if given != ir.NoID || b != 0 || f.Class == nil || !ofSelf(f, f.Arg(id, 0)) || f.Arg(id, 1) == ir.NoID {
				return ir.NoID
			}
			given = f.Arg(id, 1)
		}
	}
	return given
}

// assignsAttr reports whether a function assigns something an attribute of a name.
func assignsAttr(f *ir.Function, name string) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpSetAttr && f.NameOf(ir.ID(i)) == name {
			return true
		}
	}
	return false
}
