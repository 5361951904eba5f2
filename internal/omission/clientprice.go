package omission

import (
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds prices that a client sends and the program goes by: what is bought costs what its buyer says.

// clientPrice is the rule on them.
const clientPrice = "price-from-client"

var (
	priceName = regex.NewPattern(`(?i)^(\w*_)?(price|unit_?price|cost|fee|rate)(_cents)?$`)
	totalName = regex.NewPattern(`(?i)^(\w*_)?(price|unit_?price|cost|fee|total|sub_?total|grand_?total|total_?(price|amount|cost)|amount_?(due|to_pay|paid)|to_pay|sum)(_cents)?$`)
	ofOrder   = regex.NewPattern(`(?i)(order|purchase|checkout|payment|invoice|cart|basket|booking|ticket|sale|charge|subscription|reservation)`)
	buying    = regex.NewPattern(`(?i)(order|purchase|check_?out|buy|pay|cart|basket|book|charge|subscribe|reserve|place_)`)
	pricing   = regex.NewPattern(`(?i)(sell|listing|offer|product|create_item|add_item|set_price|update_price|bid|auction|donat|tip|expense|refund|deposit|top_?up)`)
)

// clientPrices are such places, one a function.
func (ac *Checks) clientPrices() (out []*flow.Candidate) {
	r := ac.rule(clientPrice)
	if r == nil {
		return nil
	}
	served := ac.served()
	for i, f := range ac.prog.Functions {
		if ac.w.Tests(f) || f.Kind != ir.Def || !served[i] || pricing.MatchString(f.Name) {
			continue
		}
		entry := len(ac.w.Entries(f)) > 0
		if entry && (ac.administrative(f) || ac.rules(f)) {
			continue
		}
		read, used := ac.pricedByClient(f, entry)
		if used == ir.NoID {
			continue
		}
		c := lacking(r, f, used, r.Message)
		if read != ir.NoID && read != used {
			g, place := f, read
			if f.Instrs[read].Op == ir.OpParam {
				if caller, call := ac.givenPrice(f, read); call != ir.NoID {
					g, place = caller, call
				}
			}
			c.Trace = finding.Trace{
				{Kind: finding.StepSource, Location: location(g, &g.Instrs[place]), Function: idiom.Qualified(g), Message: "the client says what it costs"},
				{Kind: finding.StepSink, Location: c.Location, Function: c.Function, Message: "and that counts here"},
			}
		}
		out = append(out, c)
	}
	return out
}

// pricedByClient is where a function reads a price that the client sends, and where it goes by it.
func (ac *Checks) pricedByClient(f *ir.Function, entry bool) (read, used ir.ID) {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpBinary:
				if in.Flag != ir.Mul {
					continue
				}
				for _, x := range f.Args(id) {
					if y := ac.priceSent(f, x, entry, 0); y != ir.NoID {
						return y, id
					}
				}
			case ir.OpSetAttr:
				if entry && totalName.MatchString(f.NameOf(id)) && buying.MatchString(f.Name) && ac.totalSent(f, f.Arg(id, 1)) {
					return f.Arg(id, 1), id
				}
			case ir.OpCall:
				if entry {
					if read := ac.keepsTotal(f, id); read != ir.NoID {
						return read, id
					}
				}
			}
		}
	}
	return ir.NoID, ir.NoID
}

// priceSent is where a factor is read as a price of the client's: of the request, of what a loop goes through, or, in what an entry point
// calls, where such a price goes before the one that is known: line.get("price") or part.price, price if price is not None else row["price"].
func (ac *Checks) priceSent(f *ir.Function, id ir.ID, entry bool, depth int) ir.ID {
	id = made(f, id)
	if f.Instrs[id].Op == ir.OpPhi && depth < 2 {
		given, known := ir.NoID, false
		for _, x := range f.Args(id) {
			x = made(f, x)
			if f.Instrs[x].Op == ir.OpPhi {
				if y := ac.priceSent(f, x, entry, depth+1); y != ir.NoID {
					return y
				}
				continue
			}
			name := idiom.BearerName(f, x)
			switch f.Instrs[x].Op {
			case ir.OpParam:
				if !priceName.MatchString(name) {
					continue
				}
				if entry {
					given = x
				} else if _, call := ac.givenPrice(f, x); call != ir.NoID {
					given = x
				}
			case ir.OpCall, ir.OpIndex:
				if ac.sentTo(f, x) && entry || f.Instrs[x].Op == ir.OpCall && idiom.Readers[f.NameOf(f.Arg(x, 0))] && f.Instrs[f.Arg(x, 0)].Op == ir.OpAttr && ofLoop(f, f.Arg(f.Arg(x, 0), 0)) {
					if priceName.MatchString(name) {
						given = x
					}
				} else {
					known = known || priceName.MatchString(name)
				}
			case ir.OpAttr:
				known = known || priceName.MatchString(f.NameOf(x))
			}
		}
		if given != ir.NoID && known {
			return given
		}
		return ir.NoID
	}
	if !entry || !priceName.MatchString(idiom.BearerName(f, id)) {
		return ir.NoID
	}
	switch f.Instrs[id].Op {
	case ir.OpIndex, ir.OpCall:
		if ac.sentTo(f, id) || ofCleaned(f, id) {
			return id
		}
	case ir.OpParam: // def exchange(amount: int = Body(...), rate: float = Body(...))
		if !ac.given(f, id) && f.Params[f.Instrs[id].Aux].Name != "self" {
			return id
		}
	case ir.OpNext, ir.OpUnpack:
		if from := idiom.NextOf(f, id); from != ir.NoID && ac.listSent(f, from) {
			return id
		}
	case ir.OpAttr:
		if of := idiom.Untested(f, f.Arg(id, 0)); ac.bodyClass(f, of) != nil && !ac.given(f, of) {
			return id
		}
	}
	return ir.NoID
}

// ofLoop reports whether a value is an element of what a function was given: for line in lines.
func ofLoop(f *ir.Function, id ir.ID) bool {
	from := idiom.NextOf(f, id)
	return from != ir.NoID && ofParameter(f, iterated(f, from))
}

// givenPrice is where an entry point passes a price that it is sent for a parameter.
func (ac *Checks) givenPrice(f *ir.Function, id ir.ID) (*ir.Function, ir.ID) {
	for x := range ac.passedByEntries(f, int(f.Instrs[id].Aux)) {
		if ac.totalSent(x.caller, x.value) {
			return x.caller, x.call
		}
	}
	return nil, ir.NoID
}

// totalSent reports whether a value is what the client sends as a price, or as what all of it costs.
func (ac *Checks) totalSent(f *ir.Function, id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	id = made(f, id)
	if !totalName.MatchString(idiom.BearerName(f, id)) {
		return false
	}
	if f.Instrs[id].Op == ir.OpAttr {
		of := idiom.Untested(f, f.Arg(id, 0))
		return ac.bodyClass(f, of) != nil && !ac.given(f, of)
	}
	return f.Instrs[id].Op != ir.OpParam && (ac.sentTo(f, id) || ofCleaned(f, id))
}

// ofCleaned reports whether a value is an entry of what a form or a serializer has let pass: form.cleaned_data["price"].
func ofCleaned(f *ir.Function, id ir.ID) bool {
	of := ir.NoID
	switch f.Instrs[id].Op {
	case ir.OpIndex:
		of = f.Arg(id, 0)
	case ir.OpCall:
		if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && idiom.Readers[f.NameOf(callee)] {
			of = f.Arg(callee, 0)
		}
	}
	if of == ir.NoID {
		return false
	}
	of = idiom.Untested(f, of)
	return f.Instrs[of].Op == ir.OpAttr && cleanedData.MatchString(f.NameOf(of)) || f.Instrs[of].Op == ir.OpCall && f.NameOf(f.Arg(of, 0)) == "parse_args"
}

// settles are statements by which an order counts as paid.
var settles = regex.NewPattern(`(?is)^\s*update\s+[\w."` + "`" + `\[\]]+\s+set\s[^;]*\b(is_)?paid["` + "`" + `\]]?\s*=\s*(1|true)\b|^\s*update\s[^;]*\b(status|state)["` + "`" + `\]]?\s*=\s*'(paid|settled)'`)

// settledSum is the sum that the client sends as what is paid of an order: UPDATE orders SET paid = 1, total = ?.
func (ac *Checks) settledSum(f *ir.Function, statement string, bound []ir.ID) ir.ID {
	if !settles.MatchString(statement) {
		return ir.NoID
	}
	for _, x := range bound {
		for _, y := range append([]ir.ID{x}, listedIn(f, x)...) {
			if v := made(f, y); (totalName.MatchString(idiom.BearerName(f, v)) || idiom.BearerName(f, v) == "amount") && f.Instrs[v].Op != ir.OpParam && (ac.sentTo(f, v) || ofCleaned(f, v)) {
				return v
			}
		}
	}
	return ir.NoID
}

// rootOf is the name that a chain of attributes begins with: Order of Order.objects.create.
func rootOf(f *ir.Function, id ir.ID) string {
	for range 4 {
		if f.Instrs[id].Op != ir.OpAttr {
			break
		}
		id = f.Arg(id, 0)
	}
	return f.NameOf(id)
}

// keepsTotal is the price, or the sum, that the client sends, of an order that a call keeps: Order(total=form["total"]),
// orders.insert_one({"total": body["total"]}), execute("INSERT INTO orders (total) VALUES (?)", (form["total"],)).
func (ac *Checks) keepsTotal(f *ir.Function, call ir.ID) ir.ID {
	args, names := f.Args(call), f.Calls[f.Instrs[call].Aux].Names
	callee := f.NameOf(args[0])
	if ofOrder.MatchString(callee) && idiom.Capital(callee) || callee == "create" && ofOrder.MatchString(rootOf(f, args[0])) {
		for i, name := range names {
			if totalName.MatchString(name) && i+1 < len(args) && ac.totalSent(f, args[i+1]) {
				return made(f, args[i+1])
			}
		}
	}
	if of := idiom.CollectionOf(f, call); ofOrder.MatchString(of) && callee == "insert_one" && len(args) > 1 {
		if doc := idiom.Unrefined(f, args[1]); f.Instrs[doc].Op == ir.OpDict {
			for pairs := f.Args(doc); len(pairs) > 1; pairs = pairs[2:] {
				if pairs[0] == ir.NoID {
					continue
				}
				if k, ok := idiom.ConstText(f, pairs[0]); ok && totalName.MatchString(k) && ac.totalSent(f, pairs[1]) {
					return made(f, pairs[1])
				}
			}
		}
	}
	s, n := idiom.PassedStatement(f, args)
	if n == 0 {
		return ir.NoID
	}
	if v := ac.settledSum(f, s, args[n+1:]); v != ir.NoID {
		return v
	}
	if m := idiom.InsertInto.FindStringSubmatch(s); m == nil || !ofOrder.MatchString(idiom.LastDotted(m[1])) {
		return ir.NoID
	}
	for _, x := range args[n+1:] {
		for _, y := range append([]ir.ID{x}, listedIn(f, x)...) {
			if ac.totalSent(f, y) {
				return made(f, y)
			}
		}
	}
	return ir.NoID
}
