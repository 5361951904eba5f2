// Package join holds the options that code declares against the settings that a deployment gives: which option a setting
// means, which of several values wins, and what both together show.
package join

import "github.com/touchstone-sec/touchstone/internal/finding"

// A Candidate is what a judge of this package finds: a finding, but for what the rule says of it. Profiles and rules are
// the engine's affair.
type Candidate struct {
	Rule       string           // id of a rule in knowledge/rules/settings
	Location   finding.Location // where it is mended: the setting where there is one, else the option
	Message    string
	Trace      finding.Trace // from the option to the setting, where both have a part in it
	Facts      []finding.Fact
	Confidence finding.Confidence
}
