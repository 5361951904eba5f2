package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// How much it counts for a mechanism where it was read. What a title or the first sentence says counts more than a number,
// since numbers are what reviews get wrong, and a number more than what is said further down; what text and number agree
// on counts most. Hints are words that are said in passing too.
const (
	worthTitle   = 6
	worthFirst   = 5 // in the first sentence, where there is no title
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
			x = &candidate{kind: k, m: m, worth: map[Origin]int{}}
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
		case p.proposes() || p == partOther:
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
		m.Negated = denied(words, h.from, h.to, t.kinds[h.use/2].Absence) || negated && listed(words, before, h.from)
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
	slices.SortStableFunc(order, func(a, b *candidate) int { // where two count the same: what is said first, and in fewer words
		return cmp.Or(b.points(t)-a.points(t), a.m.Start-b.m.Start, a.m.End-b.m.End)
	})
	c.Safe = safe(t, order)
	for _, x := range order {
		if len(c.Mechanisms) < maxMechanisms {
			c.Mechanisms = append(c.Mechanisms, x.m)
		}
	}
}

// safe says whether a claim denies that there is a weakness: it names some only to deny them. Hints, effects and what is
// generic do not count: "deserialization of untrusted data is not possible".
func safe(t *kindTable, all []*candidate) bool {
	denied := false
	for _, x := range all {
		if max(x.worth[FromTitle], x.worth[FromText]) <= worthHint || t.kinds[x.kind].Effect {
			continue
		}
		if !x.m.Negated && !t.kinds[x.kind].Generic {
			return false
		}
		denied = denied || x.m.Negated
	}
	return denied
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
	kind  int
	m     Mechanism // as it was read where it counts most
	worth map[Origin]int
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
var denials = wordSet(`no not without never cannot isnt doesnt arent cant wont didnt neither nor nothing none
	prevents prevent preventing prevented mitigates mitigate mitigating mitigated avoids avoid avoided protects protect protected protection
	protections safe secure immune free defends defended defense defence eliminates rules ruled lacks lack missing fails fail failure insufficient
	inadequate unlikely unable hardly nicht kein keine pas aucune aucun sin ningún`)

// against are denials only where one of towards follows: "protected against".
var (
	against = wordSet("protect protects protected protection protections safe secure immune free defends defended defense defence")
	towards = wordSet("against from of to by")
)

// connectors may stand between a denial and what it denies: "not directly vulnerable to any SQL injection". All other
// words end what a denial reaches: "no validation leads to SQL injection".
var connectors = wordSet(`a an any the this that is are was be been being there of to for from against in with vulnerable susceptible prone affected exposed exploitable evidence
	sign signs indication indications proof trace traces risk risks risk-free possibility chance potential possible obvious direct directly known reported
	further other such clear real actual apparent immediate classic traditional attack attacks attacker attackers attempts performing exploitation
	properly adequately effectively sufficiently correctly fully completely currently find found see seen observe observed identify identified detect
	detected contain contains suffer suffers introduce introduces show shows vulnerability vulnerabilities issue issues problem problems instance
	instances or and nor hence stored reflected blind remote local gegen für von de contre contra`)

// plainDenials say that a weakness is not there, and not that a protection is missing.
var plainDenials = wordSet(`vulnerable susceptible prone affected exploitable evidence sign signs indication proof risk issue issues problem problems vulnerability
	vulnerabilities weakness weaknesses flaw flaws safe immune found detected identified observed prevents prevented mitigates mitigated protects protected`)

// reach is how many words before a mechanism are asked for a denial.
const reach = 10

// denied says whether words[from:to] is said not to be there. Denials before it count that only connectors separate from
// it, each taking the one before back; and a "not possible", "is prevented", "is mitigated" right after it. Of what is named
// by a protection only what speaks of a weakness is a denial.
func denied(words []word, from, to int, absence bool) bool {
	n, plain, missing := 0, false, false
	for i := from - 1; i >= 0 && from-i <= reach && words[i+1].gap < clause; i-- {
		w := words[i].text
		purpose := i > 0 && words[i-1].text == "to" && (w == "prevent" || w == "avoid" || w == "mitigate" || w == "protect")
		switch {
		case purpose: // "to prevent SQL injection" says nothing of whether there is any
			return false
		case against[w] && !towards[words[i+1].text]: // "protected information" denies nothing
			i = 0
		case denials[w]:
			n++
			missing = missing || lacking[w]
		case !connectors[w]:
			i = 0
		}
		plain = plain || plainDenials[w]
	}
	if n%2 == 1 {
		return !absence || !missing && (plain || after(words, to, plainDenials)) // "missing flags found" are missing
	}
	if n > 0 {
		return false
	}
	for i := to; i < len(words) && i < to+6 && words[i].gap < clause; i++ {
		switch w := words[i].text; {
		case w == "prevented" || w == "mitigated" || w == "impossible" || w == "avoided":
			return true
		case w == "not":
			return !absence && after(words, i+1, possible)
		case denials[w]:
			return false
		}
	}
	return false
}

// lacking are denials that say of a protection only that it is not there.
var lacking = wordSet("missing lacking lack lacks absent absence without insufficient insufficiently")

// possible are what a weakness is said not to be.
var possible = wordSet("possible present found exploitable applicable detected feasible reachable observed identified")

// after says whether one of the next words of the clause is in a set.
func after(words []word, at int, set map[string]bool) bool {
	for i := at; i < len(words) && i < at+5 && words[i].gap < clause; i++ {
		if set[words[i].text] {
			return true
		}
	}
	return false
}
