package regex

import (
	"encoding/binary"
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// A Table answers which of many patterns match a text, in one walk over it: a deterministic automaton whose states are
// sets of instructions of all patterns' programs and are made when a text first leads to them (Thompson, "Regular
// Expression Search Algorithm", CACM 1968; lazily, as in Cox, "Regular Expression Matching in the Wild", 2010). The
// patterns are those of package regexp and mean what Regexp.MatchString says, for texts of ASCII; other texts, and
// patterns with word boundaries, are left to package regexp.
//
// A Table is not safe for concurrent use; a Clone shares nothing that changes.
type Table struct {
	patterns []*regexp.Regexp
	progs    []*syntax.Prog // nil where package regexp is asked
	first    []uint32       // of each pattern's instructions, in the numbering of all
	owner    []int32        // by instruction: its pattern

	restart []uint32 // where patterns begin that may begin anywhere
	states  map[string]*tableState
	start   *tableState
}

// tableState is a set of instructions that wait for a character.
type tableState struct {
	set     []uint32 // sorted
	matched []int    // patterns that have matched by here, whatever follows
	ends    []int    // patterns that match if the text ends here, or have matched
	next    [utf8.RuneSelf]*tableState
}

// maxTableStates bounds the memory of a table: one that has grown to it begins anew.
const maxTableStates = 4096

// NewTable makes a table of patterns.
func NewTable(patterns []*regexp.Regexp) *Table {
	t := &Table{patterns: patterns, progs: make([]*syntax.Prog, len(patterns)), first: make([]uint32, len(patterns))}
	for i, re := range patterns {
		t.first[i] = uint32(len(t.owner))
		tree, err := syntax.Parse(re.String(), syntax.Perl)
		if err != nil {
			continue // a pattern of POSIX syntax
		}
		prog, err := syntax.Compile(tree.Simplify())
		if err != nil || !walkable(prog) {
			continue
		}
		t.progs[i] = prog
		for range prog.Inst {
			t.owner = append(t.owner, int32(i))
		}
	}
	t.reset()
	return t
}

// Clone is a table of the same patterns for another goroutine.
func (t *Table) Clone() *Table {
	c := *t
	c.reset()
	return &c
}

func (t *Table) reset() {
	t.states, t.restart = map[string]*tableState{}, nil
	var begin []uint32
	for i, prog := range t.progs {
		if prog != nil {
			begin = append(begin, t.first[i]+uint32(prog.Start))
		}
	}
	seen := make([]bool, len(t.owner))
	for _, id := range begin {
		// One whose beginning is that of the text leads nowhere from anywhere else.
		alive := false
		clear(seen)
		if len(t.follow([]uint32{id}, syntax.EmptyEndText, seen, func(int) { alive = true })) > 0 || alive {
			t.restart = append(t.restart, id)
		}
	}
	t.start = t.state(begin, nil, syntax.EmptyBeginText)
}

// walkable reports whether a program asks nothing of what surrounds a character but the text's own ends.
func walkable(p *syntax.Prog) bool {
	return !slices.ContainsFunc(p.Inst, func(in syntax.Inst) bool {
		const ends = syntax.EmptyBeginText | syntax.EmptyEndText
		return in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&^ends != 0
	})
}

// Match appends to dst the indices of the patterns that match a text, in ascending order.
func (t *Table) Match(dst []int, text string) []int {
	s := t.start
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return t.each(dst, text)
		}
		n := s.next[c]
		if n == nil {
			n = t.step(s, c)
		}
		s = n
	}
	dst = append(dst, s.ends...)
	for i, p := range t.progs {
		if p == nil && t.patterns[i].MatchString(text) {
			dst = append(dst, i)
		}
	}
	slices.Sort(dst)
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

// step makes the state that a character leads to.
func (t *Table) step(s *tableState, c byte) *tableState {
	if len(t.states) >= maxTableStates {
		t.reset()
	}
	var set []uint32
	for _, id := range s.set {
		i := t.owner[id]
		pc := id - t.first[i]
		if in := &t.progs[i].Inst[pc]; in.MatchRune(rune(c)) {
			set = append(set, t.first[i]+in.Out)
		}
	}
	n := t.state(append(set, t.restart...), s.matched, 0)
	s.next[c] = n
	return n
}

// state is the state of a set of instructions, once what follows them without a character is added.
func (t *Table) state(from []uint32, matched []int, here syntax.EmptyOp) *tableState {
	seen := make([]bool, len(t.owner))
	s := &tableState{matched: slices.Clone(matched)}
	s.set = t.follow(from, here, seen, func(i int) {
		if !slices.Contains(s.matched, i) {
			s.matched = append(s.matched, i)
		}
	})
	slices.Sort(s.set)
	slices.Sort(s.matched)
	s.ends = slices.Clone(s.matched)
	clear(seen)
	t.follow(from, here|syntax.EmptyEndText, seen, func(i int) {
		if !slices.Contains(s.ends, i) {
			s.ends = append(s.ends, i)
		}
	})
	slices.Sort(s.ends)
	key := s.key()
	if old := t.states[key]; old != nil {
		return old
	}
	t.states[key] = s
	return s
}

// key is equal for states between which no text can tell.
func (s *tableState) key() string {
	var b []byte
	for _, id := range s.set {
		b = binary.AppendUvarint(b, uint64(id)+2)
	}
	for _, list := range [][]int{s.matched, s.ends} {
		b = append(b, 0)
		for _, i := range list {
			b = binary.AppendUvarint(b, uint64(i)+2)
		}
	}
	return string(b)
}

// follow is the instructions that wait for a character and are reached from others without one; match is told of the
// patterns whose end is.
func (t *Table) follow(from []uint32, here syntax.EmptyOp, seen []bool, match func(pattern int)) (set []uint32) {
	work := slices.Clone(from)
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[id] {
			continue
		}
		seen[id] = true
		i := t.owner[id]
		pc := id - t.first[i]
		switch in := &t.progs[i].Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			work = append(work, t.first[i]+in.Out, t.first[i]+in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			work = append(work, t.first[i]+in.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^here == 0 {
				work = append(work, t.first[i]+in.Out)
			}
		case syntax.InstMatch:
			match(int(i))
		case syntax.InstFail:
		default:
			set = append(set, id)
		}
	}
	return set
}
