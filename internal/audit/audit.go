// Package audit puts a review that somebody else wrote to the test, claim by claim.
//
// A claim is a statement about code: a weakness, a place, a mechanism. Reading one (package claim) is deterministic and
// shows itself. Judging one is a list of checks, each of which says what it saw, with the place:
//
//   - catalog (catalog.go): does the number exist, does it carry the name, may it be used, which fits better;
//   - citation (citation.go): do the file, the line, the symbols and the quoted code exist, and where;
//   - mechanism (operation.go): does the code at the place, or what it calls, do or lack what the claim says;
//   - source (operation.go): did touchstone follow data to a sink there, and what came of it;
//   - defence (operation.go): what makes it harmless on the way;
//   - assertion (assertion.go): statements that can be held against the code word for word: a default, an input;
//   - finding (found.go): what touchstone itself reports there, the strongest confirmation.
//
// Which code shows a mechanism is data: mechanisms.yaml. What the checks found is a handful of outcomes, and one table
// (decide.go) makes the verdict of them; there are no scores. Refuted needs positive evidence that the claim is false as
// stated; lack of evidence is unproven.
package audit

import (
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
)

// A Verdict is what became of a claim.
type Verdict string

const (
	Confirmed Verdict = "confirmed"
	Refuted   Verdict = "refuted"
	Unproven  Verdict = "unproven"
)

// Verdicts lists them all, in the order of the conclusion.
func Verdicts() []Verdict { return []Verdict{Confirmed, Refuted, Unproven} }

// A Check is one of the questions that a claim is asked.
type Check string

const (
	Catalog   Check = "catalog"
	Citation  Check = "citation"
	Operation Check = "mechanism"
	Source    Check = "source"
	Defence   Check = "defence"
	Assertion Check = "assertion"
	Finding   Check = "finding"
)

// A Leaning is which way a piece of evidence points.
type Leaning string

const (
	For     Leaning = "for"
	Against Leaning = "against"
	Neutral Leaning = "" // said for the reader
)

// Evidence is one thing that a check saw.
type Evidence struct {
	Check    Check
	Leaning  Leaning
	Message  string            // one sentence without a full stop
	Location *finding.Location // nil where it has no place
}

// A Judgement is a claim with its verdict.
type Judgement struct {
	Claim     *claim.Claim
	Verdict   Verdict
	Reason    string // why, one sentence without a full stop
	Evidence  []Evidence
	Mechanism string          // id of the mechanism that was looked for; "" where none was understood
	CWE       int             // the first number that the claim gives, 0 for none
	Names     []cwe.Judgement // of each number with a name
	RightCWE  bool            // the number exists, may be used, and carries the name given
	Better    []int           // numbers that fit better than CWE, the best first
	Corrected string          // the claim as it should read; "" where nothing is to be corrected
}

// A Report is the audit of one review.
type Report struct {
	Root        string
	ToolVersion string
	Review      *claim.Review
	Judgements  []*Judgement
	Missed      []*finding.Finding // what touchstone finds in the files that the review speaks of, and the review does not say
}

// Count is the number of claims with a verdict.
func (r *Report) Count(v Verdict) (n int) {
	for _, j := range r.Judgements {
		if j.Verdict == v {
			n++
		}
	}
	return n
}
