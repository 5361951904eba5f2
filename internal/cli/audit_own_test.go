package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// What touchstone reports it confirms, in the formats of its own that an audit reads.
func TestAuditOfOwnReviews(t *testing.T) {
	const shop = "../../examples/bookshop"
	dir := t.TempDir()
	own, sarif := filepath.Join(dir, "own.json"), filepath.Join(dir, "own.sarif")
	var out, errs bytes.Buffer
	if code := Main([]string{"review", shop, "--exit-zero", "--format", "json", "--output", "json=" + own, "--output", "sarif=" + sarif}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("review: %d: %s", code, errs.String())
	}
	var review struct{ Findings []json.RawMessage }
	if err := json.Unmarshal(out.Bytes(), &review); err != nil || len(review.Findings) < 20 {
		t.Fatalf("%v: %d findings", err, len(review.Findings))
	}
	for _, file := range []string{own, sarif} {
		out.Reset()
		if code := Main([]string{"audit", file, "--against", shop, "--format", "json"}, strings.NewReader(""), &out, &errs); code != 0 {
			t.Errorf("audit of %s: %d: %s", filepath.Base(file), code, errs.String())
		}
		var audit struct{ Claims []struct{ Verdict string } }
		if err := json.Unmarshal(out.Bytes(), &audit); err != nil {
			t.Fatal(err)
		}
		if len(audit.Claims) != len(review.Findings) {
			t.Errorf("%s: %d claims of %d findings", filepath.Base(file), len(audit.Claims), len(review.Findings))
		}
		for i, c := range audit.Claims {
			if c.Verdict != "confirmed" {
				t.Errorf("%s: claim %d is %s", filepath.Base(file), i, c.Verdict)
			}
		}
	}
}
