package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// ofOwnKind reports whether a parameter of a method is another object of its class, as what is asked of it shows: several attributes, all
// of which the class's constructor gives its objects. What is in it is what users passed to that constructor.
func (a *analysis) ofOwnKind(reg ir.ID) bool {
	const few = 3 // fewer names than that are alike by chance
	init := a.w.method(a.f.Class.ID, "__init__")
	if init == nil || init == a.f {
		return false
	}
	asked := askedOf(a.f, reg)
	return len(asked) >= few && !slices.ContainsFunc(asked, func(name string) bool {
		return !setsAttribute(init, name) && a.w.method(a.f.Class.ID, name) == nil
	})
}

// askedOf lists the attributes that a function reads of a parameter, whatever was tested meanwhile.
func askedOf(f *ir.Function, reg ir.ID) (names []string) {
	same := map[ir.ID]bool{reg: true}
	for range 2 { // a loop's head comes before what comes back to it
		for i := range f.Instrs {
			id := ir.ID(i)
			if op := f.Instrs[i].Op; op == ir.OpSigma && same[f.Arg(id, 0)] || op == ir.OpPhi && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return same[x] }) {
				same[id] = true
			}
		}
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpAttr && same[f.Arg(id, 0)] && !slices.Contains(names, f.NameOf(id)) {
			names = append(names, f.NameOf(id))
		}
	}
	return names
}

// setsAttribute reports whether a method gives its receiver an attribute.
func setsAttribute(f *ir.Function, name string) bool {
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpSetAttr && f.NameOf(id) == name && ofSelf(f, f.Arg(id, 0)) {
			return true
		}
	}
	return false
}
