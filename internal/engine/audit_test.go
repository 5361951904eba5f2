package engine_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

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
