package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the fields of classes that attrs makes: what converts or checks a value before the instance has it.

var (
	// attrsMaker are what declares such a field.
	attrsMaker = regex.NewPattern(`^(field|ib|attrib)$`)
	// plainConverter are what makes no text of a text.
	plainConverter = regex.NewPattern(`^(int|float|bool|to_bool|Decimal|UUID)$`)
)

// madeFields are the calls that declare a class's fields to attrs, by the fields' names; nil where none does.
func madeFields(body *ir.Function) (made map[string]ir.ID) {
	for i := range body.Instrs {
		id := ir.ID(i)
		if body.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		call := body.Arg(id, 1)
		if call == ir.NoID || body.Instrs[call].Op != ir.OpCall || !attrsMaker.MatchString(body.NameOf(body.Arg(call, 0))) {
			continue
		}
		if made == nil {
			made = map[string]ir.ID{}
		}
		if _, ok := made[body.NameOf(id)]; !ok {
			made[body.NameOf(id)] = call
		}
	}
	return made
}

// asDeclared is the attribute of an instance as the declaration of its field in the class lets it pass: field(converter=int),
// field(validator=in_(["a", "b"])).
func (a *analysis) asDeclared(class int32, name string, field *Val) (*Val, bool) {
	mro := a.w.classes[class].mro
	for i, c := range mro {
		id, ok := a.w.classes[c].made[name]
		if !ok {
			continue
		}
		if slices.ContainsFunc(mro[:i], func(over int32) bool { return idiom.AssignedAt(a.w.prog.Classes[over].Body, name) != ir.NoID }) {
			return field, false
		}
		body := a.w.prog.Classes[c].Body
		names, args := body.Calls[body.Instrs[id].Aux].Names, body.Args(id)
		for k, n := range names {
			x := args[len(args)-len(names)+k]
			switch n {
			case "converter":
				if a.converts(body, x) {
					return a.numberOf(field), true
				}
			case "validator":
				if v, ok := a.validatedBy(body, x, field, 3); ok {
					return v, true
				}
			}
		}
		return field, false
	}
	return field, false
}

// converts reports whether a function makes a number, or a member of an enumeration of the program, of what it is given.
func (a *analysis) converts(body *ir.Function, x ir.ID) bool {
	name := body.NameOf(x)
	if plainConverter.MatchString(name) {
		return true
	}
	c := a.w.prog.ClassNamed(body.Module, name)
	return c != nil && a.w.enumeration(c.ID)
}

// validatedBy is a value that one of the validators of attrs has let pass.
func (a *analysis) validatedBy(body *ir.Function, x ir.ID, field *Val, depth int) (*Val, bool) {
	x = idiom.Unrefined(body, x)
	args := body.Args(x)
	if body.Instrs[x].Op == ir.OpList || body.Instrs[x].Op == ir.OpTuple {
		for _, e := range args {
			if v, ok := a.validatedBy(body, e, field, depth-1); ok && depth > 0 {
				return v, true
			}
		}
		return field, false
	}
	if body.Instrs[x].Op != ir.OpCall || len(args) < 2 || depth == 0 {
		return field, false
	}
	switch body.NameOf(args[0]) {
	case "and_", "optional":
		for _, e := range args[1:] {
			if v, ok := a.validatedBy(body, e, field, depth-1); ok {
				return v, true
			}
		}
	case "in_":
		return a.numberOf(field), true // one of the program's own
	case "matches_re":
		if p, ok := idiom.ConstText(body, args[1]); ok && len(args) == 2 { // the whole text, where no flags and no other function are asked for
			return a.matchedBy(field, `^(?:`+p+`)$`), true
		}
	case "instance_of":
		kinds := []ir.ID{idiom.Unrefined(body, args[1])}
		if body.Instrs[kinds[0]].Op == ir.OpTuple {
			kinds = body.Args(kinds[0])
		}
		if !slices.ContainsFunc(kinds, func(k ir.ID) bool { return !a.converts(body, k) }) {
			return a.numberOf(field), true
		}
	}
	return field, false
}
