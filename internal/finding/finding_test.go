package finding_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

var rule = &finding.Rule{ID: "sql-injection", CWE: 89}

// at makes a finding at the nth occurrence (from 0) of what.
func at(path, text, what string, n int) *finding.Finding {
	pos := 0
	for range n {
		pos += strings.Index(text[pos:], what) + len(what)
	}
	pos += strings.Index(text[pos:], what)
	f := &source.File{Path: path, Language: source.Python, Text: text}
	return &finding.Finding{Rule: rule, Function: "m.f", Location: finding.Location{File: f, Pos: int32(pos), End: int32(pos + len(what))}}
}

func prints(fs ...*finding.Finding) []string {
	finding.Sort(fs)
	finding.Fingerprint(fs)
	var out []string
	for _, f := range fs {
		out = append(out, f.Fingerprint)
	}
	return out
}

func TestFingerprintSurvivesMoves(t *testing.T) {
	const code = "def f(x):\n    run(x)\n    run(x)\n    run(y)\n"
	want := prints(at("a.py", code, "run", 0), at("a.py", code, "run", 1), at("a.py", code, "run", 2))
	if len(slices.Compact(slices.Sorted(slices.Values(want)))) != 3 {
		t.Fatalf("three findings, but fingerprints %q", want)
	}
	for name, moved := range map[string]string{
		"lines above":  "import os\n\n\n" + code,
		"indentation":  strings.ReplaceAll(code, "    ", "\t\t"),
		"CRLF":         strings.ReplaceAll(code, "\n", "\r\n"),
		"no final end": strings.TrimSuffix(code, "\n"),
	} {
		got := prints(at("a.py", moved, "run", 2), at("a.py", moved, "run", 1), at("a.py", moved, "run", 0))
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	for name, other := range map[string]*finding.Finding{
		"another path": at("b.py", code, "run", 0),
		"another line": at("a.py", "def f(x):\n    run(z)\n", "run", 0),
	} {
		if got := prints(other); slices.Contains(want, got[0]) {
			t.Errorf("%s has a fingerprint of the first: %s", name, got[0])
		}
	}
}

func TestWorstKeepsOrder(t *testing.T) {
	var fs []*finding.Finding
	for _, s := range []finding.Severity{1, 4, 2, 4, 3} {
		fs = append(fs, &finding.Finding{Rule: rule, Severity: s})
	}
	got := finding.Worst(fs, 3)
	if len(got) != 3 || got[0] != fs[1] || got[1] != fs[3] || got[2] != fs[4] {
		t.Errorf("got %v", got)
	}
	if got := finding.Worst(fs, 9); len(got) != 5 {
		t.Errorf("nothing to cut, but %d are left", len(got))
	}
}

func TestNames(t *testing.T) {
	for _, s := range finding.Severities() {
		got, err := finding.ParseSeverity(strings.ToUpper(s.String()))
		if err != nil || got != s {
			t.Errorf("%v: got %v, %v", s, got, err)
		}
	}
	for _, bad := range []string{"", "hi", "#1"} {
		if s, err := finding.ParseSeverity(bad); err == nil {
			t.Errorf("%q is taken as severity %v", bad, s)
		}
		if c, err := finding.ParseConfidence(bad); err == nil {
			t.Errorf("%q is taken as confidence %v", bad, c)
		}
	}
}

func TestFilter(t *testing.T) {
	fs := []*finding.Finding{{Rule: rule, Severity: 1, Confidence: 3}, {Rule: rule, Severity: 3, Confidence: 1}, {Rule: rule, Severity: 3, Confidence: 3}}
	if got := finding.Filter(slices.Clone(fs), 0, 0); len(got) != 3 {
		t.Errorf("no thresholds, but %d are left", len(got))
	}
	if got := finding.Filter(slices.Clone(fs), finding.SeverityHigh, finding.ConfidenceMedium); len(got) != 1 || got[0] != fs[2] {
		t.Errorf("got %v", got)
	}
}
