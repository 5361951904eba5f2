package flow

import (
	"slices"

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
				if answering.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return isWhole(f, x, call, 0) }) {
					return id
				}
			case ir.OpReturn:
				if isWhole(f, f.Arg(id, 0), call, 0) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// isWhole reports whether a value is a row, or a list or a dictionary of it.
func isWhole(f *ir.Function, id, row ir.ID, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	if id = untested(f, id); id == row {
		return true
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpPhi, ir.OpAwait, ir.OpList, ir.OpTuple:
		return slices.ContainsFunc(args, func(x ir.ID) bool { return isWhole(f, x, row, depth+1) })
	case ir.OpDict:
		for i, x := range args {
			if i%2 == 1 && isWhole(f, x, row, depth+1) {
				return true
			}
		}
	case ir.OpCall: // dict(row), list(rows), cursor.fetchone()
		name := f.NameOf(args[0])
		if (name == "dict" || name == "list") && len(args) == 2 {
			return isWhole(f, args[1], row, depth+1)
		}
		if f.Instrs[args[0]].Op == ir.OpAttr && (name == "fetchone" || name == "fetchall" || name == "first" || name == "all" || name == "mappings") {
			return isWhole(f, f.Arg(args[0], 0), row, depth+1)
		}
	}
	return false
}
