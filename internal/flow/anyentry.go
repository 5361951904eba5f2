package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds entries that are put into a dictionary under names that somebody else has chosen: they may take the place of those
// that the program has put there.

// perhapsReplaced is a dictionary whose entries another one may have replaced, whose keys somebody else has chosen; all of them begin
// with a text.
func perhapsReplaced(o *Obj, begin string, each *Val) *Obj {
	c := *o
	c.Fields = make([]field, len(o.Fields))
	for i, f := range o.Fields {
		if f.Key.Kind == '[' && strings.HasPrefix(f.Key.Name, begin) {
			f.Val = join(f.Val, each)
		}
		c.Fields[i] = f
	}
	return &c
}

// fromClient reports whether data are a client's, unchecked.
func fromClient(x Atom) bool { return x.Origin.Source != nil && x.Kinds != 0 }

// chosenKey reports whether a client has chosen a key, and nothing has checked it.
func (a *analysis) chosenKey(k *Val) bool {
	for _, x := range k.taint() {
		if fromClient(x) && x.Kinds&a.w.sqlKinds != 0 && !x.stored() {
			return true
		}
	}
	return false
}

// ownKey reports whether a key is one that the dictionary has: the program iterates over it, or has looked for the key in it, and has
// not come here because it is missing.
func (a *analysis) ownKey(dict, k ir.ID) bool {
	if dict == ir.NoID || k == ir.NoID {
		return false
	}
	dict, k = a.unrefined(dict), a.unrefined(k)
	for i := range a.f.Instrs {
		in := &a.f.Instrs[i]
		if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn {
			continue
		}
		x, of := a.f.Arg(ir.ID(i), 0), a.f.Arg(ir.ID(i), 1)
		if x != ir.NoID && of != ir.NoID && a.unrefined(x) == k && a.unrefined(of) == dict && !a.missingHere(ir.ID(i)) {
			return true
		}
	}
	if next := &a.f.Instrs[k]; next.Op == ir.OpNext {
		if iter := a.unrefined(a.f.Arg(k, 0)); a.f.Instrs[iter].Op == ir.OpIter {
			return a.unrefined(a.f.Arg(iter, 0)) == dict
		}
		return a.unrefined(a.f.Arg(k, 0)) == dict
	}
	return false
}

// missingHere reports whether control has come here because a test for a key in a dictionary did not find it.
func (a *analysis) missingHere(test ir.ID) bool {
	missing := 1
	if a.f.Instrs[test].Flag == ir.NotIn {
		missing = 0
	}
	for b := range a.f.Branches() {
		if a.unrefined(b.Cond) == test && onlyBy(a.f, b, missing, a.at) {
			return true
		}
	}
	return false
}

// replaceAny has a value take the place of any entry of a dictionary.
func (a *analysis) replaceAny(dict, v *Val) {
	if refs := dict.refs(); len(refs) == 1 && refs[0].Kind == refObject {
		if o := a.obj(refs[0].ID); o != nil && o.Kind == objDict {
			a.setObj(refs[0].ID, perhapsReplaced(o, "", v))
		}
	}
}
