package flow

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// An entry is a function that somebody outside the program calls: what its parameters are, and where its result goes.
type Entry struct {
	Handler   *knowledge.Handler
	names     map[string]bool      // the parameters that the route names; nil where the route is not known
	Safe      map[string]bool      // those that a converter makes harmless
	words     map[string]bool      // those that a converter has hold letters, digits, underscores and hyphens only
	parts     map[string]bool      // those that are one part of the path
	Route     string               // the URL's pattern, where it is known
	page      string               // the name of the template that the result fills in
	called    bool                 // by a wrapper of the program, which passes the parameters
	checked   []checkedRead        // what its wrappers have found out of the request
	shaped    bool                 // the route names the shape of the answer
	Wrapper   string               // the function of the program that the handler was wrapped in when it was registered
	schema    int32                // the class that describes the entries of the parameters; 0 for none, otherwise its number and one
	described []OperationParameter // what a description of the interface says of the parameters
	Secured   bool                 // it has callers prove themselves first
	Open      bool                 // it says that they need not, where others have to
	Scopes    []string             // what they need to be allowed
	handsOver bool                 // what it passes all its parameters to is an entry point as well
	methods   *regex.Pattern       // which methods of a registered instance or class are meant, where its bases do not say
}

// register makes a function, or the entry methods of a class, an entry point.
func (a *analysis) register(id ir.ID, fn *Val, handler string, call *modelCall) {
	a.registerAs(id, fn, Entry{Handler: a.w.base.Handler(handler)}, call)
}

func (a *analysis) registerAs(id ir.ID, fn *Val, e Entry, call *modelCall) {
	h := e.Handler
	if h == nil || fn == nil {
		return
	}
	if h.Route != "" && call != nil {
		for i, p := range call.fn.Params {
			if p.Name != h.Route {
				continue
			}
			v := call.params[i].val
			if p.Star && len(call.args) == 1 { // add_resource(Order, "/orders/<int:number>")
				v = call.args[0].val
			}
			if s, ok := v.text(); ok {
				if h.Named != "" {
					if s, ok = a.w.routeNamed(h.Named, s); !ok {
						continue
					}
				}
				e.names, e.Safe = routeParameters(s, h.Converters)
				if h.Beyond {
					e.names = nil
				}
				_, e.words = routeParameters(s, h.Words)
				routeWords(s, e.words)
				e.Route = s
			}
		}
	}
	if pattern := cmp.Or(h.Route, h.Parts); pattern != "" && call != nil {
		e.parts = routeParts(call.textOf(pattern))
	}
	e.shaped = call != nil && call.shaped()
	if call != nil {
		e.schema = call.schema(h.Schema)
	}
	if h.Template != "" && call != nil {
		e.page = call.textOf(h.Template)
	}
	for _, r := range fn.Refs {
		switch r.Kind {
		case refFunc:
			if r.Bind != nil && r.Bind.wraps != nil {
				e.Wrapper = a.w.prog.Functions[r.ID].Parent.Name
				a.registerWrapped(id, r, r.Bind.wraps, &e)
				continue
			}
			own := e
			if len(h.Numbers) > 0 && call != nil {
				call.declared(&own, a.w.prog.Functions[r.ID])
			}
			if h.Fields != "" && call != nil {
				own.describe(a.w.cfg.Arguments[idiom.LastPart(call.textOf(h.Fields))], a.w.prog.Functions[r.ID])
			}
			a.effects = append(a.effects, effect{kind: effectEntry, id: r.ID, entry: &own})
			a.registerCaptured(id, r, e)
			if h.Options != "" {
				a.parameterOptions(a.w.prog.Functions[r.ID], h)
			}
		case refClass:
			a.registerClass(r.ID, &e)
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				a.registerClass(o.Class, &e)
				for _, f := range o.Fields { // a decorator that is a class holds what it was given
					a.registerWrapped(id, r, f.Val, &e)
				}
			}
		case refInst: // View.as_view()
			if i := strings.LastIndex(r.Name, "()"); i > 0 {
				continue
			}
		}
	}
}

// registerCaptured makes the functions entry points that a closure of the program captures: it was made to stand before
// them, as require_user(view) is.
func (a *analysis) registerCaptured(id ir.ID, r Ref, e Entry) {
	outer := a.w.prog.Functions[r.ID].Parent
	if r.Bind == nil || outer == nil || outer.Kind != ir.Def {
		return
	}
	e.Wrapper = outer.Name
	inner := a.w.prog.Functions[r.ID]
	for i, cell := range r.Bind.env {
		if i < len(inner.Free) && !slices.ContainsFunc(outer.Params, func(p ir.Param) bool { return p.Name == inner.Free[i] }) {
			continue // made or imported there: what the function uses
		}
		a.registerWrapped(id, r, a.loadCell(cell), &e)
	}
}

func (a *analysis) registerClass(class int32, e *Entry) {
	if e.methods != nil {
		for _, m := range a.methodsNamed(class, e.methods) {
			a.effects = append(a.effects, effect{kind: effectEntry, id: m.ID, entry: e})
		}
		return
	}
	for _, c := range a.w.classes[class].mro {
		for name, m := range a.w.prog.Classes[c].Methods {
			for _, h := range a.w.base.Type(a.w.ExternBase(class)).EntryHandlers(name, taken(m)) {
				if e.Handler.Name == h {
					a.effects = append(a.effects, effect{kind: effectEntry, id: m.ID, entry: e})
				} else if own := a.w.base.Handler(h); own != nil && e.names != nil { // what the route says holds of the methods, whatever their shape
					x := *e
					x.Handler = own
					a.effects = append(a.effects, effect{kind: effectEntry, id: m.ID, entry: &x})
				}
			}
		}
	}
}

// methodsNamed are the methods of a class of the program, and of those that it derives from, whose names match.
func (a *analysis) methodsNamed(class int32, names *regex.Pattern) (out []*ir.Function) {
	for _, c := range a.w.classes[class].mro {
		for name, m := range a.w.prog.Classes[c].Methods {
			if names.MatchString(name) {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(x, y *ir.Function) int { return cmp.Compare(x.ID, y.ID) })
	return out
}

var routePattern = regex.NewPattern(`<(?:([^<>:]+):)?([^<>:]+)>|\{(\w+)(?::([^{}]*))?\}|\(\?P<(\w+)>([^()]*)\)|/:(\w+)`)

// routeParameters are the parameters that a URL pattern names, and those whose form makes them harmless.
func routeParameters(route string, converters []string) (names, safe map[string]bool) {
	names, safe = map[string]bool{}, map[string]bool{}
	for _, m := range routePattern.FindAllStringSubmatch(route, -1) {
		name, form := m[2], m[1]
		switch {
		case m[3] != "":
			name, form = m[3], m[4]
			if form != "" && digitsOnly(form) {
				safe[name] = true
			}
		case m[5] != "":
			name, form = m[5], m[6]
			if digitsOnly(form) {
				safe[name] = true
			}
		case m[7] != "":
			name = m[7]
		}
		form, _, _ = strings.Cut(form, "(")
		names[name] = true
		if m[1] != "" {
			names[m[1]] = true // Bottle writes <name:filter>, the others <filter:name>
			if slices.Contains(converters, name) && !slices.Contains(converters, form) {
				name, form = form, name
			}
		}
		for _, c := range converters {
			if form == c {
				safe[name] = true
			}
		}
	}
	return names, safe
}

// wordForm is a group of a URL pattern that lets only letters, digits, underscores and hyphens pass.
var wordForm = regex.NewPattern(`^(?:(?:\[(?:[\w-]|\\[wd-])+\]|\\w|\\d|\w)(?:[+*?]|\{\d+(?:,\d*)?\})?)+$`)

// routeWords adds the parameters of a URL pattern whose group is such a form.
func routeWords(route string, words map[string]bool) {
	for _, m := range routePattern.FindAllStringSubmatch(route, -1) {
		if m[5] != "" && wordForm.MatchString(m[6]) {
			words[m[5]] = true
		}
		if m[3] != "" && strings.ContainsAny(m[4], `[\`) && wordForm.MatchString(m[4]) {
			words[m[3]] = true
		}
	}
}

// wholeParts are the converters and groups of URL patterns that let a part of the path through, and no slash.
var wholeParts = map[string]bool{"": true, "str": true, "string": true, "slug": true, "[^/]+": true, `\w+`: true, `[\w-]+`: true, `[-\w]+`: true}

// routeParts are the parameters that a URL pattern names of which each is one part of the path.
func routeParts(route string) (names map[string]bool) {
	for _, m := range routePattern.FindAllStringSubmatch(route, -1) {
		name, form := cmp.Or(m[2], m[3], m[5], m[7]), cmp.Or(m[1], m[4], m[6])
		if form, _, _ = strings.Cut(form, "("); wholeParts[form] {
			if names == nil {
				names = map[string]bool{}
			}
			names[name] = true
		}
	}
	return names
}

func digitsOnly(pattern string) bool {
	for _, part := range []string{`\d`, `[0-9]`, "+", "*", "{4}", "{2}", "{1,2}"} {
		pattern = strings.ReplaceAll(pattern, part, "")
	}
	return pattern == ""
}

// injecting is a default of a parameter, or what its annotation adds to its type. Of a call that has a framework pass what a
// function of the program returns it is who passes it, and the function. What is passed of a class, or by a library, is the
// client's.
func (a *analysis) injecting(id ir.ID) *Val {
	v := a.vals[id]
	if a.f.Instrs[id].Op != ir.OpCall || len(a.f.Args(id)) < 2 {
		return v
	}
	provider := a.vals[a.f.Arg(id, 1)]
	if slices.ContainsFunc(provider.refs(), func(r Ref) bool { return r.Kind == refObject }) { // an instance that can be called
		provider = a.attr(id, provider, "__call__")
	}
	i := slices.IndexFunc(provider.refs(), func(r Ref) bool { return r.Kind == refFunc })
	if i < 0 {
		return v
	}
	for _, r := range a.vals[a.f.Arg(id, 0)].refs() {
		if name := a.w.base.Canonical(r.Name); r.Kind == refExtern && a.w.base.Injects(name) {
			return &Val{Refs: []Ref{{Kind: refInst, Name: name}, provider.Refs[i]}}
		}
	}
	return v
}

// injected is what the framework passes to a parameter because its default, or an alias that is its annotation, says so.
func (a *analysis) injected(h *knowledge.Handler, i int, p *ir.Param, reg ir.ID) (v *Val, ok bool) {
	if len(h.Injected) == 0 {
		return nil, false
	}
	if defs := a.fs.defaults; i < len(defs) {
		v = defs[i]
	}
	if v == nil && p.Type != nil {
		v, _ = a.w.modules[a.f.Module.ID].vars.get(p.Type.Name)
	}
	if !injects(h, v) {
		return nil, false
	}
	return a.provide(h, v, reg, maxProviders), true
}

// maxProviders bounds the functions that provide what other such functions are given.
const maxProviders = 4

// provide calls the functions that a framework calls for what it passes, with what it passes to them.
func (a *analysis) provide(h *knowledge.Handler, v *Val, reg ir.ID, depth int) (out *Val) {
	for _, r := range v.refs() {
		if r.Kind != refFunc || reg == ir.NoID {
			continue
		}
		f := a.w.prog.Functions[r.ID]
		given := &callArgs{}
		for i, d := range a.w.funcs[r.ID].defaults {
			if depth > 0 && i < len(f.Params) && f.Params[i].HasDefault && injects(h, d) {
				given.named = append(given.named, namedArg{f.Params[i].Name, argv{ir.NoID, a.provide(h, d, reg, depth-1)}})
			}
		}
		v := a.callFunction(reg, f, r.Bind, given)
		if f.Generator { // what it yields, and puts away after the answer
			v = a.element(reg, v)
		}
		out = join(out, v)
	}
	return out
}

// injects reports whether a default says that the framework passes something in its place.
func injects(h *knowledge.Handler, v *Val) bool {
	return slices.ContainsFunc(v.refs(), func(r Ref) bool { return r.Kind == refInst && slices.Contains(h.Injected, r.Name) })
}

// parameter is what a framework passes.
func (a *analysis) parameter(e *Entry, i int, p *ir.Param, reg ir.ID, method bool) *Val {
	if v, ok := a.injected(e.Handler, i, p, reg); ok {
		return v
	}
	v := a.inForm(e, p.Name, reg, a.matching(e.Handler, i, reg, a.passed(e, i, p, reg, method)))
	if e.schema > 0 && len(v.taint()) > 0 && p.Type == nil {
		return a.ownEntry(p, a.formEntries(reg, e.schema-1, nil, v))
	}
	if e.parts[p.Name] && len(v.taint()) > 0 {
		v = v.withTaint(flagged(v.taint(), onePart))
	}
	if len(v.taint()) > 0 && p.Kind < ir.VarArgs && a.passedAsText(e.Handler, i, p) {
		text := *v.withTaint(asText(v.taint()))
		text.Plain = true
		return &text
	}
	return v
}

// ownEntry is the entry of a form that is passed to a parameter of its name, or else the form itself.
func (a *analysis) ownEntry(p *ir.Param, form *Val) *Val {
	if refs := form.refs(); len(refs) == 1 && refs[0].Kind == refObject && p.Kind != ir.VarArgs {
		if o := a.obj(refs[0].ID); o != nil {
			if v, ok := o.get(key{'[', p.Name}); ok {
				return v
			}
		}
	}
	return form
}

// passedAsText reports whether a framework passes a text to a parameter, whatever the client sends.
func (a *analysis) passedAsText(h *knowledge.Handler, i int, p *ir.Param) bool {
	if p.Type != nil {
		return len(h.Annotated) > 0 && p.Type.Name == "str"
	}
	return len(h.Bodies) > 0 && (i >= len(a.fs.defaults) || !slices.ContainsFunc(a.fs.defaults[i].refs(), func(r Ref) bool {
		return r.Kind == refInst && slices.Contains(h.Bodies, r.Name)
	}))
}

// passed is what a framework passes by the type, the place or the name of a parameter.
func (a *analysis) passed(e *Entry, i int, p *ir.Param, reg ir.ID, method bool) *Val {
	if p.Type != nil {
		if v := a.annotated(e.Handler, p.Type); v != nil {
			if every := e.Handler.Parameters["*"]; every != nil && v.Type == "" && v.Source == nil {
				return a.chosen(every, reg)
			}
			return a.entryValue(v, reg)
		}
	}
	if method {
		i--
	}
	if p.Kind == ir.KeywordOnly {
		i = -1 // it is passed by its name
	}
	v := e.Handler.Parameter(i, p.Name)
	if v == nil {
		return nil
	}
	if v == e.Handler.Parameters["*"] && e.names == nil && e.Handler.Route != "" && !e.Handler.Beyond && p.HasDefault {
		return nil // a choice of whoever declares the route: def page(request, slug, template="page.html")
	}
	if v == e.Handler.Parameters["*"] && len(e.Handler.Numbers) > 0 {
		if a.describedAs(p.Name, e.Handler.Numbers) {
			return a.chosen(v, reg)
		}
		if class := a.describedIn(p.Name); class >= 0 && reg != ir.NoID {
			return a.inputEntries(reg, class, a.entryValue(v, reg), e.Handler.Numbers)
		}
	}
	if v == e.Handler.Parameters["*"] && e.names == nil { // a decorator says what the function is, and the table of routes what is passed
		for _, other := range a.fs.entries {
			if other.names[p.Name] && other.Handler.Parameters["*"] != nil {
				return nil
			}
		}
	}
	if v == e.Handler.Parameters["*"] && (e.names != nil || e.Handler.Beyond) {
		if e.names != nil && !e.names[p.Name] && p.Kind < ir.VarArgs {
			return nil
		}
		if e.Safe[p.Name] {
			return a.chosen(v, reg)
		}
		if e.words[p.Name] {
			out := a.entryValue(v, reg)
			return out.withTaint(sanitized(out.taint(), a.w.alphabet.safe(a.w.alphabet.words)))
		}
	}
	return a.entryValue(v, reg)
}

func (a *analysis) annotated(h *knowledge.Handler, t *ir.TypeRef) *knowledge.Value {
	if len(h.Annotated) == 0 {
		return nil
	}
	name := a.w.typeName(a.f.Module, t.Name)
	if v := h.Annotated[name]; v != nil {
		return v
	}
	if c := a.w.prog.ClassNamed(a.f.Module, t.Name); c != nil && a.w.enumeration(c.ID) {
		return h.Annotated["enum.Enum"]
	}
	short := strings.TrimPrefix(name, "builtins.")
	if v := h.Annotated[short]; v != nil || t.Elem == nil || !listed[strings.ToLower(idiom.LastPart(t.Name))] {
		return v
	}
	if v := a.annotated(h, t.Elem); v != nil && v.Type == "" && v.Source == nil {
		return v // a list of numbers
	}
	return nil
}

// listed are types of parameters that hold several of what stands inside.
var listed = map[string]bool{"list": true, "set": true, "frozenset": true, "tuple": true, "sequence": true, "iterable": true, "collection": true}

// chosen is a parameter whose form is harmless, but which the client chooses: the number of an object.
func (a *analysis) chosen(v *knowledge.Value, reg ir.ID) *Val {
	return a.numberOf(a.entryValue(v, reg))
}

func (a *analysis) entryValue(v *knowledge.Value, reg ir.ID) *Val {
	if reg == ir.NoID {
		return nil
	}
	if c := a.f.Class; c != nil && v.ClassIn != "" {
		if x, ok := a.w.classField(a, c.ID, v.ClassIn); ok && len(x.refs()) == 1 && x.Refs[0].Kind == refClass {
			return refVal(Ref{Kind: refSelf, ID: x.Refs[0].ID})
		}
	}
	return a.modelled(reg, v)
}

// handlerReturn checks what an entry point's result does: the framework sends it to the client.
func (a *analysis) handlerReturn(id, val ir.ID) {
	for _, e := range a.fs.entries {
		if e.handsOver && a.answeredByNext(val) {
			continue
		}
		if v := a.vals[val]; e.page != "" && v != nil && v != bottom {
			a.fill(id, a.w.template(a.f.Module, e.page), a.merge(emptyContainer("dict"), v))
		}
		if len(e.Handler.Returns) == 0 {
			continue
		}
		for _, x := range a.answers(val) {
			for _, s := range e.Handler.Returns {
				a.answer(id, e, s, a.vals[x])
			}
		}
	}
}

// maxAnswers bounds the joins of values that are taken apart.
const maxAnswers = 4

// answers are the values between which a returned one is chosen, each of which is an answer of its own type: {"name": name} if name else
// HTTPError(404).
func (a *analysis) answers(val ir.ID) []ir.ID {
	out := []ir.ID{val}
	for i, fuel := 0, maxAnswers; i < len(out); i++ {
		phi := out[i]
		if phi == ir.NoID || a.f.Instrs[phi].Op != ir.OpPhi || fuel == 0 {
			continue
		}
		b := a.phiBlock(phi)
		if b == ir.NoBlock {
			continue
		}
		fuel--
		var chosen []ir.ID
		for k, x := range a.f.Args(phi) {
			if a.edge(a.f.Blocks[b].Preds[k], b) && !slices.Contains(out, x) {
				chosen = append(chosen, x)
			}
		}
		out = slices.Replace(out, i, i+1, chosen...)
		i--
	}
	return out
}

// answer checks what becomes of one value that an entry point returns.
func (a *analysis) answer(id ir.ID, e *Entry, s *knowledge.Sink, v *Val) {
	if v == nil || v == bottom || s.Kinds&^a.w.htmlKinds == 0 && len(v.taint()) > 0 && (a.retypedAround() || a.retypedShared()) {
		return
	}
	m := &modelCall{a: a, id: id, fn: &knowledge.Function{}, result: v}
	if !m.holdAll(s.When) {
		return
	}
	// A tuple is (body, status, headers): "return" and any element of it are the body and what that holds.
	body := m
	if es, ok := a.elements(v); ok && a.isTuple(v) && len(es) > 0 {
		body = &modelCall{a: a, id: id, fn: m.fn, result: es[0]}
	}
	for _, p := range s.Arg {
		of := body
		if len(p.Path) > 0 && p.Path[0].Kind != knowledge.ElemAny {
			of = m
		}
		if x, _, ok := of.port(p); ok && x != nil && x != bottom {
			a.sinkValue(id, s, x, "return")
			if s.Columns && !e.shaped && a.f.Returns == nil {
				a.sendColumns(id, s, x)
			}
		}
	}
}
