package syntax

import "unicode/utf8"

// operatorInfo of one byte: the token that it is alone, doubled, with "=" behind, and doubled with "=" behind.
type operatorBytes struct{ one, two, oneEq, twoEq kind }

var operatorTokens = [128]operatorBytes{
	'+': {tPlus, 0, tPlusEq, 0}, '-': {tMinus, 0, tMinusEq, 0}, '*': {tStar, tDoubleStar, tStarEq, tDoubleStarEq},
	'/': {tSlash, tDoubleSlash, tSlashEq, tDoubleSlashEq}, '%': {tPercent, 0, tPercentEq, 0}, '@': {tAt, 0, tAtEq, 0},
	'&': {tAmp, 0, tAmpEq, 0}, '|': {tPipe, 0, tPipeEq, 0}, '^': {tCaret, 0, tCaretEq, 0},
	'<': {tLt, tLShift, tLtE, tLShiftEq}, '>': {tGt, tRShift, tGtE, tRShiftEq}, '=': {tAssign, tEq, tEq, 0},
	',': {tComma, 0, 0, 0}, ';': {tSemi, 0, 0, 0}, '`': {tBackquote, 0, 0, 0}, '~': {tTilde, 0, 0, 0},
	'(': {tLParen, 0, 0, 0}, ')': {tRParen, 0, 0, 0}, '[': {tLBracket, 0, 0, 0}, ']': {tRBracket, 0, 0, 0},
	'{': {tLBrace, 0, 0, 0}, '}': {tRBrace, 0, 0, 0}, ':': {tColon, 0, tWalrus, 0}, '!': {tExclam, 0, tNotEq, 0},
	'.': {tDot, 0, 0, 0},
}

// operator scans the operator or bracket at i, whose first byte is c.
func (s *scanner) operator(i int, c byte) int {
	src := s.src
	var next byte
	if i+1 < len(src) {
		next = src[i+1]
	}
	switch c {
	case '(', '[', '{':
		s.opens = append(s.opens, open{ch: c, pos: int32(i)})
		s.emit(operatorTokens[c].one, i, i+1)
		return i + 1
	case ')', ']', '}':
		s.closeBracket(i, c)
		return i + 1
	case '.':
		if classes[next]&cDigit != 0 {
			return s.number(i)
		}
		if next == '.' && i+2 < len(src) && src[i+2] == '.' {
			s.emit(tEllipsis, i, i+3)
			return i + 3
		}
		s.emit(tDot, i, i+1)
		return i + 1
	case ':':
		if n := len(s.opens); n > 0 && s.opens[n-1].ch == 'r' {
			s.opens[n-1].spec = true
			s.inText = true
			s.emit(tColon, i, i+1)
			return i + 1
		}
	case '-':
		if next == '>' {
			s.emit(tArrow, i, i+2)
			return i + 2
		}
	case '<':
		if next == '>' {
			s.emit(tNotEq, i, i+2)
			return i + 2
		}
	}
	o := operatorTokens[c]
	switch {
	case o.one == 0:
		_, n := utf8.DecodeRuneInString(src[i:])
		msg := "invalid character"
		if c == 0 {
			msg = "source code cannot contain null bytes"
		}
		s.bad(i, i+n, msg)
		return i + n
	case next == c && o.two != 0:
		if o.twoEq != 0 && i+2 < len(src) && src[i+2] == '=' {
			s.emit(o.twoEq, i, i+3)
			return i + 3
		}
		s.emit(o.two, i, i+2)
		return i + 2
	case next == '=' && o.oneEq != 0:
		s.emit(o.oneEq, i, i+2)
		return i + 2
	}
	s.emit(o.one, i, i+1)
	return i + 1
}

// closeBracket matches a closing bracket with the innermost opening one. When another kind is open, the statement is
// lost anyway; the brackets that it can close are closed, so that the loss ends here.
func (s *scanner) closeBracket(i int, c byte) {
	want := c - 2
	if c == ')' {
		want = '('
	}
	n := len(s.opens)
	if n > 0 && (s.opens[n-1].ch == want || c == '}' && s.opens[n-1].ch == 'r') {
		s.opens = s.opens[:n-1]
		s.emit(operatorTokens[c].one, i, i+1)
		s.setText()
		return
	}
	s.bad(i, i+1, "unmatched '"+string(c)+"'")
	// Only the innermost few are looked at, so that a file of mismatched brackets stays linear.
	for k := n - 1; k >= 0 && k >= n-16; k-- {
		if ch := s.opens[k].ch; ch == want || c == '}' && ch == 'r' {
			s.opens = s.opens[:k]
			break
		} else if ch == 'f' {
			break
		}
	}
	s.setText()
}

// setText derives from the top of the stack whether text or tokens follow.
func (s *scanner) setText() {
	s.inText = false
	if n := len(s.opens); n > 0 {
		top := &s.opens[n-1]
		s.inText = top.ch == 'f' || top.spec
	}
}

// number scans a numeric literal at i, Python 2's octals and long integers included.
func (s *scanner) number(i int) int {
	src, start, k := s.src, i, tInt
	at := func(i int) byte {
		if i < len(src) {
			return src[i]
		}
		return 0
	}
	digits := func() {
		for i < len(src) && (classes[src[i]]&cDigit != 0 || src[i] == '_' && classes[at(i+1)]&cDigit != 0) {
			i++
		}
	}
	if x := at(i+1) | 0x20; src[i] == '0' && (x == 'x' || x == 'o' || x == 'b') {
		i += 2
		if x == 'x' {
			for isHex(at(i)) || at(i) == '_' && isHex(at(i+1)) {
				i++
			}
		} else {
			digits()
		}
		if i == start+2 && at(i) != '_' {
			s.bad(start, i, "invalid number")
			return i
		}
	} else {
		digits()
		if at(i) == '.' {
			k = tFloat
			i++
			digits()
		}
		if at(i)|0x20 == 'e' {
			e := i + 1
			if c := at(e); c == '+' || c == '-' {
				e++
			}
			if classes[at(e)]&cDigit != 0 {
				k = tFloat
				i = e
				digits()
			}
		}
		if at(i)|0x20 == 'j' {
			k = tImag
			i++
		}
	}
	if k == tInt && at(i)|0x20 == 'l' {
		i++
	}
	s.emit(k, start, i)
	return i
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
