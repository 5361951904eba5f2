package regex

import (
	"encoding/binary"
	"fmt"
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

	restart []uint32             // where patterns begin that may begin anywhere
	class   [utf8.RuneSelf]uint8 // characters that no pattern tells apart are of one class
	classes int
	seen    []bool // for follow
	states  map[string]*tableState
	start   *tableState
}

// tableState is a set of instructions that wait for a character.
type tableState struct {
	set     []uint32      // sorted
	matched []int         // patterns that have matched by here, whatever follows
	ends    []int         // patterns that match if the text ends here, or have matched
	next    []*tableState // by class of characters
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
	t.classify()
	t.reset()
	return t
}

// classify tells characters apart by the instructions that match them: those that are written alike count once.
func (t *Table) classify() {
	seen := map[string]bool{}
	t.classes = 1
	for _, p := range t.progs {
		if p == nil {
			continue
		}
		for pc := range p.Inst {
			in := &p.Inst[pc]
			switch in.Op {
			case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
				if k := fmt.Sprint(in.Op, in.Arg, in.Rune); !seen[k] {
					seen[k] = true
					t.split(in)
				}
			}
		}
	}
}

// split makes two classes of each that an instruction matches in part.
func (t *Table) split(in *syntax.Inst) {
	var other [utf8.RuneSelf + 1]uint8 // by class: the new one of what is matched, or none
	var rest [utf8.RuneSelf + 1]bool   // by class: something in it is not matched
	for c := range rune(utf8.RuneSelf) {
		rest[t.class[c]] = rest[t.class[c]] || !in.MatchRune(c)
	}
	for c := range rune(utf8.RuneSelf) {
		k := t.class[c]
		if !rest[k] || !in.MatchRune(c) {
			continue
		}
		if other[k] == 0 {
			other[k] = uint8(t.classes)
			t.classes++
		}
		t.class[c] = other[k]
	}
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
	t.seen = make([]bool, len(t.owner))
	for _, id := range begin {
		// One whose beginning is that of the text leads nowhere from anywhere else.
		alive := false
		if len(t.follow([]uint32{id}, syntax.EmptyEndText, func(int) { alive = true })) > 0 || alive {
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
		n := s.next[t.class[c]]
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
	s.next[t.class[c]] = n
	return n
}

// state is the state of a set of instructions, once what follows them without a character is added.
func (t *Table) state(from []uint32, matched []int, here syntax.EmptyOp) *tableState {
	s := &tableState{matched: slices.Clone(matched)}
	s.set = t.follow(from, here, func(i int) {
		if !slices.Contains(s.matched, i) {
			s.matched = append(s.matched, i)
		}
	})
	slices.Sort(s.set)
	slices.Sort(s.matched)
	s.ends = slices.Clone(s.matched)
	t.follow(from, here|syntax.EmptyEndText, func(i int) {
		if !slices.Contains(s.ends, i) {
			s.ends = append(s.ends, i)
		}
	})
	slices.Sort(s.ends)
	key := s.key()
	if old := t.states[key]; old != nil {
		return old
	}
	s.next = make([]*tableState, t.classes)
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
func (t *Table) follow(from []uint32, here syntax.EmptyOp, match func(pattern int)) (set []uint32) {
	clear(t.seen)
	work := slices.Clone(from)
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		if t.seen[id] {
			continue
		}
		t.seen[id] = true
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
