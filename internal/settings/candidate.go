package settings

import "github.com/touchstone-sec/touchstone/internal/finding"

// A Candidate is what a judge of settings or options finds: a finding, but for what the rule says of it. Profiles and
// rules are the engine's affair.
type Candidate struct {
	Rule       string           // its id
	Location   finding.Location // where it is mended: the setting where there is one, else the option
	Message    string
	Trace      finding.Trace // from the option to the setting, where both have a part in it
	Facts      []finding.Fact
	Confidence finding.Confidence
	Hidden     string           // a text of the code at the place that must not be shown
	Setting    finding.Location // the setting that is judged by itself; zero where both together are
	Test       bool             // it is in settings for tests or development, or in a sample: it takes a profile more
	Strict     bool             // it takes the profile strict, whatever the rule's
}
