package audit

import (
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// uncomment blanks the comments of a text, and the docstrings of Python, and keeps every offset: what comments say is no
// evidence of what code does.
func uncomment(f *source.File) string {
	if f.Language == source.Python {
		return uncommentPython(f.Text)
	}
	end := strings.ToLower(path.Ext(f.Path))
	c := commentMarks[end]
	if c == nil && f.Language == source.Template {
		c = commentMarks[".html"]
	}
	if c == nil {
		c = commentMarks[""]
	}
	return blankMarked(f.Text, c)
}

// A mark begins a comment, and another one ends it: "\n" is the end of the line.
type mark struct{ begin, end string }

// commentMarks are those of languages by the ends of their files' names; "" is every other one's.
var commentMarks = map[string][]mark{
	"":      {{"# ", "\n"}},
	".html": {{"<!--", "-->"}, {"{#", "#}"}, {"{% comment %}", "{% endcomment %}"}},
	".js":   {{"/*", "*/"}, {"// ", "\n"}},
	".ts":   {{"/*", "*/"}, {"// ", "\n"}},
	".java": {{"/*", "*/"}, {"// ", "\n"}},
	".css":  {{"/*", "*/"}},
	".sql":  {{"/*", "*/"}, {"-- ", "\n"}},
	".ini":  {{"# ", "\n"}, {"; ", "\n"}},
}

func blankMarked(text string, marks []mark) string {
	var b *blanker
	for i := 0; i < len(text); i++ {
		for _, m := range marks {
			if !strings.HasPrefix(text[i:], m.begin) {
				continue
			}
			n := strings.Index(text[i+len(m.begin):], m.end)
			end := len(text)
			if n >= 0 {
				end = i + len(m.begin) + n + len(m.end)
			}
			b = b.blank(text, i, end)
			i = end - 1
			break
		}
	}
	return b.text(text)
}

// uncommentPython blanks # comments and strings that stand alone as a statement.
func uncommentPython(text string) string {
	var b *blanker
	fresh, depth := true, 0 // at the beginning of a statement; inside so many brackets
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '#':
			end := i + lineLength(text[i:])
			b = b.blank(text, i, end)
			i = end
			continue
		case c == '\n':
			fresh = depth == 0
		case c == ' ' || c == '\t' || c == '\r' || c == '\f':
		case c == '\\' && i+1 < len(text) && text[i+1] == '\n':
			i++
		case c == '\'' || c == '"':
			end := stringEnd(text, i)
			if fresh && alone(text[end:]) {
				b = b.blank(text, i, end)
			}
			fresh = false
			i = end
			continue
		case strings.IndexByte("([{", c) >= 0:
			depth++
			fresh = false
		case strings.IndexByte(")]}", c) >= 0:
			depth = max(depth-1, 0)
			fresh = false
		case fresh && strings.IndexByte("rRuUbB", c) >= 0 && i+1 < len(text) && (text[i+1] == '\'' || text[i+1] == '"'):
		default:
			fresh = false
		}
		i++
	}
	return b.text(text)
}

// alone reports whether nothing but a comment follows on the line.
func alone(rest string) bool {
	line := strings.TrimSpace(rest[:lineLength(rest)])
	return line == "" || line[0] == '#'
}

func lineLength(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

// stringEnd is the offset behind the string that begins with a quotation mark at i.
func stringEnd(text string, i int) int {
	q := text[i : i+1]
	if strings.HasPrefix(text[i:], q+q+q) {
		q += q + q
	}
	for j := i + len(q); j < len(text); j++ {
		switch {
		case text[j] == '\\':
			j++
		case text[j] == '\n' && len(q) == 1:
			return j
		case strings.HasPrefix(text[j:], q):
			return j + len(q)
		}
	}
	return len(text)
}

// A blanker is a copy of a text in which parts were blanked; nil where none was yet.
type blanker struct{ copy []byte }

func (b *blanker) blank(text string, from, to int) *blanker {
	if b == nil {
		b = &blanker{[]byte(text)}
	}
	for i := from; i < to; i++ {
		if c := b.copy[i]; c != '\n' && c != '\r' {
			b.copy[i] = ' '
		}
	}
	return b
}

func (b *blanker) text(text string) string {
	if b == nil {
		return text
	}
	return string(b.copy)
}
