package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds the methods of lists, dictionaries, sets, named tuples and what is like them.

// containerMethod evaluates a method of a list, set, dictionary or tuple of the heap, or of a parameter's object.
func (a *analysis) containerMethod(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	x := c.positional(0)
	if m := a.queueMethod(recv, name); m != name {
		if name = m; m != "append" {
			c = &callArgs{} // whether and how long to wait
			a.leastFirst(id, recv)
		}
	}
	var out *Val
	switch name {
	case "appendleft":
		a.containerMethod(id, recv, "insert", &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Int})}, {ir.NoID, x}}})
		a.drop(recv, true)
	case "append", "add":
		a.addElement(id, recv, x)
	case "insert":
		a.insertElement(recv, x, c.positional(1))
	case "extend":
		a.extendBy(id, recv, x)
	case "update":
		a.updateBy(id, recv, x, c)
	case "get", "setdefault":
		out = a.entryOrDefault(id, recv, x, name, c)
	case "pop", "popleft", "popitem":
		out = a.takeElement(id, recv, x, name, c)
	case "remove", "discard":
		a.removeElement(recv, x)
	case "clear":
		a.clearContents(id, recv)
	case "move_to_end":
		a.moveToEnd(recv, x, c)
	case "new_child":
		top := x
		if x == nil {
			top = a.alloc(id, 2, &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom})
		}
		out = a.chained(id, []*Val{top, recv})
	case "most_common":
		out = a.views(id, recv, "items")
	case "elements":
		out = a.views(id, recv, "keys")
	case "extendleft":
		es, ok := a.elements(x)
		if !ok {
			return a.containerMethod(id, recv, "extend", c)
		}
		for _, e := range es {
			a.containerMethod(id, recv, "appendleft", &callArgs{pos: []argv{{ir.NoID, e}}})
		}
	case "items", "keys", "values":
		out = a.views(id, recv, name)
	case "copy", "__copy__":
		out = a.shallowCopy(id, recv)
	case "reverse", "sort", "rotate":
		a.reorder(id, recv, name, c)
	case "index", "count":
		out = a.locate(id, recv, x, name, c)
	case "_asdict":
		out = a.recordDict(id, recv)
	case "_replace":
		out = a.recordWith(id, recv, c)
	case "intersection", "difference":
		out = a.inBoth(id, recv, x, name)
	case "union", "symmetric_difference":
		out = a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: join(a.element(id, recv), a.element(id, x))})
	default:
		return nil, false
	}
	return out, true
}

// addElement is list.append(x) and set.add(x).
func (a *analysis) addElement(id ir.ID, recv, x *Val) {
	a.deferPuts(id, recv, nil, x)
	if len(recv.refs()) == 1 {
		x = a.asOperand(a.obj(recv.Refs[0].ID), nil, x)
	}
	a.put(recv, nil, x)
	a.drop(recv, false)
}

// insertElement is list.insert(at, v).
func (a *analysis) insertElement(recv, at, v *Val) {
	for _, r := range recv.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil {
			if o.Exact && at.isConst(ir.Int) && o.Kind == objList {
				i := at.Const.Int
				if i < 0 {
					i += int64(len(o.Elems))
				}
				n := *o
				n.Elems = slices.Insert(slices.Clone(o.Elems), int(max(0, min(i, int64(len(o.Elems))))), v)
				a.setObj(r.ID, &n)
			} else {
				a.setObj(r.ID, o.withRest(v))
			}
		}
	}
}

// extendBy is list.extend(x).
func (a *analysis) extendBy(id ir.ID, recv, x *Val) {
	if es, ok := a.elements(x); ok {
		es = a.inLines(es)
		for i, e := range es {
			if len(recv.refs()) == 1 {
				e = a.asOperand(a.obj(recv.Refs[0].ID), es[:i], e)
			}
			a.put(recv, nil, e)
		}
		a.drop(recv, false)
		return
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
}

// updateBy is dict.update(x, **more).
func (a *analysis) updateBy(id ir.ID, recv, x *Val, c *callArgs) {
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
}

// removeElement is list.remove(x) and set.discard(x).
func (a *analysis) removeElement(recv, x *Val) {
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
}

// clearContents is clear() of whatever holds something.
func (a *analysis) clearContents(id ir.ID, recv *Val) {
	if a.isParam(recv) {
		a.deferRemoval(id, recv, nil, true)
	}
	for _, r := range recv.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam && len(recv.refs()) == 1 {
			a.setObj(r.ID, &Obj{Kind: o.Kind, Class: o.Class, Type: o.Type, Exact: true, Rest: bottom})
		}
	}
}

// shallowCopy is a shallow copy.
func (a *analysis) shallowCopy(id ir.ID, recv *Val) *Val {
	out := bottom
	for _, r := range recv.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam {
			out = join(out, a.alloc(id, 0, o))
		}
	}
	if out == bottom {
		return recv
	}
	return out
}

// reorder is what brings the elements of a list into another order.
func (a *analysis) reorder(id ir.ID, recv *Val, name string, c *callArgs) {
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
}

// locate is where, or how often, a sequence holds a value. What is found in a fixed one is one of its elements.
func (a *analysis) locate(id ir.ID, recv, x *Val, name string, c *callArgs) *Val {
	if es, ok := a.elements(recv); ok && name == "index" && len(c.pos) == 1 && x != nil && x.Const != nil {
		for i, e := range es {
			if e == nil || e.Const == nil {
				break
			}
			if *e.Const == *x.Const {
				return constVal(ir.Const{Kind: ir.Int, Int: int64(i)})
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
				return constVal(ir.Const{Kind: ir.Int, Int: int64(i)})
			}
		}
		if name == "count" {
			return constVal(ir.Const{Kind: ir.Int, Int: n})
		}
	}
	if name == "count" && len(c.pos) == 1 && c.pos[0].id != ir.NoID && a.fixed(recv, 2) {
		return &Val{Facts: []Fact{{Target: c.pos[0].id, True: knowledge.AllKinds}}} // it is one of them
	}
	if name == "index" && len(c.pos) > 0 && c.pos[0].id != ir.NoID && a.fixed(recv, 2) {
		a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds}) // it is one of them
	}
	return nil
}

// recordDict is _asdict() of a named tuple.
func (a *analysis) recordDict(id ir.ID, recv *Val) *Val {
	out := bottom
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
	return out
}

// recordWith is _replace(...) of a named tuple.
func (a *analysis) recordWith(id ir.ID, recv *Val, c *callArgs) *Val {
	out := bottom
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
	return out
}

// inBoth is what two sets have in common, or what one has and the other lacks.
func (a *analysis) inBoth(id ir.ID, recv, x *Val, name string) *Val {
	for _, side := range []*Val{x, recv} {
		if name == "intersection" && a.fixed(side, 1) {
			es, _ := a.elements(side)
			return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: bottom, Elems: es, Exact: true})
		}
	}
	return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: a.element(id, recv)})
}

// entryOrDefault is dict.get(x, default) and dict.setdefault(x, default).
func (a *analysis) entryOrDefault(id ir.ID, recv, x *Val, name string, c *callArgs) *Val {
	out := bottom
	if v, ok := a.otherCharacter(recv, name, c); ok {
		return v
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
	return out
}

// takeElement is what pop, popleft or popitem takes out.
func (a *analysis) takeElement(id ir.ID, recv, x *Val, name string, c *callArgs) *Val {
	out := bottom
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
	return out
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
