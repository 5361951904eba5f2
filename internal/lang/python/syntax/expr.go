package syntax

// exprs1 parses CPython's star_expressions: one expression, or several with commas between, which are a tuple.
func (p *parser) exprs1() Expr {
	start := p.t.pos
	x := p.starOrExpr()
	if p.t.kind != tComma {
		return x
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, x)
	for p.got(tComma) && p.startsExpr() {
		p.exprs = append(p.exprs, p.starOrExpr())
	}
	return p.tuple(start, mark)
}

func (p *parser) tuple(start int32, mark int) Expr {
	t := p.tuples.new()
	t.Elts = p.takeExprs(mark)
	t.Span = p.span(start)
	return t
}

// startsExpr tells after a comma whether another element follows.
func (p *parser) startsExpr() bool {
	switch k := p.t.kind; k {
	case tLParen, tLBracket, tPlus, tMinus, tStar, tNot:
		return true
	default:
		return startsOperand[k]
	}
}

func (p *parser) yieldOrExprs() Expr {
	if p.t.kind == tYield {
		return p.yield()
	}
	return p.exprs1()
}

func (p *parser) yield() Expr {
	start := p.t.pos
	p.next()
	if p.got(tFrom) {
		x := &YieldFrom{Value: p.expr()}
		x.Span = p.span(start)
		return x
	}
	x := &Yield{}
	if p.startsExpr() && p.t.kind != tYield {
		x.Value = p.exprs1()
	}
	x.Span = p.span(start)
	return x
}

// starOrExpr parses *x or an expression.
func (p *parser) starOrExpr() Expr {
	if p.t.kind == tStar {
		return p.starred()
	}
	return p.expr()
}

// starOrNamed parses an element of a display.
func (p *parser) starOrNamed() Expr {
	if p.t.kind == tStar {
		return p.starred()
	}
	return p.named()
}

// starred parses *x with x at the level of bitwise or.
func (p *parser) starred() Expr {
	start := p.t.pos
	p.next()
	x := &Starred{Value: p.binary(precBitOr)}
	x.Span = p.span(start)
	return x
}

// target parses one target of a with item; targets those of a for loop or comprehension, up to the in.
func (p *parser) target() Expr {
	if p.t.kind == tStar {
		return p.starred()
	}
	return p.binary(precBitOr)
}

func (p *parser) targets() Expr {
	start := p.t.pos
	x := p.target()
	if p.t.kind == tComma {
		mark := len(p.exprs)
		p.exprs = append(p.exprs, x)
		for p.got(tComma) && p.t.kind != tIn && p.t.kind != tNewline {
			p.exprs = append(p.exprs, p.target())
		}
		x = p.tuple(start, mark)
	}
	p.checkTarget(x)
	return x
}

// named parses an expression or "name := expression".
func (p *parser) named() Expr {
	if p.t.kind == tName && p.peek() == tWalrus {
		at := p.t
		p.next()
		p.next()
		n := p.names.new()
		n.Span, n.ID = Span{at.pos, at.end}, p.text(at)
		x := &NamedExpr{Target: n}
		x.Value = p.expr()
		x.Span = p.span(at.pos)
		return x
	}
	return p.expr()
}

// expr parses an expression without commas, stars and :=.
func (p *parser) expr() Expr {
	if p.t.kind == tLambda {
		return p.lambda()
	}
	start := p.t.pos
	x := p.binary(precOr)
	if p.t.kind != tIf {
		return x
	}
	p.next()
	e := &IfExp{Body: x}
	e.Test = p.binary(precOr)
	p.want(tElse, "'else'")
	if p.enter() {
		e.OrElse = p.expr()
	} else {
		e.OrElse = p.badExpr("")
	}
	p.leave()
	e.Span = p.span(start)
	return e
}

func (p *parser) lambda() Expr {
	start := p.t.pos
	if !p.enter() {
		p.leave()
		return p.badExpr("")
	}
	p.next()
	x := &Lambda{Args: p.parameters(tColon, false)}
	p.want(tColon, "':'")
	x.Body = p.expr()
	p.leave()
	x.Span = p.span(start)
	return x
}

// binary parses operators that bind at least as tightly as least, by precedence climbing.
func (p *parser) binary(least uint8) Expr {
	start := p.t.pos
	var x Expr
	switch p.t.kind {
	case tNot:
		x = p.not(least)
	case tPlus, tMinus, tTilde:
		x = p.unary()
	default:
		x = p.power()
	}
	for {
		info := operators[p.t.kind]
		if info.prec < least || info.prec == precNone {
			return x
		}
		switch info.prec {
		case precOr, precAnd:
			k := p.t.kind
			mark := len(p.exprs)
			p.exprs = append(p.exprs, x)
			for p.got(k) {
				p.exprs = append(p.exprs, p.binary(info.prec+1))
			}
			b := p.boolOps.new()
			b.Op = info.op
			b.Values = p.takeExprs(mark)
			b.Span = p.span(start)
			x = b
		case precCompare:
			if p.t.kind == tNot && p.peek() != tIn {
				return x
			}
			x = p.compare(start, x)
		default:
			p.next()
			b := p.binOps.new()
			b.Op, b.Left = info.op, x
			b.Right = p.binary(info.prec + 1)
			b.Span = p.span(start)
			x = b
		}
	}
}

func (p *parser) not(least uint8) Expr {
	start := p.t.pos
	if least > precNot || !p.enter() {
		return p.badExpr("invalid syntax")
	}
	p.next()
	x := p.unaryOps.new()
	x.Op = Not
	x.Operand = p.binary(precNot)
	p.leave()
	x.Span = p.span(start)
	return x
}

func (p *parser) unary() Expr {
	op := UAdd
	switch p.t.kind {
	case tMinus:
		op = USub
	case tTilde:
		op = Invert
	case tPlus:
	default:
		return p.power()
	}
	start := p.t.pos
	if !p.enter() {
		p.leave()
		return p.badExpr("")
	}
	p.next()
	x := p.unaryOps.new()
	x.Op = op
	x.Operand = p.unary()
	p.leave()
	x.Span = p.span(start)
	return x
}

// compare parses the rest of a comparison chain.
func (p *parser) compare(start int32, left Expr) Expr {
	c := p.compares.new()
	c.Left = left
	ops, exprs := len(p.ops), len(p.exprs)
	for operators[p.t.kind].prec == precCompare {
		op := operators[p.t.kind].op
		if p.t.kind == tNot {
			if p.peek() != tIn {
				break
			}
			p.next()
		}
		if p.t.kind == tNotEq && p.src[p.t.pos] == '<' {
			p.python2 = true
		}
		is := p.t.kind == tIs
		p.next()
		if is && p.got(tNot) {
			op = IsNot
		}
		p.ops = append(p.ops, op)
		p.exprs = append(p.exprs, p.binary(precBitOr))
	}
	c.Ops = p.takeOps(ops)
	c.Comparators = p.takeExprs(exprs)
	c.Span = p.span(start)
	return c
}

// power parses await, a primary, and ** with its right operand.
func (p *parser) power() Expr {
	start := p.t.pos
	var x Expr
	if p.t.kind == tAwait && (startsOperand[p.peek()] || p.peek() == tLParen || p.peek() == tLBracket) {
		p.next()
		a := &Await{Value: p.primary()}
		a.Span = p.span(start)
		x = a
	} else {
		x = p.primary()
	}
	if p.t.kind != tDoubleStar {
		return x
	}
	if !p.enter() {
		p.leave()
		return p.badExpr("")
	}
	p.next()
	b := p.binOps.new()
	b.Op, b.Left = Pow, x
	b.Right = p.unary()
	p.leave()
	b.Span = p.span(start)
	return b
}
