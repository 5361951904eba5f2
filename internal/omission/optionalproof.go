package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds proofs that are checked only where they are sent: if signature and signature != expected.

// proofOptional is the rule on them.
const proofOptional = "signature-optional"

var (
	proofSent = regex.NewPattern(`(?i)(^|[-_])(signature|sig|hmac|mac|digest|signed|api[-_]?key|token|secret)$`)
	proofAway = regex.NewPattern(`(?i)csrf|xsrf|refresh|next|page|continuation|captcha`)
)

// optionalProofs are such checks, one a function: what comes behind is done for who sends no proof at all, too.
func (ac *Checks) optionalProofs() (out []*flow.Candidate) {
	r := ac.rule(proofOptional)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answers()[f.ID] || ac.known(f) {
			continue
		}
		if id := ac.optionalProof(f); id != ir.NoID {
			in := &f.Instrs[id]
			out = append(out, &flow.Candidate{Rule: r, Location: location(f, in), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
		}
	}
	return out
}

// optionalProof is where a function compares a proof that it has asked for before, while the way of who has sent none goes past it.
func (ac *Checks) optionalProof(f *ir.Function) ir.ID {
	for b := range f.Branches() {
		sent := idiom.Unrefined(f, b.Cond)
		if !proofRead(f, sent) {
			continue
		}
		inner := landing(f, b.Ways[0]) // it is there
		within := f.Blocks[inner].Instrs
		if len(within) == 0 || f.Instrs[within[len(within)-1]].Op != ir.OpIf || len(f.Blocks[inner].Succs) != 2 {
			continue
		}
		cond, _ := idiom.Affirmed(f, f.Arg(within[len(within)-1], 0))
		cond = idiom.Awaited(f, cond)
		compares := f.Instrs[cond].Op == ir.OpCompare && (f.Instrs[cond].Flag == ir.NotEq || f.Instrs[cond].Flag == ir.Eq) ||
			f.Instrs[cond].Op == ir.OpCall && (alike.MatchString(f.NameOf(f.Arg(cond, 0))) || checkingIt.MatchString(f.NameOf(f.Arg(cond, 0))) || ac.names.Verify.MatchString(f.NameOf(f.Arg(cond, 0))))
		if !compares || !slices.ContainsFunc(f.Args(cond), func(x ir.ID) bool { return idiom.ComesFrom(f, x, sent) }) {
			continue
		}
		past := b.Ways[1]
		for n, way := range f.Blocks[inner].Succs { // the way of who has sent the right one is that of who has sent none
			other := f.Blocks[inner].Succs[1-n]
			if landing(f, way) == landing(f, past) && landing(f, other) != landing(f, past) && refuses(f, other) {
				return cond
			}
		}
	}
	return ir.NoID
}

// landing is the block in which a way does something: behind those that only rename variables.
func landing(f *ir.Function, b ir.BlockID) ir.BlockID {
	for range 4 {
		if len(f.Blocks[b].Succs) != 1 || slices.ContainsFunc(f.Blocks[b].Instrs, func(id ir.ID) bool {
			return f.Instrs[id].Op != ir.OpSigma && f.Instrs[id].Op != ir.OpPhi && f.Instrs[id].Op != ir.OpJump
		}) {
			break
		}
		b = f.Blocks[b].Succs[0]
	}
	return b
}

// proofRead reports whether a value is a proof that stands in a header or a parameter of a request.
func proofRead(f *ir.Function, id ir.ID) bool {
	if !idiom.SentBy(f, id) {
		return false
	}
	name := idiom.BearerName(f, id)
	return proofSent.MatchString(name) && !proofAway.MatchString(name)
}

// refuses reports whether a block ends with an error: an exception that is raised, abort(403), an answer with such a status.
func refuses(f *ir.Function, b ir.BlockID) bool {
	a := answered(f, b)
	return a != nil && (a.told || a.ends) || slices.ContainsFunc(f.Blocks[b].Instrs, func(id ir.ID) bool {
		return f.Instrs[id].Op == ir.OpRaise || f.Instrs[id].Op == ir.OpCall && refusing.MatchString(f.NameOf(f.Arg(id, 0)))
	})
}
