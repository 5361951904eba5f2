package flow

import "slices"

// An Obj is the state of one object: a list, dictionary, instance, cell ... Objs in a heap are immutable; a change
// makes a copy.
type Obj struct {
	Kind  objKind
	Class int32  // of an instance of a class of the program; -1 otherwise
	Type  string // of an instance of a library's type
	// Fields are attributes, and entries whose key is a constant, in the order in which they were first set.
	Fields []field
	// Elems are the elements of a list or tuple while Exact; afterwards the first ones may stay as Fields of kind '#',
	// and Rest is what comes behind them.
	Elems []*Val
	Exact bool   // Elems, or Fields of a dictionary, are all there is
	Rest  *Val   // everything else that was put in; bottom where there is nothing
	Keys  []Atom // data in the keys of a dictionary that are not told apart
	Multi bool   // stands for more than one object: changes add, they do not replace
	// Least is one more than how many elements a list that is not Exact has at least; 0 where all that are known of its beginning
	// are there. Those of a list that may be shorter than its known beginning say what stands at their places if anything does.
	Least uint8
}

type objKind uint8

const (
	objOther objKind = iota
	objList
	objTuple
	objSet
	objDict
	objInstance
	objCell
	objParam // a parameter's object, or a part of one: fields that are not here are the caller's
)

// A key is an attribute's name or a constant subscript.
type key struct {
	Kind byte // '.' attribute, '[' text, '#' number, '*' any element that iterating gives, 'd' any that it gives of a dictionary, '?' what stands under any key, '&' see merge
	Name string
}

type field struct {
	Key key
	Val *Val
}

// maxFields bounds the keys that are told apart in one object.
const maxFields = 256

func (o *Obj) get(k key) (*Val, bool) {
	for i := range o.Fields {
		if o.Fields[i].Key == k {
			return o.Fields[i].Val, true
		}
	}
	return nil, false
}

// getAt is get of a key that is likely to stand at a place: states of one object have most of their keys in one order.
func (o *Obj) getAt(i int, k key) (*Val, bool) {
	if i < len(o.Fields) && o.Fields[i].Key == k {
		return o.Fields[i].Val, true
	}
	return o.get(k)
}

// with is o with a key set; where o stands for several objects, with what it had before as well.
func (o *Obj) with(k key, v *Val) *Obj {
	c := *o
	for i := range o.Fields {
		if o.Fields[i].Key == k {
			if o.Multi {
				v = join(o.Fields[i].Val, v)
			}
			c.Fields = slices.Clone(o.Fields)
			c.Fields[i].Val = v
			return &c
		}
	}
	if len(o.Fields) >= maxFields {
		return o.withRest(v)
	}
	c.Fields = append(o.Fields[:len(o.Fields):len(o.Fields)], field{k, v})
	return &c
}

// omit is o without a key.
func (o *Obj) omit(k key) *Obj {
	c := *o
	c.Fields = slices.DeleteFunc(slices.Clone(o.Fields), func(f field) bool { return f.Key == k })
	return &c
}

// withRest is o with something put in at a place that is not known.
func (o *Obj) withRest(v *Val) *Obj {
	c := *o
	if o.Exact && o.Kind != objDict {
		for _, e := range o.Elems {
			c.Rest = join(c.Rest, e)
		}
		c.Elems = nil
	}
	if o.sequence() && !o.Exact {
		c.Fields = nil
		for _, f := range o.Fields {
			if f.Key.Kind == '#' {
				c.Rest = join(c.Rest, f.Val)
			} else {
				c.Fields = append(c.Fields, f)
			}
		}
	}
	c.Exact, c.Least = false, 0
	c.Rest = join(c.Rest, v)
	return &c
}

// withEntry is o, a dictionary or what may be one, with an entry under a key that is not known.
func (o *Obj) withEntry(keys []Atom, v *Val) *Obj {
	c := o.withRest(v)
	c.Keys = joinTaint(o.Keys, keys)
	return c
}

// all is the join of everything inside.
func (o *Obj) all() *Val {
	v := o.Rest
	for _, e := range o.Elems {
		v = join(v, e)
	}
	for i := range o.Fields {
		if k := o.Fields[i].Key.Kind; k != '.' && k != '&' {
			v = join(v, o.Fields[i].Val)
		}
	}
	return v
}

func joinObj(a, b *Obj) *Obj {
	if a == b || b == nil {
		return a
	}
	if a == nil || a.is(b) {
		return b
	}
	c := *a
	c.Multi = a.Multi || b.Multi
	c.Rest = join(a.Rest, b.Rest)
	c.Keys = joinTaint(a.Keys, b.Keys)
	if a.Exact && b.Exact && len(a.Elems) == len(b.Elems) {
		c.Elems = make([]*Val, len(a.Elems))
		for i := range a.Elems {
			c.Elems[i] = join(a.Elems[i], b.Elems[i])
		}
	} else {
		c.Exact, c.Elems = false, nil
		if a.sequence() || b.sequence() {
			a, b = sameBeginning(a, b)
			c.Fields, c.Rest, c.Least = a.Fields, join(a.Rest, b.Rest), a.Least
		} else {
			for _, e := range a.Elems {
				c.Rest = join(c.Rest, e)
			}
			for _, e := range b.Elems {
				c.Rest = join(c.Rest, e)
			}
		}
	}
	if len(a.Fields) > 0 || len(b.Fields) > 0 {
		c.Fields = slices.Clone(a.Fields)
		for i := range c.Fields {
			if v, ok := b.getAt(i, c.Fields[i].Key); ok {
				c.Fields[i].Val = join(c.Fields[i].Val, v)
			}
		}
		for i, f := range b.Fields {
			if _, ok := a.getAt(i, f.Key); !ok && len(c.Fields) < maxFields {
				c.Fields = append(c.Fields, f)
			}
		}
		if c.Exact && a.Kind == objDict && len(c.Fields) != len(a.Fields) {
			c.Exact = false
		}
	}
	return &c
}

// since is o without the fields that are in it as in p, an earlier state: what is joined to that. A function that fills a large table would
// otherwise hold all of it once for each entry.
func (o *Obj) since(p *Obj) *Obj {
	if p == nil || len(p.Fields) == 0 || o.sequence() || o.Kind != p.Kind {
		return o
	}
	c := *o
	c.Fields = nil
	for i, f := range o.Fields {
		if i >= len(p.Fields) || p.Fields[i] != f {
			c.Fields = append(c.Fields, f)
		}
	}
	return &c
}

// is reports whether o is made of the same parts as p.
func (o *Obj) is(p *Obj) bool {
	if o.Kind != p.Kind || o.Class != p.Class || o.Type != p.Type || o.Multi != p.Multi || o.Exact != p.Exact || o.Least != p.Least || o.Rest != p.Rest ||
		len(o.Fields) != len(p.Fields) || !sameSlice(o.Keys, p.Keys) || !slices.Equal(o.Elems, p.Elems) {
		return false
	}
	return sameSlice(o.Fields, p.Fields) || slices.Equal(o.Fields, p.Fields)
}

func sameObj(a, b *Obj) bool { return a == b || sameObjIn(nil, a, b) }

// sameObjIn is sameObj for objects of two summaries.
func sameObjIn(p *pairing, a, b *Obj) bool {
	if a == nil || b == nil || a.Multi != b.Multi || a.Exact != b.Exact || a.Least != b.Least || len(a.Elems) != len(b.Elems) ||
		len(a.Fields) != len(b.Fields) || !sameIn(p, a.Rest, b.Rest) || !sameTaint(a.Keys, b.Keys) {
		return false
	}
	for i := range a.Elems {
		if !sameIn(p, a.Elems[i], b.Elems[i]) {
			return false
		}
	}
	for i := range a.Fields {
		if a.Fields[i].Key != b.Fields[i].Key || !sameIn(p, a.Fields[i].Val, b.Fields[i].Val) {
			return false
		}
	}
	return true
}

// A heap maps object numbers to their state: a persistent radix tree, so that a block starts with its predecessor's
// heap at no cost, a change copies one path, and the join of two heaps costs what differs between them.
type heap struct {
	root  *hnode
	depth uint8 // levels below the root
	owner uint32
}

const hbits, hwidth = 3, 8

type hnode struct {
	owner uint32 // nodes of the heap's own may be changed in place
	kids  [hwidth]*hnode
	objs  [hwidth]*Obj
}

func (h *heap) get(id int32) *Obj {
	n := h.root
	if n == nil || id>>(hbits*(uint(h.depth)+1)) != 0 {
		return nil
	}
	for d := h.depth; d > 0; d-- {
		n = n.kids[id>>(hbits*uint(d))&(hwidth-1)]
		if n == nil {
			return nil
		}
	}
	return n.objs[id&(hwidth-1)]
}

func (h *heap) set(id int32, o *Obj) {
	if h.root == nil {
		h.root = &hnode{owner: h.owner}
	}
	for id>>(hbits*(uint(h.depth)+1)) != 0 {
		r := &hnode{owner: h.owner}
		r.kids[0] = h.root
		h.root = r
		h.depth++
	}
	h.root = h.own(h.root)
	n := h.root
	for d := h.depth; d > 0; d-- {
		i := id >> (hbits * uint(d)) & (hwidth - 1)
		n.kids[i] = h.own(n.kids[i])
		n = n.kids[i]
	}
	n.objs[id&(hwidth-1)] = o
}

func (h *heap) own(n *hnode) *hnode {
	if n == nil {
		return &hnode{owner: h.owner}
	}
	if n.owner == h.owner {
		return n
	}
	c := *n
	c.owner = h.owner
	return &c
}

// fork is the same heap, whose changes do not touch this one, given that this one is not changed any more.
func (h heap) fork(owner uint32) heap {
	h.owner = owner
	return h
}

func joinHeaps(a, b heap, owner uint32) heap {
	for a.depth < b.depth {
		a = a.grow()
	}
	for b.depth < a.depth {
		b = b.grow()
	}
	return heap{root: joinNodes(a.root, b.root, a.depth, owner), depth: a.depth, owner: owner}
}

func (h heap) grow() heap {
	if h.root != nil {
		r := &hnode{}
		r.kids[0] = h.root
		h.root = r
	}
	h.depth++
	return h
}

func joinNodes(a, b *hnode, depth uint8, owner uint32) *hnode {
	if a == b || b == nil {
		return a
	}
	if a == nil {
		return b
	}
	c := &hnode{owner: owner}
	for i := range hwidth {
		if depth > 0 {
			c.kids[i] = joinNodes(a.kids[i], b.kids[i], depth-1, owner)
		} else {
			c.objs[i] = joinObj(a.objs[i], b.objs[i])
		}
	}
	return c
}

func sameHeap(a, b heap) bool {
	return a.depth == b.depth && sameNodes(a.root, b.root, a.depth)
}

func sameNodes(a, b *hnode, depth uint8) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil {
		return false
	}
	for i := range hwidth {
		if depth > 0 && !sameNodes(a.kids[i], b.kids[i], depth-1) || depth == 0 && !sameObj(a.objs[i], b.objs[i]) {
			return false
		}
	}
	return true
}
