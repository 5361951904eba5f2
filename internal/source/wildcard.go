package source

// Patterns of ignore files, as git reads them (gitignore(5), and git's wildmatch for what the page leaves open). All
// of it is about bytes, not code points, as in git.
//
//	?       any byte but a slash
//	*       any bytes but slashes
//	[a-z]   a set of bytes, never a slash; [!a], [^a], [[:alpha:]] and \ within it
//	\c      the byte c itself
//	**/     at the start or after a slash: any folders, or none
//	/**     at the end: everything below
//
// Stars that stand otherwise count as one star. A set that is not closed, an unknown class and a trailing backslash
// make a pattern that matches nothing.
//
// A pattern is compiled to a list of tokens and run as a nondeterministic automaton whose states are the places in
// the list, so that matching takes time in the product of the lengths and no pattern in a repository under review can
// make it take longer.

type tokenKind uint8

const (
	tokenByte     tokenKind = iota // one byte of the set
	tokenStar                      // any number of bytes but slashes
	tokenDeep                      // any number of bytes
	tokenOptional                  // the next two tokens, or nothing
)

type token struct {
	kind tokenKind
	set  byteSet // of tokenByte
}

// byteSet has a bit for each byte value.
type byteSet [4]uint64

func (s *byteSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *byteSet) drop(c byte)     { s[c>>6] &^= 1 << (c & 63) }
func (s *byteSet) has(c byte) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *byteSet) invert() {
	for i := range s {
		s[i] = ^s[i]
	}
}

// compileWildcard compiles a pattern; false means that it matches nothing.
func compileWildcard(p string) ([]token, bool) {
	var tokens []token
	for i := 0; i < len(p); {
		switch c := p[i]; c {
		case '*':
			stars := i
			for i < len(p) && p[i] == '*' {
				i++
			}
			opens := i-stars > 1 && (stars == 0 || p[stars-1] == '/')
			switch rest := p[i:]; {
			case opens && rest != "" && rest[0] == '/':
				tokens = append(tokens, token{kind: tokenOptional}, token{kind: tokenDeep})
			case opens && (rest == "" || len(rest) > 1 && rest[:2] == `\/`):
				tokens = append(tokens, token{kind: tokenDeep})
			default:
				tokens = append(tokens, token{kind: tokenStar})
			}
		case '?':
			var any byteSet
			any.invert()
			any.drop('/')
			tokens = append(tokens, token{set: any})
			i++
		case '[':
			set, next, ok := compileSet(p, i+1)
			if !ok {
				return nil, false
			}
			tokens = append(tokens, token{set: set})
			i = next
		default:
			if c == '\\' {
				if i++; i == len(p) {
					return nil, false
				}
				c = p[i]
			}
			var one byteSet
			one.add(c)
			tokens = append(tokens, token{set: one})
			i++
		}
	}
	return tokens, true
}

// compileSet compiles the set whose first byte after the bracket is p[i], and returns the index after its end.
func compileSet(p string, i int) (set byteSet, next int, ok bool) {
	at := func(i int) byte { // 0 beyond the end: patterns hold no NUL
		if i < len(p) {
			return p[i]
		}
		return 0
	}
	inverted := at(i) == '!' || at(i) == '^'
	if inverted {
		i++
	}
	var low byte // where a range may begin; 0 after a range, a class, and at the start
	for first := true; first || at(i) != ']'; first = false {
		c := at(i)
		switch {
		case c == 0:
			return set, 0, false
		case c == '-' && low != 0 && at(i+1) != 0 && at(i+1) != ']':
			i++
			if at(i) == '\\' {
				i++
			}
			high := at(i)
			if high == 0 {
				return set, 0, false
			}
			for b := int(low); b <= int(high); b++ {
				set.add(byte(b))
			}
			low = 0
			i++
			continue
		case c == '[' && at(i+1) == ':':
			end := i + 2
			for at(end) != 0 && at(end) != ']' {
				end++
			}
			if at(end) == 0 {
				return set, 0, false
			}
			if end > i+2 && p[end-1] == ':' {
				if !addClass(&set, p[i+2:end-1]) {
					return set, 0, false
				}
				low = 0
				i = end + 1
				continue
			}
			// No ":]" closes it: the bracket and the colon stand for themselves.
		case c == '\\':
			i++
			if c = at(i); c == 0 {
				return set, 0, false
			}
		}
		set.add(c)
		low = c
		i++
	}
	if inverted {
		set.invert()
	}
	set.drop('/')
	return set, i + 1, true
}

// addClass adds a class of POSIX in the C locale.
func addClass(set *byteSet, name string) bool {
	ranges, ok := map[string]string{
		"alnum": "09AZaz", "alpha": "AZaz", "blank": "  \t\t", "cntrl": "\x00\x1f\x7f\x7f", "digit": "09",
		"graph": "!~", "lower": "az", "print": " ~", "punct": "!/:@[`{~", "space": "  \t\r", "upper": "AZ",
		"xdigit": "09AFaf",
	}[name]
	for i := 0; i < len(ranges); i += 2 {
		for b := int(ranges[i]); b <= int(ranges[i+1]); b++ {
			set.add(byte(b))
		}
	}
	return ok
}

// matchWildcard reports whether the tokens match the whole text.
func matchWildcard(tokens []token, text string) bool {
	var small [2][64]bool
	now, next := small[0][:], small[1][:]
	if len(tokens) >= len(now) {
		now, next = make([]bool, len(tokens)+1), make([]bool, len(tokens)+1)
	}
	now[0] = true
	for at := 0; ; at++ {
		// Go on without reading a byte. Such steps lead forward only, so that one pass finds them all.
		alive := false
		for i, t := range tokens {
			if !now[i] {
				continue
			}
			alive = true
			if t.kind != tokenByte {
				now[i+1] = true
			}
			if t.kind == tokenOptional {
				now[i+3] = true
			}
		}
		if at == len(text) {
			return now[len(tokens)]
		}
		if !alive {
			return false
		}
		c := text[at]
		clear(next)
		for i, t := range tokens {
			if !now[i] {
				continue
			}
			switch t.kind {
			case tokenByte:
				next[i+1] = next[i+1] || t.set.has(c)
			case tokenStar:
				next[i] = next[i] || c != '/'
			case tokenDeep:
				next[i] = true
			}
		}
		now, next = next, now
	}
}
