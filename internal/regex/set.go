package regex

import (
	"slices"
	"sort"
	"unicode"
)

// span is the characters lo to hi.
type span struct{ lo, hi rune }

// set is a set of characters: spans in order that neither overlap nor touch.
type set []span

const maxRune = unicode.MaxRune

// universe is every character there is: of text, or of bytes.
func universe(f Flags) set {
	if f&Bytes != 0 {
		return set{{0, 255}}
	}
	return set{{0, maxRune}}
}

// normal puts spans in order and joins them.
func normal(spans []span) set {
	slices.SortFunc(spans, func(a, b span) int { return int(a.lo) - int(b.lo) })
	var out set
	for _, s := range spans {
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
		} else {
			out = append(out, s)
		}
	}
	return out
}

func (s set) has(r rune) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].hi >= r })
	return i < len(s) && s[i].lo <= r
}

// without is what of all is not in s.
func (s set) without(all set) set {
	var out set
	for _, a := range all {
		at := a.lo
		for _, x := range s {
			if x.hi < at || x.lo > a.hi {
				continue
			}
			if x.lo > at {
				out = append(out, span{at, x.lo - 1})
			}
			at = x.hi + 1
		}
		if at <= a.hi {
			out = append(out, span{at, a.hi})
		}
	}
	return out
}

// folded adds every character that differs from one of s only in case.
func (s set) folded(f Flags) set {
	out := slices.Clone(s)
	if f&(Bytes|ASCII) != 0 {
		for r := 'a'; r <= 'z'; r++ {
			if upper := r - 'a' + 'A'; s.has(r) || s.has(upper) {
				out = append(out, span{r, r}, span{upper, upper})
			}
		}
		return normal(out)
	}
	for _, x := range s {
		for _, c := range unicode.CaseRanges {
			for r := max(x.lo, rune(c.Lo)); r <= min(x.hi, rune(c.Hi)); r++ {
				for g := unicode.SimpleFold(r); g != r; g = unicode.SimpleFold(g) {
					out = append(out, span{g, g})
				}
			}
		}
	}
	return normal(out)
}

// chars is the set of characters that a Literal, Any or In matches.
func (n *Node) chars() set {
	all := universe(n.Flags)
	var s set
	switch n.Op {
	case Any:
		if n.Flags&DotAll != 0 {
			return all
		}
		return set{{'\n', '\n'}}.without(all)
	case Literal:
		s = set{{n.Rune, n.Rune}}
	case In:
		for _, i := range n.Items {
			if i.Category != 0 {
				s = append(s, category(i.Category, n.Flags)...)
			} else {
				s = append(s, span{i.Lo, i.Hi})
			}
		}
		s = normal(s)
	}
	if n.Flags&IgnoreCase != 0 {
		s = s.folded(n.Flags)
	}
	if n.Negated {
		s = s.without(all)
	}
	return s
}
