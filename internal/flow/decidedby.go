package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds functions whose name says that they do not check what they give, and by whose answer a caller decides all the same.

// decidedBy reports whether a function that calls another one branches on whether its result is a certain text: if peek_role(token) != "admin".
func (w *World) decidedBy(f *ir.Function) bool {
	if f.Kind != ir.Def {
		return false
	}
	return slices.ContainsFunc(w.CallersOf(f), func(g *ir.Function) bool {
		return !w.Tests(g) && slices.ContainsFunc(g.Blocks, func(b ir.Block) bool {
			if len(b.Instrs) == 0 || g.Instrs[b.Instrs[len(b.Instrs)-1]].Op != ir.OpIf {
				return false
			}
			found := false
			idiom.Inside(g, g.Arg(b.Instrs[len(b.Instrs)-1], 0), 0, func(id ir.ID) {
				if g.Instrs[id].Op != ir.OpCompare {
					return
				}
				call := idiom.Awaited(g, idiom.Untested(g, g.Arg(id, 0)))
				_, text := idiom.ConstText(g, g.Arg(id, 1))
				if op := g.Instrs[idiom.Unrefined(g, g.Arg(id, 1))].Op; op == ir.OpTuple || op == ir.OpSet || op == ir.OpList {
					text = true
				}
				found = found || text && g.Instrs[call].Op == ir.OpCall && g.NameOf(g.Arg(call, 0)) == f.Name
			})
			return found
		})
	})
}
