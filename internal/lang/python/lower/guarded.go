package lower

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file finds the variables that a test speaks of.

// maxRefined bounds the variables that one test refines.
const maxRefined = 6

// isList reports whether an expression is the display of a list or tuple.
func isList(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.List, *syntax.Tuple:
		return true
	}
	return false
}

// guarded visits the local variables that a test speaks of, each once. Tests for None say nothing about content.
func (fn *funcLowerer) guarded(e syntax.Expr, visit func(*syntax.Name, *variable)) {
	g := guardedNames{fn: fn, visit: visit}
	g.expr(e, 0)
}

// maxGuardedDepth is how deep a test is looked into.
const maxGuardedDepth = 6

// guardedNames is a walk over the expressions of a test.
type guardedNames struct {
	fn    *funcLowerer
	visit func(*syntax.Name, *variable)
	seen  [maxRefined]*variable
	n     int // of them
}

func (g *guardedNames) see(e *syntax.Name, v *variable) {
	if g.n < maxRefined && !slices.Contains(g.seen[:g.n], v) {
		g.seen[g.n] = v
		g.n++
		g.visit(e, v)
	}
}

// all looks into several expressions.
func (g *guardedNames) all(list []syntax.Expr, depth int) {
	for _, e := range list {
		g.expr(e, depth)
	}
}

func (g *guardedNames) expr(e syntax.Expr, depth int) {
	if depth > maxGuardedDepth || g.n == maxRefined {
		return
	}
	switch e := e.(type) {
	case *syntax.Name:
		if v := g.fn.lookup(e.ID); v != nil && v.index >= 0 && !v.load {
			g.see(e, v)
			g.derived(e, v)
		}
	case *syntax.Compare:
		g.compare(e, depth)
	case *syntax.Call:
		if at, ok := e.Func.(*syntax.Attribute); ok {
			g.pieces(at.Value, depth+1)
			g.expr(at.Value, depth+1)
		}
		for _, a := range e.Args {
			g.pieces(a, depth+1)
			g.expr(a, depth+1)
		}
		for i := range e.Keywords {
			g.expr(e.Keywords[i].Value, depth+1)
		}
	case *syntax.Attribute:
		g.expr(e.Value, depth+1)
	case *syntax.Subscript:
		g.expr(e.Value, depth+1)
	case *syntax.NamedExpr:
		g.expr(e.Target, depth+1)
		g.expr(e.Value, depth+1)
	case *syntax.Await:
		g.expr(e.Value, depth+1)
	case *syntax.Starred:
		g.expr(e.Value, depth+1)
	case *syntax.Comp:
		for i := range e.Generators {
			g.expr(e.Generators[i].Iter, depth+1)
			g.all(e.Generators[i].Ifs, depth+1)
		}
		if e.Kind == syntax.GeneratorExp {
			g.expr(e.Elt, depth+1)
		}
	case *syntax.BinOp: // set(x) - ALLOWED, folder / name
		if e.Op == syntax.Div || e.Op == syntax.Add && (isList(e.Left) || isList(e.Right)) || setCall(e.Left) || setCall(e.Right) || isOrigin(e) || (e.Op == syntax.Sub || e.Op == syntax.BitAnd) && isSet(e.Right) {
			g.expr(e.Left, depth+1)
			g.expr(e.Right, depth+1)
		}
	case *syntax.JoinedStr:
		if isOrigin(e) {
			g.pieces(e, depth+1)
		}
	case *syntax.UnaryOp:
		g.expr(e.Operand, depth+1)
	case *syntax.BoolOp:
		g.all(e.Values, depth+1)
	case *syntax.List:
		g.all(e.Elts, depth+1)
	case *syntax.Set:
		g.all(e.Elts, depth+1)
	case *syntax.Tuple:
		g.all(e.Elts, depth+1)
	}
}

// derived are the variables that another one was computed from.
func (g *guardedNames) derived(e *syntax.Name, v *variable) {
	for _, from := range g.fn.derived[v] {
		g.see(e, from)
	}
}

func (g *guardedNames) compare(e *syntax.Compare, depth int) {
	if e.Ops[0] == syntax.Is || e.Ops[0] == syntax.IsNot {
		// Of a name, whether it is None says something of what it was computed from only: a match of its text.
		if name, ok := e.Left.(*syntax.Name); !ok {
			g.expr(e.Left, depth+1)
		} else if v := g.fn.lookup(name.ID); v != nil {
			g.derived(name, v)
		}
		return
	}
	g.expr(e.Left, depth+1)
	for _, c := range e.Comparators {
		if e.Ops[0] == syntax.In || e.Ops[0] == syntax.NotIn {
			g.pieces(c, depth+1)
		}
		g.expr(c, depth+1)
	}
}

// pieces are what a text that is tested is put together of.
func (g *guardedNames) pieces(e syntax.Expr, depth int) {
	switch e := e.(type) {
	case *syntax.BinOp:
		if e.Op == syntax.Add {
			g.expr(e.Left, depth)
			g.expr(e.Right, depth)
		}
	case *syntax.JoinedStr:
		for _, v := range e.Values {
			if f, ok := v.(*syntax.FormattedValue); ok {
				g.expr(f.Value, depth)
			}
		}
	}
}

// isOrigin reports whether an expression puts an origin together: a test of f"{url.scheme}://{url.netloc}" is one of the URL.
func isOrigin(e syntax.Expr) bool {
	slashes := func(e syntax.Expr) bool {
		c, ok := e.(*syntax.Constant)
		return ok && c.Kind == syntax.Str && strings.Contains(c.Text, "//")
	}
	switch e := e.(type) {
	case *syntax.JoinedStr:
		return slices.ContainsFunc(e.Values, slashes)
	case *syntax.BinOp:
		if e.Op == syntax.Mod || e.Op == syntax.Add && slashes(e.Left) {
			return slashes(e.Left)
		}
		left, ok := e.Left.(*syntax.BinOp)
		return ok && e.Op == syntax.Add && left.Op == syntax.Add && slashes(left.Right)
	}
	return false
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
