package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds tables of names and their passwords that a module writes down, whatever it calls them: what it holds against a
// password that was typed is one.

// hardCodedCredential is the rule on them.
const hardCodedCredential = "hard-coded-credential"

// tableOfCredentials are names that say so themselves, which is told by the names.
var tableOfCredentials = regex.NewPattern(`(?i)^(\w*_)?(credentials|logins|user_?passwords|passwords|basic_?auth|http_?auth|auth|api_?keys|tokens|access_?keys)$`)

// writtenPasswords are such tables.
func (ac *access) writtenPasswords() (out []*Candidate) {
	r := ac.rule(hardCodedCredential)
	if r == nil {
		return nil
	}
	told := map[ir.ID]bool{}
	for _, f := range ac.prog.Functions {
		if ac.w.Tests(f) || f.Kind != ir.Def || len(f.Instrs) == 0 {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			var sides []ir.ID
			switch in := &f.Instrs[j]; {
			case in.Op == ir.OpCompare && (in.Flag == ir.Eq || in.Flag == ir.NotEq):
				sides = f.Args(id)
			case in.Op == ir.OpCall && comparing.MatchString(f.NameOf(f.Arg(id, 0))) && len(f.Args(id)) == 3:
				sides = f.Args(id)[1:]
			default:
				continue
			}
			for k, x := range sides {
				name := tableRead(f, plainText(f, x))
				if name == "" || tableOfCredentials.MatchString(name) || !ac.names.Password.MatchString(bearerName(f, plainText(f, sides[1-k]))) {
					continue
				}
				if table := writtenTable(f.Module, name); table != ir.NoID && !told[table] {
					told[table] = true
					body := f.Module.Functions[0]
					if !ac.w.HideValues(body, table) {
						continue // told by the values
					}
					out = append(out, &Candidate{Rule: r, Location: location(body, &body.Instrs[table]), Function: qualified(body), Confidence: finding.ConfidenceHigh,
						Message: "Names and their passwords stand in the source"})
				}
			}
		}
	}
	return out
}

// tableRead is the name of a module of which an entry is read: USERS[name], USERS.get(name).
func tableRead(f *ir.Function, id ir.ID) string {
	id = untested(f, id)
	of := ir.NoID
	switch f.Instrs[id].Op {
	case ir.OpIndex:
		of = f.Arg(id, 0)
	case ir.OpCall:
		if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "get" {
			of = f.Arg(callee, 0)
		}
	}
	if of == ir.NoID {
		return ""
	}
	if of = untested(f, of); f.Instrs[of].Op == ir.OpGlobal {
		return f.NameOf(of)
	}
	return ""
}

// writtenTable is a dictionary of constant names and short texts that a module gives a name; ir.NoID where it is none.
func writtenTable(m *ir.Module, name string) ir.ID {
	body := m.Functions[0]
	id := setTo(body, name)
	if id == ir.NoID || body.Instrs[id].Op != ir.OpDict || len(body.Args(id)) < 2 {
		return ir.NoID
	}
	if slices.ContainsFunc(body.Args(id), func(x ir.ID) bool {
		s, ok := constText(body, x)
		return x == ir.NoID || !ok || s == "" || len(s) > maxName
	}) {
		return ir.NoID
	}
	return id
}
