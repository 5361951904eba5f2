package report

import (
	"regexp"
	"strings"
)

// A rule's texts are prose in the way of Markdown, of which they have paragraphs, lists whose items begin with "- " or a
// number, code that is indented by four spaces or fenced, and code between backticks. Everything else stands for itself:
// authors write <script> and __class__ as they are.

// A passage is a paragraph or a list of such a text, or a block of code in it.
type passage struct {
	code     bool
	language string // of fenced code, if it is said
	text     string // of a paragraph, with its line ends as they are; of code, without indentation and fence
}

// passages takes a text apart and makes it printable.
func passages(text string) []passage {
	var list []passage
	var lines []string
	code, fenced, language := false, false, ""
	flush := func() {
		for len(lines) > 0 && lines[len(lines)-1] == "" {
			lines = lines[:len(lines)-1]
		}
		if len(lines) > 0 {
			list = append(list, passage{code, language, strings.Join(lines, "\n")})
		}
		lines, code, language = nil, false, ""
	}
	for line := range strings.SplitSeq(strings.TrimSpace(printableLines(text)), "\n") {
		line = strings.TrimRight(line, " \t")
		indented, isIndented := strings.CutPrefix(line, "    ")
		switch {
		case strings.HasPrefix(line, "```"):
			flush()
			fenced = !fenced
			if code = fenced; code {
				language = strings.TrimSpace(strings.TrimLeft(line, "`"))
			}
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

var listItem = regexp.MustCompile(`^ *(?:- |[0-9]+[.)] )`)

// mdProse writes a rule's text as Markdown that means what the text says.
func mdProse(text string) string {
	var blocks []string
	for _, p := range passages(text) {
		if p.code {
			blocks = append(blocks, mdFence(p.text, p.language))
			continue
		}
		var lines []string
		open := "" // a line whose code goes on in the next one
		for line := range strings.SplitSeq(p.text, "\n") {
			if open += line; strings.Count(open, "`")%2 == 1 {
				open += " "
				continue
			}
			lines = append(lines, mdLine(open))
			open = ""
		}
		if open != "" {
			lines = append(lines, mdLine(open))
		}
		blocks = append(blocks, strings.Join(lines, "\n"))
	}
	return strings.Join(blocks, "\n\n")
}

// mdLine quotes a line but for the sign of a list's item.
func mdLine(line string) string {
	item := listItem.FindString(line)
	return item + mdText(line[len(item):])
}

// mdFence writes code as a block that no code can end.
func mdFence(code, language string) string {
	code = printableLines(code)
	fence := strings.Repeat("`", max(3, 1+longestRun(code, '`')))
	return fence + language + "\n" + code + "\n" + fence
}
