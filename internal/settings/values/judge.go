// Package values judges settings by themselves: what their names say of them, and what their texts are. What the options
// that code declares say of them is the room next door, package join.
package values

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A Judgement is what is said of settings.
type Judgement struct {
	Candidates []settings.Candidate
	Secrets    []finding.Location // what no report may show
}

// Judge says what is wrong with settings. They are in order of who wins: of two that mean the same option the later one
// does. Values that are secrets are marked as such.
func Judge(base *knowledge.Base, list []settings.Setting) *Judgement {
	j := &judge{names: NewNames(base), base: base, protections: map[string]*knowledge.Protection{}, groups: map[group][]*settings.Setting{}, open: map[*source.File]bool{}, published: map[service]bool{}, list: list, workflows: map[*source.File]*workflow{}}
	for i := range list {
		s := &list[i]
		j.groups[groupOf(s)] = append(j.groups[groupOf(s)], s)
		if x, ok := serviceOf(s); ok && publishes(s) {
			j.published[x] = true
		}
	}
	for i := range list {
		j.setting(&list[i])
	}
	return &j.Judgement
}

type judge struct {
	Judgement
	base        *knowledge.Base
	names       *Names
	protections map[string]*knowledge.Protection // by name
	groups      map[group][]*settings.Setting
	documents   map[document][]*settings.Setting // made when one is asked for
	published   map[service]bool
	open        map[*source.File]bool // files with a secret that everybody may read, reported
	list        []settings.Setting
	workflows   map[*source.File]*workflow
}

// A group is what stands side by side in a file.
type group struct {
	file         *source.File
	system, name string
}

// A document is one of a file's.
type document struct {
	file   *source.File
	number int
}

func documentOf(s *settings.Setting) document { return document{s.Location.File, s.Document} }

func groupOf(s *settings.Setting) group { return group{s.Location.File, s.System, s.Group} }

// setting judges one setting by its name and by its value. Of what is said of it each rule says it once.
func (j *judge) setting(s *settings.Setting) {
	if sealed(s) {
		return
	}
	v := plain(s)
	var found []candidate
	for _, x := range j.names.of(s.Name) {
		if !j.speaksOf(x, s) {
			continue
		}
		if x.Source != nil && x.Source.Class == knowledge.Secret && hides(s.Value) {
			j.hide(s, s.Location)
		}
		spared := j.spared(x, s)
		for _, h := range x.Hazards {
			if (s.Deployed || !h.Deployed) && holds(h.When, v) && (h.Rule != scripted || !j.beyondStrangers(s)) {
				at := j.narrowed(s, h)
				found = append(found, candidate{h.Rule, h, at, spared})
				if h.Rule == hardCoded || h.Rule == known {
					j.hide(s, at)
				}
			}
		}
	}
	found = append(found, j.withFallback(s, v)...)
	if p := j.protection(s.Name); p != nil {
		if b, ok := truth(v); ok && len(p.Off) == 0 && b != p.On || v.Kind == settings.Text && slices.Contains(p.Off, v.Raw) {
			found = append(found, candidate{p.Setting, &knowledge.Hazard{Rule: p.Setting, Message: "{sink} is set to {value}: " + p.Lost}, s.Location, false})
		}
	}
	for _, x := range append([]settings.Value{v}, v.Items...) {
		if l := j.base.LiteralIn(x.Raw); l != nil && x.Kind == settings.Text {
			part := secretPart(s, x.Raw, l)
			j.hide(s, part)
			if shown[strings.ToLower(s.Name)] {
				continue
			}
			for _, h := range l.Hazards {
				found = append(found, candidate{h.Rule, h, part, false})
			}
		}
	}
	for i, c := range found {
		if !slices.ContainsFunc(found[:i], func(o candidate) bool { return o.rule == c.rule }) && !overruled(c, found) {
			j.report(s, c)
		}
	}
}

// shown are names of what tells of a value of another setting.
var shown = setOf("example examples sample help description doc docs documentation comment note")

// A candidate is what a rule says of a setting.
type candidate struct {
	rule   string
	hazard *knowledge.Hazard
	at     finding.Location
	spared bool // what the document says besides is the reason for it
}

// hide keeps a part of a setting's value out of all reports.
func (j *judge) hide(s *settings.Setting, at finding.Location) {
	if s.Open && !j.open[at.File] {
		j.open[at.File] = true
		j.report(s, candidate{readable, &knowledge.Hazard{}, at, false})
	}
	j.Secrets = append(j.Secrets, at)
	s.Value.Secret = true
}

// narrowed is where a hazard stands in a value of several lines, or a credential in a longer text: what its pattern
// matches.
func (j *judge) narrowed(s *settings.Setting, h *knowledge.Hazard) finding.Location {
	at := s.Location
	whole := at.File.Text[at.Pos:at.End]
	whatever := func(c *knowledge.Condition) bool { return c.Secret } // then the patterns say what is in it
	if !strings.Contains(whole, "\n") && (h.Rule != hardCoded || slices.ContainsFunc(h.When, whatever)) {
		return at
	}
	for _, c := range h.When {
		if c.Match != nil {
			if m := c.Match.FindStringIndex(whole); m != nil {
				at.Pos, at.End = at.Pos+int32(m[0]), at.Pos+int32(m[1])
				break
			}
		}
	}
	return at
}

// secretPart is where the part of a value stands that must not be shown; all of it where the text is written otherwise.
func secretPart(s *settings.Setting, text string, l *knowledge.Literal) finding.Location {
	at := s.Location
	if int(at.End-at.Pos) == len(text) && at.File.Text[at.Pos:at.End] == text {
		pos, end := l.Secret(text)
		at.Pos, at.End = at.Pos+int32(pos), at.Pos+int32(end)
	}
	return at
}

// protection is the protection that a setting of a name switches, as far as the name says; nil for most.
func (j *judge) protection(name string) *knowledge.Protection {
	p, ok := j.protections[name]
	if !ok {
		all, way := j.base.Protections(), snake(name)
		if i := slices.IndexFunc(all, func(p *knowledge.Protection) bool { return p.Setting != "" && p.Protects(way, "") }); i >= 0 {
			p = all[i]
		}
		j.protections[name] = p
	}
	return p
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// speaksOf reports whether a naming that matches a setting's name speaks of settings of its system and at its place.
func (j *judge) speaksOf(x *knowledge.Naming, s *settings.Setting) bool {
	if x.Imports != "" || len(x.Defines) > 0 {
		return false // of code
	}
	if len(x.Systems) > 0 && !slices.Contains(x.Systems, cmp.Or(s.System, "file")) {
		return false
	}
	if x.Path != nil && !x.Path.MatchString(pathOf(s)) {
		return false
	}
	around := j.groups[groupOf(s)]
	if x.Beside != nil && !slices.ContainsFunc(around, func(o *settings.Setting) bool {
		return (x.Beside.Name.MatchString(o.Name) || x.Beside.Name.MatchString(snake(o.Name))) && holds(x.Beside.When, o.Value)
	}) {
		return false
	}
	return len(x.Without) == 0 || !slices.ContainsFunc(around, func(o *settings.Setting) bool { return slices.Contains(x.Without, o.Name) })
}

// spared reports whether the document of a setting says something else for which what a naming tells is the function of what it describes.
func (j *judge) spared(x *knowledge.Naming, s *settings.Setting) bool {
	if len(x.Unless) == 0 {
		return false
	}
	if j.documents == nil {
		j.documents = map[document][]*settings.Setting{}
		for i := range j.list {
			o := &j.list[i]
			j.documents[documentOf(o)] = append(j.documents[documentOf(o)], o)
		}
	}
	return slices.ContainsFunc(j.documents[documentOf(s)], func(o *settings.Setting) bool {
		return slices.ContainsFunc(x.Unless, func(b *knowledge.Beside) bool {
			return b.Name.MatchString(o.Name) && (b.Path == nil || b.Path.MatchString(pathOf(o))) &&
				(!b.Below || o.Group == s.Group || strings.HasPrefix(o.Group, s.Group+".")) && holds(b.When, o.Value)
		})
	})
}

// pathOf is where a setting stands: in formats without nesting, below its group.
func pathOf(s *settings.Setting) string {
	if len(s.Path) > 0 || s.Group == "" {
		return strings.Join(s.Path, ".")
	}
	return s.Group + "." + s.Name
}

// The rules that stand for each other, and the one that speaks of files. A credential in a file of the source is
// hard-coded; a deployment has to keep its own somewhere.
const (
	hardCoded  = "hard-coded-credential"
	inSettings = "password-in-settings"
	readable   = "secret-readable-by-others"
	known      = "default-password"
)

// report adds a candidate. What the models call source is a file here.
func (j *judge) report(s *settings.Setting, c candidate) {
	if s.Deployed && c.rule == hardCoded {
		c = candidate{inSettings, &knowledge.Hazard{}, c.at, false}
	}
	rule := j.base.Rule(c.rule)
	message := c.hazard.Message
	if message == "" {
		message = rule.Message
		if !strings.Contains(message, "{sink}") && s.Name != "" {
			message += ": {sink}"
		}
	}
	out := settings.Candidate{
		Rule: rule.ID, Location: c.at, Setting: s.Location, Confidence: finding.ConfidenceHigh,
		Message: strings.NewReplacer("{sink}", "`"+s.Name+"`", "{value}", s.Value.String(), "in the source", "in the file").Replace(message),
		Strict:  c.spared || c.hazard.Strict || c.rule == known && j.inside(s) || !s.Deployed && inExample(s), Test: !s.Deployed && !c.hazard.Tests && forTests(s.Location.File.Path),
	}
	if c.hazard.Confidence != "" {
		out.Confidence, _ = finding.ParseConfidence(c.hazard.Confidence)
	}
	j.Candidates = append(j.Candidates, out)
}
