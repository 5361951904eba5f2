package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the behaviour of lists, dictionaries, sets and tuples.

// container makes the standard library's containers that behave as builtin ones, and record types.
func (a *analysis) container(id ir.ID, name string, c *callArgs) (*Val, bool) {
	switch name {
	case "collections.OrderedDict", "collections.Counter":
		return a.builtinCall(id, "builtins.dict", c)
	case chainMap:
		var maps []*Val
		for _, p := range c.pos {
			maps = append(maps, p.val)
		}
		if len(c.star) > 0 { // which layers there are is not known, nor what hides what
			o := &Obj{Kind: objDict, Class: -1, Type: chainMap, Rest: bottom}
			for _, m := range append(maps, c.star...) {
				if m != nil && m != bottom {
					o = o.withRest(a.anyItem(id, m))
				}
			}
			return a.alloc(id, 0, o), true
		}
		return a.chained(id, maps), true
	case "heapq.heappush", "heapq.heappop", "heapq.heapify", "heapq.nsmallest", "heapq.nlargest":
		return a.heapCall(id, name, c)
	case "collections.defaultdict":
		o := &Obj{Kind: objDict, Class: -1, Type: defaultDict, Exact: true, Rest: bottom}
		if f := c.positional(0); len(f.refs()) == 1 && f.Refs[0].Name == "builtins.dict" {
			o.Type += "dict"
		}
		return a.alloc(id, 0, o), true
	case "types.MappingProxyType":
		return c.positional(0), len(c.pos) == 1
	case "types.SimpleNamespace", "argparse.Namespace":
		o := &Obj{Kind: objInstance, Class: -1, Rest: bottom}
		for _, n := range c.named {
			o = o.with(key{'.', n.name}, n.val)
		}
		for _, s := range c.starstar {
			o = o.withRest(tainted(a.deep(s)))
		}
		return a.alloc(id, 0, o), true
	case "collections.deque":
		return a.deque(id, c)
	case "queue.Queue", "queue.LifoQueue", "queue.PriorityQueue":
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: ordered[name], Exact: true, Rest: bottom}), true
	case "collections.namedtuple":
		fields := &Obj{Kind: objOther, Class: -1, Type: "collections.namedtuple", Exact: true, Rest: bottom}
		if s, ok := c.positional(1).text(); ok {
			for _, f := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
				fields.Elems = append(fields.Elems, constVal(ir.Const{Kind: ir.Str, Str: f}))
			}
		} else if es, ok := a.elements(c.positional(1)); ok {
			fields.Elems = es
		} else {
			return nil, false
		}
		if es, ok := a.elements(c.keyword("defaults")); ok {
			for i := range es[:min(len(es), len(fields.Elems))] {
				name, _ := fields.Elems[len(fields.Elems)-1-i].text()
				fields.Fields = append(fields.Fields, field{key{'.', name}, es[len(es)-1-i]})
			}
		}
		return a.alloc(id, 0, fields), true
	}
	return nil, false
}

// defaultDict is the type of a defaultdict; what it makes for a new entry stands behind it, where that is no list.
const defaultDict = "collections.defaultdict"

// record makes an instance of a record type that collections.namedtuple made.
func (a *analysis) record(id ir.ID, typ *Obj, c *callArgs) *Val {
	o := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
	for i, f := range typ.Elems {
		name, _ := f.text()
		v := c.keyword(name)
		if i < len(c.pos) {
			v = c.pos[i].val
		} else if v == nil {
			v, _ = typ.get(key{'.', name})
		}
		o.Elems = append(o.Elems, v)
		o.Fields = append(o.Fields, field{key{'.', name}, v})
	}
	return a.alloc(id, 0, o)
}

// rangeOf is range() of constants, where it is short.
func (a *analysis) rangeOf(id ir.ID, c *callArgs) *Val {
	lo, hi := int64(0), int64(0)
	switch {
	case len(c.pos) == 1 && c.pos[0].val.isConst(ir.Int):
		hi = c.pos[0].val.Const.Int
	case len(c.pos) == 2 && c.pos[0].val.isConst(ir.Int) && c.pos[1].val.isConst(ir.Int):
		lo, hi = c.pos[0].val.Const.Int, c.pos[1].val.Const.Int
	default:
		return nil
	}
	if hi-lo > maxRange {
		return nil
	}
	o := &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom}
	for i := lo; i < hi; i++ {
		o.Elems = append(o.Elems, constVal(ir.Const{Kind: ir.Int, Int: i}))
	}
	return a.alloc(id, 0, o)
}

// maxRange is how many numbers of a range are told apart.
const maxRange = 8

// firstWord is the first part of a text of which the beginning is known.
func firstWord(prefix string, c *callArgs) (string, bool) {
	sep := " "
	if s, ok := c.positional(0).text(); ok && s != "" {
		sep = s
	}
	first, _, ok := strings.Cut(prefix, sep)
	return first, ok && first != ""
}

// orElse adds, to what containers of the program hold, the data of what else the value may be: request.get_json() or {}.
func (a *analysis) orElse(v, recv *Val) *Val {
	if recv != nil && recv != bottom && a.isParamObject(recv) {
		return withData(v, ownAtoms(recv.taint())) // what the caller puts in it is its parts' affair
	}
	return withData(v, recv.taint())
}

// views are dict.items, keys and values.
func (a *analysis) views(id ir.ID, recv *Val, name string) *Val {
	if d := a.exactDict(recv); d != nil && len(d.Fields) <= maxRefs && !d.Multi && len(recv.Taint) == 0 {
		return a.exactViews(id, d, name)
	}
	keys, vals := bottom, bottom
	for _, r := range recv.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			continue
		}
		vals = join(vals, join(o.all(), a.spreadItem(o, anyKey)))
		if o.Kind == objParam {
			vals = join(vals, a.field(r.ID, o, anyKey))
			keys = join(keys, tainted(recv.taint()))
		}
	}
	keys = join(keys, a.element(id, recv))
	vals = a.orElse(vals, recv)
	if vals == bottom {
		vals = nil
	}
	o := &Obj{Kind: objList, Class: -1, Rest: vals}
	switch name {
	case "keys":
		o.Rest = keys
	case "items":
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{keys, vals}}
		o.Rest = a.alloc(id, 1, pair)
	}
	return a.alloc(id, 0, o)
}

// exactViews are the views of a dictionary that is known exactly.
func (a *analysis) exactViews(id ir.ID, d *Obj, name string) *Val {
	o := &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom}
	for i, f := range d.Fields {
		k := keyVal(f.Key)
		switch name {
		case "keys":
			o.Elems = append(o.Elems, k)
		case "values":
			o.Elems = append(o.Elems, f.Val)
		default:
			pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{k, f.Val}}
			o.Elems = append(o.Elems, a.alloc(id, 200+int32(i), pair))
		}
	}
	return a.alloc(id, 0, o)
}

// readWithoutDefault reports whether a register of which nothing is known is read from something: where that has no such list, there is
// an error, and no empty one in its place.
func (a *analysis) readWithoutDefault(id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	switch id = a.unrefined(id); a.f.Instrs[id].Op {
	case ir.OpIndex, ir.OpAttr:
		return true
	case ir.OpCall:
		return len(a.f.Args(id)) <= 2
	}
	return false
}

// beginsUnknown reports whether a register is a list whose first element is there, and not known.
func (a *analysis) beginsUnknown(id ir.ID) bool {
	v := a.vals[id]
	if v == nil {
		return a.readWithoutDefault(id)
	}
	if refs := v.refs(); len(refs) == 1 && refs[0].Kind == refObject && len(v.Taint) == 0 {
		if o := a.obj(refs[0].ID); o != nil && o.sequence() {
			first, ok := o.get(keyOfInt(0))
			return ok && first == nil
		}
	}
	return false
}

// perhapsList reports whether a value carries something and is nothing that is known to be no list.
func (a *analysis) perhapsList(v *Val) bool {
	return v != nil && len(v.Refs)+len(v.Taint) > 0 && !slices.ContainsFunc(v.Refs, func(r Ref) bool {
		return a.instanceOf(r) >= 0 || !a.isParam(refVal(r)) && (r.Kind != refInst || r.Name != "builtins.list" && r.Name != "builtins.tuple")
	})
}

// union is set | set of sets that are known exactly.
func (a *analysis) union(id ir.ID, x, y *Val) (*Val, bool) {
	es, ok := a.elements(x)
	fs, ok2 := a.elements(y)
	if !ok || !ok2 || a.obj(x.Refs[0].ID).Kind != objSet || len(es)+len(fs) > maxFields {
		return nil, false
	}
	elems := append(append([]*Val(nil), es...), fs...)
	return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Exact: true, Rest: bottom, Elems: elems}), true
}

// orDicts is dict | dict.
func (a *analysis) orDicts(id ir.ID, x, y *Val) (*Val, bool) {
	refs := x.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil, false
	}
	o := a.obj(refs[0].ID)
	if o == nil || o.Kind != objDict {
		return nil, false
	}
	return a.alloc(id, 0, a.merge(o, y)), true
}

// holds reports whether an object is a dictionary of which everything is known, and has a key.
func (a *analysis) holds(r Ref, k *Val) bool {
	o := a.obj(r.ID)
	if r.Kind != refObject || o == nil || o.Kind != objDict || !o.Exact || o.Multi {
		return false
	}
	ck, ok := constKey(k)
	if ok {
		_, ok = o.get(ck)
	}
	return ok
}
