package report

import "io"

// RulesSchema names the version of the JSON in which rules are listed. Fields may be added under this name; docs/json.md
// describes it.
const RulesSchema = "touchstone-rules/1"

type (
	jsonRules struct {
		Schema string         `json:"schema"`
		Rules  []jsonRulePage `json:"rules"`
	}
	jsonRulePage struct {
		jsonRule
		CWEURL   string `json:"cweURL"`
		Mapping  string `json:"mapping"`
		Source   string `json:"source"`
		Reported string `json:"reportedExample"`
		Silent   string `json:"silentExample"`
	}
)

// RulesJSON writes everything there is to know about rules.
func RulesJSON(w io.Writer, pages []RulePage) error {
	doc := jsonRules{RulesSchema, make([]jsonRulePage, 0, len(pages))}
	for _, p := range pages {
		doc.Rules = append(doc.Rules, jsonRulePage{newJSONRule(p.Rule), weaknessURL(p.CWE), p.Mapping, p.Source, p.Reported, p.Silent})
	}
	return encode(w, doc)
}
