package syntax

// block parses the statements whose column is col, onto the stack of statements. Lines that are indented deeper without
// reason are an error each time that the depth changes, but their statements are kept.
func (p *parser) block(col int32) {
	p.blocks++
	defer func() { p.blocks-- }()
	for p.col >= col {
		switch {
		case p.col == col:
			p.statement()
		case p.blocks > MaxBlocks:
			p.skipBlock(col + 1)
		default:
			p.errs = append(p.errs, Error{Span{p.t.pos, p.t.end}, "unexpected indent"})
			p.block(p.col)
		}
	}
}

// skipBlock gives up the lines from here on that are indented to col at least.
func (p *parser) skipBlock(col int32) {
	start := p.t.pos
	p.failAt(Span{start, p.t.end}, "too many levels of indentation")
	end := start
	for p.col >= col {
		end = p.toks[len(p.toks)-1].pos
		p.nextLine()
	}
	p.stmts = append(p.stmts, &BadStmt{Span{start, end}})
}

// suite parses what follows a compound statement's header from the colon on: a block, or simple statements on the same
// line. It returns one statement at least. ok is false when the header was broken and no block follows.
func (p *parser) suite() (body []Stmt, ok bool) {
	if !p.got(tColon) {
		p.fail("expected ':'")
	}
	mark := len(p.stmts)
	col := p.header
	broken := p.failed
	if p.t.kind != tNewline {
		p.simpleLine()
		return p.takeStmts(mark), true
	}
	at := p.prevEnd
	p.nextLine()
	switch {
	case p.col <= col:
		if !broken {
			p.errs = append(p.errs, Error{Span{at, at}, "expected an indented block"})
		}
		p.stmts = append(p.stmts, &BadStmt{Span{at, at}})
		return p.takeStmts(mark), !broken
	case p.blocks >= MaxBlocks:
		p.skipBlock(col + 1)
	default:
		p.block(p.col)
		p.header = col
	}
	return p.takeStmts(mark), true
}

// simpleLine parses simple statements up to the end of the line and over it.
func (p *parser) simpleLine() {
	for {
		start := p.t.pos
		s := p.simple()
		if p.t.kind != tSemi && p.t.kind != tNewline {
			p.fail("invalid syntax")
		}
		if p.failed {
			s = &BadStmt{Span{start, p.prevEnd}}
		}
		p.stmts = append(p.stmts, s)
		if !p.got(tSemi) || p.t.kind == tNewline {
			break
		}
	}
	p.nextLine()
}
