package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file puts the elements of a list in order where what they are ordered by is constant: [(2, x), (1, "a")] by its
// numbers.

// maxOrdered bounds the elements that are put in order one by one.
const maxOrdered = 8

// inOrder sorts the elements of a list that is known exactly, as sorted() does with these arguments; false where the
// order hangs on anything that is not constant.
func (a *analysis) inOrder(id ir.ID, list *Val, c *callArgs) ([]*Val, bool) {
	es, ok := a.elements(list)
	reverse := c.keyword("reverse")
	if !ok || len(es) > maxOrdered || reverse.truth() == truthUnknown && reverse != nil {
		return nil, false
	}
	keys, ok := a.orderKeys(id, es, c.keyword("key"))
	if !ok {
		return nil, false
	}
	before := ir.Lt
	if reverse.truth() == truthy {
		before = ir.Gt
	}
	type ranked struct{ elem, key *Val }
	var out []ranked
	for i, e := range es {
		at := len(out)
		for at > 0 {
			less, ok := a.foldCompare(before, keys[i], out[at-1].key)
			if !ok {
				return nil, false
			}
			if !less {
				break
			}
			at--
		}
		out = slices.Insert(out, at, ranked{e, keys[i]})
	}
	sorted := make([]*Val, len(out))
	for i := range out {
		sorted[i] = out[i].elem
	}
	return sorted, true
}

// orderKeys are what elements are ordered by.
func (a *analysis) orderKeys(id ir.ID, es []*Val, by *Val) ([]*Val, bool) {
	if by == nil || by.isConst(ir.None) {
		return es, true
	}
	if len(by.refs()) != 1 {
		return nil, false
	}
	keys := make([]*Val, len(es))
	for i, e := range es {
		k, ok := a.callback(id, by.Refs[0], e)
		if !ok {
			return nil, false
		}
		keys[i] = k
	}
	return keys, true
}

// callback is what a function makes of a value that another function hands it.
func (a *analysis) callback(id ir.ID, fn Ref, args ...*Val) (*Val, bool) {
	c := &callArgs{}
	for _, x := range args {
		c.pos = append(c.pos, argv{ir.NoID, x})
	}
	halted := a.halted
	a.callbacks++
	v, ok := a.applyRef(id, fn, c)
	a.callbacks--
	a.halted = halted
	return v, ok
}

// reduced is functools.reduce of a short list that is known exactly.
func (a *analysis) reduced(id ir.ID, c *callArgs) (*Val, bool) {
	es, ok := a.elements(c.positional(1))
	if !ok || len(es) > maxOrdered || len(c.pos[0].val.refs()) != 1 {
		return nil, false
	}
	if len(c.pos) > 2 {
		es = slices.Concat([]*Val{c.pos[2].val}, es)
	}
	if len(es) == 0 {
		return nil, false
	}
	out := es[0]
	for _, e := range es[1:] {
		if out, ok = a.callback(id, c.pos[0].val.Refs[0], out, e); !ok {
			return nil, false
		}
	}
	return out, true
}

// summed is sum(lists, []) of lists that are known exactly.
func (a *analysis) summed(id ir.ID, c *callArgs) (*Val, bool) {
	es, ok := a.elements(c.positional(0))
	start := c.positional(1)
	for i := range c.named {
		start = c.named[i].val
	}
	if _, isList := a.elements(start); !ok || !isList {
		return nil, false
	}
	return a.joinedLists(id, append([]*Val{start}, es...))
}

// joinedLists is one list of the elements of several that are known exactly.
func (a *analysis) joinedLists(id ir.ID, lists []*Val) (*Val, bool) {
	var all []*Val
	for _, l := range lists {
		es, ok := a.elements(l)
		if !ok || a.isSet(l) || len(all)+len(es) > maxFields {
			return nil, false
		}
		all = append(all, es...)
	}
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: all}), true
}

// heapCall is a function of heapq: the least element is the first that comes out.
func (a *analysis) heapCall(id ir.ID, name string, c *callArgs) (*Val, bool) {
	list, n := c.positional(0), c.positional(0)
	switch name {
	case "heapq.heappush":
		a.put(list, nil, c.positional(1))
		return nil, true
	case "heapq.nsmallest", "heapq.nlargest":
		list = c.positional(1)
		largest := boolVal(name == "heapq.nlargest")
		es, ok := a.inOrder(id, list, &callArgs{named: append([]namedArg{{"reverse", argv{ir.NoID, largest}}}, c.named...)})
		if !ok || !n.isConst(ir.Int) || n.Const.Int < 0 {
			return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: a.element(id, list)}), true
		}
		es = es[:min(int(n.Const.Int), len(es))]
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: es}), true
	}
	es, ok := a.inOrder(id, list, &callArgs{})
	if !ok {
		return nil, false // the model says what is inside
	}
	o := a.obj(list.Refs[0].ID)
	if o.Multi || len(es) == 0 {
		return nil, false
	}
	sorted := *o
	if sorted.Elems = es; name == "heapq.heapify" {
		a.setObj(list.Refs[0].ID, &sorted)
		return nil, true
	}
	sorted.Elems = es[1:]
	a.setObj(list.Refs[0].ID, &sorted)
	return es[0], true
}

// leastFirst puts the elements of a queue in order from which the least one is taken next.
func (a *analysis) leastFirst(id ir.ID, queue *Val) {
	o := a.obj(queue.Refs[0].ID)
	if o.Type != leastOut || !o.Exact || o.Multi {
		return
	}
	n := *o
	if es, ok := a.inOrder(id, queue, &callArgs{}); ok {
		n.Elems = es
	} else {
		n = *o.withRest(bottom)
	}
	a.setObj(queue.Refs[0].ID, &n)
}

// extreme is min() or max() of elements whose order is known.
func (a *analysis) extreme(id ir.ID, least bool, c *callArgs) (*Val, bool) {
	list := c.positional(0)
	if len(c.pos) > 1 {
		o := &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom}
		for _, x := range c.pos {
			o.Elems = append(o.Elems, x.val)
		}
		list = a.alloc(id, 2, o)
	}
	// The first of those that are alike is meant, from either end.
	es, ok := a.inOrder(id, list, &callArgs{named: append([]namedArg{{"reverse", argv{ir.NoID, boolVal(!least)}}}, c.named...)})
	if !ok || len(es) == 0 {
		return nil, false
	}
	return es[0], true
}
