// Package lower turns the tree of a Python module into IR.
//
// It works in one walk over the tree after the scopes are resolved (scope.go): statements make blocks (stmt.go, control.go,
// loop.go, try.go), conditions rename what they test (refine.go), expressions make instructions (expr.go), and the builder of
// package ir keeps the function in SSA form meanwhile. What follows Python's own semantics closely: evaluation order, scoping, the binding of targets, the
// desugaring of patterns, loops with else, try with finally. What is simplified, and why:
//
//   - Exceptions leave the body of a try statement after a statement, not within one, and after long runs of statements
//     only after every second, fourth ... of them, so that handlers have few predecessors.
//   - A finally clause is lowered once for each way out of it, up to a bound; past it, leaving skips the clause.
//   - Generator expressions and comprehensions are loops that fill a container.
//   - Decorators are calls whose result replaces the function; whether they change it is for the analysis to say.
package lower

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// Module lowers one parsed file that the program imports by the given dotted name.
func Module(file *source.File, name string, isPackage bool, tree *syntax.Module) *ir.Module {
	l := &lowerer{mod: &ir.Module{File: file, Name: name, Package: isPackage}, body: tree.Body}
	root := &scope{kind: moduleScope, names: map[string]nameFlags{}}
	l.scopes, l.root = resolve(tree, root), root
	body := l.newFunction(nil, ir.ModuleBody, "<module>", "")
	body.f.End = int32(len(file.Text))
	fn := l.enter(body, root)
	fn.stmts(tree.Body)
	fn.b.Return(body.f.End, body.f.End, fn.none(body.f.End))
	l.leave(fn)
	l.markLines(body.f)
	l.mod.Finish()
	return l.mod
}

type lowerer struct {
	mod    *ir.Module
	scopes map[syntax.Node]*scope
	root   *scope
	body   []syntax.Stmt // of the module
	idle   []*ir.Builder
}

// pending is a function that exists but whose body is not lowered yet.
type pending struct {
	f *ir.Function
}

// funcLowerer lowers one function.
type funcLowerer struct {
	l     *lowerer
	f     *ir.Function
	b     *ir.Builder
	frame *frame // innermost scope: the function's own, or a comprehension's
	nvars int32
	// reads of globals that this function never assigns, by name
	globals map[string]ir.ID
	// calls: the function has called one of the module's own, which may have assigned variables of the module.
	calls bool
	// assigned are variables of the module that the function assigns.
	assigned map[string]bool
	// entryName gives a variable's name for its value on entry, by number.
	varNames []string

	loops []loop
	// unrolling is how often the loops around are lowered, those that are lowered once an element; zero outside of them.
	unrolling int
	// body is the function's, written are the displays that its variables hold and once how often those are bound; found when they are
	// first asked for.
	asking  bool // inside any() or all()
	body    []syntax.Stmt
	written map[string]syntax.Expr
	once    map[string]int
	exc     []ir.BlockID // where an exception goes, innermost last
	finals  []final
	caught  int // exception handlers around the statement at work
	forks   int // statements forked in the innermost try body
	copies  int // copies of finally clauses made on leaving
	classID ir.ID
	// derived are the variables that went into the value of another one: a test of "parts = urlsplit(url)" is a test of
	// url as well.
	derived map[*variable][]*variable
	// before are those that had gone into the variable that was assigned last: path = folder / path is still made of them.
	before   []*variable
	beforeOf *variable
	// resolved are the variables that hold the addresses of a host.
	resolved map[*variable]bool
	pairs    map[*variable][]*variable // of loops over pairs: the variables that are taken together, by each of them
}

// frame is a scope at work: what each of its names is.
type frame struct {
	parent *frame // the enclosing one of the same function
	sc     *scope
	vars   map[string]*variable
}

type variable struct {
	name  string
	index int32 // number for the builder
	cell  ir.ID // the cell it lives in, or NoID
	// load: reads go through the cell, since other functions assign it
	load bool
}

type loop struct {
	next, done ir.BlockID
	finals     int // depth of finals outside the loop
	excs       int
}

type final struct {
	body []syntax.Stmt
	excs int // depth of exc outside the try statement
}

// maxFinallyCopies bounds the copies of finally clauses that one function's returns, breaks and continues make.
const maxFinallyCopies = 64

func (l *lowerer) newFunction(parent *ir.Function, kind ir.FunctionKind, name, qualified string) pending {
	f := &ir.Function{Module: l.mod, Index: int32(len(l.mod.Functions)), Parent: parent, Kind: kind, Name: name, Qualified: qualified}
	l.mod.Functions = append(l.mod.Functions, f)
	return pending{f}
}

func (l *lowerer) enter(p pending, sc *scope) *funcLowerer {
	var b *ir.Builder
	if n := len(l.idle); n > 0 {
		b, l.idle = l.idle[n-1], l.idle[:n-1]
	} else {
		b = &ir.Builder{}
	}
	fn := &funcLowerer{l: l, f: p.f, b: b, globals: map[string]ir.ID{}, classID: ir.NoID}
	p.f.Free = sc.free
	p.f.Calls = plainShapes[:len(plainShapes):len(plainShapes)]
	b.Begin(p.f, 0, fn.entryValue)
	fn.push(sc)
	for i, name := range sc.free {
		cell := fn.emit(ir.Instr{Op: ir.OpFree, Aux: int32(i)})
		fn.frame.vars[name] = &variable{name: name, index: -1, cell: cell, load: true}
	}
	return fn
}

func (l *lowerer) leave(fn *funcLowerer) {
	fn.b.Finish()
	l.idle = append(l.idle, fn.b)
}

// push opens a scope: captured variables get their cells.
func (fn *funcLowerer) push(sc *scope) {
	fn.frame = &frame{parent: fn.frame, sc: sc, vars: make(map[string]*variable, len(sc.names))}
}

func (fn *funcLowerer) pop() { fn.frame = fn.frame.parent }

func (fn *funcLowerer) emit(in ir.Instr, args ...ir.ID) ir.ID { return fn.b.Emit(in, args...) }

func (fn *funcLowerer) name(s string) ir.NameID { return fn.l.mod.Intern(s) }

// at is an instruction with the position of a node.
func at(op ir.Op, n syntax.Node) ir.Instr {
	r := n.Range()
	return ir.Instr{Op: op, Pos: r.Pos, End: r.End}
}

func (fn *funcLowerer) none(pos int32) ir.ID { return fn.b.Const(ir.Const{Kind: ir.None}, pos, pos) }

// temp makes a variable that no source name has.
func (fn *funcLowerer) temp() int32 {
	fn.varNames = append(fn.varNames, "")
	fn.nvars++
	return fn.nvars - 1
}

// lookup finds the variable that a name means in the current scope, or nil for a global.
func (fn *funcLowerer) lookup(name string) *variable {
	for fr := fn.frame; fr != nil; fr = fr.parent {
		if v, ok := fr.vars[name]; ok {
			return v
		}
		fl, ok := fr.sc.names[name]
		if !ok || fl&bound == 0 && fl&isFree == 0 {
			continue
		}
		if fl&global != 0 {
			return nil
		}
		if fl&isFree != 0 {
			continue // its cell is in the function's own frame
		}
		v := &variable{name: name, index: fn.nvars, cell: ir.NoID, load: fl&innerAssigned != 0}
		fn.nvars++
		fn.varNames = append(fn.varNames, name)
		fr.vars[name] = v
		if fl&captured != 0 && (fr.sc.kind == functionScope || fr.sc.kind == compScope) {
			v.cell = fn.b.EmitAtEntry(ir.Instr{Op: ir.OpCell, Name: fn.name(name)})
		}
		return v
	}
	return nil
}

// entryValue is what a variable holds before it is assigned: in modules and classes the global of its name.
func (fn *funcLowerer) entryValue(v int32) ir.ID {
	op := ir.OpUndef
	if name := fn.varNames[v]; name != "" && fn.f.Kind != ir.Def && fn.f.Kind != ir.Lambda {
		op = ir.OpGlobal
	}
	return fn.emit(ir.Instr{Op: op, Name: fn.name(fn.varNames[v])})
}

func (fn *funcLowerer) readName(name string, pos, end int32) ir.ID {
	v := fn.lookup(name)
	switch {
	case v == nil:
		if id, ok := fn.globals[name]; ok && id == ir.NoID {
			return fn.emit(ir.Instr{Op: ir.OpGlobal, Name: fn.name(name), Pos: pos, End: end}) // the function has assigned it anew
		} else if fn.calls && fn.l.root.names[name]&setInside != 0 {
			return fn.emit(ir.Instr{Op: ir.OpGlobal, Name: fn.name(name), Pos: pos, End: end}) // and so may have what it has called
		} else if ok {
			return id
		}
		id := fn.b.EmitAtEntry(ir.Instr{Op: ir.OpGlobal, Name: fn.name(name), Pos: pos, End: end})
		fn.globals[name] = id
		return id
	case v.load && v.cell != ir.NoID:
		return fn.emit(ir.Instr{Op: ir.OpLoad, Pos: pos, End: end, Name: fn.name(name)}, v.cell)
	}
	return fn.b.Read(v.index)
}

// writeName binds a name. Module variables are globals, and class variables attributes of the class, as well.
func (fn *funcLowerer) writeName(name string, val ir.ID, pos, end int32) {
	v := fn.lookup(name)
	if v == nil {
		fn.emit(ir.Instr{Op: ir.OpSetGlobal, Name: fn.name(name), Pos: pos, End: end}, val)
		if fn.assigned[name] { // what it was given first is not what it holds now
			fn.globals[name] = ir.NoID
		}
		if fn.assigned == nil {
			fn.assigned = map[string]bool{}
		}
		fn.assigned[name] = true
		return
	}
	if v.cell != ir.NoID {
		fn.emit(ir.Instr{Op: ir.OpStore, Pos: pos, End: end, Name: fn.name(name)}, v.cell, val)
	}
	if v.index >= 0 {
		fn.b.Write(v.index, val)
	}
	if fn.frame.sc.kind == compScope && fn.frame.vars[name] == v {
		return
	}
	if v.index >= 0 && v.cell == ir.NoID && fn.f.Kind == ir.Def && fn.f.Instrs[val].Op != ir.OpParam {
		fn.b.Bind(fn.name(name), val, pos, end)
	}
	switch fn.f.Kind {
	case ir.ModuleBody:
		in := ir.Instr{Op: ir.OpSetGlobal, Name: fn.name(name), Pos: pos, End: end}
		if fn.caught > 0 {
			in.Flag = 1
		}
		fn.emit(in, val)
	case ir.ClassBody:
		fn.emit(ir.Instr{Op: ir.OpSetAttr, Name: fn.name(name), Pos: pos, End: end}, fn.classID, val)
	}
}

// unbind deletes a name.
func (fn *funcLowerer) unbind(name string, pos, end int32) {
	v := fn.lookup(name)
	if v != nil && v.index >= 0 {
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpUndef, Name: fn.name(name), Pos: pos, End: end}))
	}
}

func (fn *funcLowerer) qualify(name string) string {
	if fn.f.Qualified == "" {
		return name
	}
	return fn.f.Qualified + "." + name
}

// function makes the IR function of a def or lambda and yields its closure.
func (fn *funcLowerer) function(n syntax.Node, kind ir.FunctionKind, name string, args *syntax.Arguments, fill func(*funcLowerer)) (*ir.Function, ir.ID) {
	if args == nil {
		args = &syntax.Arguments{}
	}
	p := fn.l.newFunction(fn.f, kind, name, fn.qualify(name))
	f := p.f
	f.Pos, f.End = n.Range().Pos, n.Range().End
	if fn.f.Kind == ir.ClassBody {
		f.Class = fn.f.Class
	}
	var closure []ir.ID
	params(f, args, func(def syntax.Expr) { closure = append(closure, fn.expr(def)) })

	sc := fn.l.scopes[n]
	inner := fn.l.enter(p, sc)
	ids := make([]ir.ID, len(f.Params))
	for i := range f.Params {
		ids[i] = inner.emit(ir.Instr{Op: ir.OpParam, Aux: int32(i), Pos: f.Pos, End: f.Pos})
	}
	i := 0
	eachArg(args, func(a *syntax.Arg) {
		inner.f.Instrs[ids[i]].Pos, inner.f.Instrs[ids[i]].End = a.Pos, a.End
		if a.Tuple != nil {
			inner.assign(a.Tuple, ids[i])
		} else {
			inner.writeName(a.Name, ids[i], a.Pos, a.End)
		}
		i++
	})
	fill(inner)
	fn.l.leave(inner)

	for _, name := range sc.free {
		closure = append(closure, fn.cellOf(name))
	}
	i = 0
	eachArg(args, func(a *syntax.Arg) {
		for _, call := range notes(a.Annotation) {
			closure = append(closure, fn.expr(call))
			f.Params[i].Notes++
		}
		i++
	})
	in := at(ir.OpClosure, n)
	in.Aux = f.Index
	return f, fn.emit(in, closure...)
}

// cellOf is the cell of a variable that an inner function captures.
func (fn *funcLowerer) cellOf(name string) ir.ID {
	if v := fn.lookup(name); v != nil && v.cell != ir.NoID {
		return v.cell
	}
	return fn.b.EmitAtEntry(ir.Instr{Op: ir.OpUndef, Name: fn.name(name)})
}

// params fills the parameter list; def is called for each default in the order of the parameters.
func params(f *ir.Function, a *syntax.Arguments, def func(syntax.Expr)) {
	npos := len(a.PosOnly) + len(a.Args)
	firstDef := npos - len(a.Defaults)
	n := 0
	add := func(p *syntax.Arg, kind ir.ParamKind, d syntax.Expr) {
		name := p.Name
		if p.Tuple != nil {
			name = "." + strconv.Itoa(len(f.Params))
		}
		f.Params = append(f.Params, ir.Param{Name: name, Kind: kind, HasDefault: d != nil, Type: typeRef(p.Annotation)})
		if d != nil {
			def(d)
		}
	}
	positional := func(list []syntax.Arg, kind ir.ParamKind) {
		for i := range list {
			var d syntax.Expr
			if n >= firstDef {
				d = a.Defaults[n-firstDef]
			}
			add(&list[i], kind, d)
			n++
		}
	}
	positional(a.PosOnly, ir.PositionalOnly)
	positional(a.Args, ir.Positional)
	if a.Vararg != nil {
		add(a.Vararg, ir.VarArgs, nil)
	}
	for i := range a.KwOnly {
		add(&a.KwOnly[i], ir.KeywordOnly, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		add(a.Kwarg, ir.KeyArgs, nil)
	}
}

// exitValues are the parameters' values where the function returns: a guard that holds for all of them is a fact that
// the caller may use.
func (fn *funcLowerer) exitValues() []ir.ID {
	if fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return nil
	}
	out := make([]ir.ID, len(fn.f.Params))
	for i, p := range fn.f.Params {
		out[i] = ir.NoID
		fr := fn.frame
		for fr.parent != nil {
			fr = fr.parent
		}
		if v, ok := fr.vars[p.Name]; ok && !v.load && v.index >= 0 {
			out[i] = fn.b.Read(v.index)
		}
	}
	return out
}

// returns ends the block with a return.
func (fn *funcLowerer) returns(val ir.ID, pos, end int32) {
	if !fn.b.Reachable() {
		return
	}
	fn.b.Return(pos, end, append([]ir.ID{val}, fn.exitValues()...)...)
}

// absolute resolves the module of a relative import.
func (fn *funcLowerer) absolute(module string, level int) string {
	if level == 0 {
		return module
	}
	m := fn.l.mod
	parts := strings.Split(m.Name, ".")
	drop := level
	if m.Package {
		drop--
	}
	if drop > len(parts) {
		drop = len(parts)
	}
	parts = parts[:len(parts)-drop]
	if module != "" {
		parts = append(parts, module)
	}
	return strings.Join(parts, ".")
}
