package join

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file joins options with settings: which option a setting means, and which of several values wins.

// A Joined option is one with what a deployment gives it.
type Joined struct {
	*settings.Option
	Wins  *settings.Setting  // nil where nothing sets it: the default holds
	Loses []settings.Setting // values that the winner overrides, in the order in which they are read
}

// A Join is the whole: options with their settings, and settings that mean no option.
type Join struct {
	Options []Joined
	Unknown []settings.Setting
	systems map[string]bool // systems of which there are settings
}

// NewJoin joins. Settings are in the order in which they are read: a later one of the same option wins.
func NewJoin(options []*settings.Option, given []settings.Setting) *Join {
	j := &Join{systems: map[string]bool{}}
	index := map[settings.Key][]int{} // by normalised key
	add := func(k settings.Key, i int) { index[normal(k)] = append(index[normal(k)], i) }
	for i, o := range options {
		j.Options = append(j.Options, Joined{Option: o})
		add(o.Key, i)
	}
	for i, o := range options { // a name in use goes before an older name of another option
		for _, old := range o.Deprecated {
			if len(index[normal(old)]) == 0 {
				add(old, i)
			}
		}
	}
	for _, s := range given {
		found := false
		for _, i := range index[normal(s.Key)] {
			o := &j.Options[i]
			if s.System != "" && s.System != o.System {
				continue
			}
			found = true
			j.systems[o.System] = true
			if o.Wins != nil {
				o.Loses = append(o.Loses, *o.Wins)
			}
			o.Wins = &s
		}
		if !found {
			j.Unknown = append(j.Unknown, s)
		}
	}
	return j
}

// normal is a key as names are compared: "-" and "_" are the same in a name, and case does not matter in a group's name
// DEFAULT alone.
func normal(k settings.Key) settings.Key {
	if strings.EqualFold(k.Group, "default") {
		k.Group = "DEFAULT"
	}
	return settings.Key{Group: k.Group, Name: strings.ReplaceAll(k.Name, "-", "_")}
}

// Value is what the option is: what the winning setting says, or the default.
func (o *Joined) Value() settings.Value {
	if o.Wins != nil {
		return o.Wins.Value
	}
	return o.Default
}

// Where is the place to mend: the setting that counts, or the declaration.
func (o *Joined) Where() finding.Location {
	if o.Wins != nil {
		return o.Wins.Location
	}
	return o.Location
}

// evidence are the facts that a finding about the option rests on: the option, and the values that lost.
func (o *Joined) evidence() []finding.Fact {
	var facts []finding.Fact
	if o.Wins == nil {
		return nil
	}
	at := o.Location
	def := "without a default"
	if o.Default.Kind != settings.Absent {
		def = "default " + o.Default.String()
	}
	facts = append(facts, finding.Fact{Message: fmt.Sprintf("%s is declared here, %s, %s", o.Title(), o.TypeName(), def), Location: &at})
	for i := range o.Loses {
		at := o.Loses[i].Location
		facts = append(facts, finding.Fact{Message: "this value loses: it is read before", Location: &at})
	}
	return facts
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
