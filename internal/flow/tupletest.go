package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds tests of several values at once: (url.scheme, url.netloc) in ORIGINS, (kind, name) == ("file", "a").

// tupleCompare hands what a comparison of a tuple says on to what stands in it: where it is equal to another tuple, each part is equal to
// the part in its place, and where it is in a collection, each part is among those that its tuples have in that place. The opposite says
// nothing of any part.
func (a *analysis) tupleCompare(op uint8, xi, yi ir.ID, y *Val, add func(ir.ID, bool, Fact)) {
	tuple := a.unrefined(xi)
	if a.f.Instrs[tuple].Op != ir.OpTuple {
		return
	}
	parts := a.f.Args(tuple)
	if slices.ContainsFunc(parts, func(part ir.ID) bool { return a.f.Instrs[part].Op == ir.OpSpread }) {
		return
	}
	holds := op == ir.Eq || op == ir.In
	one := func(target ir.ID, so bool, f Fact) {
		if !so {
			f = f.not()
		}
		add(target, holds, Fact{True: f.True, TrueFlags: f.TrueFlags, Note: f.Note, Equals: f.Equals, Elements: f.Elements, Except: f.Except})
	}
	switch op {
	case ir.Eq, ir.NotEq:
		es, ok := a.elements(y)
		if !ok || len(es) != len(parts) || !a.isTuple(y) {
			return
		}
		others := make([]ir.ID, len(parts))
		for i := range others {
			others[i] = yi
		}
		if other := a.unrefined(yi); a.f.Instrs[other].Op == ir.OpTuple {
			others = a.f.Args(other)
		}
		for i, part := range parts {
			a.equality(part, others[i], a.vals[part], es[i], true, one)
		}
	case ir.In, ir.NotIn:
		for i, part := range parts {
			column := y
			if list, ok := a.inPlace(tuple, y, i, len(parts)); ok {
				column = list
			}
			a.membership(part, yi, a.vals[part], column, true, one)
		}
	}
}

// inPlace is a tuple of what the tuples of a collection have in one place; false where one of them is not known, or has another length.
func (a *analysis) inPlace(id ir.ID, collection *Val, place, width int) (*Val, bool) {
	rows, ok := a.elements(collection)
	if !ok || len(rows) == 0 {
		return nil, false
	}
	list := make([]*Val, len(rows))
	for i, row := range rows {
		es, ok := a.elements(row)
		if !ok || len(es) != width || !a.isTuple(row) {
			return nil, false
		}
		list[i] = es[place]
	}
	return a.tuple(id, list...), true
}
