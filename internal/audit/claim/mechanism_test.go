package claim

import (
	"os"
	"slices"
	"strings"
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

// TestMessages holds the first mechanism of messages as reviewers write them, in the text alone.
func TestMessages(t *testing.T) {
	raw, err := os.ReadFile("testdata/messages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		want, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		c := Claim{Text: text}
		c.understand(reading{})
		got := "none"
		if len(c.Mechanisms) > 0 {
			got = c.Mechanisms[0].ID
		}
		if !slices.Contains(strings.Split(want, "|"), got) {
			t.Errorf("%s: %s, not %s %v", text, got, want, c.Mechanisms)
		}
		if c.Safe {
			t.Errorf("%s: read as a denial", text)
		}
	}
}

// TestSafe tells claims that deny a weakness from those that speak of a protection that is missing.
func TestSafe(t *testing.T) {
	for _, c := range []struct {
		text string
		safe bool
	}{
		{"search() is not vulnerable to SQL injection.", true},
		{"There is no evidence of cross-site scripting in base.html.", true},
		{"No SQL injection, XSS or path traversal was found.", true},
		{"The ORM prevents SQL injection.", true},
		{"Templates are protected against XSS by autoescaping.", true},
		{"Deserialization of untrusted data is not possible here.", true},
		{"The endpoint is not susceptible to CSRF.", true},
		{"The code doesn't suffer from command injection.", true},
		{"SQL injection is prevented by bound parameters.", true},
		{"It is safe from SSRF.", true},

		{"No input validation leads to SQL injection.", false},
		{"Lack of input validation allows SQL injection.", false},
		{"The query is not parameterised, which allows SQL injection.", false},
		{"The view does not prevent path traversal.", false},
		{"There is no protection against CSRF.", false},
		{"Nothing protects against brute force.", false},
		{"No rate limiting.", false},
		{"Rate limiting is not implemented.", false},
		{"The X-Frame-Options header is not present.", false},
		{"The certificate is not verified.", false},
		{"Authorization checks are not present on this route.", false},
		{"CSRF tokens are missing.", false},
		{"The filter fails to prevent XSS.", false},
		{"Bound parameters are not used to prevent SQL injection.", false},
		{"The responses lack frame-ancestors.", false},
		{"Without escaping, XSS is possible.", false},
		{"The user name isn't escaped: XSS.", false},
		{"Insufficient protection against SQL injection.", false},
		{"Potential missing cookie attributes found. No Secure flag is used for the uid cookie.", false},
		{"This is not only an XSS but a stored one.", false},
	} {
		got := Claim{Text: c.text}
		got.understand(reading{})
		if got.Safe != c.safe {
			t.Errorf("%s: safe %v, not %v: %v", c.text, got.Safe, c.safe, got.Mechanisms)
		}
	}
}
