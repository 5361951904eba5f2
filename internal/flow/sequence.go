package flow

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

func (o *Obj) sequence() bool { return o.Kind == objList || o.Kind == objTuple }

// maxBeginning bounds the first elements that stay known when the rest of a list is not.
const maxBeginning = 8

// lastKey is the last element of a list whose length is not known.
var lastKey = keyOfInt(-1)

// place is which element of a sequence, from the front, a key means.
func (k key) place() (int, bool) {
	if k.Kind != '#' {
		return 0, false
	}
	i, err := strconv.Atoi(k.Name)
	return i, err == nil && i >= 0
}

// beginning is how far the elements of a sequence that is not Exact are told apart.
func (o *Obj) beginning() int {
	n := 0
	for i := range o.Fields {
		if at, ok := o.Fields[i].Key.place(); ok {
			n = max(n, at+1)
		}
	}
	return n
}

// least is how many elements a sequence has at least, as far as that matters for its known beginning.
func (o *Obj) least() int {
	switch {
	case o.Exact:
		return len(o.Elems)
	case o.Least > 0:
		return int(o.Least) - 1
	}
	return o.beginning()
}

// atLeast is said of a copy that is not shared yet.
func (o *Obj) atLeast(n int) {
	o.Least = 0
	if n < o.beginning() {
		o.Least = uint8(n + 1)
	}
}

// opened is a sequence of which only the beginning is told apart, as a copy.
func (o *Obj) opened() *Obj {
	c := *o
	if !o.Exact {
		return &c
	}
	c.Exact, c.Elems, c.Least = false, nil, 0
	c.Fields = slices.Clip(o.Fields)
	for i, e := range o.Elems {
		if i < maxBeginning {
			c.Fields = append(c.Fields, field{keyOfInt(i), e})
		} else {
			c.Rest = join(c.Rest, e)
		}
	}
	return &c
}

// withTail is o with something behind all that it holds, any number of times: how a list begins stays known. Where it may be shorter
// than its known beginning, what comes behind it may stand there.
func (o *Obj) withTail(v *Val) *Obj {
	if !o.sequence() {
		return o.withRest(v)
	}
	c := o.opened()
	if c.Least > 0 && v != bottom {
		c.Fields = slices.Clone(c.Fields)
		for i := range c.Fields {
			if at, ok := c.Fields[i].Key.place(); ok && at >= c.least() {
				c.Fields[i].Val = join(c.Fields[i].Val, v)
			}
		}
	}
	c.Rest = join(c.Rest, v)
	if i := slices.IndexFunc(c.Fields, func(f field) bool { return f.Key == lastKey }); i >= 0 {
		c.Rest = join(c.Rest, c.Fields[i].Val) // the last one no more
		c.Fields = slices.Delete(slices.Clone(c.Fields), i, i+1)
	}
	return c
}

// withLast is o with one more element behind all that it holds.
func (o *Obj) withLast(v *Val) *Obj {
	c := o.withTail(v)
	if c.Least > 0 && !o.Multi {
		c.atLeast(o.least() + 1)
	}
	return c
}

// sameBeginning is two lists of which the same first elements are told apart, and no others: those of the longer one, where the shorter
// one has nothing else in their places, if the first of them is a constant or another one follows: a program or an option that is put in
// front only sometimes, and not what a loop gathers.
func sameBeginning(a, b *Obj) (*Obj, *Obj) {
	if !a.sequence() || !b.sequence() {
		return a.withRest(bottom), b.withRest(bottom)
	}
	n := min(a.least(), b.least())
	a, b = a.withTail(bottom), b.withTail(bottom)
	both := func(o, other *Obj) *Obj {
		c := *o
		c.Fields = nil
		first, _ := o.get(keyOfInt(other.beginning()))
		more := other.Rest == bottom && (first != nil && first.Const != nil || o.beginning() > other.beginning()+1)
		for _, f := range o.Fields {
			_, isPlace := f.Key.place()
			if _, ok := other.get(f.Key); ok || f.Key.Kind != '#' || isPlace && more {
				c.Fields = append(c.Fields, f)
			} else {
				c.Rest = join(c.Rest, f.Val)
			}
		}
		return &c
	}
	a, b = both(a, b), both(b, a)
	if longer := max(a.beginning(), b.beginning()); n < longer {
		a.Least = uint8(n + 1)
	} else {
		a.Least = 0
	}
	return a, b
}

// followedBy is a sequence with another one behind it. Places are counted on where all before them are known.
func (o *Obj) followedBy(p *Obj, operand func(*Val) *Val) *Obj {
	if !o.Exact || !o.sequence() || o.Multi {
		return o.withTail(operand(p.all()))
	}
	p = p.opened()
	c, n := o.opened(), len(o.Elems)
	c.Fields = slices.Clone(c.Fields)
	for _, f := range p.Fields {
		switch at, ok := f.Key.place(); {
		case ok && n+at < maxBeginning:
			c.Fields = append(c.Fields, field{keyOfInt(n + at), operand(f.Val)})
		case f.Key.Kind == '#':
			c.Rest = join(c.Rest, operand(f.Val))
		}
	}
	if p.Rest != bottom {
		c.Rest = join(c.Rest, operand(p.Rest))
	}
	c.atLeast(n + p.least())
	return c
}

// from is what a sequence holds from a place on, which is negative where it is not counted from the front; to its end, or less.
func (o *Obj) from(lo int64, toEnd bool) *Obj {
	c := o.opened()
	least := max(0, c.least()-int(max(0, lo)))
	c.Fields = nil
	for _, f := range o.Fields {
		switch at, ok := f.Key.place(); {
		case !ok && (f.Key != lastKey || toEnd):
			c.Fields = append(c.Fields, f)
		case !ok || lo < 0:
			c.Rest = join(c.Rest, f.Val)
		case int64(at) >= lo:
			c.Fields = append(c.Fields, field{keyOfInt(at - int(lo)), f.Val})
		}
	}
	if !toEnd {
		least = 0
	}
	c.atLeast(least)
	return c
}

// sequenceOf is the list or tuple that a value is, or what several have in common of which it is one.
func (a *analysis) sequenceOf(v *Val) *Obj {
	if v == nil || len(v.Taint) > 0 {
		return nil
	}
	var out *Obj
	for _, r := range v.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || !o.sequence() || o.Type != "" && o.Type != "builtins.list" && o.Type != "builtins.tuple" {
			return nil
		}
		out = joinObj(o, out)
	}
	return out
}

// beginsAs is the first element of a list that begins with what a caller's object holds: a program and its options that a constructor has
// been given. Who puts something in front of a list has something there.
func (a *analysis) beginsAs(v *Val) (*Val, bool) {
	if v == nil || len(v.refs()) == 0 || slices.ContainsFunc(v.Taint, func(x Atom) bool { return x.Origin.Source != nil }) {
		return nil, false
	}
	out := bottom
	for _, r := range v.Refs {
		o := a.obj(r.ID)
		switch {
		case r.Kind == refInst && (r.Name == "builtins.list" || r.Name == "builtins.tuple"):
		case r.Kind == refObject && o != nil && o.Kind == objParam:
			out = join(out, a.field(r.ID, o, keyOfInt(0)))
		default:
			return nil, false
		}
	}
	return out, out != bottom
}

// behind is a list with the elements of a value behind its own.
func (a *analysis) behind(id ir.ID, o *Obj, v *Val) *Obj {
	if p := a.sequenceOf(v); p != nil {
		return o.followedBy(p, func(e *Val) *Val { return a.asOperands(o, e) })
	}
	return o.withTail(a.asOperands(o, a.element(id, v)))
}

// addLists is list + list.
func (a *analysis) addLists(id ir.ID, in *ir.Instr, x, y *Val) (*Val, bool) {
	var ox *Obj
	for _, r := range x.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && (o.Kind == objList || o.Kind == objTuple) {
				ox = o
			}
		}
	}
	es, ok := a.elements(y)
	if ox == nil && ok && !a.isSet(y) && a.perhapsList(x) {
		// What a list is added to is one.
		ox = &Obj{Kind: a.obj(y.Refs[0].ID).Kind, Class: -1, Type: a.obj(y.Refs[0].ID).Type, Rest: a.element(id, x)}
		for _, e := range es {
			ox = ox.withTail(e)
		}
		if first, ok := a.beginsAs(x); ok {
			ox = ox.with(keyOfInt(0), first)
		}
		return a.alloc(id, 0, ox), true
	}
	if ox == nil && x == nil && a.readWithoutDefault(a.f.Arg(id, 0)) && ok && a.obj(y.Refs[0].ID).sequence() {
		o := ofUnknown(&Obj{Kind: objList, Class: -1, Type: "builtins.list"})
		for _, e := range es {
			o = o.withTail(e)
		}
		return a.alloc(id, 0, o), true
	}
	if ox != nil && len(x.refs()) > 1 && in.Op != ir.OpInPlace {
		ox = a.sequenceOf(x) // what one of several lists is added to
	} else if len(x.refs()) != 1 {
		ox = nil
	}
	if ox == nil {
		return nil, false
	}
	n := *ox
	if ox.Exact && ok && len(ox.Elems)+len(es) <= maxFields {
		n.Elems = slices.Clone(ox.Elems)
		for i, e := range es {
			n.Elems = append(n.Elems, a.asOperand(ox, es[:i], a.asOptionValue(es, e)))
		}
	} else if ok {
		for i, e := range es {
			n = *n.withLast(a.asOperand(ox, es[:i], a.asOptionValue(es, e)))
		}
	} else {
		n = *a.behind(id, ox, y)
	}
	if in.Op == ir.OpInPlace && ox.Kind == objList {
		a.setObj(x.Refs[0].ID, &n)
		return x, true
	}
	return a.alloc(id, 0, &n), true
}

// ofUnknown is a list of which nothing is known but that whoever has chosen its elements has chosen the first one, whatever is put
// behind them: the program that a command in the settings begins with.
func ofUnknown(o *Obj) *Obj { return o.with(keyOfInt(0), nil) }
