package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins by OAuth that take whatever code they are sent: nobody asks whether it answers a request of theirs.

// unansweredState is the rule on them.
const unansweredState = "oauth-state-unchecked"

var ofState = regex.NewPattern(`(?i)(^|_)(state|nonce)(_|$)|csrf`)

// stateless are functions that read a code out of an answer, exchange it for a token, and speak of no state.
func (ac *Checks) stateless() (out []*flow.Candidate) {
	r := ac.rule(unansweredState)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		id := codeTaken(f)
		if id == ir.NoID {
			id = ac.codeHandedOn(f)
		}
		if id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// codeTaken is where a function reads the code that it exchanges; ir.NoID where it does not, or looks at the state besides. What
// it puts into the address of the request is no look: that stands under a key of its own.
func codeTaken(f *ir.Function) ir.ID {
	const grant = "authorization_code"
	if !slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && c.Str == grant }) {
		return ir.NoID
	}
	read, exchanges := ir.NoID, false
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			switch in.Op {
			case ir.OpDict, ir.OpTuple, ir.OpSetIndex, ir.OpCall: // it is sent, not compared
				exchanges = exchanges || slices.ContainsFunc(f.Args(id), func(x ir.ID) bool {
					s, _ := idiom.ConstText(f, x)
					return s == grant
				})
			}
			switch in.Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
				if ofState.MatchString(f.NameOf(id)) {
					return ir.NoID
				}
			case ir.OpIndex, ir.OpCall:
				switch name := idiom.BearerName(f, id); {
				case name == "code" && (in.Op == ir.OpIndex || idiom.Readers[f.NameOf(f.Arg(id, 0))]):
					read = id
				case ofState.MatchString(name):
					return ir.NoID
				}
			case ir.OpParam:
				if ofState.MatchString(f.Params[in.Aux].Name) {
					return ir.NoID
				}
			}
		}
	}
	if !exchanges {
		return ir.NoID
	}
	return read
}

// codeHandedOn is where an entry point reads the code that it hands to a function which exchanges it, by what that sends: the code
// beside the secret of the client, or the address to which the answer came. It speaks of no state itself.
func (ac *Checks) codeHandedOn(f *ir.Function) ir.ID {
	if len(ac.w.Entries(f)) == 0 || !slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && c.Str == "code" }) || ac.speaksOf(f, ofState) {
		return ir.NoID
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			for _, x := range f.Args(id)[1:] {
				if x = idiom.Untested(f, x); idiom.BearerName(f, x) != "code" || f.Instrs[x].Op != ir.OpIndex && !(f.Instrs[x].Op == ir.OpCall && idiom.Readers[f.NameOf(f.Arg(x, 0))]) {
					continue
				}
				if slices.ContainsFunc(ac.calledBy(f, id), exchangesCode) {
					return x
				}
			}
		}
	}
	return ir.NoID
}

// exchangesCode reports whether a function sends a code beside what only a client of the provider has.
func exchangesCode(g *ir.Function) bool {
	for i := range g.Instrs {
		if g.Instrs[i].Op != ir.OpDict {
			continue
		}
		keys := idiom.DictKeys(g, ir.ID(i), 0)
		if slices.Contains(keys, "code") && (slices.Contains(keys, "client_secret") || slices.Contains(keys, "redirect_uri")) {
			return !slices.ContainsFunc(g.Params, func(p ir.Param) bool { return ofState.MatchString(p.Name) })
		}
	}
	return false
}
