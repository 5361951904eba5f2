package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a function does with things that only its callers know: calls of functions that lie inside what it
// is passed (a bus and its listeners), and entries of the program's own containers under names that it is passed (a
// registry of handlers). The caller makes them in its place.

// So it does what takes something out of a container that the function is passed: nothing stands for that in the
// function's own heap.

// A deferred is such a call, entry or removal.
type deferred struct {
	id     ir.ID
	callee *Origin // of a call
	args   []*Val
	object int32 // of an entry: the container, the key and the value
	key    key
	val    *Val
	from   *Origin // of a removal: the container; the key is the element's, or none for all of them
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

// deferRemoval records that an element of a parameter is taken out, or (all) every one, on every way through the function.
func (a *analysis) deferRemoval(id ir.ID, container, k *Val, all bool) {
	o := a.whole(container)
	if o == nil || o.Source != nil || !a.always(a.at) {
		return
	}
	if obj := a.obj(container.Refs[0].ID); obj == nil || len(obj.Fields) > 0 || obj.Rest != bottom {
		return // what was put in before would have to be told from what was there
	}
	d := deferred{id: id, from: o}
	if !all {
		var ok bool
		if d.key, ok = constKey(k); !ok {
			a.hands = true
			return
		}
	}
	a.defers(d)
}

// always reports whether a block is on every way through the function.
func (a *analysis) always(b ir.BlockID) bool {
	at := ir.BlockID(0)
	for range 16 {
		if at == b {
			return true
		}
		blk := &a.f.Blocks[at]
		if len(blk.Succs) != 1 || len(a.f.Blocks[blk.Succs[0]].Preds) != 1 {
			return false
		}
		at = blk.Succs[0]
	}
	return false
}

// removals takes out what the callee takes out of the caller's containers, unless it puts in something as well.
func (ap *application) removals() {
	for i := range ap.s.deferred {
		d := &ap.s.deferred[i]
		if d.from == nil || slices.ContainsFunc(ap.s.Writes, func(w write) bool { return w.origin == d.from }) {
			continue
		}
		container := ap.origin(d.from)
		if len(container.refs()) != 1 || container.Refs[0].Kind != refObject {
			continue
		}
		oid := container.Refs[0].ID
		k := keyVal(d.key)
		switch o := ap.a.obj(oid); {
		case o == nil:
		case o.Kind == objParam:
			ap.a.deferRemoval(ap.id, container, k, d.key.Kind == 0)
		case d.key.Kind == 0:
			ap.a.containerMethod(ap.id, container, "clear", &callArgs{})
		default:
			ap.a.remove(oid, k)
		}
	}
}

func (a *analysis) defers(d deferred) {
	for i := range a.deferred {
		if x := &a.deferred[i]; x.id == d.id && x.callee == d.callee && x.object == d.object && x.key == d.key && x.from == d.from {
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
		if d.from != nil {
			continue
		}
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
		return x.id == y.id && x.callee == y.callee && x.object == y.object && x.key == y.key && x.from == y.from && same(x.val, y.val) && slices.EqualFunc(x.args, y.args, same)
	})
}
