package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what may be used once, by a column that says whether it was, and is never marked.

// usedColumn are such columns.
var usedColumn = regex.NewPattern(`(?i)^(\w*_)?(used|redeemed|consumed|claimed|spent)(_at)?$`)

// neverMarked are the places where a program looks for what is not used yet, and nothing in it says ever that it is.
func (ac *Checks) neverMarked(r *knowledge.Rule) (out []*flow.Candidate) {
	var marked map[string]bool
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answers()[f.ID] || !saysUsed(f) {
			continue
		}
		for _, x := range finders(f) {
			if !usedColumn.MatchString(x.name) {
				continue
			}
			if marked == nil {
				marked = ac.markedColumns()
			}
			if !marked[strings.ToLower(x.name)] {
				c := lacking(r, f, x.by, "What may be used once is looked for here, and nothing marks it as used")
				if id := readOf(f, x.by); id != ir.NoID {
					c.Trace = append(c.Trace[:1:1], finding.Step{Kind: finding.StepFlow, Location: c.Location, Function: c.Function, Message: "it is looked for"},
						finding.Step{Kind: finding.StepSink, Location: location(f, &f.Instrs[id]), Function: c.Function, Message: "and counts, as often as it is sent"})
				}
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// readOf is where a function reads a column of a row that a call has found.
func readOf(f *ir.Function, call ir.ID) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		if op := f.Instrs[i].Op; op != ir.OpAttr && op != ir.OpIndex || f.Instrs[i].Pos <= f.Instrs[call].End {
			continue
		}
		if row := idiom.Awaited(f, idiom.Untested(f, f.Arg(id, 0))); f.Instrs[row].Op == ir.OpCall && idiom.ComesFrom(f, row, call) {
			return id
		}
	}
	return ir.NoID
}

// saysUsed reports whether a function names such a column.
func saysUsed(f *ir.Function) bool {
	for i := range f.Instrs {
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr:
			if usedColumn.MatchString(f.NameOf(ir.ID(i))) {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(f.Calls[in.Aux].Names, func(n string) bool { n, _, _ = strings.Cut(n, "__"); return usedColumn.MatchString(n) }) {
				return true
			}
		case ir.OpConst:
			if c := &f.Consts[in.Aux]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxStatement && (strings.Contains(c.Str, "used") || strings.Contains(c.Str, "redeemed") || strings.Contains(c.Str, "claimed") || strings.Contains(c.Str, "consumed") || strings.Contains(c.Str, "spent")) {
				return true
			}
		}
	}
	return false
}

// markedColumns are the columns that some code gives a value other than where a row is made: by an attribute, a keyword of what changes
// rows, an entry of a document, or a statement; setattr may give any.
func (ac *Checks) markedColumns() map[string]bool {
	out := map[string]bool{}
	mark := func(name string) {
		if usedColumn.MatchString(name) {
			out[strings.ToLower(name)] = true
		}
	}
	for _, f := range ac.functions {
		if f.Kind == ir.ClassBody {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			switch in := &f.Instrs[j]; in.Op {
			case ir.OpSetAttr:
				mark(f.NameOf(id))
			case ir.OpSetIndex:
				k, _ := idiom.ConstText(f, f.Arg(id, 1))
				mark(k)
			case ir.OpDict:
				for _, k := range idiom.DictKeys(f, id, 0) {
					mark(k)
				}
			case ir.OpCall:
				if name := f.NameOf(f.Arg(id, 0)); !foundWhere.MatchString(name) && name != "where" && name != "exclude" {
					for _, k := range f.Calls[in.Aux].Names {
						mark(k)
					}
				}
			case ir.OpAttr: // values({Voucher.used: True})
				if name := f.NameOf(id); usedColumn.MatchString(name) && columnOfClass(f, id) && slices.ContainsFunc(f.Module.Names, func(n string) bool { return n == "update" || n == "values" }) {
					mark(name)
				}
			case ir.OpConst:
				if c := &f.Consts[in.Aux]; c.Kind == ir.Str && len(c.Str) <= idiom.MaxStatement {
					if m := settingOne.FindStringSubmatch(c.Str); m != nil {
						for _, word := range strings.FieldsFunc(idiom.WhereClause.ReplaceAllString(m[2], ""), idiom.NotWord) {
							mark(word)
						}
					}
				}
			}
		}
	}
	return out
}
