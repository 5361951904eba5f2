package claim

import "sort"

// signals are the offsets in a text of what claims are made of, ascending, found once for all questions.
type signals struct {
	numbers []int // of weaknesses
	strong  []int // words that name a mechanism
	denied  []int // such words of what is said not to be there
	hints   []int
	places  []int
}

func newSignals(t string) *signals {
	s := &signals{}
	for _, m := range weaknessesIn(t) {
		s.numbers = append(s.numbers, m[0])
	}
	for _, m := range filesIn(t) {
		s.places = append(s.places, m[0])
	}
	for _, m := range linesIn(t) {
		s.places = append(s.places, m[0])
	}
	sort.Ints(s.places)
	words := split(t, false)
	kinds := table()
	for _, h := range kinds.phrases.find(words) {
		at := words[h.from].start
		switch {
		case h.use%2 == 1 || kinds.kinds[h.use/2].Effect:
			s.hints = append(s.hints, at)
		case denied(words, h.from, h.to, kinds.kinds[h.use/2].Absence):
			s.denied = append(s.denied, at)
		default:
			s.strong = append(s.strong, at)
		}
	}
	return s
}

// in counts the offsets within a stretch.
func in(offsets []int, start, end int) int {
	return sort.SearchInts(offsets, end) - sort.SearchInts(offsets, start)
}

// named says whether a stretch names a weakness, by number or in words.
func (s *signals) named(start, end int) bool {
	return in(s.numbers, start, end) > 0 || in(s.strong, start, end) > 0
}

// evident says whether a stretch can be a claim: it names a weakness, or hints at one in some place.
func (s *signals) evident(start, end int) bool {
	return s.named(start, end) || in(s.hints, start, end) > 0 && in(s.places, start, end) > 0
}

// denies says whether a stretch names weaknesses only to say that they are not there.
func (s *signals) denies(start, end int) bool {
	return in(s.denied, start, end) > 0 && !s.named(start, end)
}
