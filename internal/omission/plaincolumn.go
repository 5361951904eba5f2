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

// This file finds the columns in which passwords are kept as they were typed: what is typed is compared with the column, or found by it.
// Where the flow of data has shown that already, the column becomes a step of its way.

// plaintextPassword is the rule on them.
const plaintextPassword = "plaintext-password"

var (
	typedColumn   = regex.NewPattern(`(?i)^(\w*_)?(password|passwd|pwd|pw|pass_?code|pin|pin_?code)$`)
	hashedColumn  = regex.NewPattern(`(?i)hash|crypt|salted|digest|temp|reset|one_?time`)
	hashingColumn = regex.NewPattern(`(?i)hash|encrypt|cipher|passwordtype`)
	ofPerson      = regex.NewPattern(`(?i)^(user(_?id)?|\w*name|e_?mail|login|phone|nick|handle)$`)
	ofDealing     = regex.NewPattern(`(?i)^(total|price|amount|status|state|delivered|quantity)$`) // a code of an order, which its buyer is told

)

// A modelColumn is where a class of rows declares a column.
type modelColumn struct {
	body *ir.Function
	id   ir.ID
	name string
}

// columnsNamed are the columns of the program's models whose names match, of which rows are people, without those that
// hash or encrypt what they are given.
func (ac *Checks) columnsNamed(is *regex.Pattern) (out []modelColumn) {
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || c.Body == nil || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
			continue
		}
		every := ac.w.ColumnsOf(c.ID)
		if slices.ContainsFunc(every, ofDealing.MatchString) || !slices.ContainsFunc(every, ofPerson.MatchString) {
			continue
		}
		for i := range c.Body.Instrs {
			id := ir.ID(i)
			if c.Body.Instrs[i].Op != ir.OpSetAttr || !is.MatchString(c.Body.NameOf(id)) || hashedColumn.MatchString(c.Body.NameOf(id)) {
				continue
			}
			if v := c.Body.Arg(id, 1); c.Body.Instrs[v].Op == ir.OpCall && !slices.ContainsFunc(idiom.Mentioned(c.Body, v, nil, 0), hashingColumn.MatchString) {
				out = append(out, modelColumn{c.Body, id, c.Body.NameOf(id)})
			}
		}
	}
	return out
}

// keptAsTyped adds the column to the ways of findings on passwords that are kept as they were typed, and finds such columns that
// nothing else tells of.
func (ac *Checks) keptAsTyped(flows []*flow.Candidate) (out []*flow.Candidate) {
	r := ac.rule(plaintextPassword)
	if r == nil {
		return nil
	}
	columns := ac.columnsNamed(typedColumn)
	if len(columns) == 0 {
		return nil
	}
	told := map[string]bool{}
	for _, c := range flows {
		if c.Rule != r || c.Test || len(c.Trace) == 0 || c.Trace[len(c.Trace)-1].Kind != finding.StepSink {
			continue
		}
		for _, column := range columns {
			if len(columns) == 1 || strings.Contains(c.Message, "`"+column.name+"`") {
				in := &column.body.Instrs[column.id]
				step := finding.Step{Kind: finding.StepFlow, Location: location(column.body, in), Function: idiom.Qualified(column.body), Message: "the column that keeps it"}
				c.Trace = slices.Insert(slices.Clone(c.Trace), len(c.Trace)-1, step)
				told[column.name] = true
				break
			}
		}
	}
	typed, cleared := map[string]bool{}, map[string]bool{}
	for _, f := range ac.prog.Functions {
		if !ac.w.Tests(f) {
			ac.typedInto(f, typed, cleared)
		}
	}
	for _, column := range columns {
		if typed[column.name] && !told[column.name] && !cleared[column.name] {
			in := &column.body.Instrs[column.id]
			out = append(out, &flow.Candidate{Rule: r, Location: location(column.body, in), Function: idiom.Qualified(column.body), Message: "What is typed as `" + column.name + "` is kept as it is", Confidence: finding.ConfidenceMedium})
		}
	}
	return out
}

// typedInto takes down which columns a function compares with what is typed, finds rows by, or gives it, and which it empties: codes that
// count once.
func (ac *Checks) typedInto(f *ir.Function, typed, cleared map[string]bool) {
	sends := func(x ir.ID) bool { return ac.sentTo(f, idiom.Unformed(f, x)) }
	pair := func(x, y ir.ID) {
		for range 2 {
			if name := columnRead(f, idiom.Unformed(f, x)); name != "" && sends(y) && !sends(x) {
				typed[name] = true
			}
			x, y = y, x
		}
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpCompare:
			if (in.Flag == ir.Eq || in.Flag == ir.NotEq) && len(f.Args(id)) == 2 {
				pair(f.Arg(id, 0), f.Arg(id, 1))
			}
		case ir.OpSetAttr:
			if name := f.NameOf(id); f.Kind == ir.Def && typedColumn.MatchString(name) {
				v := idiom.Unrefined(f, f.Arg(id, 1))
				if f.Instrs[v].Op == ir.OpConst {
					cleared[name] = true
				}
				if f.Instrs[v].Op != ir.OpParam && sends(v) {
					typed[name] = true
				}
			}
		case ir.OpCall:
			args, names := f.Args(id), f.Calls[in.Aux].Names
			callee := f.NameOf(args[0])
			if alike.MatchString(callee) && len(args) == 3 {
				pair(args[1], args[2])
			}
			if searching.MatchString(callee) || callee == "get" || callee == "get_object_or_404" || callee == "where" {
				for j, name := range names {
					if typedColumn.MatchString(name) && j+1 < len(args) && sends(args[j+1]) {
						typed[name] = true
					}
				}
			}
		}
	}
}

// columnRead is the name of an attribute of an object that is no request.
func columnRead(f *ir.Function, id ir.ID) string {
	if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpAttr && typedColumn.MatchString(f.NameOf(id)) {
		return f.NameOf(id)
	}
	return ""
}
