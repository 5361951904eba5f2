package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
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
			(slices.ContainsFunc(f.Class.Fields, func(field ir.Field) bool { return field.Name == name }) || idiom.Assigned(f, name) != ir.NoID)
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
		if x.Received && !carries(v, knowledge.Untrusted) || x.Texts && a.isNumber(id) {
			continue
		}
		if x.Source != nil && !(x.Source.Class == knowledge.Secret && a.conceals(id)) {
			v = v.withTaint(joinTaint(v.taint(), a.source(id, x.Source)))
		}
	}
	// By its variable a value is known better than by the key that it was read under: password = form["value"].
	bound := func(s *knowledge.Source) bool {
		return s != nil && slices.ContainsFunc(names, func(x *knowledge.Naming) bool { return x.Source == s && x.Of == 1<<knowledge.Variable })
	}
	for _, x := range names { // one that says what it is not knows better
		if x.Clears == knowledge.Untrusted {
			continue
		}
		v = v.withTaint(mapAtoms(v.taint(), func(y Atom) Atom {
			if !x.Of.Has(knowledge.Variable) && bound(y.Origin.Source) {
				return y
			}
			if y.Origin.Source != nil && y.Origin.Source.Class == x.Clears {
				y.Kinds = 0
			}
			return y
		}))
	}
	return v
}

// A wholeRead is what an entry was read from, and the naming that says what it is because of that.
type wholeRead struct {
	from ir.ID
	x    *knowledge.Naming
}

// readFrom is what an entry is read from: form["password"], form.get("password").
func (a *analysis) readFrom(id ir.ID) ir.ID {
	f := a.f
	switch f.Instrs[id].Op {
	case ir.OpIndex, ir.OpAttr:
		return a.unrefined(f.Arg(id, 0))
	case ir.OpCall:
		if method := f.Arg(id, 0); f.Instrs[method].Op == ir.OpAttr {
			return a.unrefined(f.Arg(method, 0))
		}
	}
	return ir.NoID
}

// heldIn reports whether an entry is read from something of the name that a naming asks for.
func (a *analysis) heldIn(id ir.ID, x *knowledge.Naming) bool {
	if x.Holder == nil {
		return true
	}
	from := a.readFrom(id)
	return from != ir.NoID && x.Holder.MatchString(a.bearerName(from))
}

// unlike reports whether what a register is read from, or made by, says that the name means something else.
func (a *analysis) unlike(id ir.ID, x *knowledge.Naming) bool {
	if x.Unlike == nil {
		return false
	}
	id = a.unrefined(id)
	return x.Unlike.MatchString(a.calledName(id)) || a.f.Instrs[id].Op != ir.OpParam && x.Unlike.MatchString(idiom.BearerName(a.f, id))
}

// readWhole marks what entries are read from, and what is read from the same place again: request.form.
func (a *analysis) readWhole(list []wholeRead) {
	f, seen := a.f, map[wholeRead]bool{}
	for _, w := range list {
		if w.from == ir.NoID || seen[w] {
			continue
		}
		seen[w] = true
		a.fs.readAs(w.from, w.x)
		if f.Instrs[w.from].Op != ir.OpAttr {
			continue
		}
		for i := range f.Instrs {
			if id := ir.ID(i); id != w.from && f.Instrs[i].Op == ir.OpAttr && f.NameOf(id) == f.NameOf(w.from) {
				x, y := a.unrefined(f.Arg(id, 0)), a.unrefined(f.Arg(w.from, 0))
				again := wholeRead{id, w.x}
				if !seen[again] && (x == y || f.Instrs[x].Op == ir.OpGlobal && f.Instrs[y].Op == ir.OpGlobal && f.NameOf(x) == f.NameOf(y)) {
					seen[again] = true
					a.fs.readAs(id, w.x)
				}
			}
		}
	}
}

// readAs keeps what the name says that a register is read by.
func (fs *funcState) readAs(id ir.ID, x *knowledge.Naming) {
	if fs.namedReads == nil {
		fs.namedReads = map[ir.ID][]*knowledge.Naming{}
	}
	fs.namedReads[id] = append(fs.namedReads[id], x)
}

// overridden reports whether what a module gives one of its variables is not what holds in the end.
func (w *World) overridden(m *ir.Module, e nameEvent) bool {
	stars := w.prog.Stars(m)
	return slices.ContainsFunc(m.Imports, func(im ir.Import) bool {
		return im.Name == "*" && im.Pos > e.pos && !slices.ContainsFunc(stars, func(s *ir.Module) bool { return idiom.LastPart(s.Name) == idiom.LastPart(im.Module) })
	}) || slices.ContainsFunc(w.prog.Modules, func(other *ir.Module) bool {
		return other != m && !w.modules[other.ID].test && w.prog.Defines(other, e.name) && slices.Contains(w.prog.Stars(other), m)
	})
}
