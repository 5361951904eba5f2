package report

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// SARIF writes a log of the Static Analysis Results Interchange Format, version 2.1.0, with one run, as GitHub code
// scanning and other readers of the format take it. Findings beyond GitHub's limits are left out (see sarif_limits.go),
// and a notification in the log says so.
func SARIF(w io.Writer, r *finding.Review, _ Options) error {
	_, text, err := limitedSARIF(r)
	if err != nil {
		return err
	}
	return text.write(w)
}

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homepage    = "https://github.com/touchstone-sec/touchstone"
	rootID      = "%SRCROOT%"
)

// The kinds of notifications, by their index in the driver.
const (
	noticeIncomplete = iota
	noticeProblem
	noticeBound
	noticeLimit
)

// noticeKind describes one of them; GitHub wants the same of it as of a rule.
func noticeKind(kind int) sarifNoticeKind {
	describe := func(id, about, help string) sarifNoticeKind {
		text := sarifText{Text: about}
		return sarifNoticeKind{ID: id, Name: pascal(id), ShortDescription: text, FullDescription: text, Help: sarifText{Text: help}}
	}
	switch kind {
	case noticeIncomplete:
		return describe("incomplete-review", "Code that should have been reviewed was not.", "Make the file readable, or leave it out with --exclude.")
	case noticeProblem:
		return describe("file-problem", "Something is wrong with a file, but it was reviewed.", "Nothing has to be done.")
	case noticeBound:
		return describe("analysis-bound", "The analysis of a function stopped at a bound and may have missed something.", "Review the function by hand, or split it.")
	}
	return describe("log-limit", "This log leaves something out, to stay within the limits of those who read it.", "Use the format json, which has everything.")
}

// A sarifBuilder turns findings into a log. It knows where files, rules and weaknesses stand in the lists that others
// refer to by index.
type sarifBuilder struct {
	files map[*source.File]int
	rules map[string]int
	taxa  map[int]int
}

// newSARIF builds the log of some of the review's findings; left says what was left out, if anything.
func newSARIF(r *finding.Review, fs []*finding.Finding, left []string) sarifLog {
	b := &sarifBuilder{files: make(map[*source.File]int), rules: make(map[string]int), taxa: make(map[int]int)}
	run := sarifRun{
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, 0, len(fs)),
		Properties: sarifCoverage{Files: r.Files, Lines: r.Lines, Functions: r.Functions, Complete: r.Incomplete() == 0, Profile: r.Profile},
	}
	run.Bases.SourceRoot.Description.Text = "The folder that the paths of the review are relative to."
	for _, g := range r.SkipGroups() {
		run.Properties.Skipped = append(run.Properties.Skipped, sarifSkip{g.Reason, len(g.Paths)})
	}
	for i, f := range filesOf(fs) {
		b.files[f] = i
		run.Artifacts = append(run.Artifacts, sarifArtifact{Location: artifactLocation(f.Path), Language: languageOf(f), Hashes: &sarifHashes{f.SHA256()}})
	}
	run.Tool.Driver = b.driver(r, fs)
	if len(b.taxa) > 0 {
		run.Taxonomies = []sarifTaxonomy{b.taxonomy(fs)}
	}
	for _, f := range fs {
		run.Results = append(run.Results, b.result(f))
	}
	run.Invocations = []sarifInvocation{{Successful: true, Notifications: b.notices(r, left)}}
	return sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}
}

var semantic = regexp.MustCompile(`^v?(\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?)$`)

func (b *sarifBuilder) driver(r *finding.Review, fs []*finding.Finding) sarifDriver {
	d := sarifDriver{
		Name: "touchstone", FullName: strings.TrimSpace("touchstone " + r.ToolVersion), Version: strings.TrimPrefix(r.ToolVersion, "v"),
		InformationURI: homepage, Rules: []sarifRule{},
	}
	for kind := range noticeLimit + 1 {
		d.Notifications = append(d.Notifications, noticeKind(kind))
	}
	if m := semantic.FindStringSubmatch(r.ToolVersion); m != nil {
		d.SemanticVersion = m[1]
	}
	rules := rulesOf(fs)
	for _, id := range taxaOf(rules) {
		b.taxa[id] = len(b.taxa)
	}
	if len(rules) > 0 {
		d.SupportedTaxonomies = []sarifComponentRef{cweComponent}
	}
	precision := precisions(fs)
	for i, rule := range rules {
		b.rules[rule.ID] = i
		d.Rules = append(d.Rules, b.rule(rule, precision[rule.ID]))
	}
	return d
}

var cweComponent = sarifComponentRef{Name: "CWE", Index: 0}

// taxonomy is the part of the catalog that the rules refer to.
func (b *sarifBuilder) taxonomy(fs []*finding.Finding) sarifTaxonomy {
	c := sarifTaxonomy{
		Name: "CWE", Version: cwe.Version, Organization: "MITRE", InformationURI: "https://cwe.mitre.org/",
		ShortDescription: sarifText{Text: "The MITRE Common Weakness Enumeration"},
	}
	for _, id := range taxaOf(rulesOf(fs)) {
		name := weaknessName(id)
		if name == "" {
			name = taxonID(id)
		}
		c.Taxa = append(c.Taxa, sarifTaxon{ID: taxonID(id), Name: name, ShortDescription: sarifText{Text: name}, HelpURI: weaknessURL(id)})
	}
	return c
}

func taxonID(id int) string { return fmt.Sprintf("CWE-%d", id) }

func (b *sarifBuilder) taxon(id int) sarifRef {
	return sarifRef{ID: taxonID(id), Index: b.taxa[id], Component: cweComponent}
}

// notices are what the tool has to say beside the findings. The run counts as successful: what was not reviewed is a
// warning, as an error would make readers throw the results away.
func (b *sarifBuilder) notices(r *finding.Review, left []string) []sarifNotice {
	notices := []sarifNotice{}
	more := 0
	add := func(kind int, level, message string, at ...sarifLocation) {
		if len(notices) >= maxNotices {
			more++
			return
		}
		notices = append(notices, sarifNotice{
			Descriptor: sarifNoticeRef{noticeKind(kind).ID, kind}, Level: level,
			Message: sarifMessage(message), Locations: at,
		})
	}
	for _, message := range left {
		add(noticeLimit, "warning", message)
	}
	diagnostics := slices.Clone(r.Diagnostics)
	slices.SortStableFunc(diagnostics, func(a, b source.Diagnostic) int { // what was lost comes first
		return cmp.Compare(incompleteFirst(a), incompleteFirst(b))
	})
	for _, d := range diagnostics {
		var at []sarifLocation
		if d.Path != "" {
			l := sarifLocation{Physical: sarifPhysical{Artifact: artifactLocation(d.Path)}}
			if d.Pos.Line > 0 {
				l.Physical.Region = &sarifRegion{StartLine: d.Pos.Line, StartColumn: d.Pos.Column}
			}
			at = append(at, l)
		}
		if d.Incomplete {
			add(noticeIncomplete, "warning", d.Message, at...)
		} else {
			add(noticeProblem, "note", d.Message, at...)
		}
	}
	for _, x := range r.Bounds {
		add(noticeBound, "note", functionPrefix(x.Function)+x.Message, b.location(x.Location, x.Function, ""))
	}
	if more > 0 {
		notices[len(notices)-1] = sarifNotice{
			Descriptor: sarifNoticeRef{noticeKind(noticeLimit).ID, noticeLimit}, Level: "warning",
			Message: sarifMessage(fmt.Sprintf("%s are left out. The format json has all of them.", count(more+1, "more notification"))),
		}
	}
	return notices
}

func incompleteFirst(d source.Diagnostic) int {
	if d.Incomplete {
		return 0
	}
	return 1
}
