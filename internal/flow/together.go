package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what goes over several sequences at once where all of their elements are known: zip, enumerate, map.

// exactZip is zip of lists that are known exactly.
func (a *analysis) exactZip(id ir.ID, c *callArgs) (*Val, bool) {
	n := maxFields
	var lists [][]*Val
	for _, p := range c.pos {
		es, ok := a.elements(p.val)
		if !ok {
			return nil, false
		}
		lists = append(lists, es)
		n = min(n, len(es))
	}
	if len(lists) == 0 || n > maxRefs {
		return nil, false
	}
	o := &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom}
	for i := range n {
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
		for _, l := range lists {
			pair.Elems = append(pair.Elems, l[i])
		}
		o.Elems = append(o.Elems, a.alloc(id, 200+int32(i), pair))
	}
	return a.alloc(id, 0, o), true
}

// longestZip is itertools.zip_longest of lists that are known exactly.
func (a *analysis) longestZip(id ir.ID, lists [][]*Val, fill *Val) (*Val, bool) {
	n := 0
	for _, l := range lists {
		n = max(n, len(l))
	}
	if n == 0 || n > maxRefs {
		return nil, false
	}
	if fill == nil {
		fill = constVal(ir.Const{Kind: ir.None})
	}
	c := &callArgs{}
	for i, l := range lists {
		l = l[:len(l):len(l)]
		for len(l) < n {
			l = append(l, fill)
		}
		whole := a.alloc(id, 300+int32(i), &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom, Elems: l})
		c.pos = append(c.pos, argv{ir.NoID, whole})
	}
	return a.exactZip(id, c)
}

// enumerated is enumerate of a list that is known exactly.
func (a *analysis) enumerated(id ir.ID, c *callArgs) (*Val, bool) {
	es, ok := a.elements(c.positional(0))
	start := c.keyword("start")
	if len(c.pos) > 1 {
		start = c.pos[1].val
	}
	if !ok || len(es) > maxRefs || start != nil && !start.isConst(ir.Int) {
		return nil, false
	}
	n := int64(0)
	if start != nil {
		n = start.Const.Int
	}
	o := &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom}
	for i, e := range es {
		number := constVal(ir.Const{Kind: ir.Int, Int: n + int64(i)})
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{number, e}}
		o.Elems = append(o.Elems, a.alloc(id, 200+int32(i), pair))
	}
	return a.alloc(id, 0, o), true
}

// exactMap is map(function, lists) of short lists that are known exactly.
func (a *analysis) exactMap(id ir.ID, c *callArgs) (*Val, bool) {
	if len(c.pos) < 2 || len(c.pos[0].val.refs()) != 1 || len(c.star) > 0 {
		return nil, false
	}
	rows, ok := a.exactZip(id, &callArgs{pos: c.pos[1:]})
	if !ok {
		return nil, false
	}
	o := &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom}
	es, _ := a.elements(rows)
	for _, row := range es {
		args, _ := a.elements(row)
		v, ok := a.callback(id, c.pos[0].val.Refs[0], args...)
		if !ok {
			return nil, false
		}
		o.Elems = append(o.Elems, v)
	}
	return a.alloc(id, 0, o), true
}
