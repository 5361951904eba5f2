package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds how forgotten passwords are recovered: links in mails whose host the request names, tokens that never end,
// and mails that anybody may have sent as often as one likes.

const (
	mailedLinkHost   = "mailed-link-host"
	resetTokenKept   = "reset-token-kept"
	sendingUnlimited = "mails-unlimited"
)

var (
	tokenEnd    = regex.NewPattern(`(?i)expir|max_age|timedelta|valid_(until|for|to)|deadline|ttl|lifetime|_age$|created|issued|sent_at|requested_at|make_token|check_token|token_generator|(_at|_on|until)$`)
	tokenName   = regex.NewPattern(`(?i)^(\w*_)?(token|reset\w*|recovery\w*|ref|code|key|link|hash|secret)$`)
	fixedHost   = regex.NewPattern(`^(SERVER_NAME|TRUSTED_HOSTS|trusted_hosts|TrustedHostMiddleware)$`)
	hostHeader  = regex.NewPattern(`(?i)^(http_host|host|x-forwarded-host|http_x_forwarded_host|server_name)$`)
	tokenColumn = regex.NewPattern("(?is)\\b(?:select|update)\\b.*\\bwhere\\b.*\\b(?:\\w*token|reset\\w*|recovery\\w*)[\"`\\]]?\\s*=\\s*(?:\\?|%s|:\\w|\\$\\d|%\\()")
)

// hostsOfLinks are the mails into which a function puts a link whose host the request names: a header read by its name, or
// Flask's url_for(_external=True), where nothing fixes the name of the server.
func (ac *Checks) hostsOfLinks() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(mailedLinkHost)
	if r == nil {
		return nil
	}
	fixed, known := false, false
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		link, call := ac.linkOfRequest(f), ir.NoID
		if link != ir.NoID {
			call = mailedWith(f, link, idiom.Mailing)
		}
		if call == ir.NoID && ac.named(f, recovering) { // where no mail is sent yet, it is written down
			if link == ir.NoID {
				link = hostOfRequest(f)
			}
			if link != ir.NoID {
				call = mailedWith(f, link, writtenDown)
			}
		}
		if call == ir.NoID {
			continue
		}
		if f.NameOf(f.Arg(link, 0)) == "url_for" {
			if !known {
				fixed, known = !ac.w.Application() || ac.namesAnywhere(fixedHost), true
			}
			if fixed {
				continue
			}
		}
		out = append(out, ac.told(r, f, link, "the host of the request", call, "becomes part of a mail"))
	}
	return out
}

// told is a finding with two places: what it rests on, and where it does harm.
func (ac *Checks) told(r *knowledge.Rule, f *ir.Function, from ir.ID, what string, place ir.ID, harm string) *flow.Candidate {
	a, b := &f.Instrs[from], &f.Instrs[place]
	return &flow.Candidate{Rule: r, Location: idiom.At(f, b.Pos, b.End), Function: idiom.Qualified(f), Message: strings.ReplaceAll(r.Message, "{source}", what), Confidence: finding.ConfidenceMedium, Trace: finding.Trace{
		{Kind: finding.StepSource, Location: idiom.At(f, a.Pos, a.End), Function: idiom.Qualified(f), Message: what},
		{Kind: finding.StepSink, Location: idiom.At(f, b.Pos, b.End), Function: idiom.Qualified(f), Message: harm},
	}}
}

// namesAnywhere reports whether a name of the program, or a short text, is of a form.
func (ac *Checks) namesAnywhere(form *regex.Pattern) bool {
	for _, m := range ac.prog.Modules {
		if ac.w.TestModule(m) {
			continue
		}
		if slices.ContainsFunc(m.Names, form.MatchString) {
			return true
		}
		for _, f := range m.Functions {
			for i := range f.Calls {
				if slices.ContainsFunc(f.Calls[i].Names, form.MatchString) { // app.config.update(SERVER_NAME=...)
					return true
				}
			}
			for i := range f.Consts {
				if c := &f.Consts[i]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && form.MatchString(c.Str) {
					return true
				}
			}
		}
	}
	return false
}

// linkOfRequest is where a function reads the host that the request names, or has Flask make an address of it.
func (ac *Checks) linkOfRequest(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpIndex:
			if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && hostHeader.MatchString(k) && ofHeaders(f, f.Arg(id, 0)) {
				return id
			}
		case ir.OpCall:
			args := f.Args(id)
			name := f.NameOf(args[0])
			if idiom.Readers[name] && len(args) > 1 && f.Instrs[args[0]].Op == ir.OpAttr {
				if k, ok := idiom.ConstText(f, args[1]); ok && hostHeader.MatchString(k) && ofHeaders(f, f.Arg(args[0], 0)) {
					return id
				}
			}
			if name == "url_for" && ac.w.Imports(f.Module, "flask") && slices.Contains(f.Calls[in.Aux].Names, "_external") && slices.ContainsFunc(f.Calls[in.Aux].Names, tokenName.MatchString) {
				return id
			}
		}
	}
	return ir.NoID
}

// hostOfRequest is where a function reads the host from an attribute of the request. Of mails the flow of data tells that.
func hostOfRequest(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpAttr && idiom.BearerName(f, idiom.Unrefined(f, f.Arg(id, 0))) == "request" {
			switch f.NameOf(id) {
			case "host", "host_url", "url_root", "base_url":
				return id
			}
		}
	}
	return ir.NoID
}

// ofHeaders reports whether a value is what holds the headers of a request.
func ofHeaders(f *ir.Function, id ir.ID) bool {
	switch f.NameOf(idiom.Unrefined(f, id)) {
	case "META", "headers", "environ":
		return true
	}
	return false
}

// mailedWith is the call that mails something which is made of a value.
func mailedWith(f *ir.Function, of ir.ID, by *regex.Pattern) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op == ir.OpCall && by.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return idiom.ComesFrom(f, x, of) }) {
				return id
			}
		}
	}
	return ir.NoID
}

var writtenDown = regex.NewPattern(`^(info|debug|warning|print)$`)

// keptTokens are entry points that set a password for who brings a token, which neither ends nor is taken back.
func (ac *Checks) keptTokens() (out []*flow.Candidate) {
	r := ac.rule(resetTokenKept)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || ac.known(f) || ac.speaksOfAny(f.ID, tokenEnd, 2) {
			continue
		}
		found, set := byToken(f), ac.setsPassword(f)
		if found != ir.NoID && set != ir.NoID && !takenBack(f) {
			c := ac.told(r, f, found, "who asks is known by a token", set, "and has the password set")
			c.Location = idiom.At(f, f.Instrs[found].Pos, f.Instrs[found].End)
			out = append(out, c)
		}
	}
	return out
}

// byToken is where a function looks a row up by a token: filter(token=token), "... WHERE reset_token = ?".
func byToken(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			names := f.Calls[f.Instrs[id].Aux].Names
			if takingCode.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(names, func(n string) bool { return n != "" && tokenName.MatchString(lastUnder(n)) }) {
				return id
			}
			if s, n := idiom.PassedStatement(f, args); n > 0 && tokenColumn.MatchString(s) {
				return id
			}
			if len(args) > 1 {
				if s, _ := idiom.BuiltStatementOf(f, args[1]); s != "" && tokenColumn.MatchString(s) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// setsPassword is where a function gives somebody a new password.
func (ac *Checks) setsPassword(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpSetAttr:
				if ac.names.Password.MatchString(f.NameOf(id)) {
					return id
				}
			case ir.OpCall:
				args := f.Args(id)
				if settingPassword.MatchString(f.NameOf(args[0])) && f.Instrs[args[0]].Op == ir.OpAttr || ac.setsPasswordOf(f, id) {
					return id
				}
				s, n := idiom.PassedStatement(f, args)
				if n == 0 && len(args) > 1 {
					s, _ = idiom.BuiltStatementOf(f, args[1])
				}
				if s != "" && (settingColumn.MatchString(s) || settingSecret.MatchString(s) && ac.ofUserTable(s)) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// settingSecret is a statement that gives a user another secret.
var settingSecret = regex.NewPattern(`(?is)^\s*update\b.*\bset\b[^=]*?\bsecret["\x60\]]?\s*=.*\bwhere\b`)

// takenBack reports whether a function takes a token back: it deletes something, or sets what is called like one.
func takenBack(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpSetAttr:
			if name := f.NameOf(id); tokenName.MatchString(name) || name == "used" || name == "is_used" {
				return true
			}
		case ir.OpAttr:
			if name := f.NameOf(id); name == "delete" || name == "pop" || name == "invalidate" || name == "revoke" || name == "used" {
				return true
			}
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok && len(s) > 16 && takingBack.MatchString(s) {
				return true
			}
		}
	}
	return false
}

var takingBack = regex.NewPattern(`(?is)^\s*(delete\s+from\b|update\b.*\b(\w*token|reset\w*|recovery\w*|code|used\w*)["\x60\]]?\s*=\s*(null|''|"")|update\b.*\bused\b)`)

// speaksOfAny reports whether a function, or what it calls, has a name or a word of a form.
func (ac *Checks) speaksOfAny(f int32, form *regex.Pattern, depth int) bool {
	g := ac.prog.Functions[f]
	for i := range g.Instrs {
		switch in := &g.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpSetAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
			if form.MatchString(g.NameOf(ir.ID(i))) {
				return true
			}
		case ir.OpConst:
			if c := &g.Consts[in.Aux]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxStatement && (isWord(c.Str) || idiom.StatementText.MatchString(c.Str)) && form.MatchString(c.Str) {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(g.Calls[in.Aux].Names, form.MatchString) {
				return true
			}
		}
	}
	return depth > 0 && slices.ContainsFunc(ac.prog.Calls()[f], func(c int32) bool {
		return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.speaksOfAny(c, form, depth-1)
	})
}

// sendsUnlimited are entry points for everybody that send a link or a code to whoever is named, and before which nothing limits
// how often.
func (ac *Checks) sendsUnlimited() (out []*flow.Candidate) {
	r := ac.rule(sendingUnlimited)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 {
			continue
		}
		named := sending.MatchString(f.Name) || f.Class != nil && sending.MatchString(f.Class.Name) || slices.ContainsFunc(ac.addresses(f), sending.MatchString)
		if !named || ac.known(f) || !ac.sendsMail(f.ID, 2) || ac.limited(f) {
			continue
		}
		out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
	}
	if len(out) > 0 && ac.everywhere() {
		return nil
	}
	return out
}

// sendsMail reports whether a function, or what it calls, sends a message to somebody.
func (ac *Checks) sendsMail(f int32, depth int) bool {
	g := ac.prog.Functions[f]
	for i := range g.Instrs {
		if g.Instrs[i].Op == ir.OpCall && idiom.Mailing.MatchString(g.NameOf(g.Arg(ir.ID(i), 0))) {
			return true
		}
	}
	return depth > 0 && slices.ContainsFunc(ac.prog.Calls()[f], func(c int32) bool {
		return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.sendsMail(c, depth-1)
	})
}
