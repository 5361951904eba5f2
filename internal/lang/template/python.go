package template

import (
	"cmp"
	"maps"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Python in Mako's <% %> is read statement by statement: imports, assignments and expressions for what they are; of
// compound statements only what they bind, as an Unknown of what they mention.

func (p *parser) python(pos, end int32) {
	toks, _ := tokens(p.text, pos, end)
	base := int32(-1)
	depth := 0
	for i := 0; i < len(toks)-1; {
		from := i
		for ; i < len(toks)-1; i++ {
			if i > from && depth <= 0 && (p.lineBetween(toks[i-1].end, toks[i].pos) || toks[i-1].text == ";" && toks[i-1].kind == opToken) {
				break
			}
			if toks[i].kind == opToken {
				switch toks[i].text {
				case "(", "[", "{":
					depth++
				case ")", "]", "}":
					depth--
				}
			}
		}
		depth = 0
		column := p.column(toks[from].pos, pos)
		if base < 0 || column < base {
			base = column
		}
		p.pythonStatement(toks[from:i], column > base)
	}
}

// lineBetween reports whether a line ends between two tokens.
func (p *parser) lineBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if p.text[i] == '\n' {
			return true
		}
		if p.text[i] == '\\' {
			return false
		}
	}
	return false
}

// column is how far an offset is from the beginning of its line, or from the given one.
func (p *parser) column(pos, begin int32) int32 {
	i := pos
	for i > begin && p.text[i-1] != '\n' && pos-i < 1000 {
		i--
	}
	if i == begin {
		return 0 // on the line of the opening mark
	}
	return pos - i
}

func (p *parser) pythonStatement(toks []token, nested bool) {
	last := len(toks)
	for last > 0 && toks[last-1].kind == opToken && (toks[last-1].text == ";" || toks[last-1].text == ":") {
		last--
	}
	if last == 0 || last > maxExprSize {
		return
	}
	list := make([]token, last, last+1)
	copy(list, toks)
	end := list[last-1].end
	ep := &exprParser{toks: append(list, token{kind: endToken, pos: end, end: end})}
	set := func(targets []*expr, value *expr) {
		p.add(&node{kind: setNode, targets: targets, expr: value, pos: list[0].pos, end: end})
	}
	switch word := list[0].text; word {
	case "import", "from":
		p.importStatement(ep)
	case "for", "async":
		ep.next()
		targets := ep.targets()
		if !ep.failed && ep.word("in") {
			set(targets, ep.unknownBetween(ep.i, len(ep.toks)-1))
		}
	case "with":
		for i := range list {
			if list[i].text == "as" && i+1 < len(list) {
				set([]*expr{nameOf(list[i+1])}, ep.unknownBetween(1, i))
			}
		}
	case "def", "class":
		if len(list) > 1 {
			set([]*expr{nameOf(list[1])}, &expr{kind: unknownExpr, name: word, pos: list[0].pos, end: end})
		}
	case "break", "continue", "return":
		if !nested {
			kind := map[string]nodeKind{"break": breakNode, "continue": continueNode, "return": returnNode}[word]
			p.add(&node{kind: kind, pos: list[0].pos, end: end})
		}
	case "if", "elif", "else", "while", "try", "except", "finally", "pass", "raise", "del", "global", "assert", "@":
	default:
		n := ep.assignment()
		if nested && n.kind == setNode {
			// It may not happen: the variable may be what it was.
			n.expr = &expr{kind: unknownExpr, name: "assignment", args: append([]*expr{n.expr}, n.targets...), pos: n.pos, end: n.end}
		}
		p.add(n)
	}
}

func stringConst(s string) ir.Const { return ir.Const{Kind: ir.Str, Str: s} }

// sorted lists attributes in the order in which they are written.
func sorted(attrs map[string]attribute) []attribute {
	return slices.SortedFunc(maps.Values(attrs), func(a, b attribute) int { return cmp.Compare(a.pos, b.pos) })
}
