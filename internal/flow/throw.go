package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file follows the data that exceptions of the program carry, from where they are raised to the except clauses that
// take them: in the same function, or in one that calls it.

// thrown is an exception that leaves a statement.
type thrown struct {
	id    ir.ID // the raise statement, or the call
	pos   int32
	val   *Val
	heap  heap // when it is raised: handlers are entered with what was before
	depth int  // of the calls that it has left
}

const (
	maxThrown = 16 // exceptions of one function
	maxRaised = 2  // calls that one leaves
)

// throw records an exception, where it carries anything.
func (a *analysis) throw(id ir.ID, pos int32, v *Val, depth int) {
	if v == nil || v == bottom || a.fs.test || len(a.deepTo(v, 2)) == 0 {
		return
	}
	for i := range a.thrown {
		if t := &a.thrown[i]; t.id == id {
			t.val, t.heap, t.depth = join(t.val, v), a.heap, min(t.depth, depth)
			return
		}
	}
	if len(a.thrown) < maxThrown {
		a.thrown = append(a.thrown, thrown{id, pos, v, a.heap, depth})
	}
}

// carried is a caught exception with what those that can arrive here carry.
func (a *analysis) carried(id ir.ID, in *ir.Instr, v *Val) *Val {
	for i := range a.thrown {
		t := &a.thrown[i]
		if t.pos < in.Aux || t.pos >= in.Pos {
			continue
		}
		var refs []Ref
		for _, r := range t.val.Refs {
			if !a.takes(id, r, t) {
				continue
			}
			a.bring(t.heap, r, 2)
			refs = append(refs, r)
		}
		if len(refs) == 0 && len(t.val.Refs) > 0 {
			continue
		}
		v = join(v, &Val{Refs: refs, Taint: t.val.Taint})
	}
	return v
}

// bring takes an object, and what it holds, over from the heap of where it was raised.
func (a *analysis) bring(from heap, r Ref, depth int) {
	if r.Kind != refObject || r.ID >= globalObjects || a.heap.get(r.ID) != nil {
		return
	}
	o := from.get(r.ID)
	if o == nil {
		return
	}
	a.heap.set(r.ID, o)
	if depth == 0 {
		return
	}
	for _, f := range o.Fields {
		for _, inner := range f.Val.refs() {
			a.bring(from, inner, depth-1)
		}
	}
	for _, e := range o.Elems {
		for _, inner := range e.refs() {
			a.bring(from, inner, depth-1)
		}
	}
}

// takes reports whether the clause can take an exception of the program's: one of its classes is a base, or is none of
// the program's.
func (a *analysis) takes(id ir.ID, r Ref, t *thrown) bool {
	class := int32(-1)
	switch r.Kind {
	case refSelf:
		class = r.ID
	case refObject:
		if o := t.heap.get(r.ID); o != nil {
			class = o.Class
		}
	}
	args := a.f.Args(id)
	raised := strings.TrimSuffix(r.Name, "()")
	foreign := r.Kind == refInst && !strings.HasPrefix(raised, "builtins.") // a library's, whose bases its model knows
	if len(args) == 0 || class < 0 && r.Kind != refInst {
		return true
	}
	types := []*Val{a.vals[args[0]]}
	if es, ok := a.elements(types[0]); ok {
		types = es
	}
	for _, v := range types {
		if len(v.refs()) == 0 {
			return true
		}
		for _, c := range v.refs() {
			switch {
			case class < 0 && !foreign && c.Kind == refClass: // no class of the program is a base of Python's own
			case foreign && c.Kind == refExtern && c.Name != raised && !a.w.base.Type(raised).IsA(c.Name) && ownMessages[c.Name]:
			case class >= 0 && c.Kind == refExtern && !general[c.Name] && general[a.w.ExternBase(class)]: // it derives from no such class
			case foreign, c.Kind != refClass, slices.Contains(a.w.classes[class].mro, c.ID):
				return true
			}
		}
	}
	return false
}

// general are the bases of all exceptions: a clause that names one takes any, and a class that derives from nothing else is
// taken by no other clause for a library's class.
var general = map[string]bool{"builtins.Exception": true, "builtins.BaseException": true}

// raises adds to a summary the exceptions that no clause of the function stands around.
func (a *analysis) raises(s *Summary) {
	exit := a.heap
	for i := range a.thrown {
		t := &a.thrown[i]
		if t.depth >= maxRaised || a.guardedAt(t.pos) {
			continue
		}
		if s.Raises == nil {
			s.Raises = bottom
		}
		s.Raises = join(s.Raises, &Val{Refs: t.val.Refs, Taint: t.val.Taint})
		s.raised = max(s.raised, t.depth)
		a.heap = t.heap
		a.collect(s, t.val, 3)
	}
	a.heap = exit
}

// guardedAt reports whether a try statement of the function stands around a place.
func (a *analysis) guardedAt(pos int32) bool {
	for i := range a.f.Instrs {
		if in := &a.f.Instrs[i]; in.Op == ir.OpCatch && in.Aux <= pos && pos < in.Pos {
			return true
		}
	}
	return false
}
