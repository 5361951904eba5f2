package flow

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds which row a statement finds, by which of the values that are bound to it, and rows that are users
// themselves: everybody may look some of a user's columns up, and nobody but that user may change them.

var (
	userByID = regex.NewPattern("(?is)^\\s*(?:select|update|delete)\\b.*\\bwhere\\s+[\"`\\[]?(?:\\w+\\.)?(?:u?id|uuid|pk|(?:user|member|staff|customer|account)_?(?:id|no|number)?)[\"`\\]]?\\s*=\\s*(?:\\?|%s|%\\(|:\\w|\\$\\d)")
	// userByName are statements that change a user whom a name finds.
	userByName = regex.NewPattern("(?is)^\\s*(?:update|delete)\\b.*\\bwhere\\s+[\"`\\[]?(?:\\w+\\.)?(?:user_?name|login|e_?mail|name|nick(?:name)?)[\"`\\]]?\\s*=\\s*(?:\\?|%s|%\\(|:\\w|\\$\\d)[^a-z]*$")

	adding = regex.NewPattern(`(?is)^\s*update\s+\S+\s+set\s+(\w+)\s*=\s*\w+\s*\+[^,]*$`) // somebody is given something

)

// ownedStatement reports whether a statement finds a row by its key that belongs to somebody, whom it does not name.
func (w *World) ownedStatement(s string) bool {
	t := idiom.TableOf.FindStringSubmatch(s)
	if t == nil {
		return false
	}
	if (idiom.UserTable.MatchString(t[1]) || w.IsPeople(t[1])) && !(w.ofAnother(t[1]) && w.OwnedTables()[strings.ToLower(t[1])]) {
		return (userByID.MatchString(s) || userByName.MatchString(s)) && (idiom.ChangingSQL.MatchString(s) && !adding.MatchString(s) || idiom.SelectsPrivate(s))
	}
	if w.isTenant(t[1]) {
		return idiom.LookupByID.MatchString(s) && idiom.ChangingSQL.MatchString(s) && !adding.MatchString(s) && !idiom.InsertingSQL.MatchString(s)
	}
	return idiom.LookupByID.MatchString(s) && !idiom.NamesOwner(s, w.OwnerNamed) && w.OwnedTables()[strings.ToLower(t[1])]
}

// wholeUser reports whether a statement selects all columns of a user by the key.
func (w *World) wholeUser(s string) bool {
	t := idiom.TableOf.FindStringSubmatch(s)
	return t != nil && (idiom.UserTable.MatchString(t[1]) || w.IsPeople(t[1])) && idiom.AllRows.MatchString(s) && userByID.MatchString(s)
}

// keyPlace is which of the values that are bound to a statement it finds the row by: its number, from 0, or its name; false
// where that cannot be told.
func keyPlace(statement string) (n int, name string, ok bool) {
	before := keyCondition.FindString(statement)
	m := idiom.Placeholder.FindStringSubmatch(statement[len(before):])
	if before == "" || m == nil {
		return 0, "", false
	}
	if m[1] != "" {
		i, _ := strconv.Atoi(m[1])
		return i - 1, "", i > 0
	}
	return strings.Count(before, "?") + strings.Count(before, "%s"), m[2] + m[3], true
}

var keyCondition = regexp.MustCompile("(?is)^.*\\bwhere\\s+(?:[^()]*\\sand\\s+)?[\"`\\[]?(?:\\w+\\.)?(?:\\w*_)?(?:id|uid|uuid|pk|key|number|no|user|member|staff|customer|account|user_?name|login|e_?mail|name|nick(?:name)?)[\"`\\]]?\\s*=")

// boundKey is the data by which a statement finds a row, where a call binds such values to it: in a tuple, a list or a
// dictionary, or one after the other, behind the argument that is the statement. It is all that is bound where it cannot be told which value is the key.
func (a *analysis) boundKey(statement string, call ir.ID, stands int, all func() []Atom) []Atom {
	n, name, ok := keyPlace(statement)
	bound := idiom.Bindings(a.f, call, stands)
	if !ok || len(bound) == 0 {
		return all()
	}
	if t, ok := a.boundAt(bound, n, name); ok {
		return t
	}
	return all()
}

// boundAt is the data that stand for the place n of a statement, or for a named one, among what is bound to it.
func (a *analysis) boundAt(bound []ir.ID, n int, name string) ([]Atom, bool) {
	first := a.vals[bound[0]]
	if name != "" {
		return a.deep(a.indexKey(first, key{'[', name})), true
	}
	switch es, exact := a.elements(first); {
	case exact && n < len(es):
		return a.deep(es[n]), true
	case !exact && n < len(bound) && (n > 0 || len(bound) > 1):
		return a.deep(a.vals[bound[n]]), true
	}
	return nil, false
}

var (
	wholeRow    = regex.NewPattern(`^(to_dict|as_dict|asdict|to_json|serialize|dict|json|model_dump|__dict__|vars|jsonify|model_to_dict|dump|dumps)$`)
	changingRow = regex.NewPattern(`^(delete|remove|update|setattr|set_password|set_role|change_password|delete_instance|update_from_dict|populate_obj)$`)
	oneRow      = regex.NewPattern(`^(first|one|one_or_none|scalar|first_or_404|scalar_one|scalar_one_or_none|scalars|with_for_update|options|execute|query|get|filter_by|filter|where|select)$`)
)

// usedAsOwn reports whether the function changes a row of users that a call finds, or shows what only that user may see.
func (a *analysis) usedAsOwn(call ir.ID) bool {
	f := a.f
	seen := map[ir.ID]bool{}
	for work := []ir.ID{call}; len(work) > 0 && len(seen) < idiom.MaxRefinements; {
		x := work[len(work)-1]
		if work = work[:len(work)-1]; seen[x] {
			continue
		}
		seen[x] = true
		for i := range f.Instrs {
			id, args := ir.ID(i), f.Args(ir.ID(i))
			if f.Instrs[i].Op == ir.OpReturn || !slices.Contains(args, x) {
				continue
			}
			switch f.Instrs[i].Op {
			case ir.OpSigma, ir.OpPhi, ir.OpAwait, ir.OpAnnotate:
				if args[0] == x || f.Instrs[i].Op == ir.OpPhi {
					work = append(work, id)
				}
			case ir.OpSetAttr:
				if args[0] == x && !(f.Instrs[args[1]].Flag == ir.Add && (f.Instrs[args[1]].Op == ir.OpInPlace || f.Instrs[args[1]].Op == ir.OpBinary)) { // who is given something does not mind
					return true
				}
			case ir.OpAttr:
				name := f.NameOf(id)
				if idiom.PrivateColumn.MatchString(name) && !onlyAddedTo(f, id) || wholeRow.MatchString(name) || changingRow.MatchString(name) {
					return true
				}
				if oneRow.MatchString(name) {
					work = append(work, id)
				}
			case ir.OpCall:
				name := f.NameOf(args[0])
				if args[0] == x || oneRow.MatchString(name) { // .first(), session.execute(select(User)...)
					work = append(work, id)
				} else if wholeRow.MatchString(name) || changingRow.MatchString(name) {
					return true
				}
			}
		}
	}
	return false
}

// onlyAddedTo reports whether all that is done with a value is to add something to it: who is given something does not mind.
func onlyAddedTo(f *ir.Function, id ir.ID) bool {
	added := false
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op == ir.OpReturn || !slices.Contains(f.Args(ir.ID(i)), id) {
			continue
		} else if in.Op != ir.OpInPlace && in.Op != ir.OpBinary || in.Flag != ir.Add {
			return false
		}
		added = true
	}
	return added
}
