package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks that gather what they object to: errors = [], errors.append("...") where a test fails, and in
// the end "if errors". Where the list is empty, none of the branches was taken that put something in.

// gathers finds the container that a test asks for: it is empty where the test comes out as given.
func (a *analysis) gathers(cond ir.ID, outcome bool) (list ir.ID, oid int32, ok bool) {
	if cond, outcome, ok = a.asksFilled(cond, outcome); !ok {
		return 0, 0, false
	}
	if v := a.vals[cond]; !outcome && len(v.refs()) == 1 && v.Refs[0].Kind == refObject && v.Refs[0].ID < globalObjects {
		return cond, v.Refs[0].ID, true
	}
	return 0, 0, false
}

// asksFilled finds the container that a test asks for, and whether something is in it where the test comes out as given.
func (a *analysis) asksFilled(cond ir.ID, outcome bool) (list ir.ID, filled, ok bool) {
	cond, held := idiom.Affirmed(a.f, cond)
	outcome = outcome == (held == 0)
	if list, ok := a.lengthOf(cond); ok {
		cond = list
	} else if in := &a.f.Instrs[cond]; in.Op == ir.OpCompare {
		list, ok := a.lengthOf(a.f.Arg(cond, 0))
		n := a.vals[a.f.Arg(cond, 1)]
		if !ok || !n.isConst(ir.Int) || n.Const.Int != 0 {
			return 0, false, false
		}
		switch in.Flag {
		case ir.Eq, ir.LtE:
			outcome = !outcome
		case ir.Gt, ir.NotEq:
		default:
			return 0, false, false
		}
		cond = list
	}
	return cond, outcome, true
}

// passedFor are the kinds for which something is safe where a comprehension has put anything into its list, whatever it looped
// over: [root for root in ROOTS if path.is_relative_to(root)], or next() of the same.
func (a *analysis) passedFor(cond ir.ID, outcome bool, src ir.ID) (safe knowledge.KindMask) {
	if in := &a.f.Instrs[cond]; in.Op == ir.OpCompare && a.vals[a.f.Arg(cond, 1)].isConst(ir.None) && (in.Flag == ir.Is || in.Flag == ir.IsNot) {
		cond, outcome = a.f.Arg(cond, 0), outcome == (in.Flag == ir.IsNot)
	}
	list, filled, ok := a.asksFilled(cond, outcome)
	if !ok {
		return 0
	}
	if args := a.f.Args(list); a.f.Instrs[list].Op == ir.OpCall && a.f.NameOf(args[0]) == "next" && len(args) == 3 && a.vals[args[2]].isConst(ir.None) {
		list = a.unrefined(args[1])
	}
	if !filled || a.f.Instrs[list].Op != ir.OpList || len(a.f.Args(list)) > 0 {
		return 0
	}
	root, found := a.root(src), false
	safe = knowledge.AllKinds
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			if a.f.Instrs[id].Op == ir.OpAppend && a.f.Arg(id, 0) == list {
				safe, found = safe&a.enteredFor(ir.BlockID(b), root), true
			}
		}
	}
	if !found {
		return 0
	}
	return safe
}

// enteredFor is what the last test before a block says of something where the block is entered.
func (a *analysis) enteredFor(b ir.BlockID, root ir.ID) (safe knowledge.KindMask) {
	test, way := a.testBefore(b)
	if test == ir.NoBlock {
		return 0
	}
	for _, f := range a.factsOfTest(test) {
		if f.Except != nil || a.root(f.Target) != root {
			continue
		}
		if way == 0 {
			safe |= f.True
		} else {
			safe |= f.False
		}
	}
	return safe
}

// testBefore is the block that ends in the last test before a block, to which only that leads, and which of its ways it is.
func (a *analysis) testBefore(b ir.BlockID) (test ir.BlockID, way int) {
	for range 4 {
		preds := a.f.Blocks[b].Preds
		if len(preds) != 1 {
			break
		}
		p := &a.f.Blocks[preds[0]]
		if a.f.Instrs[p.Instrs[len(p.Instrs)-1]].Op == ir.OpIf {
			return preds[0], slices.Index(p.Succs, b)
		}
		b = preds[0]
	}
	return ir.NoBlock, 0
}

// factsOfTest are what the outcome of the test says in which a block ends.
func (a *analysis) factsOfTest(b ir.BlockID) []Fact {
	is := a.f.Blocks[b].Instrs
	return a.vals[a.f.Arg(is[len(is)-1], 0)].facts()
}

// filteredOut are the kinds for which what a comprehension has gone through is safe if its list is empty: its condition
// held of no element. [x for x in names if x not in KNOWN]
func (a *analysis) filteredOut(list, src ir.ID) (safe knowledge.KindMask) {
	if list = a.unrefined(list); a.f.Instrs[list].Op != ir.OpList || len(a.f.Args(list)) > 0 {
		return 0
	}
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			if a.f.Instrs[id].Op == ir.OpAppend && a.f.Arg(id, 0) == list {
				return a.passedOver(ir.BlockID(b), src)
			}
		}
	}
	return 0
}

// passedOver is what the one test before a block says of the element of its loop where the block is not entered.
func (a *analysis) passedOver(b ir.BlockID, src ir.ID) knowledge.KindMask {
	test, way := a.testBefore(b)
	if test == ir.NoBlock {
		return 0
	}
	if before := a.f.Blocks[test].Preds; len(before) != 1 || !a.heads[before[0]] && !a.headOf(test) {
		return 0 // there are several tests
	}
	for _, f := range a.factsOfTest(test) {
		loop := a.unrefined(f.Target)
		if a.f.Instrs[loop].Op != ir.OpNext || f.Except != nil || a.unrefined(a.iterated1(loop)) != a.unrefined(src) {
			continue
		}
		if way == 0 {
			return f.False
		}
		return f.True
	}
	return 0
}

// headOf reports whether a block comes right behind the head of a loop.
func (a *analysis) headOf(b ir.BlockID) bool {
	preds := a.f.Blocks[b].Preds
	return len(preds) == 1 && a.heads[preds[0]]
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
