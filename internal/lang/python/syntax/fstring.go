package syntax

import (
	"strings"
	"unicode"
)

// formatted parses one f-string or t-string, from its opening to its closing quotes, and puts its parts on the stack.
func (p *parser) formatted() {
	p.next()
	p.formattedParts()
	p.want(tFEnd, "the end of the f-string")
}

// formattedParts parses literal text and replacement fields.
func (p *parser) formattedParts() {
	for {
		switch t := p.t; t.kind {
		case tFMiddle:
			p.next()
			text := p.text(t)
			if t.flag&strCooked != 0 {
				text = p.cook(t, text, t.pos)
			}
			c := p.constants.new()
			c.Kind, c.Text = Str, text
			c.Span = Span{t.pos, t.end}
			if t.flag&strDoubled != 0 {
				c.End++
			}
			p.exprs = append(p.exprs, c)
		case tFField:
			p.field()
		default:
			return
		}
	}
}

// field parses a replacement field. "{x=}" leaves the expression's text as a constant before the field.
func (p *parser) field() {
	start, template := p.t.pos, p.t.flag&strTemplate != 0
	first := p.i
	p.next()
	if !p.enter() {
		p.leave()
		return
	}
	v := p.formattedValues.new()
	v.Pos = start
	v.Value = p.yieldOrExprs()
	debug := p.got(tAssign)
	textEnd := p.t.pos
	var text string
	if debug || template {
		text = p.fieldText(first, p.i)
	}
	if template {
		v.Text = strings.TrimRightFunc(text, func(r rune) bool { return r == '=' || unicode.IsSpace(r) })
	}
	if p.t.kind == tExclam {
		p.next()
		c := p.t
		switch name := p.name(); {
		case p.failed:
		case c.pos != p.toks[p.i-2].end || name != "s" && name != "r" && name != "a":
			p.fail("f-string: invalid conversion character")
		default:
			v.Conversion = name[0]
		}
	}
	if p.t.kind == tColon {
		colon := p.t.pos
		p.next()
		mark := len(p.exprs)
		p.formattedParts()
		p.join(mark, true)
		s := p.joined.new()
		s.Values = p.takeExprs(mark)
		s.Span = p.span(colon)
		v.FormatSpec = s
	}
	p.leave()
	p.want(tRBrace, "'}'")
	v.Span = p.span(start)
	if debug {
		c := p.constants.new()
		c.Kind = Str
		c.Text = text
		c.Span = Span{start + 1, max(start+1, textEnd)}
		p.exprs = append(p.exprs, c)
		if v.Conversion == 0 && v.FormatSpec == nil {
			v.Conversion = 'r'
		}
	}
	p.exprs = append(p.exprs, v)
}

// maxFieldText is the nesting from which on comments stay in a field's text: looking for them in each of many nested
// fields would take quadratic time.
const maxFieldText = 20

// fieldText is the source between two tokens, without comments.
func (p *parser) fieldText(from, to int) string {
	var b []byte
	start := p.toks[from].end
	if p.depth > maxFieldText {
		return p.src[start:max(start, p.toks[to].pos)]
	}
	for i := from; i < to; i++ {
		gap := p.src[p.toks[i].end:p.toks[i+1].pos]
		if strings.IndexByte(gap, '#') < 0 && strings.IndexByte(gap, '\r') < 0 {
			continue
		}
		b = append(b, p.src[start:p.toks[i].end]...)
		start = p.toks[i+1].pos
		for k := 0; k < len(gap); k++ {
			switch gap[k] {
			case '#':
				for k+1 < len(gap) && newlineAt(gap, k+1) == 0 {
					k++
				}
			case '\r':
				b = append(b, '\n')
				k += newlineAt(gap, k) - 1
			default:
				b = append(b, gap[k])
			}
		}
	}
	if b == nil {
		return p.src[start:p.toks[to].pos]
	}
	return string(append(b, p.src[start:p.toks[to].pos]...))
}
