package flow

import (
	"cmp"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds functions that are called by the choice of the program's user only: make_session_without_checks() where
// verify_ssl is off.

// chosenAbove reports whether all calls of a function that has a hit stand where the program's user has chosen what its rule is
// about.
func (w *World) chosenAbove(r *knowledge.Rule, h *hit) bool {
	if at := cmp.Or(placeFn(h), h.fn); r.Chosen != nil && h.hazard != nil && switchingOff.MatchString(at.Name) && r.Chosen.MatchString(at.Name) && !calledIn(w.CallersOf(at), at.Name) {
		return true // users of the program call it for that
	}
	if r.Chosen == nil || h.hazard == nil || h.fn.Kind != ir.Def {
		return false
	}
	if h.place != nil {
		return chosenPlace(r, h.place)
	}
	calls := 0
	for _, f := range w.CallersOf(h.fn) {
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				if f.Instrs[id].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != h.fn.Name {
					continue
				}
				if !chosenBranch(f, ir.BlockID(b), r) {
					return false
				}
				calls++
			}
		}
	}
	return calls > 0
}

// chosenPlace reports whether the call that is at fault for what a callee does stands where that was chosen: if args.debug: serve(debug=True).
func chosenPlace(r *knowledge.Rule, at *Step) bool {
	for i := range at.Fn.Instrs {
		if in := &at.Fn.Instrs[i]; in.Op == ir.OpCall && in.Pos == at.Pos && in.End == at.End {
			return chosenBranch(at.Fn, blockOf(at.Fn, ir.ID(i)), r)
		}
	}
	return false
}

// switchingOff are names of functions that give a protection up, as they say.
var switchingOff = regex.NewPattern(`(?i)^(disable|skip|ignore|(turn|switch)_?off)_?\w`)

// calledIn reports whether one of some functions calls something of a name.
func calledIn(list []*ir.Function, name string) bool {
	return slices.ContainsFunc(list, func(f *ir.Function) bool {
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpCall && f.NameOf(f.Arg(ir.ID(i), 0)) == name {
				return true
			}
		}
		return false
	})
}

// placeFn is the function at whose call a hit is the fault of a caller; nil where it is none.
func placeFn(h *hit) *ir.Function {
	if h.place == nil {
		return nil
	}
	return h.place.Fn
}

// chosenBranch reports whether a block is reached only by one way of a branch that tests something by whose name a rule tells a
// choice.
func chosenBranch(f *ir.Function, place ir.BlockID, r *knowledge.Rule) bool {
	return branchAsks(f, place, r.Chosen)
}

// branchAsks is that for a test of something of a name.
func branchAsks(f *ir.Function, place ir.BlockID, name *regex.Pattern) bool {
	for b := range f.Branches() {
		if asks(f, b.Cond, name, 4) && divides(f, b, place) {
			return true
		}
	}
	return false
}

// chosenWrite reports whether a function assigns an attribute of what it is given only where the program's user has chosen what a
// rule is about, and not where callers leave the choice to the function's defaults.
func (w *World) chosenWrite(r *knowledge.Rule, f *ir.Function, attr string) bool {
	if r == nil || r.Chosen == nil {
		return false
	}
	writes := 0
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if !assigns(f, id, attr) {
				continue
			}
			if !chosenBranch(f, ir.BlockID(b), r) || w.writesByDefault(f, ir.BlockID(b)) {
				return false
			}
			writes++
		}
	}
	return writes > 0
}

// maxPassedOn bounds the calls through which an object is passed on to what assigns its attribute.
const maxPassedOn = 3

// chosenWrites is chosenWrite of a function, or of all below it that assign the attribute.
func (w *World) chosenWrites(r *knowledge.Rule, f *ir.Function, attr string, depth int) (chosen, writes bool) {
	for i := range f.Instrs {
		if assigns(f, ir.ID(i), attr) {
			return w.chosenWrite(r, f, attr), true
		}
	}
	if depth == 0 {
		return false, false
	}
	for _, callee := range w.prog.Calls()[f.ID] {
		is, does := w.chosenWrites(r, w.prog.Functions[callee], attr, depth-1)
		if does && !is {
			return false, true
		}
		chosen, writes = chosen || is, writes || does
	}
	return chosen, writes
}

// assigns reports whether an instruction assigns an attribute of that name of what the function is given.
func assigns(f *ir.Function, id ir.ID, attr string) bool {
	if f.Instrs[id].Op != ir.OpSetAttr || f.NameOf(id) != attr {
		return false
	}
	var given func(x ir.ID, depth int) bool
	given = func(x ir.ID, depth int) bool {
		if x = idiom.Unrefined(f, x); depth > 0 && f.Instrs[x].Op == ir.OpPhi {
			return slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return y != ir.NoID && given(y, depth-1) })
		}
		return f.Instrs[x].Op == ir.OpParam
	}
	return given(f.Arg(id, 0), 2)
}

// writesByDefault reports whether a branch on a parameter leads to a place where callers leave the parameter out.
func (w *World) writesByDefault(f *ir.Function, place ir.BlockID) bool {
	for b := range f.Branches() {
		id, way := idiom.Affirmed(f, b.Cond)
		if f.Instrs[id].Op != ir.OpParam {
			continue
		}
		switch w.funcs[f.ID].defaultOf(f.Instrs[id].Aux).truth() {
		case truthUnknown:
			continue
		case falsy:
			way = 1 - way
		}
		if onlyBy(f, b, way, place) {
			return true
		}
	}
	return false
}

// asksKept reports whether a condition is about an attribute in which a constructor of the class keeps something of a name, be the
// attribute called what it may: self.raw, which is disable_certificate_validation.
func (a *analysis) asksKept(cond ir.ID, name *regex.Pattern, depth int) bool {
	if a.f.Class == nil || cond == ir.NoID || depth < 0 {
		return false
	}
	cond = idiom.Unrefined(a.f, cond)
	switch in := &a.f.Instrs[cond]; in.Op {
	case ir.OpAttr:
		return ofSelf(a.f, a.f.Arg(cond, 0)) && a.w.constructedFrom(a.f.Class.ID, a.f.NameOf(cond), name)
	case ir.OpUnary, ir.OpBinary, ir.OpCompare, ir.OpPhi:
		return slices.ContainsFunc(a.f.Args(cond), func(x ir.ID) bool { return a.asksKept(x, name, depth-1) })
	}
	return false
}

// constructedFrom reports whether a constructor of a class, or of one that it is derived from, keeps something of a name in an
// attribute.
func (w *World) constructedFrom(class int32, attr string, name *regex.Pattern) bool {
	return slices.ContainsFunc(w.classes[class].mro, func(c int32) bool {
		init := w.prog.Classes[c].Methods["__init__"]
		if init == nil {
			return false
		}
		for i := range init.Instrs {
			if id := ir.ID(i); init.Instrs[i].Op == ir.OpSetAttr && init.NameOf(id) == attr && ofSelf(init, init.Arg(id, 0)) && asks(init, init.Arg(id, 1), name, 2) {
				return true
			}
		}
		return false
	})
}

// choiceOfUser reports whether a call is given an attribute of something by whose name a rule tells a choice, and which the program
// switches on and off: app.run(debug=state.debug), of which a switch of the command line decides.
func (w *World) choiceOfUser(r *knowledge.Rule, h *hit) bool {
	if r.Chosen == nil || h.hazard == nil || h.place == nil {
		return false
	}
	f := h.place.Fn
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op != ir.OpCall || in.Pos != h.place.Pos || in.End != h.place.End {
			continue
		}
		return slices.ContainsFunc(f.Args(ir.ID(i))[1:], func(x ir.ID) bool {
			if x == ir.NoID {
				return false
			}
			if x = idiom.Unrefined(f, x); f.Instrs[x].Op != ir.OpAttr || !r.Chosen.MatchString(f.NameOf(x)) {
				return false
			}
			name := f.NameOf(x)
			return w.switched(name, 0) && w.switched(name, 1)
		})
	}
	return false
}

// switched reports whether the program assigns an attribute of a name the constant True (1) or False (0).
func (w *World) switched(attr string, value int64) bool {
	return slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool {
		return slices.Contains(m.Names, attr) && slices.ContainsFunc(m.Functions, func(f *ir.Function) bool {
			for i := range f.Instrs {
				if id := ir.ID(i); f.Instrs[i].Op == ir.OpSetAttr && f.NameOf(id) == attr && f.Arg(id, 1) != ir.NoID {
					in := &f.Instrs[idiom.Unrefined(f, f.Arg(id, 1))]
					if in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Bool && f.Consts[in.Aux].Int == value {
						return true
					}
				}
			}
			return false
		})
	})
}
