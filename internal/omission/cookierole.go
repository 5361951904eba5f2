package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what a user may do handed out in a cookie without a signature, where nothing in the program's Python reads it: what
// reads it is a script or another service, and believes whatever the visitor has written there.

var (
	rankCookie = regex.NewPattern(`(?i)^(\w+[_-])?(role|roles|is_?admin|is_?staff|privileges?|permissions?)$`)
	sealing    = regex.NewPattern(`(?i)sign|seal|encrypt|dumps|encode|secret|token|hmac|serializ`)
)

// ranksHandedOut are those cookies, but for the ones that are told where they are read.
func (ac *Checks) ranksHandedOut(r *knowledge.Rule, read map[string]bool) (out []*flow.Candidate) {
	for _, f := range ac.functions {
		if !slices.Contains(f.Module.Names, "set_cookie") {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "set_cookie" || len(f.Args(id)) < 3 || idiom.Keyword(f, id, 1) != "" && idiom.Keyword(f, id, 1) != "value" {
				continue
			}
			name, ok := idiom.ConstText(f, f.Arg(id, 1))
			if !ok || read[name] || !rankCookie.MatchString(name) || slices.ContainsFunc(f.Calls[f.Instrs[j].Aux].Names, sealing.MatchString) || !tellsRank(f, f.Arg(id, 2)) {
				continue
			}
			in := &f.Instrs[j]
			out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
				Message: "What the user may do is handed out in a cookie without a signature, which the visitor can write"})
		}
	}
	return out
}

// tellsRank reports whether a value is what a row or an object of a user says that they may do: user.role, str(row["is_admin"]).
func tellsRank(f *ir.Function, id ir.ID) bool {
	for range idiom.MaxRefinements {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpCall:
			args := f.Args(id)
			if len(args) != 2 || sealing.MatchString(f.NameOf(args[0])) {
				return false
			}
			id = args[1]
		case ir.OpIndex:
			key, _ := idiom.ConstText(f, f.Arg(id, 1))
			return rankCookie.MatchString(key)
		case ir.OpAttr:
			return rankCookie.MatchString(f.NameOf(id))
		default:
			return false
		}
	}
	return false
}
