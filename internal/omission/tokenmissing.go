package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds checks against forged requests that let pass who sends no token at all: if token and token != session["csrf"].

var tokenSent = regex.NewPattern(`(?i)csrf|xsrf|^_?(form_?)?token$`)

// passedWithout are those checks.
func (ac *Checks) passedWithout() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && forgeryCheck.MatchString(c.Str) }) || !comparesToken(f) {
			continue
		}
		for b := range f.Blocks {
			list := f.Blocks[b].Instrs
			if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf || len(f.Blocks[b].Succs) != 2 {
				continue
			}
			if token, missing := tokenTested(f, f.Arg(list[len(list)-1], 0)); token != ir.NoID && leaves(f, f.Blocks[b].Succs[missing]) {
				if branch := list[len(list)-1]; f.Instrs[branch].End > f.Instrs[branch].Pos {
					token = branch
				}
				out = append(out, lacking(r, f, token, "Who sends no token at all passes this check"))
				break
			}
		}
	}
	return out
}

// comparesToken reports whether a function holds a token that is sent against the one that it keeps for the session.
func comparesToken(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if comparesTokenAt(f, id) {
			return true
		}
	}
	return false
}

func comparesTokenAt(f *ir.Function, id ir.ID) bool {
	args := f.Args(id)
	switch in := &f.Instrs[id]; {
	case in.Op == ir.OpCompare && (in.Flag == ir.Eq || in.Flag == ir.NotEq):
	case in.Op == ir.OpCall && comparing.MatchString(f.NameOf(args[0])) && len(args) == 3:
		args = args[1:]
	default:
		return false
	}
	of := func(x ir.ID) ir.ID {
		x = idiom.Untested(f, x)
		if f.Instrs[x].Op == ir.OpCall && f.Instrs[f.Arg(x, 0)].Op == ir.OpAttr && f.NameOf(f.Arg(x, 0)) == "encode" {
			x = idiom.Untested(f, f.Arg(f.Arg(x, 0), 0))
		}
		return x
	}
	return slices.ContainsFunc(args, func(x ir.ID) bool { return isTokenSent(f, of(x)) }) && slices.ContainsFunc(args, func(x ir.ID) bool { return !isTokenSent(f, of(x)) && f.Instrs[of(x)].Op != ir.OpConst })
}

// isTokenSent reports whether a value is the token that a form or a header brings.
func isTokenSent(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	return idiom.SentBy(f, id) && tokenSent.MatchString(idiom.BearerName(f, id))
}

// tokenTested is the token of which a condition asks whether it is there, and which successor is taken where it is not.
func tokenTested(f *ir.Function, cond ir.ID) (token ir.ID, missing int) {
	if token, missing = idiom.Presence(f, cond); token == ir.NoID || !isTokenSent(f, token) {
		return ir.NoID, 0
	}
	return token, missing
}

// leaves reports whether a function comes back from a block on without a refusal and without comparing the token.
func leaves(f *ir.Function, from ir.BlockID) bool {
	seen := map[ir.BlockID]bool{}
	for work := []ir.BlockID{from}; len(work) > 0; {
		b := work[len(work)-1]
		if work = work[:len(work)-1]; seen[b] {
			continue
		}
		seen[b] = true
		stopped := false
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			switch {
			case in.Op == ir.OpRaise, in.Op == ir.OpHalt, comparesTokenAt(f, id), in.Op == ir.OpCall && refusing.MatchString(f.NameOf(f.Arg(id, 0))):
				stopped = true
			case in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Int && f.Consts[in.Aux].Int >= 400 && f.Consts[in.Aux].Int < 500:
				stopped = true
			case in.Op == ir.OpReturn && !stopped:
				return f.Arg(id, 0) == ir.NoID || !isFalse(f, f.Arg(id, 0))
			}
		}
		if !stopped {
			work = append(work, f.Blocks[b].Succs...)
		}
	}
	return false
}

// isFalse reports whether a value says that a check has failed.
func isFalse(f *ir.Function, id ir.ID) bool {
	c := &f.Instrs[id]
	return c.Op == ir.OpConst && f.Consts[c.Aux].Kind == ir.Bool && f.Consts[c.Aux].Int == 0
}
