package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that are told after they are made that they are no pages.

var (
	contentType = regex.NewPattern(`(?i)^(mimetype|(http_)?content[-_]type|media_type)$`)
	pageType    = regex.NewPattern(`(?i)html|svg|xml|^\s*$`)
	disposition = regex.NewPattern(`(?i)^content[-_]disposition$`)
	inline      = regex.NewPattern(`(?i)^\s*inline`)
)

// An answerType is what is known of the type of an answer.
type answerType uint8

const (
	pageOrNone answerType = iota // nothing says that it is none
	anyHeader                    // headers that are not known are added to it
	noPage                       // browsers do not show it as a page
)

// headerCalls are methods that set a header of the answer that they are called on.
var headerCalls = map[string]bool{"set_header": true, "setHeader": true, "send_header": true, "add_header": true}

// defaultHeaders are methods in which a class of handlers says what all of its answers have.
var defaultHeaders = []string{"set_default_headers", "prepare", "initialize"}

// retyped says what the program gives the answer that a call makes, or writes to: a type that browsers do not show as a page,
// a disposition that has them keep it as a file, or headers that are not known.
func (a *analysis) retyped(id ir.ID) answerType {
	if a.f.Instrs[id].Op != ir.OpCall {
		return pageOrNone
	}
	to := ir.NoID
	if method := a.f.Arg(id, 0); a.f.Instrs[method].Op == ir.OpAttr {
		to = a.unrefined(a.f.Arg(method, 0))
		if a.f.Instrs[to].Op == ir.OpAttr && a.f.NameOf(to) == "wfile" { // what a handler of http.server writes its answer to
			to = a.unrefined(a.f.Arg(to, 0))
		}
	}
	t := typed(a.f, id, to)
	if t == noPage || to == ir.NoID || a.f.Class == nil || a.f.Instrs[to].Op != ir.OpParam || a.f.Instrs[to].Aux != 0 {
		return t
	}
	for _, name := range defaultHeaders {
		if m := a.w.method(a.f.Class.ID, name); m != nil && m != a.f {
			t = max(t, typed(m, ir.NoID, parameterRegister(m, 0)))
		}
	}
	if t == pageOrNone {
		t = a.begunBy(to)
	}
	return t
}

// begunBy says what methods of its own class that a handler calls before it writes make of its answer: self.begin().
func (a *analysis) begunBy(self ir.ID) (t answerType) {
	for i := range a.f.Instrs {
		id := ir.ID(i)
		if a.f.Instrs[i].Op != ir.OpCall || len(a.f.Args(id)) == 0 {
			continue
		}
		callee := a.f.Arg(id, 0)
		if a.f.Instrs[callee].Op != ir.OpAttr || a.unrefined(a.f.Arg(callee, 0)) != self {
			continue
		}
		m := a.w.method(a.f.Class.ID, a.f.NameOf(callee))
		if m == nil || m == a.f {
			continue
		}
		if t = max(t, typed(m, ir.NoID, parameterRegister(m, 0))); t == pageOrNone && a.typedByCall(id, m) {
			t = noPage
		}
	}
	return t
}

// typedByArgument reports whether a call tells a function the type of the answer that it sends, and that is no page's:
// self.reply(200, "text/plain", body).
func (ap *application) typedByArgument() bool {
	return ap.a.f.Instrs[ap.id].Op == ir.OpCall && ap.a.typedByCall(ap.id, ap.callee)
}

// typedByCall is the same of a call of a function: it sends one of its parameters as the type.
func (a *analysis) typedByCall(id ir.ID, f *ir.Function) bool {
	for i := range f.Instrs {
		x := ir.ID(i)
		name, value := "", ir.NoID
		switch args := f.Args(x); f.Instrs[i].Op {
		case ir.OpCall:
			if len(args) > 2 && headerCalls[f.NameOf(args[0])] {
				name, _ = idiom.ConstText(f, args[1])
				value = args[2]
			}
		case ir.OpSetAttr:
			name, value = f.NameOf(x), args[1]
		case ir.OpSetIndex:
			name, _ = idiom.ConstText(f, args[1])
			value = args[2]
		}
		if value == ir.NoID || !contentType.MatchString(name) {
			continue
		}
		if value = idiom.Untested(f, value); f.Instrs[value].Op != ir.OpParam {
			continue
		}
		if given := argumentFor(a.f, id, f, int(f.Instrs[value].Aux)); given != ir.NoID {
			s, ok := a.vals[given].text()
			return ok && !pageType.MatchString(s)
		}
		s, ok := a.w.funcs[f.ID].defaultOf(f.Instrs[value].Aux).text()
		return ok && !pageType.MatchString(s)
	}
	return false
}

// retypedShared reports whether the function has given the answer that its framework makes of what is returned such a type: an
// object of which there is one a request, response.content_type = "text/plain", cherrypy.response.headers["Content-Type"] = ...
func (a *analysis) retypedShared() bool {
	f := a.f
	shared := func(holder ir.ID) bool {
		h := idiom.Unrefined(f, holder)
		if f.Instrs[h].Op == ir.OpAttr && strings.HasSuffix(f.NameOf(h), "headers") {
			h = idiom.Unrefined(f, f.Arg(h, 0))
		}
		switch f.Instrs[h].Op {
		case ir.OpFrom, ir.OpGlobal, ir.OpLoad, ir.OpAttr:
			return f.NameOf(h) == "response"
		}
		return false
	}
	for b := range f.Blocks {
		for _, x := range f.Blocks[b].Instrs {
			t := pageOrNone
			switch f.Instrs[x].Op {
			case ir.OpSetAttr:
				if shared(f.Arg(x, 0)) {
					t = headed(f, f.NameOf(x), f.Arg(x, 1))
				}
			case ir.OpSetIndex:
				if name, ok := idiom.ConstText(f, f.Arg(x, 1)); ok && shared(f.Arg(x, 0)) {
					t = headed(f, name, f.Arg(x, 2))
				}
			case ir.OpCall:
				args := f.Args(x)
				if len(args) < 3 || f.Instrs[args[0]].Op != ir.OpAttr || !headerCalls[f.NameOf(args[0])] || !shared(f.Arg(args[0], 0)) {
					continue
				}
				if name, ok := idiom.ConstText(f, args[1]); ok {
					t = headed(f, name, args[2])
				}
			}
			if t == noPage && a.onEveryWay(ir.BlockID(b), a.at) {
				return true
			}
		}
	}
	return false
}

// typedPage reports whether the function gives the answer whose text an instruction sets the type of a page: response.content_type =
// "text/html", falcon.MEDIA_HTML.
func (a *analysis) typedPage(set ir.ID) bool {
	f := a.f
	of := idiom.Untested(f, f.Arg(set, 0))
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpSetAttr || !contentType.MatchString(f.NameOf(id)) || idiom.Untested(f, f.Arg(id, 0)) != of {
			continue
		}
		v := f.Arg(id, 1)
		if s, ok := idiom.ConstText(f, v); ok && strings.Contains(strings.ToLower(s), "html") || f.NameOf(v) == "MEDIA_HTML" {
			return true
		}
	}
	return false
}

// madeAs says what the call of the function makes of an answer that is given a text afterwards: HttpResponse(), whose type is a page's by
// default, Response(mimetype="text/plain"). Of one that comes from elsewhere, and of types that are not known, anyHeader.
func (a *analysis) madeAs(answer ir.ID) answerType {
	f := a.f
	if answer == ir.NoID {
		return anyHeader
	}
	if answer = a.unrefined(answer); f.Instrs[answer].Op != ir.OpCall {
		return anyHeader
	}
	args, names := f.Args(answer), f.Calls[f.Instrs[answer].Aux].Names
	switch name := f.NameOf(args[0]); {
	case !answerMaker.MatchString(name):
		return anyHeader
	case otherAnswer.MatchString(name):
		return noPage
	case len(args)-1-len(names) > 1:
		return anyHeader
	}
	t := pageOrNone
	if rawAnswer.MatchString(f.NameOf(args[0])) {
		t = anyHeader // bytes of any kind by default
	}
	for k, name := range names {
		v := args[len(args)-len(names)+k]
		switch s, ok := idiom.ConstText(f, v); {
		case name == "headers":
			if h := headers(f, v); h != pageOrNone || saysHTML(f, v) {
				t = h
			}
		case !contentType.MatchString(name) || f.Instrs[v].Op == ir.OpConst && !ok: // None
		case !ok:
			return anyHeader
		case !pageType.MatchString(s):
			return noPage
		default:
			t = pageOrNone
		}
	}
	return t
}

// saysHTML reports whether a display of headers gives the type of a page.
func saysHTML(f *ir.Function, mapping ir.ID) bool {
	mapping = idiom.Unrefined(f, mapping)
	if f.Instrs[mapping].Op != ir.OpDict {
		return false
	}
	for i, kv := 0, f.Args(mapping); i+1 < len(kv); i += 2 {
		name, _ := idiom.ConstText(f, kv[i])
		if s, ok := idiom.ConstText(f, kv[i+1]); ok && contentType.MatchString(name) && pageType.MatchString(s) {
			return true
		}
	}
	return false
}

var (
	answerMaker = regex.NewPattern(`(?i)response$`)
	otherAnswer = regex.NewPattern(`(?i)json|redirect|file`)
	rawAnswer   = regex.NewPattern(`^StreamResponse$`)
)

// ofMaker is a sink by what made the answer that is given a text there; nil where that makes no page.
func (a *analysis) ofMaker(s *knowledge.Sink, answer ir.ID) *knowledge.Sink {
	switch a.madeAs(answer) {
	case noPage:
		return nil
	case pageOrNone:
		certain := *s
		certain.Confidence = ""
		return &certain
	}
	return s
}

// typed says what a function gives one of two values, an answer or what it is sent with.
func typed(f *ir.Function, answer, sender ir.ID) (t answerType) {
	own := func(holder ir.ID) bool {
		h := idiom.Unrefined(f, holder)
		if f.Instrs[h].Op == ir.OpAttr && strings.HasSuffix(f.NameOf(h), "headers") {
			h = idiom.Unrefined(f, f.Arg(h, 0))
		}
		if f.Instrs[h].Op == ir.OpAwait { // response = await make_response(text)
			h = idiom.Unrefined(f, f.Arg(h, 0))
		}
		return h == answer || h == sender
	}
	for b := range f.Blocks {
		for _, x := range f.Blocks[b].Instrs {
			switch f.Instrs[x].Op {
			case ir.OpSetAttr: // response.mimetype = "text/plain"
				if own(f.Arg(x, 0)) {
					t = max(t, headed(f, f.NameOf(x), f.Arg(x, 1)))
				}
			case ir.OpSetIndex: // response.headers["Content-Type"] = "text/plain"
				if name, ok := idiom.ConstText(f, f.Arg(x, 1)); ok && own(f.Arg(x, 0)) {
					t = max(t, headed(f, name, f.Arg(x, 2)))
				}
			case ir.OpCall:
				args := f.Args(x)
				if x == answer {
					t = max(t, headedBy(f, x))
				}
				if len(args) < 2 || f.Instrs[args[0]].Op != ir.OpAttr || !own(f.Arg(args[0], 0)) {
					continue
				}
				switch name, ok := idiom.ConstText(f, args[1]); {
				case len(args) > 2 && ok && headerCalls[f.NameOf(args[0])]: // self.set_header("Content-Type", "text/plain")
					t = max(t, headed(f, name, args[2]))
				case f.NameOf(args[0]) == "update" && f.NameOf(f.Arg(args[0], 0)) == "headers": // response.headers.update(headers)
					t = max(t, headers(f, args[1]))
				}
			}
		}
	}
	return t
}

// headed says what a header makes of an answer.
func headed(f *ir.Function, name string, value ir.ID) answerType {
	if value != ir.NoID && f.Instrs[value].Op == ir.OpFormat && len(f.Args(value)) > 0 {
		value = f.Arg(value, 0)
	}
	s, ok := idiom.ConstText(f, value)
	switch {
	case disposition.MatchString(name) && !(ok && inline.MatchString(s)), contentType.MatchString(name) && ok && !pageType.MatchString(s):
		return noPage
	}
	return pageOrNone
}

// headers says what a mapping of headers makes of an answer.
func headers(f *ir.Function, mapping ir.ID) (t answerType) {
	mapping = idiom.Unrefined(f, mapping)
	switch f.Instrs[mapping].Op {
	case ir.OpDict:
		for i, kv := 0, f.Args(mapping); i+1 < len(kv); i += 2 {
			if name, ok := idiom.ConstText(f, kv[i]); ok {
				t = max(t, headed(f, name, kv[i+1]))
			}
		}
		return t
	case ir.OpConst:
		return pageOrNone
	}
	return anyHeader
}

// headedBy says what the headers that the call is given, which makes an answer, make of it, as far as they are written there.
func headedBy(f *ir.Function, call ir.ID) (t answerType) {
	args := f.Args(call)
	for k, name := range f.Calls[f.Instrs[call].Aux].Names {
		if name == "headers" && f.Instrs[idiom.Unrefined(f, args[k+1])].Op == ir.OpDict {
			t = max(t, headers(f, args[k+1]))
		}
	}
	return t
}

// typedAnswer matches calls that make answers which are no pages.
var typedAnswer = regex.NewPattern(`(?i)^_?(jsonify|json_?(http_?)?response|orjson_?response|ujson_?response)$`)

// typedDecorator are decorators by which frameworks are told the shape of an answer, which they make JSON: @blp.response(200, Note).
var typedDecorator = regex.NewPattern(`^(\w+\.)*marshal_(list_)?with$|^\w+\.(response|output)$`)

// retypedAround reports whether a decorator, of the program or of a framework, makes of what the function returns an answer of such a type.
func (a *analysis) retypedAround() bool {
	for _, name := range a.f.Decorators {
		if typedDecorator.MatchString(name) {
			return true
		}
		g := a.w.functionCalled(a.f.Module, name)
		if g == nil {
			continue
		}
		for _, inner := range g.Module.Functions {
			if idiom.Within(inner, g) && answersTyped(inner) {
				return true
			}
		}
	}
	return false
}

// functionCalled is the function of the program that a dotted name is in a module: returns_json, api_utils.returns_json.
func (w *World) functionCalled(m *ir.Module, name string) *ir.Function {
	for m != nil {
		head, rest, dotted := strings.Cut(name, ".")
		b := w.prog.Lookup(m, head)
		if !dotted {
			return b.Function
		}
		m, name = b.Module, rest
	}
	return nil
}

// answersTyped reports whether a function makes an answer of such a type, and none that is a page.
func answersTyped(f *ir.Function) (typed bool) {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		typed = typed || typedAnswer.MatchString(f.NameOf(f.Arg(id, 0)))
		for k, name := range f.Calls[f.Instrs[i].Aux].Names {
			if !contentType.MatchString(name) {
				continue
			}
			s, ok := idiom.ConstText(f, f.Arg(id, k+1))
			if !ok || pageType.MatchString(s) {
				return false
			}
			typed = true
		}
	}
	return typed
}
