package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the names around a finding say of it: what implements a protocol does not choose its ciphers.

// inside reports whether a hit is in a module, class or function of such a name, or is the fault of one.
func (h *hit) inside(name *regex.Pattern) bool {
	in := func(f *ir.Function) bool {
		return f != nil && (slices.ContainsFunc(strings.Split(f.Qualified, "."), name.MatchString) || slices.ContainsFunc(strings.Split(f.Module.Name, "."), name.MatchString))
	}
	return in(h.fn) || h.place != nil && in(h.place.Fn) || h.atom.Origin != nil && in(h.atom.Origin.Fn)
}

// elsewhere reports whether nothing around a hit says that the rule is about it: neither a name, nor that somebody outside sends
// the data, nor that the code is a script's.
func (w *World) elsewhere(r *knowledge.Rule, h *hit) bool {
	from := h.atom.Origin.Fn
	return !h.inside(r.Within) && len(w.funcs[from.ID].entries) == 0 && from.Kind != ir.ModuleBody
}
