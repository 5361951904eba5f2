package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file calls what functools.partial made.

// maxPartials is how many partials may stand inside each other: one that a loop makes of the last one stands for all of them,
// and holds itself.
const maxPartials = 4

// given is a value of which nothing may be known, but that there is one.
func given(v *Val) *Val {
	if v == nil {
		return &Val{}
	}
	return v
}

// callPartial calls functools.partial's result.
func (a *analysis) callPartial(id ir.ID, o *Obj, c *callArgs) (*Val, bool) {
	if a.partials >= maxPartials {
		a.bound("more partials inside each other are called than are followed")
		return nil, false
	}
	a.partials++
	defer func() { a.partials-- }()
	fn, _ := o.get(key{'.', "func"})
	all := &callArgs{star: c.star, starstar: c.starstar}
	for _, e := range o.Elems {
		all.pos = append(all.pos, argv{ir.NoID, given(e)})
	}
	all.pos = append(all.pos, c.pos...)
	for _, f := range o.Fields {
		if f.Key.Kind == '[' {
			all.named = append(all.named, namedArg{f.Key.Name, argv{ir.NoID, given(f.Val)}})
		}
	}
	all.named = append(all.named, c.named...)
	return a.apply(id, ir.NoID, fn, all)
}
