package claim_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestReviews holds what is understood of the reviews in testdata/reviews against the texts beside them.
func TestReviews(t *testing.T) {
	files, err := filepath.Glob("testdata/reviews/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r, err := claim.Read(filepath.Base(name), raw)
			if err != nil {
				t.Fatal(err)
			}
			checkReview(t, r)
			checkCovered(t, r)
			var b strings.Builder
			if err := claim.Explain(&b, r); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, name+".golden", b.String())
		})
	}
}

// checkReview holds what is true of every review that was read.
func checkReview(t testing.TB, r *claim.Review) {
	t.Helper()
	for i, c := range r.Claims {
		if c.Index != i {
			t.Errorf("claim %d has the number %d", i, c.Index)
		}
		if c.Start < 0 || c.Start > c.End || c.End > len(r.Text) {
			t.Errorf("claim %d: [%d, %d) of %d", i, c.Start, c.End, len(r.Text))
		}
		within := func(what string, start, end int) {
			if start < 0 || start > end || end > len(c.Text) {
				t.Errorf("claim %d: %s: [%d, %d) of %d", i, what, start, end, len(c.Text))
			}
		}
		for _, x := range c.Weaknesses {
			within("weakness", x.Start, x.End)
		}
		for _, x := range c.Places {
			within("place "+x.String(), x.Start, x.End)
			if x.Line < 0 || x.Last < x.Line {
				t.Errorf("claim %d: lines %d to %d", i, x.Line, x.Last)
			}
		}
		for _, x := range c.Symbols {
			within("symbol "+x.Name, x.Start, x.End)
		}
		for _, x := range c.Routes {
			within("route "+x.Path, x.Start, x.End)
		}
		for _, x := range c.Quotes {
			within("quote", x.Start, x.End)
		}
		for _, x := range c.Assertions {
			within("assertion", x.Start, x.End)
		}
		for _, x := range c.Mechanisms {
			within("mechanism "+x.ID, x.Start, x.End)
			if _, known := claim.KindOf(x.ID); !known {
				t.Errorf("claim %d: no mechanism is called %q", i, x.ID)
			}
		}
	}
	for _, l := range r.Leftovers {
		if l.Start < 0 || l.Start > l.End || l.End > len(r.Text) || l.Of >= len(r.Claims) {
			t.Errorf("leftover %q: [%d, %d) of %d, repeats %d", l.Title, l.Start, l.End, len(r.Text), l.Of)
		}
	}
}

var html = regexp.MustCompile("<[^>]*>")

// checkCovered holds that every line of prose is part of a claim or of a leftover.
func checkCovered(t testing.TB, r *claim.Review) {
	t.Helper()
	if r.Format == claim.SARIF || r.Format == claim.JSON {
		return
	}
	type span struct{ start, end int }
	var spans []span
	for _, c := range r.Claims {
		spans = append(spans, span{c.Start, c.End})
	}
	for _, l := range r.Leftovers {
		spans = append(spans, span{l.Start, l.End})
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	above := map[string]bool{}
	for _, c := range r.Claims {
		for _, title := range c.Above {
			above[strings.Trim(title, ": ")] = true
		}
	}
	at, k, reach := 0, 0, 0
	lines := slices.Collect(strings.Lines(r.Text))
	json := false
	for i, line := range lines {
		text := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(text, "```json"):
			json = true
		case json:
			json = text != "```"
		case above[strings.Trim(html.ReplaceAllString(text, ""), "#*-: `")] || above[strings.Trim(text, "#*-: ")] ||
			strings.HasPrefix(text, "|") && i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|--"):
			text = "" // a heading above claims, the header of a table
		}
		if json || text == "```" || text == "<details>" || text == "</details>" {
			text = ""
		}
		first := at + strings.Index(line, text)
		for k < len(spans) && spans[k].start < at+len(line) {
			reach = max(reach, spans[k].end)
			k++
		}
		if text != "" && strings.Trim(text, "-=*_|`~:[]{} \t") != "" && reach <= first {
			t.Errorf("%s: no claim and no leftover holds %q", r.Name, text)
		}
		at += len(line)
	}
}
