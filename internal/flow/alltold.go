package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that name the column of passwords themselves.

var namedValues = regex.NewPattern(`^(values|values_list)$`)

// toldColumns are the views that answer so, one place each.
func (ac *access) toldColumns() (out []*Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def || !slices.ContainsFunc(ac.w.funcs[i].entries, func(e *entry) bool { return e.handler.Answers() }) {
			continue
		}
		if ac.sendsDocument(f) != ir.NoID { // told as a row
			continue
		}
		for j := range f.Instrs {
			if id := ir.ID(j); ac.namesPassword(f, id) {
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
		if f.Instrs[i].Op == ir.OpCall && toClient.MatchString(f.NameOf(f.Arg(call, 0))) && slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return isWhole(f, x, id, 0) }) {
			return call
		}
	}
	return id
}

// namesPassword reports whether an instruction of a view reads rows with the column of passwords by its name, which the view answers.
func (ac *access) namesPassword(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpCall || !namedValues.MatchString(f.NameOf(f.Arg(id, 0))) {
		return false
	}
	return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
		s, ok := constText(f, x)
		return ok && credentialColumn.MatchString(s)
	}) && !ac.deed(f.ID, 0).verifies && callsNamed(f, toClient)
}
