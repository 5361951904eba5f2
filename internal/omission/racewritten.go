package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is looked at and written back, whatever it is called: a branch compares a column with something, and afterwards
// the column becomes what it was, less or more something; or a branch asks whether a column names nobody, and afterwards it names the
// user who asks.

// unharmed are columns that count what happens, of which one more or less is no harm.
var unharmed = regex.NewPattern(`(?i)fail|attempt|tries|retr|count|visit|view|version|level|page|index|offset|position|step|round|score|likes?|hits|seen|age|expir|time|date|_at$`)

// comparedColumns are the attributes and entries of rows that branches of a function hold against something by their order, and those that they
// ask whether there is anything in.
func comparedColumns(f *ir.Function) (ordered, empty []look) {
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		idiom.Inside(f, f.Arg(list[len(list)-1], 0), 0, func(id ir.ID) {
			if f.Instrs[id].Op != ir.OpCompare {
				return
			}
			args := f.Args(id)
			if flag := f.Instrs[id].Flag; flag == ir.Lt || flag == ir.LtE || flag == ir.Gt || flag == ir.GtE {
				for _, x := range args {
					idiom.Inside(f, x, 1, func(y ir.ID) {
						if op := f.Instrs[y].Op; op == ir.OpAttr || op == ir.OpIndex {
							ordered = append(ordered, look{idiom.Untested(f, f.Arg(y, 0)), idiom.BearerName(f, y), f.Instrs[y].Pos})
						}
					})
				}
				return
			}
			none := f.Instrs[args[1]]
			if none.Op == ir.OpConst && f.Consts[none.Aux].Kind == ir.None {
				if x := idiom.Untested(f, args[0]); f.Instrs[x].Op == ir.OpAttr {
					empty = append(empty, look{idiom.Untested(f, f.Arg(x, 0)), f.NameOf(x), f.Instrs[x].Pos})
				}
			}
		})
	}
	return ordered, empty
}

// writtenBack is where a function writes back what a branch before has compared, or takes what is nobody's for the user who asks.
func (ac *Checks) writtenBack(f *ir.Function) ir.ID {
	ordered, empty := comparedColumns(f)
	ordered = slices.DeleteFunc(ordered, func(l look) bool { return l.name == "" || unharmed.MatchString(l.name) })
	kept := func(row ir.ID) bool {
		return !ofParameter(f, row) && (keptRow(f, row) || ac.isUser(f, row)) || ac.givenRow(f, row) || ac.providedRow(f, row)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			switch in.Op {
			case ir.OpSetAttr:
				row, name := idiom.Untested(f, f.Arg(id, 0)), f.NameOf(id)
				is := func(l look) bool { return l.name == name && l.pos < in.Pos && sameRow(f, l.row, row) }
				if slices.ContainsFunc(ordered, is) && lessOrMore(f, f.Arg(id, 1), row, name) && kept(row) {
					return id
				}
				if (ac.names.Owner.MatchString(name) || strings.HasSuffix(name, "_id") || strings.HasSuffix(name, "_by")) && slices.ContainsFunc(empty, is) && (ac.namesCaller(f, f.Arg(id, 1))) && kept(row) {
					return id
				}
			case ir.OpCall:
				args := f.Args(id)
				s, n := idiom.PassedStatement(f, args)
				if n == 0 {
					continue
				}
				m := settingOne.FindStringSubmatch(s)
				if m == nil {
					continue
				}
				where := idiom.WhereClause.FindString(m[2])
				if writesReading(f, id, args[1:], m[2], where) {
					return id
				}
				for _, x := range args[1:] {
					for _, v := range append([]ir.ID{x}, listedIn(f, x)...) {
						v = idiom.Untested(f, v)
						if f.Instrs[v].Op != ir.OpBinary || f.Instrs[v].Flag != ir.Sub && f.Instrs[v].Flag != ir.Add {
							continue
						}
						of := idiom.Untested(f, f.Arg(v, 0))
						name := idiom.BearerName(f, of)
						if f.Instrs[of].Op != ir.OpIndex && f.Instrs[of].Op != ir.OpAttr || name == "" || strings.Contains(where, name) {
							continue
						}
						if slices.ContainsFunc(ordered, func(l look) bool {
							return l.name == name && l.pos <= in.Pos && sameRow(f, l.row, idiom.Untested(f, f.Arg(of, 0)))
						}) {
							return id
						}
					}
				}
			}
		}
	}
	return ir.NoID
}

// writesReading reports whether a statement gives a column what a branch has compared and a function has read of it alone, less or more
// something: left = fetchval("SELECT credits ..."), "UPDATE ... SET credits = $1", left - n.
func writesReading(f *ir.Function, call ir.ID, args []ir.ID, set, where string) bool {
	m := boundColumn.FindStringSubmatch(set)
	if m == nil || unharmed.MatchString(m[1]) || strings.Contains(where, m[1]) {
		return false
	}
	for _, x := range args {
		for _, v := range append([]ir.ID{x}, listedIn(f, x)...) {
			v = idiom.Untested(f, v)
			if f.Instrs[v].Op != ir.OpBinary || f.Instrs[v].Flag != ir.Sub && f.Instrs[v].Flag != ir.Add {
				continue
			}
			value := idiom.Awaited(f, idiom.Untested(f, f.Arg(v, 0)))
			if !slices.Contains(columnsRead(f, value), m[1]) {
				continue
			}
			for i := range f.Instrs {
				switch in := &f.Instrs[i]; in.Flag {
				case ir.Lt, ir.LtE, ir.Gt, ir.GtE:
					if in.Op == ir.OpCompare && in.Pos < f.Instrs[call].Pos && slices.ContainsFunc(f.Args(ir.ID(i)), func(y ir.ID) bool { return idiom.Awaited(f, idiom.Untested(f, y)) == value }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// boundColumn is the one column that a statement sets, to a value that is bound.
var boundColumn = regex.NewPattern("(?is)^[\"`\\[]?(\\w+)[\"`\\]]?\\s*=\\s*(?:\\?|%s|:\\w+|\\$\\d+|%\\(\\w+\\)s)\\s*(?:where\\b|$)")

// columnsRead are the columns of which a value is the one that a statement selects: fetchval("..."), execute("...").fetchone()[0], .scalar().
func columnsRead(f *ir.Function, id ir.ID) []string {
	for range 6 {
		id = idiom.Awaited(f, idiom.Untested(f, id))
		switch f.Instrs[id].Op {
		case ir.OpIndex:
			id = f.Arg(id, 0)
		case ir.OpCall:
			if s, n := idiom.PassedStatement(f, f.Args(id)); n > 0 || len(f.Args(id)) == 2 {
				if n == 0 { // the statement alone
					s, _ = idiom.ConstText(f, f.Arg(id, 1))
				}
				columns, _ := idiom.ParseReading(s)
				if len(columns) != 1 {
					return nil
				}
				return columns
			}
			if id = f.Arg(id, 0); f.Instrs[id].Op != ir.OpAttr {
				return nil
			}
			id = f.Arg(id, 0)
		default:
			return nil
		}
	}
	return nil
}

// namesCaller reports whether a value is the user who asks, or the number of it: me.id.
func (ac *Checks) namesCaller(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	if ac.isUser(f, id) {
		return true
	}
	if f.Instrs[id].Op != ir.OpAttr && f.Instrs[id].Op != ir.OpIndex {
		return false
	}
	of := idiom.Untested(f, f.Arg(id, 0))
	return ac.isUser(f, of) || f.Instrs[of].Op == ir.OpParam && ac.given(f, of)
}

// listedIn is what a tuple or a list is written with.
func listedIn(f *ir.Function, id ir.ID) []ir.ID {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op == ir.OpTuple || f.Instrs[id].Op == ir.OpList {
		return slices.DeleteFunc(slices.Clone(f.Args(id)), func(x ir.ID) bool { return x == ir.NoID })
	}
	return nil
}

// lessOrMore reports whether a value is a column of a row, less or more something: row.left - n, and row.left -= n.
func lessOrMore(f *ir.Function, id, row ir.ID, name string) bool {
	id = idiom.Untested(f, id)
	if op := f.Instrs[id].Op; op != ir.OpBinary && op != ir.OpInPlace || f.Instrs[id].Flag != ir.Sub && f.Instrs[id].Flag != ir.Add {
		return false
	}
	of := idiom.Untested(f, f.Arg(id, 0))
	return f.Instrs[of].Op == ir.OpAttr && f.NameOf(of) == name && sameRow(f, idiom.Untested(f, f.Arg(of, 0)), row)
}

// providedRow reports whether a value is a row that a framework looks up for an entry point, as the type of the parameter says: job: Job =
// Depends(find_job), and no user.
func (ac *Checks) providedRow(f *ir.Function, id ir.ID) bool {
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpParam || len(ac.w.Entries(f)) == 0 {
		return false
	}
	p := &f.Params[f.Instrs[id].Aux]
	return p.HasDefault && defaultFrom(f, int(f.Instrs[id].Aux)) == "Depends" || p.Type != nil && ac.aliased(f.Module, p.Type.Name, anyName, 0)
}

var anyName = regex.NewPattern(`.`)

// lookBefore is the last branch before a place that compares something: what the other request passes, too.
func lookBefore(f *ir.Function, place ir.ID) ir.ID {
	last := ir.NoID
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		cond := idiom.Unrefined(f, f.Arg(list[len(list)-1], 0))
		for f.Instrs[cond].Op == ir.OpUnary {
			cond = idiom.Unrefined(f, f.Arg(cond, 0))
		}
		if f.Instrs[cond].Pos < f.Instrs[place].Pos && (last == ir.NoID || f.Instrs[cond].Pos > f.Instrs[last].Pos) {
			last = cond
		}
	}
	return last
}

// apart is the way from a look to what is taken after it.
func apart(f *ir.Function, c *flow.Candidate, place ir.ID) *flow.Candidate {
	if id := lookBefore(f, place); id != ir.NoID && len(c.Trace) == 2 {
		c.Trace[0].Message = "nothing in here keeps two requests apart"
		c.Trace[1].Message = "and is taken here, as if it were still so"
		c.Trace = slices.Insert(c.Trace, 1, finding.Step{Kind: finding.StepFlow, Location: location(f, &f.Instrs[id]), Function: c.Function, Message: "this is looked at"})
	}
	return c
}
