package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what annotations make sure of where a class or a framework goes by them: Literal["a", "b"], constr(pattern="^[a-z]+$"),
// Annotated[str, StringConstraints(pattern=...), AfterValidator(check)], and names of the program for such types.

// asAnnotated is a field or a parameter as what checks it by its annotation lets it pass. The calls that the annotation makes stand in a
// function; a is where it is read.
func (a *analysis) asAnnotated(id ir.ID, in *ir.Function, notes []ir.ID, t *ir.TypeRef, v *Val) *Val {
	if v = a.noted(id, in, notes, v); t == nil || len(v.taint()) == 0 {
		return v
	}
	if len(t.Values) > 0 && t.Elem == nil {
		return v.withTaint(nil)
	}
	if body, alias := a.w.typeAlias(in.Module, t.Name, 3); alias != ir.NoID {
		v = a.noted(id, body, annotatedCalls(body, alias), v)
	}
	return v
}

// noted is a value as the calls beside a type let it pass.
func (a *analysis) noted(id ir.ID, in *ir.Function, notes []ir.ID, v *Val) *Val {
	for _, note := range notes {
		if len(v.taint()) == 0 || in.Instrs[note].Op != ir.OpCall {
			break
		}
		if p, ok := patternIn(in, note); ok {
			v = a.matchedBy(v, p)
		}
		if f := a.validatorIn(in, note); f != nil {
			v = a.passing(id, f, nil, v)
		}
	}
	return v
}

// validatorIn is the function of the program that such a call says has to let a value pass: AfterValidator(check).
func (a *analysis) validatorIn(in *ir.Function, note ir.ID) *ir.Function {
	args := in.Args(note)
	if !strings.HasSuffix(in.NameOf(args[0]), "Validator") || len(args) != 2 || args[1] == ir.NoID {
		return nil
	}
	if f := a.functionIn(in, idiom.Unrefined(in, args[1])); f != nil && len(f.Params) == 1 {
		return f
	}
	return nil
}

// functionIn is the function of the program, other than this one, that a register names; nil of others.
func (a *analysis) functionIn(in *ir.Function, id ir.ID) (f *ir.Function) {
	switch in.Instrs[id].Op {
	case ir.OpGlobal:
		f = a.w.prog.Lookup(in.Module, in.NameOf(id)).Function
	case ir.OpClosure:
		f = in.Module.Functions[in.Instrs[id].Aux]
	}
	if f == a.f {
		return nil
	}
	return f
}

// typeAlias is what a module, or the one that it imports the name from, calls a type: Slug = constr(pattern="^[a-z]+$").
func (w *World) typeAlias(m *ir.Module, name string, depth int) (body *ir.Function, value ir.ID) {
	if name == "" || strings.Contains(name, ".") || depth == 0 || len(m.Functions) == 0 {
		return nil, ir.NoID
	}
	body = m.Functions[0]
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetGlobal && body.NameOf(id) == name {
			return body, idiom.Unrefined(body, body.Arg(id, 0))
		}
	}
	for _, im := range m.Imports {
		if im.Name != name {
			continue
		}
		if from := w.prog.Import(m, im.Module); from != nil && from != m {
			return w.typeAlias(from, name, depth-1)
		}
	}
	return nil, ir.NoID
}

// annotatedCalls are the calls of which a type is made: itself, or those that Annotated[type, ...] adds.
func annotatedCalls(body *ir.Function, id ir.ID) []ir.ID {
	switch args := body.Args(id); body.Instrs[id].Op {
	case ir.OpCall:
		return []ir.ID{id}
	case ir.OpIndex:
		if body.NameOf(args[0]) == "Annotated" && body.Instrs[args[1]].Op == ir.OpTuple {
			return slices.DeleteFunc(slices.Clone(body.Args(args[1])[1:]), func(x ir.ID) bool { return x == ir.NoID || body.Instrs[x].Op != ir.OpCall })
		}
	}
	return nil
}
