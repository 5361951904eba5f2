package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds decorators: calls that put something else in the place of a function.

// decorate applies a decorator: it registers handlers, and otherwise the function stays what it is.
func (a *analysis) decorate(id, calleeID ir.ID, callee *Val, c *callArgs) *Val {
	fn := c.positional(0)
	a.ownRoute(id, calleeID, callee, fn)
	if w := a.wrapper(id, callee, fn, c); w != nil {
		return w
	}
	for _, r := range callee.refs() {
		if r.Kind == refExtern {
			switch r.Name {
			case "builtins.staticmethod", "builtins.classmethod", "builtins.property":
				return fn
			}
			if m := a.w.base.Function(r.Name); m != nil {
				call := &modelCall{a: a, id: id, fn: m, name: r.Name, called: bottom}
				call.bind(c)
				call.hazards(m.Hazards, false)
				if m.Decorates != "" {
					a.register(id, fn, m.Decorates, nil)
				}
			}
		}
		if r.Kind == refMethod || r.Kind == refInst {
			typ := ""
			if r.Kind == refMethod {
				for _, s := range r.Bind.self.refs() {
					if s.Kind == refInst {
						typ = s.Name
					}
				}
			}
			if m := a.w.base.Method(typ, r.Name); m != nil {
				call := &modelCall{a: a, id: id, fn: m, name: typ + "." + r.Name, called: bottom}
				call.bind(c)
				call.hazards(m.Hazards, false)
				if m.Decorates != "" {
					a.register(id, fn, m.Decorates, nil)
				}
			}
		}
	}
	// The decorator itself was called with arguments: @app.route("/x")
	if in := &a.f.Instrs[calleeID]; in.Op == ir.OpCall {
		if d, ok := a.decorating[calleeID]; ok {
			a.decorated(id, d, fn)
			if len(d.model.Binds) > 0 && d.call.holdAll(d.model.Binds) {
				fn = a.boundTo(refVal(Ref{Kind: refInst, Name: a.w.base.Canonical(d.model.Returns.Type)}), fn)
			}
			return a.asInstance(id, d.model, fn)
		}
	}
	for _, r := range callee.refs() {
		var m *knowledge.Function
		switch r.Kind {
		case refExtern:
			m = a.w.base.Function(r.Name)
		case refMethod:
			for _, s := range r.Bind.self.refs() {
				if s.Kind == refInst {
					m = a.w.base.Method(s.Name, r.Name)
				}
			}
		}
		if m != nil {
			return a.asInstance(id, m, fn)
		}
	}
	return fn
}

// boundTo is a function that is called with self before its arguments.
func (a *analysis) boundTo(self, fn *Val) *Val {
	out := bottom
	for _, r := range fn.refs() {
		if r.Kind == refFunc && (r.Bind == nil || r.Bind.self == nil) {
			b := bound{}
			if r.Bind != nil {
				b = *r.Bind
			}
			b.self = self
			r.Bind = &b
		}
		out = join(out, refVal(r))
	}
	if out == bottom {
		return fn
	}
	return out
}

// asInstance is a function that is also an instance of what its decorator returns: a celery task, a click group.
func (a *analysis) asInstance(id ir.ID, m *knowledge.Function, fn *Val) *Val {
	if fn == nil || m.Returns == nil || m.Returns.Type == "" || strings.HasPrefix(m.Returns.Type, "builtins.") {
		return fn
	}
	out := *fn
	out.Refs = joinRefs(fn.Refs, []Ref{{Kind: refInst, Name: a.w.base.Canonical(m.Returns.Type)}})
	return &out
}

// wrapper is the function that a decorator of the program puts in the place of another one.
func (a *analysis) wrapper(id ir.ID, callee, fn *Val, c *callArgs) *Val {
	for _, r := range callee.refs() {
		if r.Kind == refClass && a.w.method(r.ID, "__call__") != nil && a.w.method(r.ID, "__init__") != nil {
			return a.construct(id, r.ID, c) // an instance that is called in the function's place
		}
		if r.Kind != refFunc {
			continue
		}
		v := a.callFunction(id, a.w.prog.Functions[r.ID], r.Bind, c)
		a.halted = false
		for _, got := range v.refs() {
			if got.Kind == refFunc && !(len(fn.refs()) == 1 && fn.Refs[0].ID == got.ID) {
				b := bound{}
				if got.Bind != nil {
					b = *got.Bind
				} else if a.w.prog.Functions[got.ID].Parent != a.w.prog.Functions[r.ID] {
					continue // a function from elsewhere
				}
				b.wraps = fn
				got.Bind = &b
				return refVal(got)
			}
		}
	}
	return nil
}
