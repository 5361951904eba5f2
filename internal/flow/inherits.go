package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what an instance of a class of the program is given by the library's constructor that makes it: an environment
// of templates with methods of one's own escapes as little as any other that was not told to.

// inherits puts into an instance the attributes that the model of its base's constructor puts into what it returns.
func (a *analysis) inherits(oid int32, made *Val) {
	for _, r := range made.refs() {
		if r.Kind != refObject || r.ID == oid {
			continue
		}
		o := a.obj(r.ID)
		if o == nil {
			continue
		}
		for _, f := range o.Fields {
			if _, has := a.obj(oid).get(f.Key); !has && f.Key.Kind == '.' {
				a.setObj(oid, a.obj(oid).with(f.Key, f.Val))
			}
		}
	}
}

// constructs reports whether a name is that of a library's type of which the constructor is known; the language's own are elsewhere.
func (a *analysis) constructs(typ string) bool {
	return typ != "" && !strings.HasPrefix(typ, "builtins.") && !baseContainers[typ] && a.w.base.Function(typ) != nil &&
		a.w.base.Type(typ) != nil && a.w.base.Method(typ, "__init__") == nil
}

// baseConstructor calls the constructor of a library's type on an instance of a class that derives from it: super().__init__(loader=...),
// Environment.__init__(self, ...). False for any other function.
func (a *analysis) baseConstructor(id ir.ID, name string, c *callArgs) bool {
	typ, ok := strings.CutSuffix(name, ".__init__")
	if !ok || len(c.pos) == 0 || !a.constructs(typ) {
		return false
	}
	self := c.pos[0].val
	made := a.model(id, a.w.base.Function(typ), argv{ir.NoID, self}, &callArgs{pos: c.pos[1:], named: c.named, star: c.star, starstar: c.starstar}, typ)
	for _, r := range self.refs() {
		if r.Kind == refObject && a.obj(r.ID) != nil {
			a.inherits(r.ID, made)
		}
	}
	return true
}

// externBase is the library's type that a class derives from, also while the module that defines both the class and the instance is
// looked at for the first time, when nobody has been told of the bases yet.
func (a *analysis) externBase(class int32) string {
	if a.w.classes[class].based {
		return a.w.ExternBase(class)
	}
	for i := range a.effects {
		if e := &a.effects[i]; e.kind == effectBases && e.id == class {
			for _, r := range e.rest.refs {
				switch {
				case r.Kind == refExtern:
					return r.Name
				case r.Kind == refClass && r.ID != class:
					if ext := a.externBase(r.ID); ext != "" {
						return ext
					}
				}
			}
		}
	}
	return ""
}
