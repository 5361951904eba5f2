package omission

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
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
func (ac *Checks) writtenPasswords() (out []*flow.Candidate) {
	r := ac.rule(hardCodedCredential)
	if r == nil {
		return nil
	}
	type place struct {
		body *ir.Function
		id   ir.ID
	}
	told := map[place]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(f.Instrs) == 0 {
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
				if name == "" || !ac.names.Password.MatchString(idiom.BearerName(f, plainText(f, sides[1-k]))) {
					continue
				}
				body, pieces := writtenTable(f, name)
				for _, piece := range pieces {
					in := &body.Instrs[piece]
					if told[place{body, piece}] || in.Op == ir.OpDict && tableOfCredentials.MatchString(name) && setTo(body, name) == piece {
						continue
					}
					told[place{body, piece}] = true
					ac.w.HideTexts(body, tableValues(body, piece))
					if in.Op == ir.OpSetIndex {
						in = &body.Instrs[body.Arg(piece, 2)]
					}
					out = append(out, &flow.Candidate{Rule: r, Written: true, Location: location(body, in), Function: idiom.Qualified(body), Confidence: finding.ConfidenceHigh,
						Message: "Names and their passwords stand in the source"})
				}
			}
		}
	}
	return out
}

// tableRead is the name of a module, or of the class that a function is a method of, of which an entry is read: USERS[name],
// USERS.get(name), self.users[name].
func tableRead(f *ir.Function, id ir.ID) string {
	id = idiom.Untested(f, id)
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
	if of = idiom.Untested(f, of); f.Instrs[of].Op == ir.OpGlobal || f.Instrs[of].Op == ir.OpAttr && f.Class != nil && f.Instrs[idiom.Untested(f, f.Arg(of, 0))].Op == ir.OpParam {
		return f.NameOf(of)
	}
	return ""
}

// writtenTable are the pieces of a table of constant names and short texts that the body of a module, or of the class of a function, gives a
// name: a dictionary, the keywords of dict(), entries that are added, and what the table is updated with.
func writtenTable(f *ir.Function, name string) (body *ir.Function, pieces []ir.ID) {
	body = f.Module.Functions[0]
	table := setTo(body, name)
	if table == ir.NoID && f.Class != nil {
		body = f.Class.Body
		table = setTo(body, name)
	}
	if table == ir.NoID {
		return nil, nil
	}
	add := func(id ir.ID) {
		if len(tableValues(body, id)) > 0 {
			pieces = append(pieces, id)
		}
	}
	add(table)
	for i := range body.Instrs {
		id := ir.ID(i)
		switch in := &body.Instrs[i]; {
		case in.Op == ir.OpSetIndex && idiom.Unrefined(body, body.Arg(id, 0)) == table:
			add(id)
		case in.Op == ir.OpCall && body.Instrs[body.Arg(id, 0)].Op == ir.OpAttr && body.NameOf(body.Arg(id, 0)) == "update" && idiom.Unrefined(body, body.Arg(body.Arg(id, 0), 0)) == table:
			for _, x := range body.Args(id)[1:] {
				if body.Instrs[x].Op == ir.OpDict {
					add(x)
				}
			}
			add(id)
		}
	}
	return body, pieces
}

// tableValues are the texts that a piece of such a table has for its names; none where it holds anything else but None.
func tableValues(body *ir.Function, id ir.ID) (values []ir.ID) {
	args := body.Args(id)
	value := func(x ir.ID) bool {
		if x == ir.NoID {
			return false
		}
		s, ok := idiom.ConstText(body, x)
		if ok && s != "" && len(s) <= idiom.MaxName {
			values = append(values, x)
			return true
		}
		return body.Instrs[x].Op == ir.OpConst && body.Consts[body.Instrs[x].Aux].Kind == ir.None
	}
	switch in := &body.Instrs[id]; in.Op {
	case ir.OpDict:
		for i := 0; i+1 < len(args); i += 2 {
			if _, ok := idiom.ConstText(body, args[i]); !ok || !value(args[i+1]) {
				return nil
			}
		}
	case ir.OpCall: // dict(boss="..."), table.update(boss="...")
		if name := body.NameOf(args[0]); name != "dict" && name != "update" {
			return nil
		}
		for i, name := range body.Calls[in.Aux].Names {
			if name == "" || strings.HasPrefix(name, "*") || !value(args[i+1]) {
				return nil
			}
		}
	case ir.OpSetIndex:
		if _, ok := idiom.ConstText(body, args[1]); !ok || !value(args[2]) {
			return nil
		}
	}
	return values
}
