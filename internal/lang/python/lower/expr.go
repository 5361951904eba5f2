package lower

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// operators maps the tree's operators to the IR's.
var operators = map[syntax.Operator]uint8{
	syntax.Add: ir.Add, syntax.Sub: ir.Sub, syntax.Mult: ir.Mul, syntax.MatMult: ir.MatMul, syntax.Div: ir.Div,
	syntax.Mod: ir.Mod, syntax.Pow: ir.Pow, syntax.LShift: ir.LShift, syntax.RShift: ir.RShift,
	syntax.BitOr: ir.BitOr, syntax.BitXor: ir.BitXor, syntax.BitAnd: ir.BitAnd, syntax.FloorDiv: ir.FloorDiv,
	syntax.Invert: ir.Invert, syntax.Not: ir.Not, syntax.UAdd: ir.UAdd, syntax.USub: ir.USub, syntax.Eq: ir.Eq,
	syntax.NotEq: ir.NotEq, syntax.Lt: ir.Lt, syntax.LtE: ir.LtE, syntax.Gt: ir.Gt, syntax.GtE: ir.GtE,
	syntax.Is: ir.Is, syntax.IsNot: ir.IsNot, syntax.In: ir.In, syntax.NotIn: ir.NotIn,
}

func (fn *funcLowerer) exprs(list []syntax.Expr) []ir.ID {
	out := make([]ir.ID, len(list))
	for i, e := range list {
		out[i] = fn.expr(e)
	}
	return out
}

// optional lowers an expression that may be absent.
func (fn *funcLowerer) optional(e syntax.Expr) ir.ID {
	if e == nil {
		return ir.NoID
	}
	return fn.expr(e)
}

func (fn *funcLowerer) expr(e syntax.Expr) ir.ID {
	switch e := e.(type) {
	case *syntax.Name:
		return fn.readName(e.ID, e.Pos, e.End)
	case *syntax.Constant:
		return fn.b.Const(constant(e), e.Pos, e.End)
	case *syntax.Attribute:
		in := at(ir.OpAttr, e)
		in.Name = fn.name(e.Attr)
		return fn.emit(in, fn.expr(e.Value))
	case *syntax.Call:
		return fn.call(e, 0)
	case *syntax.Subscript:
		obj := fn.expr(e.Value)
		return fn.emit(at(ir.OpIndex, e), obj, fn.expr(e.Index))
	case *syntax.Slice:
		lo, up := fn.optional(e.Lower), fn.optional(e.Upper)
		return fn.emit(at(ir.OpSlice, e), lo, up, fn.optional(e.Step))
	case *syntax.BinOp:
		return fn.binary(e)
	case *syntax.UnaryOp:
		in := at(ir.OpUnary, e)
		in.Flag = operators[e.Op]
		return fn.emit(in, fn.expr(e.Operand))
	case *syntax.Compare:
		return fn.compare(e)
	case *syntax.BoolOp, *syntax.IfExp:
		return fn.conditional(e)
	case *syntax.NamedExpr:
		val := fn.expr(e.Value)
		fn.walrus(e.Target, val)
		return val
	case *syntax.JoinedStr:
		in := at(ir.OpFormat, e)
		if e.Template {
			in.Flag = 1
		}
		return fn.emit(in, fn.exprs(e.Values)...)
	case *syntax.FormattedValue:
		val := fn.expr(e.Value)
		if e.Conversion == 0 && e.FormatSpec == nil {
			return val
		}
		in := at(ir.OpConvert, e)
		in.Flag = e.Conversion
		spec := ir.NoID
		if e.FormatSpec != nil {
			spec = fn.expr(e.FormatSpec)
		}
		return fn.emit(in, val, spec)
	case *syntax.List:
		return fn.emit(at(ir.OpList, e), fn.exprs(e.Elts)...)
	case *syntax.Tuple:
		return fn.emit(at(ir.OpTuple, e), fn.exprs(e.Elts)...)
	case *syntax.Set:
		return fn.emit(at(ir.OpSet, e), fn.exprs(e.Elts)...)
	case *syntax.Dict:
		args := make([]ir.ID, 0, 2*len(e.Keys))
		for i, k := range e.Keys {
			key := fn.optional(k)
			args = append(args, key, fn.expr(e.Values[i]))
		}
		return fn.emit(at(ir.OpDict, e), args...)
	case *syntax.Comp:
		return fn.comprehension(e)
	case *syntax.Lambda:
		_, id := fn.function(e, ir.Lambda, "<lambda>", e.Args, func(inner *funcLowerer) {
			inner.returns(inner.expr(e.Body), e.Body.Range().Pos, e.Body.Range().End)
		})
		return id
	case *syntax.Starred:
		return fn.emit(at(ir.OpSpread, e), fn.expr(e.Value))
	case *syntax.Await:
		return fn.emit(at(ir.OpAwait, e), fn.expr(e.Value))
	case *syntax.Yield:
		fn.f.Generator = true
		return fn.emit(at(ir.OpYield, e), fn.optional(e.Value))
	case *syntax.YieldFrom:
		fn.f.Generator = true
		return fn.emit(at(ir.OpYieldFrom, e), fn.expr(e.Value))
	case *syntax.Repr:
		in := at(ir.OpConvert, e)
		in.Flag = 'r'
		return fn.emit(in, fn.expr(e.Value), ir.NoID)
	case nil:
		return fn.none(0)
	}
	return fn.unknown(e, "expression")
}

func (fn *funcLowerer) unknown(n syntax.Node, what string, args ...ir.ID) ir.ID {
	fn.l.mod.Unknowns++
	in := at(ir.OpUnknown, n)
	in.Name = fn.name(what)
	return fn.emit(in, args...)
}

func constant(c *syntax.Constant) ir.Const {
	switch c.Kind {
	case syntax.None:
		return ir.Const{Kind: ir.None}
	case syntax.True:
		return ir.Const{Kind: ir.Bool, Int: 1}
	case syntax.False:
		return ir.Const{Kind: ir.Bool}
	case syntax.EllipsisConst:
		return ir.Const{Kind: ir.Ellipsis}
	case syntax.Str:
		return ir.Const{Kind: ir.Str, Str: c.Text}
	case syntax.Bytes:
		return ir.Const{Kind: ir.Bytes, Str: c.Text}
	case syntax.Int:
		return integer(c.Text)
	case syntax.Float:
		if f, err := strconv.ParseFloat(strings.ReplaceAll(c.Text, "_", ""), 64); err == nil {
			return ir.Const{Kind: ir.Float, Float: f}
		}
	}
	return ir.Const{Kind: ir.Opaque, Str: c.Text}
}

// integer reads a literal, Python 2's 0777 and 10L among them.
func integer(text string) ir.Const {
	t := strings.TrimRight(strings.ReplaceAll(text, "_", ""), "lL")
	if len(t) > 1 && t[0] == '0' && strings.Trim(t, "0123456789") == "" {
		if strings.Trim(t, "0") == "" {
			t = "0"
		} else {
			t = "0o" + t[1:]
		}
	}
	if n, err := strconv.ParseInt(t, 0, 64); err == nil {
		return ir.Const{Kind: ir.Int, Int: n}
	}
	if len(t) < 64 {
		if n, ok := new(big.Int).SetString(t, 0); ok {
			return ir.Const{Kind: ir.Opaque, Str: n.String()}
		}
	}
	return ir.Const{Kind: ir.Opaque, Str: text}
}

// binary lowers chains that lean to the left in a loop: "a" + b + "c" + ... may be long.
func (fn *funcLowerer) binary(e *syntax.BinOp) ir.ID {
	var chain []*syntax.BinOp
	for {
		chain = append(chain, e)
		l, ok := e.Left.(*syntax.BinOp)
		if !ok {
			break
		}
		e = l
	}
	val := fn.expr(e.Left)
	for i := len(chain) - 1; i >= 0; i-- {
		in := at(ir.OpBinary, chain[i])
		in.Flag = operators[chain[i].Op]
		val = fn.emit(in, val, fn.expr(chain[i].Right))
	}
	return val
}

// linked are the comparisons of a < b < c, where it does not matter that b is evaluated twice: names, numbers, ord(c), len(x).
// Written so, what the first of them says of b is known to the second.
func linked(e *syntax.Compare) (*syntax.BoolOp, bool) {
	if len(e.Ops) == 1 || slices.ContainsFunc(e.Comparators[:len(e.Ops)-1], func(x syntax.Expr) bool { return !plain(x) }) {
		return nil, false
	}
	and := &syntax.BoolOp{Span: e.Span, Op: syntax.And}
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		and.Values = append(and.Values, &syntax.Compare{Span: e.Span, Left: left, Ops: []syntax.Operator{op}, Comparators: []syntax.Expr{right}})
		left = right
	}
	return and, true
}

// plain reports whether an expression only reads variables.
func plain(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name, *syntax.Constant:
		return true
	case *syntax.Call:
		f, ok := e.Func.(*syntax.Name)
		return ok && (f.ID == "ord" || f.ID == "len") && len(e.Args) == 1 && len(e.Keywords) == 0 && plain(e.Args[0])
	}
	return false
}

// compare lowers a comparison; a < b < c is "a < b and b < c" with b evaluated once.
func (fn *funcLowerer) compare(e *syntax.Compare) ir.ID {
	if and, ok := linked(e); ok {
		return fn.conditional(and)
	}
	left := fn.expr(e.Left)
	if len(e.Ops) == 1 {
		in := at(ir.OpCompare, e)
		in.Flag = operators[e.Ops[0]]
		return fn.emit(in, left, fn.expr(e.Comparators[0]))
	}
	result := fn.temp()
	done := fn.b.NewBlock()
	for i, op := range e.Ops {
		in := at(ir.OpCompare, e)
		in.Flag = operators[op]
		right := fn.expr(e.Comparators[i])
		c := fn.emit(in, left, right)
		fn.b.Write(result, c)
		left = right
		if i < len(e.Ops)-1 {
			next := fn.b.NewBlock()
			fn.b.If(c, e.Pos, e.End, next, done)
			fn.b.Seal(next)
			fn.b.SetBlock(next)
		}
	}
	fn.b.Jump(done)
	fn.b.Seal(done)
	fn.b.SetBlock(done)
	return fn.b.Read(result)
}

// conditional lowers "and", "or" and "x if c else y" where their value is wanted.
func (fn *funcLowerer) conditional(e syntax.Expr) ir.ID {
	result := fn.temp()
	done := fn.b.NewBlock()
	switch e := e.(type) {
	case *syntax.IfExp:
		then, els := fn.b.NewBlock(), fn.b.NewBlock()
		fn.condition(e.Test, then, els)
		for _, arm := range []struct {
			b ir.BlockID
			x syntax.Expr
		}{{then, e.Body}, {els, e.OrElse}} {
			fn.b.Resume(arm.b)
			fn.b.Write(result, fn.expr(arm.x))
			fn.b.Jump(done)
		}
	case *syntax.BoolOp:
		for i, x := range e.Values {
			val := fn.expr(x)
			fn.b.Write(result, val)
			if i == len(e.Values)-1 {
				break
			}
			next := fn.b.NewBlock()
			r := x.Range()
			// The value that decides is refined by having decided.
			short := fn.b.NewBlock()
			if e.Op == syntax.And {
				fn.b.If(val, r.Pos, r.End, next, short)
			} else {
				fn.b.If(val, r.Pos, r.End, short, next)
			}
			fn.b.Resume(short)
			fn.b.Write(result, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFlag(e.Op == syntax.Or), Pos: r.Pos, End: r.End}, val, val))
			fn.b.Jump(done)
			fn.b.Resume(next)
			fn.refine(x, val, e.Op == syntax.And)
		}
		fn.b.Jump(done)
	}
	fn.b.Resume(done)
	return fn.b.Read(result)
}

func (fn *funcLowerer) walrus(target *syntax.Name, val ir.ID) {
	// The target belongs to the scope around the comprehensions.
	inner := fn.frame
	for fn.frame.sc.kind == compScope && fn.frame.parent != nil {
		fn.frame = fn.frame.parent
	}
	fn.writeName(target.ID, val, target.Pos, target.End)
	fn.frame = inner
}

func (fn *funcLowerer) call(e *syntax.Call, flags ir.CallFlags) ir.ID {
	args := make([]ir.ID, 0, 1+len(e.Args)+len(e.Keywords))
	args = append(args, fn.expr(e.Func))
	var names []string
	if len(e.Keywords) > 0 {
		names = make([]string, 0, len(e.Args)+len(e.Keywords))
	}
	named := len(e.Keywords) > 0
	for i, a := range e.Args {
		name := ""
		if s, ok := a.(*syntax.Starred); ok {
			if !named {
				named = true
				names = make([]string, i, len(e.Args))
			}
			name, a = "*", s.Value
		}
		asking := fn.asking
		_, comp := a.(*syntax.Comp)
		fn.asking = comp && (asking || asks[lastName(e.Func)])
		args = append(args, fn.expr(a))
		fn.asking = asking
		if named {
			names = append(names, name)
		}
	}
	for i := range e.Keywords {
		k := &e.Keywords[i]
		name := k.Arg
		if name == "" {
			name = "**"
		}
		args = append(args, fn.expr(k.Value))
		names = append(names, name)
	}
	if name, ok := e.Func.(*syntax.Name); ok {
		if fn.l.root.names[name.ID]&bound != 0 {
			fn.calls = true
		} else if len(args) == 1 && (name.ID == "locals" || name.ID == "vars") && fn.lookup(name.ID) == nil {
			names, args = fn.locals(e, args)
		}
	}
	fn.importsByCall(e, args)
	return fn.emitCall(e.Pos, e.End, ir.CallShape{Names: names, Flags: flags}, args)
}

// asks are the functions that make a test of many: what their loops say of each element counts for all.
var asks = map[string]bool{"any": true, "all": true}

// plainShapes are the shapes of calls without keywords and unpacking, by their flags.
var plainShapes = []ir.CallShape{{}, {Flags: 1}, {Flags: 2}, {Flags: 3}}

func (fn *funcLowerer) emitCall(pos, end int32, shape ir.CallShape, args []ir.ID) ir.ID {
	aux := int32(shape.Flags) // plainShapes come first in every function's table
	if shape.Names != nil {
		aux = int32(len(fn.f.Calls))
		fn.f.Calls = append(fn.f.Calls, shape)
	}
	return fn.emit(ir.Instr{Op: ir.OpCall, Aux: aux, Pos: pos, End: end}, args...)
}

// comprehension lowers to loops that fill a container. The first iterable is evaluated in the scope around.
func (fn *funcLowerer) comprehension(e *syntax.Comp) ir.ID {
	op := map[syntax.CompKind]ir.Op{syntax.ListComp: ir.OpList, syntax.SetComp: ir.OpSet, syntax.DictComp: ir.OpDict, syntax.GeneratorExp: ir.OpList}[e.Kind]
	result := fn.emit(at(op, e))
	if fn.numbered(e, result) {
		return result
	}
	asking := fn.asking
	if len(e.Generators) == 0 {
		fn.push(fn.l.scopes[e])
	}
	depth, around := len(fn.loops), fn.unrolling
	fn.generate(e, 0, result)
	fn.asking, fn.unrolling = asking, around
	fn.pop()
	fn.loops = fn.loops[:depth]
	return result
}

// generate lowers the generators of a comprehension from one on, and what it puts into its container.
func (fn *funcLowerer) generate(e *syntax.Comp, i int, result ir.ID) {
	if i == len(e.Generators) {
		if e.Kind == syntax.DictComp {
			k := fn.expr(e.Elt)
			fn.emit(at(ir.OpPut, e), result, k, fn.optional(e.Value))
		} else {
			fn.emit(at(ir.OpAppend, e.Elt), result, fn.expr(e.Elt))
		}
		return
	}
	g := &e.Generators[i]
	if items, ok := fn.eachItem(e, i); ok {
		vals := make([]ir.ID, len(items))
		for k := range items {
			vals[k] = fn.expr(items[k].expr)
		}
		if i == 0 {
			fn.push(fn.l.scopes[e])
		}
		around := fn.unrolling
		fn.unrolling = max(around, 1) * len(items)
		for k, v := range vals {
			next := fn.b.NewBlock()
			fn.assign(g.Target, v)
			fn.taking(g.Target, items[k])
			fn.conditions(g, next)
			fn.generate(e, i+1, result)
			fn.b.Jump(next)
			fn.b.Resume(next)
		}
		fn.unrolling = around
		return
	}
	iter := fn.emit(at(ir.OpIter, g.Iter), fn.expr(g.Iter))
	if i == 0 {
		fn.push(fn.l.scopes[e])
	}
	head, body, done := fn.b.NewBlock(), fn.b.NewBlock(), fn.b.NewBlock()
	fn.b.Jump(head)
	fn.b.SetBlock(head)
	fn.b.If(fn.emit(at(ir.OpMore, g.Iter), iter), g.Iter.Range().Pos, g.Iter.Range().End, body, done)
	fn.b.Resume(body)
	fn.assign(g.Target, fn.emit(at(ir.OpNext, g.Target), iter))
	fn.pair(g.Target)
	fn.conditions(g, head)
	fn.generate(e, i+1, result)
	fn.b.Jump(head)
	fn.b.Seal(head)
	fn.b.Resume(done)
}

// conditions lowers the tests of a generator; what one of them fails goes on elsewhere.
func (fn *funcLowerer) conditions(g *syntax.Comprehension, otherwise ir.BlockID) {
	for _, cond := range g.Ifs {
		then := fn.b.NewBlock()
		fn.condition(cond, then, otherwise)
		fn.b.Resume(then)
	}
}
