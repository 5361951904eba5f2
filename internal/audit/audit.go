// Package audit puts a review that somebody else wrote to the test, claim by claim.
//
// A claim is a statement about code: a weakness, a place, a mechanism. Reading one (package claim) is deterministic and
// shows itself. Judging one is a list of checks, each of which prints its evidence with its place: the catalog, the
// citation, the mechanism, the source, the defence, the value, and what touchstone itself finds there. Refuted needs
// positive evidence that the claim is false as stated; lack of evidence is unproven.
package audit
