package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds what classes say of the arguments of their fields: user = graphene.Field(User, id=graphene.Int()), and of
// mutations in a class inside them, Arguments.

// describedAs reports whether the class around the function describes one of its parameters by a call of one of these names.
func (a *analysis) describedAs(param string, calls []string) bool {
	class := a.f.Class
	if class == nil || len(calls) == 0 {
		return false
	}
	is := func(f *ir.Function, id ir.ID) bool {
		id = unrefined(f, id)
		return f.Instrs[id].Op == ir.OpCall && slices.Contains(calls, f.NameOf(f.Arg(id, 0)))
	}
	if field, ok := strings.CutPrefix(a.f.Name, "resolve_"); ok {
		body := class.Body
		id := assignedIn(body, field)
		if id == ir.NoID || body.Instrs[id].Op != ir.OpCall {
			return false
		}
		for i, name := range body.Calls[body.Instrs[id].Aux].Names {
			if name == param {
				return is(body, body.Arg(id, i+1))
			}
		}
		return false
	}
	for _, c := range a.f.Module.Classes {
		if inner, ok := strings.CutPrefix(c.Qualified, class.Qualified+"."); ok && (inner == "Arguments" || inner == "Input") {
			if id := assignedIn(c.Body, param); id != ir.NoID {
				return is(c.Body, id)
			}
		}
	}
	return false
}

// assignedIn is what a class body gives a name; NoID where it gives it nothing.
func assignedIn(body *ir.Function, name string) ir.ID {
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(id) == name {
			return unrefined(body, body.Arg(id, 1))
		}
	}
	return ir.NoID
}
