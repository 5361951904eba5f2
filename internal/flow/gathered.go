package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks that gather what they object to: errors = [], errors.append("...") where a test fails, and in
// the end "if errors". Where the list is empty, none of the branches was taken that put something in.

// gathers finds the container that a test asks for: it is empty where the test comes out as given.
func (a *analysis) gathers(cond ir.ID, outcome bool) (oid int32, ok bool) {
	for range 4 {
		cond = a.unrefined(cond)
		if in := &a.f.Instrs[cond]; in.Op == ir.OpUnary && in.Flag == ir.Not {
			cond, outcome = a.f.Arg(cond, 0), !outcome
			continue
		}
		break
	}
	if in := &a.f.Instrs[cond]; in.Op == ir.OpCompare {
		list, ok := a.lengthOf(a.f.Arg(cond, 0))
		n := a.vals[a.f.Arg(cond, 1)]
		if !ok || !n.isConst(ir.Int) || n.Const.Int != 0 {
			return 0, false
		}
		switch in.Flag {
		case ir.Eq, ir.LtE:
			outcome = !outcome
		case ir.Gt, ir.NotEq:
		default:
			return 0, false
		}
		cond = list
	}
	if v := a.vals[cond]; !outcome && len(v.refs()) == 1 && v.Refs[0].Kind == refObject && v.Refs[0].ID < globalObjects {
		return v.Refs[0].ID, true
	}
	return 0, false
}

// whereEmpty are the kinds for which a register is safe if a container was left empty: on the ways to it on which nothing
// was put in.
func (a *analysis) whereEmpty(id ir.ID, oid int32, depth int) knowledge.KindMask {
	safe := knowledge.AllKinds
	for _, x := range a.vals[id].taint() {
		safe &^= x.Kinds
	}
	id = a.unrefined(id)
	if safe == knowledge.AllKinds || depth == 0 || a.f.Instrs[id].Op != ir.OpPhi {
		return safe
	}
	blk := a.phiBlock(id)
	if blk == ir.NoBlock {
		return safe
	}
	joined := knowledge.AllKinds
	args := a.f.Args(id)
	for i, p := range a.f.Blocks[blk].Preds {
		if a.edge(p, blk) && !filled(a.outs[p].get(oid)) {
			joined &= a.whereEmpty(args[i], oid, depth-1)
		}
	}
	return safe | joined
}

// filled reports whether a container certainly holds something.
func filled(o *Obj) bool {
	if o == nil || !o.Exact || o.Multi {
		return false
	}
	return len(o.Elems) > 0 || o.Kind == objDict && len(o.Fields) > 0
}
