package claim

import (
	"fmt"
	"strings"
)

// A phrase is a pattern of words; see mechanisms.yaml for how it is written.
type phrase struct {
	elements []element
	use      int // what its owner keeps of it
}

// An element is alternatives of words in a row, or a gap.
type element struct {
	alternatives [][]pattern
	optional     bool
	gap          bool
}

// A pattern is one word, or the beginning of one.
type pattern struct {
	text   string
	prefix bool
}

func (p pattern) matches(w string) bool {
	return w == p.text || p.prefix && strings.HasPrefix(w, p.text)
}

const (
	maxGap    = 4 // words
	prefixKey = 3 // bytes of a prefix that the index knows; none is shorter
)

func parsePhrase(s string, use int) (phrase, error) {
	p := phrase{use: use}
	for _, f := range strings.Fields(s) {
		if f == ".." {
			p.elements = append(p.elements, element{gap: true})
			continue
		}
		var e element
		f, e.optional = strings.CutSuffix(f, "?")
		if strings.HasPrefix(f, "(") != strings.HasSuffix(f, ")") {
			return p, fmt.Errorf("phrase %q: the bracket in %q does not close", s, f)
		}
		f = strings.TrimSuffix(strings.TrimPrefix(f, "("), ")")
		for alternative := range strings.SplitSeq(f, "|") {
			var row []pattern
			for w := range strings.SplitSeq(alternative, "_") {
				text, prefix := strings.CutSuffix(w, "*")
				if text == "" || prefix && len(text) < prefixKey {
					return p, fmt.Errorf("phrase %q: the word %q is too short", s, w)
				}
				row = append(row, pattern{text, prefix})
			}
			e.alternatives = append(e.alternatives, row)
		}
		p.elements = append(p.elements, e)
	}
	for len(p.elements) > 0 && p.elements[len(p.elements)-1].gap {
		return p, fmt.Errorf("phrase %q ends with a gap", s)
	}
	if len(p.elements) == 0 || p.elements[0].gap {
		return p, fmt.Errorf("phrase %q does not begin with a word", s)
	}
	return p, nil
}

// phrases finds many phrases at once, in time linear in the text: at each word only the phrases are tried that can begin
// with it, and each looks at a bounded number of words.
type phrases struct {
	all      []phrase
	byWord   map[string][]int
	byPrefix map[string][]int // by its first bytes
}

func newPhrases(all []phrase) *phrases {
	p := &phrases{all: all, byWord: map[string][]int{}, byPrefix: map[string][]int{}}
	for i, ph := range all {
		seen := map[pattern]bool{}
		for _, e := range ph.elements {
			for _, row := range e.alternatives {
				first := row[0]
				if seen[first] {
					continue
				}
				seen[first] = true
				if first.prefix {
					key := first.text[:prefixKey]
					p.byPrefix[key] = append(p.byPrefix[key], i)
				} else {
					p.byWord[first.text] = append(p.byWord[first.text], i)
				}
			}
			if !e.optional {
				break
			}
		}
	}
	return p
}

// A hit is a phrase found: words[from:to].
type hit struct {
	use      int
	from, to int
}

// find lists what is found, in the order of the text. Of those that begin at one word the longest of each use counts; a
// use is not found again within itself.
func (p *phrases) find(words []word) []hit {
	var hits []hit
	ends := map[int]int{} // by use: where its last hit ends
	for i, w := range words {
		from := len(hits)
		p.try(p.byWord[w.text], words, i, ends, &hits, from)
		if len(w.text) >= prefixKey {
			p.try(p.byPrefix[w.text[:prefixKey]], words, i, ends, &hits, from)
		}
		for _, h := range hits[from:] {
			ends[h.use] = h.to
		}
	}
	return hits
}

func (p *phrases) try(candidates []int, words []word, i int, ends map[int]int, hits *[]hit, from int) {
next:
	for _, c := range candidates {
		ph := &p.all[c]
		if i < ends[ph.use] {
			continue
		}
		to := match(ph.elements, words, i, i)
		if to < 0 {
			continue
		}
		for k := from; k < len(*hits); k++ {
			if h := &(*hits)[k]; h.use == ph.use {
				h.to = max(h.to, to)
				continue next
			}
		}
		*hits = append(*hits, hit{ph.use, i, to})
	}
}

// match holds elements against words from at on, and returns the end of what was matched, or -1. A phrase that began at
// start does not run over the end of a sentence.
func match(elements []element, words []word, start, at int) int {
	if len(elements) == 0 {
		return at
	}
	e := &elements[0]
	if e.gap {
		for skip := 0; skip <= maxGap; skip++ {
			if at+skip >= len(words) || words[at+skip].gap >= bracket {
				if skip == 0 && mayBeEmpty(elements[1:]) {
					return at
				}
				return -1
			}
			if to := match(elements[1:], words, start, at+skip); to >= 0 {
				return to
			}
		}
		return -1
	}
	for _, row := range e.alternatives {
		if fits(row, words, start, at) {
			if to := match(elements[1:], words, start, at+len(row)); to >= 0 {
				return to
			}
		}
	}
	if e.optional {
		return match(elements[1:], words, start, at)
	}
	return -1
}

// mayBeEmpty says whether elements match no words at all.
func mayBeEmpty(elements []element) bool {
	for i := range elements {
		if !elements[i].optional && !elements[i].gap {
			return false
		}
	}
	return true
}

func fits(row []pattern, words []word, start, at int) bool {
	if at+len(row) > len(words) {
		return false
	}
	for k, p := range row {
		w := &words[at+k]
		if w.gap == sentence && at+k > start || !p.matches(w.text) {
			return false
		}
	}
	return true
}
