package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks that come after what they check was used already: path = join(base, name), and only then a test of
// name that refuses it. What was made of the parameter before is as harmless as the parameter is where the test came out well.

// maxLateChecks bounds the tests of one parameter that are looked at for a hit.
const maxLateChecks = 8

// checkedLate are the kinds, of these, for which tests on every way to a hit in the block at work have shown a parameter harmless.
func (a *analysis) checkedLate(h *hit, o *Origin, kinds knowledge.KindMask) (safe knowledge.KindMask) {
	if o == nil || o.Fn != a.f || o.Parent != nil {
		return 0
	}
	parameter := o.Source == nil || o.Source == librarySource
	if !parameter && len(a.returned) == 0 {
		return 0
	}
	tests := 0
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			in := &a.f.Instrs[id]
			if ir.BlockID(b) == a.at && in.Pos == h.pos && in.End == h.end {
				break // what follows comes too late
			}
			if in.Op == ir.OpCall && len(a.returned) > 0 {
				if is := a.returnedOf(id, o); kinds&is&^safe != 0 && a.onEveryWay(ir.BlockID(b), a.at) {
					safe |= kinds & is
				}
				continue
			}
			if !parameter || in.Op != ir.OpSigma || tests >= maxLateChecks {
				continue
			}
			if was, is := kindsOf(a.vals[a.f.Arg(id, 0)], o), kindsOf(a.vals[id], o); kinds&was&^is&^safe != 0 && a.parameterOf(a.root(id), o) {
				if tests++; a.onEveryWay(ir.BlockID(b), a.at) {
					safe |= kinds & was &^ is
				}
			}
		}
	}
	return safe
}

// returnedOf are the kinds for which a parameter, or what was read from a source, is known to be safe where a call has come back that
// gave it to its callee: folder = checked(name). That it is a number (int(x) came back) is known of the number alone.
func (a *analysis) returnedOf(call ir.ID, o *Origin) (safe knowledge.KindMask) {
	for _, f := range a.returned[call] {
		if f.True != knowledge.AllKinds && f.Except == nil && a.readHere(a.root(f.Target), o) {
			safe |= f.True
		}
	}
	return safe
}

// readHere reports whether a register is where data of an origin are read.
func (a *analysis) readHere(id ir.ID, o *Origin) bool {
	if a.parameterOf(id, o) {
		return true
	}
	in := &a.f.Instrs[id]
	return o.Source != nil && in.Pos == o.Pos && in.End == o.End
}

// parameterOf reports whether a register is the parameter that an origin stands for.
func (a *analysis) parameterOf(id ir.ID, o *Origin) bool {
	in := &a.f.Instrs[id]
	return in.Op == ir.OpParam && (o.Source == nil && in.Aux == o.Param || o.Source != nil && in.Pos == o.Pos)
}

// kindsOf are the kinds that a value's data of one origin harm.
func kindsOf(v *Val, o *Origin) (kinds knowledge.KindMask) {
	for _, x := range v.taint() {
		if x.Origin == o {
			kinds |= x.Kinds
		}
	}
	return kinds
}

// onEveryWay reports whether a block lies on every way from the function's beginning to another one.
func (a *analysis) onEveryWay(through, to ir.BlockID) bool {
	if through == to {
		return true
	}
	seen := make([]bool, len(a.f.Blocks))
	seen[to] = true
	for list := []ir.BlockID{to}; len(list) > 0; {
		b := list[len(list)-1]
		if list = list[:len(list)-1]; b == 0 {
			return false
		}
		for _, p := range a.f.Blocks[b].Preds {
			if p != through && !seen[p] {
				seen[p] = true
				list = append(list, p)
			}
		}
	}
	return true
}
