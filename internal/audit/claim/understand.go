package claim

import (
	"cmp"
	"strconv"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A reading is what the reader of a format knows about a claim before its text is read.
type reading struct {
	title    string   // overrides the first line of the text
	titleEnd int      // the text up to here is the title
	rule     string   // name and id of the tool's rule
	zones    []zone   // nil where the text is to be taken apart by its labels
	above    []string // headings that the claim stands under, the closest first
}

// understand reads the text of a claim. What fields gave before stays, and comes first where it says where the claim is.
func (c *Claim) understand(r reading) {
	if c.Title = r.title; c.Title == "" {
		c.Title = firstLine(c.Text)
	}
	zones := r.zones
	if zones == nil {
		zones = zonesOf(c.Text)
	}
	titleEnd := r.titleEnd
	if titleEnd == 0 {
		titleEnd = min(lineEnd(c.Text, 0), 200)
		if i := strings.Index(c.Text[:titleEnd], ". "); i > 0 {
			titleEnd = i
		}
	}
	fences := fencesOf(c.Text)
	words := split(c.Text, false)
	c.readWeaknesses(words)
	c.Above = r.above
	c.readPlaces()
	c.placeRoles(zones)
	c.inherit(r.above)
	c.readCode(zones, fences)
	c.readMechanisms(words, titleEnd, zones, fences, r)
	if c.Remedy == "" {
		c.Remedy = remedyOf(c.Text, zones)
	}
	c.readAssertions(words, zones, fences)
}

// inherit takes from the headings above a claim what it does not say itself: its file, its weakness.
func (c *Claim) inherit(above []string) {
	for _, title := range above {
		file := ""
		for i := range c.Places {
			file = cmp.Or(file, c.Places[i].File)
		}
		if places := placesIn(title); file == "" && len(places) > 0 {
			for i := range c.Places {
				c.Places[i].File = places[0].File
			}
			if len(c.Places) == 0 {
				places[0].Role = Context
				c.Places = append(c.Places, places[0])
			}
		}
		if w, ok := parseWeakness(title); ok && len(c.Weaknesses) == 0 && firstWeakness(title) != nil {
			c.Weaknesses = append(c.Weaknesses, w)
		}
	}
}

// remedyOf is what the parts of a text that propose something say, on one line.
func remedyOf(text string, zones []zone) string {
	var parts []string
	for _, z := range zones {
		if z.part != partRemedy {
			continue
		}
		s := text[z.start:z.end]
		first := s[:lineEnd(s, 0)]
		if l, ok := labelOf(first); ok && l.part == partRemedy {
			s = s[l.value:]
		}
		if s = oneLine(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// firstLine is the first line of a text that holds anything, without marks of Markdown, shortened.
func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if s := plainTitle(line); s != "" {
			return s
		}
	}
	return ""
}

// linkForm is a link of Markdown.
var linkForm = regex.NewPattern(`\[([^\]\n]{1,200})\]\([^)\s]{1,400}\)`)

const maxTitle = 200 // bytes

// plainTitle is a line without marks at its beginning and end.
func plainTitle(line string) string {
	s := strings.TrimLeft(oneLine(withoutTags(cut(line, 4*maxTitle))), "#>*_-+ \t|")
	s = linkForm.ReplaceAllString(s, "$1")
	s = strings.TrimRight(s, "*_# \t|")
	return cut(strings.ReplaceAll(s, "**", ""), maxTitle)
}

// cut shortens a text to some bytes, at a code point.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// oneLine is a text with single spaces for all of its white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func itoa(n int) string { return strconv.Itoa(n) }

// officialNames are the names of the catalog in lower case.
var officialNames = sync.OnceValue(func() map[string]int {
	names := map[string]int{}
	c := cwe.Default()
	for _, id := range c.IDs() {
		if e, _ := c.Lookup(id); e.Kind == cwe.Weakness {
			names[strings.ToLower(e.Name)] = id
			names[strings.ToLower(withoutBrackets(e.Name))] = id
		}
	}
	return names
})
