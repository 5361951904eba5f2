package flow

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a module makes and replaces before anybody has seen it: app = Starlette(debug=True), of which app =
// Starlette(routes=...) further down takes the place.

// replaced reports whether a hazard is that of an instance which the module's body makes, gives to nothing but a variable of the
// module, and replaces there on every way to its end.
func (h *hit) replaced() bool {
	f := h.fn
	if h.hazard == nil || f.Kind != ir.ModuleBody || h.place != nil {
		return false
	}
	made := h.instrAt(ir.OpCall)
	if made == ir.NoID {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(f.NameOf(f.Arg(made, 0))); !unicode.IsUpper(first) { // what does something has done it
		return false
	}
	from, set := ir.BlockID(-1), ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch args := f.Args(id); {
			case !slices.Contains(args, made):
			case f.Instrs[id].Op == ir.OpSetGlobal && set == ir.NoID:
				from, set = ir.BlockID(b), id
			default:
				return false
			}
		}
	}
	if set == ir.NoID {
		return false
	}
	name, again := f.Instrs[set].Name, ir.BlockID(-1)
	for b := range f.Blocks {
		for i, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpSetGlobal || f.Instrs[id].Name != name || id == set {
				continue
			}
			if again = ir.BlockID(b); again == from {
				return i > slices.Index(f.Blocks[b].Instrs, set)
			}
			if !returns(f, from, again) {
				return true
			}
		}
	}
	return false
}

// overwritten reports whether a variable of a module is given a value which nobody sees: right behind it, before anything is called or
// reads the variable, it is given another one.
func (h *hit) overwritten() bool {
	f := h.fn
	if h.hazard != nil || f.Kind != ir.ModuleBody || h.place != nil || h.name == "" {
		return false
	}
	for b := range f.Blocks {
		given := false
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; {
			case in.Op == ir.OpSetGlobal && f.NameOf(id) == h.name:
				if given {
					return true
				}
				given = in.Pos <= h.pos && h.end <= in.End
			case in.Op == ir.OpCall, in.Op == ir.OpGlobal && f.NameOf(id) == h.name:
				given = false
			}
		}
	}
	return false
}
