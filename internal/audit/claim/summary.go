package claim

import (
	"slices"
	"strings"
)

// finish looks at what was deferred, and reads the claims in the order of the text.
func (s *segmenter) finish() {
	if len(s.found) == 0 {
		s.lastResort()
	}
	if len(s.later) > 0 {
		index := newRepeats(s)
		for _, d := range s.later {
			s.summary(index, d)
		}
	}
	slices.SortStableFunc(s.found, func(a, b stretch) int { return a.start - b.start })
	numbers := make([]int, len(s.found))
	for i := range s.found {
		f := &s.found[i]
		numbers[f.id] = i
		s.rev.add(s.read(f))
	}
	for i := range s.rev.Leftovers {
		if l := &s.rev.Leftovers[i]; l.Of >= 0 {
			l.Of = numbers[l.Of]
		}
	}
	slices.SortStableFunc(s.rev.Leftovers, func(a, b Leftover) int { return a.Start - b.Start })
}

// lastResort looks for claims in what otherwise holds none, where there are no others: in tables and lists, in
// summaries, in introductions, in what is left, until there are some.
func (s *segmenter) lastResort() {
	later := s.later
	s.later = nil
	turn := func(d deferred) int {
		switch {
		case s.blocks[d.node-1].kind != headingBlock:
			return 0
		case d.kind == Summary:
			return 1
		case d.kind == Introduction:
			return 2
		}
		return 3
	}
	for now := range 4 {
		found := len(s.found)
		for _, d := range later {
			if turn(d) != now {
				continue
			}
			if found > 0 {
				s.later = append(s.later, d)
			} else {
				s.insist(d)
			}
		}
	}
}

// insist looks for claims in a deferred node.
func (s *segmenter) insist(d deferred) {
	b := &s.blocks[d.node-1]
	before := len(s.found)
	d.ctx.findings = true
	switch {
	case b.kind == tableBlock:
		s.rows(d, func(row stretch, _ string) { s.put(row) })
	case d.kind == Advice || b.kind == itemBlock:
		if s.signals.evident(b.start, s.ends[d.node]) && b.kind == itemBlock {
			s.claim(d.node, b.start, s.ends[d.node], d.ctx)
		}
	default:
		s.visit(d.node, d.ctx)
		return
	}
	if len(s.found) == before {
		s.leave(d.node, d.kind)
	}
}

// summary goes through the lists and tables of a part that repeats what stands elsewhere.
func (s *segmenter) summary(index *repeats, d deferred) {
	b := &s.blocks[d.node-1]
	switch {
	case b.kind == tableBlock:
		s.rows(d, func(row stretch, text string) {
			if of := index.find(row.label, row.title+" "+text, s.text[row.start:row.end]); of >= 0 {
				s.rev.left(Leftover{Kind: Repeat, Title: plainTitle(row.title), Of: of, Start: row.start, End: row.end})
			} else if s.signals.named(row.start, row.end) {
				s.put(row)
			} else {
				s.rev.left(Leftover{Kind: Summary, Title: plainTitle(s.text[row.start:row.end]), Of: -1, Start: row.start, End: row.end})
			}
		})
	case b.kind == itemBlock:
		start, end := b.start, s.ends[d.node]
		switch of := index.find(b.number, s.text[b.text:b.end], s.text[b.start:b.end]); {
		case of >= 0:
			s.rev.left(Leftover{Kind: Repeat, Title: s.title(d.node), Of: of, Start: start, End: end})
		case d.kind == Summary && s.signals.named(start, end) && s.class(d.node, false) == "" && !advises(s.text[b.text:b.end]):
			s.claim(d.node, start, end, d.ctx)
		default:
			s.leave(d.node, d.kind)
		}
	case d.kind == Summary || d.kind == Introduction:
		whole := true
		for _, k := range s.kids[d.node] {
			if kind := s.blocks[k-1].kind; kind == itemBlock || kind == tableBlock && findingsTable(s.text[s.start(k):s.blocks[k-1].end]) {
				whole = false
			}
		}
		if whole {
			s.leave(d.node, d.kind)
			return
		}
		s.rev.left(Leftover{Kind: d.kind, Title: s.title(d.node), Of: -1, Start: b.start, End: b.end})
		for _, k := range s.kids[d.node] {
			if kind := s.blocks[k-1].kind; kind == itemBlock || kind == tableBlock && findingsTable(s.text[s.start(k):s.blocks[k-1].end]) {
				s.summary(index, deferred{k, d.kind, d.ctx})
			} else {
				s.leave(k, d.kind)
			}
		}
	default:
		s.leave(d.node, d.kind)
	}
}

func (s *segmenter) put(f stretch) {
	f.id = len(s.found)
	s.found = append(s.found, f)
}

// repeats finds the claim that a line of a summary repeats: by its number and a word in common, or by most of the words
// of its title. At most maxCandidates claims are asked for each word.
type repeats struct {
	titles  []map[string]bool
	numbers []map[int]bool // of weaknesses
	byPlace map[string][]int
	byLabel map[string][]int
	byWord  map[string][]int
}

const maxCandidates = 20

func newRepeats(s *segmenter) *repeats {
	r := &repeats{byLabel: map[string][]int{}, byWord: map[string][]int{}, byPlace: map[string][]int{}}
	for i := range s.found {
		f := &s.found[i]
		words := titleWords(f.title)
		r.titles = append(r.titles, words)
		head := cut(s.text[f.start:f.end], headLength)
		r.numbers = append(r.numbers, numbersIn(head))
		for _, p := range placesIn(head) {
			if key := p.String(); p.Line > 0 && len(r.byPlace[key]) < maxCandidates {
				r.byPlace[key] = append(r.byPlace[key], i)
			}
		}
		if f.label != "" {
			r.byLabel[f.label] = append(r.byLabel[f.label], i)
		}
		for w := range words {
			if len(r.byWord[w]) < maxCandidates {
				r.byWord[w] = append(r.byWord[w], i)
			}
		}
	}
	return r
}

// headLength is how much of a claim is looked at for its weaknesses and places, in bytes.
const headLength = 800

func numbersIn(text string) map[int]bool {
	numbers := map[int]bool{}
	for _, m := range weaknessesIn(text) {
		numbers[submatchNumber(text, m)] = true
	}
	return numbers
}

// find returns the id of the claim that a line repeats, or -1. all is the whole line.
func (r *repeats) find(label, text, all string) int {
	words := titleWords(text)
	numbers := numbersIn(all)
	agree := func(i int) bool {
		for n := range numbers {
			if r.numbers[i][n] {
				return true
			}
		}
		return false
	}
	if len(numbers) > 0 {
		for _, i := range r.byLabel[label][:min(len(r.byLabel[label]), maxCandidates)] {
			if label != "" && agree(i) {
				return i
			}
		}
	}
	for _, p := range placesIn(cut(all, headLength)) {
		if p.Line == 0 {
			continue
		}
		for _, i := range r.byPlace[p.String()] {
			if agree(i) || len(numbers) == 0 && common(words, r.titles[i]) {
				return i
			}
		}
	}
	best, most := -1, 0
	try := func(i, bonus int) {
		common := 0
		for w := range words {
			if r.titles[i][w] {
				common++
			}
		}
		least := min(len(words), len(r.titles[i]))
		if common == 0 || common+bonus < 2 && least > 1 || 5*(common+bonus) < 3*least {
			return
		}
		if score := 100*(common+bonus)/(least+1) + common; score > most || score == most && i < best {
			best, most = i, score
		}
	}
	if label != "" {
		for _, i := range r.byLabel[label][:min(len(r.byLabel[label]), maxCandidates)] {
			try(i, 2)
		}
	}
	for w := range words {
		for _, i := range r.byWord[w] {
			try(i, 0)
		}
	}
	return best
}

func common(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// titleWords are the words of a title that say something.
func titleWords(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range split(cut(text, 2*maxTitle), false) {
		if len(w.text) > 2 && !emptyWords[w.text] && strings.Trim(w.text, "0123456789") != "" {
			words[strings.TrimSuffix(w.text, "s")] = true
		}
	}
	return words
}

var emptyWords = wordSet(`the and for with via from cwe high medium low critical vulnerability issue finding potential possible
	line lines into that this are severity`)
