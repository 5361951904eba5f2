package omission

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
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
func (ac *Checks) placed(f *ir.Function) []string {
	ac.placing.Do(func() {
		ac.places = places{map[*ir.Class][]string{}, map[*ir.Function][]string{}}
		for _, p := range ac.functions {
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
func (ac *Checks) place(p *ir.Function, row []ir.ID) {
	address := ""
	for _, x := range row {
		if s, ok := idiom.ConstText(p, x); ok && address == "" && len(s) <= idiom.MaxName && !strings.ContainsAny(s, " \n") {
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
		switch in := &p.Instrs[idiom.Unrefined(p, x)]; in.Op {
		case ir.OpClosure:
			g = p.Module.Functions[in.Aux]
		case ir.OpGlobal, ir.OpFrom:
			g = ac.prog.Lookup(p.Module, p.NameOf(x)).Function
		}
		if g != nil {
			ac.places.functions[g] = append(ac.places.functions[g], address)
		}
	}
}
