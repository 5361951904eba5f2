package ir

import (
	"cmp"
	"slices"
)

// A Builder makes one function at a time, block by block, in SSA form as it goes: Braun et al., "Simple and Efficient
// Construction of Static Single Assignment Form", CC 2013. A front end numbers the variables of a function, writes and
// reads them, and seals a block when all its predecessors are known. Trivial phis are forwarded, not deleted, and
// Finish rewrites operands and drops them, in one pass over the function.
type Builder struct {
	F   *Function
	cur BlockID // NoBlock when the code is unreachable

	defs    map[uint64]ID // (block, variable) -> definition at the block's end
	sealed  []bool
	waiting [][]phiWait // phis of blocks that are not sealed yet
	forward []ID        // by instruction: what a trivial phi stands for, or NoID
	entry   func(v int32) ID

	// the current block's definitions, without a trip through the map
	local      []ID
	localStamp []int32
	stamp      int32

	// room for the function's tables while they grow; Finish gives it copies of the right size
	instrs   []Instr
	operands []ID
	consts   []Const
	blocks   []Block

	head     []ID // values of variables on entry, for the head of the entry block
	phiArgs  map[ID][]ID
	phiUsers map[ID][]ID // phis that use a phi
}

// NoBlock is the current block where code cannot be reached.
const NoBlock BlockID = -1

type phiWait struct {
	v   int32
	phi ID
}

// Begin starts a function of nvars variables (more may be used later) and makes block 0 current. entry gives the value
// of a variable that was not assigned when the function begins; it is called at most once a variable, and what it emits
// goes to the entry block.
func (b *Builder) Begin(f *Function, nvars int, entry func(v int32) ID) {
	b.F, b.entry = f, entry
	f.Instrs, f.operands, f.Consts, f.Blocks = b.instrs[:0], b.operands[:0], b.consts[:0], b.blocks[:0]
	if b.defs == nil || len(b.defs) > 4096 {
		b.defs = map[uint64]ID{}
	} else {
		clear(b.defs)
	}
	b.sealed, b.waiting, b.forward = b.sealed[:0], b.waiting[:0], b.forward[:0]
	b.phiArgs, b.phiUsers = map[ID][]ID{}, map[ID][]ID{}
	b.local, b.localStamp = b.local[:0], b.localStamp[:0]
	b.stamp, b.head = 0, b.head[:0]
	b.SetBlock(b.NewBlock())
	b.Seal(0)
}

// NewBlock adds an empty block.
func (b *Builder) NewBlock() BlockID {
	f := b.F
	if n := len(f.Blocks); n < cap(f.Blocks) {
		f.Blocks = f.Blocks[:n+1]
		used := &f.Blocks[n]
		used.Instrs, used.Preds, used.Succs = used.Instrs[:0], used.Preds[:0], used.Succs[:0]
	} else {
		f.Blocks = append(f.Blocks, Block{})
	}
	b.sealed = append(b.sealed, false)
	b.waiting = append(b.waiting, nil)
	return BlockID(len(f.Blocks) - 1)
}

// SetBlock makes a block the one that instructions are added to.
func (b *Builder) SetBlock(id BlockID) {
	b.cur = id
	b.stamp++
}

// Block is the current block, or NoBlock.
func (b *Builder) Block() BlockID { return b.cur }

// Reachable reports whether instructions can be added.
func (b *Builder) Reachable() bool { return b.cur != NoBlock }

// HasPreds reports whether any edge leads to the block.
func (b *Builder) HasPreds(id BlockID) bool { return len(b.F.Blocks[id].Preds) > 0 }

// Const adds an instruction that yields a constant, and the constant to the function's table unless it was among the
// last ones.
func (b *Builder) Const(c Const, pos, end int32) ID {
	older := max(0, len(b.F.Consts)-16)
	i := older + slices.Index(b.F.Consts[older:], c)
	if i < older {
		i = len(b.F.Consts)
		b.F.Consts = append(b.F.Consts, c)
	}
	return b.Emit(Instr{Op: OpConst, Aux: int32(i), Pos: pos, End: end})
}

// Emit adds an instruction to the current block. In unreachable code it still makes an instruction, in no block, so
// that front ends need not care.
func (b *Builder) Emit(in Instr, args ...ID) ID {
	id := b.make(in, args)
	if b.cur != NoBlock {
		blk := &b.F.Blocks[b.cur]
		blk.Instrs = append(blk.Instrs, id)
	}
	return id
}

func (b *Builder) make(in Instr, args []ID) ID {
	f := b.F
	if len(args) >= manyArgs {
		f.operands = append(f.operands, ID(len(args)))
		in.nargs = manyArgs
	} else {
		in.nargs = uint16(len(args))
	}
	in.args = int32(len(f.operands))
	f.operands = append(f.operands, args...)
	f.Instrs = append(f.Instrs, in)
	b.forward = append(b.forward, NoID)
	return ID(len(f.Instrs) - 1)
}

func (b *Builder) edge(from, to BlockID) {
	b.F.Blocks[from].Succs = append(b.F.Blocks[from].Succs, to)
	b.F.Blocks[to].Preds = append(b.F.Blocks[to].Preds, from)
}

// terminate ends the current block; the code after it is unreachable until SetBlock.
func (b *Builder) terminate(in Instr, args []ID, to ...BlockID) {
	if b.cur == NoBlock {
		return
	}
	b.Emit(in, args...)
	for _, t := range to {
		b.edge(b.cur, t)
	}
	b.cur = NoBlock
}

// Jump ends the block with a jump.
func (b *Builder) Jump(to BlockID) { b.terminate(Instr{Op: OpJump}, nil, to) }

// If ends the block with a branch.
func (b *Builder) If(cond ID, pos, end int32, then, els BlockID) {
	b.terminate(Instr{Op: OpIf, Pos: pos, End: end}, []ID{cond}, then, els)
}

// Fork ends the block with a branch to any of the blocks.
func (b *Builder) Fork(to ...BlockID) { b.terminate(Instr{Op: OpFork}, nil, to...) }

// Return, Raise and Halt end the block and leave the function.
func (b *Builder) Return(pos, end int32, args ...ID) {
	b.terminate(Instr{Op: OpReturn, Pos: pos, End: end}, args)
}

// Raise ends the block with an exception that no handler of this function catches.
func (b *Builder) Raise(pos, end int32, args ...ID) {
	b.terminate(Instr{Op: OpRaise, Pos: pos, End: end}, args)
}

// Halt ends the block where control cannot go on.
func (b *Builder) Halt() { b.terminate(Instr{Op: OpHalt}, nil) }

func key(blk BlockID, v int32) uint64 { return uint64(uint32(blk))<<32 | uint64(uint32(v)) }

// Write gives a variable a value from here on.
func (b *Builder) Write(v int32, val ID) {
	if b.cur == NoBlock {
		return
	}
	b.writeIn(b.cur, v, val)
	b.remember(v, val)
}

// Bind notes that a value is given the name of a variable.
func (b *Builder) Bind(name NameID, val ID, pos, end int32) {
	if b.cur != NoBlock {
		b.F.Bindings = append(b.F.Bindings, Binding{Name: name, Value: val, Block: b.cur, Pos: pos, End: end})
	}
}

func (b *Builder) remember(v int32, val ID) {
	for int(v) >= len(b.local) {
		b.local = append(b.local, NoID)
		b.localStamp = append(b.localStamp, -1)
	}
	b.local[v], b.localStamp[v] = val, b.stamp
}

func (b *Builder) writeIn(blk BlockID, v int32, val ID) { b.defs[key(blk, v)] = val }

// Read yields the variable's value here.
func (b *Builder) Read(v int32) ID {
	if b.cur == NoBlock {
		return b.make(Instr{Op: OpUndef}, nil)
	}
	if int(v) < len(b.local) && b.localStamp[v] == b.stamp {
		return b.resolve(b.local[v])
	}
	val := b.readIn(b.cur, v)
	b.remember(v, val)
	return val
}

func (b *Builder) readIn(blk BlockID, v int32) ID {
	// Chains of single predecessors are walked in a loop: they can be as long as the function.
	var chain []BlockID
	at := blk
	var val ID
	for {
		if d, ok := b.defs[key(at, v)]; ok {
			val = b.resolve(d)
			break
		}
		preds := b.F.Blocks[at].Preds
		if b.sealed[at] && len(preds) == 1 {
			chain = append(chain, at)
			at = preds[0]
			continue
		}
		if !b.sealed[at] {
			val = b.newPhi(at)
			b.waiting[at] = append(b.waiting[at], phiWait{v, val})
		} else if len(preds) == 0 {
			val = b.atEntry(v)
		} else {
			val = b.newPhi(at)
			b.writeIn(at, v, val) // breaks cycles
			val = b.fillPhi(at, v, val)
		}
		b.writeIn(at, v, val)
		break
	}
	for _, c := range chain {
		b.writeIn(c, v, val)
	}
	return val
}

// atEntry is the value of an unassigned variable; it goes to the head of the entry block.
func (b *Builder) atEntry(v int32) ID {
	if d, ok := b.defs[key(0, v)]; ok {
		return b.resolve(d)
	}
	saved, savedStamp := b.cur, b.stamp
	b.cur = NoBlock
	val := b.entry(v)
	b.cur, b.stamp = saved, savedStamp
	b.head = append(b.head, val)
	b.writeIn(0, v, val)
	return val
}

func (b *Builder) newPhi(blk BlockID) ID {
	phi := b.make(Instr{Op: OpPhi, Aux: int32(blk)}, nil)
	return phi
}

// Seal says that all predecessors of the block are known.
func (b *Builder) Seal(blk BlockID) {
	if b.sealed[blk] {
		return
	}
	b.sealed[blk] = true
	for i := 0; i < len(b.waiting[blk]); i++ {
		w := b.waiting[blk][i]
		b.fillPhi(blk, w.v, w.phi)
	}
	b.waiting[blk] = nil
}

func (b *Builder) fillPhi(blk BlockID, v int32, phi ID) ID {
	preds := b.F.Blocks[blk].Preds
	if len(preds) == 0 {
		val := b.atEntry(v)
		b.replace(phi, val)
		return val
	}
	args := make([]ID, len(preds))
	for i, p := range preds {
		args[i] = b.readIn(p, v)
	}
	b.phiArgs[phi] = args
	for _, a := range args {
		if b.isPhi(a) && a != phi {
			b.phiUsers[a] = append(b.phiUsers[a], phi)
		}
	}
	return b.simplify(phi)
}

func (b *Builder) isPhi(id ID) bool { return b.F.Instrs[id].Op == OpPhi && b.forward[id] == NoID }

// simplify forwards a phi whose operands are all one value, or itself; phis that used it are looked at again.
func (b *Builder) simplify(phi ID) ID {
	args, ok := b.phiArgs[phi]
	if !ok {
		return phi // not filled yet
	}
	same := NoID
	for _, a := range args {
		a = b.resolve(a)
		if a == same || a == phi {
			continue
		}
		if same != NoID {
			return phi
		}
		same = a
	}
	if same == NoID {
		same = b.make(Instr{Op: OpUndef}, nil)
		b.head = append(b.head, same)
	}
	b.replace(phi, same)
	return same
}

func (b *Builder) replace(phi, val ID) {
	b.forward[phi] = val
	users := b.phiUsers[phi]
	delete(b.phiUsers, phi)
	delete(b.phiArgs, phi)
	if b.isPhi(val) {
		b.phiUsers[val] = append(b.phiUsers[val], users...)
	}
	for _, u := range users {
		if b.forward[u] == NoID {
			b.simplify(u)
		}
	}
}

// resolve follows forwarded phis, halving the path as it goes.
func (b *Builder) resolve(id ID) ID {
	if id == NoID {
		return id
	}
	for b.forward[id] != NoID {
		next := b.forward[id]
		if b.forward[next] != NoID {
			b.forward[id] = b.forward[next]
		}
		id = next
	}
	return id
}

// Finish rewrites all operands to what trivial phis stand for and puts the remaining phis at the heads of their blocks.
func (b *Builder) Finish() {
	f := b.F
	heads := map[BlockID][]ID{}
	for id := range f.Instrs {
		in := &f.Instrs[id]
		if in.Op != OpPhi || b.forward[id] != NoID {
			continue
		}
		args, ok := b.phiArgs[ID(id)]
		if !ok {
			continue // belongs to a block that was never sealed: unreachable
		}
		blk := BlockID(in.Aux)
		in.args, in.nargs = int32(len(f.operands)), uint16(min(len(args), manyArgs-1))
		if len(args) >= manyArgs {
			f.operands = append(f.operands, ID(len(args)))
			in.args, in.nargs = in.args+1, manyArgs
		}
		f.operands = append(f.operands, args...)
		heads[blk] = append(heads[blk], ID(id))
	}
	for blk, phis := range heads {
		f.Blocks[blk].Instrs = append(phis, f.Blocks[blk].Instrs...)
	}
	f.Blocks[0].Instrs = append(append([]ID(nil), b.head...), f.Blocks[0].Instrs...)
	for blk := range f.Blocks {
		for _, id := range f.Blocks[blk].Instrs {
			args := f.Args(id)
			for i, a := range args {
				args[i] = b.resolve(a)
			}
		}
	}
	for i := range f.Bindings {
		f.Bindings[i].Value = b.resolve(f.Bindings[i].Value)
	}
	slices.SortStableFunc(f.Bindings, func(x, y Binding) int { return cmp.Compare(x.Value, y.Value) })
	b.fit()
	b.F = nil
}

// fit moves the function's tables out of the builder's room, into as few allocations of the right size.
func (b *Builder) fit() {
	f := b.F
	b.instrs, b.operands, b.consts, b.blocks = f.Instrs, f.operands, f.Consts, f.Blocks
	f.Instrs, f.operands, f.Consts, f.Blocks = slices.Clone(f.Instrs), slices.Clone(f.operands), slices.Clone(f.Consts), slices.Clone(f.Blocks)
	ids, edges := 0, 0
	for i := range f.Blocks {
		ids += len(f.Blocks[i].Instrs)
		edges += len(f.Blocks[i].Preds) + len(f.Blocks[i].Succs)
	}
	instrs, blocks := make([]ID, 0, ids), make([]BlockID, 0, edges)
	for i := range f.Blocks {
		blk := &f.Blocks[i]
		instrs, blk.Instrs = moved(instrs, blk.Instrs)
		blocks, blk.Preds = moved(blocks, blk.Preds)
		blocks, blk.Succs = moved(blocks, blk.Succs)
	}
}

// moved appends a list to one with enough room, and yields that and the list in its new place.
func moved[T any](to, list []T) (all, part []T) {
	n := len(to)
	to = append(to, list...)
	return to, to[n:len(to):len(to)]
}

// EmitAtEntry adds an instruction without operands to the head of the entry block, where it dominates everything.
func (b *Builder) EmitAtEntry(in Instr) ID {
	id := b.make(in, nil)
	b.head = append(b.head, id)
	return id
}
