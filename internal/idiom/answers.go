package idiom

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads what a client sends, and what it is answered.

// IsWhole reports whether a value is a row, or a list or a dictionary of it.
func IsWhole(f *ir.Function, id, row ir.ID, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	if id = Untested(f, id); id == row {
		return true
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpPhi, ir.OpAwait, ir.OpList, ir.OpTuple:
		return slices.ContainsFunc(args, func(x ir.ID) bool { return IsWhole(f, x, row, depth+1) })
	case ir.OpDict:
		for i, x := range args {
			if i%2 == 1 && IsWhole(f, x, row, depth+1) {
				return true
			}
		}
	case ir.OpCall: // dict(row), list(rows), cursor.fetchone()
		name := f.NameOf(args[0])
		if (name == "dict" || name == "list") && len(args) == 2 {
			return IsWhole(f, args[1], row, depth+1)
		}
		if f.Instrs[args[0]].Op == ir.OpAttr && (name == "fetchone" || name == "fetchall" || name == "first" || name == "all" || name == "mappings") {
			return IsWhole(f, f.Arg(args[0], 0), row, depth+1)
		}
	}
	return false
}

// ByAddress are what holds parts of the address by which a view is called.
var ByAddress = regex.NewPattern(`^(args|query|GET|query_params|match_info|path_params|get_argument|get_query_argument|get_param|QUERY_STRING)$`)

// serverSide are names of parameters that are not the client's.
var serverSide = regex.NewPattern(`^(self|cls|request|req|resp|response|db|con|conn|connection|session|s|store|repo|pool|engine|environ|start_response)$`)

// OfAddress reports whether a value is made of a part of the address that a view was called by.
func OfAddress(f *ir.Function, id ir.ID) bool {
	seen := map[ir.ID]bool{}
	for work := []ir.ID{id}; len(work) > 0 && len(seen) < MaxOrigins; {
		x := work[len(work)-1]
		if work = work[:len(work)-1]; x == ir.NoID || seen[x] {
			continue
		}
		seen[x] = true
		switch in := &f.Instrs[x]; in.Op {
		case ir.OpParam:
			if p := &f.Params[in.Aux]; !serverSide.MatchString(p.Name) && !p.HasDefault {
				return true
			}
		case ir.OpAttr:
			if ByAddress.MatchString(f.NameOf(x)) {
				return true
			}
		}
		work = append(work, f.Args(x)...)
	}
	return false
}

// SentBy reports whether a value is read from what the client sends, which may say anything: request.form["role"].
func SentBy(f *ir.Function, id ir.ID) bool {
	id = Unrefined(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		if id = f.Arg(id, 0); f.Instrs[id].Op != ir.OpAttr || !Readers[f.NameOf(id)] {
			return false
		}
	case ir.OpIndex:
	default:
		return false
	}
	from := Unrefined(f, f.Arg(id, 0))
	return f.Instrs[from].Op == ir.OpAttr && Sent.MatchString(f.NameOf(from))
}

// Sent are names of what a request holds of a client's.
var Sent = regex.NewPattern(`^(POST|GET|forms?|args|json|media|data|values|query_params|params|cookies|headers|body|FILES|query)$`)

// Mailing are names of functions that send a message to somebody.
var Mailing = regex.NewPattern(`(?i)^(send|sendmail|send_(\w*_)?(mail|email|message|sms|text|link|code|otp|pin)\w*|mail|email|sms|mail_user|EmailMessage|EmailMultiAlternatives|Message|send_async|deliver\w*|notify\w*|post_mail|queue_mail)$`)
