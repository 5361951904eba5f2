package syntax

// ifStmt parses an if with its elifs. They are parsed in a loop and linked afterwards, so that a chain of any length
// takes constant stack.
func (p *parser) ifStmt() Stmt {
	col := p.header
	var first, last *If
	var chain []*If
	for {
		start := p.t.pos
		p.next()
		s := p.ifs.new()
		s.Pos = start
		s.Test = p.named()
		var ok bool
		s.Body, ok = p.suite()
		s.End = p.lastEnd
		if !ok && first == nil {
			return p.brokenHeader(start, s.Body)
		}
		if first == nil {
			first = s
		} else {
			last.OrElse = p.stmtList.list([]Stmt{s})
			chain = append(chain, last)
		}
		last = s
		if p.col != col || p.t.kind != tElif {
			break
		}
	}
	if p.col == col && p.t.kind == tElse {
		p.next()
		last.OrElse, _ = p.suite()
		last.End = p.lastEnd
	}
	for _, s := range chain {
		s.End = last.End
	}
	return first
}

// orElse parses the else clause of a loop or try statement whose column is col, if there is one.
func (p *parser) orElse(col int32) []Stmt {
	if p.col != col || p.t.kind != tElse {
		return nil
	}
	p.next()
	body, _ := p.suite()
	return body
}

func (p *parser) whileStmt() Stmt {
	col, start := p.header, p.t.pos
	p.next()
	s := &While{Test: p.named()}
	var ok bool
	if s.Body, ok = p.suite(); !ok {
		return p.brokenHeader(start, s.Body)
	}
	s.Span = Span{start, p.lastEnd}
	if s.OrElse = p.orElse(col); s.OrElse != nil {
		s.End = p.lastEnd
	}
	return s
}

func (p *parser) forStmt(start int32, async bool) Stmt {
	col := p.header
	p.next()
	s := &For{Async: async, Target: p.targets()}
	p.want(tIn, "'in'")
	s.Iter = p.exprs1()
	var ok bool
	if s.Body, ok = p.suite(); !ok {
		return p.brokenHeader(start, s.Body)
	}
	s.Span = Span{start, p.lastEnd}
	if s.OrElse = p.orElse(col); s.OrElse != nil {
		s.End = p.lastEnd
	}
	return s
}

func (p *parser) withStmt(start int32, async bool) Stmt {
	p.next()
	s := &With{Async: async}
	parens := p.parenthesisedItems()
	if parens {
		p.next()
	}
	for {
		item := WithItem{Context: p.expr()}
		if p.got(tAs) {
			item.Target = p.target()
			p.checkTarget(item.Target)
		}
		s.Items = append(s.Items, item)
		if !p.got(tComma) || parens && p.t.kind == tRParen {
			break
		}
	}
	if parens {
		p.want(tRParen, "')'")
	}
	var ok bool
	if s.Body, ok = p.suite(); !ok {
		return p.brokenHeader(start, s.Body)
	}
	s.Span = Span{start, p.lastEnd}
	return s
}

// parenthesisedItems decides whether the parenthesis after with encloses the items or belongs to an expression: it
// encloses them if it closes just before the colon and holds nothing that only an expression can hold.
func (p *parser) parenthesisedItems() bool {
	if p.t.kind != tLParen || p.peek() == tRParen {
		return false
	}
	depth, lambda := 0, false
	last := tLParen
	for i := p.i; i < len(p.toks); i++ {
		k := p.toks[i].kind
		switch k {
		case tLParen, tLBracket, tLBrace, tFField:
			depth++
		case tRParen, tRBracket, tRBrace:
			depth--
			if depth == 0 {
				return p.toks[i+1].kind == tColon
			}
		case tLambda:
			lambda = true
		case tColon:
			lambda = lambda && depth > 1
		case tFor, tWalrus, tYield:
			if depth == 1 {
				return false
			}
		case tStar:
			if depth == 1 && !lambda && (last == tComma || i == p.i+1) {
				return false
			}
		}
		last = k
	}
	return false
}

func (p *parser) tryStmt() Stmt {
	col, start := p.header, p.t.pos
	p.next()
	s := &Try{}
	s.Body, _ = p.suite()
	end := p.lastEnd
	var commas []int
	for p.col == col && p.t.kind == tExcept {
		h, star, comma := p.handler()
		s.Star = s.Star || star
		if comma {
			commas = append(commas, len(s.Handlers))
		}
		s.Handlers = append(s.Handlers, h)
		end = h.End
	}
	for _, i := range commas {
		p.commas = append(p.commas, &s.Handlers[i])
	}
	if s.OrElse = p.orElse(col); s.OrElse != nil {
		end = p.lastEnd
	}
	if p.col == col && p.t.kind == tFinally {
		p.next()
		s.Finally, _ = p.suite()
		end = p.lastEnd
	}
	s.Span = Span{start, end}
	if s.Handlers == nil && s.Finally == nil {
		p.errs = append(p.errs, Error{Span{start, start + 3}, "expected 'except' or 'finally' block"})
	}
	return s
}

// handler parses one except clause. Since CPython 3.14 the types need no parentheses, which is how Python 2 wrote
// "except type, target"; see bindPython2.
func (p *parser) handler() (h ExceptHandler, star, comma bool) {
	start := p.t.pos
	p.next()
	star = p.got(tStar)
	if p.t.kind != tColon {
		at := p.t.pos
		h.Type = p.expr()
		if p.t.kind == tComma {
			mark := len(p.exprs)
			p.exprs = append(p.exprs, h.Type)
			for p.got(tComma) && p.t.kind != tColon && p.t.kind != tAs {
				p.exprs = append(p.exprs, p.expr())
			}
			t := &Tuple{p.span(at), p.takeExprs(mark)}
			h.Type = t
			comma = len(t.Elts) == 2
		}
		if p.got(tAs) {
			h.NamePos = p.t.pos
			h.Name = p.name()
			comma = false
		}
	}
	h.Body, _ = p.suite()
	h.Span = Span{start, p.lastEnd}
	return h, star, comma
}
