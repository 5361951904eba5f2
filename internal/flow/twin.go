package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells once of a defect that both branches of a choice have: if proxy: get(a, verify=False), else: get(b, verify=False).

// A branchCall is a call that is a defect, in the function that makes it; the zero value for what is none.
type branchCall struct {
	fn   *ir.Function
	call ir.ID
	of   *ir.Function // of data, where they come from
	pos  int32
}

func branchCallOf(h *hit) branchCall {
	if id := h.instrAt(ir.OpCall); h.hazard != nil && h.place == nil && id != ir.NoID {
		return branchCall{fn: h.fn, call: id}
	}
	if f, id := outermost(h); h.hazard == nil && id != ir.NoID && f.Instrs[id].Op == ir.OpCall {
		return branchCall{f, id, h.atom.Origin.Fn, h.atom.Origin.Pos}
	}
	return branchCall{}
}

// perBranch keeps the first of findings of one rule at calls of one function of which never two are reached, and names the others.
// What calls are given is mended at each of them, which is told where each place is.
func (w *World) perBranch(list []*Candidate) []*Candidate {
	type group struct {
		rule, callee string
		fn, of       *ir.Function
		pos          int32
	}
	kept := map[group][]*Candidate{}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		f, id := c.branch.fn, c.branch.call
		if f == nil || c.Rule.Credential || c.hazard && w.eachPlace() {
			return false
		}
		k := group{c.Rule.ID, f.NameOf(f.Arg(id, 0)), f, c.branch.of, c.branch.pos}
		for _, first := range kept[k] {
			x, y := blockOf(f, first.branch.call), blockOf(f, id)
			if x != y && !reaches(f, x, y, -1) && !reaches(f, y, x, -1) {
				at := c.Location
				first.Facts = append(first.Facts, finding.Fact{Message: "the same defect shows here", Location: &at})
				return true
			}
		}
		kept[k] = append(kept[k], c)
		return false
	})
}

// blockOf is the block that holds an instruction.
func blockOf(f *ir.Function, id ir.ID) ir.BlockID {
	return ir.BlockID(slices.IndexFunc(f.Blocks, func(b ir.Block) bool { return slices.Contains(b.Instrs, id) }))
}
