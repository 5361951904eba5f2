package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds dictionaries that stand for names: the variables of a function, and the attributes of an object.

// maxVariables bounds the variables that locals() tells apart.
const maxVariables = 24

// localNames is what locals() gives, and vars() without an argument: each variable as the function has set it last where that is on every
// way, or as it may have.
func (a *analysis) localNames(id ir.ID) *Val {
	type place struct {
		block ir.BlockID
		at    int
	}
	where := map[ir.ID]place{}
	for b := range a.f.Blocks {
		for i, x := range a.f.Blocks[b].Instrs {
			where[x] = place{ir.BlockID(b), i}
		}
	}
	here := where[id]
	dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	latest := map[string]place{}
	set := func(name string, v *Val, p place) {
		old, known := dict.get(key{'[', name})
		q := latest[name]
		switch later := p.block > q.block || p.block == q.block && p.at > q.at; {
		case !known && len(dict.Fields) >= maxVariables:
			dict = dict.withRest(v)
			return
		case known && later && a.onEveryWay(p.block, here.block):
		case known:
			v = join(old, v)
		}
		dict, latest[name] = dict.with(key{'[', name}, v), p
	}
	for i := range a.f.Params {
		if p := &a.f.Params[i]; i < len(a.params) {
			set(p.Name, a.params[i], place{})
		}
	}
	for _, b := range a.f.Bindings {
		p, ok := where[b.Value]
		if !ok || p.block == here.block && p.at >= here.at || a.vals[b.Value] == bottom {
			continue
		}
		set(a.f.Module.Names[b.Name], a.vals[b.Value], p)
	}
	return a.alloc(id, 0, dict)
}

// updateAttributes is x.__dict__.update(names, **more), and of vars(x).
func (a *analysis) updateAttributes(id ir.ID, obj *Val, c *callArgs) {
	fill := func(v *Val) {
		if v == nil || v == bottom {
			return
		}
		if d := a.exactDict(v); d != nil {
			for _, f := range d.Fields {
				if f.Key.Kind == '[' {
					a.storeAttr(id, obj, f.Key.Name, f.Val)
				}
			}
			return
		}
		a.noteKeywords()
		if t := a.deep(v); len(t) > 0 {
			a.put(obj, nil, tainted(t))
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
