package join

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file judges options by what they do in the code that reads them.

// An Effect is a call or an assignment that is a defect where an option has a value.
type Effect struct {
	System, Group, Name string               // of the option, as the code reads it
	Defect              func(value any) bool // for nil, a bool, an int64, a float64, a string or a list of these
	Rule                string               // that speaks of the call
	Call                string               // what is called, or given the value
	Says                string               // what is wrong, where the rule\'s own words do not say it
	Location            finding.Location
	Branch              bool // a branch on the option leads to the call, which is a defect whatever it is given
}

// affect gives effects to the options that they are of.
func (j *Join) affect(effects []Effect) {
	attributes := map[settings.Key][]int{} // of options that code reads by another name
	for i := range j.Options {
		if o := &j.Options[i]; o.Attr != "" {
			k := settings.Key{Group: o.System, Name: o.Attr}
			attributes[k] = append(attributes[k], i)
		}
	}
	for _, e := range effects {
		k := settings.Key{Group: e.Group, Name: e.Name}
		if e.System == "oslo.config" && e.Group == "" {
			k.Group = "DEFAULT"
		}
		for _, i := range append(j.index[normal(k)], attributes[settings.Key{Group: e.System, Name: e.Name}]...) {
			if o := &j.Options[i]; o.System == e.System {
				o.Effects = append(o.Effects, e)
			}
		}
	}
}

// effects reports what the value that an option has makes of the code that reads it: one finding a rule. Where the code
// itself gives it values, each that holds is looked at.
func (j *judge) effects(o *Joined) {
	if o.Wins == nil && len(o.Code) > 0 {
		for i := range o.Code {
			if s := &o.Code[i]; !s.Lost {
				x := *o
				x.Wins, x.Loses, x.Older = s, nil, settings.Key{}
				j.effect(&x, s.Trial)
			}
		}
		return
	}
	if o.Wins != nil || !o.Required {
		j.effect(o, false)
	}
}

// A placed is a place of the code at which a rule says something.
type placed struct {
	at   finding.Location
	rule string
}

// shutOut reports whether another option, on which a branch before the same place is taken, keeps the program from it by the value that it has.
func (j *judge) shutOut(o *Joined, e Effect) bool {
	if j.branching == nil {
		j.branching = map[placed][]branching{}
		for i := range j.Options {
			for _, x := range j.Options[i].Effects {
				if k := (placed{x.Location, x.Rule}); x.Branch {
					j.branching[k] = append(j.branching[k], branching{&j.Options[i], x})
				}
			}
		}
	}
	return slices.ContainsFunc(j.branching[placed{e.Location, e.Rule}], func(b branching) bool {
		if b.option.Option == o.Option || b.option.Wins == nil && b.option.state() == "" {
			return false
		}
		value, known := constant(b.option.Option, b.option.Value())
		return known && !b.effect.Defect(value)
	})
}

// A branching is an option on which a branch before a place is taken.
type branching struct {
	option *Joined
	effect Effect
}

// hardCoded is the weakness of credentials in code: a value that is one by what it does is not shown, whatever its name.
const hardCoded = 798

// effect reports what one value makes of the code; trial says that it is one for development.
func (j *judge) effect(o *Joined, trial bool) {
	value, known := constant(o.Option, o.Value())
	if !known {
		return
	}
	told := map[string]int{} // place in out, by rule
	for _, e := range o.Effects {
		rule, defect := j.base.Rule(e.Rule), e.Defect(value)
		if defect && (rule == nil || o.Wins == nil && o.state() == "") {
			continue // what has no default decides nothing by it
		}
		if e.Branch && len(o.Code) == 0 {
			j.Decided = append(j.Decided, e)
		}
		if !defect || e.Branch && j.shutOut(o, e) {
			continue
		}
		at := e.Location
		if i, ok := told[e.Rule]; ok {
			j.out[i].Facts = append(j.out[i].Facts, finding.Fact{Message: "it is read here, too", Location: &at})
			continue
		}
		told[e.Rule] = len(j.out)
		harm := strings.NewReplacer("{sink}", "`"+e.Call+"`", "{source}", "the option").Replace(cmp.Or(e.Says, rule.Message))
		c := settings.Candidate{Rule: e.Rule, Location: o.Where(), Facts: o.evidence(), Confidence: finding.ConfidenceHigh, Strict: rule.Rank() > 0, Test: trial}
		shown := o.Value()
		shown.Secret = shown.Secret || rule.CWE == hardCoded
		said := fmt.Sprintf("is set to %s", shown)
		if o.Wins == nil {
			c.Rule, said = j.byDefault(rule), "is "+o.state()+" by default"
			if j.systems[o.System] {
				said += ", and no setting changes it"
			}
		}
		if shown.Secret {
			c.Hidden = shown.Raw
		}
		c.Message = fmt.Sprintf("`%s` %s: %s", o.Title(), said, uncapital(harm))
		c.Trace = finding.Trace{
			{Kind: finding.StepSource, Location: o.Where(), Message: fmt.Sprintf("`%s` %s", o.Title(), said)},
			{Kind: finding.StepSink, Location: at, Message: "`" + e.Call + "` is decided by it"},
		}
		j.out = append(j.out, c)
	}
}

// byDefault is the rule for a default that has the effect of a weakness.
func (j *judge) byDefault(rule *knowledge.Rule) string {
	for _, p := range j.base.Protections() {
		if r := j.base.Rule(p.Setting); r != nil && r.CWE == rule.CWE && p.Default != "" {
			return p.Default
		}
	}
	return cmp.Or(rule.ByDefault, "insecure-by-default")
}

// uncapital is a sentence that goes on with another one.
func uncapital(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] >= 'a' && s[1] <= 'z' || s[1] == ' ') {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// constant is a value as the code sees it, where it is one: as the option's type reads a text.
func constant(o *settings.Option, v settings.Value) (value any, ok bool) {
	switch v.Kind {
	case settings.Absent, settings.Null:
		return nil, true
	case settings.Bool:
		return v.Raw == "true", true
	case settings.List:
		var list []string
		for _, x := range v.Items {
			list = append(list, x.Raw)
		}
		return list, true
	case settings.Number, settings.Text:
		if o.System == "flask" && (v.Raw == "true" || v.Raw == "false") { // variables of the environment are read as JSON
			return v.Raw == "true", true
		}
		switch o.Type {
		case "boolean":
			return boolean(v)
		case "integer", "port":
			n, err := strconv.ParseInt(strings.TrimSpace(v.Raw), 10, 64)
			return n, err == nil
		}
		if v.Kind == settings.Number {
			n, err := strconv.ParseInt(v.Raw, 10, 64)
			return n, err == nil
		}
		return v.Raw, !strings.ContainsAny(v.Raw, "$%{<")
	}
	return nil, false
}
