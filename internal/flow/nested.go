package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds rows that belong to somebody through another row: a visit is of an animal, and the animal of a keeper. Whose
// a row is such a column says less surely than a column of the owner's; other code of the program has to narrow the rows of
// either class to those of the user who asks.

// maxBetween bounds the rows between a row and its owner.
const maxBetween = 3

// parents are the classes whose rows the rows of a class refer to.
func (w *World) parents(class int32) (out []int32) {
	if known, ok := w.owners.parents.Load(class); ok {
		return known.([]int32)
	}
	for _, c := range w.classes[class].mro {
		body := w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr {
				continue
			}
			if p := w.referred(body, body.Arg(ir.ID(i), 1), 0); p != nil && p.ID != class && !slices.Contains(out, p.ID) {
				out = append(out, p.ID)
			}
		}
	}
	w.owners.parents.Store(class, out)
	return out
}

// referred is the class of the program whose rows a field refers to: ForeignKey(Ticket), Column(ForeignKey("animal.id")).
func (w *World) referred(f *ir.Function, id ir.ID, depth int) *ir.Class {
	if id == ir.NoID || depth > 2 || f.Instrs[id].Op != ir.OpCall {
		return nil
	}
	args := f.Args(id)
	switch f.NameOf(args[0]) {
	case "ForeignKey", "OneToOneField", "ForeignKeyField":
		if len(args) < 2 {
			return nil
		}
		s, ok := idiom.ConstText(f, args[1])
		if !ok {
			return w.prog.ClassNamed(f.Module, f.NameOf(args[1]))
		}
		table, _, column := strings.Cut(s, ".")
		_, name, _ := strings.Cut(s, ".")
		if !column { // Django: of the same application
			return w.prog.ClassNamed(f.Module, s)
		}
		if idiom.Capital(name) { // of another application, or of a module of models
			return w.keptNamed(f.Module, name)
		}
		return w.OfTable(strings.ToLower(table))
	case "Column", "mapped_column", "Field":
		for _, x := range args[1:] {
			if c := w.referred(f, x, depth+1); c != nil {
				return c
			}
		}
	}
	return nil
}

// ownedParent reports whether a column refers to a row that belongs to somebody, and that is no user: ticket_id.
func (w *World) ownedParent(column string) bool {
	one := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(column, "__id"), "__pk"), "_id")
	if len(one) < 3 || w.OwnerNamed(column) {
		return false
	}
	c := w.OfTable(one)
	if c == nil {
		c = w.OfTable(one + "s")
	}
	return c != nil && !idiom.UserClass.MatchString(c.Name) && !w.IsPeople(c.Name) && w.OwnedClass(c.ID)
}

// childLookup checks a call that finds rows by the key of the row that they belong to: Comment.filter(ticket_id=key).
func (a *analysis) childLookup(id ir.ID) {
	if a.f.Kind != ir.Def { // modules are read before it is known who has rows
		return
	}
	callee := a.f.Arg(id, 0)
	names := a.f.Calls[a.f.Instrs[id].Aux].Names
	if len(names) == 0 || a.f.Instrs[callee].Op != ir.OpAttr || !findingChildren.MatchString(a.f.NameOf(callee)) {
		return
	}
	by := -1
	for i, name := range names {
		switch {
		case name == "" || name == "*":
		case name == "**" || a.w.OwnerNamed(idiom.LastLookup(name)) || idiom.ShownOpenly.MatchString(name):
			return
		case a.w.ownedParent(name):
			by = i
		}
	}
	if by < 0 {
		return
	}
	in := &a.f.Instrs[id]
	t := mapAtoms(a.deep(a.vals[a.f.Arg(id, by+1)]), func(x Atom) Atom { x.Kinds &= a.w.objectKinds; return x })
	a.reach(hit{spot: &spot{sink: lookupSink, name: a.f.NameOf(callee), fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.objectKinds}, t, ir.NoID)
}

var findingChildren = regex.NewPattern(`^(filter|filter_by|get|get_or_none|where|find)$`)

// keptNamed is the kept class of a name, where a module names it or the program has no other.
func (w *World) keptNamed(m *ir.Module, name string) *ir.Class {
	if c := w.prog.ClassNamed(m, name); c != nil {
		return c
	}
	var only *ir.Class
	for _, c := range w.prog.Classes {
		if c.Name == name && w.base.Type(w.ExternBase(c.ID)).IsKept() {
			if only != nil {
				return nil
			}
			only = c
		}
	}
	return only
}

// OfTable is the kept class whose rows are in a table.
func (w *World) OfTable(table string) *ir.Class {
	w.owners.classesOnce.Do(func() {
		w.owners.classes = map[string]*ir.Class{}
		for _, c := range w.prog.Classes {
			if w.modules[c.Module.ID].test || !w.base.Type(w.ExternBase(c.ID)).IsKept() {
				continue
			}
			if name := idiom.TableName(c); w.owners.classes[name] == nil {
				w.owners.classes[name] = c
			}
		}
	})
	return w.owners.classes[table]
}

// OwnedThrough are the classes through whose rows the rows of a class belong to somebody; nothing where its own rows say so.
func (w *World) OwnedThrough(class int32, depth int) (out []int32) {
	if depth == 0 && w.OwnedClass(class) {
		return nil
	}
	for _, p := range w.parents(class) {
		if name := w.prog.Classes[p].Name; depth >= maxBetween || idiom.UserClass.MatchString(name) || w.IsPeople(name) {
			continue
		}
		if w.OwnedClass(p) {
			out = append(out, p)
		} else {
			out = append(out, w.OwnedThrough(p, depth+1)...)
		}
	}
	return out
}

// OfSomebody reports whether the rows of a class belong to users, by a column of their own or through other rows.
func (w *World) OfSomebody(class int32) bool {
	return w.OwnedClass(class) || len(w.OwnedThrough(class, 0)) > 0
}
