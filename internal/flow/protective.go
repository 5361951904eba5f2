package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds options of a library that protect, or that give protection up: allow_pickle=False, escape=True. What callers
// have to ask for by such a name is theirs to answer for, so a library is taken with the defaults of these options.

var protective = regex.NewPattern(`(?i)^_*(\w+_)?(un)?(safe(ly)?|secure|insecure|trust(ed)?|untrusted|restrict(ed|ion)?|sandbox(ed)?|validat(e|ed|ion)|verify|verification|sanitize|escape|autoescape|protect(ed|ion)?|dangerous(ly)?|shell|pickle|entities)(_\w+)?$|^_*(allow|permit|bypass|forbid|block|deny|refuse)_\w+$`)

// byDefault is the outcome of a test of such an option where the callers of a library leave it out; unknown for other tests.
func (a *analysis) byDefault(cond ir.ID) truth {
	if !a.w.cfg.Library || !a.ofOption(cond, 3) {
		return truthUnknown
	}
	return a.truthByDefault(cond, 4)
}

// ofOption reports whether a test asks for nothing but a protective option: a parameter or an attribute of the instance.
func (a *analysis) ofOption(id ir.ID, depth int) bool {
	if id = a.unrefined(id); depth == 0 {
		return false
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpParam, ir.OpAttr, ir.OpIndex:
		return protective.MatchString(idiom.BearerName(a.f, id))
	case ir.OpCall:
		name, _ := a.lookedUpOption(id)
		return protective.MatchString(name)
	case ir.OpUnary:
		return a.ofOption(a.f.Arg(id, 0), depth-1)
	case ir.OpCompare:
		return a.f.Instrs[a.unrefined(a.f.Arg(id, 1))].Op == ir.OpConst && a.ofOption(a.f.Arg(id, 0), depth-1)
	}
	return false
}

// lookedUpOption is the name of an option that a call looks up, and the constant that it is where nobody has set it:
// kwargs.get("safe", True), getattr(settings, "ESCAPE", True).
func (a *analysis) lookedUpOption(id ir.ID) (name string, def *Val) {
	if a.f.Instrs[id].Op != ir.OpCall {
		return "", nil
	}
	args := a.f.Args(id)
	switch callee := a.f.NameOf(args[0]); {
	case callee == "getattr" && len(args) == 4:
		args = args[1:]
	case (callee == "get" || callee == "pop" || callee == "setdefault") && len(args) == 3 && a.f.Instrs[args[0]].Op == ir.OpAttr:
	default:
		return "", nil
	}
	if def = a.vals[args[2]]; def == nil || def.Const == nil {
		return "", nil
	}
	name, _ = idiom.ConstText(a.f, args[1])
	return name, def
}

// declaredDefault is the constant that the module states for an option which is an attribute or an entry: {"restrict": True}, or
// with a description behind it, {"restrict": [True, "whether ..."]}. Nil where it states none, or several.
func (a *analysis) declaredDefault(id ir.ID) *Val {
	if op := a.f.Instrs[id].Op; !a.w.cfg.Library || op != ir.OpAttr && op != ir.OpIndex {
		return nil
	}
	name := idiom.BearerName(a.f, id)
	if !protective.MatchString(name) {
		return nil
	}
	var def *ir.Const
	for _, f := range a.f.Module.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpDict {
				continue
			}
			args := f.Args(ir.ID(i))
			for k := 0; k+1 < len(args); k += 2 {
				if s, ok := idiom.ConstText(f, args[k]); !ok || s != name {
					continue
				}
				x := args[k+1]
				if op := f.Instrs[x].Op; (op == ir.OpList || op == ir.OpTuple) && len(f.Args(x)) > 0 {
					x = f.Arg(x, 0)
				}
				if f.Instrs[x].Op != ir.OpConst {
					return nil
				}
				c := &f.Consts[f.Instrs[x].Aux]
				if def != nil && *def != *c {
					return nil
				}
				def = c
			}
		}
	}
	if def == nil {
		return nil
	}
	return constVal(*def)
}
