package cwe

import (
	"cmp"
	"slices"
	"strings"
)

// named finds what a text names outright, the likeliest first. Where the whole names nothing, what stands outside of
// its parentheses may, or else what stands in them ("... (SSRF)"); that is no more than Close. loose says that the order of the ids
// does not tell which is likelier.
func (x *index) named(text string) (ids []int, level Level, loose bool) {
	text = numberPrefix.ReplaceAllString(text, "")
	if ids, level, loose := x.namedWhole(text); level != None {
		return ids, level, loose
	}
	if outside, inside := parts(text); len(inside) > 0 {
		for _, part := range append([]string{outside}, inside...) {
			if ids, level, _ := x.namedWhole(part); level != None {
				return ids, Close, true
			}
		}
	}
	return nil, None, false
}

func (x *index) namedWhole(text string) (ids []int, level Level, loose bool) {
	if ids := x.exact[oneLine(text)]; len(ids) > 0 {
		return x.prefer(ids), Exact, false
	}
	spelt, typo := x.spell(words(text))
	if len(spelt) == 0 || len(typo) > 0 && len(spelt) < 3 {
		return nil, None, false
	}
	key := strings.Join(spelt, " ")
	if ids := x.full[key]; len(ids) > 0 {
		return x.prefer(ids), Same, false
	}
	if ids := x.alias[key]; len(ids) > 0 {
		return ids, Same, false
	}
	bag := bagKey(stems(spelt))
	for _, bags := range []map[string][]int{x.bags, x.bags2} {
		if ids := bags[bag]; len(ids) > 0 && len(ids) <= maxMeant {
			return ids, Same, true
		}
	}
	return nil, None, false
}

// contained finds the longest name that stands in a text as it is, and is no more than Close: "reflected XSS" in
// "Reflected XSS in search page". A name of one word must be one in common use.
func (x *index) contained(text string) ([]int, Level) {
	spelt, _ := x.spell(words(text))
	for n := len(spelt) - 1; n > 0; n-- {
		for i := 0; i+n <= len(spelt); i++ {
			key := strings.Join(spelt[i:i+n], " ")
			if n == 1 && !x.common[key] || n > 1 && len(content(spelt[i:i+n])) < 2 {
				continue
			}
			if ids := x.full[key]; len(ids) > 0 {
				return x.prefer(ids), Close
			}
			if ids := x.alias[key]; len(ids) > 0 {
				return ids, Close
			}
		}
	}
	return nil, None
}

// prefer puts weaknesses and what may be used for mapping first.
func (x *index) prefer(ids []int) []int {
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b int) int {
		return cmp.Compare(prior(x.c.entries[b]), prior(x.c.entries[a]))
	})
	return ids
}
