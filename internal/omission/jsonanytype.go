package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds frameworks that read the body of a request as JSON whatever type it says it is: a form of another site sends any text
// as text/plain, with the user's cookies, and no browser asks the server first.

// jsonOfAnyType is the rule on them.
const jsonOfAnyType = "json-of-any-type"

var (
	requestCalled = regex.NewPattern(`^_?(req|request|http_request)$`)
	bodyOf        = regex.NewPattern(`^(body|get_data|data|raw_body|body_bytes|get_body|text)$`)
	readsJSON     = regex.NewPattern(`(?i)^(loads|json_?loads|parse_json|load_json|json_decode|decode_json|json|get_json)$`)
	asksType      = regex.NewPattern(`(?i)content[-_]?type|mime[-_]?type|is_json|media_?type|csrf|xsrf|origin|signature|authori[sz]ation|bearer|hmac|api_?key|token|secret`)
)

// looseBodies are such places, one a function.
func (ac *Checks) looseBodies() (out []*flow.Candidate) {
	r := ac.rule(jsonOfAnyType)
	if r == nil {
		return nil
	}
	guarded := map[*ir.Module]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) > 0 {
			continue
		}
		id := readsAnyJSON(f)
		if id == ir.NoID || asksForType(f) {
			continue
		}
		is, known := guarded[f.Module]
		if !known {
			is = slices.ContainsFunc(f.Module.Names, func(n string) bool { return n == "csrf_exempt" || n == "jsonrpc" || n == "handle_webhook" }) || ac.w.Imports(f.Module, "django.http") || ac.w.Imports(f.Module, "django")
			guarded[f.Module] = is
		}
		if !is {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// readsAnyJSON is where a function reads the body of a request as JSON that it has first taken as bytes.
func readsAnyJSON(f *ir.Function) ir.ID {
	raw, found := false, ir.NoID
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(id)
		callee := args[0]
		name := f.NameOf(callee)
		if name != "body" && name != "get_data" && !readsJSON.MatchString(name) {
			continue
		}
		switch {
		case f.Instrs[callee].Op == ir.OpAttr && requestCalled.MatchString(idiom.BearerName(f, idiom.Untested(f, f.Arg(callee, 0)))):
			if name == "body" || name == "get_data" {
				raw = true
			}
			if (name == "json" || name == "get_json") && raw && found == ir.NoID { // the bytes were looked at, and the type was not
				found = id
			}
		case len(args) > 1 && readsJSON.MatchString(name) && bodyAsSent(f, args[1]):
			found = id
		}
	}
	return found
}

// bodyAsSent reports whether a value is the body of a request as it was sent.
func bodyAsSent(f *ir.Function, id ir.ID) bool {
	for range 4 {
		if id == ir.NoID {
			return false
		}
		id = idiom.Untested(f, id)
		switch f.Instrs[id].Op {
		case ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr {
				return false
			}
			if n := f.NameOf(callee); n == "decode" || n == "strip" {
				id = f.Arg(callee, 0)
				continue
			}
			id = callee
		case ir.OpAttr:
			return bodyOf.MatchString(f.NameOf(id)) && requestCalled.MatchString(idiom.BearerName(f, idiom.Untested(f, f.Arg(id, 0))))
		default:
			return false
		}
	}
	return false
}

// asksForType reports whether a function speaks of the type of a body, or of what else proves where a request is from.
func asksForType(f *ir.Function) bool {
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && asksType.MatchString(c.Str)
	}) || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
		return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal) && asksType.MatchString(f.Module.Names[in.Name])
	}) || slices.ContainsFunc(f.Params, func(p ir.Param) bool { return asksType.MatchString(p.Name) })
}
