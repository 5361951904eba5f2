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

// TestAudit holds reviews against the code that stands beside them: testdata/audit holds archives of a review
// (review.md, review.sarif), its code, and the audit as text and SARIF.
func TestAudit(t *testing.T) {
	files, err := filepath.Glob("testdata/audit/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar := testkit.ReadArchive(t, name)
			dir := t.TempDir()
			var rv *claim.Review
			for path, text := range ar.Files() {
				switch filepath.Base(path) {
				case "review.md", "review.sarif":
					if rv, err = claim.Read(path, []byte(text)); err != nil {
						t.Fatal(err)
					}
				case "want.txt", "want.sarif":
				default:
					at := filepath.Join(dir, filepath.FromSlash(path))
					if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
						t.Fatal(err)
					}
				}
			}
			r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: dir})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := reply.Text(&b, r, reply.Options{Explain: true}); err != nil {
				t.Fatal(err)
			}
			ar.Check(t, "want.txt", b.String())
		})
	}
}
