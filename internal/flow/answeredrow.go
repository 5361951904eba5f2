package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that are a whole row, as a statement selects it, with the password in it.

// passwordColumn is the rule on columns of passwords in answers.
const passwordColumn = "password-column-in-response"

var (
	answering    = regex.NewPattern(`^(jsonify|json_response|JSONResponse|dumps|json|write|finish|Response|make_response)$`)
	passwordWord = regex.NewPattern(`(?i)\b(?:\w+_)?(?:password|passwd|pwd|pw|passcode|pin)(?:_?hash|_?digest)?\b`)
)

// wholeRows are entry points that answer with all columns of a row of users, one of which is the password.
func (ac *access) wholeRows() (out []*Candidate) {
	r := ac.w.base.Rule(passwordColumn)
	if r == nil {
		return nil
	}
	withPassword := map[string]bool{}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test {
			continue
		}
		for j := range f.Consts {
			c := &f.Consts[j]
			if c.Kind != ir.Str || len(c.Str) < 16 || !statement.MatchString(c.Str) {
				continue
			}
			for _, one := range strings.Split(c.Str, ";") {
				if t := tableOf.FindStringSubmatch(one); t != nil && passwordWord.MatchString(one) {
					withPassword[strings.ToLower(t[1])] = true
				}
			}
		}
	}
	if len(withPassword) == 0 {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || len(ac.w.funcs[i].entries) == 0 || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
			return in.Op == ir.OpDelIndex || in.Op == ir.OpAttr && f.Module.Names[in.Name] == "pop"
		}) {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall {
				continue
			}
			s, n := firstStatement(f, f.Args(id))
			if n == 0 || !allRows.MatchString(s) {
				continue
			}
			t := tableOf.FindStringSubmatch(s)
			if t == nil || !withPassword[strings.ToLower(t[1])] {
				continue
			}
			if place := answeredWhole(f, id); place != ir.NoID {
				in := &f.Instrs[place]
				out = append(out, &Candidate{Rule: r, Location: at(f, in.Pos, in.End), Function: qualified(f), Confidence: finding.ConfidenceMedium,
					Message: "All columns of the row are part of a response, the password among them"})
			}
		}
	}
	return out
}

// firstStatement is the statement among the first arguments of a call, whatever is bound to it.
func firstStatement(f *ir.Function, args []ir.ID) (string, int) {
	for n := 1; n <= 2 && n < len(args); n++ {
		if s, ok := constText(f, args[n]); ok && len(s) >= 16 && statement.MatchString(s) {
			return s, n
		}
	}
	return "", 0
}

// answeredWhole is where a function answers with what a call gives, as it is.
func answeredWhole(f *ir.Function, call ir.ID) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpCall:
				if answering.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return isWhole(f, x, call, 0) }) {
					return id
				}
			case ir.OpReturn:
				if isWhole(f, f.Arg(id, 0), call, 0) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// isWhole reports whether a value is a row, or a list or a dictionary of it.
func isWhole(f *ir.Function, id, row ir.ID, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	if id = untested(f, id); id == row {
		return true
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpPhi, ir.OpAwait, ir.OpList, ir.OpTuple:
		return slices.ContainsFunc(args, func(x ir.ID) bool { return isWhole(f, x, row, depth+1) })
	case ir.OpDict:
		for i, x := range args {
			if i%2 == 1 && isWhole(f, x, row, depth+1) {
				return true
			}
		}
	case ir.OpCall: // dict(row), list(rows), cursor.fetchone()
		name := f.NameOf(args[0])
		if (name == "dict" || name == "list") && len(args) == 2 {
			return isWhole(f, args[1], row, depth+1)
		}
		if f.Instrs[args[0]].Op == ir.OpAttr && (name == "fetchone" || name == "fetchall" || name == "first" || name == "all" || name == "mappings") {
			return isWhole(f, f.Arg(args[0], 0), row, depth+1)
		}
	}
	return false
}
