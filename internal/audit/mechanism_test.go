package audit

import (
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// The table speaks of rules and weaknesses that exist, and each look says something and can be looked for.
func TestTable(t *testing.T) {
	table, err := newTable()
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, language := range []string{"python", knowledge.Settings} {
		base, err := knowledge.Load(language, nil, []string{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range base.Rules() {
			rules[r.ID] = true
		}
	}
	for _, m := range table.list {
		if m.Name == "" || len(m.CWE) == 0 || len(m.Looks) == 0 || !slices.Contains([]kind{operation, value, absence, design}, m.Kind) {
			t.Errorf("%s: a mechanism has a name, a kind, weaknesses and looks", m.ID)
		}
		for _, id := range m.CWE {
			if e, ok := cwe.Lookup(id); !ok || e.Kind == cwe.View {
				t.Errorf("%s: CWE-%d is nothing that a claim could mean", m.ID, id)
			}
		}
		for _, r := range m.Rules {
			if !rules[r] {
				t.Errorf("%s: there is no rule %s", m.ID, r)
			}
		}
		for _, l := range slices.Concat(m.Looks, m.Safe, m.Off, m.Contrary, m.Supports) {
			if l.Says == "" || !l.Text.set() && l.Call.set() == l.Code.set() || l.Code.set() && (l.Arg != "" || l.Is != "") || l.Call.set() && l.Arg == "" && l.Is == "data" {
				t.Errorf("%s: a look is at a call or at code, and says what it sees: %+v", m.ID, l)
			}
		}
	}
}

// Every mechanism that claims are read as can be looked for, but for those that are no weakness of their own.
func TestMechanismsOfClaims(t *testing.T) {
	table, err := newTable()
	if err != nil {
		t.Fatal(err)
	}
	broad := []string{"injection", "account-takeover", "code-execution", "memory-safety", "cache-poisoning"}
	for _, k := range claim.Kinds() {
		if table.byID[k.ID] == nil && !slices.Contains(broad, k.ID) {
			t.Errorf("claims are read as %s, and nothing says how code shows it", k.ID)
		}
	}
}
