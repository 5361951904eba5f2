package template

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

func (fn *fn) body(list []*node) {
	if fn.l.dialect == Mako {
		fn.hoist(list)
	}
	fn.nodes(list)
}

// hoist makes the closures of macros before anything is written: in Mako their order does not matter.
func (fn *fn) hoist(list []*node) {
	walkNodes(list, func(n *node) bool {
		if n.kind != macroNode {
			return n.kind != callNode
		}
		fn.macro(n)
		fn.hoisted[n] = true
		return false
	})
}

func (fn *fn) macro(n *node) {
	fn.assignName(n.name, fn.function(n, n.name, n.params))
}

func (fn *fn) nodes(list []*node) {
	for _, n := range list {
		switch {
		case n.kind == textNode:
			if fn.l.form != plainForm {
				fn.state = fn.state.text(fn.l.text[n.pos:n.end])
			}
		case fn.b.Reachable():
			fn.node(n)
		}
	}
}

func (fn *fn) node(n *node) {
	switch n.kind {
	case outputNode:
		fn.output(n)
	case ifNode:
		fn.ifStmt(n)
	case forNode:
		fn.forStmt(n)
	case whileNode:
		fn.whileStmt(n)
	case optionalNode:
		for i := range n.branches {
			fn.maybe(n.branches[i].body)
		}
	case setNode:
		fn.assignAll(n, fn.value(n.expr))
	case captureNode:
		fn.captureStmt(n)
	case filterNode:
		fn.filterStmt(n)
	case withNode:
		fn.withStmt(n)
	case blockNode:
		fn.blockStmt(n)
	case escapeNode:
		saved := fn.escape
		fn.escape = n.flag
		fn.scope(n.body)
		fn.escape = saved
	case includeNode:
		if !fn.silent() {
			fn.include(n)
			if fn.state.mode != inText {
				fn.state = fn.state.written()
			}
		}
	case extendsNode:
		if fn.parent == nil && fn.blocks == 0 && len(fn.loops) == 0 {
			fn.parents = append(fn.parents, n)
		} else {
			fn.include(n)
		}
	case macroNode:
		if !fn.hoisted[n] {
			fn.macro(n)
		}
	case callNode:
		fn.callStmt(n)
	case importNode:
		fn.importStmt(n)
	case evalNode:
		if n.expr != nil {
			fn.value(n.expr)
		}
	case returnNode:
		fn.returns(n.pos)
	case breakNode, continueNode:
		if k := len(fn.loops); k > 0 {
			if n.kind == breakNode {
				fn.b.Jump(fn.loops[k-1].done)
			} else {
				fn.b.Jump(fn.loops[k-1].next)
			}
		}
	}
}

// silent reports whether what stands here is never written: outside of the blocks of a child.
func (fn *fn) silent() bool {
	return fn.l.child && fn.blocks == 0 && fn.parent == nil && fn.capture < 0
}

// scope lowers a content that has variables of its own, where the dialect has scopes.
func (fn *fn) scope(list []*node) {
	if !fn.scoping() {
		fn.nodes(list)
		return
	}
	fn.push()
	fn.declare(boundIn(list, true))
	fn.nodes(list)
	fn.pop()
}

func (fn *fn) ifStmt(n *node) {
	done := fn.b.NewBlock()
	before := fn.state
	var after htmlState
	for i := range n.branches {
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(n.branches[i].cond, then, els)
		fn.b.Resume(then)
		fn.state = before
		fn.nodes(n.branches[i].body)
		fn.b.Jump(done)
		if i == 0 {
			after = fn.state
		} else {
			after = join(after, fn.state)
		}
		fn.b.Resume(els)
	}
	fn.state = before
	fn.nodes(n.els)
	fn.b.Jump(done)
	fn.state = join(after, fn.state)
	fn.b.Resume(done)
}

// maybe lowers what may or may not run.
func (fn *fn) maybe(list []*node) {
	before := fn.state
	run, done := fn.b.NewBlock(), fn.b.NewBlock()
	fn.b.Fork(run, done)
	fn.b.Resume(run)
	fn.nodes(list)
	fn.b.Jump(done)
	fn.b.Resume(done)
	fn.state = join(fn.state, before)
}

func (fn *fn) forStmt(n *node) {
	if n.expr == nil {
		n.expr = &expr{kind: unknownExpr, name: "for", pos: n.pos, end: n.end}
	}
	iter := fn.emit(at(ir.OpIter, n.expr), fn.value(n.expr))
	head, body, els, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
	before := fn.state
	fn.b.Jump(head)
	fn.b.SetBlock(head)
	fn.b.If(fn.emit(at(ir.OpMore, n.expr), iter), n.expr.pos, n.expr.end, body, els)
	fn.b.Resume(body)
	scoping := fn.scoping()
	if scoping {
		fn.push()
		var own nameSet
		for _, t := range n.targets {
			own.addTarget(t)
		}
		for _, name := range own.list {
			fn.frame.vars[name] = fn.temp() // assigned at once
			fn.frame.order = append(fn.frame.order, name)
		}
	}
	if len(n.targets) > 0 {
		next := ir.Instr{Op: ir.OpNext, Pos: n.targets[0].pos, End: n.targets[len(n.targets)-1].end}
		fn.assignAll(n, fn.emit(next, iter))
	}
	fn.loops = append(fn.loops, loop{head, done})
	if scoping {
		fn.declare(boundIn(n.body, true))
	}
	if n.cond != nil {
		then := fn.b.NewBlock()
		fn.condition(n.cond, then, head)
		fn.b.Resume(then)
	}
	fn.nodes(n.body)
	fn.loops = fn.loops[:len(fn.loops)-1]
	fn.b.Jump(head)
	fn.b.Seal(head)
	if scoping {
		fn.pop()
	}
	after := join(fn.state, before)
	fn.state = before
	fn.b.Resume(els)
	fn.nodes(n.els)
	fn.b.Jump(done)
	fn.state = join(after, fn.state)
	fn.b.Resume(done)
}

func (fn *fn) whileStmt(n *node) {
	head, body, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
	before := fn.state
	fn.b.Jump(head)
	fn.b.SetBlock(head)
	fn.condition(n.expr, body, done)
	fn.b.Resume(body)
	fn.loops = append(fn.loops, loop{head, done})
	fn.nodes(n.body)
	fn.loops = fn.loops[:len(fn.loops)-1]
	fn.b.Jump(head)
	fn.b.Seal(head)
	fn.b.Resume(done)
	fn.state = join(fn.state, before)
}

// assignAll binds the targets of a node.
func (fn *fn) assignAll(n *node, val ir.ID) {
	if len(n.targets) == 1 {
		fn.assign(n.targets[0], val)
		return
	}
	fn.unpack(n.targets, val)
}

func (fn *fn) assign(t *expr, val ir.ID) {
	switch t.kind {
	case nameExpr:
		fn.assignName(t.name, val)
	case attrExpr:
		in := at(ir.OpSetAttr, t)
		in.Name = fn.name(t.name)
		fn.emit(in, fn.value(t.args[0]), val)
	case indexExpr:
		obj := fn.value(t.args[0])
		fn.emit(at(ir.OpSetIndex, t), obj, fn.value(t.args[1]), val)
	case tupleExpr, listExpr:
		fn.unpack(t.args, val)
	case spreadExpr:
		fn.assign(t.args[0], val)
	default:
		fn.unknown(t, []ir.ID{val})
	}
}

func (fn *fn) assignName(name string, val ir.ID) {
	if v, ok := fn.lookup(name); ok {
		fn.write(v, name, val)
	} else if name != "" {
		fn.own(name, val)
	}
}

func (fn *fn) unpack(targets []*expr, val ir.ID) {
	star := slices.IndexFunc(targets, func(t *expr) bool { return t.kind == spreadExpr })
	for i, t := range targets {
		in := at(ir.OpUnpack, t)
		in.Aux = int32(i)
		if star >= 0 && i == star {
			in.Flag = 1
		} else if star >= 0 && i > star {
			in.Aux = int32(i - len(targets))
		}
		fn.assign(t, fn.emit(in, val))
	}
}

// collect lowers a content and gives what it writes, as a string.
func (fn *fn) collect(pos int32, list []*node) ir.ID {
	saved := fn.capture
	fn.capture = fn.temp()
	fn.b.Write(fn.capture, fn.str("", pos, pos))
	fn.scope(list)
	val := fn.b.Read(fn.capture)
	fn.capture = saved
	return val
}

// filtered lowers filters on what was collected.
func (fn *fn) filtered(e *expr, val ir.ID) ir.ID {
	if e == nil {
		return val
	}
	saved := fn.hole
	fn.hole = val
	val = fn.value(e)
	fn.hole = saved
	return val
}

func (fn *fn) captureStmt(n *node) {
	state := fn.state
	fn.state = htmlState{}
	val := fn.filtered(n.expr, fn.collect(n.pos, n.body))
	fn.state = state
	if fn.escape { // it counts as markup
		val = fn.call(n.pos, n.end, nil, fn.extern("", "markup", n.pos, n.end), val)
	}
	fn.assignAll(n, val)
}

func (fn *fn) filterStmt(n *node) {
	val := fn.filtered(n.expr, fn.collect(n.pos, n.body))
	if !fn.silent() {
		fn.put(n, "output", val)
	}
}

func (fn *fn) withStmt(n *node) {
	if len(n.binds) == 0 && !fn.scoping() {
		fn.nodes(n.body)
		return
	}
	vals := make([]ir.ID, len(n.binds))
	for i, b := range n.binds {
		vals[i] = fn.value(b.expr)
	}
	fn.push()
	for i, b := range n.binds {
		fn.own(b.name, vals[i])
	}
	if fn.scoping() {
		fn.declare(boundIn(n.body, true))
	}
	fn.nodes(n.body)
	fn.pop()
}

func (fn *fn) blockStmt(n *node) {
	if fn.silent() {
		fn.state = htmlState{} // where it stands is in the parent
	}
	fn.blocks++
	fn.scope(n.body)
	fn.blocks--
}

// include renders another template.
func (fn *fn) include(n *node) {
	if n.expr == nil {
		return
	}
	name := fn.value(n.expr)
	fn.statement(n.pos, n.end, fn.extern("", "include", n.pos, n.end), name, fn.contextOf(n))
}

// maxLocals bounds the variables that an include hands on.
const maxLocals = 64

// contextOf is the context that an include hands on: this one's, with the variables in scope and its own.
func (fn *fn) contextOf(n *node) ir.ID {
	var args []ir.ID
	add := func(name string, val ir.ID) {
		args = append(args, fn.str(name, n.pos, n.end), val)
	}
	if !n.flag {
		seen := map[string]bool{}
		for fr := fn.frame; fr != nil; fr = fr.parent {
			for i := len(fr.order) - 1; i >= 0 && len(seen) < maxLocals; i-- {
				name := fr.order[i]
				if seen[name] || fn.isMacro(name) || fn.isModule(name) {
					continue
				}
				seen[name] = true
				if val := fn.b.Read(fr.vars[name]); !fn.initial(val) {
					add(name, val)
				}
			}
		}
	}
	for _, b := range n.binds {
		add(b.name, fn.value(b.expr))
	}
	if len(args) == 0 && !n.flag {
		return fn.context
	}
	if !n.flag {
		args = append([]ir.ID{ir.NoID, fn.context}, args...)
	}
	return fn.emit(ir.Instr{Op: ir.OpDict, Pos: n.pos, End: n.end}, args...)
}

// callStmt calls a macro with a content that it may write by calling caller.
func (fn *fn) callStmt(n *node) {
	block := fn.function(n, "caller", n.params)
	if n.expr == nil || n.expr.kind != callExpr {
		if n.expr != nil {
			fn.value(n.expr)
		}
		return
	}
	e := n.expr
	names := e.names
	if names == nil {
		names = make([]string, len(e.args)-1)
	}
	names = append(slices.Clone(names), "caller")
	args := append([]ir.ID{fn.callee(e.args[0])}, fn.values(e.args[1:])...)
	fn.call(e.pos, e.end, names, append(args, block)...)
}

func (fn *fn) importStmt(n *node) {
	if n.expr == nil {
		return
	}
	var mod ir.ID
	if n.flag && n.expr.kind == constExpr {
		name := n.expr.value.Str
		in := ir.Instr{Op: ir.OpImport, Name: fn.name(name), Pos: n.pos, End: n.end}
		if strings.HasPrefix(name, n.name+".") && n.name != "" {
			in.Flag = 1
		}
		mod = fn.emit(in)
		imported := ir.Import{Module: name, Pos: n.pos}
		if len(n.binds) > 0 {
			imported.Name = n.binds[0].expr.name
		}
		fn.l.mod.Imports = append(fn.l.mod.Imports, imported)
	} else {
		mod = fn.call(n.pos, n.end, nil, fn.extern("", "import_", n.pos, n.end), fn.value(n.expr))
	}
	fn.assignName(n.name, mod)
	for _, b := range n.binds {
		in := ir.Instr{Op: ir.OpAttr, Name: fn.name(b.expr.name), Pos: b.expr.pos, End: b.expr.end}
		if n.flag {
			in.Op = ir.OpFrom
		}
		fn.assignName(b.name, fn.emit(in, mod))
	}
}
