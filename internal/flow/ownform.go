package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// ownForm is what a path is known for that equals its own normal form (os.path.realpath(path) == path): it climbs nowhere.
// What normpath leaves alone may still begin with "..", where the data are the beginning.
func (a *analysis) ownForm(target, other ir.ID) atomFlags {
	call := a.unrefined(other)
	if a.f.Instrs[call].Op != ir.OpCall {
		return 0
	}
	args := a.f.Args(call)
	name := a.f.NameOf(args[0])
	if !wholePaths[name] {
		return 0
	}
	of := ir.NoID
	switch {
	case len(args) > 1:
		of = args[1]
	case a.f.Instrs[args[0]].Op == ir.OpAttr:
		of = a.f.Arg(args[0], 0)
	}
	if of == ir.NoID || a.unrefined(of) != a.unrefined(target) {
		return 0
	}
	behind := func(t Atom) bool { return t.Lead >= leadUnknown }
	if name == "normpath" && !slices.ContainsFunc(a.vals[target].taint(), behind) {
		return 0
	}
	return noDotDot
}
