package omission

import (
	"iter"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds quantities of a client's that are taken from, or multiplied with, what somebody owns or pays, and of which
// nothing says that they are positive.

// negativeAmount is the rule on them.
const negativeAmount = "negative-amount-accepted"

var (
	amountName = regex.NewPattern(`(?i)^(\w*_)?(amount|qty|quantity|cents|count|nights|points|units|pieces|seats|tickets|coins|credits|sum|price|how_many|number_of_\w+|minutes|hours|km|kwh|value|delta|discount|deposit)$`)
	valueName  = regex.NewPattern(`(?i)^(\w*_)?(balance|credits?|points|karma|coins|wallet|stock|prices?|total|costs?|fees?|rates?|nights|cents|amount|budget|money|funds|paid|refunded|spent|minutes|hours|allowance|deposit)(_\w+)?$`)
	takingSQL  = regex.NewPattern(`(?is)^\s*update\b.*\bset\b[^=]*\b\w*(?:balance|credit|points|karma|coins|wallet|stock|budget|funds|cents)\w*\s*=\s*\w+\s*-\s*(?:\?|%s|%\(|:\w|\$\d)`)
	madeNumber = regex.NewPattern(`^(int|float|Decimal)$`)
	positive   = regex.NewPattern(`(?i)^(Positive\w+|con(int|float|decimal)|NonNeg\w+|Unsigned\w+)$`)
	checkingIt = regex.NewPattern(`(?i)(valid|check|positive|ensure|clamp|range|bound|^max$|^abs$|parse)`)
	sendingIt  = regex.NewPattern(`^(get_json|get_media|get_(body_|query_)?arguments?|to_dict|post|loads|json_decode|parse_json)$`)
	lowerBound = regex.NewPattern(`^(gt|ge|min|min_value|minimum)$`)
)

// negative are such places, one an entry point: in it, or in a function that it hands the number to.
func (ac *Checks) negative() (out []*flow.Candidate) {
	r := ac.rule(negativeAmount)
	if r == nil {
		return nil
	}
	told := map[*ir.Function]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 {
			continue
		}
		number := func(id ir.ID, any bool) bool { return ac.number(f, id, any) }
		if id := takesNumber(f, number); id != ir.NoID && !ac.speaksOfAny(f.ID, signedMessage, 1) { // nobody else makes such messages
			out = append(out, lacking(r, f, id, r.Message))
		} else if g, id, call := ac.handsNumber(f); id != ir.NoID && !told[g] {
			told[g] = true
			c := lacking(r, g, id, r.Message)
			c.Trace = finding.Trace{
				{Kind: finding.StepSource, Location: location(f, &f.Instrs[call]), Function: idiom.Qualified(f), Message: "the client's number is passed on as it is"},
				{Kind: finding.StepSink, Location: c.Location, Function: idiom.Qualified(g), Message: "and counts here"},
			}
			for _, x := range f.Args(call)[1:] { // the field that does not bound it
				if s, at := ac.schemaField(f, made(f, x)); s != nil && unboundedNumber(s.Body, at) {
					field := finding.Step{Kind: finding.StepFlow, Location: location(s.Body, &s.Body.Instrs[at]), Function: idiom.Qualified(s.Body), Message: "nothing says what it may not be"}
					c.Trace = slices.Insert(c.Trace, 1, field)
					break
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// handsNumber is where a function takes a number that an entry point hands to it as the client has sent it.
func (ac *Checks) handsNumber(f *ir.Function) (g *ir.Function, at, call ir.ID) {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)[1:]
			for n, x := range args {
				body := ac.bodyClass(f, x)
				if body == nil && !ac.number(f, x, true) {
					continue
				}
				for _, g := range ac.calledBy(f, id) {
					p := parameterOf(g, f, id, n)
					if p < 0 {
						continue
					}
					number := func(x ir.ID, any bool) bool {
						raw := made(g, x)
						if body != nil { // body.amount
							of := ir.NoID
							if g.Instrs[raw].Op == ir.OpAttr {
								of = idiom.Untested(g, g.Arg(raw, 0))
							}
							return of != ir.NoID && g.Instrs[of].Op == ir.OpParam && int(g.Instrs[of].Aux) == p && (any || amountName.MatchString(g.NameOf(raw))) &&
								ac.plainField(body, g.NameOf(raw)) && !askedOf(g, x, raw)
						}
						return g.Instrs[raw].Op == ir.OpParam && int(g.Instrs[raw].Aux) == p && (any || amountName.MatchString(g.Params[p].Name)) && !askedOf(g, x, raw)
					}
					if at := takesNumber(g, number); at != ir.NoID {
						return g, at, id
					}
				}
			}
		}
	}
	return nil, ir.NoID, ir.NoID
}

// bodyClass is the class that says what the body of a request holds, where a value is such a parameter of an entry point.
func (ac *Checks) bodyClass(f *ir.Function, id ir.ID) *ir.Class {
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpParam {
		return nil
	}
	if t := f.Params[f.Instrs[id].Aux].Type; t != nil {
		return ac.prog.ClassNamed(f.Module, t.Name)
	}
	return nil
}

// calledBy are the functions of the program that a call may be of, by its name and by what is kept under the name of the receiver.
func (ac *Checks) calledBy(f *ir.Function, call ir.ID) (out []*ir.Function) {
	name := f.NameOf(f.Arg(call, 0))
	for _, c := range ac.prog.Calls()[f.ID] {
		if g := ac.prog.Functions[c]; g.Name == name && g.Kind == ir.Def && len(ac.w.Entries(ac.prog.Functions[c])) == 0 {
			out = append(out, g)
		}
	}
	if callee := f.Arg(call, 0); len(out) > 1 && f.Instrs[callee].Op == ir.OpAttr { // app["articles"].by_id(key), beside app["people"].by_id(key)
		if k := ac.prog.Held(f, f.Arg(callee, 0)); k != nil {
			if g := ac.prog.Method(k, name); g != nil && slices.Contains(out, g) {
				return []*ir.Function{g}
			}
		}
	}
	return out
}

// parameterOf is the parameter of a callee that takes the n-th argument of a call; -1 where none is known to.
func parameterOf(g, f *ir.Function, call ir.ID, n int) int {
	if name := idiom.Keyword(f, call, n); name != "" {
		return slices.IndexFunc(g.Params, func(p ir.Param) bool { return p.Name == name })
	}
	if len(g.Params) > 0 && g.Class != nil && (g.Params[0].Name == "self" || g.Params[0].Name == "cls") {
		n++
	}
	if n < len(g.Params) && g.Params[n].Kind < ir.VarArgs {
		return n
	}
	return -1
}

// An entryArgument is what an entry point passes for a parameter of a function that it calls.
type entryArgument struct {
	caller *ir.Function
	call   ir.ID
	value  ir.ID
}

// passedByEntries lists what entry points pass for a parameter of a function, by its number.
func (ac *Checks) passedByEntries(f *ir.Function, p int) iter.Seq[entryArgument] {
	return func(yield func(entryArgument) bool) {
		for _, caller := range ac.w.CallersOf(f) {
			if len(ac.w.Entries(caller)) == 0 {
				continue
			}
			for i := range caller.Instrs {
				call := ir.ID(i)
				if caller.Instrs[i].Op != ir.OpCall || caller.NameOf(caller.Arg(call, 0)) != f.Name {
					continue
				}
				for n, x := range caller.Args(call)[1:] {
					if parameterOf(f, caller, call, n) == p && !yield(entryArgument{caller, call, x}) {
						return
					}
				}
			}
		}
	}
}

// takesNumber is where a function computes what somebody owns or pays from a number of the client's. The name of one that is
// multiplied with a price, or taken from what it was held against before, does not matter.
func takesNumber(f *ir.Function, number func(id ir.ID, any bool) bool) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpBinary, ir.OpInPlace:
				if in.Flag != ir.Sub && in.Flag != ir.Mul && in.Flag != ir.Add {
					continue
				}
				left, right := f.Arg(id, 0), f.Arg(id, 1)
				any := in.Flag == ir.Mul || computedThere(f, left) // F("minutes") + n
				if ofValue(f, left, in.Flag) && number(right, any) || in.Flag != ir.Sub && ofValue(f, right, in.Flag) && number(left, any) {
					return id
				}
				if in.Flag == ir.Sub && number(right, true) && covered(f, left, right) && writtenBack(f, id) {
					return id
				}
			case ir.OpCall:
				args := f.Args(id)
				if idiom.CollectionOf(f, id) != "" && len(args) > 2 && slices.ContainsFunc(args[2:], func(x ir.ID) bool { return incremented(f, x, number, 0) }) {
					return id
				}
				if s, n := idiom.PassedStatement(f, args); n > 0 && takingSQL.MatchString(s) {
					first := true // what is bound first is what is taken
					if slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
						if op := f.Instrs[idiom.Unrefined(f, x)].Op; op == ir.OpTuple || op == ir.OpList {
							return slices.ContainsFunc(f.Args(idiom.Unrefined(f, x)), func(y ir.ID) bool {
								any := first
								first = false
								return y != ir.NoID && number(y, any)
							})
						}
						any := first
						first = false
						return number(x, any)
					}) {
						return id
					}
				}
			}
		}
	}
	return ir.NoID
}

// computedThere reports whether a value is a column as the database has it: F("minutes").
func computedThere(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	return f.Instrs[id].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "F"
}

// incremented reports whether a change of documents adds a number to what somebody owns or pays: {"$inc": {"balance": -cents}}.
func incremented(f *ir.Function, id ir.ID, number func(id ir.ID, any bool) bool, depth int) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict || depth > 1 {
		return false
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if args[0] == ir.NoID {
			continue
		}
		switch k, _ := idiom.ConstText(f, args[0]); {
		case depth == 0:
			if k == "$inc" && incremented(f, args[1], number, 1) {
				return true
			}
		case valueName.MatchString(k):
			x := idiom.Untested(f, args[1])
			if f.Instrs[x].Op == ir.OpUnary {
				x = f.Arg(x, 0)
			}
			if number(x, true) {
				return true
			}
		}
	}
	return false
}

// covered reports whether a function compares what a number is taken from with that number: if account.left < n.
func covered(f *ir.Function, from, number ir.ID) bool {
	same := func(x, y ir.ID) bool {
		x, y = idiom.Untested(f, x), idiom.Untested(f, y)
		return x == y || made(f, x) == made(f, y) || f.Instrs[x].Op == ir.OpAttr && f.Instrs[y].Op == ir.OpAttr && f.NameOf(x) == f.NameOf(y) && idiom.Untested(f, f.Arg(x, 0)) == idiom.Untested(f, f.Arg(y, 0)) ||
			f.Instrs[x].Op == ir.OpIndex && f.Instrs[y].Op == ir.OpIndex && idiom.BearerName(f, x) != "" && idiom.BearerName(f, x) == idiom.BearerName(f, y) && idiom.Untested(f, f.Arg(x, 0)) == idiom.Untested(f, f.Arg(y, 0))
	}
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCompare {
			switch f.Instrs[i].Flag {
			case ir.Lt, ir.LtE, ir.Gt, ir.GtE:
				a, b := f.Arg(id, 0), f.Arg(id, 1)
				if same(a, from) && same(b, number) || same(b, from) && same(a, number) {
					return true
				}
			}
		}
	}
	return false
}

// writtenBack reports whether a difference becomes an attribute or an entry, or is bound to a statement that changes rows.
func writtenBack(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		user := ir.ID(i)
		args := f.Args(user)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr:
			if args[1] == id {
				return true
			}
		case ir.OpSetIndex:
			if args[2] == id {
				return true
			}
		case ir.OpCall:
			if s, n := idiom.PassedStatement(f, args); n > 0 && idiom.ChangingSQL.MatchString(s) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
				return x == id || f.Instrs[x].Op == ir.OpTuple && slices.Contains(f.Args(x), id)
			}) {
				return true
			}
		}
	}
	return false
}

// made is what a number was made of: int(text), Decimal(text.replace(",", ".")).quantize(cent).
func made(f *ir.Function, id ir.ID) ir.ID {
	id = idiom.Untested(f, id)
	for n := 0; n < 4 && f.Instrs[id].Op == ir.OpCall; n++ {
		switch callee := f.Arg(id, 0); {
		case madeNumber.MatchString(f.NameOf(callee)) && len(f.Args(id)) == 2:
			id = idiom.Untested(f, f.Arg(id, 1))
		case f.Instrs[callee].Op == ir.OpAttr && sameNumber.MatchString(f.NameOf(callee)):
			id = idiom.Untested(f, f.Arg(callee, 0))
		default:
			return id
		}
	}
	return id
}

// sameNumber are methods that give a number, or its text, in another form.
var sameNumber = regex.NewPattern(`^(quantize|replace|strip)$`)

// givesNumber reports whether a function of the program gives back a number that the client sends, and does not ask whether it is
// positive.
func (ac *Checks) givesNumber(g *ir.Function) bool {
	var gives func(id ir.ID, depth int) bool
	gives = func(id ir.ID, depth int) bool {
		if id == ir.NoID || depth > 3 {
			return false
		}
		if g.Instrs[id].Op == ir.OpPhi {
			return slices.ContainsFunc(g.Args(id), func(x ir.ID) bool { return gives(x, depth+1) })
		}
		inner := made(g, id)
		return inner != idiom.Untested(g, id) && g.Instrs[inner].Op != ir.OpParam && ac.sendsNumber(g, inner, false) && !askedOf(g, idiom.Untested(g, id), inner)
	}
	return returnsAny(g, func(x ir.ID) bool { return gives(x, 0) })
}

// returnsAny reports whether one of the values that a function returns is of a kind.
func returnsAny(f *ir.Function, is func(ir.ID) bool) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpReturn && f.Arg(ir.ID(i), 0) != ir.NoID && is(f.Arg(ir.ID(i), 0)) {
			return true
		}
	}
	return false
}

// ofValue reports whether an operand is what somebody owns or pays: an attribute or a key of a row, F("stock"), a table of prices.
func ofValue(f *ir.Function, id ir.ID, operator uint8) bool {
	switch id = idiom.Untested(f, id); f.Instrs[id].Op {
	case ir.OpAttr:
		return valueName.MatchString(f.NameOf(id))
	case ir.OpIndex:
		return valueName.MatchString(idiom.BearerName(f, id)) || operator == ir.Mul && valueName.MatchString(idiom.BearerName(f, f.Arg(id, 0)))
	case ir.OpCall:
		if args := f.Args(id); computedThere(f, id) && len(args) == 2 {
			s, _ := idiom.ConstText(f, args[1])
			return valueName.MatchString(s)
		}
		return operator == ir.Mul && valueName.MatchString(f.BoundName(id)) // price = prices.get(article)
	case ir.OpAwait:
		return operator == ir.Mul && valueName.MatchString(f.BoundName(id))
	}
	return false
}

// number reports whether a value is a quantity that the client sends and of which the function does not ask whether it is
// positive. One of any name is a number where it is made or declared to be one.
func (ac *Checks) number(f *ir.Function, id ir.ID, any bool) bool {
	id = idiom.Untested(f, id)
	inner := made(f, id)
	if c, _ := ac.schemaField(f, inner); any && inner == id && f.Instrs[id].Op != ir.OpAttr && f.Instrs[id].Op != ir.OpParam && c == nil {
		any = false
	}
	if !any && !amountName.MatchString(idiom.BearerName(f, inner)) && !amountName.MatchString(idiom.BearerName(f, id)) {
		if c, at := ac.schemaField(f, inner); c == nil || !amountName.MatchString(c.Body.NameOf(at)) {
			return false
		}
	}
	return ac.sendsNumber(f, inner, any && inner == id) && !askedOf(f, id, inner)
}

// sendsNumber reports whether a value is what the client sends, as it stands: an element of a body, a parameter, a field of a
// body that is a class, without a bound of its own.
func (ac *Checks) sendsNumber(f *ir.Function, id ir.ID, typed bool) bool {
	if c, at := ac.schemaField(f, id); c != nil {
		return unboundedNumber(c.Body, at)
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpParam:
		p := &f.Params[in.Aux]
		return (p.Type == nil && !typed || p.Type != nil && madeNumber.MatchString(idiom.LastPart(p.Type.Name))) && !bounded(idiom.Outer(f.Parent, f.Module), func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }, lowerBound) &&
			!slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Safe[p.Name] })
	case ir.OpIndex:
		return idiom.SentBy(f, id) || fromBody(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return idiom.SentBy(f, id) || sendingIt.MatchString(f.NameOf(callee)) || idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && fromBody(f, f.Arg(callee, 0)) ||
			slices.ContainsFunc(ac.calledBy(f, id), ac.givesNumber)
	case ir.OpNext, ir.OpUnpack: // for n in request.form.getlist("n")
		from := idiom.NextOf(f, id)
		return from != ir.NoID && ac.listSent(f, from)
	case ir.OpAttr:
		of := idiom.Untested(f, f.Arg(id, 0))
		if f.Instrs[of].Op != ir.OpParam {
			return false
		}
		c := ac.bodyClass(f, of)
		return c != nil && ac.plainField(c, f.NameOf(id))
	}
	return false
}

// listSent reports whether what a loop goes through is a list that a client sends, or lists side by side.
func (ac *Checks) listSent(f *ir.Function, from ir.ID) bool {
	list := func(x ir.ID) bool {
		x = idiom.Untested(f, x)
		return f.Instrs[x].Op == ir.OpCall && f.NameOf(f.Arg(x, 0)) == "getlist" && idiom.SentBy(f, x)
	}
	from = idiom.Untested(f, from)
	return list(from) || f.Instrs[from].Op == ir.OpCall && f.NameOf(f.Arg(from, 0)) == "zip" && slices.ContainsFunc(f.Args(from)[1:], list)
}

// inBodySent reports whether a value is an entry of a request's body, or of its form.
func inBodySent(f *ir.Function, id ir.ID) bool {
	switch id = idiom.Untested(f, id); f.Instrs[id].Op {
	case ir.OpIndex:
		return fromBody(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && fromBody(f, f.Arg(callee, 0))
	}
	return false
}

// fromBody reports whether a value is the body of a request, or its form.
func fromBody(f *ir.Function, id ir.ID) bool {
	for range 6 {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpAttr:
			return idiom.Sent.MatchString(f.NameOf(id))
		case ir.OpCall:
			callee := f.Arg(id, 0)
			name := f.NameOf(callee)
			if idiom.Readers[name] && f.Instrs[callee].Op == ir.OpAttr && name != "get_argument" && name != "get_body_argument" && name != "get_query_argument" { // body.get("lines")
				id = f.Arg(callee, 0)
				continue
			}
			return sendingIt.MatchString(name) || name == "json" || name == "form"
		case ir.OpIndex: // body["lines"]
			id = f.Arg(id, 0)
		case ir.OpNext, ir.OpUnpack: // for line in body["lines"]
			from := idiom.NextOf(f, id)
			if from == ir.NoID {
				return false
			}
			id = iterated(f, from)
		default:
			return false
		}
	}
	return false
}

// plainField reports whether a field of a class is a number without a least value: amount: int.
func (ac *Checks) plainField(c *ir.Class, name string) bool {
	return ac.fieldWithout(c, name, lowerBound)
}

// fieldWithout reports whether a field of a class is a number for which no keyword argument of some names stands.
func (ac *Checks) fieldWithout(c *ir.Class, name string, keywords *regex.Pattern) bool {
	for _, f := range c.Fields {
		if f.Name == name {
			return f.Type != nil && madeNumber.MatchString(idiom.LastPart(f.Type.Name)) && !positive.MatchString(idiom.LastPart(f.Type.Name)) &&
				!bounded(c.Body, func(in *ir.Instr) bool { return in.Op == ir.OpSetAttr && c.Module.Names[in.Name] == name }, keywords) && !validates(c)
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

// bounded reports whether one of the operands of an instruction is a call that is given something by a name: Query(gt=0).
func bounded(p *ir.Function, is func(*ir.Instr) bool, keywords *regex.Pattern) bool {
	for i := range p.Instrs {
		if !is(&p.Instrs[i]) {
			continue
		}
		for _, x := range p.Args(ir.ID(i)) {
			if x != ir.NoID && p.Instrs[x].Op == ir.OpCall && slices.ContainsFunc(p.Calls[p.Instrs[x].Aux].Names, keywords.MatchString) {
				return true
			}
		}
	}
	return false
}

// askedOf reports whether a function compares a number with a small constant, or passes it to what checks it.
func askedOf(f *ir.Function, number, raw ir.ID) bool {
	is := func(x ir.ID) bool { x = idiom.Untested(f, x); return x == number || x == raw }
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
	switch in := &f.Instrs[idiom.Unrefined(f, id)]; in.Op {
	case ir.OpConst:
		c := &f.Consts[in.Aux]
		return (c.Kind == ir.Int || c.Kind == ir.Float) && c.Int <= 1 && c.Float <= 1
	case ir.OpGlobal, ir.OpFrom, ir.OpTuple, ir.OpSet, ir.OpList:
		return true
	}
	return false
}
