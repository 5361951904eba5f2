package report

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// codeWidth is how much of a line the JSON and SARIF formats quote, in columns.
const codeWidth = 240

func newJSONReview(r *finding.Review) jsonReview {
	tally := r.Tally()
	d := jsonReview{
		Schema:   JSONSchema,
		Tool:     jsonTool{"touchstone", r.ToolVersion},
		Root:     r.Root,
		Profile:  r.Profile,
		Complete: r.Incomplete() == 0,
		Coverage: jsonCoverage{r.Files, r.Lines, r.Functions},
		Summary: jsonSummary{
			Findings: len(r.Findings),
			Severity: jsonSeverities{
				Critical: tally.Severity[finding.SeverityCritical],
				High:     tally.Severity[finding.SeverityHigh],
				Medium:   tally.Severity[finding.SeverityMedium],
				Low:      tally.Severity[finding.SeverityLow],
			},
			Weaknesses: make([]jsonWeakness, 0, len(tally.Weakness)),
		},
		Rules:       []jsonRule{},
		Findings:    make([]jsonFinding, 0, len(r.Findings)),
		Diagnostics: make([]jsonDiagnostic, 0, len(r.Diagnostics)),
		Skipped:     make([]jsonSkip, 0, len(r.Skipped)),
		Bounds:      make([]jsonBound, 0, len(r.Bounds)),
		Files:       []jsonFile{},
	}
	for _, c := range tally.Weakness {
		d.Summary.Weaknesses = append(d.Summary.Weaknesses, jsonWeakness{c.CWE, weaknessName(c.CWE), c.Findings})
	}
	for _, rule := range rulesOf(r.Findings) {
		d.Rules = append(d.Rules, newJSONRule(rule))
	}
	for _, f := range r.Findings {
		d.Findings = append(d.Findings, newJSONFinding(f))
	}
	for _, x := range r.Diagnostics {
		d.Diagnostics = append(d.Diagnostics, jsonDiagnostic{x.Path, x.Pos.Line, x.Pos.Column, x.Incomplete, x.Message})
	}
	for _, s := range r.Skipped {
		d.Skipped = append(d.Skipped, jsonSkip{s.Path, s.Reason})
	}
	for _, b := range r.Bounds {
		d.Bounds = append(d.Bounds, jsonBound{b.Function, newJSONLocation(b.Location), b.Message})
	}
	for _, f := range filesOf(r.Findings) {
		d.Files = append(d.Files, jsonFile{f.Path, string(f.Language), f.SHA256()})
	}
	return d
}

func newJSONRule(r *finding.Rule) jsonRule {
	return jsonRule{
		ID: r.ID, Title: r.Title, CWE: r.CWE, CWEName: weaknessName(r.CWE), Also: append([]int{}, weaknesses(r)[1:]...),
		Severity: r.Severity, Score: r.Score, Profile: r.Profile, Kind: r.Kind(), Summary: r.Summary, Why: r.Why, Remedy: r.Remedy,
		Description: r.Description, References: append([]string{}, r.References...),
	}
}

func newJSONFinding(f *finding.Finding) jsonFinding {
	j := jsonFinding{
		Fingerprint: f.Fingerprint, Rule: f.Rule.ID, CWE: f.Rule.CWE, Severity: f.Severity, Confidence: f.Confidence,
		Message: f.Message, Location: newJSONLocation(f.Location), Function: f.Function, TestCode: f.TestCode,
		Trace: make([]jsonStep, 0, len(f.Trace)), Facts: make([]jsonFact, 0, len(f.Facts)),
	}
	for _, s := range f.Trace {
		j.Trace = append(j.Trace, jsonStep{s.Kind, s.Message, newJSONLocation(s.Location), s.Function})
	}
	for _, x := range f.Facts {
		fact := jsonFact{Message: x.Message, Lowers: x.Lowers}
		if x.Location != nil {
			l := newJSONLocation(*x.Location)
			fact.Location = &l
		}
		j.Facts = append(j.Facts, fact)
	}
	return j
}

func newJSONLocation(l finding.Location) jsonLocation {
	p := locate(l)
	end := l.File.Position(l.End)
	return jsonLocation{
		Path:  l.File.Path,
		Start: jsonPosition{p.line, p.column, l.Pos},
		End:   jsonPosition{end.Line, end.Column, l.End},
		Code:  strings.TrimSpace(draw(p.code, p.lo, p.hi, codeWidth).raw(p.code)),
	}
}

// rulesOf lists the rules that have findings, by id.
func rulesOf(fs []*finding.Finding) []*finding.Rule {
	byID := make(map[string]*finding.Rule)
	for _, f := range fs {
		byID[f.Rule.ID] = f.Rule
	}
	rules := make([]*finding.Rule, 0, len(byID))
	for _, r := range byID {
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b *finding.Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// filesOf lists the files that findings, their traces and their facts point into, by path.
func filesOf(fs []*finding.Finding) []*source.File {
	seen := make(map[*source.File]bool)
	var files []*source.File
	add := func(f *source.File) {
		if !seen[f] {
			seen[f] = true
			files = append(files, f)
		}
	}
	for _, f := range fs {
		add(f.Location.File)
		for _, s := range f.Trace {
			add(s.Location.File)
		}
		for _, x := range f.Facts {
			if x.Location != nil {
				add(x.Location.File)
			}
		}
	}
	slices.SortFunc(files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	return files
}
