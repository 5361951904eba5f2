package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds loops over constants that refuse a text which holds one of them: for bad in FORBIDDEN: if bad in name: raise ... After
// such a loop the text holds none.

// A denial is a branch on whether a text holds the element that a loop has just taken.
type denial struct {
	block   ir.BlockID
	test    ir.ID      // the comparison of both
	next    ir.ID      // the element
	without ir.BlockID // where the branch leads if the text does not hold it
}

// denialsIn lists those of the function: loops ask for each of their variables.
func (a *analysis) denialsIn() []denial {
	if a.denialsOf == a.f {
		return a.denials
	}
	a.denialsOf, a.denials = a.f, a.denials[:0]
	for b := range a.f.Branches() {
		test, lacks := idiom.Affirmed(a.f, b.Cond)
		in := &a.f.Instrs[test]
		if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn {
			continue
		}
		if in.Flag == ir.In {
			lacks = 1 - lacks
		}
		if next := a.unrefined(a.f.Arg(test, 0)); a.f.Instrs[next].Op == ir.OpNext {
			a.denials = append(a.denials, denial{b.Block, test, next, b.Ways[lacks]})
		}
	}
	return a.denials
}

// deniedEach is what the end of a loop says of a text that its head joins: every way round the loop has found one constant of the list
// not to be in it.
func (a *analysis) deniedEach(head ir.BlockID, text, iter ir.ID) []Fact {
	for _, d := range a.denialsIn() {
		if a.unrefined(a.f.Arg(d.next, 0)) != iter || a.untested(a.f.Arg(d.test, 1)) != a.untested(text) || !a.roundBy(head, d.block, d.without) {
			continue
		}
		all := a.f.Instrs[d.test].Flag == ir.NotIn
		facts := a.quantifiedLack(d.test, d.next, all)
		for i := range facts {
			f := &facts[i]
			if f.Target = text; all { // found by all of them together, and not by what a comparison comes out as
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
