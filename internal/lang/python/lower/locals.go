package lower

import (
	"maps"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// maxLocals bounds the variables that locals() reads: each may take a phi in every loop around.
const maxLocals = 64

// locals has a call of locals(), or of vars() without arguments, read each variable that the function has there, as if they were passed
// by their names: what they hold at that place is known in no other way once they are registers. Functions with more variables than are
// read, modules and classes pass nothing.
func (fn *funcLowerer) locals(e *syntax.Call, callee []ir.ID) (names []string, args []ir.ID) {
	if fn.f.Kind != ir.Def && fn.f.Kind != ir.Lambda {
		return nil, callee
	}
	here := map[string]bool{}
	for fr := fn.frame; fr != nil; fr = fr.parent {
		for name, fl := range fr.sc.names {
			if fl&(bound|isFree) != 0 && fl&global == 0 {
				here[name] = true
			}
		}
	}
	if len(here) > maxLocals {
		return nil, callee
	}
	names, args = slices.Sorted(maps.Keys(here)), callee
	for _, name := range names {
		args = append(args, fn.readName(name, e.Pos, e.End))
	}
	return names, args
}
