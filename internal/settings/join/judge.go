package join

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// A judge holds joined options against what is known of options.
type judge struct {
	base *knowledge.Base
	join *Join
	out  []Candidate
}

// Judge holds options and settings against each other. Candidates come in no order.
func Judge(base *knowledge.Base, options []*settings.Option, given []settings.Setting) []Candidate {
	j := &judge{base: base, join: NewJoin(options, given)}
	for i := range j.join.Options {
		o := &j.join.Options[i]
		j.protection(o)
		j.expectations(o)
	}
	return j.out
}

// name is an option's name as knowledge spells names.
func (o *Joined) name() string { return strings.ReplaceAll(o.Key.Name, "-", "_") }

// protection reports a protection that is off.
func (j *judge) protection(o *Joined) {
	for _, p := range j.base.Protections() {
		if !p.Protects(o.name(), o.Help) || (o.Type == "boolean") != (len(p.Off) == 0) {
			continue
		}
		if !o.off(p) {
			return
		}
		c := Candidate{Rule: p.Default, Location: o.Where(), Facts: o.evidence(), Confidence: finding.ConfidenceMedium}
		if p.Sure {
			c.Confidence = finding.ConfidenceHigh
		}
		c.Facts = append(c.Facts, finding.Fact{Message: "that it switches this is known by its name, not by the code that reads it", Lowers: !p.Sure})
		if o.Wins != nil {
			c.Rule = p.Setting
			c.Message = fmt.Sprintf("`%s` is set to %s: %s", o.Title(), o.Wins.Value, p.Lost)
		} else {
			c.Message = fmt.Sprintf("`%s` is %s by default: %s", o.Title(), o.state(), p.Lost)
			if j.join.systems[o.System] {
				c.Message += ", and no setting changes it"
			}
		}
		if c.Rule != "" {
			j.out = append(j.out, c)
		}
		return
	}
}

// off reports whether the protection is known to be off.
func (o *Joined) off(p *knowledge.Protection) bool {
	v := o.Value()
	if len(p.Off) > 0 {
		return v.Kind != settings.Absent && slices.ContainsFunc(p.Off, func(s string) bool { return strings.EqualFold(s, strings.TrimSpace(v.Raw)) })
	}
	is, ok := boolean(v)
	if !ok && (v.Kind == settings.Absent || v.Kind == settings.Null) {
		is, ok = false, true // without a default it is None
	}
	return ok && is != p.On
}

func (o *Joined) state() string {
	is, _ := boolean(o.Default)
	switch {
	case o.Type != "boolean":
		return o.Default.String()
	case is:
		return "on"
	}
	return "off"
}

// expectations reports what the option's type lets through.
func (j *judge) expectations(o *Joined) {
	if len(o.Choices) > 0 || o.Pattern != "" || o.Foreign {
		return
	}
	for _, e := range j.base.Expectations() {
		if !e.Expects(o.name(), o.Help) || len(e.Types) > 0 && !slices.Contains(e.Types, o.TypeName()) {
			continue
		}
		c := Candidate{Rule: e.Rule, Location: o.Location, Confidence: finding.ConfidenceMedium}
		if len(e.Types) > 0 {
			c.Message = fmt.Sprintf("`%s` holds %s, and its type (%s) takes any text", o.Title(), e.Of, o.TypeName())
			if o.Type == "list" || o.Type == "multi" {
				c.Message = fmt.Sprintf("`%s` holds %s in each item, and its type (%s) takes any text", o.Title(), e.Of, o.TypeName())
			}
		}
		if t := e.Typed[o.System]; t != "" {
			c.Facts = append(c.Facts, finding.Fact{Message: "a type that checks it: " + t})
		}
		j.out = append(j.out, c)
		return
	}
}
