package cwe

import "strings"

// stem takes the endings off an English word in lower case, so that "injection", "injected" and "injecting" become one:
// the algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980. What is not of the letters
// a to z throughout comes back as it is. The British -is- of -ise and -isation counts as -iz-.
func stem(word string) string {
	if len(word) < 3 || strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return word
	}
	w := british(word)
	w = step1(w)
	for _, rules := range [][]suffixRule{step2, step3} {
		w = replaceSuffix(w, rules)
	}
	return step5(step4(w))
}

func british(w string) string {
	for _, s := range [][2]string{{"isation", "ization"}, {"ising", "izing"}, {"ised", "ized"}, {"ise", "ize"}} {
		if base, ok := strings.CutSuffix(w, s[0]); ok && measure(base) > 1 {
			return base + s[1]
		}
	}
	return w
}

// vowel says whether the letter at i is one; y is one after a consonant.
func vowel(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	case 'y':
		return i > 0 && !vowel(w, i-1)
	}
	return false
}

// measure is the paper's m: how often a consonant follows a vowel.
func measure(w string) (m int) {
	before := false
	for i := range len(w) {
		now := vowel(w, i)
		if before && !now {
			m++
		}
		before = now
	}
	return m
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if vowel(w, i) {
			return true
		}
	}
	return false
}

// doubled says whether a word ends in a double consonant, the paper's *d.
func doubled(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == w[n-2] && !vowel(w, n-1)
}

// short says whether a word ends in consonant, vowel, consonant other than w, x, y: the paper's *o.
func short(w string) bool {
	n := len(w)
	return n > 2 && !vowel(w, n-3) && vowel(w, n-2) && !vowel(w, n-1) && !strings.ContainsRune("wxy", rune(w[n-1]))
}

// step1 takes plurals, -ed and -ing off, and makes a final y an i.
func step1(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		w = w[:len(w)-1]
	}
	if base, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(base) > 0 {
			w = base + "ee"
		}
	} else {
		base, ok := strings.CutSuffix(w, "ed")
		if !ok {
			base, ok = strings.CutSuffix(w, "ing")
		}
		if ok && hasVowel(base) {
			w = mend(base)
		}
	}
	if base, ok := strings.CutSuffix(w, "y"); ok && hasVowel(base) {
		w = base + "i"
	}
	return w
}

// mend makes a word of what -ed or -ing has left.
func mend(w string) string {
	switch {
	case strings.HasSuffix(w, "at"), strings.HasSuffix(w, "bl"), strings.HasSuffix(w, "iz"):
		return w + "e"
	case doubled(w) && !strings.ContainsRune("lsz", rune(w[len(w)-1])):
		return w[:len(w)-1]
	case measure(w) == 1 && short(w):
		return w + "e"
	}
	return w
}

type suffixRule struct{ from, to string }

// The rules of steps 2 and 3. Of a word's suffixes the longest counts, so longer ones stand before those they end in.
var (
	step2 = []suffixRule{
		{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"abli", "able"},
		{"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"},
		{"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
		{"iviti", "ive"}, {"biliti", "ble"},
	}
	step3 = []suffixRule{
		{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
	}
	step4Suffixes = []string{
		"al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
		"ous", "ive", "ize",
	}
)

func replaceSuffix(w string, rules []suffixRule) string {
	for _, r := range rules {
		if base, ok := strings.CutSuffix(w, r.from); ok {
			if measure(base) > 0 {
				return base + r.to
			}
			return w
		}
	}
	return w
}

func step4(w string) string {
	for _, s := range step4Suffixes {
		base, ok := strings.CutSuffix(w, s)
		if !ok {
			continue
		}
		if measure(base) > 1 && (s != "ion" || strings.HasSuffix(base, "s") || strings.HasSuffix(base, "t")) {
			return base
		}
		return w
	}
	return w
}

// step5 takes a final e and the second of two l off.
func step5(w string) string {
	if base, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(base); m > 1 || m == 1 && !short(base) {
			w = base
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w) > 1 {
		w = w[:len(w)-1]
	}
	return w
}
