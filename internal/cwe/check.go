package cwe

import (
	"regexp"
	"strconv"
)

// A Verdict says how a number and a name go together.
type Verdict string

const (
	VerdictExact   Verdict = "exact"   // the name is the official one, to the letter
	VerdictSame    Verdict = "same"    // it is the official one but for spelling, or another name for the same thing
	VerdictClose   Verdict = "close"   // the words that count are the same
	VerdictOther   Verdict = "other"   // the name means another entry
	VerdictUnknown Verdict = "unknown" // nobody can tell what the name means
)

// A Judgement is what a catalog knows of a number and a name that were written side by side.
type Judgement struct {
	ID      int
	Name    string
	Entry   Entry // what the number stands for; zero if Known is false
	Known   bool  // the catalog has the number
	Verdict Verdict
	Meant   []Hit // what the name means, the likeliest first; empty for VerdictUnknown
}

// Matches says whether the name is that of the number.
func (j Judgement) Matches() bool {
	return j.Verdict == VerdictExact || j.Verdict == VerdictSame || j.Verdict == VerdictClose
}

// Resolve finds what a name means: the entries that it names outright, or else those that it is close to, the likeliest
// first. There is none for a name that says nothing.
func (c *Catalog) Resolve(name string) []Hit {
	hits := c.Search(name, 0)
	if len(hits) == 0 || hits[0].Level == None {
		return nil
	}
	return atLevel(hits, hits[0].Level)
}

// atLevel are the hits of one level, which stand at the beginning.
func atLevel(hits []Hit, level Level) []Hit {
	n := 0
	for n < len(hits) && hits[n].Level == level {
		n++
	}
	return hits[:n]
}

// Check holds a number against a name. A name that means several entries goes with each of them.
func (c *Catalog) Check(id int, name string) Judgement {
	j := Judgement{ID: id, Name: name, Verdict: VerdictUnknown}
	j.Entry, j.Known = c.Lookup(id)
	j.Meant = c.Resolve(name)
	if len(j.Meant) == 0 {
		return j
	}
	j.Verdict = VerdictOther
	for _, h := range j.Meant {
		if h.Entry.ID == id {
			j.Verdict = Verdict(h.Level.String())
		}
	}
	return j
}

var numberForm = regexp.MustCompile(`^(?:(?i:cwe)[-:# ]?|#)?([0-9]{1,7})$`)

// ParseID reads a number as people write it: 89, CWE-89, cwe:89.
func ParseID(s string) (id int, ok bool) {
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	id, err := strconv.Atoi(m[1])
	return id, err == nil && id > 0
}
