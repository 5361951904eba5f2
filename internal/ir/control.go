package ir

// This file holds what the lowering of every language does with branches.

// Resume seals a block whose predecessors are all known and goes on there; where there are none, code is unreachable.
func (b *Builder) Resume(id BlockID) {
	b.Seal(id)
	if !b.HasPreds(id) {
		id = NoBlock
	}
	b.SetBlock(id)
}

// Chain branches on n conditions one after the other, of which all have to hold or any one; part branches on one of them.
func (b *Builder) Chain(n int, all bool, then, els BlockID, part func(i int, then, els BlockID)) {
	for i := range n - 1 {
		next := b.NewBlock()
		if all {
			part(i, next, els)
		} else {
			part(i, then, next)
		}
		if b.Resume(next); !b.Reachable() {
			return
		}
	}
	part(n-1, then, els)
}

// Refined branches on a condition; on each side refine says what follows from its outcome, before control goes on.
func (b *Builder) Refined(cond ID, pos, end int32, then, els BlockID, refine func(outcome bool)) {
	t, f := b.NewBlock(), b.NewBlock()
	b.If(cond, pos, end, t, f)
	b.Resume(t)
	refine(true)
	b.Jump(then)
	b.Resume(f)
	refine(false)
	b.Jump(els)
}

// SigmaFlag is the flag of a Sigma behind a test that came out so.
func SigmaFlag(outcome bool) uint8 {
	if outcome {
		return SigmaTrue
	}
	return SigmaFalse
}
