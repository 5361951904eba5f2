package lower

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers raise and try.

func (fn *funcLowerer) raiseStmt(s *syntax.Raise) {
	var args []ir.ID
	for _, e := range []syntax.Expr{s.Exc, s.Cause, s.Value, s.Traceback} {
		if e != nil {
			args = append(args, fn.expr(e))
		}
	}
	fn.raises(s.Pos, s.End, args)
}

// raises leaves for the innermost handler, or the function.
func (fn *funcLowerer) raises(pos, end int32, args []ir.ID) {
	if n := len(fn.exc); n > 0 {
		if len(args) > 0 && args[0] != ir.NoID {
			fn.emit(ir.Instr{Op: ir.OpThrow, Pos: pos, End: end}, args[0])
		}
		fn.b.Jump(fn.exc[n-1])
		return
	}
	fn.b.Raise(pos, end, args...)
}

// tryStmt lowers try, except, else and finally. Exceptions of the body go to a dispatch block, which may enter any
// handler; those of handlers and of the else clause, and those that no handler takes, run the finally clause and go on.
func (fn *funcLowerer) tryStmt(s *syntax.Try) {
	done := fn.b.NewBlock()
	outer := ir.NoBlock // where exceptions leave this statement
	if len(s.Finally) > 0 {
		outer = fn.b.NewBlock()
		fn.finals = append(fn.finals, final{body: s.Finally, excs: len(fn.exc)})
		fn.exc = append(fn.exc, outer)
	}
	forks := fn.forks
	fn.forks = 0
	defer fn.deriveTried(s)
	if len(s.Handlers) > 0 && !raises(s.Body) {
		fn.stmts(s.Body) // nothing comes to the handlers
		fn.stmts(s.OrElse)
		for i := range s.Handlers {
			fn.markHandler(&s.Handlers[i])
		}
	} else if len(s.Handlers) > 0 {
		dispatch := fn.b.NewBlock()
		fn.exc = append(fn.exc, dispatch)
		fn.forkTo(dispatch)
		fn.stmts(s.Body)
		fn.exc = fn.exc[:len(fn.exc)-1]
		fn.stmts(s.OrElse)
		end := fn.b.NewBlock()
		fn.b.Jump(end)
		fn.b.Resume(dispatch)
		fn.handlers(s, end)
		fn.b.Resume(end)
	} else {
		if outer != ir.NoBlock {
			fn.forkTo(outer)
		}
		fn.stmts(s.Body)
		fn.stmts(s.OrElse)
	}
	fn.forks = forks
	if outer != ir.NoBlock {
		fn.exc = fn.exc[:len(fn.exc)-1]
		fn.finals = fn.finals[:len(fn.finals)-1]
		fn.stmts(s.Finally)
		fn.b.Jump(done)
		fn.b.Resume(outer)
		if fn.b.Reachable() {
			fn.stmts(s.Finally)
			fn.raises(s.Pos, s.Pos, nil)
		}
	} else {
		fn.b.Jump(done)
	}
	fn.b.Resume(done)
}

func (fn *funcLowerer) handlers(s *syntax.Try, end ir.BlockID) {
	if !fn.b.Reachable() {
		return
	}
	entries := make([]ir.BlockID, len(s.Handlers))
	for i := range s.Handlers {
		entries[i] = fn.b.NewBlock()
	}
	targets := entries
	propagate := ir.NoBlock
	if !catchesAll(s.Handlers) {
		propagate = fn.b.NewBlock()
		targets = append(targets[:len(targets):len(targets)], propagate)
	}
	fn.b.Fork(targets...)
	for i := range s.Handlers {
		h := &s.Handlers[i]
		fn.b.Resume(entries[i])
		in := at(ir.OpCatch, h)
		in.Aux = s.Pos
		if h.Name != "" {
			in.Pos, in.End = h.NamePos, h.NamePos+int32(len(h.Name))
		}
		var exc ir.ID
		if h.Type != nil {
			exc = fn.emit(in, fn.expr(h.Type))
		} else {
			exc = fn.emit(in)
		}
		if h.Name != "" {
			fn.writeName(h.Name, exc, in.Pos, in.End)
		} else if h.Target != nil {
			fn.assign(h.Target, exc)
		}
		fn.markHandler(h)
		fn.fallback(s, h)
		fn.caught++
		fn.stmts(h.Body)
		fn.caught--
		fn.b.Jump(end)
	}
	if propagate != ir.NoBlock {
		fn.b.Resume(propagate)
		fn.raises(s.Pos, s.Pos, nil)
	}
}

// raises reports whether one of some statements may raise an exception: all but those that give names constants may.
func raises(list []syntax.Stmt) bool {
	return slices.ContainsFunc(list, func(st syntax.Stmt) bool {
		s, ok := st.(*syntax.Assign)
		if !ok || slices.ContainsFunc(s.Targets, func(t syntax.Expr) bool { _, name := t.(*syntax.Name); return !name }) {
			_, pass := st.(*syntax.Pass)
			return !pass
		}
		return !harmless(s.Value)
	})
}

// harmless reports whether computing an expression raises nothing: a constant, or a number of a constant that is one.
func harmless(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.Call:
		callee, ok := e.Func.(*syntax.Name)
		if !ok || callee.ID != "int" && callee.ID != "float" || len(e.Args) != 1 || len(e.Keywords) > 0 {
			return false
		}
		k, ok := e.Args[0].(*syntax.Constant)
		return ok && (k.Kind == syntax.Int || k.Kind == syntax.Str && digits(k.Text))
	}
	return false
}

// digits reports whether the text of a literal is one of a few digits between quotes.
func digits(literal string) bool {
	s := strings.Trim(literal, `"'`)
	return s != "" && len(s) < 16 && strings.Trim(s, "0123456789") == ""
}

func catchesAll(hs []syntax.ExceptHandler) bool {
	for i := range hs {
		if hs[i].Type == nil {
			return true
		}
		switch dotted(hs[i].Type) {
		case "Exception", "BaseException":
			return true
		}
	}
	return false
}

// suppressed is the exception, or the tuple of exceptions, that "with contextlib.suppress(E):" goes on behind; nil for other
// statements.
func suppressed(s *syntax.With) syntax.Expr {
	if len(s.Items) != 1 {
		return nil
	}
	c, ok := s.Items[0].Context.(*syntax.Call)
	if !ok || len(c.Args) == 0 {
		return nil
	}
	if name := dotted(c.Func); name != "suppress" && name != "contextlib.suppress" {
		return nil
	}
	if len(c.Args) == 1 {
		return c.Args[0]
	}
	return &syntax.Tuple{Span: c.Span, Elts: c.Args}
}

// unwind runs the finally clauses between here and depth, innermost first, as return, break and continue do.
func (fn *funcLowerer) unwind(depth int) {
	saved, exc := fn.finals, fn.exc
	for i := len(saved) - 1; i >= depth && fn.b.Reachable(); i-- {
		if fn.copies++; fn.copies > maxFinallyCopies {
			break
		}
		fn.finals, fn.exc = saved[:i:i], exc[:saved[i].excs:saved[i].excs]
		fn.stmts(saved[i].body)
	}
	fn.finals, fn.exc = saved, exc
}
