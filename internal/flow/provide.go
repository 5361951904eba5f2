package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds defaults and notes of parameters that tell a framework what pattern a value has to match.

// A provision is what such a call of a library says of a parameter: a text by keyword, or a function that checks it.
type provision struct {
	param         int
	keyword, text string
	check         *ir.Function
}

// provisions are those of a function's parameters; args are the operands of what makes the function.
func (a *analysis) provisions(f *ir.Function, args []ir.ID) (out []provision) {
	note := len(f.Free)
	for i := range f.Params {
		if f.Params[i].HasDefault {
			note++
		}
	}
	next := 0
	for i := range f.Params {
		if f.Params[i].HasDefault {
			out = a.provision(out, i, args[next])
			next++
		}
		for range f.Params[i].Notes {
			out = a.provision(out, i, args[note])
			note++
		}
	}
	return out
}

// provision adds the texts that a call of a library is passed by keyword.
func (a *analysis) provision(out []provision, param int, id ir.ID) []provision {
	in := &a.f.Instrs[id]
	if in.Op != ir.OpCall || !slices.ContainsFunc(a.vals[a.f.Arg(id, 0)].refs(), func(r Ref) bool { return r.Kind == refExtern }) {
		return out
	}
	args := a.f.Args(id)[1:]
	if f := a.validatorIn(a.f, id); f != nil {
		out = append(out, provision{param: param, check: f})
	}
	for i, keyword := range a.f.Calls[in.Aux].Names {
		if s, ok := a.vals[args[i]].text(); ok && keyword != "" {
			out = append(out, provision{param: param, keyword: keyword, text: s})
		}
	}
	return out
}

// matching is what a framework passes to a parameter, after it has held it against a pattern.
func (a *analysis) matching(h *knowledge.Handler, param int, reg ir.ID, v *Val) *Val {
	if v == nil || len(h.Patterns) == 0 {
		return v
	}
	for _, p := range a.fs.provided {
		if p.param == param && slices.Contains(h.Patterns, p.keyword) {
			v = a.matchedBy(v, p.text)
		}
		if p.param == param && p.check != nil && len(v.taint()) > 0 {
			v = a.passing(reg, p.check, nil, v)
		}
	}
	return a.asAnnotated(reg, a.f.Module.Functions[0], nil, a.f.Params[param].Type, v)
}
