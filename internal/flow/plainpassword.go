package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds statements to which a password is bound: one that keeps it, and one that finds the row that has it, which then
// is kept as it was typed. What a database hashes itself has no placeholder beside the column: password = crypt(?, password).

var (
	keepingPassword = regex.NewPattern(`(?is)\b(insert\s+into|replace\s+into|update\s.*\bset)\b.*\b(pass(word|wd)?|pwd?|pin(_?code)?)\b`)
	findingPassword = regex.NewPattern("(?is)\\bselect\\b.*\\bwhere\\b.*[\\s(.\"`\\[](pass|password|passwd|pwd?|pin|pin_?code)[\"`\\]]?\\s*=\\s*(\\?|%s|%\\(|:\\w|\\$\\d)")

	keptPassword  = &knowledge.Sink{Message: "a column"}
	foundPassword = &knowledge.Sink{Message: "finds the row that has it"}
)

// passwords checks what a call binds to a statement that keeps a password or finds a row by it.
func (m *modelCall) passwords(statement string, v *Val) {
	kinds := m.a.w.passwordKinds
	if kinds == 0 || !strings.Contains(statement, "pass") && !strings.Contains(statement, "PASS") && !strings.Contains(statement, "pw") && !strings.Contains(statement, "pin") {
		return
	}
	sink := keptPassword
	if !keepingPassword.MatchString(statement) {
		if sink = foundPassword; !findingPassword.MatchString(statement) {
			return
		}
	}
	pos, end := m.span()
	t := mapAtoms(m.a.deep(v), func(x Atom) Atom { x.Kinds &= kinds; return x })
	m.a.reach(hit{spot: &spot{sink: sink, name: m.name, fn: m.a.f, pos: pos, end: end}, kinds: kinds}, t, ir.NoID)
}
