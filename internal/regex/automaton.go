package regex

import (
	"encoding/binary"
	bits64 "math/bits"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// An automaton walks texts of ASCII for many patterns at once. It is deterministic; its states are sets of instructions of
// all patterns' programs and are made when a text first leads to them (Thompson, "Regular Expression Search Algorithm",
// CACM 1968; lazily, as in Cox, "Regular Expression Matching in the Wild", 2010). States that are there are walked without a
// lock; who misses one makes it under the automaton's.
type automaton struct {
	numbers []int // of the patterns, in the table
	progs   []*syntax.Prog
	first   []uint32 // of each pattern's instructions, in the numbering of all
	owner   []int    // by instruction: its pattern
	of      []bits   // by pattern: its instructions
	takers  []bits   // by class: the instructions that match characters of it

	class   [utf8.RuneSelf]uint8 // characters that no pattern tells apart are of one class
	classes int
	initial atomic.Pointer[tableState] // before the first character

	mu       sync.Mutex // for all that follows
	start    closure    // where patterns begin at the beginning of a text
	restart  closure    // where they begin anywhere else: a part of every state, which its set does not repeat
	again    []*closure // by class: what restart leads to, once it was asked
	closures []*closure // by instruction: what follows it without a character, once it was asked
	work     tableState
	key      []byte
	states   map[string]*tableState // by key
}

// closure is what instructions lead to without a character, anywhere but at the beginning of a text.
type closure struct {
	wait bits  // instructions that wait for a character
	done []int // patterns that have matched
	ends []int // patterns that have matched if the text ends here
}

// tableState is what is known after a part of a text.
type tableState struct {
	wait bits                         // instructions that wait for a character, of patterns that have not matched
	done bits                         // patterns that have matched, whatever follows
	ends bits                         // patterns that match if the text ends here, or have matched
	next []atomic.Pointer[tableState] // by class of the character that follows; nil until it was asked
	last bool                         // whatever follows leads back here
}

// maxTableStates bounds the memory of a table: one that has grown to it begins anew.
const maxTableStates = 4096

func newAutomaton(progs []*syntax.Prog, numbers []int) *automaton {
	t := &automaton{numbers: numbers, progs: progs, first: make([]uint32, len(progs))}
	var matched []charSet // by instruction: the characters that it matches
	for i, prog := range progs {
		t.first[i] = uint32(len(t.owner))
		for pc := range prog.Inst {
			t.owner, matched = append(t.owner, i), append(matched, ofASCII(&prog.Inst[pc]))
		}
	}
	t.of = make([]bits, len(progs))
	for i := range t.of {
		t.of[i] = newBits(len(t.owner))
	}
	for id, i := range t.owner {
		t.of[i].add(id)
	}
	t.classify(matched)
	t.begin(matched)
	t.reset()
	return t
}

// classify tells characters apart by the instructions that match them: those that match the same count once.
func (t *automaton) classify(matched []charSet) {
	seen := map[charSet]bool{}
	t.classes = 1
	for _, set := range matched {
		if !seen[set] {
			seen[set] = true
			t.split(set)
		}
	}
}

// split makes two classes of each that a set holds in part.
func (t *automaton) split(set charSet) {
	var other [utf8.RuneSelf + 1]uint8 // by class: the new one of what is in the set, or none
	var rest [utf8.RuneSelf + 1]bool   // by class: something in it is not in the set
	for c, k := range t.class {
		rest[k] = rest[k] || !set.has(uint8(c))
	}
	for c, k := range t.class {
		if !rest[k] || !set.has(uint8(c)) {
			continue
		}
		if other[k] == 0 {
			other[k] = uint8(t.classes)
			t.classes++
		}
		t.class[c] = other[k]
	}
}

// begin finds what the instructions take, and where patterns begin.
func (t *automaton) begin(matched []charSet) {
	var one [utf8.RuneSelf]uint8 // by class: a character of it
	for c, k := range t.class {
		one[k] = uint8(c)
	}
	t.takers = make([]bits, t.classes)
	for k, c := range one[:t.classes] {
		t.takers[k] = newBits(len(t.owner))
		for id, set := range matched {
			if set.has(c) {
				t.takers[k].add(id)
			}
		}
	}
	t.closures, t.again = make([]*closure, len(t.owner)), make([]*closure, t.classes)
	var first []uint32
	for i, prog := range t.progs {
		first = append(first, t.first[i]+uint32(prog.Start))
	}
	t.start, t.restart = t.follow(first, syntax.EmptyBeginText), t.follow(first, 0)
}

// reset forgets all states but the first. Who is on his way through the others goes on there.
func (t *automaton) reset() {
	t.states = map[string]*tableState{}
	n := len(t.progs)
	t.work = tableState{wait: newBits(len(t.owner)), done: newBits(n), ends: newBits(n)}
	t.enter(&t.start)
	t.initial.Store(t.state())
}

// walk is what is known after a text; nil where a character that is not ASCII may tell something else.
func (t *automaton) walk(text string) *tableState {
	s := t.initial.Load()
	for i := 0; i < len(text) && !s.last; i++ {
		if text[i] >= utf8.RuneSelf {
			return nil
		}
		class := t.class[text[i]]
		n := s.next[class].Load()
		if n == nil {
			n = t.step(s, class)
		}
		s = n
	}
	return s
}

// append adds to dst the numbers of the patterns that match in a state, in ascending order.
func (t *automaton) append(dst []int, s *tableState) []int {
	for i, b := range s.ends {
		for ; b != 0; b &= b - 1 {
			dst = append(dst, t.numbers[i*64+bits64.TrailingZeros64(b)])
		}
	}
	return dst
}

// step makes the state that a character leads to.
func (t *automaton) step(from *tableState, class uint8) *tableState {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.states) >= maxTableStates {
		t.reset()
	}
	copy(t.work.done, from.done)
	clear(t.work.ends)
	clear(t.work.wait)
	t.enter(t.againOn(class))
	for id := range from.wait.and(t.takers[class]) {
		t.enter(t.closure(uint32(id)))
	}
	n := t.state()
	from.next[class].Store(n)
	return n
}

// enter adds to the state that is being made.
func (t *automaton) enter(c *closure) {
	t.work.wait.or(c.wait)
	for _, i := range c.done {
		t.work.done.add(i)
	}
	for _, i := range c.ends {
		t.work.ends.add(i)
	}
}

// state is the state that was made: an earlier one's, if no text can tell them apart.
func (t *automaton) state() *tableState {
	w := &t.work
	for _, i := range t.restart.ends {
		w.ends.add(i)
	}
	w.ends.or(w.done)
	for i := range w.done.all() {
		w.wait.without(t.of[i])
	}
	t.key = t.key[:0]
	for _, list := range [...]bits{w.done, w.ends, w.wait} {
		for _, b := range list {
			t.key = binary.LittleEndian.AppendUint64(t.key, b)
		}
	}
	if n, ok := t.states[string(t.key)]; ok {
		return n
	}
	n := &tableState{
		wait: slices.Clone(w.wait), done: slices.Clone(w.done), ends: slices.Clone(w.ends), next: make([]atomic.Pointer[tableState], t.classes),
		last: w.wait.empty() && slices.Equal(w.done, w.ends) && t.settled(w.done),
	}
	t.states[string(t.key)] = n
	return n
}

// settled reports whether the patterns that may begin anywhere have matched.
func (t *automaton) settled(done bits) bool {
	for id := range t.restart.wait.all() {
		if !done.has(t.owner[id]) {
			return false
		}
	}
	return true
}

// againOn is what the patterns that may begin anywhere lead to by a character.
func (t *automaton) againOn(class uint8) *closure {
	if c := t.again[class]; c != nil {
		return c
	}
	var out []uint32
	for id := range t.restart.wait.and(t.takers[class]) {
		out = append(out, t.out(uint32(id)))
	}
	c := t.follow(out, 0)
	t.again[class] = &c
	return &c
}

// closure is what an instruction leads to once its character is read.
func (t *automaton) closure(id uint32) *closure {
	if c := t.closures[id]; c != nil {
		return c
	}
	c := t.follow([]uint32{t.out(id)}, 0)
	t.closures[id] = &c
	return &c
}

func (t *automaton) out(id uint32) uint32 {
	i := t.owner[id]
	return t.first[i] + t.progs[i].Inst[id-t.first[i]].Out
}

// follow is what is reached from instructions without a character. What waits where patterns begin again is left out:
// it waits in every state.
func (t *automaton) follow(from []uint32, here syntax.EmptyOp) (c closure) {
	c.wait, c.done = t.reach(from, here)
	if t.restart.wait != nil {
		c.wait.without(t.restart.wait)
	}
	_, c.ends = t.reach(from, here|syntax.EmptyEndText)
	return c
}

// reach lists the instructions that wait for a character and are reached from others without one, and the patterns
// whose end is.
func (t *automaton) reach(from []uint32, here syntax.EmptyOp) (wait bits, done []int) {
	wait = newBits(len(t.owner))
	seen := newBits(len(t.owner))
	work := slices.Clone(from)
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		if seen.has(int(id)) {
			continue
		}
		seen.add(int(id))
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
			done = append(done, i)
		case syntax.InstFail:
		default:
			wait.add(int(id))
		}
	}
	return wait, done
}
