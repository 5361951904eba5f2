package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds methods that the language calls by itself.

// specialMethod calls a special method without arguments on an instance.
func (a *analysis) specialMethod(r Ref, name string) *Val {
	class := r.ID
	if r.Kind == refObject {
		class = a.obj(r.ID).Class
	}
	m := a.w.method(class, name)
	if m == nil {
		return nil
	}
	return a.callFunction(0, m, &bound{self: refVal(r)}, &callArgs{})
}

// operatorMethod calls the special method of an operator.
func (a *analysis) operatorMethod(id ir.ID, x, y *Val, name string) (*Val, bool) {
	for _, r := range x.refs() {
		switch r.Kind {
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				if m := a.w.method(o.Class, name); m != nil {
					return a.callFunction(id, m, &bound{self: x}, &callArgs{pos: []argv{{a.f.Arg(id, 1), y}}}), true
				}
			}
		case refInst:
			if m := a.w.base.Method(r.Name, name); m != nil {
				return a.model(id, m, argv{a.f.Arg(id, 0), x}, &callArgs{pos: []argv{{a.f.Arg(id, 1), y}}}, r.Name+"."+name), true
			}
		}
	}
	return nil, false
}

// ownMethod is a method of the class of the program that a value is an instance of; nil where it may be something else as well.
func (a *analysis) ownMethod(v *Val, name string) *ir.Function {
	if len(v.refs()) != 1 || len(v.Taint) > 0 {
		return nil
	}
	if class := a.instanceOf(v.Refs[0]); class >= 0 && v.Refs[0].Kind == refObject && a.obj(v.Refs[0].ID).Kind != objParam {
		return a.w.method(class, name)
	}
	return nil
}
