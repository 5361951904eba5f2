package join

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file judges options that switch a protection.

// protection reports a protection that is off, or that nothing asks for.
func (j *judge) protection(o *Joined) {
	p := j.protectionOf(o)
	if p == nil || o.CommandLine() && !p.Sure && o.Wins == nil {
		return
	}
	j.unread(o)
	if o.Wins == nil && len(o.Code) > 0 || !o.off(p) {
		return // what the program sets itself is judged where it stands
	}
	c := settings.Candidate{Rule: p.Default, Location: o.Where(), Facts: o.evidence(), Confidence: finding.ConfidenceMedium}
	if p.Sure {
		c.Confidence = finding.ConfidenceHigh
	}
	c.Facts = append(c.Facts, j.reader(o)...)
	c.Facts = append(c.Facts, finding.Fact{Message: "that it switches this is known by its name, not by the code that reads it", Lowers: !p.Sure})
	if o.Wins != nil {
		c.Rule = p.Setting
		c.Message = fmt.Sprintf("`%s` is set to %s: %s", o.Title(), o.Wins.Value, p.Lost)
	} else {
		c.Message = fmt.Sprintf("`%s` is %s by default: %s", o.Title(), o.state(), p.Lost)
		if j.systems[o.System] {
			c.Message += ", and no setting changes it"
		}
	}
	if c.Rule != "" {
		j.out = append(j.out, c)
	}
}

// given reports a setting of the code's own, of whatever name, that switches a protection off or by which credentials
// travel in the clear. What rules on code say of the same place goes before it.
func (j *judge) given(s *settings.Setting) {
	if s.Lost || s.Trial {
		return
	}
	name := strings.ReplaceAll(s.Name, "-", "_")
	for _, p := range j.base.Protections() {
		if !p.Protects(name, "") {
			continue
		}
		is, ok := s.Value.Raw == "true", s.Value.Kind == settings.Bool
		if p.Setting != "" && (ok && len(p.Off) == 0 && is != p.On || s.Value.Kind == settings.Text && slices.Contains(p.Off, s.Value.Raw)) {
			j.out = append(j.out, settings.Candidate{
				Rule: p.Setting, Location: s.Location, Confidence: finding.ConfidenceMedium, Strict: !p.Sure, // a variable of one's own may mean anything
				Message: fmt.Sprintf("`%s` is set to %s: %s", s.Name, s.Value, p.Lost),
				Facts:   []finding.Fact{{Message: "that it switches this is known by its name, not by the code that reads it", Lowers: !p.Sure}},
			})
		}
		return
	}
}

// protectionOf is the protection that an option switches; nil for any other option.
func (j *judge) protectionOf(o *Joined) *knowledge.Protection {
	for _, p := range j.base.Protections() {
		if p.Protects(o.name(), o.Help) && (len(p.Off) > 0) != o.switches() {
			return p
		}
	}
	return nil
}

// switches reports whether the option is on or off: by its type, or by a default that is a word for it.
func (o *Joined) switches() bool {
	if o.Type == "boolean" {
		return true
	}
	_, ok := boolean(o.Default)
	return ok && (o.Type == "string" || o.Type == "any")
}

// off reports whether the protection is known to be off. A default of None leaves it to who reads the option.
func (o *Joined) off(p *knowledge.Protection) bool {
	v := o.Value()
	if len(p.Off) > 0 {
		return v.Kind != settings.Absent && slices.ContainsFunc(p.Off, func(s string) bool { return strings.EqualFold(s, strings.TrimSpace(v.Raw)) })
	}
	is, ok := boolean(v)
	if !ok && v.Kind == settings.Absent && !o.Required {
		is, ok = false, !o.CommandLine() && !undecided[o.System] // what is not said on a command line is looked up elsewhere
	}
	return ok && is != p.On
}

// undecided are systems in which an option without a value is no falsehood: the read fails, or the field is None, which stands for
// neither.
var undecided = map[string]bool{"configparser": true, "dataclass": true, "pydantic": true}

// state is the default, in a word.
func (o *Joined) state() string {
	is, known := boolean(o.Default)
	switch {
	case o.Default.Kind == settings.Text && o.Default.Raw == "":
		return "empty"
	case !o.switches():
		return o.Default.String()
	case known && is:
		return "on"
	}
	return "off"
}

// leastRead is how many other options of a group have to be read before one that is not counts as forgotten: a review of
// a part of a program does not see its readers.
const leastRead = 3

// declaredApart are the systems whose options are declared in one place and read in another.
var declaredApart = map[string]bool{"oslo.config": true, "pydantic": true}

// attribute is the name by which code reads an option.
func (o *Joined) attribute() string {
	if o.Attr != "" {
		return o.Attr
	}
	return o.name()
}

// unread reports a protection that no code asks for.
func (j *judge) unread(o *Joined) {
	if j.in.Reads == nil || o.Foreign || o.Obsolete || !declaredApart[o.System] || j.in.Reads(o.attribute(), o.Location) {
		return
	}
	read := 0
	for i := range j.Options {
		if x := &j.Options[i]; x.System == o.System && x.Group == o.Group && !x.Foreign && j.in.Reads(x.attribute(), x.Location) {
			read++
		}
	}
	if read < leastRead {
		return
	}
	j.out = append(j.out, settings.Candidate{
		Rule: "protection-never-read", Location: o.Location, Confidence: finding.ConfidenceMedium,
		Message: fmt.Sprintf("`%s` is declared, and no code reads it", o.Title()),
		Facts:   []finding.Fact{{Message: fmt.Sprintf("%d other options of its group are read", read)}},
	})
}

// boolean is a value as a boolean option reads it.
func boolean(v settings.Value) (is, ok bool) {
	if v.Kind != settings.Bool && v.Kind != settings.Text && v.Kind != settings.Number {
		return false, false
	}
	switch strings.ToLower(strings.TrimSpace(v.Raw)) {
	case "true", "1", "yes", "on", "t", "y":
		return true, true
	case "false", "0", "no", "off", "f", "n":
		return false, true
	}
	return false, false
}
