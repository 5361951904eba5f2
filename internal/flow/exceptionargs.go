package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what exceptions of the program's classes keep of what they are made with: args, which is also their text.

// argsKey is the attribute.
var argsKey = key{'.', "args"}

// baseInit is the constructor of Python's own exceptions.
const baseInit = "builtins.BaseException.__init__"

// raisable reports whether a class derives from one of Python's exceptions and from no library's.
func (w *World) raisable(class int32) bool {
	base := w.ExternBase(class)
	return builtinException(base) || base == "" && w.derivesFrom(class)
}

// derivesFrom is the same of a class that derives from such classes of the program.
func (w *World) derivesFrom(class int32) bool {
	for _, c := range w.classes[class].mro {
		if builtinException(w.classes[c].extern) {
			return true
		}
	}
	return false
}

func builtinException(name string) bool {
	short, ok := strings.CutPrefix(name, "builtins.")
	return ok && (strings.HasSuffix(short, "Error") || strings.HasSuffix(short, "Exception"))
}

// initOfException is whether a name is that of a constructor of Python's exceptions, called on an instance.
func initOfException(name string) bool {
	class, ok := strings.CutSuffix(name, ".__init__")
	return ok && builtinException(class)
}

// keepArgs gives an exception what it is made with; a base's constructor gives it what that is passed.
func (a *analysis) keepArgs(id ir.ID, self *Val, c *callArgs, from int) {
	o := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: len(c.star) == 0, Rest: bottom}
	for _, x := range c.pos[min(from, len(c.pos)):] {
		o.Elems = append(o.Elems, x.val)
	}
	for _, s := range c.star {
		o = o.withRest(join(o.all(), s))
	}
	a.setAttr(id, self, argsKey.Name, a.alloc(id, 43, o))
}

// textOfException is what an exception says where its class does not say it otherwise: what it was made with.
func (a *analysis) textOfException(r Ref) ([]Atom, bool) {
	class := a.instanceOf(r)
	if class < 0 || !a.w.raisable(class) {
		return nil, false
	}
	o := a.obj(r.ID)
	if r.Kind != refObject || o == nil || o.Kind != objInstance {
		return nil, false
	}
	args, ok := o.get(argsKey)
	if !ok {
		return nil, false
	}
	return a.deep(args), true
}
