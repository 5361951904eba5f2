package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds privileges that many share (all of the staff), and which say nothing of whose row it is: another view behind the
// very same guard asks for that.

var registeringView = regex.NewPattern(`^(route|get|post|put|patch|delete|api_route|wraps|functools|bp|blp|app|router|routes|blueprint|api|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$`)

// rankShared reports whether another view of the module stands behind the same guard as an entry point, and asks by itself, or in a
// helper that turns others away, whose the row is.
func (ac *Checks) rankShared(f *ir.Function) bool {
	before := ac.guardsBefore(f)
	if len(before) == 0 {
		return false
	}
	return slices.ContainsFunc(f.Module.Functions, func(g *ir.Function) bool {
		return g != f && len(ac.w.Entries(g)) > 0 && slices.Equal(before, ac.guardsBefore(g)) && slices.ContainsFunc(ac.prog.Calls()[g.ID], func(c int32) bool {
			h := ac.prog.Functions[c]
			return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && h.Kind == ir.Def && len(h.Params) > 0 && h.Parent != nil && h.Parent.Kind == ir.ModuleBody && ac.own(h).owns && ac.own(h).refuses
		})
	})
}

// guardsBefore are the names in what decorates a function, but for those that register it, and the texts that they are given.
func (ac *Checks) guardsBefore(f *ir.Function) []string {
	names := slices.DeleteFunc(slices.Concat(idiom.InFront(f), ac.group(f).roles), registeringView.MatchString)
	slices.Sort(names)
	return slices.Compact(names)
}
