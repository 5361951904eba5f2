package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds data by which a row was found before they are used, where who names no row is turned away: they are one of the names
// that the program itself has given.

// foundBefore reports whether the function that puts data into a text has looked something up by them before, and leaves where there is
// nothing.
func foundBefore(h *hit) bool {
	f, call := h.fn, ir.NoID
	if h.place != nil {
		f = h.place.Fn
		call = ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool {
			return in.Op == ir.OpCall && in.Pos == h.place.Pos && in.End == h.place.End
		}))
	} else {
		call = h.instrAt(ir.OpCall)
	}
	if call == ir.NoID {
		return false
	}
	p := parts{f: f, seen: map[ir.ID]bool{}}
	for _, x := range f.Args(call)[1:] {
		p.reach(x)
	}
	used := blockOf(f, call)
	for b := range f.Branches() {
		found := lookupTested(f, b.Cond)
		if found != ir.NoID && f.Instrs[found].Pos < f.Instrs[call].Pos && slices.ContainsFunc(b.Ways[:], func(s ir.BlockID) bool { return turnsAway(f, s, used) }) && lookedUpWith(f, found, p.seen) {
			return true
		}
	}
	return false
}

// lookupTested is the call that a test asks the outcome of, whether anything was found: if not row, if row is None.
func lookupTested(f *ir.Function, cond ir.ID) ir.ID {
	for range 4 {
		cond = idiom.Untested(f, cond)
		switch in := &f.Instrs[cond]; {
		case in.Op == ir.OpCompare && (in.Flag == ir.Is || in.Flag == ir.IsNot) && idiom.IsNone(f, f.Arg(cond, 1)), in.Op == ir.OpUnary && in.Flag == ir.Not, in.Op == ir.OpAwait:
			cond = f.Arg(cond, 0)
		case in.Op == ir.OpCall && lookupOne.MatchString(f.NameOf(f.Arg(cond, 0))):
			return cond
		default:
			return ir.NoID
		}
	}
	return ir.NoID
}

// lookedUpWith reports whether a call is given a value that others are made of, by itself or as an element.
func lookedUpWith(f *ir.Function, call ir.ID, made map[ir.ID]bool) bool {
	var given func(id ir.ID, depth int) bool
	given = func(id ir.ID, depth int) bool {
		if id == ir.NoID || depth == 0 {
			return false
		}
		if x := idiom.Unrefined(f, id); f.Instrs[x].Op != ir.OpConst && (made[x] || made[id]) {
			return true
		}
		switch f.Instrs[id].Op {
		case ir.OpDict, ir.OpTuple, ir.OpList:
			return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return given(x, depth-1) })
		}
		return false
	}
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return given(x, 3) })
}

// lookupOne are names of what finds something by a name or a key.
var lookupOne = regex.NewPattern(`(?i)^_*(fetch_?(one|row|val|all)?|get(_or_none|_one)?|first|exists|find(_?one)?|one_or_none|scalar(_one_or_none)?|(get|find|fetch|load|lookup|select|query)_\w+|filter(_by)?)$`)
