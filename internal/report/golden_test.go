package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

var update = flag.Bool("update", false, "write the goldens instead of comparing with them")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", name, d)
	}
}

func write(t *testing.T, h Handler, r *finding.Review, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := h(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldens(t *testing.T) {
	for _, c := range []struct {
		golden string
		format string
		review *finding.Review
		o      Options
	}{
		{"review.txt", "text", fixture(), Options{}},
		{"review-narrow.txt", "text", fixture(), Options{Width: 60}},
		{"review-colour.txt", "text", fixture(), Options{Color: true}},
		{"review.md", "markdown", fixture(), Options{}},
		{"review.json", "json", fixture(), Options{}},
		{"review.sarif", "sarif", fixture(), Options{}},
		{"deeper.txt", "text", deeper(), Options{}},
		{"deeper-colour.txt", "text", deeper(), Options{Color: true}},
		{"deeper.md", "markdown", deeper(), Options{}},
		{"deeper.json", "json", deeper(), Options{}},
		{"deeper.sarif", "sarif", deeper(), Options{}},
		{"clean.txt", "text", clean(), Options{}},
		{"clean.md", "markdown", clean(), Options{}},
		{"clean.json", "json", clean(), Options{}},
		{"clean.sarif", "sarif", clean(), Options{}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			f, ok := Lookup(c.format)
			if !ok {
				t.Fatalf("no format %s", c.format)
			}
			golden(t, c.golden, write(t, f.Write, c.review, c.o))
		})
	}
}

func clean() *finding.Review {
	return &finding.Review{Root: ".", ToolVersion: "v1.2.3", Profile: "default", Files: 1, Lines: 20, Functions: 2}
}
