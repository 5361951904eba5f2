package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds tests of single characters by their number or their class: ord(c) < 32, c < " ", c.isspace(), and of how many
// lines a text has.

// whitespace are the characters of ASCII that str.isspace is true of, controls those that str.isprintable is false of.
var whitespace, controls = charsOf(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"), controlCharacters()

func controlCharacters() (c charset) {
	for b := range byte(32) {
		c.add(b)
	}
	c.add(127)
	return c
}

// character reports whether a register is one character of a text: an element of what is no container, or a parameter that is named so.
func (a *analysis) character(id ir.ID) bool {
	switch id = a.untested(id); a.f.Instrs[id].Op {
	case ir.OpParam:
		return characterNames[a.f.Params[a.f.Instrs[id].Aux].Name]
	case ir.OpNext:
	default:
		return false
	}
	for _, r := range a.vals[a.f.Arg(id, 0)].refs() {
		if r.Kind == refInst && r.Name == "builtins.bytes" {
			continue
		}
		if r.Kind != refObject {
			return false
		}
		if o := a.obj(r.ID); o != nil && o.Kind != objParam {
			return false
		}
	}
	return true
}

// characterNames are what a parameter is called that is one character.
var characterNames = map[string]bool{"c": true, "ch": true, "char": true, "chr": true, "character": true, "letter": true}

// categoryOf finds the character whose category in Unicode a register is, or the first letter of that: unicodedata.category(c)[0].
func (a *analysis) categoryOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op == ir.OpIndex && a.vals[a.f.Arg(id, 1)].isConst(ir.Int) {
		id = a.unrefined(a.f.Arg(id, 0))
	}
	if a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if len(args) != 2 || a.f.NameOf(args[0]) != "category" || !a.w.modules[a.f.Module.ID].imports["unicodedata"] {
		return ir.NoID, false
	}
	return args[1], true
}

// letterOrDigit reports whether a text names such a category: Lu, Nd, or L for all letters. Marks belong to letters.
func letterOrDigit(v *Val) bool {
	s, ok := v.text()
	return ok && s != "" && strings.IndexByte("LNM", s[0]) >= 0
}

// numbered finds the character whose number a register is: ord(c).
func (a *analysis) numbered(id ir.ID) (ir.ID, bool) {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if len(args) != 2 || a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "ord" {
		return ir.NoID, false
	}
	return args[1], true // there is no number of anything longer
}

// codePoint adds what a comparison of one character, or of its number, with a constant says of it. An element of bytes is its number.
func (a *analysis) codePoint(op uint8, xi ir.ID, y *Val, add func(ir.ID, bool, Fact)) {
	c, limit := xi, int64(-1)
	if s, ok := y.text(); ok && len(s) == 1 && a.character(xi) {
		limit = int64(s[0])
	} else if y.isConst(ir.Int) {
		if of, ok := a.numbered(xi); ok {
			c, limit = of, y.Const.Int
		} else if op != ir.Eq && op != ir.NotEq && a.character(xi) {
			limit = y.Const.Int
		}
	}
	if limit < 0 || limit > 128 || len(a.vals[c].taint()) == 0 {
		return
	}
	var in charset
	for b := range int64(128) {
		if r, ok := comesOut(op, b, limit); !ok {
			return
		} else if r {
			in.add(byte(b))
		}
	}
	in.other, _ = comesOut(op, 128, limit)
	add(c, true, a.oneCharacter(c, in, in.not()))
}

// mirrored are the comparisons that say the same of two values the other way round.
var mirrored = map[uint8]uint8{ir.Lt: ir.Gt, ir.LtE: ir.GtE, ir.Gt: ir.Lt, ir.GtE: ir.LtE, ir.Eq: ir.Eq, ir.NotEq: ir.NotEq}

// oneCharacter is what a test says of a character that may be one of a set where it comes out true, and of another one where it does
// not. What tests before it have said counts, too: "0" <= c <= "9" are two of them.
func (a *analysis) oneCharacter(c ir.ID, in, out charset) Fact {
	left := a.vals[c].lacks().not()
	return Fact{True: a.w.alphabet.safe(in.and(left)), False: a.w.alphabet.safe(out.and(left)), Lacks: &lackedBy{in.not(), out.not()}}
}

// among is what the test of a character, or of its number, against a collection of such says of it.
func (a *analysis) among(xi, yi ir.ID, y *Val) (f Fact, ok bool) {
	c, number := a.numbered(xi)
	var in charset
	if number {
		in, ok = a.byNumber(yi, y)
	} else if c = xi; a.character(c) {
		if in, ok = a.characters(y); !ok { // an element of bytes
			in, ok = a.byNumber(yi, y)
		}
	}
	if !ok || len(a.vals[c].taint()) == 0 {
		return f, false
	}
	out := in
	out.other = false // some of those beyond ASCII, but not all
	f = a.oneCharacter(c, in, out.not())
	f.Target = c
	return f, true
}

// byNumber are the characters whose numbers a collection holds.
func (a *analysis) byNumber(id ir.ID, v *Val) (c charset, ok bool) {
	if lo, hi, ok := a.rangeCall(id); ok {
		for b := max(lo, 0); b < min(hi, 128); b++ {
			c.add(byte(b))
		}
		c.other = hi > 128
		return c, true
	}
	es, ok := a.elements(v)
	for _, e := range es {
		if !e.isConst(ir.Int) {
			return c, false
		}
		if n := e.Const.Int; n >= 0 && n < 128 {
			c.add(byte(n))
		} else {
			c.other = true
		}
	}
	return c, ok
}

// rangeCall are the bounds of range(lo, hi), which may have more numbers than are told apart one by one.
func (a *analysis) rangeCall(id ir.ID) (lo, hi int64, ok bool) {
	if id == ir.NoID {
		return 0, 0, false
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpCall {
		return 0, 0, false
	}
	args := a.f.Args(id)
	if len(args) < 2 || len(args) > 3 || a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "range" {
		return 0, 0, false
	}
	for _, x := range args[1:] {
		if !a.vals[x].isConst(ir.Int) {
			return 0, 0, false
		}
		lo, hi = hi, a.vals[x].Const.Int
	}
	return lo, hi, true
}

// comesOut is the outcome of a comparison of two numbers.
func comesOut(op uint8, x, y int64) (is, ok bool) {
	switch op {
	case ir.Lt:
		return x < y, true
	case ir.LtE:
		return x <= y, true
	case ir.Gt:
		return x > y, true
	case ir.GtE:
		return x >= y, true
	case ir.Eq:
		return x == y, true
	case ir.NotEq:
		return x != y, true
	}
	return false, false
}

// characterTest makes the facts of c.isspace() and text.isprintable().
func (a *analysis) characterTest(recv ir.ID, method string) (f Fact, ok bool) {
	switch {
	case method == "isprintable":
		return Fact{Target: recv, True: a.w.alphabet.safe(controls.not()), Lacks: &lackedBy{whenTrue: controls}}, true
	case method == "isspace" && a.character(recv):
		return Fact{Target: recv, False: a.w.alphabet.safe(whitespace.not())}, true
	}
	return f, false
}

// oneLine adds what the number of lines says of a text: len(text.splitlines()) > 1.
func (a *analysis) oneLine(op uint8, lines ir.ID, n *Val, add func(ir.ID, bool, Fact)) {
	text, ok := a.linesOf(lines)
	if !ok {
		return
	}
	breaks := charsOf("\r\n")
	f := Fact{True: a.w.alphabet.safe(breaks.not()), Lacks: &lackedBy{whenTrue: breaks}}
	switch max := n.Const.Int; {
	case op == ir.Gt && max == 1, op == ir.GtE && max == 2, op == ir.NotEq && max == 1:
		add(text, false, f)
	case op == ir.LtE && max == 1, op == ir.Lt && max == 2, op == ir.Eq && max == 1:
		add(text, true, f)
	}
}

// linesOf finds the text whose lines a register is: text.splitlines().
func (a *analysis) linesOf(id ir.ID) (ir.ID, bool) {
	if id = a.untested(id); a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	callee := a.f.Arg(id, 0)
	if a.f.Instrs[callee].Op != ir.OpAttr || a.f.NameOf(callee) != "splitlines" {
		return ir.NoID, false
	}
	return a.f.Arg(callee, 0), true
}

// otherCharacter is table.get(c, c), where the table says what stands for some characters: what comes out is none of these. That c
// is one character is what such a table is made for; a longer text would not be looked up in it.
func (a *analysis) otherCharacter(table *Val, name string, c *callArgs) (*Val, bool) {
	if name != "get" || len(c.pos) != 2 || len(c.pos[0].val.taint()) == 0 || c.pos[0].id == ir.NoID || c.pos[0].id != c.pos[1].id || !a.takenOut(c.pos[0].id) {
		return nil, false
	}
	d := a.exactDict(table)
	if d == nil || len(d.Fields) == 0 {
		return nil, false
	}
	var gone, made charset
	for _, f := range d.Fields {
		s, ok := f.Val.text()
		if !ok || f.Key.Kind != '[' || len(f.Key.Name) != 1 {
			return nil, false
		}
		gone.add(f.Key.Name[0])
		made = made.or(madeBy(s))
	}
	return a.lacking(c.pos[0].val, gone.or(c.pos[0].val.lacks()).minus(made)), true
}

// takenOut reports whether a register is what a loop takes out of something, one after the other.
func (a *analysis) takenOut(id ir.ID) bool { return a.f.Instrs[a.unrefined(id)].Op == ir.OpNext }
