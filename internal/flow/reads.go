package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// maxReads bounds how far the use of a result is followed: through joins of branches and the calls that it is put into.
const maxReads = 4

// onlyReads reports whether the result of a call is used for nothing but the methods that a rule names: who decrypts what
// others wrote does not choose the cipher. A result that nothing uses, or that leaves the function, may do anything.
func (a *analysis) onlyReads(rule string, id ir.ID) bool {
	r := a.w.base.Rule(rule)
	return r != nil && len(r.Reads) > 0 && a.usedFor(id, r.Reads, maxReads)
}

func (a *analysis) usedFor(id ir.ID, methods []string, depth int) bool {
	if depth == 0 {
		return false
	}
	used := false
	for b := range a.f.Blocks {
		for _, user := range a.f.Blocks[b].Instrs {
			args := a.f.Args(user)
			if !slices.Contains(args, id) {
				continue
			}
			switch a.f.Instrs[user].Op {
			case ir.OpAttr:
				if !slices.Contains(methods, a.f.NameOf(user)) {
					return false
				}
			case ir.OpPhi, ir.OpSigma, ir.OpCall:
				if args[0] == id && a.f.Instrs[user].Op == ir.OpCall || !a.usedFor(user, methods, depth-1) {
					return false
				}
			default:
				return false
			}
			used = true
		}
	}
	return used
}

// neverEmpty is the truth of a condition that asks whether what a text was split into at a separator is empty, which it never
// is as long as the function takes nothing out of a list.
func (a *analysis) neverEmpty(c ir.ID) truth {
	in := &a.f.Instrs[c]
	switch {
	case in.Op == ir.OpUnary && in.Flag == ir.Not:
		if a.neverEmpty(a.f.Arg(c, 0)) == truthy {
			return falsy
		}
	case a.isSplit(c, 3) && !slices.ContainsFunc(a.f.Instrs, func(in ir.Instr) bool {
		return in.Op == ir.OpDelIndex || in.Op == ir.OpAttr && emptying[a.f.Module.Names[in.Name]]
	}):
		return truthy
	}
	return truthUnknown
}

var emptying = map[string]bool{"pop": true, "popleft": true, "remove": true, "clear": true}

// isSplit reports whether a value is certainly what a text was split into at a separator.
func (a *analysis) isSplit(id ir.ID, depth int) bool {
	id = a.unrefined(id)
	switch in := &a.f.Instrs[id]; {
	case depth == 0:
	case in.Op == ir.OpPhi:
		return !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return !a.isSplit(x, depth-1) })
	case in.Op == ir.OpCall:
		args := a.f.Args(id)
		callee := args[0]
		if a.f.Instrs[callee].Op != ir.OpAttr || len(args) < 2 {
			return false
		}
		name := a.f.NameOf(callee)
		sep, ok := a.vals[args[1]].text()
		return ok && sep != "" && (name == "split" || name == "rsplit") && !concreteObject(a.vals[a.f.Arg(callee, 0)])
	}
	return false
}
