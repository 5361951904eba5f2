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
	if a.w.assigns(a.w.prog.Classes[class].Module, name) || a.w.givenByName(class, name) || a.w.filledIn(class, name) {
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
