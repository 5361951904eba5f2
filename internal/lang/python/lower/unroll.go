package lower

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// A short loop over the elements of a tuple or list that stands in its head is lowered once an element: what each turn
// does is known then, and whether the loop comes to its end. So is one that counts a few turns and asks which it is in; where a
// while statement counts them, the turns stand before the loop itself, which nothing comes to if they are all there are.

const (
	maxUnrolled      = 12  // elements
	maxUnrolledNodes = 480 // of the tree, in all turns
	maxCounted       = 6   // turns of a loop that counts
)

// unrollable lists the elements of a loop that is lowered once for each; nil where it is not. Loops inside such a one are
// lowered as often as the bound on all turns allows, or else as loops, so that the size stays linear in the text; functions are made
// once. What stands in a variable or is paired counts where the loop fills containers of it.
func (fn *funcLowerer) unrollable(s *syntax.For) (elements []item) {
	if s.Async {
		return nil
	}
	written, ok := false, false
	if it, call := s.Iter.(*syntax.Call); call && fn.unrolling == 0 {
		for _, x := range fn.counted(s, it) {
			elements = append(elements, item{x, nil, x})
		}
	}
	if elements == nil {
		if elements, written, ok = fn.items(s.Iter); !ok || (!written || fn.unrolling > 0) && !fills(s.Body) {
			return nil
		}
	}
	if len(elements) == 0 || len(elements) > maxUnrolled {
		return nil
	}
	left := maxUnrolledNodes / (len(elements) * max(fn.unrolling, 1))
	for _, st := range s.Body {
		if left = spend(st, left); left <= 0 {
			return nil
		}
	}
	return elements
}

// taking binds the target of a loop to what a turn takes.
func (fn *funcLowerer) taking(target syntax.Expr, x item) {
	n, ok := target.(*syntax.Name)
	if !ok {
		return
	}
	fn.displayOf(n.ID)
	if fn.written == nil || fn.once[n.ID] != 1 {
		return
	}
	if delete(fn.written, n.ID); x.shape != nil {
		fn.written[n.ID] = x.shape
	}
}

// counted lists the numbers that a loop counts, where they are few and stand in its head, and a test of its body compares the
// number of the turn with a constant.
func (fn *funcLowerer) counted(s *syntax.For, it *syntax.Call) (out []syntax.Expr) {
	callee, ok := it.Func.(*syntax.Name)
	target, named := s.Target.(*syntax.Name)
	if !ok || !named || callee.ID != "range" || fn.lookup("range") != nil || len(it.Keywords) > 0 || len(it.Args) == 0 || len(it.Args) > 2 {
		return nil
	}
	var bounds []int64
	for _, x := range it.Args {
		k, ok := x.(*syntax.Constant)
		if !ok || k.Kind != syntax.Int {
			return nil
		}
		bounds = append(bounds, integer(k.Text).Int)
	}
	if len(bounds) == 1 {
		bounds = []int64{0, bounds[0]}
	}
	if bounds[1]-bounds[0] > maxCounted || !slices.ContainsFunc(s.Body, func(st syntax.Stmt) bool { return asksTurn(st, target.ID) }) {
		return nil
	}
	for i := bounds[0]; i < bounds[1]; i++ {
		out = append(out, &syntax.Constant{Span: it.Span, Kind: syntax.Int, Text: strconv.FormatInt(i, 10)})
	}
	return out
}

// asksTurn reports whether a test in a statement compares a variable, or what is left of it by a division, with a number.
func asksTurn(n syntax.Node, name string) (asks bool) {
	if c, ok := n.(*syntax.Compare); ok && len(c.Ops) == 1 {
		left := c.Left
		if b, ok := left.(*syntax.BinOp); ok {
			left = b.Left
		}
		v, named := left.(*syntax.Name)
		k, number := c.Comparators[0].(*syntax.Constant)
		return named && v.ID == name && number && k.Kind == syntax.Int
	}
	syntax.Children(n, func(c syntax.Node) { asks = asks || asksTurn(c, name) })
	return asks
}

// turns is how many turns a loop takes that counts a variable from zero to a number and asks which turn it is in; zero where a
// loop is none of that kind.
func (fn *funcLowerer) turns(s *syntax.While) int {
	if fn.unrolling == 0 && drains(s) {
		return maxDrained
	}
	if fn.unrolling > 0 || !counts(s.Test) {
		return 0
	}
	test := s.Test.(*syntax.Compare)
	name := test.Left.(*syntax.Name).ID
	n := integer(test.Comparators[0].(*syntax.Constant).Text).Int
	switch test.Ops[0] {
	case syntax.LtE:
		n++
	case syntax.Lt, syntax.NotEq:
	default:
		return 0
	}
	if n <= 0 || n > maxCounted || !slices.ContainsFunc(s.Body, func(st syntax.Stmt) bool { return asksTurn(st, name) }) ||
		!slices.ContainsFunc(s.Body, func(st syntax.Stmt) bool { return stepsUp(st, name) }) {
		return 0
	}
	left := maxUnrolledNodes / int(n)
	for _, st := range s.Body {
		if left = spend(st, left); left <= 0 {
			return 0
		}
	}
	return int(n)
}

// maxDrained is how many turns stand before a loop that takes out of a list until so many elements are left.
const maxDrained = 3

// drains reports whether a loop is one of those, and does nothing else: while len(stack) > 1: stack.pop().
func drains(s *syntax.While) bool {
	test, ok := s.Test.(*syntax.Compare)
	if !ok || len(test.Ops) != 1 || test.Ops[0] != syntax.Gt && test.Ops[0] != syntax.GtE && test.Ops[0] != syntax.NotEq || len(s.Body) != 1 {
		return false
	}
	length, call := test.Left.(*syntax.Call)
	if k, number := test.Comparators[0].(*syntax.Constant); !call || !number || k.Kind != syntax.Int || len(length.Args) != 1 || lastName(length.Func) != "len" {
		return false
	}
	list, named := length.Args[0].(*syntax.Name)
	var value syntax.Expr
	switch st := s.Body[0].(type) {
	case *syntax.ExprStmt:
		value = st.Value
	case *syntax.Assign:
		value = st.Value
	}
	taken, call := value.(*syntax.Call)
	if !named || !call {
		return false
	}
	method, ok := taken.Func.(*syntax.Attribute)
	if !ok || method.Attr != "pop" && method.Attr != "popleft" {
		return false
	}
	of, ok := method.Value.(*syntax.Name)
	return ok && of.ID == list.ID
}

// stepsUp reports whether a statement is i += 1 or i = i + 1.
func stepsUp(st syntax.Stmt, name string) bool {
	var target, step syntax.Expr
	switch s := st.(type) {
	case *syntax.AugAssign:
		if s.Op == syntax.Add {
			target, step = s.Target, s.Value
		}
	case *syntax.Assign:
		if b, ok := s.Value.(*syntax.BinOp); ok && b.Op == syntax.Add && len(s.Targets) == 1 {
			if of, ok := b.Left.(*syntax.Name); ok && of.ID == name {
				target, step = s.Targets[0], b.Right
			}
		}
	}
	v, named := target.(*syntax.Name)
	k, number := step.(*syntax.Constant)
	return named && v.ID == name && number && k.Kind == syntax.Int
}

// firstTurns lowers the turns of a loop that counts them.
func (fn *funcLowerer) firstTurns(s *syntax.While, els, done ir.BlockID) {
	n := fn.turns(s)
	for range n {
		body, next := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(s.Test, body, els)
		fn.b.Resume(body)
		fn.unrolling = n
		fn.loops = append(fn.loops, loop{next: next, done: done, finals: len(fn.finals), excs: len(fn.exc)})
		fn.stmts(s.Body)
		fn.loops = fn.loops[:len(fn.loops)-1]
		fn.unrolling = 0
		fn.b.Jump(next)
		fn.b.Resume(next)
	}
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

func (fn *funcLowerer) unroll(s *syntax.For, elements []item) {
	around := fn.unrolling
	fn.unrolling = max(around, 1) * len(elements)
	vals := make([]ir.ID, len(elements))
	for i, e := range elements {
		vals[i] = fn.expr(e.expr)
	}
	done := fn.b.NewBlock()
	for i, v := range vals {
		next := fn.b.NewBlock()
		fn.assign(s.Target, v)
		fn.taking(s.Target, elements[i])
		fn.alias(s.Target, elements[i].of)
		fn.derive(s.Target, elements[i].expr)
		fn.loops = append(fn.loops, loop{next: next, done: done, finals: len(fn.finals), excs: len(fn.exc)})
		fn.stmts(s.Body)
		fn.loops = fn.loops[:len(fn.loops)-1]
		fn.b.Jump(next)
		fn.b.Resume(next)
	}
	fn.unrolling = around
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.b.Resume(done)
}
