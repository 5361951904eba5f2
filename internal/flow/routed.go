package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what tables of routes say: that a group of digits in a pattern is a number, and which functions are entry
// points of a program that has a router of its own.

// routed reads a row of a table of routes: a pattern, and the class whose methods are called with its groups.
func (a *analysis) routed(id ir.ID) {
	args := a.f.Args(id)
	if len(args) < 2 {
		return
	}
	pattern, ok := idiom.ConstText(a.f, args[0])
	if !ok || !strings.Contains(pattern, "(") {
		return
	}
	for _, r := range a.vals[args[1]].refs() {
		if r.Kind == refClass {
			a.routeClass(r.ID, pattern)
		}
	}
}

// groupPattern finds the groups of a URL pattern that have none inside them.
var groupPattern = regex.NewPattern(`\((?:\?P<\w+>)?([^()?][^()]*)\)`)

func (a *analysis) routeClass(class int32, pattern string) {
	t := a.w.base.Type(a.w.ExternBase(class))
	groups := groupPattern.FindAllStringSubmatch(pattern, -1)
	for _, c := range a.w.classes[class].mro {
		for name, m := range a.w.prog.Classes[c].Methods {
			for _, hn := range t.EntryHandlers(name, taken(m)) {
				h := a.w.base.Handler(hn)
				if h == nil || !h.Positional {
					continue
				}
				e := &Entry{Handler: h, names: map[string]bool{}, Safe: map[string]bool{}, words: map[string]bool{}}
				for i := 1; i < len(m.Params); i++ {
					p := m.Params[i].Name
					e.names[p] = true
					if i <= len(groups) {
						e.Safe[p], e.words[p] = digitsOnly(groups[i-1][1]), wordForm.MatchString(groups[i-1][1])
					}
				}
				a.effects = append(a.effects, effect{kind: effectEntry, id: m.ID, entry: e})
			}
		}
	}
}

// routeNamed is the pattern of a route by its name, where one call gives it that: config.add_route("book", r"/books/{id:\d+}").
func (w *World) routeNamed(method, name string) (string, bool) {
	w.routesOnce.Do(func() { w.routeNames = w.findRouteNames(method) })
	pattern := w.routeNames[name]
	return pattern, pattern != ""
}

// findRouteNames are the patterns of routes by their names; of a name that several routes have, none.
func (w *World) findRouteNames(method string) map[string]string {
	out := map[string]string{}
	for _, f := range w.prog.Functions {
		if !slices.Contains(f.Module.Names, method) {
			continue
		}
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != method || len(f.Args(id)) < 3 {
				continue
			}
			name, named := idiom.ConstText(f, f.Arg(id, 1))
			pattern, ok := idiom.ConstText(f, f.Arg(id, 2))
			if _, twice := out[name]; twice || !ok {
				pattern = ""
			}
			if named {
				out[name] = pattern
			}
		}
	}
	return out
}

// ofRoute takes from the parameters of the path what the route's pattern says that they are not.
func (a *analysis) ofRoute(name string, v *Val) *Val {
	isParameter := func(x Atom) bool { return x.is(knowledge.Untrusted) && x.Origin.Source.What == "path parameter" }
	if v == nil || v == bottom || !slices.ContainsFunc(v.taint(), isParameter) {
		return v
	}
	for _, e := range a.fs.entries {
		switch {
		case e.Safe[name]:
			return a.numberOf(v)
		case e.words[name]:
			return v.withTaint(sanitized(v.taint(), a.w.alphabet.safe(a.w.alphabet.words)))
		}
	}
	return v
}

// ownHandler is the shape of entry points that the program's own router calls: that of a server's methods.
const ownHandler = "stdlib.request"

// routedByOwn reports whether a function, which is no method of a server, is called by the program's own router.
func (w *World) routedByOwn(f *ir.Function) bool {
	return f.Class == nil && slices.ContainsFunc(w.funcs[f.ID].entries, func(e *Entry) bool { return e.Handler.Name == ownHandler })
}

// ownRoute takes down a function that a function of the program is given together with a path: add("/notes", notes), and as a
// decorator @page("/notes").
func (a *analysis) ownRoute(id, call ir.ID, callee, fn *Val) {
	if a.f.Kind != ir.ModuleBody || a.f.Instrs[call].Op != ir.OpCall || !a.isFunction(fn) || !slices.ContainsFunc(callee.refs(), func(r Ref) bool { return r.Kind == refFunc }) {
		return
	}
	for _, x := range a.f.Args(call)[1:] {
		if s, ok := a.vals[x].text(); ok && strings.HasPrefix(strings.TrimPrefix(s, "^"), "/") {
			a.register(id, fn, ownHandler, nil)
			return
		}
	}
}

// viewOf is the entry point in which a hit stands that a function has: where the program's own router reads the request, that is
// not where it is read, and where a wrapper was called in the framework's place, the view that it calls. The hit then stands
// where that view brings it about.
func (w *World) viewOf(h *hit, f *ir.Function) (*ir.Function, *hit) {
	if at := h.at(); w.routedByOwn(at) {
		return at, h
	}
	if f.Kind != ir.ModuleBody {
		return f, h
	}
	n := *h
	n.place = nil
	for s := h.path; s != nil; s = s.Prev {
		if len(w.funcs[s.Fn.ID].entries) > 0 {
			n.place = s
			return s.Fn, &n
		}
	}
	return h.fn, &n
}

// serves reports whether the program answers requests without a framework, so that what stands beside paths are its views.
func (w *World) serves() bool {
	for i := range w.funcs {
		if !w.funcs[i].test && slices.ContainsFunc(w.funcs[i].entries, func(e *Entry) bool {
			return e.Handler.Name == ownHandler && w.prog.Functions[i].Class != nil || e.Handler.Name == "stdlib.wsgi-application"
		}) {
			return true
		}
	}
	return false
}

// forgetUnserved takes what stands beside paths for no entry points where the program answers no requests by itself.
func (w *World) forgetUnserved() {
	if w.serves() {
		return
	}
	for i, f := range w.prog.Functions {
		if w.routedByOwn(f) {
			w.funcs[i].entries = nil
		}
	}
}
