package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds attributes of a library's objects that the function has given another value: upload.filename = clean(upload.filename).
// The library says what they hold when it makes the object, not what was put there since.

// setBefore is what an attribute of a library's object holds before an instruction, of which v is what the library has put there: what
// the function has set, where every way comes by that.
func (a *analysis) setBefore(id, object ir.ID, name string, v *Val) *Val {
	if object == ir.NoID || len(v.taint()) == 0 || !a.w.assigned[name] || !slices.ContainsFunc(a.vals[object].refs(), func(r Ref) bool { return r.Kind == refInst }) {
		return v
	}
	object = unrefined(a.f, object)
	sets, start, ok := a.lastSet(a.at, id, func(x ir.ID) (sets, may bool) {
		switch a.f.Instrs[x].Op {
		case ir.OpSetAttr:
			return a.f.NameOf(x) == name && unrefined(a.f, a.f.Arg(x, 0)) == object, false
		case ir.OpCall:
			return false, slices.ContainsFunc(a.f.Args(x), func(arg ir.ID) bool { return unrefined(a.f, arg) == object }) && a.callsProgram(x)
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
