package regex

// An opcode is what an instruction of a program does. Instructions go on with the next one unless said otherwise.
type opcode uint8

const (
	opChar    opcode = iota // reads a character of set
	opSplit                 // tries a, then b
	opJump                  // to a
	opSave                  // notes the position in register a
	opAssert                // node
	opBackref               // node
	opEnter                 // begins the loop with registers a (count) and a+1 (where its last round began)
	opLoop                  // one more round at a, or on
	opRound                 // begins a round at a of the lazy loop with register b
	opLook                  // the body follows up to opDone; then to a
	opAtomic                // the body follows up to opDone; then to a
	opCond                  // on if the group of node has matched, else to a
	opDone                  // end of the body of opLook or opAtomic
	opMatch
)

type instruction struct {
	op   opcode
	a, b int
	back int // of a lookbehind: its width
	set  *bitmap
	node *Node
}

// bitmap is a set with a fast way for the first 256 characters.
type bitmap struct {
	low  [4]uint64
	rest set
}

func newBitmap(s set) *bitmap {
	b := &bitmap{rest: s}
	for _, x := range s {
		for r := x.lo; r <= min(x.hi, 255); r++ {
			b.low[r/64] |= 1 << (r % 64)
		}
	}
	return b
}

func (b *bitmap) has(r rune) bool {
	if r < 256 {
		return b.low[r/64]>>(r%64)&1 != 0
	}
	return b.rest.has(r)
}

// A program is a pattern for the machine. It takes the same decisions in the same order as the code that CPython
// compiles a pattern to, so that steps grow as CPython's time does.
type program struct {
	code      []instruction
	registers int
	groups    []width
	word      map[Flags]*bitmap
}

func compile(root *Node) *program {
	p := &program{groups: make([]width, root.Group+1), registers: 2 * (root.Group + 1), word: map[Flags]*bitmap{}}
	measure(root, p.groups)
	p.node(root)
	p.emit(instruction{op: opMatch})
	return p
}

func (p *program) emit(i instruction) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

func (p *program) node(n *Node) {
	switch n.Op {
	case Concat:
		for _, s := range n.Subs {
			p.node(s)
		}
	case Literal, Any, In:
		p.emit(instruction{op: opChar, set: newBitmap(n.chars())})
	case Branch:
		var ends []int
		for i, s := range n.Subs {
			if i == len(n.Subs)-1 {
				p.node(s)
				break
			}
			split := p.emit(instruction{op: opSplit})
			p.code[split].a = len(p.code)
			p.node(s)
			ends = append(ends, p.emit(instruction{op: opJump}))
			p.code[split].b = len(p.code)
		}
		for _, e := range ends {
			p.code[e].a = len(p.code)
		}
	case At:
		if n.At == Boundary || n.At == NotBoundary {
			if f := n.Flags & (ASCII | Bytes); p.word[f] == nil {
				p.word[f] = newBitmap(category('w', f))
			}
		}
		p.emit(instruction{op: opAssert, node: n})
	case Repeat:
		atomic := -1
		if n.Mode == Possessive {
			atomic = p.emit(instruction{op: opAtomic})
		}
		p.repeat(n)
		if atomic >= 0 {
			p.emit(instruction{op: opDone})
			p.code[atomic].a = len(p.code)
		}
	case Group:
		if n.Group > 0 {
			p.emit(instruction{op: opSave, a: 2 * n.Group})
		}
		p.node(n.Subs[0])
		if n.Group > 0 {
			p.emit(instruction{op: opSave, a: 2*n.Group + 1})
		}
	case Atomic, Look:
		at := p.emit(instruction{op: opAtomic, node: n})
		if n.Op == Look {
			p.code[at].op = opLook
			if n.Behind {
				p.code[at].back = measure(n.Subs[0], p.groups).lo
			}
		}
		p.node(n.Subs[0])
		p.emit(instruction{op: opDone})
		p.code[at].a = len(p.code)
	case Backref:
		p.emit(instruction{op: opBackref, node: n})
	case Conditional:
		cond := p.emit(instruction{op: opCond, node: n})
		p.node(n.Subs[0])
		if len(n.Subs) == 1 {
			p.code[cond].a = len(p.code)
			break
		}
		jump := p.emit(instruction{op: opJump})
		p.code[cond].a = len(p.code)
		p.node(n.Subs[1])
		p.code[jump].a = len(p.code)
	}
}

func (p *program) repeat(n *Node) {
	register := p.registers
	p.registers += 2
	p.emit(instruction{op: opEnter, a: register})
	jump := p.emit(instruction{op: opJump})
	body := len(p.code)
	p.node(n.Subs[0])
	p.code[jump].a = p.emit(instruction{op: opLoop, a: body, b: register, node: n})
	if n.Mode == Lazy {
		p.emit(instruction{op: opJump, a: len(p.code) + 2})
		p.emit(instruction{op: opRound, a: body, b: register})
	}
}
