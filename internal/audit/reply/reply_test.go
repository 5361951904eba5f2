package reply

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// fixture is an audit of three claims, one of each verdict, with hostile text.
func fixture(t *testing.T, text string) *audit.Report {
	t.Helper()
	rv, err := claim.Read("review.sarif", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f := &source.File{Path: "app.py", Text: "import os\nos.system(x)  # `|` \x1b[2J\n"}
	at := &finding.Location{File: f, Pos: 10, End: 22}
	r := &audit.Report{Root: "/src", ToolVersion: "v0", Review: rv}
	for i, v := range []audit.Verdict{audit.Confirmed, audit.Refuted, audit.Unproven} {
		r.Judgements = append(r.Judgements, &audit.Judgement{
			Claim: &rv.Claims[i], Verdict: v, Reason: "because | of `this`", Mechanism: "command-injection", CWE: 77, Better: []int{78},
			Evidence: []audit.Evidence{{Check: audit.Operation, Leaning: audit.For, Message: "the code runs a program", Location: at}, {Check: audit.Catalog, Leaning: audit.Against, Message: "CWE-77 is not it"}},
		})
	}
	return r
}

const sarifInput = `{"version": "2.1.0", "x-own": {"b": 1, "a": 2}, "runs": [{"tool": {"driver": {"name": "t"}}, "results": [
 {"ruleId": "CWE-77", "message": {"text": "Command injection | here"}, "properties": {"score": 9.10, "tags": ["z"]},
  "locations": [{"physicalLocation": {"artifactLocation": {"uri": "app.py"}, "region": {"startLine": 2}}}]},
 {"ruleId": "CWE-77", "message": {"text": "SQL injection\u001b[2J"}, "suppressions": [{"kind": "inSource"}]},
 {"ruleId": "CWE-77", "message": {"text": "Something <b>else</b>"}}]}]}`

func TestGoldens(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			if err := f.Write(&b, fixture(t, sarifInput), Options{Explain: true}); err != nil {
				t.Fatal(err)
			}
			if strings.ContainsAny(b.String(), "\x1b\x7f") {
				t.Error("a control character got through")
			}
			testkit.Golden(t, filepath.Join("testdata", "audit."+f.Name), b.String())
		})
	}
}

// A filtered log holds the kept results in their order, and everything else as it was.
func TestKeep(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, fixture(t, sarifInput), Options{Keep: []audit.Verdict{audit.Confirmed, audit.Unproven}}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Message    struct{ Text string }
				Properties struct {
					Verdict string
					Score   json.Number
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	res := log.Runs[0].Results
	if len(res) != 2 || res[0].Properties.Verdict != "confirmed" || res[0].Properties.Score != "9.10" || res[1].Properties.Verdict != "unproven" {
		t.Errorf("kept %+v", res)
	}
}
