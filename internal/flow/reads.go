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
