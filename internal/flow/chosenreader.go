package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is called by the choice of the program's user among several: get_unpickler(insecure=settings.INSECURE), which
// gives a careful reader unless somebody asks for the other one.

// chosenReader reports whether a call is one of several things of which the program itself defines another, in a module that chooses
// by a flag which a rule tells of, and which nobody sets.
func (a *analysis) chosenReader(r *knowledge.Rule, id ir.ID) bool {
	if r.Chosen == nil || a.f.Instrs[id].Op != ir.OpCall {
		return false
	}
	refs := a.vals[a.f.Arg(id, 0)].refs()
	return len(refs) > 1 && slices.ContainsFunc(refs, func(x Ref) bool { return x.Kind == refFunc || x.Kind == refClass }) && choosesByFlag(a.f.Module, r.Chosen)
}

// choosesByFlag reports whether a module has a parameter of a name, or passes something by it, and neither sets it nor lets it be set
// by default.
func choosesByFlag(m *ir.Module, name *regex.Pattern) bool {
	any := false
	for _, f := range m.Functions {
		for i := range f.Instrs {
			var set []ir.ID
			switch in := &f.Instrs[i]; in.Op {
			case ir.OpClosure:
				set = defaultsNamed(f, ir.ID(i), m.Functions[in.Aux], name)
			case ir.OpCall:
				for k, keyword := range f.Calls[in.Aux].Names {
					if keyword != "" && name.MatchString(keyword) {
						set = append(set, f.Arg(ir.ID(i), k+1))
					}
				}
			}
			for _, x := range set {
				if f.Instrs[x].Op == ir.OpConst && f.Consts[f.Instrs[x].Aux].Int != 0 {
					return false
				}
				any = true
			}
		}
	}
	return any
}

// defaultsNamed are the default values of the parameters of such a name, where a function is made.
func defaultsNamed(f *ir.Function, id ir.ID, made *ir.Function, name *regex.Pattern) (out []ir.ID) {
	next, args := 0, f.Args(id)
	for i := range made.Params {
		if !made.Params[i].HasDefault {
			continue
		}
		if next < len(args) && name.MatchString(made.Params[i].Name) {
			out = append(out, args[next])
		}
		next++
	}
	return out
}
