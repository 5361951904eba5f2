package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds functions of which rules tell where the program takes them as values: map(pickle.loads, rows), load = eval. What
// they are given is decided by whoever calls them.

// valueHazards are what rules say of functions that are taken as values, by their dotted names; nil where no rule that is looked
// for does, and in the default profile, which tells of none of them.
func (w *World) valueHazards() (out map[string]*knowledge.Hazard) {
	if !w.eachPlace() {
		return nil
	}
	for _, r := range w.base.Rules() {
		if len(r.Values) == 0 || !w.reported[r.ID] {
			continue
		}
		if out == nil {
			out = map[string]*knowledge.Hazard{}
		}
		h := &knowledge.Hazard{Rule: r.ID, Message: "{sink} is handed on, and whoever calls it decides what it is given"}
		for _, name := range r.Values {
			out[name] = h
		}
	}
	return out
}

// handedOn checks the functions that the function takes as values. What is called where it is named, or is no more than the
// beginning of a longer name, is none.
func (a *analysis) handedOn() {
	if a.w.handedOn == nil {
		return
	}
	bound := map[ir.ID]bool{}
	for id := range a.reached() {
		args := a.f.Args(id)
		switch a.f.Instrs[id].Op {
		case ir.OpCall:
			args = args[1:]
		case ir.OpAttr, ir.OpFrom, ir.OpSigma, ir.OpPhi, ir.OpCompare, ir.OpSetAttr: // what an attribute is given, models judge
			continue
		}
		for _, x := range args {
			if x == ir.NoID {
				continue
			}
			if a.f.Instrs[x].Op == ir.OpFrom && a.f.Instrs[id].Op == ir.OpSetGlobal && !bound[x] {
				bound[x] = true // by its own import
				continue
			}
			a.takenAsValue(id, x)
		}
	}
}

// takenAsValue tells of a function that an instruction is given. One that a name stands for is read once, however often the text names
// it: it is told of where it is used. So is what a call is given, of which more may be known.
func (a *analysis) takenAsValue(by, id ir.ID) {
	at, user := &a.f.Instrs[id], &a.f.Instrs[by]
	switch {
	case at.Op == ir.OpGlobal, at.Op == ir.OpFrom, at.Op == ir.OpAttr && user.Op == ir.OpCall:
		at = user
	case at.Op != ir.OpAttr:
		return
	}
	for _, r := range a.vals[id].refs() {
		if h := a.w.handedOn[r.Name]; h != nil && r.Kind == refExtern {
			a.addHit(hit{spot: &spot{hazard: h, name: r.Name, fn: a.f, pos: at.Pos, end: at.End}, doubt: true})
		}
	}
}
