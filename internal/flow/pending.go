package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a function does with things that only its callers know: calls of functions that lie inside what it
// is passed (a bus and its listeners), and entries of the program's own containers under names that it is passed (a
// registry of handlers). The caller makes them in its place.

// A deferred is such a call or entry.
type deferred struct {
	id     ir.ID
	callee *Origin // of a call
	args   []*Val
	object int32 // of an entry: the container, the key and the value
	key    key
	val    *Val
}

// maxDeferred bounds those of one function.
const maxDeferred = 8

// deferCall records a call of an element of what a parameter is or holds; attributes are the affair of classes.
func (a *analysis) deferCall(id ir.ID, callee *Val, c *callArgs) {
	var o *Origin
	for _, r := range callee.refs() {
		if r.Kind == refObject && o == nil {
			o = a.originOfObj(r.ID)
		}
	}
	if o == nil || o.Parent == nil || o.Key.Kind == '.' || len(c.named)+len(c.star)+len(c.starstar) > 0 {
		return
	}
	d := deferred{id: id, callee: o}
	for _, p := range c.pos {
		d.args = append(d.args, p.val)
	}
	a.defers(d)
}

// deferPut records an entry of a container of the program whose value is a parameter.
func (a *analysis) deferPut(id ir.ID, object int32, k, v *Val) {
	ck, ok := constKey(k)
	if k == nil || a.whole(v) == nil {
		return
	}
	if !ok {
		a.hands = true // by a name that a caller may know
		return
	}
	a.defers(deferred{id: id, object: object, key: ck, val: v})
}

func (a *analysis) defers(d deferred) {
	for i := range a.deferred {
		if x := &a.deferred[i]; x.id == d.id && x.callee == d.callee && x.object == d.object && x.key == d.key {
			*x = d
			return
		}
	}
	if len(a.deferred) < maxDeferred {
		a.deferred = append(a.deferred, d)
	}
}

// makeUp does in the caller what the callee has left to it.
func (ap *application) makeUp() {
	a := ap.a
	for i := range ap.s.deferred {
		d := &ap.s.deferred[i]
		if d.callee == nil {
			if v := ap.val(d.val); v != nil && v != bottom {
				a.put(refVal(Ref{Kind: refObject, ID: d.object}), keyVal(d.key), v)
			}
			continue
		}
		callee := ap.origin(d.callee)
		if callee == nil || callee == bottom || len(callee.Refs) == 0 {
			continue
		}
		c := &callArgs{}
		for _, x := range d.args {
			c.pos = append(c.pos, argv{ir.NoID, ap.val(x)})
		}
		halted := a.halted
		for _, r := range callee.Refs {
			if r.Kind == refFunc {
				a.callFunction(ap.id, a.w.prog.Functions[r.ID], r.Bind, c)
			}
		}
		a.halted = halted
		a.deferCall(ap.id, callee, c)
	}
}

func sameDeferred(a, b []deferred) bool {
	return slices.EqualFunc(a, b, func(x, y deferred) bool {
		return x.id == y.id && x.callee == y.callee && x.object == y.object && x.key == y.key && same(x.val, y.val) && slices.EqualFunc(x.args, y.args, same)
	})
}
