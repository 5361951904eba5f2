package syntax

// primary parses an atom and the attributes, calls and subscripts behind it.
func (p *parser) primary() Expr {
	start := p.t.pos
	x := p.atom()
	for {
		switch p.t.kind {
		case tDot:
			p.next()
			a := p.attributes.new()
			a.Value = x
			a.AttrPos = p.t.pos
			if k := p.t.kind; k == tName || k >= tAnd && p.t.pos == p.prevEnd {
				// A keyword here is a name of an older Python: async, await, nonlocal, True.
				a.Attr = p.text(p.t)
				p.next()
			} else {
				p.fail("expected a name after '.'")
			}
			a.Span = p.span(start)
			x = a
		case tLParen:
			c := p.calls.new()
			c.Func = x
			if !p.enter() {
				p.leave()
				return p.badExpr("")
			}
			p.next()
			c.Args, c.Keywords = p.callArgs()
			p.leave()
			p.want(tRParen, "')'")
			c.Span = p.span(start)
			x = c
		case tLBracket:
			s := p.subscripts.new()
			s.Value = x
			if !p.enter() {
				p.leave()
				return p.badExpr("")
			}
			p.next()
			s.Index = p.slices()
			p.leave()
			p.want(tRBracket, "']'")
			s.Span = p.span(start)
			x = s
		default:
			return x
		}
	}
}

// slices parses what stands in the brackets of a subscript.
func (p *parser) slices() Expr {
	start := p.t.pos
	x := p.slice()
	_, star := x.(*Starred)
	if p.t.kind != tComma && !star {
		return x
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, x)
	for p.got(tComma) && p.t.kind != tRBracket && p.t.kind != tNewline {
		p.exprs = append(p.exprs, p.slice())
	}
	return p.tuple(start, mark)
}

func (p *parser) slice() Expr {
	start := p.t.pos
	var lower Expr
	if p.t.kind != tColon {
		if p.t.kind == tStar {
			return p.starArgument()
		}
		lower = p.named()
		if p.t.kind != tColon {
			return lower
		}
	}
	s := &Slice{Lower: lower}
	p.next()
	if k := p.t.kind; k != tColon && k != tComma && k != tRBracket {
		s.Upper = p.expr()
	}
	if p.got(tColon) {
		if k := p.t.kind; k != tComma && k != tRBracket {
			s.Step = p.expr()
		}
	}
	s.Span = p.span(start)
	return s
}

// callArgs parses arguments up to the closing parenthesis; the opening one was just stepped over. A generator
// expression that is the only argument takes the parentheses of the call for its own.
func (p *parser) callArgs() ([]Expr, []Keyword) {
	open := p.prevEnd - 1
	args, kws := len(p.exprs), len(p.kws)
	for p.t.kind != tRParen && p.t.kind != tNewline {
		start := p.t.pos
		switch {
		case p.t.kind == tStar:
			p.exprs = append(p.exprs, p.starArgument())
		case p.t.kind == tDoubleStar:
			p.next()
			k := Keyword{Value: p.expr()}
			k.Span = p.span(start)
			p.kws = append(p.kws, k)
		case p.peek() == tAssign && (p.t.kind == tName || p.t.kind >= tAnd):
			// A keyword is a name of an older Python here, too.
			k := Keyword{Arg: p.text(p.t)}
			p.next()
			p.next()
			k.Value = p.expr()
			k.Span = p.span(start)
			p.kws = append(p.kws, k)
		default:
			x := p.named()
			if p.t.kind == tFor || p.t.kind == tAsync {
				c := p.comprehension(GeneratorExp, start, x, nil)
				if p.t.kind == tRParen && len(p.exprs) == args && len(p.kws) == kws {
					c.Span = Span{open, p.t.end}
				} else {
					c.Span = p.span(start)
				}
				x = c
			}
			p.exprs = append(p.exprs, x)
		}
		if p.t.kind != tRParen {
			p.want(tComma, "',' or ')'")
		}
	}
	return p.takeExprs(args), p.takeKeywords(kws)
}

// starArgument parses *x among arguments or subscripts, where x is any expression.
func (p *parser) starArgument() Expr {
	start := p.t.pos
	p.next()
	x := &Starred{Value: p.expr()}
	x.Span = p.span(start)
	return x
}
