package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds money that is given back, or paid out, for something as often as somebody asks: nothing looks at whether that has
// happened before, or may happen at all.

var (
	givingBack  = regex.NewPattern(`(?i)(^|_)(refund|pay_?(out|back)|reimburse\w*|cash_?(out|back)|charge_?back|money_?back|cancel|redeem|claim|return_(order|item|purchase|booking|goods)|give_back)(_|$)`)
	heldMoney   = regex.NewPattern(`(?i)^(\w*_)?(balance|credits?|points|wallet|coins|funds|money|budget)$`)
	worthOfRow  = regex.NewPattern(`(?i)^(\w*_)?(total|amount|price|paid|cost|sum|value|fee|deposit|points|reward|bonus|credit)(_\w+)?$`)
	addingMoney = regex.NewPattern(`(?is)^\s*update\b.*\bset\b[^=]*\b\w*(?:balance|credit|points|wallet|coins|funds|money)s?\w*\s*=\s*[\w.]+\s*\+`)
	// doneFlag are names of what says that something has happened to a row.
	doneFlag = regex.NewPattern(`(?i)^(is_|was_)?(\w+_)?(used|redeemed|refunded|paid|paid_out|claimed|cancell?ed|returned|settled|status|state|stage|phase|done|closed|active|consumed|spent|processed|completed|expire[ds]?(_at)?|left|remaining|uses|count|rowcount)$`)
)

// paidBack are the places where that is done.
func (ac *Checks) paidBack(r *knowledge.Rule) (out []*flow.Candidate) {
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !givingBack.MatchString(idiom.Snake(f.Name)) && (f.Class == nil || !givingBack.MatchString(idiom.Snake(f.Class.Name))) || !ac.answers()[f.ID] || looksAtRow(f) {
			continue
		}
		id := ac.addsMoney(f)
		if id == ir.NoID || ac.administrative(f) || ac.elevated(f) {
			continue
		}
		c := lacking(r, f, id, "This is paid as often as somebody asks for it: nothing looks at whether it was paid before, or may be")
		if len(ac.w.Entries(f)) == 0 {
			caller, call := ac.calledByView(f)
			if caller == nil || looksAtRow(caller) {
				continue
			}
			c.Trace = slices.Insert(c.Trace, 0, finding.Step{Kind: finding.StepFlow, Location: location(caller, &caller.Instrs[call]), Function: idiom.Qualified(caller), Message: "this view has it done"})
		} else if ac.speaksOfAny(f.ID, signedMessage, 1) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// calledByView is a view that calls a function, and where.
func (ac *Checks) calledByView(f *ir.Function) (*ir.Function, ir.ID) {
	for _, g := range ac.w.CallersOf(f) {
		if len(ac.w.Entries(g)) == 0 || ac.w.Tests(g) {
			continue
		}
		for i := range g.Instrs {
			if id := ir.ID(i); g.Instrs[i].Op == ir.OpCall && g.NameOf(g.Arg(id, 0)) == f.Name {
				return g, id
			}
		}
	}
	return nil, ir.NoID
}

// looksAtRow reports whether a function asks what has happened to a row: in a test, in what it is looked up by, or by how many rows
// a conditional change has found.
func looksAtRow(f *ir.Function) bool {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpCompare:
				if slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return doneFlag.MatchString(idiom.BearerName(f, x)) }) {
					return true
				}
			case ir.OpIf:
				cond, hit := f.Arg(id, 0), false
				idiom.Inside(f, cond, 0, func(x ir.ID) {
					if op := f.Instrs[x].Op; op == ir.OpAttr || op == ir.OpIndex || op == ir.OpCall {
						hit = hit || doneFlag.MatchString(idiom.BearerName(f, x)) || op == ir.OpCall && (f.NameOf(f.Arg(x, 0)) == "update" || f.NameOf(f.Arg(x, 0)) == "delete")
					}
				})
				if hit {
					return true
				}
			case ir.OpCall:
				args := f.Args(id)
				if s, n := idiom.PassedStatement(f, args); n > 0 && slices.ContainsFunc(strings.FieldsFunc(idiom.WhereClause.FindString(s), idiom.NotWord), doneFlag.MatchString) {
					return true
				}
				if f.NameOf(args[0]) == "update" || f.Instrs[args[0]].Op != ir.OpAttr {
					continue
				}
				for _, k := range f.Calls[in.Aux].Names {
					if k, _, _ = strings.Cut(k, "__"); doneFlag.MatchString(k) {
						return true
					}
				}
				if idiom.CollectionOf(f, id) != "" && len(args) > 1 && slices.ContainsFunc(idiom.DictKeys(f, args[1], 0), doneFlag.MatchString) {
					return true
				}
			}
		}
	}
	return false
}

// addsMoney is where a function adds what a row is worth to what somebody has.
func (ac *Checks) addsMoney(f *ir.Function) ir.ID {
	ofRow := func(x ir.ID) bool {
		x = made(f, x)
		op := f.Instrs[x].Op
		return (op == ir.OpAttr || op == ir.OpIndex) && worthOfRow.MatchString(idiom.BearerName(f, x)) && (len(ac.w.Entries(f)) == 0 || !ac.sentTo(f, x))
	}
	sum := func(x ir.ID) bool {
		x = idiom.Untested(f, x)
		in := &f.Instrs[x]
		return (in.Op == ir.OpBinary || in.Op == ir.OpInPlace) && in.Flag == ir.Add && slices.ContainsFunc(f.Args(x), ofRow)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			args := f.Args(id)
			switch f.Instrs[id].Op {
			case ir.OpSetAttr:
				if heldMoney.MatchString(f.NameOf(id)) && sum(args[1]) {
					return id
				}
			case ir.OpCall:
				for n, k := range f.Calls[f.Instrs[id].Aux].Names {
					if heldMoney.MatchString(k) && n+1 < len(args) && sum(args[n+1]) && f.NameOf(args[0]) == "update" {
						return id
					}
				}
				if s, n := idiom.PassedStatement(f, args); n > 0 && addingMoney.MatchString(s) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
					return slices.ContainsFunc(append(listedIn(f, x), x), ofRow)
				}) {
					return id
				}
				if idiom.CollectionOf(f, id) != "" && len(args) > 2 && incrementsByRow(f, args[2], ofRow) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// incrementsByRow reports whether a change of a document adds what a row is worth: {"$inc": {"credit": order["total"]}}.
func incrementsByRow(f *ir.Function, id ir.ID, ofRow func(ir.ID) bool) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict {
		return false
	}
	for pairs := f.Args(id); len(pairs) > 1; pairs = pairs[2:] {
		k, ok := idiom.ConstText(f, pairs[0])
		if in := idiom.Unrefined(f, pairs[1]); ok && k == "$inc" && f.Instrs[in].Op == ir.OpDict {
			for inner := f.Args(in); len(inner) > 1; inner = inner[2:] {
				if k, ok := idiom.ConstText(f, inner[0]); ok && heldMoney.MatchString(k) && ofRow(inner[1]) {
					return true
				}
			}
		}
	}
	return false
}
