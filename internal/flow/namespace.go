package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds dictionaries that stand for names: the variables of a function, and the attributes of an object.

// localNames is what locals() gives, and vars() without an argument, which read all variables (lower/locals.go).
func (a *analysis) localNames(id ir.ID, c *callArgs) *Val {
	dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	for i := range c.named {
		if n := &c.named[i]; n.val != bottom { // it is assigned there
			dict = dict.with(key{'[', n.name}, n.val)
		}
	}
	return a.alloc(id, 0, dict)
}

// updateAttributes is x.__dict__.update(names, **more), and of vars(x): what stands under a known name is that attribute, and of the rest it
// is not known which.
func (a *analysis) updateAttributes(id ir.ID, obj *Val, c *callArgs) {
	fill := func(v *Val) {
		if v == nil || v == bottom {
			return
		}
		rest := a.deep(v)
		if d := a.onlyDict(v); d != nil {
			for _, f := range d.Fields {
				if f.Key.Kind == '[' {
					a.storeAttr(id, obj, f.Key.Name, f.Val)
				}
			}
			if d.Exact {
				return
			}
			rest = joinTaint(v.Taint, a.deep(d.Rest))
		}
		a.noteKeywords()
		if len(rest) > 0 {
			a.putAttr(obj, tainted(rest))
		}
	}
	fill(c.positional(0))
	for _, s := range c.starstar {
		fill(s)
	}
	for _, n := range c.named {
		a.storeAttr(id, obj, n.name, n.val)
	}
}

// putAttr writes an attribute whose name is not known.
func (a *analysis) putAttr(obj, v *Val) {
	if a.w.cfg.Published && v != nil && len(v.Taint) > 0 { // which attribute has it then is not known
		v = v.withTaint(flagged(v.Taint, viaField))
	}
	a.put(obj, nil, v)
}
