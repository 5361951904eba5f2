package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds checks against forged requests that a program has written and never puts before its views: the line that did is gone.

// idleFunctions are such checks, by the names of their functions.
type idleFunctions map[string]*ir.Function

// idleChecks are functions whose names speak of such a check, and that nothing but imports and themselves name.
func (ac *Checks) idleChecks(speaks func(string) bool) idleFunctions {
	out := idleFunctions{}
	for _, f := range ac.prog.Functions {
		if f.Kind == ir.Def && f.Class == nil && !ac.elsewhere(f.Module) && speaks(f.Name) && !slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Route != "" }) && (f.Parent == nil || f.Parent.Kind == ir.ModuleBody) &&
			!slices.ContainsFunc(f.Decorators, func(d string) bool { return !strings.HasSuffix(d, "web.middleware") && idiom.LastPart(d) != "wraps" }) && holdsAgainst(f) {
			out[f.Name] = f
		}
	}
	if len(out) == 0 {
		return out
	}
	for _, f := range ac.prog.Functions {
		if ac.elsewhere(f.Module) || out.of(f) {
			continue
		}
		for i := range f.Instrs {
			id := ir.ID(i)
			switch f.Instrs[i].Op {
			case ir.OpGlobal, ir.OpLoad, ir.OpAttr:
				delete(out, f.NameOf(id))
			case ir.OpFrom:
				if out[f.NameOf(id)] != nil && putToUse(f, id, f.NameOf(id)) {
					delete(out, f.NameOf(id))
				}
			case ir.OpClosure:
				if g := f.Module.Functions[f.Instrs[i].Aux]; out[g.Name] == g && putToUse(f, id, g.Name) {
					delete(out, g.Name)
				}
			}
		}
	}
	return out
}

// of reports whether a function is such a check, or lies inside one.
func (idle idleFunctions) of(f *ir.Function) bool {
	for p := f; p != nil; p = p.Parent {
		if g := idle[p.Name]; g != nil && g == p {
			return true
		}
	}
	return false
}

// speaksOfOther reports whether a function has a name or a short text of a check that is not one of these.
func (idle idleFunctions) speaksOfOther(f *ir.Function, speaks func(string) bool) bool {
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom, ir.OpSetAttr, ir.OpSetGlobal, ir.OpImport:
			if name := f.NameOf(ir.ID(i)); speaks(name) && idle[name] == nil {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(f.Calls[f.Instrs[i].Aux].Names, speaks) {
				return true
			}
		}
	}
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && speaks(c.Str) })
}

// putToUse reports whether a value that gets a name, after decorators, is used otherwise.
func putToUse(f *ir.Function, id ir.ID, name string) bool {
	for range 4 {
		next := ir.NoID
		for i := range f.Instrs {
			x := ir.ID(i)
			if !slices.Contains(f.Args(x), id) {
				continue
			}
			switch op := f.Instrs[i].Op; {
			case op == ir.OpSetGlobal || op == ir.OpReturn || op == ir.OpPhi:
			case op == ir.OpCall && next == ir.NoID && namedAs(f, x, name):
				next = x
			default:
				return true
			}
		}
		if next == ir.NoID {
			return false
		}
		id = next
	}
	return true
}

// namedAs reports whether a value becomes what a name of a module means.
func namedAs(f *ir.Function, id ir.ID, name string) bool {
	for i := range f.Instrs {
		if x := ir.ID(i); f.Instrs[i].Op == ir.OpSetGlobal && f.NameOf(x) == name && f.Arg(x, 0) == id {
			return true
		}
	}
	return false
}

// holdsAgainst reports whether a function, or one inside it, holds what was sent against what it should be, or asks what is in a request.
func holdsAgainst(f *ir.Function) bool {
	return slices.ContainsFunc(f.Module.Functions, func(g *ir.Function) bool {
		if g != f && !idiom.Within(g, f) {
			return false
		}
		for i := range g.Instrs {
			if op := g.Instrs[i].Op; op == ir.OpCompare || op == ir.OpRaise || op == ir.OpCall && comparing.MatchString(g.NameOf(g.Arg(ir.ID(i), 0))) {
				return true
			}
		}
		return false
	})
}
