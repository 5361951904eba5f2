package audit

import "strings"

// wordsOf are the identifiers and numbers of a line in lower case, in order: letters, digits and underscores.
func wordsOf(line string) (out []string) {
	start := -1
	for i := 0; i <= len(line); i++ {
		if i < len(line) && wordByte(line[i]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, strings.ToLower(line[start:i]))
			start = -1
		}
	}
	return out
}

func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}
