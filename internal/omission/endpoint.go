package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds entry points that share one address, as resolvers of GraphQL do: what stands before the address stands before
// all of them. login_required(GraphQLView.as_view(schema=schema)), GraphQLRouter(schema, dependencies=[Depends(user)]).

// behindGuard reports whether a guard stands before the address at which all entry points of a shape are reached.
func (ac *Checks) behindGuard(h *knowledge.Handler) bool {
	if h.Endpoint == nil {
		return false
	}
	known, ok := ac.endpoints[h.Endpoint]
	if !ok {
		ac.endpoints[h.Endpoint] = false // a guard may be one of the entry points
		known = ac.findEndpoint(h.Endpoint)
		ac.endpoints[h.Endpoint] = known
	}
	return known
}

func (ac *Checks) findEndpoint(names *regex.Pattern) bool {
	for _, f := range ac.functions {
		for j := range f.Instrs {
			if f.Instrs[j].Op == ir.OpCall && ac.makesEndpoint(f, ir.ID(j), names) && ac.endpointGuarded(f, ir.ID(j)) {
				return true
			}
		}
	}
	return false
}

// endpointClass is the class whose instance a call makes: View(...), or View.as_view(...).
func endpointClass(f *ir.Function, call ir.ID) string {
	callee := f.Arg(call, 0)
	if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "as_view" {
		callee = f.Arg(callee, 0)
	}
	switch callee = idiom.Unrefined(f, callee); f.Instrs[callee].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		return f.NameOf(callee)
	case ir.OpClass:
		return f.Module.Classes[f.Instrs[callee].Aux].Name
	}
	return ""
}

// makesEndpoint reports whether a call makes such an address, of the framework's class or of one that is derived from it.
func (ac *Checks) makesEndpoint(f *ir.Function, call ir.ID, names *regex.Pattern) bool {
	name := endpointClass(f, call)
	if name == "" {
		return false
	}
	if c := ac.prog.ClassNamed(f.Module, name); c != nil {
		return slices.ContainsFunc(c.Bases, func(b string) bool { return names.MatchString(idiom.LastPart(b)) })
	}
	return names.MatchString(name)
}

// endpointGuarded reports whether the class of such an address, an argument of the call that makes it, or a call that it is
// handed to, turns strangers away.
func (ac *Checks) endpointGuarded(f *ir.Function, call ir.ID) bool {
	by := ac.names.Guard
	guard := func(name string) bool {
		return by.MatchString(name) && !ac.names.NoGuard.MatchString(name) || ac.turning(f.Module, name, by, 0)
	}
	if c := ac.prog.ClassNamed(f.Module, endpointClass(f, call)); c != nil && ac.classGuards(c, nil, by) {
		return true
	}
	g := &grouping{}
	g.add(f, call)
	ac.router(g, f, idiom.RouterName(f, call), 0)
	for i, name := range f.Calls[f.Instrs[call].Aux].Names {
		if name == "context_getter" {
			g.names = idiom.Mentioned(f, f.Arg(call, i+1), g.names, 0)
		}
	}
	for range maxGates { // csrf_exempt(login_required(view))
		outer := ir.NoID
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpCall && slices.Contains(f.Args(ir.ID(i))[1:], call) {
				outer = ir.ID(i)
			}
		}
		if outer == ir.NoID {
			break
		}
		call = outer
		g.names = idiom.Mentioned(f, f.Arg(call, 0), g.names, 0)
	}
	return slices.ContainsFunc(g.names, guard)
}
