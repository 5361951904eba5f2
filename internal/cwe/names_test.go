package cwe

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// Every official name is its own entry's, to the letter and in other letters; entries whose names differ in nothing but
// punctuation are meant together.
func TestOfficialNamesMeanTheirEntries(t *testing.T) {
	c := Default()
	for _, id := range c.IDs() {
		e, _ := c.Lookup(id)
		for _, x := range []struct {
			name string
			want Verdict
		}{
			{e.Name, VerdictExact},
			{"  " + strings.ReplaceAll(e.Name, " ", "\t ") + "\n", VerdictExact},
			{fmt.Sprintf("CWE-%d: %s", id, e.Name), VerdictExact},
			{strings.ToUpper(e.Name), VerdictSame},
			{strings.ToLower(e.Name) + ".", VerdictSame},
			{strings.NewReplacer("'", `"`, ",", "").Replace(e.Name) + "!", VerdictSame},
		} {
			j := c.Check(id, x.name)
			exact := x.want == VerdictSame && j.Verdict == VerdictExact // the change changed nothing
			if j.Verdict != x.want && !exact || !j.Matches() {
				t.Errorf("CWE-%d %q: %s, want %s; it means %v", id, x.name, j.Verdict, x.want, ids(j.Meant))
			}
			if j.Verdict == VerdictExact && !slices.Equal(ids(j.Meant), []int{id}) {
				t.Errorf("CWE-%d %q means %v", id, x.name, ids(j.Meant))
			}
		}
	}
}

func ids(hits []Hit) (ids []int) {
	for _, h := range hits {
		ids = append(ids, h.Entry.ID)
	}
	return ids
}

// A part in parentheses is another name of the same entry, and so is what stands before it.
func TestAliases(t *testing.T) {
	c := Default()
	for _, id := range c.IDs() {
		e, _ := c.Lookup(id)
		open := strings.Index(e.Name, "('")
		if open < 0 {
			continue
		}
		for _, name := range []string{strings.Trim(e.Name[open:], "(')"), e.Name[:open]} {
			if j := c.Check(id, name); j.Verdict != VerdictSame && j.Verdict != VerdictExact {
				t.Errorf("CWE-%d %q: %s, it means %v", id, name, j.Verdict, ids(j.Meant))
			}
		}
	}
}

// Every name of the table means what the table says, and its first weakness may be used for mapping, or the table gives
// a reason why it is meant all the same. It gives none where none is needed.
func TestCommonNames(t *testing.T) {
	c := Default()
	seen := map[string]bool{}
	for _, n := range commonNames() {
		key := strings.Join(words(n.name), " ")
		if seen[key] {
			t.Errorf("%s is there twice", n.name)
		}
		seen[key] = true
		for i, id := range n.ids {
			e, ok := c.Lookup(id)
			if !ok {
				t.Errorf("%s: there is no CWE-%d", n.name, id)
			}
			if i == 0 && e.Usable() != (n.class == "") {
				t.Errorf("%s: CWE-%d is a %s whose usage is %s, and the reason is %q", n.name, id, e.Kind, e.Usage, n.class)
			}
			if e.Kind == View || e.Status == Deprecated {
				t.Errorf("%s: CWE-%d is a %s, %s", n.name, id, e.Kind, e.Status)
			}
			if j := c.Check(id, n.name); j.Verdict != VerdictSame && j.Verdict != VerdictExact {
				t.Errorf("%s: CWE-%d: %s", n.name, id, j.Verdict)
			}
		}
		if got := c.Resolve(strings.ToUpper(n.name)); len(got) == 0 || !slices.Contains(n.ids, got[0].Entry.ID) {
			t.Errorf("%s means %v first, want one of %v", n.name, ids(got), n.ids)
		}
	}
}

func TestSynonyms(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range rows(synonymText, 2) {
		if seen[row[0]] || row[0] == row[1] || row[1] == "" || stopWords[row[0]] {
			t.Errorf("%v", row)
		}
		seen[row[0]] = true
		for w := range strings.FieldsSeq(row[1]) {
			if len(Default().names().posts[stem(w)]) == 0 {
				t.Errorf("%s means %s, which is in no name", row[0], w)
			}
		}
	}
}

// damaged are ways in which names get hurt; each comes back unchanged where it does not apply.
var damaged = map[string]func(string) string{
	"swapped letters": func(s string) string {
		return inLongest(s, func(w string) string { return w[:3] + w[4:5] + w[3:4] + w[5:] })
	},
	"lost letter":    func(s string) string { return inLongest(s, func(w string) string { return w[:4] + w[5:] }) },
	"doubled letter": func(s string) string { return inLongest(s, func(w string) string { return w[:4] + w[3:] }) },
	"small words lost": func(s string) string {
		return strings.NewReplacer(" of ", " ", " the ", " ", " a ", " ", " to ", " ", " in ", " ").Replace(s)
	},
	"a word in front": func(s string) string { return "Potential " + s + " vulnerability" },
	"plural or singular": func(s string) string {
		return inLongest(s, func(w string) string { return strings.TrimSuffix(w+"s", "ss") })
	},
	"British":            func(s string) string { return strings.ReplaceAll(s, "ization", "isation") },
	"hyphens lost":       func(s string) string { return strings.ReplaceAll(s, "-", " ") },
	"words out of order": func(s string) string { w := strings.Fields(s); slices.Reverse(w); return strings.Join(w, " ") },
	"cut at parentheses": func(s string) string {
		short, _, _ := strings.Cut(s, " (")
		if !strings.HasSuffix(s, ")") || strings.HasPrefix(s, "Path Equivalence: ") { // of which nothing but dots is left
			return s
		}
		return short
	},
	"with words of a use": func(s string) string { return s + " in the login handler" },
}

func inLongest(s string, change func(string) string) string {
	longest := ""
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	if len(longest) < 8 {
		return s
	}
	return strings.Replace(s, longest, change(longest), 1)
}

// Of the names of weaknesses, each damaged in each way, at least 97 in 100 lead to their weakness first.
func TestDamagedNames(t *testing.T) {
	c := Default()
	for _, how := range slices.Sorted(func(yield func(string) bool) {
		for k := range damaged {
			if !yield(k) {
				return
			}
		}
	}) {
		all, first := 0, 0
		for _, id := range c.IDs() {
			e, _ := c.Lookup(id)
			if e.Kind != Weakness || e.Status == Deprecated {
				continue
			}
			name := damaged[how](e.Name)
			if name == e.Name {
				continue
			}
			all++
			if hits := c.Search(name, 1); len(hits) > 0 && hits[0].Entry.ID == id {
				first++
			} else if testing.Verbose() {
				t.Logf("CWE-%d %q: %v", id, name, ids(hits))
			}
		}
		t.Logf("%s: %d of %d", how, first, all)
		if 100*first < 97*all {
			t.Errorf("%s: only %d of %d names lead to their weakness", how, first, all)
		}
	}
}

// TestPhrases measures the search on names as people write them. Both lists were written down before the search was. What
// phrases.csv showed was mended, by a name in common use or in the ranking; nothing was done for held-out.csv, though
// some of its names are in common use.
func TestPhrases(t *testing.T) {
	c := Default()
	for _, x := range []struct {
		file                 string
		first, five, resolve int // in 100, at least
	}{
		{"phrases.csv", 99, 100, 97},
		{"held-out.csv", 86, 92, 82},
	} {
		f, err := os.Open("testdata/" + x.file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		all, first, five, resolved := len(rows)-1, 0, 0, 0
		for _, row := range rows[1:] {
			want, err := numbers(row[1])
			if err != nil {
				t.Fatal(err)
			}
			meant := func(h Hit) bool { return slices.Contains(want, h.Entry.ID) }
			hits := c.Search(row[0], 5)
			if len(hits) > 0 && meant(hits[0]) {
				first++
			} else {
				t.Logf("%s: %q is %v, found %v", x.file, row[0], want, ids(hits))
			}
			if slices.ContainsFunc(hits, meant) {
				five++
			}
			if slices.ContainsFunc(c.Resolve(row[0]), meant) {
				resolved++
			}
		}
		t.Logf("%s: of %d names %d lead to the weakness first, %d among five, %d resolve to it", x.file, all, first, five, resolved)
		if 100*first < x.first*all || 100*five < x.five*all || 100*resolved < x.resolve*all {
			t.Errorf("%s: of %d names only %d, %d, %d", x.file, all, first, five, resolved)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, x := range []struct {
		id      int
		name    string
		verdict Verdict
		meant   int // first; 0 is nothing
		usable  bool
	}{
		{276, "Incorrect Default Permissions", VerdictExact, 276, true},
		{284, "Incorrect Default Permissions", VerdictOther, 276, false},
		{711, "Insecure deserialization", VerdictOther, 502, false},
		{502, "Insecure deserialization", VerdictSame, 502, true},
		{89, "SQL Injection", VerdictSame, 89, true},
		{89, "SQL injection in the login form", VerdictClose, 89, true},
		{79, "Reflected XSS in search page of the shop", VerdictClose, 79, true},
		{611, "The parser of uploaded invoices is open to XXE", VerdictClose, 611, true},
		{89, "Query built from input (SQLi)", VerdictClose, 89, true},
		{79, "SQL Injection", VerdictOther, 89, true},
		{77, "Command injection", VerdictSame, 77, true},
		{78, "Command injection", VerdictSame, 77, true}, // it means both
		{20, "Missing input validation", VerdictSame, 20, false},
		{330, "Use of Insufficiently Random Values", VerdictExact, 330, false},
		{1188, "Insecure Default Initialization of Resource", VerdictSame, 1188, true},
		{798, "Use of Hardcoded Credentials", VerdictSame, 798, true},
		{312, "Cleartext storage", VerdictSame, 312, true},
		{16, "Configuration", VerdictExact, 16, false}, // a category
		{22, "Path Traversal: '....' (Multiple Dot)", VerdictOther, 33, true},
		{35, "Path traversal: .../...//", VerdictSame, 35, true},
		{34, "path traversal .../...//", VerdictOther, 35, true},
		{89, "asdf qwer", VerdictUnknown, 0, true},
		{89, "", VerdictUnknown, 0, true},
		{89, "vulnerability", VerdictUnknown, 0, true},
		{89, "insecure", VerdictUnknown, 0, true}, // too much is
		{99999, "XSS", VerdictOther, 79, false},
	} {
		j := Default().Check(x.id, x.name)
		first := 0
		if len(j.Meant) > 0 {
			first = j.Meant[0].Entry.ID
		}
		if j.Verdict != x.verdict || first != x.meant || j.Known != (x.id != 99999) || j.Entry.Usable() != x.usable {
			t.Errorf("%d %q: %s, means %v, usable %v", x.id, x.name, j.Verdict, ids(j.Meant), j.Entry.Usable())
		}
	}
}

func TestParseID(t *testing.T) {
	for s, want := range map[string]int{
		"89": 89, "CWE-89": 89, "cwe89": 89, "cwe:89": 89, "CWE 89": 89, "#89": 89, "089": 89, "-89": 0, ":89": 0, " 89": 0,
		"": 0, "0": 0, "-": 0, "CWE": 0, "89x": 0, "٨٩": 0, "12345678": 0, "8 9": 0, "SQL": 0,
	} {
		if id, ok := ParseID(s); id != want || ok != (want != 0) {
			t.Errorf("ParseID(%q) = %d, %v", s, id, ok)
		}
	}
}

// The results of a search are ordered, within their bounds, and the same every time.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"SQL Injection", "CWE-79: XSS", "hard coded", "Path Traversal: '\\..\\filename'", "a\x00\xff(b", "((('x')", strings.Repeat("injection ", 200)} {
		f.Add(s)
	}
	c := Default()
	other := newCatalog(c.version, c.entries) // with an index of its own
	f.Fuzz(func(t *testing.T, name string) {
		hits := c.Search(name, 0)
		for i, h := range hits {
			if h.Score <= 0 || h.Score > 1 || i > 0 && (h.Score > hits[i-1].Score || h.Level > hits[i-1].Level) {
				t.Fatalf("%q: %d: %+v after %+v", name, i, h, hits[max(i-1, 0)])
			}
		}
		if !slices.Equal(hitKeys(hits), hitKeys(other.Search(name, 0))) {
			t.Fatalf("%q: another catalog of the same entries finds something else", name)
		}
		j := c.Check(89, name)
		if j.Matches() != slices.Contains(ids(j.Meant), 89) || (j.Verdict == VerdictUnknown) != (len(j.Meant) == 0) {
			t.Fatalf("%q: %+v", name, j)
		}
	})
}

func hitKeys(hits []Hit) (keys []string) {
	for _, h := range hits {
		keys = append(keys, fmt.Sprint(h.Entry.ID, h.Level, h.Score, h.Label))
	}
	return keys
}

func BenchmarkIndex(b *testing.B) {
	for b.Loop() {
		newIndex(Default())
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		Default().Check(284, "Incorrect Default Permissions of a file")
	}
}
