package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells views that are there to be read, and views of which the program does not say how they are reached.

// reads reports whether an entry point is registered for reading only: by a method of its router, or as a field of a schema.
func (ac *Checks) reads(f *ir.Function) bool {
	names := idiom.Around(f)
	return slices.Contains(names, "get") || slices.Contains(names, "field") && (f.Class == nil || !strings.Contains(f.Class.Name, "Mutation"))
}

// unmentioned reports whether nothing but its own code names a class of views, in a program that registers others by name:
// what stands before it is said where it is looked up.
func (ac *Checks) unmentioned(c *ir.Class) bool {
	registers := false
	for _, f := range ac.functions {
		if f.Class == c {
			continue
		}
		for j := range f.Instrs {
			switch f.Instrs[j].Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
				name := f.NameOf(ir.ID(j))
				if name == c.Name {
					return false
				}
				registers = registers || name == "as_view"
			}
		}
	}
	return registers
}
