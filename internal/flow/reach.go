package flow

import (
	"iter"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file says which blocks of a function control can come to, and which way of a branch leads to one.

// reached lists the instructions of the blocks that the analysis came to, block by block.
func (a *analysis) reached() iter.Seq[ir.ID] {
	return func(yield func(ir.ID) bool) {
		for b := range a.f.Blocks {
			if a.live[b] == 0 {
				continue
			}
			for _, id := range a.f.Blocks[b].Instrs {
				if !yield(id) {
					return
				}
			}
		}
	}
}

// reachable are the blocks that control can come to from a block, itself included, without passing another one.
func reachable(f *ir.Function, from, without ir.BlockID) []bool {
	seen := make([]bool, len(f.Blocks))
	walk(f, from, without, seen, ir.NoBlock)
	return seen
}

// reaches reports whether control can go from a block to another one without passing a third.
func reaches(f *ir.Function, from, to, without ir.BlockID) bool {
	return walk(f, from, without, make([]bool, len(f.Blocks)), to)
}

func (a *analysis) reaches(from, to, without ir.BlockID) bool { return reaches(a.f, from, to, without) }

// walk marks the blocks that control comes to, until it comes to the one that is looked for, and reports whether it does.
func walk(f *ir.Function, from, without ir.BlockID, seen []bool, to ir.BlockID) bool {
	for work := []ir.BlockID{from}; len(work) > 0; {
		b := work[len(work)-1]
		if work = work[:len(work)-1]; b == without || seen[b] {
			continue
		}
		if b == to {
			return true
		}
		seen[b] = true
		work = append(work, f.Blocks[b].Succs...)
	}
	return false
}

// onlyBy reports whether one way of a branch leads to a place, and the other does not.
func onlyBy(f *ir.Function, b ir.Branch, way int, place ir.BlockID) bool {
	return reaches(f, b.Ways[way], place, b.Block) && !reaches(f, b.Ways[1-way], place, b.Block)
}

// divides reports whether exactly one way of a branch leads to a place.
func divides(f *ir.Function, b ir.Branch, place ir.BlockID) bool {
	return reaches(f, b.Ways[0], place, b.Block) != reaches(f, b.Ways[1], place, b.Block)
}

// returns reports whether a function comes to its end from a block without passing another one.
func returns(f *ir.Function, from, without ir.BlockID) bool {
	for b, comes := range reachable(f, from, without) {
		if is := f.Blocks[b].Instrs; comes && len(is) > 0 && f.Instrs[is[len(is)-1]].Op == ir.OpReturn {
			return true
		}
	}
	return false
}
