package lower

import (
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file finds out which tuples, lists and dictionaries are written down element by element, in the head of a loop or before it,
// so that the loop can be lowered once for each of them.

// An item is what a turn of a loop takes.
type item struct {
	expr  syntax.Expr // what it reads
	shape syntax.Expr // the display behind it, if it is one
	of    syntax.Expr // what was written down
}

// items lists what a loop takes out of an expression, one after the other; written says that it stands in the loop's head as it is.
func (fn *funcLowerer) items(e syntax.Expr) (out []item, written, ok bool) {
	switch e := e.(type) {
	case *syntax.Tuple:
		out, ok = elementItems(e.Elts)
		return out, true, ok
	case *syntax.List:
		out, ok = elementItems(e.Elts)
		return out, true, ok
	case *syntax.Constant:
		out, ok = letterItems(e)
		return out, true, ok
	case *syntax.Name:
		out, ok = fn.shapeItems(e, fn.displayOf(e.ID), "")
	case *syntax.Dict:
		out, ok = fn.shapeItems(e, e, "")
	case *syntax.Call:
		out, ok = fn.callItems(e)
	}
	return out, false, ok
}

// letterItems are the characters of a short text.
func letterItems(c *syntax.Constant) (out []item, ok bool) {
	if c.Kind != syntax.Str || len(c.Text) == 0 || len(c.Text) > maxUnrolled {
		return nil, false
	}
	for i := range len(c.Text) {
		if c.Text[i] >= 0x80 {
			return nil, false
		}
		letter := *c
		letter.Text = c.Text[i : i+1]
		out = append(out, item{&letter, nil, &letter})
	}
	return out, true
}

func elementItems(elts []syntax.Expr) ([]item, bool) {
	if len(elts) == 0 || len(elts) > maxUnrolled {
		return nil, false
	}
	out := make([]item, len(elts))
	for i, x := range elts {
		if _, starred := x.(*syntax.Starred); starred {
			return nil, false
		}
		out[i] = item{x, displayed(x), x}
	}
	return out, true
}

// displayed is an expression that is a display.
func displayed(e syntax.Expr) syntax.Expr {
	switch e.(type) {
	case *syntax.Tuple, *syntax.List, *syntax.Dict:
		return e
	}
	return nil
}

// shapeItems are the items of a container that is read by an expression and was written down as a display; of a dictionary its keys,
// or what a view of it gives.
func (fn *funcLowerer) shapeItems(read, shape syntax.Expr, view string) (out []item, ok bool) {
	at := func(index syntax.Expr) syntax.Expr {
		return &syntax.Subscript{Span: read.Range(), Value: read, Index: index}
	}
	var elts []syntax.Expr
	switch d := shape.(type) {
	case *syntax.List:
		elts = d.Elts
	case *syntax.Tuple:
		elts = d.Elts
	case *syntax.Dict:
		if len(d.Keys) == 0 || len(d.Keys) > maxUnrolled {
			return nil, false
		}
		seen := map[string]bool{}
		for i, k := range d.Keys {
			c, constant := k.(*syntax.Constant)
			if !constant || c.Kind != syntax.Str || seen[c.Text] {
				return nil, false
			}
			seen[c.Text] = true
			value := d.Values[i]
			if read != shape {
				value = at(c)
			}
			switch view {
			case "items":
				out = append(out, item{&syntax.Tuple{Span: read.Range(), Elts: []syntax.Expr{c, value}}, nil, nil})
			case "values":
				out = append(out, item{value, displayed(d.Values[i]), d.Values[i]})
			default:
				out = append(out, item{c, nil, nil})
			}
		}
		return out, true
	}
	if view != "" {
		return nil, false
	}
	out, ok = elementItems(elts)
	for i := range out {
		out[i].expr = at(&syntax.Constant{Span: read.Range(), Kind: syntax.Int, Text: strconv.Itoa(i)})
	}
	return out, ok
}

// callItems are those of zip(x, y), enumerate(x), reversed(x), list(x), x.items().
func (fn *funcLowerer) callItems(c *syntax.Call) (out []item, ok bool) {
	if at, method := c.Func.(*syntax.Attribute); method {
		if len(c.Args)+len(c.Keywords) > 0 || at.Attr != "items" && at.Attr != "values" && at.Attr != "keys" {
			return nil, false
		}
		shape := at.Value
		if n, named := at.Value.(*syntax.Name); named {
			shape = fn.displayOf(n.ID)
		}
		if _, dict := shape.(*syntax.Dict); !dict {
			return nil, false
		}
		return fn.shapeItems(at.Value, shape, at.Attr)
	}
	callee, named := c.Func.(*syntax.Name)
	if !named || len(c.Args) == 0 || fn.lookup(callee.ID) != nil {
		return nil, false
	}
	pair := func(elts ...syntax.Expr) item { return item{expr: &syntax.Tuple{Span: c.Span, Elts: elts}} }
	switch callee.ID {
	case "zip":
		n := maxUnrolled
		var columns [][]item
		for _, x := range c.Args {
			column, _, ok := fn.items(x)
			if !ok {
				return nil, false
			}
			columns = append(columns, column)
			n = min(n, len(column))
		}
		for i := range n {
			var elts []syntax.Expr
			for _, column := range columns {
				elts = append(elts, column[i].expr)
			}
			out = append(out, pair(elts...))
		}
		return out, true
	case "enumerate":
		start := int64(0)
		rest := c.Args[1:]
		for i := range c.Keywords {
			rest = append(rest[:len(rest):len(rest)], c.Keywords[i].Value)
		}
		if len(rest) > 1 {
			return nil, false
		}
		if len(rest) == 1 {
			k, constant := rest[0].(*syntax.Constant)
			if !constant || k.Kind != syntax.Int {
				return nil, false
			}
			start = integer(k.Text).Int
		}
		list, _, ok := fn.items(c.Args[0])
		for i, x := range list {
			out = append(out, pair(&syntax.Constant{Span: c.Span, Kind: syntax.Int, Text: strconv.FormatInt(start+int64(i), 10)}, x.expr))
		}
		return out, ok
	case "list", "tuple", "iter", "reversed":
		list, _, ok := fn.items(c.Args[0])
		if !ok || len(c.Args) > 1 {
			return nil, false
		}
		if callee.ID != "reversed" {
			return list, true
		}
		for i := len(list) - 1; i >= 0; i-- {
			out = append(out, list[i])
		}
		return out, true
	}
	return nil, false
}

// maxNumbered bounds the entries of a dictionary whose keys are counted.
const maxNumbered = 160

// numbered fills a dictionary whose keys are counted, and whose entries are all one constant: {i: None for i in range(32)}.
func (fn *funcLowerer) numbered(e *syntax.Comp, result ir.ID) bool {
	if e.Kind != syntax.DictComp || len(e.Generators) != 1 || len(e.Generators[0].Ifs) > 0 {
		return false
	}
	g := &e.Generators[0]
	target, ok := g.Target.(*syntax.Name)
	key, named := e.Elt.(*syntax.Name)
	value, constant := e.Value.(*syntax.Constant)
	it, call := g.Iter.(*syntax.Call)
	if !ok || !named || !constant || !call || key.ID != target.ID || len(it.Args) == 0 || len(it.Args) > 2 || len(it.Keywords) > 0 {
		return false
	}
	if callee, ok := it.Func.(*syntax.Name); !ok || callee.ID != "range" || fn.lookup("range") != nil {
		return false
	}
	var bounds [2]int64
	for i, x := range it.Args {
		c, ok := x.(*syntax.Constant)
		if !ok || c.Kind != syntax.Int {
			return false
		}
		bounds[2-len(it.Args)+i] = integer(c.Text).Int
	}
	if n := bounds[1] - bounds[0]; bounds[0] < 0 || n <= 0 || n > maxNumbered {
		return false
	}
	v := fn.expr(value)
	for n := bounds[0]; n < bounds[1]; n++ {
		k := fn.b.Const(ir.Const{Kind: ir.Int, Int: n}, e.Pos, e.Pos)
		fn.emit(at(ir.OpPut, e), result, k, v)
	}
	return true
}

// displayOf is the display that a variable of the function holds: what it is bound to, once and for all, and nothing makes longer or
// shorter.
func (fn *funcLowerer) displayOf(name string) syntax.Expr {
	if v := fn.lookup(name); v == nil || v.index < 0 || v.load {
		return nil
	}
	if fn.written == nil {
		fn.written = map[string]syntax.Expr{}
		w := writtenWalk{displays: fn.written, bound: map[string]int{}}
		for i := range fn.f.Params {
			w.bound[fn.f.Params[i].Name] = 2
		}
		for _, s := range fn.body {
			w.node(s)
		}
		for n, times := range w.bound {
			if times != 1 {
				delete(fn.written, n)
			}
		}
		fn.once = w.bound
	}
	return fn.written[name]
}

// writtenWalk goes through the body of a function: which variables are bound how often, and which displays nobody changes.
type writtenWalk struct {
	displays map[string]syntax.Expr
	bound    map[string]int
}

// readers are functions that only read the containers that they are given; growing are the methods that change how many there are.
var (
	readers = map[string]bool{
		"zip": true, "enumerate": true, "reversed": true, "list": true, "tuple": true, "dict": true, "set": true, "len": true, "sorted": true,
		"str": true, "sum": true, "min": true, "max": true, "any": true, "all": true, "iter": true, "map": true, "filter": true, "print": true,
	}
	readMethods = map[string]bool{"items": true, "values": true, "keys": true, "get": true, "index": true, "count": true, "copy": true}
	fillMethods = map[string]bool{"append": true, "extend": true, "add": true, "insert": true, "appendleft": true, "update": true, "setdefault": true, "put": true}
)

func (w *writtenWalk) bind(target syntax.Expr, times int) {
	switch t := target.(type) {
	case *syntax.Name:
		w.bound[t.ID] += times
	case *syntax.Tuple:
		for _, x := range t.Elts {
			w.bind(x, times)
		}
	case *syntax.List:
		for _, x := range t.Elts {
			w.bind(x, times)
		}
	case *syntax.Starred:
		w.bind(t.Value, times)
	case *syntax.Subscript:
		if n, ok := t.Value.(*syntax.Name); ok {
			_, dict := w.displays[n.ID].(*syntax.Dict)
			_, slice := t.Index.(*syntax.Slice)
			if dict || slice {
				w.bound[n.ID] += 2
			}
			w.node(t.Index)
			return
		}
		w.node(t)
	case nil:
	default:
		w.node(t)
	}
}

// read visits an expression of which a container is only read.
func (w *writtenWalk) read(e syntax.Expr) {
	if _, ok := e.(*syntax.Name); !ok && e != nil {
		w.node(e)
	}
}

func (w *writtenWalk) node(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Name: // read by what may do anything with it
		w.bound[n.ID] += 2
		return
	case *syntax.Assign:
		for _, t := range n.Targets {
			w.bind(t, 1)
		}
		if name, ok := n.Targets[0].(*syntax.Name); ok && len(n.Targets) == 1 {
			if d := displayed(n.Value); d != nil {
				w.displays[name.ID] = d
			}
		}
		w.node(n.Value)
		return
	case *syntax.AnnAssign:
		w.bind(n.Target, 1)
		if name, ok := n.Target.(*syntax.Name); ok && displayed(n.Value) != nil {
			w.displays[name.ID] = n.Value
		}
		if n.Value != nil {
			w.node(n.Value)
		}
		return
	case *syntax.For:
		w.bind(n.Target, 1)
		w.read(n.Iter)
		for _, s := range n.Body {
			w.node(s)
		}
		for _, s := range n.OrElse {
			w.node(s)
		}
		return
	case *syntax.Comp:
		for i := range n.Generators {
			g := &n.Generators[i]
			w.bind(g.Target, 1)
			w.read(g.Iter)
			for _, x := range g.Ifs {
				w.node(x)
			}
		}
		if n.Elt != nil {
			w.read(n.Elt)
		}
		if n.Value != nil {
			w.read(n.Value)
		}
		return
	case *syntax.Subscript:
		w.read(n.Value)
		w.node(n.Index)
		return
	case *syntax.Compare:
		w.read(n.Left)
		for _, x := range n.Comparators {
			w.read(x)
		}
		return
	case *syntax.Call:
		if at, ok := n.Func.(*syntax.Attribute); ok {
			if _, named := at.Value.(*syntax.Name); !named || !readMethods[at.Attr] {
				w.node(at.Value)
			}
		} else if f, ok := n.Func.(*syntax.Name); ok && readers[f.ID] {
			for _, x := range n.Args {
				w.read(x)
			}
			for i := range n.Keywords {
				w.node(n.Keywords[i].Value)
			}
			return
		} else {
			w.read(n.Func)
		}
		for _, x := range n.Args {
			if e, ok := x.(*syntax.Starred); ok { // read as arguments
				w.read(e.Value)
				continue
			}
			w.node(x)
		}
		for i := range n.Keywords {
			w.node(n.Keywords[i].Value)
		}
		return
	case *syntax.AugAssign:
		w.bind(n.Target, 2)
		w.node(n.Value)
		return
	}
	syntax.Children(n, w.node)
}

// fills reports whether the body of a loop does nothing but to fill containers and to compute: what it is there for is what they hold
// in the end.
func fills(body []syntax.Stmt) bool {
	filled := false
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.Assign:
			_, entry := s.Targets[0].(*syntax.Subscript)
			filled = filled || entry
		case *syntax.AugAssign:
			filled = true
		case *syntax.ExprStmt:
			c, ok := s.Value.(*syntax.Call)
			if !ok {
				return false
			}
			at, method := c.Func.(*syntax.Attribute)
			if !method || !fillMethods[at.Attr] {
				return false
			}
			filled = true
		case *syntax.If:
			if !fills(s.Body) || len(s.OrElse) > 0 && !fills(s.OrElse) {
				return false
			}
			filled = true
		case *syntax.For:
			if !fills(s.Body) || len(s.OrElse) > 0 {
				return false
			}
			filled = true
		case *syntax.Pass:
		default:
			return false
		}
	}
	return filled
}

// eachItem lists, for the generators of a comprehension from one on, what they take where that is known; false where a
// comprehension is lowered as a loop.
func (fn *funcLowerer) eachItem(e *syntax.Comp, i int) ([]item, bool) {
	g := &e.Generators[i]
	if e.Kind == syntax.GeneratorExp || g.Async || fn.asking {
		return nil, false
	}
	own := map[string]bool{}
	for k := range i + 1 {
		targets(e.Generators[k].Target, own)
	}
	for _, test := range g.Ifs { // which of them there are is decided by what is known of them alone
		if !speaksOf(test, own) {
			return nil, false
		}
	}
	list, written, ok := fn.items(g.Iter)
	if !ok || !written && (fn.f.Kind == ir.ModuleBody || fn.f.Kind == ir.ClassBody) || len(list) == 0 || len(list) > maxUnrolled {
		return nil, false
	}
	left := maxUnrolledNodes / (len(list) * max(fn.unrolling, 1))
	if left = spend(e.Elt, left); left > 0 && e.Value != nil {
		left = spend(e.Value, left)
	}
	return list, left > 0
}

func targets(e syntax.Expr, names map[string]bool) {
	switch t := e.(type) {
	case *syntax.Name:
		names[t.ID] = true
	case *syntax.Tuple:
		for _, x := range t.Elts {
			targets(x, names)
		}
	}
}

// speaksOf reports whether a test names nothing else but some variables.
func speaksOf(n syntax.Node, names map[string]bool) bool {
	switch n := n.(type) {
	case *syntax.Name:
		return names[n.ID]
	case *syntax.Call, *syntax.Lambda, *syntax.Comp, *syntax.NamedExpr, *syntax.Await:
		return false
	}
	ok := true
	syntax.Children(n, func(c syntax.Node) { ok = ok && speaksOf(c, names) })
	return ok
}
