package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds secrets that are looked up by a name which a client sends, with a constant for names that nobody has: who sends such a
// name knows the secret, and what is computed of it. The rule is the one on secrets that fall back (fallbacksecret.go).

var (
	secretsKept = regex.NewPattern(`(?i)^(\w*_)?(passwords?|passwds?|pwds?|secrets?|credentials?|creds|ha1s?|(password_?|pw_?)?hashes|password_?digests?|users|accounts|logins|(api|auth|access)_?(keys?|tokens?)|tokens?)(_(map|mapping|dict|table|db|store|by_\w+))?$`)
	whoeverAsks = regex.NewPattern(`(?i)^(\w*_)?(user(_?(name|id))?|name|login|account|client(_?id)?|email|principal|identity|realm_user|uid|who)$`)
	commonName  = regex.NewPattern(`^(get|find|lookup|load|read|fetch|value|__\w+__)$`)
)

// standIns are comparisons with a secret that a constant may stand in for.
func (ac *Checks) standIns() (out []*flow.Candidate) {
	r := ac.rule(fallbackSecret)
	if r == nil {
		return nil
	}
	givers := map[*ir.Module]map[string]bool{} // functions that give such a secret, or what they have made of it
	for _, f := range ac.functions {
		if f.Kind != ir.Def || commonName.MatchString(f.Name) {
			continue
		}
		for n := range f.Instrs {
			if f.Instrs[n].Op == ir.OpReturn && hasStandIn(f, f.Arg(ir.ID(n), 0), nil, 4) {
				if givers[f.Module] == nil {
					givers[f.Module] = map[string]bool{}
				}
				givers[f.Module][f.Name] = true
			}
		}
	}
	for _, f := range ac.functions {
		for n := range f.Instrs {
			id := ir.ID(n)
			sides := comparedSides(f, id)
			if sides == nil {
				continue
			}
			left, right := hasStandIn(f, sides[0], givers[f.Module], 4), hasStandIn(f, sides[1], givers[f.Module], 4)
			if left == right || left && isConstant(f, sides[1]) || right && isConstant(f, sides[0]) {
				continue
			}
			out = append(out, lacking(r, f, id, "For a name that nobody has, a constant stands for the secret that is compared here, and everybody can send what is made of that"))
			break
		}
	}
	return out
}

// hasStandIn reports whether a value is a secret for which a constant may stand in, or is made of one.
func hasStandIn(f *ir.Function, id ir.ID, givers map[string]bool, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	if isStandIn(f, idiom.Unrefined(f, id)) {
		return f.Instrs[id].Op != ir.OpSigma // it was asked for being there
	}
	id = idiom.Untested(f, id)
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpCall:
		callee := args[0]
		if givers[f.NameOf(callee)] {
			return true
		}
		if f.Instrs[callee].Op == ir.OpAttr && hasStandIn(f, f.Arg(callee, 0), givers, depth-1) { // secret.encode()
			return true
		}
		args = args[1:]
	case ir.OpBinary, ir.OpFormat, ir.OpConvert, ir.OpTuple, ir.OpList:
	default:
		return false
	}
	return slices.ContainsFunc(args, func(x ir.ID) bool { return hasStandIn(f, x, givers, depth-1) })
}

// isStandIn reports whether a value is looked up among secrets by a name that somebody gives, with a text of the program's for all
// names that are not there; and nothing in the function asks which are.
func isStandIn(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := f.Args(id)
	if len(args) != 3 || f.NameOf(args[0]) != "get" || f.Instrs[args[0]].Op != ir.OpAttr {
		return false
	}
	if _, fixed := idiom.ConstText(f, args[2]); !fixed || !whoeverAsks.MatchString(idiom.BearerName(f, args[1])) {
		return false
	}
	kept := idiom.BearerName(f, idiom.Untested(f, f.Arg(args[0], 0)))
	if !secretsKept.MatchString(kept) {
		return false
	}
	for n := range f.Instrs {
		switch in := &f.Instrs[n]; in.Op {
		case ir.OpCompare:
			if (in.Flag == ir.In || in.Flag == ir.NotIn) && idiom.BearerName(f, idiom.Untested(f, f.Arg(ir.ID(n), 1))) == kept {
				return false
			}
		case ir.OpIf:
			if idiom.Untested(f, idiom.BranchedOn(f, ir.ID(n))) == id {
				return false
			}
		}
	}
	return true
}

// comparedSides are the two that an instruction compares, by ==, by !=, or in equal time; nil for any other.
func comparedSides(f *ir.Function, id ir.ID) []ir.ID {
	switch in := &f.Instrs[id]; {
	case in.Op == ir.OpCompare && (in.Flag == ir.Eq || in.Flag == ir.NotEq):
		return f.Args(id)
	case in.Op == ir.OpCall && inEqualTime.MatchString(f.NameOf(f.Arg(id, 0))) && len(f.Args(id)) == 3:
		return f.Args(id)[1:]
	}
	return nil
}
