package reply

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// SARIF writes the results of a SARIF input as they were, in their order, each with its verdict and the evidence in its
// properties; a refuted one is suppressed, with the reason as the justification. Of another input it makes a log with a
// result a claim.
func SARIF(w io.Writer, r *audit.Report, o Options) error {
	if r.Review.Format != claim.SARIF {
		return report.EncodeJSON(w, newLog(r, o))
	}
	log, err := annotate([]byte(r.Review.Text), r, o)
	if err != nil {
		return fmt.Errorf("writing the verdicts into the SARIF log: %w", err)
	}
	return report.EncodeJSON(w, log)
}

// annotate puts the verdicts into a log.
func annotate(text []byte, r *audit.Report, o Options) (object, error) {
	log, err := parseObject(text)
	if err != nil {
		return nil, err
	}
	runs, err := parseList(log.get("runs"))
	if err != nil {
		return nil, err
	}
	by := map[[2]int]*audit.Judgement{}
	for _, j := range r.Judgements {
		by[[2]int{j.Claim.Run, j.Claim.Result}] = j
	}
	for i := range runs {
		run, err := parseObject(runs[i])
		if err != nil {
			continue // nothing that could hold results
		}
		results, err := parseList(run.get("results"))
		if err != nil {
			return nil, err
		}
		kept := []json.RawMessage{}
		for k := range results {
			j := by[[2]int{i, k}]
			if !o.keeps(verdict(j)) {
				continue
			}
			x, err := judged(results[k], j)
			if err != nil {
				return nil, err
			}
			kept = append(kept, x)
		}
		if run.get("results") != nil {
			if err := run.set("results", kept); err != nil {
				return nil, err
			}
		}
		if runs[i], err = marshal(run); err != nil {
			return nil, err
		}
	}
	return log, log.set("runs", runs)
}

// verdict is that of a judgement; a result that no claim was made of is unproven.
func verdict(j *audit.Judgement) audit.Verdict {
	if j == nil {
		return audit.Unproven
	}
	return j.Verdict
}

// judged is a result with its verdict.
func judged(raw json.RawMessage, j *audit.Judgement) (json.RawMessage, error) {
	res, err := parseObject(raw)
	if err != nil {
		return raw, nil // no object, hence no result
	}
	props, _ := parseObject(res.get("properties"))
	if err := props.set("verdict", verdict(j)); err != nil {
		return nil, err
	}
	if err := props.set("audit", newJudged(j)); err != nil {
		return nil, err
	}
	if err := res.set("properties", props); err != nil {
		return nil, err
	}
	if j != nil && j.Verdict == audit.Refuted {
		list, _ := parseList(res.get("suppressions"))
		s, err := marshal(suppression{"external", "accepted", j.Reason})
		if err != nil {
			return nil, err
		}
		if err := res.set("suppressions", append(list, s)); err != nil {
			return nil, err
		}
	}
	return marshal(res)
}

// The names are those of SARIF 2.1.0.
type (
	suppression struct { // 3.35
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	judgedProperties struct {
		Reason    string         `json:"reason"`
		Mechanism string         `json:"mechanism,omitempty"`
		CWE       int            `json:"cwe,omitempty"`
		RightCWE  bool           `json:"rightCwe"`
		BetterCWE []int          `json:"betterCwe,omitempty"`
		Corrected string         `json:"corrected,omitempty"`
		Evidence  []jsonEvidence `json:"evidence"`
	}
	log struct { // 3.13
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}
	run struct { // 3.14
		Tool    tool     `json:"tool"`
		Results []result `json:"results"`
	}
	tool struct { // 3.18
		Driver driver `json:"driver"`
	}
	driver struct { // 3.19
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
	}
	result struct { // 3.27
		RuleID       string        `json:"ruleId"`
		Message      message       `json:"message"`
		Locations    []location    `json:"locations,omitempty"`
		Suppressions []suppression `json:"suppressions,omitempty"`
		Properties   properties    `json:"properties"`
	}
	message struct { // 3.11
		Text string `json:"text"`
	}
	location struct { // 3.28
		Physical physical `json:"physicalLocation"`
	}
	physical struct { // 3.29
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	artifact struct { // 3.4
		URI string `json:"uri"`
	}
	region struct { // 3.30
		StartLine int `json:"startLine"`
		EndLine   int `json:"endLine,omitempty"`
	}
	properties struct {
		Verdict audit.Verdict     `json:"verdict"`
		Audit   *judgedProperties `json:"audit"`
	}
)

func newJudged(j *audit.Judgement) *judgedProperties {
	if j == nil {
		return &judgedProperties{Reason: "no claim was read from it", Evidence: []jsonEvidence{}}
	}
	return &judgedProperties{
		Reason: j.Reason, Mechanism: j.Mechanism, CWE: j.CWE, RightCWE: j.RightCWE, BetterCWE: j.Better,
		Corrected: j.Corrected, Evidence: newJSONEvidence(j.Evidence),
	}
}

// newLog makes a log of a review in prose.
func newLog(r *audit.Report, o Options) *log {
	out := run{Tool: tool{driver{"touchstone audit", r.ToolVersion}}, Results: []result{}}
	for _, j := range r.Judgements {
		if !o.keeps(j.Verdict) {
			continue
		}
		x := result{RuleID: j.Mechanism, Message: message{title(j.Claim)}, Properties: properties{j.Verdict, newJudged(j)}}
		if x.RuleID == "" {
			x.RuleID = "claim"
		}
		if j.CWE != 0 {
			x.RuleID = fmt.Sprintf("CWE-%d", j.CWE)
		}
		for _, p := range j.Claim.Places {
			if p.File == "" || p.Role != claim.Main && p.Role != "" {
				continue
			}
			l := location{physical{Artifact: artifact{p.File}}}
			if p.Line > 0 {
				l.Physical.Region = &region{p.Line, p.Last}
			}
			x.Locations = append(x.Locations, l)
		}
		if j.Verdict == audit.Refuted {
			x.Suppressions = []suppression{{"external", "accepted", j.Reason}}
		}
		out.Results = append(out.Results, x)
	}
	return &log{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []run{out}}
}
