package lower

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// condition branches on an expression, short-circuiting "and", "or" and "not", and refines in each branch the variables
// that the test speaks of.
func (fn *funcLowerer) condition(e syntax.Expr, then, els ir.BlockID) {
	switch x := e.(type) {
	case *syntax.BoolOp:
		for i, v := range x.Values {
			if i == len(x.Values)-1 {
				fn.condition(v, then, els)
				return
			}
			next := fn.b.NewBlock()
			if x.Op == syntax.And {
				fn.condition(v, next, els)
			} else {
				fn.condition(v, then, next)
			}
			fn.resume(next)
			if !fn.b.Reachable() {
				return
			}
		}
	case *syntax.UnaryOp:
		if x.Op == syntax.Not {
			fn.condition(x.Operand, els, then)
			return
		}
	}
	cond := fn.expr(e)
	r := e.Range()
	if !fn.refinable(e) {
		fn.b.If(cond, r.Pos, r.End, then, els)
		return
	}
	t, f := fn.b.NewBlock(), fn.b.NewBlock()
	fn.b.If(cond, r.Pos, r.End, t, f)
	fn.resume(t)
	fn.refine(e, cond, true)
	fn.b.Jump(then)
	fn.resume(f)
	fn.refine(e, cond, false)
	fn.b.Jump(els)
}

// refinable reports whether a test speaks of variables that a sigma could refine.
func (fn *funcLowerer) refinable(e syntax.Expr) bool {
	found := false
	fn.guarded(e, func(*syntax.Name, *variable) { found = true })
	return found
}

// refine renames the variables of a test to sigmas: from here on the test is known to have had this outcome.
func (fn *funcLowerer) refine(e syntax.Expr, cond ir.ID, outcome bool) {
	fn.guarded(e, func(n *syntax.Name, v *variable) {
		old := fn.b.Read(v.index)
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: sigmaFlag(outcome), Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, cond))
	})
	fn.refinePair(e, cond, outcome)
}

// refinePair renames the other variable of "for key, value in pairs" where the first is compared with a constant.
func (fn *funcLowerer) refinePair(e syntax.Expr, cond ir.ID, outcome bool) {
	cmp, ok := e.(*syntax.Compare)
	if !ok || len(fn.pairs) == 0 || len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.Eq && cmp.Ops[0] != syntax.NotEq {
		return
	}
	n, ok := cmp.Left.(*syntax.Name)
	if _, constant := cmp.Comparators[0].(*syntax.Constant); !ok || !constant {
		return
	}
	if v := fn.lookup(n.ID); v != nil && fn.pairs[v] != nil {
		v = fn.pairs[v]
		old := fn.b.Read(v.index)
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: sigmaFlag(outcome), Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, cond))
	}
}

// pair remembers that a loop takes two variables from the elements that it is given.
func (fn *funcLowerer) pair(target syntax.Expr) {
	t, ok := target.(*syntax.Tuple)
	if !ok || len(t.Elts) != 2 || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	var vs [2]*variable
	for i, e := range t.Elts {
		n, ok := e.(*syntax.Name)
		if !ok {
			return
		}
		if vs[i] = fn.lookup(n.ID); vs[i] == nil || vs[i].index < 0 || vs[i].load {
			return
		}
	}
	if fn.pairs == nil {
		fn.pairs = map[*variable]*variable{}
	}
	fn.pairs[vs[0]] = vs[1]
}

// refineReturned renames the variables passed to a call statement: the callee came back, so its checks held.
func (fn *funcLowerer) refineReturned(e *syntax.Call, call ir.ID) {
	switch lastName(e.Func) {
	case "append", "add", "info", "debug", "warning", "error", "exception", "print", "extend", "update", "insert", "write", "join", "close", "log", "setattr", "assertEqual", "assertTrue", "assertRaises":
		return // nothing that checks anything
	}
	args := e.Args
	if at, ok := e.Func.(*syntax.Attribute); ok {
		args = append(args[:len(args):len(args)], at.Value)
	}
	for _, a := range args {
		n, ok := a.(*syntax.Name)
		if !ok {
			if isTest(a) && fn.b.Reachable() { // require(name in KNOWN)
				fn.guarded(a, func(n *syntax.Name, v *variable) {
					old := fn.b.Read(v.index)
					fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaReturned, Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, call))
				})
			}
			continue
		}
		if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load && fn.b.Reachable() {
			for _, v := range append([]*variable{v}, fn.derived[v]...) {
				old := fn.b.Read(v.index)
				fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaReturned, Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, call))
			}
		}
	}
}

// isTest reports whether an expression is a test: a comparison, or a call by whose name one may expect so.
func isTest(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Compare:
		return true
	case *syntax.Call:
		name := lastName(e.Func)
		return strings.HasPrefix(name, "is") || name == "fullmatch" || name == "match"
	}
	return false
}

// refineChecked renames the variables of a value that is only there when they passed a check: int(x), KINDS.index(x),
// Kind(x), and TABLE[x] where its failure is caught.
func (fn *funcLowerer) refineChecked(e syntax.Expr, val ir.ID) {
	switch e := e.(type) {
	case *syntax.Call:
		name := lastName(e.Func)
		if !checking[name] && !(name != "" && name[0] >= 'A' && name[0] <= 'Z' && len(e.Args) == 1) || len(e.Args) == 0 {
			return
		}
		fn.refineValue(e.Args[0], val)
	case *syntax.Subscript:
		if len(fn.exc) > 0 {
			fn.refineValue(e.Index, val)
		}
	}
}

func (fn *funcLowerer) refineValue(e syntax.Expr, val ir.ID) {
	n, ok := e.(*syntax.Name)
	if !ok || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load && fn.b.Reachable() {
		old := fn.b.Read(v.index)
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaReturned, Pos: n.Pos, End: n.End, Name: fn.name(n.ID)}, old, val))
	}
}

var checking = map[string]bool{
	"int": true, "float": true, "index": true, "ip_address": true, "ip_network": true, "strptime": true, "fromisoformat": true,
}

func lastName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}

// derive remembers which variables a variable was computed from, where a test of the one may be a test of the other.
func (fn *funcLowerer) derive(target, value syntax.Expr) {
	if t, ok := target.(*syntax.Tuple); ok && len(t.Elts) <= 8 {
		for _, e := range t.Elts {
			fn.derive(e, value)
		}
		return
	}
	n, ok := target.(*syntax.Name)
	if !ok || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	switch value := value.(type) {
	case *syntax.Comp:
		if len(value.Generators) != 1 || len(value.Generators[0].Ifs) != 1 {
			return
		}
	case *syntax.Call, *syntax.Compare, *syntax.BoolOp, *syntax.UnaryOp, *syntax.Attribute, *syntax.BinOp:
	default:
		return
	}
	v := fn.lookup(n.ID)
	if v == nil || v.index < 0 || v.load {
		return
	}
	var from []*variable
	fn.guarded(value, func(_ *syntax.Name, x *variable) { // and what those were computed from
		if x != v {
			from = append(from, x)
		}
	})
	if len(from) > 0 {
		if fn.derived == nil {
			fn.derived = map[*variable][]*variable{}
		}
		fn.derived[v] = from
	}
}

// maxRefined bounds the variables that one test refines.
const maxRefined = 6

// guarded visits the local variables that a test speaks of, each once. Tests for None say nothing about content.
func (fn *funcLowerer) guarded(e syntax.Expr, visit func(*syntax.Name, *variable)) {
	var seen [maxRefined]*variable
	n := 0
	see := func(e *syntax.Name, v *variable) {
		if n < maxRefined && !slices.Contains(seen[:n], v) {
			seen[n] = v
			n++
			visit(e, v)
		}
	}
	var walk func(syntax.Expr, int)
	walk = func(e syntax.Expr, depth int) {
		if depth > 6 || n == maxRefined {
			return
		}
		switch e := e.(type) {
		case *syntax.Name:
			v := fn.lookup(e.ID)
			if v == nil || v.index < 0 || v.load {
				return
			}
			see(e, v)
			for _, from := range fn.derived[v] {
				see(e, from)
			}
		case *syntax.Compare:
			if e.Ops[0] == syntax.Is || e.Ops[0] == syntax.IsNot {
				// Of a name, whether it is None says something of what it was computed from only: a match of its text.
				if name, ok := e.Left.(*syntax.Name); ok {
					if v := fn.lookup(name.ID); v != nil && len(fn.derived[v]) > 0 {
						for _, from := range fn.derived[v] {
							see(name, from)
						}
					}
					return
				}
				walk(e.Left, depth+1)
				return
			}
			walk(e.Left, depth+1)
			for _, c := range e.Comparators {
				walk(c, depth+1)
			}
		case *syntax.Call:
			if at, ok := e.Func.(*syntax.Attribute); ok {
				walk(at.Value, depth+1)
			}
			for _, a := range e.Args {
				walk(a, depth+1)
			}
			for i := range e.Keywords {
				walk(e.Keywords[i].Value, depth+1)
			}
		case *syntax.Attribute:
			walk(e.Value, depth+1)
		case *syntax.Subscript:
			walk(e.Value, depth+1)
		case *syntax.NamedExpr:
			walk(e.Target, depth+1)
			walk(e.Value, depth+1)
		case *syntax.Await:
			walk(e.Value, depth+1)
		case *syntax.Comp:
			for i := range e.Generators {
				walk(e.Generators[i].Iter, depth+1)
			}
			if e.Kind == syntax.GeneratorExp {
				walk(e.Elt, depth+1)
			}
		case *syntax.BinOp: // set(x) - ALLOWED
			if setCall(e.Left) || setCall(e.Right) || (e.Op == syntax.Sub || e.Op == syntax.BitAnd) && isSet(e.Right) {
				walk(e.Left, depth+1)
				walk(e.Right, depth+1)
			}
		case *syntax.UnaryOp:
			walk(e.Operand, depth+1)
		case *syntax.BoolOp:
			for _, x := range e.Values {
				walk(x, depth+1)
			}
		case *syntax.List:
			for _, x := range e.Elts {
				walk(x, depth+1)
			}
		case *syntax.Set:
			for _, x := range e.Elts {
				walk(x, depth+1)
			}
		case *syntax.Tuple:
			for _, x := range e.Elts {
				walk(x, depth+1)
			}
		}
	}
	walk(e, 0)
}

// isSet reports whether an expression is a set: a display, or a constant by its name.
func isSet(e syntax.Expr) bool {
	if n, ok := e.(*syntax.Name); ok {
		return n.ID == strings.ToUpper(n.ID)
	}
	_, ok := e.(*syntax.Set)
	return ok
}

func setCall(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	return ok && lastName(c.Func) == "set"
}

func (fn *funcLowerer) ifStmt(s *syntax.If) {
	first := s
	done := fn.b.NewBlock()
	for {
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(s.Test, then, els)
		fn.resume(then)
		fn.stmts(s.Body)
		fn.b.Jump(done)
		fn.resume(els)
		next, ok := elif(s)
		if !ok || !fn.b.Reachable() {
			fn.stmts(s.OrElse)
			break
		}
		s = next
	}
	fn.b.Jump(done)
	fn.resume(done)
	fn.deriveFlags(first)
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
	fn.resume(body)
	fn.assign(s.Target, fn.emit(at(ir.OpNext, s.Target), iter))
	fn.derive(s.Target, s.Iter)
	fn.pair(s.Target)
	fn.loopBody(head, done, s.Body)
	fn.resume(els)
	fn.refineEnded(s, more)
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.resume(done)
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
	assigned := false
	switch it := s.Iter.(type) {
	case *syntax.Name:
		if endsBody(s.Body) {
			refine(s.Iter)
			refine(s.Target)
			if v := fn.lookup(it.ID); v != nil && leaves(s.Body) {
				for _, from := range fn.derived[v] { // the archive whose members these are
					rename(from, it.Range())
				}
			}
		}
	case *syntax.Call:
		switch lastName(it.Func) {
		case "getaddrinfo":
			fn.refine(s.Iter, more, false)
		case "range":
			assigned = true
		case "getmembers", "getnames", "infolist", "namelist":
			if at, ok := it.Func.(*syntax.Attribute); ok && leaves(s.Body) {
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

// leaves reports whether a branch of a loop's body raises or returns.
func leaves(list []syntax.Stmt) bool {
	for _, st := range list {
		s, ok := st.(*syntax.If)
		if !ok || len(s.Body) == 0 {
			continue
		}
		switch s.Body[len(s.Body)-1].(type) {
		case *syntax.Raise, *syntax.Return:
			return true
		}
		if leaves(s.Body) || leaves(s.OrElse) {
			return true
		}
	}
	return false
}

func (fn *funcLowerer) whileStmt(s *syntax.While) {
	head, body, els, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
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
	fn.resume(body)
	fn.loopBody(head, done, s.Body)
	fn.resume(els)
	for i := 0; counted && i < len(s.Body) && i < maxFlagged && fn.b.Reachable(); i++ {
		if as, ok := s.Body[i].(*syntax.Assign); ok && len(as.Targets) == 1 {
			fn.refineAt(as.Targets[0], test)
		}
	}
	fn.stmts(s.OrElse)
	fn.b.Jump(done)
	fn.resume(done)
}

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
	if len(s.Handlers) > 0 {
		dispatch := fn.b.NewBlock()
		fn.exc = append(fn.exc, dispatch)
		fn.forkTo(dispatch)
		fn.stmts(s.Body)
		fn.exc = fn.exc[:len(fn.exc)-1]
		fn.stmts(s.OrElse)
		end := fn.b.NewBlock()
		fn.b.Jump(end)
		fn.resume(dispatch)
		fn.handlers(s, end)
		fn.resume(end)
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
		fn.resume(outer)
		if fn.b.Reachable() {
			fn.stmts(s.Finally)
			fn.raises(s.Pos, s.Pos, nil)
		}
	} else {
		fn.b.Jump(done)
	}
	fn.resume(done)
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
		fn.resume(entries[i])
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
		fn.stmts(h.Body)
		fn.b.Jump(end)
	}
	if propagate != ir.NoBlock {
		fn.resume(propagate)
		fn.raises(s.Pos, s.Pos, nil)
	}
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
