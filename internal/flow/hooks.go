package flow

import (
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
	}
	return a.containerMethod(id, self, name, c)
}
