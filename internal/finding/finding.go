// Package finding holds what a review finds, as plain data that any report format can follow.
package finding

import "github.com/touchstone-sec/touchstone/internal/source"

// Severity orders findings by the harm that the weakness does when exploited.
type Severity uint8

const (
	SeverityLow Severity = iota + 1
	SeverityMedium
	SeverityHigh
	SeverityCritical
)

// Confidence orders findings by how much of their evidence is certain.
type Confidence uint8

const (
	ConfidenceLow Confidence = iota + 1
	ConfidenceMedium
	ConfidenceHigh
)

// Location is a place in a file. File gives the text for excerpts; it is never nil in a finding.
type Location struct {
	File     *source.File
	Pos, End int32 // byte offsets into File.Text, half open
}

// StepKind says what a step of a trace is.
type StepKind uint8

const (
	StepSource StepKind = iota + 1 // untrusted data enters
	StepFlow                       // a value is computed from, or stored with, the data
	StepCall                       // the data is passed into a function
	StepReturn                     // the data comes back from a function
	StepGuard                      // a check that does not suffice; Message says why
	StepSink                       // the data does harm
)

// Step is one station of a trace.
type Step struct {
	Kind     StepKind
	Location Location
	Function string // qualified name of the function that the step is in, "" for module level
	Message  string // what happens here, one line, without a full stop
}

// Trace runs from the source to the sink; where a call or a value is the defect, from the call that decides it down to
// the place where it takes effect.
type Trace []Step

// Fact is something that the finding rests on, or that lowers its confidence.
type Fact struct {
	Message  string
	Location *Location // nil where the fact has no place
	Lowers   bool      // the fact lowers the confidence
}

// Finding is one defect. Rule and the texts derived from the rule are shared, immutable data.
type Finding struct {
	Rule        *Rule
	Location    Location // where a developer would mend it
	Function    string   // qualified name of the function that Location is in
	Message     string   // what the code does here, one sentence
	Trace       Trace    // empty where the defect is a call or a value that stands at Location
	Facts       []Fact
	Severity    Severity
	Confidence  Confidence
	Fingerprint string // stable under moves of the code; see Fingerprint
	TestCode    bool   // the location is in test code
}

// Sink is the step where the harm is done, nil where the trace has none. It may lie deeper than Location, in a function
// that only does as its caller says.
func (f *Finding) Sink() *Step {
	if n := len(f.Trace); n > 0 && f.Trace[n-1].Kind == StepSink {
		return &f.Trace[n-1]
	}
	return nil
}

// Rule is what a report needs to know of a rule. Prose is text with paragraphs, lists, code that is indented by four
// spaces or fenced, and code between backticks, as in Markdown; everything else in it stands for itself.
type Rule struct {
	ID          string   // "sql-injection"
	Title       string   // "SQL injection"
	CWE         int      // the weakness's number
	Also        []int    // other weaknesses that the same defect shows, the closest first
	Severity    Severity // of a finding with nothing special about it
	Score       float64  // security-severity, CVSS-like 0.1-10.0
	Summary     string   // one sentence: what the weakness is
	Why         string   // prose: why it matters
	Remedy      string   // prose: what to do instead
	References  []string // URLs
	Profile     string   // "default", "strict", "pedantic"
	Application string   // another profile in web applications, "" for none
	Library     string   // ... in packages that are reviewed as libraries
	Published   string   // ... in packages that others install
	Probes      string   // ... in those that are installed to test, attack or crawl the systems of others
	Tests       string   // ... in test code, where that is not the next one
	Source      string   // class of the data that the rule follows, "untrusted", "secret", ...; "" where it judges calls and values
	Mapping     string   // why the weakness is the right one, where its usage asks for a review
	Description string   // prose: what the rule looks for and what it leaves out
}

// Kind says how the rule finds: "flow", by following data from a source to a sink, or "hazard", by calls and values that
// are defects by themselves.
func (r *Rule) Kind() string {
	if r.Source != "" {
		return "flow"
	}
	return "hazard"
}

// Skip is something that the review left out on purpose.
type Skip struct {
	Path   string // a file, or a folder with a trailing slash
	Reason string // "vendored", ".gitignore", "virtual environment", ...
}

// Review is the whole result.
type Review struct {
	Root        string // as the user gave it
	ToolVersion string
	Profile     string     // how much was to be reported, a word of Rule.Profile
	Findings    []*Finding // sorted by path, position, rule
	Diagnostics []source.Diagnostic
	Skipped     []Skip
	Files       int // reviewed
	Lines       int
	Functions   int
	Bounds      []Bound // bounds of the analysis that were hit
}

// Bound is a bound that was hit in a function: the analysis is incomplete there.
type Bound struct {
	Function string
	Location Location
	Message  string
}
