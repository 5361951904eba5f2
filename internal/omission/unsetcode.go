package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds codes of a recovery that are compared without asking whether there is one: what was never set equals what is not sent,
// and what is not taken back is good for ever.

// codeHolder are names of dictionaries of codes: RESET.get(name).
var codeHolder = regex.NewPattern(`(?i)^_*(\w*_)?(codes?|tokens?|otps?|pins?|resets?|recover\w*|pending)(_\w+)?$`)

// unsetCodes are the comparisons of such codes in entry points that set a password, or let somebody in, by them.
func (ac *Checks) unsetCodes() (out []*flow.Candidate) {
	r, kept := ac.rule(recoveryUnproven), ac.rule(resetTokenKept)
	if r == nil && kept == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || ac.setsPassword(f) == ir.NoID {
			continue
		}
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				if in := &f.Instrs[id]; in.Op != ir.OpCompare || in.Flag != ir.Eq && in.Flag != ir.NotEq {
					continue
				}
				args := f.Args(id)
				for n, x := range args {
					sent := args[1-n]
					if !codeKept(f, x) || !ac.clients(f, sent) {
						continue
					}
					switch {
					case r != nil && mayLack(f, sent) && !isAsked(f, x) && !isAsked(f, sent):
						out = append(out, lacking(r, f, id, "A code that was never set equals one that is not sent"))
					case kept != nil && !takenBack(f) && !ac.unsets(f, x) && !ac.speaksOfAny(f.ID, tokenEnd, 2) && !ac.known(f):
						out = append(out, lacking(kept, f, id, "The code stays good after it has been used"))
					}
					break
				}
			}
		}
	}
	return out
}

// codeKept reports whether a value is a code that the program keeps: user.reset_code, row["token"], CODES.get(name).
func codeKept(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		return proofName.MatchString(f.NameOf(id)) && !idiom.Sent.MatchString(f.NameOf(idiom.Untested(f, f.Arg(id, 0))))
	case ir.OpIndex:
		if codeHolder.MatchString(idiom.MappingName(f, f.Arg(id, 0))) {
			return true
		}
		k, ok := idiom.ConstText(f, f.Arg(id, 1))
		return ok && proofName.MatchString(k) && !idiom.SentBy(f, id) && !fromBody(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "get" && codeHolder.MatchString(idiom.MappingName(f, f.Arg(callee, 0)))
	}
	return false
}

// mayLack reports whether a value that a client sends is None, or the same empty text that stands for no code, where nothing is sent.
func mayLack(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpCall:
		args := f.Args(id)
		if len(args) == 2 {
			return true
		}
		if len(args) == 3 {
			s, ok := idiom.ConstText(f, args[2])
			return ok && s == "" || idiom.IsNone(f, args[2])
		}
	case ir.OpIndex, ir.OpAttr: // may be an empty text
		return true
	}
	return false
}

// isAsked reports whether a function asks whether a value is there at all: if code and code == sent.
func isAsked(f *ir.Function, id ir.ID) bool {
	same := func(x ir.ID) bool {
		x = idiom.Untested(f, x)
		y := idiom.Untested(f, id)
		return x == y || f.Instrs[x].Op == f.Instrs[y].Op && f.Instrs[x].Op != ir.OpCompare && idiom.BearerName(f, x) != "" && idiom.BearerName(f, x) == idiom.BearerName(f, y)
	}
	for i := range f.Instrs {
		use := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpIf:
			if same(f.Arg(use, 0)) {
				return true
			}
		case ir.OpUnary:
			if f.Instrs[i].Flag == ir.Not && same(f.Arg(use, 0)) {
				return true
			}
		case ir.OpCompare:
			args := f.Args(use)
			if (idiom.IsNone(f, args[0]) || idiom.IsNone(f, args[1])) && (same(args[0]) || same(args[1])) {
				return true
			}
		case ir.OpCall:
			if args := f.Args(use); len(args) == 2 && (f.NameOf(args[0]) == "len" || f.NameOf(args[0]) == "bool" || f.NameOf(args[0]) == "isinstance") && same(args[1]) {
				return true
			}
		}
	}
	return false
}

// unsets reports whether a function sets again, or takes out, the code that it compares.
func (ac *Checks) unsets(f *ir.Function, id ir.ID) bool {
	name := idiom.BearerName(f, idiom.Untested(f, id))
	for i := range f.Instrs {
		use := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr:
			if f.NameOf(use) == name {
				return true
			}
		case ir.OpDelIndex, ir.OpSetIndex:
			return true
		case ir.OpCall:
			if n := f.NameOf(f.Arg(use, 0)); n == "pop" || n == "delete" || n == "clear" {
				return true
			}
		}
	}
	return slices.ContainsFunc(ac.prog.Calls()[f.ID], func(c int32) bool { return takenBack(ac.prog.Functions[c]) })
}
