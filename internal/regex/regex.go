// Package regex decides whether a regular expression of Python's module re can backtrack badly on hostile text
// (CWE-1333), and which characters a text can hold that a pattern accepts.
//
// Python's matcher tries the ways to match one after the other. A pattern that reads one text in many ways makes it try
// all of them before it gives up. How many ways there are is the degree of ambiguity of the pattern's NFA, and Weber and
// Seidl ("On the degree of ambiguity of finite automata", 1991) show what to look for: it is exponential where a state
// has two different loops over one word (EDA), and polynomial where a word w loops at p, loops at q, and leads from p to
// q (IDA). Weideman, van der Merwe, Berglund and Watson ("Analyzing matching time behavior of backtracking regular
// expression matchers by using ambiguity of NFA", 2016) apply it to backtracking.
//
// The work is done in these steps, a file or two each:
//
//   - parse.go, escape.go, class.go, group.go: pattern -> tree, as re._parser of Python 3.8 to 3.14 builds it, with its
//     rewriting of alternatives (what Python merges is not ambiguous) and with positions.
//   - set.go, category.go, alphabet.go: sets of characters; the classes of characters that a pattern cannot tell apart.
//   - nfa.go, edges.go: tree -> position automaton whose edges keep ambiguity: two ways through the groups between two
//     positions are two edges. It overestimates what it cannot express: lookarounds may fail or hold, atomic groups
//     give back what they took, backreferences match whatever their group matches.
//   - ambiguity.go, eda.go, ida.go: the automaton's square and cube -> suspects, each with a prefix, a pump and the place.
//   - program.go, machine.go: a backtracking matcher that tries what CPython's tries, in its order, and counts steps.
//   - confirm.go, backtracking.go: a suspect counts only if the matcher's steps on prefix + pump*n + suffix grow faster
//     than linearly, for some suffix. So an overestimate costs time, never a false alarm.
//   - admits.go: the characters, and the anchors at both ends.
//   - neighbours.go: what a text begins with, and which characters stand next to each other in it.
//
// Everything is bounded by counted work, never by time; nothing is kept between calls.
package regex

import "fmt"

// Flags are the flags of a pattern, with the values that Python gives them.
type Flags uint32

const (
	IgnoreCase Flags = 2
	Locale     Flags = 4
	Multiline  Flags = 8
	DotAll     Flags = 16
	Unicode    Flags = 32
	Verbose    Flags = 64
	Debug      Flags = 128
	ASCII      Flags = 256
	// Bytes is none of Python's: the pattern is a bytes object, and every byte of the string is one character.
	Bytes Flags = 1 << 16
)

// An Op says what a Node is. The names in comments are those of re._constants.
type Op uint8

const (
	Concat      Op = iota // Subs in sequence
	Branch                // BRANCH: one of Subs
	Literal               // LITERAL and NOT_LITERAL (Negated): the character Rune
	Any                   // ANY: what "." matches
	In                    // IN: one of Items, or none of them (Negated)
	At                    // AT: the position At
	Repeat                // MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT: Subs[0], Min to Max times
	Group                 // SUBPATTERN: Subs[0] captured as Group (0: not captured), with flags Add and Del
	Atomic                // ATOMIC_GROUP: Subs[0] without giving back
	Look                  // ASSERT, ASSERT_NOT (Negated): Subs[0] matches here, ahead or Behind
	Backref               // GROUPREF: what Group matched
	Conditional           // GROUPREF_EXISTS: Subs[0] if Group matched, else Subs[1] (which may be missing)
)

// Anchor is a position in the text.
type Anchor uint8

const (
	LineStart   Anchor = iota // ^
	LineEnd                   // $
	TextStart                 // \A
	TextEnd                   // \Z, \z
	Boundary                  // \b
	NotBoundary               // \B
)

// Mode is how much a repetition takes first, and whether it gives back.
type Mode uint8

const (
	Greedy Mode = iota
	Lazy
	Possessive
)

// Unlimited is the Max of a repetition without one.
const Unlimited = 1<<32 - 1

// A Node is a part of a pattern.
type Node struct {
	Op       Op
	Pos, End int   // byte offsets in the pattern
	Flags    Flags // in force here
	Negated  bool  // Literal, In, Look
	Behind   bool  // Look
	Rune     rune  // Literal
	At       Anchor
	Mode     Mode // Repeat
	Min, Max int  // Repeat
	Group    int  // Group, Backref, Conditional; of the root: the number of groups
	Name     string
	Add, Del Flags // Group
	Items    []Item
	Subs     []*Node
}

// An Item is a member of a character class: a category, or the characters Lo to Hi.
type Item struct {
	Category byte // 'd', 'D', 's', 'S', 'w', 'W', or 0
	Lo, Hi   rune
}

// An Error says why a string is no pattern, and where.
type Error struct {
	Pos int // byte offset
	Msg string
}

func (e *Error) Error() string { return fmt.Sprintf("%s at position %d", e.Msg, e.Pos) }
