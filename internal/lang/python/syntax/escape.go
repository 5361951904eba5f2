package syntax

import (
	"strings"
	"unicode/utf8"
)

// cook decodes the text between a literal's quotes: escape sequences, and line breaks, which are all "\n" in a value.
// at is the offset of the text. A malformed escape fails; an unknown one stands for itself, as in CPython.
func (p *parser) cook(t token, text string, at int32) string {
	raw, bytes := t.flag&strRaw != 0, t.flag&strBytes != 0
	b := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		c := text[i]
		if c == '\r' {
			b = append(b, '\n')
			i += newlineAt(text, i)
			continue
		}
		if c != '\\' || i+1 >= len(text) || raw && (t.flag&strU == 0 || text[i+1]|0x20 != 'u') {
			b = append(b, c)
			i++
			continue
		}
		c = text[i+1]
		i += 2
		switch c {
		case '\n':
		case '\r':
			i += newlineAt(text, i-1) - 1
		case '\\', '\'', '"':
			b = append(b, c)
		case 'a':
			b = append(b, 7)
		case 'b':
			b = append(b, 8)
		case 'f':
			b = append(b, 12)
		case 'n':
			b = append(b, 10)
		case 'r':
			b = append(b, 13)
		case 't':
			b = append(b, 9)
		case 'v':
			b = append(b, 11)
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := rune(c - '0')
			for n := 1; n < 3 && i < len(text) && '0' <= text[i] && text[i] <= '7'; n++ {
				v = v*8 + rune(text[i]-'0')
				i++
			}
			if bytes {
				b = append(b, byte(v))
			} else {
				b = appendRune(b, v)
			}
		case 'x', 'u', 'U':
			size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			if bytes && c != 'x' {
				b = append(b, '\\', c)
				continue
			}
			v, ok := hexRune(text[i:], size)
			if !ok {
				p.failAt(Span{at + int32(i) - 2, at + int32(i)}, "truncated or invalid escape sequence")
				return text
			}
			i += size
			if bytes {
				b = append(b, byte(v))
			} else {
				b = appendRune(b, v)
			}
		case 'N':
			if bytes {
				b = append(b, '\\', c)
				continue
			}
			end := strings.IndexByte(text[i:], '}')
			if i >= len(text) || text[i] != '{' || end < 0 {
				p.failAt(Span{at + int32(i) - 2, at + int32(i)}, "malformed \\N character escape")
				return text
			}
			r, ok := runeByName(text[i+1 : i+end])
			if !ok {
				p.failAt(Span{at + int32(i) - 2, at + int32(i+end)}, "unknown Unicode character name")
				return text
			}
			b = utf8.AppendRune(b, r)
			i += end + 1
		default:
			b = append(b, '\\', c)
		}
	}
	return string(b)
}

// hexRune reads exactly size hexadecimal digits.
func hexRune(s string, size int) (rune, bool) {
	if len(s) < size {
		return 0, false
	}
	var v uint32
	for _, c := range []byte(s[:size]) {
		switch {
		case '0' <= c && c <= '9':
			v = v<<4 | uint32(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			v = v<<4 | uint32(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return rune(v), v <= utf8.MaxRune
}

// appendRune appends a rune as UTF-8, and a lone surrogate as UTF-8 would have it if it could (WTF-8).
func appendRune(b []byte, r rune) []byte {
	if 0xD800 <= r && r < 0xE000 {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	}
	return utf8.AppendRune(b, r)
}
