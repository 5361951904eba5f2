package claim_test

import (
	"os"
	"path/filepath"
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
