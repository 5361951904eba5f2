package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what tests say of the values tested. A test yields a value with Facts; a Sigma at the head of a
// branch applies the facts about its operand. A fact names the register that was tested and, where that register is a
// normal form of another one (x.strip(), os.path.realpath(x)), the other one too.

// sigma refines a value by the outcome of a test.
func (a *analysis) sigma(id ir.ID, in *ir.Instr) *Val {
	src, condID := a.f.Arg(id, 0), a.f.Arg(id, 1)
	v := a.vals[src]
	if v == nil && condID == src && in.Flag != ir.SigmaReturned {
		if in.Flag == ir.SigmaFalse {
			return falsyVal
		}
		return truthyVal
	}
	if v == nil || v == bottom {
		return v
	}
	cond := a.vals[condID]
	var facts []Fact
	if in.Flag == ir.SigmaReturned {
		facts = a.returned[condID]
		if cond != nil {
			for _, f := range cond.Facts {
				if f.Returned {
					facts = append(facts[:len(facts):len(facts)], f)
				}
			}
		}
	} else if cond != nil {
		facts = cond.Facts
	}
	if in.Flag != ir.SigmaReturned {
		if v, ok := a.pairedWith(src, condID, in.Flag == ir.SigmaTrue); ok {
			return v
		}
		if v, ok := a.fewLeft(src, condID, in.Flag == ir.SigmaTrue); ok {
			return v
		}
	}
	out := v
	if condID == src && in.Flag != ir.SigmaReturned {
		c := *v
		c.Truth = truthy
		if in.Flag == ir.SigmaFalse {
			c.Truth, c.Taint = falsy, nil // an empty text, None, 0: nothing that does harm
		}
		out = &c
		if in.Flag == ir.SigmaTrue && harm(v, a.w.pathKinds) {
			if piece, _ := a.pieceOfPath(src); piece { // a path that begins with a slash has an empty one first
				out = c.withTaint(a.checkedAll(flagged(c.Taint, notAbsolute|notEmpty)))
			} else if a.f.Instrs[a.unrefined(src)].Op == ir.OpNext {
				out = c.withTaint(a.checkedAll(flagged(c.Taint, notEmpty)))
			}
		}
		if in.Flag == ir.SigmaTrue && harm(v, a.w.bindKinds) {
			out = out.withTaint(sanitized(out.Taint, a.w.bindKinds)) // it is not empty
		}
	}
	if in.Flag != ir.SigmaReturned && harm(v, a.w.archiveKinds) && a.testsMember(src, condID) {
		out = out.withTaint(sanitized(out.Taint, a.w.archiveKinds)) // a member that the program picks
	}
	if kinds := a.w.archiveKinds | a.w.pathKinds; in.Flag == ir.SigmaReturned && harm(v, kinds) && a.refusesMember(src, condID) {
		out = out.withTaint(sanitized(out.Taint, kinds))
	}
	if in.Flag == ir.SigmaReturned && harm(v, a.w.pythonKinds) && a.visits(src, condID) {
		out = out.withTaint(sanitized(out.Taint, a.w.pythonKinds))
	}
	if harm(v, a.w.pythonKinds) && a.isLiteral(id) {
		out = out.withTaint(sanitized(out.Taint, a.w.pythonKinds))
	}
	if in.Flag != ir.SigmaFalse && len(a.w.vouchedRules) > 0 && len(out.Taint) > 0 {
		out = a.vouched(out, src, condID)
	}
	if in.Flag != ir.SigmaReturned {
		if len(out.taint()) > 0 {
			out = a.askedBefore(out, src, condID, in.Flag == ir.SigmaTrue)
			if safe := a.passedFor(condID, in.Flag == ir.SigmaTrue, src); safe != 0 {
				out = out.withTaint(sanitized(out.Taint, safe))
			}
		}
		if list, oid, ok := a.gathers(condID, in.Flag == ir.SigmaTrue); ok {
			if len(out.Taint) > 0 {
				out = out.withTaint(sanitized(out.Taint, a.whereEmpty(src, oid, 4)))
			}
			if safe := a.filteredOut(list, src); safe != 0 {
				a.narrow(out, safe, 0)
				out = out.withTaint(sanitized(out.Taint, safe))
			}
		}
	}
	if op := a.f.Instrs[condID].Op; in.Flag == ir.SigmaFalse && (op == ir.OpAttr || op == ir.OpIndex) {
		a.narrowPart(src, Fact{Target: condID, False: knowledge.AllKinds}, in.Flag) // empty, None: nothing that does harm
	}
	if len(facts) == 0 {
		return out
	}
	root := a.root(src)
	for _, f := range facts {
		a.narrowPart(src, f, in.Flag)
		if f.Target != src && a.root(f.Target) != root {
			if lacks := f.Lacks.by(in.Flag); len(out.taint()) > 0 && (!lacks.empty() || (f.True|f.False)&a.w.lineKinds != 0) && a.pieceOf(root, f.Target) {
				out = a.lacking(out, out.lacks().or(lacks))
				out = out.withTaint(sanitized(out.Taint, f.by(in.Flag)&a.w.lineKinds))
			}
			continue
		}
		mask, flags := f.True, f.TrueFlags
		if in.Flag == ir.SigmaFalse {
			mask, flags = f.False, f.Flags
		}
		if f.Target != src && mask != 0 {
			mask &= a.keptBy(f.Target, src)
		}
		if f.Equals != nil && in.Flag == ir.SigmaTrue && f.Target == src {
			return &Val{Const: f.Equals}
		}
		if f.Elements && (mask != 0 || flags != 0) {
			a.narrow(out, mask, flags)
		}
		if lacks := f.Lacks.by(in.Flag); !lacks.empty() && a.unrefined(f.Target) == a.unrefined(src) {
			out = a.lacking(out, out.lacks().or(lacks))
		}
		note := f.Note
		out = out.withTaint(mapAtoms(out.Taint, func(x Atom) Atom {
			if f.Except.from(x.Origin) {
				return x
			}
			x.Kinds &^= mask
			if mask == 0 && note != "" && (in.Flag != ir.SigmaFalse) == (f.Flags == 0 || f.TrueFlags != 0) {
				x.Step = &Step{Prev: x.Step, Kind: stepGuard, Fn: a.f, Pos: a.f.Instrs[condID].Pos, End: a.f.Instrs[condID].End, Name: note}
			}
			x.Flags |= flags
			return a.checked(x)
		}))
	}
	return out
}

// pieceOf reports whether a text is put together of a register and others: what the whole lacks, each piece does.
func (a *analysis) pieceOf(piece, text ir.ID) bool {
	text = a.untested(text)
	if in := &a.f.Instrs[text]; in.Op != ir.OpFormat && (in.Op != ir.OpBinary || in.Flag != ir.Add) {
		return false
	}
	return slices.ContainsFunc(a.f.Args(text), func(x ir.ID) bool {
		if a.f.Instrs[x].Op == ir.OpConvert && a.f.Instrs[x].Flag != 'r' {
			x = a.f.Arg(x, 0)
		}
		return a.root(x) == piece || a.pieceOf(piece, x)
	})
}

// pairedWith is what the second variable of a loop over pairs is where the first equals a constant, or does not: the
// pairs are known exactly.
func (a *analysis) pairedWith(src, cond ir.ID, outcome bool) (*Val, bool) {
	next := a.unrefined(src)
	for a.f.Instrs[next].Op == ir.OpUnpack {
		next = a.unrefined(a.f.Arg(next, 0))
	}
	if a.f.Instrs[next].Op != ir.OpNext {
		return nil, false
	}
	elems, ok := a.elements(a.vals[a.f.Arg(next, 0)])
	if !ok || len(elems) == 0 || len(elems) > maxRefs {
		return nil, false
	}
	out, decided := bottom, false
	for _, e := range elems {
		turn := turn{a, next, e}
		v, ok := turn.value(src, maxTurnDepth)
		if !ok {
			return nil, false
		}
		test, _ := turn.value(cond, maxTurnDepth)
		switch t := test.truth(); {
		case t == truthUnknown:
			out = join(out, v)
		case (t == truthy) == outcome:
			out, decided = join(out, v), true
		default:
			decided = true
		}
	}
	return out, decided
}

// A turn of a loop over a list that is known exactly: what the loop takes from it there.
type turn struct {
	a    *analysis
	next ir.ID
	elem *Val
}

// maxTurnDepth bounds how far what a test is made of is followed.
const maxTurnDepth = 5

// value is a register in that turn, as far as it is computed from the element; false where nothing is known of it.
func (t turn) value(id ir.ID, depth int) (*Val, bool) {
	a := t.a
	if id = a.unrefined(id); id == t.next {
		return t.elem, true
	}
	in := &a.f.Instrs[id]
	if in.Op == ir.OpConst {
		return a.vals[id], true
	}
	if depth == 0 {
		return nil, false
	}
	switch in.Op {
	case ir.OpUnpack:
		v, ok := t.value(a.f.Arg(id, 0), depth-1)
		es, exact := a.elements(v)
		if !ok || !exact || in.Flag != 0 || int(in.Aux) < 0 || int(in.Aux) >= len(es) {
			return nil, false
		}
		return es[in.Aux], true
	case ir.OpIndex:
		v, ok := t.value(a.f.Arg(id, 0), depth-1)
		es, exact := a.elements(v)
		k := a.vals[a.f.Arg(id, 1)]
		if !ok || !exact || !k.isConst(ir.Int) || k.Const.Int < 0 || k.Const.Int >= int64(len(es)) {
			return nil, false
		}
		return es[k.Const.Int], true
	case ir.OpUnary:
		v, ok := t.value(a.f.Arg(id, 0), depth-1)
		return a.unary(in.Flag, v), ok
	case ir.OpBinary, ir.OpCompare:
		x, ok := t.value(a.f.Arg(id, 0), depth-1)
		y, ok2 := t.value(a.f.Arg(id, 1), depth-1)
		if !ok || !ok2 {
			return nil, false
		}
		if in.Op == ir.OpBinary {
			return foldBinary(in.Flag, x, y)
		}
		if r, ok := a.foldCompare(in.Flag, x, y); ok {
			return boolVal(r), true
		}
		return nil, false
	}
	v := a.vals[id]
	es, exact := a.elements(v)
	return v, v != nil && (v.Const != nil || exact && !slices.ContainsFunc(es, func(e *Val) bool { return e == nil || e.Const == nil }))
}

// narrowPart records in an object what a test says of an element or attribute of it: whoever reads it again reads what
// was tested. Objects of callers stay as they are; what was tested of those is found again by reread.
func (a *analysis) narrowPart(src ir.ID, f Fact, outcome uint8) {
	mask := f.True
	if outcome == ir.SigmaFalse {
		mask = f.False
	}
	part := a.unrefined(f.Target)
	op := a.f.Instrs[part].Op
	a.partTested = a.partTested || part != a.unrefined(src)
	if mask == 0 || f.Except != nil || op != ir.OpAttr && op != ir.OpIndex {
		return
	}
	base := part
	for a.f.Instrs[base].Op == ir.OpAttr || a.f.Instrs[base].Op == ir.OpIndex {
		base = a.unrefined(a.f.Arg(base, 0))
	}
	if base != a.unrefined(src) {
		return
	}
	holder := a.vals[a.f.Arg(part, 0)]
	if len(holder.refs()) != 1 || holder.Refs[0].Kind != refObject || holder.Refs[0].ID >= globalObjects {
		return
	}
	o, k := a.obj(holder.Refs[0].ID), key{'.', a.f.NameOf(part)}
	if op == ir.OpIndex {
		var ok bool
		if k, ok = constKey(a.vals[a.f.Arg(part, 1)]); !ok {
			return
		}
	}
	if o == nil || o.Multi {
		return
	}
	if v, ok := o.get(k); ok && !a.callers(holder.Refs[0].ID, v) && harm(v, mask) && sameData(v, a.vals[f.Target]) {
		a.heap.set(holder.Refs[0].ID, o.with(k, v.withTaint(sanitized(v.Taint, mask))))
	}
}

// callers reports whether data that an object of a caller holds under a name may be what the caller has put there: not what this function
// has put in of another parameter.
func (a *analysis) callers(oid int32, v *Val) bool {
	if a.obj(oid).Kind != objParam {
		return false
	}
	holder := a.originOfObj(oid)
	return slices.ContainsFunc(v.taint(), func(x Atom) bool {
		return x.Origin.Parent != nil && (holder == nil || originsRoot(x.Origin) == originsRoot(holder))
	})
}

// originsRoot is the parameter that an origin is a part of.
func originsRoot(o *Origin) *Origin {
	for o.Parent != nil {
		o = o.Parent
	}
	return o
}

// narrow records of what is inside an object that it does no harm to some kinds of sink, and what it was checked for.
func (a *analysis) narrow(v *Val, safe knowledge.KindMask, flags atomFlags) {
	for _, r := range v.Refs { // one of several lists, of which each is there on one way only
		if len(v.Refs) <= maxNarrowed && r.Kind == refObject && r.ID < globalObjects {
			a.narrowObject(r.ID, safe, flags)
		}
	}
}

// maxNarrowed is how many lists a value may be of which a test asks.
const maxNarrowed = 3

// narrowObject records it of one object.
func (a *analysis) narrowObject(id int32, safe knowledge.KindMask, flags atomFlags) {
	o := a.obj(id)
	if o == nil || o.Multi || o.Kind != objList && o.Kind != objSet && o.Kind != objTuple {
		return
	}
	clean := func(x *Val) *Val {
		if x == bottom || !harm(x, safe) && (flags == 0 || len(x.taint()) == 0) {
			return x
		}
		return x.withTaint(a.checkedAll(flagged(sanitized(x.Taint, safe), flags)))
	}
	n := *o
	n.Rest = clean(o.Rest)
	n.Elems, n.Fields = slices.Clone(o.Elems), slices.Clone(o.Fields)
	for i := range n.Elems {
		n.Elems[i] = clean(n.Elems[i])
	}
	for i := range n.Fields {
		n.Fields[i].Val = clean(n.Fields[i].Val)
	}
	a.heap.set(id, &n)
}

// truthyVal and falsyVal are values of which only the outcome of a test is known.
var truthyVal, falsyVal = &Val{Truth: truthy}, &Val{Truth: falsy}

// reread is an element or an attribute that is read again: what a test said of the first reading holds of this one. An
// attribute may have been set in between, which shows in other data.
func (a *analysis) reread(id ir.ID, v *Val) *Val {
	if len(v.taint()) == 0 || v == bottom {
		return v
	}
	base := id
	var path [maxVettedPath]key // of the part
	for n := range maxRereads {
		of, k, ok := a.readOf(base)
		if !ok {
			break
		}
		base = of
		if n < maxVettedPath {
			copy(path[1:], path[:])
			path[0] = k
		} else {
			path[0] = key{}
		}
	}
	for n := 0; a.f.Instrs[base].Op == ir.OpSigma && n < idiom.MaxRefinements; n++ {
		in := &a.f.Instrs[base]
		if a.vettings != nil {
			v = v.withTaint(sanitized(v.Taint, a.vettedReading(base, path)))
		}
		cond := a.f.Arg(base, 1)
		base = a.f.Arg(base, 0)
		facts := a.vals[cond].facts()
		if in.Flag == ir.SigmaReturned {
			facts = a.returned[cond]
		}
		for _, f := range facts {
			mask, flags := f.True, f.TrueFlags
			if in.Flag == ir.SigmaFalse {
				mask, flags = f.False, f.Flags
			}
			if (mask != 0 || flags != 0) && f.Except == nil && a.sameRead(f.Target, id) && (a.f.Instrs[id].Op != ir.OpAttr || sameData(v, a.vals[f.Target])) {
				v = v.withTaint(a.checkedAll(flagged(sanitized(v.Taint, mask), flags)))
			}
		}
	}
	return v
}

// maxRereads bounds the parts of parts that are looked at.
const maxRereads = 8

// sameData reports whether all data of a value are of origins that another one has data of.
func sameData(v, other *Val) bool {
	return !slices.ContainsFunc(v.taint(), func(x Atom) bool { return !other.from(x.Origin) })
}

// sameRead reports whether two registers read the same element or attribute of the same variable, or make the same of it.
func (a *analysis) sameRead(x, y ir.ID) bool {
	x, y = a.untested(x), a.untested(y)
	if x == y {
		return true
	}
	switch in, other := &a.f.Instrs[x], &a.f.Instrs[y]; {
	case in.Op != other.Op:
		return false
	case in.Op == ir.OpGlobal:
		return a.f.NameOf(x) == a.f.NameOf(y)
	case in.Op == ir.OpCall && len(a.f.Args(x)) == 1 && len(a.f.Args(y)) == 1:
		m, n := a.f.Arg(x, 0), a.f.Arg(y, 0)
		return a.f.Instrs[m].Op == ir.OpAttr && a.f.Instrs[n].Op == ir.OpAttr && a.f.NameOf(m) == a.f.NameOf(n) && madeAlike[a.f.NameOf(m)] &&
			a.sameRead(a.f.Arg(m, 0), a.f.Arg(n, 0))
	}
	of, k, ok := a.readOf(x)
	of2, k2, ok2 := a.readOf(y)
	return ok && ok2 && k == k2 && a.sameRead(of, of2)
}

// madeAlike are methods without arguments that give the same each time.
var madeAlike = map[string]bool{"encode": true, "decode": true, "strip": true, "lower": true, "upper": true, "get_json": true, "get_data": true}

// readOf says what an instruction reads of which register: x.name, x[key], x.get(key).
func (a *analysis) readOf(id ir.ID) (of ir.ID, k key, ok bool) {
	switch a.f.Instrs[id].Op {
	case ir.OpAttr:
		return a.f.Arg(id, 0), key{'.', a.f.NameOf(id)}, true
	case ir.OpIndex:
		k, ok = constKey(a.vals[a.f.Arg(id, 1)])
		return a.f.Arg(id, 0), k, ok
	case ir.OpCall:
		args := a.f.Args(id)
		if len(args) < 2 || a.f.Instrs[args[0]].Op != ir.OpAttr || a.f.NameOf(args[0]) != "get" {
			return 0, k, false
		}
		k, ok = constKey(a.vals[args[1]])
		return a.f.Arg(args[0], 0), k, ok
	}
	return 0, k, false
}

// harm reports whether a value holds data that harm one of the kinds.
func harm(v *Val, kinds knowledge.KindMask) bool {
	for _, x := range v.taint() {
		if x.Kinds&kinds != 0 {
			return true
		}
	}
	return false
}

// vouched is a value that was passed to a function by whose name some rules take it for checked.
func (a *analysis) vouched(v *Val, src, call ir.ID) *Val {
	if a.f.Instrs[call].Op != ir.OpCall {
		return v
	}
	args := a.f.Args(call)
	n := a.w.names.in(&a.w.modules[a.f.Module.ID], a.f.Module)[a.f.Instrs[args[0]].Name]
	if n == nil || !harm(v, n.vouches) {
		return v
	}
	root := a.root(src)
	if !slices.ContainsFunc(args[1:], func(x ir.ID) bool { return a.root(x) == root }) {
		return v
	}
	return v.withTaint(sanitized(v.Taint, n.vouches))
}

// checked draws the conclusions from checks that suffice together only.
func (a *analysis) checked(x Atom) Atom {
	if x.Flags&splitPart != 0 { // a path of such parts does not climb, or begin with a slash
		if x.Flags&notDots != 0 {
			x.Flags |= noDotDot
		}
		if x.Flags&notEmpty != 0 {
			x.Flags |= notAbsolute
		}
	}
	if x.Flags&(noDotDot|notAbsolute) == noDotDot|notAbsolute {
		x.Kinds &^= a.w.pathKinds
	}
	if x.Flags&notTwoSlashes != 0 && (x.Flags&leadingSlash != 0 || x.Origin != nil && x.Origin.Source != nil && strings.HasPrefix(x.Origin.Source.What, "URL path")) {
		x.Kinds &^= a.w.redirectKinds
	}
	return x
}
