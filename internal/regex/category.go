package regex

import (
	"sync"
	"unicode"
)

// The categories as Python's str.isspace, str.isdecimal and str.isalnum define them.
var (
	asciiDigit = set{{'0', '9'}}
	asciiSpace = set{{'\t', '\r'}, {' ', ' '}}
	asciiWord  = set{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}

	textSpace = set{
		{'\t', '\r'}, {0x1c, ' '}, {0x85, 0x85}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029},
		{0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
	}
	textDigit = sync.OnceValue(func() set { return tables(unicode.Nd) })
	textWord  = sync.OnceValue(func() set { return normal(append(tables(unicode.L, unicode.N), span{'_', '_'})) })
)

// category is the set of \d, \s, \w and their complements.
func category(c byte, f Flags) set {
	ascii := f&(ASCII|Bytes) != 0
	var s set
	switch c | 0x20 {
	case 'd':
		s = asciiDigit
		if !ascii {
			s = textDigit()
		}
	case 's':
		s = asciiSpace
		if !ascii {
			s = textSpace
		}
	case 'w':
		s = asciiWord
		if !ascii {
			s = textWord()
		}
	}
	if c&0x20 == 0 {
		return s.without(universe(f))
	}
	return s
}

func tables(ts ...*unicode.RangeTable) set {
	var out []span
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = append(out, span{lo, hi})
			return
		}
		for r := lo; r <= hi; r += stride {
			out = append(out, span{r, r})
		}
	}
	for _, t := range ts {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return normal(out)
}
