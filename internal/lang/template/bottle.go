package template

import "strings"

// Bottle's own templates (SimpleTemplate): {{ output }}, {{! markup }}, lines of Python that begin with %, and Python in <% %>.
// What a line with a colon at its end opens is closed by "end".

func (p *parser) bottle() {
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
			if i, code := p.codeLine(pos); code {
				flush(pos)
				stop, next := p.logicalLine(i)
				p.bottleLine(i, stop)
				pos, from, line = next, next, true
				continue
			}
		}
		i := strings.IndexAny(p.text[pos:], "{<\n")
		if i < 0 {
			break
		}
		pos += int32(i)
		after := int32(-1)
		switch rest := p.text[pos:]; {
		case rest[0] == '\n':
			line = true
		case strings.HasPrefix(rest, "{{"):
			if stop := p.find("}}", pos+2, end); stop >= 0 {
				flush(pos)
				p.output(pos, stop+2, pos+2, stop)
				after = stop + 2
			}
		case strings.HasPrefix(rest, "<%"):
			if stop := p.find("%>", pos+2, end); stop >= 0 {
				flush(pos)
				p.python(pos+2, stop)
				after = stop + 2
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

// bottleLine takes a line of Python: "% for row in rows:", "% end", "% include('head.tpl', title=title)".
func (p *parser) bottleLine(pos, stop int32) {
	t := tag{pos: pos, end: stop, stop: stop}
	i := pos + 1
	for i < stop && isSpace(p.text[i]) {
		i++
	}
	j := i
	for j < stop && isNamePart(p.text[j]) {
		j++
	}
	t.word, t.rest = p.text[i:j], j
	for t.stop > t.rest && isSpace(p.text[t.stop-1]) {
		t.stop--
	}
	opens := t.stop > t.rest && p.text[t.stop-1] == ':'
	if opens {
		t.stop--
	}
	if t.word == "" || p.close(t) {
		return
	}
	if f := p.top(); f != nil && f.middle != nil && f.middle(t) {
		return
	}
	switch t.word {
	case "include", "rebase":
		p.bottleFile(t)
	case "if", "for", "while", "try":
		p.tornadoTag(t)
	default:
		if !opens {
			p.python(i, stop)
			return
		}
		p.section(t, "end", &node{kind: withNode, pos: t.pos, end: t.end})
	}
}

// codeLine is where the text of a line begins, and whether it is a line of Python, which begins with %.
func (p *parser) codeLine(pos int32) (begin int32, code bool) {
	begin = pos + int32(len(p.text[pos:])-len(strings.TrimLeft(p.text[pos:], " \t")))
	rest := p.text[begin:]
	return begin, strings.HasPrefix(rest, "%") && !strings.HasPrefix(rest, "%%")
}

// bottleFile takes another template in: as a part of this one, or around it.
func (p *parser) bottleFile(t tag) {
	open := strings.IndexByte(p.text[t.rest:t.stop], '(')
	if open < 0 {
		return
	}
	from, to := t.rest+int32(open)+1, t.stop
	if strings.HasSuffix(p.text[from:to], ")") {
		to--
	}
	name := strings.IndexAny(p.text[from:to], ",")
	stop := to
	if name >= 0 {
		stop = from + int32(name)
	}
	n := &node{kind: includeNode, pos: t.pos, end: t.end, expr: p.expression(from, stop)}
	if t.word == "rebase" {
		n.kind = extendsNode
	}
	if n.expr == nil {
		return
	}
	if stop < to {
		n.binds = p.bindings(stop+1, to)
	}
	p.add(n)
}

// bottleMarks reports whether a text has lines that only Bottle's templates have, or outputs that they alone leave as they are.
func bottleMarks(text string) bool {
	if strings.Contains(text, "{%") || !strings.Contains(text, "{{") && !strings.Contains(text, "%") {
		return false
	}
	if strings.Contains(text, "{{!") {
		return true
	}
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "%")
		if !ok || strings.HasPrefix(rest, "%") {
			continue
		}
		rest = strings.TrimSpace(rest)
		if rest == "end" || strings.HasPrefix(rest, "include(") || strings.HasPrefix(rest, "rebase(") {
			return true
		}
	}
	return false
}
