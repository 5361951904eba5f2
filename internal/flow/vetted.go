package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks of parts of what a function is given: validate(job) refuses by job.host, self._check() by self.path.
// The caller's object is not the callee's to change, so the summary says which parts are harmless where the call came back, or
// came back with true or false, and the caller knows it of the same parts, in its heap or where it reads them.

// A vetting is what a call says of a part of one of its arguments.
type vetting struct {
	of       int32 // the parameter; in a caller, the register that was passed
	path     [maxVettedPath]key
	returned knowledge.KindMask // kinds for which the part is safe when the call came back
	yes, no  knowledge.KindMask // ... with true, with false
}

// maxVettedPath bounds how deep parts lie, maxVetted how many of one function are told apart.
const (
	maxVettedPath = 2
	maxVetted     = 8
)

// A tested is what tests on the way to some place have shown of a part of a parameter.
type tested struct {
	path  [maxVettedPath]key
	safe  knowledge.KindMask
	flags atomFlags
}

// vet finds what the function's returns say of the parts of its parameter p.
func (s *Summary) vet(a *analysis, p int) {
	says := func(r retState) bool { return r.val != nil && len(r.val.Facts) > 0 }
	if !a.partTested && a.vettings == nil && !slices.ContainsFunc(a.rets, says) {
		return
	}
	reg := a.paramRegister(p)
	if reg == ir.NoID {
		return
	}
	var out []vetting
	for i, r := range a.rets {
		if p >= len(r.ids) || r.ids[p] == ir.NoID {
			return
		}
		for j, w := range a.ways(r, p) {
			fuel := idiom.MaxUntested
			tests := a.testedParts(w.id, reg, &fuel)
			t, f := tests, tests
			if w.val != nil && w.val != bottom {
				t = a.addTests(slices.Clip(tests), w.val.Facts, reg, true)
				f = a.addTests(slices.Clip(tests), w.val.Facts, reg, false)
			}
			t, f = a.addVetted(t, w.result, reg, true), a.addVetted(f, w.result, reg, false)
			if i+j == 0 {
				for _, list := range [2][]tested{t, f} {
					for _, x := range list {
						if !slices.ContainsFunc(out, func(v vetting) bool { return v.path == x.path }) && len(out) < maxVetted {
							out = append(out, vetting{int32(p), x.path, knowledge.AllKinds, knowledge.AllKinds, knowledge.AllKinds})
						}
					}
				}
			}
			for k := range out {
				v := &out[k]
				v.returned &= a.safeBy(tests, v.path)
				switch w.val.truth() {
				case truthy:
					v.yes &= a.safeBy(t, v.path)
				case falsy:
					v.no &= a.safeBy(f, v.path)
				default:
					v.yes &= a.safeBy(t, v.path)
					v.no &= a.safeBy(f, v.path)
				}
			}
		}
	}
	for _, v := range out {
		if v.returned|v.yes|v.no != 0 {
			s.vetted = append(s.vetted, v)
		}
	}
}

// safeBy are the kinds for which tests have shown a part safe.
func (a *analysis) safeBy(list []tested, path [maxVettedPath]key) knowledge.KindMask {
	for _, x := range list {
		if x.path == path {
			return knowledge.AllKinds &^ a.checked(Atom{Kinds: knowledge.AllKinds &^ x.safe, Flags: x.flags}).Kinds
		}
	}
	return 0
}

// testedParts is what the tests say that made a register of the variable in another one.
func (a *analysis) testedParts(id, of ir.ID, fuel *int) []tested {
	if *fuel--; id == of || *fuel < 0 || id == ir.NoID {
		return nil
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpSigma:
		list := a.testedParts(a.f.Arg(id, 0), of, fuel)
		cond := a.f.Arg(id, 1)
		if in.Flag == ir.SigmaReturned {
			list = a.addTests(list, a.returned[cond], of, true)
			for _, v := range a.vettings[cond] {
				if a.untested(ir.ID(v.of)) == of {
					list = addTest(list, tested{path: v.path, safe: v.returned})
				}
			}
			return list
		}
		list = a.addTests(list, a.vals[cond].facts(), of, in.Flag == ir.SigmaTrue)
		return a.addVetted(list, cond, of, in.Flag == ir.SigmaTrue)
	case ir.OpPhi:
		blk := a.phiBlock(id)
		if blk == ir.NoBlock {
			return nil
		}
		var out []tested
		first := true
		for i, x := range a.f.Args(id) {
			if !a.edge(a.f.Blocks[blk].Preds[i], blk) || x == id {
				continue
			}
			list := a.testedParts(x, of, fuel)
			if first {
				out, first = list, false
				continue
			}
			var both []tested
			for _, t := range out {
				if k := slices.IndexFunc(list, func(u tested) bool { return u.path == t.path }); k >= 0 {
					both = append(both, tested{t.path, t.safe & list[k].safe, t.flags & list[k].flags})
				}
			}
			out = both
		}
		return out
	}
	return nil
}

// addTests adds what the facts of a test say of parts of a variable.
func (a *analysis) addTests(list []tested, facts []Fact, of ir.ID, outcome bool) []tested {
	for _, f := range facts {
		t := tested{safe: f.True, flags: f.TrueFlags}
		if !outcome {
			t.safe, t.flags = f.False, f.Flags
		}
		if t.safe == 0 && t.flags == 0 || f.Except != nil {
			continue
		}
		var ok bool
		if t.path, ok = a.partOf(a.root(f.Target), of); ok {
			list = addTest(list, t)
		}
	}
	return list
}

// addVetted adds what the outcome of a call that vets says.
func (a *analysis) addVetted(list []tested, call, of ir.ID, outcome bool) []tested {
	for _, v := range a.vettings[call] {
		t := tested{path: v.path, safe: v.yes}
		if !outcome {
			t.safe = v.no
		}
		if t.safe != 0 && a.untested(ir.ID(v.of)) == of {
			list = addTest(list, t)
		}
	}
	return list
}

func addTest(list []tested, t tested) []tested {
	if i := slices.IndexFunc(list, func(x tested) bool { return x.path == t.path }); i >= 0 {
		list = slices.Clone(list)
		list[i].safe |= t.safe
		list[i].flags |= t.flags
		return list
	}
	return append(list, t)
}

// partOf is the path by which a register is read of the variable that is in another one.
func (a *analysis) partOf(id, of ir.ID) (path [maxVettedPath]key, ok bool) {
	id = a.untested(id)
	for n := range maxVettedPath + 1 {
		if id == of {
			return path, n > 0
		}
		base, k, read := a.readOf(id)
		if !read || n == maxVettedPath {
			return path, false
		}
		copy(path[1:], path[:])
		path[0] = k
		id = a.untested(base)
	}
	return path, false
}

// vetArguments takes over what a callee says of parts of what it was given.
func (a *analysis) vetArguments(id ir.ID, s *Summary, args []argv) {
	for _, v := range s.vetted {
		if int(v.of) >= len(args) {
			continue
		}
		x := args[v.of]
		a.narrowAt(x.val, v.path, v.returned)
		if x.id == ir.NoID && v.of == 0 {
			x.id = a.receiverOf(id)
		}
		if x.id == ir.NoID {
			continue
		}
		if v.of = int32(x.id); !slices.Contains(a.vettings[id], v) {
			if a.vettings == nil {
				a.vettings = map[ir.ID][]vetting{}
			}
			a.vettings[id] = append(a.vettings[id], v)
		}
	}
}

// receiverOf is the register of the object whose method is called.
func (a *analysis) receiverOf(call ir.ID) ir.ID {
	if a.f.Instrs[call].Op != ir.OpCall {
		return ir.NoID
	}
	callee := a.f.Arg(call, 0)
	if a.f.Instrs[callee].Op != ir.OpAttr {
		return ir.NoID
	}
	return a.f.Arg(callee, 0)
}

// narrowAt records in an object that a part of it does no harm to some kinds of sink. What only the caller's callers put there
// stays theirs, and is found again where it is read.
func (a *analysis) narrowAt(v *Val, path [maxVettedPath]key, safe knowledge.KindMask) {
	if safe == 0 || len(v.refs()) != 1 || v.Refs[0].Kind != refObject || v.Refs[0].ID >= globalObjects {
		return
	}
	oid := v.Refs[0].ID
	o := a.obj(oid)
	if o == nil || o.Multi {
		return
	}
	part, ok := o.get(path[0])
	if !ok {
		return
	}
	if path[1] != (key{}) {
		a.narrowAt(part, [maxVettedPath]key{path[1]}, safe)
		return
	}
	if harm(part, safe) && (o.Kind != objParam || !part.ofCaller()) {
		a.heap.set(oid, o.with(path[0], part.withTaint(sanitized(part.Taint, safe))))
	}
}

// ofCaller reports whether a value is part of what the caller has passed.
func (v *Val) ofCaller() bool {
	return slices.ContainsFunc(v.taint(), func(x Atom) bool { return x.Origin.Parent != nil })
}

// vettedReading is a part that is read again, after a call by whose outcome it is known: sigma is what that made of the variable.
func (a *analysis) vettedReading(sigma ir.ID, path [maxVettedPath]key) (safe knowledge.KindMask) {
	in := &a.f.Instrs[sigma]
	for _, v := range a.vettings[a.f.Arg(sigma, 1)] {
		if v.path != path || a.untested(ir.ID(v.of)) != a.untested(sigma) {
			continue
		}
		switch in.Flag {
		case ir.SigmaReturned:
			safe |= v.returned
		case ir.SigmaTrue:
			safe |= v.yes
		default:
			safe |= v.no
		}
	}
	return safe
}

// safeAttribute are the kinds for which an attribute of a parameter, the instance is the first, is safe where the function returned.
func safeAttribute(list []vetting, of int32, k key) (safe knowledge.KindMask) {
	for _, t := range list {
		if t.of == of && t.path == ([maxVettedPath]key{k}) {
			safe |= t.returned
		}
	}
	return safe
}

// asLeft is an attribute's value as a method leaves it that sets it: what is tested of the parameter that it was given after
// that, or of the attribute itself, holds of it wherever it is read.
func (a *analysis) asLeft(k key, v *Val) *Val {
	if len(a.rets) == 0 || len(v.taint()) == 0 || a.f.Class == nil || len(a.params) == 0 {
		return v
	}
	var left *Val
	var safe knowledge.KindMask // by tests of the attribute
	if s := a.fs.summary; s != nil {
		safe = safeAttribute(s.vetted, 0, k)
	}
	if self := a.params[0].refs(); len(self) == 1 && self[0].Kind == refObject {
		if o := a.heap.get(self[0].ID); o != nil {
			left, _ = o.get(k)
		}
	}
	return v.withTaint(mapAtoms(v.Taint, func(x Atom) Atom {
		if x.Origin.Fn == a.f && x.Origin.Source != nil {
			x.Kinds &^= a.atEveryReturn(x.Origin)
		}
		x.Kinds &^= safe &^ kindsOf(left, x.Origin)
		return x
	}))
}

// atEveryReturn are the kinds for which a parameter that an origin stands for is safe wherever the function returns.
func (a *analysis) atEveryReturn(o *Origin) knowledge.KindMask {
	for p := range a.f.Params {
		reg := a.paramRegister(p)
		if reg == ir.NoID || !a.originOf(reg, o) {
			continue
		}
		safe := knowledge.AllKinds
		for _, r := range a.rets {
			if p >= len(r.ids) || r.ids[p] == ir.NoID || a.untested(r.ids[p]) != reg {
				return 0
			}
			safe &^= kindsOf(r.exits[p], o)
		}
		return safe
	}
	return 0
}
