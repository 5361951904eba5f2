package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds what has last set something before a place, by walking back from there: what a ContextVar holds, and for
// left.go what outlives the function.

// maxSteps bounds the instructions that are looked at on the way back.
const maxSteps = 400

// A setter says of an instruction whether it sets what is searched for, or may.
type setter func(id ir.ID) (sets, may bool)

// lastSet lists the instructions that have last set something before a place; false where a way to the place may come by none of
// them, or by what may set it, too. start says whether some way comes from the function's beginning.
func (a *analysis) lastSet(block ir.BlockID, before ir.ID, sets setter) (out []ir.ID, start, ok bool) {
	steps := 0
	var seen []ir.BlockID
	var back func(b ir.BlockID, before ir.ID) bool
	back = func(b ir.BlockID, before ir.ID) bool {
		list := a.f.Blocks[b].Instrs
		if before != ir.NoID {
			i := slices.Index(list, before)
			list = list[:max(i, 0)]
		}
		for i := len(list) - 1; i >= 0; i-- {
			id := list[i]
			if steps++; steps > maxSteps {
				return false
			}
			is, may := sets(id)
			if is {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
				return true
			}
			if may {
				return false
			}
		}
		preds := a.f.Blocks[b].Preds
		if len(preds) == 0 {
			start = true
			return true
		}
		for _, p := range preds {
			if !a.edge(p, b) || slices.Contains(seen, p) {
				continue
			}
			seen = append(seen, p)
			if !back(p, ir.NoID) {
				return false
			}
		}
		return true
	}
	ok = back(block, before)
	return out, start, ok
}

// callsProgram reports whether an instruction calls a function of the program.
func (a *analysis) callsProgram(id ir.ID) bool {
	return a.f.Instrs[id].Op == ir.OpCall && a.f.Arg(id, 0) != ir.NoID && slices.ContainsFunc(a.vals[a.f.Arg(id, 0)].refs(), func(r Ref) bool { return r.Kind == refFunc })
}

// contextVar is the type of variables that are set for a while and set back.
const contextVar = "contextvars.ContextVar"

// contextValue is what a ContextVar holds that the function itself has set, or set back to what it was before.
func (a *analysis) contextValue(id, variable ir.ID) (*Val, bool) {
	if variable == ir.NoID {
		return nil, false
	}
	variable = a.unrefined(variable)
	name := a.f.NameOf(variable)
	if op := a.f.Instrs[variable].Op; op != ir.OpGlobal && op != ir.OpFrom {
		return nil, false
	}
	of := func(x ir.ID, method string) bool {
		if a.f.Instrs[x].Op != ir.OpCall || len(a.f.Args(x)) != 2 || slices.Contains(a.f.Args(x), ir.NoID) {
			return false
		}
		callee := a.f.Arg(x, 0)
		return a.f.Instrs[callee].Op == ir.OpAttr && a.f.NameOf(callee) == method && a.f.NameOf(a.unrefined(a.f.Arg(callee, 0))) == name
	}
	at, before, back := a.at, id, false
	for range 4 {
		sets, start, ok := a.lastSet(at, before, func(x ir.ID) (bool, bool) { return of(x, "set") || of(x, "reset"), a.callsProgram(x) })
		switch {
		case !ok, start && len(sets) > 0:
			return nil, false
		case start:
			return nil, back // what it is where nobody has set it
		}
		if len(sets) == 1 && of(sets[0], "reset") {
			token := a.unrefined(a.f.Arg(sets[0], 1))
			if !of(token, "set") {
				return nil, false
			}
			at, before, back = a.blockOf(token), token, true
			continue
		}
		out := bottom
		for _, s := range sets {
			if !of(s, "set") {
				return nil, false
			}
			out = join(out, a.vals[a.f.Arg(s, 1)])
		}
		return out, true
	}
	return nil, false
}
