package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// analysis interprets one function abstractly: block by block in reverse postorder, following only edges that can be
// taken (Wegman and Zadeck, "Constant Propagation with Conditional Branches", TOPLAS 1991), until loops settle.
type analysis struct {
	w    *World
	f    *ir.Function
	fs   *funcState
	spec bool // for one caller, not for every one

	taken int // pieces of a text that is taken apart, so far

	vals  []*Val
	known []Val // of the function's constants, in this pass
	heap  heap
	outs  []heap  // by block
	heads []bool  // by block: an edge leads back to it
	last  []share // by block: what it added in this pass, or in the one before
	live  []uint8 // by block: liveSeen, and which successors can be reached
	order []ir.BlockID

	params       []*Val
	env          []*Val
	objCount     int32
	sites        []site // by instruction
	made         []madeObj
	escaping     map[ir.ID]bool     // the closures that are used as values; nil before one is asked for
	writer       *ir.Function       // the callee whose assignment to a caller's object is being made
	many         map[madeKey]int32  // objects of instructions that make more than are listed
	shapes       map[int32]shape    // of objects inside parameters
	entries      map[entryKey]int32 // of defaultdicts: the objects that stand for their new entries
	objOrigin    []*Origin          // by object: the parameter, or part of one, that it stands for
	paramVals    []*Val             // by Origin.Index
	inner        int                // calls inside the evaluation of others, in this pass
	passingEntry bool               // a method of a form is called for one of its entries
	nested       int                // calls inside the evaluation of one call
	partials     int                // of those, calls of partials
	epoch        uint32

	callArgs callArgs       // of the call instruction at work
	apps     []*application // for summaries applied inside each other
	applying int            // how many of apps are at work
	// unnamedCalls are those that summaries have asked for in the instruction at work.
	unnamedCalls map[unnamedCall]*Val

	hits       []hit
	options    []optionUse // that were registered
	decisions  []Decision  // of options
	effects    []effect
	rets       []retState
	thrown     []thrown // exceptions that functions which it calls, or its own statements, raise
	before     lists    // of the pass before
	reads      readSet
	early      []cellID // of a special analysis: summaries that it has asked for and that were not there yet
	yields     *Val
	loops      bool  // the function has loops: its blocks are interpreted until nothing changes
	hands      bool  // a call that was not resolved is given functions: it may register them
	halted     bool  // the block ended in a call that does not return
	specials   int   // special analyses asked for
	spent      int   // what they cost: instructions interpreted
	top        int32 // the highest level of the functions that it asked for their summaries
	entering   bool  // a call at work is one that a framework makes
	callbacks  int   // calls of functions that a library's function was given, inside each other
	comp       int32
	level      int32 // of the function whose analysis asked for this one
	initial    heap  // when the function begins
	depth      int   // of specialized analyses around this one
	steps      int
	bounds     []string
	deferred   []deferred
	at         ir.BlockID               // the block at work
	checkedBy  [][]checkedRead          // by block, where there are any
	inForce    []checkedRead            // in the block at work
	handed     []checkedRead            // where a function is called that was captured
	handsOver  bool                     // one is
	now        ir.ID                    // the instruction at work
	exact      bool                     // what it changes of a module's object is known, see left.go
	leaving    map[ir.ID]*aftermath     // what instructions leave in places that outlive the function
	returned   map[ir.ID][]Fact         // what follows from a call's having returned
	parts      map[ir.ID]map[int][]Fact // what follows from parts of its result, by their index
	vettings   map[ir.ID][]vetting      // and what follows of parts of what it was given
	partTested bool                     // a test spoke of what was made of a variable
	signs      bool                     // a code was compared that proves data
	completes  completion               // what a callee reads of what it is passed
	decorating map[ir.ID]decorator      // calls that make decorators
	saved      []savedFile              // what files hold
	phisOf     *ir.Function             // the function that phiBlocks is about
	phiBlocks  []ir.BlockID             // by phi: the block that it is at the head of; found when the first is asked for
	denialsOf  *ir.Function             // the function that denials is about
	denials    []denial                 // its branches on whether a text holds what a loop has taken; found when the first is asked for
	memberTest struct {                 // see testsMember
		cond ir.ID
		asks bool
	}
	asked     []int32    // functions of the same component whose summaries were asked for
	below     bool       // one of them was not there yet
	iteration *iteration // of the component
	spare     *analysis  // see spareAnalysis
}

// lists are what blocks add to.
type lists struct {
	hits    []hit
	effects []effect
	rets    []retState
	options []optionUse
}

// share is what one block adds: ranges of the lists, the rest as it is.
type share struct {
	hits, effects, rets, options struct{ from, to int }
	yields                       *Val
	specials, spent, inner       int
	ran, hands                   bool
}

// site is what an instruction has done so far.
type site struct {
	made  int32 // the objects that it made: 1 + the index in analysis.made of the latest
	calls int32 // callees, in this pass
	table int32 // of them those that entries of a table have called, by the time that the next entry is called
	noted uint8 // how far noteInterest has followed what it is made of, since it was last interpreted
}

// madeObj is an object that an instruction made, the n-th kind of such.
type madeObj struct {
	n, oid int32
	next   int32 // another one of the instruction, as in site
}

// madeKey names an object that an instruction made.
type madeKey struct {
	id ir.ID
	n  int32
}

const (
	liveSeen  uint8 = 1 << 7
	liveAll   uint8 = 1<<7 - 1
	maxPasses       = 6
)

// retState is what one return statement gives.
type retState struct {
	id    ir.ID
	val   *Val
	heap  heap
	exits []*Val
	ids   []ir.ID // the registers of exits
}

// reset makes an analysis ready for another function. Of the one before it keeps the room of the lists, what says itself which function it
// is about, and what belongs to the component: whatever else stayed would be told of another function's registers.
func (a *analysis) reset(w *World, f *ir.Function) {
	old, n, nb := *a, len(f.Instrs), len(f.Blocks)
	clear(old.paramVals)
	*a = analysis{
		w: w, f: f, fs: &w.funcs[f.ID],
		top: -1, yields: bottom,

		vals: roomFor(old.vals, n), sites: roomFor(old.sites, n), made: old.made[:0],
		outs: roomFor(old.outs, nb), live: roomFor(old.live, nb), heads: roomFor(old.heads, nb), last: roomFor(old.last, nb),
		objOrigin: old.objOrigin[:0], paramVals: old.paramVals[:0],
		hits: old.hits[:0], effects: old.effects[:0], rets: old.rets[:0], options: old.options[:0], decisions: old.decisions[:0],
		before: lists{old.before.hits[:0], old.before.effects[:0], old.before.rets[:0], old.before.options[:0]},
		thrown: old.thrown[:0], saved: old.saved[:0], deferred: old.deferred[:0], early: old.early[:0],
		reads: old.reads, callArgs: old.callArgs, apps: old.apps, unnamedCalls: old.unnamedCalls, spare: old.spare,

		phisOf: old.phisOf, phiBlocks: old.phiBlocks,
		denialsOf: old.denialsOf, denials: old.denials,

		iteration: old.iteration,
	}
	for i := range a.vals {
		a.vals[i] = bottom
	}
	a.reads.reset()
	a.order, a.level, a.comp = a.fs.blockOrder(f), a.fs.level, a.fs.comp
}

// roomFor is a list of n empty elements, in the room of another one where that suffices.
func roomFor[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/2)
	}
	list = list[:n]
	clear(list)
	return list
}

// blockOrder is the order in which the blocks of a function are interpreted.
func (fs *funcState) blockOrder(f *ir.Function) []ir.BlockID {
	if order := fs.order.Load(); order != nil {
		return *order
	}
	order := f.ReversePostorder()
	fs.order.Store(&order)
	return order
}

// run interprets the function until nothing changes.
func (a *analysis) run() {
	a.loops = a.findLoops()
	for pass := 0; ; pass++ {
		changed := a.pass(pass)
		if !a.loops || !changed {
			return
		}
		if pass == maxPasses {
			a.bounds = append(a.bounds, "a loop did not settle")
			return
		}
	}
}

// findLoops marks the blocks that edges lead back to.
func (a *analysis) findLoops() (loops bool) {
	// An edge leads back where its end is in the order not behind its beginning.
	for _, b := range a.order {
		a.last[b].ran = true // for now: it has had its turn
		for _, s := range a.f.Blocks[b].Succs {
			if a.last[s].ran {
				a.heads[s], loops = true, true
			}
		}
	}
	return loops
}

// pass interprets the blocks once. After the first pass that is needed from where edges lead back to, and from there on
// only if something has changed: everything else would come out as it did.
func (a *analysis) pass(pass int) (changed bool) {
	b := &a.before
	*b, a.hits, a.effects, a.rets, a.options = lists{a.hits, a.effects, a.rets, a.options}, b.hits[:0], b.effects[:0], b.rets[:0], b.options[:0]
	a.yields, a.specials, a.spent, a.inner, a.hands = bottom, 0, 0, 0, false
	for _, b := range a.order {
		if pass > 0 && !changed && !a.heads[b] {
			a.repeat(b)
			continue
		}
		a.last[b] = share{}
		if a.enter(b) && a.interpret(b, pass) {
			changed = true
		}
	}
	return changed
}

// repeat adds what a block added in the pass before.
func (a *analysis) repeat(b ir.BlockID) {
	s := &a.last[b]
	if !s.ran {
		return
	}
	a.heap = a.outs[b]
	s.hits.from, s.hits.to = extendBy(&a.hits, a.before.hits[s.hits.from:s.hits.to])
	s.effects.from, s.effects.to = extendBy(&a.effects, a.before.effects[s.effects.from:s.effects.to])
	s.rets.from, s.rets.to = extendBy(&a.rets, a.before.rets[s.rets.from:s.rets.to])
	s.options.from, s.options.to = extendBy(&a.options, a.before.options[s.options.from:s.options.to])
	a.count(s)
}

// interpret interprets a block and notes what it adds.
func (a *analysis) interpret(b ir.BlockID, pass int) (changed bool) {
	before := share{yields: a.yields, specials: a.specials, spent: a.spent, inner: a.inner, hands: a.hands}
	s := share{ran: true}
	s.hits.from, s.effects.from, s.rets.from, s.options.from = len(a.hits), len(a.effects), len(a.rets), len(a.options)
	a.yields, a.hands = bottom, false
	changed = a.block(b, pass)
	s.hits.to, s.effects.to, s.rets.to, s.options.to = len(a.hits), len(a.effects), len(a.rets), len(a.options)
	s.yields, s.specials, s.spent, s.inner, s.hands = a.yields, a.specials-before.specials, a.spent-before.spent, a.inner-before.inner, a.hands
	a.last[b] = s
	a.yields, a.hands = join(before.yields, s.yields), before.hands || s.hands
	return changed
}

// count adds what else a block is counted with.
func (a *analysis) count(s *share) {
	a.yields = join(a.yields, s.yields)
	a.specials += s.specials
	a.spent += s.spent
	a.inner += s.inner
	a.hands = a.hands || s.hands
}

// extendBy appends to a list and says where that stands.
func extendBy[T any](list *[]T, more []T) (from, to int) {
	from = len(*list)
	*list = append(*list, more...)
	return from, len(*list)
}

// enter makes the heap at a block's beginning; false where no edge leads here.
func (a *analysis) enter(b ir.BlockID) bool {
	a.epoch++
	a.inForce = a.checkedReads(b)
	if b == 0 {
		a.inForce = a.handedReads()
		a.heap = a.initial.fork(a.epoch)
		return true
	}
	first := true
	for _, p := range a.f.Blocks[b].Preds {
		if !a.edge(p, b) {
			continue
		}
		if first {
			a.heap, first = a.outs[p].fork(a.epoch), false
		} else if a.outs[p].root != a.heap.root {
			a.heap = joinHeaps(a.heap, a.outs[p], a.epoch)
		}
	}
	return !first
}

func (a *analysis) edge(p, b ir.BlockID) bool {
	l := a.live[p]
	if l == 0 {
		return false
	}
	if l&liveAll == liveAll {
		return true
	}
	for i, s := range a.f.Blocks[p].Succs {
		if s == b && l&(1<<i) != 0 {
			return true
		}
	}
	return false
}

func (a *analysis) block(b ir.BlockID, pass int) (changed bool) {
	blk := &a.f.Blocks[b]
	a.at, a.halted, a.memberTest.cond = b, false, ir.NoID
	live := liveSeen | liveAll
	for _, id := range blk.Instrs {
		in := &a.f.Instrs[id]
		a.sites[id].calls, a.sites[id].table, a.sites[id].noted = 0, 0, 0
		clear(a.unnamedCalls)
		if a.now = id; a.leaving != nil {
			delete(a.leaving, id)
		}
		if in.Op.Terminator() {
			live = a.terminate(id, in)
			break
		}
		v := a.eval(b, id, in)
		if a.fs.namedReads != nil {
			if s := a.fs.namedReads[id]; s != nil {
				v = a.namedSources(id, s, v)
			}
		}
		if pass >= 2 && in.Op == ir.OpPhi {
			v = join(a.vals[id], v) // widening: from here on values only grow
		}
		if a.vals[id] != v {
			if !same(a.vals[id], v) {
				changed = true
			}
			a.vals[id] = v
		}
		if a.halted {
			live = liveSeen
			break
		}
	}
	a.steps += len(blk.Instrs)
	if live != a.live[b] {
		a.live[b] = live
		changed = true
	}
	if a.loops && !sameHeap(a.outs[b], a.heap) {
		changed = true
	}
	a.outs[b] = a.heap
	a.keepReads(b)
	return changed
}

// terminate says which successors can be reached.
func (a *analysis) terminate(id ir.ID, in *ir.Instr) uint8 {
	switch in.Op {
	case ir.OpIf:
		c := a.f.Arg(id, 0)
		t := a.vals[c].truth()
		if t == truthUnknown {
			t = a.neverEmpty(c)
		}
		if t == truthUnknown {
			t = a.ownTruth(c)
		}
		switch t {
		case truthy:
			return liveSeen | 1
		case falsy:
			return liveSeen | 2
		}
		a.noteInterest(c, 0)
		switch a.byDefault(c) {
		case truthy:
			return liveSeen | 1
		case falsy:
			return liveSeen | 2
		}
		return liveSeen | 3
	case ir.OpReturn:
		args := a.f.Args(id)
		r := retState{id: id, val: a.vals[args[0]], heap: a.heap}
		if r.val == nil {
			a.noteInterest(args[0], 0)
		}
		a.noteComputed(args[0], 4)
		if len(args) > 1 {
			r.exits, r.ids = make([]*Val, len(args)-1), args[1:]
			for i, x := range args[1:] {
				if x != ir.NoID {
					r.exits[i] = a.vals[x]
				}
			}
		}
		a.rets = append(a.rets, r)
		a.handlerReturn(id, args[0])
		a.returnedMarkup(id, args[0])
		a.returnedPage(id, args[0])
		a.writtenPage(id)
	case ir.OpRaise:
		if args := a.f.Args(id); len(args) > 0 && args[0] != ir.NoID {
			a.throw(id, in.Pos, a.vals[args[0]], 0)
		}
	}
	return liveSeen | liveAll
}

func (a *analysis) phi(b ir.BlockID, id ir.ID) *Val {
	v := bottom
	for i, x := range a.f.Args(id) {
		if p := a.f.Blocks[b].Preds[i]; a.edge(p, b) {
			if x := a.vals[x]; len(x.taint()) == 0 || !a.absent(p, b, a.f.Args(id)[i]) {
				v = join(v, a.settled(x))
			} else {
				v = join(v, noneVal)
			}
		}
	}
	return a.flag(b, id, v)
}

// absent reports whether a register is None where one block is entered from another: "if x is not None: x = clean(x)".
func (a *analysis) absent(from, to ir.BlockID, x ir.ID) bool {
	for range 2 {
		blk := &a.f.Blocks[from]
		last := blk.Instrs[len(blk.Instrs)-1]
		if a.f.Instrs[last].Op == ir.OpIf {
			c := a.f.Arg(last, 0)
			test := &a.f.Instrs[c]
			if test.Op != ir.OpCompare || test.Flag != ir.Is && test.Flag != ir.IsNot || !a.vals[a.f.Arg(c, 1)].isConst(ir.None) {
				return false
			}
			branch := 0
			if test.Flag == ir.IsNot {
				branch = 1
			}
			return blk.Succs[branch] == to && blk.Succs[1-branch] != to && a.unrefined(a.f.Arg(c, 0)) == a.unrefined(x)
		}
		if len(blk.Instrs) > 1 || len(blk.Preds) != 1 {
			return false
		}
		from, to = blk.Preds[0], from
	}
	return false
}

var noneVal = constVal(ir.Const{Kind: ir.None})

// constant is the value of one of the function's constants.
func (a *analysis) constant(i int32) *Val {
	if a.known == nil {
		a.known = make([]Val, len(a.f.Consts))
		for i := range a.known {
			a.known[i].Const = &a.f.Consts[i]
		}
	}
	return &a.known[i]
}

// settled is a value whose facts speak of registers that no sigma made, so that facts of several branches compare.
func (a *analysis) settled(v *Val) *Val {
	if v == nil || len(v.Facts) == 0 {
		return v
	}
	out := *v
	out.Facts = make([]Fact, len(v.Facts))
	for i, f := range v.Facts {
		f.Target = a.unrefined(f.Target)
		out.Facts[i] = f
	}
	return &out
}

// bound notes that something was not followed to its end.
func (a *analysis) bound(message string) {
	if !slices.Contains(a.bounds, message) {
		a.bounds = append(a.bounds, message)
	}
}

// newObj is the number of the object that an instruction makes, the same in every pass.
func (a *analysis) newObj(id ir.ID, n int32) int32 {
	at := &a.sites[id]
	listed := 0
	for i := at.made; i != 0; i = a.made[i-1].next {
		if m := &a.made[i-1]; m.n == n {
			return m.oid
		}
		listed++
	}
	many := madeKey{id, n}
	if listed >= maxListed {
		if oid, ok := a.many[many]; ok {
			return oid
		}
	}
	oid := a.objCount
	a.objCount++
	if listed >= maxListed {
		if a.many == nil {
			a.many = map[madeKey]int32{}
		}
		a.many[many] = oid
		return oid
	}
	a.made = append(a.made, madeObj{n, oid, at.made})
	at.made = int32(len(a.made))
	return oid
}

// maxListed is how many objects of one instruction are looked up one after the other. Few make more: who calls all entries
// of a large table gets what each of them makes.
const maxListed = 32

// entryOf is the number of the object that stands for what a defaultdict makes when it is asked for an entry.
func (a *analysis) entryOf(dict int32, k key) int32 {
	at := entryKey{dict, k}
	oid, ok := a.entries[at]
	if !ok {
		if a.entries == nil {
			a.entries = map[entryKey]int32{}
		}
		oid = a.objCount
		a.objCount++
		a.entries[at] = oid
	}
	return oid
}

type entryKey struct {
	dict int32
	key  key
}

// alloc makes a fresh object.
func (a *analysis) alloc(id ir.ID, n int32, o *Obj) *Val {
	oid := a.newObj(id, n)
	a.heap.set(oid, o)
	return refVal(Ref{Kind: refObject, ID: oid})
}

// obj is the state of an object: of this function's heap, or of the frozen heap of module-level objects.
func (a *analysis) obj(id int32) *Obj {
	if id >= globalObjects {
		return a.w.object(id)
	}
	return a.heap.get(id)
}

func (a *analysis) setObj(id int32, o *Obj) {
	if id >= globalObjects {
		a.effects = append(a.effects, effect{kind: effectObject, id: id, rest: &effectRest{obj: o.since(a.w.object(id))}})
		if !a.exact {
			a.touch()
		}
		return
	}
	a.heap.set(id, o)
}

// globalObjects is the first number of the objects that module bodies made.
const globalObjects = 1 << 28

// read records that the analysis depends on something of the World.
func (a *analysis) read(kind effectKind, id int32, name string) {
	if a.fs.test {
		return // it is interpreted once
	}
	a.reads.add(cellID{kind, id, name})
}

// serial numbers the callees of one call instruction, from 0 in each pass.
func (a *analysis) serial(id ir.ID) int32 {
	n := a.sites[id].calls
	a.sites[id].calls++
	return n
}
