package cwe

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// catalogOf makes a catalog of rows: id, parents and name.
func catalogOf(t *testing.T, rows ...string) *Catalog {
	t.Helper()
	c, err := parseTable("rows", columns+"\n"+strings.Join(rows, "\n")+"\n")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func weakness(id, name, parents string) string {
	return id + ",weakness," + name + ",Base,Draft,Allowed," + parents + ","
}

func TestTableRoundTrip(t *testing.T) {
	c := Default()
	// What the embedded catalog does not have: terms.
	entries := map[int]Entry{}
	for id, e := range c.entries {
		entries[id] = e
	}
	e := entries[89]
	e.Terms = []string{"SQLi", `a "quoted", term`}
	entries[89] = e
	want := newCatalog("4.20", entries)
	path := filepath.Join(t.TempDir(), "cwe.csv")
	var b bytes.Buffer
	if err := WriteTable(&b, want); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := ReadTable(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.Version() != "4.20" || !slices.Equal(got.IDs(), want.IDs()) {
		t.Errorf("version %s, %d entries", got.Version(), len(got.IDs()))
	}
	if d := cmp.Diff(want.entries, got.entries); d != "" {
		t.Error(d)
	}
	for _, part := range []string{"Copyright (C) 2006", "royalty-free license", "FITNESS FOR A PARTICULAR PURPOSE"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the table does not say %q", part)
		}
	}
	if strings.Contains(b.String(), "catalog-4.19.1") {
		t.Error("the table speaks of the one that is embedded")
	}
}

func TestReadTableErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cwe.csv")
	for name, c := range map[string]struct{ table, want string }{
		"no version": {columns + "\n" + weakness("7", "n", "") + "\n", path + ":1: "},
		"no parent":  {versionLine + "4.1\n" + columns + "\n" + weakness("7", "n", "8") + "\n", path + ": CWE-7 is a child of CWE-8, which is not there"},
		"broken row": {versionLine + "4.1\n" + columns + "\n7\n", path + ":3: "},
		"empty":      {"", path + ":1: "},
	} {
		if err := os.WriteFile(path, []byte(c.table), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadTable(path); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadTable(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("no file: %v", err)
	}
}

func TestHierarchyIsChecked(t *testing.T) {
	chain := []string{weakness("1", "n", "")}
	for id := 2; id <= maxLevels+1; id++ {
		chain = append(chain, weakness(strconv.Itoa(id), "n", strconv.Itoa(id-1)))
	}
	for _, c := range []struct {
		name, want string
		rows       []string
	}{
		{"deep", "", chain[:maxLevels]},
		{"too deep", "CWE-101 lies more than 100 levels deep", chain},
		{"diamond", "", []string{weakness("1", "a", ""), weakness("2", "b", "1"), weakness("3", "c", "1"), weakness("4", "d", "2 3")}},
		{"itself", "CWE-1 is above itself", []string{weakness("1", "a", "1")}},
		{"cycle", "above itself", []string{weakness("1", "a", "3"), weakness("2", "b", "1"), weakness("3", "c", "2")}},
		{"missing", "CWE-1 is a child of CWE-9, which is not there", []string{weakness("1", "a", "9")}},
		{"of a view", "which is a view", []string{weakness("1", "a", "2"), "2,view,v,,Draft,Prohibited,,"}},
	} {
		err := catalogOf(t, c.rows...).check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := Default().check(); err != nil {
		t.Error(err)
	}
}

func TestTree(t *testing.T) {
	c := catalogOf(t, weakness("1", "a", ""), weakness("2", "b", "1"), weakness("3", "c", "1 2"), weakness("4", "d", "3"), weakness("5", "e", ""))
	var show func(n *Node) string
	show = func(n *Node) string {
		s := n.Entry.Name
		if n.Again {
			s += "!"
		}
		s += strings.Repeat("+", n.Below)
		for _, c := range n.Children {
			s += "(" + show(c) + ")"
		}
		return s
	}
	for _, x := range []struct {
		id, depth int
		want      string
	}{
		{1, -1, "a(b(c!))(c(d))"}, // c is unfolded where it is closest to the top
		{1, 0, "a++"},
		{1, 1, "a(b+)(c+)"},
		{4, -1, "d"},
	} {
		if got := show(c.Tree(x.id, x.depth)); got != x.want {
			t.Errorf("Tree(%d, %d) = %s, want %s", x.id, x.depth, got, x.want)
		}
	}
	if c.Tree(9, -1) != nil {
		t.Error("a tree of nothing")
	}
	if got := c.Pillars(); !slices.Equal(got, []int{1}) {
		t.Errorf("pillars %v", got)
	}
	if got := Default().Pillars(); !slices.Equal(got, []int{284, 435, 664, 682, 691, 693, 697, 703, 707, 710}) {
		t.Errorf("pillars of CWE: %v", got)
	}
}

// The whole hierarchy, from the pillars down, has every live weakness once, and what stands in it again has no children.
func TestTreesHoldEveryWeakness(t *testing.T) {
	c := Default()
	seen := map[int]bool{}
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Again && len(n.Children) > 0 || n.Below != 0 {
			t.Errorf("CWE-%d: %+v", n.Entry.ID, n)
		}
		seen[n.Entry.ID] = true
		for _, child := range n.Children {
			walk(child)
		}
	}
	for _, p := range c.Pillars() {
		walk(c.Tree(p, -1))
	}
	for _, id := range c.IDs() {
		if e, _ := c.Lookup(id); e.Kind == Weakness && e.Status != Deprecated && !seen[id] {
			t.Errorf("CWE-%d is in no tree", id)
		}
	}
}

func TestDiff(t *testing.T) {
	from := catalogOf(t, weakness("1", "a", ""), weakness("2", "b", ""), weakness("3", "c", ""))
	to := catalogOf(t, weakness("2", "B", ""), "3,weakness,c,Base,Draft,Discouraged,,", weakness("4", "d", ""))
	want := Difference{Added: []int{4}, Removed: []int{1}, Renamed: []int{2}, Usage: []int{3}}
	if d := cmp.Diff(want, Diff(from, to)); d != "" {
		t.Error(d)
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"4.9", "4.19.1", -1}, {"4.19.1", "4.19", 1}, {"4.19", "4.19", 0}, {"5", "4.99", 1}} {
		if got := CompareVersions(c.a, c.b); got != c.want {
			t.Errorf("CompareVersions(%s, %s) = %d", c.a, c.b, got)
		}
	}
}
