package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file says whose attributes a client may name: those of an object that is made to hold whatever it is given, and, as
// numbers, those that are there.

// holdsAnything reports whether the call sets attributes where their names do no harm.
func (m *modelCall) holdsAnything() bool {
	switch {
	case m.name == "builtins.setattr" && len(m.params) == 3:
		x := m.params[2].val
		number := numeric(x) || len(x.taint()) > 0 && !harm(x, ^(m.a.w.guessedKinds|m.a.w.objectKinds))
		return m.a.bag(m.params[0].val) || number && m.a.asksAttribute()
	case m.self.id != ir.NoID:
		if of := m.a.dictOf(m.self.id); of != ir.NoID {
			return m.a.bag(m.a.vals[of])
		}
	}
	return false
}

// dataInKeys are the data in the names of a dictionary that was made of a client's: dict(request.json).
func (a *analysis) dataInKeys(v *Val) (atoms []Atom) {
	for _, r := range v.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objDict {
			atoms = joinTaint(atoms, o.Keys)
		}
	}
	return atoms
}

// dictOf is the object whose attributes a register is: x of x.__dict__ and of vars(x); ir.NoID for others.
func (a *analysis) dictOf(id ir.ID) ir.ID {
	id = a.unrefined(id)
	switch args := a.f.Args(id); a.f.Instrs[id].Op {
	case ir.OpAttr:
		if a.f.NameOf(id) == "__dict__" {
			return args[0]
		}
	case ir.OpCall:
		if len(args) == 2 && a.f.Instrs[args[0]].Op == ir.OpGlobal && a.f.NameOf(args[0]) == "vars" {
			return args[1]
		}
	}
	return ir.NoID
}

// bag reports whether a value is an instance of a class that has nothing of its own but the methods of a container, as it
// was made.
func (a *analysis) bag(v *Val) bool {
	found := false
	for _, r := range v.refs() {
		class := int32(-1)
		if o := a.obj(r.ID); r.Kind == refSelf {
			class = r.ID
		} else if r.Kind == refObject && o != nil {
			if class = o.Class; class < 0 && o.Kind == objParam {
				continue // the same, as the caller has it
			}
			if len(o.Fields) > 0 {
				return false // it has attributes that others may be meant to leave alone
			}
		}
		if class < 0 || !a.w.bag(class) {
			return false
		}
		found = true
	}
	return found
}

func (w *World) bag(class int32) bool {
	c := w.prog.Classes[class]
	if len(c.Fields) > 0 || len(w.classes[class].mro) > 1 || w.ExternBase(class) != "" {
		return false
	}
	for name, f := range c.Methods {
		if !strings.HasPrefix(name, "__") && !containerMethods[name] || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpSetAttr }) {
			return false
		}
	}
	for i := range c.Body.Instrs { // class attributes that are no methods
		if in := &c.Body.Instrs[i]; in.Op == ir.OpSetAttr && c.Methods[c.Body.NameOf(ir.ID(i))] == nil && !strings.HasPrefix(c.Body.NameOf(ir.ID(i)), "__") {
			return false
		}
	}
	return true
}

var containerMethods = map[string]bool{"get": true, "items": true, "keys": true, "values": true, "pop": true, "copy": true}

// asksAttribute reports whether the function asks whether an object has an attribute.
func (a *analysis) asksAttribute() bool {
	for i := range a.f.Instrs {
		if a.f.Instrs[i].Op == ir.OpCall && a.f.NameOf(a.f.Arg(ir.ID(i), 0)) == "hasattr" {
			return true
		}
	}
	return false
}
