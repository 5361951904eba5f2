package main

import (
	"slices"
	"testing"
)

// TestOtherListsNameEachRuleOnce: an id stands in one line of its list, and the lists are not cut short.
func TestOtherListsNameEachRuleOnce(t *testing.T) {
	for _, l := range otherLists {
		rows, err := l.rows()
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.ids...)
		}
		slices.Sort(ids)
		for i := 1; i < len(ids); i++ {
			if ids[i] == ids[i-1] {
				t.Errorf("%s names %s twice", l.file, ids[i])
			}
		}
		if want := map[string]int{"semgrep.txt": 234, "codeql.txt": 78}[l.file]; len(ids) != want {
			t.Errorf("%s names %d rules and not %d", l.file, len(ids), want)
		}
	}
}
