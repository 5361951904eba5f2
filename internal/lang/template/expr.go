package template

import "github.com/touchstone-sec/touchstone/internal/ir"

// Expressions of Jinja2, and of Python as Mako and Tornado embed it, by recursive descent. What cannot be parsed
// becomes an unknownExpr of the names in it, so that data flow through it.

const (
	maxExprDepth = 100   // nesting
	maxExprSize  = 20000 // tokens
	maxNames     = 256   // in one unknownExpr
)

type exprParser struct {
	toks   []token
	i      int
	jinja  bool
	depth  int
	failed bool
}

// expression parses text[pos:end]; nil where there is nothing.
func (p *parser) expression(pos, end int32) *expr {
	return parseExpr(p.text, pos, end, p.dialect == Jinja2)
}

func parseExpr(text string, pos, end int32, jinja bool) *expr {
	ep, e := startExpr(text, pos, end, jinja)
	if e != nil || ep == nil {
		return e
	}
	e = ep.tuple()
	return ep.finish(e)
}

// startExpr makes a parser; where it makes none the expression is empty (nil) or unknown.
func startExpr(text string, pos, end int32, jinja bool) (*exprParser, *expr) {
	toks, ok := tokens(text, pos, end)
	if len(toks) == 1 && ok {
		return nil, nil
	}
	ep := &exprParser{toks: toks, jinja: jinja, failed: !ok || len(toks) > maxExprSize}
	if ep.failed {
		return nil, ep.unknownBetween(0, len(toks)-1)
	}
	return ep, nil
}

// finish gives e, or an unknownExpr where the tokens are not all used.
func (p *exprParser) finish(e *expr) *expr {
	if p.failed || p.i < len(p.toks)-1 {
		return p.unknownBetween(0, len(p.toks)-1)
	}
	return e
}

// unknownBetween is an unknownExpr of the names among tokens.
func (p *exprParser) unknownBetween(from, to int) *expr {
	last := max(from, to-1)
	e := &expr{kind: unknownExpr, name: "expression", pos: p.toks[from].pos, end: p.toks[last].end}
	seen := map[string]bool{}
	for i := from; i < to && len(e.args) < maxNames; i++ {
		t := p.toks[i]
		if t.kind != nameToken || seen[t.text] || keywords[t.text] {
			continue
		}
		if i > 0 && (p.toks[i-1].text == "." || p.toks[i-1].text == "|") && p.toks[i-1].kind == opToken {
			continue
		}
		if next := p.toks[i+1]; next.kind == opToken && next.text == "=" {
			continue // a keyword argument's name
		}
		seen[t.text] = true
		e.args = append(e.args, &expr{kind: nameExpr, name: t.text, pos: t.pos, end: t.end})
	}
	return e
}

var keywords = map[string]bool{
	"and": true, "or": true, "not": true, "in": true, "is": true, "if": true, "else": true, "for": true, "lambda": true,
	"True": true, "False": true, "None": true, "true": true, "false": true, "none": true, "async": true, "await": true,
	"recursive": true,
}

func (p *exprParser) peek() token { return p.toks[p.i] }

func (p *exprParser) next() token {
	t := p.toks[p.i]
	if p.i < len(p.toks)-1 {
		p.i++
	}
	return t
}

// op takes an operator, if it comes next.
func (p *exprParser) op(text string) bool {
	if t := p.peek(); t.kind == opToken && t.text == text {
		p.next()
		return true
	}
	return false
}

func (p *exprParser) isOp(text string) bool {
	t := p.peek()
	return t.kind == opToken && t.text == text
}

func (p *exprParser) word(text string) bool {
	if t := p.peek(); t.kind == nameToken && t.text == text {
		p.next()
		return true
	}
	return false
}

func (p *exprParser) isWord(text string) bool {
	t := p.peek()
	return t.kind == nameToken && t.text == text
}

func (p *exprParser) fail() *expr {
	p.failed = true
	t := p.peek()
	p.i = len(p.toks) - 1
	return &expr{kind: unknownExpr, name: "expression", pos: t.pos, end: t.end}
}

// from gives an expression its extent: from its first token to the last one taken.
func (p *exprParser) from(start int, e *expr) *expr {
	e.pos = p.toks[start].pos
	e.end = p.toks[max(start, p.i-1)].end
	return e
}

// tuple is a list of expressions with commas between: a tuple where there are any.
func (p *exprParser) tuple() *expr {
	start := p.i
	first := p.ternary()
	if !p.isOp(",") {
		return first
	}
	args := []*expr{first}
	for !p.failed && p.op(",") {
		if t := p.peek(); t.kind == endToken || t.kind == opToken && (t.text == ")" || t.text == "]" || t.text == "=") {
			break
		}
		args = append(args, p.ternary())
	}
	return p.from(start, &expr{kind: tupleExpr, args: args})
}

func (p *exprParser) ternary() *expr {
	if p.depth++; p.depth > maxExprDepth {
		p.depth--
		return p.fail()
	}
	defer func() { p.depth-- }()
	start := p.i
	if p.op("*") {
		return p.from(start, &expr{kind: spreadExpr, args: []*expr{p.or()}})
	}
	if p.isWord("lambda") && !p.jinja {
		return p.skip(start)
	}
	e := p.or()
	if p.op(":=") {
		p.failed = true
	}
	// Conditional expressions nest to the right: in a loop, since chains may be long.
	last := &e
	for p.word("if") {
		cond := p.or()
		c := &expr{kind: condExpr, args: []*expr{cond, *last, nil}}
		if !p.word("else") {
			*last = p.from(start, c)
			break
		}
		c.args[2] = p.or()
		*last = p.from(start, c)
		last = &c.args[2]
	}
	return e
}

// skip is an unknownExpr of everything up to the end of the brackets or argument.
func (p *exprParser) skip(start int) *expr {
	depth := 0
	for {
		t := p.peek()
		if t.kind == endToken {
			break
		}
		if t.kind == opToken {
			switch t.text {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
			}
			if depth < 0 {
				break
			}
		}
		p.next()
	}
	return p.unknownBetween(start, p.i)
}

func (p *exprParser) or() *expr {
	start := p.i
	e := p.and()
	if !p.isWord("or") {
		return e
	}
	args := []*expr{e}
	for p.word("or") {
		args = append(args, p.and())
	}
	return p.from(start, &expr{kind: orExpr, args: args})
}

func (p *exprParser) and() *expr {
	start := p.i
	e := p.not()
	if !p.isWord("and") {
		return e
	}
	args := []*expr{e}
	for p.word("and") {
		args = append(args, p.not())
	}
	return p.from(start, &expr{kind: andExpr, args: args})
}

func (p *exprParser) not() *expr {
	start, odd := p.i, false
	for p.word("not") {
		odd = !odd
	}
	e := p.comparison()
	if p.i == start || !odd {
		return e
	}
	return p.from(start, &expr{kind: notExpr, args: []*expr{e}})
}

var comparisons = map[string]uint8{
	"==": ir.Eq, "!=": ir.NotEq, "<": ir.Lt, "<=": ir.LtE, ">": ir.Gt, ">=": ir.GtE, "in": ir.In, "not in": ir.NotIn,
	"is": ir.Is, "is not": ir.IsNot,
}

// comparison parses a chain; a < b < c is the and of its pairs.
func (p *exprParser) comparison() *expr {
	start := p.i
	left := p.binary(0)
	var all []*expr
	for !p.failed {
		t := p.peek()
		op := t.text
		if t.kind == nameToken && op == "not" && p.i+1 < len(p.toks) && p.toks[p.i+1].text == "in" {
			p.next()
			op = "not in"
		}
		code, ok := comparisons[op]
		if !ok || t.kind == stringToken || op == "is" && p.jinja {
			break
		}
		p.next()
		if op == "is" && p.word("not") {
			code = ir.IsNot
		}
		right := p.binary(0)
		all = append(all, p.from(start, &expr{kind: compareExpr, op: code, args: []*expr{left, right}}))
		left = right
	}
	switch len(all) {
	case 0:
		return left
	case 1:
		return all[0]
	}
	return p.from(start, &expr{kind: andExpr, args: all})
}

// binaryLevels are the binary operators from the loosest to the tightest. Jinja2 has "~", no bit operators, and "|" for
// filters.
var binaryLevels = [...]map[string]uint8{
	{"|": ir.BitOr}, {"^": ir.BitXor}, {"&": ir.BitAnd}, {"<<": ir.LShift, ">>": ir.RShift},
	{"+": ir.Add, "-": ir.Sub}, {"~": 0}, {"*": ir.Mul, "/": ir.Div, "//": ir.FloorDiv, "%": ir.Mod, "@": ir.MatMul},
}

const additive = 4 // the level where Jinja2's operators begin

func (p *exprParser) binary(level int) *expr {
	if p.jinja && level < additive {
		level = additive
	}
	if !p.jinja && level == additive+1 {
		level++
	}
	if level == len(binaryLevels) {
		return p.unary()
	}
	start := p.i
	e := p.binary(level + 1)
	for !p.failed {
		t := p.peek()
		op, ok := binaryLevels[level][t.text]
		if !ok || t.kind != opToken {
			break
		}
		p.next()
		right := p.binary(level + 1)
		if t.text != "~" {
			e = p.from(start, &expr{kind: binaryExpr, op: op, args: []*expr{e, right}})
		} else if e.kind == concatExpr && e.pos == p.toks[start].pos && e.name == "~" {
			e.args = append(e.args, right)
			p.from(start, e)
		} else {
			e = p.from(start, &expr{kind: concatExpr, name: "~", args: []*expr{e, right}})
		}
	}
	if e.kind == concatExpr {
		e.name = "" // a part of another one now
	}
	return e
}

func (p *exprParser) unary() *expr {
	start := p.i
	var ops []uint8
	for {
		t := p.peek()
		if t.kind == nameToken && t.text == "await" && !p.jinja {
			p.next()
			continue
		}
		if t.kind != opToken || t.text != "-" && t.text != "+" && (t.text != "~" || p.jinja) || len(ops) == maxExprDepth {
			break
		}
		ops = append(ops, map[string]uint8{"-": ir.USub, "+": ir.UAdd, "~": ir.Invert}[t.text])
		p.next()
	}
	e := p.postfix(p.primary())
	if p.jinja && len(ops) == 0 {
		e = p.filters(e)
	}
	if p.op("**") {
		if p.depth++; p.depth > maxExprDepth {
			p.depth--
			return p.fail()
		}
		e = p.from(start, &expr{kind: binaryExpr, op: ir.Pow, args: []*expr{e, p.unary()}})
		p.depth--
	}
	for i := len(ops) - 1; i >= 0; i-- {
		e = p.from(start, &expr{kind: unaryExpr, op: ops[i], args: []*expr{e}})
	}
	if p.jinja {
		e = p.filters(e)
	}
	return e
}
