package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks that come after what they check was used already: path = join(base, name), and only then a test of
// name that refuses it. What was made of the parameter, or of the one reading of a request, before is as harmless as that is
// where the test came out well.

// maxLateChecks bounds the tests of one parameter that are looked at for a hit.
const maxLateChecks = 8

// checkedLate are the kinds, of these, for which tests on every way to a place in the block at work have shown data harmless. They
// are in a register, or elsewhere (NoID).
func (a *analysis) checkedLate(pos, end int32, from ir.ID, o *Origin, kinds knowledge.KindMask) (safe knowledge.KindMask) {
	if o == nil {
		return 0
	}
	path := ir.NoID // what the data are in, of which a test speaks as well
	if from != ir.NoID && kinds&a.w.pathKinds != 0 {
		var part ir.ID
		if path, part = a.earlier(from, o); part != ir.NoID {
			safe |= kinds & a.w.pathKinds & a.readLate(pos, end, part)
		}
	}
	whole := o.Fn == a.f && o.Parent == nil
	if a.signedLate(o) {
		safe |= kinds & a.w.provenKinds
	}
	if from != ir.NoID && whole && kinds&^safe != 0 {
		if _, _, read := a.readOf(a.untested(from)); read || a.f.Instrs[a.untested(from)].Op == ir.OpCall {
			safe |= kinds & a.readLate(pos, end, from)
		}
	}
	if !whole && path == ir.NoID {
		return safe
	}
	tests := 0
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			in := &a.f.Instrs[id]
			if ir.BlockID(b) == a.at && in.Pos == pos && in.End == end {
				break // what follows comes too late
			}
			if in.Op == ir.OpCall && len(a.returned) > 0 {
				if !whole {
					continue
				}
				if is := a.returnedOf(id, o); kinds&is&^safe != 0 && a.onEveryWay(ir.BlockID(b), a.at) && !a.decodes(o) {
					safe |= kinds & is
				}
				continue
			}
			if in.Op != ir.OpSigma || tests >= maxLateChecks {
				continue
			}
			if was, is := kindsOf(a.vals[a.f.Arg(id, 0)], o), kindsOf(a.vals[id], o); kinds&was&^is&^safe != 0 && (whole && a.originOf(a.root(id), o) || path != ir.NoID && a.root(id) == path) {
				if tests++; a.onEveryWay(ir.BlockID(b), a.at) && !a.decoded(id, o, kinds&was&^is) {
					safe |= kinds & was &^ is
				}
			}
		}
	}
	return safe
}

// earlier is the path that the one in a register is, or is the folder of, and the one part of it with data of an origin, where that is
// an element or attribute of something: folder / upload.filename.
func (a *analysis) earlier(id ir.ID, o *Origin) (path, part ir.ID) {
	id = a.untested(id)
	switch in := &a.f.Instrs[id]; {
	case in.Op == ir.OpCall && len(a.f.Args(id)) == 2 && a.f.NameOf(a.f.Arg(id, 0)) == "dirname":
		id = a.f.Arg(id, 1)
	case in.Op == ir.OpAttr && a.f.NameOf(id) == "parent":
		id = a.f.Arg(id, 0)
	}
	parts := 0
	a.joinedOf(id, ir.NoID, func(x ir.ID) {
		if x != ir.NoID && a.vals[x].from(o) {
			part, parts = x, parts+1
		}
	})
	if _, _, read := a.readOf(part); parts != 1 || !read {
		part = ir.NoID
	}
	return a.root(id), part
}

// readLate are the kinds for which an element or attribute is known to be safe where tests on every way to a place in the block at
// work have read it again.
func (a *analysis) readLate(pos, end int32, part ir.ID) (safe knowledge.KindMask) {
	for b := range a.f.Blocks {
		blk := &a.f.Blocks[b]
		if len(blk.Instrs) == 0 {
			continue
		}
		last := blk.Instrs[len(blk.Instrs)-1]
		if a.f.Instrs[last].Op == ir.OpIf && blk.Succs[0] != blk.Succs[1] {
			for _, f := range a.vals[a.f.Arg(last, 0)].facts() {
				if f.Target == ir.NoID || f.True|f.False == 0 || f.Except != nil || !a.sameRead(f.Target, part) || !sameData(a.vals[part], a.vals[f.Target]) && a.changesParts() {
					continue
				}
				for outcome, mask := range [2]knowledge.KindMask{f.True, f.False} {
					if to := blk.Succs[outcome]; mask&^safe != 0 && a.everyWayBy(ir.BlockID(b), to, a.at) {
						safe |= mask
					}
				}
			}
		}
		for _, id := range blk.Instrs {
			if in := &a.f.Instrs[id]; ir.BlockID(b) == a.at && in.Pos == pos && in.End == end {
				break // what follows comes too late
			}
			for _, f := range a.returned[id] {
				if f.True&^safe != 0 && f.True != knowledge.AllKinds && f.Except == nil && f.Target != ir.NoID && a.sameRead(f.Target, part) && a.onEveryWay(ir.BlockID(b), a.at) {
					safe |= f.True
				}
			}
		}
	}
	return safe
}

// changesParts reports whether the function gives attributes or elements of anything new values.
func (a *analysis) changesParts() bool {
	return slices.ContainsFunc(a.f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpSetAttr || in.Op == ir.OpSetIndex })
}

// returnedOf are the kinds for which a parameter, or what was read from a source, is known to be safe where a call has come back that
// gave it to its callee: folder = checked(name). That it is a number (int(x) came back) is known of the number alone.
func (a *analysis) returnedOf(call ir.ID, o *Origin) (safe knowledge.KindMask) {
	for _, f := range a.returned[call] {
		if f.True != knowledge.AllKinds && f.Except == nil && a.originOf(a.root(f.Target), o) {
			safe |= f.True
		}
	}
	return safe
}

// decodes reports whether the function decodes data of an origin, by which what a callee has looked for may come out.
func (a *analysis) decodes(o *Origin) bool {
	for id := range a.f.Instrs {
		if a.f.Instrs[id].Op == ir.OpCall && undoing[a.f.NameOf(a.f.Arg(ir.ID(id), 0))] && kindsOf(a.vals[id], o) != 0 {
			return true
		}
	}
	return false
}

var undoing = map[string]bool{"unquote": true, "unquote_plus": true, "unquote_to_bytes": true, "b64decode": true, "urlsafe_b64decode": true, "unhexlify": true, "fromhex": true, "loads": true}

// decoded reports whether a text that was tested goes into something that makes it harmful again.
func (a *analysis) decoded(tested ir.ID, o *Origin, safe knowledge.KindMask) bool {
	text := a.untested(tested)
	for id := range a.f.Instrs {
		switch a.f.Instrs[id].Op {
		case ir.OpSigma, ir.OpPhi:
			continue
		}
		if kindsOf(a.vals[id], o)&safe != 0 && slices.ContainsFunc(a.f.Args(ir.ID(id)), func(x ir.ID) bool {
			return x != ir.NoID && x != text && kindsOf(a.vals[x], o)&safe == 0 && a.untested(x) == text
		}) {
			return true
		}
	}
	return false
}

// originOf reports whether a register is all that an origin stands for: the parameter, or the reading of a client's data.
func (a *analysis) originOf(id ir.ID, o *Origin) bool {
	in := &a.f.Instrs[id]
	if o.Source == nil || o.Source == librarySource {
		return in.Op == ir.OpParam && (o.Source == nil && in.Aux == o.Param || o.Source != nil && in.Pos == o.Pos)
	}
	for range 3 {
		if in.Pos == o.Pos && in.End == o.End {
			return true
		}
		of, _, ok := a.readOf(id)
		if of = a.unrefined(of); !ok || a.uses(of) > 1 {
			return false // there may be more than what was tested
		}
		id, in = of, &a.f.Instrs[of]
	}
	return false
}

// uses counts the instructions that take a register, or what tests made of it.
func (a *analysis) uses(id ir.ID) (n int) {
	for b := range a.f.Blocks {
		for _, x := range a.f.Blocks[b].Instrs {
			if a.f.Instrs[x].Op != ir.OpSigma && slices.ContainsFunc(a.f.Args(x), func(y ir.ID) bool { return y != ir.NoID && a.unrefined(y) == id }) {
				n++
			}
		}
	}
	return n
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
	return through == to || a.everyWayTakes(to, func(p, _ ir.BlockID) bool { return p == through })
}

// everyWayBy reports whether every way from the function's beginning to a block goes by an edge.
func (a *analysis) everyWayBy(from, into, to ir.BlockID) bool {
	return a.everyWayTakes(to, func(p, b ir.BlockID) bool { return p == from && b == into })
}

// everyWayTakes reports whether every way from the function's beginning to a block takes one of some edges.
func (a *analysis) everyWayTakes(to ir.BlockID, taken func(p, b ir.BlockID) bool) bool {
	seen := make([]bool, len(a.f.Blocks))
	seen[to] = true
	for list := []ir.BlockID{to}; len(list) > 0; {
		b := list[len(list)-1]
		if list = list[:len(list)-1]; b == 0 {
			return false
		}
		for _, p := range a.f.Blocks[b].Preds {
			if !taken(p, b) && !seen[p] && a.edge(p, b) {
				seen[p] = true
				list = append(list, p)
			}
		}
	}
	return true
}
