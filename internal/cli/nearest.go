package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
	"github.com/touchstone-sec/touchstone/internal/spell"
)

// fewSuggestions is how many rules are suggested for an id that there is not.
const fewSuggestions = 4

// nearest lists the ids of rules that may be meant: those that are a few letters off, or else those that have words of
// what was typed in their ids or titles, or are for a weakness that it is a name of.
func nearest(rules []report.RulePage, typed string) []string {
	named := map[int]bool{}
	for _, hit := range cwe.Default().Search(typed, fewSuggestions) {
		named[hit.Entry.ID] = hit.Level >= cwe.Same
	}
	typed = strings.ToLower(typed)
	type candidate struct {
		id   string
		cost int
	}
	var all []candidate
	for _, r := range rules {
		if cost, ok := unlikeness(typed, r); ok {
			all = append(all, candidate{r.ID, cost})
		} else if named[r.CWE] {
			all = append(all, candidate{r.ID, 20})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.cost, b.cost) })
	var ids []string
	for _, c := range all[:min(len(all), fewSuggestions)] {
		if c.cost > all[0].cost+tolerance {
			break
		}
		ids = append(ids, c.id)
	}
	return ids
}

// tolerance is how much more unlike than the best one a suggestion may be.
const tolerance = 4

// unlikeness is how far a rule is from what was typed; ok is false where it is too far to be meant. A letter that is off
// costs 2, a word that only the title has 2, one that is missing 20.
func unlikeness(typed string, r report.RulePage) (cost int, ok bool) {
	if d := spell.Distance(typed, r.ID); d <= max(2, len(r.ID)/6) {
		return 2 * d, true
	}
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	title := strings.ToLower(r.Title)
	missing := 0
	for _, w := range words {
		switch {
		case strings.HasPrefix(r.ID, w):
		case len(w) >= 3 && strings.Contains(r.ID, w):
			cost++
		case len(w) >= 3 && strings.Contains(title, w):
			cost += 2
		default:
			missing++
		}
	}
	return cost + 20*missing + 20, missing < len(words)
}
