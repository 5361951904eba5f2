package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A block is a piece of prose: a heading, the first lines of an item of a list, a paragraph, a table, a code block.
// Blocks stand in the order of the text and do not overlap. This is not all of Markdown: it is what tells where a claim
// begins and ends, in one pass over the lines, of plain text too.
type block struct {
	kind       blockKind
	rank       int // of headings and items: a block belongs to the last one before it of a lower rank
	indent     int // columns before it
	start, end int // with the line's end
	text       int // offset of the content, behind marks and numbering
	number     string
	loose      bool // an empty line stands before it
	apart      bool // a form of a mail stands before it
	record     bool // it begins a record of labelled lines
}

type blockKind uint8

const (
	textBlock blockKind = iota
	headingBlock
	itemBlock
	tableBlock
	codeBlock
	quoteBlock
)

// The ranks. Headings have 1 to 6, lines that serve as headings the next, items those from rankItem on, two for each
// level of nesting: numbered ones can have dashes of the same indentation under them.
const (
	rankLine = 7
	rankItem = 10
	maxNest  = 20
	rankLeaf = 100
)

// blocksOf takes a text apart, without the forms of a mail.
func blocksOf(t string, forms []mailForm) []block {
	body := 0
	if len(forms) > 0 {
		body = forms[0].end
	}
	s := blockScanner{text: t, record: recordLabel(t[body:])}
	for at := 0; at < len(t); {
		if len(forms) > 0 && at >= forms[0].start {
			s.close(min(at, len(t)))
			at, s.blank, s.apart = forms[0].end, true, true
			forms = forms[1:]
			continue
		}
		end := lineEnd(t, at)
		s.line(at, end)
		at = end
		if at == len(t) && s.fence != "" && !s.mended {
			at = s.mend()
		}
	}
	s.close(len(t))
	return s.blocks
}

// mend ends a code block that nobody closed before the next heading behind an empty line, and says where to go on.
// It is done once, so that time stays linear.
func (s *blockScanner) mend() int {
	s.mended, s.fence = true, ""
	b := s.last()
	blank := false
	for at := lineEnd(s.text, b.start); at < len(s.text); {
		end := lineEnd(s.text, at)
		line := strings.TrimSpace(s.text[at:end])
		if level, _ := headingMark(line); blank && level > 1 {
			s.close(at)
			s.blank = true
			return at
		}
		blank = line == ""
		at = end
	}
	return len(s.text)
}

type blockScanner struct {
	text    string
	blocks  []block
	open    bool // the last block goes on
	fence   string
	blank   bool // the line before was empty
	apart   bool // a form of a mail stands before the line
	record  string
	mended  bool
	indents []int // of the open items, ascending
}

func (s *blockScanner) close(at int) {
	if s.open {
		s.blocks[len(s.blocks)-1].end = at
		s.open = false
	}
}

func (s *blockScanner) begin(b block) {
	s.close(b.start)
	b.loose, b.apart = s.blank, s.apart
	s.apart = false
	if b.kind != itemBlock && b.kind != headingBlock {
		b.rank = rankLeaf
	}
	s.blocks = append(s.blocks, b)
	s.open = true
}

func (s *blockScanner) last() *block { return &s.blocks[len(s.blocks)-1] }

func (s *blockScanner) line(at, end int) {
	line := strings.TrimRight(s.text[at:end], " \t\r\n")
	indent, text := indentation(line)
	content := line[text:]
	if s.fence != "" {
		if strings.HasPrefix(content, s.fence) && strings.Trim(content, s.fence[:1]) == "" {
			s.fence = ""
			s.close(end)
		}
		s.blank = false
		return
	}
	if content == "" {
		s.close(at)
		s.blank = true
		return
	}
	s.content(at, end, indent, at+text, content)
	s.blank = false
}

// content takes a line that is not empty and not in a code block.
func (s *blockScanner) content(at, end, indent, text int, content string) {
	b := block{indent: indent, start: at, end: end, text: text}
	if m := fenceMark(content); m != "" {
		s.fence = m
		b.kind = codeBlock
		s.begin(b)
		return
	}
	if s.open && s.last().kind == textBlock && underline(content) && !strings.Contains(strings.TrimSpace(s.text[s.last().text:at]), "\n") {
		h := s.last() // the line before is a heading
		h.kind, h.rank = headingBlock, 2
		if content[0] == '=' {
			h.rank = 1
		}
		h.number, h.text = numbering(s.text, h.text, at)
		s.indents = s.indents[:0]
		s.close(end)
		return
	}
	if strings.Trim(content, "-*_ =") == "" && len(content) >= 3 { // a rule
		s.close(at)
		return
	}
	if s.record != "" && indent < 2 {
		if l, ok := labelOf(content); ok && l.name == s.record && !l.whole {
			b.kind, b.rank, b.record = headingBlock, rankLine, true
			s.begin(b)
			s.close(end)
			return
		}
	}
	switch level, offset := headingMark(content); {
	case level > 0:
		b.kind, b.rank = headingBlock, level
		b.number, b.text = numbering(s.text, text+offset, end)
		s.indents = s.indents[:0]
		s.begin(b)
		s.close(end)
		return
	case content[0] == '>':
		if !s.open || s.last().kind != quoteBlock {
			b.kind = quoteBlock
			s.begin(b)
		}
		return
	case content[0] == '|' && strings.Count(content, "|") > 1:
		if !s.open || s.last().kind != tableBlock {
			b.kind = tableBlock
			s.begin(b)
		}
		return
	}
	if indent == 0 && compilerLine(content) {
		b.kind, b.rank = itemBlock, s.nest(0, false)
		s.begin(b)
		return
	}
	if number, offset := itemMark(content); offset > 0 {
		b.kind, b.number, b.text = itemBlock, number, text+offset
		b.rank = s.nest(indent, number != "")
		s.begin(b)
		return
	}
	if s.open && (s.last().kind == itemBlock || s.last().kind == textBlock) {
		if !lineHeading(content, true) {
			return // it goes on
		}
	}
	if indent < 2 && lineHeading(content, false) {
		b.kind, b.rank = headingBlock, rankLine
		b.number, b.text = numbering(s.text, text, end)
		s.begin(b)
		s.close(end)
		return
	}
	s.begin(b)
}

// compilerLine says whether a line is a message as compilers write them: "a.py:12:3: ...".
func compilerLine(s string) bool {
	colon := strings.IndexByte(s, ':')
	if colon <= 0 || colon > maxPath || !isPath(s[:colon]) {
		return false
	}
	rest := s[colon+1:]
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	return digits > 0 && digits < len(rest) && rest[digits] == ':'
}

// nest is the rank of an item by its indentation.
func (s *blockScanner) nest(indent int, ordered bool) int {
	for len(s.indents) > 0 && s.indents[len(s.indents)-1] > indent {
		s.indents = s.indents[:len(s.indents)-1]
	}
	if len(s.indents) == 0 || indent > s.indents[len(s.indents)-1]+1 {
		s.indents = append(s.indents, indent)
	}
	rank := rankItem + 2*min(len(s.indents)-1, maxNest)
	if !ordered {
		rank++
	}
	return rank
}

func indentation(line string) (columns, offset int) {
	for offset < len(line) {
		switch line[offset] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, offset
		}
		offset++
	}
	return columns, offset
}

func underline(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

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
var countedWords = map[string]bool{
	"finding": true, "issue": true, "vulnerability": true, "vuln": true, "bug": true, "problem": true, "weakness": true, "claim": true, "item": true,
	"report": true, "observation": true, "defect": true, "flaw": true, "concern": true, "risk": true, "befund": true, "schwachstelle": true, "problème": true, "vulnérabilité": true, "vulnerabilidad": true, "vulnerabilidade": true, "constat": true, "faille": true, "feststellung": true, "hallazgo": true, "no": true, "nr": true, "case": true,
}

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
