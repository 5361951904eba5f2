package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds rows that are looked up among those that everybody may see, and left as they are: filter_by(id=key, public=True).

var (
	altering  = regex.NewPattern(`^(a?delete|remove|destroy|update|save)$`)
	openState = regex.NewPattern(`(?i)^(is_?)?(public|published|visible|approved|released|live)$`) // not private=False, which is said of drafts, too
)

// publicRow reports whether a lookup asks for rows that are public, by a constant, and its function does not change what it finds.
func publicRow(row flow.Place) bool {
	f := row.Fn
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || !row.In(&f.Instrs[i]) {
			continue
		}
		public := inChain(f, id, func(call ir.ID) bool { return asksPublic(f, call) }) ||
			slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
				return x != ir.NoID && inChain(f, x, func(call ir.ID) bool { return asksPublic(f, call) })
			})
		if public && !changesRow(f, id) {
			return true
		}
	}
	return false
}

// asksPublic reports whether a call narrows rows to those that are public: public=True, status="published", Note.public.is_(True).
func asksPublic(f *ir.Function, call ir.ID) bool {
	says := func(name string, value ir.ID) bool {
		v := idiom.Unrefined(f, value)
		if f.Instrs[v].Op != ir.OpConst {
			return false
		}
		switch c := &f.Consts[f.Instrs[v].Aux]; c.Kind {
		case ir.Bool, ir.Int:
			return c.Int == 1 && openState.MatchString(name)
		case ir.Str:
			return stateKey.MatchString(name) && publishedWord.MatchString(c.Str)
		}
		return false
	}
	for n, x := range f.Args(call)[1:] {
		if name := idiom.Keyword(f, call, n); name != "" && says(name, x) {
			return true
		}
		switch x = idiom.Unrefined(f, x); f.Instrs[x].Op {
		case ir.OpCompare:
			if f.Instrs[x].Flag == ir.Eq && f.Instrs[f.Arg(x, 0)].Op == ir.OpAttr && says(f.NameOf(f.Arg(x, 0)), f.Arg(x, 1)) {
				return true
			}
		case ir.OpCall:
			if callee := f.Arg(x, 0); f.NameOf(callee) == "is_" && len(f.Args(x)) == 2 && f.Instrs[f.Arg(callee, 0)].Op == ir.OpAttr && says(f.NameOf(f.Arg(callee, 0)), f.Arg(x, 1)) {
				return true
			}
		}
	}
	return false
}

// changesRow reports whether a function sets an attribute of what a call has found, or has it deleted, updated or handed to code that may.
func changesRow(f *ir.Function, call ir.ID) bool {
	found := func(x ir.ID) bool {
		if x == ir.NoID {
			return false
		}
		x = idiom.Awaited(f, idiom.Untested(f, x))
		return f.Instrs[x].Op == ir.OpCall && f.Instrs[x].Pos <= f.Instrs[call].Pos && f.Instrs[call].End <= f.Instrs[x].End
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr, ir.OpDelAttr, ir.OpSetIndex:
			if found(f.Arg(id, 0)) {
				return true
			}
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr {
				if name := f.NameOf(callee); name == "setattr" && len(f.Args(id)) > 1 && found(f.Arg(id, 1)) {
					return true
				}
				continue
			}
			if altering.MatchString(f.NameOf(callee)) && (found(f.Arg(callee, 0)) || slices.ContainsFunc(f.Args(id)[1:], found)) {
				return true
			}
		}
	}
	return false
}
