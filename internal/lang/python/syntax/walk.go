package syntax

// Children calls visit for each node directly below n, in the order of the tree's fields. Keywords, parameters, type
// parameters, imported names and handlers are nodes as well, by pointer. It does not recurse.
func Children(n Node, visit func(Node)) {
	v := visitor(visit)
	switch n := n.(type) {
	case Expr:
		v.exprChildren(n)
	case Stmt:
		v.stmtChildren(n)
	case Pattern:
		v.patternChildren(n)
	case *Keyword:
		v.expr(n.Value)
	case *Arg:
		v.expr(n.Tuple)
		v.expr(n.Annotation)
	case *TypeParam:
		v.expr(n.Bound)
		v.expr(n.Default)
	case *ExceptHandler:
		v.expr(n.Type)
		v.expr(n.Target)
		v.stmts(n.Body)
	}
}

type visitor func(Node)

func (v visitor) expr(x Expr) {
	if x != nil {
		v(x)
	}
}

func (v visitor) exprs(list []Expr) {
	for _, x := range list {
		v.expr(x)
	}
}

func (v visitor) stmts(list []Stmt) {
	for _, s := range list {
		v(s)
	}
}

func (v visitor) keywords(list []Keyword) {
	for i := range list {
		v(&list[i])
	}
}

func (v visitor) typeParams(list []TypeParam) {
	for i := range list {
		v(&list[i])
	}
}

func (v visitor) arguments(a *Arguments) {
	if a == nil {
		return
	}
	for _, list := range [...][]Arg{a.PosOnly, a.Args, a.KwOnly} {
		for i := range list {
			v(&list[i])
		}
	}
	for _, arg := range [...]*Arg{a.Vararg, a.Kwarg} {
		if arg != nil {
			v(arg)
		}
	}
	v.exprs(a.Defaults)
	v.exprs(a.KwDefaults)
}

func (v visitor) exprChildren(x Expr) {
	switch x := x.(type) {
	case *BoolOp:
		v.exprs(x.Values)
	case *NamedExpr:
		v.expr(x.Target)
		v.expr(x.Value)
	case *BinOp:
		v.expr(x.Left)
		v.expr(x.Right)
	case *UnaryOp:
		v.expr(x.Operand)
	case *Lambda:
		v.arguments(x.Args)
		v.expr(x.Body)
	case *IfExp:
		v.expr(x.Test)
		v.expr(x.Body)
		v.expr(x.OrElse)
	case *Dict:
		for i, value := range x.Values {
			v.expr(x.Keys[i])
			v.expr(value)
		}
	case *Set:
		v.exprs(x.Elts)
	case *Comp:
		v.expr(x.Elt)
		v.expr(x.Value)
		for _, g := range x.Generators {
			v.expr(g.Target)
			v.expr(g.Iter)
			v.exprs(g.Ifs)
		}
	case *Await:
		v.expr(x.Value)
	case *Yield:
		v.expr(x.Value)
	case *YieldFrom:
		v.expr(x.Value)
	case *Compare:
		v.expr(x.Left)
		v.exprs(x.Comparators)
	case *Call:
		v.expr(x.Func)
		v.exprs(x.Args)
		v.keywords(x.Keywords)
	case *FormattedValue:
		v.expr(x.Value)
		if x.FormatSpec != nil {
			v(x.FormatSpec)
		}
	case *JoinedStr:
		v.exprs(x.Values)
	case *Attribute:
		v.expr(x.Value)
	case *Subscript:
		v.expr(x.Value)
		v.expr(x.Index)
	case *Starred:
		v.expr(x.Value)
	case *List:
		v.exprs(x.Elts)
	case *Tuple:
		v.exprs(x.Elts)
	case *Slice:
		v.expr(x.Lower)
		v.expr(x.Upper)
		v.expr(x.Step)
	case *Repr:
		v.expr(x.Value)
	}
}

func (v visitor) stmtChildren(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		v.exprs(s.Decorators)
		v.typeParams(s.TypeParams)
		v.arguments(s.Args)
		v.expr(s.Returns)
		v.stmts(s.Body)
	case *ClassDef:
		v.exprs(s.Decorators)
		v.typeParams(s.TypeParams)
		v.exprs(s.Bases)
		v.keywords(s.Keywords)
		v.stmts(s.Body)
	case *Return:
		v.expr(s.Value)
	case *Delete:
		v.exprs(s.Targets)
	case *Assign:
		v.exprs(s.Targets)
		v.expr(s.Value)
	case *TypeAlias:
		v.expr(s.Name)
		v.typeParams(s.TypeParams)
		v.expr(s.Value)
	case *AugAssign:
		v.expr(s.Target)
		v.expr(s.Value)
	case *AnnAssign:
		v.expr(s.Target)
		v.expr(s.Annotation)
		v.expr(s.Value)
	case *For:
		v.expr(s.Target)
		v.expr(s.Iter)
		v.stmts(s.Body)
		v.stmts(s.OrElse)
	case *While:
		v.expr(s.Test)
		v.stmts(s.Body)
		v.stmts(s.OrElse)
	case *If:
		v.expr(s.Test)
		v.stmts(s.Body)
		v.stmts(s.OrElse)
	case *With:
		for _, item := range s.Items {
			v.expr(item.Context)
			v.expr(item.Target)
		}
		v.stmts(s.Body)
	case *Match:
		v.expr(s.Subject)
		for _, c := range s.Cases {
			v(c.Pattern)
			v.expr(c.Guard)
			v.stmts(c.Body)
		}
	case *Raise:
		v.exprs([]Expr{s.Exc, s.Cause, s.Value, s.Traceback})
	case *Try:
		v.stmts(s.Body)
		for i := range s.Handlers {
			v(&s.Handlers[i])
		}
		v.stmts(s.OrElse)
		v.stmts(s.Finally)
	case *Assert:
		v.expr(s.Test)
		v.expr(s.Msg)
	case *Import:
		for i := range s.Names {
			v(&s.Names[i])
		}
	case *ImportFrom:
		for i := range s.Names {
			v(&s.Names[i])
		}
	case *ExprStmt:
		v.expr(s.Value)
	case *Print:
		v.expr(s.Dest)
		v.exprs(s.Values)
	case *Exec:
		v.exprs([]Expr{s.Body, s.Globals, s.Locals})
	}
}

func (v visitor) patterns(list []Pattern) {
	for _, p := range list {
		v(p)
	}
}

func (v visitor) patternChildren(p Pattern) {
	switch p := p.(type) {
	case *MatchValue:
		v.expr(p.Value)
	case *MatchSingleton:
		v(p.Value)
	case *MatchSequence:
		v.patterns(p.Patterns)
	case *MatchMapping:
		v.exprs(p.Keys)
		v.patterns(p.Patterns)
	case *MatchClass:
		v.expr(p.Class)
		v.patterns(p.Patterns)
		v.patterns(p.KwdPatterns)
	case *MatchAs:
		if p.Pattern != nil {
			v(p.Pattern)
		}
	case *MatchOr:
		v.patterns(p.Patterns)
	}
}
