package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// fallback reports whether a module imports a function in an except clause that a known one has been imported for before:
// where both are there, the first one is what runs.
func (a *analysis) fallback(b ir.BlockID, id ir.ID) bool {
	if a.f.Kind != ir.ModuleBody || !slices.ContainsFunc(a.f.Blocks[b].Instrs, func(x ir.ID) bool { return a.f.Instrs[x].Op == ir.OpCatch }) {
		return false
	}
	imported := func(v *Val) bool {
		refs := v.refs()
		return len(refs) == 1 && refs[0].Kind == refExtern && a.w.base.Function(refs[0].Name) != nil
	}
	return imported(a.vals[a.f.Arg(id, 0)]) && slices.ContainsFunc(a.effects, func(e effect) bool {
		return e.kind == effectGlobal && e.key.Name == a.f.NameOf(id) && imported(e.val)
	})
}
