// Package join holds the options that code declares against the settings that a deployment gives: which option a setting
// means, which of several values wins, and what both together show.
package join

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// An Input is what is joined.
type Input struct {
	Options []*settings.Option // that code declares
	Given   []settings.Setting // by a deployment, in the order in which they are read: a later one of the same option wins
	Code    []settings.Setting // by the program itself, in its settings modules and configuration classes
	Effects []Effect           // of options, in the code that reads them
	// Reads reports whether the program reads an option of a name that is declared at a place; nil where that is not known.
	Reads func(name string, declared finding.Location) bool
	// Mentions reports whether the program has a name as a text or an attribute; nil where that is not known.
	Mentions func(name string) bool
	// Every reports whether the program reads all options of a group, whatever they are called; nil where that is not known.
	Every func(group string) bool
	// Reader is the first place that reads an option; nil where that is not known.
	Reader func(group, name string) (finding.Location, bool)
}

// A Joined option is one with what it is given.
type Joined struct {
	*settings.Option
	Wins  *settings.Setting  // nil where no deployment sets it
	Older settings.Key       // the older name that the winner uses; zero where it uses the option's own
	Loses []settings.Setting // values that the winner overrides, in the order in which they are read
	Code  []settings.Setting // what the program itself gives it
	Apart []*Joined          // as environments of their own have it, of containers: none of them overrides another's

	Effects []Effect
}

// A Join is the whole: options with their settings, and settings that mean no option.
type Join struct {
	Options []Joined
	Unknown []settings.Setting
	Own     []settings.Setting     // of code, that mean no option of the framework
	index   map[settings.Key][]int // of Options, by normal key
	names   map[group][]string     // of options
	files   map[string]int         // settings that mean an option, by their file
	systems map[string]bool        // of which there are settings
}

// New joins.
func New(in Input) *Join {
	j := &Join{
		index: map[settings.Key][]int{}, names: map[group][]string{}, files: map[string]int{}, systems: map[string]bool{},
		Options: make([]Joined, len(in.Options)),
	}
	for i, o := range in.Options {
		j.Options[i].Option = o
		j.add(o.Key, i)
	}
	for i, o := range in.Options { // a name in use goes before an older name of another option
		for _, old := range o.Deprecated {
			if len(j.index[normal(old)]) == 0 {
				j.add(old, i)
			}
		}
	}
	for i := range in.Given {
		j.give(&in.Given[i])
	}
	for _, s := range in.Code {
		known := false
		for _, i := range j.index[normal(s.Key)] {
			if o := &j.Options[i]; o.System == s.System {
				o.Code = append(o.Code, s)
				known = true
			}
		}
		if !known {
			j.Own = append(j.Own, s)
		}
	}
	j.affect(in.Effects)
	return j
}

func (j *Join) add(k settings.Key, i int) {
	k = normal(k)
	j.index[k] = append(j.index[k], i)
	for _, file := range []string{"", environment} {
		if o := j.Options[i].Option; reads(o.System, file, "") || o.CommandLine() && file == environment && k != normal(o.Key) {
			g := group{file, k.Group}
			j.names[g] = append(j.names[g], k.Name)
		}
	}
}

// A group is one of options, of those that a kind of file sets (see reads).
type group struct{ file, name string }

// give finds the options that a setting means.
func (j *Join) give(s *settings.Setting) {
	found := false
	for _, i := range j.meant(s) {
		o := &j.Options[i]
		found = true
		j.systems[o.System] = true
		if s.World != "" {
			o.apart(s)
			continue
		}
		if o.Wins != nil {
			o.Loses = append(o.Loses, *o.Wins)
		}
		o.set(s)
	}
	if found {
		j.files[s.Location.File.Path]++
	} else {
		j.Unknown = append(j.Unknown, *s)
	}
}

// meant lists the options that a setting sets, by the rules of their systems: names of the environment have no case for
// pydantic, and begin with FLASK_ for Flask.
func (j *Join) meant(s *settings.Setting) (list []int) {
	add := func(k settings.Key, only string) {
		for _, i := range j.index[normal(k)] {
			if o := &j.Options[i]; (only == "" || o.System == only) && reads(o.System, s.System, only) && !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
	}
	add(s.Key, "")
	if s.System == environment {
		for _, i := range j.index[normal(s.Key)] { // a command line may name variables that stand for an option
			if o := &j.Options[i]; o.CommandLine() && normal(o.Key) != normal(s.Key) && !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
	}
	if s.System == environment {
		add(settings.Key{Name: strings.ToUpper(s.Name)}, "pydantic")
		if name, ok := strings.CutPrefix(s.Name, "FLASK_"); ok {
			add(settings.Key{Name: name}, "flask")
		}
	}
	return list
}

// set makes a setting the one that wins.
func (o *Joined) set(s *settings.Setting) {
	o.Wins, o.Older = s, settings.Key{}
	k := normal(s.Key)
	if slices.ContainsFunc(o.Deprecated, func(old settings.Key) bool { return normal(old) == k }) {
		o.Older = s.Key
	}
}

// apart adds a value of an environment of its own; of two in one environment the later one wins.
func (o *Joined) apart(s *settings.Setting) {
	for _, x := range o.Apart {
		if x.Wins.World == s.World {
			x.Loses = append(x.Loses, *x.Wins)
			x.set(s)
			return
		}
	}
	x := &Joined{Option: o.Option}
	x.set(s)
	o.Apart = append(o.Apart, x)
}

// worlds are the option as each environment has it.
func (o *Joined) worlds() []*Joined {
	var out []*Joined
	if o.Wins != nil || len(o.Apart) == 0 {
		out = append(out, o)
	}
	for _, x := range o.Apart {
		x.Code, x.Effects = o.Code, o.Effects
		out = append(out, x)
	}
	return out
}

// environment is the system of variables of the environment.
const environment = "environment"

// reads reports whether a system of options reads what a file of a system sets: "environment" are variables of the
// environment, "" are files whose names say nothing.
func reads(system, file, only string) bool {
	switch system {
	case "oslo.config", "configparser":
		return file == ""
	case "flask":
		return file == "" || only == system
	case "environment", "pydantic":
		return file == environment
	case "argparse", "click", "typer", "django", "gunicorn", "uvicorn", "celery", "dataclass":
		return false
	}
	return true
}

// normal is a key as names are compared: "-" and "_" are the same in a name, and the case of DEFAULT does not matter.
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

// evidence are the facts that a finding about a setting rests on: its option, and the values that lost.
func (o *Joined) evidence() []finding.Fact {
	if o.Wins == nil {
		return nil
	}
	at := o.Location
	def := "without a default"
	if o.Default.Kind != settings.Absent {
		def = "default " + o.Default.String()
	}
	facts := []finding.Fact{{Message: fmt.Sprintf("`%s` is declared here, %s, %s", o.Title(), o.TypeName(), def), Location: &at}}
	if link := o.Wins.Link; link != nil {
		facts = append(facts, finding.Fact{Message: "it comes into the container's environment here", Location: link})
	}
	for i := range o.Loses {
		at := o.Loses[i].Location
		facts = append(facts, finding.Fact{Message: fmt.Sprintf("%s here loses: %s", o.Loses[i].Value, why(&o.Loses[i], o.Wins)), Location: &at})
	}
	if slices.ContainsFunc(o.Code, func(s settings.Setting) bool { return s.Location == o.Wins.Location }) {
		return facts
	}
	for i := range o.Code {
		if s := &o.Code[i]; !s.Lost && !s.Trial {
			facts = append(facts, finding.Fact{Message: fmt.Sprintf("%s here, of the code itself, loses", s.Value), Location: &s.Location})
		}
	}
	return facts
}

// why says why a value loses against another one.
func why(loser, winner *settings.Setting) string {
	switch {
	case winner.Entry == settings.Own && loser.Entry != settings.Own:
		return "what the container's own environment says goes before it"
	case loser.Entry == settings.Image && winner.Entry != settings.Image:
		return "what the container is started with goes before its image"
	case loser.Location.File == winner.Location.File:
		return "the file sets it again below"
	}
	return winner.Location.File.Path + " is read later"
}
