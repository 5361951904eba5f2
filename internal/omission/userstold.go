package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that tell whoever asks what the program keeps of its users: their rows as they are, or a list of their
// addresses, numbers and keys.

// everyRow are calls by which all rows of a table, or all documents of a collection, are asked for.
var everyRow = regex.NewPattern(`^(all|find|scan|fetch|scalars|list|iterator|select|objects|query|values|values_list|order_by)$`)

// tellsUsers reports whether an entry point does.
func (ac *Checks) tellsUsers(f *ir.Function) bool {
	if len(ac.w.FindPeople().Tables) == 0 {
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
func (ac *Checks) listsPeople(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		if !ok || len(s) < 16 || len(s) > idiom.MaxStatement || !readingSQL.MatchString(s) || idiom.WhereClause.MatchString(s) && !byPiece.MatchString(s) && !(ac.resolves(f) && findsArgument(f)) {
			return false
		}
		columns, tables := idiom.ParseReading(s)
		return slices.ContainsFunc(tables, ac.w.IsPeople) && (slices.ContainsFunc(columns, toldOfUser.MatchString) || ac.readsWhole(s) && !picksEntries(f))
	case ir.OpAttr, ir.OpIndex:
		return toldOfUser.MatchString(idiom.BearerName(f, id)) && ac.elementOfPeople(f, f.Arg(id, 0))
	case ir.OpCall:
		args := f.Args(id)
		if name := f.NameOf(args[0]); (name == "values" || name == "values_list") && f.Instrs[args[0]].Op == ir.OpAttr && ac.allPeople(f, id) {
			return slices.ContainsFunc(args[1:], func(x ir.ID) bool {
				s, ok := idiom.ConstText(f, x)
				return ok && toldOfUser.MatchString(s)
			})
		}
	case ir.OpReturn:
		if x := f.Arg(id, 0); x != ir.NoID && ac.resolves(f) {
			return (ac.allPeople(f, x) || ac.personFound(f, x)) && !ac.typeHides(f)
		}
	}
	return false
}

// resolves reports whether an entry point answers a field of a query: what it returns is an object of which the client chooses what to
// be told.
func (ac *Checks) resolves(f *ir.Function) bool {
	return slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Handler.Endpoint != nil })
}

// findsArgument reports whether a resolver is asked for one by its key.
func findsArgument(f *ir.Function) bool {
	return slices.ContainsFunc(f.Params, func(p ir.Param) bool { return keyArgument.MatchString(p.Name) })
}

var keyArgument = regex.NewPattern(`(?i)^_?(id|pk|uid|(user|player|member|account|customer|owner|patient|employee|client)_?(id|pk|name)?|e?mail|name|nick(name)?|login)_?$`)

// personFound reports whether a value is the row of one user, looked up by what a resolver is asked for.
func (ac *Checks) personFound(f *ir.Function, id ir.ID) bool {
	if !findsArgument(f) {
		return false
	}
	id = idiom.Awaited(f, idiom.Untested(f, id))
	c := ac.queried(f, id)
	return f.Instrs[id].Op == ir.OpCall && c != nil && (ac.w.IsPeople(c.Name) || idiom.UserClass.MatchString(c.Name)) && inChain(f, id, func(call ir.ID) bool {
		return takesSome.MatchString(f.NameOf(f.Arg(call, 0))) && slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return idiom.OfAddress(f, x) })
	})
}

// typeHides reports whether what a resolver answers is of a type that shows nothing of what a user keeps: names = List(NameType).
func (ac *Checks) typeHides(f *ir.Function) bool {
	if f.Class == nil || f.Class.Body == nil {
		return false
	}
	field, body := strings.TrimPrefix(f.Name, "resolve_"), f.Class.Body
	for i := range body.Instrs {
		if body.Instrs[i].Op != ir.OpSetAttr || body.NameOf(ir.ID(i)) != field || body.Instrs[body.Arg(ir.ID(i), 1)].Op != ir.OpCall {
			continue
		}
		for _, x := range body.Args(body.Arg(ir.ID(i), 1))[1:] {
			c := ac.prog.ClassNamed(f.Module, body.NameOf(x))
			if c == nil || !ac.shownType(c) || c.Body == nil {
				continue
			}
			named := 0
			for j := range c.Body.Instrs {
				if c.Body.Instrs[j].Op != ir.OpSetAttr {
					continue
				}
				name := c.Body.NameOf(ir.ID(j))
				if toldOfUser.MatchString(name) || name == "Meta" { // its fields are those of a model
					return false
				}
				named++
			}
			return named > 0
		}
	}
	return false
}

// toldOfUser are columns that a user shows to few.
var toldOfUser = regex.NewPattern(`(?i)^(?:\w*_)?(e_?mail|phone|mobile|address|iban|salary|ssn|birth\w*|dob|passport|api_?(key|token)|secret|reset\w*|token|password|passwd|pwd|pw|pwhash|(password|pw|pass)_?hash|hash|pin)$`)

// elementOfPeople reports whether a value is one of all users: for m in users.find().
func (ac *Checks) elementOfPeople(f *ir.Function, id ir.ID) bool {
	from := idiom.NextOf(f, id)
	return from != ir.NoID && ac.allPeople(f, iterated(f, from))
}

// allPeople reports whether a value is all rows, or all documents, of users.
func (ac *Checks) allPeople(f *ir.Function, id ir.ID) bool {
	id = idiom.Awaited(f, idiom.Untested(f, id))
	for range 4 { // users.find().sort("name"), await cursor.to_list(100)
		if f.Instrs[id].Op != ir.OpCall {
			break
		}
		args := f.Args(id)
		callee := args[0]
		if name := idiom.CollectionOf(f, id); name != "" {
			return everyRow.MatchString(f.NameOf(callee)) && len(args) < 2 && ac.w.IsPeople(name)
		}
		if everyRow.MatchString(f.NameOf(callee)) {
			c := ac.queried(f, id)
			for _, x := range args[1:] {
				if m := ac.queried(f, x); c == nil && m != nil {
					c = m
				}
			}
			if c != nil {
				return (ac.w.IsPeople(c.Name) || idiom.UserClass.MatchString(c.Name)) && !narrowsRows(f, id)
			}
		}
		if f.Instrs[callee].Op != ir.OpAttr {
			break
		}
		id = idiom.Awaited(f, idiom.Untested(f, f.Arg(callee, 0)))
	}
	return false
}

// narrowsRows reports whether a chain of calls takes some rows only.
func narrowsRows(f *ir.Function, id ir.ID) bool {
	return inChain(f, id, func(call ir.ID) bool {
		name := f.NameOf(f.Arg(call, 0))
		return takesSome.MatchString(name) || (name == "filter" || name == "where") && !looksForPieces(f, call)
	})
}

var (
	takesSome = regex.NewPattern(`^(filter_by|exclude|get|first|one\w*|get_or_none|count)$`)
	// byPiece is a statement that looks for a piece of a name, which whoever asks for an empty one finds in all.
	byPiece      = regex.NewPattern(`(?is)\bwhere\s+[\w."\x60()]+\s+i?like\b[^=<>]*$`)
	likeMethod   = regex.NewPattern(`^(i?like|i?contains|i?startswith|ilike_op|match|regexp?_match)$`)
	likeArgument = regex.NewPattern(`^\w+__(i?contains|i?startswith|search|i?regex)$`)
)

// looksForPieces reports whether all conditions of a call for rows ask for a piece of what a column holds.
func looksForPieces(f *ir.Function, call ir.ID) bool {
	args, names := f.Args(call)[1:], f.Calls[f.Instrs[call].Aux].Names
	for i, x := range args {
		if i < len(names) && likeArgument.MatchString(names[i]) {
			continue
		}
		if f.Instrs[x].Op != ir.OpCall || !likeMethod.MatchString(f.NameOf(f.Arg(x, 0))) {
			return false
		}
	}
	return len(args) > 0
}

// picksEntries reports whether a function reads entries of rows by their names.
func picksEntries(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpIndex {
			continue
		}
		if _, ok := idiom.ConstText(f, f.Arg(ir.ID(i), 1)); ok && idiom.NextOf(f, f.Arg(ir.ID(i), 0)) != ir.NoID {
			return true
		}
	}
	return false
}
