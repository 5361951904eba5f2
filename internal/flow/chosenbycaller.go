package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells the choice of a program's user from one that the program makes itself: context(verify=False) chooses for everybody.

// leadsByCaller reports whether a branch on a parameter leads to a place where a caller passes a constant.
func (a *analysis) leadsByCaller(branch, place ir.BlockID, cond ir.ID) bool {
	id, otherwise := idiom.Affirmed(a.f, cond)
	if a.f.Instrs[id].Op != ir.OpParam {
		return false
	}
	param, callers := int(a.f.Instrs[id].Aux), a.w.CallersOf(a.f)
	if len(callers) > maxCallers {
		return false
	}
	for _, g := range callers {
		for i := range g.Instrs {
			call := ir.ID(i)
			if g.Instrs[i].Op != ir.OpCall || g.NameOf(g.Arg(call, 0)) != calledAs(a.f) {
				continue
			}
			x := argumentFor(g, call, a.f, param)
			if x == ir.NoID {
				continue
			}
			way := otherwise
			switch writtenTruth(g, x) {
			case truthUnknown:
				continue
			case falsy:
				way = 1 - way
			}
			if a.reaches(a.f.Blocks[branch].Succs[way], place, branch) && !a.reaches(a.f.Blocks[branch].Succs[1-way], place, branch) {
				return true
			}
		}
	}
	return false
}

// writtenTruth is the truth of a constant as it stands in a function, also of bool(0) and not True.
func writtenTruth(f *ir.Function, id ir.ID) truth {
	id = idiom.Unrefined(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpConst:
		return constVal(f.Consts[in.Aux]).truth()
	case ir.OpUnary:
		if in.Flag == ir.Not {
			switch writtenTruth(f, f.Arg(id, 0)) {
			case truthy:
				return falsy
			case falsy:
				return truthy
			}
		}
	case ir.OpCall:
		if args := f.Args(id); f.NameOf(args[0]) == "bool" && len(args) == 2 {
			return writtenTruth(f, args[1])
		}
	}
	return truthUnknown
}
