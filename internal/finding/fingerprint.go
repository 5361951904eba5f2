package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fingerprint sets the fingerprint of each finding of one review.
//
// A fingerprint is to be the same as long as a reader would say that it is the same defect: it survives code that is
// inserted or deleted above, a change of indentation, and other findings that come and go elsewhere. So it is made of
// the rule, the path, the qualified name of the function, and the text of the line that the finding is on with its white
// space squeezed; no line number enters. Findings that agree in all of these are numbered in the order of the file.
//
// The findings must be sorted (see Sort) and must be all of the review's: number before filtering.
func Fingerprint(fs []*Finding) {
	seen := make(map[string]int)
	for _, f := range fs {
		// NUL separates because it cannot occur in a path, and so no two different lists of parts look alike.
		key := strings.Join([]string{f.Rule.ID, f.Location.File.Path, f.Function, line(f.Location)}, "\x00")
		n := seen[key]
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "touchstone/v1\x00%s\x00%d", key, n))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}

// line is the line that a place is on, with its white space squeezed.
func line(at Location) string {
	text, pos := at.File.Text, max(0, min(int(at.Pos), len(at.File.Text)))
	start := strings.LastIndexAny(text[:pos], "\r\n") + 1
	end := len(text)
	if i := strings.IndexAny(text[pos:], "\r\n"); i >= 0 {
		end = pos + i
	}
	// A line of many megabytes (generated code) is told apart by what is around the place.
	const around = 2000
	start, end = max(start, pos-around), min(end, pos+around)
	return strings.Join(strings.Fields(text[start:end]), " ")
}
