package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks whose outcome a variable remembers, and checks of what was computed from the value in question.

// chosenBy is what a comparison with a constant says of the other phis beside one of constants: status = "ok" here,
// status = "bad" there.
func (a *analysis) chosenBy(id ir.ID, y *Val) (facts []Fact) {
	if y == nil || y.Const == nil {
		return nil
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpPhi || len(a.f.Args(id)) > maxFlagEdges {
		return nil
	}
	b := a.phiBlock(id)
	if b == ir.NoBlock {
		return nil
	}
	var sides [maxFlagEdges]truth
	for i, x := range a.f.Args(id) {
		if v := a.vals[x]; v != nil && v.Const != nil && v.Const.Kind != ir.Opaque {
			sides[i] = truthOf(*v.Const == *y.Const)
		}
	}
	return a.bySide(b, id, sides[:])
}

// bySide is what the other phis of a block hold, by what a flag is on the edges to it.
func (a *analysis) bySide(b ir.BlockID, flag ir.ID, sides []truth) (facts []Fact) {
	preds := a.f.Blocks[b].Preds
	for _, p := range a.f.Blocks[b].Instrs {
		if a.f.Instrs[p].Op != ir.OpPhi {
			break
		}
		if p == flag {
			continue
		}
		var harm [3]knowledge.KindMask
		for i, x := range a.f.Args(p) {
			if a.edge(preds[i], b) {
				for _, t := range a.vals[x].taint() {
					harm[sides[i]] |= t.Kinds
				}
			}
		}
		harm[truthy] |= harm[truthUnknown]
		harm[falsy] |= harm[truthUnknown]
		if harm[truthy] != harm[falsy] {
			facts = append(facts, Fact{Target: p, True: ^harm[truthy], False: ^harm[falsy]})
		}
	}
	return facts
}

// flag adds to a phi of constants, some true and some not, what its outcome says of the other phis of the block: they
// hold what came along the edges on which the flag is that.
func (a *analysis) flag(b ir.BlockID, id ir.ID, v *Val) *Val {
	preds := a.f.Blocks[b].Preds
	if v == bottom || len(preds) > maxFlagEdges {
		return v
	}
	var sides [maxFlagEdges]truth
	trues, falses, decided := false, false, false
	for i, x := range a.f.Args(id) {
		if !a.edge(preds[i], b) {
			continue
		}
		w := a.vals[x]
		if w == bottom {
			continue
		}
		sides[i] = w.truth()
		trues, falses = trues || sides[i] != falsy, falses || sides[i] != truthy
		decided = decided || sides[i] != truthUnknown
	}
	if !trues || !falses || !decided {
		return v
	}
	facts := a.bySide(b, id, sides[:])
	if len(facts) == 0 {
		return v
	}
	return v.withFacts(facts)
}

// ranOnce is what the end of a loop that counts says: where the first test comes out true, the loop leaves its variables as
// its last round did.
func (a *analysis) ranOnce(op uint8, xi ir.ID, y *Val) (facts []Fact) {
	if !a.loops || y == nil || y.Const == nil || a.f.Instrs[xi].Op != ir.OpPhi {
		return nil
	}
	if first, ok := a.foldCompare(op, a.vals[a.f.Arg(xi, 0)], y); !ok || !first {
		return nil
	}
	b := a.phiBlock(xi)
	if b == ir.NoBlock || !a.heads[b] {
		return nil
	}
	for _, p := range a.f.Blocks[b].Instrs {
		if a.f.Instrs[p].Op != ir.OpPhi {
			break
		}
		var harm knowledge.KindMask
		for i, x := range a.f.Args(p)[1:] {
			if a.edge(a.f.Blocks[b].Preds[i+1], b) {
				harm |= a.harm(x, 4)
			}
		}
		if p != xi && harm != knowledge.AllKinds {
			facts = append(facts, Fact{Target: p, False: ^harm})
		}
	}
	return facts
}

// ended is what the end of a loop says, where no break left it: each element passed what every way round the loop asks
// of it, and a loop that runs at least once leaves its variables as its last round did.
func (a *analysis) ended(b ir.BlockID, id ir.ID) []Fact {
	blk := &a.f.Blocks[b]
	if !a.loops || len(blk.Preds) < 2 {
		return nil
	}
	iter := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[iter].Op != ir.OpIter {
		return nil
	}
	list := a.f.Arg(iter, 0)
	runs := a.runs(list)
	var facts []Fact
	var pair [2]knowledge.KindMask // kinds for which keys and values are safe
	for _, p := range blk.Instrs {
		if a.f.Instrs[p].Op != ir.OpPhi {
			break
		}
		var harm knowledge.KindMask
		flags := checkFlags
		lacks := charset{}.not()
		element, back := true, false
		for i, x := range a.f.Args(p)[1:] {
			if !a.edge(blk.Preds[i+1], b) {
				continue
			}
			back = true
			if next := a.untested(a.root(x)); a.f.Instrs[next].Op != ir.OpNext || a.f.Arg(next, 0) != iter {
				element = false
			}
			harm |= a.harm(x, 4)
			lacks = lacks.and(a.vals[x].lacks())
			for _, t := range a.vals[x].taint() {
				flags &= t.Flags
			}
		}
		if !back {
			continue
		}
		if k, ok := a.halfOf(a.f.Args(p)[1:], iter); ok {
			pair[k] = ^harm
		}
		if element && len(a.deep(a.vals[list])) > 0 {
			facts = append(facts, a.andPath(Fact{Target: list, False: ^harm, Flags: flags, Elements: true})...)
			facts = append(facts, a.ofCode(Fact{Target: list, False: ^harm})[1:]...)
			if archive := a.archiveOf(list); archive != ir.NoID {
				facts = append(facts, Fact{Target: archive, False: a.w.archiveKinds &^ harm})
			}
		}
		if runs {
			f := Fact{Target: p, False: ^harm}
			if !lacks.empty() {
				f.Lacks = &lackedBy{whenFalse: lacks}
			}
			facts = append(append(facts, f), a.deniedEach(b, p, iter)...)
		}
	}
	if safe := pair[0] & pair[1]; safe != 0 {
		if dict := a.itemsOf(list); dict != ir.NoID {
			facts = append(facts, Fact{Target: dict, False: safe, Elements: true})
		}
	}
	return facts
}

// halfOf says which of two variables that a loop takes from its elements a register is, whatever way round it came.
func (a *analysis) halfOf(ways []ir.ID, iter ir.ID) (half int, ok bool) {
	for i, x := range ways {
		if x = a.untested(x); a.f.Instrs[x].Op != ir.OpUnpack {
			return 0, false
		}
		k := int(a.f.Instrs[x].Aux)
		next := a.unrefined(a.f.Arg(x, 0))
		if k < 0 || k > 1 || i > 0 && k != half || a.f.Instrs[next].Op != ir.OpNext || a.unrefined(a.f.Arg(next, 0)) != iter {
			return 0, false
		}
		half = k
	}
	return half, len(ways) > 0
}

// itemsOf is the dictionary whose items a register is.
func (a *analysis) itemsOf(list ir.ID) ir.ID {
	if list = a.unrefined(list); a.f.Instrs[list].Op != ir.OpCall || len(a.f.Args(list)) != 1 {
		return ir.NoID
	}
	if method := a.f.Arg(list, 0); a.f.Instrs[method].Op == ir.OpAttr && a.f.NameOf(method) == "items" {
		return a.f.Arg(method, 0)
	}
	return ir.NoID
}

// archiveOf is the archive that a list of members is of: archive.getmembers(), archive.namelist().
func (a *analysis) archiveOf(list ir.ID) ir.ID {
	call := a.unrefined(list)
	if a.f.Instrs[call].Op != ir.OpCall {
		return ir.NoID
	}
	method := a.f.Arg(call, 0)
	if a.f.Instrs[method].Op != ir.OpAttr {
		return ir.NoID
	}
	switch a.f.NameOf(method) {
	case "getmembers", "getnames", "infolist", "namelist":
		return a.f.Arg(method, 0)
	}
	return ir.NoID
}

// harm is what the data in a register harm; of one that is a known character, what that character harms.
func (a *analysis) harm(id ir.ID, depth int) (kinds knowledge.KindMask) {
	if a.f.Instrs[id].Op == ir.OpPhi && depth > 0 {
		for i, x := range a.f.Args(id) {
			if _, known := a.vals[x].text(); (known || a.f.Instrs[x].Op == ir.OpPhi && x != id) && a.comesFrom(id, i) {
				kinds |= a.harm(x, depth-1)
			}
		}
	}
	v := a.vals[id]
	if s, ok := v.text(); ok && a.character(id) {
		return ^a.w.alphabet.safe(charsOf(s))
	}
	for _, t := range v.taint() {
		kinds |= t.Kinds
	}
	return kinds
}

// comesFrom reports whether the way is taken on which a phi has one of its operands.
func (a *analysis) comesFrom(phi ir.ID, operand int) bool {
	b := a.phiBlock(phi)
	return b == ir.NoBlock || a.edge(a.f.Blocks[b].Preds[operand], b)
}

const maxFlagEdges = 8
