package claim

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// How much it counts for a mechanism where it was read. What the text says counts more than a number, since numbers are
// what reviews get wrong; what text and number agree on counts most. Hints are words that are said in passing too.
const (
	worthTitle   = 6
	worthFirst   = 4 // in the first sentence, where there is no title
	worthText    = 3
	worthID      = 4
	worthRule    = 2
	worthHint    = 1
	costEffect   = 2
	costGeneric  = 2
	costIsEffect = 8 // of what is never more than an effect
)

// readMechanisms finds what the code is said to do or to lack. Remedies, exploits and code are not looked at; what
// follows from the defect is marked so. The one that most speaks for comes first.
func (c *Claim) readMechanisms(words []word, titleEnd int, zones []zone, fences []fence, r reading) {
	t := table()
	found := map[int]*candidate{}
	var order []*candidate
	put := func(k int, m Mechanism, worth int) {
		x := found[k]
		if x == nil {
			x = &candidate{kind: k, m: m, first: len(order), worth: map[Origin]int{}}
			found[k] = x
			order = append(order, x)
		}
		x.add(m, worth)
	}
	z, f := 0, 0
	before, negated := 0, false // the hit before: where it ends, and whether it was denied
	for _, h := range narrow(t, t.phrases.find(words)) {
		start, end := words[h.from].start, words[h.to-1].end
		for f < len(fences) && fences[f].end <= start {
			f++
		}
		if f < len(fences) && fences[f].start < end {
			continue
		}
		p := partAt(zones, start, &z)
		m := Mechanism{ID: t.kinds[h.use/2].ID, Words: oneLine(c.Text[start:end]), From: FromText, Start: start, End: end}
		worth := worthText
		switch {
		case p == partRemedy || p == partReferences || p == partProof || p == partOther:
			continue
		case start < titleEnd || p == partTitle || p == partKind:
			m.From, worth = FromTitle, worthTitle
			if r.titleEnd == 0 {
				worth = worthFirst
			}
		}
		if h.use%2 == 1 {
			worth = worthHint
		}
		m.Effect = t.kinds[h.use/2].Effect || p == partImpact || m.From == FromText && follows(words, h.from)
		m.Negated = denied(words, h.from, h.to) || negated && listed(words, before, h.from)
		before, negated = h.to, m.Negated
		put(h.use/2, m, worth)
	}
	said := func(w *Weakness) bool { // its words were met already
		return slices.ContainsFunc(order, func(x *candidate) bool { return x.m.Start < w.End && w.Start < x.m.End })
	}
	for i := range c.Weaknesses {
		c.weaknessMechanisms(&c.Weaknesses[i], said, put)
	}
	elsewhere := func(text string, from Origin) {
		w := split(text, from == FromRule)
		for _, h := range t.phrases.find(w) {
			m := Mechanism{ID: t.kinds[h.use/2].ID, Words: oneLine(text[w[h.from].start:w[h.to-1].end]), From: from, Effect: t.kinds[h.use/2].Effect}
			put(h.use/2, m, worthRule-h.use%2)
		}
	}
	elsewhere(r.rule, FromRule)
	for _, title := range r.above {
		elsewhere(title, FromContext)
	}
	slices.SortStableFunc(order, func(a, b *candidate) int { return b.points(t) - a.points(t) })
	for _, x := range order {
		if len(c.Mechanisms) < maxMechanisms {
			c.Mechanisms = append(c.Mechanisms, x.m)
		}
	}
}

// narrow leaves out hits of a mechanism where a hit of a narrower one covers the same words.
func narrow(t *kindTable, hits []hit) []hit {
	var out []hit
	for i, h := range hits {
		covered := false
		for k := max(i-3, 0); k < min(i+4, len(hits)) && !covered; k++ {
			x := hits[k]
			covered = t.kinds[x.use/2].Under == t.kinds[h.use/2].ID && x.from < h.to && h.from < x.to
		}
		if !covered {
			out = append(out, h)
		}
	}
	return out
}

// listed says whether nothing but "and", "or" stands between two words: "no SQL injection, XSS or CSRF".
func listed(words []word, from, to int) bool {
	if to < from || to-from > 2 || words[to].gap >= bracket {
		return false
	}
	for _, w := range words[from:to] {
		if w.gap >= bracket || w.text != "and" && w.text != "or" && w.text != "nor" {
			return false
		}
	}
	return true
}

// A candidate is a mechanism with all that speaks for it.
type candidate struct {
	kind, first int
	m           Mechanism // as it was read where it counts most
	worth       map[Origin]int
}

// add takes another place where the mechanism was read; of each origin the best counts.
func (x *candidate) add(m Mechanism, worth int) {
	best := 0
	for _, w := range x.worth {
		best = max(best, w)
	}
	x.worth[m.From] = max(x.worth[m.From], worth)
	if worth > best || worth == best && (x.m.Negated && !m.Negated || x.m.Negated == m.Negated && x.m.Effect && !m.Effect) {
		x.m = m
	}
}

func (x *candidate) points(t *kindTable) int {
	sum := 0
	for _, o := range [...]Origin{FromTitle, FromText, FromName, FromID, FromRule, FromContext} {
		sum += x.worth[o]
	}
	kind := &t.kinds[x.kind]
	if kind.Effect {
		sum -= costIsEffect
	} else if x.m.Effect {
		sum -= costEffect
	}
	if kind.Generic {
		sum -= costGeneric
	}
	return sum
}

// weaknessMechanisms adds what a number and a name mean. A name that the table's phrases do not know may be one of the
// catalog's.
func (c *Claim) weaknessMechanisms(w *Weakness, said func(*Weakness) bool, put func(int, Mechanism, int)) {
	t := table()
	worth := worthID
	if w.Rule {
		worth = worthRule
	}
	for i, id := range MechanismsOf(w.ID) {
		m := Mechanism{ID: id, Words: "CWE-" + itoa(w.ID), From: FromID, Start: w.Start, End: w.End}
		put(t.byID[id], m, max(worth-i, 1))
	}
	if w.Name == "" || w.ID != 0 && sameName(w.ID, w.Name) || w.ID == 0 && w.End > 0 && said(w) {
		return
	}
	for _, id := range namedMechanisms(w.Name) {
		put(t.byID[id], Mechanism{ID: id, Words: w.Name, From: FromName, Start: w.Start, End: w.End}, worthTitle)
	}
}

func sameName(id int, name string) bool {
	e, ok := cwe.Lookup(id)
	return ok && strings.EqualFold(e.Name, name)
}

// namedMechanisms are those that a name means: by its words, or else by the weakness of the catalog that has the name.
func namedMechanisms(name string) []string {
	t := table()
	var ids []string
	for _, h := range t.phrases.find(split(name, false)) {
		if id := t.kinds[h.use/2].ID; h.use%2 == 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		return ids
	}
	if w := officialNames()[strings.ToLower(name)]; w != 0 {
		return MechanismsOf(w)
	}
	return nil
}

// follows says whether what stands at a word is named as a consequence: "which could lead to ...", "allowing ...".
func follows(words []word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 9; i-- {
		if words[i+1].gap == sentence {
			return false
		}
		switch w := words[i].text; w {
		case "lead", "leads", "leading", "result", "results", "resulting":
			if i+1 < at && (words[i+1].text == "to" || words[i+1].text == "in") {
				return true
			}
		case "allowing", "enabling", "causing", "permitting", "facilitating":
			return true
		case "cause", "causes", "achieve", "gain", "trigger", "enable", "enables":
			return at-i <= 3
		}
	}
	return false
}

// denials are words that say that something is not there; a second one takes the first back ("does not prevent").
var denials = map[string]bool{
	"no": true, "not": true, "without": true, "never": true, "cannot": true, "isnt": true, "doesnt": true, "arent": true, "cant": true, "wont": true, "didnt": true,
	"prevents": true, "prevent": true, "preventing": true, "prevented": true, "mitigates": true, "mitigate": true, "mitigating": true, "mitigated": true, "avoids": true, "avoid": true,
	"protects": true, "protect": true, "protected": true, "protection": true, "protections": true, "safe": true, "immune": true, "free": true, "defends": true, "defense": true, "defence": true, "eliminates": true,
	"rules": true, "ruled": true, "neither": true, "nor": true, "lacks": true, "lack": true, "missing": true, "fails": true, "fail": true, "failure": true, "insufficient": true, "inadequate": true, "instead": true, "unlikely": true,
	"unable": true, "nicht": true, "kein": true, "keine": true, "pas": true, "aucune": true, "aucun": true, "sin": true,
}

// reach is how many words before a mechanism are asked for a denial.
const reach = 7

// denied says whether words[from:to] is said not to be there. Denials in the same clause before it count, each taking
// the one before back; and a "not possible", "is prevented", "is mitigated" right after it.
func denied(words []word, from, to int) bool {
	n := 0
	for i := from - 1; i >= 0 && from-i <= reach; i-- {
		if words[i+1].gap >= clause {
			break
		}
		if denials[words[i].text] {
			n++
		}
	}
	if n%2 == 1 {
		return true
	}
	for i := to; i < len(words) && i < to+5 && words[i].gap < clause; i++ {
		switch words[i].text {
		case "prevented", "mitigated", "impossible", "avoided":
			return n == 0 && !slices.ContainsFunc(words[to:i], func(w word) bool { return denials[w.text] })
		case "not":
			rest := words[i+1 : min(len(words), i+4)]
			return slices.ContainsFunc(rest, func(w word) bool {
				return w.text == "possible" || w.text == "present" || w.text == "found" || w.text == "exploitable" || w.text == "applicable" || w.text == "detected"
			})
		}
	}
	return false
}
