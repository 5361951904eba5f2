package source

import (
	"regexp"
	"strings"
)

// PEP 263: a comment in the first or second line declares the encoding of a Python file; in the second line only where
// the first holds nothing but a comment or white space.
var (
	codingComment = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`)
	noCode        = regexp.MustCompile(`^[ \t\f]*(#|$)`)
)

// declaration is the encoding that a file declares, as written, and the line (1 or 2) where; "" for none.
func declaration(raw []byte, language Language) (name string, line int) {
	if language != Python {
		return "", 0
	}
	const longest = 4 << 10 // of the two lines; a declaration is near the start of its line
	rest := string(raw[:min(len(raw), longest)])
	for line = 1; line <= 2; line++ {
		var text string
		text, rest = cutLine(rest)
		if m := codingComment.FindStringSubmatch(text); m != nil {
			return m[1], line
		}
		if !noCode.MatchString(text) {
			break
		}
	}
	return "", 0
}

// cutLine cuts a text after its first line, which comes without its line end.
func cutLine(text string) (line, rest string) {
	i := strings.IndexAny(text, "\r\n")
	if i < 0 {
		return text, ""
	}
	line, rest = text[:i], text[i+1:]
	if text[i] == '\r' {
		rest = strings.TrimPrefix(rest, "\n")
	}
	return line, rest
}

// lineStart is the offset of the start of line 1 or 2.
func lineStart(text string, line int) int {
	if line < 2 {
		return 0
	}
	_, rest := cutLine(text)
	return len(text) - len(rest)
}
