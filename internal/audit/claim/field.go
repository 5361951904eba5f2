package claim

import (
	"cmp"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"slices"
	"strings"
)

// fields are the parts of a claim that stand in fields of their own: keys of JSON, labels, columns of a table.
type fields struct {
	c        *Claim
	place    Place
	lines    []lines
	places   []Place // of locations
	title    string
	kinds    []string
	best     map[part]int
	rule     bool // the fields describe the tool's rule
	function string
}

func newFields(c *Claim) *fields { return &fields{c: c, best: map[part]int{}} }

// rangeForm is a number of a line, or two.
var rangeForm = regex.NewPattern(`([0-9]{1,7})(?:\s{0,2}(?:[-–—:]|to|bis)\s{0,2}L?([0-9]{1,7}))?`)

// set takes a field with a plain value. name is the field's own, whose place in the table of labels decides between
// several fields of one part. It says whether the value needs to be read as text, too.
func (f *fields) set(p part, name, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	bare := strings.Trim(value, "*_` |")
	if line, _, more := strings.Cut(bare, "   "); more { // "Severity: High   Confidence: Low"
		bare = strings.TrimSpace(line)
	}
	better := f.better(p, name)
	switch p {
	case partSeverity:
		if better {
			f.c.Severity = bare
		}
	case partConfidence:
		if better {
			f.c.Confidence = bare
		}
	case partLabel:
		f.c.Label = cmp.Or(f.c.Label, strings.Trim(bare, "#"))
	case partRule:
		if better {
			f.c.Rule = bare
		}
	case partTool:
		f.c.Tool = cmp.Or(f.c.Tool, bare)
	case partTitle:
		if better {
			f.title = value
		}
	case partKind:
		f.kinds = append(f.kinds, value)
	case partCWE:
		f.c.weaknessValue(&node{kind: textNode, text: value}, f.rule)
	case partFile:
		f.file(bare)
	case partLocation:
		f.location(bare)
	case partLine:
		for _, m := range rangeForm.FindAllStringSubmatch(bare, 50) {
			first := number(m[1])
			f.lines = append(f.lines, lines{first: first, last: max(first, number(m[2]))})
		}
	case partLast:
		f.place.Last = number(bare)
	case partColumn:
		f.place.Column = number(bare)
	case partStop:
		f.place.Stop = number(bare)
	case partFunction:
		f.functions(value)
	case partRemedy:
		if better || f.c.Remedy == "" {
			f.c.Remedy = value
		}
	}
}

// better says whether a name stands before those of the part that were met.
func (f *fields) better(p part, name string) bool {
	rank, known := labels().rank[string(p)+" "+name]
	if !known {
		rank = 1000
	}
	before, met := f.best[p]
	if met && before <= rank {
		return false
	}
	f.best[p] = rank
	return true
}

func (f *fields) file(value string) {
	if all := placesIn(value); len(all) > 0 && all[0].File != "" {
		f.places = append(f.places, all...)
	} else if f.place.File == "" && !strings.ContainsAny(value, " \n") {
		f.place.File = fileOf(value)
	}
}

func (f *fields) location(value string) {
	all := placesIn(value)
	f.places = append(f.places, all...)
	if len(all) == 0 {
		f.functions(value)
	}
}

// placesIn are the places that a text names, without their offsets.
func placesIn(text string) []Place {
	c := Claim{Text: text}
	c.readPlaces()
	for i := range c.Places {
		c.Places[i].Start, c.Places[i].End = 0, 0
	}
	return c.Places
}

// functions takes a field that names a function or several, or describes one in words.
func (f *fields) functions(value string) {
	for _, name := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		name = strings.Trim(name, "*_` \t")
		name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "async "), "def "), "function ")
		bare, call := name, false
		if m := callForm.FindStringSubmatch(name); m != nil {
			bare, call = m[1], true
		}
		if identifier.MatchString(bare) && !literals[strings.ToLower(bare)] {
			f.c.putSymbol(Symbol{Name: strings.TrimLeft(bare, "@$"), Call: call, Marked: true})
			f.function = cmp.Or(f.function, bare)
		}
	}
}

// finish makes places of the fields, the first as the claim's, and a title.
func (f *fields) finish() {
	c := f.c
	all := f.places
	if f.place.File != "" && len(all) == 0 {
		all = append(all, Place{File: f.place.File})
	}
	if len(all) == 0 && len(f.lines) > 0 {
		all = []Place{{}}
	}
	if len(f.lines) > 0 && len(all) > 0 && all[0].Line == 0 { // the lines belong to the first file
		first := all[0]
		rest := all[1:]
		all = nil
		for i, l := range f.lines {
			p := first
			p.Line, p.Last = l.first, l.last
			if i == 0 {
				p.Column, p.Stop = f.place.Column, f.place.Stop
				if f.place.Last > p.Last {
					p.Last = f.place.Last
				}
			}
			all = append(all, p)
		}
		all = append(all, rest...)
	}
	for i := range all {
		all[i].Role = Main
		if i == 0 {
			all[i].Function = f.function
		}
	}
	c.Places = append(slices.Clone(all), c.Places...)
	if len(c.Places) > maxPlaces {
		c.Places = c.Places[:maxPlaces]
	}
}
