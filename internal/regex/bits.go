package regex

import (
	"iter"
	bits64 "math/bits"
	"slices"
)

// bits is a set of small numbers: states, instructions, patterns.
type bits []uint64

func newBits(n int) bits      { return make(bits, (n+63)/64) }
func (b bits) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }
func (b bits) empty() bool    { return !slices.ContainsFunc(b, func(w uint64) bool { return w != 0 }) }
func (b bits) or(c bits) {
	for i := range b {
		b[i] |= c[i]
	}
}

func (b bits) without(c bits) {
	for i := range b {
		b[i] &^= c[i]
	}
}

// all gives the members, in ascending order.
func (b bits) all() iter.Seq[int] { return b.and(b) }

// and gives what is in both, in ascending order.
func (b bits) and(c bits) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range b {
			for w := b[i] & c[i]; w != 0; w &= w - 1 {
				if !yield(i*64 + bits64.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

func (b bits) key() string {
	out := make([]byte, 0, 8*len(b))
	for _, w := range b {
		for range 8 {
			out = append(out, byte(w))
			w >>= 8
		}
	}
	return string(out)
}
