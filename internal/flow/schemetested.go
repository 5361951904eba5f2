package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds tests of how an address begins, by which a function decides whether it opens it: its scheme is looked at, or its first
// letters are.

// maxTestOfBeginning bounds the steps from a test to what it is about.
const maxTestOfBeginning = 6

// beginningTested reports whether a place is reached by one way only of a branch that tests how the text in a register begins.
func (a *analysis) beginningTested(reg ir.ID, place ir.BlockID) bool {
	root := a.unrefined(reg)
	for b := range a.f.Branches() {
		if fuel := maxAsked; a.testsBeginning(b.Cond, root, maxTestOfBeginning, &fuel) && divides(a.f, b, place) {
			return true
		}
	}
	return false
}

// testsBeginning reports whether a condition looks at the scheme of an address, or asks how it begins.
func (a *analysis) testsBeginning(id, root ir.ID, depth int, fuel *int) bool {
	if *fuel--; id == ir.NoID || depth == 0 || *fuel < 0 {
		return false
	}
	id = a.unrefined(id)
	args := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpAttr:
		if a.f.NameOf(id) == "scheme" {
			return a.madeFrom(args[0], root, depth-1, fuel)
		}
	case ir.OpCall:
		switch callee := args[0]; a.f.NameOf(callee) {
		case "startswith":
			return a.f.Instrs[callee].Op == ir.OpAttr && a.madeFrom(a.f.Arg(callee, 0), root, depth-1, fuel)
		case "match", "fullmatch":
			return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && a.madeFrom(x, root, depth-1, fuel) })
		}
	}
	return slices.ContainsFunc(args, func(x ir.ID) bool { return a.testsBeginning(x, root, depth-1, fuel) })
}

// madeFrom reports whether a register is another one, or is computed from it.
func (a *analysis) madeFrom(id, root ir.ID, depth int, fuel *int) bool {
	if *fuel--; id == ir.NoID || depth < 0 || *fuel < 0 {
		return false
	}
	if id = a.unrefined(id); id == root || a.sameRead(id, root) {
		return true
	}
	return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return a.madeFrom(x, root, depth-1, fuel) })
}
