package flow

import (
	"slices"
	"strings"

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
			if name, ok := constText(body, x); ok && f != nil {
				out[name] = append(out[name], f)
			}
		}
	}
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
		if f == a.f || len(f.Params) < 2 {
			continue
		}
		passed := a.callFunction(id, f, &bound{self: refVal(Ref{Kind: refClass, ID: class})}, &callArgs{pos: []argv{{ir.NoID, field}}})
		if len(passed.taint()) > 0 && sameData(passed, field) {
			field = passed
		}
	}
	return field
}
