package report

import (
	"compress/gzip"
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// GitHub's limits, from "SARIF support for code scanning" and "SARIF results exceed one or more limits" in its
// documentation. A log beyond one of them is refused whole, so it is cut here: the most severe findings stay, among
// equals the more confident, then the earlier ones.
const (
	maxResults     = 25_000
	shownResults   = 5_000 // GitHub shows the most severe ones
	maxTags        = 10    // 20 are accepted, 10 are kept
	maxLocations   = 100   // 1,000 are accepted, 100 are kept
	maxSteps       = 1_000 // of a trace: 10,000 are accepted, 1,000 are kept
	maxDescription = 1_024
	maxNotices     = 1_000      // our own, so that notifications do not crowd out results
	maxGzip        = 10_000_000 // bytes of the log when compressed
)

// The 25,000 rules and 20 runs that GitHub accepts are out of reach: a log has one run, and no more rules than findings.

// limitedSARIF is the log of the review within the limits, and its text.
func limitedSARIF(r *finding.Review) (sarifLog, *sarifEncoding, error) {
	return limitSARIF(r, maxResults, maxGzip)
}

func limitSARIF(r *finding.Review, results, size int) (sarifLog, *sarifEncoding, error) {
	keep := finding.Worst(r.Findings, results)
	reason := fmt.Sprintf("GitHub code scanning accepts %s results", thousands(results))
	for {
		var left []string
		if n := len(r.Findings) - len(keep); n > 0 {
			left = append(left, fmt.Sprintf("%s of %s are left out, the least severe ones: %s. The format json has all of them.",
				thousands(n), count(len(r.Findings), "finding"), reason))
		}
		if len(keep) > shownResults {
			left = append(left, fmt.Sprintf("GitHub code scanning shows %s of these %s results, the most severe ones.",
				thousands(shownResults), thousands(len(keep))))
		}
		log := newSARIF(r, keep, left)
		text, err := encodeSARIF(log)
		if err != nil {
			return log, nil, err
		}
		n, err := gzipped(text, size)
		if err != nil || n <= size || len(keep) == 0 {
			return log, text, err
		}
		reason = fmt.Sprintf("GitHub code scanning accepts logs of %s bytes when compressed", thousands(size))
		fewer := int(float64(len(keep)) * float64(size) / float64(n) * 0.95)
		keep = finding.Worst(keep, min(fewer, len(keep)-1))
	}
}

// gzipped is the size of a log when compressed; of one that needs no compressing to fit, it is the plain size.
func gzipped(text *sarifEncoding, enough int) (int, error) {
	var plain, packed counter
	if err := text.write(&plain); err != nil || int(plain) <= enough {
		return int(plain), err
	}
	z := gzip.NewWriter(&packed)
	if err := text.write(z); err != nil {
		return 0, err
	}
	err := z.Close()
	return int(packed), err
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// shortened takes steps from the middle of a trace that is too long.
func shortened(t finding.Trace) finding.Trace {
	if len(t) <= maxSteps {
		return t
	}
	return slices.Concat(t[:maxSteps/2], t[len(t)-maxSteps/2:])
}
