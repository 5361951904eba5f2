package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells what a function itself has last put into something that outlives it: a variable of the module, a ContextVar. The
// World knows of all that any function puts there, in no order; where a function reads what it has just set, that is what it reads.

// maxSteps bounds the instructions that are looked at on the way back.
const maxSteps = 400

// A setter says of an instruction whether it sets what is searched for.
type setter func(id ir.ID) bool

// lastSet lists the instructions that have last set something before a place; false where a way to the place may come by none of
// them, or by a function of the program, which may set it, too. start says whether some way comes from the function's beginning.
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
			if sets(id) {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
				return true
			}
			if a.f.Instrs[id].Op == ir.OpCall && a.f.Arg(id, 0) != ir.NoID && slices.ContainsFunc(a.vals[a.f.Arg(id, 0)].refs(), func(r Ref) bool { return r.Kind == refFunc }) {
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

// ownGlobal is what a function has itself assigned to a variable of its module, where every way comes by such an assignment.
func (a *analysis) ownGlobal(id ir.ID) (*Val, bool) {
	name := a.f.NameOf(id)
	sets, start, ok := a.lastSet(a.at, id, func(x ir.ID) bool {
		return a.f.Instrs[x].Op == ir.OpSetGlobal && a.f.NameOf(x) == name && a.f.Arg(x, 0) != ir.NoID
	})
	if !ok || start || len(sets) == 0 {
		return nil, false
	}
	out := bottom
	for _, s := range sets {
		out = join(out, a.vals[a.f.Arg(s, 0)])
	}
	return out, true
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
		sets, start, ok := a.lastSet(at, before, func(x ir.ID) bool { return of(x, "set") || of(x, "reset") })
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
