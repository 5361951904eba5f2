package regex

import "unicode"

// Use is what a pattern is used for.
type Use uint8

const (
	Match     Use = iota // at the beginning of the text
	Search               // anywhere
	FullMatch            // the whole text
	FindAll              // everywhere: findall, finditer, sub, split
)

// A machine runs a program on texts, one after the other, and counts its steps on each.
type machine struct {
	*program
	text  []rune
	full  bool
	reg   []int32
	stack []frame
	steps int
	limit int
}

// A frame is something to do when going back: to try pc at pos, or, where pc is negative, to set register ^pc to pos.
type frame struct{ pc, pos int32 }

// effort is what a use of a pattern on a text costs.
type effort struct {
	total  int
	single int // the most that an attempt at one start cost
	over   bool
}

// measure runs the program as a use would, for so many steps at most.
func (m *machine) measure(text []rune, use Use, limit int) effort {
	return m.use(text, use, limit, func(start, end int) {})
}

// use measures, and tells of the matches.
func (m *machine) use(text []rune, use Use, limit int, found func(start, end int)) effort {
	m.text, m.full, m.limit, m.steps = text, use == FullMatch, limit, 0
	var e effort
	from := -1 // no empty match here
	for start := 0; start <= len(text); {
		before := m.steps
		end, ok := m.attempt(start, from)
		e.total = m.steps
		e.single = max(e.single, m.steps-before)
		if m.steps > m.limit {
			e.over = true
			return e
		}
		if ok {
			found(start, end)
		}
		switch {
		case use == Match || use == FullMatch || ok && use == Search:
			return e
		case ok && end > start:
			start, from = end, -1
		case ok:
			from = start // again, but not the empty match
		default:
			start, from = start+1, -1
		}
	}
	return e
}

// attempt tries to match at a start, and returns the end. A match may not end where it begins at notEmpty.
func (m *machine) attempt(start, notEmpty int) (int, bool) {
	if m.reg == nil {
		m.reg = make([]int32, m.registers)
	}
	for i := range m.reg {
		m.reg[i] = -1
	}
	m.stack = m.stack[:0]
	if notEmpty != start {
		notEmpty = -1
	}
	return m.run(0, start, notEmpty)
}

func (m *machine) set(register int, value int32) {
	m.stack = append(m.stack, frame{^int32(register), m.reg[register]})
	m.reg[register] = value
}

// run goes on until the match or the end of the body; it leaves what there is to go back to on the stack.
func (m *machine) run(pc, pos, notEmpty int) (int, bool) {
	base := len(m.stack)
	for {
		if m.steps++; m.steps > m.limit {
			return 0, false
		}
		i := &m.code[pc]
		pc++
		ok := true
		switch i.op {
		case opChar:
			if ok = pos < len(m.text) && i.set.has(m.text[pos]); ok {
				pos++
			}
		case opSplit:
			m.stack = append(m.stack, frame{int32(i.b), int32(pos)})
			pc = i.a
		case opJump:
			pc = i.a
		case opSave:
			m.set(i.a, int32(pos))
		case opAssert:
			ok = m.holds(i.node, pos)
		case opBackref:
			pos, ok = m.backref(i.node, pos)
		case opEnter:
			m.set(i.a, 0)
			m.set(i.a+1, -1)
		case opLoop:
			pc = m.loop(i, pc, pos)
		case opRound:
			m.begin(i, pos)
			pc = i.a
		case opLook, opAtomic:
			pc, pos, ok = m.inner(i, pc, pos)
			if m.steps > m.limit {
				return 0, false
			}
		case opCond:
			if m.reg[2*i.node.Group+1] < 0 {
				pc = i.a
			}
		case opDone:
			return pos, true
		case opMatch:
			if ok = (!m.full || pos == len(m.text)) && pos != notEmpty; ok {
				return pos, true
			}
		}
		if ok {
			continue
		}
		if pc, pos, ok = m.back(base); !ok {
			return 0, false
		}
	}
}

// back undoes what was done since the last choice, and returns that choice's other way.
func (m *machine) back(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		f := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		if f.pc >= 0 {
			return int(f.pc), int(f.pos), true
		}
		m.reg[^f.pc] = f.pos
	}
	return 0, 0, false
}

// loop decides at the end of a round. A round that read nothing is the last one.
func (m *machine) loop(i *instruction, next, pos int) int {
	count, n := int(m.reg[i.b]), i.node
	switch {
	case count < n.Min:
		m.set(i.b, int32(count+1))
		return i.a
	case count >= n.Max || int(m.reg[i.b+1]) == pos:
		return next
	case n.Mode == Lazy:
		m.stack = append(m.stack, frame{int32(next + 1), int32(pos)}) // opRound
		return next
	}
	m.stack = append(m.stack, frame{int32(next), int32(pos)})
	m.begin(i, pos)
	return i.a
}

func (m *machine) begin(i *instruction, pos int) {
	m.set(i.b, m.reg[i.b]+1)
	m.set(i.b+1, int32(pos))
}

// inner runs the body of an atomic group or of a lookaround.
func (m *machine) inner(i *instruction, body, pos int) (pc, end int, ok bool) {
	base := len(m.stack)
	look := i.op == opLook
	at := pos - i.back
	if at >= 0 {
		end, ok = m.run(body, at, -1)
	}
	if ok {
		if look && i.node.Negated {
			for _, _, more := m.back(base); more; _, _, more = m.back(base) {
			}
			return i.a, pos, false
		}
		// What was chosen inside stands; what has to be undone, stays.
		kept := m.stack[:base]
		for _, f := range m.stack[base:] {
			if f.pc < 0 {
				kept = append(kept, f)
			}
		}
		m.stack = kept
	}
	if look {
		end = pos
		if i.node.Negated {
			ok = !ok
		}
	}
	return i.a, end, ok
}

func (m *machine) backref(n *Node, pos int) (int, bool) {
	from, to := m.reg[2*n.Group], m.reg[2*n.Group+1]
	if from < 0 || to < from {
		return pos, false
	}
	for _, r := range m.text[from:to] {
		if pos >= len(m.text) {
			return pos, false
		}
		if s := m.text[pos]; s != r && (n.Flags&IgnoreCase == 0 || unicode.ToLower(s) != unicode.ToLower(r)) {
			return pos, false
		}
		pos++
		m.steps++
	}
	return pos, true
}

func (m *machine) holds(n *Node, pos int) bool {
	multiline := n.Flags&Multiline != 0
	switch n.At {
	case LineStart:
		return pos == 0 || multiline && m.text[pos-1] == '\n'
	case LineEnd:
		return pos == len(m.text) || m.text[pos] == '\n' && (multiline || pos == len(m.text)-1)
	case TextStart:
		return pos == 0
	case TextEnd:
		return pos == len(m.text)
	}
	if len(m.text) == 0 {
		return false // up to 3.13 not even \B matches in an empty text
	}
	word := m.word[n.Flags&(ASCII|Bytes)]
	before := pos > 0 && word.has(m.text[pos-1])
	after := pos < len(m.text) && word.has(m.text[pos])
	return (before != after) == (n.At == Boundary)
}
