package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds functions that list options by group, for who makes sample files of them.

// listed registers what a function gives that lists options by group.
func (a *analysis) listed() {
	a.heldFields()
	a.shows()
	if a.f.Kind != ir.Def || a.fs.test {
		return
	}
	for _, l := range a.w.base.Listers() {
		if !l.Function.MatchString(a.f.Name) || l.Imports != "" && !a.w.modules[a.f.Module.ID].imports[l.Imports] {
			continue
		}
		for _, r := range a.rets {
			a.heap = r.heap
			a.listedIn(r.val)
		}
		if a.f.Generator {
			a.listedPair(a.yields)
		}
	}
}

func (a *analysis) listedIn(v *Val) {
	for _, r := range v.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			continue
		}
		if o.Kind == objDict {
			for _, f := range o.Fields {
				a.registerOptions(f.Val, optionUse{group: groupOfKey(f.Key)}, 0)
			}
			continue
		}
		for _, e := range o.Elems {
			a.listedPair(e)
		}
		a.listedPair(o.Rest)
	}
}

// listedPair registers the options of a pair (group, options).
func (a *analysis) listedPair(v *Val) {
	if es, ok := a.elements(v); ok && len(es) == 2 {
		if g, ok := a.groupName(es[0]); ok {
			a.registerOptions(es[1], optionUse{group: g}, 0)
		}
	}
}

func groupOfKey(k key) string {
	if k.Kind == '#' && k.Name == "None" {
		return ""
	}
	return k.Name
}

// groupKey is the key that stands for a group of options in a dictionary.
func (a *analysis) groupKey(v *Val) (key, bool) {
	if r, ok := a.sole(v); !ok || r.Kind != refInst || r.ID == 0 {
		return key{}, false
	}
	s, ok := a.groupName(v)
	return key{'[', s}, ok
}
