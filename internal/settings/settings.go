// Package settings joins the options that code declares with the values that a deployment gives them, and judges both.
//
// An option is what code declares: a name in a group, a type, a default, bounds. A setting is what a file or an
// environment gives it. Neither half shows the commonest serious defect: an insecure default that nobody overrides, or a
// safe one that one line turns off. The package reads settings (package format), orders those of one option by who wins,
// and holds each against the option, against what the code does with it, and against what its name says.
//
// A value that is a secret never leaves the package in the clear: Value.String redacts.
package settings

import "github.com/touchstone-sec/touchstone/internal/finding"

// A Key names an option within its system: {"glance", "api_servers"}, {"", "DEBUG"}. Group is empty where the system has
// none, and "DEFAULT" where oslo.config says so.
type Key struct {
	Group, Name string
}

// An Option is one configuration option that code declares.
type Option struct {
	Key
	System     string           // who reads it: "oslo.config", "django", "flask", "pydantic", "environment", "argparse", ...
	Type       string           // in the system's own words: "boolean", "list of uri", "port"; "" where it takes anything
	Item       string           // type of the elements of a list or dictionary
	Default    Value            // of kind Absent where there is none, Unknown where it could not be computed
	Min, Max   *float64         // inclusive bounds of a number, or of the length of a text
	Pattern    string           // a regular expression, or schemes, that values have to be of
	Choices    []string         // nil where any value of the type will do
	Required   bool             //
	Secret     bool             // declared so: the system keeps it out of logs
	Mutable    bool             // can be changed while the program runs
	Deprecated []Key            // older names that still work
	Obsolete   bool             // deprecated for removal
	Foreign    bool             // a library declares it; the program only asks it to
	Sample     string           // what documentation shows in place of the default
	Help       string           // as declared
	Attr       string           // what the code reads it by, where that is not its name
	Location   finding.Location // of the declaration
}

// CommandLine reports whether the option is one of a command line. What it is is the choice of whoever runs the program:
// only a default that is insecure by what it does counts against it.
func (o *Option) CommandLine() bool {
	return o.System == "argparse" || o.System == "click" || o.System == "typer"
}

// A Setting is one value that a deployment gives.
type Setting struct {
	Key
	System   string           // as in Option where the file says so, "" where any option of the name can be meant
	Path     []string         // of nested formats: keys from the root down to the value; see package format
	Document int              // of a file that has several, from 0
	Lost     bool             // of code: wherever the program runs in earnest, another value overrides it
	Read     bool             // of code: the module that gives it reads it itself
	Trial    bool             // of code: of what is for development or tests by its name
	Deployed bool             // of a deployment that the user named, not of the source
	Open     bool             // deployed, in a file that every account of the machine may read
	Value    Value            //
	Location finding.Location // of the value
	KeyAt    finding.Location // of its name

	// Of a variable of a container (see Link):
	World string            // names the container; "" for what reaches every process
	Entry Entry             // how it came there
	Link  *finding.Location // where the container's description names the file that it is from
}

// ValueKind says what a value is.
type ValueKind uint8

const (
	Absent  ValueKind = iota // nothing is given
	Unknown                  // something is given that cannot be computed
	Text
	Number
	Bool
	Null
	List
	Map
)

// A Value is what an option has by default or is given. A text of an untyped format (INI, .env) is a Text, whatever it
// looks like: the option's type says how it is read.
type Value struct {
	Kind   ValueKind
	Raw    string  // text, or the number or boolean as written
	Items  []Value // of a List; of a Map the values, in the order of Keys
	Keys   []string
	Secret bool // must not be shown
}

// TypeName is the option's type for readers: "list of port"; "any" where it takes anything.
func (o *Option) TypeName() string {
	switch {
	case o.Type == "":
		return "any"
	case o.Item != "":
		return o.Type + " of " + o.Item
	}
	return o.Type
}
