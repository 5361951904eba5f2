package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds who sends the requests that lead to a finding. Some defects harm only where anybody may: what a mail links to is for the
// sender of a request to choose, who invites somebody of their own accord; an error's text tells those who run a server what they can read
// in its log.

// sentBy reports whether a request that leads to a hit is one that only those send whom a rule names.
func (w *World) sentBy(who knowledge.Senders, h *hit) bool {
	return slices.ContainsFunc(h.way(), func(f *ir.Function) bool { return len(w.funcs[f.ID].entries) > 0 && w.checks.AskedBy(who, f) })
}
