package knowledge

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// This file holds what calls have to do with the configuration of a program: which options it declares, and where.

// Options says what a call has to do with configuration options.
//
// A call that Declares something gives a value that stands for the declaration, and what the arguments are is read by
// the parameters' names. The words that are understood: name, dest, type, default, min, max, choices, item_type, secret,
// required, mutable, help, sample_default, deprecated_name, deprecated_group, deprecated_opts, deprecated_for_removal,
// regex, schemes, max_length, prefix. As renames arguments that are called otherwise.
type Options struct {
	// Declares is what the result stands for: "option", "group" (of options), "type" (of an option), "alias" (another
	// name of an option), "field" (of a class that holds options; the result stays what it is), "every" (the call reads the
	// options of a group whatever they are called).
	Declares string `yaml:"declares"`
	// System is who reads the option: "oslo.config", "environment", "flask" ...
	System string `yaml:"system"`
	// Type is the type of the option that is declared, or that the type describes: one of optionTypes. A call that is
	// given a type says more itself.
	Type string            `yaml:"type"`
	As   map[string]string `yaml:"as"` // the word for an argument, by its name

	// With are fields that every such call has, beside its arguments.
	With map[string]any `yaml:"with"`
	// Flags: the positional arguments are names as a command line has them, "-v", "--verify/--no-verify".
	Flags bool `yaml:"flags"`

	// Within: names begin with the argument of this name of the calls whose with-blocks are around.
	Within string `yaml:"within"`

	// Here: the option holds from where it is declared, without being registered: os.getenv("DEBUG").
	Here bool `yaml:"here"`
	// Register is the port of an option, or of a list of options, that the call makes known to the program; Group is the
	// port of the group that they come into.
	Register *Port `yaml:"register"`
	Group    *Port `yaml:"group"`
	// Gives are options that the library declares: the call returns a list of them, and registers them where Group is
	// set; with Here it registers them, and returns what it returns. Aliases is the port of a dictionary of other names for them, lists by the option's name.
	Gives   []*Given `yaml:"gives"`
	Aliases *Port    `yaml:"aliases"`
	// Holds is the port of a class or module whose attributes are settings.
	Holds *Port `yaml:"holds"`
	// Sets is the port of the value that the call gives the option of the name at Name.
	Sets *Port `yaml:"sets"`
	Name *Port `yaml:"name"`
	// Defaults is the port of a list of options that get other defaults: the keyword arguments.
	Defaults *Port `yaml:"defaults"`
	// Copies is the port whose options the result holds.
	Copies *Port `yaml:"copies"`
}

// A Given is an option that a library declares itself.
type Given struct {
	Name       string   `yaml:"name"`
	Type       string   `yaml:"type"`
	Item       string   `yaml:"item"` // type of the items of a list
	Default    *any     `yaml:"default"`
	Min        *any     `yaml:"min"`
	Choices    []any    `yaml:"choices"`
	Secret     bool     `yaml:"secret"`
	Deprecated []string `yaml:"deprecated"` // other names, in the same group
	Obsolete   bool     `yaml:"obsolete"`
	Help       string   `yaml:"help"`
	// When: only where these are known to hold of the call.
	When []*Condition `yaml:"when"`
}

// A Reading says that the attributes of an instance are the values of options.
type Reading struct {
	System string `yaml:"system"`
	Groups bool   `yaml:"groups"` // or groups of options, whose attributes are
}

// A Holder says that the attributes of a class, or the variables of a module, are options or settings.
type Holder struct {
	System string `yaml:"system"`
	// Fields: annotated attributes are options, which a deployment sets. Otherwise what is assigned in capital letters is a
	// setting.
	Fields bool `yaml:"fields"`
	// Prefix is the entry of the attribute of this name that stands before all names: model_config, {"env_prefix": "APP_"}.
	Prefix []string `yaml:"prefix"`
	// Field is the function whose calls describe an attribute: Field(default=..., alias=...).
	Field string `yaml:"field" ref:"type"`
	// Class: of code without a base class of a framework, classes of such a name: with Fields those whose decorators name one
	// of Decorated, else those that define as much as a module has to.
	Class     *regex.Pattern `yaml:"class"`
	Decorated []string       `yaml:"decorated"`
	// Small: names in small letters are settings, too.
	Small bool `yaml:"small"`
	// File: in a file of such a name one of the names that Defines lists is enough.
	File *regex.Pattern `yaml:"file"`
	// Imports: only modules that import this package. Defines: a module is a holder where it assigns at least Least of these names.
	Imports string   `yaml:"imports"`
	Defines []string `yaml:"defines"`
	Least   int      `yaml:"least"`
	// Outside: a class or module of such a name is for development, and does not count where another one overrides it.
	Outside *regex.Pattern `yaml:"outside"`
	// Gives are options that the framework has by itself.
	Gives []*Given `yaml:"gives"`
}

func (h *Holder) finish(d *decoder, n *yaml.Node) {
	if h.System == "" {
		d.errorf(n, "a holder has no system: who reads the options")
	}
	h.Least = max(h.Least, 1)
	h.File, h.Outside = folded(h.File), folded(h.Outside)
	if h.Class != nil {
		h.Class = whole(h.Class)
	}
}

// A Lister is a function of the program that gives groups of options: a list of pairs of a group and its options, or a
// dictionary of options by group.
type Lister struct {
	Function *regex.Pattern `yaml:"function"` // the function's whole name
	Imports  string         `yaml:"imports"`  // only in modules that import this package
	System   string         `yaml:"system"`
}

// optionTypes are the types of options: what a value may be. A list, or a dictionary, may have a type of its items
// behind it: "list of port".
var optionTypes = []string{
	"any", "string", "boolean", "integer", "float", "port", "host name", "host address", "host domain", "ip", "uri", "list",
	"dict", "multi", "range", "path", "regex", "mac",
}

// OptionTypes lists the words for types of options.
func OptionTypes() []string { return slices.Clone(optionTypes) }

var declaredThings = []string{"", "option", "group", "type", "alias", "field", "every"}

func (o *Options) finish(d *decoder, n *yaml.Node) {
	if !slices.Contains(declaredThings, o.Declares) {
		d.errorf(n, "declares %q is none of %s", o.Declares, strings.Join(declaredThings[1:], ", "))
	}
	if o.Type != "" && !slices.Contains(optionTypes, o.Type) {
		d.errorf(n, "type %q is none of %s", o.Type, strings.Join(optionTypes, ", "))
	}
	if o.Declares == "option" && o.System == "" {
		d.errorf(n, "an option has no system: who reads it")
	}
	if o.Declares == "" && o.Register == nil && len(o.Gives) == 0 && o.Defaults == nil && o.Copies == nil && o.Holds == nil && o.Sets == nil {
		d.errorf(n, "options says nothing: it needs declares, register, gives, defaults, copies, holds or sets")
	}
}

func (g *Given) finish(d *decoder, n *yaml.Node) {
	if g.Name == "" || !slices.Contains(optionTypes, g.Type) {
		d.errorf(n, "an option that a library gives needs a name and a type, one of %s", strings.Join(optionTypes, ", "))
	}
}

func (l *Lister) finish(d *decoder, n *yaml.Node) {
	if l.Function == nil || l.System == "" {
		d.errorf(n, "a lister needs function and system")
	}
	l.Function = whole(l.Function)
}
