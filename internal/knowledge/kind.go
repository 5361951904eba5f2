package knowledge

import (
	"fmt"
	"sort"
	"strings"
)

// A Kind is a kind of sink, as the number of a bit. Base.Kind and Base.KindName translate; the numbers are the kinds
// of all rules in alphabetical order, and differ between bases.
type Kind uint8

// A KindMask is a set of kinds, one bit each.
type KindMask uint64

// AllKinds is what a sanitizer of "all" has.
const AllKinds KindMask = 1<<64 - 1

// maxKinds is how many kinds a mask holds.
const maxKinds = 64

// KeptKind is the kind of sink that keeps data in a database. No rule looks for it; it is what rules on stored data ask for
// that are Written.
const KeptKind = "kept"

// misplaced are the kinds of data that are escaped for a kind of sink, but harm it all the same where they are put elsewhere than
// escaping is made for: HTML in a script or in a tag without quotes, the word of a shell between quotes of the command, the value of a
// filter of LDAP in a distinguished name, a text of SQL where the statement has no quotes. No rule looks for them; where a text puts such data in a place like that, or the sink itself
// is one (Misplaced), they are of the kind itself again.
var misplaced = map[string]string{"html": "html-misplaced", "command": "command-misplaced", "ldap": "ldap-misplaced", "sql": "sql-misplaced"}

// A SafeMask is a set of kinds for which data are safe wherever a text puts them: with a kind it has the kind of what is misplaced.
type SafeMask KindMask

// Mask is the set of this kind alone.
func (k Kind) Mask() KindMask { return 1 << k }

// Has reports whether k is in the set.
func (m KindMask) Has(k Kind) bool { return m&(1<<k) != 0 }

// A Class is what is wrong with the data of a source.
type Class uint8

const (
	Untrusted    Class = iota // under somebody else's control
	Exception                 // text of errors
	Secret                    // what must not be seen
	Prompt                    // text written by a language model
	Random                    // numbers that can be guessed
	Weak                      // what a broken algorithm made
	Stored                    // what the program keeps for its users, and some of them wrote
	Clock                     // what the clock says, or what is counted
	Drawn                     // numbers that cannot be guessed: no defect, and what is mixed with them cannot be guessed either
	SigningKey                // what a program signs with: no defect by itself
	MAC                       // what only who has a key can compute
	Surroundings              // the environment or the configuration as a whole
	Any                       // whatever is no constant of the program; rules only, no source has it
)

// Made reports whether data of a class are what a call makes, which is the defect: a generator, a hash, a clock.
func (c Class) Made() bool { return c == Random || c == Weak || c == Clock }

// A Threat says whose data a source gives.
type Threat uint8

const (
	NoThreat Threat = iota // of sources that are not untrusted
	Remote                 // clients, other machines
	Local                  // arguments, environment, files
)

// An Outcome of a checking call.
type Outcome uint8

const (
	OutcomeTrue    Outcome = iota + 1 // the result is true
	OutcomeFalse                      // the result is false
	OutcomeReturns                    // the call does not raise
	OutcomeNotNone                    // the result is not None
)

// Needs is the part of a string that has to be under control for harm.
type Needs uint8

const (
	NeedsAny       Needs = iota
	NeedsStart           // nothing fixed before it
	NeedsAuthority       // a URL's scheme or host
	NeedsPattern         // a regular expression that can backtrack badly meets the data
	NeedsBuilt           // a part of a text whose beginning or end is known: the program puts it together
)

// A word is one of a fixed set of words; words[i] is the value i's. "" is no word.
var (
	classWords   = []string{"untrusted", "exception", "secret", "prompt", "random", "weak", "stored", "clock", "drawn", "key", "mac", "settings", "any"}
	threatWords  = []string{"", "remote", "local"}
	outcomeWords = []string{"", "true", "false", "returns", "not-none"}
	needsWords   = []string{"any", "start", "authority", "pattern", "built"}
	senderWords  = []string{"anybody", "users", "ranked"}
)

func (c Class) String() string   { return classWords[c] }
func (t Threat) String() string  { return threatWords[t] }
func (o Outcome) String() string { return outcomeWords[o] }
func (n Needs) String() string   { return needsWords[n] }
func (s Senders) String() string { return senderWords[s] }

// parseWord finds s among words.
func parseWord(s string, words []string) (uint8, error) {
	var known []string
	for i, w := range words {
		if w == "" {
			continue
		}
		if w == s {
			return uint8(i), nil
		}
		known = append(known, w)
	}
	return 0, fmt.Errorf("%q is none of %s", s, strings.Join(known, ", "))
}

// kindTable numbers the kinds of sinks.
type kindTable struct {
	names []string // by Kind
	kinds map[string]Kind
}

// newKindTable numbers names, which may repeat.
func newKindTable(names []string) (*kindTable, error) {
	t := &kindTable{kinds: map[string]Kind{}}
	for _, n := range names {
		if _, ok := t.kinds[n]; !ok && n != "" {
			t.kinds[n] = 0
			t.names = append(t.names, n)
		}
	}
	sort.Strings(t.names)
	if len(t.names) > maxKinds {
		return nil, fmt.Errorf("rules look for %d kinds of sinks; %d are possible", len(t.names), maxKinds)
	}
	for i, n := range t.names {
		t.kinds[n] = Kind(i)
	}
	return t, nil
}

// everywhere adds the kinds of what is misplaced to a set.
func (t *kindTable) everywhere(m SafeMask) SafeMask {
	for name, other := range misplaced {
		if k, ok := t.kinds[name]; ok && KindMask(m).Has(k) {
			m |= SafeMask(t.kinds[other].Mask())
		}
	}
	return m
}

func (t *kindTable) lookup(name string) (Kind, error) {
	if k, ok := t.kinds[name]; ok {
		return k, nil
	}
	return 0, fmt.Errorf("no rule looks for sinks of kind %q; the kinds are %s", name, strings.Join(t.names, ", "))
}
