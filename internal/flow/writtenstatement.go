package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds statements of SQL that a function puts together and nobody is seen to execute: it returns them, keeps them, or
// hands them to code that is not there. Where they are executed, the rules on sinks tell.

// builtStatement is the rule on them.
var builtStatement = &knowledge.Hazard{Rule: "sql-text-built", Confidence: "low"}

// statementBegins and statementGoesOn are what a statement has in the parts that are known. A word that only begins with a capital
// begins a sentence.
var (
	statementBegins = regex.NewPattern(`^[\s('"]*((SELECT|select)\s|(INSERT|insert)\s+(INTO|into)\s|(REPLACE|replace)\s+(INTO|into)\s|(UPDATE|update)\s|(DELETE|delete)\s+(FROM|from)\s|(WITH|with)\s+(RECURSIVE\s+|recursive\s+)?\w+\s+(AS|as)\s+\(\s*(SELECT|select)\s)`)
	selects         = regex.NewPattern(`(?s)^[\s('"]*(SELECT|select|UPDATE|update)\s`)
	selectsFrom     = regex.NewPattern(`(?s)\s(FROM|from|SET|set)\s`)
)

// maxUses bounds the instructions that one text is followed through.
const maxUses = 64

// builtStatements checks the texts that the function puts together.
func (a *analysis) builtStatements() {
	if !a.w.reported[builtStatement.Rule] {
		return
	}
	for id := range a.reached() {
		if in := &a.f.Instrs[id]; idiom.BuildsText(a.f, id) && isStatement(a.vals[id]) && a.openParts(id) {
			if to := a.leavesFor(id); to != "" {
				a.addHit(hit{spot: &spot{hazard: builtStatement, name: to, fn: a.f, pos: in.Pos, end: in.End}})
			}
		}
	}
}

// isStatement reports whether a text that is known in part is a statement of SQL.
func isStatement(v *Val) bool {
	if v == nil || v == bottom || v.Const != nil || v.Text == nil {
		return false
	}
	begin := v.prefix()
	return statementBegins.MatchString(begin) && (!selects.MatchString(begin) || selectsFrom.MatchString(begin) || selectsFrom.MatchString(v.tail()))
}

// openParts reports whether a text has a part that harms in SQL, or of which nothing is known.
func (a *analysis) openParts(id ir.ID) bool {
	for _, x := range a.vals[id].taint() {
		if a.w.sqlKinds&x.Kinds != 0 && (x.Origin.Source == nil || x.is(knowledge.Untrusted) || x.is(knowledge.Stored)) {
			return true
		}
	}
	return a.unknownPart(id, maxUnknown)
}

// leavesFor tells where a text goes: "return" or "SQL", for all other ways; "" where somebody may be seen to execute it, or it is a part
// of a longer text.
func (a *analysis) leavesFor(id ir.ID) string {
	to, seen, work := "SQL", map[ir.ID]bool{id: true}, []ir.ID{id}
	for len(work) > 0 {
		x := work[0]
		work = work[1:]
		for i := range a.f.Instrs {
			user := ir.ID(i)
			args := a.f.Args(user)
			if seen[user] || !slices.Contains(args, x) {
				continue
			}
			switch op := a.f.Instrs[i].Op; {
			case op == ir.OpReturn:
				to = "return"
				continue
			case op == ir.OpPhi || op == ir.OpSigma && args[0] == x:
			case idiom.BuildsText(a.f, user):
				return "" // told of the whole
			case op == ir.OpCall && !a.outOfSight(user):
				return ""
			case op == ir.OpAttr: // a method of the text
				return ""
			default:
				continue
			}
			if seen[user] = true; len(seen) > maxUses {
				return ""
			}
			work = append(work, user)
		}
	}
	return to
}

// outOfSight reports whether nothing is known of what a call calls, by its value or its name.
func (a *analysis) outOfSight(call ir.ID) bool {
	callee := a.f.Arg(call, 0)
	if loggers[a.f.NameOf(callee)] {
		return false
	}
	for _, r := range a.vals[callee].refs() {
		if r.Kind != refExtern || a.w.base.Function(r.Name) != nil || a.w.base.Type(r.Name) != nil {
			return false
		}
	}
	if a.f.Instrs[callee].Op != ir.OpAttr {
		return true
	}
	of := a.f.Arg(callee, 0)
	for _, r := range a.vals[of].refs() {
		if r.Kind == refInst && a.w.base.Type(r.Name) != nil || r.Kind == refObject && a.obj(r.ID) != nil && a.obj(r.ID).Kind != objParam {
			return false
		}
	}
	return a.convention(of, a.vals[of]) == ""
}
