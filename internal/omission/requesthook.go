package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds functions that frameworks call before each request: who they stand before, and whom they turn away.

// hook takes down a function that runs before others and refuses strangers.
func (ac *Checks) hook(f *ir.Function) {
	for _, k := range ac.before(f) {
		ac.stands(f, k)
	}
}

// before is what a function runs before: all views, or those of a router.
func (ac *Checks) before(f *ir.Function) []hookKey {
	all, web := false, false
	for _, d := range f.Decorators {
		owner, last, _ := strings.Cut(d, ".")
		switch {
		case strings.Contains(last, "before_request") || last == "middleware" || last == "on_request" || last == "url_value_preprocessor":
			web = owner == "web"
			if !strings.Contains(owner, "app") && !web {
				return []hookKey{{module: f.Module.ID, router: owner}}
			}
			all = true
		case strings.Contains(d, "before_app_request") || strings.HasSuffix(d, "web.middleware"):
			all = true
		}
	}
	if f.Class != nil && (strings.Contains(f.Class.Name, "Middleware") || takes(f.Class.Methods["__init__"], "get_response")) {
		switch f.Name {
		case "__call__", "dispatch", "process_request", "process_view":
			all = true
		}
	}
	if f.Class != nil && ac.w.Imports(f.Module, "falcon") && (f.Name == "process_resource" || f.Name == "process_request") {
		all = true
	}
	if !all {
		return nil
	}
	k := allViews
	if k.below = ac.limitedTo(f); k.below == "" {
		k.but = ac.exempted(f)
	}
	if web && k.below+k.but == "" { // which views it guards it asks in another way
		return nil
	}
	return []hookKey{k}
}

// takes reports whether a function has a parameter of a name.
func takes(f *ir.Function, name string) bool {
	return f != nil && slices.ContainsFunc(f.Params, func(p ir.Param) bool { return p.Name == name })
}

// limitedTo is the beginning of the addresses that a hook guards: it asks for a path below what is called so that not
// everybody may be there. "" where it does not.
func (ac *Checks) limitedTo(f *ir.Function) string {
	only := ""
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) != 2 || f.NameOf(f.Arg(id, 0)) != "startswith" {
			continue
		}
		s, ok := idiom.ConstText(f, f.Arg(id, 1))
		if ok && slices.ContainsFunc(strings.FieldsFunc(s, idiom.NotWord), func(w string) bool {
			return ac.names.Administrative.MatchString(w) || ac.names.Sensitive.MatchString(w)
		}) {
			return strings.Trim(s, "/")
		}
		if ok && strings.HasPrefix(s, "/") && len(s) > 1 && only == "" {
			only = strings.Trim(s, "/")
		}
	}
	if ac.exempted(f) == "" { // it names no address for strangers, and so those that it guards
		return only
	}
	return ""
}

// below reports whether an entry point has an address that begins so; one without a known address may have any.
func (ac *Checks) below(f *ir.Function, begin string) bool {
	known := false
	for _, e := range ac.w.Entries(f) {
		route := strings.Trim(e.Route, "/")
		known = known || route != ""
		if strings.HasPrefix(route, begin) {
			return true
		}
	}
	if slices.ContainsFunc(ac.group(f).texts, func(s string) bool { return strings.HasPrefix(strings.Trim(s, "/"), begin) }) {
		return true
	}
	return !known
}

// A hookKey is what a hook runs before: the entry points of a router, by its name in a module.
type hookKey struct {
	module int32
	router string
	below  string // of all views, only those whose addresses begin so; "" for all
	but    string // not those whose addresses are one of these, or below one, a line each
}

// allViews are the entry points of the whole program.
var allViews = hookKey{module: -1}

// stands takes down a hook.
func (ac *Checks) stands(f *ir.Function, before hookKey) {
	if ac.turnsAway(f) && !ac.againstForgery(f) {
		if before.below+before.but != "" {
			ac.selective[f.Name] = true
			if f.Class != nil {
				ac.selective[f.Class.Name] = true
			}
		}
		ac.hooks[before] = ac.hooks[before] || ac.deed(f.ID, 0).privileged
	}
}

// againstForgery reports whether what a hook turns away are requests that another site may have forged, not those of strangers: it
// lets those pass that change nothing, and asks for no user.
func (ac *Checks) againstForgery(f *ir.Function) bool {
	if d := ac.deed(f.ID, 0); d.asks || d.guards || !d.proven {
		return false
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpCompare && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return idiom.BearerName(f, x) == "method" }) {
			return true
		}
	}
	return false
}

// behindHook reports whether a hook runs before an entry point.
func (ac *Checks) behindHook(f *ir.Function) bool {
	hooked, _ := ac.hooked(f)
	return hooked
}

// hooked reports whether a hook runs before an entry point, and whether one asks for a privilege.
func (ac *Checks) hooked(f *ir.Function) (hooked, privileged bool) {
	router := ac.group(f).router
	for k, p := range ac.hooks {
		if k.module == allViews.module {
			if (k.below == "" || ac.below(f, k.below)) && !ac.exempt(f, k.but) {
				hooked, privileged = true, privileged || p
			}
			continue
		}
		if k.module == f.Module.ID && (k.router == router || router == "") {
			hooked, privileged = true, privileged || p
		}
	}
	return hooked, privileged
}
