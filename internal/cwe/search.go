package cwe

import (
	"cmp"
	"slices"
)

// A Level says how surely a name means an entry.
type Level int

const (
	None  Level = iota // they have some words in common
	Close              // they have the words in common that count
	Same               // a name of the entry but for case, punctuation, endings and spelling, or a name in common use
	Exact              // the official name to the letter
)

// String is a level's name: none, close, same, exact.
func (l Level) String() string { return [...]string{"none", "close", "same", "exact"}[l] }

// A Hit is an entry that a text may mean.
type Hit struct {
	Entry Entry
	Level Level
	Score float64 // 0 to 1
	Label string  // the name of the entry that was met
}

// The figures of the ranking. They were set on every second one of the 725 names that weaknesses had before, as the
// XML of version 4.15 gives them, where they hardly matter: 72 to 75% of those names lead to their weakness first.
// closeScore is where more than half of what is found is right. TestPhrases holds them.
const (
	queryMiss    = 0.6 // what a term of the query costs that the label does not have
	labelMiss    = 0.2 // what a term of the label costs that the query does not have
	synonymWorth = 0.6
	typoWorth    = 0.85
	orderBonus   = 0.05 // for terms that follow each other in both
	closeScore   = 0.6  // from here on, a name means the entry
	maxMeant     = 4    // a name that fits more entries in other words names none of them
	maxClose     = 6    // a name that is close to more of them is too vague to mean any
	belowNamed   = 0.95 // the most that others score where something was named outright
	closeRatio   = 0.9  // and so do those whose score is this part of the best one
)

// Search finds the entries that a text may mean, the likeliest first, and by number among equals; at most limit of
// them, or all for a limit of 0. It looks at the first 1000 bytes and 40 words of the text.
//
// Names that the text is (Exact, Same) stand before all others. The others are ranked by the terms (stems of words)
// that text and label have in common, weighed by inverse document frequency: with the weights of the common ones m, of
// the rest of the text q, of the rest of the label l, the score is m / (m + a q + b l), Tversky's index ("Features of
// similarity", Psychological Review 84, 1977). An entry counts with its best label. Categories, views, and entries that
// may not be used for mapping lose a little.
func (c *Catalog) Search(text string, limit int) []Hit {
	x := c.names()
	ranked := x.rank(text)
	hits, level, loose := x.named(text)
	if level == None && (len(ranked) == 0 || ranked[0].Score < closeScore) {
		hits, level = x.contained(text)
		loose = true
	}
	rank := map[int]Hit{}
	for _, h := range ranked {
		rank[h.Entry.ID] = h
	}
	if loose { // of several weaknesses the one is meant whose names have most of the text
		hits = slices.Clone(hits)
		slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(rank[b].Score, rank[a].Score) })
	}
	var out []Hit
	have := map[int]bool{}
	for i, id := range hits {
		h := Hit{Entry: c.entries[id], Level: level, Label: c.entries[id].Name}
		h.Score = 1 - 0.01*float64(Exact-level) - 0.01*float64(i)/float64(len(hits))
		if r, ok := rank[id]; ok && level != Exact {
			h.Label = r.Label
		}
		have[id] = true
		out = append(out, h)
	}
	for _, h := range ranked {
		if have[h.Entry.ID] {
			continue
		}
		if level != None {
			h.Level, h.Score = None, min(h.Score, belowNamed)
		}
		out = append(out, h)
	}
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// prior is how likely an entry is to be meant, before anything is known of the name.
func prior(e Entry) float64 {
	p := 1.0
	switch {
	case e.Status == Deprecated:
		p = 0.5
	case e.Kind != Weakness:
		p = 0.85
	case e.Usage == Prohibited:
		p = 0.9
	case e.Usage == Discouraged:
		p = 0.97
	case e.Usage == AllowedWithReview:
		p = 0.99
	}
	return p
}

// A queryTerm is a term of the query, with what it counts where a label has it, or a word that stands for it.
type queryTerm struct {
	stem   string
	weight float64  // its inverse document frequency
	worth  float64  // less than 1 if it was misspelt
	means  []string // stems
}

func (x *index) query(text string) []queryTerm {
	spelt, typo := x.spell(words(numberPrefix.ReplaceAllString(text, "")))
	var terms []queryTerm
	for _, s := range stems(spelt) {
		t := queryTerm{stem: s, worth: 1, means: synonyms()[s]}
		if typo[s] {
			t.worth = typoWorth
		}
		if w, ok := x.weight[s]; ok {
			t.weight = w
		} else if t.weight = idf(10, len(x.labels)); len(t.means) > 0 { // as a word of middling rarity
			t.weight = x.size(t.means) / float64(len(t.means))
		}
		terms = append(terms, t)
	}
	return terms
}

// rank scores every entry that has a term in common with a text.
func (x *index) rank(text string) []Hit {
	terms := x.query(text)
	total := 0.0
	seen := map[int]bool{}
	var candidates []int
	for _, t := range terms {
		total += t.weight
		for _, s := range append([]string{t.stem}, t.means...) {
			for _, l := range x.posts[s] {
				if !seen[l] {
					seen[l] = true
					candidates = append(candidates, l)
				}
			}
		}
	}
	best := map[int]Hit{}
	for _, l := range candidates {
		score := x.score(terms, total, &x.labels[l])
		for i, id := range x.labels[l].ids {
			e := x.c.entries[id]
			s := score * prior(e) * (1 - 0.03*float64(min(i, 5)))
			if old, ok := best[id]; !ok || s > old.Score || s == old.Score && x.labels[l].text < old.Label {
				best[id] = Hit{Entry: e, Score: s, Label: x.labels[l].text}
			}
		}
	}
	hits := make([]Hit, 0, len(best))
	for _, h := range best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	near := 0
	for near < len(hits) && hits[near].Score >= closeScore && hits[near].Score >= closeRatio*hits[0].Score {
		near++
	}
	if near <= maxClose {
		for i := range near {
			hits[i].Level = Close
		}
	}
	return hits
}

func (x *index) score(terms []queryTerm, total float64, l *label) float64 {
	met, covered := 0.0, 0.0 // weights of the query's and of the label's terms that are common
	used := make([]bool, len(l.terms))
	order, last := 0, -2
	for _, t := range terms {
		hit := -1
		for j, w := range append([]string{t.stem}, t.means...) {
			at, worth := slices.Index(l.terms, w), t.worth
			if at < 0 || j > 0 && used[at] {
				continue
			}
			if j > 0 {
				worth = synonymWorth
			}
			if !used[at] {
				used[at] = true
				covered += worth * x.weight[w]
			}
			if hit < 0 {
				hit = at
				met += worth * t.weight
			}
			if j == 0 {
				break
			}
		}
		if hit >= 0 && hit == last+1 {
			order++
		}
		if last = hit; hit < 0 {
			last = -2
		}
	}
	if met == 0 {
		return 0
	}
	s := met / (met + queryMiss*(total-met) + labelMiss*(l.size-covered))
	if len(terms) > 1 {
		s *= 1 - orderBonus + orderBonus*float64(order)/float64(len(terms)-1)
	}
	return s
}
