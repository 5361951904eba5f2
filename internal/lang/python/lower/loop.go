package lower

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers loops.

// loopBody lowers a loop's body with break and continue bound, jumps back to the head, and seals it.
func (fn *funcLowerer) loopBody(head, done ir.BlockID, body []syntax.Stmt) {
	fn.loops = append(fn.loops, loop{next: head, done: done, finals: len(fn.finals), excs: len(fn.exc)})
	fn.stmts(body)
	fn.loops = fn.loops[:len(fn.loops)-1]
	fn.b.Jump(head)
	fn.b.Seal(head)
}

func (fn *funcLowerer) forStmt(s *syntax.For) {
	if elements := fn.unrollable(s); elements != nil {
		fn.unroll(s, elements)
		return
	}
	iter := fn.emit(at(ir.OpIter, s.Iter), fn.expr(s.Iter))
	head, body, els, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
	fn.b.Jump(head)
	fn.b.SetBlock(head)
	r := s.Iter.Range()
	more := fn.emit(at(ir.OpMore, s.Iter), iter)
	fn.b.If(more, r.Pos, r.End, body, els)
	fn.b.Resume(body)
	fn.assign(s.Target, fn.emit(at(ir.OpNext, s.Target), iter))
	fn.derive(s.Target, s.Iter)
	fn.deriveElement(s)
	fn.pair(s.Target)
	fn.loopBody(head, done, s.Body)
	fn.b.Resume(els)
	fn.refineEnded(s, more)
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.b.Resume(done)
}

// deriveElement remembers of what a loop takes from the addresses of a host that a test of one of them is a test of the host.
func (fn *funcLowerer) deriveElement(s *syntax.For) {
	for _, x := range fn.unpacked(s.Target, nil) {
		fn.deriveAddresses(x, s.Iter)
	}
}

// refineEnded renames, where a loop came to its end, the variables that it iterated over, and those that it assigns
// where it is seen to run at least once.
func (fn *funcLowerer) refineEnded(s *syntax.For, more ir.ID) {
	if fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody || !fn.b.Reachable() {
		return
	}
	rename := func(v *variable, at syntax.Span) {
		if v != nil && v.index >= 0 && !v.load {
			old := fn.b.Read(v.index)
			fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFalse, Pos: at.Pos, End: at.End, Name: fn.name(v.name)}, old, more))
		}
	}
	refine := func(e syntax.Expr) {
		if n, ok := e.(*syntax.Name); ok {
			rename(fn.lookup(n.ID), n.Range())
		}
	}
	refineAll := func(n *syntax.Name) {
		refine(n)
		if v := fn.lookup(n.ID); v != nil {
			for _, from := range fn.derived[v] {
				rename(from, n.Range())
			}
		}
	}
	assigned := false
	switch it := s.Iter.(type) {
	case *syntax.Name:
		left := leaves(s.Body, s.Target)
		if left || endsBody(s.Body) {
			refine(s.Iter)
			refine(s.Target)
		}
		if v := fn.lookup(it.ID); v != nil && (left || fn.resolved[v]) {
			for _, from := range fn.derived[v] { // the archive whose members these are, the host that has these addresses
				rename(from, it.Range())
			}
		}
		fn.refineRefused(it.ID, s.Body, more)
	case *syntax.Attribute: // self.names, code.co_names
		fn.refineRefused(it.Attr, s.Body, more)
		if n, ok := it.Value.(*syntax.Name); ok && (leaves(s.Body, s.Target) || endsBody(s.Body)) {
			refineAll(n)
			refine(s.Target)
		}
	case *syntax.Call:
		if looksUp(it) {
			fn.refine(s.Iter, more, false)
		}
		switch lastName(it.Func) {
		case "items":
			at, ok := it.Func.(*syntax.Attribute)
			pair, two := s.Target.(*syntax.Tuple)
			if ok && two && leaves(s.Body, s.Target) {
				refine(at.Value)
				for _, e := range pair.Elts {
					refine(e)
				}
			}
			assigned = assigned || ok && two // text = text.replace(old, new)
		case "walk":
			if leaves(s.Body, s.Target) && len(it.Args) == 1 {
				fn.refine(it, more, false)
				refine(s.Target)
			}
		case "range":
			assigned = true
		case "split": // each part of a path: for part in name.replace("\\", "/").split("/")
			if n := receiver(it); n != nil && leaves(s.Body, s.Target) {
				refineAll(n)
				refine(s.Target)
			}
		case "getmembers", "getnames", "infolist", "namelist":
			if at, ok := it.Func.(*syntax.Attribute); ok && leaves(s.Body, s.Target) {
				refine(at.Value)
				refine(s.Target)
			}
		}
	case *syntax.List, *syntax.Tuple:
		assigned = true
	}
	for i := 0; assigned && i < len(s.Body) && i < maxFlagged; i++ {
		if as, ok := s.Body[i].(*syntax.Assign); ok && len(as.Targets) == 1 {
			refine(as.Targets[0])
		}
	}
}

// receiver is the variable on whose text a chain of methods begins: name.strip().replace("\\", "/").split("/").
func receiver(call *syntax.Call) *syntax.Name {
	for range 4 {
		at, ok := call.Func.(*syntax.Attribute)
		if !ok {
			return nil
		}
		switch v := at.Value.(type) {
		case *syntax.Name:
			return v
		case *syntax.Call:
			call = v
		default:
			return nil
		}
	}
	return nil
}

// refineRefused renames what each round of a loop over a table of the program's refuses: for net in NETWORKS: if address in net: raise.
func (fn *funcLowerer) refineRefused(table string, body []syntax.Stmt, more ir.ID) {
	if table != strings.ToUpper(table) {
		return
	}
	for _, st := range body {
		if s, ok := st.(*syntax.If); ok && leaving(s.Body) {
			fn.refine(s.Test, more, false)
		}
	}
}

// refineAt renames a variable where a loop came to its end.
func (fn *funcLowerer) refineAt(e syntax.Expr, ended ir.ID) {
	n, ok := e.(*syntax.Name)
	if !ok || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load {
		old := fn.b.Read(v.index)
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFalse, Pos: n.Pos, End: n.End, Name: fn.name(n.ID)}, old, ended))
	}
}

// counts reports whether the test of a loop compares a variable with a number.
func counts(e syntax.Expr) bool {
	c, ok := e.(*syntax.Compare)
	if !ok || len(c.Ops) != 1 {
		return false
	}
	_, name := c.Left.(*syntax.Name)
	k, number := c.Comparators[0].(*syntax.Constant)
	return name && number && k.Kind == syntax.Int
}

// endsBody reports whether a branch of a loop's body leaves the function: the elements are checked.
func endsBody(list []syntax.Stmt) bool {
	for _, st := range list {
		if s, ok := st.(*syntax.If); ok && len(s.Body) > 0 {
			return true
		}
	}
	return false
}

// leaves reports whether a branch of a loop's body raises or returns, or a call that is given the loop's variable may.
func leaves(list []syntax.Stmt, target syntax.Expr) bool {
	for _, st := range list {
		switch s := st.(type) {
		case *syntax.If:
			if leaving(s.Body) || leaves(s.Body, target) || leaves(s.OrElse, target) {
				return true
			}
		case *syntax.Try:
			for i := range s.Handlers {
				if leaving(s.Handlers[i].Body) {
					return true
				}
			}
		case *syntax.ExprStmt:
			if passes(s.Value, target) {
				return true
			}
		}
	}
	return false
}

func leaving(list []syntax.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch list[len(list)-1].(type) {
	case *syntax.Raise, *syntax.Return:
		return true
	}
	return false
}

// passes reports whether an expression is a call that is given a variable, and that might check it.
func passes(e, variable syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	v, ok2 := variable.(*syntax.Name)
	if !ok || !ok2 || unchecking[lastName(c.Func)] {
		return false
	}
	for _, a := range c.Args {
		if n, ok := a.(*syntax.Name); ok && n.ID == v.ID {
			return true
		}
	}
	return false
}

func (fn *funcLowerer) whileStmt(s *syntax.While) {
	head, body, els, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
	fn.firstTurns(s, els, done)
	fn.b.Jump(head)
	fn.b.SetBlock(head)
	counted := counts(s.Test)
	var test ir.ID
	if counted {
		test = fn.expr(s.Test)
		r := s.Test.Range()
		fn.b.If(test, r.Pos, r.End, body, els)
	} else {
		fn.condition(s.Test, body, els)
	}
	fn.b.Resume(body)
	fn.loopBody(head, done, s.Body)
	fn.b.Resume(els)
	for i := 0; counted && i < len(s.Body) && i < maxFlagged && fn.b.Reachable(); i++ {
		if as, ok := s.Body[i].(*syntax.Assign); ok && len(as.Targets) == 1 {
			fn.refineAt(as.Targets[0], test)
		}
	}
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.b.Resume(done)
}
