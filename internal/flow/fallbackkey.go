package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/secret"
)

// This file finds credentials that stand in the source for where the right ones cannot be had: os.environ.get("KEY", "..."),
// os.getenv("KEY") or "...", a function that returns a constant where a file is missing.

// maxFallback bounds the steps back from a key to the constant that stands in for it.
const maxFallback = 8

// leastStandIn is the length of what somebody has drawn, and not thought of.
const leastStandIn = 12

// A standIn is such a constant.
type standIn struct {
	f  *ir.Function
	id ir.ID
}

// fallsBack reports whether what a hazard on credentials is about may be a constant that a condition holds of, and tells so where the
// constant stands.
func (m *modelCall) fallsBack(h *knowledge.Hazard, c *knowledge.Condition) bool {
	if h.When[0] != c || !c.Secret && c.Match == nil || m.a.spec {
		return false
	}
	_, reg, _ := m.port(c.Arg)
	if c.Arg.Base == knowledge.PortValue {
		if reg = m.self.id; reg == ir.NoID && m.a.f.Instrs[m.id].Op == ir.OpSetAttr {
			reg = m.a.f.Arg(m.id, 1)
		}
	}
	if reg == ir.NoID {
		return false
	}
	fuel := maxFallback
	at, ok := m.a.w.standInOf(m.a.f, reg, false, &fuel)
	if !ok {
		return false
	}
	in := &at.f.Instrs[at.id]
	v := constVal(at.f.Consts[in.Aux])
	if s, ok := v.text(); !ok || !secret.Like(s) || len(s) < leastStandIn || !strings.ContainsAny(s, "0123456789") { // a word is what the program speaks of, and no key
		return false
	}
	for _, c := range h.When {
		if _, of, _ := m.port(c.Arg); of != reg && c.Arg.Base != knowledge.PortValue || m.a.test(c, v) != truthy {
			return false
		}
	}
	for _, c := range h.Unless {
		if m.a.test(c, v) == truthy {
			return false
		}
	}
	shown, _ := v.text()
	m.a.addHit(hit{spot: &spot{hazard: h, name: m.name, fn: at.f, pos: in.Pos, end: in.End, shown: shown}})
	return true
}

// standInOf is the constant that a register is where something else cannot be had; other, if it is one of several values already.
func (w *World) standInOf(f *ir.Function, id ir.ID, other bool, fuel *int) (standIn, bool) {
	if *fuel--; id == ir.NoID || *fuel < 0 {
		return standIn{}, false
	}
	id = idiom.Unrefined(f, id)
	args := f.Args(id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpConst:
		k := f.Consts[in.Aux].Kind
		return standIn{f, id}, other && (k == ir.Str || k == ir.Bytes)
	case ir.OpPhi:
		for _, x := range args {
			if x == ir.NoID {
				continue
			}
			if s, ok := w.standInOf(f, x, true, fuel); ok {
				return s, true
			}
		}
	case ir.OpGlobal:
		if body, x := written(f, id); body != f || x != id {
			return w.standInOf(body, x, other, fuel)
		}
	case ir.OpCall:
		return w.standInOfCall(f, id, args, fuel)
	}
	return standIn{}, false
}

func (w *World) standInOfCall(f *ir.Function, id ir.ID, args []ir.ID, fuel *int) (standIn, bool) {
	callee := args[0]
	name := f.NameOf(callee)
	method := f.Instrs[callee].Op == ir.OpAttr
	switch {
	case method && (name == "digest" || name == "hexdigest"):
		return w.digestOfConstant(f, f.Arg(callee, 0), fuel)
	case method && (name == "encode" || name == "strip" || name == "decode"):
		return w.standInOf(f, f.Arg(callee, 0), false, fuel)
	case name == "getenv" || method && (name == "get" || name == "pop") && f.NameOf(idiom.Unrefined(f, f.Arg(callee, 0))) == "environ":
		for i, x := range args[1:] {
			if k := idiom.Keyword(f, id, i); i == 1 && k == "" || k == "default" {
				return w.standInOf(f, x, true, fuel)
			}
		}
	case !method && (name == "str" || name == "bytes") && len(args) > 1:
		return w.standInOf(f, args[1], false, fuel)
	case !method && f.Instrs[callee].Op == ir.OpGlobal && len(args) == 1:
		for _, g := range f.Module.Functions {
			if g.Name != name || g.Kind != ir.Def || g.Class != nil || g.Parent == nil || g.Parent.Kind != ir.ModuleBody {
				continue
			}
			list := returnedBy(g)
			for _, x := range list {
				if s, ok := w.standInOf(g, x, len(list) > 1, fuel); ok {
					return s, true
				}
			}
		}
	}
	return standIn{}, false
}

// digestOfConstant is the constant of which a digest is made: hashlib.sha256(b"...").digest().
func (w *World) digestOfConstant(f *ir.Function, hash ir.ID, fuel *int) (standIn, bool) {
	hash = idiom.Unrefined(f, hash)
	if f.Instrs[hash].Op != ir.OpCall || len(f.Args(hash)) != 2 || !digests[f.NameOf(f.Arg(hash, 0))] {
		return standIn{}, false
	}
	of := idiom.Unrefined(f, f.Arg(hash, 1))
	if f.Instrs[of].Op == ir.OpCall && f.NameOf(f.Arg(of, 0)) == "encode" {
		of = f.Arg(f.Arg(of, 0), 0)
	}
	return w.standInOf(f, of, true, fuel)
}

// digests are functions that make a digest of what they are given at once.
var digests = map[string]bool{"sha224": true, "sha256": true, "sha384": true, "sha512": true, "sha1": true, "md5": true, "blake2b": true, "blake2s": true, "sha3_256": true, "sha3_512": true}

// returnedBy are the values that a function returns, in the order of its blocks.
func returnedBy(f *ir.Function) (list []ir.ID) {
	for b := range f.Blocks {
		if is := f.Blocks[b].Instrs; len(is) > 0 && f.Instrs[is[len(is)-1]].Op == ir.OpReturn {
			list = append(list, f.Arg(is[len(is)-1], 0))
		}
	}
	return list
}
