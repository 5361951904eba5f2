package lower

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file lowers tests of some entries of a mapping by their names, all(isinstance(body.get(k), str) for k in ("name", "pin")), as
// what they mean: one test for each entry.

// eachEntry branches on such a test. It returns false for any other expression.
func (fn *funcLowerer) eachEntry(e syntax.Expr, then, els ir.BlockID) bool {
	call, ok := e.(*syntax.Call)
	if !ok || len(call.Args) != 1 || len(call.Keywords) > 0 || fn.asking {
		return false
	}
	callee, named := call.Func.(*syntax.Name)
	if !named || callee.ID != "all" && callee.ID != "any" || fn.lookup(callee.ID) != nil {
		return false
	}
	each, ok := call.Args[0].(*syntax.Comp)
	if !ok || each.Kind != syntax.GeneratorExp && each.Kind != syntax.ListComp || len(each.Generators) != 1 {
		return false
	}
	g := &each.Generators[0]
	target, ok := g.Target.(*syntax.Name)
	if !ok || g.Async || len(g.Ifs) > 0 || !readsEntry(each.Elt, target.ID) {
		return false
	}
	list, _, ok := fn.items(g.Iter)
	if name, named := g.Iter.(*syntax.Name); named && fn.lookup(name.ID) == nil {
		list, _, ok = fn.items(fn.l.written(name.ID))
	}
	if !ok || len(list) == 0 || len(list) > maxUnrolled || spend(each.Elt, maxUnrolledNodes/len(list)) <= 0 {
		return false
	}
	for _, x := range list {
		if c, ok := x.of.(*syntax.Constant); !ok || c.Kind != syntax.Str {
			return false
		}
	}
	vals := make([]ir.ID, len(list))
	for i := range list {
		vals[i] = fn.expr(list[i].expr)
	}
	fn.push(fn.l.scopes[each])
	fn.b.Chain(len(vals), callee.ID == "all", then, els, func(i int, then, els ir.BlockID) {
		fn.assign(target, vals[i])
		fn.condition(each.Elt, then, els)
	})
	fn.pop()
	return true
}

// readsEntry reports whether an expression reads an entry of a mapping whose name is a variable: body[k], body.get(k).
func readsEntry(n syntax.Node, name string) (reads bool) {
	is := func(e syntax.Expr) bool {
		v, ok := e.(*syntax.Name)
		return ok && v.ID == name
	}
	switch n := n.(type) {
	case *syntax.Subscript:
		reads = is(n.Index)
	case *syntax.Call:
		attr, ok := n.Func.(*syntax.Attribute)
		reads = ok && attr.Attr == "get" && len(n.Args) > 0 && is(n.Args[0])
	}
	syntax.Children(n, func(c syntax.Node) { reads = reads || readsEntry(c, name) })
	return reads
}

// written is the tuple that a name of the module is bound to by its only assignment outside of other statements; nil for
// none.
func (l *lowerer) written(name string) (display syntax.Expr) {
	n := 0
	for _, s := range l.body {
		a, ok := s.(*syntax.Assign)
		if !ok || len(a.Targets) != 1 {
			continue
		}
		if t, ok := a.Targets[0].(*syntax.Name); ok && t.ID == name {
			n++
			display = a.Value
		}
	}
	if _, ok := display.(*syntax.Tuple); n != 1 || !ok {
		return nil
	}
	return display
}
