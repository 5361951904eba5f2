package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds tests that are made a second time: what the branches of the first assigned is known by its outcome. Of a variable
// that is asked for its truth the variable itself says so, as flags do (flag.go); whether it is None, each test asks anew.

// maxBranch bounds the blocks that are looked at between the end of a branch and its test.
const maxBranch = 8

// askedBefore is what a value that two branches of the same test have assigned is, where the test comes out so again.
func (a *analysis) askedBefore(v *Val, src, cond ir.ID, outcome bool) *Val {
	of, isNone := a.askedForNone(cond)
	phi := a.unrefined(src)
	if of == ir.NoID || a.f.Instrs[phi].Op != ir.OpPhi || len(a.f.Args(phi)) > maxFlagEdges {
		return v
	}
	b := a.phiBlock(phi)
	if b == ir.NoBlock {
		return v
	}
	var live knowledge.KindMask
	decided := false
	for i, x := range a.f.Args(phi) {
		switch side := a.sideOf(a.f.Blocks[b].Preds[i], b, of); {
		case side == truthUnknown || (side == truthy) == (outcome == isNone):
			for _, t := range a.vals[x].taint() {
				live |= t.Kinds
			}
		default:
			decided = true
		}
	}
	if at := a.blockOf(of); !decided || a.f.Instrs[of].Op != ir.OpParam && (at == b || a.reaches(0, b, at)) {
		return v // it may be another round's
	}
	return v.withTaint(sanitized(v.Taint, ^live))
}

// askedForNone is the register of which a test asks whether it is None, and whether it says so.
func (a *analysis) askedForNone(cond ir.ID) (of ir.ID, isNone bool) {
	in := &a.f.Instrs[cond]
	if in.Op != ir.OpCompare || in.Flag != ir.Is && in.Flag != ir.IsNot {
		return ir.NoID, false
	}
	if y := a.vals[a.f.Arg(cond, 1)]; y == nil || y.Const == nil || y.Const.Kind != ir.None {
		return ir.NoID, false
	}
	return a.untested(a.f.Arg(cond, 0)), in.Flag == ir.Is
}

// sideOf is whether a register was None on the way to an edge, by the test of which that is the end of a branch.
func (a *analysis) sideOf(from, to ir.BlockID, of ir.ID) truth {
	for range maxBranch {
		block := &a.f.Blocks[from]
		if last := block.Instrs[len(block.Instrs)-1]; a.f.Instrs[last].Op == ir.OpIf {
			if x, isNone := a.askedForNone(a.f.Arg(last, 0)); x == of && block.Succs[0] != block.Succs[1] {
				return truthOf((block.Succs[0] == to) == isNone)
			}
		}
		if len(block.Preds) != 1 {
			return truthUnknown
		}
		from, to = block.Preds[0], from
	}
	return truthUnknown
}
