package syntax

import "strings"

// oneString parses a literal without neighbours, which nearly all are: its value is a slice of the source unless there
// are escapes in it.
func (p *parser) oneString(t token) Expr {
	c := p.constants.new()
	c.Span = Span{t.pos, t.end}
	c.Kind, c.Text = p.value(t)
	c.Unicode = p.src[t.pos] == 'u'
	return c
}

// value decodes one string token.
func (p *parser) value(t token) (ConstKind, string) {
	i, end := t.pos, t.end-1
	for p.src[i] != '"' && p.src[i] != '\'' {
		i++
	}
	i++
	if t.flag&strTriple != 0 {
		i, end = i+2, end-2
	}
	text := p.src[i:end]
	if t.flag&strBytes != 0 {
		if t.flag&strCooked != 0 {
			text = p.cook(t, text, i)
		}
		return Bytes, text
	}
	if t.flag&strCooked != 0 {
		text = p.cook(t, text, i)
	}
	return Str, text
}

// strings parses adjacent literals, of which some may be f-strings. Their parts are joined as CPython does it: constants
// that follow each other become one constant, and empty ones vanish beside replacement fields.
func (p *parser) strings() Expr {
	start := p.t.pos
	first := p.t
	mark := len(p.exprs)
	kind, formatted, template := Str, false, false
	for n := 0; ; n++ {
		t := p.t
		if t.kind == tString {
			p.next()
			c := p.constants.new()
			c.Span = Span{t.pos, t.end}
			c.Kind, c.Text = p.value(t)
			c.Unicode = p.src[t.pos] == 'u'
			p.exprs = append(p.exprs, c)
			if n == 0 {
				kind = c.Kind
			} else if kind != c.Kind {
				// Python 2 joins both kinds; the statement is sound enough to keep.
				p.python2 = true
				kind = Str
			}
		} else if t.kind == tFStart {
			formatted = true
			template = template || t.flag&strTemplate != 0
			if !p.enter() {
				p.leave()
				p.exprs = p.exprs[:mark]
				return p.badExpr("")
			}
			p.formatted()
			p.leave()
			if n > 0 && kind == Bytes {
				p.failAt(p.span(start), "cannot mix bytes and nonbytes literals")
			}
		} else {
			break
		}
	}
	p.join(mark, formatted)
	if formatted {
		j := p.joined.new()
		j.Values = p.takeExprs(mark)
		j.Template = template
		j.Span = p.span(start)
		return j
	}
	c := p.exprs[mark].(*Constant)
	p.exprs = p.exprs[:mark]
	c.Kind = kind
	c.Unicode = p.src[first.pos] == 'u'
	c.Span = p.span(start)
	return c
}

// join merges neighbouring constants above the mark. dropEmpty drops those that are empty.
func (p *parser) join(mark int, dropEmpty bool) {
	parts := p.exprs[mark:]
	n := 0
	for i := 0; i < len(parts); i++ {
		c, ok := parts[i].(*Constant)
		if !ok {
			parts[n] = parts[i]
			n++
			continue
		}
		j := i + 1
		size := len(c.Text)
		for ; j < len(parts); j++ {
			d, ok := parts[j].(*Constant)
			if !ok {
				break
			}
			size += len(d.Text)
		}
		if j > i+1 {
			var b strings.Builder
			b.Grow(size)
			for _, x := range parts[i:j] {
				b.WriteString(x.(*Constant).Text)
			}
			c.Text = b.String()
			c.End = parts[j-1].(*Constant).End
			i = j - 1
		}
		if dropEmpty && c.Text == "" {
			continue
		}
		parts[n] = c
		n++
	}
	p.exprs = p.exprs[:mark+n]
}
