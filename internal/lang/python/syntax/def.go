package syntax

// decorated parses decorators and the definition after them. A definition's span does not include its decorators.
func (p *parser) decorated() Stmt {
	start := p.t.pos
	col := p.col
	mark := len(p.exprs)
	for p.t.kind == tAt && p.col == col {
		p.next()
		p.exprs = append(p.exprs, p.named())
		if p.t.kind != tNewline {
			p.fail("invalid syntax")
		}
		p.nextLine()
	}
	decorators := p.takeExprs(mark)
	p.header = col
	at := p.t.pos
	if p.col == col {
		switch {
		case p.t.kind == tDef:
			return p.function(at, false, decorators)
		case p.t.kind == tClass:
			return p.class(at, decorators)
		case p.t.kind == tAsync && p.peek() == tDef:
			p.next()
			return p.function(at, true, decorators)
		}
	}
	end := start + 1
	if len(decorators) > 0 {
		end = decorators[len(decorators)-1].Range().End
	}
	p.errs = append(p.errs, Error{Span{start, end}, "expected a function or class after the decorator"})
	return &BadStmt{Span{start, end}}
}

func (p *parser) function(start int32, async bool, decorators []Expr) Stmt {
	p.next()
	s := p.functions.new()
	s.Async, s.Decorators = async, decorators
	s.NamePos = p.t.pos
	s.Name = p.name()
	s.TypeParams = p.typeParams()
	p.want(tLParen, "'('")
	s.Args = p.parameters(tRParen, true)
	p.want(tRParen, "')'")
	if p.got(tArrow) {
		s.Returns = p.expr()
	}
	var ok bool
	if s.Body, ok = p.suite(); !ok {
		return p.brokenHeader(start, s.Body)
	}
	s.Span = Span{start, p.lastEnd}
	return s
}

func (p *parser) class(start int32, decorators []Expr) Stmt {
	p.next()
	s := &ClassDef{Decorators: decorators, NamePos: p.t.pos}
	s.Name = p.name()
	s.TypeParams = p.typeParams()
	if p.got(tLParen) {
		s.Bases, s.Keywords = p.callArgs()
		p.want(tRParen, "')'")
	}
	var ok bool
	if s.Body, ok = p.suite(); !ok {
		return p.brokenHeader(start, s.Body)
	}
	s.Span = Span{start, p.lastEnd}
	return s
}

// parameters parses the parameters of a function (annotated) or a lambda, up to the token end.
func (p *parser) parameters(end kind, annotated bool) *Arguments {
	a := p.arguments.new()
	mark, defaults := len(p.args), len(p.exprs)
	starred := false // parameters are keyword-only from here on
	for p.t.kind != end && p.t.kind != tNewline {
		switch p.t.kind {
		case tSlash:
			if starred || a.PosOnly != nil {
				p.fail("'/' must be ahead of '*'")
			}
			p.next()
			a.PosOnly = p.takeArgs(mark)
		case tStar:
			if starred {
				p.fail("'*' may appear only once")
			}
			starred = true
			a.Args = p.takeArgs(mark)
			a.Defaults = p.takeExprs(defaults)
			p.next()
			if p.t.kind != tComma {
				v := p.parameter(annotated, true)
				a.Vararg = &v
			}
		case tDoubleStar:
			p.next()
			kw := p.parameter(annotated, false)
			a.Kwarg = &kw
		default:
			p.args = append(p.args, p.parameter(annotated, false))
			if p.got(tAssign) {
				p.exprs = append(p.exprs, p.expr())
			} else if starred {
				p.exprs = append(p.exprs, nil)
			} else if len(p.exprs) > defaults {
				p.fail("parameter without a default follows parameter with a default")
			}
		}
		if p.t.kind != end {
			p.want(tComma, "','")
		}
	}
	if starred {
		a.KwOnly = p.takeArgs(mark)
		a.KwDefaults = p.takeExprs(defaults)
	} else {
		a.Args = p.takeArgs(mark)
		a.Defaults = p.takeExprs(defaults)
	}
	return a
}

// parameter parses one parameter's name and annotation, or Python 2's tuple of names.
func (p *parser) parameter(annotated, vararg bool) Arg {
	a := Arg{Span: Span{Pos: p.t.pos}}
	if p.t.kind == tLParen && !vararg {
		a.Tuple = p.atom()
		p.checkTarget(a.Tuple)
		p.python2 = true
		if name, ok := a.Tuple.(*Name); ok { // (a) is a
			a.Name, a.Tuple = name.ID, nil
		}
	} else {
		a.Name = p.name()
	}
	if annotated && p.got(tColon) {
		if vararg && p.t.kind == tStar {
			a.Annotation = p.starred()
		} else {
			a.Annotation = p.expr()
		}
	}
	a.End = max(a.Pos, p.prevEnd)
	return a
}

// typeParams parses the type parameters in brackets, if there are any.
func (p *parser) typeParams() []TypeParam {
	if !p.got(tLBracket) {
		return nil
	}
	var params []TypeParam
	for p.t.kind != tRBracket && p.t.kind != tNewline {
		t := TypeParam{Span: Span{Pos: p.t.pos}}
		if p.got(tStar) {
			t.Kind = TypeVarTuple
		} else if p.got(tDoubleStar) {
			t.Kind = ParamSpec
		}
		t.Name = p.name()
		if t.Kind == TypeVar && p.got(tColon) {
			t.Bound = p.expr()
		}
		if p.got(tAssign) {
			if t.Kind == TypeVarTuple && p.t.kind == tStar {
				t.Default = p.starred()
			} else {
				t.Default = p.expr()
			}
		}
		t.End = max(t.Pos, p.prevEnd)
		params = append(params, t)
		if p.t.kind != tRBracket {
			p.want(tComma, "','")
		}
	}
	p.want(tRBracket, "']'")
	return params
}
