package lower

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers if, and makes what a branch or a handler sets a variable to a fact about what was tested.

func (fn *funcLowerer) ifStmt(s *syntax.If) {
	first := s
	done := fn.b.NewBlock()
	for {
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		body := s.Body
		if given, among, inner := fn.optionalList(s); among != nil {
			body = inner
			fn.amongOptional(given, among, then, els)
		} else {
			fn.condition(s.Test, then, els)
		}
		fn.b.Resume(then)
		fn.stmts(body)
		fn.b.Jump(done)
		fn.b.Resume(els)
		next, ok := elif(s)
		if !ok || !fn.b.Reachable() {
			fn.stmts(s.OrElse)
			break
		}
		s = next
	}
	fn.b.Jump(done)
	fn.b.Resume(done)
	fn.deriveFlags(first)
	fn.deriveChosen(first)
}

// deriveFlags remembers of the variables to which a branch assigns a constant what the test spoke of: flags.
func (fn *funcLowerer) deriveFlags(s *syntax.If) {
	if !fn.b.Reachable() || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody || len(s.Body) > maxFlagged {
		return
	}
	for _, st := range s.Body {
		if v := fn.flagOf(st); v != nil {
			fn.guarded(s.Test, func(_ *syntax.Name, x *variable) { fn.deriveFrom(v, x) })
		}
	}
}

// deriveChosen remembers of a variable that a test asks for alone what its branches assign: whoever asks for it again asks which
// of them was taken.
func (fn *funcLowerer) deriveChosen(s *syntax.If) {
	if !fn.b.Reachable() || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	v := fn.asked(s.Test)
	if v == nil {
		return
	}
	for _, list := range [][]syntax.Stmt{s.Body, s.OrElse} {
		for _, st := range list[:min(len(list), maxFlagged)] {
			if st, ok := st.(*syntax.Assign); ok && len(st.Targets) == 1 {
				fn.chosenBy(v, st.Targets[0])
			}
		}
	}
}

// chosenBy remembers that a variable was assigned by the outcome of a test of another one.
func (fn *funcLowerer) chosenBy(v *variable, target syntax.Expr) {
	if n, ok := target.(*syntax.Name); ok {
		if x := fn.lookup(n.ID); x != nil && x.index >= 0 && !x.load {
			fn.deriveFrom(v, x)
		}
	}
}

// asked is the local variable that a test asks for, and nothing else: if url, if not url, if base is None, if kind == "url".
func (fn *funcLowerer) asked(e syntax.Expr) *variable {
	if x, ok := e.(*syntax.UnaryOp); ok && x.Op == syntax.Not {
		e = x.Operand
	}
	n := comparedName(e)
	if n == nil {
		return nil
	}
	if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load {
		return v
	}
	return nil
}

// deriveTried remembers of the variables to which a try statement assigns a constant, in its body or in a handler, what
// the calls of its body were given: flags.
func (fn *funcLowerer) deriveTried(s *syntax.Try) {
	if len(s.Handlers) == 0 || !fn.b.Reachable() || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody || len(s.Body) > maxFlagged {
		return
	}
	var flags []*variable
	collect := func(list []syntax.Stmt) {
		for _, st := range list {
			if v := fn.flagOf(st); v != nil && len(list) <= maxFlagged && !slices.Contains(flags, v) {
				flags = append(flags, v)
			}
		}
	}
	collect(s.Body)
	collect(s.OrElse)
	for i := range s.Handlers {
		collect(s.Handlers[i].Body)
	}
	if len(flags) == 0 {
		return
	}
	for _, st := range s.Body {
		var e syntax.Expr
		switch st := st.(type) {
		case *syntax.ExprStmt:
			e = st.Value
		case *syntax.Assign:
			e = st.Value
		}
		if _, ok := e.(*syntax.Call); !ok {
			continue
		}
		fn.guarded(e, func(_ *syntax.Name, x *variable) {
			for _, v := range flags {
				fn.deriveFrom(v, x)
			}
		})
	}
}

// flagOf is the local variable to which a statement assigns a constant, or the container to which it adds something.
func (fn *funcLowerer) flagOf(st syntax.Stmt) *variable {
	var target syntax.Expr
	switch st := st.(type) {
	case *syntax.Assign:
		if len(st.Targets) != 1 {
			return nil
		}
		target = st.Targets[0]
		if at, ok := target.(*syntax.Subscript); ok {
			target = at.Value
		} else if _, constant := st.Value.(*syntax.Constant); !constant {
			return nil
		}
	case *syntax.ExprStmt:
		if call, ok := st.Value.(*syntax.Call); ok {
			if at, ok := call.Func.(*syntax.Attribute); ok && (at.Attr == "append" || at.Attr == "add") {
				target = at.Value
			}
		}
	}
	name, ok := target.(*syntax.Name)
	if !ok {
		return nil
	}
	v := fn.lookup(name.ID)
	if v == nil || v.index < 0 || v.load {
		return nil
	}
	return v
}

// deriveFrom remembers that a test of one variable may be a test of another.
func (fn *funcLowerer) deriveFrom(v, from *variable) {
	if from == v || len(fn.derived[v]) >= maxRefined || slices.Contains(fn.derived[v], from) {
		return
	}
	if fn.derived == nil {
		fn.derived = map[*variable][]*variable{}
	}
	fn.derived[v] = append(fn.derived[v][:len(fn.derived[v]):len(fn.derived[v])], from)
}

// maxFlagged bounds the statements of a branch that are looked through for flags.
const maxFlagged = 4
