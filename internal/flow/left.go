package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells what a function leaves in the places that outlive it: variables of modules, attributes of classes, entries and
// attributes of the objects that modules made. The World knows of all that any function puts there, in no order; where every way
// to a reading comes by an assignment, by the function itself or by what it calls, that is what is read.

// A leftAt is what is left in a place: a variable of a module (effectGlobal), an attribute of a class (effectField), or a
// part of a module's object (effectObject, the name begins with the kind of its key).
type leftAt struct {
	place cellID
	val   *Val
}

// An aftermath is what one instruction leaves where.
type aftermath struct {
	list    []leftAt
	touches bool // it may change other places, too
}

// maxLeft bounds the places of one summary.
const maxLeft = 8

// partPlace is the place of a part of an object.
func partPlace(oid int32, k key) cellID { return cellID{effectObject, oid, string(k.Kind) + k.Name} }

// place notes that the instruction at work leaves a value in a place for certain.
func (a *analysis) place(c cellID, v *Val) {
	if a.fs.test {
		return
	}
	p := a.aftermath()
	if i := slices.IndexFunc(p.list, func(x leftAt) bool { return x.place == c }); i >= 0 {
		p.list[i].val = v
		return
	}
	p.list = append(p.list, leftAt{c, v})
}

// touch notes that the instruction at work may change places of which it is not known what they hold then.
func (a *analysis) touch() {
	if a.fs.test {
		return
	}
	p := a.aftermath()
	p.touches = true
	p.list = slices.DeleteFunc(p.list, func(x leftAt) bool { return x.place.kind == effectObject })
}

// aftermath is what the instruction at work leaves.
func (a *analysis) aftermath() *aftermath {
	if a.leaving == nil {
		a.leaving = map[ir.ID]*aftermath{}
	}
	p := a.leaving[a.now]
	if p == nil {
		p = &aftermath{}
		a.leaving[a.now] = p
	}
	return p
}

// at is what an instruction leaves in a place.
func (p *aftermath) at(c cellID) (*Val, bool) {
	for i := range p.list {
		if p.list[i].place == c {
			return p.list[i].val, true
		}
	}
	return nil, false
}

// lastIn is what a place holds before an instruction, where every way comes by an assignment.
func (a *analysis) lastIn(block ir.BlockID, before ir.ID, c cellID) (*Val, bool) {
	sets, start, ok := a.lastSet(block, before, func(x ir.ID) (sets, stops bool) {
		p := a.leaving[x]
		if p == nil {
			return false, false
		}
		_, sets = p.at(c)
		return sets, p.touches
	})
	if !ok || start || len(sets) == 0 {
		return nil, false
	}
	out := bottom
	for _, s := range sets {
		v, _ := a.leaving[s].at(c)
		out = join(out, v)
	}
	return out, true
}

// ownGlobal is what a variable of the function's module holds that has been assigned on every way.
func (a *analysis) ownGlobal(id ir.ID) (*Val, bool) {
	return a.lastIn(a.at, id, cellID{effectGlobal, a.f.Module.ID, a.f.NameOf(id)})
}

// leftAttr is the same of an attribute of a class, a module, or an object that a module made.
func (a *analysis) leftAttr(id ir.ID, of *Val, name string) (*Val, bool) {
	c, ok := attrPlace(of.refs(), name)
	if !ok {
		return nil, false
	}
	return a.lastIn(a.at, id, c)
}

// leftEntry is the same of an entry.
func (a *analysis) leftEntry(id ir.ID, of, k *Val) (*Val, bool) {
	c, ok := entryPlace(of.refs(), k)
	if !ok {
		return nil, false
	}
	return a.lastIn(a.at, id, c)
}

// entryPlace is the place that an assignment to an entry sets.
func entryPlace(refs []Ref, k *Val) (cellID, bool) {
	ck, ok := constKey(k)
	if !ok || len(refs) != 1 || refs[0].Kind != refObject || refs[0].ID < globalObjects {
		return cellID{}, false
	}
	return partPlace(refs[0].ID, ck), true
}

// attrPlace is the place that an assignment to an attribute sets.
func attrPlace(refs []Ref, name string) (cellID, bool) {
	if len(refs) != 1 {
		return cellID{}, false
	}
	switch r := refs[0]; {
	case r.Kind == refClass:
		return cellID{effectField, r.ID, name}, true
	case r.Kind == refModule:
		return cellID{effectGlobal, r.ID, name}, true
	case r.Kind == refObject && r.ID >= globalObjects:
		return partPlace(r.ID, key{'.', name}), true
	}
	return cellID{}, false
}

// leaves is what the function leaves in places when it returns, whichever way it took, and whether it may change others.
func (a *analysis) leaves(wanted func(cellID) bool, most int) (out []leftAt, touches bool) {
	if len(a.leaving) == 0 {
		return nil, false
	}
	ids := make([]ir.ID, 0, len(a.leaving))
	for id := range a.leaving {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var seen []cellID
	for _, id := range ids {
		p := a.leaving[id]
		touches = touches || p.touches
		for _, x := range p.list {
			if !wanted(x.place) || slices.Contains(seen, x.place) {
				continue
			}
			if len(seen) == most {
				return out, true
			}
			seen = append(seen, x.place)
			if v, ok := a.leftIn(x.place); ok {
				out = append(out, leftAt{x.place, v})
			} else {
				touches = true
			}
		}
	}
	return out, touches
}

// leftIn is what a place holds at every return.
func (a *analysis) leftIn(c cellID) (*Val, bool) {
	out := bottom
	for _, r := range a.rets {
		v, ok := a.lastIn(a.blockOf(r.id), r.id, c)
		if !ok {
			return nil, false
		}
		out = join(out, v)
	}
	return out, len(a.rets) > 0
}

// leavings is what a summary tells of places.
func (a *analysis) leavings(s *Summary) {
	if a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody {
		return
	}
	if s.left, s.touches = a.leaves(func(cellID) bool { return true }, maxLeft); a.f.Generator && len(s.left) > 0 {
		s.left, s.touches = nil, true
	}
	for _, p := range s.left {
		a.collect(s, p.val, 3)
	}
	if len(a.leaving) == 0 && len(a.rets) == 1 && !a.f.Generator {
		result := a.unrefined(a.f.Arg(a.rets[0].id, 0))
		s.gives, _ = a.readsPlace(result)
		s.adds = a.sumOfTwo(result)
	}
}

// sumOfTwo are the two parameters that a register is the sum of, counted from one: what they are, texts or lists, callers know.
func (a *analysis) sumOfTwo(id ir.ID) (out [2]int32) {
	if in := &a.f.Instrs[id]; in.Op != ir.OpBinary || in.Flag != ir.Add {
		return out
	}
	for i, x := range a.f.Args(id) {
		in := &a.f.Instrs[a.unrefined(x)]
		if in.Op != ir.OpParam {
			return [2]int32{}
		}
		out[i] = in.Aux + 1
	}
	return out
}

// readsPlace is the place that an instruction reads.
func (a *analysis) readsPlace(id ir.ID) (cellID, bool) {
	switch a.f.Instrs[id].Op {
	case ir.OpGlobal:
		return cellID{effectGlobal, a.f.Module.ID, a.f.NameOf(id)}, true
	case ir.OpAttr:
		return attrPlace(a.vals[a.f.Arg(id, 0)].refs(), a.f.NameOf(id))
	case ir.OpIndex:
		return entryPlace(a.vals[a.f.Arg(id, 0)].refs(), a.vals[a.f.Arg(id, 1)])
	case ir.OpCall:
		if of, k, ok := a.getsEntry(id); ok {
			return entryPlace(of.refs(), k)
		}
		if args := a.f.Args(id); len(args) == 1 && args[0] != ir.NoID && a.f.Instrs[args[0]].Op == ir.OpAttr && a.f.NameOf(args[0]) == "get" {
			of := a.f.Arg(args[0], 0)
			for _, r := range a.vals[of].refs() {
				if r.Kind == refInst && r.Name == contextVar || r.Kind == refObject && a.obj(r.ID) != nil && a.obj(r.ID).Type == contextVar {
					return a.contextPlace(of)
				}
			}
		}
	}
	return cellID{}, false
}

// getsEntry is what an instruction asks for an entry by its method get, and the key.
func (a *analysis) getsEntry(id ir.ID) (of, k *Val, ok bool) {
	args := a.f.Args(id)
	if len(args) < 2 || args[0] == ir.NoID || args[1] == ir.NoID || a.f.Instrs[args[0]].Op != ir.OpAttr || a.f.NameOf(args[0]) != "get" {
		return nil, nil, false
	}
	return a.vals[a.f.Arg(args[0], 0)], a.vals[args[1]], true
}

// leftPart is what a part of an argument holds that has been set on every way.
func (ap *application) leftPart(of *Val, k key) (*Val, bool) {
	switch k.Kind {
	case '.':
		return ap.a.leftAttr(ap.id, of, k.Name)
	case '[', '#':
		return ap.a.leftEntry(ap.id, of, keyVal(k))
	}
	return nil, false
}

// leave makes what the callee leaves in places the caller's.
func (ap *application) leave() {
	if len(ap.s.left) == 0 && !ap.s.touches {
		return
	}
	a := ap.a
	in := &a.f.Instrs[ap.id]
	if a.sites[ap.id].calls > 1 || in.Op == ir.OpCall && a.f.Arg(ap.id, 0) != ir.NoID && len(a.vals[a.f.Arg(ap.id, 0)].refs()) > 1 {
		a.touch() // one of several
		return
	}
	if ap.s.touches {
		a.touch()
	}
	for _, p := range ap.s.left {
		v := ap.val(p.val)
		a.place(p.place, v)
		if p.place.kind == effectField && len(v.taint()) > 0 {
			a.effects = append(a.effects, effect{kind: effectField, id: p.place.id, key: key{'.', p.place.name}, val: tainted(v.Taint)})
		}
	}
}

func sameLeft(p *pairing, a, b []leftAt) bool {
	return slices.EqualFunc(a, b, func(x, y leftAt) bool { return x.place == y.place && sameIn(p, x.val, y.val) })
}

// contextPlace is the place that a ContextVar is, by the variable of the module that holds it.
func (a *analysis) contextPlace(variable ir.ID) (cellID, bool) {
	if variable == ir.NoID {
		return cellID{}, false
	}
	if variable = a.unrefined(variable); a.f.Instrs[variable].Op != ir.OpGlobal {
		return cellID{}, false
	}
	return cellID{effectExtern, a.f.Module.ID, a.f.NameOf(variable)}, true
}

// setsContext notes what a ContextVar is set to, or that it is set back.
func (a *analysis) setsContext(variable ir.ID, method string, c *callArgs) {
	switch place, ok := a.contextPlace(variable); {
	case !ok || method != "set" && method != "reset":
	case method == "set" && len(c.pos) == 1:
		a.place(place, c.pos[0].val)
	default:
		a.touch()
	}
}

// lastOf are the values that a module's body leaves in attributes of classes, and in variables that it assigns more than once: what
// they held before is seen by nobody who calls the module's functions.
func (a *analysis) lastOf() []leftAt {
	if a.f.Kind != ir.ModuleBody || len(a.leaving) == 0 {
		return nil
	}
	times := map[string]int{}
	for _, p := range a.leaving {
		for _, x := range p.list {
			if x.place.kind == effectGlobal && x.place.id == a.f.Module.ID {
				times[x.place.name]++
			}
		}
	}
	out, _ := a.leaves(func(c cellID) bool {
		return c.kind == effectField || c.kind == effectGlobal && c.id == a.f.Module.ID && times[c.name] > 1
	}, 2*maxLeft)
	return out
}
