package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds looks at what is scarce that no branch takes, but the condition by which a row is found: the voucher that is not
// used yet, found and marked afterwards. And it holds further ways of taking: in the database, where the condition is not asked
// again, and in documents that are written back whole.

var (
	foundWhere = regex.NewPattern(`^(filter|filter_by|get|get_object_or_404|get_or_404|get_or_none|find_one|first|one|one_or_none)$`)
	unusedOnly = regex.NewPattern(`(?i)(?:\bnot\s+(?:\w+\.)?(\w+)|(?:\b\w+\.)?\b(\w+)\s*(?:=\s*(?:0|false|'(?:free|open|unused|new|available)')|is\s+(?:null|false|not\s+true)|>=?\s*[01]))(?:\W|$)`)
	wholeBack  = regex.NewPattern(`^(put|put_item|replace_one|find_one_and_replace|save\w*|set|store\w*|write\w*|update|upsert\w*|dump)$`)
	setsRows   = regex.NewPattern(`^(update|values)$`)
)

// A finder is what a row is found by, and the column of it that says that the row is still to be had.
type finder struct {
	by    ir.ID
	of    string // the collection, where it is one
	name  string
	pos   int32
	query bool // a statement
}

// finders are such conditions of a function.
func finders(f *ir.Function) (out []finder) {
	for i := range f.Instrs {
		id := ir.ID(i)
		in := &f.Instrs[i]
		switch in.Op {
		case ir.OpCall:
			args := f.Args(id)
			name := f.NameOf(args[0])
			if s, n := idiom.PassedStatement(f, args); n > 0 {
				if selectList.MatchString(s) {
					for _, m := range unusedOnly.FindAllStringSubmatch(idiom.WhereClause.FindString(s), -1) {
						if col := m[1] + m[2]; scarce.MatchString(col) {
							out = append(out, finder{id, "", strings.ToLower(col), in.Pos, true})
						}
					}
				}
				continue
			}
			if of := idiom.CollectionOf(f, id); of != "" {
				if name == "find_one" && len(args) > 1 {
					for _, k := range idiom.DictKeys(f, args[1], 0) {
						if scarce.MatchString(k) {
							out = append(out, finder{id, of, k, in.Pos, false})
						}
					}
				}
				continue
			}
			if !foundWhere.MatchString(name) {
				continue
			}
			for _, k := range f.Calls[in.Aux].Names { // filter_by(code=code, used=False)
				if k, _, _ = strings.Cut(k, "__"); scarce.MatchString(k) {
					out = append(out, finder{id, "", k, in.Pos, false})
				}
			}
		case ir.OpCompare: // Voucher.used == False
			if of := f.Arg(id, 0); columnOfClass(f, of) && scarce.MatchString(f.NameOf(of)) {
				out = append(out, finder{id, "", f.NameOf(of), in.Pos, false})
			}
		case ir.OpAttr: // Voucher.used.is_(False)
			if of := f.Arg(id, 0); f.NameOf(id) == "is_" && columnOfClass(f, of) && scarce.MatchString(f.NameOf(of)) {
				out = append(out, finder{id, "", f.NameOf(of), in.Pos, false})
			}
		}
	}
	return out
}

// columnOfClass reports whether a value is an attribute of a class: Voucher.used.
func columnOfClass(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	of := f.Arg(id, 0)
	return (f.Instrs[of].Op == ir.OpGlobal || f.Instrs[of].Op == ir.OpFrom || f.Instrs[of].Op == ir.OpAttr) && idiom.Capital(f.NameOf(of))
}

// takenAfterFound is where a function takes what it has found as still to be had, and nothing asks again.
func (ac *Checks) takenAfterFound(f *ir.Function) ir.ID {
	if id := ac.bookedAfterLook(f); id != ir.NoID {
		return id
	}
	found := finders(f)
	if len(found) == 0 {
		return ir.NoID
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			args := f.Args(id)
			switch in.Op {
			case ir.OpSetAttr:
				if slices.ContainsFunc(found, func(x finder) bool {
					return !x.query && x.of == "" && x.name == f.NameOf(id) && x.pos < in.Pos && idiom.ComesFrom(f, idiom.Untested(f, args[0]), x.by)
				}) {
					return id
				}
			case ir.OpCall:
				if s, n := idiom.PassedStatement(f, args); n > 0 {
					if takesLooked(s, looksOf(found), in.Pos) {
						return id
					}
					continue
				}
				if of := idiom.CollectionOf(f, id); of != "" && len(args) > 2 && idiom.ChangingDocument.MatchString(f.NameOf(args[0])) && !slices.ContainsFunc(idiom.DictKeys(f, args[1], 0), scarce.MatchString) {
					sets := idiom.DictKeys(f, args[2], 0)
					if slices.ContainsFunc(found, func(x finder) bool { return x.of == of && x.pos < in.Pos && slices.Contains(sets, x.name) }) {
						return id
					}
				}
			}
		}
	}
	return ir.NoID
}

// looksOf are the conditions of statements as looks.
func looksOf(found []finder) (looks []look) {
	for _, x := range found {
		if x.query {
			looks = append(looks, look{ir.NoID, x.name, x.pos})
		}
	}
	return looks
}

var (
	bookable   = regex.NewPattern(`(?i)(booking|reservation|seat|appointment|rental|lease|loan|redemption|payout|withdrawal|refund|assignment)s?$`)
	booked     = regex.NewPattern("(?is)^\\s*(?:select\\b.*?\\bfrom|insert\\s+into)\\s+[\"`\\[]?(\\w+)")
	anyThere   = regex.NewPattern(`^(exists|first|count|find_one|scalar|scalar_one_or_none|one_or_none|fetchone|fetchrow|fetchval|get_or_none)$`)
	keepingNew = regex.NewPattern(`^(add|create|insert_one|insert|save)$`)
)

// bookedAfterLook is where a function keeps a booking, after it has looked whether there is one: two requests find none, unless
// the database minds.
func (ac *Checks) bookedAfterLook(f *ir.Function) ir.ID {
	looked := map[string]int32{}
	table := func(id ir.ID) string {
		args := f.Args(id)
		if s, n := idiom.PassedStatement(f, args); n > 0 {
			if m := booked.FindStringSubmatch(s); m != nil {
				return strings.ToLower(m[1])
			}
			return ""
		}
		if c := idiom.CollectionOf(f, id); c != "" {
			return c
		}
		for _, x := range args {
			if c := ac.queried(f, x); c != nil {
				return strings.ToLower(c.Name)
			}
			if n := classNamed(f, x); n != "" {
				return strings.ToLower(n)
			}
		}
		return ""
	}
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) > 0 && f.Instrs[list[len(list)-1]].Op == ir.OpIf {
			idiom.Inside(f, f.Arg(list[len(list)-1], 0), 0, func(id ir.ID) {
				for range idiom.MaxRefinements {
					if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpAwait || f.Instrs[id].Op == ir.OpIndex {
						id = f.Arg(id, 0)
						continue
					}
					if f.Instrs[id].Op != ir.OpCall {
						return
					}
					if t := table(id); bookable.MatchString(t) {
						looked[t] = f.Instrs[id].Pos
						return
					}
					if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && anyThere.MatchString(f.NameOf(callee)) {
						id = f.Arg(callee, 0)
						continue
					}
					return
				}
			})
		}
	}
	if len(looked) == 0 {
		return ir.NoID
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			s, n := idiom.PassedStatement(f, args)
			if n > 0 && !idiom.InsertInto.MatchString(s) || n == 0 && !keepingNew.MatchString(f.NameOf(args[0])) {
				continue
			}
			if pos, ok := looked[table(id)]; ok && pos < f.Instrs[id].Pos {
				return id
			}
		}
	}
	return ir.NoID
}

// classNamed is the class of which a value is a new row, or that a chain of calls begins with: Booking(...), Booking.objects.create.
func classNamed(f *ir.Function, id ir.ID) string {
	for range idiom.MaxRefinements {
		switch id = idiom.Unrefined(f, id); f.Instrs[id].Op {
		case ir.OpCall, ir.OpAttr, ir.OpAwait:
			if name := f.NameOf(id); f.Instrs[id].Op == ir.OpAttr && idiom.Capital(name) {
				return name
			}
			id = f.Arg(id, 0)
		case ir.OpGlobal, ir.OpFrom:
			if name := f.NameOf(id); idiom.Capital(name) {
				return name
			}
			return ""
		default:
			return ""
		}
	}
	return ""
}

// counting are statements that count rows.
var counting = regex.NewPattern(`(?is)^\s*select\s+count\s*\(`)

// noted is what is merely written down, and counted in order to slow somebody down.
var noted = regex.NewPattern(`(?i)\bfrom\s+["\x60]?(\w*(login|attempt|fail|request|hit|visit|audit)|(\w+_)?(tries|logs?|views?|events?)\b)`)

// countsRows reports whether a value is how many rows there are: a statement says so, or func.count() of SQLAlchemy.
func countsRows(f *ir.Function, id ir.ID) bool {
	if s, ok := selecting(f, id, 0); ok && counting.MatchString(s) {
		return !noted.MatchString(s)
	}
	for range idiom.MaxRefinements {
		if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpAwait {
			break
		}
		id = f.Arg(id, 0)
	}
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	fuel := idiom.MaxOrigins
	return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return countsIn(f, x, &fuel) })
}

// countsIn reports whether a query asks for a count: select(func.count()).select_from(Booking).
func countsIn(f *ir.Function, id ir.ID, fuel *int) bool {
	if *fuel--; id == ir.NoID || *fuel < 0 {
		return false
	}
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		return f.NameOf(id) == "count" && idiom.BearerName(f, f.Arg(id, 0)) == "func" || countsIn(f, f.Arg(id, 0), fuel)
	case ir.OpCall:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return countsIn(f, x, fuel) })
	}
	return false
}

// countedDown are methods that write a value into a store of keys and values.
var countedDown = regex.NewPattern(`^(set|setex|hset)$`)

// takesFromStore reports whether a call writes back to a store what is left of a number that was read from it and compared:
// redis.set(key, left - 1).
func takesFromStore(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if f.Instrs[args[0]].Op != ir.OpAttr || !countedDown.MatchString(f.NameOf(args[0])) || len(args) < 3 {
		return false
	}
	return slices.ContainsFunc(args[2:], func(x ir.ID) bool {
		if x = idiom.Untested(f, x); f.Instrs[x].Op != ir.OpBinary || f.Instrs[x].Flag != ir.Sub {
			return false
		}
		left := idiom.Untested(f, f.Arg(x, 0))
		if f.Instrs[left].Op != ir.OpCall || f.NameOf(f.Arg(left, 0)) != "int" {
			return false
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpCompare && slices.ContainsFunc(f.Args(ir.ID(i)), func(y ir.ID) bool { return idiom.Untested(f, y) == left }) {
				return true
			}
		}
		return false
	})
}

// takesInDatabase reports whether a call takes what was looked at by a change that the database computes, of rows that are not
// found by it again: filter(pk=1).update(coins=F("coins") - n), update_one({"_id": key}, {"$inc": {"coins": -n}}).
func takesInDatabase(f *ir.Function, call ir.ID, looks []look) bool {
	in, args := &f.Instrs[call], f.Args(call)
	seen := func(name string) bool {
		return slices.ContainsFunc(looks, func(l look) bool { return l.name == name && l.pos < in.Pos })
	}
	if idiom.CollectionOf(f, call) != "" {
		return len(args) > 2 && idiom.ChangingDocument.MatchString(f.NameOf(args[0])) && !slices.ContainsFunc(idiom.DictKeys(f, args[1], 0), scarce.MatchString) && slices.ContainsFunc(idiom.DictKeys(f, args[2], 0), seen)
	}
	callee := args[0]
	if f.Instrs[callee].Op != ir.OpAttr || !setsRows.MatchString(f.NameOf(callee)) {
		return false
	}
	if rows := f.Arg(callee, 0); f.Instrs[rows].Op != ir.OpCall || asksAgain(f, rows) {
		return false
	}
	for i, name := range f.Calls[in.Aux].Names {
		if x := args[i+1]; seen(name) && f.Instrs[x].Op == ir.OpBinary && f.Instrs[x].Flag == ir.Sub {
			return true
		}
	}
	return false
}

// asksAgain reports whether rows are found by what is scarce, too: filter(pk=1, coins__gte=n), where(User.coins >= n).
func asksAgain(f *ir.Function, rows ir.ID) bool {
	hit := false
	for range idiom.MaxRefinements {
		if rows = idiom.Unrefined(f, rows); f.Instrs[rows].Op != ir.OpCall {
			break
		}
		args := f.Args(rows)
		for i, x := range args[1:] {
			name, _, _ := strings.Cut(idiom.Keyword(f, rows, i), "__")
			hit = hit || scarce.MatchString(name) || f.Instrs[x].Op == ir.OpCompare && slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return scarce.MatchString(idiom.BearerName(f, y)) })
		}
		if f.Instrs[args[0]].Op != ir.OpAttr {
			break
		}
		rows = f.Arg(args[0], 0)
	}
	return hit
}

// takesFromDocument reports whether an instruction changes a look's entry of a document that is written back as a whole
// afterwards: quota["used"] += n, table.put_item(Item=quota).
func takesFromDocument(f *ir.Function, set ir.ID, looks []look) bool {
	in, args := &f.Instrs[set], f.Args(set)
	name, ok := idiom.ConstText(f, args[1])
	row := idiom.Untested(f, args[0])
	if !ok || !slices.ContainsFunc(looks, func(l look) bool { return l.name == name && l.pos < in.Pos && l.row == row }) {
		return false
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall || f.Instrs[i].Pos < in.Pos {
			continue
		}
		call := f.Args(ir.ID(i))
		if f.Instrs[call[0]].Op == ir.OpAttr && wholeBack.MatchString(f.NameOf(call[0])) && slices.ContainsFunc(call[1:], func(x ir.ID) bool { return idiom.Untested(f, x) == row }) {
			return true
		}
	}
	return false
}
