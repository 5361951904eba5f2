package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds attributes that the function has given another value, or taken away: upload.filename = clean(upload.filename). A library
// says what they hold when it makes the object, not what was put there since.

// setBefore is what an attribute of a library's object holds before an instruction, of which v is what the library has put there: what
// the function has set, where every way comes by that.
func (a *analysis) setBefore(id, object ir.ID, name string, v *Val) *Val {
	if object == ir.NoID || len(v.taint()) == 0 || !a.w.assignsAny(a.f.Module, name) || !slices.ContainsFunc(a.vals[object].refs(), func(r Ref) bool { return r.Kind == refInst }) {
		return v
	}
	object = idiom.Unrefined(a.f, object)
	sets, start, ok := a.lastSet(a.at, id, func(x ir.ID) (sets, may bool) {
		switch a.f.Instrs[x].Op {
		case ir.OpSetAttr:
			return a.f.NameOf(x) == name && idiom.Unrefined(a.f, a.f.Arg(x, 0)) == object, false
		case ir.OpCall:
			return false, slices.ContainsFunc(a.f.Args(x), func(arg ir.ID) bool { return idiom.Unrefined(a.f, arg) == object }) && a.callsProgram(x)
		}
		return false, false
	})
	if !ok || start || len(sets) == 0 {
		return v
	}
	out := bottom
	for _, s := range sets {
		out = join(out, a.vals[a.f.Arg(s, 1)])
	}
	return out
}

// surelyHas reports whether an object has an attribute of a name wherever an instruction asks for it: every way there comes by the function's
// giving it one, or making the object with it.
func (a *analysis) surelyHas(id, object ir.ID, obj, name *Val) bool {
	attr, ok := name.text()
	if !ok || object == ir.NoID || len(obj.refs()) != 1 || obj.Refs[0].Kind != refObject || len(obj.Taint) > 0 {
		return false
	}
	if o := a.obj(obj.Refs[0].ID); o == nil || o.Kind != objInstance {
		return false
	}
	object = idiom.Unrefined(a.f, object)
	sets, start, ok := a.lastSet(a.at, id, func(x ir.ID) (sets, may bool) {
		in := &a.f.Instrs[x]
		switch {
		case in.Op == ir.OpSetAttr && a.f.NameOf(x) == attr && idiom.Unrefined(a.f, a.f.Arg(x, 0)) == object:
			return true, false
		case x == object:
			made := in.Op == ir.OpCall && slices.Contains(a.f.Calls[in.Aux].Names, attr)
			return made, !made
		}
		return false, in.Op == ir.OpDelAttr || in.Op == ir.OpCall && a.f.NameOf(a.f.Arg(x, 0)) == "delattr"
	})
	return ok && !start && len(sets) > 0
}

// delAttr takes an attribute out of an object: what its class has comes to light again.
func (a *analysis) delAttr(obj *Val, name string) {
	if len(obj.refs()) != 1 || obj.Refs[0].Kind != refObject {
		return
	}
	if o := a.obj(obj.Refs[0].ID); o != nil && o.Kind == objInstance && !o.Multi {
		a.setObj(obj.Refs[0].ID, o.omit(key{'.', name}))
	}
}
