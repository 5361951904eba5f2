package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds what classes say of the arguments of their fields: user = graphene.Field(User, id=graphene.Int()), and of
// mutations in a class inside them, Arguments.

// describedAs reports whether the class around the function describes one of its parameters by a call of one of these names, or
// by a class that lists its instances.
func (a *analysis) describedAs(param string, calls []string) bool {
	f, id := a.description(param, len(calls) > 0)
	for id != ir.NoID {
		inner := ir.NoID
		name := ""
		switch f.Instrs[id].Op {
		case ir.OpCall:
			name = f.NameOf(f.Arg(id, 0))
			if args := f.Args(id); len(args) > 1 && describing[name] && idiom.Keyword(f, id, 0) == "" {
				inner = idiom.Unrefined(f, args[1])
			}
		case ir.OpGlobal, ir.OpFrom, ir.OpLoad, ir.OpAttr:
			name = f.NameOf(id)
		}
		if slices.Contains(calls, name) {
			return true
		}
		if c := a.w.prog.ClassNamed(f.Module, name); c != nil && a.w.enumeration(c.ID) {
			return true
		}
		id = inner
	}
	return false
}

// describing are calls around what describes an argument: Argument(Int), NonNull(Int), List(Int).
var describing = map[string]bool{"Argument": true, "NonNull": true, "List": true}

// describedIn is the class of the program whose fields the class around the function says that one of its parameters has; -1
// where there is none.
func (a *analysis) describedIn(param string) int32 {
	f, id := a.description(param, true)
	for id != ir.NoID {
		name, inner := "", ir.NoID
		switch f.Instrs[id].Op {
		case ir.OpCall:
			name = f.NameOf(f.Arg(id, 0))
			if args := f.Args(id); len(args) > 1 && (name == "Argument" || name == "NonNull") && idiom.Keyword(f, id, 0) == "" {
				inner = idiom.Unrefined(f, args[1])
			}
		case ir.OpGlobal, ir.OpFrom, ir.OpLoad, ir.OpAttr:
			name = f.NameOf(id)
		}
		if c := a.w.prog.ClassNamed(f.Module, name); c != nil {
			return c.ID
		}
		id = inner
	}
	return -1
}

// description is what the class around the function gives one of its parameters to describe it, and the body that holds it; NoID
// where there is nothing.
func (a *analysis) description(param string, wanted bool) (*ir.Function, ir.ID) {
	class := a.f.Class
	if class == nil || !wanted {
		return nil, ir.NoID
	}
	if verb, field, ok := strings.Cut(a.f.Name, "_"); ok && (verb == "resolve" || verb == "subscribe") {
		body := class.Body
		id := assignedIn(body, field)
		if id == ir.NoID || body.Instrs[id].Op != ir.OpCall {
			return nil, ir.NoID
		}
		for i, name := range body.Calls[body.Instrs[id].Aux].Names {
			if name == param {
				return body, idiom.Unrefined(body, body.Arg(id, i+1))
			}
		}
		return nil, ir.NoID
	}
	for _, c := range a.f.Module.Classes {
		if inner, ok := strings.CutPrefix(c.Qualified, class.Qualified+"."); ok && (inner == "Arguments" || inner == "Input") {
			if id := assignedIn(c.Body, param); id != ir.NoID {
				return c.Body, id
			}
		}
	}
	return nil, ir.NoID
}

// declared notes which parameters of a function the call that registers it says to be numbers: @rpc(Unicode, Integer),
// Field(Person, number=Int(), resolver=find).
func (m *modelCall) declared(e *Entry, f *ir.Function) {
	number := func(x argv) bool {
		return slices.ContainsFunc(x.val.refs(), func(r Ref) bool { return slices.Contains(e.Handler.Numbers, idiom.LastPart(r.Name)) }) ||
			x.id != ir.NoID && m.a.f.Instrs[x.id].Op == ir.OpCall && slices.Contains(e.Handler.Numbers, m.a.f.NameOf(m.a.f.Arg(x.id, 0)))
	}
	safe := map[string]bool{}
	for i, x := range m.args {
		if at := len(f.Params) - len(m.args) + i; e.Handler.Declared != "" && at >= 0 && number(x) {
			safe[f.Params[at].Name] = true
		}
	}
	for _, k := range m.kwargs {
		if number(k.argv) {
			safe[k.name] = true
		}
	}
	if len(safe) == 0 {
		return
	}
	e.names, e.Safe = map[string]bool{}, safe
	for i := range f.Params {
		e.names[f.Params[i].Name] = true
	}
}

// schema is the class of the program, and one, that an argument of the call is, or is an instance of; 0 where there is none.
func (m *modelCall) schema(parameter string) int32 {
	if parameter == "" {
		return 0
	}
	for i, p := range m.fn.Params {
		if p.Name != parameter {
			continue
		}
		for _, r := range m.params[i].val.refs() {
			if o := m.a.obj(r.ID); r.Kind == refObject && o != nil && o.Class >= 0 {
				return o.Class + 1
			} else if r.Kind == refClass {
				return r.ID + 1
			}
		}
	}
	return 0
}

// assignedIn is what a class body gives a name; NoID where it gives it nothing.
func assignedIn(body *ir.Function, name string) ir.ID {
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(id) == name {
			return idiom.Unrefined(body, body.Arg(id, 1))
		}
	}
	return ir.NoID
}
