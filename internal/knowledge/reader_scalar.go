package knowledge

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// plain reads a scalar without quotes in one line.
func (r *reader) plain(flow bool) *yaml.Node {
	start := r.pos
	if c := r.at(start); strings.IndexByte("[]{},#&*!|>%@`\"'?:", c) >= 0 || r.blank(start) ||
		c == '-' && (r.blank(start+1) || strings.IndexByte(",[]{}", r.at(start+1)) >= 0 || start == r.lineStart) {
		return nil
	}
	for r.pos < len(r.s) {
		c := r.s[r.pos]
		if c == '\n' || c == '#' && r.s[r.pos-1] == ' ' {
			break
		}
		if c == ':' && r.blank(r.pos+1) {
			break
		}
		if flow && (c == '?' || c == ':' && strings.IndexByte(",[]{}", r.at(r.pos+1)) >= 0) {
			return nil
		}
		if flow && strings.IndexByte(",[]{}", c) >= 0 {
			break
		}
		r.pos++
	}
	value := strings.TrimRight(r.s[start:r.pos], " ")
	r.pos = start + len(value)
	if value == "" || start == r.lineStart && (strings.HasPrefix(value, "...") || strings.HasPrefix(value, "---")) {
		return nil
	}
	n := r.node(yaml.ScalarNode, start)
	n.Value = value
	n.Tag = plainTag(n)
	return n
}

// plainTag is the tag that the library gives to a plain scalar.
func plainTag(n *yaml.Node) string {
	switch c := n.Value[0]; {
	case strings.IndexByte("ntfNTF~.+-<=yYoO", c) < 0 && (c < '0' || c > '9'):
		return "!!str"
	case len(n.Value) > 5 && c|0x20 >= 'a' && c|0x20 <= 'z':
		return "!!str" // longer than "false"
	}
	return n.ShortTag()
}

// quoted reads a scalar in quotes, which may go over several lines.
func (r *reader) quoted(quote byte) *yaml.Node {
	n := r.node(yaml.ScalarNode, r.pos)
	n.Tag = "!!str"
	n.Style = yaml.SingleQuotedStyle
	if quote == '"' {
		n.Style = yaml.DoubleQuotedStyle
	}
	r.pos++
	var b strings.Builder
	for start := r.pos; ; {
		if r.pos >= len(r.s) {
			return nil
		}
		switch c := r.s[r.pos]; {
		case c == quote && quote == '\'' && r.at(r.pos+1) == '\'':
			b.WriteString(r.s[start : r.pos+1])
			r.pos += 2
			start = r.pos
		case c == quote:
			n.Value = r.s[start:r.pos]
			if b.Len() > 0 {
				n.Value = b.String() + n.Value
			}
			r.pos++
			return n
		case c == '\\' && quote == '"':
			b.WriteString(r.s[start:r.pos])
			value, size := unescapeYAML(r.s[r.pos+1:])
			if size == 0 {
				return nil
			}
			b.WriteString(value)
			r.pos += 1 + size
			start = r.pos
		case c == '\n':
			b.WriteString(strings.TrimRight(r.s[start:r.pos], " "))
			b.WriteString(r.fold())
			start = r.pos
			if r.pos == r.lineStart {
				return nil // may be an indicator of documents
			}
		default:
			r.pos++
		}
	}
}

// fold skips line ends and the spaces after them, and gives what they stand for.
func (r *reader) fold() string {
	lines := 0
	for r.at(r.pos) == '\n' {
		lines++
		r.newline()
		for r.at(r.pos) == ' ' {
			r.pos++
		}
	}
	if lines == 1 {
		return " "
	}
	return strings.Repeat("\n", lines-1)
}

// unescapeYAML gives the value of an escape after its backslash, and the escape's length; 0 where it is refused.
func unescapeYAML(s string) (string, int) {
	if s == "" {
		return "", 0
	}
	const escapes, values = `0abtnvfre"/\ `, "\x00\a\b\t\n\v\f\r\x1b\"/\\ "
	if i := strings.IndexByte(escapes, s[0]); i >= 0 {
		return values[i : i+1], 1
	}
	size := map[byte]int{'x': 2, 'u': 4}[s[0]]
	if size == 0 || len(s) <= size {
		return "", 0
	}
	code, err := strconv.ParseUint(s[1:1+size], 16, 32)
	if err != nil || code >= 0xd800 && code < 0xe000 {
		return "", 0
	}
	return string(rune(code)), 1 + size
}

// literal reads a block scalar, "|" or ">", whose lines are indented deeper than parent.
func (r *reader) literal(parent int, style byte) *yaml.Node {
	n := r.node(yaml.ScalarNode, r.pos)
	n.Tag = "!!str"
	n.Style = yaml.LiteralStyle
	r.pos++
	strip := r.at(r.pos) == '-'
	if strip {
		r.pos++
	}
	if r.at(r.pos) != '\n' {
		return nil
	}
	r.newline()
	indent, blanks := -1, 0
	var b strings.Builder
	for r.pos < len(r.s) {
		end := strings.IndexByte(r.s[r.pos:], '\n')
		if end < 0 {
			return nil // no line end at the end of the text: leave it to the library
		}
		line := r.s[r.pos : r.pos+end]
		content := strings.TrimLeft(line, " ")
		column := len(line) - len(content)
		if content == "" {
			if indent >= 0 && column > indent || indent < 0 && column > 0 {
				return nil
			}
			blanks++
		} else {
			if indent < 0 {
				if column <= parent || column == 0 || blanks > 0 {
					return nil
				}
				indent = column
			}
			if column < indent {
				break
			}
			if style == '>' && column > indent {
				return nil
			}
			if style == '>' && b.Len() > 0 {
				if blanks == 0 {
					b.WriteByte(' ')
				}
				b.WriteString(strings.Repeat("\n", blanks))
			} else {
				b.WriteString(strings.Repeat("\n", blanks))
			}
			blanks = 0
			b.WriteString(line[indent:])
			if style == '|' {
				b.WriteByte('\n')
			}
		}
		r.pos += end
		r.newline()
	}
	if indent < 0 {
		return nil
	}
	n.Value = strings.TrimRight(b.String(), "\n")
	if !strip {
		n.Value += "\n"
	}
	// The loops above this one expect to stand at the end of a line.
	r.pos--
	r.line--
	r.lineStart = strings.LastIndexByte(r.s[:r.pos], '\n') + 1
	return n
}
