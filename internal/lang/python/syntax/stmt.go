package syntax

// statement parses one compound statement or one line of simple ones, onto the stack of statements.
func (p *parser) statement() {
	p.header = p.col
	start := p.t.pos
	var s Stmt
	switch p.t.kind {
	case tIf:
		s = p.ifStmt()
	case tFor:
		s = p.forStmt(start, false)
	case tWhile:
		s = p.whileStmt()
	case tDef:
		s = p.function(start, false, nil)
	case tClass:
		s = p.class(start, nil)
	case tAt:
		s = p.decorated()
	case tTry:
		s = p.tryStmt()
	case tWith:
		s = p.withStmt(start, false)
	case tAsync:
		switch p.peek() {
		case tDef:
			p.next()
			s = p.function(start, true, nil)
		case tFor:
			p.next()
			s = p.forStmt(start, true)
		case tWith:
			p.next()
			s = p.withStmt(start, true)
		default:
			p.simpleLine()
			return
		}
	case tElif, tElse, tExcept, tFinally:
		p.stray()
		return
	case tName:
		if p.t.flag == softMatch && p.endsInColon() && p.peek() != tColon {
			s = p.match()
			break
		}
		p.simpleLine()
		return
	default:
		p.simpleLine()
		return
	}
	p.stmts = append(p.stmts, s)
}

// endsInColon holds for a line that can only be the header of a compound statement.
func (p *parser) endsInColon() bool {
	return p.toks[len(p.toks)-2].kind == tColon
}

// stray gives up a clause that belongs to no statement, but keeps the statements of its block.
func (p *parser) stray() {
	start := p.t.pos
	p.fail("'" + p.text(p.t) + "' without the statement that it belongs to")
	s := &BadStmt{Span{start, p.prevEnd}}
	p.stmts = append(p.stmts, s)
	if body, ok := p.suite(); ok {
		p.stmts = append(p.stmts, body...)
	}
}

// brokenHeader is what remains of a compound statement that has neither a sound header nor a block.
func (p *parser) brokenHeader(start int32, body []Stmt) Stmt {
	return &BadStmt{Span{start, max(start, body[0].Range().End)}}
}

// simple parses one simple statement.
func (p *parser) simple() Stmt {
	start := p.t.pos
	switch p.t.kind {
	case tName:
		switch p.t.flag {
		case softType:
			if p.peek() == tName {
				return p.typeAlias()
			}
		case softPrint:
			if s := p.print(); s != nil {
				return s
			}
		case softExec:
			if startsOperand[p.peek()] {
				return p.exec()
			}
		}
	case tReturn:
		p.next()
		s := p.returns.new()
		if !p.atEnd() {
			s.Value = p.exprs1()
		}
		s.Span = p.span(start)
		return s
	case tImport:
		return p.importStmt()
	case tFrom:
		return p.importFrom()
	case tRaise:
		return p.raise()
	case tPass:
		p.next()
		return &Pass{p.span(start)}
	case tBreak:
		p.next()
		return &Break{p.span(start)}
	case tContinue:
		p.next()
		return &Continue{p.span(start)}
	case tAssert:
		p.next()
		s := &Assert{Test: p.expr()}
		if p.got(tComma) {
			s.Msg = p.expr()
		}
		s.Span = p.span(start)
		return s
	case tDel:
		p.next()
		s := &Delete{}
		mark := len(p.exprs)
		for {
			x := p.binary(precBitOr)
			p.checkTarget(x)
			p.exprs = append(p.exprs, x)
			if !p.got(tComma) || p.atEnd() {
				break
			}
		}
		s.Targets = p.takeExprs(mark)
		s.Span = p.span(start)
		return s
	case tGlobal:
		p.next()
		names := p.nameList()
		return &Global{p.span(start), names}
	case tNonlocal:
		p.next()
		names := p.nameList()
		return &Nonlocal{p.span(start), names}
	}
	return p.exprStmt()
}

// atEnd holds at the end of a simple statement.
func (p *parser) atEnd() bool { return p.t.kind == tNewline || p.t.kind == tSemi }

func (p *parser) nameList() []string {
	names := []string{p.name()}
	for p.got(tComma) {
		names = append(names, p.name())
	}
	return names
}

// name parses an identifier; without one it fails and returns "". async and await were names before Python 3.7.
func (p *parser) name() string {
	if k := p.t.kind; k != tName && k != tAsync && k != tAwait {
		p.fail("expected a name")
		return ""
	}
	s := p.text(p.t)
	p.next()
	return s
}

// exprStmt parses an expression, and what it turns into with an assignment operator or a colon behind.
func (p *parser) exprStmt() Stmt {
	start := p.t.pos
	plain := p.t.kind == tName
	x := p.yieldOrExprs()
	switch p.t.kind {
	case tAssign:
		mark := len(p.exprs)
		for p.got(tAssign) {
			p.checkTarget(x)
			p.exprs = append(p.exprs, x)
			x = p.yieldOrExprs()
		}
		s := p.assigns.new()
		s.Targets = p.takeExprs(mark)
		s.Value = x
		s.Span = p.span(start)
		return s
	case tColon:
		_, isName := x.(*Name)
		p.checkSingleTarget(x)
		p.next()
		s := &AnnAssign{Target: x, Simple: plain && isName}
		s.Annotation = p.expr()
		if p.got(tAssign) {
			s.Value = p.yieldOrExprs()
		}
		s.Span = p.span(start)
		return s
	}
	if op := augmented[p.t.kind]; op != NoOp {
		p.checkSingleTarget(x)
		p.next()
		s := &AugAssign{Target: x, Op: op}
		s.Value = p.yieldOrExprs()
		s.Span = p.span(start)
		return s
	}
	s := p.exprStmts.new()
	s.Value = x
	s.Span = p.span(start)
	return s
}

// checkTarget fails unless x can be assigned to. True and its like could be, in Python 2.
func (p *parser) checkTarget(x Expr) {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript, *BadExpr:
	case *Starred:
		p.checkTarget(x.Value)
	case *Tuple:
		for _, e := range x.Elts {
			p.checkTarget(e)
		}
	case *List:
		for _, e := range x.Elts {
			p.checkTarget(e)
		}
	case *Constant:
		if x.Kind > False {
			p.failAt(x.Span, "cannot assign to a literal")
		}
	default:
		p.failAt(x.Range(), "cannot assign to this expression")
	}
}

func (p *parser) checkSingleTarget(x Expr) {
	switch x.(type) {
	case *Name, *Attribute, *Subscript, *BadExpr:
	default:
		p.failAt(x.Range(), "this cannot be the target of such an assignment")
	}
}

func (p *parser) importStmt() Stmt {
	start := p.t.pos
	p.next()
	s := &Import{}
	for {
		a := Alias{Span: Span{Pos: p.t.pos}}
		a.Name = p.dottedName()
		if p.got(tAs) {
			a.AsName = p.name()
		}
		a.End = p.prevEnd
		p.aliased = append(p.aliased, a)
		if !p.got(tComma) {
			break
		}
	}
	s.Names = p.takeAliases()
	s.Span = p.span(start)
	return s
}

func (p *parser) importFrom() Stmt {
	start := p.t.pos
	p.next()
	s := p.imports.new()
	for ; p.t.kind == tDot || p.t.kind == tEllipsis; p.next() {
		s.Level += int(p.t.end - p.t.pos)
	}
	if s.Level == 0 || p.t.kind != tImport {
		s.Module = p.dottedName()
	}
	p.want(tImport, "'import'")
	if p.t.kind == tStar {
		p.aliased = append(p.aliased, Alias{Span: Span{p.t.pos, p.t.end}, Name: "*"})
		p.next()
	} else {
		parens := p.got(tLParen)
		for {
			a := Alias{Span: Span{Pos: p.t.pos}}
			a.Name = p.name()
			if p.got(tAs) {
				a.AsName = p.name()
			}
			a.End = p.prevEnd
			p.aliased = append(p.aliased, a)
			if !p.got(tComma) || parens && p.t.kind == tRParen {
				break
			}
		}
		if parens {
			p.want(tRParen, "')'")
		}
	}
	s.Names = p.takeAliases()
	s.Span = p.span(start)
	return s
}

// dottedName parses a.b.c. It is a slice of the source unless there are blanks in it.
func (p *parser) dottedName() string {
	start := p.t.pos
	name := p.name()
	blanks := false
	for p.t.kind == tDot {
		blanks = blanks || p.t.pos != p.prevEnd
		p.next()
		blanks = blanks || p.t.pos != p.prevEnd
		last := p.name()
		if blanks {
			name += "." + last
		} else {
			name = p.src[start:max(start, p.prevEnd)]
		}
	}
	return name
}

func (p *parser) raise() Stmt {
	start := p.t.pos
	p.next()
	s := &Raise{}
	if !p.atEnd() {
		s.Exc = p.expr()
		if p.got(tFrom) {
			s.Cause = p.expr()
		} else if p.got(tComma) {
			p.python2 = true
			s.Value = p.expr()
			if p.got(tComma) {
				s.Traceback = p.expr()
			}
		}
	}
	s.Span = p.span(start)
	return s
}

func (p *parser) typeAlias() Stmt {
	start := p.t.pos
	p.next()
	at := p.t
	s := &TypeAlias{Name: &Name{Span{at.pos, at.end}, p.name()}}
	s.TypeParams = p.typeParams()
	p.want(tAssign, "'='")
	s.Value = p.expr()
	s.Span = p.span(start)
	return s
}
