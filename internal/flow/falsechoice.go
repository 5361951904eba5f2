package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
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
			x, y := f.Arg(ir.ID(i), 0), idiom.Unrefined(f, f.Arg(ir.ID(i), 1))
			if f.Instrs[y].Op != ir.OpConst {
				continue
			}
			if c := f.Consts[f.Instrs[y].Aux]; c.Kind == ir.Bool && c.Int == 0 && idiom.BearerName(f, x) == name {
				return true
			}
		}
	}
	return false
}

// verifyingContext are names of calls that make contexts which verify.
var verifyingContext = regex.NewPattern(`^(create_default_context|create_urllib3_context|SecureContext)$`)

// written reports whether the side of a comparison that has the name is a text that stands in the source: words, or what a module
// holds as the mark of a kind, which are no secret. One that is has another rule. What an attribute has there is a default.
func (a *analysis) written(e nameEvent) bool {
	id := a.unrefined(a.bearing(e))
	s, ok := a.vals[id].text()
	if !ok || s == "" {
		return false
	}
	switch a.f.Instrs[id].Op {
	case ir.OpConst, ir.OpGlobal, ir.OpFrom:
		return true
	case ir.OpAttr:
		if of := a.vals[a.f.Arg(id, 0)].refs(); len(of) == 1 && of[0].Kind == refModule {
			return true
		}
	}
	return wordsAlone.MatchString(s)
}

var wordsAlone = regex.NewPattern(`^[a-z]+([-_ ][a-z]+)+$`)
