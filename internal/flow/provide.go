package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds defaults of parameters that speak to a framework: what gives the parameter its value, and what pattern
// the value has to match.

// A provision is what the call that stands for a parameter's default says.
type provision struct {
	callee   string // the library's function
	given    *Val   // its first argument
	patterns []namedText
}

type namedText struct{ name, text string }

// provisions are those of a function's parameters; args are the operands of what makes the function.
func (a *analysis) provisions(f *ir.Function, args []ir.ID) []provision {

	var out []provision
	n := 0
	for i := range f.Params {
		if !f.Params[i].HasDefault {
			continue
		}
		id := args[n]
		n++
		in := &a.f.Instrs[id]
		if in.Op != ir.OpCall {
			continue
		}
		for _, r := range a.vals[a.f.Arg(id, 0)].refs() {
			if r.Kind != refExtern {
				continue
			}
			if out == nil {
				out = make([]provision, len(f.Params))
			}
			p := provision{callee: a.w.base.Canonical(r.Name)}
			for j, x := range a.f.Args(id)[1:] {
				name := ""
				if names := a.f.Calls[in.Aux].Names; names != nil {
					name = names[j]
				}
				if j == 0 && (name == "" || name == "dependency") {
					p.given = a.export(a.vals[x], 0)
				}
				if s, ok := a.vals[x].text(); ok && name != "" {
					p.patterns = append(p.patterns, namedText{name, s})
				}
			}
			out[i] = p
		}
	}
	return out
}

// provide is what a framework passes to a parameter whose default names a function: what that one returns. false where
// it names none, or what it names is made of the request as it is called.
func (a *analysis) provide(h *knowledge.Handler, i int, reg ir.ID) (*Val, bool) {
	if i >= len(a.fs.provided) || reg == ir.NoID || !slices.Contains(h.Injected, a.fs.provided[i].callee) {
		return nil, false
	}
	given := a.fs.provided[i].given
	if given == nil || given == bottom {
		return nil, false
	}
	generator := false
	for _, r := range given.Refs {
		switch r.Kind {
		case refClass, refSelf, refObject:
			return nil, false
		case refFunc:
			generator = a.w.prog.Functions[r.ID].Generator
		}
	}
	v, ok := a.apply(reg, ir.NoID, given, &callArgs{})
	a.halted = false
	if !ok || v == bottom {
		return nil, true
	}
	if generator {
		v = a.element(reg, v)
	}
	return v, true
}

// matching is what a framework passes to a parameter, after it has held it against a pattern.
func (a *analysis) matching(h *knowledge.Handler, i int, v *Val) *Val {
	if i >= len(a.fs.provided) || v == nil {
		return v
	}
	for _, p := range a.fs.provided[i].patterns {
		if slices.Contains(h.Patterns, p.name) {
			if kinds, ok := a.w.patterns.guards(p.text, regex.Search); ok {
				v = v.withTaint(sanitized(v.Taint, kinds))
			}
		}
	}
	return v
}
