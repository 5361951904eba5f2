package knowledge

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// This file holds what the names of options say of them: that they switch a protection, that they hold an address or a
// secret. Names are compared with "_" between their words, without regard to case.

// A Protection is an option that switches a protection on or off.
type Protection struct {
	Name   *regex.Pattern `yaml:"name"`   // the option's whole name
	Except *regex.Pattern `yaml:"except"` // names that are left out again
	Help   *regex.Pattern `yaml:"help"`   // somewhere in the help text, too
	// On is the value of a boolean option that protects. Off are the values of other options that do not.
	On  bool     `yaml:"on"`
	Off []string `yaml:"off"`
	// Lost says what is so where it is off: "signatures are not verified".
	Lost string `yaml:"lost"`
	// Default reports an option that is off by default and that nothing turns on, Setting a value that turns it off.
	// Either may be absent.
	Default string `yaml:"default" ref:"rule"`
	Setting string `yaml:"setting" ref:"rule"`
	// Sure: the name leaves no doubt.
	Sure bool `yaml:"sure"`
}

// An Expectation says which type an option has to have for its values to be checked.
type Expectation struct {
	Name   *regex.Pattern    `yaml:"name"`
	Except *regex.Pattern    `yaml:"except"`
	Help   *regex.Pattern    `yaml:"help"`
	NoHelp *regex.Pattern    `yaml:"nohelp"` // nowhere in the help text
	Of     string            `yaml:"of"`     // what it holds: "a URL"
	Types  []string          `yaml:"types"`  // types that let any value through: "string", "list"
	Bounds bool              `yaml:"bounds"` // an option without a bound lets too much through
	Typed  map[string]string `yaml:"typed"`  // by system: what would check it
	Rule   string            `yaml:"rule" ref:"rule"`
	Secret bool              `yaml:"secret"` // what is wanted is that it is declared secret
	Strict bool              `yaml:"strict"` // not in the default profile, whatever the rule's is
}

// Protects reports whether an option of a name and help text is this protection.
func (p *Protection) Protects(name, help string) bool {
	return p.Name.MatchString(name) && (p.Except == nil || !p.Except.MatchString(name)) && (p.Help == nil || p.Help.MatchString(help))
}

// Expects reports whether an option of a name and help text is meant.
func (e *Expectation) Expects(name, help string) bool {
	return e.Named(name) &&
		(e.Help == nil || e.Help.MatchString(help)) && (e.NoHelp == nil || !e.NoHelp.MatchString(help))
}

// Named reports whether it speaks of options of a name, whatever their help texts say.
func (e *Expectation) Named(name string) bool {
	return e.Name.MatchString(name) && (e.Except == nil || !e.Except.MatchString(name))
}

func (p *Protection) finish(d *decoder, n *yaml.Node) {
	if p.Name == nil || p.Lost == "" || p.Default == "" && p.Setting == "" {
		d.errorf(n, "a protection needs name, lost, and a rule for default or setting")
	}
	p.Name, p.Except = folded(p.Name), folded(p.Except)
	p.Help = p.Help.Within(`(?is)`, ``)
}

func (e *Expectation) finish(d *decoder, n *yaml.Node) {
	if e.Name == nil || e.Rule == "" || len(e.Types) == 0 && !e.Bounds && !e.Secret {
		d.errorf(n, "an expectation needs name, rule, and one of types, bounds and secret")
	}
	for _, t := range e.Types {
		if base, _, _ := strings.Cut(t, " of "); !slices.Contains(optionTypes, base) {
			d.errorf(n, "type %q is none of %s", t, strings.Join(optionTypes, ", "))
		}
	}
	e.Name, e.Except = folded(e.Name), folded(e.Except)
	e.Help, e.NoHelp = e.Help.Within(`(?is)`, ``), e.NoHelp.Within(`(?is)`, ``)
}
