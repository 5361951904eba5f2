package regex

import (
	"cmp"
	"slices"
)

// maxClasses bounds how many classes of characters a pattern may tell apart.
const maxClasses = 256

// letters is a set of classes of characters.
type letters [maxClasses / 64]uint64

func (l letters) and(m letters) letters {
	for i := range l {
		l[i] &= m[i]
	}
	return l
}

func (l letters) not(m letters) letters {
	for i := range l {
		l[i] &^= m[i]
	}
	return l
}

func (l letters) empty() bool          { return l == letters{} }
func (l letters) has(c int) bool       { return l[c/64]>>(c%64)&1 != 0 }
func (l *letters) add(c int)           { l[c/64] |= 1 << (c % 64) }
func (l letters) meets(m letters) bool { return !l.and(m).empty() }

// An alphabet is the classes of characters that no set of a pattern tells apart, each by one of its members. Members
// are easy to read where there is a choice.
type alphabet struct {
	members []rune
	all     letters
}

// classes finds the classes for some sets, and writes each set down as classes. ok is false when there are too many.
func classes(sets []set, all set) (a alphabet, in []letters, ok bool) {
	var cuts []rune
	for _, s := range append(sets[:len(sets):len(sets)], all) {
		for _, x := range s {
			cuts = append(cuts, x.lo, x.hi+1)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	at := make([]int, len(sets)) // of each set, the first span that does not end before the interval
	sign := make([]byte, (len(sets)+7)/8)
	known := map[string]int{}
	in = make([]letters, len(sets))
	for i := 0; i+1 < len(cuts); i++ {
		lo, hi := cuts[i], cuts[i+1]-1
		if !all.has(lo) {
			continue
		}
		clear(sign)
		for k, s := range sets {
			for at[k] < len(s) && s[at[k]].hi < lo {
				at[k]++
			}
			if at[k] < len(s) && s[at[k]].lo <= lo {
				sign[k/8] |= 1 << (k % 8)
			}
		}
		class, seen := known[string(sign)]
		if !seen {
			class = len(a.members)
			if class == maxClasses {
				return a, nil, false
			}
			known[string(sign)] = class
			a.members = append(a.members, readable(lo, hi))
			a.all.add(class)
			for k := range sets {
				if sign[k/8]>>(k%8)&1 != 0 {
					in[k].add(class)
				}
			}
		} else if r := readable(lo, hi); oddity(r) < oddity(a.members[class]) {
			a.members[class] = r
		}
	}
	return a, in, true
}

// readable is the least odd character of an interval.
func readable(lo, hi rune) rune {
	best := lo
	for r := lo; r <= min(hi, 0x7f); r++ {
		if oddity(r) < oddity(best) {
			best = r
		}
	}
	if best >= 0xd800 && best <= 0xdfff && hi > 0xdfff {
		best = 0xe000
	}
	return best
}

func oddity(r rune) int {
	switch {
	case 'a' <= r && r <= 'z':
		return 0
	case 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
		return 1
	case '!' <= r && r <= '~':
		return 2
	case r == ' ':
		return 3
	case r == '\t' || r == '\n':
		return 4
	case r < 0x80:
		return 5
	case r >= 0xd800 && r <= 0xdfff:
		return 7
	}
	return 6
}

// spell chooses a character for each set of a word: the one that the fewest (or, with most, the most) of the pattern's
// sets hold, as counted in popularity.
func (a alphabet) spell(word []letters, popularity []int, most bool) []rune {
	out := make([]rune, len(word))
	for i, l := range word {
		best := -1
		for c := range a.members {
			if !l.has(c) {
				continue
			}
			order := 0
			if best >= 0 {
				order = cmp.Compare(popularity[c], popularity[best])
				if most {
					order = -order
				}
				if order == 0 {
					order = cmp.Compare(oddity(a.members[c]), oddity(a.members[best]))
				}
			}
			if best < 0 || order < 0 {
				best = c
			}
		}
		out[i] = a.members[best]
	}
	return out
}
