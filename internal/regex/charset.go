package regex

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// A charSet is a set of characters of ASCII.
type charSet [2]uint64

func (s *charSet) add(c uint8) { s[c>>6] |= 1 << (c & 63) }

func (s charSet) has(c uint8) bool { return s[c>>6]>>(c&63)&1 != 0 }

// addRange adds the characters from lo to hi, as far as they are ASCII.
func (s *charSet) addRange(lo, hi rune) {
	for c := lo; c <= min(hi, utf8.RuneSelf-1); c++ {
		s.add(uint8(c))
	}
}

// ofASCII is the characters of ASCII that an instruction matches: what Inst.MatchRune says of each.
func ofASCII(in *syntax.Inst) (s charSet) {
	switch in.Op {
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		s.addRange(0, utf8.RuneSelf-1)
		if in.Op == syntax.InstRuneAnyNotNL {
			s[0] &^= 1 << '\n'
		}
	case syntax.InstRune, syntax.InstRune1:
		if len(in.Rune) != 1 {
			for i := 0; i+1 < len(in.Rune); i += 2 {
				s.addRange(in.Rune[i], in.Rune[i+1])
			}
			break
		}
		r := in.Rune[0]
		s.addRange(r, r)
		if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				s.addRange(f, f)
			}
		}
	}
	return s
}
