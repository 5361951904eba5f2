package flow

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file tells whether two findings are of one defect because they are of one object.

// instrAt is the instruction of an operation at a hit's place; ir.NoID where there is none.
func (h *hit) instrAt(op ir.Op) ir.ID {
	return ir.ID(slices.IndexFunc(h.fn.Instrs, func(in ir.Instr) bool { return in.Op == op && in.Pos == h.pos && in.End == h.end }))
}

// sharedReceiver is what a hit calls a method of: a variable of the module, or a value of the function.
func sharedReceiver(h *hit) string {
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID {
		return ""
	}
	method := h.fn.Arg(id, 0)
	if h.fn.Instrs[method].Op != ir.OpAttr {
		return ""
	}
	of := unrefined(h.fn, h.fn.Arg(method, 0))
	if h.fn.Instrs[of].Op == ir.OpGlobal {
		return h.fn.NameOf(of)
	}
	return fmt.Sprint(h.fn.ID, "#", of)
}

// objectOf is the value of a function that a hit makes, or whose attribute it sets; "" where it does neither, or a caller is at
// fault.
func objectOf(h *hit) (of string, making bool) {
	if h.place != nil {
		return "", false
	}
	if id := h.instrAt(ir.OpSetAttr); id != ir.NoID {
		of := unrefined(h.fn, h.fn.Arg(id, 0))
		if in := &h.fn.Instrs[of]; in.Op == ir.OpAttr || in.Op == ir.OpIndex { // read anew each time
			return fmt.Sprint(h.fn.ID, "#", h.fn.Module.File.Text[in.Pos:in.End]), false
		}
		return fmt.Sprint(h.fn.ID, "#", of), false
	}
	if id := h.instrAt(ir.OpCall); id != ir.NoID {
		return fmt.Sprint(h.fn.ID, "#", id), true
	}
	return "", false
}

// perObject keeps one finding an object: the call that makes it, or else the last attribute that is set.
func perObject(list []*Candidate) []*Candidate {
	type object struct {
		file *source.File
		rule string
		of   string
	}
	best := map[object]*Candidate{}
	for _, c := range list {
		if c.object == "" {
			continue
		}
		k := object{c.Location.File, c.Rule.ID, c.object}
		if old := best[k]; old == nil || !old.making && (c.making || c.Location.Pos > old.Location.Pos) {
			best[k] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		return c.object != "" && best[object{c.Location.File, c.Rule.ID, c.object}] != c
	})
}
