package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file learns by which columns of its users a program tells who may do more than others: what of the user who asks is
// compared with fixed words (g.keeper.kind != "vet"), or tested where strangers are turned away (request.user.agent.is_lead).

var (
	// plainColumn are columns that say who a user is, or whether the account is in order.
	plainColumn = regex.NewPattern(`(?i)^(\w*_)?(id|pk|uid|uuid|(full|first|last|nick|user|screen|sur|display)?name|time_?zone|e?_?mail|status|state|lang(uage)?|locale|theme|country|currency|password|pw|hash|token|secret|phone|balance|credits?|count|profile|username|sub|exp|iss|aud|typ)$|(active|verified|confirmed|banned|blocked|locked|disabled|deleted|enabled|suspended|expired|authenticated|anonymous|2fa|mfa|otp)`)
	mayDo       = regex.NewPattern(`(?i)^(is|can|may|has)_\w+$`)
)

// ofRank reports whether an instruction decides something by such a column of the user who asks, and which one.
func (ac *Checks) ofRank(f *ir.Function, id ir.ID) (string, bool) {
	switch f.Instrs[id].Op {
	case ir.OpCompare:
		args := f.Args(id)
		for i, x := range args[:min(2, len(args))] {
			other := idiom.Unrefined(f, args[1-i])
			if name := ac.columnOfCaller(f, x); name != "" && len(texts(f, other)) > 0 && (f.Instrs[other].Op != ir.OpConst || f.Instrs[id].Flag == ir.Eq || f.Instrs[id].Flag == ir.NotEq || i == 1) {
				return name, true
			}
		}
	case ir.OpIf:
		x := idiom.BranchedOn(f, id)
		if name := ac.columnOfCaller(f, x); name != "" && (mayDo.MatchString(name) || raises(f) || ac.forbids(f)) {
			return name, true
		}
	case ir.OpReturn: // def test_func(self): return self.request.user.is_lead
		if name := ac.columnOfCaller(f, f.Arg(id, 0)); name != "" && permitsByColumn.MatchString(f.Name) && f.Class != nil {
			return name, true
		}
	}
	return "", false
}

// permitsByColumn are methods by which frameworks ask whether a user may do something.
var permitsByColumn = regex.NewPattern(`^(has_permission|test_func|is_accessible|has_access)$`)

// columnOfCaller is the name of the column of the user who asks that a value is; "" where it is none that could be a rank.
func (ac *Checks) columnOfCaller(f *ir.Function, id ir.ID) string {
	if id == ir.NoID {
		return ""
	}
	id = idiom.Unrefined(f, id)
	of, name := ir.NoID, ""
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		of, name = f.Arg(id, 0), f.NameOf(id)
	case ir.OpIndex:
		of = f.Arg(id, 0)
		name, _ = idiom.ConstText(f, f.Arg(id, 1))
	case ir.OpCall:
		if args := f.Args(id); len(args) > 1 && f.NameOf(args[0]) == "get" && f.Instrs[args[0]].Op == ir.OpAttr {
			of = f.Arg(args[0], 0)
			name, _ = idiom.ConstText(f, args[1])
		}
	}
	if of == ir.NoID || name == "" || len(name) > idiom.MaxName || plainColumn.MatchString(name) || ac.identity(name) && !ac.names.Privilege.MatchString(name) || !ac.isCaller(f, of) {
		return ""
	}
	return name
}

// isCaller reports whether a value is the user who asks, or a row that belongs to that one alone: request.user.agent.
func (ac *Checks) isCaller(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		name := f.NameOf(id)
		return ac.identity(name) && !ownerAlone.MatchString(name) || !plainColumn.MatchString(name) && ac.isCaller(f, f.Arg(id, 0))
	case ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		return ac.identity(f.NameOf(id)) && !idiom.Capital(f.NameOf(id))
	case ir.OpIndex:
		return ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1))
	case ir.OpParam:
		return ac.given(f, id) || ac.identity(f.Params[f.Instrs[id].Aux].Name) && !keyParam.MatchString(f.Params[f.Instrs[id].Aux].Name)
	case ir.OpAwait:
		return ac.isCaller(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return ac.callers.named[f.NameOf(callee)] || ac.names.Identity.MatchString(f.NameOf(callee)) && !idiom.Capital(f.NameOf(callee)) && !deciding.MatchString(f.NameOf(callee)) ||
			len(f.Args(id)) > 1 && idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && ac.askedIn(f, f.Arg(callee, 0), f.Arg(id, 1))
	}
	return false
}

// ownerAlone are names of columns that say whose a row is, and of nothing else: animal.owner.
var ownerAlone = regex.NewPattern(`^(owner|account)(_id)?$`)

// forbids reports whether a function answers that something is not allowed.
func (ac *Checks) forbids(f *ir.Function) bool {
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpGlobal, ir.OpAttr, ir.OpFrom:
			if forbidding.MatchString(f.NameOf(ir.ID(i))) {
				return true
			}
		}
	}
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Int && c.Int == 403 })
}

var forbidding = regex.NewPattern(`(?i)^(\w*(forbidden|denied|no_permission|HTTPError)\w*)$`)

// findRanks takes those columns down.
func (ac *Checks) findRanks() {
	ac.ranks, ac.rankWords = map[string]bool{}, map[string]bool{}
	for _, f := range ac.functions {
		for j := range f.Instrs {
			if op := f.Instrs[j].Op; op != ir.OpCompare && op != ir.OpIf && op != ir.OpReturn {
				continue
			}
			if name, ok := ac.ofRank(f, ir.ID(j)); ok {
				ac.ranks[name] = true
				if op := f.Instrs[j].Op; op == ir.OpCompare {
					for _, x := range f.Args(ir.ID(j)) {
						for _, word := range texts(f, idiom.Unrefined(f, x)) {
							ac.rankWords[word] = ac.rankWords[word] || !plainRank.MatchString(word)
						}
					}
				}
			}
		}
	}
}

// plainRank are what programs call those who may do nothing more than others.
var plainRank = regex.NewPattern(`(?i)^(|users?|customers?|members?|guests?|clients?|buyers?|students?|patients?|readers?|authenticated|active|normal|basic|default|viewer)$`)
