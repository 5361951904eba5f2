package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds ways that data take in a mode only that the program's user switches on: errors that are shown while debugging.

// inMode reports whether the way of a hit passes something that is reached only where something of a name holds: a call
// there, what the function of the source makes of the data, or a callee that hands them back there only.
func (w *World) inMode(h *hit, name *regex.Pattern) bool {
	from, pos := h.atom.Origin.Fn, h.atom.Origin.Pos
	steps := append(backwards(h.atom.Step), &Step{Kind: stepReturn, Fn: h.fn, Pos: h.pos})
	for s := h.path; s != nil; s = s.Prev {
		steps = append(steps, s)
	}
	for i, s := range steps {
		c := w.modal(s.Fn, name, 0)
		if i == 0 && s.Fn == from && (c.decideWay(pos, s.Pos) || c.putInOnly(h.atom.Origin, s.Pos)) || c.in[c.block(s.Pos)] || s.Kind == stepReturn && c.handsBack(s.Name) {
			return true
		}
	}
	return false
}

// modal are the blocks of a function that are reached in a mode only.
type modal struct {
	w    *World
	f    *ir.Function
	name *regex.Pattern
	in   map[ir.BlockID]bool
	deep int // in callees of callees
}

// maxHandsBack bounds how many callees inside each other are asked what they hand back.
const maxHandsBack = 2

// modal finds them: what cannot be reached but by the branch that is taken where the name holds.
func (w *World) modal(f *ir.Function, name *regex.Pattern, deep int) modal {
	c := modal{w, f, name, map[ir.BlockID]bool{}, deep}
	for b := range f.Branches() {
		cond, way := idiom.Unrefined(f, b.Cond), 0
		for f.Instrs[cond].Op == ir.OpUnary { // not
			cond, way = idiom.Unrefined(f, f.Arg(cond, 0)), 1-way
		}
		to := b.Ways[way]
		if !asks(f, cond, name, 2) || len(f.Blocks[to].Preds) != 1 {
			continue
		}
		for k, comes := range reachable(f, 0, to) {
			if k := ir.BlockID(k); !comes && k != b.Block {
				c.in[k] = true
			}
		}
	}
	return c
}

// block is the block of the call, return or other instruction at a place; -1 for none.
func (c modal) block(pos int32) ir.BlockID {
	for b := range c.f.Blocks {
		for _, id := range c.f.Blocks[b].Instrs {
			if in := &c.f.Instrs[id]; in.Pos == pos && (in.Op == ir.OpCall || in.Op.Terminator()) {
				return ir.BlockID(b)
			}
		}
	}
	return -1
}

// handsBack reports whether a function of a name that this one calls hands on in the mode only what it is given.
func (c modal) handsBack(name string) bool {
	return name != "" && c.deep < maxHandsBack && slices.ContainsFunc(c.w.prog.Calls()[c.f.ID], func(callee int32) bool {
		f := c.w.prog.Functions[callee]
		return f.Name == name && c.w.modal(f, c.name, c.deep+1).decideReturns()
	})
}

// decideReturns reports whether what a function is given gets into what it returns in the mode only.
func (c modal) decideReturns() bool {
	given := func(in *ir.Instr) bool { return in.Op == ir.OpParam }
	returned := func(in *ir.Instr) bool { return in.Op == ir.OpReturn }
	return len(c.in) > 0 && c.goes(given, returned, nil) && !c.goes(given, returned, c.in)
}

// decideWay reports whether data go from one place to another one in the mode only.
func (c modal) decideWay(from, to int32) bool {
	made := func(in *ir.Instr) bool { return in.Pos == from && (in.Op == ir.OpCatch || in.Op == ir.OpCall) }
	used := func(in *ir.Instr) bool { return in.Pos == to && (in.Op == ir.OpCall || in.Op.Terminator()) }
	return c.goes(made, used, nil) && !c.goes(made, used, c.in)
}

// goes reports whether what some instructions make is used by others, in whatever the function makes of it outside of some
// blocks, where there are any, and of what hands it back in the mode only.
func (c modal) goes(from, to func(*ir.Instr) bool, without map[ir.BlockID]bool) bool {
	f := c.f
	in := make([]bool, len(f.Instrs))
	for i := range f.Instrs {
		in[i] = from(&f.Instrs[i])
	}
	for changed := true; changed; {
		changed = false
		for b := range f.Blocks {
			if without[ir.BlockID(b)] {
				continue
			}
			for _, id := range f.Blocks[b].Instrs {
				op := f.Instrs[id].Op
				for i, x := range f.Args(id) {
					if x == ir.NoID || !in[x] || op == ir.OpPhi && without[f.Blocks[b].Preds[i]] || op == ir.OpReturn && i > 0 {
						continue
					}
					if to(&f.Instrs[id]) {
						return true
					}
					if op == ir.OpCall && without != nil && c.handsBack(f.NameOf(f.Arg(id, 0))) {
						continue
					}
					holder := id
					switch op {
					case ir.OpSetIndex, ir.OpSetAttr, ir.OpPut, ir.OpAppend, ir.OpStore:
						holder = idiom.Unrefined(f, f.Arg(id, 0))
					}
					changed = changed || !in[holder]
					in[holder] = true
				}
			}
		}
	}
	return false
}

// unanswered reports whether the outermost function of a hit is a job of a worker, or another function that answers nobody.
func unanswered(h *hit, decorators *regex.Pattern) bool {
	f := h.fn
	if h.path != nil {
		f = h.path.Fn
	}
	return slices.ContainsFunc(f.Decorators, func(d string) bool { return decorators.MatchString(idiom.LastPart(d)) })
}
