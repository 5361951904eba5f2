package claim

import (
	"slices"
	"strings"
)

// A zone is a stretch of a claim's text that is one part of it. What no zone covers is description.
type zone struct {
	start, end int
	part       part
}

// zonesOf finds the parts of a text by the labels at the beginnings of its lines, and the sentences in between that
// propose something. The zones do not overlap and stand in order.
func zonesOf(text string) []zone {
	var zones []zone
	open := zone{part: partDescription}
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		if l, ok := labelOf(text[at:end]); ok {
			open.end = at
			zones = appendZone(zones, open)
			open = zone{start: at, part: l.part}
			if !l.whole && short(l.part) { // a field of one line
				open.end = end
				zones = appendZone(zones, open)
				open = zone{start: end, part: partDescription}
			}
		}
		at = end
	}
	open.end = len(text)
	zones = appendZone(zones, open)
	return adviceIn(text, zones)
}

// short says whether a part's value is a word or two on the line of its label.
func short(p part) bool {
	switch p {
	case partDescription, partImpact, partProof, partRemedy, partEvidence, partReferences:
		return false
	}
	return !p.section()
}

func appendZone(zones []zone, z zone) []zone {
	if z.start < z.end {
		zones = append(zones, z)
	}
	return zones
}

// lineEnd is the offset behind the line that begins at an offset.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// adviceIn cuts the sentences that propose something out of descriptions.
func adviceIn(text string, zones []zone) []zone {
	var out []zone
	for _, z := range zones {
		if z.part != partDescription {
			out = append(out, z)
			continue
		}
		open := zone{start: z.start, part: partDescription}
		eachSentence(text, z.start, z.end, func(start, end int) {
			p := partDescription
			if advises(text[start:end]) {
				p = partRemedy
			}
			if p != open.part {
				open.end = start
				out = appendZone(out, open)
				open = zone{start: start, part: p}
			}
		})
		open.end = z.end
		out = appendZone(out, open)
	}
	return out
}

// eachSentence calls f for every sentence of a stretch of text.
func eachSentence(text string, from, to int, f func(start, end int)) {
	start := from
	for i := from; i < to; i++ {
		if b := text[i]; b == '\n' || (b == '.' || b == '!' || b == '?') && (i+1 == to || text[i+1] == ' ') {
			f(start, i+1)
			start = i + 1
		}
	}
	if start < to {
		f(start, to)
	}
}

// adviceWords begin sentences that propose something.
var adviceWords = wordSet(`use consider ensure replace avoid implement validate sanitize sanitise instead switch add remove
	prefer always never enforce restrict recommend recommended enable disable set store require apply
	escape upgrade move rotate limit recommendation fix mitigation remediation please change do make
	verify check parameterize load configure generate`)

// advises says whether a sentence proposes something: it begins with a verb that tells what to do, or says "should be",
// "it is recommended", "to fix this".
func advises(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n-*+>•_`0123456789.)")
	first := s
	if i := strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || !asciiLetter(byte(r)) }); i >= 0 {
		first = s[:i]
	}
	if len(first) > 1 && len(first) < 16 && adviceWords[strings.ToLower(first)] {
		next := s[len(first):]
		if next == "" || next[0] != ' ' {
			return next == "" || next[0] == ',' || next[0] == ':'
		}
		next = strings.TrimLeft(next, " ")
		second := next[:lettersAt(next)]
		return second != "of" && second != "after" && second != "possible" && second != "case"
	}
	if len(s) > 2000 {
		s = s[:2000]
	}
	l := strings.ToLower(s)
	for _, cue := range [...]string{
		"it is recommended", "we recommend", "i recommend", "i suggest", "we suggest", "it is advised", "to fix this", "to mitigate", "to remediate",
		"to prevent this", "to address this", "to resolve this", "a fix would be", "the fix is", "should be replaced", "should use ",
		"should be used instead", "should instead", "must be replaced", "consider using", "is recommended", "better to use",
	} {
		if strings.Contains(l, cue) {
			return true
		}
	}
	return false
}

// partAt is the part that an offset lies in. From is where to begin to look; the caller keeps it between calls with
// ascending offsets.
func partAt(zones []zone, offset int, from *int) part {
	for *from < len(zones) && zones[*from].end <= offset {
		*from++
	}
	if *from < len(zones) && zones[*from].start <= offset {
		return zones[*from].part
	}
	return partDescription
}

// mergeZones sorts stretches and joins those that overlap.
func mergeZones(zones []zone) []zone {
	slices.SortFunc(zones, func(a, b zone) int { return a.start - b.start })
	var out []zone
	for _, z := range zones {
		if n := len(out); n > 0 && z.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, z.end)
			continue
		}
		out = append(out, z)
	}
	return out
}
