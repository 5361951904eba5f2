package flow

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Numbers of objects mean nothing to callers; what is in the objects, and which of them are the same, does.
func TestSummariesOfOtherNumbers(t *testing.T) {
	list := func(id int32, elems ...*Val) (*Val, heldObjs) {
		return refVal(Ref{Kind: refObject, ID: id}), heldObjs{{id, &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom, Elems: elems}}}
	}
	summary := func(v *Val, objs heldObjs) *Summary { return &Summary{Ret: v, objs: objs} }
	one, two := constVal(ir.Const{Kind: ir.Int, Int: 1}), constVal(ir.Const{Kind: ir.Int, Int: 2})
	v, objs := list(3, one)
	w, moved := list(8, one)
	x, other := list(3, two)
	if !summary(v, objs).same(summary(w, moved)) {
		t.Error("the number of an object makes a difference")
	}
	if summary(v, objs).same(summary(x, other)) {
		t.Error("what is in an object makes none")
	}
	pair := func(a, b int32) *Summary {
		_, s := list(1, refVal(Ref{Kind: refObject, ID: a}), refVal(Ref{Kind: refObject, ID: b}))
		for _, id := range []int32{a, b} {
			if s.get(id) == nil {
				s = append(s, heldObj{id, &Obj{Kind: objDict, Class: -1, Rest: bottom}})
			}
		}
		s = append(s, heldObj{9, &Obj{Kind: objDict, Class: -1, Rest: bottom}})
		if a == b {
			s = append(s, heldObj{7, &Obj{Kind: objDict, Class: -1, Rest: bottom}})
		}
		return summary(refVal(Ref{Kind: refObject, ID: 1}), s)
	}
	if !pair(4, 5).same(pair(5, 4)) {
		t.Error("the order of the numbers makes a difference")
	}
	if pair(4, 5).same(pair(4, 4)) || pair(4, 4).same(pair(4, 5)) {
		t.Error("two objects are as good as one twice")
	}
}
