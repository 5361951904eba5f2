package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what becomes part of the address of a route.

// routed reports whether data are passed among keyword arguments that a callee names none of, beside a first argument that does not hold
// them: that is the name of a route, of whose address they become parts: redirect_to("order.read", id=id).
func (ap *application) routed(of, data *Origin) bool {
	root := of
	for root.Parent != nil {
		if root = root.Parent; root.Parent == nil && of.Key.Kind == '[' {
			return false // the callee takes it by its name
		}
	}
	in := &ap.a.f.Instrs[ap.id]
	if root.Source != nil || root.Fn != ap.callee || root.Param < 0 || int(root.Param) >= len(ap.callee.Params) || ap.callee.Params[root.Param].Kind != ir.KeyArgs || in.Op != ir.OpCall {
		return false
	}
	args, shape := ap.a.f.Args(ap.id), ap.a.f.Calls[in.Aux]
	return len(args) > 1 && len(shape.Names) > 0 && shape.Names[0] == "" && args[1] != ir.NoID && !slices.ContainsFunc(ap.a.vals[args[1]].taint(), func(x Atom) bool { return x.Origin == data })
}

// routeAddress is what a function returns that is called as those which make the address of a route: what it is given as keyword arguments
// are parts of that address, which decide neither its host nor where it begins. Its first argument may be a whole address.
func (a *analysis) routeAddress(name string, v *Val, c *callArgs) *Val {
	if !harm(v, a.w.redirectKinds) || !makesAddress[name] {
		return v
	}
	parts := map[*Origin]bool{}
	take := func(x *Val) {
		for _, y := range a.deep(x) {
			parts[y.Origin] = true
		}
	}
	for _, x := range c.named {
		take(x.val)
	}
	for _, x := range c.starstar {
		take(x)
	}
	whole := func(list []*Val) {
		for _, x := range list {
			for _, y := range a.deep(x) {
				delete(parts, y.Origin)
			}
		}
	}
	whole(c.star)
	if len(c.pos) > 0 {
		whole([]*Val{c.pos[0].val})
	}
	return v.withTaint(mapAtoms(v.Taint, func(x Atom) Atom {
		if parts[x.Origin] {
			x.Kinds &^= a.w.redirectKinds
		}
		return x
	}))
}

// makesAddress are names of such functions.
var makesAddress = map[string]bool{"url_for": true, "url_path_for": true, "path_for": true, "reverse": true, "reverse_lazy": true, "route_url": true, "route_path": true, "build_url": true, "make_url": true, "uri_for": true}
