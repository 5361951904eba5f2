package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds entry points that their parameters show: a protocol says how they are called, and the deployment who calls them.

// enterSigned makes the functions entry points whose parameters a protocol fixes.
func (w *World) enterSigned() {
	sigs := w.base.Signatures()
	if len(sigs) == 0 {
		return
	}
	first := map[string][]*knowledge.Signature{}
	var called []*knowledge.Signature // known by the name of the function alone
	for _, s := range sigs {
		if len(s.Parameters) == 0 {
			called = append(called, s)
			continue
		}
		for _, name := range s.Parameters[0] {
			first[name] = append(first[name], s)
		}
	}
	for _, f := range w.prog.Functions {
		if f.Kind != ir.Def || w.funcs[f.ID].test {
			continue
		}
		params := f.Params
		method := f.Class != nil && !isStatic(f)
		if method && len(params) > 0 {
			params = params[1:]
		}
		candidates := called
		if len(params) > 0 {
			candidates = slices.Concat(called, first[params[0].Name])
		}
		for _, s := range candidates {
			if s.Imports != "" && !w.modules[f.Module.ID].imports[s.Imports] {
				continue
			}
			if (s.Anywhere || f.Class == nil && f.Parent != nil && f.Parent.Kind == ir.ModuleBody) && fits(s, params) && (s.Function == nil || s.Function.MatchString(f.Name)) {
				w.apply(&effect{kind: effectEntry, id: f.ID, entry: &Entry{Handler: w.base.Handler(s.Handler), handsOver: s.Anywhere && len(s.Parameters) > 0}})
			}
		}
	}
}

// fits reports whether parameters without a default are those of a signature, and no others.
func fits(s *knowledge.Signature, params []ir.Param) bool {
	if len(s.Parameters) == 0 {
		return true
	}
	if len(params) != len(s.Parameters) {
		return false
	}
	for i := range params {
		if p := &params[i]; p.HasDefault || p.Kind == ir.VarArgs || p.Kind == ir.KeyArgs || !slices.Contains(s.Parameters[i], p.Name) {
			return false
		}
	}
	return true
}

// answeredByNext reports whether a value is what another function answered that was given all that this one was given: that one is an entry
// point like this, and what it answers is told of it.
func (a *analysis) answeredByNext(val ir.ID) bool {
	if val == ir.NoID || a.f.Instrs[val].Op != ir.OpCall {
		return false
	}
	args := a.f.Args(val)
	for i := range a.f.Params {
		if i == 0 && a.f.Class != nil && !isStatic(a.f) {
			continue
		}
		reg := a.paramRegister(i)
		if !slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && a.untested(x) == reg }) {
			return false
		}
	}
	return true
}
