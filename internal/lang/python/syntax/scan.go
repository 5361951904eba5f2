package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner cuts the source into logical lines and a logical line into tokens.
//
// The parser asks for one line at a time and gets all its tokens in one array, which is reused. It can therefore look
// ahead as far as a statement reaches, and give a statement up by stepping to the array's end: the last token is always
// a tNewline (or the only one a tEOF). Indentation is a number that comes with the line; the parser keeps the stack.
//
// Brackets and f-strings share one stack, for they nest in each other since PEP 701: within an f-string the scanner
// reads text until a brace opens a replacement field, within the field it reads tokens until the brace closes or a
// colon begins the format specification, which is text again.
type scanner struct {
	src    string
	off    int // of the first byte that is not scanned
	toks   []token
	col    int32 // indentation of the line in columns, tabs to multiples of 8; -1 at the end of the file
	opens  []open
	inText bool // the top of opens wants text, not tokens

	// What is wrong with the line: the first defect only. Each stands for a tBad token.
	badPos int32
	badMsg string
	cut    bool // the line was given up

	// The first token of the latest physical line within brackets, and that line's offset.
	lineTok int
	lineOff int
	cr      bool // there are carriage returns in the source
	// rescan is how many bytes may yet be scanned a second time; see giveUp.
	rescan int
}

// An open is a bracket, an f-string (ch is 'f') or a replacement field ('r') that is not closed yet.
type open struct {
	ch    byte
	quote byte
	flag  uint8 // of the f-string
	spec  bool  // within the field's format specification
	pos   int32
}

// Classes of bytes.
const (
	cSpace uint8 = 1 << iota
	cName        // may continue a name
	cStart       // may start one
	cDigit
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			t[c] = cName | cStart
		case '0' <= c && c <= '9':
			t[c] = cName | cDigit
		case c == ' ', c == '\t', c == '\f':
			t[c] = cSpace
		}
	}
	return t
}()

func newScanner(src string) scanner {
	return scanner{src: src, cr: strings.IndexByte(src, '\r') >= 0, rescan: 16 * len(src)}
}

// line scans the next logical line that is not blank into toks and col.
func (s *scanner) line() {
	s.toks = s.toks[:0]
	s.opens = s.opens[:0]
	s.inText = false
	s.badMsg = ""
	s.cut = false
	s.lineTok = -1
	if !s.indentation() {
		s.col = -1
		s.emit(tEOF, len(s.src), len(s.src))
		return
	}
	s.tokens()
	if len(s.opens) > 0 {
		s.giveUp()
	}
	end := s.toks[len(s.toks)-1].end
	s.toks = append(s.toks, token{pos: end, end: end, kind: tNewline})
}

func (s *scanner) emit(k kind, pos, end int) {
	s.toks = append(s.toks, token{pos: int32(pos), end: int32(end), kind: k})
}

// bad emits a token that no rule of the grammar accepts, so that the parser is bound to stop at it.
func (s *scanner) bad(pos, end int, msg string) {
	if s.badMsg == "" {
		s.badPos, s.badMsg = int32(pos), msg
	}
	s.emit(tBad, pos, end)
}

// indentation steps over blank lines to the first token of a line and measures its column. It reports whether there is
// one.
func (s *scanner) indentation() bool {
	src, i := s.src, s.off
	col, joined := int32(0), int32(0)
	for i < len(src) {
		switch src[i] {
		case ' ':
			col++
			i++
		case '\t':
			col = (col/8 + 1) * 8
			i++
		case '\f':
			col = 0
			i++
		case '\n', '\r':
			col, joined = 0, 0
			i++
		case '#':
			i = s.lineEnd(i)
		case '\\':
			n := newlineAt(src, i+1)
			if n == 0 {
				s.off, s.col = i, col
				return true
			}
			// A continued indentation counts from its first line, as in CPython.
			if joined == 0 {
				joined = col
			}
			col = 0
			i += 1 + n
		default:
			if joined > 0 {
				col = joined
			}
			s.off, s.col = i, col
			return true
		}
	}
	s.off = i
	return false
}

// lineEnd is the offset of the line break at or after i, or the end of the text.
func (s *scanner) lineEnd(i int) int {
	var n int
	if s.cr {
		n = strings.IndexAny(s.src[i:], "\r\n")
	} else {
		n = strings.IndexByte(s.src[i:], '\n')
	}
	if n < 0 {
		return len(s.src)
	}
	return i + n
}

// newlineAt is the length of the line break at i, or 0.
func newlineAt(src string, i int) int {
	if i < len(src) {
		switch src[i] {
		case '\n':
			return 1
		case '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				return 2
			}
			return 1
		}
	}
	return 0
}

// tokens scans up to the line break that ends the logical line and over it.
func (s *scanner) tokens() {
	src := s.src
	i := s.off
	for {
		if s.inText {
			i = s.text(i)
			continue
		}
		if i >= len(src) {
			break
		}
		c := src[i]
		switch class := classes[c]; {
		case class&cSpace != 0:
			i++
			continue
		case class&cStart != 0:
			start := i
			for i++; i < len(src) && classes[src[i]]&cName != 0; i++ {
			}
			if i < len(src) {
				if q := src[i]; (q == '"' || q == '\'') && i-start <= 2 {
					if flag, formatted, ok := stringPrefix(src[start:i]); ok {
						if formatted {
							i = s.openText(start, i, flag)
						} else {
							i = s.str(start, i, flag)
						}
						continue
					}
				} else if q >= utf8.RuneSelf {
					i = s.wideName(start, i)
					continue
				}
			}
			t := token{pos: int32(start), end: int32(i), kind: tName}
			if text := src[start:i]; len(text) > 1 {
				if k := &keywords[keywordHash(text)]; k.text == text {
					t.kind, t.flag = k.kind, k.flag
					if s.lineTok == len(s.toks) && isStatementKeyword[k.kind] {
						s.off = s.lineOff
						return
					}
				}
			}
			s.toks = append(s.toks, t)
			continue
		case class&cDigit != 0:
			i = s.number(i)
			continue
		}
		switch c {
		case '\n', '\r':
			i += newlineAt(src, i)
			if len(s.opens) == 0 {
				s.off = i
				return
			}
			s.lineTok, s.lineOff = len(s.toks), i
		case '#':
			i = s.lineEnd(i)
		case '"', '\'':
			i = s.str(i, i, 0)
		case '\\':
			n := newlineAt(src, i+1)
			if n == 0 {
				s.bad(i, i+1, "unexpected character after line continuation character")
			}
			i += 1 + n
		default:
			if c >= utf8.RuneSelf {
				i = s.wideName(i, i)
			} else {
				i = s.operator(i, c)
			}
		}
	}
	s.off = i
}

// wideName scans a name with characters beyond ASCII, from start; i is the first byte not looked at.
func (s *scanner) wideName(start, i int) int {
	src := s.src
	for i < len(src) {
		if src[i] < utf8.RuneSelf {
			if classes[src[i]]&cName == 0 {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		if !isNameRune(r, i > start) {
			break
		}
		i += n
	}
	if i > start {
		s.emit(tName, start, i)
		return i
	}
	_, n := utf8.DecodeRuneInString(src[i:])
	s.bad(i, i+n, "invalid character")
	return i + n
}

// isNameRune approximates XID_Start and XID_Continue (UAX 31).
func isNameRune(r rune, inside bool) bool {
	if r == utf8.RuneError {
		return false
	}
	if unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start) {
		return true
	}
	return inside && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// giveUp ends a logical line whose brackets or quotes were not closed by the end of the file, or by a keyword that can
// only begin a statement. The line is cut where the next statement seems to begin: at the first line that is not
// indented deeper than this one. What is scanned again that way is paid from a budget, or a file of opening brackets
// would take quadratic time; when it is used up, nothing is scanned again.
func (s *scanner) giveUp() {
	o := s.opens[0]
	msg := "'" + string(o.ch) + "' was never closed"
	if o.ch == 'f' {
		msg = "unterminated f-string literal"
	}
	if cut := s.nextStatement(int(o.pos)); cut < s.off && s.off-cut <= s.rescan {
		s.rescan -= s.off - cut
		s.off = cut
	}
	s.cut = true
	n := len(s.toks)
	for n > 0 && int(s.toks[n-1].end) > s.off {
		n--
	}
	s.toks = s.toks[:n]
	if s.badMsg == "" || s.badPos >= int32(s.off) {
		s.badPos, s.badMsg = o.pos, msg
	}
	end := int(o.pos)
	if n > 0 {
		end = int(s.toks[n-1].end)
	}
	s.emit(tBad, end, end)
}

// nextStatement is the offset of the first line after the one with start that could begin a statement beside it, or
// the block below it when it is a header whose colon was reached.
func (s *scanner) nextStatement(start int) int {
	src, k := s.src, 0
	for i := s.lineEnd(start); i < s.off; i = s.lineEnd(i) {
		for k < len(s.toks) && int(s.toks[k].end) <= i {
			k++
		}
		header := opensBlock[s.toks[0].kind] && k > 0 && s.toks[k-1].kind == tColon
		i += newlineAt(src, i)
		line, col := i, int32(0)
		for ; i < len(src) && classes[src[i]]&cSpace != 0; i++ {
			col++
			if src[i] == '\t' {
				col = (col + 7) / 8 * 8
			}
		}
		if i < len(src) && (header || col <= s.col) && strings.IndexByte("\r\n#)]}", src[i]) < 0 {
			return line
		}
	}
	return s.off
}
