package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds answers that name the column of passwords themselves.

// toldColumns are the views that answer so, one place each.
func (ac *Checks) toldColumns() (out []*flow.Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) {
			continue
		}
		for j := range f.Instrs {
			if id := ir.ID(j); ac.namesPassword(f, id) {
				if ac.sendsDocument(f) != ir.NoID { // told as a row
					break
				}
				out = append(out, lacking(r, f, answerWith(f, id), "The column of passwords is named among those that are part of the answer"))
				break
			}
		}
	}
	return out
}

// answerWith is the call that answers with what another one gives, as it is, or that one itself.
func answerWith(f *ir.Function, id ir.ID) ir.ID {
	for i := range f.Instrs {
		call := ir.ID(i)
		if f.Instrs[i].Op == ir.OpCall && toClient.MatchString(f.NameOf(f.Arg(call, 0))) && slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return idiom.IsWhole(f, x, id, 0) }) {
			return call
		}
	}
	return id
}

// namesPassword reports whether an instruction of a view reads rows with the column of passwords by its name, which the view answers.
func (ac *Checks) namesPassword(f *ir.Function, id ir.ID) bool {
	return f.Instrs[id].Op == ir.OpCall && ac.takesColumn(f, id) && !ac.deed(f.ID, 0).verifies && idiom.CallsNamed(f, toClient)
}
