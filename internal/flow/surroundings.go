package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the names around a finding say of it: what implements a protocol does not choose its ciphers.

// inside reports whether a hit is in a module, class or function of such a name, or is the fault of one, or what it makes is
// called so.
func (h *hit) inside(name *regex.Pattern) bool {
	if id := h.instrAt(ir.OpCall); id != ir.NoID && h.hazard != nil && name.MatchString(routerName(h.fn, id)) {
		return true
	}
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

// abroad reports whether a hit is in code that speaks with services of others, as a rule calls it. A key of a form that only
// secrets have is one there, too.
func (w *World) abroad(r *knowledge.Rule, h *hit) bool {
	return r.Abroad != nil && (h.hazard == nil || h.name != "" || h.hazard.Confidence != "") && h.inside(r.Abroad)
}

// ownBrowser reports whether a place is in a server to which the browser of the program's own user alone is sent.
func (w *World) ownBrowser(h *hit) bool {
	if h.fn.Class == nil {
		return false
	}
	t := w.base.Type(w.externBase(h.fn.Class.ID))
	if t == nil {
		return false
	}
	for _, x := range t.Order {
		if x.Alone != nil && slices.ContainsFunc(h.fn.Module.Names, x.Alone.MatchString) {
			return true
		}
	}
	return false
}

// decorated is the function of the program that a hit's call decorates, through other decorators; nil where it is none.
func (h *hit) decorated() *ir.Function {
	id := h.instrAt(ir.OpCall)
	for id != ir.NoID && h.fn.Instrs[id].Op == ir.OpCall && len(h.fn.Args(id)) > 1 {
		id = unrefined(h.fn, h.fn.Arg(id, 1))
	}
	if id == ir.NoID || h.fn.Instrs[id].Op != ir.OpClosure {
		return nil
	}
	return h.fn.Module.Functions[h.fn.Instrs[id].Aux]
}

// forged reports whether somebody gains by having a user's browser call a view: it changes something, and who calls it is not
// known by a key that browsers do not send.
func (ac *access) forged(f *ir.Function) bool {
	return f == nil || ac == nil || ac.deed(f.ID, 0).changes && !ac.deed(f.ID, 0).proven && !slices.ContainsFunc(around(f), keyed.MatchString)
}

// keyed are names of decorators that ask for more than a session's cookie.
var keyed = regex.NewPattern(`(?i)(^|_)(api_?key|key|token|signature|hmac|basic|bearer|local|internal|ip)_?(auth\w*|check\w*|required|only)?($|_)`)
