package format

import "strings"

// withoutTemplates replaces what a template fills in ({{ .Values.host }}, {% if x %}), so that the rest can be parsed: a
// line that holds nothing else becomes blank, any other place a word. Every byte keeps its place.
func withoutTemplates(t string) string {
	if !strings.Contains(t, "{{") && !strings.Contains(t, "{%") {
		return t
	}
	b := []byte(t)
	blank := true // nothing but white space stands before in the line
	for at := 0; at < len(t); at++ {
		c := t[at]
		if c != '{' || at+1 == len(t) || t[at+1] != '{' && t[at+1] != '%' {
			blank = c == '\n' || blank && isSpace(c)
			continue
		}
		closing := "}}"
		if t[at+1] == '%' {
			closing = "%}"
		}
		j := strings.Index(t[at+2:], closing)
		if j < 0 {
			break
		}
		end := at + 2 + j + 2
		if closing == "}}" && strings.HasPrefix(t[end:], "}") { // {{ {"a": 1} }}}: one brace belongs inside
			end++
		}
		fill := byte('x')
		if blank && strings.HasPrefix(strings.TrimLeft(t[end:min(len(t), end+80)], " \t\r")+"\n", "\n") {
			fill = ' '
		}
		for k := at; k < end; k++ {
			if b[k] != '\n' && b[k] != '\r' {
				b[k] = fill
			}
		}
		blank = blank && fill == ' '
		at = end - 1
	}
	return string(b)
}
