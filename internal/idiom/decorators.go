package idiom

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file reads what stands around a definition.

// Around are the names in the decorators of a function and in its defaults.
func Around(f *ir.Function) []string {
	return decorating(Outer(f.Parent, f.Module), false, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index })
}

// InFront are those of them that stand before the function when it is called through its route: a decorator above the one that
// registers the function is put around the name alone, and the framework calls what is below.
func InFront(f *ir.Function) []string {
	return decorating(Outer(f.Parent, f.Module), f.Class == nil, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index })
}

// AroundClass are the names in the decorators of a class.
func AroundClass(c *ir.Class) []string {
	return decorating(Outer(c.Parent, c.Module), false, func(in *ir.Instr) bool { return in.Op == ir.OpClass && in.Aux == c.Index })
}

// Outer is the function in which a definition stands.
func Outer(parent *ir.Function, m *ir.Module) *ir.Function {
	if parent == nil {
		return m.Functions[0]
	}
	return parent
}

// decorating are the names in what decorates the value of one instruction of a function, and in that one's operands; below: up to
// what registers it.
func decorating(p *ir.Function, below bool, is func(*ir.Instr) bool) (names []string) {
	target := ir.NoID
	for i := range p.Instrs {
		in := &p.Instrs[i]
		id := ir.ID(i)
		switch {
		case target == ir.NoID && is(in):
			target = id
			for _, x := range p.Args(id) {
				names = Mentioned(p, x, names, 0)
			}
		case in.Op == ir.OpCall && p.Calls[in.Aux].Flags&ir.DecoratorCall != 0 && target != ir.NoID && slices.Contains(p.Args(id)[1:], target):
			target = id
			names = Mentioned(p, p.Arg(id, 0), names, 0)
			if below && registersRoute(p, p.Arg(id, 0)) {
				return names
			}
		}
	}
	return names
}

// registersRoute reports whether a decorator hands the function to a router as it is: @app.route("/orders"), @router.post("/orders").
func registersRoute(p *ir.Function, decorator ir.ID) bool {
	if decorator == ir.NoID || p.Instrs[decorator].Op != ir.OpCall {
		return false
	}
	callee := p.Arg(decorator, 0)
	return p.Instrs[callee].Op == ir.OpAttr && routing[p.NameOf(callee)] && p.Instrs[Unrefined(p, p.Arg(callee, 0))].Op != ir.OpImport
}

// routing are methods of routers by which functions get addresses.
var routing = map[string]bool{
	"route": true, "get": true, "post": true, "put": true, "patch": true, "delete": true, "websocket": true, "api_route": true,
}
