package omission

import (
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds two ends of a login that nothing closes: forgotten passwords that whoever knows a name replaces, and sessions
// that a logout leaves where they are kept.

const (
	recoveryUnproven  = "recovery-without-proof"
	logoutKeepsTicket = "session-survives-logout"
)

var (
	recovering = regex.NewPattern(`(?i)^\w*(reset|forgot|forget|recover|lost)\w*$`)
	provenBy   = regex.NewPattern(`(?i)token|(\b|_)(pass)?codes?(\b|_)|otp|(^|_)(key|ref|pin|old|current|captcha|signer|serializer)(_|$)|nonce|ticket|link|answer|question|verif|check|confirm|uid|signature|unsign|loads|authenticat|staff|admin|superuser`)
	leaving    = regex.NewPattern(`(?i)^_*(log|sign)_?(out|off)\w*$|^end_?session$`)
	dropping   = regex.NewPattern(`^(delete_cookie|clear_cookie|del_cookie|unset_cookie|deleteCookie|clear_all_cookies)$`)
	handing    = regex.NewPattern(`^set_(signed_|secure_)?cookie$|^setCookie$`)
	endingIt   = regex.NewPattern(`(?i)^(delete\w*|destroy\w*|remove\w*|pop|popitem|clear|discard|flush\w*|invalidate\w*|revoke\w*|expire\w*|close\w*|drop\w*|forget\w*|end\w*|kill\w*|logout\w*|log_out\w*|sign_?out\w*|commit|save|update|set|setex|unlink|blacklist\w*|blocklist\w*|rotate\w*|execute|bump\w*)$`)
	keepingIt  = regex.NewPattern("(?is)^\\s*insert\\s+(?:or\\s+\\w+\\s+)?into\\s+[\"`\\[]?(?:\\w+_)?(?:sessions?|logins?|tickets?)[\"`\\]]?\\b")
	keptIn     = regex.NewPattern(`(?i)^_*(\w+_)?(sessions?|logins)(_\w+)?$`)
	keptAs     = regex.NewPattern(`^(User|Login|Auth|Web)?(Session|AuthToken|LoginToken)$`)
)

// unprovenRecoveries are the entry points for everybody by which a forgotten password is replaced, and which ask for no proof
// of who asks: no token, no code, no old password.
func (ac *Checks) unprovenRecoveries() (out []*flow.Candidate) {
	r := ac.rule(recoveryUnproven)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) {
			continue
		}
		if !ac.named(f, recovering) && !slices.ContainsFunc(ac.addresses(f), recovering.MatchString) || ac.known(f) {
			continue
		}
		if id := answeredProof(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, "Whoever asks is told the code by which a password is replaced"))
			continue
		}
		if id := linkWithoutProof(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, "The link that is mailed holds nothing that others could not know"))
			continue
		}
		if id := ac.setsPassword(f); id != ir.NoID && byToken(f) == ir.NoID && !ac.speaksOfAny(f.ID, provenBy, 2) && !slices.ContainsFunc(f.Params, func(p ir.Param) bool { return provenBy.MatchString(p.Name) }) {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// survivingSessions are the entry points that log somebody out by taking the cookie away alone, in a program that keeps what
// the cookie names.
func (ac *Checks) survivingSessions() (out []*flow.Candidate) {
	r := ac.rule(logoutKeepsTicket)
	if r == nil {
		return nil
	}
	handedOut := sync.OnceValue(func() bool {
		return slices.ContainsFunc(ac.functions, func(g *ir.Function) bool {
			return ac.keepsSessions(g) && (idiom.CallsNamed(g, handing) || slices.ContainsFunc(ac.w.CallersOf(g), func(c *ir.Function) bool { return idiom.CallsNamed(c, handing) }))
		})
	})
	begun := sync.OnceValue(func() bool {
		return slices.ContainsFunc(ac.functions, func(g *ir.Function) bool {
			return len(ac.w.Entries(g)) > 0 && ac.startsSession(g)
		})
	})
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) {
			continue
		}
		if !ac.named(f, leaving) && !slices.ContainsFunc(ac.addresses(f), leaving.MatchString) || ac.within(f.ID, 2, ends) {
			continue
		}
		if !idiom.CallsNamed(f, dropping) {
			if endsNothing(f) && begun() {
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Message: "Nothing here ends the session of who logs out", Confidence: finding.ConfidenceMedium})
			}
			continue
		}
		if !handedOut() {
			continue
		}
		out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
	}
	return out
}

// endsNothing reports whether a logout does no more than answer: it sends nobody elsewhere to log out, and has no base that may do it.
func endsNothing(f *ir.Function) bool {
	if f.Class != nil && slices.ContainsFunc(f.Class.Bases, func(b string) bool { return loggingOut.MatchString(b) }) {
		return false
	}
	answered := false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			if !justAnswering.MatchString(name) {
				return false
			}
			answered = true
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok && (strings.Contains(s, "://") || strings.Contains(strings.ToLower(s), "set-cookie")) {
				return false
			}
		case ir.OpRaise, ir.OpReturn:
			answered = true
		case ir.OpYield, ir.OpYieldFrom, ir.OpDelIndex:
			return false
		}
	}
	return answered
}

var (
	loggingOut    = regex.NewPattern(`(?i)log_?out|sign_?out`)
	justAnswering = regex.NewPattern(`^(redirect|url_for|reverse|render|render_template|flash|jsonify|json_response|\w*Response\w*|\w*Redirect\w*|HTTP(Found|SeeOther)|dict|get|info|debug|warning|write|finish|set_status|_|gettext|messages|success|route|post|Depends)$`)
)

// ends reports whether an instruction could end a session where it is kept.
func ends(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpDelIndex, ir.OpSetIndex, ir.OpSetAttr:
		return true
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		return endingIt.MatchString(name) && !dropping.MatchString(name)
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		return ok && idiom.ChangingSQL.MatchString(s)
	}
	return false
}

// keepsSessions reports whether a function keeps a new session: in a table, in a mapping of the module, or as an object.
func (ac *Checks) keepsSessions(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok && len(s) >= 16 && len(s) <= idiom.MaxStatement && keepingIt.MatchString(s) {
				return true
			}
		case ir.OpSetIndex: // SESSIONS[sid] = user
			if of := idiom.Unrefined(f, f.Arg(id, 0)); (f.Instrs[of].Op == ir.OpGlobal || f.Instrs[of].Op == ir.OpFrom) && keptIn.MatchString(f.NameOf(of)) && takenFrom(f, of) != "flask" {
				if _, constant := idiom.ConstText(f, f.Arg(id, 1)); !constant { // session["user"] = ...
					return true
				}
			}
		case ir.OpCall: // Session(token=..., user=user)
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "create" { // Session.objects.create()
				if c := ac.queried(f, callee); c != nil && keptAs.MatchString(c.Name) {
					return true
				}
			} else if name := f.NameOf(callee); keptAs.MatchString(name) {
				if c := ac.prog.ClassNamed(f.Module, name); c != nil && ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
					return true
				}
			}
		}
	}
	return false
}
