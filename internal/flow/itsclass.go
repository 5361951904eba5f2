package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file follows what is asked of an object's class for the object: self.__class__.folder(), type(self).folder(). Which class that is
// whoever made the object knows, as with self.folder().

// ofItsClass is an attribute of the class of an object, where it is a method that needs no instance.
func (a *analysis) ofItsClass(id ir.ID, name string) (*Val, bool) {
	of := a.unrefined(a.f.Arg(id, 0))
	switch in := &a.f.Instrs[of]; {
	case in.Op == ir.OpAttr && a.f.NameOf(of) == "__class__":
		of = a.f.Arg(of, 0)
	case in.Op == ir.OpCall && len(a.f.Args(of)) == 2 && a.f.Instrs[a.f.Arg(of, 0)].Op == ir.OpGlobal && a.f.NameOf(a.f.Arg(of, 0)) == "type":
		of = a.f.Arg(of, 1)
	default:
		return nil, false
	}
	v := a.vals[of]
	if len(v.refs()) != 1 || v == bottom {
		return nil, false
	}
	class := a.instanceOf(v.Refs[0])
	if class < 0 {
		return nil, false
	}
	if m := a.w.method(class, name); m == nil || !isClassMethod(m) && !isStatic(m) {
		return nil, false
	}
	return a.attr(id, v, name), true
}
