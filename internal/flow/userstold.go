package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that tell whoever asks what the program keeps of its users: their rows as they are, or a list of their
// addresses, numbers and keys.

// everyRow are calls by which all rows of a table, or all documents of a collection, are asked for.
var everyRow = regex.NewPattern(`^(all|find|scan|fetch|scalars|list|iterator|select|objects|query|values|values_list|order_by)$`)

// tellsUsers reports whether an entry point does.
func (ac *access) tellsUsers(f *ir.Function) bool {
	if len(ac.w.findPeople().tables) == 0 {
		return false
	}
	known, ok := ac.usersTold[f.ID]
	if !ok {
		known = ac.sendsDocument(f) != ir.NoID || ac.within(f.ID, 1, ac.listsPeople)
		ac.usersTold[f.ID] = known
	}
	return known
}

// listsPeople reports whether an instruction reads what all users keep to themselves, or gives all of them as the answer of a resolver.
func (ac *access) listsPeople(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := constText(f, id)
		if !ok || len(s) < 16 || len(s) > maxStatement || !readingSQL.MatchString(s) || whereClause.MatchString(s) {
			return false
		}
		columns, tables := parseReading(s)
		return slices.ContainsFunc(tables, ac.w.isPeople) && (slices.ContainsFunc(columns, toldOfUser.MatchString) || ac.readsWhole(s) && !picksEntries(f))
	case ir.OpAttr, ir.OpIndex:
		return toldOfUser.MatchString(bearerName(f, id)) && ac.elementOfPeople(f, f.Arg(id, 0))
	case ir.OpCall:
		args := f.Args(id)
		if name := f.NameOf(args[0]); (name == "values" || name == "values_list") && f.Instrs[args[0]].Op == ir.OpAttr && ac.allPeople(f, id) {
			return slices.ContainsFunc(args[1:], func(x ir.ID) bool {
				s, ok := constText(f, x)
				return ok && toldOfUser.MatchString(s)
			})
		}
	case ir.OpReturn:
		if x := f.Arg(id, 0); x != ir.NoID && slices.ContainsFunc(ac.w.funcs[f.ID].entries, func(e *entry) bool { return e.handler.Endpoint != nil }) {
			return ac.allPeople(f, x)
		}
	}
	return false
}

// toldOfUser are columns that a user shows to few.
var toldOfUser = regex.NewPattern(`(?i)^(?:\w*_)?(e_?mail|phone|mobile|address|iban|salary|ssn|birth\w*|dob|passport|api_?(key|token)|secret|reset\w*|token|password|passwd|pwd|pw|pwhash|(password|pw|pass)_?hash|hash|pin)$`)

// elementOfPeople reports whether a value is one of all users: for m in users.find().
func (ac *access) elementOfPeople(f *ir.Function, id ir.ID) bool {
	from := nextOf(f, id)
	return from != ir.NoID && ac.allPeople(f, iterated(f, from))
}

// allPeople reports whether a value is all rows, or all documents, of users.
func (ac *access) allPeople(f *ir.Function, id ir.ID) bool {
	id = awaited(f, untested(f, id))
	for range 4 { // users.find().sort("name"), await cursor.to_list(100)
		if f.Instrs[id].Op != ir.OpCall {
			break
		}
		args := f.Args(id)
		callee := args[0]
		if name := collectionOf(f, id); name != "" {
			return everyRow.MatchString(f.NameOf(callee)) && len(args) < 2 && ac.w.isPeople(name)
		}
		if everyRow.MatchString(f.NameOf(callee)) {
			c := ac.queried(f, id)
			for _, x := range args[1:] {
				if m := ac.queried(f, x); c == nil && m != nil {
					c = m
				}
			}
			if c != nil {
				return (ac.w.isPeople(c.Name) || userClass.MatchString(c.Name)) && !narrowsRows(f, id)
			}
		}
		if f.Instrs[callee].Op != ir.OpAttr {
			break
		}
		id = awaited(f, untested(f, f.Arg(callee, 0)))
	}
	return false
}

// narrowsRows reports whether a chain of calls takes some rows only.
func narrowsRows(f *ir.Function, id ir.ID) bool {
	return inChain(f, id, func(call ir.ID) bool { return takesSome.MatchString(f.NameOf(f.Arg(call, 0))) })
}

var takesSome = regex.NewPattern(`^(filter|filter_by|where|exclude|get|first|one\w*|get_or_none|count|limit|paginate)$`)

// picksEntries reports whether a function reads entries of rows by their names.
func picksEntries(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpIndex {
			continue
		}
		if _, ok := constText(f, f.Arg(ir.ID(i), 1)); ok && nextOf(f, f.Arg(ir.ID(i), 0)) != ir.NoID {
			return true
		}
	}
	return false
}
