package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A charset is a set of characters: which of ASCII, and whether any others.
type charset struct {
	ascii [2]uint64
	other bool
}

// add adds a character of ASCII; a byte of another one says nothing of it.
func (c *charset) add(b byte) {
	if b < 128 {
		c.ascii[b>>6] |= 1 << (b & 63)
	}
}
func (c charset) has(b byte) bool { return b < 128 && c.ascii[b>>6]&(1<<(b&63)) != 0 }
func (c charset) empty() bool     { return c == charset{} }

// charsOf are the characters of a text.
func charsOf(s string) (c charset) {
	for i := range len(s) {
		if s[i] < 0x80 {
			c.add(s[i])
		} else {
			c.other = true
		}
	}
	return c
}

func charsetOf(ascii *[128]bool, other bool) (c charset) {
	for i, in := range ascii {
		if in {
			c.add(byte(i))
		}
	}
	c.other = other
	return c
}

func (c charset) not() charset {
	return charset{[2]uint64{^c.ascii[0], ^c.ascii[1]}, !c.other}
}

func (c charset) and(d charset) charset {
	return charset{[2]uint64{c.ascii[0] & d.ascii[0], c.ascii[1] & d.ascii[1]}, c.other && d.other}
}

func (c charset) or(d charset) charset {
	return charset{[2]uint64{c.ascii[0] | d.ascii[0], c.ascii[1] | d.ascii[1]}, c.other || d.other}
}

func (c charset) minus(d charset) charset { return c.and(d.not()) }

// alphabet says which characters mean something to the sinks of a kind.
type alphabet struct {
	harmful []charset // by kind
	// calling are the kinds that evaluate expressions: a text without letters calls nothing there, and neither does one
	// without what a call is written with.
	calling, running knowledge.KindMask
	// spelled are the kinds at which what a pattern spells itself means what its author meant: "^\w+( (ASC|DESC))?$".
	spelled        knowledge.KindMask
	letters, words charset
	calls, runs    charset
}

func newAlphabet(b *knowledge.Base) *alphabet {
	plain := charsOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
	other := plain.not()
	other.other = false
	al := &alphabet{harmful: make([]charset, len(b.Kinds())), calls: charsOf(callCharacters), runs: charsOf(callCharacters + runCharacters)}
	al.words = plain
	al.letters = charsOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
	for i, name := range b.Kinds() {
		al.harmful[i] = other
		if chars, ok := harmfulCharacters[name]; ok {
			al.harmful[i] = charsOf(chars)
		}
		switch k := knowledge.Kind(i).Mask(); name {
		case "eval":
			al.calling |= k
		case "code":
			al.running |= k
		case "sql", "sql-misplaced", "command":
			al.spelled |= k
		}
	}
	return al
}

// safe are the kinds for which a text of these characters does no harm.
func (al *alphabet) safe(admits charset) (kinds knowledge.KindMask) {
	for i := range al.harmful {
		if admits.and(al.harmful[i]).empty() {
			kinds |= knowledge.Kind(i).Mask()
		}
	}
	kinds &^= al.calling | al.running
	// Letters beyond ASCII are names too: Python reads them as their likes of ASCII.
	letters := !admits.and(al.letters).empty() || admits.other
	if !letters || admits.and(al.calls).empty() {
		kinds |= al.calling
	}
	if !letters || admits.and(al.runs).empty() {
		kinds |= al.running
	}
	return kinds
}

// callCharacters are what a call, an attribute, an index or a text in Python needs one of; runCharacters what statements
// need more.
const (
	callCharacters = "([{.'\"`@"
	runCharacters  = " \t\n;\\"
)

// harmfulCharacters are the characters that mean something to a sink, by the name of its kind, where that is more or
// less than everything but letters, digits, underscore and hyphen: a text without them does no harm there.
var harmfulCharacters = map[string]string{
	"path":       "/",
	"archive":    "/",
	"html":       "<",
	"email-html": "<",
	"command":    " \t\r\n|&;<>()$`\\\"'*?[]#~{}!^", // as shlex.quote has it
	// what a shell's quoting changes nothing of does no harm inside other quotes either
	"command-misplaced": " \t\r\n|&;<>()$`\\\"'*?[]#~{}!^",

	"header":        "\r\n",
	"mail-header":   "\r\n",
	"log":           "\r\n",
	"sql":           "'\"\\;` \t\n#(),=",
	"sql-misplaced": "'\"\\;` \t\n#(),=",
	"ldap":          "*()\\\x00",
	// of distinguished names
	"ldap-misplaced": "\\\x00/,=+<>#;\"",
	"xpath":          "'\"[]()=/|*@ ",
	"redirect":       "/\\:",
	"ssrf":           "/\\:.@",
	"template":       "{",
	"xml":            "<>&\"'",
	"csv":            "=+-@\t\r",
	"format":         "{",
}

// lacking is a text of which it is known that it lacks some characters: data in it are safe for the kinds to which only
// these mean anything.
func (a *analysis) lacking(v *Val, lacks charset) *Val {
	if lacks.empty() {
		return v
	}
	out := Val{}
	if v != nil {
		out = *v
	}
	out.Taint = flagged(sanitized(out.Taint, a.w.alphabet.safe(lacks.not())), lacks.quotes())
	out.Text = &textual{prefix: out.prefix(), tail: out.tail(), lacks: lacks}
	return &out
}

// lackedBy are the characters that what was tested lacks, where the test is true and where it is false.
type lackedBy struct{ whenTrue, whenFalse charset }

// by are those of one outcome.
func (l *lackedBy) by(outcome uint8) charset {
	switch {
	case l == nil:
		return charset{}
	case outcome == ir.SigmaFalse:
		return l.whenFalse
	}
	return l.whenTrue
}

// quotes are what a text is known for that lacks these characters: of a quote that it does not hold, none stands alone.
func (c charset) quotes() (flags atomFlags) {
	if c.has('"') {
		flags |= doubledQuotes
	}
	if c.has('`') {
		flags |= doubledTicks
	}
	if c.has('\'') {
		flags |= doubledSingles
	}
	return flags
}

// lacks are the characters that a value is known to lack.
func (v *Val) lacks() charset {
	switch {
	case v == nil || v == bottom:
		return charset{}
	case v.Text != nil && !v.Text.lacks.empty():
		return v.Text.lacks
	}
	if s, ok := v.text(); ok {
		return charsOf(s).not()
	}
	return charset{}
}

// characters are those that a value names: of a text, or of a collection of texts of one character each.
func (a *analysis) characters(v *Val) (c charset, ok bool) {
	if s, ok := v.text(); ok {
		return charsOf(s), true
	}
	es, ok := a.elements(v)
	if !ok {
		return c, false
	}
	for _, e := range es {
		s, ok := e.text()
		if !ok || len(s) != 1 && len([]rune(s)) != 1 {
			return c, false
		}
		c = c.or(charsOf(s))
	}
	return c, true
}

// translated is str.translate by a table that is known: text without the characters that the table takes away.
func (a *analysis) translated(recv *Val, c *callArgs) (*Val, bool) {
	table := c.positional(0)
	if drop, ok := c.positional(1).text(); ok && len(c.pos) == 2 && table.isConst(ir.None) && len(recv.taint()) > 0 { // of bytes
		return a.lacking(tainted(recv.Taint), charsOf(drop).or(recv.lacks())), true
	}
	o := a.exactDict(table)
	if o == nil || recv == nil {
		return nil, false
	}
	var gone, made charset
	for _, f := range o.Fields {
		n, ok := keyVal(f.Key), f.Key.Kind == '#'
		if !ok || !n.isConst(ir.Int) || n.Const.Int < 0 || n.Const.Int > 127 || f.Val == nil || f.Val.Const == nil {
			return nil, false
		}
		switch s, isText := f.Val.text(); {
		case isText:
			made = made.or(madeBy(s))
		case f.Val.isConst(ir.None):
		case f.Val.isConst(ir.Int) && f.Val.Const.Int < 128:
			made.add(byte(f.Val.Const.Int))
		default:
			return nil, false
		}
		gone.add(byte(n.Const.Int))
	}
	v := tainted(recv.taint())
	if v == nil { // nothing is known of the text
		return nil, true
	}
	if gone.has('<') && !made.has('&') { // as a script has it, or not at all
		v.Taint = sanitized(v.Taint, a.w.misplaced.htmlMisplaced)
	}
	return a.lacking(v, gone.or(recv.lacks()).minus(made)), true
}

// makeTrans is str.maketrans of constants: the table as a dictionary of numbers.
func (a *analysis) makeTrans(c *callArgs) (*Obj, bool) {
	o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	if len(c.pos) == 1 {
		d := a.exactDict(c.pos[0].val)
		if d == nil {
			return nil, false
		}
		for _, f := range d.Fields {
			k := f.Key
			if k.Kind == '[' {
				r := []rune(k.Name)
				if len(r) != 1 {
					return nil, false
				}
				k = keyOfInt(int(r[0]))
			}
			o = o.with(k, f.Val)
		}
		return o, true
	}
	from, ok := c.positional(0).text()
	to, ok2 := c.positional(1).text()
	x, y := []rune(from), []rune(to)
	if !ok || !ok2 || len(x) != len(y) || len(x) > maxFields {
		return nil, false
	}
	for i := range x {
		o = o.with(keyOfInt(int(x[i])), constVal(ir.Const{Kind: ir.Str, Str: string(y[i])}))
	}
	if len(c.pos) == 3 {
		drop, ok := c.pos[2].val.text()
		if !ok || len(drop) > maxFields {
			return nil, false
		}
		for _, r := range drop {
			o = o.with(keyOfInt(int(r)), constVal(ir.Const{Kind: ir.None}))
		}
	}
	return o, true
}

// replaced is str.replace by constants.
func (a *analysis) replaced(recv *Val, t []Atom, c *callArgs) *Val {
	old, ok := c.positional(0).text()
	by, constant := c.positional(1).text()
	if !ok || !constant || old == "" || len(c.pos) > 2 || len(c.named) > 0 {
		return tainted(t)
	}
	lacks := recv.lacks()
	if len(old) == 1 {
		lacks.add(old[0])
	}
	if old == ".." && !strings.Contains(by, ".") {
		t = a.checkedAll(flagged(t, noDotDot))
	}
	lacks = lacks.minus(madeBy(by))
	return a.lacking(tainted(a.regained(t, recv.lacks(), lacks)), lacks)
}

// madeBy are the characters that stand in place of another one. The backslash of an escape by number, as LDAP has them ("\\2a"), is no
// character that anybody chose, and means nothing else than that escape.
func madeBy(s string) charset {
	if numbered.MatchString(s) {
		s = s[1:]
	}
	return charsOf(s)
}

var numbered = regex.NewPattern(`^\\[0-9a-fA-F]{2}$`)

// regained is data of a text that lacked some characters and has some of them again.
func (a *analysis) regained(t []Atom, before, after charset) []Atom {
	if before.minus(after).empty() {
		return t
	}
	back := a.w.alphabet.safe(before.not()) &^ a.w.alphabet.safe(after.not()) & a.w.untrusted
	return mapAtoms(t, func(x Atom) Atom { x.Kinds |= back; return x })
}

func (a *analysis) checkedAll(atoms []Atom) []Atom { return mapAtoms(atoms, a.checked) }

// cutAt is the character at which a slice cuts a text off: x[:x.find("=")] holds none, and neither does x[x.rfind("/") + 1:]. Where
// there is none in the text, -1 is what is found, and no part of the text holds it.
func (a *analysis) cutAt(x ir.ID, bounds []ir.ID) (sep string, ok bool) {
	lo, hi := bounds[0], bounds[1]
	if bounds[2] != ir.NoID {
		return "", false
	}
	switch {
	case hi != ir.NoID && (lo == ir.NoID || a.vals[lo].isConst(ir.Int) && a.vals[lo].Const.Int >= 0):
		return a.soughtIn(x, hi, "find", "index")
	case hi == ir.NoID && lo != ir.NoID:
		lo = a.unrefined(lo)
		if a.f.Instrs[lo].Op != ir.OpBinary || a.f.Instrs[lo].Flag != ir.Add {
			return "", false
		}
		if n := a.vals[a.f.Arg(lo, 1)]; !n.isConst(ir.Int) || n.Const.Int != 1 {
			return "", false
		}
		return a.soughtIn(x, a.f.Arg(lo, 0), "rfind", "rindex")
	}
	return "", false
}

// soughtIn is the character whose place in a whole text a call of one of two methods asks for.
func (a *analysis) soughtIn(x, call ir.ID, methods ...string) (sep string, ok bool) {
	call = a.unrefined(call)
	args := a.f.Args(call)
	if a.f.Instrs[call].Op != ir.OpCall || len(args) != 2 || a.f.Instrs[args[0]].Op != ir.OpAttr || !slices.Contains(methods, a.f.NameOf(args[0])) ||
		a.unrefined(a.f.Arg(args[0], 0)) != a.unrefined(x) {
		return "", false
	}
	sep, ok = a.vals[args[1]].text()
	return sep, ok && len(sep) == 1
}
