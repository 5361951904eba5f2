package report

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

func (b *sarifBuilder) result(f *finding.Finding) sarifResult {
	r := sarifResult{
		RuleID: f.Rule.ID, RuleIndex: b.rules[f.Rule.ID], Level: level(f.Severity),
		Message:      sarifMessage(sentence(f.Message)),
		Locations:    []sarifLocation{b.location(f.Location, f.Function, "")},
		Fingerprints: sarifFingerprints{f.Fingerprint},
		Properties: sarifResultProps{
			Tags: sarifTags(f.Rule), Severity: f.Severity.String(), Confidence: f.Confidence.String(), TestCode: f.TestCode,
		},
	}
	r.Locations[0].Physical.Context = contextRegion(f.Location)
	for _, id := range weaknesses(f.Rule) {
		r.Taxa = append(r.Taxa, b.taxon(id))
	}
	relate := func(at finding.Location, function, message string) {
		if len(r.Related) == maxLocations {
			return
		}
		l := b.location(at, function, message)
		l.ID = len(r.Related) + 1
		r.Related = append(r.Related, l)
	}
	for _, s := range f.Trace {
		sink := s.Kind == finding.StepSink && s.Location != f.Location
		if s.Kind == finding.StepSource || s.Kind == finding.StepGuard || sink {
			relate(s.Location, s.Function, s.Kind.String()+": "+s.Message)
		}
	}
	for _, x := range f.Facts {
		r.Properties.Facts = append(r.Properties.Facts, sarifFact{x.Message, x.Lowers})
		if x.Location != nil {
			relate(*x.Location, "", x.Message)
		}
	}
	if len(f.Trace) > 0 {
		r.CodeFlows = []sarifCodeFlow{{[]sarifThreadFlow{{b.steps(f.Trace)}}}}
	}
	return r
}

// steps is the trace. The nesting level goes down with each call and up again with each return, from wherever the
// trace starts; it never is negative, so a trace that starts in a callee starts deeper.
func (b *sarifBuilder) steps(t finding.Trace) []sarifStep {
	depth, lowest := 0, 0
	for _, s := range t {
		if s.Kind == finding.StepReturn {
			depth--
			lowest = min(lowest, depth)
		} else if s.Kind == finding.StepCall {
			depth++
		}
	}
	depth = -lowest
	data := tainted(t)
	t = shortened(t)
	steps := make([]sarifStep, 0, len(t))
	for i, s := range t {
		if s.Kind == finding.StepReturn {
			depth--
		}
		step := sarifStep{
			Location: b.location(s.Location, s.Function, s.Message), Kinds: stepKinds(s.Kind, data), Nesting: max(depth, 0),
			Order: i + 1, Importance: "important",
		}
		if s.Kind == finding.StepSource || s.Kind == finding.StepSink {
			step.Importance = "essential"
		}
		if s.Kind == finding.StepCall {
			depth++
		}
		steps = append(steps, step)
	}
	return steps
}

// stepKinds says what a step is in the words that SARIF proposes (3.38.8); data says that it is one on the way of data.
func stepKinds(k finding.StepKind, data bool) (kinds []string) {
	switch k {
	case finding.StepSource:
		kinds = []string{"acquire"}
	case finding.StepCall:
		kinds = []string{"call", "function"}
	case finding.StepReturn:
		kinds = []string{"return", "function"}
	case finding.StepGuard:
		kinds = []string{"branch"}
	case finding.StepSink:
		kinds = []string{"danger"}
	default:
		kinds = []string{"value"}
	}
	if data {
		kinds = append(kinds, "taint")
	}
	return kinds
}

// location is a place in SARIF's form. Columns are code points, as the run says; an end column is the one behind the
// last character.
func (b *sarifBuilder) location(l finding.Location, function, message string) sarifLocation {
	p := locate(l)
	end := l.File.Position(max(l.End, l.Pos))
	region := &sarifRegion{StartLine: p.line, StartColumn: p.column, EndLine: end.Line, EndColumn: end.Column}
	physical := sarifPhysical{Artifact: artifactLocation(l.File.Path), Region: region}
	if i, ok := b.files[l.File]; ok {
		physical.Artifact.Index = &i
	}
	if p.hi-p.lo == int(l.End-l.Pos) && p.hi > p.lo && p.hi-p.lo <= codeWidth {
		region.Snippet = &sarifText{Text: p.code[p.lo:p.hi]}
	}
	s := sarifLocation{Physical: physical}
	if function != "" {
		s.Logical = []sarifLogical{{function, "function"}}
	}
	if message != "" {
		m := sarifMessage(message)
		s.Message = &m
	}
	return s
}

// contextRegion is the line that a place is in, nil where that is too long to be quoted.
func contextRegion(l finding.Location) *sarifRegion {
	p := locate(l)
	if len(p.code) > codeWidth || p.hi-p.lo < int(l.End-l.Pos) {
		return nil
	}
	return &sarifRegion{StartLine: p.line, EndLine: p.line, Snippet: &sarifText{Text: p.code}}
}

// sarifMessage is a text that a viewer shows. In SARIF "[text](target)" is a link (3.11.6), and no code of others is to
// make one.
func sarifMessage(s string) sarifText {
	return sarifText{Text: strings.ReplaceAll(Printable(s), "](", "] (")}
}

// artifactLocation names a file: relative to the root where the path is, else as a file URI.
func artifactLocation(path string) sarifArtifactLocation {
	switch {
	case strings.HasPrefix(path, "/"):
		return sarifArtifactLocation{URI: "file://" + percent(path)}
	case len(path) > 2 && path[1] == ':' && path[2] == '/': // a drive of Windows
		return sarifArtifactLocation{URI: "file:///" + path[:2] + percent(path[2:])}
	case strings.HasPrefix(path, "../"): // not below the root: relative to wherever the reader is
		return sarifArtifactLocation{URI: percent(path)}
	}
	return sarifArtifactLocation{URI: percent(path), BaseID: rootID}
}

// percent encodes all bytes that may not stand in the path of a URI, and the colon, which may not stand in the first
// segment of a relative one (RFC 3986, sections 3.3 and 4.2).
func percent(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("/-._~!$&'()*+,;=@", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
