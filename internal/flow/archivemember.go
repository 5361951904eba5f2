package flow

import (
	"slices"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the tests by which programs pick the members of an archive that they extract.

// anyMember stands for whatever a test may ask for the name of.
const anyMember = ir.NoID

// testsMember reports whether a test asks for the name of the member of an archive that a register is. Most tests ask for no
// name at all, and the registers that one test refines follow each other: the last answer is kept for them.
func (a *analysis) testsMember(src, cond ir.ID) bool {
	if a.memberTest.cond != cond {
		a.memberTest.cond, a.memberTest.asks = cond, a.asksName(anyMember, cond)
	}
	return a.memberTest.asks && a.asksName(a.root(src), cond)
}

// asksName reports whether a test asks for the name, or the target, of an archive's member.
func (a *analysis) asksName(src, id ir.ID) bool {
	fuel := maxAsked
	return a.asksNameIn(src, id, 12, &fuel)
}

// maxAsked bounds the registers of which a test is made that are looked at: phis of large functions join many, and each of
// them as many.
const maxAsked = 256

func (a *analysis) asksNameIn(src, id ir.ID, depth int, fuel *int) bool {
	if *fuel--; depth < 0 || *fuel < 0 {
		return false
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpAttr:
		if slices.Contains(memberNames, a.f.NameOf(id)) && (src == anyMember || a.root(a.f.Arg(id, 0)) == src) {
			return true
		}
	case ir.OpCall:
		if callee := a.f.Arg(id, 0); a.f.Instrs[callee].Op == ir.OpAttr && a.f.NameOf(callee) == "endswith" {
			return false // what kind of file it is says nothing of where it leads
		}
		if a.calleeAsksName(src, id) {
			return true
		}
	case ir.OpSigma, ir.OpCompare, ir.OpBinary, ir.OpUnary, ir.OpList, ir.OpTuple, ir.OpFormat, ir.OpPhi:
	default:
		return false
	}
	args := a.f.Args(id)
	if a.f.Instrs[id].Op == ir.OpSigma {
		args = args[:1]
	}
	return slices.ContainsFunc(args, func(x ir.ID) bool { return x != ir.NoID && a.asksNameIn(src, x, depth-1, fuel) })
}

// memberNames are the attributes of an archive's member that say where it is extracted to.
var memberNames = []string{"name", "path", "linkname"}

// refusesMember reports whether a call, which came back, looks where a member of an archive would lead: at that of its path,
// or in a function of the program that raises.
func (a *analysis) refusesMember(src, call ir.ID) bool {
	if a.f.Instrs[call].Op != ir.OpCall {
		return false
	}
	callee := a.f.Arg(call, 0)
	if a.f.NameOf(callee) == "relative_to" {
		return a.canonicalPath(a.f.Arg(callee, 0)) && a.asksName(a.root(src), call)
	}
	for _, r := range a.vals[callee].refs() {
		if r.Kind != refFunc || !a.w.asksOf(r.ID).leads() {
			return false
		}
	}
	return a.calleeAsksName(a.root(src), call)
}

// calleeAsksName reports whether a call passes a member to a function of the program that asks for its name.
func (a *analysis) calleeAsksName(src, call ir.ID) bool {
	args := a.f.Args(call)
	for _, r := range a.vals[args[0]].refs() {
		if r.Kind != refFunc {
			continue
		}
		asked := a.w.asksOf(r.ID)
		for n := 1; n < len(args); n++ {
			p := n - 1
			if r.Bind != nil && r.Bind.self != nil {
				p++
			}
			if asked.name(p) && (src == anyMember || a.root(args[n]) == src) {
				return true
			}
		}
	}
	return false
}

// memberAsks is what a function asks of archives' members: of the name of which of its first 62 parameters, as bits, and whether
// it asks where a path leads, and raises. It is found out when it is first wanted.
type memberAsks struct{ atomic.Uint64 }

type asked uint64

const (
	askedKnown asked = 1 << 63
	askedLeads asked = 1 << 62
)

func (x asked) leads() bool         { return x&askedLeads != 0 }
func (x asked) name(param int) bool { return param < 62 && x&(1<<uint(param)) != 0 }

func (w *World) asksOf(fn int32) asked {
	known := &w.funcs[fn].memberAsks
	x := asked(known.Load())
	if x == 0 {
		x = askedBy(w.prog.Functions[fn])
		known.Store(uint64(x)) // whoever else is finding it out finds the same
	}
	return x
}

func askedBy(f *ir.Function) asked {
	out := askedKnown
	leads, raises := false, false
	for i := range f.Instrs {
		switch id := ir.ID(i); f.Instrs[i].Op {
		case ir.OpRaise:
			raises = true
		case ir.OpAttr:
			name := f.NameOf(id)
			leads = leads || leading[name]
			if !slices.Contains(memberNames, name) {
				continue
			}
			if of := &f.Instrs[idiom.Unrefined(f, f.Arg(id, 0))]; of.Op == ir.OpParam && of.Aux < 62 {
				out |= 1 << uint(of.Aux)
			}
		}
	}
	if leads && raises {
		out |= askedLeads
	}
	return out
}

// leading are the functions that say where a path leads.
var leading = map[string]bool{"is_relative_to": true, "relative_to": true, "commonpath": true, "realpath": true, "abspath": true, "resolve": true, "samefile": true}
