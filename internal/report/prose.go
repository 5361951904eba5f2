package report

import "strings"

// A passage is a paragraph of a rule's text, or a block of code in it.
type passage struct {
	code bool
	text string // of a paragraph, with its line ends as they are; of code, without indentation and fence
}

// passages takes a rule's Markdown apart as far as rules use it: paragraphs and lists, and code that is indented by four
// spaces or fenced. The text is made printable.
func passages(text string) []passage {
	var list []passage
	var lines []string
	code, fenced := false, false
	flush := func() {
		for len(lines) > 0 && lines[len(lines)-1] == "" {
			lines = lines[:len(lines)-1]
		}
		if len(lines) > 0 {
			list = append(list, passage{code, strings.Join(lines, "\n")})
		}
		lines, code = nil, false
	}
	for line := range strings.SplitSeq(strings.TrimSpace(printableLines(text)), "\n") {
		line = strings.TrimRight(line, " \t")
		indented, isIndented := strings.CutPrefix(line, "    ")
		switch {
		case strings.HasPrefix(line, "```"):
			flush()
			fenced = !fenced
			code = fenced
		case fenced:
			lines = append(lines, line)
		case line == "" && code: // a blank line within code
			lines = append(lines, "")
		case line == "":
			flush()
		case isIndented && (code || len(lines) == 0):
			code = true
			lines = append(lines, indented)
		case code:
			flush()
			lines = append(lines, line)
		default:
			lines = append(lines, line)
		}
	}
	flush()
	return list
}

// firstParagraph is the first paragraph of a rule's text, and the code that it announces with a colon, if it does.
func firstParagraph(text string) (paragraph, code string) {
	list := passages(text)
	if len(list) == 0 {
		return "", ""
	}
	paragraph = list[0].text
	if len(list) > 1 && list[1].code && strings.HasSuffix(paragraph, ":") {
		code = list[1].text
	}
	return paragraph, code
}
