package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views in which passwords and codes may be guessed as often as one likes: each is judged by what stands
// before it and by what it calls, since a limit on one login says nothing of another.

// missingAttemptLimit is the rule on them.
const missingAttemptLimit = "attempts-unlimited"

// unlimited are the views that check a password or a code, before which nothing limits how often.
func (ac *Checks) unlimited() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(missingAttemptLimit)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, pos, end int32) *flow.Candidate {
		c := &flow.Candidate{Rule: r, Location: idiom.At(f, pos, end), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium}
		out = append(out, c)
		return c
	}
	for _, f := range ac.functions {
		if len(ac.w.Entries(f)) > 0 && ac.guessed(f) && !ac.limited(f) {
			c := report(f, f.Pos, f.Pos)
			if f.Class != nil && f.Class.Body != nil {
				c.Trace = append(c.Trace, finding.Step{Kind: finding.StepSource, Location: idiom.At(f, f.Class.Pos, f.Class.Pos), Function: idiom.Qualified(f), Message: "the view"})
			}
			if id := ac.checkedIn(f); id != ir.NoID {
				c.Trace = append(c.Trace, finding.Step{Kind: finding.StepSink, Location: location(f, &f.Instrs[id]), Function: idiom.Qualified(f), Message: "what is sent is checked here, as often as it is sent"})
			}
		}
		if f.Kind == ir.ModuleBody {
			for _, id := range ac.readyLogins(f) {
				report(f, f.Instrs[id].Pos, f.Instrs[id].End)
			}
		}
	}
	if len(out) > 0 && ac.everywhere() {
		return nil
	}
	return out
}

// checkedIn is where an entry point itself checks a password or a code; none where it leaves that to others.
func (ac *Checks) checkedIn(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if ac.verifies(f, id) || ac.checksCode(f, id) {
				return id
			}
		}
	}
	return ir.NoID
}

// readyLogin are views of frameworks that log users in and limit nothing, as routes name them.
var readyLogin = regex.NewPattern(`^(LoginView|TokenObtain(Pair|Sliding)?View|ObtainAuthToken)$`)

// readyLogins are where a module makes such a view an entry point: path("login/", LoginView.as_view()). One that is wrapped in
// something else may be limited by that.
func (ac *Checks) readyLogins(f *ir.Function) (out []ir.ID) {
	if !slices.ContainsFunc(f.Module.Names, readyLogin.MatchString) {
		return nil
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		name := f.NameOf(f.Arg(id, 0))
		if name != "path" && name != "re_path" && name != "url" {
			continue
		}
		for _, x := range f.Args(id)[1:] {
			if f.Instrs[x].Op != ir.OpCall || f.NameOf(f.Arg(x, 0)) != "as_view" {
				continue
			}
			view := f.Arg(f.Arg(x, 0), 0)
			if readyLogin.MatchString(f.NameOf(view)) && ofFramework.MatchString(takenFrom(f, view)) {
				out = append(out, x)
			}
		}
	}
	return out
}

// ofFramework are the modules that bring such views.
var ofFramework = regex.NewPattern(`^(django\.contrib\.auth|rest_framework)`)

// takenFrom is the module that a name, or the module that it is an attribute of, is imported from.
func takenFrom(f *ir.Function, id ir.ID) string {
	for range idiom.MaxRefinements {
		switch f.Instrs[id].Op {
		case ir.OpAttr, ir.OpSigma:
			id = f.Arg(id, 0)
		case ir.OpFrom:
			return f.NameOf(f.Arg(id, 0))
		case ir.OpImport:
			return f.NameOf(id)
		case ir.OpGlobal:
			body := f.Module.Functions[0]
			if id = setTo(body, f.NameOf(id)); id == ir.NoID || f == body {
				return ""
			}
			f = body
		default:
			return ""
		}
	}
	return ""
}

// guessed reports whether an entry point lets in who knows a password, or a code that is short enough to be guessed.
func (ac *Checks) guessed(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	d.codes = d.codes && ac.within(f.ID, maxChangeDepth, ac.checksCode)
	d.verifies = d.verifies && ac.within(f.ID, maxLimitDepth, ac.verifies)
	if !d.verifies && !d.codes || !ac.answersRequests(f) {
		return false
	}
	if registers(f) {
		return false
	}
	if f.Class != nil && (elsewhere.MatchString(f.Class.Name) || slices.ContainsFunc(f.Class.Bases, elsewhere.MatchString)) {
		return false
	}
	named := func(p *regex.Pattern) bool {
		return ac.named(f, p) || slices.ContainsFunc(ac.addresses(f), p.MatchString)
	}
	return d.verifies && (ac.named(f, ac.names.Login) || !ac.guards(f, ac.names.Guard) && (named(ac.names.Login) || logsIn(f) || ac.startsSession(f) || ac.asksTyped(f) || ac.asksPin(f))) || d.codes && (named(ac.names.Login) || named(proving) || ac.asksTyped(f)) && (ac.shortCodes() || ac.asksTyped(f))
}

// registers reports whether a function gives somebody a password before it asks for it: whoever sends it has just chosen it.
func registers(f *ir.Function) bool {
	set := false
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			switch f.NameOf(f.Arg(id, 0)) {
			case "set_password", "create_user", "register_user":
				set = true
			case "authenticate", "check_password", "verify_password", "check_password_hash":
				return set
			}
		}
	}
	return false
}

// named reports whether the name of an entry point, or of its class, matches, and does not say that somebody has logged in.
func (ac *Checks) named(f *ir.Function, p *regex.Pattern) bool {
	is := func(name string) bool {
		return p.MatchString(name) && !strings.Contains(strings.ToLower(name), "authenticated")
	}
	return is(f.Name) || f.Class != nil && is(f.Class.Name)
}

// logsIn reports whether a function itself logs somebody in, other than who brings a long token from a mail.
func logsIn(f *ir.Function) bool {
	if slices.ContainsFunc(f.Params, func(p ir.Param) bool { return mailed.MatchString(p.Name) }) {
		return false
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		callee := idiom.Unrefined(f, f.Arg(ir.ID(i), 0))
		switch f.Instrs[callee].Op {
		case ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			if loggingIn.MatchString(f.NameOf(callee)) {
				return true
			}
		}
	}
	return false
}

// mailed are parameters of links that are mailed.
var mailed = regex.NewPattern(`(?i)token|uidb|(^|_)(key|signature|ticket)$`)

var loggingIn = regex.NewPattern(`^(auth_|django_)?log_?in(_user)?$`)

// elsewhere are names of views behind which somebody else checks the password.
var elsewhere = regex.NewPattern(`(?i)oauth|openid|oidc|saml|\bsso`)

// within reports whether a function, or what it calls, holds an instruction of a kind.
func (ac *Checks) within(f int32, depth int, is func(*ir.Function, ir.ID) bool) bool {
	g := ac.prog.Functions[f]
	for i := range g.Instrs {
		if is(g, ir.ID(i)) {
			return true
		}
	}
	return depth > 0 && slices.ContainsFunc(ac.prog.Calls()[f], func(c int32) bool {
		return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.within(c, depth-1, is)
	})
}

// proving are names of views that take a code from who cannot prove otherwise who they are.
var proving = regex.NewPattern(`(?i)^\w*(reset|forgot|recover|(^|_)(otp|mfa|pin)(_|$)|2fa|two_?factor|second_?factor|totp|verif|confirm|challenge|unlock|activat|claim|redeem|coupon|voucher|gift_?card|pairing|(^|_)(pair|join)(_|$))\w*$`)

// verifies reports whether an instruction checks a password: a call that is named so, a comparison, or a search for a row
// that has it.
func (ac *Checks) verifies(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		if name == "" {
			return false
		}
		return ac.names.Verify.MatchString(name) && !provenElsewhere(f, id, name) || binds(f, id, name) || ac.finds(f, id, name) || (name == "verify" || name == "check") && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
			return ac.names.Password.MatchString(idiom.BearerName(f, x))
		}) || name != "match" && alike.MatchString(name) && len(f.Args(id)) == 3 && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
			return !authenticates(f, x) && madeOf(f, x, ac.names.Password.MatchString, 0)
		})
	case ir.OpCompare:
		return ac.compared(f, id, ac.names.Password.MatchString)
	}
	return false
}

// binds reports whether a call logs in to a directory with a password that a client has sent: Connection(server, user=dn,
// password=form["password"]).
func binds(f *ir.Function, call ir.ID, name string) bool {
	args := f.Args(call)
	sentPassword := func(x ir.ID) bool {
		if y := idiom.Unrefined(f, x); f.Instrs[y].Op == ir.OpParam && typedSecret.MatchString(f.Params[f.Instrs[y].Aux].Name) {
			return true // def login(uid, password), for a view
		}
		return idiom.SentBy(f, x) || f.Instrs[idiom.Unrefined(f, x)].Op == ir.OpIndex && fromBody(f, f.Arg(idiom.Unrefined(f, x), 0))
	}
	switch name {
	case "simple_bind", "simple_bind_s", "bind_s", "rebind":
		return len(args) > 2 && sentPassword(args[2])
	case "Connection":
		names := f.Calls[f.Instrs[call].Aux].Names
		if i := slices.Index(names, "password"); i >= 0 {
			return slices.Contains(names, "user") && sentPassword(args[i+1])
		}
		return len(args) > 3 && (len(names) < 3 || names[2] == "") && sentPassword(args[3]) // Connection(server, dn, password)
	}
	return false
}

// typedSecret are parameters that take what somebody has typed.
var typedSecret = regex.NewPattern(`(?i)^(user_?)?(password|passwd|pwd|pw|pass|secret)$`)

// provenElsewhere reports whether a call authenticates somebody by what others have vouched for, or by a token that was handed out, as
// its keywords say, and the names of what they are passed: there is nothing to guess.
func provenElsewhere(f *ir.Function, id ir.ID, name string) bool {
	names, args := f.Calls[f.Instrs[id].Aux].Names, f.Args(id)[1:]
	if name != "authenticate" {
		return false
	}
	proven := false
	for i, keyword := range names {
		token := handedOut.MatchString(keyword) || typedIn.MatchString(keyword) && i < len(args) && handedOut.MatchString(idiom.BearerName(f, args[i]))
		if typedIn.MatchString(keyword) && !token {
			return false
		}
		proven = proven || token || vouchedFor.MatchString(keyword)
	}
	return proven
}

var (
	vouchedFor = regex.NewPattern(`(?i)(openid|saml|sso|oidc|oauth|cas|ldap_user|remote_user|assertion|ticket|response|identity|session_info|claims|id_token|attributes)`)
	handedOut  = regex.NewPattern(`(?i)^((access|refresh|bearer|auth|oauth|session|login|id|api|user|firebase|google)_?)?(token|jwt|api_?key|session_?key)$`)
	typedIn    = regex.NewPattern(`(?i)(pass(word|wd|code)?|pwd|^pw$|otp|pin|code|^\*\*$)`)
)

// compared reports whether an instruction compares something of a name, which no form asks for twice.
func (ac *Checks) compared(f *ir.Function, id ir.ID, names func(string) bool) bool {
	if in := &f.Instrs[id]; in.Flag != ir.Eq && in.Flag != ir.NotEq {
		return false
	}
	hit := false
	for _, x := range f.Args(id) {
		if repeated.MatchString(idiom.BearerName(f, x)) {
			return false // the new one was typed twice
		}
		if s, ok := idiom.ConstText(f, x); ok && s == "" {
			return false // is there one at all?
		}
		if authenticates(f, x) {
			return false // of a message: nobody guesses that
		}
		if x = idiom.Unrefined(f, x); f.Instrs[x].Op == ir.OpCall && f.NameOf(f.Arg(x, 0)) == "len" {
			return false // is it a good one?
		}
		hit = hit || madeOf(f, x, names, 0)
	}
	return hit
}

// authenticates reports whether a value is a message authentication code, or its text: hmac.new(key, message).hexdigest().
func authenticates(f *ir.Function, id ir.ID) bool {
	for range 4 {
		id = idiom.Unrefined(f, id)
		if f.Instrs[id].Op != ir.OpCall {
			return false
		}
		callee := idiom.Unrefined(f, f.Arg(id, 0))
		if f.Instrs[callee].Op != ir.OpAttr {
			return false
		}
		of := f.Arg(callee, 0)
		if f.NameOf(callee) == "new" || f.NameOf(callee) == "digest" && len(f.Args(id)) > 2 {
			return idiom.BearerName(f, of) == "hmac"
		}
		id = of
	}
	return false
}

// madeOf reports whether a value has such a name, or is computed of one that has: sha256(password.encode()).hexdigest().
func madeOf(f *ir.Function, id ir.ID, names func(string) bool, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	id = idiom.Unrefined(f, id)
	if names(idiom.BearerName(f, id)) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op == ir.OpAttr && madeOf(f, f.Arg(callee, 0), names, depth+1) {
			return true
		}
		return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return madeOf(f, x, names, depth+1) })
	case ir.OpAwait, ir.OpBinary:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return madeOf(f, x, names, depth+1) })
	}
	return false
}

// repeated are names of a password that a form asks for again.
var repeated = regex.NewPattern(`(?i)(confirm|repeat|again|re_?type|re_?enter)|(password|passwd|pwd|pw|pass)_?2$`)

// limited reports whether an entry point, what stands before it, or what it calls speaks of a limit.
func (ac *Checks) limited(f *ir.Function) bool {
	is := func(name string) bool { return ac.names.Limit.MatchString(name) || limitBy.MatchString(name) }
	if ac.speaksOfLimit(f.ID, maxLimitDepth) || slices.ContainsFunc(idiom.Around(f), is) || slices.ContainsFunc(ac.group(f).names, is) {
		return true
	}
	if slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return is(e.Wrapper) }) {
		return true
	}
	for _, name := range idiom.Around(f) {
		if ac.throttled && name == "api_view" {
			return true
		}
		if g := ac.prog.Lookup(f.Module, name).Function; g != nil && ac.speaksWithin(g) {
			return true
		}
	}
	if f.Class == nil {
		return false
	}
	if ac.throttled && ac.w.Knowledge().Type(ac.w.ExternBase(f.Class.ID)).IsA(apiView) {
		return true
	}
	for _, c := range ac.w.MRO(f.Class) {
		class := ac.prog.Classes[c]
		if slices.ContainsFunc(class.Bases, func(b string) bool { return is(idiom.LastPart(b)) }) || slices.ContainsFunc(idiom.AroundClass(class), is) || ac.speaksOfLimit(class.Body.ID, 0) {
			return true
		}
		for _, before := range []string{"prepare", "initial", "dispatch"} {
			if m := class.Methods[before]; m != nil && ac.speaksOfLimit(m.ID, maxLimitDepth) {
				return true
			}
		}
	}
	return false
}

// limitBy are further names of what stands before a view; elsewhere a limit is one of rows.
var limitBy = regex.NewPattern(`^(limits?|limited|shared_limit)$`)

// maxLimitDepth bounds the calls from a view to what limits it.
const maxLimitDepth = 4

// speaksWithin reports whether a function, or what is defined inside it, speaks of a limit.
func (ac *Checks) speaksWithin(g *ir.Function) bool {
	return ac.speaksOfLimit(g.ID, 1) || slices.ContainsFunc(g.Module.Functions, func(inner *ir.Function) bool {
		return idiom.Within(inner, g) && ac.speaksOfLimit(inner.ID, 1)
	})
}

// speaksOfLimit reports whether a function, or what it calls, has a name or a word of a limit, or the status that says so.
func (ac *Checks) speaksOfLimit(f int32, depth int) bool {
	g := ac.prog.Functions[f]
	is := ac.names.Limit.MatchString
	for i := range g.Instrs {
		switch in := &g.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpSetAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
			if name := g.NameOf(ir.ID(i)); is(name) {
				return true
			}
		case ir.OpConst:
			switch c := &g.Consts[in.Aux]; {
			case c.Kind == ir.Int && c.Int == 429:
				return true
			case c.Kind == ir.Str && len(c.Str) <= idiom.MaxStatement:
				if (isWord(c.Str) || idiom.StatementText.MatchString(c.Str)) && is(c.Str) || len(c.Str) <= maxMessage && toldToWait.MatchString(c.Str) {
					return true
				}
			}
		case ir.OpCall:
			if slices.ContainsFunc(g.Calls[in.Aux].Names, is) || depth == maxLimitDepth && g.NameOf(g.Arg(ir.ID(i), 0)) == "sleep" { // who has guessed wrong waits
				return true
			}
		}
	}
	return depth > 0 && slices.ContainsFunc(ac.prog.Calls()[f], func(c int32) bool {
		return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.speaksOfLimit(c, depth-1)
	})
}

// toldToWait are messages for who has tried too often.
var toldToWait = regex.NewPattern(`(?i)\btoo many\b|\btry again (later|in)\b|\bslow down\b|\brate limit|\blocked (out|for)\b|\b(account|user) (is )?(temporarily )?locked\b`)

// isWord reports whether a text is a name, as keys and dotted paths are, and no message.
func isWord(s string) bool {
	return s != "" && len(s) <= idiom.MaxName && !strings.ContainsAny(s, " \t\n")
}

// everywhere reports whether something limits all entry points of the program: a hook, or a middleware that settings or
// the application name.
func (ac *Checks) everywhere() bool {
	is := ac.names.Limit.MatchString
	for _, f := range ac.functions {
		if slices.Contains(ac.before(f), allViews) && ac.speaksOfLimit(f.ID, 2) {
			return true
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			switch f.Instrs[j].Op {
			case ir.OpList, ir.OpTuple: // MIDDLEWARE, INSTALLED_APPS
				if f.Kind == ir.ModuleBody || f.Kind == ir.ClassBody {
					for _, x := range f.Args(id) {
						if s, ok := idiom.ConstText(f, x); ok && isWord(s) && is(s) && strings.ContainsAny(s, "._") && idiom.LastPart(s) != "ScopedRateThrottle" || ok && s == "axes" || ok && s == "defender" {
							return true
						}
					}
				}
			case ir.OpCall:
				if limitsAll(f, id, is) {
					return true
				}
			}
		}
	}
	return false
}

// limitsAll reports whether a call gives an application a limit for all that it answers: Limiter(default_limits=...),
// add_middleware(RateLimitMiddleware).
func limitsAll(f *ir.Function, call ir.ID, is func(string) bool) bool {
	args := f.Args(call)
	for _, name := range f.Calls[f.Instrs[call].Aux].Names {
		if name == "default_limits" || name == "application_limits" {
			return true
		}
	}
	switch f.NameOf(args[0]) {
	case "add_middleware", "Middleware", "middleware", "Application", "wsgi_app":
		return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return slices.ContainsFunc(idiom.Mentioned(f, x, nil, 0), is) })
	case "before_request", "before_app_request":
		return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return is(f.NameOf(x)) })
	}
	return false
}
