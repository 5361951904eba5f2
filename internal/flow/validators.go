package flow

import (
	"maps"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the methods by which a model of pydantic checks or changes its fields before anybody reads them.

// validatesField reports whether a decorator makes a method check a field.
func validatesField(name string) bool {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "field_validator", "validator":
		return true
	}
	return false
}

// validatorsOf are the methods that check a field, by the field's name: @field_validator("name", "title").
func validatorsOf(class *ir.Class) map[string][]*ir.Function {
	declared := false
	for _, m := range class.Methods {
		declared = declared || slices.ContainsFunc(m.Decorators, validatesField)
	}
	if !declared {
		return nil
	}
	out := map[string][]*ir.Function{}
	body := class.Body
	for i := range body.Instrs {
		if body.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := body.Args(ir.ID(i))
		if len(args) != 2 || body.Instrs[args[0]].Op != ir.OpCall || !validatesField(body.NameOf(body.Arg(args[0], 0))) {
			continue
		}
		f := decorated(body, args[1])
		for _, x := range body.Args(args[0])[1:] {
			if name, ok := idiom.ConstText(body, x); ok && f != nil {
				out[name] = append(out[name], f)
			}
		}
	}
	return out
}

// completing are the methods that check an instance once its fields are filled in: @model_validator(mode="after").
func completing(class *ir.Class) (out []*ir.Function) {
	for name, m := range class.Methods {
		if slices.ContainsFunc(m.Decorators, func(d string) bool { return d[strings.LastIndexByte(d, '.')+1:] == "model_validator" }) &&
			!slices.Contains(m.Decorators, "classmethod") && name != "" {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b *ir.Function) int { return int(a.ID - b.ID) })
	return out
}

// decorated is the function inside a row of decorators.
func decorated(body *ir.Function, id ir.ID) *ir.Function {
	for body.Instrs[id].Op == ir.OpCall && len(body.Args(id)) == 2 {
		id = body.Arg(id, 1)
	}
	if body.Instrs[id].Op != ir.OpClosure {
		return nil
	}
	return body.Module.Functions[body.Instrs[id].Aux]
}

// letPass is a field as the validators of its class let it pass.
func (a *analysis) letPass(id ir.ID, class int32, name string, field *Val) *Val {
	for _, f := range a.w.classes[class].validators[name] {
		if f != a.f && len(f.Params) > 1 {
			field = a.passing(id, f, &bound{self: refVal(Ref{Kind: refClass, ID: class})}, field)
		}
	}
	return field
}

// passing is a value as a function lets it pass that checks or changes it.
func (a *analysis) passing(id ir.ID, f *ir.Function, of *bound, v *Val) *Val {
	passed := a.callFunction(id, f, of, &callArgs{pos: []argv{{ir.NoID, v}}})
	s := a.w.summary(a, f)
	if passed == bottom || passed == nil && s == nil {
		return v
	}
	if passed.isConst(ir.None) { // it raises, or says nothing
		if p := len(f.Params) - 1; s != nil && p < len(s.Return) {
			return v.withTaint(sanitized(v.taint(), s.Return[p]))
		}
		return v
	}
	if passed == nil {
		return v.withTaint(nil)
	}
	// Not what frameworks give the validator by themselves.
	passed = passed.withTaint(slices.DeleteFunc(slices.Clone(passed.Taint), func(x Atom) bool {
		return !slices.ContainsFunc(v.taint(), func(y Atom) bool { return y.Origin == x.Origin })
	}))
	switch {
	case len(passed.taint()) == 0:
		return v.withTaint(nil)
	case sameData(passed, v):
		return passed
	}
	return v
}

// checkFields calls what checks the fields of the models that a framework makes of what a client sends, whether or not anybody
// reads the fields.
func (a *analysis) checkFields() {
	if len(a.fs.entries) == 0 {
		return
	}
	for i := range a.f.Params {
		p, reg := &a.f.Params[i], a.paramRegister(i)
		if reg == ir.NoID || p.Type == nil || len(a.vals[reg].taint()) == 0 {
			continue
		}
		for t := p.Type; t != nil; t = t.Elem {
			if c := a.w.prog.ClassNamed(a.f.Module, t.Name); c != nil {
				a.checkFieldsOf(reg, c.ID, a.vals[reg].taint())
				break
			}
		}
	}
}

func (a *analysis) checkFieldsOf(reg ir.ID, class int32, sent []Atom) {
	for _, c := range a.w.classes[class].mro {
		validators := a.w.classes[c].validators
		for _, name := range slices.Sorted(maps.Keys(validators)) {
			if a.w.number(class, name) {
				continue
			}
			text := slices.ContainsFunc(a.w.prog.Classes[c].Fields, func(f ir.Field) bool {
				return f.Name == name && f.Type != nil && f.Type.Name == "str"
			})
			a.letPass(reg, c, name, &Val{Plain: text, Taint: sent})
		}
	}
}
