package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds instances that a framework makes for each request, and what the program has them given: the third part of a route.

// rows calls the method of each class in a list of routes with what stands behind it.
func (m *modelCall) rows(c *knowledge.Call) {
	v, _, ok := m.port(c.Function)
	if !ok {
		return
	}
	routes, _ := m.a.elements(v)
	for _, route := range routes {
		if parts, exact := m.a.elements(route); exact && len(parts) > 2 {
			m.a.callMethodOf(m.id, parts[1], c.Method, &callArgs{starstar: []*Val{parts[2]}})
		}
	}
}

// routes reads a route that is made by a call.
func (m *modelCall) routes(class *Val) {
	pattern, ok := m.params[0].val.text()
	if !ok || !strings.Contains(pattern, "(") {
		return
	}
	for _, r := range class.refs() {
		if r.Kind == refClass {
			m.a.routeClass(r.ID, pattern)
		}
	}
}

// callMethodOf calls a method of the instances that classes of the program make.
func (a *analysis) callMethodOf(id ir.ID, class *Val, method string, args *callArgs) {
	for _, r := range class.refs() {
		if r.Kind != refClass {
			continue
		}
		f := a.w.method(r.ID, method)
		if f == nil {
			continue
		}
		c := &callArgs{pos: args.pos, named: args.named, star: args.star}
		for _, s := range args.starstar {
			a.unpackDict(c, s)
		}
		halted := a.halted
		a.callFunction(id, f, &bound{self: refVal(Ref{Kind: refSelf, ID: r.ID})}, c)
		a.halted = halted
	}
}
