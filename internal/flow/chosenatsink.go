package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a function does wrong with whatever it is given, a function to call or a link to send: it is mended there, and not
// where that is named or put together.

// chosenAtSink is a hit at the place of its call where that calls what a caller has passed, and says itself what is wrong:
// def request(command, url): command(url, verify=False).
func chosenAtSink(h *hit) *hit {
	if logsLink(h) {
		at := *h
		at.place = nil
		return &at
	}
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

// logsLink reports whether a function logs a link that it is given, and that lets in whoever has it: who puts the link together does no
// wrong by that.
func logsLink(h *hit) bool {
	return h.hazard == nil && h.place != nil && h.path != nil && h.atom.is(knowledge.Secret) && inAddress(h) && slices.ContainsFunc(h.fn.Params, func(p ir.Param) bool { return givenLink.MatchString(p.Name) })
}

// givenLink are names of parameters that are links.
var givenLink = regex.NewPattern(`(?i)^(\w+_)?(link|ur[li]|href|address)$`)

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
