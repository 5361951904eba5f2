package template

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Mako: ${expression | filters}, control lines that begin with %, tags <%name attribute="...">, Python in <% %>.

func (p *parser) mako() {
	p.open, p.missing = map[string]int{}, map[string]int32{}
	p.budget = 4*len(p.text) + 1<<16
	end := int32(len(p.text))
	from, pos := int32(0), int32(0)
	flush := func(to int32) {
		if from < to {
			p.add(&node{kind: textNode, pos: from, end: to})
		}
	}
	line := true
	for pos < end {
		if line {
			line = false
			i, control := p.codeLine(pos)
			if control || strings.HasPrefix(p.text[i:], "##") {
				flush(pos)
				stop, next := p.logicalLine(i)
				if control {
					p.makoControl(i, stop)
				}
				pos, from, line = next, next, true
				continue
			}
		}
		i := strings.IndexAny(p.text[pos:], "$<\n")
		if i < 0 {
			break
		}
		pos += int32(i)
		rest := p.text[pos:]
		after := int32(-1)
		switch {
		case rest[0] == '\n':
			line = true
		case strings.HasPrefix(rest, "${"):
			if stop, bar := p.makoEnd(pos + 2); stop >= 0 {
				flush(pos)
				p.makoOutput(pos, stop, bar)
				after = stop + 1
			}
		case strings.HasPrefix(rest, "</%"):
			if stop := p.find(">", pos, end); stop >= 0 {
				flush(pos)
				name := strings.TrimSpace(p.text[pos+3 : stop])
				if !p.close(tag{pos: pos, end: stop + 1, word: "</%" + name}) {
					p.errorf(pos, "</%%%.40s> closes nothing", name)
				}
				after = stop + 1
			}
		case strings.HasPrefix(rest, "<%"):
			before := len(p.errs)
			flush(pos)
			from = pos
			if after = p.makoTag(pos); after < 0 && len(p.errs) == before {
				p.errorf(pos, "a tag does not end")
			}
		}
		if after < 0 {
			pos++
			continue
		}
		pos, from = after, after
	}
	flush(end)
	p.closeAll()
}

// logicalLine gives the end of a line and the beginning of the next one; a backslash continues a line.
func (p *parser) logicalLine(pos int32) (stop, next int32) {
	end := int32(len(p.text))
	for i := pos; i < end; {
		n := strings.IndexByte(p.text[i:], '\n')
		if n < 0 {
			break
		}
		i += int32(n) + 1
		if line := strings.TrimRight(p.text[pos:i], "\r\n"); !strings.HasSuffix(line[max(0, len(line)-1):], `\`) {
			return i - 1, i
		}
	}
	return end, end
}

// makoEnd finds the brace that ends an expression, and the bar before its filters (-1 where there are none).
func (p *parser) makoEnd(pos int32) (stop, bar int32) {
	bar = -1
	if p.budget <= 0 {
		return p.find("}", pos, int32(len(p.text))), -1
	}
	depth := 0
	limit := min(int32(len(p.text)), pos+int32(min(p.budget, 1<<30)))
	for i := pos; i < limit; i++ {
		switch p.text[i] {
		case '\'', '"':
			if bar >= 0 {
				continue
			}
			t, ok := stringAt(p.text[:limit], i, i, limit)
			if !ok {
				p.budget -= int(limit - pos)
				return p.find("}", pos, int32(len(p.text))), -1
			}
			i = t.end - 1
		case '(', '[', '{':
			depth++
		case ')', ']':
			depth--
		case '|':
			if depth == 0 && bar < 0 && p.text[i-1] != '|' && (i+1 == limit || p.text[i+1] != '|') {
				bar = i
			}
		case '}':
			if depth <= 0 {
				return i, bar
			}
			depth--
		}
	}
	p.budget -= int(limit - pos)
	return -1, -1
}

func (p *parser) makoOutput(pos, stop, bar int32) {
	n := &node{kind: outputNode, pos: pos, end: stop + 1}
	if bar < 0 {
		n.expr = p.expression(pos+2, stop)
	} else if n.expr = p.expression(pos+2, bar); n.expr != nil {
		n.expr, n.flag = p.makoFilters(n.expr, bar+1, stop)
	}
	if n.expr != nil {
		p.add(n)
	}
}

// makoFilters applies filters, in their order; plain is set by n, which turns off the default ones.
func (p *parser) makoFilters(e *expr, pos, end int32) (_ *expr, plain bool) {
	list := p.expression(pos, end)
	filters := []*expr{list}
	if list != nil && list.kind == tupleExpr {
		filters = list.args
	}
	for _, f := range filters {
		switch {
		case f == nil:
		case f.kind == nameExpr && f.name == "n":
			plain = true
		case f.kind == nameExpr:
			e = &expr{kind: filterExpr, name: f.name, args: []*expr{e}, pos: e.pos, end: f.end}
		case f.kind == attrExpr && f.args[0].kind == nameExpr && f.args[0].name == "decode":
			e = &expr{kind: filterExpr, name: "decode", args: []*expr{e}, pos: e.pos, end: f.end}
		default:
			e = &expr{kind: callExpr, args: []*expr{f, e}, pos: e.pos, end: f.end}
		}
	}
	return e, plain
}

// makoControl takes a control line: "% if x:".
func (p *parser) makoControl(pos, stop int32) {
	t := tag{pos: pos, end: stop, stop: stop}
	i := pos + 1
	for i < stop && (p.text[i] == ' ' || p.text[i] == '\t') {
		i++
	}
	j := i
	for j < stop && isNamePart(p.text[j]) {
		j++
	}
	t.word, t.rest = p.text[i:j], j
	// What follows a colon at the end may be a comment.
	for t.stop > t.rest && (isSpace(p.text[t.stop-1]) || p.text[t.stop-1] == ';') {
		t.stop--
	}
	if t.stop > t.rest && p.text[t.stop-1] != ':' {
		if c := strings.LastIndex(p.text[t.rest:t.stop], ":"); c >= 0 && strings.Contains(p.text[t.rest+int32(c):t.stop], "#") {
			t.stop = t.rest + int32(c) + 1
		}
	}
	if t.stop > t.rest && p.text[t.stop-1] == ':' {
		t.stop--
	}
	if p.close(t) {
		return
	}
	if f := p.top(); f != nil && f.middle != nil && f.middle(t) {
		return
	}
	if p.pythonBlock(t, "end"+t.word) {
		return
	}
	switch n := (&node{pos: t.pos, end: t.end}); t.word {
	case "with":
		ep, _ := startExpr(p.text, t.rest, t.stop, false)
		if ep != nil {
			n.expr = ep.ternary()
			if ep.word("as") {
				n.targets = ep.targets()
			}
			n.kind = setNode
			p.add(n)
		}
		p.section(t, "endwith", &node{kind: withNode, pos: t.pos, end: t.end})
	case "":
	default:
		p.errorf(t.pos, "%.40s is no control line", t.word)
	}
}

// makoTag takes a tag or a block of Python and gives the offset after it; -1 where it does not end.
func (p *parser) makoTag(pos int32) int32 {
	end := int32(len(p.text))
	i := pos + 2
	if i < end && !isNameStart(p.text[i]) {
		stop := p.find("%>", i, end)
		if stop < 0 {
			return -1
		}
		if p.text[i] == '!' {
			i++
		}
		p.python(i, stop)
		return stop + 2
	}
	j := i
	for j < end && (isNamePart(p.text[j]) || strings.IndexByte(".:-", p.text[j]) >= 0) {
		j++
	}
	t := tag{pos: pos, word: p.text[i:j], rest: j}
	for {
		if j >= end {
			return -1
		}
		c := p.text[j]
		if c == '>' {
			break
		}
		j++
		if c == '"' || c == '\'' {
			k := p.find(string(c), j, end)
			if k < 0 {
				return -1
			}
			j = k + 1
		}
	}
	t.stop, t.end = j, j+1
	empty := t.stop > t.rest && p.text[t.stop-1] == '/'
	if empty {
		t.stop--
	}
	closing := "</%" + t.word
	if t.word == "doc" || t.word == "text" {
		if empty {
			return t.end
		}
		stop := p.find(closing+">", t.end, end)
		if stop < 0 {
			return -1
		}
		if t.word == "text" && t.end < stop {
			p.add(&node{kind: textNode, pos: t.end, end: stop})
		}
		return stop + int32(len(closing)) + 1
	}
	p.makoElement(t, closing, empty)
	return t.end
}

// An attribute of a Mako tag.
type attribute struct {
	name     string
	pos, end int32 // the value
}

func (p *parser) attributes(t tag) map[string]attribute {
	out := map[string]attribute{}
	for i := t.rest; i < t.stop; {
		for i < t.stop && !isNameStart(p.text[i]) {
			i++
		}
		from := i
		for i < t.stop && (isNamePart(p.text[i]) || p.text[i] == ':') {
			i++
		}
		name := p.text[from:i]
		for i < t.stop && isSpace(p.text[i]) {
			i++
		}
		if i >= t.stop || p.text[i] != '=' {
			continue
		}
		for i++; i < t.stop && isSpace(p.text[i]); {
			i++
		}
		if i >= t.stop || p.text[i] != '"' && p.text[i] != '\'' {
			continue
		}
		n := strings.IndexByte(p.text[i+1:t.stop], p.text[i])
		if n < 0 {
			break
		}
		out[name] = attribute{name, i + 1, i + 1 + int32(n)}
		i += int32(n) + 2
	}
	return out
}

// attributeValue is a literal, or the expression in "${...}".
func (p *parser) attributeValue(a attribute) *expr {
	text := p.text[a.pos:a.end]
	if strings.HasPrefix(text, "${") && strings.HasSuffix(text, "}") {
		if e := p.expression(a.pos+2, a.end-1); e != nil {
			return e
		}
	}
	if i := strings.Index(text, "${"); i >= 0 {
		toks, _ := tokens(p.text, a.pos+int32(i), a.end)
		return (&exprParser{toks: toks}).unknownBetween(0, len(toks)-1)
	}
	return &expr{kind: constExpr, value: stringConst(text), pos: a.pos, end: a.end}
}

func (p *parser) makoElement(t tag, closing string, empty bool) {
	attrs := p.attributes(t)
	n := &node{pos: t.pos, end: t.end}
	open := func(list *[]*node) {
		p.push(t, closing, n, list, nil)
		if empty {
			p.pop()
		}
	}
	switch file, hasFile := attrs["file"]; t.word {
	case "page":
		if a, ok := attrs["expression_filter"]; ok {
			for _, f := range strings.FieldsFunc(p.text[a.pos:a.end], func(r rune) bool { return r == ',' || r == ' ' }) {
				if f == "h" || f == "x" {
					p.fileEscape = Always
				}
			}
		}
	case "inherit":
		if hasFile {
			n.kind, n.expr = extendsNode, p.attributeValue(file)
			p.add(n)
		}
	case "include":
		if hasFile {
			n.kind, n.expr = includeNode, p.attributeValue(file)
			if a, ok := attrs["args"]; ok {
				n.binds = p.bindings(a.pos, a.end)
			}
			p.add(n)
		}
	case "namespace":
		n.kind, n.expr = importNode, &expr{kind: constExpr, value: ir.Const{Kind: ir.None}, pos: t.pos, end: t.end}
		if hasFile {
			n.expr = p.attributeValue(file)
		} else if a, ok := attrs["module"]; ok {
			n.expr, n.flag = p.attributeValue(a), true
		}
		if a, ok := attrs["name"]; ok {
			n.name = p.text[a.pos:a.end]
		}
		if a, ok := attrs["import"]; ok {
			list, _ := tokens(p.text, a.pos, a.end)
			for _, name := range list[:min(len(list), maxNames)] {
				if name.kind == nameToken {
					n.binds = append(n.binds, bind{name.text, nameOf(name)})
				}
			}
		}
		p.add(n)
		if !empty {
			n = &node{kind: withNode, pos: t.pos, end: t.end}
			open(&n.body)
		}
	case "def", "block":
		list := &n.body
		if a, ok := attrs["filter"]; ok {
			inner := &node{kind: filterNode, pos: t.pos, end: t.end}
			inner.expr, _ = p.makoFilters(&expr{kind: holeExpr, pos: t.pos, end: t.pos}, a.pos, a.end)
			n.body = []*node{inner}
			list = &inner.body
		}
		n.kind = blockNode
		if a, ok := attrs["name"]; ok {
			if n.name = p.text[a.pos:a.end]; t.word == "def" {
				n.kind = macroNode
				n.name, n.params = p.signature(a.pos, a.end)
			}
		}
		open(list)
	case "call":
		n.kind = callNode
		if a, ok := attrs["expr"]; ok {
			n.expr = p.expression(a.pos, a.end)
		}
		open(&n.body)
	default:
		space, name, ok := strings.Cut(t.word, ":")
		if !ok {
			p.errorf(t.pos, "<%%%.40s> is no tag", t.word)
			return
		}
		n.kind = callNode
		pos := t.pos + 2
		callee := &expr{kind: attrExpr, name: name, pos: pos, end: pos + int32(len(t.word)),
			args: []*expr{{kind: nameExpr, name: space, pos: pos, end: pos + int32(len(space))}}}
		n.expr = &expr{kind: callExpr, args: []*expr{callee}, pos: t.pos, end: t.end}
		for _, a := range sorted(attrs) {
			if a.name != "args" {
				n.expr.args = append(n.expr.args, p.attributeValue(a))
				n.expr.names = append(n.expr.names, a.name)
			}
		}
		open(&n.body)
	}
}
