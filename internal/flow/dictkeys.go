package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what iterating gives where the program has asked whether it is a dictionary: its keys, and never the elements of the
// list of pairs that callers may pass as well.

// keysGiven is the part of a parameter that iterating over it gives where it is a dictionary.
var keysGiven = key{Kind: 'd'}

// dictTypes are the types of which that is asked.
var dictTypes = map[string]bool{
	"builtins.dict": true, "collections.OrderedDict": true, "collections.abc.Mapping": true, "collections.abc.MutableMapping": true,
	"collections.Mapping": true, "typing.Mapping": true, "typing.Dict": true,
}

// keysTested is an element of what is iterated over, a parameter that was found to be a dictionary.
func (a *analysis) keysTested(over ir.ID, v *Val) (*Val, bool) {
	if v == nil || len(v.Refs) != 1 || v.Refs[0].Kind != refObject || v.Refs[0].ID >= globalObjects {
		return nil, false
	}
	o := a.obj(v.Refs[0].ID)
	if o == nil || o.Kind != objParam {
		return nil, false
	}
	if a.f.Instrs[over].Op == ir.OpIter {
		over = a.f.Arg(over, 0)
	}
	for a.f.Instrs[over].Op == ir.OpSigma {
		if a.f.Instrs[over].Flag == ir.SigmaTrue && a.asksForDict(a.f.Arg(over, 1), over) {
			own := ownAtoms(v.taint()) // what a framework passes has names that are the client's, too
			return withData(a.elementChecked(v, v.Refs[0].ID, a.field(v.Refs[0].ID, o, keysGiven)), own), true
		}
		over = a.f.Arg(over, 0)
	}
	return nil, false
}

// asksForDict reports whether a test asks of a register whether it is a dictionary.
func (a *analysis) asksForDict(test, of ir.ID) bool {
	if a.f.Instrs[test].Op != ir.OpCall || len(a.f.Args(test)) != 3 || a.f.NameOf(a.f.Arg(test, 0)) != "isinstance" ||
		idiom.Unrefined(a.f, a.f.Arg(test, 1)) != idiom.Unrefined(a.f, of) {
		return false
	}
	types := a.vals[a.f.Arg(test, 2)]
	for _, r := range types.refs() {
		if r.Kind != refExtern || !dictTypes[r.Name] {
			return false
		}
	}
	return len(types.refs()) > 0
}

// keysOf is what iterating over a value gives where that is a dictionary; nothing, where it is a list or the like.
func (a *analysis) keysOf(id ir.ID, v *Val) *Val {
	if v == nil || v == bottom || v.Open || len(v.Refs) == 0 {
		return a.element(id, v)
	}
	out := bottom
	for _, r := range v.Refs {
		if r.Kind != refObject {
			return a.element(id, v)
		}
		switch o := a.obj(r.ID); {
		case o == nil:
			return a.element(id, v)
		case o.Kind == objParam:
			out = join(out, a.field(r.ID, o, keysGiven))
		case o.Kind == objList, o.Kind == objTuple, o.Kind == objSet:
		default:
			out = join(out, a.element(id, &Val{Refs: []Ref{r}, Taint: v.Taint}))
		}
	}
	return withData(out, ownAtoms(v.Taint))
}
