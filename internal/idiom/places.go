package idiom

import (
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file reads where functions stand.

// Within reports whether a function is defined inside another one.
func Within(f, outer *ir.Function) bool {
	for p := f.Parent; p != nil; p = p.Parent {
		if p == outer {
			return true
		}
	}
	return false
}

// At is a part of the text of a function's module.
func At(f *ir.Function, pos, end int32) finding.Location {
	return finding.Location{File: f.Module.File, Pos: pos, End: end}
}

// Qualified is the name of a function with that of its module; "" for a module's body.
func Qualified(f *ir.Function) string {
	if f.Qualified == "" {
		return ""
	}
	return f.Module.Name + "." + f.Qualified
}
