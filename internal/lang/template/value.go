package template

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
)

func at(op ir.Op, e *expr) ir.Instr { return ir.Instr{Op: op, Pos: e.pos, End: e.end} }

func (fn *fn) values(list []*expr) []ir.ID {
	out := make([]ir.ID, len(list))
	for i, e := range list {
		out[i] = ir.NoID
		if e != nil {
			out[i] = fn.value(e)
		}
	}
	return out
}

// value lowers an expression as it is, without escaping.
func (fn *fn) value(e *expr) ir.ID {
	switch e.kind {
	case nameExpr:
		if (e.name == "loop" || e.name == "forloop") && len(fn.loops) > 0 && !fn.knows(e.name) {
			return fn.call(e.pos, e.end, nil, fn.extern("", "loop", e.pos, e.end))
		}
		return fn.readName(e.name, e.pos, e.end)
	case constExpr:
		return fn.b.Const(e.value, e.pos, e.end)
	case attrExpr:
		in := at(ir.OpAttr, e)
		in.Name = fn.name(e.name)
		return fn.emit(in, fn.value(e.args[0]))
	case indexExpr:
		obj := fn.value(e.args[0])
		return fn.emit(at(ir.OpIndex, e), obj, fn.value(e.args[1]))
	case sliceExpr:
		return fn.emit(at(ir.OpSlice, e), fn.values(e.args)...)
	case callExpr:
		return fn.callValue(e)
	case filterExpr:
		return fn.filterValue(e, fn.value(e.args[0]))
	case testExpr:
		return fn.testValue(e)
	case binaryExpr:
		return fn.binaryValue(e)
	case compareExpr:
		in := at(ir.OpCompare, e)
		in.Flag = e.op
		left := fn.value(e.args[0])
		return fn.emit(in, left, fn.value(e.args[1]))
	case unaryExpr:
		in := at(ir.OpUnary, e)
		in.Flag = e.op
		return fn.emit(in, fn.value(e.args[0]))
	case notExpr:
		in := at(ir.OpUnary, e)
		in.Flag = ir.Not
		return fn.emit(in, fn.value(e.args[0]))
	case concatExpr:
		return fn.concat(e, fn.values(e.args))
	case formatExpr:
		return fn.emit(at(ir.OpFormat, e), fn.values(e.args)...)
	case andExpr, orExpr, condExpr:
		return fn.choose(e, fn.value)
	case listExpr:
		return fn.emit(at(ir.OpList, e), fn.values(e.args)...)
	case tupleExpr:
		return fn.emit(at(ir.OpTuple, e), fn.values(e.args)...)
	case setExpr:
		return fn.emit(at(ir.OpSet, e), fn.values(e.args)...)
	case dictExpr:
		return fn.emit(at(ir.OpDict, e), fn.values(e.args)...)
	case spreadExpr:
		return fn.emit(at(ir.OpSpread, e), fn.value(e.args[0]))
	case holeExpr:
		if fn.hole != ir.NoID {
			return fn.hole
		}
		return fn.str("", e.pos, e.end)
	}
	return fn.unknown(e, fn.values(e.args))
}

func (fn *fn) unknown(e *expr, args []ir.ID) ir.ID {
	fn.l.mod.Unknowns++
	in := at(ir.OpUnknown, e)
	in.Name = fn.name(e.name)
	return fn.emit(in, args...)
}

// concat joins strings: each part is made one.
func (fn *fn) concat(e *expr, parts []ir.ID) ir.ID {
	for i, p := range parts {
		if e.args[i].kind != constExpr || e.args[i].value.Kind != ir.Str {
			parts[i] = fn.emit(ir.Instr{Op: ir.OpConvert, Flag: 's', Pos: e.args[i].pos, End: e.args[i].end}, p, ir.NoID)
		}
	}
	return fn.emit(at(ir.OpFormat, e), parts...)
}

// binaryValue lowers chains that lean to the left in a loop.
func (fn *fn) binaryValue(e *expr) ir.ID {
	chain := leftChain(e)
	val := fn.value(chain[len(chain)-1].args[0])
	for i := len(chain) - 1; i >= 0; i-- {
		in := at(ir.OpBinary, chain[i])
		in.Flag = chain[i].op
		val = fn.emit(in, val, fn.value(chain[i].args[1]))
	}
	return val
}

// leftChain lists a binary expression and those that are its left operands, the outermost first.
func leftChain(e *expr) []*expr {
	var chain []*expr
	for ; e.kind == binaryExpr; e = e.args[0] {
		chain = append(chain, e)
	}
	return chain
}

// choose lowers and, or, and conditional expressions; arm lowers what may be the value.
func (fn *fn) choose(e *expr, arm func(*expr) ir.ID) ir.ID {
	result := fn.temp()
	done := fn.b.NewBlock()
	if e.kind == condExpr {
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(e.args[0], then, els)
		fn.b.Resume(then)
		fn.b.Write(result, arm(e.args[1]))
		fn.b.Jump(done)
		fn.b.Resume(els)
		if e.args[2] != nil {
			fn.b.Write(result, arm(e.args[2]))
		} else {
			fn.b.Write(result, fn.str("", e.end, e.end))
		}
		fn.b.Jump(done)
		fn.b.Resume(done)
		return fn.b.Read(result)
	}
	for i, x := range e.args {
		val := arm(x)
		fn.b.Write(result, val)
		if i == len(e.args)-1 {
			break
		}
		next, short := fn.b.NewBlock(), fn.b.NewBlock()
		if e.kind == andExpr {
			fn.b.If(val, x.pos, x.end, next, short)
		} else {
			fn.b.If(val, x.pos, x.end, short, next)
		}
		fn.b.Resume(short)
		in := at(ir.OpSigma, x)
		in.Flag = ir.SigmaFlag(e.kind == orExpr)
		fn.b.Write(result, fn.emit(in, val, val))
		fn.b.Jump(done)
		fn.b.Resume(next)
		fn.refine(x, val, e.kind == andExpr)
	}
	fn.b.Jump(done)
	fn.b.Resume(done)
	return fn.b.Read(result)
}

// condition branches on an expression, short-circuiting, and refines in each branch the variables it speaks of.
func (fn *fn) condition(e *expr, then, els ir.BlockID) {
	if e == nil {
		fn.b.Fork(then, els)
		return
	}
	switch e.kind {
	case andExpr, orExpr:
		fn.b.Chain(len(e.args), e.kind == andExpr, then, els, func(i int, then, els ir.BlockID) { fn.condition(e.args[i], then, els) })
		return
	case notExpr:
		fn.condition(e.args[0], els, then)
		return
	}
	cond := fn.value(e)
	refinable := false
	fn.guarded(e, func(*expr, int32) { refinable = true })
	if !refinable {
		fn.b.If(cond, e.pos, e.end, then, els)
		return
	}
	fn.b.Refined(cond, e.pos, e.end, then, els, func(outcome bool) { fn.refine(e, cond, outcome) })
}

func (fn *fn) refine(e *expr, cond ir.ID, outcome bool) {
	if !fn.b.Reachable() {
		return
	}
	fn.guarded(e, func(n *expr, v int32) {
		in := at(ir.OpSigma, n)
		in.Flag, in.Name = ir.SigmaFlag(outcome), fn.name(n.name)
		fn.b.Write(v, fn.emit(in, fn.b.Read(v), cond))
	})
}

// callValue lowers a call. Functions that a library gives to every template are its own externs.
func (fn *fn) callValue(e *expr) ir.ID {
	callee := e.args[0]
	if fn.writes(e) {
		fn.call(e.pos, e.end, e.names, append([]ir.ID{fn.callee(callee)}, fn.values(e.args[1:])...)...)
		return fn.str("", e.pos, e.end)
	}
	return fn.call(e.pos, e.end, e.names, append([]ir.ID{fn.callee(callee)}, fn.values(e.args[1:])...)...)
}

func (fn *fn) callee(e *expr) ir.ID {
	switch {
	case e.kind == nameExpr && !fn.knows(e.name) && libraryFunction(fn.l.dialect, e.name):
		return fn.extern(".globals", e.name, e.pos, e.end)
	case e.kind == attrExpr && fn.isSelf(e.args[0]) && fn.isMacro(e.name):
		return fn.readName(e.name, e.pos, e.end)
	case e.kind == attrExpr && fn.l.dialect == Mako && e.args[0].kind == nameExpr && e.args[0].name == "caller":
		return fn.readName("caller", e.pos, e.end)
	}
	return fn.value(e)
}

// isSelf reports whether an expression is the template itself.
func (fn *fn) isSelf(e *expr) bool {
	return e.kind == nameExpr && (e.name == "self" || e.name == "local") && !fn.knows(e.name)
}

// writes reports whether a call is one of a macro: it writes by itself, and what it returns is markup.
func (fn *fn) writes(e *expr) bool {
	if e.kind != callExpr {
		return false
	}
	c := e.args[0]
	switch {
	case c.kind == nameExpr:
		switch c.name {
		case "caller", "super":
			return fn.l.dialect == Jinja2
		}
		return fn.isMacro(c.name) && fn.knows(c.name)
	case c.kind == attrExpr && c.args[0].kind == nameExpr:
		base := c.args[0].name
		switch {
		case fn.isModule(base) && fn.knows(base):
			return true
		case fn.isSelf(c.args[0]) && (fn.l.dialect == Jinja2 || fn.isMacro(c.name)):
			return true
		case fn.l.dialect == Mako:
			return base == "caller" || (base == "self" || base == "next" || base == "parent") && !fn.knows(base)
		}
	}
	return false
}

// What templates of a dialect can call everywhere; of Python's builtins, those that templates use.
const builtinFunctions = " range len str unicode int float list dict tuple set enumerate zip sorted reversed max min sum " +
	"round repr bool abs any all isinstance hasattr getattr map filter type "

var libraryFunctions = map[Dialect]map[string]bool{
	Jinja2: set("range dict lipsum cycler joiner namespace url_for get_flashed_messages _ gettext ngettext pgettext " +
		"csrf_token static url"),
	Mako:   set("UNDEFINED capture _ ngettext" + builtinFunctions),
	Bottle: set("include rebase defined get setdefault url" + builtinFunctions),
	Tornado: set("escape xhtml_escape url_escape json_encode squeeze linkify static_url reverse_url xsrf_form_html locale _" +
		builtinFunctions),
}

// libraryFunction reports whether a name is a function that templates of the dialect can call everywhere. In Django
// only tags that give what they make to a variable become calls of names.
func libraryFunction(d Dialect, name string) bool { return d == Django || libraryFunctions[d][name] }

func (fn *fn) filterValue(e *expr, val ir.ID) ir.ID { return fn.filterCall(e, val, fn.value) }

// filterCall calls a filter on a value; its arguments are lowered by arg.
func (fn *fn) filterCall(e *expr, val ir.ID, arg func(*expr) ir.ID) ir.ID {
	args := []ir.ID{fn.filterFunction(e), val}
	for _, a := range e.args[1:] {
		args = append(args, arg(a))
	}
	var names []string
	if e.names != nil {
		names = append([]string{""}, e.names...)
	}
	return fn.call(e.pos, e.end, names, args...)
}

// filterFunction is the function of a filter; in Mako it may be a variable.
func (fn *fn) filterFunction(e *expr) ir.ID {
	if !fn.scoping() && fn.knows(e.name) {
		return fn.readName(e.name, e.pos, e.end)
	}
	return fn.extern(".filters", e.name, e.pos, e.end)
}

var testOperators = map[string]uint8{
	"eq": ir.Eq, "equalto": ir.Eq, "==": ir.Eq, "ne": ir.NotEq, "lt": ir.Lt, "lessthan": ir.Lt, "gt": ir.Gt,
	"greaterthan": ir.Gt, "le": ir.LtE, "ge": ir.GtE, "in": ir.In, "sameas": ir.Is,
}

func (fn *fn) testValue(e *expr) ir.ID {
	val := fn.value(e.args[0])
	if op, ok := testOperators[e.name]; ok && len(e.args) == 2 {
		in := at(ir.OpCompare, e)
		in.Flag = op
		return fn.emit(in, val, fn.value(e.args[1]))
	}
	switch e.name {
	case "none", "true", "false":
		if len(e.args) == 1 {
			in := at(ir.OpCompare, e)
			in.Flag = ir.Is
			return fn.emit(in, val, fn.b.Const(wordConst(e.name), e.end, e.end))
		}
	}
	args := append([]ir.ID{fn.extern(".tests", e.name, e.pos, e.end), val}, fn.values(e.args[1:])...)
	var names []string
	if e.names != nil {
		names = append([]string{""}, e.names...)
	}
	return fn.call(e.pos, e.end, names, args...)
}
