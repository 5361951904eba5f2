package audit

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// catalog holds the numbers and names of a claim against the catalog.
func (j *Judgement) catalog() {
	c := cwe.Default()
	j.RightCWE = true
	note := func(l Leaning, format string, args ...any) {
		j.Evidence = append(j.Evidence, Evidence{Catalog, l, fmt.Sprintf(format, args...), nil})
		j.RightCWE = j.RightCWE && l != Against
	}
	for _, w := range j.Claim.Weaknesses {
		if w.ID == 0 || w.Rule && j.CWE != 0 {
			continue
		}
		if j.CWE == 0 {
			j.CWE = w.ID
		}
		e, ok := c.Lookup(w.ID)
		switch {
		case !ok:
			note(Against, "CWE %s has no number %d", c.Version(), w.ID)
		case e.Kind != cwe.Weakness:
			note(Against, "CWE-%d (%s) is a %s, no weakness", w.ID, e.Name, e.Kind)
		case e.Status == cwe.Deprecated:
			note(Against, "CWE-%d is deprecated", w.ID)
		case !e.Usable():
			note(Against, "CWE-%d (%s) is %s for mapping", w.ID, e.Name, e.Usage)
		}
		if w.Name == "" || article.MatchString(w.Name) {
			continue
		}
		g := c.Check(w.ID, w.Name)
		j.Names = append(j.Names, g)
		if ok && !g.Matches() {
			note(Against, "CWE-%d is called \"%s\", not \"%s\"%s", w.ID, e.Name, w.Name, meaning(g))
		}
	}
	if j.CWE == 0 {
		j.RightCWE = false
		return
	}
}

// article begins what stands behind a number and is no name: "CWE-20: The option is ...".
var article = regex.NewPattern(`(?i)^(the|a|an|this|that|in|it|there|when|where|if)\b`)

// meaning says which number a name belongs to.
func meaning(g cwe.Judgement) string {
	if len(g.Meant) == 0 {
		return ""
	}
	return fmt.Sprintf(", which is the name of CWE-%d", g.Meant[0].Entry.ID)
}

// better lists numbers that fit better than the one given: what the number's name is the name of, the finding's own, the
// mechanism's, and what the catalog suggests. It is asked last, when the finding is known.
func (j *Judgement) better(ms []*mechanism, f *finding.Finding) {
	c := cwe.Default()
	e, ok := c.Lookup(j.CWE)
	named := len(j.Names) == 0 || j.Names[0].ID != j.CWE || j.Names[0].Matches()
	if j.CWE == 0 || ok && e.Usable() && named && (len(ms) == 0 || slices.ContainsFunc(ms, func(m *mechanism) bool { return m.means(j.CWE) })) {
		return
	}
	add := func(n int) {
		if b, ok := c.Lookup(n); ok && b.Usable() && n != j.CWE && !slices.Contains(j.Better, n) && len(j.Better) < maxBetter {
			j.Better = append(j.Better, n)
		}
	}
	if f != nil {
		add(f.Rule.CWE)
	}
	if !named && len(j.Names[0].Meant) > 0 {
		add(j.Names[0].Meant[0].Entry.ID)
	}
	if len(ms) > 0 {
		add(ms[0].CWE[0])
	}
	for _, n := range e.Suggested {
		add(n)
	}
}

// maxBetter bounds the numbers that are proposed.
const maxBetter = 3

func (m *mechanism) means(id int) bool {
	for _, n := range m.CWE {
		if n == id {
			return true
		}
	}
	return false
}
