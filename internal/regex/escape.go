package regex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func (p *parser) fail(pos int, format string, args ...any) error {
	return &Error{pos, fmt.Sprintf(format, args...)}
}

const simpleEscapes = "a\ab\bf\fn\nr\rt\tv\v\\\\"

// escape reads what follows a backslash at pos outside of a class.
func (p *parser) escape(pos int) (*Node, error) {
	if p.pos >= len(p.src) {
		return nil, p.fail(pos, "bad escape (end of pattern)")
	}
	c := p.peek()
	if i := strings.IndexByte("AbBZz", c); i >= 0 {
		p.pos++
		return &Node{Op: At, At: []Anchor{TextStart, Boundary, NotBoundary, TextEnd, TextEnd}[i]}, nil
	}
	if strings.IndexByte("dDsSwW", c) >= 0 {
		p.pos++
		return &Node{Op: In, Items: []Item{{Category: c}}}, nil
	}
	if '1' <= c && c <= '9' {
		return p.digits(pos)
	}
	r, err := p.character(pos, false)
	return &Node{Op: Literal, Rune: r}, err
}

// digits reads \1 to \99 (a group) or three octal digits.
func (p *parser) digits(pos int) (*Node, error) {
	n := 1
	for n < 2 && p.pos+n < len(p.src) && isDigit(p.src[p.pos+n]) {
		n++
	}
	text := p.src[p.pos : p.pos+n]
	if n == 2 && isOctal(text[0]) && isOctal(text[1]) && p.pos+2 < len(p.src) && isOctal(p.src[p.pos+2]) {
		v, _ := strconv.ParseInt(p.src[p.pos:p.pos+3], 8, 32)
		p.pos += 3
		if v > 0o377 {
			return nil, p.fail(pos, "octal escape value outside of range 0-0o377")
		}
		return &Node{Op: Literal, Rune: rune(v)}, nil
	}
	p.pos += n
	group, _ := strconv.Atoi(text)
	return p.backref(pos, group)
}

func (p *parser) backref(pos, group int) (*Node, error) {
	if group >= len(p.closed) {
		return nil, p.fail(pos, "invalid group reference %d", group)
	}
	if !p.closed[group] {
		return nil, p.fail(pos, "cannot refer to an open group")
	}
	if err := p.checkBehind(pos, group); err != nil {
		return nil, err
	}
	return &Node{Op: Backref, Group: group}, nil
}

// checkBehind refuses references, inside a lookbehind, to groups that it defines.
func (p *parser) checkBehind(pos, group int) error {
	if p.behind == 0 {
		return nil
	}
	if group >= len(p.closed) || !p.closed[group] {
		return p.fail(pos, "cannot refer to an open group")
	}
	if group >= p.behind {
		return p.fail(pos, "cannot refer to group defined in the same lookbehind subpattern")
	}
	return nil
}

// character reads an escape that stands for one character.
func (p *parser) character(pos int, inClass bool) (rune, error) {
	r, n := p.decode(p.pos)
	p.pos += n
	text := p.flags&Bytes == 0
	switch {
	case r == 'x':
		return p.hex(pos, 2)
	case r == 'u' && text:
		return p.hex(pos, 4)
	case r == 'U' && text:
		return p.hex(pos, 8)
	case r == 'N' && text:
		return 0, p.fail(pos, "names of characters are not supported")
	case r < utf8.RuneSelf && isOctal(byte(r)) && (r == '0' || inClass):
		v := r - '0'
		for i := 0; i < 2 && isOctal(p.peek()); i++ {
			v = v*8 + rune(p.peek()-'0')
			p.pos++
		}
		if v > 0o377 {
			return 0, p.fail(pos, "octal escape value outside of range 0-0o377")
		}
		return v, nil
	case '0' <= r && r <= '9':
		return 0, p.fail(pos, "bad escape")
	}
	for i := 0; i < len(simpleEscapes); i += 2 {
		if rune(simpleEscapes[i]) == r {
			return rune(simpleEscapes[i+1]), nil
		}
	}
	if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
		return 0, p.fail(pos, "bad escape \\%c", r)
	}
	return r, nil
}

func (p *parser) hex(pos, n int) (rune, error) {
	var v uint64
	for range n {
		i := strings.IndexByte("0123456789abcdef", lower(p.peek()))
		if i < 0 || p.pos >= len(p.src) {
			return 0, p.fail(pos, "incomplete escape")
		}
		v = v<<4 | uint64(i)
		p.pos++
	}
	if v > maxRune {
		return 0, p.fail(pos, "bad escape")
	}
	return rune(v), nil
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isOctal(b byte) bool { return '0' <= b && b <= '7' }

// isIdentifier says whether a name of a group is one. Before 3.12, bytes patterns may have names in Latin-1.
func (p *parser) isIdentifier(name string) bool {
	if p.flags&Bytes != 0 {
		var text strings.Builder
		for i := range len(name) {
			text.WriteRune(rune(name[i]))
		}
		name = text.String()
	}
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && !unicode.Is(unicode.Nl, r) && !unicode.Is(unicode.Other_ID_Start, r) &&
			(i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)) {
			return false
		}
	}
	return name != ""
}
