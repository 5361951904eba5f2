package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that send documents of users as they are, their passwords among the rest.

// passwordColumnSent is the rule on rows of users that are sent whole.
const passwordColumnSent = "password-column-in-response"

var (
	takenAsItIs = regex.NewPattern(`^(to_list|list|sort|limit|skip|dumps|next)$`)
	dropsIt     = regex.NewPattern(`(?i)passw|pwd|^hash`)
)

// sentDocuments are those answers, one an entry point.
func (ac *access) sentDocuments() (out []*Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def || len(ac.w.funcs[i].entries) == 0 {
			continue
		}
		if id := ac.sendsDocument(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, "Documents of users are sent as they are, with what is kept of their passwords"))
		}
	}
	return out
}

// sendsDocument is where a function answers with what it has found in a collection of users, if it does nothing with their passwords.
func (ac *access) sendsDocument(f *ir.Function) ir.ID {
	found := map[ir.ID]bool{}
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCall {
			if name := collectionOf(f, id); name != "" && len(f.Args(id)) < 3 && (f.NameOf(f.Arg(id, 0)) == "find" || f.NameOf(f.Arg(id, 0)) == "find_one") && ac.w.isPeople(name) {
				found[id] = true
			}
		}
	}
	if len(found) == 0 || slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && dropsIt.MatchString(c.Str) }) {
		return ir.NoID
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall || !toClient.MatchString(f.NameOf(f.Arg(id, 0))) {
				continue
			}
			if slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return wholly(f, x, found, 0) }) {
				return id
			}
		}
	}
	return ir.NoID
}

// wholly reports whether a value is one of those found, as it is, or a list of them.
func wholly(f *ir.Function, id ir.ID, found map[ir.ID]bool, depth int) bool {
	if id == ir.NoID || depth > 8 {
		return false
	}
	if found[id] {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpSigma, ir.OpAwait:
		return wholly(f, f.Arg(id, 0), found, depth+1)
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && wholly(f, x, found, depth+1) })
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if !takenAsItIs.MatchString(f.NameOf(callee)) {
			return false
		}
		if f.Instrs[callee].Op == ir.OpAttr && wholly(f, f.Arg(callee, 0), found, depth+1) {
			return true
		}
		return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return wholly(f, x, found, depth+1) })
	}
	return false
}
