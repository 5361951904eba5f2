package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds changes of tables that belong to nobody (tariffs, parts, templates) which one view lets every user make, and
// others those alone who have a privilege.

var (
	changingRows = regex.NewPattern(`^(insert|update|delete|replace)_(one|many)$|^find_one_and_\w+$`)
	changingObj  = regex.NewPattern(`^(delete|save|update|create|bulk_create|update_or_create|delete_instance|insert_many)$`)
	// tallying are columns that change with what users do, whoever may change the rest of the row.
	tallying = regex.NewPattern(`(?i)(^|_)(left|remaining|available|seats?|counts?|counter|views?|votes?|likes?|hits|downloads?|places|spots|capacity|members?|members_count|participants|attendees|used|uses|seen|sold|booked|taken|reserved|balance|rating|score)(_|$)`)
	// writtenByAll are tables in which whatever users do leaves a row.
	writtenByAll = regex.NewPattern(`(?i)(log|audit|event|message|notification|report|feedback|ticket|request|submission|vote|answer|attempt|session|token|history|upload|file|document|photo|image|media|contact|inquir|enquir|signup|subscription|rsvp|booking|reservation|order|payment|invite|invitation|comment|post|reading|metric|tag|job|task|draft)`)
	tallied      = regex.NewPattern("(?is)\\bset\\s+[\"`]?\\w+[\"`]?\\s*=\\s*[\"`]?\\w+[\"`]?\\s*[-+]")
)

// changesTable calls visit for each place where a function changes a table, a collection or the rows of a class, in itself or in what
// it calls for that.
func (ac *Checks) changesTable(f *ir.Function, visit func(table string, id ir.ID)) {
	for i := range f.Instrs {
		id := ir.ID(i)
		if table := ac.changedAt(f, id); table != "" {
			visit(table, id)
		}
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		for _, g := range ac.calledBy(f, id) { // repository.set_price(...)
			for j := range g.Instrs {
				if table := ac.changedAt(g, ir.ID(j)); table != "" {
					visit(table, id)
				}
			}
		}
	}
}

// changedAt is the table that an instruction changes, in small letters; "" for none, or where the change only counts.
func (ac *Checks) changedAt(f *ir.Function, id ir.ID) string {
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		if !ok || len(s) < 16 || !idiom.ChangingSQL.MatchString(s) || tallied.MatchString(s) {
			return ""
		}
		if stmt, ok := idiom.ParseKeeping(s); ok && slices.ContainsFunc(stmt.Columns, func(c idiom.KeptColumn) bool { return tallying.MatchString(c.Name) }) {
			return ""
		}
		if t := idiom.TableOf.FindStringSubmatch(s); t != nil {
			return strings.ToLower(t[1])
		}
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op != ir.OpAttr {
			return ""
		}
		name := f.NameOf(callee)
		if changingRows.MatchString(name) {
			if args := f.Args(id); len(args) > 2 && slices.ContainsFunc(idiom.DictKeys(f, args[2], 0), func(k string) bool { return k == "$inc" || k == "$push" || k == "$addToSet" || tallying.MatchString(k) }) {
				return ""
			}
			return idiom.CollectionOf(f, id)
		}
		if !changingObj.MatchString(name) || slices.ContainsFunc(f.Calls[f.Instrs[id].Aux].Names, tallying.MatchString) {
			return ""
		}
		c := ac.classChanged(f, callee)
		if args := f.Args(id); c == nil && len(args) == 2 && name == "delete" { // session.delete(part)
			c = ac.rowHeld(f, args[1])
		}
		if c != nil {
			return strings.ToLower(c.Name)
		}
	case ir.OpSetAttr: // part.price = ..., and the session commits
		name := f.NameOf(id)
		if tallying.MatchString(name) || decidedState.MatchString(name) || ac.countsDown(f, id) {
			return ""
		}
		if c := ac.rowHeld(f, f.Arg(id, 0)); c != nil && slices.Contains(ac.w.ColumnsOf(c.ID), name) && !saves(f) {
			return strings.ToLower(c.Name)
		}
	}
	return ""
}

// saves reports whether a function saves rows by a method of theirs, which is where it changes them then.
func saves(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpAttr && f.NameOf(ir.ID(i)) == "save" {
			return true
		}
	}
	return false
}

// countsDown reports whether an attribute is set to what it was, less or more by what the client did not say, as what is bought is.
func (ac *Checks) countsDown(f *ir.Function, set ir.ID) bool {
	v := f.Arg(set, 1)
	in := &f.Instrs[v]
	if in.Op != ir.OpInPlace && in.Op != ir.OpBinary {
		return false
	}
	before, by := f.Arg(v, 0), f.Arg(v, 1)
	if f.Instrs[before].Op != ir.OpAttr || f.NameOf(before) != f.NameOf(set) {
		return false
	}
	return in.Flag != ir.Add || !ac.sentTo(f, by)
}

// rowHeld is the kept class of the row that a function has looked up and now holds; a row that is missing has ended it (row or abort(404)).
func (ac *Checks) rowHeld(f *ir.Function, id ir.ID) *ir.Class {
	row := idiom.Awaited(f, idiom.Untested(f, id))
	if f.Instrs[row].Op == ir.OpPhi {
		for _, x := range f.Args(row)[:min(3, len(f.Args(row)))] {
			if y := idiom.Awaited(f, idiom.Unrefined(f, x)); f.Instrs[y].Op == ir.OpCall && ac.rowClass(f, y) != nil {
				row = y
				break
			}
		}
	}
	if f.Instrs[row].Op != ir.OpCall {
		return nil
	}
	if c := ac.rowClass(f, row); c != nil && ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
		return c
	}
	return nil
}

// classChanged is the kept class whose rows a method changes: Note.filter(id=1).delete, note.save.
func (ac *Checks) classChanged(f *ir.Function, callee ir.ID) *ir.Class {
	c := ac.queried(f, callee)
	if row := idiom.Awaited(f, idiom.Untested(f, f.Arg(callee, 0))); c == nil && f.Instrs[row].Op == ir.OpCall {
		if c = ac.rowClass(f, row); c == nil { // a helper of the program looks the row up
			for _, g := range ac.calledBy(f, row) {
				for i := range g.Instrs {
					if x := idiom.Awaited(g, ir.ID(i)); c == nil && g.Instrs[i].Op == ir.OpCall && x == ir.ID(i) && rowsFound.MatchString(g.NameOf(g.Arg(x, 0))) {
						c = ac.rowClass(g, x)
					}
				}
			}
		}
	}
	if c == nil || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
		return nil
	}
	return c
}

var rowsFound = regex.NewPattern(`^(get|get_or_none|get_or_404|get_object_or_404|first|one|one_or_none|scalar_one_or_none|get_by_id)$`)

// nobodys reports whether the rows of a table belong to no user: no column says whose they are, but for the customer who shares the
// program with others.
func (ac *Checks) nobodys(table string) bool {
	personal := func(name string) bool {
		one := strings.TrimSuffix(name, "_id")
		return !idiom.Tenant[one] && !sharing.MatchString(one) && (ac.names.Owner.MatchString(name) || ac.w.FindPeople().Owners[name])
	}
	if idiom.UserTable.MatchString(table) || ac.w.IsPeople(table) || writtenByAll.MatchString(table) {
		return false
	}
	for _, c := range ac.prog.Classes {
		if strings.ToLower(c.Name) == table || ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() && idiom.TableName(c) == table {
			return !slices.ContainsFunc(ac.w.ColumnsOf(c.ID), personal) && len(ac.w.OwnedThrough(c.ID, 0)) == 0
		}
	}
	return !slices.ContainsFunc(ac.w.StatedColumns()[table], personal) && !ac.w.OwnedDocuments()[table] && !ac.w.OwnedTables()[table]
}

var sharing = regex.NewPattern(`^(tenant|organi[sz]ation|org|company|team|workspace|project|group|site)$`)

// changesForOthers are the entry points, of those for every user, that change a table which others change for who has a privilege.
func (ac *Checks) changesForOthers(ruled, plain []*ir.Function, places map[int32]ir.ID) (out []*ir.Function) {
	few := map[string]int{}
	for _, f := range ruled {
		own := map[string]bool{}
		ac.changesTable(f, func(table string, _ ir.ID) { own[table] = true })
		for table := range own {
			few[table]++
		}
	}
	if len(few) == 0 {
		return nil
	}
	by := map[string][]*ir.Function{}
	at := map[int32]ir.ID{}
	for _, f := range plain {
		if ac.own(f).owns || f.Class != nil && ac.narrows(f.Class) {
			continue
		}
		told := false
		ac.changesTable(f, func(table string, id ir.ID) {
			if !told && few[table] > 0 && ac.nobodys(table) {
				told = true
				at[f.ID] = id
				by[table] = append(by[table], f)
			}
		})
	}
	for _, f := range plain {
		for table, list := range by {
			if slices.Contains(list, f) && len(list) <= few[table]+1 {
				if _, known := places[f.ID]; !known {
					places[f.ID] = at[f.ID]
					out = append(out, f)
				}
			}
		}
	}
	return out
}
