package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds data that come with a code which only who has a key can compute: where the code was the right one, they
// are from somebody who has it.

// maxSigned bounds how far back from a code what it was computed of is looked for.
const maxSigned = 6

// authentic are the facts of a comparison of two values, one of which may be the code of some data.
func (a *analysis) authentic(x, y ir.ID) (facts []Fact) {
	for _, side := range [2][2]ir.ID{{x, y}, {y, x}} {
		code, other := side[0], side[1]
		if code == ir.NoID || other == ir.NoID || a.vals[code] == bottom || !carries(a.vals[code], knowledge.MAC) || carries(a.vals[other], knowledge.MAC) {
			continue
		}
		for _, t := range a.signed(code, nil, 0) {
			facts, a.signs = append(facts, Fact{Target: t, True: a.w.provenKinds, Signed: true}), true
		}
	}
	return facts
}

// signed are the registers of the data that a code was computed of.
func (a *analysis) signed(id ir.ID, out []ir.ID, depth int) []ir.ID {
	if id = a.unrefined(id); depth > maxSigned {
		return out
	}
	switch a.f.Instrs[id].Op {
	case ir.OpBinary, ir.OpFormat, ir.OpConvert: // "sha256=" + code
		for _, x := range a.f.Args(id) {
			if x != ir.NoID && carries(a.vals[x], knowledge.MAC) {
				out = a.signed(x, out, depth+1)
			}
		}
	case ir.OpCall:
		args := a.f.Args(id)
		callee := args[0]
		for _, r := range a.vals[callee].refs() {
			switch {
			case r.Kind == refFunc: // a helper that computes it
				for _, x := range args[1:] {
					if len(a.vals[x].taint()) > 0 {
						out = append(out, x)
					}
				}
				return out
			case r.Kind == refExtern:
				if i := msgOf(a.w.base.Canonical(r.Name)); i >= 0 {
					if len(args) > i && (a.vals[args[1]] == nil || a.vals[args[1]].Const == nil) { // a key that everybody can read proves nothing
						out = a.texts(args[i], out, 0)
					}
					if len(args) > 1 && (a.vals[args[1]] == nil || a.vals[args[1]].Const == nil) {
						out = a.updatedWith(id, out)
					}
					return out
				}
			}
		}
		for _, x := range args[1:] { // base64.b64encode(code)
			if carries(a.vals[x], knowledge.MAC) {
				return a.signed(x, out, depth+1)
			}
		}
		if a.f.Instrs[callee].Op == ir.OpAttr { // hmac.new(key, data).hexdigest()
			return a.signed(a.f.Arg(callee, 0), out, depth+1)
		}
	}
	return out
}

// updatedWith are what the function has a code computed of besides: mac.update(body).
func (a *analysis) updatedWith(code ir.ID, out []ir.ID) []ir.ID {
	for i := range a.f.Instrs {
		id := ir.ID(i)
		if a.f.Instrs[i].Op != ir.OpCall || len(a.f.Args(id)) != 2 || a.f.NameOf(a.f.Arg(id, 0)) != "update" {
			continue
		}
		if callee := a.f.Arg(id, 0); a.f.Instrs[callee].Op == ir.OpAttr && a.unrefined(a.f.Arg(callee, 0)) == code {
			out = a.texts(a.f.Arg(id, 1), out, 0)
		}
	}
	return out
}

// texts are a register and those of which it is another form, or put together: f"{time}:{body.decode()}".encode().
func (a *analysis) texts(id ir.ID, out []ir.ID, depth int) []ir.ID {
	if id == ir.NoID || depth > maxSigned || len(out) > maxSigned {
		return out
	}
	if len(a.vals[id].taint()) > 0 {
		out = append(out, id)
	}
	switch id = a.unrefined(id); a.f.Instrs[id].Op {
	case ir.OpBinary, ir.OpFormat, ir.OpConvert, ir.OpList, ir.OpTuple:
		for _, x := range a.f.Args(id) {
			out = a.texts(x, out, depth+1)
		}
	case ir.OpCall:
		args := a.f.Args(id)
		if !formsOfText[a.f.NameOf(args[0])] {
			break
		}
		if a.f.Instrs[args[0]].Op == ir.OpAttr {
			out = a.texts(a.f.Arg(args[0], 0), out, depth+1)
		}
		for _, x := range args[1:] {
			out = a.texts(x, out, depth+1)
		}
	}
	return out
}

// formsOfText are functions and methods whose result has all of what they are given, and nothing else of a client's.
var formsOfText = map[string]bool{"encode": true, "decode": true, "str": true, "bytes": true, "join": true, "format": true, "force_bytes": true, "smart_bytes": true}

// signedLate reports whether a code has proven data of an origin on every way to the block at work: what was read out of them before
// came from who has the key as well. That vouches for addresses and objects (provenKinds), not for texts: a service signs what its own
// users have written.
func (a *analysis) signedLate(o *Origin) bool {
	if !a.signs || o == nil || o.Fn != a.f || o.Parent != nil {
		return false
	}
	for b := range a.f.Branches() {
		for _, f := range a.vals[b.Cond].facts() {
			if !f.Signed || !a.originOf(idiom.Awaited(a.f, a.root(f.Target)), o) {
				continue
			}
			outcome := 0
			if f.True == 0 {
				outcome = 1
			}
			if a.everyWayBy(b.Block, b.Ways[outcome], a.at) {
				return true
			}
		}
	}
	return false
}

// msgOf is the position of the data among a call's operands, of a function that computes codes; -1 of others.
func msgOf(name string) int {
	switch name {
	case "hmac.new", "hmac.HMAC", "hmac.digest":
		return 2
	}
	return -1
}
