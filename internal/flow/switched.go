package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what is put into an answer only where a switch is on: if debug: payload["detail"] = str(error).

// putInMethods are methods that put what they are given into what they are called of.
var putInMethods = map[string]bool{"update": true, "append": true, "extend": true, "insert": true, "add": true, "setdefault": true}

// putInOnly reports whether data of an origin in the function come to the call, or return, at a place only inside something that they are
// put into, each time in the mode.
func (c modal) putInOnly(o *Origin, pos int32) bool {
	f := c.f
	call := ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Pos == pos && (in.Op == ir.OpCall || in.Op == ir.OpReturn) }))
	if call == ir.NoID || len(c.in) == 0 {
		return false
	}
	made := madeOf(f, o)
	if slices.ContainsFunc(f.Args(call), func(x ir.ID) bool { return x != ir.NoID && made[x] }) {
		return false
	}
	puts := 0
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if !putsIn(f, id, made) {
				continue
			}
			if puts++; !c.in[ir.BlockID(b)] {
				return false
			}
		}
	}
	return puts > 0
}

// madeOf are the registers of a function that are made of the data of an origin, as far as the text of the function shows.
func madeOf(f *ir.Function, o *Origin) []bool {
	made := make([]bool, len(f.Instrs))
	users := make([][]ir.ID, len(f.Instrs))
	var work []ir.ID
	for i := range f.Instrs {
		id, in := ir.ID(i), &f.Instrs[i]
		if in.Op != ir.OpConst && in.Op != ir.OpGlobal && in.Op != ir.OpSigma && o.Pos <= in.Pos && in.End <= o.End {
			work = append(work, id)
		}
		if in.Op == ir.OpIf {
			continue
		}
		args := f.Args(id)
		if in.Op == ir.OpSigma { // what was tested is not what it was tested for
			args = args[:1]
		}
		for _, x := range args {
			if x != ir.NoID {
				users[x] = append(users[x], id)
			}
		}
	}
	for len(work) > 0 {
		id := work[len(work)-1]
		if work = work[:len(work)-1]; !made[id] {
			made[id] = true
			work = append(work, users[id]...)
		}
	}
	return made
}

// putsIn reports whether an instruction puts data into something else.
func putsIn(f *ir.Function, id ir.ID, made []bool) bool {
	args := f.Args(id)
	given := func(from int) bool {
		return len(args) > from && slices.ContainsFunc(args[from:], func(x ir.ID) bool { return x != ir.NoID && made[x] })
	}
	switch f.Instrs[id].Op {
	case ir.OpSetIndex, ir.OpSetAttr, ir.OpPut, ir.OpAppend, ir.OpStore:
		return given(1)
	case ir.OpCall:
		return f.Instrs[args[0]].Op == ir.OpAttr && putInMethods[f.NameOf(args[0])] && given(1)
	}
	return false
}
