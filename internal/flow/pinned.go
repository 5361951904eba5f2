package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds programs that know what they download: a module that compares a digest with one of its own notices another file, however
// it came.

// ownDigest are names of digests that a program has.
var ownDigest = regex.NewPattern(`(?i)(^|_)(sha_?\d*|md5|blake2\w*|hash(sum)?|digest|check_?sum|(file|check|hash)?sums?|fingerprint)(_|$|s$)`)

// pinned reports whether a rule goes by that, and a hit is in such a module, or at fault in one.
func (w *World) pinned(r *knowledge.Rule, h *hit) bool {
	if !r.Pinned {
		return false
	}
	return slices.ContainsFunc(h.fn.Module.Functions, comparesDigest) || h.place != nil && slices.ContainsFunc(h.place.Fn.Module.Functions, comparesDigest)
}

// comparesDigest reports whether a function compares a digest that it computes with a constant, or something of such a name.
func comparesDigest(f *ir.Function) bool {
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op != ir.OpCompare || in.Flag != ir.Eq && in.Flag != ir.NotEq {
			continue
		}
		for k, x := range f.Args(ir.ID(i)) {
			other := idiom.Untested(f, f.Arg(ir.ID(i), 1-k))
			if _, constant := idiom.ConstText(f, other); computesDigest(f, x) && !computesDigest(f, other) && (constant || ownDigest.MatchString(idiom.BearerName(f, other))) {
				return true
			}
		}
	}
	return false
}

// computesDigest reports whether a value is the result of hexdigest() or digest().
func computesDigest(f *ir.Function, id ir.ID) bool {
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpCall {
		return false
	}
	callee := f.Arg(id, 0)
	return f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "hexdigest" || f.NameOf(callee) == "digest")
}
