package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds slices of texts, lists and tuples: what they give, and what assigning to one does.

func (a *analysis) slice(id ir.ID, v *Val, keyID ir.ID) *Val {
	bounds := a.f.Args(keyID)
	at := func(i int, def int64) (int64, bool) {
		if bounds[i] == ir.NoID {
			return def, true
		}
		c := a.vals[bounds[i]]
		if c.isConst(ir.Int) {
			return c.Const.Int, true
		}
		return a.fromEnd(a.f.Arg(id, 0), bounds[i])
	}
	n := int64(-1)
	var elems []*Val
	s, isText := v.text()
	runes := []rune(s)
	if isText && v.Const.Kind == ir.Str {
		n = int64(len(runes))
	} else if es, ok := a.elements(v); ok && len(v.Refs) == 1 {
		elems, n = es, int64(len(es))
	}
	if n >= 0 && bounds[2] != ir.NoID && elems != nil {
		if v, ok := a.stepped(id, elems, bounds); ok {
			return v
		}
	}
	if isText && v.Const.Kind == ir.Str && bounds[2] != ir.NoID && bounds[0] == ir.NoID && bounds[1] == ir.NoID {
		if step := a.vals[bounds[2]]; step.isConst(ir.Int) && step.Const.Int == -1 {
			slices.Reverse(runes)
			return constVal(ir.Const{Kind: v.Const.Kind, Str: string(runes)})
		}
	}
	if hi, ok := at(1, -1); ok && hi == 0 && bounds[2] == ir.NoID && v.Const == nil && v.Plain {
		return constVal(ir.Const{Kind: ir.Str})
	}
	if n < 0 && len(v.Refs) == 0 && v.tail() != "" && bounds[2] == ir.NoID && bounds[1] == ir.NoID && isASCII(v.tail()) {
		if lo, ok := at(0, 0); ok && lo < 0 && -lo <= int64(len(v.tail())) {
			return constVal(ir.Const{Kind: ir.Str, Str: v.tail()[int64(len(v.tail()))+lo:]})
		}
	}
	if n < 0 && len(v.Refs) == 0 && v.prefix() != "" && bounds[2] == ir.NoID {
		if lo, ok := at(0, 0); ok && lo == 0 {
			if hi, ok := at(1, -1); ok && hi >= 0 && hi <= int64(len(v.prefix())) && isASCII(v.prefix()) {
				return constVal(ir.Const{Kind: ir.Str, Str: v.prefix()[:hi]})
			}
		}
	}
	if n >= 0 && bounds[2] == ir.NoID {
		lo, ok1 := at(0, 0)
		hi, ok2 := at(1, n)
		if ok1 && ok2 {
			clamp := func(i int64) int64 {
				if i < 0 {
					i += n
				}
				return max(0, min(i, n))
			}
			lo, hi = clamp(lo), clamp(hi)
			hi = max(lo, hi)
			if isText {
				return constVal(ir.Const{Kind: ir.Str, Str: string(runes[lo:hi])})
			}
			o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: elems[lo:hi:hi]}
			return a.alloc(id, 0, o)
		}
	}
	// A part of a string or container holds what the whole does.
	out := *v
	if o := a.sequenceOf(v); o != nil && len(v.Refs) == 1 && !o.Exact && o.beginning() > 0 {
		lo, known := at(0, 0)
		if !known || bounds[2] != ir.NoID {
			lo = -1
		}
		out.Refs = a.alloc(id, 0, o.from(lo, bounds[1] == ir.NoID)).Refs
	}
	out.Const, out.Facts, out.Truth = nil, nil, truthUnknown
	out.Text = out.Text.with("", "")
	if lo, ok := at(0, 0); !ok || lo != 0 {
		out.Taint = out.without(leadingSlash).taint()
	}
	lo, ok1 := at(0, 0)
	hi, ok2 := at(1, 0)
	if ok1 && ok2 && (lo == 0 && 0 < hi && hi <= maxShown || hi == 0 && -maxShown <= lo && lo < 0) {
		out.Taint = mapAtoms(out.Taint, func(x Atom) Atom {
			if x.Origin.Source == nil {
				x.Flags |= fewOf // of a secret, if callers pass one
			} else if x.Origin.Source.Class == knowledge.Secret {
				x.Kinds = 0
			}
			return x
		})
	}
	out.Taint = out.without(asJSON).taint()
	if ok1 && ok2 && lo >= 0 && lo < hi && hi <= maxMatched { // as a test of the length is
		out.Taint = mapAtoms(out.Taint, func(x Atom) Atom {
			if x.Flags&fewOf == 0 {
				x.Kinds &^= a.w.regexKinds
			}
			return x
		})
	}
	if sep, ok := a.cutAt(a.f.Arg(id, 0), bounds); ok {
		return a.lacking(&out, v.lacks().or(charsOf(sep)))
	}
	return &out
}

// fromEnd reads the bound len(x) - n of a slice of x as -n.
func (a *analysis) fromEnd(x, bound ir.ID) (int64, bool) {
	if bound = a.unrefined(bound); a.f.Instrs[bound].Op != ir.OpBinary || a.f.Instrs[bound].Flag != ir.Sub {
		return 0, false
	}
	text, ok := a.lengthOf(a.f.Arg(bound, 0))
	n := a.vals[a.f.Arg(bound, 1)]
	if !ok || !n.isConst(ir.Int) || n.Const.Int <= 0 || a.unrefined(text) != a.unrefined(x) {
		return 0, false
	}
	return -n.Const.Int, true
}

// stepped is a slice with a constant step of a list that is known exactly.
func (a *analysis) stepped(id ir.ID, elems []*Val, bounds []ir.ID) (*Val, bool) {
	n := int64(len(elems))
	var b [3]int64
	var given [3]bool
	for i, x := range bounds {
		if x == ir.NoID {
			continue
		}
		v := a.vals[x]
		if v.isConst(ir.None) {
			continue
		}
		if !v.isConst(ir.Int) {
			return nil, false
		}
		b[i], given[i] = v.Const.Int, true
	}
	step := b[2]
	if step == 0 {
		return nil, false
	}
	lo, hi := int64(0), n
	if step < 0 {
		lo, hi = n-1, -1
	}
	clamp := func(i int64) int64 {
		if i < 0 {
			i += n
		}
		if step < 0 {
			return max(-1, min(i, n-1))
		}
		return max(0, min(i, n))
	}
	if given[0] {
		lo = clamp(b[0])
	}
	if given[1] {
		hi = clamp(b[1])
	}
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	for i := lo; step > 0 && i < hi || step < 0 && i > hi; i += step {
		o.Elems = append(o.Elems, elems[i])
	}
	return a.alloc(id, 0, o), true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// sliceBounds are the bounds of a slice of n elements, where they are constants and there is no step.
func (a *analysis) sliceBounds(slice ir.ID, n int) (lo, hi int, ok bool) {
	at := func(x ir.ID, def int) int {
		if x == ir.NoID || a.vals[x].isConst(ir.None) {
			return def
		}
		if !a.vals[x].isConst(ir.Int) {
			ok = false
			return 0
		}
		i := int(max(min(a.vals[x].Const.Int, maxFields), -maxFields))
		if i < 0 {
			i += n
		}
		return max(0, min(i, n))
	}
	b := a.f.Args(slice)
	ok = b[2] == ir.NoID
	lo = at(b[0], 0)
	hi = max(lo, at(b[1], n))
	return lo, hi, ok
}

// setSlice replaces the elements between constant bounds of a list that is known exactly; v is nil where they are taken
// out.
func (a *analysis) setSlice(obj *Val, slice ir.ID, v *Val) bool {
	es, ok := a.elements(obj)
	if b := a.f.Args(slice); !ok && b[0] == ir.NoID && b[1] == ir.NoID && b[2] == ir.NoID && len(obj.refs()) == 1 && obj.Refs[0].Kind == refObject {
		if o := a.obj(obj.Refs[0].ID); o != nil && o.Kind == objList && !o.Multi {
			a.setObj(obj.Refs[0].ID, &Obj{Kind: objList, Class: -1, Type: o.Type, Exact: true, Rest: bottom})
			es, ok = nil, true
		}
	}
	if !ok {
		return false
	}
	o := a.obj(obj.Refs[0].ID)
	lo, hi, ok := a.sliceBounds(slice, len(es))
	var with []*Val
	if ok && v != nil {
		with, ok = a.elements(v)
	}
	if !ok || o.Kind != objList || o.Multi || len(es)+len(with) > maxFields {
		return false
	}
	n := *o
	n.Elems = slices.Concat(es[:lo], with, es[hi:])
	a.setObj(obj.Refs[0].ID, &n)
	return true
}

// behindSlice is the list of a caller of which a part is indexed, and the place there: values[1:][0] is values[1].
func (a *analysis) behindSlice(id ir.ID, k *Val) (v, at *Val, ok bool) {
	if !k.isConst(ir.Int) || k.Const.Int < 0 || a.f.Instrs[id].Op != ir.OpIndex {
		return nil, nil, false
	}
	part := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[part].Op != ir.OpIndex || a.f.Instrs[a.f.Arg(part, 1)].Op != ir.OpSlice {
		return nil, nil, false
	}
	v = a.vals[a.f.Arg(part, 0)]
	if !a.isParamObject(v) {
		return nil, nil, false
	}
	b := a.f.Args(a.f.Arg(part, 1))
	if b[2] != ir.NoID || b[0] == ir.NoID {
		return nil, nil, false
	}
	lo := a.vals[b[0]]
	if !lo.isConst(ir.Int) {
		a.noteFlag(b[0])
	}
	if d := a.defaultOf(lo); d != nil && !lo.isConst(ir.Int) {
		lo = d
	}
	if !lo.isConst(ir.Int) || lo.Const.Int < 0 || lo.Const.Int > maxFields {
		return nil, nil, false
	}
	return v, constVal(ir.Const{Kind: ir.Int, Int: lo.Const.Int + k.Const.Int}), true
}
