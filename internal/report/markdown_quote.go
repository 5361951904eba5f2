package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteWidth is the width to which quoted lines of code are cut.
const quoteWidth = 160

// quote writes the line of a place, with so many lines of context around it, as a fenced block behind an indentation.
// The fence is longer than any run of backticks in the code, so that no code can end it.
func (m *markdownWriter) quote(indent string, p place, context int) {
	var lines []string
	for n := p.line - context; n <= p.line+context; n++ {
		code, lo, hi := p.File.Line(n), 0, 0
		if n == p.line {
			lo, hi = p.lo, p.hi
		} else if strings.TrimSpace(code) == "" {
			continue
		}
		lines = append(lines, draw(code, lo, hi, quoteWidth).text)
	}
	fence := strings.Repeat("`", max(3, 1+longestRun(strings.Join(lines, "\n"), '`')))
	m.printf("%s%s%s\n", indent, fence, languageOf(p.File))
	for _, line := range lines {
		m.printf("%s\n", strings.TrimRight(indent+line, " "))
	}
	m.printf("%s%s\n", indent, fence)
	if indent == "" {
		m.printf("\n")
	}
}

// longestRun is the length of the longest run of a character.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// mdCode quotes text as a code span, in which nothing is markup (CommonMark 0.31, section 6.1).
func mdCode(s string) string {
	s = Printable(s)
	if s == "" {
		return "``` ```"
	}
	fence := strings.Repeat("`", 1+longestRun(s, '`'))
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return fence + s + fence
}

// mdText quotes text that is no markup, save that what stands between backticks becomes a code span, if all of them
// pair up. It may stand in a paragraph, a heading, a list or the cell of a table.
func mdText(s string) string {
	pieces := strings.Split(strings.Trim(Printable(s), " "), "`") // indented text would be code
	if len(pieces)%2 == 0 {
		return mdEscape(strings.Join(pieces, "`"), true)
	}
	var b strings.Builder
	for i, p := range pieces {
		switch {
		case i%2 == 0:
			b.WriteString(mdEscape(p, i == 0))
		case p == "" || strings.Contains(p, "|"): // a cell ends at a bar even in a code span
			b.WriteString(mdEscape("`"+p+"`", false))
		default:
			b.WriteString(mdCode(p))
		}
	}
	return b.String()
}

// mdEscape takes the meaning from every character that has one: CommonMark's, HTML's, the bars of tables, GitHub's
// dollars (formulas) and bare links. Where an entity exists it is used, since a backslash does not help in all places.
// At the start of a line some more characters have a meaning.
func mdEscape(s string, start bool) string {
	var b strings.Builder
	before := ' ' // the character in front
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch r {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '|':
			b.WriteString("&#124;")
		case '\\', '`', '*', '[', ']', '~', '#', '$', '@': // the last one: mail addresses become links
			b.WriteByte('\\')
			b.WriteRune(r)
		case '_': // inside a word it is no emphasis
			if !word(before) || !word(next) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		case ':': // "https://" becomes a link by itself
			if next == '/' {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		case '+', '-', '=':
			if start && strings.TrimSpace(s[:i]) == "" {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		case '.', ')': // "1." starts a list, "www." becomes a link
			if start && digits(s[:i]) || r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www") {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func digits(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// mdLink writes a URL as a link to itself; what is no plain web address is only quoted.
func mdLink(url string) string {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") || strings.ContainsAny(url, "<> \t\r\n\\") {
		return mdCode(url)
	}
	return "<" + Printable(url) + ">"
}

// MarkdownText is a text as it stands in Markdown without being markup, on one line; what stands between backticks becomes
// a code span.
func MarkdownText(s string) string { return mdText(s) }

// MarkdownCode is a text as a code span.
func MarkdownCode(s string) string { return mdCode(s) }
