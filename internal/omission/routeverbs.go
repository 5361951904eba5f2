package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds which methods of requests a function answers, where a table of routes or a call names it: Route("/x", view,
// methods=["POST"]), web.get("/x", view), router.add_post("/x", view).

var (
	routeMaker = regex.NewPattern(`^(Route|route|add_route|add_url_rule|add_api_route|(add_)?(get|post|put|patch|delete|head|view))$`)
	oneVerb    = regex.NewPattern(`^(?:add_)?(get|post|put|patch|delete|head)$`)
	handlers   = regex.NewPattern(`^(endpoint|view_func|handler|callback)$`)
)

// verbsOf are the methods that the routes of a function name, if some route is known; "" for those that a framework takes where
// none is named, GET among them.
func (ac *Checks) verbsOf(f *ir.Function) (verbs string, placed bool) {
	ac.verbsOnce.Do(func() {
		ac.verbs = map[int32]string{}
		for _, g := range ac.functions {
			if g.Kind != ir.Def && g.Kind != ir.ModuleBody || !slices.ContainsFunc(g.Module.Names, routeMaker.MatchString) {
				continue
			}
			for j := range g.Instrs {
				id := ir.ID(j)
				if g.Instrs[j].Op != ir.OpCall || g.Calls[g.Instrs[j].Aux].Flags&ir.DecoratorCall != 0 || len(g.Args(id)) < 3 || !routeMaker.MatchString(g.NameOf(g.Arg(id, 0))) {
					continue
				}
				ac.placeVerbs(g, id)
			}
		}
	})
	verbs, placed = ac.verbs[f.ID]
	return verbs, placed
}

// placeVerbs takes down what a call that makes a route says of the function that it names.
func (ac *Checks) placeVerbs(g *ir.Function, call ir.ID) {
	args := g.Args(call)
	if s, ok := idiom.ConstText(g, args[1]); ok && !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "^") && !isVerb(s) && idiom.Keyword(g, call, 0) == "" {
		return // no address: dict.get("key", value)
	}
	verbs := strings.Join(methodsGiven(g, call), " ")
	if m := oneVerb.FindStringSubmatch(g.NameOf(args[0])); m != nil {
		verbs = strings.ToUpper(m[1])
	}
	for i, x := range args[1:] {
		if name := idiom.Keyword(g, call, i); name != "" && !handlers.MatchString(name) {
			continue
		}
		if s, ok := idiom.ConstText(g, x); ok {
			if isVerb(s) {
				verbs += " " + s
			}
			continue
		}
		if h := ac.functionNamed(g, x); h != nil {
			ac.verbs[h.ID] = strings.TrimSpace(ac.verbs[h.ID] + " " + verbs)
		}
	}
}

// isVerb reports whether a text is a method of requests.
func isVerb(s string) bool {
	switch s {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD":
		return true
	}
	return false
}

// functionNamed is the function of the program that a value names, or that is wrapped in what it is: requires("user")(tickets.home).
func (ac *Checks) functionNamed(g *ir.Function, id ir.ID) *ir.Function {
	for range 4 {
		id = idiom.Unrefined(g, id)
		switch g.Instrs[id].Op {
		case ir.OpClosure:
			return g.Module.Functions[g.Instrs[id].Aux]
		case ir.OpGlobal, ir.OpFrom:
			return ac.prog.Lookup(g.Module, g.NameOf(id)).Function
		case ir.OpAttr:
			if m := ac.prog.Lookup(g.Module, g.NameOf(g.Arg(id, 0))).Module; m != nil { // tickets.home
				return ac.prog.Lookup(m, g.NameOf(id)).Function
			}
		case ir.OpCall:
			if args := g.Args(id); len(args) == 2 {
				id = args[1]
				continue
			}
		}
		return nil
	}
	return nil
}
