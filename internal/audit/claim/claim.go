// Package claim reads what reviews claim: from prose and Markdown, from SARIF and the JSON of other tools. It knows text
// and the catalog's names, nothing of the code that the claims are about.
package claim

// A Claim is one statement about code, with what was understood of it. Every part may be missing.
type Claim struct {
	Title      string      // the claim's heading or message, one line
	Text       string      // all of it, as written
	Start, End int         // byte offsets into the input, half open; of SARIF the result's object
	Index      int         // number in the input, from 0; of SARIF the result's, over all runs
	Weaknesses []Weakness  // CWE ids with the names given to them, in the order of the text
	Places     []Place     // files and lines
	Symbols    []Symbol    // functions, classes, options, variables
	Quotes     []Quote     // code that the claim quotes
	Mechanisms []Mechanism // what the code is said to do, the most specific first
	Remedy     string      // what is proposed
	Severity   string      // as given, "" where nothing is said
	Rule       string      // id of the tool's rule
	Tool       string      // of SARIF and JSON: who says so
}

// A Weakness is a CWE id, a name, or both, as the claim gives them.
type Weakness struct {
	ID         int    // 0 where only a name is given
	Name       string // "" where only a number is given
	Start, End int
}

// A Place is a file, or lines of one.
type Place struct {
	File       string // as written, with slashes; "" where lines are given without a file
	Line, Last int    // 1-based, inclusive; 0 where no line is given
	Start, End int
}

// A Symbol is something that has a name in code.
type Symbol struct {
	Name       string // dotted where the claim says so: "conf.list_opts"
	Call       bool   // written with parentheses: a function, most likely
	Marked     bool   // in backticks or quotes: certainly meant as code
	Start, End int
}

// A Quote is code that stands in the claim.
type Quote struct {
	Code       string
	Start, End int
}

// A Mechanism is what the code is said to do or to lack, a word of the table of mechanisms ("sql-injection",
// "deserialization", "hard-coded-credential", "missing-validation", "weak-random", "insecure-default", ...).
type Mechanism struct {
	ID         string
	Words      string // of the claim, that say so
	Start, End int
}
