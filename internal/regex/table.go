package regex

import (
	"regexp/syntax"
	"slices"
)

// A Table answers which of many patterns match a text. The patterns are those of package regexp and mean what
// Regexp.MatchString says, for texts of ASCII; other texts, and patterns with word boundaries, are left to package regexp.
// It is safe for concurrent use.
type Table struct {
	patterns []Matcher
	others   []int        // the patterns for which package regexp is asked
	parts    []*automaton // of the others, some each: what one of many patterns makes of a text multiplies the states
}

// A Matcher is a pattern of package regexp.
type Matcher interface {
	String() string
	MatchString(s string) bool
}

// tablePart is how many patterns an automaton walks at once. With few of them a text is walked often, with many of them
// there are many states to be made: on the names of a large program, 12 to 24 take least time.
const tablePart = 16

// NewTable makes a table of patterns.
func NewTable[M Matcher](patterns []M) *Table {
	t := &Table{}
	var numbers []int
	var progs []*syntax.Prog
	part := func() {
		if len(progs) > 0 {
			t.parts = append(t.parts, newAutomaton(progs, numbers))
			progs, numbers = nil, nil
		}
	}
	for i, re := range patterns {
		t.patterns = append(t.patterns, re)
		prog := walkable(re.String())
		if prog == nil {
			t.others = append(t.others, i)
			continue
		}
		progs, numbers = append(progs, prog), append(numbers, i)
		if len(progs) == tablePart {
			part()
		}
	}
	part()
	return t
}

// walkable is a pattern's program if it asks nothing of what surrounds a character but the text's own ends; nil for others.
func walkable(pattern string) *syntax.Prog {
	tree, err := syntax.Parse(pattern, syntax.Perl) // which does not take POSIX syntax
	if err != nil {
		return nil
	}
	p, err := syntax.Compile(tree.Simplify())
	if err != nil || slices.ContainsFunc(p.Inst, func(in syntax.Inst) bool {
		const ends = syntax.EmptyBeginText | syntax.EmptyEndText
		return in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&^ends != 0
	}) {
		return nil
	}
	return p
}

// Match appends to dst the indices of the patterns that match a text, in ascending order.
func (t *Table) Match(dst []int, text string) []int {
	before := len(dst)
	for _, p := range t.parts {
		s := p.walk(text)
		if s == nil {
			return t.each(dst[:before], text)
		}
		dst = p.append(dst, s)
	}
	if len(t.others) > 0 {
		for _, i := range t.others {
			if t.patterns[i].MatchString(text) {
				dst = append(dst, i)
			}
		}
		slices.Sort(dst)
	}
	return dst
}

// each asks one pattern after the other.
func (t *Table) each(dst []int, text string) []int {
	for i, re := range t.patterns {
		if re.MatchString(text) {
			dst = append(dst, i)
		}
	}
	return dst
}
