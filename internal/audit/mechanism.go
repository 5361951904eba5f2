package audit

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"
)

//go:embed mechanisms.yaml
var mechanismData []byte

// A mechanism is a way in which code can be weak, and how code shows it. The table is mechanisms.yaml.
type mechanism struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`  // in a sentence: "SQL injection"
	Also    []string `yaml:"also"`  // other ids for it
	CWE     []int    `yaml:"cwe"`   // numbers that mean it, the one that fits best first
	Rules   []string `yaml:"rules"` // of touchstone, whose findings show it
	Kind    kind     `yaml:"kind"`
	Sinks   []string `yaml:"sinks"`   // kinds of sink that touchstone follows data to for it
	Context pattern  `yaml:"context"` // has to stand at the place for a form to be a defect: what the numbers are for
	Looks   []*look  `yaml:"looks"`   // what shows it, or what it needs
	Safe    []*look  `yaml:"safe"`    // what makes it harmless where it stands
	Off     []*look  `yaml:"off"`     // what makes it harmless wherever in the program it stands
	// About is what a place has to speak of, in any form, for a claim that speaks of it to be about the place.
	About pattern `yaml:"about"`
	// Contrary are forms that show the opposite of what claims say, Supports those that show what a claim states that says
	// more of the defect than its number does.
	Contrary []*look `yaml:"contrary"`
	Supports []*look `yaml:"supports"`
}

// A kind is what a mechanism is made of.
type kind string

const (
	operation kind = "operation" // data that meet a dangerous call
	value     kind = "value"     // a call or a constant that is wrong by itself
	absence   kind = "absence"   // something that should be there
	design    kind = "design"    // what no form of code shows
)

// showable reports whether code that has it shows it.
func (m *mechanism) showable() bool { return m.Kind == operation || m.Kind == value }

// A look is one form of code.
type look struct {
	// Call is a pattern for the last parts of a dotted name. Arg is what to look at: a position, a keyword, "any"; Is
	// is what it has to be: "data" (no constant; the default where Arg is given), "built" (a text put together with
	// data), "any".
	Call pattern `yaml:"call"`
	Arg  string  `yaml:"arg"`
	Is   string  `yaml:"is"`
	// Text is a pattern for the code of an expression that puts data into a text.
	Text pattern `yaml:"text"`
	// With and Without are patterns for the text of the call, or of the lines that Code matches.
	With    pattern `yaml:"with"`
	Without pattern `yaml:"without"`
	// Code is a pattern for code without comments, of files whose names In matches (Python's, where there is none).
	Code pattern `yaml:"code"`
	In   pattern `yaml:"in"`
	// When is what a claim has to say for a contrary or supporting form to count; Unless is what must not stand anywhere
	// at the place of a supporting one.
	When   pattern `yaml:"when"`
	Unless pattern `yaml:"unless"`
	// Says is what the form does, for the evidence.
	Says string `yaml:"says"`
	// Needs is set where the form alone is no defect: it is what a defect needs.
	Needs bool `yaml:"needs"`
	// Settles is set where there is no defect if every call that the look meets is given fixed values only.
	Settles bool `yaml:"settles"`
}

// A pattern is a regular expression in the table.
type pattern struct{ *regexp.Regexp }

func (p *pattern) UnmarshalYAML(n *yaml.Node) (err error) {
	if p.Regexp, err = regexp.Compile(n.Value); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

func (p pattern) set() bool { return p.Regexp != nil }

// A table holds the mechanisms by id and by number.
type table struct {
	list  []*mechanism
	byID  map[string]*mechanism
	byCWE map[int][]*mechanism
	rules map[string][]*mechanism
}

// newTable reads the embedded table.
func newTable() (*table, error) {
	t := &table{byID: map[string]*mechanism{}, byCWE: map[int][]*mechanism{}, rules: map[string][]*mechanism{}}
	if err := yaml.Unmarshal(mechanismData, &t.list); err != nil {
		return nil, fmt.Errorf("mechanisms.yaml: %w", err)
	}
	for _, m := range t.list {
		for _, id := range append([]string{m.ID}, m.Also...) {
			if t.byID[id] != nil {
				return nil, fmt.Errorf("mechanisms.yaml: %s is there twice", id)
			}
			t.byID[id] = m
		}
		for _, n := range m.CWE {
			t.byCWE[n] = append(t.byCWE[n], m)
		}
		for _, r := range m.Rules {
			t.rules[r] = append(t.rules[r], m)
		}
		for _, l := range slices.Concat(m.Looks, m.Safe, m.Off, m.Contrary, m.Supports) {
			if l.Call.set() {
				l.Call.Regexp = regexp.MustCompile(`(?:^|[.\]])(?:` + l.Call.String() + `)$`)
			}
		}
	}
	return t, nil
}
