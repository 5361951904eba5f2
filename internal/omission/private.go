package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what entry points show that is not for everybody: rows of tables that other code narrows to those of the
// user who asks, and what is known of users.

var (

	// foundBySecret are statements that find rows by what only those know whom somebody has told it.
	foundBySecret = regex.NewPattern("(?is)\\bwhere\\s+(?:.*\\sand\\s+)?[\"`\\[]?(?:\\w+\\.)?(?:\\w*_)?(?:token|secret|signature|share\\w*|hash|digest|api_?key)[\"`\\]]?\\s*=")
	rowsAsked     = regex.NewPattern(`^(all|filter|filter_by|query|select|objects|find|values|first|one|one_or_none|scalars|execute|iterator|order_by)$`)
)

// showsPrivate reports whether an entry point shows rows that are not for everybody.
func (ac *Checks) showsPrivate(f *ir.Function) bool {
	var private bool
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpConst:
			s, ok := idiom.ConstText(f, id)
			if !ok || len(s) < 16 || !idiom.StatementText.MatchString(s) || idiom.ChangingSQL.MatchString(s) || idiom.ShownOpenly.MatchString(s) || strings.Contains(strings.ToLower(s), "count(") || foundBySecret.MatchString(s) {
				continue
			}
			t := idiom.TableOf.FindStringSubmatch(s)
			if t == nil {
				continue
			}
			if idiom.UserTable.MatchString(t[1]) || ac.w.IsPeople(t[1]) {
				private = private || idiom.SelectsPrivate(s) || idiom.AllRows.MatchString(s) && !idiom.WhereClause.MatchString(s)
			} else {
				private = private || ac.narrowedTables()[strings.ToLower(t[1])]
			}
		case ir.OpCall:
			if name := idiom.CollectionOf(f, id); name != "" && findsRows.MatchString(f.NameOf(f.Arg(id, 0))) {
				private = private || ac.narrowedTables()[name] && !slices.ContainsFunc(consts(f), idiom.ShownOpenly.MatchString)
			}
			if rowsAsked.MatchString(f.NameOf(f.Arg(id, 0))) {
				c := ac.queried(f, id)
				for _, x := range f.Args(id)[1:] {
					if m := ac.queried(f, x); c == nil && m != nil {
						c = m
					}
				}
				private = private || c != nil && ac.narrowedTables()[c.Name]
			}
		case ir.OpAttr:
			if name := f.NameOf(id); idiom.PrivateColumn.MatchString(name) && ac.rowOfUsers(f, f.Arg(id, 0)) {
				private = true
			}
		}
	}
	return private
}

// rowOfUsers reports whether a value is an element of all users: for m in Member.query.
func (ac *Checks) rowOfUsers(f *ir.Function, id ir.ID) bool {
	from := idiom.NextOf(f, id)
	if from == ir.NoID {
		return false
	}
	c := ac.queried(f, from)
	return c != nil && (idiom.UserClass.MatchString(c.Name) || ac.w.IsPeople(c.Name))
}

// privateTable are tables and classes of rows that two people share at most.
var privateTable = regex.NewPattern(`(?i)^(?:\w*_)?(?:direct|private)?(?:messages?|transactions?|invoices?|orders?|payments?|bookings?|reservations?|notes?|records?|prescriptions?|cards?|tickets?|loans?|claims?|statements?|mails?|letters?|chats?|addresses|address|payslips?|salar(?:y|ies)|timesheets?|diary|health\w*|medical\w*)$`)

// narrowedTables are such tables of which some statement of the program finds the rows of the user who asks.
func (ac *Checks) narrowedTables() map[string]bool {
	ac.narrowing.Do(func() {
		ac.narrowedTo = map[string]bool{}
		for _, f := range ac.functions {
			for j := range f.Instrs {
				if f.Instrs[j].Op != ir.OpCall || len(f.Args(ir.ID(j))) < 2 {
					continue
				}
				args := f.Args(ir.ID(j))
				if name := idiom.CollectionOf(f, ir.ID(j)); name != "" && privateTable.MatchString(name) && ac.namesUser(f, args[1]) {
					ac.narrowedTo[name] = true
					continue
				}
				s, n := idiom.PassedStatement(f, args)
				if n == 0 || !idiom.NamesOwner(s, ac.w.OwnerNamed) || !slices.ContainsFunc(args[n+1:], func(x ir.ID) bool { return ac.holdsUser(f, x) }) {
					continue
				}
				if t := idiom.TableOf.FindStringSubmatch(s); t != nil && privateTable.MatchString(t[1]) {
					ac.narrowedTo[strings.ToLower(t[1])] = true
				}
			}
		}
		for c := range ac.narrowed() {
			if privateTable.MatchString(c.Name) {
				ac.narrowedTo[c.Name] = true
			}
		}
	})
	return ac.narrowedTo
}

// privateRows reports whether rows of a table, or of a class, are such, and belong to somebody.
func (ac *Checks) privateRows(table string) bool {
	return privateTable.MatchString(table) && ac.w.OwnedTables()[strings.ToLower(table)]
}

// strangers reports whether a view that asks nobody who calls shows such a row to whoever says its key, where the program knows users.
func (ac *Checks) strangers(view *ir.Function, row flow.Place) bool {
	if ac.w.Tests(view) || !ac.asked || !ac.unasked(view) || ac.unguarded(view) || ac.deed(view.ID, 0).verifies || ac.forVisitors(view) {
		return false
	}
	for i := range row.Fn.Instrs {
		if in := &row.Fn.Instrs[i]; in.Op == ir.OpCall && row.In(in) {
			if t := ac.tableRead(row.Fn, ir.ID(i)); t != "" && ac.privateRows(t) {
				return true
			}
		}
	}
	return false
}

// machine are names of entry points that other machines call, which have to prove who they are.
var machine = regex.NewPattern(`(?i)^\w*(web_?)?hooks?(_\w+)?$`)

// namesUser reports whether a document by which others are found says that they belong to the user who asks.
func (ac *Checks) namesUser(f *ir.Function, id ir.ID) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict {
		return false
	}
	for pairs := f.Args(id); len(pairs) > 1; pairs = pairs[2:] {
		if k, ok := idiom.ConstText(f, pairs[0]); ok && ac.w.OwnerNamed(k) && ac.holdsUser(f, pairs[1]) {
			return true
		}
	}
	return false
}

// consts are the short texts of a function.
func consts(f *ir.Function) (out []string) {
	for i := range f.Consts {
		if c := &f.Consts[i]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxName {
			out = append(out, c.Str)
		}
	}
	return out
}
