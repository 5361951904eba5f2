package audit

import "strings"

// stem takes endings off an English word, roughly and always the same way, so that "uploads", "uploaded" and "upload" are
// one.
func stem(w string) string {
	for _, end := range []string{"ations", "ates", "ated", "ating", "ation", "ities", "ness", "ments", "ment", "ings", "ing", "ies", "ied", "ate", "edly", "ed", "es", "ly", "s", "e", "y"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 2 {
			w = rest
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] { // "stripp"
		w = w[:n-1]
	}
	return w
}

// parts are the words inside an identifier: "getUserById" and "get_user_by_id" hold four, in lower case.
func parts(id string) (out []string) {
	start := 0
	for i := 1; i <= len(id); i++ {
		boundary := i == len(id) || id[i] == '_' || upper(id[i]) && !upper(id[i-1]) || i > start && id[start] == '_'
		if boundary {
			if w := strings.Trim(id[start:i], "_"); w != "" {
				out = append(out, strings.ToLower(w))
			}
			start = i
		}
	}
	return out
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
