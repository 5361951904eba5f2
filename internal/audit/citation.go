package audit

import (
	"fmt"
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A cited says what became of the places and names of a claim.
type cited struct {
	regions  []*region // the code that the claim points to, the main place first
	missing  []string  // files that do not exist
	beyond   []string  // lines that do not exist: "a.py:900"
	placed   bool      // the claim names a file
	here     []string  // names of the program that stand at the place
	nearby   []string  // in the file
	astray   []string  // elsewhere in the program
	unheard  []string  // nowhere
	evidence []Evidence
}

// fit is how the names in a claim go with the place that it cites.
type fit uint8

const (
	silent  fit = iota // it names nothing of the program
	fits               // what it names stands there
	loose              // some of it stands there, or in the same file
	strange            // what it names stands elsewhere
	unreal             // what it names is nowhere in the program
)

// cite looks for what a claim points to.
func (w *watcher) cite(c *claim.Claim, s *speech) *cited {
	ct := &cited{}
	for _, p := range c.Places {
		if p.File == "" || p.Role == claim.Context && len(ct.regions) > 0 {
			continue
		}
		ct.placed = true
		found := w.tree.find(p.File)
		if len(found) == 0 {
			ct.missing = append(ct.missing, p.File)
			ct.note(Against, fmt.Sprintf("there is no file %s", p.File), nil)
			continue
		}
		f := found[0]
		if len(found) > 1 {
			f = closest(found, s.names(c))
			ct.note(Neutral, fmt.Sprintf("%s may be any of %d files; taken for %s", p.File, len(found), f.Path), nil)
		} else if !sameEnd(p.File, f.Path) {
			ct.note(Neutral, fmt.Sprintf("%s is taken for %s", p.File, f.Path), nil)
		}
		if n := f.LineCount(); p.Line > n {
			ct.beyond = append(ct.beyond, fmt.Sprintf("%s:%d", f.Path, p.Line))
			ct.note(Against, fmt.Sprintf("%s ends at line %d, before line %d", f.Path, n, p.Line), nil)
			continue
		}
		if p.Role == claim.Main || p.Role == "" || len(ct.regions) == 0 {
			ct.regions = append(ct.regions, f.regionAt(p.Line, p.Last))
		}
	}
	if !ct.placed {
		ct.bySymbol(w, c)
	}
	ct.names(w, s.names(c))
	return ct
}

// bySymbol finds the place of a claim that names no file by the functions and classes that it names.
func (ct *cited) bySymbol(w *watcher, c *claim.Claim) {
	for _, y := range c.Symbols {
		if y.Proposed {
			continue
		}
		name := y.Name[strings.LastIndexByte(y.Name, '.')+1:]
		for _, f := range w.tree.files {
			for _, s := range f.spans {
				if s.fn.Name == name && len(ct.regions) < maxPlaces {
					ct.regions = append(ct.regions, f.regionAt(s.first, s.last))
					ct.note(For, fmt.Sprintf("%s is in %s", y.Name, f.Path), &finding.Location{File: f.File, Pos: s.pos, End: s.pos})
				}
			}
		}
	}
}

// maxPlaces bounds the functions of one name that a claim may mean.
const maxPlaces = 4

func (ct *cited) note(l Leaning, msg string, at *finding.Location) {
	ct.evidence = append(ct.evidence, Evidence{Citation, l, msg, at})
}

// names sorts the names that a claim speaks of by where they stand.
func (ct *cited) names(w *watcher, names []string) {
	for _, n := range names {
		switch {
		case ct.at(n):
			ct.here = append(ct.here, n)
		case ct.inFile(n):
			ct.nearby = append(ct.nearby, n)
		case len(w.tree.words[n]) > 0 || w.tree.byBase[n] != nil:
			ct.astray = append(ct.astray, n)
		default:
			ct.unheard = append(ct.unheard, n)
		}
	}
	at := ct.place()
	if len(ct.here) > 0 {
		ct.note(For, "named and there: "+list(ct.here), at)
	}
	if len(ct.nearby) > 0 {
		ct.note(Neutral, "named and elsewhere in the file: "+list(ct.nearby), nil)
	}
	if len(ct.astray) > 0 {
		ct.note(Neutral, "named and in other files only: "+list(ct.astray), nil)
	}
	if len(ct.unheard) > 0 {
		ct.note(Against, "named and nowhere in the code: "+list(ct.unheard), nil)
	}
}

// place is the beginning of the first place, nil where there is none.
func (ct *cited) place() *finding.Location {
	if len(ct.regions) == 0 {
		return nil
	}
	r := ct.regions[0]
	pos := r.Offset(source.Position{Line: r.first, Column: 1})
	return r.at(pos, pos)
}

func (ct *cited) at(word string) bool {
	for _, r := range ct.regions {
		if r.hasWordIn(word, r.first-slack, r.last+slack) || strings.Contains(strings.ToLower(r.Path), word) {
			return true
		}
	}
	return false
}

func (ct *cited) inFile(word string) bool {
	for _, r := range ct.regions {
		if r.hasWord(word) {
			return true
		}
	}
	return false
}

// fit is how the names go with the place.
func (ct *cited) fit() fit {
	all := len(ct.here) + len(ct.nearby) + len(ct.astray) + len(ct.unheard)
	switch {
	case all == 0:
		return silent
	case len(ct.here) > 0 && len(ct.here) >= len(ct.unheard):
		return fits
	case len(ct.here)+len(ct.nearby) >= len(ct.unheard) && len(ct.here)+len(ct.nearby) > 0:
		return loose
	case len(ct.unheard) > len(ct.astray):
		return unreal
	}
	return strange
}

// closest is the file that holds most of the names.
func closest(files []*file, names []string) *file {
	best, most := files[0], -1
	for _, f := range files {
		n := 0
		for _, w := range names {
			if f.hasWord(w) {
				n++
			}
		}
		if n > most {
			best, most = f, n
		}
	}
	return best
}

func sameEnd(a, b string) bool {
	a, b = "/"+strings.Trim(path.Clean(a), "/"), "/"+b
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}

// maxListed bounds the names in one piece of evidence.
const maxListed = 8

func list(names []string) string {
	more := ""
	if n := len(names) - maxListed; n > 0 {
		names, more = names[:maxListed], fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ") + more
}
