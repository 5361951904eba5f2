package template

import (
	"strings"
	"unicode/utf8"
)

type tokenKind uint8

const (
	endToken    tokenKind = iota
	nameToken             // text
	numberToken           // text
	stringToken           // text: the value; name: the prefix in lower case
	opToken               // text
)

type token struct {
	kind     tokenKind
	pos, end int32
	text     string
	prefix   string
	raw      string // of a string, what stands between the quotes
	at       int32  // and where it begins
}

// operators are those of Python and Jinja2, longer ones first.
var operators = [...]string{
	"**=", "//=", "...", "**", "//", "==", "!=", "<=", ">=", "<<", ">>", ":=", "->", "+=", "-=", "*=", "/=", "%=", "|=", "&=",
}

// tokens cuts an expression into tokens; ok is false where something is no token, and the rest is left out. The last
// token is an endToken.
func tokens(text string, pos, end int32) (list []token, ok bool) {
	ok = true
	i := pos
	for i < end {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			i++
		case c == '#':
			for i < end && text[i] != '\n' {
				i++
			}
		case c == '\\' && i+1 < end && (text[i+1] == '\n' || text[i+1] == '\r'):
			i += 2
		case c == '\'' || c == '"':
			t, good := stringAt(text, i, i, end)
			if !good {
				ok = false
				i = end
				break
			}
			list = append(list, t)
			i = t.end
		case isDigit(c) || c == '.' && i+1 < end && isDigit(text[i+1]) && !afterOperand(list, i):
			j := i + 1
			for j < end && (isNamePart(text[j]) || text[j] == '.' && j+1 < end && isDigit(text[j+1]) && !strings.Contains(text[i:j], ".") ||
				(text[j] == '+' || text[j] == '-') && (text[j-1] == 'e' || text[j-1] == 'E') && !strings.HasPrefix(text[i:j], "0x")) {
				j++
			}
			list = append(list, token{kind: numberToken, pos: i, end: j, text: text[i:j]})
			i = j
		case isNameStart(c):
			j := i + 1
			for j < end && isNamePart(text[j]) {
				j++
			}
			if j < end && (text[j] == '\'' || text[j] == '"') && isPrefix(text[i:j]) {
				t, good := stringAt(text, i, j, end)
				if !good {
					ok = false
					i = end
					break
				}
				t.prefix = strings.ToLower(text[i:j])
				list = append(list, t)
				i = t.end
				break
			}
			list = append(list, token{kind: nameToken, pos: i, end: j, text: text[i:j]})
			i = j
		default:
			op := ""
			for _, o := range operators {
				if strings.HasPrefix(text[i:end], o) {
					op = o
					break
				}
			}
			if op == "" {
				if strings.IndexByte("()[]{}.,:|~+-*/%<>=&^!@;", c) < 0 {
					ok = false
					_, n := utf8.DecodeRuneInString(text[i:end])
					i += int32(n)
					continue
				}
				op = text[i : i+1]
			}
			list = append(list, token{kind: opToken, pos: i, end: i + int32(len(op)), text: op})
			i += int32(len(op))
		}
	}
	return append(list, token{kind: endToken, pos: end, end: end}), ok
}

// afterOperand reports whether the last token ends an operand right before the offset: "a.0" is a dot and a number.
func afterOperand(list []token, i int32) bool {
	if len(list) == 0 {
		return false
	}
	t := list[len(list)-1]
	return t.end == i && (t.kind != opToken || t.text == ")" || t.text == "]")
}

func isPrefix(s string) bool {
	return len(s) <= 2 && strings.Trim(strings.ToLower(s), "rbuft") == ""
}

// stringAt reads the literal whose quote is at q; it begins at pos.
func stringAt(text string, pos, q, end int32) (token, bool) {
	quote := text[q]
	width := int32(1)
	if q+2 < end && text[q+1] == quote && text[q+2] == quote {
		width = 3
	}
	i := q + width
	from := i
	for i < end {
		switch {
		case text[i] == '\\':
			i += 2
			continue
		case text[i] == quote && (width == 1 || i+2 < end && text[i+1] == quote && text[i+2] == quote):
			raw := text[from:i]
			t := token{kind: stringToken, pos: pos, end: i + width, raw: raw, at: from, text: raw}
			if strings.IndexByte(raw, '\\') >= 0 && !strings.ContainsAny(text[pos:q], "rR") {
				t.text = unescape(raw)
			}
			return t, true
		}
		i++
	}
	return token{}, false
}

var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r", `\'`, "'", `\"`, `"`, "\\\n", "")

// unescape resolves the escapes that matter to an analysis of strings; others stay as they are written.
func unescape(s string) string { return escapes.Replace(s) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isNameStart(c byte) bool {
	return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf
}
func isNamePart(c byte) bool { return isNameStart(c) || isDigit(c) }
func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}
