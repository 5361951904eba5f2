package claim

import (
	"cmp"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"strconv"
	"strings"
)

// The bounds of a claim's lists. What is beyond is not listed; no claim that a person can read has more.
const (
	maxPlaces     = 500
	maxWeaknesses = 20
	maxSymbols    = 500
	maxQuotes     = 200
	maxRoutes     = 50
	maxMechanisms = 40
	maxAssertions = 100
)

var (
	// linesForm is what stands behind a file: ":12", ":12-34", ":12:5", "#L12-L34", "(lines 12 to 34)", ", line 12", "@12".
	linesForm = regex.NewPattern(`^(?:(?:[*` + "`" + `_"']|</?\w{1,6}>){0,5})(?:` +
		`:(?:[*_]|<\w{1,6}>){0,3}L?([0-9]{1,7})(?:[-–—]L?([0-9]{1,7})|:[0-9]{1,5}(?:[-–]([0-9]{1,7})(?::[0-9]{1,5})?)?)?` +
		`|#L?([0-9]{1,7})(?:C[0-9]+)?(?:[-–]L?([0-9]{1,7}))?` +
		`|[\s,;:(\[–—-]{0,4}(?:(?:on|at|near|around|in)\s+)?(?:approximately\s+|approx\.?\s+|about\s+)?(?i:lines?|ln\.?|zeilen?|lignes?|l[ií]neas?|行|第)[\s:#~]{0,3}L?([0-9]{1,7})(?:\s{0,2}(?:[-–—~]|to|bis|through|until|à|a)\s{0,2}L?([0-9]{1,7}))?` +
		`|[\s,;(\[]{0,3}L([0-9]{1,7})(?:[-–—]L?([0-9]{1,7}))?\b` +
		`|@([0-9]{1,7})\b` +
		`|\s?\(([0-9]{1,7})(?:[-–,]\s?([0-9]{1,7}))?\)` +
		`)`)

	// lineForm is lines without a file before them.
	lineForm = regex.NewPattern(`^(?i:lines?|ln\.?|zeilen?|lignes?|l[ií]neas?|行号|行|第)[*` + "`" + `_]{0,3}[\s:#~]{0,3}[*` + "`" + `_]{0,3}\s?L?([0-9]{1,7})(?:\s{0,2}(?:[-–—~]|to|bis|through|until|à)\s{0,2}L?([0-9]{1,7}))?` +
		`|^L([0-9]{1,7})(?:[-–—]L?([0-9]{1,7}))?\b`)

	// moreLines continues a list of lines: ", 15", "and 20-25".
	moreLines = regex.NewPattern(`^(?:\s?,\s?(?:and\s)?|\s?(?:and|&|und|et|y)\s)(?:lines?\s)?L?([0-9]{1,7})(?:\s?[-–—]\s?L?([0-9]{1,7}))?\b`)

	urlForm  = regex.NewPattern(`(?i)^(?:https?|ftp)://[^\s<>"'` + "`" + `\]})]+`)
	blobForm = regex.NewPattern(`^https?://[^/]+/.+?/(?:-/)?(?:blob|tree|raw|blame|src)/[^/]+/([^#?]+)(?:[?][^#]*)?(?:#(?:L|lines-)([0-9]{1,7})(?:[-:]L?([0-9]{1,7}))?)?`)
	inOrOf   = regex.NewPattern(`^[*` + "`" + `_]{0,3}\s(?:of|in|from)\s(?:the\s)?(?:file\s)?[*` + "`" + `_"']{0,3}$`)
)

// A span of lines as it is written in a text.
type lines struct {
	first, last int
	start, end  int
}

// readPlaces finds the files and lines in the text. Lines without a file belong to the file before them, or to the one
// that follows ("line 12 of app.py"), or else to that of the claim.
func (c *Claim) readPlaces() {
	t := c.Text
	var found []Place
	file := ""    // the last one before
	pending := -1 // the last place without a file that might still get one
	put := func(p Place) {
		if len(found) < maxPlaces {
			found = append(found, p)
		}
	}
	urls := urlsIn(t)
	files := filesIn(t)
	singles := linesIn(t)
	for at, u, f, l := 0, 0, 0, 0; ; {
		for u < len(urls) && urls[u][0] < at {
			u++
		}
		for f < len(files) && files[f][0] < at {
			f++
		}
		for l < len(singles) && singles[l][0] < at {
			l++
		}
		next, which := len(t)+1, 0
		if u < len(urls) && urls[u][0] < next {
			next, which = urls[u][0], 1
		}
		if f < len(files) && files[f][0] < next {
			next, which = files[f][0], 2
		}
		if l < len(singles) && singles[l][0] < next {
			which = 3
		}
		switch which {
		case 0:
			c.mergePlaces(found)
			return
		case 1:
			start, end := urls[u][0], urls[u][1]
			if m := blobForm.FindStringSubmatch(t[start:end]); m != nil {
				file = fileOf(m[1])
				p := Place{File: file, Line: number(m[2]), Start: start, End: end}
				p.Last = max(number(m[3]), p.Line)
				put(p)
			}
			at = end
		case 2:
			start, end := files[f][0], files[f][1]
			file = fileOf(t[start:end])
			spans, after := linesAfter(t, end)
			if len(spans) == 0 && pending >= 0 && found[pending].File == "" && inOrOf.MatchString(t[min(found[pending].End, start):start]) {
				found[pending].File = file
			} else if len(spans) == 0 {
				put(Place{File: file, Start: start, End: end})
			}
			for _, s := range spans {
				put(Place{File: file, Line: s.first, Last: s.last, Start: start, End: s.end})
			}
			pending = -1
			at = after
		case 3:
			m := singles[l]
			spans, after := spansOf(t, m)
			for _, s := range spans {
				p := Place{File: file, Line: s.first, Last: s.last, Start: s.start, End: s.end}
				// "line 12 of app.py": a file that follows at once is meant, not the one before.
				if file != "" && f < len(files) && files[f][0]-after < 24 && files[f][0] >= after && inOrOf.MatchString(t[after:files[f][0]]) {
					p.File = ""
				}
				put(p)
				if len(found) > 0 {
					pending = len(found) - 1
				}
			}
			at = after
		}
	}
}

// mergePlaces puts the places of the text behind those of the fields, each once, and gives files to lines without one.
func (c *Claim) mergePlaces(found []Place) {
	file := ""
	for _, p := range append(c.Places[:len(c.Places):len(c.Places)], found...) {
		if p.File != "" {
			file = p.File
			break
		}
	}
	for i := range c.Places {
		c.Places[i].File = cmp.Or(c.Places[i].File, file)
	}
	type key struct {
		file       string
		line, last int
	}
	have, withLines := map[key]bool{}, map[string]bool{}
	long := map[string]string{} // the file in its folders, by its name alone
	for _, p := range append(c.Places[:len(c.Places):len(c.Places)], found...) {
		if p.Role != "" { // of a field
			have[key{p.File, p.Line, p.Last}] = true
		}
		withLines[p.File] = withLines[p.File] || p.Line > 0
		if i := strings.LastIndexByte(p.File, '/'); i >= 0 && long[p.File[i+1:]] == "" {
			long[p.File[i+1:]] = p.File
		}
	}
	fields := len(c.Places) > 0
	for _, p := range found {
		if p.File == "" {
			p.File = file
		}
		if whole := long[p.File]; whole != "" {
			p.File = whole
		}
		k := key{p.File, p.Line, p.Last}
		if have[k] || p.Line == 0 && withLines[p.File] && p.File != "" {
			continue
		}
		have[k] = true
		p.Role = Related
		if !fields && (len(c.Places) == 0 || c.Places[0].File == p.File) {
			p.Role = Main
		}
		if len(c.Places) < maxPlaces {
			c.Places = append(c.Places, p)
		}
	}
}

// placeRoles makes places main ones that stand where the claim says where it is: "Locations: a.py:3, b.py:7".
func (c *Claim) placeRoles(zones []zone) {
	for i := range c.Places {
		p := &c.Places[i]
		if z := 0; p.Role == Related && p.End > 0 {
			if part := partAt(zones, p.Start, &z); part == partLocation || part == partFile {
				p.Role = Main
			}
		}
	}
}

// linesAfter are the lines that follow a file, and the offset behind them.
func linesAfter(t string, at int) ([]lines, int) {
	rest := t[at:min(len(t), at+80)]
	m := linesForm.FindStringSubmatchIndex(rest)
	if m == nil {
		return nil, at
	}
	for i := range m {
		if m[i] >= 0 {
			m[i] += at
		}
	}
	return spansOf(t, m)
}

// spansOf reads a match, and the list of further lines behind it.
func spansOf(t string, m []int) ([]lines, int) {
	s := lines{start: m[0], end: m[1]}
	for g := 2; g < len(m); g += 2 {
		if m[g] < 0 {
			continue
		}
		if n := number(t[m[g]:m[g+1]]); s.first == 0 {
			s.first = n
		} else {
			s.last = n
		}
	}
	if s.last < s.first {
		s.last = s.first
	}
	spans := []lines{s}
	at := s.end
	for s.first > 0 && len(spans) < 50 {
		more := moreLines.FindStringSubmatchIndex(t[at:min(len(t), at+40)])
		if more == nil {
			break
		}
		next := lines{first: number(t[at+more[2] : at+more[3]]), start: at, end: at + more[1]}
		next.last = next.first
		if more[4] >= 0 {
			next.last = max(next.first, number(t[at+more[4]:at+more[5]]))
		}
		spans = append(spans, next)
		at = next.end
	}
	if s.first == 0 {
		spans = spans[1:]
	}
	return spans, at
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
