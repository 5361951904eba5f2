package lower

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers conditions, and renames what they test on each side (e-SSA).

// condition branches on an expression, short-circuiting "and", "or" and "not", and refines in each branch the variables
// that the test speaks of.
func (fn *funcLowerer) condition(e syntax.Expr, then, els ir.BlockID) {
	if chain, ok := e.(*syntax.Compare); ok {
		if and, ok := linked(chain); ok {
			e = and
		}
	}
	switch x := e.(type) {
	case *syntax.BoolOp:
		fn.b.Chain(len(x.Values), x.Op == syntax.And, then, els, func(i int, then, els ir.BlockID) { fn.condition(x.Values[i], then, els) })
		return
	case *syntax.UnaryOp:
		if x.Op == syntax.Not {
			fn.condition(x.Operand, els, then)
			return
		}
	}
	if fn.eachEntry(e, then, els) {
		return
	}
	cond := fn.expr(e)
	r := e.Range()
	if !fn.refinable(e) {
		fn.b.If(cond, r.Pos, r.End, then, els)
		return
	}
	fn.b.Refined(cond, r.Pos, r.End, then, els, func(outcome bool) { fn.refine(e, cond, outcome) })
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
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFlag(outcome), Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, cond))
	})
	fn.refinePair(e, cond, outcome)
}

// refinePair renames the other variables of "for key, value in pairs" where a test speaks of one of them and of constants
// alone.
func (fn *funcLowerer) refinePair(e syntax.Expr, cond ir.ID, outcome bool) {
	if len(fn.pairs) == 0 {
		return
	}
	n := comparedName(e)
	if n == nil {
		return
	}
	tested := fn.lookup(n.ID)
	for _, v := range fn.pairs[tested] {
		if v == tested {
			continue
		}
		old := fn.b.Read(v.index)
		fn.b.Write(v.index, fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFlag(outcome), Pos: n.Pos, End: n.End, Name: fn.name(v.name)}, old, cond))
	}
}

// comparedName is the name in a test that holds nothing else but constants: key, key == "a", number % 2 == 1.
func comparedName(e syntax.Expr) *syntax.Name {
	switch e := e.(type) {
	case *syntax.Name:
		return e
	case *syntax.Compare:
		if _, constant := e.Comparators[0].(*syntax.Constant); constant && len(e.Ops) == 1 {
			return comparedName(e.Left)
		}
	case *syntax.BinOp:
		if _, constant := e.Right.(*syntax.Constant); constant {
			return comparedName(e.Left)
		}
	}
	return nil
}

// maxPaired bounds the variables of one loop that are renamed together.
const maxPaired = 4

// pair remembers that a loop takes several variables from the elements that it is given.
func (fn *funcLowerer) pair(target syntax.Expr) {
	if fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	vs := fn.unpacked(target, nil)
	if len(vs) < 2 || len(vs) > maxPaired {
		return
	}
	if fn.pairs == nil {
		fn.pairs = map[*variable][]*variable{}
	}
	for _, v := range vs {
		fn.pairs[v] = vs
	}
}

// unpacked lists the variables of the function's own in a target: (i, (name, value)).
func (fn *funcLowerer) unpacked(target syntax.Expr, vs []*variable) []*variable {
	switch t := target.(type) {
	case *syntax.Tuple:
		for _, e := range t.Elts {
			vs = fn.unpacked(e, vs)
		}
	case *syntax.Name:
		if v := fn.lookup(t.ID); v != nil && v.index >= 0 && !v.load {
			vs = append(vs, v)
		}
	}
	return vs
}

// refineReturned renames the variables passed to a call statement: the callee came back, so its checks held.
func (fn *funcLowerer) refineReturned(e *syntax.Call, call ir.ID) {
	args := e.Args
	if saysCheck(lastName(e.Func)) {
		for _, k := range e.Keywords {
			args = append(args[:len(args):len(args)], k.Value)
		}
	}
	if at, ok := e.Func.(*syntax.Attribute); ok {
		args = append(args[:len(args):len(args)], at.Value)
	}
	fn.refineGiven(e, args, call)
}

// refineGiven renames the variables among what was given to a call that came back.
func (fn *funcLowerer) refineGiven(e *syntax.Call, args []syntax.Expr, call ir.ID) {
	if unchecking[lastName(e.Func)] {
		return
	}
	checks := saysCheck(lastName(e.Func))
	for _, a := range args {
		n, ok := resolved(a).(*syntax.Name)
		if !ok {
			// require(name in KNOWN), check(self.name), (folder / name).resolve().relative_to(folder)
			if (isTest(a) || checks && isPart(a) || lastName(e.Func) == "relative_to") && fn.b.Reachable() {
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

// unchecking are names of what checks nothing.
var unchecking = map[string]bool{
	"append": true, "add": true, "info": true, "debug": true, "warning": true, "error": true, "exception": true, "print": true, "extend": true,
	"update": true, "insert": true, "write": true, "join": true, "close": true, "log": true, "setattr": true, "assertEqual": true,
	"assertTrue": true, "assertRaises": true,
}

// saysCheck reports whether a function's name says that it refuses what it is given.
func saysCheck(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(checkWords[:], func(w string) bool { return strings.Contains(name, w) })
}

var checkWords = [...]string{
	"check", "valid", "verif", "assert", "ensure", "require", "guard", "refuse", "reject", "safe", "allow", "deny", "forbid", "must", "restrict", "confine",
}

// isPart reports whether an expression is a part of something: an attribute or an entry.
func isPart(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Attribute, *syntax.Subscript:
		return true
	}
	return false
}

// resolved is the expression that another one only brings into the form of a whole path: p of p.resolve() and realpath(p).
func resolved(e syntax.Expr) syntax.Expr {
	for {
		c, ok := e.(*syntax.Call)
		if !ok {
			return e
		}
		at, method := c.Func.(*syntax.Attribute)
		switch name := lastName(c.Func); {
		case method && name == "resolve":
			e = at.Value
		case (name == "realpath" || name == "abspath" || name == "Path") && len(c.Args) == 1, name == "parse" && len(c.Args) > 0:
			e = c.Args[0]
		default:
			return e
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

// ofCall reports whether an expression is an item of what a call gives, or a slice of it.
func ofCall(e *syntax.Subscript) bool {
	for range 2 {
		switch of := e.Value.(type) {
		case *syntax.Call:
			return true
		case *syntax.Subscript:
			e = of
		default:
			return false
		}
	}
	return false
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
	if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load && fn.deriveAddresses(v, value) {
		return
	}
	switch value := value.(type) {
	case *syntax.IfExp:
		if v := fn.asked(value.Test); v != nil {
			fn.chosenBy(v, target)
		}
		return
	case *syntax.Comp:
		if len(value.Generators) != 1 || len(value.Generators[0].Ifs) != 1 {
			return
		}
	case *syntax.Subscript: // urlsplit(url)[1]
		if !ofCall(value) {
			return
		}
	case *syntax.Call, *syntax.Await, *syntax.Compare, *syntax.BoolOp, *syntax.UnaryOp, *syntax.Attribute, *syntax.BinOp, *syntax.JoinedStr:
	default:
		return
	}
	v := fn.lookup(n.ID)
	if v == nil || v.index < 0 || v.load {
		return
	}
	var from []*variable
	itself := false
	fn.guarded(value, func(_ *syntax.Name, x *variable) { // and what those were computed from
		if x != v {
			from = append(from, x)
		} else if v == fn.beforeOf {
			itself = true
		}
	})
	if itself {
		for _, x := range fn.before {
			if x != v && len(from) < maxRefined && !slices.Contains(from, x) {
				from = append(from, x)
			}
		}
	}
	if len(from) > 0 {
		if fn.derived == nil {
			fn.derived = map[*variable][]*variable{}
		}
		fn.derived[v] = from
	}
}

// alias remembers that a variable is the same as another one: a test of the one is a test of the other.
func (fn *funcLowerer) alias(target, value syntax.Expr) {
	t, ok := target.(*syntax.Name)
	of, same := value.(*syntax.Name)
	if !ok || !same || fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody {
		return
	}
	v, from := fn.lookup(t.ID), fn.lookup(of.ID)
	if v != nil && v.index >= 0 && !v.load && from != nil && from.index >= 0 && !from.load {
		fn.deriveFrom(v, from)
	}
}
