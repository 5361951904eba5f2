package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds quantities of a client's that are taken from, or multiplied with, what somebody owns or pays, and of which
// nothing says that they are positive.

// negativeAmount is the rule on them.
const negativeAmount = "negative-amount-accepted"

var (
	amountName = regex.NewPattern(`(?i)^(\w*_)?(amount|qty|quantity|cents|nights|points|units|pieces|seats|tickets|coins|credits|sum|price|how_many|number_of_\w+)$`)
	valueName  = regex.NewPattern(`(?i)^(\w*_)?(balance|credits?|points|karma|coins|wallet|stock|prices?|total|costs?|fees?|rates?|nights|cents|amount|budget|money|funds)(_\w+)?$`)
	takingSQL  = regex.NewPattern(`(?is)^\s*update\b.*\bset\b[^=]*\b\w*(?:balance|credit|points|karma|coins|wallet|stock|budget|funds|cents)\w*\s*=\s*\w+\s*-\s*(?:\?|%s|%\(|:\w|\$\d)`)
	madeNumber = regex.NewPattern(`^(int|float|Decimal)$`)
	positive   = regex.NewPattern(`(?i)^(Positive\w+|con(int|float|decimal)|NonNeg\w+|Unsigned\w+)$`)
	checkingIt = regex.NewPattern(`(?i)(valid|check|positive|ensure|clamp|range|bound|^max$|^abs$|parse)`)
	sendingIt  = regex.NewPattern(`^(get_json|get_(body_|query_)?arguments?|to_dict|post|loads)$`)
	lowerBound = regex.NewPattern(`^(gt|ge|min|min_value|minimum)$`)
)

// negative are such places, one an entry point.
func (ac *access) negative() (out []*Candidate) {
	r := ac.rule(negativeAmount)
	if r == nil {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def || len(ac.w.funcs[i].entries) == 0 {
			continue
		}
		if id := ac.takesNumber(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// takesNumber is where an entry point computes what somebody owns or pays from a number of the client's.
func (ac *access) takesNumber(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpBinary, ir.OpInPlace:
				if in.Flag != ir.Sub && in.Flag != ir.Mul && in.Flag != ir.Add {
					continue
				}
				left, right := f.Arg(id, 0), f.Arg(id, 1)
				if ofValue(f, left, in.Flag) && ac.number(f, right) || in.Flag != ir.Sub && ofValue(f, right, in.Flag) && ac.number(f, left) {
					return id
				}
			case ir.OpCall:
				args := f.Args(id)
				if s, n := passedStatement(f, args); n > 0 && takingSQL.MatchString(s) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
					return ac.number(f, x) || f.Instrs[x].Op == ir.OpTuple && slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return ac.number(f, y) })
				}) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// ofValue reports whether an operand is what somebody owns or pays: an attribute or a key of a row, F("stock"), a table of prices.
func ofValue(f *ir.Function, id ir.ID, operator uint8) bool {
	switch id = untested(f, id); f.Instrs[id].Op {
	case ir.OpAttr:
		return valueName.MatchString(f.NameOf(id))
	case ir.OpIndex:
		return valueName.MatchString(bearerName(f, id)) || operator == ir.Mul && valueName.MatchString(bearerName(f, f.Arg(id, 0)))
	case ir.OpCall:
		if args := f.Args(id); f.NameOf(args[0]) == "F" && len(args) == 2 {
			s, _ := constText(f, args[1])
			return valueName.MatchString(s)
		}
	}
	return false
}

// number reports whether a value is a quantity that the client sends and of which the function does not ask whether it is positive.
func (ac *access) number(f *ir.Function, id ir.ID) bool {
	id = untested(f, id)
	inner := id
	for n := 0; n < 3 && f.Instrs[inner].Op == ir.OpCall && madeNumber.MatchString(f.NameOf(f.Arg(inner, 0))) && len(f.Args(inner)) == 2; n++ {
		inner = untested(f, f.Arg(inner, 1))
	}
	if !amountName.MatchString(bearerName(f, inner)) && !amountName.MatchString(bearerName(f, id)) {
		return false
	}
	return ac.sendsNumber(f, inner) && !askedOf(f, id, inner)
}

// sendsNumber reports whether a value is what the client sends, as it stands: an element of a body, a parameter, a field of a
// body that is a class, without a bound of its own.
func (ac *access) sendsNumber(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpParam:
		p := &f.Params[in.Aux]
		return (p.Type == nil || madeNumber.MatchString(lastPart(p.Type.Name))) && !bounded(outer(f.Parent, f.Module), func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) &&
			!slices.ContainsFunc(ac.w.funcs[f.ID].entries, func(e *entry) bool { return e.safe[p.Name] })
	case ir.OpIndex:
		return sentBy(f, id) || fromBody(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return sentBy(f, id) || sendingIt.MatchString(f.NameOf(callee)) || readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && fromBody(f, f.Arg(callee, 0))
	case ir.OpAttr:
		of := untested(f, f.Arg(id, 0))
		if f.Instrs[of].Op != ir.OpParam {
			return false
		}
		t := f.Params[f.Instrs[of].Aux].Type
		if t == nil {
			return false
		}
		c := ac.w.prog.ClassNamed(f.Module, t.Name)
		return c != nil && ac.plainField(c, f.NameOf(id))
	}
	return false
}

// fromBody reports whether a value is the body of a request, or its form.
func fromBody(f *ir.Function, id ir.ID) bool {
	for n := 0; n < 4; n++ {
		switch id = untested(f, id); f.Instrs[id].Op {
		case ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpAttr:
			return sent.MatchString(f.NameOf(id))
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			return sendingIt.MatchString(name) || name == "json" || name == "form"
		default:
			return false
		}
	}
	return false
}

// plainField reports whether a field of a class is a number without a bound: amount: int.
func (ac *access) plainField(c *ir.Class, name string) bool {
	for _, f := range c.Fields {
		if f.Name == name {
			return f.Type != nil && madeNumber.MatchString(lastPart(f.Type.Name)) && !positive.MatchString(lastPart(f.Type.Name)) &&
				!bounded(c.Body, func(in *ir.Instr) bool { return in.Op == ir.OpSetAttr && c.Module.Names[in.Name] == name }) && !validates(c)
		}
	}
	return false
}

// validates reports whether a class has methods that check its fields.
func validates(c *ir.Class) bool {
	for _, m := range c.Methods {
		if slices.ContainsFunc(m.Decorators, checkingIt.MatchString) || checkingIt.MatchString(m.Name) {
			return true
		}
	}
	return false
}

// bounded reports whether one of the operands of an instruction is a call that is given a least value: Query(gt=0).
func bounded(p *ir.Function, is func(*ir.Instr) bool) bool {
	for i := range p.Instrs {
		if !is(&p.Instrs[i]) {
			continue
		}
		for _, x := range p.Args(ir.ID(i)) {
			if x != ir.NoID && p.Instrs[x].Op == ir.OpCall && slices.ContainsFunc(p.Calls[p.Instrs[x].Aux].Names, lowerBound.MatchString) {
				return true
			}
		}
	}
	return false
}

// askedOf reports whether a function compares a number with a small constant, or passes it to what checks it.
func askedOf(f *ir.Function, number, raw ir.ID) bool {
	is := func(x ir.ID) bool { x = untested(f, x); return x == number || x == raw }
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpCompare:
			a, b := f.Arg(id, 0), f.Arg(id, 1)
			if is(a) && leastValue(f, b) || is(b) && leastValue(f, a) {
				return true
			}
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			if checkingIt.MatchString(name) && slices.ContainsFunc(f.Args(id)[1:], is) {
				return true
			}
			if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && (name == "isdigit" || name == "isdecimal" || name == "isnumeric") && is(f.Arg(callee, 0)) {
				return true
			}
		}
	}
	return false
}

// leastValue reports whether a value is a constant that bounds numbers from below, or a list of those that are allowed.
func leastValue(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[unrefined(f, id)]; in.Op {
	case ir.OpConst:
		c := &f.Consts[in.Aux]
		return (c.Kind == ir.Int || c.Kind == ir.Float) && c.Int <= 1 && c.Float <= 1
	case ir.OpGlobal, ir.OpFrom, ir.OpTuple, ir.OpSet, ir.OpList:
		return true
	}
	return false
}
