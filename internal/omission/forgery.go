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

// This file holds what a whole program lacks: a check that a request which changes something was sent from the program's
// own pages.

// missingForgeryCheck is the rule on programs without one.
const missingForgeryCheck = "csrf-protection-missing"

// forgeable are the views of an application that change something by what a form says, for users whom a session's cookie names, where
// the application nowhere speaks of a check against forged requests.
func (ac *Checks) forgeable() (out []*flow.Candidate) {
	rule := ac.w.Knowledge().Rule(missingForgeryCheck)
	if rule == nil || !ac.asked || ac.tokens() || !slices.ContainsFunc(ac.prog.Modules, func(m *ir.Module) bool { return !ac.elsewhere(m) && ac.makesApplication(m) }) {
		return nil
	}
	views := ac.changedByForms()
	if len(views) == 0 || ac.cookiesStayHome() {
		return nil
	}
	for _, v := range views {
		out = append(out, &flow.Candidate{Rule: rule, Location: idiom.At(v, v.Pos, v.Pos), Function: idiom.Qualified(v), Message: rule.Message, Confidence: finding.ConfidenceMedium})
	}
	return out
}

// unprotecting is the framework that a module imports and that brings no check of its own; "" where it imports none.
func (ac *Checks) unprotecting(m *ir.Module) string {
	for _, name := range ac.names.Unprotecting {
		if ac.w.Imports(m, name) {
			return name
		}
	}
	return ""
}

// tokens reports whether the program speaks of a check anywhere: in a name, an import, or a text of a template; or keeps the
// session's cookie from other sites' forms.
func (ac *Checks) tokens() bool {
	speaks := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, "csrf") || strings.Contains(s, "xsrf") || strings.Contains(s, "seasurf") || s == "sec-fetch-site"
	}
	idle := ac.idleChecks(speaks)
	for _, m := range ac.prog.Modules {
		if ac.elsewhere(m) {
			continue
		}
		if len(idle) > 0 {
			if slices.ContainsFunc(m.Functions, func(f *ir.Function) bool { return !idle.of(f) && (idle.speaksOfOther(f, speaks) || ac.asksOrigin(f)) }) || keepsSessionHome(m) {
				return true
			}
			continue
		}
		if slices.ContainsFunc(m.Names, speaks) || keepsSessionHome(m) || slices.ContainsFunc(m.Functions, ac.asksOrigin) || slices.ContainsFunc(m.Functions, func(f *ir.Function) bool {
			return slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && speaks(c.Str) })
		}) {
			return true
		}
	}
	return false
}

// keepsSessionHome reports whether a module keeps the session's cookie from other sites' forms: None for SESSION_COOKIE_SAMESITE does not.
func keepsSessionHome(m *ir.Module) bool {
	kept, home := false, false
	setting := func(s string) {
		kept = kept || len(s) == len("SESSION_COOKIE_SAMESITE") && strings.EqualFold(s, "SESSION_COOKIE_SAMESITE")
		home = home || strings.EqualFold(s, "Lax") || strings.EqualFold(s, "Strict")
	}
	for _, name := range m.Names {
		setting(name)
	}
	for _, f := range m.Functions {
		for i := range f.Calls {
			for _, name := range f.Calls[i].Names {
				setting(name)
			}
		}
		for i := range f.Consts {
			if c := &f.Consts[i]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxName {
				setting(c.Str)
			}
		}
	}
	return kept && home
}

// cookiesStayHome reports whether the program sets cookies by itself and keeps all of them from forms of other sites, those that say who
// somebody is at least at one of the places that set them (the other one is told of by itself), and has no session of a framework that does
// not.
func (ac *Checks) cookiesStayHome() bool {
	home, abroad := map[string]bool{}, map[string]bool{}
	for _, f := range ac.prog.Functions {
		if ac.elsewhere(f.Module) {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "set_cookie" {
				name, stays := "", false
				for n, x := range f.Args(id)[1:] {
					s, _ := idiom.ConstText(f, x)
					if n == 0 {
						name = s
					}
					stays = stays || strings.EqualFold(idiom.Keyword(f, id, n), "samesite") && (strings.EqualFold(s, "lax") || strings.EqualFold(s, "strict"))
				}
				if stays {
					home[name] = true
				} else if name == "" || !ofTaste.MatchString(name) {
					abroad[name] = true
				}
			}
			if name := f.Instrs[j].Op; (name == ir.OpGlobal || name == ir.OpFrom) && f.NameOf(id) == "session" && ac.w.Imports(f.Module, "flask") {
				return false
			}
		}
	}
	for name := range abroad {
		if name == "" || !home[name] {
			return false
		}
	}
	return len(home) > 0
}

// ofTaste are cookies that say how somebody likes pages to look, and not who that is.
var ofTaste = regex.NewPattern(`(?i)^(\w+_)?(lang|language|locale|theme|dark_?mode|tz|time_?zone|currency|consent|notice|seen|dismissed|last_visit|font_?size|layout|view)$`)

// changedByForms are entry points that change something by what a form says, for a user known by a session: some of them where there
// are many, those first that set the user's password.
func (ac *Checks) changedByForms() (views []*ir.Function) {
	var others []*ir.Function
	for _, f := range ac.prog.Functions {
		if len(ac.w.Entries(f)) == 0 || ac.elsewhere(f.Module) || !ac.deed(f.ID, 0).changes || ac.unprotecting(f.Module) == "" {
			continue
		}
		switch {
		case !ac.changedByForm(f) && (ac.keptHomeByDefault(f.Module) || !ac.forgeableView(f)):
		case ac.ownPassword(f) != ir.NoID:
			views = append(views, f)
		default:
			others = append(others, f)
		}
	}
	views = append(views, others...)
	return views[:min(len(views), maxViews)]
}

// keptHomeByDefault reports whether a module is of a framework that keeps its cookies from forms of other sites where nothing else is said.
func (ac *Checks) keptHomeByDefault(m *ir.Module) bool {
	return ac.w.Imports(m, "fastapi") || ac.w.Imports(m, "starlette")
}

// changedByForm reports whether an entry point that changes something reads a form, for a user whom a session knows.
func (ac *Checks) changedByForm(f *ir.Function) bool {
	if entering.MatchString(f.Name) {
		return false
	}
	anyType := ac.w.Imports(f.Module, "aiohttp.web") // its json() reads what a form sends as text/plain
	form, session := false, false
	for j := range f.Instrs {
		switch f.Instrs[j].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
			name := f.NameOf(ir.ID(j))
			if name == "session" && !ac.ofClient(f, ir.ID(j)) {
				continue
			}
			form = form || name == "form" || name == "forms" || name == "post" || name == "POST" || anyType && name == "json"
			session = session || name == "session" || name == "current_user" || name == "get_session"
		}
	}
	return form && (session || (ac.guards(f, ac.names.Guard) || ac.behindHook(f)) && ac.cookiesKnow())
}

// ofClient reports whether what is called session is the client's, and not the database's: db.session, a module's of SQLAlchemy.
func (ac *Checks) ofClient(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op == ir.OpAttr {
		return requesting.MatchString(idiom.BearerName(f, f.Arg(id, 0)))
	}
	return ac.unprotecting(f.Module) != "" && !ac.w.Imports(f.Module, "sqlalchemy") || slices.ContainsFunc(ac.names.Unprotecting, func(framework string) bool { return ac.w.Imports(f.Module, framework+".session") })
}

// requesting are names of what holds the session of a client.
var requesting = regex.NewPattern(`(?i)^(request|req|self|ctx|context|conn|websocket|bottle|cherrypy|g)$`)

// maxViews is how many views are told of where nothing is checked anywhere.
const maxViews = 8
