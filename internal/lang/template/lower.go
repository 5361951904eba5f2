package template

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Lowering. Names that a template never binds are items of the context, read where they are used. Names that it binds,
// or that a condition tests (so that the condition refines them), are variables that begin as the context's item.

type lowerer struct {
	mod     *ir.Module
	dialect Dialect
	text    string
	form    form
	escape  bool
	child   bool // an unconditional extends: only blocks are written
}

// fn lowers one function: render, a macro, or the block of a call.
type fn struct {
	l      *lowerer
	f      *ir.Function
	b      *ir.Builder
	parent *fn
	root   *frameVars
	frame  *frameVars
	nvars  int32

	context  ir.ID            // what the context is here
	cells    map[string]ir.ID // of captured variables, the function's own and those around
	free     []string         // captured from the functions around
	captured map[string]bool  // names that inner functions use
	macros   map[string]bool  // variables that are macros: what they return is markup
	modules  map[string]bool  // and namespaces of other templates

	hole    ir.ID // what a filter section wrote, while its filters are lowered
	hoisted map[*node]bool
	parents []*node // extends tags, for the end

	state   htmlState
	escape  bool
	capture int32 // the variable that collects what is written, or -1
	blocks  int   // blocks around
	loops   []loop
}

type loop struct{ next, done ir.BlockID }

// frameVars are the variables of one scope.
type frameVars struct {
	parent *frameVars
	vars   map[string]int32
	order  []string
}

const contextName = "context"

func (l *lowerer) module(root []*node) {
	for _, n := range root {
		l.child = l.child || n.kind == extendsNode && l.dialect != Mako
	}
	end := int32(len(l.text))
	body := l.newFunction(nil, ir.ModuleBody, "<module>", "")
	body.End = end
	b := &ir.Builder{}
	b.Begin(body, 0, nil)
	b.Return(end, end, b.Const(ir.Const{}, end, end))
	b.Finish()
	l.mod.Imports = []ir.Import{{Module: library}}

	f := l.newFunction(nil, ir.Def, "render", "render")
	f.Params, f.End = []ir.Param{{Name: contextName}}, end
	fn := l.enter(f, nil, root)
	fn.context = fn.emit(ir.Instr{Op: ir.OpParam})
	if fn.captured[contextName] {
		fn.emit(ir.Instr{Op: ir.OpStore, Name: fn.name(contextName)}, fn.cellOf(contextName), fn.context)
	}
	fn.declare(boundIn(root, fn.scoping()), testedIn(root))
	fn.body(root)
	fn.leave(end)
}

func (l *lowerer) newFunction(parent *ir.Function, kind ir.FunctionKind, name, qualified string) *ir.Function {
	f := &ir.Function{Module: l.mod, Index: int32(len(l.mod.Functions)), Parent: parent, Kind: kind, Name: name, Qualified: qualified}
	f.Calls = []ir.CallShape{{}, {Flags: ir.StatementCall}}
	l.mod.Functions = append(l.mod.Functions, f)
	return f
}

func (l *lowerer) enter(f *ir.Function, parent *fn, body []*node) *fn {
	fn := &fn{l: l, f: f, b: &ir.Builder{}, parent: parent, cells: map[string]ir.ID{}, macros: map[string]bool{},
		modules: map[string]bool{}, captured: usedInside(body), capture: -1, escape: l.escape, hole: ir.NoID,
		hoisted: map[*node]bool{}}
	if parent != nil {
		fn.escape = parent.escape
	}
	walkNodes(body, func(n *node) bool {
		switch n.kind {
		case macroNode:
			fn.macros[n.name] = true
			return false
		case importNode:
			if n.flag {
				break
			}
			fn.modules[n.name] = true
			for _, b := range n.binds {
				fn.macros[b.name] = true
			}
		}
		return true
	})
	fn.b.Begin(f, 0, func(int32) ir.ID { return fn.emit(ir.Instr{Op: ir.OpUndef}) })
	fn.root = &frameVars{vars: map[string]int32{}}
	fn.frame = fn.root
	return fn
}

// leave ends the function; what a template extends is rendered last.
func (fn *fn) leave(end int32) {
	for _, n := range fn.parents {
		fn.include(n)
	}
	fn.returns(end)
	fn.b.Finish()
}

// returns ends the block: what the function wrote is written, and it returns an empty string (render: nothing).
func (fn *fn) returns(end int32) {
	if !fn.b.Reachable() {
		return
	}
	c := ir.Const{Kind: ir.Str}
	if fn.parent == nil {
		c.Kind = ir.None
	}
	values := []ir.ID{fn.b.Const(c, end, end)}
	for _, p := range fn.f.Params {
		if v, ok := fn.root.vars[p.Name]; ok {
			values = append(values, fn.b.Read(v))
		} else {
			values = append(values, fn.context)
		}
	}
	fn.b.Return(end, end, values...)
}

func (fn *fn) emit(in ir.Instr, args ...ir.ID) ir.ID { return fn.b.Emit(in, args...) }

func (fn *fn) name(s string) ir.NameID { return fn.l.mod.Intern(s) }

func (fn *fn) str(s string, pos, end int32) ir.ID { return fn.b.Const(stringConst(s), pos, end) }

func (fn *fn) temp() int32 {
	fn.nvars++
	return fn.nvars - 1
}

// scoping reports whether loops and blocks have variables of their own; in the others they are Python's.
func (fn *fn) scoping() bool { return fn.l.dialect == Jinja2 || fn.l.dialect == Django }

// declare makes variables of the innermost scope, which begin as what their names mean outside.
func (fn *fn) declare(lists ...[]string) {
	for _, names := range lists {
		for _, name := range names {
			if _, ok := fn.frame.vars[name]; ok {
				continue
			}
			fn.own(name, fn.readName(name, 0, 0))
		}
	}
}

// own makes a variable of the innermost scope with a value.
func (fn *fn) own(name string, val ir.ID) {
	v, ok := fn.frame.vars[name]
	if !ok {
		v = fn.temp()
		fn.frame.vars[name] = v
		fn.frame.order = append(fn.frame.order, name)
	}
	fn.write(v, name, val)
}

func (fn *fn) write(v int32, name string, val ir.ID) {
	fn.b.Write(v, val)
	if fn.captured[name] && fn.b.Reachable() {
		fn.emit(ir.Instr{Op: ir.OpStore, Name: fn.name(name)}, fn.cellOf(name), val)
	}
}

func (fn *fn) push() { fn.frame = &frameVars{parent: fn.frame, vars: map[string]int32{}} }
func (fn *fn) pop()  { fn.frame = fn.frame.parent }

func (fn *fn) lookup(name string) (int32, bool) {
	for fr := fn.frame; fr != nil; fr = fr.parent {
		if v, ok := fr.vars[name]; ok {
			return v, true
		}
	}
	return 0, false
}

// readName reads a variable, or the context's item of the name. Without a position it reads the item that a variable
// begins as.
func (fn *fn) readName(name string, pos, end int32) ir.ID {
	if v, ok := fn.lookup(name); ok {
		val := fn.b.Read(v)
		// What is still the context's item is read here, so that a trace shows this place.
		if end == 0 || !fn.initial(val) {
			return val
		}
	} else if slices.Contains(fn.free, name) {
		return fn.emit(ir.Instr{Op: ir.OpLoad, Name: fn.name(name), Pos: pos, End: end}, fn.cells[name])
	}
	return fn.emit(ir.Instr{Op: ir.OpIndex, Pos: pos, End: end}, fn.context, fn.str(name, pos, end))
}

// initial reports whether a value is the item of the context that a variable begins as.
func (fn *fn) initial(val ir.ID) bool {
	in := &fn.f.Instrs[val]
	return in.Op == ir.OpIndex && in.Pos == 0 && in.End == 0
}

// cellOf is the cell of a variable that an inner function captures.
func (fn *fn) cellOf(name string) ir.ID {
	id, ok := fn.cells[name]
	if !ok {
		id = fn.b.EmitAtEntry(ir.Instr{Op: ir.OpCell, Name: fn.name(name)})
		fn.cells[name] = id
	}
	return id
}

// knows reports whether a name is a variable here or in a function around, now or later.
func (fn *fn) knows(name string) bool {
	if _, ok := fn.lookup(name); ok {
		return true
	}
	return slices.Contains(fn.free, name)
}

// isMacro reports whether a name is a macro of this file that is visible here.
func (fn *fn) isMacro(name string) bool {
	for f := fn; f != nil; f = f.parent {
		if f.macros[name] {
			return true
		}
	}
	return false
}

func (fn *fn) isModule(name string) bool {
	for f := fn; f != nil; f = f.parent {
		if f.modules[name] {
			return true
		}
	}
	return false
}

// library is the package of the functions that stand for what template engines do.
const library = "touchstone.template"

// extern is a function of the library: module "" or ".filters" ...
func (fn *fn) extern(module, name string, pos, end int32) ir.ID {
	mod := fn.emit(ir.Instr{Op: ir.OpImport, Name: fn.name(library + module), Pos: pos, End: end})
	return fn.emit(ir.Instr{Op: ir.OpFrom, Name: fn.name(name), Pos: pos, End: end}, mod)
}

func (fn *fn) call(pos, end int32, names []string, args ...ir.ID) ir.ID {
	aux := int32(0)
	if names != nil {
		aux = int32(len(fn.f.Calls))
		fn.f.Calls = append(fn.f.Calls, ir.CallShape{Names: names})
	}
	return fn.emit(ir.Instr{Op: ir.OpCall, Aux: aux, Pos: pos, End: end}, args...)
}

// statement calls a function for what it does.
func (fn *fn) statement(pos, end int32, args ...ir.ID) {
	fn.emit(ir.Instr{Op: ir.OpCall, Aux: 1, Pos: pos, End: end}, args...)
}

// function lowers a macro or the block of a call, and yields its closure.
func (fn *fn) function(n *node, name string, params []param) ir.ID {
	f := fn.l.newFunction(fn.f, ir.Def, name, fn.f.Qualified+"."+name)
	f.Pos, f.End = n.pos, n.end
	inner := fn.l.enter(f, fn, n.body)
	params = implicitParams(n, params)
	bound := map[string]bool{}
	for _, p := range params {
		bound[p.name] = true
	}
	var operands []ir.ID
	for _, p := range params {
		f.Params = append(f.Params, ir.Param{Name: p.name, Kind: p.kind, HasDefault: p.def != nil})
		if p.def != nil {
			operands = append(operands, fn.value(p.def))
		}
	}
	inner.free = append(inner.free, contextName)
	if fn.parent == nil {
		operands = append(operands, fn.cellOf(contextName))
	} else {
		operands = append(operands, fn.cells[contextName])
	}
	for _, name := range usedBy(n) {
		if !bound[name] && name != contextName && fn.knows(name) {
			inner.free = append(inner.free, name)
			operands = append(operands, fn.cellOf(name))
		}
	}
	f.Free = inner.free
	for i, name := range inner.free {
		inner.cells[name] = inner.emit(ir.Instr{Op: ir.OpFree, Aux: int32(i)})
	}
	inner.context = inner.emit(ir.Instr{Op: ir.OpLoad, Name: fn.name(contextName)}, inner.cells[contextName])
	for i, p := range params {
		inner.own(p.name, inner.emit(ir.Instr{Op: ir.OpParam, Aux: int32(i), Pos: p.pos, End: p.end}))
	}
	inner.declare(boundIn(n.body, fn.scoping()), testedIn(n.body))
	inner.body(n.body)
	inner.leave(n.end)
	return fn.emit(ir.Instr{Op: ir.OpClosure, Aux: f.Index, Pos: n.pos, End: n.end}, operands...)
}

// implicitParams adds what every macro can be given: the block of a call, and arguments past its parameters.
func implicitParams(n *node, params []param) []param {
	used := map[string]bool{}
	for _, name := range usedBy(n) {
		used[name] = true
	}
	for _, p := range params {
		used[p.name] = false
	}
	params = slices.Clone(params)
	if n.kind == macroNode && used["caller"] {
		none := &expr{kind: constExpr, pos: n.pos, end: n.pos}
		params = append(params, param{name: "caller", kind: ir.KeywordOnly, def: none, pos: n.pos, end: n.pos})
	}
	if n.kind == macroNode && used["varargs"] {
		i := slices.IndexFunc(params, func(p param) bool { return p.kind != ir.Positional })
		if i < 0 {
			i = len(params)
		}
		params = slices.Insert(params, i, param{name: "varargs", kind: ir.VarArgs, pos: n.pos, end: n.pos})
	}
	if n.kind == macroNode && used["kwargs"] {
		params = append(params, param{name: "kwargs", kind: ir.KeyArgs, pos: n.pos, end: n.pos})
	}
	return params
}
