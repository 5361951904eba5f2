package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds entry points that a decorator of the program has wrapped: what the wrapper does with the parameters.

// registerWrapped makes the function an entry point that a decorator of the program has wrapped. Most wrappers hand on
// what they are given. One that checks it, or passes something else, is called in the framework's place, and the function
// has its parameters from there.
func (a *analysis) registerWrapped(id ir.ID, wrapper Ref, fn *Val, e *Entry) {
	w := a.wrapperOf(wrapper)
	if w != nil {
		if s := a.w.summary(a, w); s != nil && len(s.checked) > 0 {
			more := *e
			more.checked = append(slices.Clip(e.checked), a.namedReads(s.checked, w, wrapper.Bind)...)
			e = &more
		}
	}
	if w != nil && wrapper.Bind != nil && e.names != nil && !handsOn(w) {
		through := *e
		through.called = true
		e = &through
		a.callWrapper(id, w, wrapper.Bind, e)
	}
	for _, r := range fn.refs() {
		if r.Kind != refFunc {
			continue
		}
		if r.Bind != nil && r.Bind.wraps != nil {
			a.registerWrapped(id, r, r.Bind.wraps, e)
			continue
		}
		a.effects = append(a.effects, effect{kind: effectEntry, id: r.ID, entry: e})
	}
}

// callWrapper calls a wrapper as the framework does: with the route's parameters, by name.
func (a *analysis) callWrapper(id ir.ID, w *ir.Function, b *bound, e *Entry) {
	c := &callArgs{}
	for _, name := range sortedNames(e.names) {
		v := e.Handler.Parameter(len(c.named), name)
		if v == nil {
			continue
		}
		x := a.entryValue(v, id)
		if e.Safe[name] {
			x = a.chosen(v, id)
		}
		c.named = append(c.named, namedArg{name, argv{ir.NoID, x}})
	}
	a.entering = true
	a.callFunction(id, w, b, c)
	a.entering, a.halted = false, false
}

func sortedNames(set map[string]bool) []string {
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// handsOn reports whether a wrapper passes its parameters on as they are, to whatever it captured.
func handsOn(w *ir.Function) bool {
	for i := range w.Instrs {
		id := ir.ID(i)
		if w.Instrs[i].Op != ir.OpCall || len(w.Args(id)) == 0 {
			continue
		}
		if callee := &w.Instrs[w.Arg(id, 0)]; callee.Op != ir.OpLoad || w.Instrs[w.Arg(w.Arg(id, 0), 0)].Op != ir.OpFree {
			continue
		}
		names := w.Calls[w.Instrs[id].Aux].Names
		for n, x := range w.Args(id)[1:] {
			name := ""
			if n < len(names) {
				name = names[n]
			}
			if !handedOn(w, n, name, x) {
				return false
			}
		}
	}
	return true
}

// handedOn reports whether an argument is the parameter in the same place.
func handedOn(w *ir.Function, n int, name string, x ir.ID) bool {
	checked := w.Instrs[x].Op == ir.OpSigma
	x = idiom.Unrefined(w, x)
	if w.Instrs[x].Op != ir.OpParam {
		return false
	}
	p := &w.Params[w.Instrs[x].Aux]
	switch name {
	case "":
		return int(w.Instrs[x].Aux) == n && (!checked || p.Name == "request" || p.Name == "self")
	case "*":
		return p.Kind == ir.VarArgs
	case "**":
		return p.Kind == ir.KeyArgs
	}
	return p.Name == name && !checked
}

// wrapperOf is the function that a reference to a wrapper is of; nil for an instance.
func (a *analysis) wrapperOf(r Ref) *ir.Function {
	if r.Kind != refFunc {
		return nil
	}
	return a.w.prog.Functions[r.ID]
}
