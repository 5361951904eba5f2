package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds collections that belong to what was looked up: whoever is in one was put there before.

// lookups are the names of functions that look something up.
var lookups = regex.NewPattern(`(?i)^_*(get|find|fetch|load|look_?up|query|first|one)(_[a-z]|$)`)

// lookedUp reports whether a register is an attribute of what was looked up, find(id).redirect_uris, and another one has nothing to
// do with that: what is found by some data is not those data.
func (a *analysis) lookedUp(id, other ir.ID) bool {
	for range 3 {
		id = a.unrefined(id)
		switch a.f.Instrs[id].Op {
		case ir.OpCall:
			if id = a.f.Arg(id, 0); a.f.Instrs[id].Op != ir.OpAttr { // client.redirect_uris.split()
				return false
			}
			id = a.f.Arg(id, 0)
		case ir.OpAttr:
			call := a.unrefined(a.f.Arg(id, 0))
			if a.f.Instrs[call].Op != ir.OpCall {
				return false
			}
			return lookups.MatchString(a.f.NameOf(a.f.Arg(call, 0))) && !a.madeOf(other, call, 3) && !a.madeOf(call, other, 3)
		default:
			return false
		}
	}
	return false
}
