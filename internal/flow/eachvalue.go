package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what is true of a value because it is true of each of the constants that it may be: two addresses of which the
// machine decides, both of them http.

// maxChoices bounds the choices within each other of one value.
const maxChoices = 3

// testEach is the outcome of a condition where it is the same for each of the constants that a register may be.
func (a *analysis) testEach(c *knowledge.Condition, id ir.ID, depth int) truth {
	if id == ir.NoID || depth == 0 {
		return truthUnknown
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpPhi {
		if v := a.vals[id]; v != nil && v != bottom && v.Const != nil && v.Const.Kind != ir.None {
			return a.test(c, v)
		}
		return truthUnknown
	}
	out, b := truthUnknown, a.blockOf(id)
	for i, x := range a.f.Args(id) {
		if !a.edge(a.f.Blocks[b].Preds[i], b) {
			continue
		}
		t := a.testEach(c, x, depth-1)
		if t == truthUnknown || out != truthUnknown && t != out {
			return truthUnknown
		}
		out = t
	}
	return out
}
