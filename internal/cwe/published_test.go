package cwe

import (
	"encoding/xml"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// published is the XML of CWE 4.15, as the npm package cwe-sdk carries it. It has 15 MB and is fetched only where
// oracles are asked for.
func published(t *testing.T) string {
	t.Helper()
	const version = "1.1.19"
	cache, err := os.UserCacheDir()
	if err != nil {
		testkit.Missing(t, "MITRE's XML is not read: %v", err)
	}
	dir := filepath.Join(cache, "touchstone", "cwe-sdk-"+version)
	path := filepath.Join(dir, "node_modules", "cwe-sdk", "raw", "cwe-archive.xml")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if !testkit.OraclesRequired() {
		t.Skip("SKIPPED, MITRE's XML is not read: TOUCHSTONE_REQUIRE_ORACLES=1 fetches it from npm (33 MB)")
	}
	out, err := exec.Command("npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", dir, "cwe-sdk@"+version).CombinedOutput()
	if err != nil {
		t.Fatalf("npm cannot install cwe-sdk: %v\n%s", err, out)
	}
	return path
}

// What touchstone reads of the published XML of 4.15 is what the embedded table of 4.19.1 says, but for what has changed
// between them, which is counted.
func TestPublishedXML(t *testing.T) {
	c, err := ReadPublished(published(t))
	if err != nil {
		t.Fatal(err)
	}
	if c.Version() != "4.15" || len(c.IDs()) != 1427 {
		t.Errorf("version %s, %d entries", c.Version(), len(c.IDs()))
	}
	d := Diff(c, Default())
	if len(d.Added) != 20 || len(d.Removed) != 0 || len(d.Renamed) != 3 || len(d.Usage) != 7 {
		t.Errorf("%+v", d)
	}
	parents, suggested, terms := 0, 0, 0
	for _, id := range c.IDs() {
		old, _ := c.Lookup(id)
		e, _ := Lookup(id)
		if !slices.Equal(old.Parents, e.Parents) {
			parents++
		}
		if !slices.Equal(old.Suggested, e.Suggested) {
			suggested++
		}
		for _, term := range old.Terms {
			terms++
			// A term names its entry, unless it is the official name of another, or names many.
			if j := c.Check(id, term); !j.Matches() && !slices.ContainsFunc(j.Meant, func(h Hit) bool { return h.Level == Exact || strings.EqualFold(h.Entry.Name, term) }) {
				t.Errorf("CWE-%d %q: %s, it means %v", id, term, j.Verdict, ids(j.Meant))
			}
		}
	}
	if parents != 17 || suggested != 3 {
		t.Errorf("%d have other parents, %d other suggestions", parents, suggested)
	}
	t.Logf("%d alternate terms", terms)
}

// TestPreviousNames measures the embedded catalog on the names that weaknesses had in earlier versions, which nothing was
// made for (but that every second one helped to set the ranking's figures).
func TestPreviousNames(t *testing.T) {
	f, err := os.Open(published(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := xml.NewDecoder(f)
	all, first, five := 0, 0, 0
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "Weakness" {
			continue
		}
		var w struct {
			ID       int      `xml:"ID,attr"`
			Previous []string `xml:"Content_History>Previous_Entry_Name"`
		}
		if err := dec.DecodeElement(&w, &start); err != nil {
			t.Fatal(err)
		}
		e, _ := Lookup(w.ID)
		for _, name := range w.Previous {
			if name = oneLine(name); name == "" || name == e.Name || e.Status == Deprecated {
				continue
			}
			all++
			hits := ids(Default().Search(name, 5))
			if len(hits) > 0 && hits[0] == w.ID {
				first++
			}
			if slices.Contains(hits, w.ID) {
				five++
			}
		}
	}
	t.Logf("of %d names %d lead to the weakness first, %d among five", all, first, five)
	if all < 700 || 100*first < 72*all || 100*five < 88*all {
		t.Errorf("of %d names only %d, %d", all, first, five)
	}
}
