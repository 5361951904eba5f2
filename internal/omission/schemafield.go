package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds the field of a form or a serializer that a value is read from: form.cents.data, form.cleaned_data["hours"],
// serializer.validated_data["quantity"].

var (
	numberField = regex.NewPattern(`^(Integer|Decimal|Float|SmallInteger|BigInteger)(Field)?$`)
	keptAbove   = regex.NewPattern(`^(NumberRange|MinValueValidator|Range|validate_\w*|\w*[Pp]ositive\w*|min|min_value)$`)
	cleanedData = regex.NewPattern(`^(cleaned_data|validated_data)$`)
)

// schemaField is the class of the program that says what a value is, and where it names it; nil of others.
func (ac *Checks) schemaField(f *ir.Function, id ir.ID) (*ir.Class, ir.ID) {
	id = idiom.Untested(f, id)
	var form ir.ID
	var name string
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		if field := idiom.Untested(f, f.Arg(id, 0)); f.NameOf(id) == "data" && f.Instrs[field].Op == ir.OpAttr {
			form, name = f.Arg(field, 0), f.NameOf(field)
		}
	case ir.OpIndex:
		k, ok := idiom.ConstText(f, f.Arg(id, 1))
		if of := idiom.Untested(f, f.Arg(id, 0)); ok && f.Instrs[of].Op == ir.OpAttr && cleanedData.MatchString(f.NameOf(of)) {
			form, name = f.Arg(of, 0), k
		}
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "get" || len(f.Args(id)) < 2 {
			return nil, ir.NoID
		}
		k, ok := idiom.ConstText(f, f.Arg(id, 1))
		if of := idiom.Untested(f, f.Arg(callee, 0)); ok && f.Instrs[of].Op == ir.OpAttr && cleanedData.MatchString(f.NameOf(of)) {
			form, name = f.Arg(of, 0), k
		}
	}
	if name == "" {
		return nil, ir.NoID
	}
	form = idiom.Untested(f, form)
	if f.Instrs[form].Op == ir.OpPhi && len(f.Args(form)) > 0 {
		form = idiom.Untested(f, f.Arg(form, 0))
	}
	if f.Instrs[form].Op != ir.OpCall {
		return nil, ir.NoID
	}
	c := ac.queried(f, form)
	if c == nil && f.Class != nil && f.NameOf(f.Arg(form, 0)) == "get_serializer" {
		if x := idiom.Assigned(f.Class.Body, "serializer_class"); x != ir.NoID {
			c = ac.queried(f.Class.Body, x)
		}
	}
	if c == nil || c.Body == nil || c.Methods["validate_"+name] != nil || c.Methods["clean_"+name] != nil || c.Methods["validate"] != nil || c.Methods["clean"] != nil {
		return nil, ir.NoID
	}
	at := idiom.AssignedAt(c.Body, name)
	if at == ir.NoID {
		return nil, ir.NoID
	}
	return c, at
}

// unboundedNumber reports whether a field is a number of which nothing says how small it may be.
func unboundedNumber(body *ir.Function, at ir.ID) bool {
	return numberWithout(body, at, lowerBound, keptAbove)
}

// numberWithout reports whether a field is a number for which no keyword argument and no validator of some names stands.
func numberWithout(body *ir.Function, at ir.ID, keywords, validators *regex.Pattern) bool {
	v := body.Arg(at, 1)
	return body.Instrs[v].Op == ir.OpCall && numberField.MatchString(body.NameOf(body.Arg(v, 0))) &&
		!slices.ContainsFunc(body.Calls[body.Instrs[v].Aux].Names, keywords.MatchString) &&
		!slices.ContainsFunc(idiom.Mentioned(body, v, nil, 0), validators.MatchString)
}
