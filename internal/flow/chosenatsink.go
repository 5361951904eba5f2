package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a function does wrong with whatever function it is given to call: it is mended there, and not where the function is
// named.

// chosenAtSink is a hit at the place of its call where that calls what a caller has passed, and says itself what is wrong:
// def request(command, url): command(url, verify=False).
func chosenAtSink(h *hit) *hit {
	if h.hazard == nil || h.place == nil {
		return h
	}
	call := h.instrAt(ir.OpCall)
	if call == ir.NoID || h.fn.Instrs[idiom.Unrefined(h.fn, h.fn.Arg(call, 0))].Op != ir.OpParam || !switchesOff(h.fn, call) {
		return h
	}
	at := *h
	at.place, at.path = nil, nil
	return &at
}

// switchesOff reports whether a call itself passes False or None under some name.
func switchesOff(f *ir.Function, call ir.ID) bool {
	n := -1
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool {
		n++
		if x == ir.NoID || f.Instrs[x].Op != ir.OpConst || idiom.Keyword(f, call, n) == "" {
			return false
		}
		text := f.Module.File.Text[f.Instrs[x].Pos:f.Instrs[x].End]
		return text == "False" || text == "None"
	})
}
