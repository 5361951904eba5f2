package claim

import "strings"

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
	json       byte // of a code block that is JSON without a fence: the bracket that closes it
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
	s := blockScanner{text: t, record: recordLabel(t[body:]), closers: closingLines(t)}
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
	json    byte         // the bracket that ends an open block of JSON
	closers map[byte]int // where the last line stands that begins with one
	indents []int        // of the open items, ascending
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
	if s.json != 0 {
		if indent == 0 && content != "" && content[0] == s.json {
			s.json = 0
			s.close(end)
		}
		s.blank = false
		return
	}
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
	if closer := opensJSON(content); closer != 0 && indent == 0 && s.closers[closer] > at {
		s.json, b.kind, b.json = closer, codeBlock, closer
		s.begin(b)
		return
	}
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
	if strings.Trim(content, "-*_ =") == "" && len(content) >= 3 || strings.EqualFold(content, "<details>") || strings.EqualFold(content, "</details>") { // a rule
		s.close(at)
		return
	}
	if s.record != "" && (indent < 2 || content[0] == '<') {
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

// opensJSON is the bracket that closes the JSON of which a line is the first, 0 where it is none: the line holds no more
// than an opening bracket, or goes on as objects and lists do, and does not close it.
func opensJSON(s string) byte {
	closer := map[byte]byte{'[': ']', '{': '}'}[s[0]]
	if closer == 0 || len(s) > 1 && strings.IndexByte("{[\"", strings.TrimLeft(s[1:], " \t")[0]) < 0 || s[len(s)-1] == closer {
		return 0
	}
	return closer
}

// closingLines are the offsets of the last lines that begin with a closing bracket.
func closingLines(t string) map[byte]int {
	last := map[byte]int{}
	for at := 0; at < len(t); at = lineEnd(t, at) {
		if t[at] == ']' || t[at] == '}' {
			last[t[at]] = at
		}
	}
	return last
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
