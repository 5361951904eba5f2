package main

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit"
)

// No true claim is refuted, with touchstone's own findings or without them, and most of what is confirmed is true. The
// false claims are many more here than in real reviews, and chosen to look true.
func TestWrittenClaims(t *testing.T) {
	apps, err := load([]string{"../../internal/engine/testdata/apps", "../../examples"})
	if err != nil {
		t.Fatal(err)
	}
	if err := written(apps, "testdata/claims.tsv"); err != nil {
		t.Fatal(err)
	}
	for _, blind := range []bool{false, true} {
		count := map[string]map[audit.Verdict]int{"true": {}, "look-alike": {}, "moved": {}}
		for _, a := range apps {
			if err := a.audit(blind, func(s sample, j *audit.Judgement) {
				count[s.kind][j.Verdict]++
				if s.kind == "true" && j.Verdict == audit.Refuted {
					t.Errorf("refuted, and true: %s/%s:%d %s (%s)", a.name, s.file, s.line, s.text, j.Reason)
				}
			}); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("blind %v: %v", blind, count)
		if n := count["true"][audit.Confirmed]; n < 255 {
			t.Errorf("only %d true claims are confirmed", n)
		}
		if n := count["look-alike"][audit.Confirmed] + count["moved"][audit.Confirmed]; n > 78 {
			t.Errorf("%d false claims are confirmed", n)
		}
	}
}
