package lower

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// A short loop over the elements of a tuple or list that stands in its head is lowered once an element: what each turn
// does is known then, and whether the loop comes to its end.

const (
	maxUnrolled      = 12  // elements
	maxUnrolledNodes = 480 // of the tree, in all turns
)

// unrollable lists the elements of a loop that is lowered once for each; nil where it is not. Loops inside such a one are
// lowered as loops, so that the size stays linear in the text; functions are made once.
func (fn *funcLowerer) unrollable(s *syntax.For) []syntax.Expr {
	if s.Async || fn.unrolling {
		return nil
	}
	var elements []syntax.Expr
	switch it := s.Iter.(type) {
	case *syntax.Tuple:
		elements = it.Elts
	case *syntax.List:
		elements = it.Elts
	}
	starred := func(e syntax.Expr) bool { _, ok := e.(*syntax.Starred); return ok }
	if len(elements) == 0 || len(elements) > maxUnrolled || slices.ContainsFunc(elements, starred) {
		return nil
	}
	left := maxUnrolledNodes / len(elements)
	for _, st := range s.Body {
		if left = spend(st, left); left <= 0 {
			return nil
		}
	}
	return elements
}

// spend subtracts the nodes of a tree; a function costs everything.
func spend(n syntax.Node, left int) int {
	switch n.(type) {
	case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
		return 0
	}
	left--
	syntax.Children(n, func(c syntax.Node) {
		if left > 0 {
			left = spend(c, left)
		}
	})
	return left
}

func (fn *funcLowerer) unroll(s *syntax.For, elements []syntax.Expr) {
	fn.unrolling = true
	vals := make([]ir.ID, len(elements))
	for i, e := range elements {
		vals[i] = fn.expr(e)
	}
	done := fn.b.NewBlock()
	for i, v := range vals {
		next := fn.b.NewBlock()
		fn.assign(s.Target, v)
		fn.alias(s.Target, elements[i])
		fn.loops = append(fn.loops, loop{next: next, done: done, finals: len(fn.finals), excs: len(fn.exc)})
		fn.stmts(s.Body)
		fn.loops = fn.loops[:len(fn.loops)-1]
		fn.b.Jump(next)
		fn.resume(next)
	}
	fn.unrolling = false
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.resume(done)
}
