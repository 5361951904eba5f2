package flow

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// This file holds what classes of the program put between an object and who reads or changes it: own __setattr__,
// descriptors, containers whose entries a class sees first.

// hooks are what any class of the program has: where none does, nobody looks.
type hooks struct{ setAttr, descriptors bool }

func hooksOf(p *program.Program) (h hooks) {
	for _, c := range p.Classes {
		h.setAttr = h.setAttr || c.Methods["__setattr__"] != nil
		h.descriptors = h.descriptors || c.Methods["__get__"] != nil || c.Methods["__set__"] != nil
	}
	return h
}

// namedBy is the kind of the key under which an attribute stands whose name is a parameter: callers know it.
const namedBy = '='

// setNamed writes an attribute whose name is a parameter; false where it is anything else.
func (a *analysis) setNamed(obj *Val, name ir.ID, v *Val) bool {
	if name == ir.NoID || len(obj.refs()) != 1 || obj.Refs[0].Kind != refObject {
		return false
	}
	in := &a.f.Instrs[a.unrefined(name)]
	o := a.obj(obj.Refs[0].ID)
	if in.Op != ir.OpParam || o == nil || o.Kind != objParam {
		return false
	}
	a.setObj(obj.Refs[0].ID, o.with(key{namedBy, strconv.Itoa(int(in.Aux))}, v))
	return true
}

// storeNamed writes what a callee writes under the name that it is passed.
func (a *analysis) storeNamed(id ir.ID, obj, name *Val, reg ir.ID, v *Val) {
	if s, ok := name.text(); ok {
		a.storeAttr(id, obj, s, v)
	} else {
		a.setNamed(obj, reg, v)
	}
}

// setOwn has a class's own __setattr__ write an attribute; false where nothing is known of what that does.
func (a *analysis) setOwn(id ir.ID, set *ir.Function, self *Val, name string, v *Val) bool {
	s := a.w.summary(a, set)
	if s == nil || len(s.Writes) == 0 && slices.ContainsFunc(set.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall }) {
		return false
	}
	text := constVal(ir.Const{Kind: ir.Str, Str: name})
	a.callFunction(id, set, &bound{self: self}, &callArgs{pos: []argv{{ir.NoID, text}, {ir.NoID, v}}})
	return true
}

// setInDict is x.__dict__[name] = v.
func (a *analysis) setInDict(id ir.ID, obj *Val, name ir.ID, v *Val) {
	if s, ok := a.vals[name].text(); ok {
		a.storeAttr(id, obj, s, v)
	} else if !a.setNamed(obj, name, v) {
		a.putAttr(obj, v)
	}
}

// unhooked is what a value may be besides an instance of a class of the program that sees to its entries itself.
func (a *analysis) unhooked(v *Val) *Val {
	hooked := func(r Ref) bool {
		class := a.instanceOf(r)
		return class >= 0 && a.w.method(class, "__setitem__") != nil
	}
	if !slices.ContainsFunc(v.refs(), hooked) {
		return v
	}
	out := *v
	out.Refs = slices.DeleteFunc(slices.Clone(v.Refs), hooked)
	return out.compact()
}

// descriptor is the object that a class has under a name and whose own method is asked in its place; nil for none.
func (a *analysis) descriptor(class int32, name, method string) (*Val, *ir.Function) {
	if !a.w.hooks.descriptors {
		return nil, nil
	}
	v, ok := a.w.classField(a, class, name)
	if !ok || len(v.refs()) != 1 {
		return nil, nil
	}
	c := a.instanceOf(v.Refs[0])
	if c < 0 {
		return nil, nil
	}
	return v, a.w.method(c, method)
}

// maxRedefined bounds the derived classes that are asked what they give an attribute.
const maxRedefined = 16

// redefined is an attribute of a class where the receiver is a parameter of one of its methods, which may be of a derived
// class that gives the attribute another value.
func (a *analysis) redefined(class int32, name string, v, own *Val) *Val {
	subs := a.w.classes[class].subs
	if a.spec || len(subs) == 0 || own == nil || own.Const == nil || a.f.Class == nil || a.f.Class.ID != class || len(v.refs()) != 1 {
		return own
	}
	if r := v.Refs[0]; r.Kind != refClass && (r.Kind != refObject || a.originOfObj(r.ID) != a.fs.params[0]) {
		return own
	}
	for n := 0; n < len(subs) && n < maxRedefined; n++ {
		a.read(effectField, subs[n], name)
		if x, ok := a.w.classes[subs[n]].fields.get(name); ok && !same(x, own) {
			a.fs.interest |= 1
			own = join(own, x)
		}
		subs = append(subs[:len(subs):len(subs)], a.w.classes[subs[n]].subs...)
	}
	return own
}

// baseContainers are the library's containers that classes derive from.
var baseContainers = map[string]bool{
	"builtins.dict": true, "builtins.list": true, "builtins.set": true, "collections.OrderedDict": true,
	"collections.UserDict": true, "collections.UserList": true, "collections.defaultdict": true, "collections.deque": true,
}

// mappings are those of them that hold values under keys.
var mappings = map[string]bool{
	"builtins.dict": true, "collections.OrderedDict": true, "collections.UserDict": true, "collections.defaultdict": true,
}

// baseMethod calls a container's own method on an instance of a class that derives from it.
func (a *analysis) baseMethod(id ir.ID, self *Val, name string, c *callArgs) (*Val, bool) {
	k := c.positional(0)
	if len(c.pos) > 0 && k != nil && k.Const == nil && c.pos[0].id != ir.NoID {
		a.noteInterest(c.pos[0].id, 0)
	}
	switch name {
	case "__setitem__":
		a.put(self, k, c.positional(1))
		return nil, len(c.pos) == 2
	case "__getitem__":
		out := bottom
		for _, r := range self.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				out = join(out, a.item(r.ID, o, k))
			}
		}
		return out, out != bottom
	case "__delitem__":
		return nil, true
	case "__init__": // what it is filled with
		class := int32(-1)
		if refs := self.refs(); len(refs) == 1 {
			class = a.instanceOf(refs[0])
		}
		switch {
		case class >= 0 && mappings[a.w.ExternBase(class)]:
			a.updateBy(id, self, k, c)
		case len(c.pos) > 0:
			a.addElement(id, self, a.element(id, k))
		}
		return nil, true
	}
	return a.containerMethod(id, self, name, c)
}
