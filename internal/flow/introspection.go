package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds builtin functions by which a program asks what an object is and has, and changes that by name.

// introspection is a builtin function that asks or changes what an object is and has; false for any other one.
func (a *analysis) introspection(id ir.ID, name string, x *Val, c *callArgs) (*Val, bool) {
	switch name {
	case "staticmethod": // of a function that has a name already: parse = staticmethod(fromstring)
		if len(c.pos) == 1 && len(x.refs()) > 0 {
			return a.alloc(id, 0, &Obj{Kind: objOther, Class: -1, Type: "functools.partial", Rest: bottom, Fields: []field{{key{'.', "func"}, x}}}), true
		}
	case "callable":
		if a.isFunction(x) && len(x.Refs) == 1 && len(x.Taint) == 0 {
			return boolVal(true), true
		}
		return a.numberOf(x), true
	case "isinstance":
		return a.isInstance(c), true
	case "issubclass":
		return a.ofOwnException(c), true
	case "super":
		return a.super(c), true
	case "type":
		for _, r := range x.refs() {
			if r.Kind == refObject && a.instance(r) {
				return refVal(Ref{Kind: refClass, ID: a.obj(r.ID).Class}), true
			}
		}
		if t := a.builtinType(x); t != "" && len(c.pos) == 1 {
			return refVal(Ref{Kind: refExtern, Name: "builtins." + t}), true
		}
		return nil, true
	case "getattr", "object.__getattribute__":
		return a.attrByName(id, x, c), true
	case "setattr", "object.__setattr__":
		attr, ok := c.positional(1).text()
		switch {
		case ok && name == "setattr":
			a.setAttr(id, x, attr, c.positional(2))
		case ok:
			a.setPlain(id, x, attr, c.positional(2))
		case name != "setattr" && len(c.pos) > 1 && a.setNamed(x, c.pos[1].id, c.positional(2)):
			return nil, true
		default:
			a.putAttr(x, c.positional(2))
		}
		return nil, ok
	case "delattr", "object.__delattr__":
		if attr, ok := c.positional(1).text(); ok {
			a.delAttr(x, attr)
			return nil, true
		}
	case "object":
		return a.alloc(id, 0, &Obj{Kind: objInstance, Class: -1, Type: anyType, Rest: bottom}), true
	case "locals", "vars":
		if len(c.named) > 0 {
			return a.localNames(id, c), true
		}
		return a.attributesOf(id, x), true
	}
	return nil, false
}

// attributesOf is a dictionary of the attributes of an object.
func (a *analysis) attributesOf(id ir.ID, v *Val) *Val {
	dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Rest: bottom}
	for _, r := range v.refs() {
		if r.Kind != refObject {
			continue
		}
		o := a.obj(r.ID)
		if o == nil {
			continue
		}
		for _, f := range o.Fields {
			if f.Key.Kind == '.' {
				dict = dict.with(key{'[', f.Key.Name}, f.Val)
			}
		}
		dict = dict.withRest(o.Rest)
		dict.Exact = dict.Exact || o.Kind == objInstance && len(v.Refs) == 1 && o.Rest == bottom
	}
	if len(dict.Fields) == 0 && !dict.Exact {
		return tainted(v.taint())
	}
	return a.alloc(id, 0, dict).withTaint(v.taint())
}
