package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is set of users by a call that changes the rows it has found: what they may do, and that they are let in no more.

var (
	letIn  = regex.NewPattern(`^(is_)?(active|enabled)$`)
	barred = regex.NewPattern(`^(is_)?(disabled|deactivated|blocked|banned|suspended|locked)$`)
)

// shutsOut reports whether a value that a column is given says that a user is let in no more: is_active=False, banned=True.
func shutsOut(f *ir.Function, column string, id ir.ID) bool {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpConst {
		return false
	}
	c := &f.Consts[f.Instrs[id].Aux]
	truth := c.Kind == ir.Bool || c.Kind == ir.Int
	return truth && (c.Int == 0 && letIn.MatchString(column) || c.Int == 1 && barred.MatchString(column))
}

// setsRowsOfUsers reports whether a call sets that in rows of users other than the one who asks:
// User.objects.filter(pk=number).update(is_staff=True), User.query.filter_by(id=number).update({"is_admin": True}).
func (ac *Checks) setsRowsOfUsers(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if callee := args[0]; f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "update" || !ac.ofUsers(f, call) || ac.narrowsToUser(f, callee) {
		return false
	}
	sets := func(column string, v ir.ID) bool {
		constant := f.Instrs[idiom.Unrefined(f, v)].Op == ir.OpConst
		return ac.elevating(column) && (!constant || raising(f, idiom.Unrefined(f, v))) || shutsOut(f, column, v)
	}
	for n, name := range f.Calls[f.Instrs[call].Aux].Names {
		if name != "" && n+1 < len(args) && sets(name, args[n+1]) {
			return true
		}
	}
	if len(args) < 2 || f.Instrs[idiom.Unrefined(f, args[1])].Op != ir.OpDict {
		return false
	}
	for pairs := f.Args(idiom.Unrefined(f, args[1])); len(pairs) > 1; pairs = pairs[2:] {
		if k, ok := idiom.ConstText(f, pairs[0]); ok && sets(k, pairs[1]) {
			return true
		}
	}
	return false
}

// narrowsToUser reports whether a chain of calls takes the rows of the user who asks.
func (ac *Checks) narrowsToUser(f *ir.Function, id ir.ID) bool {
	return inChain(f, id, func(call ir.ID) bool {
		return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return ac.holdsUser(f, x) })
	})
}

// inChain reports whether one of the calls of a chain is of some kind: Note.query.filter(...).all().
func inChain(f *ir.Function, id ir.ID, is func(call ir.ID) bool) bool {
	for range idiom.MaxRefinements {
		switch id = idiom.Unrefined(f, id); f.Instrs[id].Op {
		case ir.OpCall:
			if is(id) {
				return true
			}
			id = f.Arg(id, 0)
		case ir.OpAttr:
			id = f.Arg(id, 0)
		default:
			return false
		}
	}
	return false
}
