package lower

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers checks against a list that may be left out: if self.hosts and host not in self.hosts: raise ... Who sets the program up
// decides whether there is a list, and what is refused; the data decide neither.

// optionalList are the test of whether there is such a list, the one against it, and what happens where that fails; nil for any other
// statement.
func (fn *funcLowerer) optionalList(s *syntax.If) (given, inner syntax.Expr, body []syntax.Stmt) {
	if len(s.OrElse) > 0 || len(s.Body) == 0 {
		return nil, nil, nil
	}
	given, body = s.Test, s.Body
	switch test := s.Test.(type) {
	case *syntax.BoolOp:
		if test.Op != syntax.And || len(test.Values) != 2 {
			return nil, nil, nil
		}
		given, inner = test.Values[0], test.Values[1]
	default:
		if nested, ok := s.Body[0].(*syntax.If); ok && len(s.Body) == 1 && len(nested.OrElse) == 0 && len(nested.Body) > 0 {
			inner, body = nested.Test, nested.Body
		}
	}
	list := given
	if is, ok := given.(*syntax.Compare); ok && len(is.Ops) == 1 && is.Ops[0] == syntax.IsNot {
		list = is.Left
	}
	among, ok := inner.(*syntax.Compare)
	if !ok || len(among.Ops) != 1 || among.Ops[0] != syntax.NotIn || !fn.ownOption(list) || fn.source(list) != fn.source(among.Comparators[0]) {
		return nil, nil, nil
	}
	switch body[len(body)-1].(type) {
	case *syntax.Raise, *syntax.Return:
		return given, inner, body
	}
	return nil, nil, nil
}

// amongOptional branches on them. Where there is no list, the test against it says what it says of a list that is not known.
func (fn *funcLowerer) amongOptional(given, among syntax.Expr, then, els ir.BlockID) {
	there, left := fn.b.NewBlock(), fn.b.NewBlock()
	fn.condition(given, there, left)
	fn.b.Resume(there)
	fn.condition(among, then, els)
	fn.b.Resume(left)
	if !fn.b.Reachable() || !fn.refinable(among) {
		fn.b.Jump(els)
		return
	}
	cond, r := fn.expr(among), among.Range()
	t, f := fn.b.NewBlock(), fn.b.NewBlock()
	fn.b.If(cond, r.Pos, r.End, t, f)
	for _, b := range [...]ir.BlockID{t, f} {
		fn.b.Resume(b)
		fn.refine(among, cond, false)
		fn.b.Jump(els)
	}
}

// ownOption reports whether an expression is an attribute of the instance or a local variable: what the module itself holds is known.
func (fn *funcLowerer) ownOption(e syntax.Expr) bool {
	if at, ok := e.(*syntax.Attribute); ok {
		e = at.Value
	}
	n, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	v := fn.lookup(n.ID)
	return v != nil && v.index >= 0 && !v.load
}

// source is an expression as it is written.
func (fn *funcLowerer) source(e syntax.Expr) string {
	r := e.Range()
	return fn.l.mod.File.Text[r.Pos:r.End]
}
