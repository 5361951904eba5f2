package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
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

// Types of the lists that stand for queues of which the order is known.
const (
	firstOut = "a queue, first in first out"
	lastOut  = "a queue, last in first out"
	leastOut = "a queue, the least first out"
)

var ordered = map[string]string{"queue.Queue": firstOut, "queue.LifoQueue": lastOut, "queue.PriorityQueue": leastOut}

// queueMethods are the methods of queues, as methods of the list that stands for one.
var queueMethods = map[string]string{"put": "append", "put_nowait": "append", "get": "popleft", "get_nowait": "popleft"}

// queueMethod is the name of a queue's method for the list that stands for it; others keep theirs.
func (a *analysis) queueMethod(recv *Val, name string) string {
	refs := recv.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return name
	}
	o := a.obj(refs[0].ID)
	if o == nil || o.Type != firstOut && o.Type != lastOut && o.Type != leastOut || queueMethods[name] == "" {
		return name
	}
	if o.Type == lastOut && strings.HasPrefix(name, "get") {
		return "pop"
	}
	return queueMethods[name]
}

// containerMethod evaluates a method of a list, set, dictionary or tuple of the heap, or of a parameter's object.
func (a *analysis) containerMethod(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	x := c.positional(0)
	out := bottom
	if m := a.queueMethod(recv, name); m != name {
		if name = m; m != "append" {
			c = &callArgs{} // whether and how long to wait
			a.leastFirst(id, recv)
		}
	}
	switch name {
	case "appendleft":
		v, ok := a.containerMethod(id, recv, "insert", &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Int})}, {ir.NoID, x}}})
		a.drop(recv, true)
		return v, ok
	case "append", "add":
		a.deferPuts(id, recv, nil, x)
		if len(recv.refs()) == 1 {
			x = a.asOperand(a.obj(recv.Refs[0].ID), nil, x)
		}
		a.put(recv, nil, x)
		a.drop(recv, false)
		return nil, true
	case "insert":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				if o.Exact && x.isConst(ir.Int) && o.Kind == objList {
					i := x.Const.Int
					if i < 0 {
						i += int64(len(o.Elems))
					}
					n := *o
					n.Elems = slices.Insert(slices.Clone(o.Elems), int(max(0, min(i, int64(len(o.Elems))))), c.positional(1))
					a.setObj(r.ID, &n)
				} else {
					a.setObj(r.ID, o.withRest(c.positional(1)))
				}
			}
		}
		return nil, true
	case "extend":
		if es, ok := a.elements(x); ok {
			es = a.inLines(es)
			for i, e := range es {
				if len(recv.refs()) == 1 {
					e = a.asOperand(a.obj(recv.Refs[0].ID), es[:i], e)
				}
				a.put(recv, nil, e)
			}
			a.drop(recv, false)
			return nil, true
		}
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				if len(recv.refs()) > 1 {
					a.setObj(r.ID, o.withTail(a.asOperands(o, a.element(id, x))))
				} else {
					a.setObj(r.ID, a.behind(id, o, x))
				}
			}
		}
		return nil, true
	case "update":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				if pairs, ok := a.elements(x); ok && o.Kind == objDict {
					for _, p := range pairs {
						o = a.entry(id, o, p)
					}
				} else if o.Kind == objDict && a.isSequence(x) {
					o = a.entry(id, o, a.element(id, x))
				} else if x != nil {
					o = a.merge(o, x)
				}
				for _, n := range c.named {
					o = o.with(key{'[', n.name}, n.val)
				}
				for _, s := range c.starstar {
					o = a.merge(o, s)
				}
				a.setObj(r.ID, o)
			}
		}
		return nil, true
	case "get", "setdefault":
		if v, ok := a.otherCharacter(recv, name, c); ok {
			return v, true
		}
		if x != nil && x.Const == nil && len(c.pos) > 0 && c.pos[0].id != ir.NoID {
			a.noteInterest(c.pos[0].id, 0)
		}
		for _, r := range recv.refs() {
			if r.Kind != refObject {
				continue
			}
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			if name == "setdefault" {
				if k, ok := constKey(x); ok && o.Kind == objParam {
					if _, has := o.get(k); !has { // the caller's, or else the default
						a.put(recv, x, join(a.item(r.ID, o, x), c.positional(1)))
						o = a.obj(r.ID)
					}
				} else if ok {
					if _, has := o.get(k); !has {
						a.put(recv, x, c.positional(1))
						o = a.obj(r.ID)
					}
				}
			}
			v := a.item(r.ID, o, x)
			if ck, isConst := constKey(x); isConst && o.Kind == objDict && o.Exact {
				if _, has := o.get(ck); !has {
					v = bottom
				} else {
					out = join(out, v)
					continue
				}
			}
			out = join(out, v)
			if len(c.pos) > 1 {
				out = join(out, c.pos[1].val)
			} else if o.Kind != objParam {
				out = join(out, constVal(ir.Const{Kind: ir.None}))
			}
		}
		out = a.orElse(out, recv)
		if out == bottom {
			out = nil
		}
		if name == "get" && (len(c.pos) == 1 || len(c.pos) == 2 && c.pos[1].val.truth() == falsy) && c.pos[0].id != ir.NoID && len(x.taint()) > 0 && a.exactDict(recv) != nil && len(a.exactDict(recv).Keys) == 0 {
			found := Val{}
			if out != nil {
				found = *out
			}
			found.Facts = []Fact{{Target: c.pos[0].id, True: knowledge.AllKinds}} // it is one of the keys
			out = &found
		}
		return out, true
	case "pop", "popleft", "popitem":
		held := len(recv.refs()) > 0 // whether the key is there for sure, so that what stands in for it is not taken
		for _, r := range recv.refs() {
			held = held && a.holds(r, x)
			if r.Kind != refObject {
				continue
			}
			if o := a.obj(r.ID); o != nil && o.Kind == objParam && name != "popitem" {
				k := x
				if name == "popleft" {
					k = constVal(ir.Const{Kind: ir.Int})
				} else if len(c.pos) == 0 {
					k = constVal(ir.Const{Kind: ir.Int, Int: -1})
				} else if x != nil && x.Const == nil && c.pos[0].id != ir.NoID {
					a.noteInterest(c.pos[0].id, 0)
				}
				a.deferRemoval(id, recv, k, false)
			}
			if name == "popitem" {
				first := x.truth() == falsy && len(c.pos) == 1 || c.keyword("last").truth() == falsy
				out = join(out, a.removeEntry(id, r.ID, first))
				continue
			}
			if o := a.obj(r.ID); o != nil && o.Kind == objSet {
				out = join(out, o.all()) // any of them
				continue
			}
			k := x
			if name == "popleft" {
				k = constVal(ir.Const{Kind: ir.Int})
			} else if len(c.pos) == 0 {
				k = constVal(ir.Const{Kind: ir.Int, Int: -1})
			}
			out = join(out, a.remove(r.ID, k))
		}
		if len(c.pos) > 1 && !held {
			out = join(out, c.pos[1].val)
		}
		out = a.orElse(out, recv)
		if out == bottom {
			out = nil
		}
		return out, true
	case "remove", "discard":
		for _, r := range recv.refs() {
			o := a.obj(r.ID)
			if r.Kind == refObject && o != nil && !o.Exact && o.sequence() {
				a.setObj(r.ID, o.withRest(bottom))
			}
			if r.Kind != refObject || o == nil || !o.Exact || x == nil || x.Const == nil && len(x.Taint) == 0 {
				continue
			}
			for i, e := range o.Elems {
				if e == x || e != nil && e.Const != nil && x.Const != nil && *e.Const == *x.Const {
					n := *o
					n.Elems = append(append([]*Val(nil), o.Elems[:i]...), o.Elems[i+1:]...)
					a.setObj(r.ID, &n)
					break
				}
				if e == nil || e.Const == nil && x.Const != nil {
					break
				}
			}
		}
		return nil, true
	case "clear":
		if a.isParam(recv) {
			a.deferRemoval(id, recv, nil, true)
		}
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam && len(recv.refs()) == 1 {
				a.setObj(r.ID, &Obj{Kind: o.Kind, Class: o.Class, Type: o.Type, Exact: true, Rest: bottom})
			}
		}
		return nil, true
	case "move_to_end":
		a.moveToEnd(recv, x, c)
		return nil, true
	case "new_child":
		top := a.alloc(id, 2, &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom})
		if x != nil {
			top = x
		}
		return a.chained(id, []*Val{top, recv}), true
	case "most_common":
		return a.views(id, recv, "items"), true
	case "elements":
		return a.views(id, recv, "keys"), true
	case "extendleft":
		if es, ok := a.elements(x); ok {
			for _, e := range es {
				a.containerMethod(id, recv, "appendleft", &callArgs{pos: []argv{{ir.NoID, e}}})
			}
			return nil, true
		}
		return a.containerMethod(id, recv, "extend", c)
	case "items", "keys", "values":
		return a.views(id, recv, name), true
	case "copy", "__copy__":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam {
				out = join(out, a.alloc(id, 0, o))
			}
		}
		if out == bottom {
			return recv, true
		}
		return out, true
	case "reverse", "sort", "rotate":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Exact && o.Kind == objList {
				n := *o
				ok := !o.Multi && len(recv.refs()) == 1
				switch name {
				case "reverse":
					n.Elems = slices.Clone(o.Elems)
					slices.Reverse(n.Elems)
				case "rotate":
					n.Elems, ok = rotated(o.Elems, c)
				default:
					n.Elems, ok = a.inOrder(id, recv, c)
				}
				if ok {
					a.setObj(r.ID, &n)
				} else {
					a.setObj(r.ID, o.withRest(bottom))
				}
			} else if r.Kind == refObject && o != nil && o.sequence() {
				a.setObj(r.ID, o.withRest(bottom))
			}
		}
		return nil, true
	case "index", "count":
		if es, ok := a.elements(recv); ok && name == "index" && len(c.pos) == 1 && x != nil && x.Const != nil {
			for i, e := range es {
				if e == nil || e.Const == nil {
					break
				}
				if *e.Const == *x.Const {
					return constVal(ir.Const{Kind: ir.Int, Int: int64(i)}), true
				}
			}
		}
		if es, ok := a.elements(recv); ok && len(c.pos) == 1 && x != nil && x.Const != nil && a.fixed(recv, 2) {
			n := int64(0)
			for i, e := range es {
				if e.Const == nil || *e.Const != *x.Const {
					continue
				}
				if n++; name == "index" {
					return constVal(ir.Const{Kind: ir.Int, Int: int64(i)}), true
				}
			}
			if name == "count" {
				return constVal(ir.Const{Kind: ir.Int, Int: n}), true
			}
		}
		if name == "count" && len(c.pos) == 1 && c.pos[0].id != ir.NoID && a.fixed(recv, 2) {
			return &Val{Facts: []Fact{{Target: c.pos[0].id, True: knowledge.AllKinds}}}, true // it is one of them
		}
		if name == "index" && len(c.pos) > 0 && c.pos[0].id != ir.NoID && a.fixed(recv, 2) {
			a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds}) // it is one of them
		}
		return nil, true
	case "_asdict":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objTuple {
				dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
				for _, f := range o.Fields {
					if f.Key.Kind == '.' {
						dict = dict.with(key{'[', f.Key.Name}, f.Val)
					}
				}
				out = join(out, a.alloc(id, 0, dict))
			}
		}
		return out, true
	case "_replace":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objTuple {
				n := *o
				n.Elems = append([]*Val(nil), o.Elems...)
				n.Fields = append([]field(nil), o.Fields...)
				for _, k := range c.named {
					for i := range n.Fields {
						if n.Fields[i].Key.Name == k.name {
							n.Fields[i].Val = k.val
							if i < len(n.Elems) {
								n.Elems[i] = k.val
							}
						}
					}
				}
				out = join(out, a.alloc(id, 0, &n))
			}
		}
		return out, true
	case "intersection", "difference":
		for _, side := range []*Val{x, recv} {
			if name == "intersection" && a.fixed(side, 1) {
				es, _ := a.elements(side)
				return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: bottom, Elems: es, Exact: true}), true
			}
		}
		return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: a.element(id, recv)}), true
	case "union", "symmetric_difference":
		return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: join(a.element(id, recv), a.element(id, x))}), true
	}
	return nil, false
}

// moveToEnd is OrderedDict.move_to_end(key, last=True).
func (a *analysis) moveToEnd(recv, k *Val, c *callArgs) {
	ck, ok := constKey(k)
	d := a.exactDict(recv)
	if !ok || d == nil || d.Multi {
		return
	}
	v, has := d.get(ck)
	if !has {
		return
	}
	n := *d.omit(ck)
	if c.keyword("last").truth() == falsy || c.positional(1).truth() == falsy {
		n.Fields = slices.Insert(n.Fields, 0, field{ck, v})
	} else {
		n.Fields = append(n.Fields, field{ck, v})
	}
	a.setObj(recv.Refs[0].ID, &n)
}

// rotated are the elements of a deque after rotate(n).
func rotated(es []*Val, c *callArgs) ([]*Val, bool) {
	n := c.positional(0)
	switch {
	case len(c.pos) == 0:
		n = constVal(ir.Const{Kind: ir.Int, Int: 1})
	case !n.isConst(ir.Int):
		return nil, false
	}
	if len(es) == 0 {
		return es, true
	}
	k := int(((n.Const.Int % int64(len(es))) + int64(len(es))) % int64(len(es)))
	return slices.Concat(es[len(es)-k:], es[:len(es)-k]), true
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
