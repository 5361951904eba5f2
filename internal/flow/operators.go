package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds functions of the standard library that do what operators and method calls do.

// added is operator.add(x, y) of texts and lists.
func (a *analysis) added(id ir.ID, x, y *Val) *Val {
	if v, ok := foldBinary(ir.Add, x, y); ok {
		return v
	}
	xs, ok := a.elements(x)
	ys, ok2 := a.elements(y)
	if ok && ok2 {
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: append(xs[:len(xs):len(xs)], ys...)})
	}
	return a.concat([]*Val{a.stringOf(x), a.stringOf(y)})
}

// methodCaller is the type of what operator.methodcaller makes: the method's name, and what it is given.
const methodCaller = "operator.methodcaller"

func (a *analysis) methodCaller(id ir.ID, c *callArgs) (*Val, bool) {
	name := c.positional(0)
	if _, ok := name.text(); !ok || len(c.star)+len(c.starstar) > 0 {
		return nil, false
	}
	o := &Obj{Kind: objOther, Class: -1, Type: methodCaller, Rest: bottom}
	for _, p := range c.pos {
		o.Elems = append(o.Elems, p.val)
	}
	for _, n := range c.named {
		o.Fields = append(o.Fields, field{key{'[', n.name}, n.val})
	}
	return a.alloc(id, 0, o), true
}

// callsMethod is methodcaller(name, args)(x): x.name(args).
func (a *analysis) callsMethod(id ir.ID, o *Obj, recv argv) (*Val, bool) {
	name, _ := o.Elems[0].text()
	c := &callArgs{}
	for _, e := range o.Elems[1:] {
		c.pos = append(c.pos, argv{ir.NoID, e})
	}
	for _, f := range o.Fields {
		c.named = append(c.named, namedArg{f.Key.Name, argv{ir.NoID, f.Val}})
	}
	fn := a.attr(id, recv.val, name)
	if v, ok := a.method(id, recv.id, recv.val, fn, name, c); ok {
		return v, true
	}
	return a.apply(id, ir.NoID, fn, c)
}

// gathered is what awaiting asyncio.gather(a, b) gives: the results in the order of what was awaited.
func (a *analysis) gathered(id ir.ID, c *callArgs) *Val {
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	for _, p := range c.pos {
		o.Elems = append(o.Elems, a.awaited(id, p.val))
	}
	return a.alloc(id, 0, o)
}

// chosenText is a text that a function puts together of constants and of attributes that its class gives and nothing assigns again:
// getattr(AES, "MODE_" + self.mode). Classes that derive from it may give others.
func (a *analysis) chosenText(id ir.ID, depth int) (string, bool) {
	if id == ir.NoID || depth == 0 {
		return "", false
	}
	id = a.unrefined(id)
	if s, ok := a.vals[id].text(); ok {
		return s, true
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpAttr:
		name := a.f.NameOf(id)
		if a.f.Class == nil || !ofSelf(a.f, a.f.Arg(id, 0)) || a.w.assigns(a.f.Class.ID, name) || a.w.givenBelow(a.f.Class.ID, name) {
			return "", false
		}
		v, _ := a.w.classField(a, a.f.Class.ID, name)
		return v.text()
	case ir.OpFormat, ir.OpBinary:
		if in.Op == ir.OpBinary && in.Flag != ir.Add {
			return "", false
		}
		out := ""
		for _, x := range a.f.Args(id) {
			s, ok := a.chosenText(x, depth-1)
			if !ok {
				return "", false
			}
			out += s
		}
		return out, true
	}
	return "", false
}

// givenBelow reports whether a class that derives from another one gives an attribute itself.
func (w *World) givenBelow(class int32, name string) bool {
	for c := range w.classes {
		if int32(c) != class && slices.Contains(w.classes[c].mro, class) && w.classes[c].fields.named[name] != nil {
			return true
		}
	}
	return false
}
