package flow

import (
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins that tell a name which nobody has from a wrong password.

// userTold is the rule on them.
const userTold = "user-names-told"

// maxMessage bounds the texts that are taken for messages.
const maxMessage = 120

// tellingNames lists, of functions that check a password, the texts that say that there is no such user, where another text says
// that the password is wrong.
func (ac *access) tellingNames() (out []*Candidate) {
	r := ac.w.base.Rule(userTold)
	if r == nil || !ac.w.reported[userTold] {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || !ac.verifying(f) {
			continue
		}
		stranger, mistyped := message(f, ac.names.Stranger), message(f, ac.names.Mistyped)
		if stranger != ir.NoID && mistyped != ir.NoID && stranger != mistyped {
			in := &f.Instrs[stranger]
			out = append(out, &Candidate{Rule: r, Location: at(f, in.Pos, in.End), Function: qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
		}
	}
	return out
}

// verifying reports whether a function checks a password itself.
func (ac *access) verifying(f *ir.Function) bool {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if ac.verifies(f, id) {
				return true
			}
		}
	}
	return false
}

// message is the first text of a form in a function; ir.NoID where there is none.
func message(f *ir.Function, form *regex.Pattern) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if s, ok := constText(f, id); ok && len(s) <= maxMessage && form.MatchString(s) {
				return id
			}
		}
	}
	return ir.NoID
}
