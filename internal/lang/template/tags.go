package template

import (
	"fmt"
	"slices"
	"strings"
)

// Jinja2, Django and Tornado share their delimiters: {{ output }}, {% tag %}, {# comment #}. Here the text is cut at
// them and the tags are nested; what a tag means is in the file of its dialect.

// maxNesting bounds the tags open at one place that have nodes of their own. Past it a tag's content is taken as if the
// tag were not there.
const maxNesting = 200

type parser struct {
	text    string
	dialect Dialect
	root    []*node
	errs    []Error

	stack  []*frame
	nested int             // frames with a node
	open   map[string]int  // how many frames end so
	ends   map[string]bool // the words of all tags that begin with "end"

	missing map[string]int32 // from here on to there, this delimiter does not occur
	line    int32            // of Django: where the line ends that was last looked at
	budget  int              // bytes that failing searches for a delimiter may still look at

	fileEscape Escaping // what the file says for all of it
}

// maxErrors bounds the errors of one file.
const maxErrors = 100

func (p *parser) errorf(pos int32, format string, args ...any) {
	if len(p.errs) < maxErrors {
		p.errs = append(p.errs, Error{pos, fmt.Sprintf(format, args...)})
	}
}

// A frame is an open tag.
type frame struct {
	name string // the tag's word
	end  string // the word that closes it
	pos  int32
	node *node // nil past maxNesting
	list *[]*node
	// middle takes a tag that divides the content: else, elif, empty. It reports whether the tag is one.
	middle func(t tag) bool
}

// A tag is {% word rest %}.
type tag struct {
	pos, end   int32
	word       string
	rest, stop int32 // where the rest begins and ends
}

func (p *parser) restOf(t tag) string { return p.text[t.rest:t.stop] }

func (p *parser) add(n *node) *node {
	list := &p.root
	if len(p.stack) > 0 {
		list = p.stack[len(p.stack)-1].list
	}
	*list = append(*list, n)
	return n
}

// push opens a tag whose content goes into a list of n.
func (p *parser) push(t tag, end string, n *node, list *[]*node, middle func(tag) bool) {
	f := &frame{name: t.word, end: end, pos: t.pos, node: n, list: list, middle: middle}
	if p.nested >= maxNesting {
		if p.nested == maxNesting {
			p.errorf(t.pos, "tags are nested more than %d deep; the inner ones are ignored", maxNesting)
		}
		f.node, f.list = nil, &p.root
		if len(p.stack) > 0 {
			f.list = p.stack[len(p.stack)-1].list
		}
		f.middle = func(tag) bool { return middle != nil }
	} else {
		p.add(n)
	}
	p.nested++
	p.stack = append(p.stack, f)
	p.open[end]++
}

// section opens a tag with one content.
func (p *parser) section(t tag, end string, n *node) {
	p.push(t, end, n, &n.body, nil)
}

func (p *parser) top() *frame {
	if len(p.stack) == 0 {
		return nil
	}
	return p.stack[len(p.stack)-1]
}

func (p *parser) pop() {
	f := p.top()
	p.stack = p.stack[:len(p.stack)-1]
	p.open[f.end]--
	p.nested--
	if f.node != nil {
		f.node.end = max(f.node.end, f.pos)
	}
}

// close ends the innermost open tag that the word ends. It reports whether the word ends anything.
func (p *parser) close(t tag) bool {
	if p.open[t.word] == 0 {
		return false
	}
	for p.top().end != t.word {
		p.errorf(p.top().pos, "%s is not closed before %s", p.top().name, t.word)
		p.pop()
	}
	p.pop()
	return true
}

func (p *parser) closeAll() {
	for len(p.stack) > 0 {
		p.errorf(p.top().pos, "%s is not closed", p.top().name)
		p.pop()
	}
}

// find is strings.Index from pos on, up to end, with a memory of what is not there: -1 then.
func (p *parser) find(delimiter string, pos, end int32) int32 {
	if pos > end || p.missing[delimiter] > pos && p.missing[delimiter] >= end {
		return -1
	}
	if i := strings.Index(p.text[pos:end], delimiter); i >= 0 {
		return pos + int32(i)
	}
	p.missing[delimiter] = end
	return -1
}

func (p *parser) tags() {
	p.open, p.ends, p.missing = map[string]int{}, map[string]bool{}, map[string]int32{}
	p.budget = 4*len(p.text) + 1<<16
	p.collectEnds()
	end := int32(len(p.text))
	from, pos := int32(0), int32(0)
	flush := func(to int32) {
		if from < to {
			p.add(&node{kind: textNode, pos: from, end: to})
		}
	}
	for pos < end {
		i := strings.IndexByte(p.text[pos:], '{')
		if i < 0 || pos+int32(i)+1 >= end {
			break
		}
		pos += int32(i)
		c := p.text[pos+1]
		if c != '{' && c != '%' && c != '#' {
			pos++
			continue
		}
		if p.dialect == Tornado {
			if c == '{' && strings.HasPrefix(p.text[pos:], "{{{") && !strings.HasPrefix(p.text[pos:], "{{{{") {
				pos++ // of three braces the last two count
			}
			if strings.HasPrefix(p.text[pos+2:], "!") {
				flush(pos + 2)
				pos += 3
				from = pos
				continue
			}
		}
		stop := p.closing(c, pos+2)
		if stop < 0 {
			pos += 2
			continue
		}
		flush(pos)
		after := stop + 2
		inner, innerEnd := pos+2, stop
		if p.dialect == Jinja2 {
			if inner < innerEnd && (p.text[inner] == '-' || p.text[inner] == '+') {
				inner++
			}
			if inner < innerEnd && (p.text[innerEnd-1] == '-' || p.text[innerEnd-1] == '+') {
				innerEnd--
			}
		}
		switch c {
		case '{':
			p.output(pos, after, inner, innerEnd)
		case '%':
			after = p.tag(pos, after, inner, innerEnd)
		}
		pos, from = after, after
	}
	flush(end)
	p.closeAll()
}

// closing finds the end of what begins with "{" and c; its inside begins at pos.
func (p *parser) closing(c byte, pos int32) int32 {
	delimiter := map[byte]string{'{': "}}", '%': "%}", '#': "#}"}[c]
	end := int32(len(p.text))
	if p.dialect == Django {
		if p.line < pos { // where this line ends
			p.line = end
			if i := strings.IndexByte(p.text[pos:], '\n'); i >= 0 {
				p.line = pos + int32(i)
			}
		}
		return p.find(delimiter, pos, p.line)
	}
	if c != '#' && p.dialect == Jinja2 && p.budget > 0 {
		if i := p.balanced(delimiter, pos); i >= 0 {
			return i
		}
	}
	return p.find(delimiter, pos, end)
}

// balanced finds a delimiter outside of strings and brackets, as Jinja2 does; -1 where there is none.
func (p *parser) balanced(delimiter string, pos int32) int32 {
	depth := 0
	end := int32(len(p.text))
	limit := min(end, pos+int32(min(p.budget, 1<<30)))
	for i := pos; i < limit; i++ {
		switch c := p.text[i]; c {
		case '\'', '"':
			t, ok := stringAt(p.text[:limit], i, i, limit)
			if !ok {
				p.budget -= int(limit - pos)
				return -1
			}
			i = t.end - 1
		case '(', '[', '{':
			depth++
		case ')', ']', '}', '%':
			if depth <= 0 && strings.HasPrefix(p.text[i:], delimiter) {
				return i
			}
			if c != '%' {
				depth--
			}
		}
	}
	p.budget -= int(limit - pos)
	return -1
}

// collectEnds finds the words of tags that begin with "end": a tag of an extension has content where such a tag exists.
func (p *parser) collectEnds() {
	for pos := 0; ; {
		i := strings.Index(p.text[pos:], "{%")
		if i < 0 {
			return
		}
		pos += i + 2
		rest := strings.TrimLeft(p.text[pos:min(len(p.text), pos+80)], "-+ \t\r\n")
		if !strings.HasPrefix(rest, "end") {
			continue
		}
		n := 0
		for n < len(rest) && isNamePart(rest[n]) {
			n++
		}
		p.ends[rest[:n]] = true
	}
}

// tag takes one {% tag %} and gives the offset at which to go on: past the content, where that is no template.
func (p *parser) tag(pos, after, inner, innerEnd int32) int32 {
	for inner < innerEnd && isSpace(p.text[inner]) {
		inner++
	}
	for inner < innerEnd && isSpace(p.text[innerEnd-1]) {
		innerEnd--
	}
	i := inner
	for i < innerEnd && !isSpace(p.text[i]) && p.text[i] != '(' && p.text[i] != '"' && p.text[i] != '\'' {
		i++
	}
	t := tag{pos: pos, end: after, word: p.text[inner:i], rest: i, stop: innerEnd}
	for t.rest < t.stop && isSpace(p.text[t.rest]) {
		t.rest++
	}
	switch t.word {
	case "":
		p.errorf(pos, "empty tag")
		return after
	case "raw", "verbatim", "comment":
		if to, ok := p.rawSection(t); ok {
			return to
		}
	}
	if p.close(t) {
		return after
	}
	if f := p.top(); f != nil && f.middle != nil && f.middle(t) {
		return after
	}
	known := false
	switch p.dialect {
	case Jinja2:
		known = p.jinjaTag(t)
	case Django:
		known = p.djangoTag(t)
	case Tornado:
		known = p.tornadoTag(t)
	}
	if !known {
		p.unknownTag(t)
	}
	return after
}

// rawSection takes the content of raw and verbatim as literal text, and that of comment as nothing.
func (p *parser) rawSection(t tag) (int32, bool) {
	switch p.dialect {
	case Tornado:
		return 0, false // raw and comment are tags without content there
	case Jinja2:
		if t.word != "raw" {
			return 0, false
		}
	case Django:
		if t.word == "raw" {
			return 0, false
		}
	}
	want := "end" + t.word
	if t.word == "verbatim" && t.rest < t.stop {
		want += " " + p.restOf(t)
	}
	for pos := t.end; ; {
		i := p.find("{%", pos, int32(len(p.text)))
		if i < 0 {
			break
		}
		pos = i + 2
		stop := p.find("%}", pos, int32(len(p.text)))
		if stop < 0 {
			break
		}
		if stop-pos > int32(len(want))+200 {
			continue
		}
		words := strings.Fields(strings.Trim(p.text[pos:stop], "-+ \t\r\n"))
		if strings.Join(words, " ") != want && (t.word != "comment" || len(words) == 0 || words[0] != want) {
			continue
		}
		if t.word != "comment" && t.end < i {
			p.add(&node{kind: textNode, pos: t.end, end: i})
		}
		return stop + 2, true
	}
	p.errorf(t.pos, "%s is not closed", t.word)
	return int32(len(p.text)), true
}

// unknownTag is a tag of an extension. Its own arguments go nowhere, except into the variable that "as" names; its
// content may or may not be written.
func (p *parser) unknownTag(t tag) {
	if strings.HasPrefix(t.word, "end") {
		p.errorf(t.pos, "%s closes nothing", t.word)
		return
	}
	for _, end := range []string{"end" + t.word, "end_" + t.word} {
		if p.ends[end] {
			p.optional(t, end)
			return
		}
	}
	switch t.word {
	case "else", "elif", "empty", "elseif":
		p.errorf(t.pos, "%s belongs to nothing", t.word)
		return
	}
	if p.dialect == Django {
		list := words(p.text, t.rest, t.stop)
		if n := len(list); n >= 2 && list[n-2].text == "as" {
			p.setUnknown(t, list[n-1], list[:n-2])
		}
	}
}

// optional opens a tag whose content, or each of its contents, may or may not be written.
func (p *parser) optional(t tag, end string) {
	n := &node{kind: optionalNode, pos: t.pos, end: t.end, branches: make([]branch, 1)}
	p.push(t, end, n, &n.branches[0].body, nil)
	f := p.top()
	f.middle = func(t tag) bool {
		switch t.word {
		case "else", "elif", "elseif", "empty", "except", "finally", "plural", "pluralize":
		default:
			return false
		}
		if f.node != nil {
			n.branches = append(n.branches, branch{})
			f.list = &n.branches[len(n.branches)-1].body
		}
		return true
	}
}

// setUnknown gives a variable the data of a tag's arguments.
func (p *parser) setUnknown(t tag, name token, args []token) {
	u := &expr{kind: unknownExpr, name: t.word, pos: t.pos, end: t.end}
	for _, a := range args[:min(len(args), maxNames)] {
		_, value := cutKeyword(p.text, a)
		if v := djangoValue(p.text, value.pos, value.end); v != nil {
			u.args = append(u.args, v)
		}
	}
	p.add(&node{kind: setNode, pos: t.pos, end: t.end, expr: u, targets: []*expr{nameOf(name)}})
}

func nameOf(t token) *expr { return &expr{kind: nameExpr, name: t.text, pos: t.pos, end: t.end} }

// cutKeyword cuts name=value; the name is "" where there is none.
func cutKeyword(text string, t token) (string, token) {
	i := 0
	for i < len(t.text) && isNamePart(t.text[i]) {
		i++
	}
	if i == 0 || i >= len(t.text) || t.text[i] != '=' {
		return "", t
	}
	name := t.text[:i]
	t.pos += int32(i) + 1
	t.text = text[t.pos:t.end]
	return name, t
}

// ifFrame opens a conditional; condition parses what the tags test.
func (p *parser) ifFrame(t tag, end string, cond *expr, elifs []string, condition func(tag) *expr) {
	n := &node{kind: ifNode, pos: t.pos, end: t.end, branches: make([]branch, 1, 2)}
	n.branches[0].cond = cond
	p.push(t, end, n, &n.branches[0].body, nil)
	f := p.top()
	f.middle = func(t tag) bool {
		switch {
		case t.word == "else":
			if f.node != nil {
				f.list = &n.els
			}
		case slices.Contains(elifs, t.word):
			if f.node != nil {
				n.branches = append(n.branches, branch{cond: condition(t)})
				f.list = &n.branches[len(n.branches)-1].body
			}
		default:
			return false
		}
		return true
	}
}

// forFrame opens a loop.
func (p *parser) forFrame(t tag, end string, n *node, otherwise ...string) {
	n.kind, n.pos, n.end = forNode, t.pos, t.end
	p.push(t, end, n, &n.body, nil)
	f := p.top()
	f.middle = func(t tag) bool {
		if !slices.Contains(otherwise, t.word) {
			return false
		}
		if f.node != nil {
			f.list = &n.els
		}
		return true
	}
}

// output takes {{ ... }}.
func (p *parser) output(pos, end, inner, innerEnd int32) {
	var e *expr
	raw := (p.dialect == Jinja2 || p.dialect == Bottle) && inner < innerEnd && p.text[inner] == '!' // Bottle's own templates write {{!markup}}
	if raw {
		inner++
	}
	if p.dialect == Django {
		e = djangoValue(p.text, inner, innerEnd)
	} else {
		e = p.expression(inner, innerEnd)
	}
	if e == nil {
		if p.dialect != Django {
			return // {{ }} of another language
		}
		p.errorf(pos, "empty output")
		return
	}
	p.add(&node{kind: outputNode, pos: pos, end: end, expr: e, flag: raw})
}
