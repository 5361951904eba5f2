package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds constants that are defects wherever they stand: keys of known formats, addresses with passwords.

// literals checks the function's constants, but for those that nothing uses: documentation.
func (a *analysis) literals() {
	var used map[ir.ID]bool
	for _, e := range a.fs.literals {
		if a.live[e.block] == 0 {
			continue
		}
		if used == nil {
			used = a.f.Used()
		}
		if used[e.id] {
			a.assigned(e.id, e.literal.Hazards, a.vals[e.id], "")
		}
	}
}

// A literalEvent is a constant that matches a literal.
type literalEvent struct {
	literal *knowledge.Literal
	id      ir.ID
	block   ir.BlockID
}
