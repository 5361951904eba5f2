package template

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// jinjaTag takes a tag of Jinja2 or of the extensions that come with it.
func (p *parser) jinjaTag(t tag) bool {
	n := &node{pos: t.pos, end: t.end}
	switch t.word {
	case "if":
		p.ifFrame(t, "endif", p.expression(t.rest, t.stop), []string{"elif"}, func(t tag) *expr { return p.expression(t.rest, t.stop) })
	case "for":
		p.jinjaFor(t, n)
	case "set":
		p.jinjaSet(t, n)
	case "with":
		n.kind, n.binds = withNode, p.bindings(t.rest, t.stop)
		p.section(t, "endwith", n)
	case "block":
		n.kind, n.name = blockNode, firstWord(p.restOf(t))
		p.section(t, "endblock", n)
	case "extends":
		n.kind, n.expr = extendsNode, p.expression(t.rest, t.stop)
		p.add(n)
	case "include":
		n.kind = includeNode
		stop := t.stop
		for _, suffix := range []string{"with context", "without context", "ignore missing"} {
			// "ignore missing" stands before the others
			if rest := strings.TrimRight(p.text[t.rest:stop], " \t\r\n"); strings.HasSuffix(rest, suffix) {
				n.flag = n.flag || suffix == "without context"
				stop = t.rest + int32(len(rest)-len(suffix))
			}
		}
		n.expr = p.expression(t.rest, stop)
		p.add(n)
	case "import", "from":
		p.jinjaImport(t, n)
	case "macro":
		n.kind = macroNode
		n.name, n.params = p.signature(t.rest, t.stop)
		p.section(t, "endmacro", n)
	case "call":
		n.kind = callNode
		from := t.rest
		if from < t.stop && p.text[from] == '(' {
			from, n.params = p.parameters(from, t.stop)
		}
		n.expr = p.expression(from, t.stop)
		p.section(t, "endcall", n)
	case "filter":
		n.kind, n.expr = filterNode, p.filterChain(t.rest, t.stop)
		p.section(t, "endfilter", n)
	case "autoescape":
		n.kind, n.flag = escapeNode, truth(p.restOf(t))
		p.section(t, "endautoescape", n)
	case "do":
		n.kind, n.expr = evalNode, p.expression(t.rest, t.stop)
		p.add(n)
	case "trans":
		n.kind, n.binds = withNode, p.bindings(t.rest, t.stop)
		p.section(t, "endtrans", n)
		p.top().middle = func(t tag) bool { return t.word == "pluralize" }
	case "break":
		n.kind = breakNode
		p.add(n)
	case "continue":
		n.kind = continueNode
		p.add(n)
	case "debug":
	default:
		return false
	}
	return true
}

// truth reads the argument of autoescape; what is not known escapes.
func truth(arg string) bool {
	switch strings.TrimSpace(arg) {
	case "false", "False", "off", "None", "none", "0":
		return false
	}
	return true
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return w
}

// jinjaFor parses "targets in iterable if condition recursive".
func (p *parser) jinjaFor(t tag, n *node) {
	ep, e := startExpr(p.text, t.rest, t.stop, true)
	if ep != nil {
		n.targets = ep.targets()
		if !ep.word("in") {
			ep.fail()
		}
		// The condition of the loop is none of the iterable: no "x if y else z" without parentheses here.
		start := ep.i
		n.expr = ep.or()
		if ep.isOp(",") {
			args := []*expr{n.expr}
			for ep.op(",") {
				args = append(args, ep.or())
			}
			n.expr = ep.from(start, &expr{kind: tupleExpr, args: args})
		}
		if ep.word("if") {
			n.cond = ep.ternary()
		}
		ep.word("recursive")
		if e = ep.finish(nil); e != nil {
			n.expr, n.cond = e, nil
		}
	} else {
		n.expr = e
	}
	p.forFrame(t, "endfor", n, "else")
}

// targets parses what a loop or an assignment binds.
func (p *exprParser) targets() []*expr {
	var out []*expr
	for !p.failed {
		start := p.i
		if p.op("(") {
			var inner []*expr
			for !p.failed && !p.isOp(")") {
				inner = append(inner, p.postfix(p.primary()))
				if !p.op(",") {
					break
				}
			}
			p.expect(")")
			out = append(out, p.from(start, &expr{kind: tupleExpr, args: inner}))
		} else {
			star := p.op("*")
			e := p.postfix(p.primary())
			if star {
				e = p.from(start, &expr{kind: spreadExpr, args: []*expr{e}})
			}
			out = append(out, e)
		}
		if !p.op(",") || p.isWord("in") || p.isOp("=") {
			break
		}
	}
	return out
}

// jinjaSet parses "targets = value", or the beginning of a section whose content is the value.
func (p *parser) jinjaSet(t tag, n *node) {
	ep, _ := startExpr(p.text, t.rest, t.stop, true)
	if ep == nil {
		p.errorf(t.pos, "set without a variable")
		return
	}
	n.targets = ep.targets()
	switch {
	case ep.op("="):
		n.kind, n.expr = setNode, ep.tuple()
		n.expr = ep.finish(n.expr)
		p.add(n)
		return
	case ep.isOp("|"):
		n.expr = ep.filters(&expr{kind: holeExpr, pos: t.pos, end: t.pos})
	}
	if ep.failed || ep.peek().kind != endToken {
		n.kind, n.expr = setNode, ep.unknownBetween(0, len(ep.toks)-1)
		p.add(n)
		return
	}
	n.kind = captureNode
	p.section(t, "endset", n)
}

// filterChain parses "name|name(x)" as filters on what was written.
func (p *parser) filterChain(pos, end int32) *expr {
	hole := &expr{kind: holeExpr, pos: pos, end: pos}
	ep, e := startExpr(p.text, pos, end, true)
	if ep != nil {
		f := ep.filters(ep.filter(hole))
		if !ep.failed && ep.i == len(ep.toks)-1 {
			return f
		}
		e = ep.unknownBetween(0, len(ep.toks)-1)
	}
	if e == nil {
		return hole
	}
	e.args = append(e.args, hole)
	return e
}

// bindings parses "a = x, b = y", with or without commas; a name alone is bound to itself and left out.
func (p *parser) bindings(pos, end int32) []bind {
	var out []bind
	ep, _ := startExpr(p.text, pos, end, p.dialect == Jinja2)
	for ep != nil && !ep.failed && ep.peek().kind == nameToken {
		t := ep.next()
		if ep.op("=") {
			start := ep.i
			e := ep.ternary()
			if ep.failed {
				e = ep.unknownBetween(start, len(ep.toks)-1)
			}
			out = append(out, bind{t.text, e})
		}
		ep.op(",")
	}
	return out
}

// jinjaImport parses `import "x" as y` and `from "x" import a, b as c`.
func (p *parser) jinjaImport(t tag, n *node) {
	n.kind = importNode
	ep, e := startExpr(p.text, t.rest, t.stop, true)
	if ep == nil {
		if e == nil {
			p.errorf(t.pos, "%s of nothing", t.word)
		}
		return
	}
	n.expr = ep.ternary()
	if t.word == "import" {
		if ep.word("as") {
			n.name = ep.next().text
		}
	} else if ep.word("import") {
		for ep.peek().kind == nameToken {
			name := ep.next()
			if name.text == "with" || name.text == "without" {
				break
			}
			b := bind{name.text, nameOf(name)}
			if ep.word("as") {
				b.name = ep.next().text
			}
			n.binds = append(n.binds, b)
			if !ep.op(",") {
				break
			}
		}
	}
	p.add(n)
}

// signature parses "name(a, b=1)".
func (p *parser) signature(pos, end int32) (string, []param) {
	i := pos
	for i < end && isNamePart(p.text[i]) {
		i++
	}
	name := p.text[pos:i]
	for i < end && isSpace(p.text[i]) {
		i++
	}
	if i == end || p.text[i] != '(' {
		return name, nil
	}
	_, params := p.parameters(i, end)
	return name, params
}

// parameters parses a list of parameters in parentheses and tells where it ends.
func (p *parser) parameters(pos, end int32) (int32, []param) {
	var out []param
	seen := map[string]bool{}
	ep, _ := startExpr(p.text, pos, end, p.dialect == Jinja2)
	if ep == nil || !ep.op("(") {
		return end, nil
	}
	kind := ir.Positional
	for !ep.failed && !ep.isOp(")") {
		q := param{kind: kind}
		switch {
		case ep.op("**"):
			q.kind = ir.KeyArgs
		case ep.op("*"):
			q.kind, kind = ir.VarArgs, ir.KeywordOnly
			if ep.op(",") {
				continue
			}
		}
		t := ep.next()
		if t.kind != nameToken {
			ep.fail()
			break
		}
		q.name, q.pos, q.end = t.text, t.pos, t.end
		if ep.op("=") {
			q.def = ep.ternary()
		}
		if !seen[q.name] {
			seen[q.name] = true
			out = append(out, q)
		}
		if !ep.op(",") {
			break
		}
	}
	if !ep.op(")") {
		return end, out
	}
	return ep.toks[ep.i-1].end, out
}
