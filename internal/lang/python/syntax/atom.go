package syntax

// atom parses names, literals and everything in brackets.
func (p *parser) atom() Expr {
	t := p.t
	switch t.kind {
	case tName:
		p.next()
		n := p.names.new()
		n.Span, n.ID = Span{t.pos, t.end}, p.text(t)
		return n
	case tString:
		if p.peek() != tString && p.peek() != tFStart {
			p.next()
			return p.oneString(t)
		}
		return p.strings()
	case tFStart:
		return p.strings()
	case tInt:
		return p.constant(Int)
	case tFloat:
		return p.constant(Float)
	case tImag:
		return p.constant(Complex)
	case tNone:
		return p.constant(None)
	case tTrue:
		return p.constant(True)
	case tFalse:
		return p.constant(False)
	case tEllipsis:
		return p.constant(EllipsisConst)
	case tLParen, tLBracket, tLBrace, tBackquote:
		if !p.enter() {
			p.leave()
			return p.badExpr("")
		}
		var x Expr
		switch t.kind {
		case tLParen:
			x = p.group()
		case tLBracket:
			x = p.list()
		case tLBrace:
			x = p.dictOrSet()
		default:
			x = p.repr()
		}
		p.leave()
		return x
	case tAsync, tAwait:
		// Names before Python 3.7.
		p.next()
		n := p.names.new()
		n.Span, n.ID = Span{t.pos, t.end}, p.text(t)
		return n
	}
	return p.badExpr("invalid syntax")
}

func (p *parser) constant(k ConstKind) Expr {
	c := p.constants.new()
	c.Kind = k
	c.Span = Span{p.t.pos, p.t.end}
	if k == Int || k == Float || k == Complex {
		c.Text = p.text(p.t)
		if n := len(c.Text); k == Int && n > 1 && (c.Text[n-1]|0x20 == 'l' || c.Text[0] == '0' && '0' < c.Text[1] && c.Text[1] <= '9') {
			p.python2 = true // 10L or 0777
		}
	}
	p.next()
	return c
}

// group parses a parenthesis: a tuple, a generator expression, a yield, or an expression, which keeps its own span.
func (p *parser) group() Expr {
	start := p.t.pos
	p.next()
	mark := len(p.exprs)
	if p.got(tRParen) {
		return p.tuple(start, mark)
	}
	if p.t.kind == tYield {
		x := p.yield()
		p.want(tRParen, "')'")
		return x
	}
	x := p.starOrNamed()
	switch p.t.kind {
	case tFor, tAsync:
		c := p.comprehension(GeneratorExp, start, x, nil)
		p.want(tRParen, "')'")
		c.Span = p.span(start)
		return c
	case tComma:
		p.exprs = append(p.exprs, x)
		for p.got(tComma) && p.t.kind != tRParen && p.t.kind != tNewline {
			p.exprs = append(p.exprs, p.starOrNamed())
		}
		p.want(tRParen, "')'")
		return p.tuple(start, mark)
	}
	if _, ok := x.(*Starred); ok {
		p.failAt(x.Range(), "cannot use starred expression here")
	}
	p.want(tRParen, "')'")
	return x
}

func (p *parser) list() Expr {
	start := p.t.pos
	p.next()
	mark := len(p.exprs)
	if p.t.kind != tRBracket {
		x := p.starOrNamed()
		if p.t.kind == tFor || p.t.kind == tAsync {
			c := p.comprehension(ListComp, start, x, nil)
			p.want(tRBracket, "']'")
			c.Span = p.span(start)
			return c
		}
		p.exprs = append(p.exprs, x)
		for p.got(tComma) && p.t.kind != tRBracket && p.t.kind != tNewline {
			p.exprs = append(p.exprs, p.starOrNamed())
		}
	}
	p.want(tRBracket, "']'")
	l := p.lists.new()
	l.Elts = p.takeExprs(mark)
	l.Span = p.span(start)
	return l
}

// dictOrSet parses what stands in braces. Keys and values share the stack, in turns.
func (p *parser) dictOrSet() Expr {
	start := p.t.pos
	p.next()
	mark := len(p.exprs)
	switch {
	case p.t.kind == tRBrace, p.t.kind == tDoubleStar:
	default:
		x := p.starOrNamed()
		if p.t.kind != tColon {
			return p.set(start, x)
		}
		p.next()
		v := p.expr()
		if p.t.kind == tFor || p.t.kind == tAsync {
			c := p.comprehension(DictComp, start, x, v)
			p.want(tRBrace, "'}'")
			c.Span = p.span(start)
			return c
		}
		p.exprs = append(p.exprs, x, v)
		if p.t.kind != tRBrace {
			p.want(tComma, "',' or '}'")
		}
	}
	for p.t.kind != tRBrace && p.t.kind != tNewline {
		var key Expr
		if p.got(tDoubleStar) {
			p.exprs = append(p.exprs, nil, p.binary(precBitOr))
		} else {
			key = p.expr()
			p.want(tColon, "':'")
			v := p.expr()
			p.exprs = append(p.exprs, key, v)
		}
		if p.t.kind != tRBrace {
			p.want(tComma, "',' or '}'")
		}
	}
	p.want(tRBrace, "'}'")
	d := p.dicts.new()
	if pairs := p.exprs[mark:]; len(pairs) > 0 {
		n := len(pairs) / 2
		// The keys and the values go into one list, keys first.
		for i := 0; i < len(pairs); i += 2 {
			p.exprs = append(p.exprs, pairs[i])
		}
		for i := 1; i < len(pairs); i += 2 {
			p.exprs = append(p.exprs, pairs[i])
		}
		both := p.takeExprs(mark + 2*n)
		p.exprs = p.exprs[:mark]
		d.Keys, d.Values = both[:n:n], both[n:]
	}
	d.Span = p.span(start)
	return d
}

// set parses the rest of a set display or set comprehension.
func (p *parser) set(start int32, x Expr) Expr {
	if p.t.kind == tFor || p.t.kind == tAsync {
		c := p.comprehension(SetComp, start, x, nil)
		p.want(tRBrace, "'}'")
		c.Span = p.span(start)
		return c
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, x)
	for p.got(tComma) && p.t.kind != tRBrace && p.t.kind != tNewline {
		p.exprs = append(p.exprs, p.starOrNamed())
	}
	p.want(tRBrace, "'}'")
	s := &Set{Elts: p.takeExprs(mark)}
	s.Span = p.span(start)
	return s
}

// comprehension parses the clauses after the element. The caller sets the span.
func (p *parser) comprehension(kind CompKind, start int32, elt, value Expr) *Comp {
	c := &Comp{Kind: kind, Elt: elt, Value: value}
	c.Pos = start
	for p.t.kind == tFor || p.t.kind == tAsync && p.peek() == tFor {
		var g Comprehension
		g.Async = p.got(tAsync)
		p.next()
		g.Target = p.targets()
		p.want(tIn, "'in'")
		at := p.t.pos
		g.Iter = p.binary(precOr)
		if kind == ListComp && p.t.kind == tComma {
			// Python 2 iterates over a tuple without parentheses.
			p.python2 = true
			mark := len(p.exprs)
			p.exprs = append(p.exprs, g.Iter)
			for p.got(tComma) && p.startsExpr() {
				p.exprs = append(p.exprs, p.binary(precOr))
			}
			g.Iter = p.tuple(at, mark)
		}
		mark := len(p.exprs)
		for p.got(tIf) {
			if p.t.kind == tLambda {
				p.exprs = append(p.exprs, p.lambda())
			} else {
				p.exprs = append(p.exprs, p.binary(precOr))
			}
		}
		g.Ifs = p.takeExprs(mark)
		c.Generators = append(c.Generators, g)
	}
	if len(c.Generators) == 0 {
		p.fail("expected 'for'")
	}
	return c
}
