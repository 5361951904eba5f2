package format

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// place is where a node stands, without its anchor, tag and quotes. The parser gives where it begins; the end is found
// by its style.
func (y *yamlReading) place(n *yaml.Node) span {
	at := y.find(n.Line, n.Column)
	if n.Kind == yaml.AliasNode {
		return span{at, y.token(at)}
	}
	for at < y.part.end && (y.plain[at] == '&' || y.plain[at] == '!') { // properties stand in front
		at = y.token(at)
		for at < y.part.end && isSpace(y.plain[at]) {
			at++
		}
	}
	if n.Kind != yaml.ScalarNode {
		return span{at, min(at+1, y.part.end)}
	}
	rest := y.plain[at:y.part.end]
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return y.block(at)
	case n.Style&yaml.SingleQuotedStyle != 0 && strings.HasPrefix(rest, "'"):
		end := 1
		for end < len(rest) && rest[end] != '\'' || end+1 < len(rest) && rest[end+1] == '\'' {
			if rest[end] == '\'' {
				end++
			}
			end++
		}
		return span{at + 1, min(at+end, y.part.end)}
	case n.Style&yaml.DoubleQuotedStyle != 0 && strings.HasPrefix(rest, `"`):
		end := 1
		for end < len(rest) && rest[end] != '"' {
			if rest[end] == '\\' {
				end++
			}
			end++
		}
		return span{at + 1, min(at+end, y.part.end)}
	}
	return span{at, at + plainLength(rest, n.Value)}
}

// plainLength is how much of a text a plain scalar takes: its lines are joined in the value.
func plainLength(rest, value string) int {
	if strings.HasPrefix(rest, value) {
		return len(value)
	}
	i, j := 0, 0
	for i < len(rest) && j < len(value) {
		switch {
		case rest[i] == value[j]:
			i, j = i+1, j+1
		case isSpace(rest[i]):
			i++
		case isSpace(value[j]):
			j++
		default:
			return i
		}
	}
	return i
}

// token is the end of what stands at an offset up to white space or punctuation of flow style.
func (y *yamlReading) token(at int) int {
	for at < y.part.end && !isSpace(y.plain[at]) && !strings.ContainsRune(",]}", rune(y.plain[at])) {
		at++
	}
	return at
}

// block is the text of a block scalar, whose header stands at an offset: the lines below that are indented more than
// the line of the header.
func (y *yamlReading) block(at int) span {
	start := strings.LastIndexByte(y.plain[:at], '\n') + 1
	least := 0
	for start+least < at && (y.plain[start+least] == ' ' || y.plain[start+least] == '-') {
		least++
	}
	first := min(lineEnd(y.plain, at)+1, y.part.end)
	end := first
	for from := first; from < y.part.end; {
		stop := lineEnd(y.plain, from)
		line := y.plain[from:stop]
		body := strings.TrimLeft(line, " ")
		if strings.TrimSpace(body) != "" {
			if len(line)-len(body) <= least-dashes(y.plain[start:at]) {
				break
			}
			end = stop
		}
		from = stop + 1
	}
	for first < end && isSpace(y.plain[first]) {
		first++
	}
	return span{first, end}
}

// dashes is how far the dashes of a list in front of a key indent it.
func dashes(front string) int {
	i := strings.LastIndexByte(strings.TrimRight(front[:len(front)-len(strings.TrimLeft(front, " -"))], " "), '-')
	if i < 0 {
		return 0
	}
	return len(front) - len(strings.TrimLeft(front, " -")) - strings.IndexByte(front, '-')
}

// lineStarts are the offsets of the lines of a part, as YAML counts them (1.1, section 4.2).
func lineStarts(t string, s span) []int {
	starts := []int{s.pos}
	for i := s.pos; i < s.end; i++ {
		switch t[i] {
		case '\n':
			starts = append(starts, i+1)
		case '\r':
			if i+1 == len(t) || t[i+1] != '\n' {
				starts = append(starts, i+1)
			}
		case 0xc2:
			if strings.HasPrefix(t[i:], "\u0085") {
				starts = append(starts, i+2)
			}
		case 0xe2:
			if strings.HasPrefix(t[i:], "\u2028") || strings.HasPrefix(t[i:], "\u2029") {
				starts = append(starts, i+3)
			}
		}
	}
	return starts
}

// find is the offset of a line and a column, in code points, of the part that is parsed. It goes on from the last one
// where it can, so that a walk in the order of the text costs no more than the text; what aliases cost beyond that counts
// as steps.
func (y *yamlReading) find(line, column int) int {
	if line = min(line, len(y.starts)); line < 1 {
		return y.part.pos
	}
	if line != y.line || column < y.column {
		y.steps += y.column >> 10
		y.line, y.column, y.offset = line, 1, y.starts[line-1]
	}
	for y.column < column && y.offset < y.part.end {
		_, size := utf8.DecodeRuneInString(y.plain[y.offset:])
		y.offset += size
		y.column++
	}
	return min(y.offset, y.part.end)
}
