package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds rows of users that are made a dictionary column by column, with none left out, and answers that name the column of
// passwords themselves.

var (
	columnList  = regex.NewPattern(`^(__table__|__mapper__|column_attrs|_meta|__dict__|_data|__data__|_fields)$`)
	namedValues = regex.NewPattern(`^(values|values_list)$`)
	dictionary  = regex.NewPattern(`^(vars|asdict|model_to_dict|inspect)$`)
)

// toldColumns are the views that answer so, one place each.
func (ac *access) toldColumns() (out []*Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	tells := map[int32]bool{} // methods of users that give all columns
	for _, c := range ac.w.prog.Classes {
		if ac.w.modules[c.Module.ID].test || !ac.w.isPeople(c.Name) && !ac.ofPeopleBelow(c) {
			continue
		}
		for _, m := range c.Methods {
			if ac.givesAllColumns(m) {
				tells[m.ID] = true
			}
		}
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def || !slices.ContainsFunc(ac.w.funcs[i].entries, func(e *entry) bool { return e.handler.Answers() }) {
			continue
		}
		if ac.sendsDocument(f) != ir.NoID { // told as a row
			continue
		}
		for j := range f.Instrs {
			if id := ir.ID(j); ac.tellsAll(f, id, tells) {
				out = append(out, lacking(r, f, answerWith(f, id), "All columns of a user are part of the answer, with what is kept of the password"))
				break
			}
		}
	}
	return out
}

// answerWith is the call that answers with what another one gives, as it is, or that one itself.
func answerWith(f *ir.Function, id ir.ID) ir.ID {
	for i := range f.Instrs {
		call := ir.ID(i)
		if f.Instrs[i].Op == ir.OpCall && toClient.MatchString(f.NameOf(f.Arg(call, 0))) && slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return isWhole(f, x, id, 0) }) {
			return call
		}
	}
	return id
}

// ofPeopleBelow reports whether a class has users among those that derive from it: a mixin, a base of all tables.
func (ac *access) ofPeopleBelow(c *ir.Class) bool {
	return slices.ContainsFunc(ac.w.prog.Classes, func(x *ir.Class) bool {
		return x != c && !ac.w.modules[x.Module.ID].test && ac.w.isPeople(x.Name) && slices.Contains(ac.w.classes[x.ID].mro, c.ID)
	})
}

// givesAllColumns reports whether a method makes a dictionary of all columns of its object, and leaves none out.
func (ac *access) givesAllColumns(m *ir.Function) bool {
	if m.Kind != ir.Def || len(m.Params) == 0 || leavesOut(m) {
		return false
	}
	for i := range m.Instrs {
		id := ir.ID(i)
		switch m.Instrs[i].Op {
		case ir.OpAttr:
			if columnList.MatchString(m.NameOf(id)) && m.Instrs[unrefined(m, m.Arg(id, 0))].Op == ir.OpParam {
				return true
			}
		case ir.OpCall:
			if args := m.Args(id); len(args) == 2 && dictionary.MatchString(m.NameOf(args[0])) && m.Instrs[unrefined(m, args[1])].Op == ir.OpParam {
				return true
			}
		}
	}
	return false
}

// leavesOut reports whether a function chooses among the columns: by their names, or by a test of them.
func leavesOut(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpConst:
			if s, ok := constText(f, id); ok && dropsIt.MatchString(s) {
				return true
			}
		case ir.OpCompare:
			if f.Instrs[i].Flag == ir.In || f.Instrs[i].Flag == ir.NotIn {
				return true
			}
		case ir.OpCall:
			if name := f.NameOf(f.Arg(id, 0)); name == "pop" || name == "startswith" {
				return true
			}
		case ir.OpDelIndex:
			return true
		}
	}
	return false
}

// tellsAll reports whether an instruction of a view gives all columns of users, or their passwords by name.
func (ac *access) tellsAll(f *ir.Function, id ir.ID, tells map[int32]bool) bool {
	switch f.Instrs[id].Op {
	case ir.OpAttr: // {c.name: getattr(user, c.name) for c in User.__table__.columns}
		if name := f.NameOf(id); name != "__table__" && name != "_meta" || leavesOut(f) || !slices.Contains(f.Module.Names, "getattr") {
			return false
		}
		c := ac.queried(f, f.Arg(id, 0))
		return c != nil && ac.w.isPeople(c.Name) && callsNamed(f, gettingEach) && slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpPut })
	case ir.OpCall:
		args := f.Args(id)
		name := f.NameOf(args[0])
		if namedValues.MatchString(name) && slices.ContainsFunc(args[1:], func(x ir.ID) bool {
			s, ok := constText(f, x)
			return ok && credentialColumn.MatchString(s)
		}) {
			return !ac.deed(f.ID, 0).verifies && callsNamed(f, toClient)
		}
		if f.Instrs[args[0]].Op != ir.OpAttr || len(tells) == 0 {
			return false
		}
		return slices.ContainsFunc(ac.calledBy(f, id), func(g *ir.Function) bool { return tells[g.ID] }) && ac.rowOfPeople(f, f.Arg(args[0], 0))
	}
	return false
}

var gettingEach = regex.NewPattern(`^getattr$`)

// rowOfPeople reports whether a value may be a user: the element of a query of users, or found by one.
func (ac *access) rowOfPeople(f *ir.Function, id ir.ID) bool {
	if ac.isUser(f, id) {
		return true
	}
	id = untested(f, id)
	if from := nextOf(f, id); from != ir.NoID {
		id = untested(f, from)
	}
	if f.Instrs[id].Op == ir.OpAwait {
		id = untested(f, f.Arg(id, 0))
	}
	c := ac.queried(f, id)
	if c == nil && f.Instrs[id].Op == ir.OpCall {
		c = ac.rowClass(f, id)
	}
	return c != nil && ac.w.isPeople(c.Name)
}
