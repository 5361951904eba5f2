package cwe

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sampleXML = `<?xml version="1.0" encoding="UTF-8"?>
<Weakness_Catalog Name="CWE" Version="4.20" Date="2026-12-01" xmlns="http://cwe.mitre.org/cwe-7">
  <Weaknesses>
    <Weakness ID="10" Name="Improper
      Thing" Abstraction="Pillar" Structure="Simple" Status="Draft">
      <Description>Usage: <b>Allowed</b></Description>
      <Mapping_Notes><Usage>Discouraged</Usage>
        <Suggestions><Suggestion CWE_ID="11" Comment="x"/><Suggestion CWE_ID="77"/></Suggestions></Mapping_Notes>
    </Weakness>
    <Weakness ID="11" Name="Bad &amp; Worse ('Worst')" Abstraction="Base" Structure="Simple" Status="Novel">
      <Related_Weaknesses>
        <Related_Weakness Nature="ChildOf" CWE_ID="10" View_ID="1000" Ordinal="Primary"/>
        <Related_Weakness Nature="ChildOf" CWE_ID="10" View_ID="1000"/>
        <Related_Weakness Nature="ChildOf" CWE_ID="12" View_ID="1003"/>
        <Related_Weakness Nature="PeerOf" CWE_ID="13" View_ID="1000"/>
      </Related_Weaknesses>
      <Alternate_Terms>
        <Alternate_Term><Term>Worst of All / WOA</Term><Description>Term</Description></Alternate_Term>
        <Alternate_Term><Term>a|b</Term></Alternate_Term>
      </Alternate_Terms>
      <Mapping_Notes><Usage> Allowed<!-- ! --> </Usage></Mapping_Notes>
    </Weakness>
  </Weaknesses>
  <Categories><Category ID="12" Name="Things" Status="Draft"><Mapping_Notes><Usage>Prohibited</Usage></Mapping_Notes></Category></Categories>
  <Views><View ID="13" Name="All" Type="Graph" Status="Draft"><Mapping_Notes><Usage>Prohibited</Usage></Mapping_Notes></View></Views>
  <External_References><External_Reference Reference_ID="REF-1"><Title>x</Title></External_Reference></External_References>
</Weakness_Catalog>
`

func TestReadXML(t *testing.T) {
	c, err := ReadXML(strings.NewReader(sampleXML))
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]Entry{
		10: {ID: 10, Kind: Weakness, Name: "Improper Thing", Abstraction: Pillar, Status: Draft, Usage: Discouraged, Suggested: []int{11, 77}},
		11: {ID: 11, Kind: Weakness, Name: "Bad & Worse ('Worst')", Abstraction: Base, Status: "Novel", Usage: Allowed,
			Parents: []int{10}, Terms: []string{"Worst of All", "WOA", "a b"}},
		12: {ID: 12, Kind: Category, Name: "Things", Status: Draft, Usage: Prohibited},
		13: {ID: 13, Kind: View, Name: "All", Status: Draft, Usage: Prohibited},
	}
	if d := cmp.Diff(want, c.entries); d != "" {
		t.Error(d)
	}
	if c.Version() != "4.20" {
		t.Errorf("version %s", c.Version())
	}
	for _, name := range []string{"worst", "worst of all", "WOA", "bad and worse"} {
		if hits := c.Resolve(name); len(hits) == 0 || hits[0].Entry.ID != 11 {
			t.Errorf("%s: %v", name, hits)
		}
	}
}

func TestReadXMLErrors(t *testing.T) {
	replace := func(old, new string) string {
		if !strings.Contains(sampleXML, old) {
			t.Fatalf("the sample does not have %q", old)
		}
		return strings.Replace(sampleXML, old, new, 1)
	}
	for name, c := range map[string]struct{ xml, want string }{
		"nothing":          {"", "line 1: this is no Weakness_Catalog"},
		"no XML":           {"id,name\n", "line 1: this is no Weakness_Catalog"},
		"another document": {"<html>\n</html>", "line 1: the document does not begin with a Weakness_Catalog"},
		"no version":       {replace(`Version="4.20"`, ""), "line 2: the document does not begin"},
		"bad version":      {replace(`"4.20"`, `"4.20&#10;rm"`), "line 2: the document does not begin"},
		"no entries":       {`<Weakness_Catalog Version="4.20"/>`, "has no entries"},
		"cut off":          {sampleXML[:len(sampleXML)/2], "the XML is malformed: unexpected EOF"},
		"wrong end":        {replace("</Description>", "</Descr>"), "line 6: the XML is malformed"},
		"entity":           {replace("Usage: ", "&boom;"), "line 6: the XML is malformed: invalid character entity &boom;"},
		"expansion": {`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + replace("Usage: ", "&b;"),
			"line 6: the XML is malformed: invalid character entity &b;"},
		"external":        {`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + replace("Usage: ", "&a;"), "invalid character entity &a;"},
		"encoding":        {replace("UTF-8", "UTF-16"), "line 1: "},
		"no number":       {replace(`ID="10"`, `ID="ten"`), `line 5: "ten" is no number`},
		"twice":           {replace(`Category ID="12"`, `Category ID="10"`), "CWE-10: is there for the second time"},
		"no usage":        {replace("<Usage>Discouraged</Usage>", ""), "line 9: CWE-10 has no mapping usage"},
		"unknown usage":   {replace("Discouraged", "Perhaps"), `line 9: CWE-10: mapping usage "Perhaps" is unknown`},
		"control":         {replace("Things", "a&#x9b;b"), "is no name"},
		"no name":         {replace(`Name="Things"`, ""), "is no name"},
		"parent missing":  {replace(`CWE_ID="10"`, `CWE_ID="99"`), "CWE-11 is a child of CWE-99, which is not there"},
		"parent no entry": {replace(`CWE_ID="10"`, `CWE_ID=""`), "line 12: CWE-11: Related_Weakness: "},
		"long usage":      {replace("Discouraged", strings.Repeat("x", 2*maxName+1)), "the Usage is too long"},
		"deep":            {replace("Usage: ", strings.Repeat("<b>", 200)), "line 6: the elements are nested more than 100 deep"},
	} {
		if _, err := ReadXML(strings.NewReader(c.xml)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadPublished(t *testing.T) {
	dir := t.TempDir()
	archive := func(names ...string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, n := range names {
			f, err := w.Create(n)
			if err != nil {
				t.Fatal(err)
			}
			f.Write([]byte(sampleXML))
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ content, want string }{
		"plain":    {sampleXML, ""},
		"zip":      {archive("cwec_v4.20.xml", "readme.txt"), ""},
		"two":      {archive("a.xml", "b.XML"), "several XML files"},
		"none":     {archive("a.txt"), "no XML file"},
		"cut":      {archive("a.xml")[:100], "zip"},
		"short":    {"PK", "line 1: "},
		"no":       {"\x00\x01", "line 1: "},
		"malinzip": {strings.Replace(archive("a.xml"), "PK\x01\x02", "PK\x01\x03", 1), "zip"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := ReadPublished(path)
		switch {
		case c.want == "" && (err != nil || len(got.IDs()) != 4):
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), path)):
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "missing")} {
		if _, err := ReadPublished(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Whatever the bytes, ReadXML comes back, and what it accepts is a catalog that can be written and read again.
func FuzzReadXML(f *testing.F) {
	f.Add([]byte(sampleXML))
	f.Add([]byte(`<Weakness_Catalog Version="4"><Views><View ID="1" Name="x" Status="Draft"><Mapping_Notes><Usage>Allowed</Usage></Mapping_Notes></View></Views></Weakness_Catalog>`))
	f.Add([]byte(`<!DOCTYPE x [<!ENTITY a "b">]><Weakness_Catalog Version="1.2.3"/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadXML(bytes.NewReader(data))
		if err != nil {
			return
		}
		var b strings.Builder
		if err := WriteTable(&b, c); err != nil {
			t.Fatal(err)
		}
		again, err := parseTable("table", b.String())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if d := cmp.Diff(c.entries, again.entries); d != "" || again.version != c.version {
			t.Error(d)
		}
		for _, id := range c.IDs() {
			c.Ancestors(id)
			c.Tree(id, -1)
		}
	})
}
