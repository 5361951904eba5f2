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
		if r == '<' {
			if n := tagLength(text[i:]); n > 0 {
				i += n
				continue
			}
		}
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
			if !wordRune(r) || i > start && (ideograph(r) || ideograph(last)) || camel && i > start && unicode.IsUpper(r) && !unicode.IsUpper(last) {
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

// tags are those of HTML that only lay out text.
var tags = wordSet("a b i u p br hr em strong code pre kbd tt span div font ul ol li dl dt dd table thead tbody tr td th h1 h2 h3 h4 h5 h6 details summary sub sup small blockquote")

// tagLength is the length of a tag at the beginning of a text, 0 where there is none.
func tagLength(s string) int {
	name := strings.TrimLeft(s[1:min(len(s), 20)], "/")
	n := 0
	for n < len(name) && asciiWord(name[n]) {
		n++
	}
	if n == 0 || !tags[strings.ToLower(name[:n])] {
		return 0
	}
	if end := strings.IndexByte(s[:min(len(s), 200)], '>'); end > 0 {
		return end + 1
	}
	return 0
}

// withoutTags is a text without such tags.
func withoutTags(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '<' {
			if n := tagLength(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// ideograph says whether a rune is a word of its own, as in scripts that put no spaces between words.
func ideograph(r rune) bool {
	return r >= 0x3040 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
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
		if r == ')' || r == '(' && i > 0 && asciiWord(text[i-1]) { // the arguments of a call
			return joined
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
