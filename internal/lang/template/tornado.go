package template

import "strings"

// tornadoTag takes a tag of Tornado's templates. "end" closes whatever is open.
func (p *parser) tornadoTag(t tag) bool {
	if p.pythonBlock(t, "end") {
		return true
	}
	n := &node{pos: t.pos, end: t.end}
	switch t.word {
	case "block":
		n.kind, n.name = blockNode, firstWord(p.restOf(t))
		p.section(t, "end", n)
	case "apply":
		// The function is an expression; it gets what the section writes.
		n.kind = filterNode
		n.expr = &expr{kind: callExpr, pos: t.pos, end: t.end, args: []*expr{p.expression(t.rest, t.stop), {kind: holeExpr, pos: t.pos, end: t.pos}}}
		if n.expr.args[0] == nil {
			n.expr = n.expr.args[1]
		} else if f := n.expr.args[0]; f.kind == nameExpr {
			n.expr = &expr{kind: filterExpr, name: f.name, args: n.expr.args[1:], pos: f.pos, end: f.end}
		}
		p.section(t, "end", n)
	case "extends", "include":
		n.kind = extendsNode
		if t.word == "include" {
			n.kind = includeNode
		}
		name := strings.Trim(p.restOf(t), `"'`)
		n.expr = &expr{kind: constExpr, value: stringConst(name), pos: t.rest, end: t.stop}
		p.add(n)
	case "set":
		if ep, e := startExpr(p.text, t.rest, t.stop, false); ep != nil {
			n = ep.assignment()
			n.pos, n.end = t.pos, t.end
			p.add(n)
		} else if e != nil {
			n.kind, n.expr = evalNode, e
			p.add(n)
		}
	case "raw":
		if e := p.expression(t.rest, t.stop); e != nil {
			n.kind, n.flag, n.expr = outputNode, true, e
			p.add(n)
		}
	case "module":
		// A module's result is not escaped: it is HTML.
		if e := p.expression(t.rest, t.stop); e != nil {
			n.kind, n.flag, n.expr = outputNode, true, e
			n.expr = &expr{kind: filterExpr, name: "module", args: []*expr{e}, pos: e.pos, end: e.end}
			p.add(n)
		}
	case "autoescape":
		p.fileEscape = Never // it holds for the whole file
		if truth(p.restOf(t)) {
			p.fileEscape = Always
		}
	case "import", "from":
		p.pythonImport(t)
	case "break":
		n.kind = breakNode
		p.add(n)
	case "continue":
		n.kind = continueNode
		p.add(n)
	case "comment", "whitespace", "super":
	default:
		return false
	}
	return true
}

// pythonBlock opens what a statement of Python controls, up to the tag that ends it.
func (p *parser) pythonBlock(t tag, end string) bool {
	n := &node{pos: t.pos, end: t.end}
	condition := func(t tag) *expr { return p.expression(t.rest, t.stop) }
	switch t.word {
	case "if":
		p.ifFrame(t, end, condition(t), []string{"elif"}, condition)
	case "for":
		p.pythonFor(n, t.rest, t.stop)
		p.forFrame(t, end, n, "else")
	case "while":
		n.kind, n.expr = whileNode, condition(t)
		p.section(t, end, n)
	case "try":
		p.optional(t, end)
	default:
		return false
	}
	return true
}

// pythonFor parses "targets in iterable".
func (p *parser) pythonFor(n *node, pos, end int32) {
	ep, e := startExpr(p.text, pos, end, false)
	if ep == nil {
		n.expr = e
		return
	}
	n.targets = ep.targets()
	if !ep.word("in") {
		ep.fail()
	}
	n.expr = ep.finish(ep.tuple())
}

// assignment parses "targets = value", "name += value", or an expression.
func (p *exprParser) assignment() *node {
	n := &node{kind: setNode, pos: p.toks[0].pos, end: p.toks[len(p.toks)-1].end}
	n.targets = p.targets()
	t := p.next()
	op, ok := strings.CutSuffix(t.text, "=")
	if _, comparing := comparisons[t.text]; p.failed || t.kind != opToken || !ok || comparing || t.text == ":=" {
		p.i, p.failed = 0, false
		n.kind, n.targets = evalNode, nil
		n.expr = p.finish(p.tuple())
		return n
	}
	n.expr = p.finish(p.tuple())
	if op != "" && len(n.targets) == 1 {
		for _, level := range binaryLevels {
			if code, ok := level[op]; ok {
				n.expr = &expr{kind: binaryExpr, op: code, args: []*expr{n.targets[0], n.expr}, pos: n.pos, end: n.end}
			}
		}
	}
	return n
}

// pythonImport binds what an import statement binds. What it is, nobody says: templates import helpers.
func (p *parser) pythonImport(t tag) {
	ep, _ := startExpr(p.text, t.pos+2, t.stop, false)
	for ep != nil && !ep.failed && ep.peek().text != t.word {
		ep.next()
		if ep.peek().kind == endToken {
			return
		}
	}
	if ep != nil {
		p.importStatement(ep)
	}
}

// importStatement parses "import a.b as c, d" or "from a import b as c".
func (p *parser) importStatement(ep *exprParser) {
	start := ep.i
	from := ep.next().text == "from"
	module := ""
	if from {
		module = ep.dotted()
		if !ep.word("import") {
			return
		}
	}
	for ep.peek().kind == nameToken {
		first := ep.i
		name := ep.dotted()
		bound, _, _ := strings.Cut(name, ".")
		if ep.word("as") {
			bound = ep.next().text
		}
		n := &node{kind: importNode, name: bound, flag: true, pos: ep.toks[start].pos, end: ep.toks[ep.i-1].end}
		if from {
			n.name, n.binds = "", []bind{{bound, &expr{kind: nameExpr, name: name, pos: ep.toks[first].pos, end: ep.toks[ep.i-1].end}}}
		} else {
			module = name
		}
		n.expr = &expr{kind: constExpr, value: stringConst(module), pos: n.pos, end: n.end}
		p.add(n)
		if !ep.op(",") {
			break
		}
	}
}
