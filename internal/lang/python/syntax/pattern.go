package syntax

// match parses a match statement, whose cases are a block of their own.
func (p *parser) match() Stmt {
	col, start := p.header, p.t.pos
	p.next()
	s := &Match{Subject: p.matchSubject()}
	p.want(tColon, "':'")
	if p.t.kind != tNewline {
		p.fail("expected a new line")
	}
	end := p.prevEnd
	p.nextLine()
	if p.col <= col {
		p.errs = append(p.errs, Error{Span{end, end}, "expected an indented block"})
		return &BadStmt{Span{start, end}}
	}
	if p.blocks >= MaxBlocks {
		mark := len(p.stmts)
		p.skipBlock(col + 1)
		return p.brokenHeader(start, p.takeStmts(mark))
	}
	p.blocks++
	inner := p.col
	for p.col > col {
		p.header = p.col
		if p.t.kind == tName && p.t.flag == softCase {
			c := p.matchCase()
			s.Cases = append(s.Cases, c)
			end = p.lastEnd
			continue
		}
		// No case: the line is lost, and with it the match if there was no case at all.
		at := p.t.pos
		p.fail("expected 'case'")
		if len(s.Cases) == 0 {
			s.Cases = append(s.Cases, MatchCase{Pattern: &MatchAs{Span: Span{at, at}}})
		}
		last := &s.Cases[len(s.Cases)-1]
		last.Body = append(last.Body[:len(last.Body):len(last.Body)], &BadStmt{Span{at, p.prevEnd}})
		end = p.prevEnd
		p.nextLine()
		for p.col > inner {
			mark := len(p.stmts)
			p.block(p.col)
			last.Body = append(last.Body, p.takeStmts(mark)...)
			end = p.lastEnd
		}
	}
	p.blocks--
	p.header = col
	s.Span = Span{start, end}
	return s
}

func (p *parser) matchSubject() Expr {
	start := p.t.pos
	x := p.starOrNamed()
	if p.t.kind != tComma {
		return x
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, x)
	for p.got(tComma) && p.startsExpr() {
		p.exprs = append(p.exprs, p.starOrNamed())
	}
	return p.tuple(start, mark)
}

func (p *parser) matchCase() MatchCase {
	p.next()
	var c MatchCase
	start := p.t.pos
	c.Pattern = p.starPattern()
	if _, star := c.Pattern.(*MatchStar); star || p.t.kind == tComma {
		list := []Pattern{c.Pattern}
		for p.got(tComma) && p.t.kind != tColon && p.t.kind != tIf && p.t.kind != tNewline {
			list = append(list, p.starPattern())
		}
		c.Pattern = &MatchSequence{p.span(start), list}
	}
	if p.got(tIf) {
		c.Guard = p.named()
	}
	c.Body, _ = p.suite()
	return c
}

func (p *parser) starPattern() Pattern {
	if p.t.kind != tStar {
		return p.asPattern()
	}
	start := p.t.pos
	p.next()
	s := &MatchStar{Name: p.name()}
	if s.Name == "_" {
		s.Name = ""
	}
	s.Span = p.span(start)
	return s
}

// asPattern parses alternatives with an optional name.
func (p *parser) asPattern() Pattern {
	start := p.t.pos
	x := p.closedPattern()
	if p.t.kind == tPipe {
		list := []Pattern{x}
		for p.got(tPipe) {
			list = append(list, p.closedPattern())
		}
		x = &MatchOr{p.span(start), list}
	}
	if p.got(tAs) {
		m := &MatchAs{Pattern: x, Name: p.name()}
		m.Span = p.span(start)
		x = m
	}
	return x
}

func (p *parser) badPattern(msg string) Pattern {
	x := p.badExpr(msg)
	return &MatchValue{x.Range(), x}
}

func (p *parser) closedPattern() Pattern {
	if !p.enter() {
		p.leave()
		return p.badPattern("")
	}
	defer p.leave()
	start := p.t.pos
	switch p.t.kind {
	case tName:
		return p.namePattern()
	case tInt, tFloat, tImag, tMinus:
		x := p.numberPattern()
		return &MatchValue{p.span(start), x}
	case tString, tFStart:
		x := p.strings()
		return &MatchValue{p.span(start), x}
	case tNone, tTrue, tFalse:
		x := p.atom().(*Constant)
		return &MatchSingleton{p.span(start), x}
	case tLParen:
		p.next()
		list, comma := p.patternList(tRParen)
		p.want(tRParen, "')'")
		if len(list) == 1 && !comma {
			if _, star := list[0].(*MatchStar); !star {
				return list[0]
			}
		}
		return &MatchSequence{p.span(start), list}
	case tLBracket:
		p.next()
		list, _ := p.patternList(tRBracket)
		p.want(tRBracket, "']'")
		return &MatchSequence{p.span(start), list}
	case tLBrace:
		return p.mappingPattern()
	}
	return p.badPattern("expected a pattern")
}

func (p *parser) patternList(end kind) (list []Pattern, comma bool) {
	for p.t.kind != end && p.t.kind != tNewline {
		list = append(list, p.starPattern())
		comma = p.got(tComma)
		if !comma {
			break
		}
	}
	return list, comma
}

// numberPattern parses a number with a sign, and a complex number as a sum.
func (p *parser) numberPattern() Expr {
	start := p.t.pos
	x := p.signedNumber()
	if p.t.kind == tPlus || p.t.kind == tMinus {
		b := p.binOps.new()
		b.Op, b.Left = operators[p.t.kind].op, x
		p.next()
		b.Right = p.signedNumber()
		b.Span = p.span(start)
		return b
	}
	return x
}

func (p *parser) signedNumber() Expr {
	start := p.t.pos
	if p.got(tMinus) {
		u := p.unaryOps.new()
		u.Op, u.Operand = USub, p.signedNumber1()
		u.Span = p.span(start)
		return u
	}
	return p.signedNumber1()
}

func (p *parser) signedNumber1() Expr {
	switch p.t.kind {
	case tInt, tFloat, tImag:
		return p.atom()
	}
	return p.badExpr("expected a number")
}

// namePattern parses a capture, a wildcard, a dotted value or a class pattern.
func (p *parser) namePattern() Pattern {
	start := p.t.pos
	if k := p.peek(); k != tDot && k != tLParen {
		m := &MatchAs{Name: p.name()}
		if m.Name == "_" {
			m.Name = ""
		}
		m.Span = p.span(start)
		return m
	}
	x := p.dottedValue()
	if p.t.kind != tLParen {
		return &MatchValue{p.span(start), x}
	}
	p.next()
	m := &MatchClass{Class: x}
	for p.t.kind != tRParen && p.t.kind != tNewline {
		if p.peek() == tAssign {
			m.KwdAttrs = append(m.KwdAttrs, p.name())
			p.want(tAssign, "'='")
			m.KwdPatterns = append(m.KwdPatterns, p.asPattern())
		} else {
			m.Patterns = append(m.Patterns, p.asPattern())
		}
		if p.t.kind != tRParen {
			p.want(tComma, "','")
		}
	}
	p.want(tRParen, "')'")
	m.Span = p.span(start)
	return m
}

// dottedValue parses a.b.c.
func (p *parser) dottedValue() Expr {
	start := p.t.pos
	var x Expr = p.atom()
	for p.got(tDot) {
		a := p.attributes.new()
		a.Value, a.AttrPos = x, p.t.pos
		a.Attr = p.name()
		a.Span = p.span(start)
		x = a
	}
	return x
}

func (p *parser) mappingPattern() Pattern {
	start := p.t.pos
	p.next()
	m := &MatchMapping{}
	for p.t.kind != tRBrace && p.t.kind != tNewline {
		if p.got(tDoubleStar) {
			m.Rest = p.name()
		} else {
			var key Expr
			switch p.t.kind {
			case tName:
				key = p.dottedValue()
			case tInt, tFloat, tImag, tMinus:
				key = p.numberPattern()
			case tString, tFStart, tNone, tTrue, tFalse:
				key = p.atom()
			default:
				key = p.badExpr("expected a key")
			}
			m.Keys = append(m.Keys, key)
			p.want(tColon, "':'")
			m.Patterns = append(m.Patterns, p.asPattern())
		}
		if p.t.kind != tRBrace {
			p.want(tComma, "','")
		}
	}
	p.want(tRBrace, "'}'")
	m.Span = p.span(start)
	return m
}
