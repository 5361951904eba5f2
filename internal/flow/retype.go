package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that are told after they are made that they are no pages.

var (
	contentType = regex.NewPattern(`(?i)^(mimetype|(http_)?content[-_]type|media_type)$`)
	pageType    = regex.NewPattern(`(?i)html|svg|xml|^\s*$`)
)

// headerCalls are methods that set a header of the answer that they are called on.
var headerCalls = map[string]bool{"set_header": true, "setHeader": true, "send_header": true, "add_header": true}

// defaultHeaders are methods in which a class of handlers says what all of its answers have.
var defaultHeaders = []string{"set_default_headers", "prepare", "initialize"}

// retyped reports whether the answer that a call makes, or writes to, is given a type that browsers do not show as a page.
func (a *analysis) retyped(id ir.ID) bool {
	to := ir.NoID
	if method := a.f.Arg(id, 0); a.f.Instrs[method].Op == ir.OpAttr {
		to = a.unrefined(a.f.Arg(method, 0))
	}
	if typed(a.f, id, to) {
		return true
	}
	if to == ir.NoID || a.f.Class == nil || a.f.Instrs[to].Op != ir.OpParam || a.f.Instrs[to].Aux != 0 {
		return false
	}
	for _, name := range defaultHeaders {
		if m := a.w.method(a.f.Class.ID, name); m != nil && m != a.f && typed(m, ir.NoID, parameterRegister(m, 0)) {
			return true
		}
	}
	return false
}

// typed reports whether a function gives one of two values, an answer or what it is sent with, such a type.
func typed(f *ir.Function, answer, sender ir.ID) bool {
	for b := range f.Blocks {
		for _, x := range f.Blocks[b].Instrs {
			name, value, holder := "", ir.NoID, ir.NoID
			switch f.Instrs[x].Op {
			case ir.OpSetAttr: // response.mimetype = "text/plain"
				name, holder, value = f.NameOf(x), f.Arg(x, 0), f.Arg(x, 1)
			case ir.OpSetIndex: // response.headers["Content-Type"] = "text/plain"
				name, _ = constText(f, f.Arg(x, 1))
				holder, value = f.Arg(x, 0), f.Arg(x, 2)
				if h := unrefined(f, holder); f.Instrs[h].Op == ir.OpAttr && strings.HasSuffix(f.NameOf(h), "headers") {
					holder = f.Arg(h, 0)
				}
			case ir.OpCall: // self.set_header("Content-Type", "text/plain")
				args := f.Args(x)
				if len(args) < 3 || f.Instrs[args[0]].Op != ir.OpAttr || !headerCalls[f.NameOf(args[0])] {
					continue
				}
				name, _ = constText(f, args[1])
				holder, value = f.Arg(args[0], 0), args[2]
			default:
				continue
			}
			if h := unrefined(f, holder); h != answer && h != sender || !contentType.MatchString(name) {
				continue
			}
			if s, ok := constText(f, value); ok && !pageType.MatchString(s) {
				return true
			}
		}
	}
	return false
}

// typedAnswer matches calls that make answers which are no pages.
var typedAnswer = regex.NewPattern(`(?i)^_?(jsonify|json_?(http_?)?response|orjson_?response|ujson_?response)$`)

// retypedAround reports whether a decorator of the program makes of what the function returns an answer of such a type.
func (a *analysis) retypedAround() bool {
	for _, name := range a.f.Decorators {
		g := a.w.functionCalled(a.f.Module, name)
		if g == nil {
			continue
		}
		for _, inner := range g.Module.Functions {
			if within(inner, g) && answersTyped(inner) {
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
			s, ok := constText(f, f.Arg(id, k+1))
			if !ok || pageType.MatchString(s) {
				return false
			}
			typed = true
		}
	}
	return typed
}
