package flow

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what built-in functions make anew of what they are given: numbers, texts, attributes by their names, collections.

// wholeNumber is int(): a number, and what it is made of was one.
func (a *analysis) wholeNumber(id ir.ID, x *Val, c *callArgs) *Val {
	if v, ok := a.constantCall(id, "int", c); ok {
		return v
	}
	if x.isConst(ir.Int) || x.isConst(ir.Bool) {
		return constVal(ir.Const{Kind: ir.Int, Int: x.Const.Int})
	}
	if x.isConst(ir.Float) && math.Abs(x.Const.Float) < 1<<52 {
		return constVal(ir.Const{Kind: ir.Int, Int: int64(x.Const.Float)})
	}
	if len(c.pos) > 0 && c.pos[0].id != ir.NoID {
		a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds}) // it was a number
	}
	if s, ok := x.text(); ok && len(c.pos) == 1 {
		if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64); err == nil {
			return constVal(ir.Const{Kind: ir.Int, Int: n})
		}
		if len(c.named) == 0 && noNumber("int", s) && a.endsHere(id) {
			return bottom
		}
	}
	return a.numberOf(x)
}

// characterMade is chr(): of a known number, or of what ord() was given.
func (a *analysis) characterMade(x *Val, c *callArgs) *Val {
	if x.isConst(ir.Int) && x.Const.Int >= 0 && x.Const.Int < 0x110000 {
		return constVal(ir.Const{Kind: ir.Str, Str: string(rune(x.Const.Int))})
	}
	if of := c.register(0); of != ir.NoID { // chr(ord(c))
		of = a.unrefined(of)
		if a.f.Instrs[of].Op != ir.OpCall || len(a.f.Args(of)) != 2 || slices.Contains(a.f.Args(of), ir.NoID) {
			return nil
		}
		if callee := a.f.Arg(of, 0); len(a.vals[callee].refs()) == 1 && a.vals[callee].Refs[0].Name == "builtins.ord" {
			return a.vals[a.f.Arg(of, 1)]
		}
	}
	return nil
}

// attrByName is getattr(): of a name that is known, or may be one of several.
func (a *analysis) attrByName(id ir.ID, x *Val, c *callArgs) *Val {
	name, ok := c.positional(1).text()
	if !ok {
		name, ok = a.chosenText(c.register(1), 3)
	}
	if !ok {
		if v, ok := a.dispatched(id, x, c.positional(1)); ok {
			return v
		}
		a.calledByName(id, c.pos)
		return tainted(x.taint())
	}
	v := a.attr(id, x, name)
	if len(c.pos) > 2 {
		v = join(v, c.pos[2].val)
	}
	if v == bottom {
		v = nil
	}
	return v
}

// sequenceMade is list(), tuple() and the like.
func (a *analysis) sequenceMade(id ir.ID, short string, x *Val, c *callArgs) *Val {
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: bottom}
	switch short {
	case "tuple":
		o.Kind, o.Type = objTuple, "builtins.tuple"
	case "set", "frozenset":
		o.Kind, o.Type = objSet, "builtins.set"
	}
	if len(c.pos) == 0 {
		o.Exact = true
		return a.alloc(id, 0, o)
	}
	if s, ok := x.text(); ok && x.Const.Kind == ir.Str && len(s) <= maxFields {
		o.Exact = true
		for _, r := range s {
			o.Elems = append(o.Elems, constVal(ir.Const{Kind: ir.Str, Str: string(r)}))
		}
		return a.alloc(id, 0, o)
	}
	if es, ok := a.elements(x); ok {
		o.Elems, o.Exact = es, true
		switch short {
		case "reversed":
			o.Type = iteratorType
			o.Elems = slices.Clone(es)
			slices.Reverse(o.Elems)
		case "sorted":
			if o.Elems, o.Exact = a.inOrder(id, x, c); !o.Exact {
				o.Elems = nil
				for _, e := range es {
					o.Rest = join(o.Rest, e)
				}
			}
		}
		return a.alloc(id, 0, o)
	}
	if it, ok := a.ownIterator(id, x); ok {
		return a.sequenceMade(id, short, it, &callArgs{pos: []argv{{ir.NoID, it}}, named: c.named})
	}
	o.Rest = a.element(id, x)
	if x == nil && short != "set" && short != "frozenset" && a.readWithoutDefault(c.pos[0].id) {
		o = ofUnknown(o)
	}
	if first, ok := a.beginsAs(x); ok && (short == "list" || short == "tuple") {
		o = o.with(keyOfInt(0), first)
	}
	return a.alloc(id, 0, o)
}

// dictMade is dict(): of pairs, of another dictionary, and of names.
func (a *analysis) dictMade(id ir.ID, x *Val, c *callArgs) *Val {
	o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	if pairs, ok := a.elements(x); ok {
		for _, p := range pairs {
			o = a.entry(id, o, p)
		}
	} else if a.isSequence(x) {
		o = a.entry(id, o, a.element(id, x))
		o.Exact = false
	} else if x != nil && x != bottom {
		o = a.merge(o, x)
	}
	for _, n := range c.named {
		o = o.with(key{'[', n.name}, n.val)
	}
	for _, s := range c.starstar {
		o = a.merge(o, s)
	}
	return a.alloc(id, 0, o)
}

// dictOfKeys is dict.fromkeys().
func (a *analysis) dictOfKeys(id ir.ID, x *Val, c *callArgs) *Val {
	keys, ok := a.elements(x)
	o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: ok, Rest: bottom}
	v := c.positional(1)
	if v == nil && len(c.pos) < 2 {
		v = constVal(ir.Const{Kind: ir.None})
	}
	if lo, hi, is := a.rangeCall(c.register(0)); is && !ok && hi-lo <= maxFields {
		o.Exact = true
		for n := lo; n < hi; n++ {
			o = o.with(keyOfInt(int(n)), v)
		}
		return a.alloc(id, 0, o)
	}
	if !ok {
		return a.alloc(id, 0, o.withEntry(a.element(id, x).taint(), v))
	}
	for _, k := range keys {
		if ck, known := constKey(k); known {
			o = o.with(ck, v)
		} else {
			o = o.withEntry(k.taint(), v)
		}
	}
	return a.alloc(id, 0, o)
}

// bytesMade is bytes() and the like.
func (a *analysis) bytesMade(id ir.ID, short string, x *Val, c *callArgs) *Val {
	if short == "bytearray" {
		return a.byteArray(id, x)
	}
	if short == "bytes" && x.isConst(ir.Int) && x.Const.Int >= 0 && x.Const.Int <= maxText {
		return constVal(ir.Const{Kind: ir.Bytes, Str: strings.Repeat("\x00", int(x.Const.Int))})
	}
	if short == "bytes" && len(c.pos) == 1 {
		if b, ok := a.constantBytes(c.pos[0]); ok {
			return constVal(ir.Const{Kind: ir.Bytes, Str: b})
		}
	}
	if x == nil {
		if short == "bytes" && len(c.pos) == 0 {
			return constVal(ir.Const{Kind: ir.Bytes})
		}
		return nil
	}
	if a.displayed(x) {
		return tainted(a.deep(x)) // the bytes themselves
	}
	return a.stringOf(x)
}
