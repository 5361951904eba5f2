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

// This file holds checks against forged requests that a program makes itself and that leave some views out: a decorator, or a call,
// that others have; a hook that passes over some addresses.

var (
	forgeryCheck = regex.NewPattern(`(?i)csrf|xsrf|anti_?forgery|form_?token|same_?origin`)
	entering     = regex.NewPattern(`(?i)(log|sign)_?(in|out|up|on|off)|regist|forgot|recover|reset_?(password|pw)|password_?reset|web_?hook`) // nobody is known there yet, or any more
	asksJSON     = regex.NewPattern(`^(get_json|is_json|json)$`)
)

// forgeryGaps are the views that such a check leaves out.
func (ac *Checks) forgeryGaps() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil || !slices.ContainsFunc(ac.prog.Modules, func(m *ir.Module) bool { return !ac.elsewhere(m) && ac.speaksOfForgery(m) }) {
		return nil
	}
	var asking, open []*ir.Function
	for _, f := range ac.prog.Functions {
		if ac.elsewhere(f.Module) || f.Kind != ir.Def {
			continue
		}
		if forgeryCheck.MatchString(f.Name) && (len(ac.before(f)) > 0 || ac.registeredBefore(f)) {
			if id, begin := passedOver(f); id != ir.NoID {
				if v := ac.forgeableBelow(begin); v != nil {
					c := lacking(r, f, id, "The check of requests passes over these addresses, below which a cookie lets users change something")
					c.Trace = append(c.Trace, finding.Step{Kind: finding.StepFlow, Location: idiom.At(v, v.Pos, v.Pos), Function: idiom.Qualified(v), Message: "this one, for example"})
					out = append(out, c)
				}
			}
			return out // the rest is checked
		}
		if len(ac.w.Entries(f)) == 0 || ac.unprotecting(f.Module) == "" {
			continue // other frameworks check all forms, but for those that are exempt
		}
		switch {
		case ac.checksForgery(f):
			asking = append(asking, f)
		case ac.forgeableView(f):
			open = append(open, f)
		}
	}
	if len(asking) == 0 || (len(asking) == 1 || len(open) > len(asking)) && ac.extendedAgainstForgery() {
		return nil
	}
	for _, f := range open {
		out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
			Message: "This view changes something by what a form says, and nothing tells a forged request from a real one, as in other views"})
	}
	return out
}

// speaksOfForgery reports whether a module has a name of such a check, or a text in a framework's module that brings none.
func (ac *Checks) speaksOfForgery(m *ir.Module) bool {
	return slices.ContainsFunc(m.Names, forgeryCheck.MatchString) || ac.unprotecting(m) != "" && slices.ContainsFunc(m.Functions, func(f *ir.Function) bool {
		return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
			return c.Kind == ir.Str && len(c.Str) < idiom.MaxName && forgeryCheck.MatchString(c.Str)
		})
	})
}

// extension are names of what checks all forms of an application, once it is installed.
var extension = regex.NewPattern(`(?i)^(csrf_?protect|csrf\w*middleware|sea_?surf|csrf_?(ext|extension)|same_?site_?middleware|SESSION_COOKIE_SAMESITE)$|^(flask_wtf|flask_seasurf|\w*csrf\w*)(\.\w+)*$`)

// extendedAgainstForgery reports whether the program has something that checks all forms, or keeps the session's cookie from them.
func (ac *Checks) extendedAgainstForgery() bool {
	for _, m := range ac.prog.Modules {
		if ac.elsewhere(m) {
			continue
		}
		if slices.ContainsFunc(m.Imports, func(in ir.Import) bool {
			return extension.MatchString(in.Module) && ac.prog.Import(m, in.Module) == nil || extension.MatchString(in.Name)
		}) {
			return true
		}
		if keepsSessionHome(m) {
			return true
		}
	}
	return false
}

// checksForgery reports whether a view, or what stands before it, checks where a request comes from, by a function of the program.
func (ac *Checks) checksForgery(f *ir.Function) bool {
	if slices.ContainsFunc(idiom.Around(f), forgeryCheck.MatchString) || f.Class != nil && (slices.ContainsFunc(idiom.AroundClass(f.Class), forgeryCheck.MatchString) || slices.ContainsFunc(f.Class.Bases, forgeryCheck.MatchString)) {
		return true
	}
	return ac.within(f.ID, 1, func(g *ir.Function, id ir.ID) bool {
		return g.Instrs[id].Op == ir.OpCall && forgeryCheck.MatchString(g.NameOf(g.Arg(id, 0))) && !strings.Contains(strings.ToLower(g.NameOf(g.Arg(id, 0))), "token") ||
			(g.Instrs[id].Op == ir.OpCompare || g.Instrs[id].Op == ir.OpCall && comparing.MatchString(g.NameOf(g.Arg(id, 0)))) && slices.ContainsFunc(g.Args(id), func(x ir.ID) bool { return forgeryCheck.MatchString(idiom.BearerName(g, x)) })
	})
}

// forgeableView reports whether a view changes something for a user whom a cookie names, by a form or by its address, other than one
// by which users come and go.
func (ac *Checks) forgeableView(f *ir.Function) bool {
	if !ac.changes(f.ID, maxChangeDepth) || !ac.known(f) && !ac.demands(f) || !ac.takesForms(f) || linkedTo.MatchString(f.Name) || entering.MatchString(f.Name) || !ac.comesWithCookie(f) {
		return false
	}
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
			if asksJSON.MatchString(f.NameOf(ir.ID(i))) {
				return false // browsers send none from forms
			}
		}
	}
	return true
}

// takesForms reports whether a view is for requests that send something.
func (ac *Checks) takesForms(f *ir.Function) bool {
	if verbs, placed := ac.verbsOf(f); placed && verbs != "" {
		return strings.Contains(verbs, "POST")
	}
	p := idiom.Outer(f.Parent, f.Module)
	for _, d := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		call := d
		if p.Instrs[d].Op == ir.OpCall {
			d = p.Arg(d, 0)
		}
		if p.Instrs[d].Op == ir.OpAttr && p.NameOf(d) == "post" || slices.Contains(methodsGiven(p, call), "POST") {
			return true
		}
	}
	return f.Class != nil && f.Name == "post"
}

// registeredBefore reports whether a call names a function as one that runs before each request: app.before_request(check).
func (ac *Checks) registeredBefore(f *ir.Function) bool {
	for _, g := range ac.functions {
		if !slices.ContainsFunc(g.Module.Names, func(n string) bool { return n == "before_request" || n == "before_app_request" }) {
			continue
		}
		for j := range g.Instrs {
			id := ir.ID(j)
			if g.Instrs[j].Op == ir.OpCall && strings.HasPrefix(g.NameOf(g.Arg(id, 0)), "before_") && slices.ContainsFunc(g.Args(id)[1:], func(x ir.ID) bool { return ac.functionNamed(g, x) == f }) {
				return true
			}
		}
	}
	return false
}

// passedOver is where a check asks for the beginning of an address, and that beginning.
func passedOver(f *ir.Function) (ir.ID, string) {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpCall && len(f.Args(id)) == 2 && f.NameOf(f.Arg(id, 0)) == "startswith" {
			if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && strings.HasPrefix(s, "/") && len(s) > 1 {
				return id, strings.Trim(s, "/")
			}
		}
	}
	return ir.NoID, ""
}

// forgeableBelow is a view with such an address that changes something for a user whom a cookie names.
func (ac *Checks) forgeableBelow(begin string) *ir.Function {
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || !ac.changes(f.ID, maxChangeDepth) || !ac.known(f) && !ac.demands(f) || !ac.comesWithCookie(f) {
			continue
		}
		routed := slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return strings.HasPrefix(strings.Trim(e.Route, "/"), begin) })
		if routed || slices.ContainsFunc(ac.group(f).texts, func(s string) bool { return strings.HasPrefix(strings.Trim(s, "/"), begin) }) {
			return f
		}
	}
	return nil
}
