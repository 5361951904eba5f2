package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word of a text, in lower case and without apostrophes ("doesnt").
type word struct {
	text       string
	start, end int
	gap        gap // what stands before it
}

// gap is the strongest mark of punctuation between two words.
type gap uint8

const (
	joined   gap = iota // white space, hyphens, slashes
	clause              // a comma
	bracket             // a colon, a dash, a bracket
	sentence            // a full stop, a semicolon, an empty line
)

// maxWordLength is how much of a run of letters is looked at.
const maxWordLength = 64

// split takes a text apart into words: runs of letters and digits. With camel, a capital after a small letter begins a
// new word, as in ids of rules.
func split(text string, camel bool) []word {
	words := make([]word, 0, len(text)/6)
	before := sentence
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			before = max(before, gapOf(text, i, r))
			i += size
			continue
		}
		start, last := i, r
		for i < len(text) {
			r, size = utf8.DecodeRuneInString(text[i:])
			if apostrophe(r) && i+size < len(text) && asciiLetter(text[i+size]) {
				i += size
				continue
			}
			if !wordRune(r) || camel && i > start && unicode.IsUpper(r) && !unicode.IsUpper(last) {
				break
			}
			last = r
			i += size
		}
		words = append(words, word{lower(text[start:min(i, start+maxWordLength)]), start, i, before})
		before = joined
	}
	return words
}

func wordRune(r rune) bool {
	return r < utf8.RuneSelf && asciiWord(byte(r)) || r >= utf8.RuneSelf && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func asciiWord(b byte) bool { return asciiLetter(b) || '0' <= b && b <= '9' }

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

var withoutApostrophes = strings.NewReplacer("'", "", "’", "")

func lower(s string) string {
	s = strings.ToLower(s)
	if strings.ContainsAny(s, "'’") {
		s = withoutApostrophes.Replace(s)
	}
	return s
}

// gapOf is what a rune that belongs to no word means. A full stop ends a sentence only before white space.
func gapOf(text string, i int, r rune) gap {
	switch r {
	case '.', '!', '?':
		if i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n' || text[i+1] == '\r' || text[i+1] == '"' || text[i+1] == '*' {
			return sentence
		}
	case ';', '|', '。', '！', '？', '；':
		return sentence
	case ',', '，', '、':
		return clause
	case ':', '–', '—', '：', '(', ')', '（', '）', '[', ']':
		if r == '(' && i+1 < len(text) && text[i+1] == ')' || r == ')' && i > 0 && text[i-1] == '(' {
			return joined // a call
		}
		return bracket
	case '\n':
		rest := strings.TrimLeft(text[i+1:min(len(text), i+40)], " \t\r")
		if rest != "" && (rest[0] == '\n' || rest[0] == '#' || rest[0] == '-' || rest[0] == '*') {
			return sentence
		}
	}
	return joined
}
