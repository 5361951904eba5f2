package settings

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A Candidate is what a rule reports, before a profile decides whether it is shown.
type Candidate struct {
	Rule       *knowledge.Rule
	Location   finding.Location
	Message    string
	Facts      []finding.Fact
	Confidence finding.Confidence
	Test       bool // it is in settings for tests and development, or in a sample: it takes a profile more
}

// A Judgement is what is said of settings.
type Judgement struct {
	Candidates []Candidate
	Secrets    []finding.Location // what no report may show
}

// Judge says what is wrong with settings. They are in order of who wins: of two that mean the same option the later one
// does.
func Judge(base *knowledge.Base, list []Setting) *Judgement {
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
func (j *judge) setting(s *Setting) {
	told := map[string]bool{} // rules
	for _, x := range j.namings(s.Name) {
		if !speaksOf(x, s) {
			continue
		}
		if x.Source != nil && x.Source.Class == knowledge.Secret && hides(s.Value) {
			j.Secrets = append(j.Secrets, s.Location)
		}
		for _, h := range x.Hazards {
			if !told[h.Rule] && holds(h.When, s.Value) {
				told[h.Rule] = true
				j.report(s, h, "`"+s.Name+"`")
			}
		}
	}
	for _, v := range append([]Value{s.Value}, s.Value.Items...) {
		if l := j.base.LiteralIn(v.Raw); l != nil && v.Kind == Text {
			j.Secrets = append(j.Secrets, secretPart(s, v.Raw, l))
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
func secretPart(s *Setting, text string, l *knowledge.Literal) finding.Location {
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
func speaksOf(x *knowledge.Naming, s *Setting) bool {
	if x.Imports != "" || len(x.Defines) > 0 {
		return false // of code
	}
	if len(x.Systems) > 0 && !slices.Contains(x.Systems, s.System) {
		return false
	}
	return x.Path == nil || x.Path.MatchString(strings.Join(s.Path, "."))
}

// report adds a candidate. What the models call source is a file here.
func (j *judge) report(s *Setting, h *knowledge.Hazard, name string) {
	rule := j.base.Rule(h.Rule)
	message := h.Message
	if message == "" {
		message = rule.Message
		if name != "" && !strings.Contains(message, "{sink}") {
			message += ": {sink}"
		}
	}
	message = strings.NewReplacer("{sink}", name, "in the source", "in the file").Replace(message)
	c := Candidate{Rule: rule, Location: s.Location, Message: message, Confidence: finding.ConfidenceHigh, Test: forTests(s.Location.File.Path)}
	if h.Confidence != "" {
		c.Confidence, _ = finding.ParseConfidence(h.Confidence)
	}
	j.Candidates = append(j.Candidates, c)
}
