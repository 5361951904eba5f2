package syntax

import "strings"

// stringPrefix reads the letters before a quote. Python 2's ur is known.
func stringPrefix(p string) (flag uint8, formatted, ok bool) {
	kinds := 0
	for i := 0; i < len(p); i++ {
		if p[i]|0x20 == 'r' {
			if flag&strRaw != 0 {
				return 0, false, false
			}
			flag |= strRaw
			continue
		}
		kinds++
		switch p[i] | 0x20 {
		case 'b':
			flag |= strBytes
		case 'u':
			flag |= strU
		case 't':
			flag |= strTemplate
			formatted = true
		case 'f':
			formatted = true
		default:
			return 0, false, false
		}
	}
	return flag, formatted, kinds <= 1
}

// quotes measures the quotes that open a literal at i: one or three.
func quotes(src string, i int) int {
	q := src[i]
	if i+2 < len(src) && src[i+1] == q && src[i+2] == q {
		return 3
	}
	return 1
}

// str scans a string literal without replacement fields; its prefix starts at start and its quotes at i.
func (s *scanner) str(start, i int, flag uint8) int {
	src, q := s.src, s.src[i]
	if quotes(src, i) == 3 {
		return s.longStr(start, i, flag|strTriple)
	}
	for i++; i < len(src); i++ {
		switch c := src[i]; c {
		case q:
			i++
			s.toks = append(s.toks, token{pos: int32(start), end: int32(i), kind: tString, flag: flag})
			return i
		case '\\':
			if flag&strRaw == 0 || flag&strU != 0 {
				flag |= strCooked
			}
			if i+1 < len(src) {
				i++
				if n := newlineAt(src, i); n > 0 {
					if src[i] == '\r' {
						flag |= strCooked
					}
					i += n - 1
				}
			}
		case '\n', '\r':
			s.bad(start, i, "unterminated string literal")
			return i
		}
	}
	s.bad(start, len(src), "unterminated string literal")
	return len(src)
}

// longStr scans a triple-quoted literal. It jumps from quote to quote.
func (s *scanner) longStr(start, i int, flag uint8) int {
	src, q := s.src, s.src[i]
	body := i + 3
	close3 := `"""`
	if q == '\'' {
		close3 = `'''`
	}
	for from := body; ; {
		n := strings.Index(src[from:], close3)
		if n < 0 {
			break
		}
		end := from + n
		// An odd number of backslashes before a quote means that it is part of the text.
		slashes := 0
		for end-slashes > from && src[end-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 1 {
			from = end + 1
			continue
		}
		text := src[body:end]
		if strings.IndexByte(text, '\r') >= 0 || (flag&strRaw == 0 || flag&strU != 0) && strings.IndexByte(text, '\\') >= 0 {
			flag |= strCooked
		}
		s.toks = append(s.toks, token{pos: int32(start), end: int32(end + 3), kind: tString, flag: flag})
		return end + 3
	}
	// Only the opening line is given up if the rest can be scanned again.
	cut := s.lineEnd(start)
	if len(src)-cut > s.rescan {
		cut = len(src)
	} else {
		s.rescan -= len(src) - cut
	}
	s.bad(start, cut, "unterminated triple-quoted string literal")
	return cut
}

// openText emits the token that opens an f-string or t-string.
func (s *scanner) openText(start, i int, flag uint8) int {
	q := s.src[i]
	n := quotes(s.src, i)
	if n == 3 {
		flag |= strTriple
	}
	s.toks = append(s.toks, token{pos: int32(start), end: int32(i + n), kind: tFStart, flag: flag})
	s.opens = append(s.opens, open{ch: 'f', quote: q, flag: flag, pos: int32(start)})
	s.inText = true
	return i + n
}

// text scans literal text of an f-string, or of a format specification within one, and what ends it.
func (s *scanner) text(i int) int {
	src := s.src
	top := s.opens[len(s.opens)-1]
	spec := top.ch == 'r'
	start := i
	flag := top.flag &^ strCooked
	raw := top.flag&strRaw != 0
	triple := top.flag&strTriple != 0
	middle := func(end int) {
		if end > start {
			s.toks = append(s.toks, token{pos: int32(start), end: int32(end), kind: tFMiddle, flag: flag})
		}
	}
	for i < len(src) {
		switch c := src[i]; c {
		case top.quote:
			if triple && quotes(src, i) != 3 {
				i++
				continue
			}
			middle(i)
			n := 1
			if triple {
				n = 3
			}
			if spec {
				// The field was not closed: the whole f-string ends here, and the statement with it.
				s.bad(i, i+n, "f-string: expecting '}'")
				s.popString()
			} else {
				s.emit(tFEnd, i, i+n)
				s.opens = s.opens[:len(s.opens)-1]
			}
			s.setText()
			return i + n
		case '\n', '\r':
			if triple {
				if c == '\r' {
					flag |= strCooked
				}
				i++
				continue
			}
			middle(i)
			if spec {
				// A line break ends the format specification, and tokens follow (CPython 3.13).
				s.opens[len(s.opens)-1].spec = false
				s.inText = false
				return i
			}
			s.bad(i, i, "unterminated f-string literal")
			s.popString()
			s.setText()
			return i
		case '\\':
			if i+1 >= len(src) {
				i++
				continue
			}
			if !raw {
				flag |= strCooked
			}
			switch next := src[i+1]; {
			case next == '{' || next == '}':
				i++ // the backslash is text; the brace is looked at by itself
			case !raw && next == 'N' && i+2 < len(src) && src[i+2] == '{':
				i += 3
				for i < len(src) && src[i] != '}' && src[i] != top.quote && src[i] != '\n' && src[i] != '\r' {
					i++
				}
				if i < len(src) && src[i] == '}' {
					i++
				}
			case next == '\r':
				flag |= strCooked
				i += 1 + newlineAt(src, i+1)
			default:
				i += 2
			}
		case '{':
			if !spec && i+1 < len(src) && src[i+1] == '{' {
				flag |= strDoubled
				middle(i + 1)
				return i + 2
			}
			middle(i)
			s.toks = append(s.toks, token{pos: int32(i), end: int32(i + 1), kind: tFField, flag: top.flag})
			s.opens = append(s.opens, open{ch: 'r', quote: top.quote, flag: top.flag, pos: int32(i)})
			s.inText = false
			return i + 1
		case '}':
			if spec {
				middle(i)
				s.emit(tRBrace, i, i+1)
				s.opens = s.opens[:len(s.opens)-1]
				s.setText()
				return i + 1
			}
			if i+1 < len(src) && src[i+1] == '}' {
				flag |= strDoubled
				middle(i + 1)
				return i + 2
			}
			middle(i)
			s.bad(i, i+1, "f-string: single '}' is not allowed")
			return i + 1
		default:
			i++
		}
	}
	middle(i)
	s.inText = false // the end of the file; giveUp does the rest
	return i
}

// popString closes the innermost f-string and whatever is open within it.
func (s *scanner) popString() {
	for n := len(s.opens) - 1; n >= 0; n-- {
		ch := s.opens[n].ch
		s.opens = s.opens[:n]
		if ch == 'f' {
			break
		}
	}
}
