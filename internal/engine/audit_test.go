package engine_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
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
		"node_modules": audit.Unproven, "gone.js": audit.Refuted, "../../../etc/passwd": audit.Refuted, "/openapi.json": audit.Unproven,
	} {
		place := claim.Place{File: file, Line: 1, Role: claim.Main}
		if file == "/openapi.json" {
			place.Line = 0 // an address
		}
		rv := &claim.Review{Claims: []claim.Claim{{Text: "Eval injection", Places: []claim.Place{place}}}}
		r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: dir})
		if err != nil {
			t.Fatal(err)
		}
		if j := r.Judgements[0]; j.Verdict != want {
			t.Errorf("%s: %s (%s), want %s", file, j.Verdict, j.Reason, want)
		}
	}
}

// marked is a claim in a comment, with the verdict that it should get: "# claim 89 refuted", and its words where it has some.
var marked = regexp.MustCompile(`(?:#|<!--) claim (\d+) (\w+)(?:: ([^\n]*?))?(?: -->)?$`)

// TestVerdicts holds claims that stand in the comments of programs, at the lines that they are about, against these.
func TestVerdicts(t *testing.T) {
	dirs, err := filepath.Glob("testdata/audit/verdicts/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no programs", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			rv, want := claimsIn(t, dir)
			r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: dir})
			if err != nil {
				t.Fatal(err)
			}
			for i, j := range r.Judgements {
				if p := j.Claim.Places[0]; j.Verdict != want[i] {
					t.Errorf("%s:%d %s: %s (%s), want %s", p.File, p.Line, j.Claim.Title, j.Verdict, j.Reason, want[i])
				}
			}
		})
	}
}

// claimsIn are the claims in the comments of a program, read as a scanner's results, and the verdicts that they should get.
func claimsIn(t *testing.T, dir string) (*claim.Review, []audit.Verdict) {
	t.Helper()
	type object = map[string]any
	var results []object
	var want []audit.Verdict
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		for n, l := range strings.Split(string(raw), "\n") {
			if m := marked.FindStringSubmatch(l); m != nil {
				want = append(want, audit.Verdict(m[2]))
				results = append(results, object{
					"ruleId": "CWE-" + m[1], "message": object{"text": cmp.Or(m[3], "A weakness")},
					"locations": []object{{"physicalLocation": object{"artifactLocation": object{"uri": filepath.ToSlash(rel)}, "region": object{"startLine": n + 1}}}},
				})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(object{"version": "2.1.0", "runs": []object{{"tool": object{"driver": object{"name": "model"}}, "results": results}}})
	if err != nil {
		t.Fatal(err)
	}
	rv, err := claim.Read("claims.sarif", raw)
	if err != nil || len(rv.Claims) != len(want) {
		t.Fatal(len(rv.Claims), err)
	}
	return rv, want
}
