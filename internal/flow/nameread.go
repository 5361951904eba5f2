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
		return w.prog.DefinesTogether(m, name) || f.Kind == ir.ClassBody && f.Sets(name)
	}
	if len(x.Defines) > 0 && !slices.ContainsFunc(x.Defines, defines) || slices.ContainsFunc(x.Without, defines) {
		return false
	}
	if x.Outside == nil {
		return true
	}
	place := m.Name
	if f.Kind == ir.ClassBody {
		place += "." + f.Qualified
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
