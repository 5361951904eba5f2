package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds texts that lose their special characters by a table of the program: for old, new in TABLE.items(): text =
// text.replace(old, new). Whoever goes through all of a table has replaced all that it names.

// maxReplaced bounds the entries of a table of replacements.
const maxReplaced = 16

// tableOf are the pairs that str.replace is given by a loop over a table that is known: the items of a dictionary, a list of
// pairs, a dictionary's keys with what stands under each.
func (a *analysis) tableOf(c *callArgs) (pairs [][2]*Val, ok bool) {
	if len(c.pos) != 2 || len(c.named) > 0 || c.pos[0].id == ir.NoID || c.pos[1].id == ir.NoID {
		return nil, false
	}
	old, by := a.unrefined(c.pos[0].id), a.unrefined(c.pos[1].id)
	switch in := &a.f.Instrs[old]; {
	case in.Op == ir.OpUnpack && a.f.Instrs[by].Op == ir.OpUnpack:
		if a.f.Arg(old, 0) != a.f.Arg(by, 0) || in.Flag != 0 || in.Aux != 0 || a.f.Instrs[by].Aux != 1 {
			return nil, false
		}
		next := a.unrefined(a.f.Arg(old, 0))
		if a.f.Instrs[next].Op != ir.OpNext {
			return nil, false
		}
		list := a.iterated1(next)
		if dict := a.itemsOf(list); dict != ir.NoID {
			return a.replacements(a.vals[dict])
		}
		es, exact := a.elements(a.vals[list])
		if !exact || len(es) > maxReplaced {
			return nil, false
		}
		for _, e := range es {
			pair, exact := a.elements(e)
			if !exact || len(pair) != 2 {
				return nil, false
			}
			pairs = append(pairs, [2]*Val{pair[0], pair[1]})
		}
	case in.Op == ir.OpNext && a.f.Instrs[by].Op == ir.OpIndex:
		dict := a.iterated1(old)
		if a.unrefined(a.f.Arg(by, 1)) != old || a.root(a.f.Arg(by, 0)) != a.root(dict) {
			return nil, false
		}
		return a.replacements(a.vals[dict])
	}
	return pairs, len(pairs) > 0
}

// replacements are the keys of a dictionary that is known, and what stands under them.
func (a *analysis) replacements(dict *Val) (pairs [][2]*Val, ok bool) {
	o := a.exactDict(dict)
	if o == nil || len(o.Fields) > maxReplaced {
		return nil, false
	}
	for _, f := range o.Fields {
		if f.Key.Kind == '[' {
			pairs = append(pairs, [2]*Val{keyVal(f.Key), f.Val})
		}
	}
	return pairs, len(pairs) == len(o.Fields) && len(pairs) > 0
}
