package knowledge

import (
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A Rule is one file knowledge/rules/<language>/<id>/rule.yaml, beside a folder testdata with code that must and must
// not be reported ("# want <id>" on the lines that must).
type Rule struct {
	ID       string  `yaml:"id"`
	Title    string  `yaml:"title"`
	CWE      int     `yaml:"cwe"`      // Allowed, or Allowed-with-Review with the reason in Mapping
	Mapping  string  `yaml:"mapping"`  // why an Allowed-with-Review weakness is the right one
	Also     []int   `yaml:"also"`     // other weaknesses the same defect shows
	Severity string  `yaml:"severity"` // low, medium, high, critical
	Score    float64 `yaml:"score"`    // CVSS-like, 0.1-10.0
	Profile  string  `yaml:"profile"`  // default, strict, pedantic
	// Application is the profile of the rule in programs that are web applications, where it is another one: what libraries
	// leave to their users, an application has to do.
	Application string `yaml:"application"`
	// Library is the profile of the rule where a package is reviewed as a library, if that is another one: what its users pass is
	// known to nobody.
	Library string `yaml:"library"`
	// Published is the profile of the rule in a package that others install, if that is another one, unless it is reviewed as a
	// library: what looks like the weakness there is mostly what a protocol, a service or a user of the package prescribes.
	Published string `yaml:"published"`
	// Probes is the profile of the rule in a package that others install in order to test, attack or crawl the systems of others, or to
	// speak with devices, as its metadata say, unless it is reviewed as a library: such a program speaks with any host, whoever that is.
	Probes string `yaml:"probes"`
	// Tests is the profile of the rule in test code, if that is another one than the next: what a test serves nobody else is served.
	Tests string `yaml:"tests"`
	// Flow is what the rule looks for in the flow of data; a rule without one reports what models call a hazard by its id.
	Flow *Flow `yaml:"flow"`
	// Imports are modules, or what is taken out of one, by their dotted names, and all that is below a module: "xmlrpc.*". The rule tells
	// where the program imports them.
	Imports []string `yaml:"imports"`
	// Spares is what may be taken out of these modules: what the remedy says, for one.
	Spares []string `yaml:"spares"`
	// Values are functions, by their dotted names, that the rule is about. Where the program takes one as a value and does not call it
	// there, the rule tells of it in one profile more: whoever calls it decides what it is given.
	Values []string `yaml:"values"`
	// Chosen is a regular expression for names, whatever their case: where a branch that leads to a hazard of the rule
	// tests something whose name it matches somewhere, the defect is the choice of the program's user ("if insecure:").
	Chosen *regex.Pattern `yaml:"chosen"`
	// One says what the rule tells of once, however many places show it: what one change of the program mends.
	One string `yaml:"one"`
	// Once is the same in a package that others install, where One says nothing: its maintainers are told of a statement's data once a function.
	Once string `yaml:"once"`
	// Reads are methods: where the result of the call that breaks the rule is used for nothing else, it does not. Who
	// decrypts what others wrote does not choose the cipher.
	Reads []string `yaml:"reads"`
	// Outside is a regular expression for whole names of functions, classes and parts of modules, whatever their case, in which
	// nothing breaks the rule: what makes a file writable in order to delete it.
	Outside *regex.Pattern `yaml:"outside"`
	// Meant is one for whole names of functions and classes that say what they do: what breaks the rule there is meant so. Modules say
	// what they are about.
	Meant *regex.Pattern `yaml:"meant"`
	// Around is one for names of functions, classes and modules outside which a finding takes a profile more, unless the function
	// that reads the data is the one that has the sink; so does a finding that is not certain.
	Around *regex.Pattern `yaml:"around"`
	// Within is one for names in which the rule is broken as a profile says; elsewhere, save in entry points, that takes a
	// profile more.
	Within *regex.Pattern `yaml:"within"`
	// Abroad is one for names of what speaks with services of others, which prescribe what they are sent, or of what is made to do
	// what the rule is about, as a console runs code: there the rule takes a profile more.
	Abroad *regex.Pattern `yaml:"abroad"`
	// Plain are types whose subclasses answer over plain HTTP unless the program itself wraps their connections: where nothing in it has to
	// do with TLS, the rule takes a profile more in a package that others install.
	Plain []string `yaml:"plain"`
	// Itself is a regular expression for whole names of addresses at which a program asks itself, whatever their case: a call that is given
	// one takes a profile more in a package that others install.
	Itself *regex.Pattern `yaml:"itself"`
	// Faint is a regular expression for whole names of what is called, whatever their case, where the rule takes a profile more: a
	// log's entries for developers.
	Faint *regex.Pattern `yaml:"faint"`
	// Instead is a regular expression for whole names, whatever their case: in a module that calls something so named the rule takes
	// a profile more. It does by hand what the rule asks for.
	Instead *regex.Pattern `yaml:"instead"`
	// Pinned: in a module of a package that others install which compares a digest with one that the program has, the rule takes a
	// profile more: another file than the one that is meant is noticed.
	Pinned bool `yaml:"pinned"`
	// Own is what does the rule's work in the program itself: where it is there, the rule takes a profile more.
	Own *Own `yaml:"own"`
	// Evidence is what has to show that somebody is harmed, in a package that others install, unless it is reviewed as a library: a
	// finding without it takes a profile more.
	Evidence *Evidence `yaml:"evidence"`
	// Labels are names of what only names something, as the key of a cache does: where what a hazard's call makes is used for nothing
	// but such, or as such, the rule takes a profile more.
	Labels *Evidence `yaml:"labels"`
	// Credential: what the rule reports is a credential, which no report shows.
	Credential bool `yaml:"credential"`
	// Yields are rules that say more of the same place: where one of them is broken there, this one is not reported.
	Yields []string `yaml:"yields" ref:"rule"`
	// ByDefault is the rule that tells of an option whose default brings the weakness, if that is another one than for all options.
	ByDefault string `yaml:"by_default" ref:"rule"`
	Summary   string `yaml:"summary"` // one sentence: what the weakness is
	// Message is a finding's sentence; {source} and {sink} are replaced: "SQL text is built from {source}".
	Message     string   `yaml:"message"`
	Why         string   `yaml:"why"`
	Description string   `yaml:"description"`
	Remedy      string   `yaml:"remedy"`
	References  []string `yaml:"references"`

	testdata string // the folder of its tests in the embedded data, "" for a rule of the user's
}

// What a rule tells of once.
const (
	OneReceiver = "receiver" // a variable of a module or a value of a function, of which calls show that it is set up wrong
	OneObject   = "object"   // an object, however many of its attributes are set wrong where it is made
	OneFunction = "function" // of a flow, the function that has the sinks
	OneValue    = "value"    // of a flow, a piece of data in a function, with all that is made of it there: one check mends all sinks
	OneData     = "data"     // of a flow, that, also in profiles that tell of each place: such sinks are everywhere
	OneSource   = "source"   // that, and what a function of the program reads of a request for several others
	OneSecret   = "secret"   // of a flow, a secret that a function makes of several pieces
	OneLine     = "line"     // of a flow, a line of the code: what a condition asks of several values is asked better at once
	OneText     = "text"     // of a flow, a text that one function makes and others send
	OneName     = "name"     // in a package that others install, a constant of a module that calls are given first, however often
	OneArgument = "argument" // of a flow, what calls of one function are given first under the same words: branches of which each starts the same
	OneProgram  = "program"  // in a package that others install, what its program does everywhere: its maintainers see it once
)

var ones = []string{OneReceiver, OneObject, OneFunction, OneValue, OneData, OneSource, OneSecret, OneLine, OneText, OneName, OneArgument, OneProgram}

// Evidence is what the code around a finding shows of harm; all that is given has to be there.
type Evidence struct {
	// Names is a regular expression that matches somewhere, whatever its case, in a name or a short text of the outermost function
	// or class that has the sink or is at fault: who does not verify a certificate is harmed where a password is sent.
	Names *regex.Pattern `yaml:"names"`
	// Except takes names away again.
	Except *regex.Pattern `yaml:"except"`
	// Near: only the function itself counts that has the sink or is at fault.
	Near bool `yaml:"near"`
	// Anywhere: the names of the whole program count, but for its tests: what a browser sends along is decided elsewhere.
	Anywhere bool `yaml:"anywhere"`
	// Beside is a regular expression of modules: of the whole program those count that import one of them.
	Beside *regex.Pattern `yaml:"beside"`
	// Passed is a regular expression that matches somewhere, whatever its case, in the name of what the call that leads to the sink
	// is given, or of a piece of a text that it is given: a log is told the password itself, and no object that has one.
	Passed *regex.Pattern `yaml:"passed"`
	// Whole: the data reach the sink as they are, and no function of the program has made something of them and returned it.
	Whole bool `yaml:"whole"`
	// Here: the call that does harm is itself at fault, and no caller's choice of what it is given; nor what is done once where a
	// package is built.
	Here bool `yaml:"here"`
	// Unless is a regular expression that matches somewhere, whatever its case, in the name of a switch: what is reached only by one way
	// of a branch on it is for those who develop the package.
	Unless *regex.Pattern `yaml:"unless"`
	// Library: it has to be there where a package is reviewed as a library, too.
	Library bool `yaml:"library"`
}

// Own is a class or function of the program, all of whose names are regular expressions, whatever their case: it is called as In
// says, uses a name or a short text that Reads matches, decides by something that Decides matches, and uses a name that Refuses
// matches.
type Own struct {
	In      *regex.Pattern `yaml:"in"`    // for whole names
	Reads   *regex.Pattern `yaml:"reads"` // for whole names
	Decides *regex.Pattern `yaml:"decides"`
	Refuses *regex.Pattern `yaml:"refuses"`
}

// Tells reports whether a name tells of harm.
func (e *Evidence) Tells(name string) bool {
	return e.Names.MatchString(name) && (e.Except == nil || !e.Except.MatchString(name))
}

// Senders are those who can send a request: anybody, all whom the program knows, or those who may do more than others.
type Senders uint8

const (
	Anybody Senders = iota
	Users
	Ranked
)

// A Flow rule reports data of a class that reaches a kind of sink.
type Flow struct {
	// Sink is the kind of sink. Rules define the kinds: a model may use those that some rule looks for, no others.
	Sink Kind `yaml:"sink"`
	// Source is the class of source; "untrusted" when absent. "any" is whatever is no constant of the program, also where
	// nothing is known of it (open.go).
	Source Class `yaml:"source"`
	// Also is a second class of source: a token is a secret, or a number that nobody guesses. Untrusted stands for none.
	Also Class `yaml:"also"`
	// What: only data of sources whose What this regular expression matches somewhere.
	What *regex.Pattern `yaml:"what"`
	// Vouched is a regular expression for whole names of functions, whatever their case: what was passed to one of them, which answered
	// yes or came back, is taken for checked.
	Vouched *regex.Pattern `yaml:"vouched"`
	// Short is a regular expression for the What of sources whose data are a few thousand characters at most: an address, a header,
	// a file's name. A pattern that takes quadratic time is none too slow for them.
	Short *regex.Pattern `yaml:"short"`
	// Texts is a regular expression for the What of sources whose entries are texts: a query string holds no dictionaries. They do no
	// harm as entries of what a sink is given that minds no texts (Sink.NoTexts).
	Texts *regex.Pattern `yaml:"texts"`
	// One is a regular expression for the What of sources that are one text each, and no mapping of several: a part of the path. They do
	// no harm as the whole of what a sink is given that minds no text (Sink.NoText).
	One *regex.Pattern `yaml:"one"`
	// Whole is a regular expression for the What of sources whose data, in a package that others install, take a profile more where the
	// program puts them together with something else: a part of a path with a word behind it is the name of a route.
	Whole *regex.Pattern `yaml:"whole"`
	// Known: in a package that others install data take a profile more where something was looked up by them before, and who names
	// nothing that is there is turned away.
	Known bool `yaml:"known"`
	// Sent: in a package that others install data take a profile more where only these can send them.
	Sent Senders `yaml:"sent"`
	// Listed is a regular expression for the names of lists of what may be asked for. In a package that others install data take a profile
	// more where a function on their way, or one that is called there, turns away who asks for what is in none.
	Listed *regex.Pattern `yaml:"listed"`
	// Needs is the part of a string that has to be under control for harm: "any" (default), "start" (nothing fixed
	// before it), "authority" (a URL's scheme or host: a fixed scheme and host before it is safe),
	// "pattern" (a regular expression that can backtrack badly meets the data), "built" (of source any: the text is put
	// together by the program, and what is put in can be followed to a parameter or a source).
	Needs Needs `yaml:"needs"`
	// Of: only data of sources of which models say this.
	Of string `yaml:"of"`
	// Checked is a regular expression for names, whatever their case: in a function that tests something of such a name, or
	// calls it, on the way of the data, nothing breaks the rule: who looks at the type of a file takes files of some type.
	Checked *regex.Pattern `yaml:"checked"`
	// Tested: the same of names in tests alone: what takes an ending off a name asks nothing by itself. A list of endings that are taken
	// does not count where pages are among them.
	Tested *regex.Pattern `yaml:"tested"`
	// Handed is one for functions, whatever their case: in a function that hands on to one of them what it has computed, and nothing
	// that it was given, nothing is reported.
	Handed *regex.Pattern `yaml:"handed"`
	// Mode is a regular expression for names, whatever their case: data that get through only where something of a name in which
	// it matches holds ("if app.debug:") do not break the rule.
	Mode *regex.Pattern `yaml:"mode"`
	// Unanswered is a regular expression for names of decorators, whatever their case, by their last part: what functions that
	// bear one return or raise is sent to nobody.
	Unanswered *regex.Pattern `yaml:"unanswered"`
	// Local: the rule holds for the threat model local too. A command-line tool that opens the file its user names is
	// no defect; one that evaluates its argument as code may be.
	Local bool `yaml:"local"`
	// Filtered is a regular expression for the text of modules in which something else sees the data before they are written, as a
	// filter of a logger does, and may take them out: there the rule takes a profile more.
	Filtered *regex.Pattern `yaml:"filtered"`
	// Written: of stored data, only those that the program itself takes from clients: it keeps such data, harmful to this
	// kind of sink, under the name by which these are read.
	Written bool `yaml:"written"`
	// Column: of such data, only those that are read by a name in which this regular expression matches, whatever its case.
	Column *regex.Pattern `yaml:"column"`
}
