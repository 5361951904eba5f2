package template

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Django's expressions have no operators: a variable with dots, or a literal, and filters with at most one argument.
// Only the tag if combines them.

// words cuts a tag's text at white space outside of quotes, as Django's smart_split does.
func words(text string, pos, end int32) []token {
	var out []token
	i := pos
	for i < end {
		if isSpace(text[i]) {
			i++
			continue
		}
		start := i
		for i < end && !isSpace(text[i]) {
			if q := text[i]; q == '"' || q == '\'' {
				if j := closingQuote(text, i, end); j > 0 {
					i = j
					continue
				}
			}
			i++
		}
		out = append(out, token{kind: nameToken, pos: start, end: i, text: text[start:i]})
	}
	return out
}

// closingQuote is the offset after the literal that begins at i; 0 where it does not end on its line.
func closingQuote(text string, i, end int32) int32 {
	q := text[i]
	for j := i + 1; j < end; j++ {
		switch text[j] {
		case '\\':
			j++
		case q:
			return j + 1
		case '\n':
			return 0
		}
	}
	return 0
}

// djangoValue parses a variable or literal with its filters; nil where there is nothing.
func djangoValue(text string, pos, end int32) *expr {
	for pos < end && isSpace(text[pos]) {
		pos++
	}
	for pos < end && isSpace(text[end-1]) {
		end--
	}
	if pos == end {
		return nil
	}
	e, i := djangoVariable(text, pos, end)
	for n := 0; e != nil && i < end && n < maxExprDepth*10; n++ {
		for i < end && isSpace(text[i]) {
			i++
		}
		if i >= end || text[i] != '|' {
			e = nil
			break
		}
		i++
		for i < end && isSpace(text[i]) {
			i++
		}
		from := i
		for i < end && isNamePart(text[i]) {
			i++
		}
		if from == i {
			e = nil
			break
		}
		f := &expr{kind: filterExpr, name: text[from:i], args: []*expr{e}, pos: pos}
		if i < end && text[i] == ':' {
			var arg *expr
			if arg, i = djangoVariable(text, i+1, end); arg == nil {
				e = nil
				break
			}
			f.args = append(f.args, arg)
		}
		f.end = i
		e = f
	}
	if e != nil && i >= end {
		return e
	}
	toks, _ := tokens(text, pos, end)
	return (&exprParser{toks: toks}).unknownBetween(0, len(toks)-1)
}

// djangoVariable parses a variable or literal without filters, and tells where it ends.
func djangoVariable(text string, pos, end int32) (*expr, int32) {
	i := pos
	if i >= end {
		return nil, i
	}
	if rest, ok := strings.CutPrefix(text[i:end], "_("); ok {
		if strings.HasPrefix(rest, "_(") {
			return nil, i
		}
		e, j := djangoVariable(text, i+2, end)
		if e == nil || j >= end || text[j] != ')' {
			return nil, i
		}
		return e, j + 1
	}
	c := text[i]
	if c == '"' || c == '\'' {
		j := closingQuote(text, i, end)
		if j == 0 {
			return nil, i
		}
		s := text[i+1 : j-1]
		if strings.IndexByte(s, '\\') >= 0 {
			s = unescape(s)
		}
		return &expr{kind: constExpr, value: ir.Const{Kind: ir.Str, Str: s}, pos: i, end: j}, j
	}
	if isDigit(c) || (c == '-' || c == '+' || c == '.') && i+1 < end && (isDigit(text[i+1]) || text[i+1] == '.') {
		j := i + 1
		for j < end && (isNamePart(text[j]) || text[j] == '.' || text[j] == '-' && text[j-1] == 'e') {
			j++
		}
		return &expr{kind: constExpr, value: number(text[i:j]), pos: i, end: j}, j
	}
	if !isNameStart(c) {
		return nil, i
	}
	for i < end && (isNamePart(text[i]) || text[i] == '-') {
		i++
	}
	name := text[pos:i]
	e := &expr{kind: nameExpr, name: name, pos: pos, end: i}
	switch name {
	case "True", "False", "None":
		e.kind, e.value = constExpr, wordConst(name)
	}
	for n := 0; i+1 < end && text[i] == '.' && isNamePart(text[i+1]) && n < 1000; n++ {
		from := i + 1
		for i = from; i < end && (isNamePart(text[i]) || text[i] == '-'); {
			i++
		}
		part := text[from:i]
		if isDigit(part[0]) {
			key := &expr{kind: constExpr, value: number(part), pos: from, end: i}
			e = &expr{kind: indexExpr, args: []*expr{e, key}, pos: pos, end: i}
			continue
		}
		if part == "all" && e.kind == attrExpr { // order.notes.all: all rows are the rows
			continue
		}
		e = &expr{kind: attrExpr, name: part, args: []*expr{e}, pos: pos, end: i}
		if calledByDjango(part) {
			e = &expr{kind: callExpr, args: []*expr{e}, pos: pos, end: i}
		}
	}
	return e, i
}

// calledByDjango reports whether an attribute is a method by its name. Django calls whatever can be called; an analysis
// has to be told.
func calledByDjango(name string) bool {
	switch name {
	case "items", "keys", "values", "all", "count", "exists", "first", "last", "as_p", "as_table", "as_ul", "as_div":
		return true
	}
	return strings.HasPrefix(name, "get_")
}

// djangoCondition parses what the tag if tests: "not" binds tighter than "and", that tighter than "or", and comparisons
// tighter than all. There are no parentheses.
func djangoCondition(text string, list []token) *expr {
	if len(list) == 0 {
		return nil
	}
	if len(list) > maxExprSize {
		return djangoValue(text, list[0].pos, list[len(list)-1].end)
	}
	p := &djangoTest{text: text, list: list}
	e := p.or()
	if p.i < len(list) {
		args := []*expr{e}
		for ; p.i < len(list) && len(args) < maxNames; p.i++ {
			if v := djangoValue(text, list[p.i].pos, list[p.i].end); v != nil {
				args = append(args, v)
			}
		}
		return &expr{kind: unknownExpr, name: "condition", args: args, pos: list[0].pos, end: list[len(list)-1].end}
	}
	return e
}

type djangoTest struct {
	text string
	list []token
	i    int
}

func (p *djangoTest) word() string {
	if p.i < len(p.list) {
		return p.list[p.i].text
	}
	return ""
}

func (p *djangoTest) junction(kind exprKind, word string, part func() *expr) *expr {
	e := part()
	if p.word() != word {
		return e
	}
	args := []*expr{e}
	for p.word() == word {
		p.i++
		args = append(args, part())
	}
	return &expr{kind: kind, args: args, pos: e.pos, end: args[len(args)-1].end}
}

func (p *djangoTest) or() *expr  { return p.junction(orExpr, "or", p.and) }
func (p *djangoTest) and() *expr { return p.junction(andExpr, "and", p.not) }

func (p *djangoTest) not() *expr {
	odd := false
	for p.word() == "not" {
		odd = !odd
		p.i++
	}
	e := p.value()
	for p.i < len(p.list) {
		op, n := p.word(), 1
		if p.i+1 < len(p.list) && (op == "not" && p.list[p.i+1].text == "in" || op == "is" && p.list[p.i+1].text == "not") {
			op, n = op+" "+p.list[p.i+1].text, 2
		}
		if op == "=" { // before Django 1.8
			op = "=="
		}
		code, ok := comparisons[op]
		if !ok {
			break
		}
		p.i += n
		right := p.value()
		e = &expr{kind: compareExpr, op: code, args: []*expr{e, right}, pos: e.pos, end: right.end}
	}
	if odd {
		e = &expr{kind: notExpr, args: []*expr{e}, pos: e.pos, end: e.end}
	}
	return e
}

func (p *djangoTest) value() *expr {
	if p.i >= len(p.list) {
		end := p.list[len(p.list)-1].end
		return &expr{kind: unknownExpr, name: "condition", pos: end, end: end}
	}
	t := p.list[p.i]
	p.i++
	if e := djangoValue(p.text, t.pos, t.end); e != nil {
		return e
	}
	return &expr{kind: unknownExpr, name: "condition", pos: t.pos, end: t.end}
}
