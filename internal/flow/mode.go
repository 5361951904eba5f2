package flow

import (
	"slices"

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
		c := w.modal(s.Fn, name)
		if i == 0 && s.Fn == from && c.decideWay(pos, s.Pos) || c.in[c.block(s.Pos)] || s.Kind == stepReturn && w.returnsInMode(s, name) {
			return true
		}
	}
	return false
}

// returnsInMode reports whether a callee of a step, of its name, hands on in the mode only what it is given.
func (w *World) returnsInMode(s *Step, name *regex.Pattern) bool {
	return s.Name != "" && slices.ContainsFunc(w.prog.Calls()[s.Fn.ID], func(callee int32) bool {
		f := w.prog.Functions[callee]
		return f.Name == s.Name && w.modal(f, name).decideReturns()
	})
}

// modal are the blocks of a function that are reached in a mode only.
type modal struct {
	f  *ir.Function
	in map[ir.BlockID]bool
}

// modal finds them: what cannot be reached but by the branch that is taken where the name holds.
func (w *World) modal(f *ir.Function, name *regex.Pattern) modal {
	c := modal{f, map[ir.BlockID]bool{}}
	for i, b := range f.Blocks {
		if len(b.Succs) != 2 || len(b.Instrs) == 0 {
			continue
		}
		last := b.Instrs[len(b.Instrs)-1]
		if f.Instrs[last].Op != ir.OpIf {
			continue
		}
		cond, way := unrefined(f, f.Arg(last, 0)), 0
		for f.Instrs[cond].Op == ir.OpUnary { // not
			cond, way = unrefined(f, f.Arg(cond, 0)), 1-way
		}
		to := b.Succs[way]
		if !asks(f, cond, name, 2) || len(f.Blocks[to].Preds) != 1 {
			continue
		}
		for k := range f.Blocks {
			if k := ir.BlockID(k); k != ir.BlockID(i) && !reaches(f, 0, k, to) {
				c.in[k] = true
			}
		}
		c.in[to] = true
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

// decideReturns reports whether a function returns nothing but constants outside of the mode.
func (c modal) decideReturns() bool {
	if len(c.in) == 0 {
		return false
	}
	for b := range c.f.Blocks {
		for _, id := range c.f.Blocks[b].Instrs {
			if c.f.Instrs[id].Op == ir.OpReturn && !c.in[ir.BlockID(b)] && !c.constant(c.f.Arg(id, 0)) {
				return false
			}
		}
	}
	return true
}

// constant reports whether a value is a constant outside of the mode.
func (c modal) constant(id ir.ID) bool {
	switch id = unrefined(c.f, id); c.f.Instrs[id].Op {
	case ir.OpConst:
		return true
	case ir.OpPhi:
		for b := range c.f.Blocks {
			if blk := &c.f.Blocks[b]; slices.Contains(blk.Instrs, id) {
				for i, x := range c.f.Args(id) {
					if !c.in[blk.Preds[i]] && !c.constant(x) {
						return false
					}
				}
				return true
			}
		}
	}
	return false
}

// decideWay reports whether data go from one place to another one in the mode only.
func (c modal) decideWay(from, to int32) bool {
	return len(c.in) > 0 && c.goes(from, to, nil) && !c.goes(from, to, c.in)
}

// goes reports whether what is made at one place is used at another one, in whatever the function makes of it outside of
// some blocks.
func (c modal) goes(from, to int32, without map[ir.BlockID]bool) bool {
	f := c.f
	in := make([]bool, len(f.Instrs))
	for i := range f.Instrs {
		in[i] = f.Instrs[i].Pos == from && (f.Instrs[i].Op == ir.OpCatch || f.Instrs[i].Op == ir.OpCall)
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
					if x == ir.NoID || !in[x] || op == ir.OpPhi && without[f.Blocks[b].Preds[i]] {
						continue
					}
					if f.Instrs[id].Pos == to && (op == ir.OpCall || op.Terminator()) {
						return true
					}
					holder := id
					switch op {
					case ir.OpSetIndex, ir.OpSetAttr, ir.OpPut, ir.OpAppend, ir.OpStore:
						holder = unrefined(f, f.Arg(id, 0))
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
	return slices.ContainsFunc(f.Decorators, func(d string) bool { return decorators.MatchString(lastPart(d)) })
}
