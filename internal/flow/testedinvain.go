package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds tests of data that come to nothing: the program compares them with what it allows, or reads a number out of them, and
// goes on to keep them as they came. Its own test says that they are not to be kept so.

// maxInVain bounds the registers that are followed from where data come from.
const maxInVain = 48

// testedInVain reports whether the function that has a hit tests the data of the hit itself, at which they still harm.
func (h *hit) testedInVain() bool {
	f, o := h.fn, h.atom.Origin
	if o == nil || o.Source == nil {
		return false
	}
	var work, seen []ir.ID
	for i := range f.Instrs {
		in, id := &f.Instrs[i], ir.ID(i)
		if o.Fn == f && in.Pos == o.Pos && in.End == o.End && in.Op != ir.OpConst || o.Fn != f && in.Op == ir.OpCall && f.Arg(id, 0) != ir.NoID && f.NameOf(f.Arg(id, 0)) == o.Fn.Name {
			work = append(work, id)
		}
	}
	for len(work) > 0 && len(seen) < maxInVain {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		if seen = append(seen, id); id == ir.NoID {
			continue
		}
		for u := range f.Instrs {
			user := ir.ID(u)
			i := slices.Index(f.Args(user), id)
			if i < 0 || slices.Contains(seen, user) {
				continue
			}
			switch in := &f.Instrs[u]; in.Op {
			case ir.OpCompare:
				if i == 0 && (in.Flag == ir.In || in.Flag == ir.NotIn) {
					return true
				}
			case ir.OpCall:
				if f.Arg(user, 0) == ir.NoID {
					break
				}
				if name := f.NameOf(f.Arg(user, 0)); i > 0 && (name == "int" || name == "float" || name == "UUID" || name == "Decimal" || name == "fullmatch") {
					return true
				}
				if i == 0 || i == 1 {
					work = append(work, user)
				}
			case ir.OpSigma, ir.OpPhi, ir.OpAttr, ir.OpAwait, ir.OpAnnotate:
				work = append(work, user)
			case ir.OpIndex:
				if i == 0 {
					work = append(work, user)
				}
			}
		}
	}
	return false
}
