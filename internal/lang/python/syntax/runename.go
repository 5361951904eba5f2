package syntax

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/runenames"
)

//go:embed namealiases.txt
var nameAliases string

// runeByName finds the character of \N{name}, by its name in the Unicode Character Database or an alias of it. Case does
// not matter.
func runeByName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	for _, prefix := range [...]string{"CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-"} {
		if digits, ok := strings.CutPrefix(name, prefix); ok {
			r, err := strconv.ParseUint(digits, 16, 21)
			return rune(r), err == nil
		}
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	if n, ok := strings.CutPrefix(name, "VS"); ok {
		if v, err := strconv.Atoi(n); err == nil && 1 <= v && v <= 16 {
			return 0xFE00 + rune(v) - 1, true
		} else if err == nil && 16 < v && v <= 256 {
			return 0xE0100 + rune(v) - 17, true
		}
	}
	r, ok := runesByName()[name]
	return r, ok
}

// runesByName inverts the table of names. It takes some milliseconds, so it is done when the first \N asks for it.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	// Names end with plane 1 and the tags of plane 14; planes 2 and 3 hold ideographs, 15 and 16 are private.
	for _, plane := range [...][2]rune{{0, 0x20000}, {0xE0000, 0xE0200}} {
		for r := plane[0]; r < plane[1]; r++ {
			if name := runenames.Name(r); name != "" && name[0] != '<' {
				m[name] = r
			}
		}
	}
	for line := range strings.Lines(nameAliases) {
		code, name, ok := strings.Cut(strings.TrimSpace(line), ";")
		if r, err := strconv.ParseUint(code, 16, 21); ok && err == nil {
			m[name] = rune(r)
		}
	}
	return m
})

// The short names of Jamo letters: leading consonants, vowels, trailing consonants (Unicode, section 3.12).
var (
	jamoL = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	jamoV = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	jamoT = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

// hangul composes a syllable from its letters' names.
func hangul(name string) (rune, bool) {
	for l, leading := range jamoL {
		rest, ok := strings.CutPrefix(name, leading)
		if !ok {
			continue
		}
		for v, vowel := range jamoV {
			tail, ok := strings.CutPrefix(rest, vowel)
			if !ok {
				continue
			}
			for t, trailing := range jamoT {
				if tail == trailing {
					return 0xAC00 + rune((l*len(jamoV)+v)*len(jamoT)+t), true
				}
			}
		}
	}
	return 0, false
}
