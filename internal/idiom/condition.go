package idiom

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file reads what branches ask, whichever way round it is written.

// Affirmed is a condition without the nots around it, and which way of a branch on it is taken where that holds: 0, or 1 where they turn
// it round.
func Affirmed(f *ir.Function, cond ir.ID) (id ir.ID, way int) {
	id = Unrefined(f, cond)
	for f.Instrs[id].Op == ir.OpUnary && f.Instrs[id].Flag == ir.Not {
		id, way = Unrefined(f, f.Arg(id, 0)), 1-way
	}
	return id, way
}

// Presence is what a condition asks of being there, and which way of a branch on it is taken where it is not: if not x, if x is None. A
// condition that is no comparison asks this of its own value; ir.NoID for another comparison.
func Presence(f *ir.Function, cond ir.ID) (subject ir.ID, missing int) {
	return presence(f, cond, IsNone)
}

// PresenceOrNumber is the same, where a number that is compared with 0 is taken for what is counted.
func PresenceOrNumber(f *ir.Function, cond ir.ID) (subject ir.ID, missing int) {
	return presence(f, cond, func(f *ir.Function, id ir.ID) bool {
		in := &f.Instrs[id]
		return IsNone(f, id) || in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Int && f.Consts[in.Aux].Int == 0
	})
}

func presence(f *ir.Function, cond ir.ID, isNothing func(*ir.Function, ir.ID) bool) (subject ir.ID, missing int) {
	subject, held := Affirmed(f, cond)
	missing = 1 - held
	if f.Instrs[subject].Op != ir.OpCompare {
		return subject, missing
	}
	if !isNothing(f, f.Arg(subject, 1)) {
		return ir.NoID, 0
	}
	switch f.Instrs[subject].Flag {
	case ir.Is, ir.Eq:
		missing = 1 - missing
	case ir.IsNot, ir.NotEq:
	default:
		return ir.NoID, 0
	}
	return Unrefined(f, f.Arg(subject, 0)), missing
}
