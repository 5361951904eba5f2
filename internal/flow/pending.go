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
	id       ir.ID
	callee   *Origin // of a call
	args     []*Val  // the last of them by name
	names    []string
	star     *Val // a sequence that is unpacked behind them
	starstar []*Val
	object   int32 // of an entry: the container, the key and the value
	at       *Val
	val      *Val
	from     *Origin // of a removal: the container; the key is the element's, or none for all of them
	key      key
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
	if o == nil || o.Parent == nil || o.Key.Kind == '.' || len(c.star) > 0 && c.starred == nil {
		return
	}
	d := deferred{id: id, callee: o, star: c.starred, starstar: slices.Clone(c.starstar)}
	for _, p := range c.pos {
		d.args = append(d.args, p.val)
	}
	for _, n := range c.named {
		d.names, d.args = append(d.names, n.name), append(d.args, n.val)
	}
	a.defers(d)
}

// deferPut records an entry of a container of the program whose value is a parameter, or has one inside: a pair of a path
// and a handler. The key is nil for one more element of a list; where a parameter decides it, the caller knows it.
func (a *analysis) deferPut(id ir.ID, object int32, k, v *Val) {
	if !a.ofCallers(v, 2) {
		return
	}
	if _, ok := constKey(k); !ok && k != nil && a.whole(k) == nil {
		k = nil
	}
	a.defers(deferred{id: id, object: object, at: k, val: v})
}

// deferPuts does so for each container that a value may be.
func (a *analysis) deferPuts(id ir.ID, obj, k, v *Val) {
	for _, r := range obj.refs() {
		if r.Kind == refObject && r.ID >= globalObjects {
			a.deferPut(id, r.ID, k, v)
		}
	}
}

// ofCallers reports whether a value is a parameter, or a function or container with one inside.
func (a *analysis) ofCallers(v *Val, depth int) bool {
	if v == nil || v == bottom || depth < 0 {
		return false
	}
	inside := func(x *Val) bool { return a.ofCallers(x, depth-1) }
	for _, r := range v.Refs {
		if r.Bind != nil && slices.ContainsFunc(r.Bind.env, inside) {
			return true
		}
		if r.Kind != refObject || r.ID >= globalObjects {
			continue
		}
		if a.originOfObj(r.ID) != nil {
			return true
		}
		o := a.obj(r.ID)
		if o != nil && (slices.ContainsFunc(o.Elems, inside) || slices.ContainsFunc(o.Fields, func(f field) bool { return inside(f.Val) })) {
			return true
		}
	}
	return false
}

// calls reports whether a value is a function or class of the program, or a container or instance with one inside.
func (a *analysis) calls(v *Val, depth int) bool {
	if a.isFunction(v) {
		return true
	}
	return depth > 0 && slices.ContainsFunc(v.refs(), func(r Ref) bool {
		o := a.obj(r.ID)
		return r.Kind == refObject && o != nil && (slices.ContainsFunc(o.Elems, func(x *Val) bool { return a.calls(x, depth-1) }) ||
			slices.ContainsFunc(o.Fields, func(f field) bool { return a.calls(f.Val, depth-1) }))
	})
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
		if x := &a.deferred[i]; x.id == d.id && x.callee == d.callee && x.object == d.object && same(x.at, d.at) && x.key == d.key && x.from == d.from {
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
			ap.enter(d)
			continue
		}
		callee := ap.origin(d.callee)
		if callee == nil || callee == bottom || len(callee.Refs) == 0 {
			continue
		}
		c := ap.arguments(d)
		halted := a.halted
		for _, r := range callee.Refs {
			if r.Kind != refFunc {
				continue
			}
			if f := a.w.prog.Functions[r.ID]; a.around(ap.id, f) < maxAround {
				a.tabled(ap.id, func() { a.callFunction(ap.id, f, r.Bind, c) })
			}
		}
		a.halted = halted
		a.deferCall(ap.id, callee, c)
	}
}

// maxAround bounds how often a function calls itself, or those that call it, while a call of it is made up for: the second time says what it
// does to parts of what it was given. One that does so in several places would double the work with each further time.
const maxAround = 2

// around is how often a function is being applied at a call.
func (a *analysis) around(id ir.ID, f *ir.Function) (n int) {
	for _, ap := range a.apps[:a.applying] {
		if ap.id == id && ap.callee == f {
			n++
		}
	}
	return n
}

// arguments are what the callee passes, in the caller's words.
func (ap *application) arguments(d *deferred) *callArgs {
	c, n := &callArgs{}, len(d.args)-len(d.names)
	for _, x := range d.args[:n] {
		c.pos = append(c.pos, argv{ir.NoID, ap.val(x)})
	}
	for i, x := range d.args[n:] {
		c.named = append(c.named, namedArg{d.names[i], argv{ir.NoID, ap.val(x)}})
	}
	if d.star != nil {
		ap.a.unpackList(ap.id, c, ap.val(d.star))
	}
	for _, x := range d.starstar {
		ap.a.unpackDict(c, ap.val(x))
	}
	return c
}

// enter makes an entry. Under a key that nobody knows only what can be called is found again: a registry, and not a store.
func (ap *application) enter(d *deferred) {
	a, k, v := ap.a, ap.val(d.at), ap.val(d.val)
	if v == nil || v == bottom || k == bottom {
		return
	}
	if _, ok := constKey(k); !ok {
		a.deferPut(ap.id, d.object, k, v)
		if !a.calls(v, 2) {
			return
		}
	}
	a.put(refVal(Ref{Kind: refObject, ID: d.object}), k, v)
}

func sameDeferred(a, b []deferred) bool {
	return slices.EqualFunc(a, b, func(x, y deferred) bool {
		return x.id == y.id && x.callee == y.callee && x.object == y.object && x.key == y.key && x.from == y.from && same(x.at, y.at) && same(x.val, y.val) && same(x.star, y.star) &&
			slices.EqualFunc(x.args, y.args, same) && slices.Equal(x.names, y.names) && slices.EqualFunc(x.starstar, y.starstar, same)
	})
}
