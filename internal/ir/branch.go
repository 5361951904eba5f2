package ir

import "iter"

// A Branch is a block that ends in a test.
type Branch struct {
	Block BlockID
	Cond  ID
	Ways  [2]BlockID // where the condition holds, and where it does not
}

// Branches lists the branches of a function that can be reached, in the order of their blocks.
func (f *Function) Branches() iter.Seq[Branch] {
	return func(yield func(Branch) bool) {
		for i := range f.Blocks {
			b := &f.Blocks[i]
			if len(b.Succs) != 2 || len(b.Instrs) == 0 { // an empty block is not reached
				continue
			}
			if last := b.Instrs[len(b.Instrs)-1]; f.Instrs[last].Op == OpIf && !yield(Branch{BlockID(i), f.Arg(last, 0), [2]BlockID{b.Succs[0], b.Succs[1]}}) {
				return
			}
		}
	}
}
