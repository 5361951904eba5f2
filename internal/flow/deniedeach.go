package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds loops over constants that refuse a text which holds one of them: for bad in FORBIDDEN: if bad in name: raise ... After
// such a loop the text holds none.

// deniedEach is what the end of a loop says of a text that its head joins: every way round the loop has found one constant of the list
// not to be in it.
func (a *analysis) deniedEach(head ir.BlockID, text, iter ir.ID) []Fact {
	for blk := range a.f.Blocks {
		list := a.f.Blocks[blk].Instrs
		if len(list) == 0 || a.f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		test, passed := a.unrefined(a.f.Arg(list[len(list)-1], 0)), 1
		if in := &a.f.Instrs[test]; in.Op == ir.OpUnary && in.Flag == ir.Not {
			test, passed = a.unrefined(a.f.Arg(test, 0)), 0
		}
		in := &a.f.Instrs[test]
		if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn || a.untested(a.f.Arg(test, 1)) != a.untested(text) {
			continue
		}
		all := in.Flag == ir.NotIn
		if all {
			passed = 1 - passed
		}
		loop := a.unrefined(a.f.Arg(test, 0))
		if a.f.Instrs[loop].Op != ir.OpNext || a.unrefined(a.f.Arg(loop, 0)) != iter || !a.roundBy(head, ir.BlockID(blk), a.f.Blocks[blk].Succs[passed]) {
			continue
		}
		facts := a.quantifiedLack(test, loop, all)
		for i := range facts {
			f := &facts[i]
			if f.Target = text; all {
				f.False, f.True, f.Flags, f.TrueFlags = f.True, 0, f.TrueFlags, 0
				if f.Lacks != nil {
					f.Lacks = &lackedBy{whenFalse: f.Lacks.whenTrue}
				}
			}
		}
		return facts
	}
	return nil
}

// roundBy reports whether every way back to the head of a loop goes by an edge.
func (a *analysis) roundBy(head, from, into ir.BlockID) bool {
	for _, p := range a.f.Blocks[head].Preds[1:] {
		if a.edge(p, head) && !a.everyWayBy(from, into, p) {
			return false
		}
	}
	return true
}
