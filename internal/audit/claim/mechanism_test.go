package claim

import (
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// mechanismsIn are those of a text that is all title.
func mechanismsIn(text string) []string {
	c := Claim{Text: text}
	c.understand(reading{title: text, titleEnd: len(text)})
	var ids []string
	for _, m := range c.Mechanisms {
		ids = append(ids, m.ID)
	}
	return ids
}

// TestOfficialNames holds the table's words against its numbers: the catalog's name of a weakness must mean a mechanism
// that the weakness means, first of all.
func TestOfficialNames(t *testing.T) {
	tab := table()
	names, right := 0, 0
	for _, id := range cwe.Default().IDs() {
		e, _ := cwe.Lookup(id)
		if e.Kind != cwe.Weakness || len(tab.byCWE[id]) == 0 {
			continue
		}
		names++
		got := mechanismsIn(e.Name)
		if len(got) > 0 && slices.Contains(MechanismsOf(id), got[0]) {
			right++
			continue
		}
		t.Logf("CWE-%d %s: %v, not of %v", id, e.Name, got, MechanismsOf(id))
	}
	t.Logf("%d of %d", right, names)
	if right*100 < 90*names {
		t.Errorf("only %d of %d names mean a mechanism of their weakness", right, names)
	}
}

// TestRuleTitles does the same with the titles of touchstone's rules, which describe more than they name.
func TestRuleTitles(t *testing.T) {
	base, err := knowledge.Load("python", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	titles, right := 0, 0
	for _, r := range base.Rules() {
		want := MechanismsOf(r.CWE)
		for _, also := range r.Also {
			want = append(want, MechanismsOf(also)...)
		}
		if len(want) == 0 {
			continue
		}
		titles++
		got := mechanismsIn(r.Title + ". " + r.Summary)
		if len(got) > 0 && slices.Contains(want, got[0]) {
			right++
			continue
		}
		t.Logf("%s (CWE-%d) %q: %v, not of %v", r.ID, r.CWE, r.Title+". "+r.Summary, got, want)
	}
	t.Logf("%d of %d", right, titles)
	if right*100 < 65*titles {
		t.Errorf("only %d of %d titles mean a mechanism of their weakness", right, titles)
	}
}
