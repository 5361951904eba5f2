package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that delete or change rows when a browser merely gets their address, for users whom a cookie names: an
// image in somebody else's page is enough, and no check of forms stands in the way, since frameworks check those that are sent.

var (
	getting     = regex.NewPattern(`^(get|on_get|GET)$`)
	sendingVerb = regex.NewPattern(`^(post|put|patch|delete|require_POST|require_safe)$`)
	anyVerb     = regex.NewPattern(`^(route|expose)$`)
	bodyRead    = regex.NewPattern(`^(forms?|POST|json|get_json|body|data|FILES|files|post|media|get_media|get_body_arguments?|is_valid|validate_on_submit|method|bounded_stream|rfile)$`)

	// merelyNoted is what a visit is expected to leave behind.
	merelyNoted = regex.NewPattern(`(?i)\b(\w+_)?(views?|hits|clicks|visits?|visited|counts?|counter|seen|read(_at)?|opened|last_\w+|downloads?|notifications?|carts?|baskets?|sessions?|tokens?|logs?|cache\w*)\b`)
	linkedTo    = regex.NewPattern(`(?i)(log|sign)_?(out|off)|unsubscribe|confirm|verif|activat|callback|oauth|track|click|seen|read|notif|cart|basket|lang|locale|theme|token|invit|download|magic`)
	takingRows  = regex.NewPattern(`(?is)^\s*(update|delete)\s`)
	rowsTaken   = regex.NewPattern(`^(delete|delete_one|delete_many|update_one|update_many|find_one_and_(update|delete)|delete_instance)$`)
)

// changedByGet are the places where such views change what the program keeps.
func (ac *Checks) changedByGet() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil || !ac.asked && !ac.cookiesKnow() {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || !ac.changing[f.ID] || !ac.answersGet(f) || !ac.known(f) && !ac.demands(f) {
			continue
		}
		id := changesByAddress(f)
		if id == ir.NoID && ac.partOfAddress(f) {
			id = ac.changesFoundBy(f)
		}
		if id == ir.NoID {
			id = createsByAddress(f)
		}
		if id == ir.NoID || linkedTo.MatchString(f.Name) || slices.ContainsFunc(ac.addresses(f), linkedTo.MatchString) || !ac.comesWithCookie(f) {
			continue
		}
		out = append(out, lacking(r, f, id, "Whoever gets this address changes something by it, and pages of other sites can have a browser get it"))
	}
	return out
}

// demands reports whether an entry point calls a function of the program that demands something of who asks, and turns others away.
func (ac *Checks) demands(f *ir.Function) bool {
	return slices.ContainsFunc(ac.prog.Calls()[f.ID], func(c int32) bool {
		g := ac.prog.Functions[c]
		return demander.MatchString(g.Name) && len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.own(g).refuses
	})
}

var demander = regex.NewPattern(`(?i)^_*(require|ensure|need|must|check|only|assert)_?\w+$|^(get_)?(current_|logged_in_)?(user|member|account|customer|staff|operator|identity)(_?id)?$`)

// answersGet reports whether an entry point is called for requests that get something, as far as it is known, and does not look at
// how it was called or at what was sent.
func (ac *Checks) answersGet(f *ir.Function) bool {
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
			if bodyRead.MatchString(f.NameOf(ir.ID(i))) {
				return false
			}
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, ir.ID(i)); ok && (s == "REQUEST_METHOD" || s == "wsgi.input") {
				return false
			}
		}
	}
	p := idiom.Outer(f.Parent, f.Module)
	get, told := false, false
	for _, d := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		call := d
		if p.Instrs[d].Op == ir.OpCall {
			d = p.Arg(d, 0)
		}
		switch name := p.NameOf(d); {
		case sendingVerb.MatchString(name) && (p.Instrs[d].Op == ir.OpAttr || strings.HasPrefix(name, "require_")):
			return false
		case getting.MatchString(name) && p.Instrs[d].Op == ir.OpAttr, name == "require_GET":
			get, told = true, true
		case anyVerb.MatchString(name), name == "require_http_methods", name == "api_view", name == "view_config", name == "action":
			verbs := methodsGiven(p, call)
			if len(verbs) == 0 && !anyVerb.MatchString(name) || len(verbs) > 0 && !slices.Contains(verbs, "GET") {
				return false
			}
			get, told = true, true
		default: // handle_options(allowed_methods=["DELETE"])
			if verbs := methodsGiven(p, call); len(verbs) > 0 && !slices.Contains(verbs, "GET") {
				return false
			}
		}
	}
	if verbs, placed := ac.verbsOf(f); placed && !told {
		return verbs == "" || strings.Contains(verbs, "GET")
	}
	switch {
	case told:
		return get
	case f.Class != nil:
		return getting.MatchString(f.Name)
	}
	return slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Handler.Name == "django.view" })
}

// methodsGiven are the methods that a decorator is given: methods=["GET", "POST"], request_method="POST",
// ["POST"].
func methodsGiven(p *ir.Function, call ir.ID) (verbs []string) {
	if p.Instrs[call].Op != ir.OpCall {
		return nil
	}
	for i, x := range p.Args(call)[1:] {
		switch idiom.Keyword(p, call, i) {
		case "", "method", "methods", "request_method", "allowed_methods":
			for _, s := range texts(p, x) {
				if s = strings.ToUpper(s); s == "GET" || s == "POST" || s == "PUT" || s == "PATCH" || s == "DELETE" || s == "HEAD" || s == "OPTIONS" {
					verbs = append(verbs, s)
				}
			}
		}
	}
	return verbs
}

// changesByAddress is where a function deletes or changes rows that the address names.
func changesByAddress(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			if s, n := idiom.PassedStatement(f, args); n > 0 {
				if takingRows.MatchString(s) && !merelyNoted.MatchString(s[:len(s)-len(idiom.WhereClause.FindString(s))]) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool { return idiom.OfAddress(f, x) }) {
					return id
				}
				continue
			}
			callee := args[0]
			if f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "save" || f.NameOf(callee) == "commit") && setsFound(f, id) {
				return id
			}
			if f.Instrs[callee].Op != ir.OpAttr || !rowsTaken.MatchString(f.NameOf(callee)) && !updatesRows(f, callee) {
				continue
			}
			if slices.ContainsFunc(f.Calls[f.Instrs[id].Aux].Names, merelyNoted.MatchString) || merelyNoted.MatchString(idiom.CollectionOf(f, id)) {
				continue
			}
			if idiom.OfAddress(f, callee) || slices.ContainsFunc(args[1:], func(x ir.ID) bool { return idiom.OfAddress(f, x) }) {
				return id
			}
		}
	}
	return ir.NoID
}

// setsFound reports whether a function gives a row that the address names another value, before a call that keeps it.
func setsFound(f *ir.Function, keep ir.ID) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpSetAttr || f.Instrs[i].Pos > f.Instrs[keep].Pos || merelyNoted.MatchString(f.NameOf(id)) {
			continue
		}
		row := idiom.Awaited(f, idiom.Untested(f, f.Arg(id, 0)))
		if f.Instrs[row].Op == ir.OpCall && !newRow(f, row) && (idiom.OfAddress(f, row) || f.NameOf(f.Arg(row, 0)) == "get_object") {
			return true
		}
	}
	return false
}

// knownByCookie reports whether it is a cookie by which an entry point knows who asks: it, what stands before it, or what these
// call, reads a session or such a cookie.
func (ac *Checks) knownByCookie(f *ir.Function) bool {
	if f.Class == nil && slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Handler.Name == "django.view" }) && !slices.Contains(idiom.Around(f), "api_view") {
		return true // request.user is of the session
	}
	reads := func(g *ir.Function) bool { return ac.within(g.ID, 2, ac.readsSession) }
	if reads(f) {
		return true
	}
	for _, name := range idiom.Around(f) {
		if bySession.MatchString(name) {
			return true
		}
		g := ac.prog.Lookup(f.Module, name).Function
		if g == nil { // a tool of the program's, by its name
			if i := slices.IndexFunc(f.Module.Functions, func(g *ir.Function) bool { return g.Name == name && g.Kind == ir.Def }); i >= 0 {
				g = f.Module.Functions[i]
			}
		}
		if g != nil && (reads(g) || slices.ContainsFunc(g.Module.Functions, func(inner *ir.Function) bool { return idiom.Within(inner, g) && reads(inner) })) {
			return true
		}
	}
	if f.Class != nil && (ac.knowsByCookie(f.Class) || slices.ContainsFunc(f.Class.Bases, func(b string) bool { return idiom.LastPart(b) == "LoginRequiredMixin" })) {
		return true
	}
	if hooked, _ := ac.hooked(f); !hooked {
		return false
	}
	return slices.ContainsFunc(ac.functions, func(g *ir.Function) bool {
		return g.Kind == ir.Def && len(ac.before(g)) > 0 && reads(g)
	})
}

// comesWithCookie reports whether the user of an entry point, which asks for one, is known by a cookie, as far as the whole program
// shows.
func (ac *Checks) comesWithCookie(f *ir.Function) bool {
	return ac.knownByCookie(f) || ac.cookiesKnow() && !ac.byHeaderOnly(f)
}

// cookiesKnow reports whether the program finds out by a cookie who asks, wherever it does: it keeps users in a session, or what
// stands before its views reads a cookie.
func (ac *Checks) cookiesKnow() bool {
	ac.cookieOnce.Do(func() {
		ac.byCookie = slices.ContainsFunc(ac.prog.Functions, func(g *ir.Function) bool {
			if ac.w.Tests(g) || g.Kind != ir.Def {
				return false
			}
			before := len(ac.before(g)) > 0 || knowing.MatchString(g.Name) || g.Class != nil && slices.ContainsFunc(g.Class.Bases, func(b string) bool { return strings.HasSuffix(b, "AuthenticationBackend") })
			for i := range g.Instrs {
				if id := ir.ID(i); ac.readsSession(g, id) || before && readsCookie(g, id) && !strings.Contains(strings.ToLower(idiom.BearerName(g, id)), "csrf") {
					return true
				}
			}
			return false
		})
	})
	return ac.byCookie
}

// readsCookie reports whether an instruction reads a cookie, signed or not.
func readsCookie(f *ir.Function, id ir.ID) bool {
	return isCookie(f, id) || f.Instrs[id].Op == ir.OpCall && cookieGetter.MatchString(f.NameOf(f.Arg(id, 0)))
}

var cookieGetter = regex.NewPattern(`^get_(signed_|secure_)?cookie$`)

// knowing are names of functions that find out who asks.
var knowing = regex.NewPattern(`(?i)^_*((get_|load_|require_|fetch_)?(current_|logged_in_|session_)?(user|account|member|identity|customer|staff)|load_logged_in_user|authenticate|identify|whoami|who|auth(_middleware)?|(login|user|auth|session)_required|need_login)$`)

// byHeaderOnly reports whether a guard of an entry point reads the header of a token, and no cookie: browsers add none by themselves.
func (ac *Checks) byHeaderOnly(f *ir.Function) bool {
	header := func(g *ir.Function) (header, cookie bool) {
		for _, x := range g.Module.Functions {
			if x != g && !idiom.Within(x, g) {
				continue
			}
			for i := range x.Instrs {
				id := ir.ID(i)
				s, _ := idiom.ConstText(x, id)
				header = header || len(s) <= idiom.MaxName && proofHeader.MatchString(s)
				cookie = cookie || ac.readsSession(x, id) || readsCookie(x, id)
			}
		}
		return header, cookie
	}
	for _, name := range idiom.Around(f) {
		if handsToken.MatchString(name) {
			return true
		}
		g := ac.prog.Lookup(f.Module, name).Function
		if g == nil {
			continue
		}
		if h, c := header(g); h && !c {
			return true
		}
	}
	return false
}

// proofHeader are headers in which other programs prove who they are.
var proofHeader = regex.NewPattern(`(?i)^(http_)?(authorization|(x[-_])?(api[-_]?key|((auth|access|api|service|webhook|hook|agent|device|hub|shared|client)[-_])*(token|secret|signature(-?256)?|hmac)))$`)

// handsToken are names of what has a token in a header prove who asks.
var handsToken = regex.NewPattern(`^(OAuth2PasswordBearer|HTTPBearer|APIKeyHeader|oauth2_scheme|jwt_required|token_required|TokenAuthentication|JWTAuthentication|JSONWebTokenAuthentication)$`)

// readsSession reports whether an instruction reads what a session, or the cookie of a login, says of who asks.
func (ac *Checks) readsSession(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
		if name := f.NameOf(id); name == "current_user" && ac.prog.Lookup(f.Module, name).Function == nil || name == "session" && ac.ofClient(f, id) || name == "get_session" && ac.w.Imports(f.Module, "aiohttp_session") {
			return true
		}
	}
	return ac.readsTicket(f, id)
}

// partOfAddress reports whether the address of an entry point has a part that its caller chooses: /note/{id}/delete.
func (ac *Checks) partOfAddress(f *ir.Function) bool {
	return slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return strings.ContainsAny(e.Route, "{<(:") })
}

// changesFoundBy is where a function deletes or changes a row that a function of the program finds by what it reads of the request it is
// handed: row = own_note(request).
func (ac *Checks) changesFoundBy(f *ir.Function) ir.ID {
	found := func(x ir.ID) bool {
		for range 4 {
			switch x = idiom.Awaited(f, idiom.Untested(f, x)); f.Instrs[x].Op {
			case ir.OpIndex, ir.OpAttr:
				x = f.Arg(x, 0)
				continue
			}
			break
		}
		return f.Instrs[x].Op == ir.OpCall && slices.ContainsFunc(f.Args(x)[1:], func(y ir.ID) bool { return requesting.MatchString(idiom.BearerName(f, y)) }) &&
			slices.ContainsFunc(ac.calledBy(f, x), func(g *ir.Function) bool { return ac.within(g.ID, 1, readsAddress) })
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			if s, n := idiom.PassedStatement(f, args); n > 0 {
				if takingRows.MatchString(s) && !merelyNoted.MatchString(s[:len(s)-len(idiom.WhereClause.FindString(s))]) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
					return slices.ContainsFunc(append(listedIn(f, x), x), found)
				}) {
					return id
				}
				continue
			}
			if callee := args[0]; f.Instrs[callee].Op == ir.OpAttr && rowsTaken.MatchString(f.NameOf(callee)) && (found(f.Arg(callee, 0)) || slices.ContainsFunc(args[1:], found)) {
				return id
			}
		}
	}
	return ir.NoID
}

// readsAddress reports whether an instruction reads a part of the address of a request.
func readsAddress(f *ir.Function, id ir.ID) bool {
	return f.Instrs[id].Op == ir.OpAttr && idiom.ByAddress.MatchString(f.NameOf(id))
}
