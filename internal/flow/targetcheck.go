package flow

import (
	"slices"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds checks of where a browser is sent, or a request goes, that are written with care: their many cases are not
// followed to the end, but what they compare shows what they are for.

// targetCheck is whether a function is such a check, once it was asked.
type targetCheck struct{ state atomic.Int32 }

const (
	checksTarget int32 = iota + 1
	checksNone
)

// checkingTarget are names of functions that say whether a URL may be followed.
var checkingTarget = regex.NewPattern(`(?i)(^|_)(is_?)?(valid(ate)?|safe|allowed|check|verify|trusted|same)(_\w+)?_?(url|uri|redirect|target|next|host|origin|domain)s?(_\w+)?$|(^|_)(url|uri|redirect|target|next|host)_?(is_)?(valid|safe|allowed|trusted)$`)

// checksTarget reports whether a function is called as a check of a URL and compares the host in it with something that is no
// constant of its own.
func (w *World) checksTarget(f *ir.Function) bool {
	c := &w.funcs[f.ID].target
	if s := c.state.Load(); s != 0 {
		return s == checksTarget
	}
	is := checksNone
	if checkingTarget.MatchString(f.Name) && (comparesHost(f) || slices.ContainsFunc(w.prog.Calls()[f.ID], func(c int32) bool { // or asks each of several services
		return checkingTarget.MatchString(w.prog.Functions[c].Name) && comparesHost(w.prog.Functions[c])
	})) {
		is = checksTarget
	}
	c.state.Store(is)
	return is == checksTarget
}

// comparesHost reports whether a function, or one within it, compares the host of a URL that it takes apart, by itself or beside the
// scheme, asks whether it ends with another one, or matches it to patterns.
func comparesHost(f *ir.Function) bool {
	host := func(id ir.ID) bool {
		if id == ir.NoID {
			return false
		}
		id = idiom.Unrefined(f, id)
		return f.Instrs[id].Op == ir.OpAttr && (f.NameOf(id) == "netloc" || f.NameOf(id) == "hostname")
	}
	within := func(id ir.ID) bool { // (parts.scheme, parts.netloc), "." + parts.netloc
		if id == ir.NoID || host(id) {
			return id != ir.NoID
		}
		op := f.Instrs[id].Op
		return (op == ir.OpTuple || op == ir.OpBinary) && slices.ContainsFunc(f.Args(id), host)
	}
	for i := range f.Instrs {
		args := f.Args(ir.ID(i))
		switch f.Instrs[i].Op {
		case ir.OpCompare:
		case ir.OpCall:
			switch callee := args[0]; {
			case matchesWildcards[f.NameOf(callee)]:
				args = args[1:]
			case len(args) == 2 && f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "endswith":
				args = []ir.ID{f.Arg(callee, 0), args[1]}
			default:
				continue
			}
		case ir.OpClosure:
			if inner := f.Module.Functions[f.Instrs[i].Aux]; inner.Parent == f && comparesHost(inner) {
				return true
			}
			continue
		default:
			continue
		}
		if slices.ContainsFunc(args, within) && !slices.ContainsFunc(args, func(x ir.ID) bool { return x != ir.NoID && f.Instrs[idiom.Unrefined(f, x)].Op == ir.OpConst }) {
			return true
		}
	}
	return false
}

// matchesWildcards are functions that compare a text with a pattern of the shell's.
var matchesWildcards = map[string]bool{"fnmatch": true, "fnmatchcase": true}
