package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a constant that something is given, or compared with, does not mean.

// leavesAsItIs reports whether a module leaves something as it is where what bears a name is False, and changes it otherwise, as it
// tests whether that "is not False": what it would change verifies by itself.
func leavesAsItIs(m *ir.Module, name string) bool {
	if !slices.Contains(m.Names, name) || !slices.ContainsFunc(m.Names, verifyingContext.MatchString) {
		return false
	}
	for _, f := range m.Functions {
		for i := range f.Instrs {
			if in := &f.Instrs[i]; in.Op != ir.OpCompare || in.Flag != ir.IsNot {
				continue
			}
			x, y := f.Arg(ir.ID(i), 0), unrefined(f, f.Arg(ir.ID(i), 1))
			if f.Instrs[y].Op != ir.OpConst {
				continue
			}
			if c := f.Consts[f.Instrs[y].Aux]; c.Kind == ir.Bool && c.Int == 0 && bearerName(f, x) == name {
				return true
			}
		}
	}
	return false
}

// verifyingContext are names of calls that make contexts which verify.
var verifyingContext = regex.NewPattern(`^(create_default_context|create_urllib3_context|SecureContext)$`)

// written reports whether the side of a comparison that has the name is a text that stands in the source: words, or the mark of a
// kind, which are no secret. One that is has another rule.
func (a *analysis) written(e nameEvent) bool {
	_, ok := a.vals[a.bearing(e)].text()
	return ok
}
