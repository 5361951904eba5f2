package cwe

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLookup(t *testing.T) {
	want := Entry{
		ID: 22, Kind: Weakness,
		Name:        "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')",
		Abstraction: Base, Status: Stable, Usage: AllowedWithReview,
		Parents: []int{706}, Suggested: []int{23, 36},
	}
	got, ok := Lookup(22)
	if !ok {
		t.Fatal("CWE-22 is not there")
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, id := range []int{0, -1, 999999} {
		if e, ok := Lookup(id); ok {
			t.Errorf("CWE-%d is there: %v", id, e)
		}
	}
}

// The catalog's numbers, as counted in the table by other means, and the sets of words that the columns draw from.
func TestCatalog(t *testing.T) {
	kinds, usages := map[Kind]int{}, map[Usage]int{}
	for id, e := range Default().entries {
		kinds[e.Kind]++
		usages[e.Usage]++
		if e.ID != id || e.Name == "" || e.Name != strings.TrimSpace(e.Name) {
			t.Errorf("CWE-%d: %+v", id, e)
		}
		if !slices.Contains([]Status{Stable, Draft, Incomplete, Obsolete, Deprecated}, e.Status) {
			t.Errorf("CWE-%d: status %q", id, e.Status)
		}
		known := slices.Contains([]Abstraction{Pillar, Class, Base, Variant, Compound}, e.Abstraction)
		if known != (e.Kind == Weakness) {
			t.Errorf("CWE-%d: a %s with the abstraction %q", id, e.Kind, e.Abstraction)
		}
	}
	if d := cmp.Diff(map[Kind]int{Weakness: 969, Category: 420, View: 58}, kinds); d != "" {
		t.Error(d)
	}
	want := map[Usage]int{Allowed: 751, Prohibited: 562, AllowedWithReview: 90, Discouraged: 44}
	if d := cmp.Diff(want, usages); d != "" {
		t.Error(d)
	}
}

// Parents and suggestions are entries; no entry is its own ancestor; every live weakness ends at pillars.
func TestHierarchy(t *testing.T) {
	entries := Default().entries
	var above func(id int, path []int)
	above = func(id int, path []int) {
		if slices.Contains(path, id) {
			t.Fatalf("CWE-%d is above itself: %v", id, path)
		}
		for _, p := range entries[id].Parents {
			above(p, append(path, id))
		}
	}
	for id, e := range entries {
		for _, other := range slices.Concat(e.Parents, e.Suggested) {
			if _, ok := entries[other]; !ok {
				t.Errorf("CWE-%d speaks of CWE-%d, which is not there", id, other)
			}
		}
		above(id, nil)
		if e.Kind == Weakness && e.Status != Deprecated && e.Abstraction != Pillar && len(e.Parents) == 0 {
			t.Errorf("CWE-%d %s has no parent", id, e.Name)
		}
	}
}

func TestAncestors(t *testing.T) {
	for id, want := range map[int][]int{
		89:     {943, 74, 707}, // SQL injection: data query logic, injection, neutralization
		37:     {36, 160, 22, 138, 706, 707, 664},
		707:    nil, // a pillar
		1:      nil, // a category
		999999: nil, // nothing
	} {
		if got := Ancestors(id); !slices.Equal(got, want) {
			t.Errorf("Ancestors(%d) = %v, want %v", id, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"no table":       {"", "columns"},
		"other columns":  {"id,name\n", "columns"},
		"no number":      {columns + "\nx,weakness,n,Base,Draft,Allowed,,\n", "table:2: \"x\" is no number"},
		"bad parent":     {columns + "\n7,weakness,n,Base,Draft,Allowed,x,\n", "CWE-7"},
		"bad suggestion": {columns + "\n7,weakness,n,Base,Draft,Allowed,,1 x\n", "CWE-7"},
		"twice":          {columns + "\n7,weakness,n,Base,Draft,Allowed,,\n7,weakness,n,Base,Draft,Allowed,,\n", "second"},
		"short row":      {columns + "\n7,weakness\n", "table:2: wrong number of fields"},
		"open quote":     {columns + "\n7,weakness,\"n,Base,Draft,Allowed,,\n", "table:"},
		"id of 0":        {columns + "\n0,weakness,n,Base,Draft,Allowed,,\n", "no number"},
		"id too large":   {columns + "\n99999999,weakness,n,Base,Draft,Allowed,,\n", "no number"},
		"kind":           {columns + "\n7,thing,n,Base,Draft,Allowed,,\n", "kind \"thing\" is unknown"},
		"usage":          {columns + "\n7,weakness,n,Base,Draft,Fine,,\n", "mapping usage \"Fine\" is unknown"},
		"abstraction":    {columns + "\n7,weakness,n,1,Draft,Allowed,,\n", "no abstraction of a weakness"},
		"of a view":      {columns + "\n7,view,n,Base,Draft,Allowed,,\n", "no abstraction of a view"},
		"status":         {columns + "\n7,weakness,n,Base,,Allowed,,\n", "no status"},
		"no name":        {columns + "\n7,weakness,,Base,Draft,Allowed,,\n", "no name"},
		"control":        {columns + "\n7,weakness,a\x1b[2J,Base,Draft,Allowed,,\n", "no name"},
		"direction":      {columns + "\n7,weakness,a\u202eb,Base,Draft,Allowed,,\n", "no name"},
		"no UTF-8":       {columns + "\n7,weakness,a\xff,Base,Draft,Allowed,,\n", "no name"},
		"long name":      {columns + "\n7,weakness," + strings.Repeat("a", maxName+1) + ",Base,Draft,Allowed,,\n", "no name"},
		"long list":      {columns + "\n7,weakness,n,Base,Draft,Allowed,," + strings.Repeat("1 ", maxLinks+1) + "\n", "more than"},
		"empty term":     {columns + termsColumn + "\n7,weakness,n,Base,Draft,Allowed,,,a||b\n", "no alternate term"},
		"version":        {versionLine + "four\n" + columns + "\n", "table:1: \"four\" is no version"},
	} {
		if _, err := parseTable("table", c.table); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parseTable("table", table); err != nil {
			b.Fatal(err)
		}
	}
}
