package engine_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/audit/reply"
	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestAudit holds reviews against the code beside them: testdata/audit holds a folder a review, with the code that it is
// about, and the audit as it should read.
func TestAudit(t *testing.T) {
	for _, c := range []struct {
		folder, review, golden string
		dependencies           []string
	}{
		{"flask", "review.sarif", "audit.txt", nil},
		{"glance", "review.md", "audit.txt", nil},
		{"glance", "review.md", "audit-with-dependencies.txt", []string{"deps"}},
	} {
		t.Run(c.folder+"/"+c.golden, func(t *testing.T) {
			dir := filepath.Join("testdata/audit", c.folder)
			raw, err := os.ReadFile(filepath.Join(dir, c.review))
			if err != nil {
				t.Fatal(err)
			}
			rv, err := claim.Read(c.review, raw)
			if err != nil {
				t.Fatal(err)
			}
			var deps []string
			for _, d := range c.dependencies {
				deps = append(deps, filepath.Join(dir, d))
			}
			r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: filepath.Join(dir, "code"), Dependencies: deps})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := reply.Text(&b, r, reply.Options{}); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, filepath.Join(dir, c.golden), b.String())
		})
	}
}

// What a review speaks of and touchstone does not read is there all the same: a picture, a vendored file, a folder.
func TestAuditOfWhatIsNotRead(t *testing.T) {
	dir := testkit.Plant(t, map[string]string{"app.py": "x = 1\n", "node_modules/a/index.js": "eval(x)\n", "logo.png": "\x89PNG\x00\x00\x00"})
	for file, want := range map[string]audit.Verdict{
		"node_modules/a/index.js": audit.Unproven, "/home/me/shop/node_modules/a/index.js": audit.Unproven, "logo.png": audit.Unproven,
		"node_modules": audit.Unproven, "gone.js": audit.Refuted, "../../../etc/passwd": audit.Refuted,
	} {
		rv := &claim.Review{Claims: []claim.Claim{{Text: "Eval injection", Places: []claim.Place{{File: file, Line: 1, Role: claim.Main}}}}}
		r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: dir})
		if err != nil {
			t.Fatal(err)
		}
		if j := r.Judgements[0]; j.Verdict != want {
			t.Errorf("%s: %s (%s), want %s", file, j.Verdict, j.Reason, want)
		}
	}
}
