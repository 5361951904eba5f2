package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// JSONSchema names the version of the JSON format. Fields may be added under this name; a change that a reader of
// today would stumble over gets a new one. docs/json.md describes the format, schema/ holds it as JSON Schema.
const JSONSchema = "touchstone-review/1"

// JSON writes everything there is to know about a review.
func JSON(w io.Writer, r *finding.Review, _ Options) error {
	return encode(w, newJSONReview(r))
}

// EncodeJSON writes a document as all JSON of touchstone is written: indented, with hidden characters (see Printable) as
// \u escapes.
func EncodeJSON(w io.Writer, doc any) error { return encode(w, doc) }

// encode writes a document as indented JSON.
func encode(w io.Writer, doc any) error {
	e := json.NewEncoder(jsonEscaper{w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

// The types below are the format: the order of the fields is the order of output. Lists are never null.
type (
	jsonReview struct {
		Schema      string           `json:"schema"`
		Tool        jsonTool         `json:"tool"`
		Root        string           `json:"root"`
		Profile     string           `json:"profile"`
		Complete    bool             `json:"complete"`
		Coverage    jsonCoverage     `json:"coverage"`
		Summary     jsonSummary      `json:"summary"`
		Rules       []jsonRule       `json:"rules"`
		Findings    []jsonFinding    `json:"findings"`
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
		Skipped     []jsonSkip       `json:"skipped"`
		Bounds      []jsonBound      `json:"bounds"`
		Files       []jsonFile       `json:"files"`
	}
	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonCoverage struct {
		Files     int `json:"files"`
		Lines     int `json:"lines"`
		Functions int `json:"functions"`
	}
	jsonSummary struct {
		Findings   int            `json:"findings"`
		Severity   jsonSeverities `json:"severity"`
		Weaknesses []jsonWeakness `json:"weaknesses"`
	}
	jsonSeverities struct {
		Critical int `json:"critical"`
		High     int `json:"high"`
		Medium   int `json:"medium"`
		Low      int `json:"low"`
	}
	jsonWeakness struct {
		CWE      int    `json:"cwe"`
		Name     string `json:"name"`
		Findings int    `json:"findings"`
	}
	jsonRule struct {
		ID          string           `json:"id"`
		Title       string           `json:"title"`
		CWE         int              `json:"cwe"`
		CWEName     string           `json:"cweName"`
		Also        []int            `json:"also"`
		Severity    finding.Severity `json:"severity"`
		Score       float64          `json:"score"`
		Profile     string           `json:"profile"`
		Kind        string           `json:"kind"`
		Summary     string           `json:"summary"`
		Why         string           `json:"why"`
		Remedy      string           `json:"remedy"`
		Description string           `json:"description"`
		References  []string         `json:"references"`
	}
	jsonFinding struct {
		Fingerprint string             `json:"fingerprint"`
		Rule        string             `json:"rule"`
		CWE         int                `json:"cwe"`
		Severity    finding.Severity   `json:"severity"`
		Confidence  finding.Confidence `json:"confidence"`
		Message     string             `json:"message"`
		Location    jsonLocation       `json:"location"`
		Function    string             `json:"function"`
		TestCode    bool               `json:"testCode"`
		Trace       []jsonStep         `json:"trace"`
		Facts       []jsonFact         `json:"facts"`
	}
	jsonStep struct {
		Kind     finding.StepKind `json:"kind"`
		Message  string           `json:"message"`
		Location jsonLocation     `json:"location"`
		Function string           `json:"function"`
	}
	jsonFact struct {
		Message  string        `json:"message"`
		Lowers   bool          `json:"lowersConfidence"`
		Location *jsonLocation `json:"location,omitempty"`
	}
	jsonLocation struct {
		Path  string       `json:"path"`
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
		Code  string       `json:"code"`
	}
	jsonPosition struct {
		Line   int   `json:"line"`
		Column int   `json:"column"`
		Offset int32 `json:"offset"`
	}
	jsonDiagnostic struct {
		Path       string `json:"path"`
		Line       int    `json:"line,omitempty"`
		Column     int    `json:"column,omitempty"`
		Incomplete bool   `json:"incomplete"`
		Message    string `json:"message"`
	}
	jsonSkip struct {
		Path   string `json:"path"`
		Reason string `json:"reason"`
	}
	jsonBound struct {
		Function string       `json:"function"`
		Location jsonLocation `json:"location"`
		Message  string       `json:"message"`
	}
	jsonFile struct {
		Path     string `json:"path"`
		Language string `json:"language"`
		SHA256   string `json:"sha256"`
	}
)
