package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the flow of data asks: whose a row is that a client's key finds, and who may send a request.

// Unowned reports whether a view gives whoever asks a row of somebody else's, that it looks up by the client's key.
func (ac *Checks) Unowned(view *ir.Function, row flow.Place) bool {
	return ac != nil && (ac.foreign(view) || ac.strangers(view, row)) && !ac.openly(view, row) && !publicRow(row) && ac.proved(row) // what was found by a client's key has a key of its own
}

// AskedBy reports whether the requests that lead to an entry point are sent by those alone whom a rule names.
func (ac *Checks) AskedBy(who knowledge.Senders, f *ir.Function) bool {
	d, refuses := ac.deed(f.ID, 0), ac.own(f).refuses
	if who == knowledge.Ranked {
		return ac.guards(f, ac.names.Privilege) || d.privileged && refuses
	}
	return ac.guards(f, ac.names.Guard) || (d.asks || d.guards || d.privileged) && refuses
}

// Forged reports whether somebody gains by having a user's browser call one of some views: it changes something, and who calls it is
// not known by a key that browsers do not send. A class has to ask for the user: many serve programs alone.
func (ac *Checks) Forged(views []*ir.Function) bool {
	return views == nil || ac == nil || slices.ContainsFunc(views, func(f *ir.Function) bool {
		d := ac.deed(f.ID, 0)
		return d.changes && !d.proven && (f.Class == nil || d.asks) && !slices.ContainsFunc(idiom.Around(f), keyed.MatchString) && !ac.byHeaderOnly(f)
	})
}

// keyed are names of decorators that ask for more than a session's cookie.
var keyed = regex.NewPattern(`(?i)(^|_)(api_?key|key|token|signature|hmac|basic|bearer|local|internal|ip)_?(auth\w*|check\w*|required|only)?($|_)`)
