package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds steps of a workflow that may be taken from any other: what sets the state of an order, a booking or a claim
// and does not ask which state it is in, where other code does.

// stepSkipped is the rule on them.
const stepSkipped = "workflow-step-skipped"

var (
	stateName  = regex.NewPattern(`(?i)^(\w*_)?(status|state|stage|phase)$`)
	stateSet   = regex.NewPattern("(?is)^\\s*update\\s+[\"`\\[]?(\\w+)[\"`\\]]?\\s+set\\b.*?\\b(\\w*(?:status|state|stage|phase)|\\w*(?:paid|refund|settled)\\w*)[\"`\\]]?\\s*=\\s*(?:'(\\w+)'|(true|1)\\b|(\\?|%s|:\\w+|\\$\\d+|%\\(\\w+\\)s))")
	stateAsked = regex.NewPattern(`(?is)\bwhere\b.*\b(?:status|state|stage|phase|paid|is_paid|settled|(is_)?refunded|(is_)?redeemed)\b`)
	laterState = regex.NewPattern(`(?i)^(paid|confirmed|approved|accepted|verified|billed|invoiced|shipped|dispatched|delivered|released|refunded|settled|completed|fulfilled|published|live|granted|issued|signed|picked(_up)?|collected|finished|finali[sz]ed|resolved|won|redeemed|paid_out|fostered|adopted|handed_(out|over)|awarded|enrolled|hired|rented|lent|checked_(in|out)|discharged|admitted|claimed|passed)$`)
	paidFlag   = regex.NewPattern(`(?i)^(is_?)?(paid|settled|refunded|paid_out|payment_(received|confirmed|done))$`)
	// setsState are functions that are given the state that they set.
	setsState = regex.NewPattern(`(?i)^_*(set|change|update|write|save)_(\w+_)?(state|status|stage|phase)$`)
	marksPaid = regex.NewPattern(`(?i)^_*(mark|set)_(\w+_)?(as_)?(paid|settled)$`)
	// asksProvider are names of what asks somebody else whether something is paid.
	asksProvider = regex.NewPattern(`(?i)stripe|paypal|mollie|adyen|braintree|razorpay|retrieve|fetch_payment|get_payment|verif`)
	asksByName   = regex.NewPattern(`^(filter|filter_by|get|get_object_or_404|where|find_one|exclude)$`)
	setsByName   = regex.NewPattern(`^(update\w*|set|values|patch|find_one_and_update)$`)
	// signedMessage are names of what shows that a message is from whom it says.
	signedMessage = regex.NewPattern(`(?i)signature|hmac|compare_digest|webhook|construct_event`)
	// provesPayment are names of what shows that somebody else says so: a provider's message, a charge.
	provesPayment = regex.NewPattern(`(?i)stripe|paypal|braintree|mollie|adyen|razorpay|gateway|provider|charge|capture|payment_?(intent|id|ref)|checkout|balance|wallet|credit|amount|transaction_id|receipt`)
)

// A step is what a function does with the state of something.
type step struct {
	sets    ir.ID  // where it sets a later state
	of      string // of which class, table or collection, if that is known
	changes bool   // it sets some state
	asks    bool
	chosen  bool // the client says which state
	paid    bool // it says that something is paid
}

// skippable are the steps that ask for no state.
func (ac *Checks) skippable() (out []*flow.Candidate) {
	r := ac.rule(stepSkipped)
	if r == nil {
		return nil
	}
	careful := map[int32]bool{}         // modules in which a step asks
	asked := map[string]bool{"": false} // classes, tables and collections of which one asks
	var open []*ir.Function
	steps := map[int32]step{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !saysState(f) {
			continue
		}
		switch s := ac.stepOf(f); {
		case s.asks:
			careful[f.Module.ID] = careful[f.Module.ID] || s.changes
			asked[s.of] = asked[s.of] || s.changes && s.of != ""
		case s.sets == ir.NoID:
		case ac.answers()[f.ID]:
			open, steps[f.ID] = append(open, f), s
		}
	}
	for _, f := range open {
		s := steps[f.ID]
		if len(ac.w.Entries(f)) > 0 && (ac.administrative(f) || !s.chosen && (ac.elevated(f) || !s.paid && ac.rules(f))) {
			continue // whoever has the say takes what step he likes
		}
		switch {
		case (s.paid || s.chosen && !ac.known(f)) && ac.speaksOfAny(f.ID, signedMessage, 1): // a provider says so
		case careful[f.Module.ID], asked[s.of]:
			message := r.Message
			if s.chosen {
				message = "The client says which state comes next, and nothing asks for the present one, as other steps do"
			}
			out = append(out, lacking(r, f, s.sets, message))
		case s.paid && len(ac.w.Entries(f)) > 0 && (ac.known(f) || ac.demands(f)) && !ac.speaksOfAny(f.ID, provesPayment, 2):
			out = append(out, lacking(r, f, s.sets, "This says that something is paid, since a client says so, and nothing asks for the payment"))
		case s.paid && ac.takesNotices(f) && !ac.known(f) && !ac.deed(f.ID, 0).proven && !ac.speaksOfAny(f.ID, asksProvider, 2):
			out = append(out, lacking(r, f, s.sets, "This says that something is paid, since anybody says so: nothing tells that the message is the provider's"))
		}
	}
	out = append(out, ac.neverMarked(r)...)
	for _, c := range ac.paidBack(r) {
		if !slices.ContainsFunc(out, func(x *flow.Candidate) bool { return x.Function == c.Function }) {
			out = append(out, c)
		}
	}
	return append(out, ac.removedInAnyState(r)...)
}

// noticing are names of views that are told by others what has happened.
var noticing = regex.NewPattern(`(?i)(hook|callback|(^|_)ipn(_|$)|notif|postback|payment|settle)`)

// takesNotices reports whether an entry point is one of those, by its name or its address.
func (ac *Checks) takesNotices(f *ir.Function) bool {
	return len(ac.w.Entries(f)) > 0 && (ac.named(f, noticing) || slices.ContainsFunc(ac.addresses(f), noticing.MatchString))
}

// saysState reports whether a function speaks of a state, in a name or a text.
func saysState(f *ir.Function) bool {
	is := func(name string) bool {
		return stateName.MatchString(name) || paidFlag.MatchString(name)
	}
	for i := range f.Instrs {
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpSetAttr:
			if is(f.NameOf(ir.ID(i))) {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(f.Calls[in.Aux].Names, func(n string) bool { n, _, _ = strings.Cut(n, "__"); return is(n) || n == "refund" }) {
				return true
			}
		}
	}
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= idiom.MaxStatement && (is(c.Str) || stateSet.MatchString(c.Str))
	})
}

// stepOf is what a function does with a state.
func (ac *Checks) stepOf(f *ir.Function) step {
	s := step{sets: ir.NoID}
	set := func(id ir.ID, of string) {
		if s.sets == ir.NoID {
			s.sets, s.of = id, of
		}
	}
	// later reports whether something of a name is given a state that comes later, or one that the client chooses.
	later := func(name string, x ir.ID) bool {
		t, constant := stateText(f, x)
		switch {
		case paidFlag.MatchString(name) && (isTrue(f, x) || constant && laterState.MatchString(t)):
			s.paid = true
			return true
		case stateName.MatchString(name):
			s.changes = true
			if constant {
				s.paid = s.paid || paidFlag.MatchString(t)
				return laterState.MatchString(t)
			}
			s.chosen = ac.chosenState(f, x)
			return s.chosen
		}
		if constant && paidFlag.MatchString(t) { // refund="paid"
			s.paid = true
			return true
		}
		return false
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			args := f.Args(id)
			switch in.Op {
			case ir.OpSetAttr:
				if later(f.NameOf(id), args[1]) && !newRow(f, args[0]) {
					of := ""
					if row := idiom.Awaited(f, idiom.Untested(f, args[0])); f.Instrs[row].Op == ir.OpCall {
						if c := ac.rowClass(f, row); c != nil {
							of = strings.ToLower(c.Name)
						}
					}
					set(id, of)
				}
			case ir.OpCompare:
				s.asks = s.asks || slices.ContainsFunc(args, func(x ir.ID) bool { return presentState(f, x, 0) })
			case ir.OpIndex: // NEXT[order.state]
				s.asks = s.asks || presentState(f, args[1], 0)
			case ir.OpCall:
				name := f.NameOf(args[0])
				if f.Instrs[args[0]].Op == ir.OpAttr && name == "get" && len(args) > 1 && presentState(f, args[1], 0) {
					s.asks = true
				}
				switch {
				case marksPaid.MatchString(name) && len(args) > 1:
					s.paid = true
					set(id, "")
				case setsState.MatchString(name) && len(args) > 2 && later("state", args[len(args)-1]):
					set(id, "")
				}
				for i, k := range f.Calls[in.Aux].Names {
					k, _, _ = strings.Cut(k, "__")
					switch {
					case asksByName.MatchString(name) && (stateName.MatchString(k) || paidFlag.MatchString(k)):
						s.asks = true
					case setsByName.MatchString(name) && k != "" && later(k, args[i+1]):
						set(id, strings.ToLower(classNamed(f, args[0])))
					}
				}
				if m, n := idiom.PassedStatement(f, args); n > 0 {
					s.asks = s.asks || stateAsked.MatchString(m)
					if sub := stateSet.FindStringSubmatch(m); sub != nil {
						s.changes = true
						switch {
						case sub[3] != "" && laterState.MatchString(sub[3]), sub[4] != "" && paidFlag.MatchString(sub[2]):
							s.paid = s.paid || paidFlag.MatchString(sub[3]) || sub[4] != ""
							set(id, strings.ToLower(sub[1]))
						case sub[5] != "" && stateName.MatchString(sub[2]) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool { return ac.sentState(f, x) }):
							s.chosen = true
							set(id, strings.ToLower(sub[1]))
						}
					}
				}
				if of := idiom.CollectionOf(f, id); of != "" && len(args) > 1 && slices.ContainsFunc(idiom.DictKeys(f, args[1], 0), stateName.MatchString) {
					s.asks, s.of = true, of
				}
				if (setsByName.MatchString(name) || idiom.ChangingDocument.MatchString(name)) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return holdsState(f, x, later, 0) }) {
					set(id, idiom.CollectionOf(f, id))
				}
			}
		}
	}
	return s
}

// stateText is a state as it is written: a text, or a constant of a class: Order.Status.PAID.
func stateText(f *ir.Function, id ir.ID) (string, bool) {
	if s, ok := idiom.ConstText(f, id); ok {
		return s, true
	}
	switch id = idiom.Unrefined(f, id); f.Instrs[id].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
		if name := f.NameOf(id); f.Instrs[id].Op == ir.OpAttr && name == "value" {
			return stateText(f, f.Arg(id, 0))
		} else if len(name) > 1 && strings.ToUpper(name) == name {
			return name, true
		}
	}
	return "", false
}

// sentState reports whether a value that is bound to a statement, or one of a tuple, is a state that a client sends.
func (ac *Checks) sentState(f *ir.Function, id ir.ID) bool {
	if x := idiom.Untested(f, id); f.Instrs[x].Op == ir.OpTuple || f.Instrs[x].Op == ir.OpList {
		return slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return ac.sentState(f, y) })
	}
	return stateName.MatchString(idiom.BearerName(f, idiom.Untested(f, id))) && ac.chosenState(f, id)
}

// chosenState reports whether a value is what a client sends: form["state"], data.state, a parameter of a view.
func (ac *Checks) chosenState(f *ir.Function, id ir.ID) bool {
	if id = plainText(f, id); idiom.SentBy(f, id) || inBodySent(f, id) {
		return true
	}
	switch id = idiom.Untested(f, id); f.Instrs[id].Op {
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "get_argument" || f.NameOf(callee) == "get_body_argument")
	case ir.OpAttr:
		return ofBody(f, id)
	case ir.OpParam:
		return len(ac.w.Entries(f)) > 0 && stateName.MatchString(f.Params[f.Instrs[id].Aux].Name)
	}
	return false
}

// presentState reports whether a value is the state that something is in, or computed of it, and not the one that a client sends.
func presentState(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 3 {
		return false
	}
	id = idiom.Untested(f, id)
	name := idiom.BearerName(f, id)
	if (stateName.MatchString(name) || paidFlag.MatchString(name)) && (f.Instrs[id].Op == ir.OpAttr || f.Instrs[id].Op == ir.OpIndex || f.Instrs[id].Op == ir.OpCall) && !idiom.SentBy(f, id) && !inBodySent(f, id) {
		return !(f.Instrs[id].Op == ir.OpAttr && ofBody(f, id))
	}
	switch f.Instrs[id].Op {
	case ir.OpCall, ir.OpTuple, ir.OpBinary, ir.OpIndex, ir.OpAwait:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return presentState(f, x, depth+1) })
	}
	return false
}

// ofBody reports whether an attribute is one of a parameter that is called like the body of a request: data.state.
func ofBody(f *ir.Function, id ir.ID) bool {
	of := idiom.Untested(f, f.Arg(id, 0))
	return f.Instrs[of].Op == ir.OpParam && bodyParameter.MatchString(f.Params[f.Instrs[of].Aux].Name)
}

var bodyParameter = regex.NewPattern(`(?i)^(data|body|payload|form|item|update|patch|change|req|input|params|\w+_(in|data|body|update|patch|form))$`)

// isTrue reports whether a value is the constant True, or the time that it is.
func isTrue(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	return f.Instrs[id].Op == ir.OpConst && f.Consts[f.Instrs[id].Aux].Kind == ir.Bool && f.Consts[f.Instrs[id].Aux].Int != 0
}

// holdsState reports whether a value is a dictionary that says a later state, or holds one that does: {"$set": {"status": "paid"}}.
func holdsState(f *ir.Function, id ir.ID, later func(string, ir.ID) bool, depth int) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict || depth > 1 {
		return false
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if args[0] == ir.NoID {
			continue
		}
		if k, ok := idiom.ConstText(f, args[0]); ok && (strings.HasPrefix(k, "$") && holdsState(f, args[1], later, depth+1) || later(k, args[1])) {
			return true
		}
	}
	return false
}

// newRow reports whether a value is a row that the function has made: Order(...).
func newRow(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	callee := f.Arg(id, 0)
	return f.NameOf(callee) == "create" || f.Instrs[callee].Op != ir.OpAttr && idiom.Capital(f.NameOf(callee))
}
