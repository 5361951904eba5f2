package claim

import "strings"

// parseRelaxed reads JSON as parseTrees does, and where that fails once more without what JSON does not allow, and
// models and people write: commas before closing brackets, comments, True, False and None. Offsets stay as they are.
func parseRelaxed(text string) ([]node, error) {
	trees, err := parseTrees(text)
	if err == nil {
		return trees, nil
	}
	relaxed := relax(text)
	if relaxed == text {
		return trees, err
	}
	again, err2 := parseTrees(relaxed)
	if err2 == nil || len(again) > 0 && (len(trees) == 0 || again[len(again)-1].end > trees[len(trees)-1].end) {
		return again, err2
	}
	return trees, err
}

// relax puts spaces in the place of comments and of commas before closing brackets, and writes Python's literals as
// JSON's. The text keeps its length.
func relax(text string) string {
	b := []byte(text)
	comma := -1 // the last one, if only white space and comments follow it so far
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			comma = -1
			for i++; i < len(b) && b[i] != '"' && b[i] != '\n'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
		case c == '/' && i+1 < len(b) && b[i+1] == '/' || c == '#':
			for i < len(b) && b[i] != '\n' {
				b[i] = ' '
				i++
			}
		case c == '/' && i+1 < len(b) && b[i+1] == '*':
			end := strings.Index(text[i+2:], "*/")
			if end < 0 {
				return string(b)
			}
			for end += i + 4; i < end; i++ {
				b[i] = ' '
			}
			i--
		case c == ',':
			comma = i
		case c == ']' || c == '}':
			if comma >= 0 {
				b[comma] = ' '
			}
			comma = -1
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case (c == 'T' || c == 'F' || c == 'N') && (i == 0 || !asciiWord(b[i-1])):
			comma = -1
			for python, json := range literalsOfPython {
				if strings.HasPrefix(text[i:], python) {
					i += copy(b[i:], json) - 1
				}
			}
		default:
			comma = -1
		}
	}
	return string(b)
}

var literalsOfPython = map[string]string{"True": "true", "False": "false", "None": "null"}
