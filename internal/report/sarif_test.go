package report

import (
	"encoding/json"
	"fmt"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	// Carries the official schema; named here so that go.mod keeps its version and hash.
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// officialSchema takes the schema that OASIS published from go-sarif, which has it as an unexported constant.
func officialSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		testkit.Missing(t, "SARIF is not validated: the schema in the module go-sarif is not to be had: %v", err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(out)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && len(s) > len(text) {
				text = s
			}
		}
		return true
	})
	schema := parseJSON(t, []byte(text))
	if id := schema.(map[string]any)["id"]; id != sarifSchema {
		t.Fatalf("the schema is %v, the logs name %s", id, sarifSchema)
	}
	return compile(t, schema)
}

func TestSARIFFollowsTheOfficialSchema(t *testing.T) {
	schema := officialSchema(t)
	for _, golden := range []string{"review.sarif", "deeper.sarif", "clean.sarif"} {
		out, err := os.ReadFile("testdata/" + golden)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(parseJSON(t, out)); err != nil {
			t.Errorf("%s: %v", golden, err)
		}
	}
	// The oracle must be able to refuse.
	if err := schema.Validate(parseJSON(t, []byte(`{"version":"2.1.0","runs":[{"tool":{}}]}`))); err == nil {
		t.Error("the schema accepts a tool without a driver")
	}
}

// many is a review of n findings with severities in a fixed disorder.
func many(n int) *finding.Review {
	r := fixture()
	f := *r.Findings[2]
	r.Findings = nil
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		g := f
		g.Severity = finding.Severity(1 + random.IntN(4))
		g.Message = fmt.Sprintf("finding %d", i)
		r.Findings = append(r.Findings, &g)
	}
	return r
}

func limited(t *testing.T, r *finding.Review, results, size int) (sarifRun, []string) {
	t.Helper()
	log, text, err := limitSARIF(r, results, size)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := gzipped(text, size); err != nil || n > size {
		t.Errorf("%d bytes of %d, %v", n, size, err)
	}
	var notices []string
	for _, n := range log.Runs[0].Invocations[0].Notifications {
		if n.Descriptor.Index == noticeLimit {
			notices = append(notices, n.Message.Text)
		}
	}
	return log.Runs[0], notices
}

func TestSARIFResultLimit(t *testing.T) {
	r := many(100)
	run, notices := limited(t, r, 40, maxGzip)
	if len(run.Results) != 40 {
		t.Fatalf("%d results, want 40", len(run.Results))
	}
	if len(notices) != 1 || !strings.Contains(notices[0], "60 of 100 findings are left out") {
		t.Errorf("the log says %q", notices)
	}
	worst := finding.Worst(r.Findings, 40)
	for i, res := range run.Results {
		if want := worst[i].Message + "."; res.Message.Text != want {
			t.Errorf("result %d is %q, want %q", i, res.Message.Text, want)
		}
	}
	if _, notices := limited(t, r, maxResults, maxGzip); len(notices) != 0 {
		t.Errorf("nothing is left out, but the log says %q", notices)
	}
}

func TestSARIFSizeLimit(t *testing.T) {
	const size = 5_000
	run, notices := limited(t, many(300), maxResults, size)
	if n := len(run.Results); n == 0 || n >= 300 {
		t.Errorf("%d results of 300", n)
	}
	if len(notices) != 1 || !strings.Contains(notices[0], "5,000 bytes") {
		t.Errorf("the log says %q", notices)
	}
}

func TestSARIFOtherLimits(t *testing.T) {
	r := fixture()
	f := r.Findings[2]
	rule := *f.Rule
	for id := range 40 {
		rule.Also = append(rule.Also, 1000+id)
	}
	f.Rule = &rule
	for len(f.Trace) < 2*maxSteps {
		f.Trace = append(f.Trace[:1:1], f.Trace...)
	}
	for range 2 * maxLocations {
		f.Facts = append(f.Facts, finding.Fact{Message: "x", Location: &f.Location})
	}
	for range 2 * maxNotices {
		r.Bounds = append(r.Bounds, r.Bounds[0])
	}
	run, _ := limited(t, r, maxResults, maxGzip)
	res := run.Results[2]
	if n := len(res.Properties.Tags); n != maxTags {
		t.Errorf("%d tags", n)
	}
	steps := res.CodeFlows[0].ThreadFlows[0].Locations
	if n := len(steps); n != maxSteps || steps[0].Kinds[0] != "acquire" || steps[n-1].Kinds[0] != "danger" {
		t.Errorf("%d steps from %v to %v", n, steps[0].Kinds, steps[n-1].Kinds)
	}
	notices := run.Invocations[0].Notifications
	if n := len(notices); n != maxNotices || notices[0].Descriptor.Index != noticeIncomplete || notices[n-1].Message.Text != "1,005 more notifications are left out. The format json has all of them." {
		t.Errorf("%d notifications from %v to %v", n, notices[0], notices[n-1])
	}
	if n := len(res.Related); n != maxLocations {
		t.Errorf("%d related locations", n)
	}
}

// TestSARIFIndexes follows every reference by index in the log.
func TestSARIFIndexes(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, fixture(), Options{}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	taxa := run.Taxonomies[0].Taxa
	check := func(refs ...sarifRef) {
		for _, ref := range refs {
			if taxa[ref.Index].ID != ref.ID {
				t.Errorf("%s refers to %s", ref.ID, taxa[ref.Index].ID)
			}
		}
	}
	for _, rule := range run.Tool.Driver.Rules {
		for _, rel := range rule.Relationships {
			check(rel.Target)
		}
		if tags := rule.Properties.Tags; tags[0] != "security" || tags[1] != "external/cwe/"+strings.ToLower(rule.Relationships[0].Target.ID) {
			t.Errorf("tags of %s are %q", rule.ID, tags)
		}
	}
	for _, res := range run.Results {
		if got := run.Tool.Driver.Rules[res.RuleIndex].ID; got != res.RuleID {
			t.Errorf("%s refers to rule %s", res.RuleID, got)
		}
		check(res.Taxa...)
		for _, l := range append(res.Locations, res.Related...) {
			if a := l.Physical.Artifact; run.Artifacts[*a.Index].Location.URI != a.URI {
				t.Errorf("%s refers to artifact %s", a.URI, run.Artifacts[*a.Index].Location.URI)
			}
		}
	}
	for _, n := range run.Invocations[0].Notifications {
		if got := run.Tool.Driver.Notifications[n.Descriptor.Index].ID; got != n.Descriptor.ID {
			t.Errorf("%s refers to notification %s", n.Descriptor.ID, got)
		}
	}
}

func TestArtifactLocation(t *testing.T) {
	for path, want := range map[string]sarifArtifactLocation{
		"a/b.py":        {URI: "a/b.py", BaseID: rootID},
		"a b%/c:d#?.py": {URI: "a%20b%25/c%3Ad%23%3F.py", BaseID: rootID},
		"é\xff.py":      {URI: "%C3%A9%FF.py", BaseID: rootID},
		"/abs/x.py":     {URI: "file:///abs/x.py"},
		"C:/x y.py":     {URI: "file:///C:/x%20y.py"},
		"../x.py":       {URI: "../x.py"},
	} {
		if got := artifactLocation(path); got != want {
			t.Errorf("%q: got %v, want %v", path, got, want)
		}
	}
}
