package regex

import (
	"errors"
	"unicode/utf8"
)

// maxNesting bounds the depth of groups. CPython's own recursion limit lets some 490 through.
const maxNesting = 400

// errVerbose: the pattern turns on Verbose for all of itself after it has begun.
var errVerbose = errors.New("verbose")

// Parse reads a pattern as Python's re.compile does. It accepts what any version from 3.8 to 3.14 accepts: inline flags
// for the whole pattern may stand anywhere. An error is an *Error.
func Parse(pattern string, flags Flags) (*Node, error) {
	root, err := parse(pattern, flags)
	if err == errVerbose {
		root, err = parse(pattern, flags|Verbose)
	}
	return root, err
}

func parse(pattern string, flags Flags) (*Node, error) {
	if flags&Bytes == 0 && flags&Locale != 0 {
		return nil, &Error{0, "cannot use LOCALE flag with a str pattern"}
	}
	if flags&ASCII != 0 && flags&(Unicode|Locale) != 0 || flags&Bytes != 0 && flags&Unicode != 0 {
		return nil, &Error{0, "incompatible flags"}
	}
	p := &parser{src: pattern, flags: flags, names: map[string]int{}, closed: []bool{false}, firstRef: -1}
	root, err := p.branches(flags&Verbose != 0, 0)
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.src) {
		return nil, p.fail(p.pos, "unbalanced parenthesis")
	}
	if p.maxRef >= len(p.closed) {
		return nil, p.fail(p.firstRef, "invalid group reference %d", p.maxRef)
	}
	root.Pos, root.End, root.Group = 0, len(pattern), len(p.closed)-1
	spread(root, p.flags)
	if err := checkLookbehind(root, p.widths(root)); err != nil {
		return nil, err
	}
	return root, nil
}

type parser struct {
	src    string
	pos    int
	flags  Flags // of the whole pattern
	names  map[string]int
	closed []bool // by group: its end has been read
	// behind is the number of groups opened before the lookbehind we are in, or 0: those may be referred to.
	behind           int
	maxRef, firstRef int // conditionals may speak of groups yet to come
}

// decode reads the character at a byte offset. Lone surrogates, which Python's strings may hold, are expected as three
// bytes; any other byte that is no UTF-8 stands for itself.
func (p *parser) decode(at int) (rune, int) {
	if at >= len(p.src) {
		return -1, 0
	}
	if b := p.src[at]; p.flags&Bytes != 0 || b < utf8.RuneSelf {
		return rune(b), 1
	}
	r, n := utf8.DecodeRuneInString(p.src[at:])
	if r != utf8.RuneError || n > 1 {
		return r, n
	}
	if s := p.src[at:]; len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return rune(p.src[at]), 1
}

// peek is the next byte, or 0 at the end and for NUL; every byte that means something is ASCII.
func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) match(b byte) bool {
	if p.pos < len(p.src) && p.src[p.pos] == b {
		p.pos++
		return true
	}
	return false
}

// branches reads alternatives up to a closing parenthesis or the end. It rewrites them as Python does: a common
// beginning is taken out, and alternatives of one character each become a class.
func (p *parser) branches(verbose bool, depth int) (*Node, error) {
	if depth > maxNesting {
		return nil, p.fail(p.pos, "too many nested groups")
	}
	pos := p.pos
	var items []*Node
	for {
		n, err := p.sequence(verbose, depth, depth == 0 && len(items) == 0)
		if err != nil {
			return nil, err
		}
		items = append(items, n)
		if !p.match('|') {
			break
		}
		if depth == 0 {
			verbose = p.flags&Verbose != 0
		}
	}
	if len(items) == 1 {
		return items[0], nil
	}
	out := &Node{Op: Concat, Pos: pos, End: p.pos}
	for commonFirst(items) {
		out.Subs = append(out.Subs, items[0].Subs[0])
		for _, n := range items {
			n.Subs = n.Subs[1:]
		}
	}
	if class := merge(items); class != nil {
		class.Pos, class.End = pos, p.pos
		out.Subs = append(out.Subs, class)
	} else {
		out.Subs = append(out.Subs, &Node{Op: Branch, Pos: pos, End: p.pos, Subs: items})
	}
	return out, nil
}

// commonFirst says whether all sequences begin with the same thing. Python compares what holds no sequence by value,
// and everything else by identity.
func commonFirst(items []*Node) bool {
	for _, n := range items {
		if len(n.Subs) == 0 || !sameLeaf(n.Subs[0], items[0].Subs[0]) {
			return false
		}
	}
	return true
}

func sameLeaf(a, b *Node) bool {
	if a.Op != b.Op || a.Negated != b.Negated {
		return false
	}
	switch a.Op {
	case Literal:
		return a.Rune == b.Rune
	case Any:
		return true
	case At:
		return a.At == b.At
	case Backref:
		return a.Group == b.Group
	case In:
		if len(a.Items) != len(b.Items) {
			return false
		}
		for i := range a.Items {
			if a.Items[i] != b.Items[i] {
				return false
			}
		}
		return true
	}
	return false
}

// merge makes one class of alternatives that are one character each, or returns nil.
func merge(items []*Node) *Node {
	class := &Node{Op: In}
	for _, n := range items {
		if len(n.Subs) != 1 || n.Subs[0].Negated {
			return nil
		}
		switch leaf := n.Subs[0]; leaf.Op {
		case Literal:
			class.Items = append(class.Items, Item{Lo: leaf.Rune, Hi: leaf.Rune})
		case In:
			class.Items = append(class.Items, leaf.Items...)
		default:
			return nil
		}
	}
	class.Items = unique(class.Items)
	return class
}

func unique(items []Item) []Item {
	seen := make(map[Item]bool, len(items))
	out := items[:0]
	for _, i := range items {
		if !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	return out
}

// sequence reads up to a bar, a closing parenthesis or the end. first: it begins the pattern.
func (p *parser) sequence(verbose bool, depth int, first bool) (*Node, error) {
	seq := &Node{Op: Concat, Pos: p.pos}
	for p.pos < len(p.src) && p.peek() != '|' && p.peek() != ')' {
		pos := p.pos
		r, n := p.decode(pos)
		p.pos += n
		if verbose {
			if r < utf8.RuneSelf && asciiSpace.has(r) {
				continue
			}
			if r == '#' {
				p.skipTo('\n')
				continue
			}
		}
		node := &Node{Op: Literal, Pos: pos, Rune: r}
		var err error
		switch r {
		case '\\':
			node, err = p.escape(pos)
		case '[':
			node, err = p.class(pos)
		case '.':
			node.Op = Any
		case '^':
			node.Op, node.At = At, LineStart
		case '$':
			node.Op, node.At = At, LineEnd
		case '*', '+', '?', '{':
			node, err = p.repeat(pos, byte(r), seq)
		case '(':
			node, err = p.group(pos, &verbose, depth, seq, first)
		}
		if err != nil {
			return nil, err
		}
		if node != nil {
			node.Pos, node.End = pos, p.pos
			if node.Op == Repeat {
				node.Pos = node.Subs[0].Pos
			}
			seq.Subs = append(seq.Subs, node)
		}
	}
	seq.End = p.pos
	// Groups that neither capture nor change flags dissolve.
	var subs []*Node
	for _, n := range seq.Subs {
		if n.plain() {
			subs = append(subs, n.Subs[0].Subs...)
		} else {
			subs = append(subs, n)
		}
	}
	seq.Subs = subs
	return seq, nil
}

func (n *Node) plain() bool { return n.Op == Group && n.Group == 0 && n.Add == 0 && n.Del == 0 }

// repeat reads a quantifier and takes what it repeats from the end of seq.
func (p *parser) repeat(pos int, q byte, seq *Node) (*Node, error) {
	lo, hi := 0, Unlimited
	switch q {
	case '?':
		hi = 1
	case '+':
		lo = 1
	case '{':
		var ok bool
		var err error
		if lo, hi, ok, err = p.counts(); err != nil || !ok {
			return &Node{Op: Literal, Rune: '{'}, err
		}
	}
	n := len(seq.Subs)
	if n == 0 || seq.Subs[n-1].Op == At {
		return nil, p.fail(pos, "nothing to repeat")
	}
	item := seq.Subs[n-1]
	if item.Op == Repeat {
		return nil, p.fail(pos, "multiple repeat")
	}
	seq.Subs = seq.Subs[:n-1]
	body := &Node{Op: Concat, Pos: item.Pos, End: item.End, Subs: []*Node{item}}
	if item.plain() {
		body.Subs = item.Subs[0].Subs
	}
	out := &Node{Op: Repeat, Min: lo, Max: hi, Subs: []*Node{body}}
	if p.match('?') {
		out.Mode = Lazy
	} else if p.match('+') {
		out.Mode = Possessive
	}
	return out, nil
}

// counts reads what follows the brace of {n,m}. ok is false when it is no quantifier: then nothing has been read.
func (p *parser) counts() (lo, hi int, ok bool, err error) {
	pos := p.pos
	if p.peek() == '}' {
		return 0, 0, false, nil
	}
	lo, hi = 0, Unlimited
	min, hasMin := p.number()
	max, hasMax := min, hasMin
	if p.match(',') {
		max, hasMax = p.number()
	}
	if !p.match('}') {
		p.pos = pos
		return 0, 0, false, nil
	}
	if hasMin {
		lo = min
	}
	if hasMax {
		hi = max
	}
	if hasMin && lo >= Unlimited || hasMax && hi >= Unlimited {
		return 0, 0, false, p.fail(pos, "the repetition number is too large")
	}
	if hi < lo {
		return 0, 0, false, p.fail(pos, "min repeat greater than max repeat")
	}
	return lo, hi, true, nil
}

// number reads decimal digits; a number too large is Unlimited.
func (p *parser) number() (n int, ok bool) {
	for c := p.peek(); '0' <= c && c <= '9'; c = p.peek() {
		n, ok = min(n*10+int(c-'0'), Unlimited), true
		p.pos++
	}
	return n, ok
}
