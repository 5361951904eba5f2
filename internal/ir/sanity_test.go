package ir

import (
	"strings"
	"testing"
)

// diamond is a sane function: b0 branches to b1 and b2, which meet in b3 with a phi.
func diamond() *Function {
	f, b := begin()
	x, y, join := b.NewBlock(), b.NewBlock(), b.NewBlock()
	b.If(one(b, 0), 0, 0, x, y)
	for i, blk := range []BlockID{x, y} {
		b.Seal(blk)
		b.SetBlock(blk)
		b.Write(0, one(b, int64(i+1)))
		b.Jump(join)
	}
	b.Seal(join)
	b.SetBlock(join)
	b.Emit(Instr{Op: OpSetGlobal, Name: f.Module.Intern("g")}, b.Read(0))
	b.Return(0, 0, b.Read(0))
	b.Finish()
	return f
}

func find(f *Function, blk BlockID, op Op) ID {
	for _, id := range f.Blocks[blk].Instrs {
		if f.Instrs[id].Op == op {
			return id
		}
	}
	panic("no " + op.String())
}

// Each way to break a function is reported.
func TestCheckReports(t *testing.T) {
	checked(t, diamond())
	swap := func(f *Function, b BlockID, i, j int) {
		l := f.Blocks[b].Instrs
		l[i], l[j] = l[j], l[i]
	}
	for _, test := range []struct {
		name, want string
		breaks     func(f *Function)
	}{
		{"empty block", "empty", func(f *Function) { f.Blocks[1].Instrs = nil }},
		{"no terminator", "at 0 of 1", func(f *Function) { f.Blocks[1].Instrs = f.Blocks[1].Instrs[:1] }},
		{"terminator inside", "jump at 0", func(f *Function) { swap(f, 1, 0, 1) }},
		{"twice in a block", "is in blocks", func(f *Function) {
			l := f.Blocks[1].Instrs
			f.Blocks[1].Instrs = []ID{l[0], l[0], l[1]}
		}},
		{"in two blocks", "is in blocks", func(f *Function) {
			f.Blocks[2].Instrs = append([]ID{find(f, 1, OpConst)}, f.Blocks[2].Instrs...)
		}},
		{"phi after others", "phi after", func(f *Function) { swap(f, 3, 0, 1) }},
		{"phi with an operand too few", "phi with 1", func(f *Function) { f.Instrs[find(f, 3, OpPhi)].nargs = 1 }},
		{"missing predecessor", "not in both lists", func(f *Function) { f.Blocks[3].Preds = []BlockID{1, 1} }},
		{"missing successor", "not in both lists", func(f *Function) { f.Blocks[0].Succs = []BlockID{1, 1} }},
		{"phi operands exchanged", "does not dominate", func(f *Function) {
			args := f.Args(find(f, 3, OpPhi))
			args[0], args[1] = args[1], args[0]
		}},
		{"use of the other branch", "does not dominate", func(f *Function) {
			f.Args(find(f, 3, OpReturn))[0] = find(f, 1, OpConst)
		}},
		{"use before definition", "does not dominate", func(f *Function) {
			f.Args(find(f, 3, OpSetGlobal))[0] = find(f, 3, OpPhi)
			f.Blocks[3].Instrs = f.Blocks[3].Instrs[1:]
			f.Blocks[3].Instrs = append(f.Blocks[3].Instrs[:1:1], find2(f), f.Blocks[3].Instrs[1])
		}},
		{"operand of no block", "is in no block", func(f *Function) {
			f.Args(find(f, 3, OpReturn))[0] = find(f, 1, OpConst)
			f.Blocks[1].Instrs = f.Blocks[1].Instrs[1:]
		}},
		{"operand without a value", "is a setglobal", func(f *Function) {
			f.Args(find(f, 3, OpReturn))[0] = find(f, 3, OpSetGlobal)
		}},
		{"operand that is a terminator", "is a jump", func(f *Function) {
			f.Args(find(f, 3, OpReturn))[0] = find(f, 1, OpJump)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := diamond()
			test.breaks(f)
			var all []string
			for _, err := range Check(f) {
				all = append(all, err.Error())
			}
			if got := strings.Join(all, "\n"); !strings.Contains(got, test.want) {
				t.Errorf("want %q, got:\n%s", test.want, got)
			}
		})
	}
}

// find2 is the phi of b3, wherever it went.
func find2(f *Function) ID {
	for id := range f.Instrs {
		if f.Instrs[id].Op == OpPhi && f.Instrs[id].nargs == 2 {
			return ID(id)
		}
	}
	panic("no phi")
}

// Code that nothing reaches is not checked, and operands may be absent.
func TestCheckAccepts(t *testing.T) {
	f := diamond()
	f.Blocks = append(f.Blocks, Block{})
	checked(t, f)
	f = diamond()
	f.Args(find(f, 3, OpReturn))[0] = NoID
	checked(t, f)
}

// More operands than the short count holds.
func TestManyOperands(t *testing.T) {
	f, b := begin()
	x := one(b, 1)
	args := make([]ID, manyArgs+5)
	for i := range args {
		args[i] = x
	}
	list := b.Emit(Instr{Op: OpList}, args...)
	b.Return(0, 0, list)
	b.Finish()
	checked(t, f)
	if n := len(f.Args(list)); n != len(args) {
		t.Errorf("%d operands, want %d", n, len(args))
	}
}
