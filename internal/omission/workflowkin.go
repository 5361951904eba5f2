package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is removed whatever state it is in, where other code that looks up the same rows in the same way refuses to
// touch those that are locked, held or closed.

var (
	holdingFlag = regex.NewPattern(`(?i)^(is_)?(on_|legal_)?(hold|locked|status|state|stage|closed|final|finali[sz]ed|archived|paid|finished|frozen|submitted|published|protected|immutable|retained|shipped|approved|sealed|settled)(_at|_until)?$`)
	removing    = regex.NewPattern(`^(delete|delete_one|delete_item|delete_object|find_one_and_delete|delete_instance|destroy|purge)$`)
	removingSQL = regex.NewPattern(`(?i)^\s*delete\s+from\b`)
)

// A rowKey is how rows are looked up: by a function of the program or of a class, in a module.
type rowKey struct {
	module int32
	by     any // a function, or a class
}

// removedInAnyState are the places where rows are removed without a look at what others ask of them.
func (ac *Checks) removedInAnyState(r *knowledge.Rule) (out []*flow.Candidate) {
	careful := map[rowKey]bool{}
	type removal struct {
		f  *ir.Function
		id ir.ID
		by []rowKey
	}
	var open []removal
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answers()[f.ID] {
			continue
		}
		asks, id := false, ir.NoID
		tested := map[ir.ID]bool{}
		for b := range f.Blocks {
			for _, x := range f.Blocks[b].Instrs {
				switch f.Instrs[x].Op {
				case ir.OpAttr, ir.OpIndex:
					if holdingFlag.MatchString(idiom.BearerName(f, x)) {
						asks = true
						tested[idiom.Awaited(f, idiom.Untested(f, f.Arg(x, 0)))] = true
					}
				case ir.OpCall:
					args := f.Args(x)
					asks = asks || slices.ContainsFunc(f.Calls[f.Instrs[x].Aux].Names, holdingFlag.MatchString)
					s, n := idiom.PassedStatement(f, args)
					asks = asks || n > 0 && stateAsked.MatchString(s)
					if id == ir.NoID && (f.Instrs[args[0]].Op == ir.OpAttr && removing.MatchString(f.NameOf(args[0])) && !idiom.SentBy(f, f.Arg(args[0], 0)) || n > 0 && removingSQL.MatchString(s)) {
						id = x
					}
				}
			}
		}
		switch {
		case len(tested) > 0 && ac.changes(f.ID, 1):
			for row := range tested {
				if k, ok := ac.rowKeyOf(f, row); ok && ac.testsFlag(f, row) {
					careful[k] = true
				}
			}
		case id != ir.NoID && !asks:
			if !removesFound(f, id) {
				continue
			}
			var by []rowKey
			for j := range f.Instrs {
				if k, ok := ac.rowKeyOf(f, ir.ID(j)); ok {
					by = append(by, k)
				}
			}
			if len(by) > 0 {
				open = append(open, removal{f, id, by})
			}
		}
	}
	for _, o := range open {
		if slices.ContainsFunc(o.by, func(k rowKey) bool { return careful[k] }) && !ac.rules(o.f) && !ac.administrative(o.f) {
			out = append(out, lacking(r, o.f, o.id, "This removes something in whatever state it is, and others that look it up so refuse some states"))
		}
	}
	return out
}

// rowKeyOf is how a row was looked up, where a call of the program's or of a class does it.
func (ac *Checks) rowKeyOf(f *ir.Function, row ir.ID) (rowKey, bool) {
	if f.Instrs[row].Op != ir.OpCall || len(f.Args(row)) < 2 {
		return rowKey{}, false
	}
	if c := ac.rowClass(f, row); c != nil {
		return rowKey{f.Module.ID, c}, true
	}
	if callee := f.Arg(row, 0); !idiom.Capital(f.NameOf(callee)) { // not a new one
		for _, x := range f.Args(row) {
			if name := classNamed(f, x); name != "" {
				return rowKey{f.Module.ID, name}, true
			}
		}
	}
	if callee := f.Arg(row, 0); f.Instrs[callee].Op == ir.OpGlobal || f.Instrs[callee].Op == ir.OpFrom {
		for _, g := range ac.calledBy(f, row) {
			if !ac.deed(g.ID, 0).changes && returnsAny(g, func(ir.ID) bool { return true }) {
				return rowKey{f.Module.ID, g}, true
			}
		}
	}
	return rowKey{}, false
}

// testsFlag reports whether a branch of a function hangs on such a flag of a row.
func (ac *Checks) testsFlag(f *ir.Function, row ir.ID) bool {
	hit := false
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		idiom.Inside(f, f.Arg(list[len(list)-1], 0), 0, func(id ir.ID) {
			if op := f.Instrs[id].Op; op == ir.OpAttr || op == ir.OpIndex {
				hit = hit || holdingFlag.MatchString(idiom.BearerName(f, id)) && idiom.Awaited(f, idiom.Untested(f, f.Arg(id, 0))) == row
			}
		})
	}
	return hit
}

// removesFound reports whether a call removes what was looked up by the address: it is given a part of it, or the row.
func removesFound(f *ir.Function, call ir.ID) bool {
	return slices.ContainsFunc(f.Args(call), func(x ir.ID) bool { return idiom.OfAddress(f, x) })
}
