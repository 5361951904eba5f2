// Package values judges settings by themselves: what their names say of them, and what their texts are. What the options
// that code declares say of them is the room next door, package join.
package values

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// A Judgement is what is said of settings.
type Judgement struct {
	Candidates []settings.Candidate
	Secrets    []finding.Location // what no report may show
}

// Judge says what is wrong with settings. They are in order of who wins: of two that mean the same option the later one
// does. Values that are secrets are marked as such.
func Judge(base *knowledge.Base, list []settings.Setting) *Judgement {
	j := &judge{base: base, names: map[string][]*knowledge.Naming{}}
	for i := range list {
		j.setting(&list[i])
	}
	return &j.Judgement
}

type judge struct {
	Judgement
	base  *knowledge.Base
	names map[string][]*knowledge.Naming
}

// setting judges one setting by its name and by its value. What its name says goes first: it knows more.
func (j *judge) setting(s *settings.Setting) {
	told := map[string]bool{} // rules
	for _, x := range j.namings(s.Name) {
		if !speaksOf(x, s) {
			continue
		}
		if x.Source != nil && x.Source.Class == knowledge.Secret && hides(s.Value) {
			j.Secrets = append(j.Secrets, s.Location)
			s.Value.Secret = true
		}
		for _, h := range x.Hazards {
			if !told[h.Rule] && holds(h.When, s.Value) {
				told[h.Rule] = true
				j.report(s, h, "`"+s.Name+"`")
			}
		}
	}
	for _, v := range append([]settings.Value{s.Value}, s.Value.Items...) {
		if l := j.base.LiteralIn(v.Raw); l != nil && v.Kind == settings.Text {
			j.Secrets = append(j.Secrets, secretPart(s, v.Raw, l))
			s.Value.Secret = true
			for _, h := range l.Hazards {
				if !told[h.Rule] {
					told[h.Rule] = true
					j.report(s, h, "")
				}
			}
		}
	}
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

// namings are those that speak of a name, in the order of the models. Names are written in many ways: db-password,
// dbPassword and db.password are DB_PASSWORD.
func (j *judge) namings(name string) []*knowledge.Naming {
	list, ok := j.names[name]
	if !ok && len(name) <= maxName {
		ways := []string{name}
		if s := snake(name); s != name {
			ways = append(ways, s)
		}
		for _, x := range j.base.Namings() {
			if x.Of.Has(knowledge.Setting) && slices.ContainsFunc(ways, x.Name.MatchString) &&
				(x.Except == nil || !slices.ContainsFunc(ways, x.Except.MatchString)) {
				list = append(list, x)
			}
		}
		j.names[name] = list
	}
	return list
}

// maxName bounds the texts that are taken for names.
const maxName = 100

// snake writes a name with underscores between its words.
func snake(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '-' || c == '.' || c == ' ' || c == '/' || c == ':':
			b.WriteByte('_')
			continue
		case c >= 'A' && c <= 'Z' && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z':
			b.WriteByte('_')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// speaksOf reports whether a naming that matches a setting's name speaks of settings of its system and at its place.
func speaksOf(x *knowledge.Naming, s *settings.Setting) bool {
	if x.Imports != "" || len(x.Defines) > 0 {
		return false // of code
	}
	if len(x.Systems) > 0 && !slices.Contains(x.Systems, s.System) {
		return false
	}
	return x.Path == nil || x.Path.MatchString(strings.Join(s.Path, "."))
}

// report adds a candidate. What the models call source is a file here.
func (j *judge) report(s *settings.Setting, h *knowledge.Hazard, name string) {
	rule := j.base.Rule(h.Rule)
	message := h.Message
	if message == "" {
		message = rule.Message
		if name != "" && !strings.Contains(message, "{sink}") {
			message += ": {sink}"
		}
	}
	message = strings.NewReplacer("{sink}", name, "in the source", "in the file").Replace(message)
	c := settings.Candidate{Rule: rule.ID, Location: s.Location, Message: message, Confidence: finding.ConfidenceHigh, Test: forTests(s.Location.File.Path)}
	if h.Confidence != "" {
		c.Confidence, _ = finding.ParseConfidence(h.Confidence)
	}
	j.Candidates = append(j.Candidates, c)
}
