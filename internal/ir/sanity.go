package ir

import "fmt"

// Check reports every invariant of the package's documentation that the function breaks.
func Check(f *Function) []error {
	c := checker{f: f, where: make([]BlockID, len(f.Instrs))}
	for i := range c.where {
		c.where[i] = NoBlock
	}
	c.pos = make([]int32, len(f.Instrs))
	for b := range f.Blocks {
		for i, id := range f.Blocks[b].Instrs {
			if c.where[id] != NoBlock {
				c.errf("instruction %d is in blocks %d and %d", id, c.where[id], b)
			}
			c.where[id], c.pos[id] = BlockID(b), int32(i)
		}
	}
	c.reach()
	for b := range f.Blocks {
		c.block(BlockID(b))
	}
	return c.errs
}

type checker struct {
	f     *Function
	where []BlockID
	pos   []int32
	idom  []BlockID
	order []int32 // reverse postorder number, -1 when unreachable
	errs  []error
}

func (c *checker) errf(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %s", c.f.Qualified, fmt.Sprintf(format, args...)))
}

func (c *checker) reach() {
	rpo := c.f.ReversePostorder()
	c.order = make([]int32, len(c.f.Blocks))
	for i := range c.order {
		c.order[i] = -1
	}
	for i, b := range rpo {
		c.order[b] = int32(i)
	}
	// Dominators by Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm".
	c.idom = make([]BlockID, len(c.f.Blocks))
	for i := range c.idom {
		c.idom[i] = NoBlock
	}
	c.idom[0] = 0
	for changed := true; changed; {
		changed = false
		for _, b := range rpo[1:] {
			d := NoBlock
			for _, p := range c.f.Blocks[b].Preds {
				if c.order[p] < 0 || c.idom[p] == NoBlock {
					continue
				}
				if d == NoBlock {
					d = p
					continue
				}
				x, y := p, d
				for x != y {
					for c.order[x] > c.order[y] {
						x = c.idom[x]
					}
					for c.order[y] > c.order[x] {
						y = c.idom[y]
					}
				}
				d = x
			}
			if c.idom[b] != d {
				c.idom[b], changed = d, true
			}
		}
	}
}

func (c *checker) dominates(a, b BlockID) bool {
	for c.order[b] > c.order[a] {
		b = c.idom[b]
	}
	return a == b
}

func (c *checker) block(b BlockID) {
	blk := &c.f.Blocks[b]
	if c.order[b] < 0 {
		return
	}
	for _, s := range blk.Succs {
		if count(c.f.Blocks[s].Preds, b) != count(blk.Succs, s) {
			c.errf("edge b%d -> b%d is not in both lists", b, s)
		}
	}
	if len(blk.Instrs) == 0 {
		c.errf("b%d is empty", b)
		return
	}
	stage := 0
	for i, id := range blk.Instrs {
		in := &c.f.Instrs[id]
		if in.Op.Terminator() != (i == len(blk.Instrs)-1) {
			c.errf("b%d: %s at %d of %d", b, in.Op, i, len(blk.Instrs))
		}
		if in.Op == OpPhi {
			if stage > 0 {
				c.errf("b%d: a phi after other instructions", b)
			}
			if len(c.f.Args(id)) != len(blk.Preds) {
				c.errf("b%d: phi with %d operands for %d predecessors", b, len(c.f.Args(id)), len(blk.Preds))
			}
		} else if b != 0 {
			stage = 1
		}
		for n, a := range c.f.Args(id) {
			if a == NoID {
				continue
			}
			if !c.f.Instrs[a].Op.Yields() {
				c.errf("b%d: operand %d of %s is a %s", b, n, in.Op, c.f.Instrs[a].Op)
				continue
			}
			if c.where[a] == NoBlock {
				c.errf("b%d: operand %d of %s %s is in no block (%s)", b, n, in.Op, c.f.NameOf(id), c.f.Instrs[a].Op)
				continue
			}
			at := b
			if in.Op == OpPhi {
				at = blk.Preds[n]
				if c.order[at] < 0 {
					continue
				}
			}
			if c.order[c.where[a]] < 0 || !c.dominates(c.where[a], at) ||
				in.Op != OpPhi && c.where[a] == b && c.pos[a] >= int32(i) {
				c.errf("b%d: operand %d of %s does not dominate its use", b, n, in.Op)
			}
		}
	}
}

func count(list []BlockID, b BlockID) (n int) {
	for _, x := range list {
		if x == b {
			n++
		}
	}
	return n
}

// ReversePostorder lists the reachable blocks, each before its successors but for back edges.
func (f *Function) ReversePostorder() []BlockID {
	type frame struct {
		b BlockID
		i int
	}
	seen := make([]bool, len(f.Blocks))
	out := make([]BlockID, 0, len(f.Blocks))
	stack := []frame{{0, 0}}
	seen[0] = true
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		// Successors are visited last to first, so that the first one comes first in the result.
		if s := f.Blocks[top.b].Succs; top.i < len(s) {
			next := s[len(s)-1-top.i]
			top.i++
			if !seen[next] {
				seen[next] = true
				stack = append(stack, frame{next, 0})
			}
			continue
		}
		out = append(out, top.b)
		stack = stack[:len(stack)-1]
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
