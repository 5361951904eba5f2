package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds calls of whatever a dotted name leads to: a loop walks from attribute to attribute, and what it arrives at is
// called. From an object of the program every module can be reached so, also where names with underscores are refused.

// dottedNameCall is what is wrong with them.
var dottedNameCall = &knowledge.Hazard{Rule: "dotted-name-call"}

// dottedCalls checks the calls of the function.
func (a *analysis) dottedCalls() {
	if !a.w.reported[dottedNameCall.Rule] {
		return
	}
	for id := range a.reached() {
		in := &a.f.Instrs[id]
		if in.Op != ir.OpCall {
			continue
		}
		if names := a.walked(a.f.Arg(id, 0)); names != ir.NoID && a.chosenNames(names) && !a.isSubclass(a.f.Arg(id, 0)) {
			a.addHit(hit{spot: &spot{hazard: dottedNameCall, fn: a.f, pos: in.Pos, end: in.End}})
		}
	}
}

// walked is the element of a list of names by which a loop arrives at a value: ob = getattr(ob, name); ir.NoID for other values.
func (a *analysis) walked(id ir.ID) ir.ID {
	f := a.f
	phi := idiom.Unrefined(f, id)
	if f.Instrs[phi].Op != ir.OpPhi {
		return ir.NoID
	}
	for _, x := range f.Args(phi) {
		if x = idiom.Unrefined(f, x); f.Instrs[x].Op != ir.OpCall {
			continue
		}
		args := f.Args(x)
		if len(args) < 3 || f.NameOf(args[0]) != "getattr" || idiom.Unrefined(f, args[1]) != phi {
			continue
		}
		if name := idiom.Unrefined(f, args[2]); f.Instrs[name].Op == ir.OpNext {
			return name
		}
	}
	return ir.NoID
}

// chosenNames reports whether somebody else chooses the names that a loop goes over.
func (a *analysis) chosenNames(element ir.ID) bool {
	for _, x := range a.vals[element].taint() {
		if x.is(knowledge.Untrusted) {
			return true
		}
	}
	return false
}
