package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells whether a function answers with a whole row, as a call gives it.

var answering = regex.NewPattern(`^(jsonify|json_response|JSONResponse|dumps|json|write|finish|Response|make_response)$`)

// answeredWhole is where a function answers with what a call gives, as it is.
func answeredWhole(f *ir.Function, call ir.ID) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpCall:
				if answering.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return idiom.IsWhole(f, x, call, 0) }) {
					return id
				}
			case ir.OpReturn:
				if idiom.IsWhole(f, f.Arg(id, 0), call, 0) {
					return id
				}
			}
		}
	}
	return ir.NoID
}
