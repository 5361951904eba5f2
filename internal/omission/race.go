package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is scarce (a balance, a stock, a voucher that may be used once) and is looked at first and taken
// afterwards, with nothing that keeps two requests apart.

// checkThenAct is the rule on it.
const checkThenAct = "check-then-act"

var (
	scarce       = regex.NewPattern(`(?i)^(\w*_)?(balance|credits?|points|karma|coins|wallet|stock|seats?|quantity|qty|available|inventory|remaining|left|uses|used|taken|redeemed|claimed|spent|quota|budget|tickets|downloads|slots|places|spots|vacancies|sold|booked|reserved|enrolled|consumed|free)(_left|_by|_by_id|_at|_count|_cents)?$`)
	scarceColumn = regex.NewPattern(`(?i)\b(?:\w+_)?(?:balance|credits?|points|karma|coins|wallet|stock|seats?|quantity|qty|available|inventory|remaining|uses|used|taken|redeemed|claimed|spent|quota|budget|tickets|downloads|slots|places|spots|sold|booked|reserved|enrolled|consumed)(?:_left|_by|_at|_count|_cents)?\b`)
	capacity     = regex.NewPattern(`(?i)^(\w*_)?(seats?|capacity|limit|quota|max\w*|available|places|spots|slots|stock|size)(_\w+)?$`)
	settingOne   = regex.NewPattern("(?is)^\\s*update\\s+[\"`\\[]?(\\w+)[\"`\\]]?\\s+set\\s+(.*)$")
	locking      = regex.NewPattern(`(?i)(^|_)r?w?(lock|locks|locked|locker|mutex|semaphore|advisory)($|_)|(Lock|Mutex|Semaphore)$|select_for_update|with_for_update|serializable|isolation_level|version_id|begin_nested|compare_and_swap|compare_exchange`)
	entered      = regex.NewPattern(`(?i)(^|_)(condition|cond|cv|mu|guard)$`)
	lockingSQL   = regex.NewPattern(`(?i)\bfor\s+(no\s+key\s+)?update\b|\bbegin\s+(immediate|exclusive)\b|\block\s+tables?\b|\bserializable\b|get_lock\(|advisory_lock`)
)

// races are such places, one a function. Those of the default profile are in functions that answer requests or that such
// functions call: elsewhere nothing says that two of them run at once.
func (ac *Checks) races() (out []*flow.Candidate) {
	r := ac.rule(checkThenAct)
	if r == nil {
		return nil
	}
	served := ac.served()
	for i, f := range ac.prog.Functions {
		if ac.w.Tests(f) || f.Kind != ir.Def || !served[i] && r.Rank() > ac.w.Config().Rank {
			continue
		}
		id := ac.takenAfterLook(f)
		if id == ir.NoID {
			id = ac.writtenBack(f)
		}
		if id == ir.NoID || locks(f) || slices.ContainsFunc(idiom.Around(f), locking.MatchString) {
			continue
		}
		out = append(out, apart(f, lacking(r, f, id, r.Message), id))
	}
	return out
}

// served are the functions that answer requests, and what they call.
func (ac *Checks) served() []bool {
	out := make([]bool, len(ac.prog.Functions))
	var work []int32
	add := func(f int32) {
		if !out[f] {
			out[f] = true
			work = append(work, f)
		}
	}
	for i := range ac.prog.Functions {
		if ac.answersRequests(ac.prog.Functions[i]) {
			add(int32(i))
		}
	}
	calls := ac.prog.Calls()
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		for _, callee := range calls[f] {
			add(callee)
		}
	}
	return out
}

// A look is a scarce thing that a branch asks for: an attribute or a key of a row.
type look struct {
	row  ir.ID // what it is read from
	name string
	pos  int32
}

// takenAfterLook is where a function takes what a branch before has looked at.
func (ac *Checks) takenAfterLook(f *ir.Function) ir.ID {
	looks, counts := looked(f)
	if len(looks) == 0 && len(counts) == 0 && !slices.ContainsFunc(f.Module.Names, countedDown.MatchString) {
		return ac.takenAfterFound(f)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpSetAttr:
				row := idiom.Untested(f, f.Arg(id, 0))
				if scarce.MatchString(f.NameOf(id)) && !inDatabase(f, f.Arg(id, 1), 0) && (!ofParameter(f, row) && (keptRow(f, row) || ac.isUser(f, row)) || ac.givenRow(f, row)) && slices.ContainsFunc(looks, func(l look) bool { return l.pos < in.Pos && sameRow(f, l.row, row) }) {
					return id
				}
			case ir.OpSetIndex:
				if takesFromDocument(f, id, looks) {
					return id
				}
			case ir.OpCall:
				if slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
					s, ok := idiom.ConstText(f, x)
					return ok && takesLooked(s, looks, in.Pos)
				}) {
					return id
				}
				if ac.keepsDifference(f, id, looks) || takesInDatabase(f, id, looks) || takesFromStore(f, id) {
					return id
				}
				if name := f.NameOf(f.Arg(id, 0)); slices.ContainsFunc(counts, func(pos int32) bool { return pos < in.Pos }) && inserting(f, id, name) {
					return id
				}
			}
		}
	}
	return ac.takenAfterFound(f)
}

// keepsDifference reports whether a call keeps what a look leaves: stock.set_quantity(item.id, item.quantity - n),
// db.items.update_one({"_id": key}, {"$set": {"quantity": item["quantity"] - n}}). One whose filter asks for it again does not.
func (ac *Checks) keepsDifference(f *ir.Function, call ir.ID, looks []look) bool {
	args := f.Args(call)[1:]
	left := func(x ir.ID) bool {
		if x = idiom.Untested(f, x); f.Instrs[x].Op != ir.OpBinary || f.Instrs[x].Flag != ir.Sub {
			return false
		}
		of := idiom.Untested(f, f.Arg(x, 0))
		return (f.Instrs[of].Op == ir.OpAttr || f.Instrs[of].Op == ir.OpIndex) && slices.ContainsFunc(looks, func(l look) bool {
			return l.name == idiom.BearerName(f, of) && l.pos <= f.Instrs[of].Pos && sameRow(f, l.row, idiom.Untested(f, f.Arg(of, 0)))
		})
	}
	if len(args) > 1 && idiom.CollectionOf(f, call) != "" && idiom.ChangingDocument.MatchString(f.NameOf(f.Arg(call, 0))) {
		return !slices.ContainsFunc(idiom.DictKeys(f, args[0], 0), scarce.MatchString) && entryIs(f, args[1], left, 0)
	}
	return slices.ContainsFunc(args, left) && slices.ContainsFunc(ac.calledBy(f, call), func(g *ir.Function) bool {
		return ac.deed(g.ID, 0).changes && !locks(g) && !asksForScarce(g)
	})
}

// entryIs reports whether a value of a dictionary as it is written, or of one inside it, is of a kind.
func entryIs(f *ir.Function, id ir.ID, is func(ir.ID) bool, depth int) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict || depth > 2 {
		return false
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if is(args[1]) || entryIs(f, args[1], is, depth+1) {
			return true
		}
	}
	return false
}

// asksForScarce reports whether a function finds the row that it changes by what is scarce, too.
func asksForScarce(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if s, ok := idiom.ConstText(f, id); ok && scarceColumn.MatchString(idiom.WhereClause.FindString(s)) {
			return true
		}
		if f.Instrs[i].Op == ir.OpCall && len(f.Args(id)) > 2 && idiom.CollectionOf(f, id) != "" && slices.ContainsFunc(idiom.DictKeys(f, f.Arg(id, 1), 0), scarce.MatchString) {
			return true
		}
	}
	return false
}

// sameRow reports whether two values are one row, which may be read twice: g.keeper.
func sameRow(f *ir.Function, x, y ir.ID) bool {
	for range idiom.MaxRefinements {
		if x == y {
			return true
		}
		if x == ir.NoID || y == ir.NoID || f.Instrs[x].Op != f.Instrs[y].Op {
			return false
		}
		switch f.Instrs[x].Op {
		case ir.OpAttr:
			if f.NameOf(x) != f.NameOf(y) {
				return false
			}
			x, y = idiom.Untested(f, f.Arg(x, 0)), idiom.Untested(f, f.Arg(y, 0))
		case ir.OpGlobal, ir.OpFrom:
			return f.NameOf(x) == f.NameOf(y)
		default:
			return false
		}
	}
	return false
}

// looked are the scarce things that branches of a function ask for, and where rows are counted to compare them with a
// capacity.
func looked(f *ir.Function) (looks []look, counts []int32) {
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		cond := f.Arg(list[len(list)-1], 0)
		counted, limited := false, false
		idiom.Inside(f, cond, 0, func(id ir.ID) {
			in := &f.Instrs[id]
			counted = counted || countsRows(f, id)
			switch in.Op {
			case ir.OpAttr, ir.OpIndex:
				name := idiom.BearerName(f, id)
				if scarce.MatchString(name) {
					looks = append(looks, look{idiom.Untested(f, f.Arg(id, 0)), name, in.Pos})
				}
				limited = limited || capacity.MatchString(name)
				if s, ok := selecting(f, id, 0); ok && name == "" && scarceColumn.MatchString(selectList.FindString(s)) {
					looks = append(looks, look{ir.NoID, scarceColumn.FindString(selectList.FindString(s)), in.Pos})
				}
			case ir.OpCall:
				name := f.NameOf(f.Arg(id, 0))
				counted = counted || name == "count" || name == "acount" || name == "count_documents" || name == "len" && len(f.Args(id)) == 2 && f.Instrs[idiom.Untested(f, f.Arg(id, 1))].Op == ir.OpAttr
			case ir.OpConst: // if n >= 50
				c := &f.Consts[in.Aux]
				limited = limited || c.Kind == ir.Int && c.Int > 1
			case ir.OpGlobal, ir.OpFrom:
				limited = limited || capacity.MatchString(f.NameOf(id))
			}
		})
		if counted && limited {
			counts = append(counts, f.Instrs[cond].Pos)
		}
	}
	return looks, counts
}

var selectList = regex.NewPattern(`(?is)^\s*select\b.*?\bfrom\b`)

// selecting is the statement whose result a value is taken from.
func selecting(f *ir.Function, id ir.ID, depth int) (string, bool) {
	if id == ir.NoID || depth > 6 {
		return "", false
	}
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpIndex, ir.OpAttr, ir.OpAwait:
		return selecting(f, f.Arg(id, 0), depth+1)
	case ir.OpCall:
		for _, x := range f.Args(id)[1:] {
			if s, ok := idiom.ConstText(f, x); ok && selectList.MatchString(s) {
				return s, true
			}
		}
		return selecting(f, f.Arg(id, 0), depth+1)
	}
	return "", false
}

// takesLooked reports whether a statement changes what was looked at, and does not ask for it again.
func takesLooked(statement string, looks []look, pos int32) bool {
	m := settingOne.FindStringSubmatch(statement)
	if m == nil {
		return false
	}
	where := idiom.WhereClause.FindString(m[2])
	set := strings.ToLower(m[2][:len(m[2])-len(where)])
	if scarceColumn.MatchString(where) {
		return false
	}
	return slices.ContainsFunc(looks, func(l look) bool {
		return l.pos < pos && slices.Contains(strings.FieldsFunc(set, idiom.NotWord), strings.ToLower(l.name))
	})
}

// inDatabase reports whether a value is computed where it is kept: F("stock") - 1, User.credit - n.
func inDatabase(f *ir.Function, id ir.ID, depth int) bool {
	if depth > 4 {
		return false
	}
	switch id = idiom.Untested(f, id); f.Instrs[id].Op {
	case ir.OpBinary, ir.OpInPlace:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return inDatabase(f, x, depth+1) })
	case ir.OpCall:
		return f.NameOf(f.Arg(id, 0)) == "F"
	case ir.OpAttr:
		of := f.Arg(id, 0)
		return f.Instrs[of].Op == ir.OpGlobal && idiom.Capital(f.NameOf(of))
	}
	return false
}

// ofParameter reports whether a value is a parameter, whatever was tested of it on the way and however often.
func ofParameter(f *ir.Function, id ir.ID) bool {
	seen := map[ir.ID]bool{}
	for work := []ir.ID{id}; len(work) > 0; {
		id := idiom.Unrefined(f, work[len(work)-1])
		if work = work[:len(work)-1]; seen[id] {
			continue
		}
		seen[id] = true
		switch f.Instrs[id].Op {
		case ir.OpParam:
		case ir.OpPhi:
			work = append(work, f.Args(id)...)
		default:
			return false
		}
	}
	return true
}

// givenRow reports whether a value is a parameter for which an entry point passes a row that it has looked up, or the user who
// asks.
func (ac *Checks) givenRow(f *ir.Function, id ir.ID) bool {
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpParam {
		return false
	}
	for x := range ac.passedByEntries(f, int(f.Instrs[id].Aux)) {
		if (keptRow(x.caller, x.value) && !ofParameter(x.caller, x.value) || ac.isUser(x.caller, x.value)) &&
			!locks(x.caller) && !slices.ContainsFunc(idiom.Around(x.caller), locking.MatchString) {
			return true
		}
	}
	return false
}

// keptRow reports whether a value is a row that something looked up: the result of a call, or what such a row refers to.
func keptRow(f *ir.Function, id ir.ID) bool {
	for range idiom.MaxRefinements {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpCall, ir.OpPhi:
			return true
		case ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpAttr: // request.user.wallet
			if n := f.NameOf(id); n == "user" || n == "current_user" {
				return true
			}
			id = f.Arg(id, 0)
		case ir.OpGlobal, ir.OpFrom:
			return f.NameOf(id) == "current_user"
		default:
			return false
		}
	}
	return false
}

// inserting reports whether a call keeps a new row.
func inserting(f *ir.Function, call ir.ID, name string) bool {
	switch name {
	case "add", "create", "acreate", "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create", "bulk_create", "insert", "insert_one":
		return f.Instrs[f.Arg(call, 0)].Op == ir.OpAttr
	case "save": // Booking(...).save()
		callee := f.Arg(call, 0)
		if f.Instrs[callee].Op != ir.OpAttr {
			return false
		}
		row := idiom.Untested(f, f.Arg(callee, 0))
		return f.Instrs[row].Op == ir.OpCall && idiom.Capital(f.NameOf(f.Arg(row, 0)))
	}
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool {
		s, ok := idiom.ConstText(f, x)
		return ok && idiom.InsertInto.MatchString(s)
	})
}

// locks reports whether a function speaks of what keeps two requests apart.
func locks(f *ir.Function) bool {
	for i := range f.Instrs {
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			if locking.MatchString(f.NameOf(ir.ID(i))) {
				return true
			}
		case ir.OpEnter: // with self._condition:
			if entered.MatchString(idiom.BearerName(f, f.Arg(ir.ID(i), 0))) {
				return true
			}
		case ir.OpConst:
			if c := &f.Consts[in.Aux]; c.Kind == ir.Str && lockingSQL.MatchString(c.Str) {
				return true
			}
		case ir.OpCall:
			if slices.Contains(f.Calls[in.Aux].Names, "with_for_update") || slices.Contains(f.Calls[in.Aux].Names, "for_update") {
				return true
			}
		}
	}
	return false
}
