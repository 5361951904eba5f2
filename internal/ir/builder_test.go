package ir

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// begin starts a function whose variables hold Undef on entry.
func begin() (*Function, *Builder) {
	f, b := &Function{Qualified: "f", Module: &Module{}}, &Builder{}
	b.Begin(f, 0, func(v int32) ID { return b.Emit(Instr{Op: OpUndef, Name: f.Module.Intern(fmt.Sprint("v", v))}) })
	return f, b
}

func checked(t *testing.T, f *Function) {
	t.Helper()
	for i, err := range Check(f) {
		if i == 5 {
			t.Fatal("and more")
		}
		t.Error(err)
	}
}

func phis(f *Function) (n int) {
	for _, b := range f.Blocks {
		for _, id := range b.Instrs {
			if f.Instrs[id].Op == OpPhi {
				n++
			}
		}
	}
	return n
}

func one(b *Builder, n int64) ID { return b.Const(Const{Kind: Int, Int: n}, 0, 0) }

func TestBuilderLoop(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes bool // the loop assigns the variable
		phis    int
	}{{"unchanged", false, 0}, {"changed", true, 1}} {
		t.Run(test.name, func(t *testing.T) {
			f, b := begin()
			b.Write(0, one(b, 1))
			head, body, done := b.NewBlock(), b.NewBlock(), b.NewBlock()
			b.Jump(head)
			b.SetBlock(head)
			b.If(b.Read(0), 0, 0, body, done)
			b.Seal(body)
			b.SetBlock(body)
			old := b.Read(0)
			if test.changes {
				b.Write(0, b.Emit(Instr{Op: OpUnary, Flag: USub}, old))
			}
			b.Jump(head)
			b.Seal(head)
			b.Seal(done)
			b.SetBlock(done)
			b.Return(0, 0, b.Read(0))
			b.Finish()
			checked(t, f)
			if n := phis(f); n != test.phis {
				t.Errorf("%d phis, want %d", n, test.phis)
			}
		})
	}
}

// Two blocks that jump to each other and are both entered from outside: a loop with two entries.
func TestBuilderIrreducible(t *testing.T) {
	for _, writes := range []bool{false, true} {
		f, b := begin()
		b.Write(0, one(b, 1))
		x, y, out := b.NewBlock(), b.NewBlock(), b.NewBlock()
		b.If(one(b, 0), 0, 0, x, y)
		for _, blk := range []BlockID{x, y} {
			b.SetBlock(blk)
			v := b.Read(0)
			if writes && blk == x {
				b.Write(0, b.Emit(Instr{Op: OpUnary, Flag: Not}, v))
			}
			b.Fork(map[BlockID]BlockID{x: y, y: x}[blk], out)
		}
		b.Seal(y)
		b.Seal(x)
		b.Seal(out)
		b.SetBlock(out)
		b.Return(0, 0, b.Read(0))
		b.Finish()
		checked(t, f)
		if n := phis(f); writes && n != 3 {
			t.Errorf("%d phis, want one in each of the three blocks", n)
		}
	}
}

// Functions of 100,000 blocks are built and checked in time that is far from quadratic, without a deep stack.
func TestBuilderLong(t *testing.T) {
	const n = 100_000
	shapes := map[string]func(b *Builder){
		"chain": func(b *Builder) {
			next := b.NewBlock()
			b.Jump(next)
			b.Seal(next)
			b.SetBlock(next)
		},
		"diamonds": func(b *Builder) {
			x, y, join := b.NewBlock(), b.NewBlock(), b.NewBlock()
			b.Fork(x, y)
			for _, blk := range []BlockID{x, y} {
				b.Seal(blk)
				b.SetBlock(blk)
				b.Jump(join)
			}
			b.Seal(join)
			b.SetBlock(join)
		},
		"loops": func(b *Builder) {
			head, done := b.NewBlock(), b.NewBlock()
			b.Jump(head)
			b.SetBlock(head)
			b.Fork(head, done)
			b.Seal(head)
			b.Seal(done)
			b.SetBlock(done)
		},
	}
	for name, step := range shapes {
		for _, assigned := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s,assigned=%v", name, assigned), func(t *testing.T) {
				start := time.Now()
				f, b := begin()
				if assigned {
					b.Write(0, one(b, 1))
				}
				for range n {
					step(b)
				}
				b.Return(0, 0, b.Read(0))
				b.Finish()
				checked(t, f)
				if k := phis(f); k != 0 {
					t.Errorf("%d phis of one value", k)
				}
				// A quadratic builder takes minutes here; the bound only tells the two apart.
				if d := time.Since(start); d > time.Minute {
					t.Errorf("%v", d)
				}
			})
		}
	}
}

// The oracle: on random graphs, every walk from the entry sees in the SSA values what it sees in the variables.
func TestBuilderAgainstWalks(t *testing.T) {
	type op struct {
		v     int32
		write int64 // 0: a read
	}
	for seed := range int64(400) {
		r := rand.New(rand.NewSource(seed))
		n, nvars := 1+r.Intn(12), 1+r.Intn(3)
		succs, ops := make([][]BlockID, n), make([][]op, n)
		preds := make([]int, n)
		for i := range succs {
			for range r.Intn(4) {
				s := BlockID(1 + r.Intn(n))
				if int(s) < n {
					succs[i] = append(succs[i], s)
				}
			}
			for k := range r.Intn(4) {
				o := op{v: int32(r.Intn(nvars))}
				if r.Intn(2) == 0 {
					o.write = int64(100*i + k + 1)
				}
				ops[i] = append(ops[i], o)
			}
		}
		// Builders are not asked to fill blocks that nothing reaches.
		reached := make([]bool, n)
		for work := []BlockID{0}; len(work) > 0; {
			i := work[len(work)-1]
			work = work[:len(work)-1]
			if reached[i] {
				continue
			}
			reached[i] = true
			for _, s := range succs[i] {
				preds[s]++
				work = append(work, s)
			}
		}
		f, b := begin()
		for range n - 1 {
			b.NewBlock()
		}
		reads := map[ID]int32{}
		order := r.Perm(n)
		done := make([]int, n) // predecessors that are built
		for _, i := range order {
			if !reached[i] {
				continue
			}
			b.SetBlock(BlockID(i))
			for _, o := range ops[i] {
				if o.write != 0 {
					b.Write(o.v, one(b, o.write))
				} else {
					reads[b.Emit(Instr{Op: OpUnary, Flag: Not}, b.Read(o.v))] = o.v
				}
			}
			if len(succs[i]) == 0 {
				b.Return(0, 0, one(b, 0))
				continue
			}
			b.Fork(succs[i]...)
			for _, s := range succs[i] {
				if done[s]++; done[s] == preds[s] && r.Intn(2) == 0 {
					b.Seal(s)
				}
			}
		}
		for i := range n {
			b.Seal(BlockID(i))
		}
		b.Finish()
		checked(t, f)
		if t.Failed() {
			var sb strings.Builder
			Print(&sb, f)
			t.Fatalf("seed %d\n%s", seed, sb.String())
		}
		for range 10 {
			env, vars := map[ID]int64{}, make([]int64, nvars)
			at, from := BlockID(0), NoBlock
			for range 40 {
				var written int
				blk := &f.Blocks[at]
				next := map[ID]int64{}
				for _, id := range blk.Instrs {
					if f.Instrs[id].Op == OpPhi {
						next[id] = env[f.Args(id)[indexOf(blk.Preds, from)]]
					}
				}
				for id, v := range next {
					env[id] = v
				}
				work := ops[at]
				for _, id := range blk.Instrs {
					switch in := &f.Instrs[id]; in.Op {
					case OpConst:
						env[id] = f.Consts[in.Aux].Int
					case OpUnary:
						for work[written].write != 0 {
							vars[work[written].v] = work[written].write
							written++
						}
						if got, want := env[f.Arg(id, 0)], vars[reads[id]]; got != want {
							t.Fatalf("seed %d, b%d: v%d is %d, want %d", seed, at, reads[id], got, want)
						}
						written++
					}
				}
				for ; written < len(work); written++ {
					if work[written].write != 0 {
						vars[work[written].v] = work[written].write
					}
				}
				if len(blk.Succs) == 0 {
					break
				}
				at, from = blk.Succs[r.Intn(len(blk.Succs))], at
			}
		}
	}
}

func indexOf(list []BlockID, b BlockID) int {
	for i, x := range list {
		if x == b {
			return i
		}
	}
	return -1
}
