// Package claim reads what reviews claim: from prose and Markdown, from SARIF and the JSON of other tools. It knows text
// and the catalog's names, nothing of the code that the claims are about.

// Reading is deterministic, linear in the input, and shows itself: Explain prints what was understood of each claim. What
// no claim was made of is a Leftover, with the reason, so that nothing is dropped without a word.
package claim

// A Review is what was read of one input.
type Review struct {
	Name      string // of the input, as given
	Format    Format
	Tools     []string   // who says so, in the order of the input
	Text      string     // the input, decoded to UTF-8; offsets of claims and leftovers are into it
	Claims    []Claim    // in the order of the input
	Leftovers []Leftover // in the order of the input
}

// Format is what an input was read as.
type Format string

const (
	SARIF    Format = "sarif"
	JSON     Format = "json" // of any tool or model; Claim.Tool says which
	Markdown Format = "markdown"
	Text     Format = "text" // without the marks of Markdown
	Mail     Format = "mail"
)

// A Claim is one statement about code, with what was understood of it. Every part may be missing.

// Offsets of the parts are into Text; both are 0 where a part does not come from the text but from a field, from a
// heading above the claim, or from the tool's description of its rule.
type Claim struct {
	Title      string      // the claim's heading or the beginning of its message, one line
	Text       string      // all of it: of prose as written, of SARIF and JSON the message and its like
	Start, End int         // byte offsets into the input, half open; of SARIF and JSON the result's object
	Index      int         // number among the claims, from 0; of SARIF the result's number over all runs
	Run        int         // of SARIF: the number of the run, from 0
	Result     int         // of SARIF: the number of the result in its run, from 0
	Label      string      // what the input itself calls it: "3", "F-01"
	Above      []string    // headings that it stands under, the closest first
	Safe       bool        // it says that there is no such weakness: "not vulnerable to SQL injection"
	Weaknesses []Weakness  // CWE ids with the names given to them, in the order of the text; those of a rule come last
	Places     []Place     // files and lines, the place of the claim first
	Symbols    []Symbol    // functions, classes, options, variables
	Routes     []Route     // ways of URLs
	Quotes     []Quote     // code that the claim quotes
	Mechanisms []Mechanism // what the code is said to do or lack, the one that the claim is about first
	Assertions []Assertion // what can be compared with the code word for word
	Remedy     string      // what is proposed
	Severity   string      // as given, "" where nothing is said
	Confidence string      // as given
	Rule       string      // id of the tool's rule
	RuleText   string      // what the tool says of its rule in general: name, description, tags
	Tool       string      // of SARIF and JSON: who says so
}

// A Weakness is a CWE id, a name, or both, as the claim gives them.
type Weakness struct {
	ID         int    // 0 where only a name is given
	Name       string // "" where only a number is given
	Rule       bool   // from the description of the tool's rule
	Start, End int
}

// A Place is a file, or lines of one.
type Place struct {
	File         string // as written, with slashes; "" where lines are given without a file
	Line, Last   int    // 1-based, inclusive; 0 where no line is given
	Column, Stop int    // 1-based, half open, as the tool counts; 0 where none is given
	Function     string // of SARIF and JSON: the function that the tool says it is in
	Role         Role
	Start, End   int
}

// Role is what a place is in a claim.
type Role string

const (
	Main    Role = "main"    // where the defect is said to be
	Related Role = "related" // mentioned: elsewhere in the text, or as related location
	Step    Role = "step"    // on the way of the data, from source to sink
	Context Role = "context" // from a heading above the claim
)

// A Symbol is something that has a name in code.
type Symbol struct {
	Name       string // dotted where the claim says so: "conf.list_opts"
	Call       bool   // written with parentheses: a function, most likely
	Marked     bool   // in backticks or quotes: certainly meant as code
	Proposed   bool   // stands in the remedy: need not exist
	Start, End int
}

// A Route is the way of a URL that the claim names: "POST /orders/<id>".
type Route struct {
	Method     string // "" where none is given
	Path       string // as written
	Proposed   bool   // stands in the remedy
	Start, End int
}

// A Quote is code that stands in the claim.
type Quote struct {
	Code       string // without the fence or backticks
	File       string // that the fence names, "" where none
	Line       int    // that the fence or the line numbers in it begin with, 0 where none
	Proposed   bool   // a remedy, an exploit or an output: need not exist in the code
	Start, End int
}

// A Mechanism is what the code is said to do or to lack, a word of the table of mechanisms ("sql-injection",
// "deserialization", "hard-coded-credential", "missing-validation", "weak-random", "insecure-default", ...).
type Mechanism struct {
	ID         string
	Words      string // of the claim, that say so; "CWE-89" where its id or name does
	From       Origin
	Effect     bool // named as what follows from the defect: "could lead to code execution"
	Negated    bool // said not to be there: "no evidence of SQL injection"
	Start, End int
}

// Origin is where a mechanism was read.
type Origin string

const (
	FromTitle   Origin = "title"
	FromText    Origin = "text"
	FromName    Origin = "name"    // a CWE name
	FromID      Origin = "id"      // a CWE number
	FromRule    Origin = "rule"    // id or description of the tool's rule
	FromContext Origin = "context" // a heading above the claim
)

// An Assertion is a statement that can be held against the code word for word.
type Assertion struct {
	Kind       AssertionKind
	Subject    string // option, variable, function or parameter; "" where only the context says
	Value      string // as written, without quotes or backticks; "" where the kind has none
	Words      string
	Start, End int
}

// AssertionKind is what is stated of a subject.
type AssertionKind string

const (
	HasDefault  AssertionKind = "default"    // its default is Value; "" where it is said to have none
	HasValue    AssertionKind = "value"      // it is set to Value
	HardCoded   AssertionKind = "hard-coded" // it holds a literal, Value where given
	TakesInput  AssertionKind = "input"      // it receives input from outside: as parameter Value where given
	NotChecked  AssertionKind = "unchecked"  // its input is not validated, sanitised or restricted; Value is what of it, "format"
	CallsValue  AssertionKind = "calls"      // the code calls or uses Value
	LacksValue  AssertionKind = "lacks"      // Value (a decorator, a flag, a call) is missing
	StoresPlain AssertionKind = "plain"      // Subject is stored, logged or sent in the clear
)

// A Leftover is a part of the input that no claim was made of.
type Leftover struct {
	Kind       LeftoverKind
	Title      string // heading or first words, one line
	Of         int    // number of the claim that it repeats, -1 where none
	Start, End int
}

// LeftoverKind says why no claim was made of it.
type LeftoverKind string

const (
	Introduction LeftoverKind = "introduction" // what was reviewed, and how
	Summary      LeftoverKind = "summary"      // counts, tables of contents
	Repeat       LeftoverKind = "repeat"       // the same as a claim, listed again
	Conclusion   LeftoverKind = "conclusion"
	Advice       LeftoverKind = "advice"     // remedies for the whole
	Praise       LeftoverKind = "praise"     // what was found good, without a weakness named
	Quoted       LeftoverKind = "quoted"     // somebody else's words in a mail
	Form         LeftoverKind = "form"       // mail headers, greetings, signatures
	Other        LeftoverKind = "other"      // names no weakness that could be put to the test
	Unreadable   LeftoverKind = "unreadable" // broken JSON, a result without a message
)
