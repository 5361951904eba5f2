package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headingMark is the level of a heading of Markdown, HTML, or reStructuredText's and wikis' cousins, and where its text
// begins.
func headingMark(s string) (level, offset int) {
	for offset < len(s) && s[offset] == '#' {
		offset++
	}
	if offset > 0 {
		if offset > 6 || offset < len(s) && s[offset] != ' ' && s[offset] != '\t' || offset == len(s) {
			return 0, 0
		}
		return offset, offset + len(s[offset:]) - len(strings.TrimLeft(s[offset:], " \t"))
	}
	for _, tag := range [...]string{"<summary>", "<details><summary>"} {
		if rest, ok := cutFold(s, tag); ok {
			return rankLine, len(s) - len(rest)
		}
	}
	if len(s) > 4 && s[0] == '<' && s[1]|0x20 == 'h' && '1' <= s[2] && s[2] <= '6' {
		if i := strings.IndexByte(s, '>'); i > 0 {
			return int(s[2] - '0'), i + 1
		}
	}
	if len(s) > 5 && s[0] == '=' && strings.HasSuffix(s, "=") { // == Title ==
		n := len(s) - len(strings.TrimLeft(s, "="))
		if n <= 6 && strings.HasSuffix(s, s[:n]) {
			return n, n
		}
	}
	return 0, 0
}

// itemMark is the number of an item ("" for a dash), and where its text begins; 0 for what is no item.
func itemMark(s string) (number string, offset int) {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '-', '*', '+', '•', '◦', '▪', '‣', '–', '·', '●', '○':
		if len(s) > size && (s[size] == ' ' || s[size] == '\t') || r == '•' && len(s) > size {
			rest := strings.TrimLeft(s[size:], " \t")
			for _, box := range [...]string{"[ ] ", "[x] ", "[X] "} {
				rest = strings.TrimPrefix(rest, box)
			}
			return "", len(s) - len(rest)
		}
		return "", 0
	case '<':
		if rest, ok := cutFold(s, "<li>"); ok {
			return "", len(s) - len(rest)
		}
	}
	open := 0
	if s[0] == '(' || s[0] == '[' {
		open = 1
	}
	i := open
	for i < len(s) && i < open+4 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if i == open && open == 1 && i < len(s) && 'a' <= s[i] && s[i] <= 'z' && i+1 < len(s) && s[i+1] == ')' {
		i++
	}
	if i == open || i == len(s) {
		return "", 0
	}
	closing := s[i]
	if open == 0 && closing != '.' && closing != ')' || open == 1 && closing != ')' && closing != ']' {
		if open == 0 && strings.HasPrefix(s[i:], "️⃣") { // a keycap
			return s[:i], i + len("️⃣")
		}
		return "", 0
	}
	if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\t' && s[i+1] != '*' || i+1 == len(s) {
		return "", 0
	}
	rest := strings.TrimLeft(s[i+1:], " \t")
	return s[open:i], len(s) - len(rest)
}

// numbering takes the number or id off the beginning of a heading ("3.", "Finding 3:", "[F-01]", "VULN-001 -") and says
// where its text begins.
func numbering(t string, at, end int) (number string, text int) {
	s := strings.TrimRight(t[at:end], "\r\n")
	i := 0
	for i < len(s) { // emphasis and emoji
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != '*' && r != '_' && r != '[' && r != '(' && r != '#' && (r < utf8.RuneSelf || unicode.IsLetter(r)) && r != ' ' {
			break
		}
		i += size
	}
	word := 0
	word = lettersAt(s[i:])
	k := i + word
	counted := word > 0 && countedWords[strings.ToLower(s[i:k])]
	if word > 0 && !counted && (word > 8 || k == len(s) || s[k] != '-' && s[k] != '_' && (word > 2 || s[k] < '0' || s[k] > '9')) || strings.EqualFold(s[i:k], "cwe") || strings.EqualFold(s[i:k], "cve") {
		return "", at
	}
	for k < len(s) && (s[k] == ' ' || s[k] == '#' || s[k] == '-' || s[k] == '_') && word > 0 {
		k++
	}
	digits := k
	for k < len(s) && ('0' <= s[k] && s[k] <= '9' || s[k] == '.' && k > digits && k+1 < len(s) && '0' <= s[k+1] && s[k+1] <= '9') {
		k++
	}
	if k == digits || k-digits > 8 {
		return "", at
	}
	number = s[i:k]
	if counted || word == 0 {
		number = s[digits:k]
	}
	rest := strings.TrimLeft(s[k:], " \t")
	if word == 0 && rest == s[k:] && (rest == "" || strings.IndexByte(".):]-", rest[0]) < 0) { // "2FA", "403"
		return "", at
	}
	if word == 0 && rest != "" && strings.IndexByte(".):]", s[k]) < 0 && !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "—") && i == 0 {
		return "", at // "3 issues were found"
	}
	rest = strings.TrimLeft(rest, "*_]).:-–— \t")
	return number, at + len(s) - len(rest)
}

// lettersAt is how many bytes of letters a text begins with.
func lettersAt(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// countedWords stand before the number of a finding.
var countedWords = wordSet(`finding issue vulnerability vuln bug problem weakness claim item report observation defect flaw
	concern risk befund schwachstelle problème vulnérabilité vulnerabilidad vulnerabilidade constat
	faille feststellung hallazgo no nr case`)

// lineHeading says whether a line of its own serves as a heading: all of it is bold, or it begins as a numbered finding
// does. within says that it stands inside a paragraph, where only the latter counts.
func lineHeading(s string, within bool) bool {
	if len(s) > maxTitle {
		return false
	}
	bare := strings.TrimLeft(s, "*_[ ")
	word := lettersAt(bare)
	if countedWords[strings.ToLower(bare[:word])] {
		rest := strings.TrimLeft(bare[word:], " #-_")
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		if after := rest[digits:]; digits > 0 && digits < 5 && (after == "" || strings.ContainsRune(":.)]-–—*", []rune(after)[0]) || strings.HasPrefix(after, " -") || strings.HasPrefix(after, " –") || strings.HasPrefix(after, " —") || strings.HasPrefix(after, " (")) {
			return true
		}
	}
	if within {
		return false
	}
	if name, ok := strings.CutSuffix(s, ":"); ok && labels().sectionNamed(plainName(name)).section() {
		return true // "Critical issues:"
	}
	for _, mark := range []string{"**", "__"} {
		if inside, ok := strings.CutPrefix(s, mark); ok {
			inside = strings.TrimRight(inside, ": ")
			if inside, ok = strings.CutSuffix(inside, mark); ok && inside != "" && !strings.Contains(inside, mark) {
				return true
			}
		}
	}
	for _, tag := range []string{"b", "strong"} {
		if inside, ok := cutFold(s, "<"+tag+">"); ok && strings.HasSuffix(strings.ToLower(strings.TrimRight(inside, ": ")), "</"+tag+">") {
			return true
		}
	}
	return capitals(s)
}

// capitals says whether a line is written in capitals, as headings in plain text are.
func capitals(s string) bool {
	letters, words := 0, 1
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		case r == ' ':
			words++
		case r == '_' || r == '(' || r == '=' || r == '/' || r == '.':
			return false
		}
	}
	return letters >= 6 && words <= 10
}
