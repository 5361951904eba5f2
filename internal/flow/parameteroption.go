package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds options that are parameters of functions, as commands of typer have them: the annotation is the type,
// and what describes the option is its default value or a note beside the type.

// parameterOptions declares the parameters of a function that was made in the function under analysis.
func (a *analysis) parameterOptions(f *ir.Function, h *knowledge.Handler) {
	closure := a.closureOf(f)
	if closure == ir.NoID || a.fs.test {
		return
	}
	what := &knowledge.Options{Declares: "option", System: h.Options}
	args := a.f.Args(closure)
	next := 0 // default
	note := len(f.Free)
	for i := range f.Params {
		if f.Params[i].HasDefault {
			note++
		}
	}
	method := f.Class != nil
	for i := range f.Params {
		p := &f.Params[i]
		d := &Declaration{What: what, Call: "parameter", fn: f, pos: f.Instrs[i].Pos, end: f.Instrs[i].End}
		d.Fields = append(d.Fields, DeclaredField{"name", textLiteral(p.Name)})
		if p.Type != nil {
			d.Fields = append(d.Fields, DeclaredField{"type", a.typeLiteral(f.Module, p.Type)})
		}
		described := false
		if p.HasDefault {
			v := a.vals[args[next]]
			next++
			if described = a.described(d, v, h.Options, "flags"); !described {
				d.Fields = append(d.Fields, DeclaredField{"default", a.literal(v, 0)})
			}
		}
		for _, x := range args[note : note+p.Notes] {
			a.described(d, a.vals[x], h.Options, "flags", "default") // there its first argument is a name
		}
		note += p.Notes
		if method && i == 0 || p.Kind > ir.KeywordOnly || p.Kind == ir.VarArgs {
			continue
		}
		if p.Type != nil {
			if v := a.annotated(h, p.Type); v != nil && v.Type != "" {
				continue // the framework's own
			}
		}
		if !p.HasDefault {
			d.Fields = append(d.Fields, DeclaredField{"required", Literal{Kind: LiteralConst, Const: boolVal(true).Const}})
		}
		a.use(optionUse{number: a.w.declared.number(d)})
	}
}

// described adds what a value says of an option, where it is a description; all but some of its fields.
func (a *analysis) described(d *Declaration, v *Val, system string, but ...string) bool {
	r, ok := a.sole(v)
	if !ok || r.Kind != refInst {
		return false
	}
	by := a.w.declared.get(r.ID)
	if by == nil || by.What.System != system {
		return false
	}
	for _, f := range by.Fields {
		if !slices.Contains(but, f.Name) {
			d.Fields = append(d.Fields, f)
		}
	}
	return true
}

// closureOf is the register of the function under analysis that makes a function.
func (a *analysis) closureOf(f *ir.Function) ir.ID {
	if f.Parent != a.f {
		return ir.NoID
	}
	for i := range a.f.Instrs {
		if in := &a.f.Instrs[i]; in.Op == ir.OpClosure && in.Aux == f.Index {
			return ir.ID(i)
		}
	}
	return ir.NoID
}
