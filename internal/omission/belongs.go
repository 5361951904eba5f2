package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds whether a row belongs to somebody, by what code makes of rows of its class elsewhere.

// proved reports whether a row that is looked up belongs to somebody for sure: its class says so, or other code narrows such
// rows, or those through which they do.
func (ac *Checks) proved(row flow.Place) bool {
	for i := range row.Fn.Instrs {
		in := &row.Fn.Instrs[i]
		if in.Op != ir.OpCall && in.Op != ir.OpCompare || !row.In(in) {
			continue
		}
		if c := ac.classAt(row.Fn, ir.ID(i)); c != nil {
			return ac.narrowedThrough(c)
		}
	}
	return true
}

// classAt is the kept class of which a call, or a comparison with one of its columns, finds rows; nil for none.
func (ac *Checks) classAt(f *ir.Function, id ir.ID) *ir.Class {
	if f.Instrs[id].Op == ir.OpCompare {
		if column := idiom.Unrefined(f, f.Arg(id, 0)); f.Instrs[column].Op == ir.OpAttr {
			return ac.queried(f, f.Arg(column, 0))
		}
		return nil
	}
	if c := ac.queried(f, id); c != nil {
		return c
	}
	for _, x := range f.Args(id)[1:] {
		if c := ac.queried(f, x); c != nil {
			return c
		}
	}
	return nil
}

// narrowedThrough reports whether rows of a class are somebody's by its own columns, or other code treats them so.
func (ac *Checks) narrowedThrough(c *ir.Class) bool {
	through := ac.w.OwnedThrough(c.ID, 0)
	if len(through) == 0 {
		return true
	}
	narrowed := ac.narrowed()
	return narrowed[c] || slices.ContainsFunc(through, func(p int32) bool { return narrowed[ac.prog.Classes[p]] })
}
