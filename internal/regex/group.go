package regex

import (
	"strconv"
	"strings"
)

// inlineFlags are the letters of (?...), beside the flags of the same index.
const inlineFlags = "iLmsuxa"

var inlineValues = [...]Flags{IgnoreCase, Locale, Multiline, DotAll, Unicode, Verbose, ASCII}

const typeFlags = ASCII | Locale | Unicode

// group reads what follows a parenthesis at pos. It returns nil for what leaves nothing behind: comments, and flags of
// the whole pattern.
func (p *parser) group(pos int, verbose *bool, depth int, seq *Node, first bool) (*Node, error) {
	out := &Node{Op: Group}
	capture := true
	if p.match('?') {
		c := p.peek()
		if p.pos >= len(p.src) {
			return nil, p.fail(p.pos, "unexpected end of pattern")
		}
		p.pos++
		switch {
		case c == 'P':
			if p.match('=') {
				return p.named(pos)
			}
			if !p.match('<') {
				return nil, p.fail(pos, "unknown extension ?P")
			}
			var err error
			if out.Name, err = p.until('>', pos); err != nil {
				return nil, err
			}
			if !p.isIdentifier(out.Name) {
				return nil, p.fail(pos, "bad character in group name %q", out.Name)
			}
		case c == ':':
			capture = false
		case c == '#':
			if !p.skipTo(')') {
				return nil, p.fail(pos, "missing ), unterminated comment")
			}
			return nil, nil
		case c == '=' || c == '!' || c == '<':
			return p.look(pos, c, *verbose, depth)
		case c == '(':
			return p.conditional(pos, *verbose, depth)
		case c == '>':
			capture, out.Op = false, Atomic
		case c == '-' || strings.IndexByte(inlineFlags, c) >= 0:
			p.pos--
			global, add, del, err := p.inline(pos)
			if err != nil {
				return nil, err
			}
			if global {
				if add&Verbose != 0 && p.flags&Verbose == 0 && (!first || len(seq.Subs) > 0) {
					return nil, errVerbose
				}
				p.flags |= add
				*verbose = p.flags&Verbose != 0
				return nil, nil
			}
			capture, out.Add, out.Del = false, add, del
		default:
			return nil, p.fail(pos, "unknown extension ?%c", c)
		}
	}
	if capture {
		out.Group = len(p.closed)
		p.closed = append(p.closed, false)
		if out.Name != "" {
			if _, ok := p.names[out.Name]; ok {
				return nil, p.fail(pos, "redefinition of group name %q", out.Name)
			}
			p.names[out.Name] = out.Group
		}
	}
	body, err := p.body(pos, (*verbose || out.Add&Verbose != 0) && out.Del&Verbose == 0, depth)
	if err != nil {
		return nil, err
	}
	if capture {
		p.closed[out.Group] = true
	}
	out.Subs = []*Node{body}
	return out, nil
}

// skipTo reads up to and with a character. An escape is one character, in comments too.
func (p *parser) skipTo(end byte) bool {
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		p.pos++
		if c == end {
			return true
		}
		if c == '\\' && p.pos < len(p.src) {
			p.pos++
		}
	}
	return false
}

func (p *parser) body(pos int, verbose bool, depth int) (*Node, error) {
	n, err := p.branches(verbose, depth+1)
	if err != nil {
		return nil, err
	}
	if !p.match(')') {
		return nil, p.fail(pos, "missing ), unterminated subpattern")
	}
	return n, nil
}

func (p *parser) until(end byte, pos int) (string, error) {
	i := strings.IndexByte(p.src[p.pos:], end)
	if i <= 0 {
		return "", p.fail(pos, "missing group name")
	}
	name := p.src[p.pos : p.pos+i]
	p.pos += i + 1
	return name, nil
}

func (p *parser) named(pos int) (*Node, error) {
	name, err := p.until(')', pos)
	if err != nil {
		return nil, err
	}
	group, ok := p.names[name]
	if !ok {
		return nil, p.fail(pos, "unknown group name %q", name)
	}
	return p.backref(pos, group)
}

func (p *parser) look(pos int, c byte, verbose bool, depth int) (*Node, error) {
	out := &Node{Op: Look}
	behind := p.behind
	if c == '<' {
		out.Behind = true
		if c = p.peek(); c != '=' && c != '!' {
			return nil, p.fail(pos, "unknown extension ?<")
		}
		p.pos++
		if behind == 0 {
			p.behind = len(p.closed)
		}
	}
	out.Negated = c == '!'
	body, err := p.body(pos, verbose, depth)
	p.behind = behind
	out.Subs = []*Node{body}
	return out, err
}

func (p *parser) conditional(pos int, verbose bool, depth int) (*Node, error) {
	name, err := p.until(')', pos)
	if err != nil {
		return nil, err
	}
	out := &Node{Op: Conditional, Name: name}
	if p.isIdentifier(name) {
		group, ok := p.names[name]
		if !ok {
			return nil, p.fail(pos, "unknown group name %q", name)
		}
		out.Group = group
	} else {
		// Python before 3.12 reads what int() reads.
		digits := strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(name), "+"), "_", "")
		if out.Group, err = strconv.Atoi(digits); err != nil || out.Group <= 0 {
			return nil, p.fail(pos, "bad group %q", name)
		}
		if p.firstRef < 0 || out.Group > p.maxRef {
			p.maxRef, p.firstRef = out.Group, pos
		}
	}
	if err := p.checkBehind(pos, out.Group); err != nil {
		return nil, err
	}
	if depth+1 > maxNesting {
		return nil, p.fail(pos, "too many nested groups")
	}
	for {
		n, err := p.sequence(verbose, depth+1, false)
		if err != nil {
			return nil, err
		}
		out.Subs = append(out.Subs, n)
		if len(out.Subs) == 2 || !p.match('|') {
			break
		}
	}
	if !p.match(')') {
		return nil, p.fail(pos, "missing ), or a conditional with more than two branches")
	}
	return out, nil
}

// inline reads the flags of (?...) or (?...:.
func (p *parser) inline(pos int) (global bool, add, del Flags, err error) {
	one := func() (Flags, error) {
		i := strings.IndexByte(inlineFlags, p.peek())
		if i < 0 || p.pos >= len(p.src) {
			return 0, p.fail(p.pos, "unknown flag")
		}
		f := inlineValues[i]
		if f == Locale && p.flags&Bytes == 0 || f == Unicode && p.flags&Bytes != 0 {
			return 0, p.fail(p.pos, "bad inline flags: cannot be used with this type of pattern")
		}
		p.pos++
		return f, nil
	}
	for p.peek() != '-' && p.peek() != ':' && p.peek() != ')' {
		f, err := one()
		if err != nil {
			return false, 0, 0, err
		}
		add |= f
		if f&typeFlags != 0 && add&typeFlags != f {
			return false, 0, 0, p.fail(pos, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
	}
	if p.match(')') {
		if t := (p.flags | add) & typeFlags; t&ASCII != 0 && t != ASCII {
			return false, 0, 0, p.fail(pos, "incompatible flags")
		}
		return true, add, 0, nil
	}
	if p.match('-') {
		for !p.match(':') || del == 0 {
			f, err := one()
			if err != nil {
				return false, 0, 0, err
			}
			if f&typeFlags != 0 {
				return false, 0, 0, p.fail(pos, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			del |= f
		}
	} else if !p.match(':') {
		return false, 0, 0, p.fail(pos, "missing -, : or )")
	}
	if add&del != 0 {
		return false, 0, 0, p.fail(pos, "bad inline flags: flag turned on and off")
	}
	return false, add, del, nil
}

// spread writes down which flags are in force at each node.
func spread(n *Node, f Flags) {
	if n.Op == Group {
		if n.Add&typeFlags != 0 {
			f &^= typeFlags
		}
		f = (f | n.Add) &^ n.Del
	}
	n.Flags = f
	for _, s := range n.Subs {
		spread(s, f)
	}
}
