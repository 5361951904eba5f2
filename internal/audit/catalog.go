package audit

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// catalog holds the numbers and names of a claim against the catalog.
func (j *Judgement) catalog(m *mechanism) {
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
		if w.Name == "" {
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
	j.better(c, m)
}

// meaning says which number a name belongs to.
func meaning(g cwe.Judgement) string {
	if len(g.Meant) == 0 {
		return ""
	}
	return fmt.Sprintf(", which is the name of CWE-%d", g.Meant[0].Entry.ID)
}

// better lists numbers that fit better than the one given: the mechanism's own, and what the catalog suggests.
func (j *Judgement) better(c *cwe.Catalog, m *mechanism) {
	e, ok := c.Lookup(j.CWE)
	if ok && e.Usable() && (m == nil || m.means(j.CWE)) {
		return
	}
	if m != nil {
		for _, n := range m.CWE[:min(len(m.CWE), 1)] {
			if b, ok := c.Lookup(n); ok && b.Usable() && n != j.CWE {
				j.Better = append(j.Better, n)
			}
		}
	}
	for _, n := range e.Suggested {
		if b, ok := c.Lookup(n); ok && b.Usable() && len(j.Better) < 3 {
			j.Better = append(j.Better, n)
		}
	}
}

func (m *mechanism) means(id int) bool {
	for _, n := range m.CWE {
		if n == id {
			return true
		}
	}
	return false
}
