package lower

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

func (fn *funcLowerer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if !fn.b.Reachable() {
			return // code after return, raise, break or continue
		}
		fn.stmt(s)
		fn.mayRaise(s)
	}
}

// mayRaise forks to the handler after a statement of a try body: after each of the first sixteen, then after every
// 2^n-th, so that a handler's phis stay small.
func (fn *funcLowerer) mayRaise(s syntax.Stmt) {
	if len(fn.exc) == 0 || !fn.b.Reachable() {
		return
	}
	switch s.(type) {
	case *syntax.Pass, *syntax.FunctionDef, *syntax.Global, *syntax.Nonlocal, *syntax.Try, *syntax.If, *syntax.For, *syntax.While:
		return
	}
	fn.forks++
	if fn.forks > 16 && fn.forks&(fn.forks-1) != 0 {
		return
	}
	fn.forkTo(fn.exc[len(fn.exc)-1])
}

// forkTo goes on, or goes to the block.
func (fn *funcLowerer) forkTo(b ir.BlockID) {
	next := fn.b.NewBlock()
	fn.b.Fork(next, b)
	fn.b.Resume(next)
}

func (fn *funcLowerer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		fn.exprStmt(s)
	case *syntax.Assign:
		if fn.assignPairs(s) {
			return
		}
		val := fn.expr(s.Value)
		fn.refineChecked(s.Value, val)
		for _, t := range s.Targets {
			fn.assign(t, val)
			fn.derive(t, s.Value)
			fn.alias(t, s.Value)
		}
	case *syntax.AugAssign:
		fn.augAssign(s)
	case *syntax.AnnAssign:
		if s.Value != nil {
			val := fn.expr(s.Value)
			if t := typeRef(s.Annotation); t != nil && fn.f.Kind != ir.ClassBody {
				in := at(ir.OpAnnotate, s.Value)
				in.Aux = int32(len(fn.f.Types))
				fn.f.Types = append(fn.f.Types, t)
				val = fn.emit(in, val)
			}
			fn.assign(s.Target, val)
		}
		fn.field(s.Target, s.Annotation, s.Value != nil)
		fn.attribute(s.Target, s.Annotation, s.Value != nil)
	case *syntax.Return:
		var val ir.ID
		if s.Value != nil {
			val = fn.expr(s.Value)
		} else {
			val = fn.none(s.Pos)
		}
		if c, ok := s.Value.(*syntax.Call); ok && fn.f.Instrs[val].Op == ir.OpCall { // return int(number): it has to be one
			fn.refineGiven(c, c.Args, val)
		}
		fn.unwind(0)
		fn.returns(val, s.Pos, s.End)
	case *syntax.If:
		fn.ifStmt(s)
	case *syntax.For:
		fn.forStmt(s)
	case *syntax.While:
		fn.whileStmt(s)
	case *syntax.Try:
		fn.tryStmt(s)
	case *syntax.With:
		managers := make([]ir.ID, len(s.Items))
		for i, it := range s.Items {
			in := at(ir.OpEnter, it.Context)
			in.Aux = s.Range().End
			managers[i] = fn.expr(it.Context)
			ctx := fn.emit(in, managers[i])
			if it.Target != nil {
				fn.assign(it.Target, ctx)
			}
		}
		if caught := suppressed(s); caught != nil {
			behind := syntax.Span{Pos: s.End, End: s.End} // as a handler would stand
			fn.tryStmt(&syntax.Try{Span: s.Span, Body: s.Body, Handlers: []syntax.ExceptHandler{{Span: behind, Type: caught}}})
			break
		}
		fn.stmts(s.Body)
		for i := len(managers) - 1; i >= 0 && fn.b.Reachable(); i-- {
			fn.emit(at(ir.OpExit, s.Items[i].Context), managers[i])
		}
	case *syntax.Match:
		fn.matchStmt(s)
	case *syntax.Raise:
		fn.raiseStmt(s)
	case *syntax.Assert:
		fn.mark("assert", s, s.Test)
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(s.Test, then, els)
		fn.b.Resume(els)
		if fn.b.Reachable() {
			var args []ir.ID
			if s.Msg != nil {
				args = append(args, fn.expr(s.Msg))
			}
			fn.raises(s.Pos, s.End, args)
		}
		fn.b.Resume(then)
	case *syntax.Break:
		if n := len(fn.loops); n > 0 {
			lp := fn.loops[n-1]
			fn.unwind(lp.finals)
			fn.b.Jump(lp.done)
		}
	case *syntax.Continue:
		if n := len(fn.loops); n > 0 {
			lp := fn.loops[n-1]
			fn.unwind(lp.finals)
			fn.b.Jump(lp.next)
		}
	case *syntax.FunctionDef:
		fn.def(s)
	case *syntax.ClassDef:
		fn.class(s)
	case *syntax.Import:
		for _, a := range s.Names {
			in := at(ir.OpImport, s)
			in.Name = fn.name(a.Name)
			if a.AsName == "" {
				in.Flag = 1
			}
			fn.imports(a.Name, "", s.Pos)
			fn.writeName(importedName(a), fn.emit(in), s.Pos, s.End)
		}
	case *syntax.ImportFrom:
		fn.importFrom(s)
	case *syntax.Delete:
		for _, t := range s.Targets {
			fn.del(t)
		}
	case *syntax.TypeAlias:
		fn.writeName(s.Name.ID, fn.emit(at(ir.OpUnknown, s)), s.Pos, s.End)
	case *syntax.Print:
		args := []ir.ID{fn.readName("print", s.Pos, s.Pos+5)}
		args = append(args, fn.exprs(s.Values)...)
		var names []string
		if s.Dest != nil {
			names = make([]string, len(s.Values), len(s.Values)+1)
			args, names = append(args, fn.expr(s.Dest)), append(names, "file")
		}
		fn.emitCall(s.Pos, s.End, ir.CallShape{Names: names, Flags: ir.StatementCall}, args)
	case *syntax.Exec:
		args := []ir.ID{fn.readName("exec", s.Pos, s.Pos+4), fn.expr(s.Body)}
		if s.Globals != nil {
			args = append(args, fn.expr(s.Globals))
		}
		if s.Locals != nil {
			args = append(args, fn.expr(s.Locals))
		}
		fn.emitCall(s.Pos, s.End, ir.CallShape{Flags: ir.StatementCall}, args)
	case *syntax.BadStmt:
		fn.unknown(s, "statement")
	}
}

func (fn *funcLowerer) exprStmt(s *syntax.ExprStmt) {
	fn.deriveAppended(s.Value)
	switch e := s.Value.(type) {
	case *syntax.Constant: // a docstring
	case *syntax.Call:
		call := fn.call(e, ir.StatementCall)
		fn.refineReturned(e, call)
	case *syntax.Await:
		if c, ok := e.Value.(*syntax.Call); ok {
			call := fn.call(c, ir.StatementCall)
			fn.emit(at(ir.OpAwait, e), call)
			fn.refineReturned(c, call)
			return
		}
		fn.expr(e)
	default:
		fn.expr(s.Value)
	}
}

// assign binds a target: a name, attribute, element, or a pattern of them.
func (fn *funcLowerer) assign(target syntax.Expr, val ir.ID) {
	switch t := target.(type) {
	case *syntax.Name:
		fn.writeName(t.ID, val, t.Pos, t.End)
		if v := fn.lookup(t.ID); v != nil && fn.derived[v] != nil {
			fn.before, fn.beforeOf = fn.derived[v], v
			delete(fn.derived, v)
		}
	case *syntax.Attribute:
		in := at(ir.OpSetAttr, t)
		in.Name = fn.name(t.Attr)
		fn.emit(in, fn.expr(t.Value), val)
	case *syntax.Subscript:
		obj := fn.expr(t.Value)
		fn.emit(at(ir.OpSetIndex, t), obj, fn.expr(t.Index), val)
	case *syntax.Tuple:
		fn.unpack(t.Elts, val)
	case *syntax.List:
		fn.unpack(t.Elts, val)
	case *syntax.Starred:
		fn.assign(t.Value, val)
	default:
		fn.unknown(target, "target", val)
	}
}

// assignPairs lowers a, b = x, y without a tuple: all values first, then one name after the other.
func (fn *funcLowerer) assignPairs(s *syntax.Assign) bool {
	value, ok := s.Value.(*syntax.Tuple)
	if !ok || len(s.Targets) != 1 {
		return false
	}
	target, ok := s.Targets[0].(*syntax.Tuple)
	if !ok || len(target.Elts) != len(value.Elts) {
		return false
	}
	starred := func(e syntax.Expr) bool { _, ok := e.(*syntax.Starred); return ok }
	if slices.ContainsFunc(target.Elts, starred) || slices.ContainsFunc(value.Elts, starred) {
		return false
	}
	vals := fn.exprs(value.Elts)
	for i, t := range target.Elts {
		fn.assign(t, vals[i])
		fn.derive(t, value.Elts[i])
	}
	return true
}

func (fn *funcLowerer) unpack(elts []syntax.Expr, val ir.ID) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			star = i
		}
	}
	for i, e := range elts {
		in := at(ir.OpUnpack, e)
		in.Aux = int32(i)
		if star >= 0 && i == star {
			in.Flag = starred(len(elts) - i - 1)
		} else if star >= 0 && i > star {
			in.Aux = int32(i - len(elts))
		}
		fn.assign(e, fn.emit(in, val))
	}
}

// starred is the flag of an OpUnpack that leaves so many elements behind it. No program has 250.
func starred(behind int) uint8 { return uint8(1 + min(behind, 250)) }

func (fn *funcLowerer) augAssign(s *syntax.AugAssign) {
	in := at(ir.OpInPlace, s)
	in.Flag = operators[s.Op]
	switch t := s.Target.(type) {
	case *syntax.Name:
		old := fn.readName(t.ID, t.Pos, t.End)
		fn.writeName(t.ID, fn.emit(in, old, fn.expr(s.Value)), t.Pos, t.End)
	case *syntax.Attribute:
		obj := fn.expr(t.Value)
		get := at(ir.OpAttr, t)
		get.Name = fn.name(t.Attr)
		old := fn.emit(get, obj)
		val := fn.emit(in, old, fn.expr(s.Value))
		set := at(ir.OpSetAttr, t)
		set.Name = fn.name(t.Attr)
		fn.emit(set, obj, val)
	case *syntax.Subscript:
		obj := fn.expr(t.Value)
		key := fn.expr(t.Index)
		old := fn.emit(at(ir.OpIndex, t), obj, key)
		val := fn.emit(in, old, fn.expr(s.Value))
		fn.emit(at(ir.OpSetIndex, t), obj, key, val)
	default:
		fn.unknown(s, "target", fn.expr(s.Value))
	}
}

func (fn *funcLowerer) del(target syntax.Expr) {
	switch t := target.(type) {
	case *syntax.Name:
		fn.unbind(t.ID, t.Pos, t.End)
	case *syntax.Attribute:
		in := at(ir.OpDelAttr, t)
		in.Name = fn.name(t.Attr)
		fn.emit(in, fn.expr(t.Value))
	case *syntax.Subscript:
		obj := fn.expr(t.Value)
		fn.emit(at(ir.OpDelIndex, t), obj, fn.expr(t.Index))
	case *syntax.Tuple:
		for _, e := range t.Elts {
			fn.del(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			fn.del(e)
		}
	}
}

// imports records that a statement imports a module, or a name of it.
func (fn *funcLowerer) imports(module, name string, pos int32) {
	fn.l.mod.Imports = append(fn.l.mod.Imports, ir.Import{
		Module: module, Name: name, Pos: pos,
		Late: fn.f.Kind == ir.Def || fn.f.Kind == ir.Lambda, Caught: fn.caught > 0,
	})
}

// importsByCall records that a call imports a module whose name is a constant: importlib.import_module("pickle").
func (fn *funcLowerer) importsByCall(e *syntax.Call, args []ir.ID) {
	if name := lastName(e.Func); len(e.Args) == 0 || name != "import_module" && name != "__import__" {
		return
	}
	if in := &fn.f.Instrs[args[1]]; in.Op == ir.OpConst && fn.f.Consts[in.Aux].Kind == ir.Str {
		if module := fn.f.Consts[in.Aux].Str; module != "" && module[0] != '.' {
			fn.imports(module, "", e.Pos)
		}
	}
}

func (fn *funcLowerer) importFrom(s *syntax.ImportFrom) {
	module := fn.absolute(s.Module, s.Level)
	in := at(ir.OpImport, s)
	in.Name = fn.name(module)
	var mod ir.ID = ir.NoID
	for _, a := range s.Names {
		fn.imports(module, a.Name, s.Pos)
		if a.Name == "*" {
			continue
		}
		if mod == ir.NoID {
			mod = fn.emit(in)
		}
		from := at(ir.OpFrom, s)
		from.Name = fn.name(a.Name)
		fn.writeName(importedName(a), fn.emit(from, mod), a.Pos, a.End)
	}
}

// decorate applies decorators, the last one first.
func (fn *funcLowerer) decorate(exprs []syntax.Expr, ids []ir.ID, val ir.ID) ir.ID {
	for i := len(exprs) - 1; i >= 0; i-- {
		r := exprs[i].Range()
		val = fn.emitCall(r.Pos, r.End, ir.CallShape{Flags: ir.DecoratorCall}, []ir.ID{ids[i], val})
	}
	return val
}

func (fn *funcLowerer) def(s *syntax.FunctionDef) {
	decorators := fn.exprs(s.Decorators)
	f, id := fn.function(s, ir.Def, s.Name, s.Args, func(inner *funcLowerer) {
		inner.f.Async = s.Async
		inner.f.Returns = typeRef(s.Returns)
		for _, d := range s.Decorators {
			inner.f.Decorators = append(inner.f.Decorators, dotted(d))
		}
		inner.body = s.Body
		inner.stmts(s.Body)
		inner.returns(inner.none(s.End), s.End, s.End)
	})
	if fn.f.Kind == ir.ClassBody {
		fn.markMethod(s)
		name := s.Name
		for _, d := range f.Decorators {
			if d == s.Name+".setter" || d == s.Name+".deleter" {
				name = d
			}
		}
		fn.f.Class.Methods[name] = f
	}
	fn.writeName(s.Name, fn.decorate(s.Decorators, decorators, id), s.NamePos, s.NamePos+int32(len(s.Name)))
}

func (fn *funcLowerer) class(s *syntax.ClassDef) {
	decorators := fn.exprs(s.Decorators)
	var bases []ir.ID
	c := &ir.Class{
		Module: fn.l.mod, Index: int32(len(fn.l.mod.Classes)), Name: s.Name, Qualified: fn.qualify(s.Name),
		Parent: fn.f, Methods: map[string]*ir.Function{}, Pos: s.Pos, End: s.End,
	}
	fn.l.mod.Classes = append(fn.l.mod.Classes, c)
	for _, d := range s.Decorators {
		c.Decorators = append(c.Decorators, dotted(d))
	}
	for _, b := range s.Bases {
		if st, ok := b.(*syntax.Starred); ok {
			b = st.Value
		}
		bases = append(bases, fn.expr(b))
		c.Bases = append(c.Bases, dotted(b))
	}
	for _, k := range s.Keywords {
		fn.expr(k.Value)
	}
	p := fn.l.newFunction(fn.f, ir.ClassBody, s.Name, c.Qualified)
	p.f.Class, c.Body = c, p.f
	p.f.Pos, p.f.End = s.Pos, s.End
	p.f.Params = []ir.Param{{Name: ".class"}}
	sc := fn.l.scopes[s]
	inner := fn.l.enter(p, sc)
	inner.classID = inner.emit(ir.Instr{Op: ir.OpParam, Pos: s.NamePos, End: s.NamePos + int32(len(s.Name))})
	inner.stmts(s.Body)
	inner.b.Return(s.End, s.End, inner.none(s.End))
	fn.l.leave(inner)

	for _, name := range sc.free {
		bases = append(bases, fn.cellOf(name))
	}
	in := at(ir.OpClass, s)
	in.Aux = c.Index
	id := fn.emit(in, bases...)
	fn.writeName(s.Name, fn.decorate(s.Decorators, decorators, id), s.NamePos, s.NamePos+int32(len(s.Name)))
}

// field records a name of a class body: dataclasses and their like make constructors of them.
func (fn *funcLowerer) field(target syntax.Expr, annotation syntax.Expr, hasDefault bool) {
	if fn.f.Kind != ir.ClassBody {
		return
	}
	if n, ok := target.(*syntax.Name); ok && annotation != nil {
		f := ir.Field{Name: n.ID, Type: typeRef(annotation), HasDefault: hasDefault, Pos: n.Pos, End: n.Pos + int32(len(n.ID))}
		for _, call := range notes(annotation) {
			f.Notes = append(f.Notes, fn.expr(call))
		}
		fn.f.Class.Fields = append(fn.f.Class.Fields, f)
	}
}

// attribute records what a method says of an attribute of its instance; such names are no fields, of which constructors are made.
func (fn *funcLowerer) attribute(target, annotation syntax.Expr, hasDefault bool) {
	c := fn.f.Class
	n, ok := target.(*syntax.Attribute)
	if !ok || c == nil || fn.f.Kind != ir.Def || len(fn.f.Params) == 0 || slices.Contains(fn.f.Decorators, "staticmethod") {
		return
	}
	if self, ok := n.Value.(*syntax.Name); ok && self.ID == fn.f.Params[0].Name {
		c.Attrs = append(c.Attrs, ir.Field{Name: n.Attr, Type: typeRef(annotation), HasDefault: hasDefault, Pos: n.AttrPos, End: n.AttrPos + int32(len(n.Attr))})
	}
}
