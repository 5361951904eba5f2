package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells who reads a token without a look at its signature, and believes it, from who only looks at it: when it ends,
// which number it has, by whose key it is to be verified. A server that was just asked for a token need not be doubted either.

// harmlessClaims are what a token may say of itself, verified or not: that it has ended, or which key to ask for.
var harmlessClaims = map[string]bool{
	"exp": true, "iat": true, "nbf": true, "jti": true, "orig_jti": true, "orig_iat": true, "auth_time": true, "kid": true, "alg": true,
	"iss": true, "typ": true,
}

// loggers are methods, and the function, that show something to who runs the program.
var loggers = map[string]bool{
	"debug": true, "info": true, "warning": true, "warn": true, "error": true, "exception": true, "critical": true, "log": true, "print": true,
}

// unbelieved reports whether a function does nothing with what a call returns but look at such claims, or show them to who runs
// the program.
func (a *analysis) unbelieved(id ir.ID) bool {
	looked := false
	for i := range a.f.Instrs {
		user := ir.ID(i)
		if !slices.ContainsFunc(a.f.Args(user), func(x ir.ID) bool { return x != ir.NoID && a.unrefined(x) == id }) {
			continue
		}
		switch a.f.Instrs[i].Op {
		case ir.OpSigma, ir.OpIf:
			continue
		case ir.OpIndex:
			if k, ok := idiom.ConstText(a.f, a.f.Arg(user, 1)); !ok || !harmlessClaims[k] {
				return false
			}
		case ir.OpAttr:
			if !a.getsOnly(user, harmlessClaims) {
				return false
			}
		case ir.OpCall:
			if !loggers[a.f.NameOf(a.f.Arg(user, 0))] {
				return false
			}
		default:
			return false
		}
		looked = true
	}
	return looked
}

// verifiedBeside reports whether the function of a hit has another call of the same name on its way that is no such defect itself: the
// token is looked at before it is verified. What another branch verifies
// says nothing of this one where the token itself says which is taken.
func (w *World) verifiedBeside(h *hit) bool {
	id := h.instrAt(ir.OpCall)
	if !h.hazard.Sole || id == ir.NoID {
		return false
	}
	name, block := h.fn.NameOf(h.fn.Arg(id, 0)), blockOf(h.fn, id)
	for i := range h.fn.Instrs {
		in, x := &h.fn.Instrs[i], ir.ID(i)
		if x == id || in.Op != ir.OpCall || h.fn.NameOf(h.fn.Arg(x, 0)) != name {
			continue
		}
		if len(h.fn.Args(id)) > 1 && apartBy(h.fn, block, blockOf(h.fn, x), idiom.Unrefined(h.fn, h.fn.Arg(id, 1))) {
			continue
		}
		if s := w.funcs[h.fn.ID].summary; s == nil || !slices.ContainsFunc(s.Hits, func(o hit) bool {
			return o.hazard != nil && o.hazard.Rule == h.hazard.Rule && o.fn == h.fn && o.pos == in.Pos
		}) {
			return true
		}
	}
	return false
}

// apartBy reports whether a branch on what a value says leads to two blocks, to one on each side.
func apartBy(f *ir.Function, x, y ir.BlockID, value ir.ID) bool {
	for b := range f.Branches() {
		if (onlyBy(f, b, 0, x) && onlyBy(f, b, 1, y) || onlyBy(f, b, 1, x) && onlyBy(f, b, 0, y)) && madeFrom(f, b.Cond, value) {
			return true
		}
	}
	return false
}

// maxMadeFrom bounds the registers that one is followed back through.
const maxMadeFrom = 32

// madeFrom reports whether a register is computed from another one.
func madeFrom(f *ir.Function, id, from ir.ID) bool {
	seen := []ir.ID{id}
	for i := 0; i < len(seen); i++ {
		if seen[i] == from {
			return true
		}
		for _, x := range f.Args(seen[i]) {
			if x != ir.NoID && len(seen) < maxMadeFrom && !slices.Contains(seen, x) {
				seen = append(seen, x)
			}
		}
	}
	return false
}

// getsOnly reports whether a method is called for entries of some names only: claims.get("exp").
func (a *analysis) getsOnly(method ir.ID, names map[string]bool) bool {
	if a.f.NameOf(method) != "get" {
		return false
	}
	for i := range a.f.Instrs {
		if args := a.f.Args(ir.ID(i)); a.f.Instrs[i].Op == ir.OpCall && args[0] == method {
			k, ok := "", false
			if len(args) > 1 {
				k, ok = idiom.ConstText(a.f, args[1])
			}
			if !ok || !names[k] {
				return false
			}
		}
	}
	return true
}

// fromIssuer reports whether a token is what another server answers, surely or maybe: it is kept in something, or comes back from
// something, which no client is known to fill.
func (a *analysis) fromIssuer(token ir.ID) (surely, maybe bool) {
	if token == ir.NoID {
		return false, false
	}
	taint := a.vals[token].taint()
	answered := func(x Atom) bool { return x.Origin.Source != nil && x.Origin.Source.Behind != 0 }
	if slices.ContainsFunc(taint, func(x Atom) bool { return x.is(knowledge.Untrusted) && !answered(x) }) {
		return false, false
	}
	if slices.ContainsFunc(taint, answered) {
		return true, true
	}
	id := a.sameOnAllWays(token, 5)
	callee := id
	if a.f.Instrs[id].Op == ir.OpCall {
		callee = a.f.Arg(id, 0)
	}
	if op := a.f.Instrs[callee].Op; op != ir.OpAttr && op != ir.OpIndex || a.ofRequest(callee) {
		return false, false
	}
	if callee != id && a.f.NameOf(callee) != "get" { // api.get_token()
		return false, len(taint) == 0 && strings.Contains(a.f.NameOf(callee), "token")
	}
	return false, issued.MatchString(a.bearerName(id))
}

// issued is what tokens are called that a server of logins has made.
var issued = regex.NewPattern(`^(id_token|access_token|token)$`)

// requests are what bears the parts of a request.
var requests = regex.NewPattern(`(?i)request|^(cookies|headers|session|args|form|query_params|g|ctx|info|event|scope|body|websocket|environ|params|json)$`)

// ofRequest reports whether what is read is part of something that is called as a request is.
func (a *analysis) ofRequest(id ir.ID) bool {
	for range 6 {
		id = a.unrefined(id)
		if requests.MatchString(a.bearerName(id)) {
			return true
		}
		switch a.f.Instrs[id].Op {
		case ir.OpAttr, ir.OpIndex, ir.OpCall:
			id = a.f.Arg(id, 0)
		default:
			return false
		}
	}
	return false
}
