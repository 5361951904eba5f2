package reply

import (
	"io"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// Schema names the version of the JSON format; fields may be added under this name.
const Schema = "touchstone-audit/1"

// The types below are the format: the order of the fields is the order of output. Lists are never null.
type (
	jsonAudit struct {
		Schema    string         `json:"schema"`
		Tool      jsonTool       `json:"tool"`
		Root      string         `json:"root"`
		Review    jsonReview     `json:"review"`
		Summary   jsonSummary    `json:"summary"`
		Claims    []jsonClaim    `json:"claims"`
		Leftovers []jsonLeftover `json:"leftovers"`
		Missed    []jsonMissed   `json:"missed"`
	}
	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonReview struct {
		Name   string   `json:"name"`
		Format string   `json:"format"`
		Tools  []string `json:"tools"`
	}
	jsonSummary struct {
		Claims    int `json:"claims"`
		Confirmed int `json:"confirmed"`
		Refuted   int `json:"refuted"`
		Unproven  int `json:"unproven"`
		RightCWE  int `json:"rightCwe"`
		WrongCWE  int `json:"wrongCwe"`
	}
	jsonClaim struct {
		Index      int             `json:"index"`
		Label      string          `json:"label"`
		Title      string          `json:"title"`
		Tool       string          `json:"tool,omitempty"`
		Rule       string          `json:"rule,omitempty"`
		Places     []jsonPlace     `json:"places"`
		CWE        int             `json:"cwe"` // 0 where the claim gives none
		RightCWE   bool            `json:"rightCwe"`
		BetterCWE  []int           `json:"betterCwe"`
		Mechanism  string          `json:"mechanism"`
		Verdict    audit.Verdict   `json:"verdict"`
		Reason     string          `json:"reason"`
		Corrected  string          `json:"corrected,omitempty"`
		Evidence   []jsonEvidence  `json:"evidence"`
		Understood *jsonUnderstood `json:"understood,omitempty"` // with --explain
	}
	jsonPlace struct {
		File string `json:"file"`
		Line int    `json:"line,omitempty"`
		Last int    `json:"last,omitempty"`
		Role string `json:"role"`
	}
	jsonEvidence struct {
		Check   audit.Check   `json:"check"`
		Leaning audit.Leaning `json:"leaning,omitempty"`
		Message string        `json:"message"`
		File    string        `json:"file,omitempty"`
		Line    int           `json:"line,omitempty"`
		Code    string        `json:"code,omitempty"`
	}
	jsonUnderstood struct {
		Symbols    []string `json:"symbols"`
		Quotes     []string `json:"quotes"`
		Mechanisms []string `json:"mechanisms"`
		Remedy     string   `json:"remedy,omitempty"`
	}
	jsonLeftover struct {
		Kind  string `json:"kind"`
		Title string `json:"title"`
	}
	jsonMissed struct {
		Rule    string `json:"rule"`
		CWE     int    `json:"cwe"`
		File    string `json:"file"`
		Line    int    `json:"line"`
		Message string `json:"message"`
	}
)

// JSON writes everything there is to know about an audit.
func JSON(w io.Writer, r *audit.Report, o Options) error { return report.EncodeJSON(w, newJSON(r, o)) }

func newJSON(r *audit.Report, o Options) *jsonAudit {
	right, wrong := numbers(r)
	d := &jsonAudit{
		Schema: Schema, Tool: jsonTool{"touchstone", r.ToolVersion}, Root: r.Root,
		Review:  jsonReview{r.Review.Name, string(r.Review.Format), orEmpty(r.Review.Tools)},
		Summary: jsonSummary{len(r.Judgements), r.Count(audit.Confirmed), r.Count(audit.Refuted), r.Count(audit.Unproven), right, wrong},
		Claims:  []jsonClaim{}, Leftovers: []jsonLeftover{}, Missed: []jsonMissed{},
	}
	for _, j := range r.Judgements {
		d.Claims = append(d.Claims, newJSONClaim(j, o))
	}
	for _, l := range r.Review.Leftovers {
		d.Leftovers = append(d.Leftovers, jsonLeftover{string(l.Kind), l.Title})
	}
	for _, f := range r.Missed {
		d.Missed = append(d.Missed, jsonMissed{f.Rule.ID, f.Rule.CWE, f.Location.File.Path, lineOf(&f.Location), f.Message})
	}
	return d
}

func newJSONClaim(j *audit.Judgement, o Options) jsonClaim {
	c := j.Claim
	out := jsonClaim{
		Index: c.Index, Label: c.Label, Title: title(c), Tool: c.Tool, Rule: c.Rule, Places: []jsonPlace{},
		CWE: j.CWE, RightCWE: j.RightCWE, BetterCWE: orEmpty(j.Better), Mechanism: j.Mechanism,
		Verdict: j.Verdict, Reason: j.Reason, Corrected: j.Corrected, Evidence: newJSONEvidence(j.Evidence),
	}
	for _, p := range c.Places {
		out.Places = append(out.Places, jsonPlace{p.File, p.Line, p.Last, string(p.Role)})
	}
	if o.Explain {
		out.Understood = understood(c)
	}
	return out
}

func newJSONEvidence(list []audit.Evidence) []jsonEvidence {
	out := []jsonEvidence{}
	for _, e := range list {
		x := jsonEvidence{Check: e.Check, Leaning: e.Leaning, Message: e.Message}
		if e.Location != nil {
			x.File, x.Line, x.Code = e.Location.File.Path, lineOf(e.Location), excerpt(e.Location)
		}
		out = append(out, x)
	}
	return out
}

func understood(c *claim.Claim) *jsonUnderstood {
	u := &jsonUnderstood{Symbols: []string{}, Quotes: []string{}, Mechanisms: []string{}, Remedy: c.Remedy}
	for _, s := range c.Symbols {
		u.Symbols = append(u.Symbols, s.Name)
	}
	for _, q := range c.Quotes {
		u.Quotes = append(u.Quotes, q.Code)
	}
	for _, m := range c.Mechanisms {
		u.Mechanisms = append(u.Mechanisms, m.ID)
	}
	return u
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func lineOf(l *finding.Location) int { return l.File.Position(l.Pos).Line }
