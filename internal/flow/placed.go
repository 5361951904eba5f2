package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the addresses that tables of routes give to classes of views, and to functions that say nothing of their own
// address: path("token/", ObtainToken.as_view()), (r"/enter", Enter), Route("/login", login), router.register("bills", Bills).

// places are those addresses.
type places struct {
	classes   map[*ir.Class][]string
	functions map[*ir.Function][]string
}

var placing = regex.NewPattern(`^(path|re_path|url|URLSpec|Route|add_url_rule|add_resource|add_route|register|add_view|add_namespace)$`)

// placed are the addresses that tables say an entry point has.
func (ac *access) placed(f *ir.Function) []string {
	ac.placing.Do(func() {
		ac.places = places{map[*ir.Class][]string{}, map[*ir.Function][]string{}}
		for i, p := range ac.w.prog.Functions {
			if ac.w.funcs[i].test {
				continue
			}
			for j := range p.Instrs {
				switch p.Instrs[j].Op {
				case ir.OpCall:
					if args := p.Args(ir.ID(j)); len(args) > 2 && placing.MatchString(p.NameOf(args[0])) {
						ac.place(p, args[1:])
					}
				case ir.OpTuple:
					if args := p.Args(ir.ID(j)); len(args) > 1 {
						ac.place(p, args)
					}
				}
			}
		}
	})
	if f.Class != nil {
		return ac.places.classes[f.Class]
	}
	return ac.places.functions[f]
}

// place takes down a row of a table: an address, and a view among what stands beside it.
func (ac *access) place(p *ir.Function, row []ir.ID) {
	address := ""
	for _, x := range row {
		if s, ok := constText(p, x); ok && address == "" && len(s) <= maxName && !strings.ContainsAny(s, " \n") {
			address = s
		}
	}
	if address == "" {
		return
	}
	for _, x := range row {
		if p.Instrs[x].Op == ir.OpConst {
			continue
		}
		if c := ac.queried(p, x); c != nil {
			ac.places.classes[c] = append(ac.places.classes[c], address)
			continue
		}
		var g *ir.Function
		switch in := &p.Instrs[unrefined(p, x)]; in.Op {
		case ir.OpClosure:
			g = p.Module.Functions[in.Aux]
		case ir.OpGlobal, ir.OpFrom:
			g = ac.w.prog.Lookup(p.Module, p.NameOf(x)).Function
		}
		if g != nil {
			ac.places.functions[g] = append(ac.places.functions[g], address)
		}
	}
}

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
