package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what some entry points set only for who has a privilege, and others for whoever is logged in: the invoice that is
// approved, the claim that is paid. That they set the same attribute of the same class is the evidence.

// decidedState are attributes that say what somebody with a say in it has decided.
var decidedState = regex.NewPattern(`(?i)^(is_?)?(approved|accepted|verified|confirmed|paid|published|featured|banned|blocked|suspended|locked|rejected|reviewed|certified|state|status|grade|mark|score)$`)

// A columnSet is such an attribute, by its class.
type columnSet struct {
	class *ir.Class
	name  string
}

// statesSet calls visit for each place where a function sets such an attribute of a row that it has looked up.
func (ac *Checks) statesSet(f *ir.Function, visit func(columnSet, ir.ID)) {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpSetAttr || !decidedState.MatchString(f.NameOf(id)) {
			continue
		}
		row := idiom.Awaited(f, idiom.Untested(f, f.Arg(id, 0)))
		if f.Instrs[row].Op != ir.OpCall {
			continue
		}
		if c := ac.rowClass(f, row); c != nil {
			visit(columnSet{c, f.NameOf(id)}, id)
		}
	}
}

// setsColumn reports whether an instruction gives a column of a row that the function has looked up a value: where nothing commits,
// what stands around the view does.
func (ac *Checks) setsColumn(f *ir.Function, set ir.ID) bool {
	row := idiom.Awaited(f, idiom.Untested(f, f.Arg(set, 0)))
	if f.Instrs[row].Op != ir.OpCall {
		return false
	}
	c := ac.rowClass(f, row)
	return c != nil && ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() && slices.Contains(ac.w.ColumnsOf(c.ID), f.NameOf(set))
}

// rowClass is the class of the row that a call looks up: Note.query.get(1), session.get(Note, 1), self.get_object() of a view that
// says which rows it is about.
func (ac *Checks) rowClass(f *ir.Function, call ir.ID) *ir.Class {
	args := f.Args(call)
	callee := args[0]
	if f.Instrs[callee].Op != ir.OpAttr && idiom.Capital(f.NameOf(callee)) {
		return nil // a new one
	}
	if f.Class != nil && f.NameOf(callee) == "get_object" {
		if _, c := ac.rowsOf(f.Class); c != nil {
			return c
		}
		if m := f.Class.Methods["get_queryset"]; m != nil {
			for i := range m.Instrs {
				if m.Instrs[i].Op == ir.OpReturn {
					return ac.queried(m, m.Arg(ir.ID(i), 0))
				}
			}
		}
		return nil
	}
	if c := ac.queried(f, call); c != nil {
		return c
	}
	for _, x := range args[1:] {
		if c := ac.queried(f, x); c != nil {
			return c
		}
	}
	return nil
}

// setsForOthers are the entry points that set for every user what others set for who has a privilege, with the places.
func (ac *Checks) setsForOthers(ruled, plain []*ir.Function) (out []*ir.Function, places map[int32]ir.ID) {
	var kept map[columnSet]bool
	for _, f := range ruled {
		ac.statesSet(f, func(s columnSet, _ ir.ID) {
			if kept == nil {
				kept = map[columnSet]bool{}
			}
			kept[s] = true
		})
	}
	places = map[int32]ir.ID{}
	if kept == nil {
		return nil, places
	}
	for _, f := range plain {
		if ac.own(f).owns || f.Class != nil && ac.narrows(f.Class) {
			continue // whose it is decides
		}
		ac.statesSet(f, func(s columnSet, id ir.ID) {
			if _, told := places[f.ID]; kept[s] && !told {
				places[f.ID] = id
				out = append(out, f)
			}
		})
	}
	return out, places
}
