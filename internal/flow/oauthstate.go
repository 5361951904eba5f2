package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins by OAuth that take whatever code they are sent: nobody asks whether it answers a request of theirs.

// unansweredState is the rule on them.
const unansweredState = "oauth-state-unchecked"

var ofState = regex.NewPattern(`(?i)(^|_)(state|nonce)(_|$)|csrf`)

// stateless are functions that read a code out of an answer, exchange it for a token, and speak of no state.
func (ac *access) stateless() (out []*Candidate) {
	r := ac.rule(unansweredState)
	if r == nil {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def {
			continue
		}
		if id := codeTaken(f); id != ir.NoID {
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
					s, _ := constText(f, x)
					return s == grant
				})
			}
			switch in.Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
				if ofState.MatchString(f.NameOf(id)) {
					return ir.NoID
				}
			case ir.OpIndex, ir.OpCall:
				switch name := bearerName(f, id); {
				case name == "code" && (in.Op == ir.OpIndex || readers[f.NameOf(f.Arg(id, 0))]):
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
