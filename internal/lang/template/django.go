package template

import "strings"

// djangoTag takes one of Django's own tags.
func (p *parser) djangoTag(t tag) bool {
	n := &node{pos: t.pos, end: t.end}
	list := words(p.text, t.rest, t.stop)
	switch t.word {
	case "if":
		p.ifFrame(t, "endif", djangoCondition(p.text, list), []string{"elif", "elseif"}, func(t tag) *expr {
			return djangoCondition(p.text, words(p.text, t.rest, t.stop))
		})
	case "ifequal", "ifnotequal":
		p.ifFrame(t, "end"+t.word, p.compared(t, list), nil, nil)
	case "ifchanged":
		p.ifFrame(t, "endifchanged", p.unknown(t, list), nil, nil)
	case "for":
		p.djangoFor(t, n, list)
	case "with":
		n.kind, n.binds = withNode, p.djangoBindings(list)
		p.section(t, "endwith", n)
	case "block":
		n.kind = blockNode
		if len(list) > 0 {
			n.name = list[0].text
		}
		p.section(t, "endblock", n)
	case "extends", "include":
		if len(list) == 0 {
			p.errorf(t.pos, "%s of nothing", t.word)
			break
		}
		n.kind, n.expr = extendsNode, p.value(list[0])
		if t.word == "include" {
			n.kind = includeNode
			if len(list) > 2 && list[1].text == "with" {
				n.binds = p.djangoBindings(list[2:])
			}
			n.flag = list[len(list)-1].text == "only"
		}
		p.add(n)
	case "autoescape":
		n.kind, n.flag = escapeNode, truth(p.restOf(t))
		p.section(t, "endautoescape", n)
	case "filter":
		n.kind, n.expr = filterNode, p.djangoFilterChain(t)
		p.section(t, "endfilter", n)
	case "blocktrans", "blocktranslate":
		p.blockTrans(t, n, list)
	case "trans", "translate":
		p.djangoTrans(n, list)
	case "firstof", "cycle":
		p.firstOf(t, n, list)
	case "regroup":
		if len(list) >= 5 && list[1].text == "by" && list[3].text == "as" {
			n.kind, n.targets = setNode, []*expr{nameOf(list[4])}
			n.expr = &expr{kind: unknownExpr, name: t.word, args: []*expr{p.value(list[0])}, pos: t.pos, end: t.end}
			p.add(n)
		}
	case "url", "static", "now", "get_media_prefix", "get_static_prefix", "get_current_language", "querystring",
		"get_available_languages", "get_current_language_bidi", "get_language_info", "widthratio":
		// What they write is quoted or a number; what they give to a variable likewise.
		if k := len(list); k >= 2 && list[k-2].text == "as" {
			n.kind, n.targets = setNode, []*expr{nameOf(list[k-1])}
			n.expr = &expr{kind: callExpr, pos: t.pos, end: t.end,
				args: []*expr{{kind: nameExpr, name: t.word, pos: t.pos, end: t.end}}}
			p.add(n)
		} else {
			// Something is written here: what follows is not the beginning of an attribute.
			n.kind, n.expr = outputNode, &expr{kind: constExpr, value: wordConst("None"), pos: t.pos, end: t.end}
			n.name = "constant"
			p.add(n)
		}
	case "spaceless", "localize", "localtime", "timezone", "language", "cache":
		if p.ends["end"+t.word] {
			n.kind = withNode
			p.section(t, "end"+t.word, n)
		}
	case "csrf_token", "load", "debug", "lorem", "templatetag", "resetcycle":
	default:
		return false
	}
	return true
}

// value parses one word.
func (p *parser) value(t token) *expr {
	if e := djangoValue(p.text, t.pos, t.end); e != nil {
		return e
	}
	return &expr{kind: unknownExpr, name: "expression", pos: t.pos, end: t.end}
}

func (p *parser) unknown(t tag, list []token) *expr {
	u := &expr{kind: unknownExpr, name: t.word, pos: t.pos, end: t.end}
	for _, w := range list[:min(len(list), maxNames)] {
		u.args = append(u.args, p.value(w))
	}
	return u
}

func (p *parser) compared(t tag, list []token) *expr {
	if len(list) != 2 {
		return p.unknown(t, list)
	}
	op := "=="
	if t.word == "ifnotequal" {
		op = "!="
	}
	return &expr{kind: compareExpr, op: comparisons[op], args: []*expr{p.value(list[0]), p.value(list[1])}, pos: t.pos, end: t.end}
}

// djangoFor parses "a, b in iterable reversed".
func (p *parser) djangoFor(t tag, n *node, list []token) {
	if k := len(list); k > 0 && list[k-1].text == "reversed" {
		list = list[:k-1]
	}
	in := len(list) - 2
	if in < 1 || list[in].text != "in" {
		n.expr = p.unknown(t, list)
		p.forFrame(t, "endfor", n, "empty")
		return
	}
	pos, end := list[0].pos, list[in-1].end
	for pos < end {
		for pos < end && (isSpace(p.text[pos]) || p.text[pos] == ',') {
			pos++
		}
		i := pos
		for i < end && !isSpace(p.text[i]) && p.text[i] != ',' {
			i++
		}
		if pos < i {
			n.targets = append(n.targets, nameOf(token{pos: pos, end: i, text: p.text[pos:i]}))
		}
		pos = i
	}
	n.expr = p.value(list[in+1])
	p.forFrame(t, "endfor", n, "empty")
}

// djangoBindings reads "a=x b=y", and the older "x as a and y as b".
func (p *parser) djangoBindings(list []token) []bind {
	var out []bind
	for i := 0; i < len(list); i++ {
		name, value := cutKeyword(p.text, list[i])
		switch {
		case name != "":
			out = append(out, bind{name, p.value(value)})
		case i+2 < len(list) && list[i+1].text == "as":
			out = append(out, bind{list[i+2].text, p.value(value)})
			i += 2
		}
	}
	return out
}

// djangoFilterChain parses "upper|cut:x" as filters on what was written.
func (p *parser) djangoFilterChain(t tag) *expr {
	// A variable in front makes it a whole expression.
	text := "x|" + p.restOf(t)
	e := djangoValue(text, 0, int32(len(text)))
	walkExpr(e, func(e *expr) {
		e.pos, e.end = max(e.pos-2, 0)+t.rest, max(e.end-2, 0)+t.rest
		if e.kind == nameExpr && e.name == "x" && e.pos == t.rest && e.end == t.rest {
			e.kind = holeExpr
		}
	})
	return e
}

// blockTrans parses "with a=x b=y count n=z context c trimmed asvar v"; commas and "and" are the older way.
func (p *parser) blockTrans(t tag, n *node, list []token) {
	var rest []token
	name := token{}
	for i := 0; i < len(list); i++ {
		switch list[i].text {
		case "with", "count", "trimmed", "and", ",":
		case "context":
			i++
		case "asvar":
			if i+1 < len(list) {
				name = list[i+1]
			}
			i++
		default:
			w := list[i]
			if s := strings.TrimSuffix(w.text, ","); s != w.text {
				w.text, w.end = s, w.end-1
			}
			rest = append(rest, w)
		}
	}
	inner := &node{kind: withNode, pos: t.pos, end: t.end, binds: p.djangoBindings(rest)}
	if name.text != "" {
		n.kind, n.targets, n.body = captureNode, []*expr{nameOf(name)}, []*node{inner}
	} else {
		n = inner
	}
	p.push(t, "end"+t.word, n, &inner.body, func(t tag) bool { return t.word == "plural" })
}

// djangoTrans writes a text or a variable, translated, or gives it to a variable.
func (p *parser) djangoTrans(n *node, list []token) {
	if len(list) == 0 {
		return
	}
	n.kind, n.expr = outputNode, p.value(list[0])
	for i := 1; i+1 < len(list); i++ {
		if list[i].text == "as" {
			n.kind, n.targets = setNode, []*expr{nameOf(list[i+1])}
		}
	}
	p.add(n)
}

// firstOf writes one of its arguments, or gives it to a variable.
func (p *parser) firstOf(t tag, n *node, list []token) {
	if k := len(list); k > 0 && list[k-1].text == "silent" {
		list = list[:k-1]
	}
	n.kind = outputNode
	if k := len(list); k >= 2 && list[k-2].text == "as" {
		n.targets = []*expr{nameOf(list[k-1])}
		list = list[:k-2]
		if t.word == "firstof" {
			n.kind = setNode
		}
	}
	if len(list) == 0 {
		return
	}
	if len(list) == 1 {
		n.expr = p.value(list[0])
	} else {
		n.expr = &expr{kind: orExpr, pos: list[0].pos, end: list[len(list)-1].end}
		for _, w := range list[:min(len(list), maxNames)] {
			n.expr.args = append(n.expr.args, p.value(w))
		}
	}
	if t.word == "cycle" && len(n.expr.args) > 0 && n.expr.kind == orExpr {
		n.expr.kind, n.expr.name = unknownExpr, "cycle"
	}
	if n.kind == outputNode && n.targets != nil {
		p.add(&node{kind: setNode, pos: n.pos, end: n.end, expr: n.expr, targets: n.targets})
		n.targets = nil
	}
	p.add(n)
}
