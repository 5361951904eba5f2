package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds containers that have more than one layer or one end: ChainMap, whose mappings lie on each other, and deques of a
// fixed length, which drop what is too much.

// chainMap is the type of a dictionary that stands for several: its Elems are the mappings, the first on top.
const chainMap = "collections.ChainMap"

// chained is ChainMap(maps): the first that has a key decides, and is the one that is written.
func (a *analysis) chained(id ir.ID, maps []*Val) *Val {
	if len(maps) == 0 {
		maps = []*Val{a.alloc(id, 1, &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom})}
	}
	o := &Obj{Kind: objDict, Class: -1, Type: chainMap, Exact: true, Rest: bottom}
	for i := range maps {
		o = a.merge(o, maps[len(maps)-1-i])
	}
	o.Elems = slices.Clone(maps)
	return a.alloc(id, 0, o)
}

// layersOf is what the attributes maps and parents of a ChainMap are.
func (a *analysis) layersOf(id ir.ID, o *Obj, name string) (*Val, bool) {
	if o.Type != chainMap || len(o.Elems) == 0 {
		return nil, false
	}
	switch name {
	case "parents":
		return a.chained(id, o.Elems[1:]), true
	case "maps":
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: o.Elems}), true
	}
	return nil, false
}

// lengthLimit is the key under which a deque keeps how many elements it has at most.
var lengthLimit = key{'.', "maxlen"}

// deque is collections.deque(iterable, maxlen).
func (a *analysis) deque(id ir.ID, c *callArgs) (*Val, bool) {
	v, ok := a.builtinCall(id, "builtins.list", &callArgs{pos: c.pos[:min(1, len(c.pos))]})
	size := c.keyword("maxlen")
	if size == nil {
		size = c.positional(1)
	}
	if size.isConst(ir.Int) && size.Const.Int >= 0 && len(v.refs()) == 1 {
		if o := a.obj(v.Refs[0].ID); o != nil {
			a.heap.set(v.Refs[0].ID, o.with(lengthLimit, size))
			a.drop(v, false)
		}
	}
	return v, ok
}

// drop takes out of a deque what is too much, at one end.
func (a *analysis) drop(deque *Val, last bool) {
	for _, r := range deque.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || !o.Exact || o.Kind != objList || len(o.Fields) == 0 {
			continue
		}
		size, ok := o.get(lengthLimit)
		if !ok || !size.isConst(ir.Int) || size.Const.Int < 0 || int64(len(o.Elems)) <= size.Const.Int {
			continue
		}
		n, cut := *o, len(o.Elems)-int(size.Const.Int)
		if n.Elems = o.Elems[cut:]; last {
			n.Elems = o.Elems[: len(o.Elems)-cut : len(o.Elems)-cut]
		}
		a.setObj(r.ID, &n)
	}
}

// placeOf is the field of a named tuple, an instance of a class of the program, at a place: pair[1].
func (a *analysis) placeOf(id ir.ID, o *Obj, r Ref, k *Val) (*Val, bool) {
	if o.Kind != objInstance || o.Class < 0 || !k.isConst(ir.Int) || a.w.ExternBase(o.Class) != "typing.NamedTuple" {
		return nil, false
	}
	fields := a.w.fields(o.Class)
	i := k.Const.Int
	if i < 0 {
		i += int64(len(fields))
	}
	if i < 0 || i >= int64(len(fields)) {
		return nil, false
	}
	return a.attr(id, refVal(r), fields[i].Name), true
}
