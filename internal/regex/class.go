package regex

import "strings"

// class reads a character class whose bracket at pos has been read.
func (p *parser) class(pos int) (*Node, error) {
	negated := p.match('^')
	var items []Item
	for first := true; ; first = false {
		if p.pos >= len(p.src) {
			return nil, p.fail(pos, "unterminated character set")
		}
		if !first && p.match(']') {
			break
		}
		lo, err := p.member(pos)
		if err != nil {
			return nil, err
		}
		if p.peek() != '-' {
			items = append(items, lo)
			continue
		}
		p.pos++
		if p.match(']') {
			items = append(items, lo, Item{Lo: '-', Hi: '-'})
			break
		}
		hi, err := p.member(pos)
		if err != nil {
			return nil, err
		}
		if lo.Category != 0 || hi.Category != 0 || hi.Lo < lo.Lo {
			return nil, p.fail(pos, "bad character range")
		}
		items = append(items, Item{Lo: lo.Lo, Hi: hi.Lo})
	}
	items = unique(items)
	if len(items) == 1 && items[0].Category == 0 && items[0].Lo == items[0].Hi {
		return &Node{Op: Literal, Negated: negated, Rune: items[0].Lo}, nil
	}
	return &Node{Op: In, Negated: negated, Items: items}, nil
}

// member reads one character or category of a class.
func (p *parser) member(pos int) (Item, error) {
	at := p.pos
	r, n := p.decode(at)
	if n == 0 {
		return Item{}, p.fail(pos, "unterminated character set")
	}
	p.pos += n
	if r == '\\' {
		if p.pos >= len(p.src) {
			return Item{}, p.fail(at, "bad escape (end of pattern)")
		}
		if c := p.peek(); strings.IndexByte("dDsSwW", c) >= 0 {
			p.pos++
			return Item{Category: c}, nil
		}
		var err error
		if r, err = p.character(at, true); err != nil {
			return Item{}, err
		}
	}
	return Item{Lo: r, Hi: r}, nil
}
