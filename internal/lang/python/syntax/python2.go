package syntax

// What only Python 2 has, apart from single tokens: the print and exec statements, backticks, and "except E, e".

// print parses Python 2's print statement. It returns nil, and parses nothing, if the name print is the start of
// an expression: only when something follows that can never follow an operand is it the statement. Thus print (a) is a
// call, as in Python 3, and print -1 a subtraction.
func (p *parser) print() Stmt {
	start := p.t.pos
	next := p.peek()
	switch {
	case startsOperand[next], next == tRShift:
	case next == tNot && p.i+2 < len(p.toks) && p.toks[p.i+2].kind != tIn:
	default:
		return nil
	}
	p.python2 = true
	p.next()
	s := &Print{}
	if p.got(tRShift) {
		s.Dest = p.expr()
		if !p.atEnd() {
			p.want(tComma, "','")
		}
	}
	mark := len(p.exprs)
	for !p.atEnd() {
		p.exprs = append(p.exprs, p.expr())
		s.NoBreak = false
		if !p.atEnd() {
			p.want(tComma, "','")
			s.NoBreak = true
		}
	}
	s.Values = p.takeExprs(mark)
	s.Span = p.span(start)
	return s
}

// exec parses Python 2's exec statement.
func (p *parser) exec() Stmt {
	start := p.t.pos
	p.python2 = true
	p.next()
	s := &Exec{Body: p.binary(precBitOr)}
	if p.got(tIn) {
		s.Globals = p.expr()
		if p.got(tComma) {
			s.Locals = p.expr()
		}
	}
	s.Span = p.span(start)
	return s
}

// repr parses `x`.
func (p *parser) repr() Expr {
	start := p.t.pos
	p.python2 = true
	p.next()
	if !p.enter() {
		p.leave()
		return p.badExpr("")
	}
	x := &Repr{Value: p.exprs1()}
	p.leave()
	p.want(tBackquote, "'`'")
	x.Span = p.span(start)
	return x
}

// bindPython2 decides what "except A, b:" means. CPython 3.14 catches both classes; Python 2 catches A and binds b. It
// is Python 2's if something else in the file is, if b is a tuple of names, which is no class in any version, or if b is
// a name that nobody gives to a class. Only the last can go wrong, for a file that CPython 3.14 accepts.
func (p *parser) bindPython2() {
	for _, h := range p.commas {
		t := h.Type.(*Tuple)
		switch target := t.Elts[1].(type) {
		case *Name:
			if p.python2 || isExceptionVariable[target.ID] {
				h.Name, h.NamePos = target.ID, target.Pos
				h.Type = t.Elts[0]
			}
		case *Tuple:
			if p.python2 || allNames(target.Elts) {
				h.Type, h.Target = t.Elts[0], target
			}
		case *List, *Subscript, *Attribute:
			if p.python2 {
				h.Type, h.Target = t.Elts[0], target
			}
		}
	}
}

func allNames(list []Expr) bool {
	for _, x := range list {
		if _, ok := x.(*Name); !ok {
			return false
		}
	}
	return len(list) > 0
}

// isExceptionVariable are the names that Python 2 code commonly gave to a caught exception.
var isExceptionVariable = map[string]bool{
	"e": true, "ex": true, "exc": true, "err": true, "exception": true, "x": true, "E": true, "e1": true, "e2": true,
}
