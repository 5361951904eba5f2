package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what a value is by the name that it is read by.

// namingHolds reports whether a naming speaks of the names that a function gives.
func (w *World) namingHolds(f *ir.Function, x *knowledge.Naming) bool {
	m := f.Module
	if x.Imports != "" && !w.modules[m.ID].imports[x.Imports] {
		return false
	}
	defines := func(name string) bool {
		return w.prog.DefinesTogether(m, name) || f.Kind == ir.ClassBody &&
			(slices.ContainsFunc(f.Class.Fields, func(field ir.Field) bool { return field.Name == name }) || assigned(f, name) != ir.NoID)
	}
	if len(x.Defines) > 0 && !slices.ContainsFunc(x.Defines, defines) || slices.ContainsFunc(x.Without, defines) {
		return false
	}
	if x.Outside == nil {
		return true
	}
	place := m.Name
	switch {
	case f.Kind == ir.ClassBody:
		place += "." + f.Qualified
	case f.Class != nil:
		place += "." + f.Class.Name
	}
	return !slices.ContainsFunc(strings.Split(place, "."), x.Outside.MatchString)
}

// namedSources adds to a value what the name that it is read by says of it. A constant, a function or a class is known
// better than by its name.
func (a *analysis) namedSources(id ir.ID, names []*knowledge.Naming, v *Val) *Val {
	if v == bottom || v != nil && v.Const != nil {
		return v
	}
	for _, r := range v.refs() {
		unknown := r.Kind == refExtern && a.w.base.Function(r.Name) == nil && a.w.base.Type(r.Name) == nil
		if r.Kind != refObject && r.Kind != refInst && !unknown {
			return v
		}
	}
	for _, x := range names {
		if x.Received && !carries(v, knowledge.Untrusted) {
			continue
		}
		if x.Source != nil {
			v = v.withTaint(joinTaint(v.taint(), a.source(id, x.Source)))
			continue
		}
		v = v.withTaint(mapAtoms(v.taint(), func(y Atom) Atom {
			if y.Origin.Source != nil && y.Origin.Source.Class == x.Clears {
				y.Kinds = 0
			}
			return y
		}))
	}
	return v
}

// overridden reports whether what a module gives one of its variables is not what holds in the end.
func (w *World) overridden(m *ir.Module, e nameEvent) bool {
	stars := w.prog.Stars(m)
	return slices.ContainsFunc(m.Imports, func(im ir.Import) bool {
		return im.Name == "*" && im.Pos > e.pos && !slices.ContainsFunc(stars, func(s *ir.Module) bool { return lastPart(s.Name) == lastPart(im.Module) })
	}) || slices.ContainsFunc(w.prog.Modules, func(other *ir.Module) bool {
		return other != m && !w.modules[other.ID].test && w.prog.Defines(other, e.name) && slices.Contains(w.prog.Stars(other), m)
	})
}
