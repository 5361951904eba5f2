package audit

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A cited says what became of the places and names of a claim.
type cited struct {
	regions   []*region // the code that the claim points to, the main place first
	absent    []string  // functions that it is about and that the file, absentIn, neither defines nor calls
	absentIn  string
	subjects  []*subject // what it names there, where it gives no line
	missing   []string   // files that do not exist
	unread    []string   // files that do, and were not read
	beyond    []string   // lines that do not exist: "a.py:900"
	placed    bool       // the claim names a file
	here      []string   // names of the program that stand at the place
	nearby    []string   // in the file
	astray    []string   // elsewhere in the program
	unheard   []string   // nowhere
	invented  []string   // those of them that the claim says outright are there: functions, routes
	foreign   []string   // those of them that are names of several words, none of which stands at the place
	strangers []string   // what it calls a function or parameter of the place, and is not there
	tools     []string   // particular things that it says the place uses, and none of which its file holds
	spoken    []string   // all words of the claim
	topics    []string   // stems of words that say what part of the program is meant, and stand at the place
	around    []string   // in the file
	off       []string   // neither
	classes   []string   // names of classes that are nowhere, of words that any review may use
	evidence  []Evidence
}

// speaksOf reports whether the claim names something by its very name.
func (ct *cited) speaksOf(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(ct.spoken, name)
}

// fit is how the words of a claim go with the place that it cites.
type fit uint8

const (
	silent   fit = iota // it says nothing that only this program has
	fits                // what it speaks of is there
	loose               // some of it is, there or in the same file
	doubtful            // some of it is, but none of the functions or names that only this program could have
	vague               // the one thing that it speaks of is not there
	strange             // nothing of what it speaks of is there or in the file
	unreal              // and some of it is nowhere in the program
)

// cite looks for what a claim points to, and for what it speaks of there.
func (w *watcher) cite(c *claim.Claim, s *speech) *cited {
	ct, said := &cited{}, s.names(c)
	for _, p := range c.Places {
		if p.File == "" || p.Role == claim.Context && len(ct.regions) > 0 {
			continue
		}
		if f := ct.fileOf(w, p, said.own); f != nil {
			ct.line(w, c, p, f, said)
		}
	}
	if !ct.placed {
		ct.bySymbol(w, c)
	}
	ct.words(w, c, s, said)
	for _, t := range s.topics(c) {
		switch {
		case ct.onPath(t):
		case ct.speaks(w, t, false):
			ct.topics = append(ct.topics, t)
		case ct.speaks(w, t, true):
			ct.around = append(ct.around, t)
		default:
			ct.off = append(ct.off, t)
		}
	}
	return ct
}

// fileOf is the file that a place of a claim means; nil where there is none to look into, of which it takes down why.
func (ct *cited) fileOf(w *watcher, p claim.Place, own []string) *file {
	found := w.tree.find(p.File)
	ct.placed = ct.placed || len(found) > 0 || !address(p)
	switch {
	case len(found) > 1:
		f := closest(found, own)
		ct.note(Neutral, fmt.Sprintf("%s may be any of %d files; taken for %s", p.File, len(found), f.Path), nil)
		return f
	case len(found) == 1:
		if f := found[0]; !sameEnd(p.File, f.Path) {
			ct.note(Neutral, fmt.Sprintf("%s is taken for %s", p.File, f.Path), nil)
		}
		return found[0]
	case w.exists(p.File):
		ct.unread = append(ct.unread, p.File)
		ct.note(Neutral, fmt.Sprintf("%s is there, but was left out or is no text", p.File), nil)
	case address(p):
		ct.note(Neutral, fmt.Sprintf("%s is taken for an address", p.File), nil)
	default:
		ct.missing = append(ct.missing, p.File)
		ct.note(Against, fmt.Sprintf("there is no file %s", p.File), nil)
	}
	return nil
}

// line takes down the code in a file that a place of a claim points to.
func (ct *cited) line(w *watcher, c *claim.Claim, p claim.Place, f *file, said mentions) {
	n := f.LineCount()
	if p.Line > n && p.Line <= n+closeTo {
		ct.note(Neutral, fmt.Sprintf("%s ends at line %d, before line %d; taken for the end", f.Path, n, p.Line), nil)
		p.Line, p.Last = n, n
	}
	if p.Line > n {
		ct.beyond = append(ct.beyond, fmt.Sprintf("%s:%d", f.Path, p.Line))
		ct.note(Against, fmt.Sprintf("%s ends at line %d, before line %d", f.Path, n, p.Line), nil)
		return
	}
	if p.Role != claim.Main && p.Role != "" && len(ct.regions) > 0 {
		return
	}
	if p.Line == 0 {
		regions, subjects, absent := w.narrow(c, f)
		if len(absent) > 0 {
			ct.absent, ct.absentIn = absent, f.Path
			ct.note(Against, fmt.Sprintf("%s neither defines nor calls %s", f.Path, list(absent)), nil)
		}
		if ct.subjects = append(ct.subjects, subjects...); len(regions) > 0 {
			ct.regions = append(ct.regions, regions...)
			return
		}
	}
	r := f.regionAt(p.Line, p.Last)
	if sp := f.meant(r, said); sp != nil {
		r = f.with(&region{file: f, first: sp.first, last: sp.last})
		ct.note(Neutral, fmt.Sprintf("%s:%d is not in %s, which the claim names; taken for that", f.Path, p.Line, sp.fn.Name), r.at(sp.pos, sp.pos))
	}
	ct.regions = append(ct.regions, r)
}

// words takes down which of the names that a claim speaks of are at the place, and which are elsewhere or nowhere.
func (ct *cited) words(w *watcher, c *claim.Claim, s *speech, said mentions) {
	ct.spoken = wordsOf(c.Title + " " + c.Text)
	general := func(n string) bool { return s.general(said.spelled[n]) }
	ct.names(w, said.own, general)
	for _, n := range said.own {
		if general(n) && said.classes[n] && !w.tree.holds(n) {
			ct.classes = append(ct.classes, n)
		}
	}
	for _, n := range said.denied {
		if ct.at(n) {
			ct.here = append(ct.here, n)
		}
	}
	for _, n := range said.parts {
		if slices.Contains(ct.unheard, n) {
			ct.invented = append(ct.invented, n)
		}
	}
	for _, n := range ct.unheard {
		if ct.madeElsewhere(w, s, said.spelled[n]) {
			ct.foreign = append(ct.foreign, n)
		}
	}
	for _, n := range said.common {
		if !ct.at(n) && !ct.speaks(w, stem(n), false) && !ct.calls(w, n) {
			ct.strangers = append(ct.strangers, n)
		}
	}
	calls := slices.DeleteFunc(said.calls, func(n string) bool { return general(n) && !w.tree.holds(n) })
	if len(calls) > 0 && !slices.ContainsFunc(calls, func(n string) bool { return ct.at(n) || ct.calls(w, n) }) {
		ct.strangers = append(ct.strangers, calls...)
	}
	if len(ct.regions) > 0 && !slices.ContainsFunc(said.tools, func(n string) bool { return ct.inFile(n) || ct.calls(w, n) || ct.within(n) }) {
		ct.tools = said.tools
	}
}

// madeElsewhere reports whether a name that is nowhere in the program is one that another program has. It is made of several
// words, and none of them stands at the place. What a reviewer makes up for something that is
// there ("UserLoginView" for login) has a word in common with it.
func (ct *cited) madeElsewhere(w *watcher, s *speech, words []string) bool {
	return len(words) > 1 && !slices.ContainsFunc(words, func(p string) bool { return ct.onPath(stem(p)) || ct.speaks(w, stem(p), true) })
}

// meant is the one function of a file that a claim names, where the line that it gives is in another one close by, which
// it does not name: reviewers miscount lines. Nil where the line is as good.
func (f *file) meant(r *region, said mentions) (best *span) {
	if f.module == nil || r.whole {
		return nil
	}
	named := func(s *span) bool {
		n := strings.ToLower(s.fn.Name)
		return slices.Contains(said.calls, n) || slices.Contains(said.own, n) || slices.Contains(said.common, n)
	}
	for _, s := range f.spans {
		switch {
		case s.first <= r.to && r.from <= s.last && named(s):
			return nil
		case s.fn.Kind != ir.Def || !named(s) || s.first > r.to+astray || s.last < r.from-astray:
		case best != nil:
			return nil
		default:
			best = s
		}
	}
	return best
}

// astray are the lines by which a reviewer may miss a function that the claim names.
const astray = 60

// address reports whether a place may be an address that the program answers, and no file: "/openapi.json".
func address(p claim.Place) bool {
	return p.Line == 0 && strings.HasPrefix(p.File, "/") && served.MatchString(p.File)
}

// served are names of what programs answer with.
var served = regex.NewPattern(`(?i)\.(json|html?|txt|csv|pdf|xml|ico|png|jpe?g|svg|php|zip|ya?ml)([?#].*)?$`)

// bySymbol finds the place of a claim that names no file by the functions, classes and options that it names.
func (ct *cited) bySymbol(w *watcher, c *claim.Claim) {
	for _, f := range w.tree.files {
		if len(ct.regions) >= maxPlaces {
			return
		}
		regions, subjects, _ := w.narrow(c, f)
		if len(regions) == 0 {
			continue
		}
		ct.regions = append(ct.regions, regions...)
		ct.subjects = append(ct.subjects, subjects...)
		r := regions[0]
		ct.note(For, fmt.Sprintf("%s is in %s", subjects[0].name, f.Path), r.at(r.start(), r.start()))
	}
}

// maxPlaces bounds the functions of one name that a claim may mean.
const maxPlaces = 4

func (ct *cited) note(l Leaning, msg string, at *finding.Location) {
	ct.evidence = append(ct.evidence, Evidence{Citation, l, msg, at})
}

// names sorts the names that a claim speaks of by where they stand. Those that are nowhere, and that any review could have
// made up ("user_input", "execute_query"), say nothing.
func (ct *cited) names(w *watcher, names []string, general func(string) bool) {
	var loosely []string

	for _, n := range names {
		switch {
		case ct.inPath(n): // the place itself
		case ct.at(n):
			ct.here = append(ct.here, n)
		case ct.inFile(n):
			ct.nearby = append(ct.nearby, n)
		case w.tree.holds(n):
			ct.astray = append(ct.astray, n)
		case general(n):
			loosely = append(loosely, n)
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
	if len(loosely) > 0 {
		ct.note(Neutral, "named, nowhere in the code and of words that any review may use: "+list(loosely), nil)
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
	return r.at(r.start(), r.start())
}

func (ct *cited) at(word string) bool {
	for _, r := range ct.regions {
		if r.hasWordIn(word, r.first-slack, r.last+slack) {
			return true
		}
	}
	return false
}

// inPath reports whether a word is a part of the path of a place.
func (ct *cited) inPath(word string) bool {
	return slices.ContainsFunc(ct.regions, func(r *region) bool { return slices.Contains(wordsOf(r.Path), word) })
}

// onPath reports whether a stem is that of a word in the path of a place.
func (ct *cited) onPath(st string) bool {
	return slices.ContainsFunc(ct.regions, func(r *region) bool {
		return slices.ContainsFunc(wordsOf(r.Path), func(id string) bool {
			return slices.ContainsFunc(parts(id), func(p string) bool { return stem(p) == st })
		})
	})
}

// speaks reports whether a word stands at one of the places, or in their files, in any form.
func (ct *cited) speaks(w *watcher, st string, file bool) bool {
	for _, r := range ct.regions {
		if file {
			r = r.file.regionAt(0, 0)
		}
		if w.stemsOf(r)[st] {
			return true
		}
	}
	return false
}

// stemsOf are the stems of the words at a place and in the path of its file.
func (w *watcher) stemsOf(r *region) map[string]bool {
	key := placeKey{file: r.file, first: r.first, last: r.last}
	if set := w.stems[key]; set != nil {
		return set
	}
	set := map[string]bool{}
	add := func(text string) {
		for _, id := range identifiers.FindAllString(text, -1) {
			for _, p := range parts(id) {
				set[stem(p)] = true
			}
		}
	}
	for n := r.first - slack; n <= r.last+slack; n++ {
		add(r.Line(n))
	}
	w.stems[key] = set
	return set
}

func (ct *cited) inFile(word string) bool {
	for _, r := range ct.regions {
		if r.hasWord(word) {
			return true
		}
	}
	return false
}

// within reports whether a word is a part of one in the files of the places: "md5" of "MD5PasswordHasher".
func (ct *cited) within(word string) bool {
	return slices.ContainsFunc(ct.regions, func(r *region) bool { return r.hasPart(word) })
}

func (ct *cited) fit() fit {
	hits, near := len(ct.here)+len(ct.topics), len(ct.nearby)+len(ct.around)
	away := len(ct.astray) + len(ct.unheard) + len(ct.off) + len(ct.classes)
	switch {
	case hits+near+away+len(ct.strangers) == 0:
		return silent
	case len(ct.here) == 0 && (len(ct.strangers) > 0 && away == 0 || hits+near > 0 && len(ct.strangers)+len(ct.unheard) > 0):
		return doubtful
	case hits > 0 && hits+near >= len(ct.unheard):
		return fits
	case hits+near > 0:
		return loose
	case away+len(ct.strangers) == 1:
		return vague
	case len(ct.unheard) > 0:
		return unreal
	}
	return strange
}

// calls reports whether the code that the places reach holds a word.
func (ct *cited) calls(w *watcher, word string) bool {
	return slices.ContainsFunc(ct.regions, func(r *region) bool {
		return slices.ContainsFunc(w.reached(r), func(q *region) bool { return q.hasWordIn(word, q.first, q.last) })
	})
}

// inTests reports whether all places are test code.
func (ct *cited) inTests() bool {
	return len(ct.regions) > 0 && !slices.ContainsFunc(ct.regions, func(r *region) bool { return !tests.MatchString(r.Path) })
}

// apart lists the words that are not at the place.
func (ct *cited) apart() string {
	words := slices.Concat(ct.unheard, ct.astray, ct.off, ct.classes, ct.strangers)
	slices.Sort(words)
	return list(slices.Compact(words))
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
