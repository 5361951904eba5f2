package knowledge

import (
	"reflect"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// This file holds what is no flow: calls and assignments that are defects by what they are given, and what the names
// of things say of them.

// A Hazard says that a call or an assignment is a defect by itself: verify=False. Unlike the conditions of a sink, all of
// When has to be known to hold; where it hangs on a parameter of the function around, its callers decide.
type Hazard struct {
	Rule       string       `yaml:"rule" ref:"rule"` // the rule that reports it
	When       []*Condition `yaml:"when"`
	Unless     []*Condition `yaml:"unless"`     // it is none where one of these is known to hold
	Confidence string       `yaml:"confidence"` // "medium" or "low" lowers a finding's confidence
	Message    string       `yaml:"message"`    // when set, the finding's sentence in place of the rule's

	// Kinds are the kinds of sink that it is about: where data are found to reach such at the same place, that stands and
	// not this.
	Kinds KindMask `yaml:"kinds"`

	// Strict: it takes the profile strict to have it reported, where the rule's own would report it earlier.
	Strict bool `yaml:"strict"`
	// File: it is told once a file, however many calls make the same choice there; Function: once a function.
	File     bool `yaml:"file"`
	Function bool `yaml:"function"`
	// Dialed: of a method, it takes a profile more where the program itself has connected what the method is called of.
	Dialed bool `yaml:"dialed"`
	// Tests: of a setting, it counts in files for tests as elsewhere.
	Tests bool `yaml:"tests"`
	// Deployed: of a setting, only in files of a deployment, not in those of the source.
	Deployed bool `yaml:"deployed"`

	// Published: the same in a package that others install, unless it is reviewed as a library.
	Published bool `yaml:"published"`
	// Lifts: in such a package it is told as everywhere else, though the rule is another profile's there.
	Lifts bool `yaml:"lifts"`
	// Everywhere: whatever the code around it does, as for what holds in the whole process; no evidence of harm is asked for.
	Everywhere bool `yaml:"everywhere"`

	// Until: not in a program that runs on this version of Python, the first that has no such function, or a newer one.
	Until int `yaml:"until"`

	// Shared: not where only systems run the code whose users have folders of their own for temporary files.
	Shared bool `yaml:"shared"`

	// Unused: only where nothing uses the result; what is kept is put back, as a rule.
	Unused bool `yaml:"unused"`

	// Unsettled: not where what uses the result first is a call of one of these names: a file's name is
	// taken by what makes a folder of it, or fails.
	Unsettled []string `yaml:"unsettled"`

	// Raw: no template of the program escapes by itself.
	Raw bool `yaml:"raw"`

	// Sole: only where the function calls nothing else of the name without the hazard, and does more with the result than look when
	// it ends: who decodes a token again looks at it before it is verified. Nor where the token is what another server answers.
	Sole bool `yaml:"sole"`
	// Changing: of a function that it decorates; it takes a profile more where that changes nothing that the application keeps, or
	// asks its callers for a key.
	Changing bool `yaml:"changing"`

	derived bool // from a sink, see open.go
}

// A Naming is what the name of a thing says of it: what is called password is a secret, and what is given to it becomes
// one. Of several namings that match a name, all hold.
type Naming struct {
	// Name and Except are regular expressions for the whole name, whatever its case; Except takes names away again.
	Name   *regex.Pattern `yaml:"name"`
	Except *regex.Pattern `yaml:"except"`
	// Having and Lacking say more of a name that matches: what this regular expression matches somewhere, whatever its case, and
	// what it does not. They cost only where something is given the name; all names are held against Name and Except.
	Having  *regex.Pattern `yaml:"having"`
	Lacking *regex.Pattern `yaml:"lacking"`
	// Of are the things that bear the name; none means all of them.
	Of BearerMask `yaml:"of"`
	// Imports: only in modules that import this package or something below it.
	Imports string `yaml:"imports"`
	// Defines: only in modules, or classes, that assign one of these names, too: what makes them settings.
	Defines []string `yaml:"defines"`
	// Without: only in modules, and classes, that assign none of these names; of settings, in groups that do not.
	Without []string `yaml:"without"`
	// Outside: neither in modules nor in classes of such a name, nor below them. It is a regular expression for one whole
	// part of a dotted name, whatever its case: settings for development switch on what others must not.
	Outside *regex.Pattern `yaml:"outside"`
	// Lone: not where the same call or mapping names one of these, too: what has a key of its own is a server. Of an attribute,
	// not where the call that made the object names one, or the function reads such an attribute of it.
	Lone []string `yaml:"lone"`
	// Final: of variables of a module, not where another module takes all of them and gives the name a value of its own, or all of
	// a module that is not part of the program are taken afterwards: settings of a deployment.
	Final bool `yaml:"final"`
	// Foreign: of attributes, not those that a class of the program gives its own instances; they are defaults of the
	// class. A class that derives from a library's counts. Nor those of which a model of the type speaks itself, nor
	// entries of a table that a class holds.
	Foreign bool `yaml:"foreign"`
	// Systems: only settings of these, see settings.Setting; "file" are those of a file that does not say whose they are.
	Systems []string `yaml:"systems"`
	// Path: only settings whose path, the parts joined by dots, this regular expression matches somewhere, whatever its case.
	Path *regex.Pattern `yaml:"path"`
	// Beside: only settings beside one of their group that fulfils this.
	Beside *Beside `yaml:"beside"`
	// Unless: where a setting of the same document, of one whose parts stand in a file together, fulfils one of these, only the profile strict tells.
	Unless []*Beside `yaml:"unless"`
	// Within: only in functions of such a name, whatever its case; of arguments also in calls of a function, or of a method of
	// something, of such a name: a code is a secret where a voucher is made.
	Within *regex.Pattern `yaml:"within"`
	// Holder: of what is compared, and of keys, only what is read from something of such a name: settings.upload_key.
	Holder *regex.Pattern `yaml:"holder"`
	// Against are whole names, whatever their case, of what is compared with it where it does not count: a code that is typed once.
	Against *regex.Pattern `yaml:"against"`
	// Unlike: of variables, not where the value is read under a name that this matches, or is what a function of such a name returns,
	// whatever its case: pwd = os.getcwd().
	Unlike *regex.Pattern `yaml:"unlike"`
	// Received: of what is under somebody else's control only: a password that a client types, not the program's own.
	Received bool `yaml:"received"`
	// Whole: of keys, the source is not the entry but what it is read from: a form of which the function reads a password.
	Whole bool `yaml:"whole"`
	// Texts: of texts only: a number of such a name says what kind of request a protocol sends.
	Texts  bool    `yaml:"texts"`
	Source *Source `yaml:"source"` // what bears the name is this
	// Clears: what bears the name is no data of this class, wherever it comes from: an id of a row is a number.
	Clears  Class     `yaml:"clears"`
	Sinks   []*Sink   `yaml:"sinks"`   // what is given the name reaches this; the port is "value"
	Hazards []*Hazard `yaml:"hazards"` // giving the name to a value is this; the port is "value"
}

// Asks reports whether the naming asks more of a name than that its pattern matches.
func (x *Naming) Asks() bool { return x.Having != nil || x.Lacking != nil }

// Speaks reports whether a name that matches has what else the naming asks of it.
func (x *Naming) Speaks(name string) bool {
	return (x.Having == nil || x.Having.MatchString(name)) && (x.Lacking == nil || !x.Lacking.MatchString(name))
}

// A Beside is what another setting has to be.
type Beside struct {
	Name *regex.Pattern `yaml:"name"` // whole, whatever its case
	Path *regex.Pattern `yaml:"path"` // the parts joined by dots, somewhere, whatever its case
	When []*Condition   `yaml:"when"` // all must hold; the port is "value"
	// Below: only what stands in the group of the setting, or below it.
	Below bool `yaml:"below"`
}

func (b *Beside) finish(d *decoder, n *yaml.Node) {
	if b.Name == nil {
		d.errorf(n, "beside needs name")
	}
	b.Name, b.Path = folded(b.Name), b.Path.Within(`(?i)`, ``)
	d.resolvePorts(reflect.ValueOf(b.When), nil, valueWords)
}

// A Bearer is a kind of thing that has a name.
type Bearer uint8

const (
	Variable  Bearer = iota // a variable of a function
	Global                  // a variable of a module or an attribute of a class
	Member                  // an attribute of an object
	Key                     // an entry of a mapping, by a constant key
	Parameter               // a parameter, by its default
	Argument                // a keyword argument of a call
	Result                  // what a function returns, by the function's name
	Compared                // a value that something of the name, or a call of it, is compared with
	Fallback                // what is taken where a look-up by the name finds nothing: getenv("PASSWORD", "hunter2")
	Entries                 // a value in a dictionary of the name, or the second of a pair: USERS = {"ann": "hunter2"}
	Setting                 // a setting of a file
	Pair                    // the second of two, by the first, or what a method sets: ("Set-Cookie", value), headers.add("Set-Cookie", value)
	Length                  // the least length of something of the name, as it is compared: len(password) < 6
	Begun                   // a text that something of the name is asked whether it begins with
	Passed                  // the only argument without a name, by the name of the function or method that is called
	Into                    // what is written into a file of the name, without folder and ending
)

// A BearerMask is a set of bearers, one bit each; the empty set stands for settings and all that comes before Result.
type BearerMask uint16

var bearerWords = []string{"variable", "global", "attribute", "key", "parameter", "argument", "result", "compared", "fallback", "entry", "setting", "pair", "length", "begun", "passed", "file"}

// Has reports whether a naming speaks of a bearer.
func (m BearerMask) Has(b Bearer) bool {
	if m == 0 {
		return b < Result || b == Setting
	}
	return m&(1<<b) != 0
}

// A Literal is a form of constant that is a defect wherever it stands: a key of a known format.
type Literal struct {
	Match   *regex.Pattern `yaml:"match"`  // a group named secret, where there is one, must hold what could be a secret
	Except  *regex.Pattern `yaml:"except"` // texts that match this are left out
	Prefix  []string       `yaml:"prefix"` // one of these texts is in every text that matches; what lacks them all is not looked at
	Hazards []*Hazard      `yaml:"hazards"`
}

// A Form says that a statement is a defect by its form and its text alone. Of several forms that a statement matches the
// first one counts.
type Form struct {
	// Form is "assert" (its text is the condition's), "except-pass", "except-continue" (a handler that does nothing else;
	// the text of what it catches), "bidirectional" (a line with characters that change the order of its text), or "method" (one of
	// the language's special methods that a class defines; its name).
	Form   string         `yaml:"form"`
	Match  *regex.Pattern `yaml:"match"`
	Except *regex.Pattern `yaml:"except"`
	Tests  bool           `yaml:"tests"` // it counts in test code too
	Hazard *Hazard        `yaml:"hazard"`
}

// Holds reports whether a statement's text is of the form.
func (f *Form) Holds(text string) bool {
	return (f.Match == nil || f.Match.MatchString(text)) && (f.Except == nil || !f.Except.MatchString(text))
}

var formWords = []string{"assert", "except-pass", "except-continue", "bidirectional", "method"}

func (f *Form) finish(d *decoder, n *yaml.Node) {
	switch {
	case !slices.Contains(formWords, f.Form):
		d.errorf(n, "form %q is none of %s", f.Form, strings.Join(formWords, ", "))
	case f.Hazard == nil || len(f.Hazard.When) > 0:
		d.errorf(n, "a form needs a hazard without conditions")
	}
}

func (h *Hazard) finish(d *decoder, n *yaml.Node) {
	if h.Rule == "" {
		d.errorf(n, "the hazard has no rule")
	}
	if h.Confidence != "" && h.Confidence != "medium" && h.Confidence != "low" {
		d.errorf(n, "confidence %q is neither medium nor low", h.Confidence)
	}
}

func (x *Naming) finish(d *decoder, n *yaml.Node) {
	if x.Name == nil {
		d.errorf(n, "a naming has no name")
		return
	}
	if x.Source == nil && x.Clears == Untrusted && len(x.Sinks) == 0 && len(x.Hazards) == 0 {
		d.errorf(n, "a naming says nothing: it needs source, clears, sinks or hazards")
	}
	x.Name, x.Except, x.Outside, x.Within, x.Holder, x.Against = folded(x.Name), folded(x.Except), folded(x.Outside), folded(x.Within), folded(x.Holder), folded(x.Against)
	for _, re := range []**regex.Pattern{&x.Having, &x.Lacking} {
		*re = (*re).Within(`(?i)`, ``)
	}
	x.Path = x.Path.Within(`(?i)`, ``)
	d.resolveSinks(x.Sinks, nil, valueWords)
	d.resolveHazards(x.Hazards)
}

func (l *Literal) finish(d *decoder, n *yaml.Node) {
	if l.Match == nil || len(l.Hazards) == 0 || len(l.Prefix) == 0 {
		d.errorf(n, "a literal needs match, prefix and hazards")
	}
	d.resolveHazards(l.Hazards)
}

// folded makes a pattern match whole strings only, of any case.
func folded(re *regex.Pattern) *regex.Pattern {
	return re.Within(`(?i)^(?:`, `)$`)
}
