package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds tokens that a module signs itself with what a client has sent in them: jwt.encode(request.args.to_dict(), key). The
// signature says then that the module has seen the data, not that they are its own.

var (
	tokenMaker  = regex.NewPattern(`(?i)(^|_)(jwt|jws|jose|pyjwt|tokens?|serializer|signer)(_|$)`)
	tokenMaking = regex.NewPattern(`^(encode|dumps|sign)$`)
	requestName = regex.NewPattern(`(?i)^(\w+_)?(request|req)$`)
	sentInIt    = regex.NewPattern(`^(args|form|values|GET|POST|query_params|query_string|query|params|json|get_json|cookies|referrer)$`)
)

// signsRequests reports whether a module has a function that does so. It is asked at each token that is read.
func (w *World) signsRequests(m *ir.Module) bool {
	if known, ok := w.signing.Load(m.ID); ok {
		return known.(bool)
	}
	signs := signsRequests(m)
	w.signing.Store(m.ID, signs)
	return signs
}

func signsRequests(m *ir.Module) bool {
	for _, f := range m.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpCall {
				continue
			}
			args := f.Args(ir.ID(i))
			if len(args) < 2 || args[1] == ir.NoID || !tokenMaking.MatchString(f.NameOf(args[0])) || f.Instrs[args[0]].Op != ir.OpAttr {
				continue
			}
			if tokenMaker.MatchString(idiom.BearerName(f, f.Arg(args[0], 0))) && holdsRequest(f, args[1]) {
				return true
			}
		}
	}
	return false
}

// holdsRequest reports whether a value is computed of what came with a request, or such a value was put into it.
func holdsRequest(f *ir.Function, id ir.ID) bool {
	if ofRequest(f, id) {
		return true
	}
	into := idiom.Untested(f, id)
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op == ir.OpSetIndex && idiom.Untested(f, f.Arg(ir.ID(i), 0)) == into && ofRequest(f, f.Arg(ir.ID(i), 2)) {
			return true
		}
	}
	return false
}

// ofRequest reports whether a value is computed of a part of a request: request.args["next"].
func ofRequest(f *ir.Function, id ir.ID) bool {
	seen := map[ir.ID]bool{}
	for work := []ir.ID{id}; len(work) > 0 && len(seen) < idiom.MaxOrigins; {
		x := work[len(work)-1]
		if work = work[:len(work)-1]; x == ir.NoID || seen[x] {
			continue
		}
		seen[x] = true
		if f.Instrs[x].Op == ir.OpAttr && sentInIt.MatchString(f.NameOf(x)) && requestName.MatchString(idiom.BearerName(f, f.Arg(x, 0))) {
			return true
		}
		work = append(work, f.Args(x)...)
	}
	return false
}
