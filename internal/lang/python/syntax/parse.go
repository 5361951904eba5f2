package syntax

import (
	"cmp"
	"slices"
)

// Bounds. They are counted, so that the same text gives the same tree on every machine.
const (
	// maxNesting bounds how deep brackets, unary operators, lambdas and the like may nest. CPython stops at 200 brackets.
	maxNesting = 1000
	// MaxDepth bounds the height of an expression's or pattern's tree, long operator and attribute chains included.
	// CPython's ast module stops at three times its recursion limit, which is the same.
	MaxDepth = 3000
	// MaxBlocks bounds how deep blocks may nest; it is CPython's bound. The Ifs of an elif chain do not count: they nest
	// in each other's OrElse without bound, and who walks a tree iterates over them.
	MaxBlocks = 100
)

// A parser makes a tree of the scanner's lines by recursive descent; binary operators by precedence climbing.
//
// Invariants:
//   - t is toks[i], and the last token of a line is tNewline (tEOF at the end of the file). next never steps over it.
//   - A syntax error is recorded once a line. It moves the parser to the line's last token, which no rule but the end
//     of a statement accepts: every loop ends, every rule returns, and the statement rule sees failed and replaces the
//     statement by a BadStmt. No rule checks for errors in between, and none returns nil where a node must be.
//   - A compound statement whose header is broken keeps its shape if a block follows, with BadExpr in the place of what
//     was not understood, so that the block is not lost.
type parser struct {
	scanner
	slabs
	stacks
	t       token
	i       int
	prevEnd int32 // end of the token before t
	lastEnd int32 // end of the last token of the line before this one, where compound statements end
	depth   int   // nesting of expressions
	blocks  int   // nesting of blocks
	header  int32 // column of the compound statement that is being parsed
	failed  bool  // the line has an error
	long    bool  // some line has about MaxDepth tokens or more
	python2 bool  // something was seen that only Python 2 accepts
	errs    []Error
	// commas are the handlers "except E, name", which mean different things in Python 2 and 3.14.
	commas []*ExceptHandler
}

func parse(src string) (*Module, []Error) {
	p := &parser{scanner: newScanner(src)}
	p.nextLine()
	m := &Module{}
	p.block(0)
	m.Body = p.takeStmts(0)
	p.bindPython2()
	if p.long {
		p.limitDepth(m)
	}
	slices.SortStableFunc(p.errs, func(a, b Error) int { return cmp.Compare(a.Pos, b.Pos) })
	return m, p.errs
}

// nextLine steps to the first token of the next line.
func (p *parser) nextLine() {
	if n := len(p.toks); n > 1 {
		p.lastEnd = p.toks[n-2].end
	}
	p.line()
	p.long = p.long || len(p.toks) > MaxDepth-10
	p.i = 0
	p.t = p.toks[0]
	p.failed = false
	p.depth = 0
}

// next steps to the next token, but not over the last one of the line.
func (p *parser) next() {
	if p.i+1 < len(p.toks) {
		p.prevEnd = p.t.end
		p.i++
		p.t = p.toks[p.i]
	}
}

// peek is the kind of the token after t.
func (p *parser) peek() kind {
	if p.i+1 < len(p.toks) {
		return p.toks[p.i+1].kind
	}
	return tNewline
}

// got steps over a token of kind k if there is one.
func (p *parser) got(k kind) bool {
	if p.t.kind == k {
		p.next()
		return true
	}
	return false
}

// want steps over a token of kind k; anything else is an error.
func (p *parser) want(k kind, what string) {
	if p.t.kind == k {
		p.next()
	} else {
		p.fail("expected " + what)
	}
}

// fail records that t is not what the grammar wants, and gives the line up.
func (p *parser) fail(msg string) {
	p.failAt(Span{p.t.pos, p.t.end}, msg)
}

func (p *parser) failAt(at Span, msg string) {
	if p.failed {
		return
	}
	if (p.t.kind == tBad || p.cut) && p.badMsg != "" {
		msg = p.badMsg
		at = Span{p.badPos, max(p.badPos, p.t.end)}
	}
	p.failed = true
	p.errs = append(p.errs, Error{at, msg})
	p.i = len(p.toks) - 1
	p.t = p.toks[p.i]
	if p.i > 0 {
		p.prevEnd = p.toks[p.i-1].end
	}
}

// badExpr fails and returns a node for what is left of the line.
func (p *parser) badExpr(msg string) Expr {
	start := p.t.pos
	p.fail(msg)
	return &BadExpr{Span{start, max(start, p.prevEnd)}}
}

// enter counts one level of nesting; leave takes it back. When enter reports false, it has failed.
func (p *parser) enter() bool {
	p.depth++
	if p.depth > maxNesting {
		p.fail("too deeply nested")
		return false
	}
	return true
}

func (p *parser) leave() { p.depth-- }

// text is the source of a token.
func (p *parser) text(t token) string { return p.src[t.pos:t.end] }

// span is the range from start to the end of the last token that was stepped over.
func (p *parser) span(start int32) Span { return Span{start, max(start, p.prevEnd)} }
