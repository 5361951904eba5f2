package lower

import "github.com/touchstone-sec/touchstone/internal/lang/python/syntax"

// A scope holds what Python's symbol table says of the names in one function, class, module or comprehension.
// Comprehensions have scopes but are lowered into the function around them.
type scope struct {
	kind   scopeKind
	parent *scope
	names  map[string]nameFlags
	free   []string // of functions and class bodies: variables captured from functions around, in order of first use
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	compScope
)

type nameFlags uint8

const (
	bound         nameFlags = 1 << iota // assigned somewhere in the scope
	global                              // declared global
	nonlocal                            // declared nonlocal
	captured                            // an inner function uses it: it lives in a cell
	innerAssigned                       // an inner function assigns it
	isFree                              // it lives in a function around
	setInside                           // of a module: functions declare it global, and may assign it
)

// resolver walks a module once and makes the scopes, keyed by the node that opens each.
type resolver struct {
	scopes map[syntax.Node]*scope
	cur    *scope
	// uses are looked up once the scope's bindings are all known: a name may be assigned after the inner function
	// that uses it.
	uses []use
}

type use struct {
	sc   *scope
	name string
}

func resolve(m *syntax.Module, root *scope) map[syntax.Node]*scope {
	r := &resolver{scopes: map[syntax.Node]*scope{}, cur: root}
	r.stmts(m.Body)
	for _, u := range r.uses {
		capture(u.sc, u.name)
	}
	return r.scopes
}

// capture finds the function that binds a name used in sc and, when it is another one, marks the name as captured
// there and as free in every function between.
func capture(sc *scope, name string) {
	fl := sc.names[name]
	if fl&(global|isFree) != 0 || fl&bound != 0 && fl&nonlocal == 0 {
		return
	}
	crossed := false // a function boundary lies between sc and where we look
	owner := sc
	for owner != nil {
		f := owner.names[name]
		skip := owner.kind == moduleScope || owner.kind == classScope && owner != sc
		if !skip && f&bound != 0 && f&(nonlocal|global) == 0 {
			break
		}
		if owner.kind == functionScope && f&global != 0 {
			return
		}
		if owner.kind != compScope {
			crossed = true
		}
		owner = owner.parent
	}
	if owner == nil || !crossed {
		return
	}
	add := captured
	if fl&nonlocal != 0 {
		add |= innerAssigned
	}
	owner.names[name] |= add
	for s := sc; s != owner; s = s.parent {
		if (s.kind == functionScope || s.kind == classScope) && s.names[name]&isFree == 0 {
			s.names[name] |= isFree
			s.free = append(s.free, name)
		}
	}
}

func (r *resolver) open(n syntax.Node, k scopeKind) *scope {
	s := &scope{kind: k, parent: r.cur, names: map[string]nameFlags{}}
	r.scopes[n] = s
	r.cur = s
	return s
}

func (r *resolver) close() { r.cur = r.cur.parent }

func (r *resolver) bind(name string) { r.cur.names[name] |= bound }

// bindOuter binds a walrus target: in the scope around the comprehensions.
func (r *resolver) bindOuter(name string) {
	s := r.cur
	for s.kind == compScope {
		s = s.parent
	}
	s.names[name] |= bound
}

func (r *resolver) use(name string) {
	if r.cur.kind == moduleScope {
		return
	}
	r.uses = append(r.uses, use{r.cur, name})
}

func (r *resolver) stmts(list []syntax.Stmt) {
	for _, s := range list {
		r.stmt(s)
	}
}

func (r *resolver) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		r.bind(s.Name)
		r.exprs(s.Decorators)
		r.function(s, s.Args, func() { r.stmts(s.Body) })
	case *syntax.ClassDef:
		r.bind(s.Name)
		r.exprs(s.Decorators)
		r.exprs(s.Bases)
		for _, k := range s.Keywords {
			r.expr(k.Value)
		}
		r.open(s, classScope)
		r.stmts(s.Body)
		r.close()
	case *syntax.Return:
		r.expr(s.Value)
	case *syntax.Delete:
		for _, t := range s.Targets {
			r.target(t)
		}
	case *syntax.Assign:
		r.expr(s.Value)
		for _, t := range s.Targets {
			r.target(t)
		}
	case *syntax.TypeAlias:
		r.bind(s.Name.ID)
	case *syntax.AugAssign:
		r.expr(s.Value)
		r.expr(s.Target)
		r.target(s.Target)
	case *syntax.AnnAssign:
		r.expr(s.Value)
		if r.cur.kind == classScope {
			r.exprs(notes(s.Annotation))
		}
		r.target(s.Target)
	case *syntax.For:
		r.expr(s.Iter)
		r.target(s.Target)
		r.stmts(s.Body)
		r.stmts(s.OrElse)
	case *syntax.While:
		r.expr(s.Test)
		r.stmts(s.Body)
		r.stmts(s.OrElse)
	case *syntax.If:
		for {
			r.expr(s.Test)
			r.stmts(s.Body)
			next, ok := elif(s)
			if !ok {
				r.stmts(s.OrElse)
				return
			}
			s = next
		}
	case *syntax.With:
		for _, it := range s.Items {
			r.expr(it.Context)
			r.target(it.Target)
		}
		r.stmts(s.Body)
	case *syntax.Match:
		r.expr(s.Subject)
		for _, c := range s.Cases {
			r.pattern(c.Pattern)
			r.expr(c.Guard)
			r.stmts(c.Body)
		}
	case *syntax.Raise:
		r.expr(s.Exc)
		r.expr(s.Cause)
		r.expr(s.Value)
		r.expr(s.Traceback)
	case *syntax.Try:
		r.stmts(s.Body)
		for i := range s.Handlers {
			h := &s.Handlers[i]
			r.expr(h.Type)
			if h.Name != "" {
				r.bind(h.Name)
			}
			r.target(h.Target)
			r.stmts(h.Body)
		}
		r.stmts(s.OrElse)
		r.stmts(s.Finally)
	case *syntax.Assert:
		r.expr(s.Test)
		r.expr(s.Msg)
	case *syntax.Import:
		for _, a := range s.Names {
			r.bind(importedName(a))
		}
	case *syntax.ImportFrom:
		for _, a := range s.Names {
			if a.Name != "*" {
				r.bind(importedName(a))
			}
		}
	case *syntax.Global:
		for _, n := range s.Names {
			r.cur.names[n] |= global
			root := r.cur
			for root.parent != nil {
				root = root.parent
			}
			root.names[n] |= setInside
		}
	case *syntax.Nonlocal:
		for _, n := range s.Names {
			r.cur.names[n] |= nonlocal
			r.use(n)
		}
	case *syntax.ExprStmt:
		r.expr(s.Value)
	case *syntax.Print:
		r.expr(s.Dest)
		r.exprs(s.Values)
	case *syntax.Exec:
		r.expr(s.Body)
		r.expr(s.Globals)
		r.expr(s.Locals)
	}
}

func (r *resolver) function(n syntax.Node, a *syntax.Arguments, body func()) {
	if a == nil {
		a = &syntax.Arguments{}
	}
	r.exprs(a.Defaults)
	r.exprs(a.KwDefaults)
	eachArg(a, func(p *syntax.Arg) { r.exprs(notes(p.Annotation)) })
	r.open(n, functionScope)
	eachArg(a, func(p *syntax.Arg) {
		if p.Tuple != nil {
			r.target(p.Tuple)
		} else {
			r.bind(p.Name)
		}
	})
	body()
	r.close()
}

func (r *resolver) exprs(list []syntax.Expr) {
	for _, e := range list {
		r.expr(e)
	}
}

// target walks the target of an assignment: names are bound, everything else is evaluated.
func (r *resolver) target(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
		r.bind(e.ID)
		r.use(e.ID)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			r.target(x)
		}
	case *syntax.List:
		for _, x := range e.Elts {
			r.target(x)
		}
	case *syntax.Starred:
		r.target(e.Value)
	default:
		r.expr(e)
	}
}

func (r *resolver) expr(e syntax.Expr) {
	switch e := e.(type) {
	case nil:
	case *syntax.Name:
		r.use(e.ID)
	case *syntax.BoolOp:
		r.exprs(e.Values)
	case *syntax.NamedExpr:
		r.expr(e.Value)
		r.bindOuter(e.Target.ID)
		r.use(e.Target.ID)
	case *syntax.BinOp:
		// Left-deep chains are walked in a loop.
		for {
			r.expr(e.Right)
			l, ok := e.Left.(*syntax.BinOp)
			if !ok {
				r.expr(e.Left)
				return
			}
			e = l
		}
	case *syntax.UnaryOp:
		r.expr(e.Operand)
	case *syntax.Lambda:
		r.function(e, e.Args, func() { r.expr(e.Body) })
	case *syntax.IfExp:
		r.expr(e.Test)
		r.expr(e.Body)
		r.expr(e.OrElse)
	case *syntax.Dict:
		r.exprs(e.Keys)
		r.exprs(e.Values)
	case *syntax.Set:
		r.exprs(e.Elts)
	case *syntax.Comp:
		for i := range e.Generators {
			g := &e.Generators[i]
			if i == 0 {
				r.expr(g.Iter)
				r.open(e, compScope)
			} else {
				r.expr(g.Iter)
			}
			r.target(g.Target)
			r.exprs(g.Ifs)
		}
		if len(e.Generators) == 0 {
			r.open(e, compScope)
		}
		r.expr(e.Elt)
		r.expr(e.Value)
		r.close()
	case *syntax.Await:
		r.expr(e.Value)
	case *syntax.Yield:
		r.expr(e.Value)
	case *syntax.YieldFrom:
		r.expr(e.Value)
	case *syntax.Compare:
		r.expr(e.Left)
		r.exprs(e.Comparators)
	case *syntax.Call:
		r.expr(e.Func)
		r.exprs(e.Args)
		for i := range e.Keywords {
			r.expr(e.Keywords[i].Value)
		}
	case *syntax.FormattedValue:
		r.expr(e.Value)
		if e.FormatSpec != nil {
			r.expr(e.FormatSpec)
		}
	case *syntax.JoinedStr:
		r.exprs(e.Values)
	case *syntax.Attribute:
		r.expr(e.Value)
	case *syntax.Subscript:
		r.expr(e.Value)
		r.expr(e.Index)
	case *syntax.Starred:
		r.expr(e.Value)
	case *syntax.List:
		r.exprs(e.Elts)
	case *syntax.Tuple:
		r.exprs(e.Elts)
	case *syntax.Slice:
		r.expr(e.Lower)
		r.expr(e.Upper)
		r.expr(e.Step)
	case *syntax.Repr:
		r.expr(e.Value)
	}
}

func (r *resolver) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		r.expr(p.Value)
	case *syntax.MatchSequence:
		r.patterns(p.Patterns)
	case *syntax.MatchMapping:
		r.exprs(p.Keys)
		r.patterns(p.Patterns)
		if p.Rest != "" {
			r.bind(p.Rest)
		}
	case *syntax.MatchClass:
		r.expr(p.Class)
		r.patterns(p.Patterns)
		r.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		if p.Name != "" {
			r.bind(p.Name)
		}
	case *syntax.MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern)
		}
		if p.Name != "" {
			r.bind(p.Name)
		}
	case *syntax.MatchOr:
		r.patterns(p.Patterns)
	}
}

func (r *resolver) patterns(list []syntax.Pattern) {
	for _, p := range list {
		r.pattern(p)
	}
}

// eachArg visits the parameters in the order in which they are declared.
func eachArg(a *syntax.Arguments, visit func(*syntax.Arg)) {
	for i := range a.PosOnly {
		visit(&a.PosOnly[i])
	}
	for i := range a.Args {
		visit(&a.Args[i])
	}
	if a.Vararg != nil {
		visit(a.Vararg)
	}
	for i := range a.KwOnly {
		visit(&a.KwOnly[i])
	}
	if a.Kwarg != nil {
		visit(a.Kwarg)
	}
}

// elif is the next test of a chain: chains may be longer than the stack is deep.
func elif(s *syntax.If) (*syntax.If, bool) {
	if len(s.OrElse) != 1 {
		return nil, false
	}
	next, ok := s.OrElse[0].(*syntax.If)
	return next, ok
}

func importedName(a syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	for i := 0; i < len(a.Name); i++ {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}
