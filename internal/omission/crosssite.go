package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds how requests of other sites come with a user's cookie, and what is left of the check against them.

const (
	forgeryCheckOff = "csrf-protection-off"
	tokenInQuery    = "token-in-query"
)

var (
	toCookies = regex.NewPattern(`^(get_secure_cookie|get_signed_cookie|get_cookie|cookies)$`)
)

// unchecked are checks against forged requests that are switched off for views whose users are known by a cookie: a router
// that is exempt, a method that checks nothing.
func (ac *Checks) unchecked() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(forgeryCheckOff)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Name == "check_xsrf_cookie" && f.Class != nil && !slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall || in.Op == ir.OpRaise || in.Op == ir.OpIf }) && ac.knowsByCookie(f.Class) {
			out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
				Message: "Nothing tells a forged request from a real one here, and users are known by a cookie"})
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || len(f.Args(id)) != 2 || f.NameOf(f.Arg(id, 0)) != "exempt" || f.Instrs[f.Arg(id, 0)].Op != ir.OpAttr {
				continue
			}
			if name := idiom.RouterName(f, f.Arg(id, 1)); name != "" && ac.changesBySession(name) {
				in := &f.Instrs[j]
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
					Message: "Views that are exempt from the check change something for users whom a session's cookie names"})
			}
		}
	}
	return out
}

// knowsByCookie reports whether a class reads a cookie to know who calls.
func (ac *Checks) knowsByCookie(c *ir.Class) bool {
	m := ac.prog.Method(c, "get_current_user")
	if m == nil {
		return false
	}
	for _, verb := range []string{"post", "put", "patch", "delete"} {
		if own := c.Methods[verb]; own != nil && !ac.deed(own.ID, 0).changes {
			return false // nothing that would be worth forging
		}
	}
	for i := range m.Instrs {
		if m.Instrs[i].Op == ir.OpAttr && toCookies.MatchString(m.NameOf(ir.ID(i))) {
			return true
		}
	}
	return false
}

// bySession are guards for which a session's cookie is enough.
var bySession = regex.NewPattern(`^(login_required|fresh_login_required)$`)

// changesBySession reports whether a view of a router changes something for a user whom the session names.
func (ac *Checks) changesBySession(router string) bool {
	return slices.ContainsFunc(ac.functions, func(f *ir.Function) bool {
		return len(ac.w.Entries(f)) > 0 && ac.group(f).router == router && ac.deed(f.ID, 0).changes && slices.ContainsFunc(idiom.Around(f), bySession.MatchString)
	})
}

var (
	queryHolder  = regex.NewPattern(`^(args|GET|query|query_params)$`)
	queryReader  = regex.NewPattern(`^(get_query_argument|get_query_arguments)$`)
	bearing      = regex.NewPattern(`(?i)^(access_?|auth_?|bearer_?|api_?|jwt_?|id_?)?(token|key|jwt)$|^t$|^(pw|pin|pass|apikey)$`)
	provedBy     = regex.NewPattern(`(?i)^(decode|\w*jwt\w*|\w*(peek|verif|authenti|check|read|load|user|by|parse)_?\w*(token|key|role|claims?|jwt|password|pw)\w*|verify|compare_digest|constant_time_compare)$`)
	secretHeld   = regex.NewPattern(`(?i)(^|_)(key|token|secret)$`)
	linkedByMail = regex.NewPattern(`(?i)reset|forgot|recover|confirm|verif|activat|invit|unsubscribe|magic|download|share|oauth|sso|callback|sign_?up|regist|join`)
)

// tokensInQueries are views that let in who has a token, or a password, in the address.
func (ac *Checks) tokensInQueries() (out []*flow.Candidate) {
	r := ac.rule(tokenInQuery)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, id ir.ID) {
		out = append(out, lacking(r, f, id, r.Message))
	}
	for _, f := range ac.functions {
		if f.Kind == ir.ModuleBody || f.Kind == ir.ClassBody || f.Kind == ir.Def {
			if id := locatedInQuery(f); id != ir.NoID {
				report(f, id)
			}
		}
		if f.Kind != ir.Def || linkedByMail.MatchString(f.Name) || slices.ContainsFunc(ac.addresses(f), linkedByMail.MatchString) {
			continue
		}
		for j := range f.Instrs {
			if id := ir.ID(j); ac.bearsInQuery(f, id) && proves(f, id) {
				report(f, id)
				break
			}
		}
	}
	return out
}

// locatedInQuery is where a module sets that tokens may stand in the query: JWT_TOKEN_LOCATION = ["headers", "query_string"].
func locatedInQuery(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		value := ir.NoID
		switch f.Instrs[i].Op {
		case ir.OpSetGlobal:
			if f.NameOf(id) == "JWT_TOKEN_LOCATION" {
				value = f.Arg(id, 0)
			}
		case ir.OpSetAttr:
			if f.NameOf(id) == "JWT_TOKEN_LOCATION" {
				value = f.Arg(id, 1)
			}
		case ir.OpSetIndex:
			if k, _ := idiom.ConstText(f, f.Arg(id, 1)); k == "JWT_TOKEN_LOCATION" {
				value = f.Arg(id, 2)
			}
		}
		if value != ir.NoID && slices.Contains(texts(f, value), "query_string") {
			return id
		}
	}
	return ir.NoID
}

// bearsInQuery reports whether a value is read from the query under a name of what lets its bearer in.
func (ac *Checks) bearsInQuery(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpIndex, ir.OpCall:
		holder := f.Arg(id, 0)
		if in.Op == ir.OpCall {
			if queryReader.MatchString(f.NameOf(holder)) {
				return bearing.MatchString(idiom.BearerName(f, id))
			}
			if f.Instrs[holder].Op != ir.OpAttr || !idiom.Readers[f.NameOf(holder)] {
				return false
			}
			holder = f.Arg(holder, 0)
		}
		holder = idiom.Unrefined(f, holder)
		return f.Instrs[holder].Op == ir.OpAttr && queryHolder.MatchString(f.NameOf(holder)) && bearing.MatchString(idiom.BearerName(f, id))
	}
	return false
}

// proves reports whether a value is what a caller proves by who it is.
func proves(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		use := ir.ID(i)
		if !slices.ContainsFunc(f.Args(use), func(x ir.ID) bool { return x != ir.NoID && (x == id || idiom.Untested(f, x) == id) }) {
			continue
		}
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpCompare:
			if in.Flag == ir.Eq || in.Flag == ir.NotEq {
				for _, x := range f.Args(use) {
					if idiom.Untested(f, x) != id && secretHeld.MatchString(idiom.BearerName(f, x)) {
						return true
					}
				}
			}
		case ir.OpCall:
			if provedBy.MatchString(f.NameOf(f.Arg(use, 0))) {
				return true
			}
		}
	}
	return false
}
