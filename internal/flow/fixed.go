package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file tells of values that the program fixes, though not which of several.

// fewConstants reports whether a register is one of several constants, whichever way: chosen by a branch, or what a test has found
// among what is allowed.
func (a *analysis) fewConstants(id ir.ID, kinds knowledge.KindMask, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	v := a.vals[id]
	if v == bottom || v != nil && v.Const != nil {
		return true
	}
	args := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpSigma:
		return len(v.taint()) == 0 && harm(a.vals[args[0]], kinds) || a.fewConstants(args[0], kinds, depth-1)
	case ir.OpPhi:
		b := a.blockOf(id)
		for i, x := range args {
			if a.edge(a.f.Blocks[b].Preds[i], b) && !a.fewConstants(x, kinds, depth-1) {
				return false
			}
		}
		return true
	case ir.OpBinary, ir.OpFormat: // a text of such pieces
		return !slices.ContainsFunc(args, func(x ir.ID) bool { return !a.fewConstants(x, kinds, depth-1) })
	case ir.OpConvert:
		return a.fewConstants(args[0], kinds, depth-1)
	case ir.OpIndex: // an entry of a table of constants, whichever
		return a.fixedTable(args[0])
	case ir.OpCall:
		get := args[0]
		return a.f.Instrs[get].Op == ir.OpAttr && a.f.NameOf(get) == "get" && a.fixedTable(a.f.Arg(get, 0)) &&
			len(args) > 1 && !slices.ContainsFunc(args[2:], func(x ir.ID) bool { return !a.fewConstants(x, kinds, depth-1) })
	}
	return false
}

// fixedTable reports whether all that a table holds are constants, also one that the method's class holds for its instances and
// none of its methods replaces.
func (a *analysis) fixedTable(id ir.ID) bool {
	if a.fixed(a.vals[id], 2) {
		return true
	}
	name, ok := a.attrOfReceiver(id)
	if !ok {
		return false
	}
	x, ok := a.w.classField(a, a.f.Class.ID, name)
	return ok && a.fixed(x, 2)
}

// fixed reports whether a value holds nothing but constants of the program.
func (a *analysis) fixed(v *Val, depth int) bool {
	if v == nil || len(v.Taint) > 0 || depth < 0 {
		return false
	}
	if v.Const != nil {
		return true
	}
	es, ok := a.elements(v)
	for _, e := range es {
		ok = ok && a.fixed(e, depth-1)
	}
	return ok || a.fixedEntries(v, depth)
}

// fixedEntries reports whether a value is a dictionary whose keys and values are all constants.
func (a *analysis) fixedEntries(v *Val, depth int) bool {
	if len(v.Refs) != 1 || v.Refs[0].Kind != refObject {
		return false
	}
	o := a.obj(v.Refs[0].ID)
	if o == nil || o.Kind != objDict || !o.Exact || len(o.Keys) > 0 {
		return false
	}
	return !slices.ContainsFunc(o.Fields, func(f field) bool { return !a.fixed(f.Val, depth-1) })
}
