package template

import (
	"math"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Operands: literals, displays, what follows a value (attributes, subscripts, calls), and Jinja2's filters and tests.

func (p *exprParser) primary() *expr {
	start := p.i
	t := p.next()
	switch t.kind {
	case nameToken:
		switch t.text {
		case "True", "true", "False", "false", "None", "none":
			if p.jinja || t.text[0] < 'a' {
				return p.from(start, &expr{kind: constExpr, value: wordConst(t.text)})
			}
		case "and", "or", "not", "in", "is", "if", "else", "for":
			p.i = start
			return p.fail()
		}
		return p.from(start, &expr{kind: nameExpr, name: t.text})
	case numberToken:
		return p.from(start, &expr{kind: constExpr, value: number(t.text)})
	case stringToken:
		return p.strings(start, t)
	case opToken:
		switch t.text {
		case "(":
			if p.op(")") {
				return p.from(start, &expr{kind: tupleExpr})
			}
			e := p.tuple()
			if p.isWord("for") || p.isWord("async") {
				e = p.skip(start + 1)
			}
			p.expect(")")
			return e
		case "[":
			return p.display(start, "]", listExpr)
		case "{":
			return p.dict(start)
		case "...":
			return p.from(start, &expr{kind: constExpr, value: ir.Const{Kind: ir.Ellipsis}})
		}
	}
	p.i = start
	return p.fail()
}

func (p *exprParser) expect(op string) {
	if !p.op(op) {
		p.fail()
	}
}

func (p *exprParser) display(start int, closing string, kind exprKind) *expr {
	var args []*expr
	for !p.failed && !p.isOp(closing) {
		args = append(args, p.ternary())
		if p.isWord("for") || p.isWord("async") {
			args = []*expr{p.skip(start + 1)}
		}
		if !p.op(",") {
			break
		}
	}
	p.expect(closing)
	return p.from(start, &expr{kind: kind, args: args})
}

func (p *exprParser) dict(start int) *expr {
	if p.op("}") {
		return p.from(start, &expr{kind: dictExpr})
	}
	e := &expr{kind: dictExpr}
	for !p.failed && !p.isOp("}") {
		if p.op("**") {
			e.args = append(e.args, nil, p.or())
		} else {
			key := p.ternary()
			if !p.op(":") {
				if len(e.args) > 0 {
					return p.fail()
				}
				p.i = start + 1
				return p.display(start, "}", setExpr)
			}
			e.args = append(e.args, key, p.ternary())
		}
		if p.isWord("for") || p.isWord("async") {
			e = p.skip(start + 1)
		}
		if !p.op(",") {
			break
		}
	}
	p.expect("}")
	return p.from(start, e)
}

// strings joins adjacent literals.
func (p *exprParser) strings(start int, t token) *expr {
	var parts []*expr
	plain := true
	for {
		if strings.Contains(t.prefix, "f") || strings.Contains(t.prefix, "t") {
			plain = false
			parts = append(parts, p.fstring(t)...)
		} else {
			kind := ir.Str
			if strings.Contains(t.prefix, "b") {
				kind = ir.Bytes
			}
			parts = append(parts, &expr{kind: constExpr, value: ir.Const{Kind: kind, Str: t.text}, pos: t.pos, end: t.end})
		}
		if p.peek().kind != stringToken {
			break
		}
		t = p.next()
	}
	if !plain {
		return p.from(start, &expr{kind: formatExpr, args: parts})
	}
	if len(parts) > 1 {
		var sb strings.Builder
		for _, s := range parts {
			sb.WriteString(s.value.Str)
		}
		parts[0].value.Str = sb.String()
	}
	return p.from(start, parts[0])
}

// fstring cuts an f-string into its parts. What stands after a "!" or ":" of a field is left out.
func (p *exprParser) fstring(t token) (parts []*expr) {
	raw := t.raw
	literal := func(from, to int) {
		if from < to {
			parts = append(parts, &expr{kind: constExpr, value: ir.Const{Kind: ir.Str, Str: raw[from:to]},
				pos: t.at + int32(from), end: t.at + int32(to)})
		}
	}
	from := 0
	for i := 0; i < len(raw); i++ {
		if raw[i] != '{' {
			continue
		}
		if i+1 < len(raw) && raw[i+1] == '{' {
			i++
			continue
		}
		literal(from, i)
		depth, end, stop := 0, i+1, -1
	field:
		for ; end < len(raw); end++ {
			switch raw[end] {
			case '(', '[', '{':
				depth++
			case ')', ']':
				depth--
			case '}':
				if depth--; depth < 0 {
					break field
				}
			case '!', ':':
				if depth == 0 && stop < 0 && (end+1 >= len(raw) || raw[end+1] != '=') {
					stop = end
				}
			}
		}
		if stop < 0 {
			stop = end
		}
		if p.depth++; p.depth < maxExprDepth {
			sub, e := &exprParser{depth: p.depth}, (*expr)(nil)
			toks, ok := tokens(raw, int32(i+1), int32(stop))
			for n := range toks {
				toks[n].pos += t.at
				toks[n].end += t.at
				toks[n].at += t.at
			}
			sub.toks = toks
			if !ok {
				sub.failed = true
			} else {
				e = sub.tuple()
			}
			parts = append(parts, sub.finish(e))
		}
		p.depth--
		from, i = end+1, end
	}
	literal(min(from, len(raw)), len(raw))
	return parts
}

func (p *exprParser) postfix(e *expr) *expr {
	for !p.failed {
		switch {
		case p.op("."):
			t := p.next()
			switch {
			case t.kind == nameToken:
				e = &expr{kind: attrExpr, name: t.text, args: []*expr{e}, pos: e.pos, end: t.end}
			case t.kind == numberToken && p.jinja:
				key := &expr{kind: constExpr, value: number(t.text), pos: t.pos, end: t.end}
				e = &expr{kind: indexExpr, args: []*expr{e, key}, pos: e.pos, end: t.end}
			default:
				return p.fail()
			}
		case p.op("["):
			key := p.subscript()
			p.expect("]")
			e = &expr{kind: indexExpr, args: []*expr{e, key}, pos: e.pos, end: p.toks[p.i-1].end}
		case p.isOp("("):
			e = p.call(e)
		default:
			return e
		}
	}
	return e
}

func (p *exprParser) subscript() *expr {
	start := p.i
	var parts [3]*expr
	colons := 0
	for {
		if !p.isOp(":") && !p.isOp("]") {
			if colons == 0 {
				parts[0] = p.tuple()
			} else {
				parts[colons] = p.ternary()
			}
		}
		if p.failed || colons == 2 || !p.op(":") {
			break
		}
		colons++
	}
	if colons == 0 {
		if parts[0] == nil {
			return p.fail()
		}
		return parts[0]
	}
	return p.from(start, &expr{kind: sliceExpr, args: parts[:]})
}

// call parses the arguments of a call, a filter or a test; the parenthesis comes next.
func (p *exprParser) call(callee *expr) *expr {
	e := &expr{kind: callExpr, args: []*expr{callee}, pos: callee.pos}
	p.arguments(e)
	e.end = p.toks[p.i-1].end
	return e
}

func (p *exprParser) arguments(e *expr) {
	p.expect("(")
	named := false
	for !p.failed && !p.isOp(")") {
		name := ""
		begin := p.i
		switch t := p.peek(); {
		case p.op("**"):
			name = "**"
		case p.op("*"):
			name = "*"
		case t.kind == nameToken && p.toks[p.i+1].kind == opToken && p.toks[p.i+1].text == "=":
			p.next()
			p.next()
			name = t.text
		}
		arg := p.ternary()
		if p.isWord("for") || p.isWord("async") {
			arg = p.skip(begin)
		}
		e.args = append(e.args, arg)
		e.names = append(e.names, name)
		named = named || name != ""
		if !p.op(",") {
			break
		}
	}
	if !named {
		e.names = nil
	}
	p.expect(")")
}

// filters parses what follows a value in Jinja2: filters, tests, and calls of their results.
func (p *exprParser) filters(e *expr) *expr {
	for !p.failed {
		switch {
		case p.op("|"):
			e = p.filter(e)
		case p.isWord("is"):
			e = p.test(e)
		case p.isOp("("):
			e = p.call(e)
		default:
			return e
		}
	}
	return e
}

// filter parses a filter's name and arguments.
func (p *exprParser) filter(e *expr) *expr {
	f := &expr{kind: filterExpr, args: []*expr{e}, pos: e.pos, name: p.dotted()}
	if p.isOp("(") {
		p.arguments(f)
	}
	f.end = p.toks[p.i-1].end
	return f
}

func (p *exprParser) dotted() string {
	t := p.next()
	if t.kind != nameToken {
		p.fail()
		return ""
	}
	name := t.text
	for p.op(".") {
		if t = p.next(); t.kind != nameToken {
			p.fail()
		}
		if len(name) < 200 {
			name += "." + t.text
		}
	}
	return name
}

func (p *exprParser) test(e *expr) *expr {
	start := p.i
	p.word("is")
	negated := p.word("not")
	t := &expr{kind: testExpr, args: []*expr{e}, pos: e.pos, name: p.dotted()}
	if p.isOp("(") {
		p.arguments(t)
	} else if n := p.peek(); n.kind == numberToken || n.kind == stringToken ||
		n.kind == opToken && (n.text == "[" || n.text == "{") || n.kind == nameToken && !keywords[n.text] ||
		n.kind == nameToken && (wordConst(n.text).Kind != ir.Opaque) {
		t.args = append(t.args, p.postfix(p.primary()))
	}
	t.end = p.toks[p.i-1].end
	if negated {
		return &expr{kind: notExpr, args: []*expr{t}, pos: p.toks[start].pos, end: t.end}
	}
	return t
}

func wordConst(word string) ir.Const {
	switch word {
	case "True", "true":
		return ir.Const{Kind: ir.Bool, Int: 1}
	case "False", "false":
		return ir.Const{Kind: ir.Bool}
	case "None", "none":
		return ir.Const{Kind: ir.None}
	}
	return ir.Const{Kind: ir.Opaque, Str: word}
}

func number(text string) ir.Const {
	t := strings.ReplaceAll(text, "_", "")
	if n, err := strconv.ParseInt(t, 0, 64); err == nil {
		return ir.Const{Kind: ir.Int, Int: n}
	}
	if f, err := strconv.ParseFloat(t, 64); err == nil && !math.IsInf(f, 0) {
		return ir.Const{Kind: ir.Float, Float: f}
	}
	return ir.Const{Kind: ir.Opaque, Str: text}
}
