package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A Summary is what one function does to data, as its callers see it. Values speak of the parameters through atoms and
// objects whose origin is a parameter; a caller puts its arguments in their place.
type Summary struct {
	Ret      *Val
	objs     heldObjs // the state, on return, of the objects that Ret, Writes and their contents refer to
	Raises   *Val     // exceptions that carry data, nil for none
	raised   int      // through so many functions
	Writes   []write
	Hits     []hit
	True     []knowledge.KindMask // by parameter: kinds for which it is safe when the result is true
	False    []knowledge.KindMask
	Return   []knowledge.KindMask // ... when the function returns at all
	parts    []partGuard
	checks   []outcomeFlags // by parameter: what it was checked for; nil where nothing was
	NoReturn bool
	decides  bool   // every result is known to be true or false: it may be a check
	asserts  uint64 // parameters that are true when the function returns: one bit each
	globals  []globalWrite
	left     []leftAt      // what it leaves in places that outlive it
	touches  bool          // it may change other such places, too
	adds     [2]int32      // the two parameters of which its result is the sum, counted from one; zero where it is anything else
	gives    cellID        // the place of which its result is read; none where it is more than that
	interest uint64        // parameters of which a caller that knows more may ask again
	flags    uint64        // and those of which it may where they are constants
	received uint64        // and those where they are a library's: here or further down a method of theirs is called
	hangs    []paramPart   // and parts of parameters
	vetted   []vetting     // what returning says of parts of parameters
	params   []*Origin     // by object: the parameter that it stands for
	cost     int           // of a special summary: the instructions interpreted for it
	special  bool          // made for one caller
	dead     []ir.BlockID  // of a special summary: the blocks that are not reached
	top      int32         // of a special summary: the highest level of the functions whose summaries it was made with
	checked  []checkedRead // readings that are checked before what was captured is called
	deferred []deferred    // that the callers make up for
	hands    bool          // a call that was not resolved is given functions
	options  []optionUse   // that wait for a caller; of a special summary all that the callee registers
	entries  []effect      // of a special summary: the entry points that the callee registers for this caller, and what it says of templates
	reads    []cellID      // of a special summary: what it was made of
	early    []cellID      // and of that, summaries that were not there yet
	tick     int32         // and when
}

// outcomeFlags are what a parameter was checked for when the function returns at all, returns something true, or something false.
type outcomeFlags struct{ returned, whenTrue, whenFalse atomFlags }

// A write is a change of an object of the caller's.
type write struct {
	origin *Origin
	obj    *Obj
}

// maxWritten bounds the fields of the caller's objects that a summary writes: each call pays for all of them.
const maxWritten = 96

// maxDeepWritten bounds the objects more than two steps inside parameters that a summary writes to. Where objects hold each other, as the
// nodes of a tree do, what is written to one of them is written to every part of every part. Of those objects only data are told:
// what else they hold says something of their class as well.
const maxDeepWritten = 8

// dataOnly is what was put into an object as far as there are data in it; nil for none.
func (o *Obj) dataOnly() *Obj {
	fields := slices.DeleteFunc(slices.Clone(o.Fields), func(f field) bool { return len(f.Val.taint()) == 0 })
	if len(fields) == 0 && len(o.Rest.taint()) == 0 {
		return nil
	}
	out := *o
	out.Fields = fields
	return &out
}

// maxSummaryObjects bounds the objects that a result brings along.
const maxSummaryObjects = 24

// heldObjs are objects by their numbers, so few that they are looked up one after the other.
type heldObjs []heldObj

type heldObj struct {
	id  int32
	obj *Obj
}

// get is the object of a number, or nil.
func (list heldObjs) get(id int32) *Obj {
	for i := range list {
		if list[i].id == id {
			return list[i].obj
		}
	}
	return nil
}

// condense is the summary of a finished analysis; of test code, which nothing that matters calls, its own hits.
func (a *analysis) condense() *Summary {
	if a.fs.test {
		return &Summary{Hits: append([]hit(nil), a.hits...)}
	}
	return a.summarize()
}

// summarize condenses a finished analysis.
func (a *analysis) summarize() *Summary {
	s := &Summary{Ret: bottom, params: slices.Clone(a.objOrigin), cost: a.steps, hands: a.hands}
	if !a.spec { // what the function asks of its callers belongs to its own analysis, which may be running beside this one
		s.interest, s.flags, s.received, s.hangs = a.fs.interest, a.fs.flags, a.fs.received, a.fs.hangs
	}
	n := len(a.f.Params)
	var exit heap
	for i, r := range a.rets {
		s.Ret = join(s.Ret, r.val)
		if i == 0 {
			exit = r.heap
		} else {
			exit = joinHeaps(exit, r.heap, 0)
		}
	}
	if len(a.rets) == 0 && a.f.Kind != ir.ModuleBody && !abstract(a.f) {
		s.NoReturn = true
		s.Ret = bottom
	}
	if a.f.Generator {
		s.NoReturn = false
		s.Ret = nil
	}
	a.heap = exit
	if s.Ret == bottom && !s.NoReturn && !a.below {
		s.Ret = nil
	}
	a.collect(s, s.Ret, 4)
	if a.f.Generator {
		s.Ret = a.yielded()
		a.collect(s, s.Ret, 5)
	}
	written, deep := 0, 0
	for oid, org := range a.objOrigin {
		if org == nil {
			continue
		}
		o := exit.get(int32(oid))
		if o == nil || len(o.Fields) == 0 && o.Rest == bottom {
			continue
		}
		if org.depth() > 2 {
			if o = o.dataOnly(); o == nil {
				continue
			}
			if deep++; deep > maxDeepWritten {
				a.bound("more is written deep inside what callers pass than is followed")
				continue
			}
		}
		if written += len(o.Fields) + 1; written > maxWritten {
			a.bound("more is written to what callers pass than is followed")
			break
		}
		s.Writes = append(s.Writes, write{org, o})
		for _, f := range o.Fields {
			a.collect(s, f.Val, 3)
		}
		a.collect(s, o.Rest, 3)
	}
	a.globalWrites(s)
	a.leavings(s)
	a.raises(s)
	s.guards(a, n)
	s.Hits = append([]hit(nil), a.hits...)
	s.options = slices.Clone(a.options)
	for i := range a.deferred {
		a.collect(s, a.deferred[i].val, 3)
		for _, x := range a.deferred[i].args {
			a.collect(s, x, 2)
		}
	}
	s.deferred, s.checked = slices.Clone(a.deferred), a.handed
	return s
}

// abstract reports whether a function stands for what subclasses define: it raises NotImplementedError.
func abstract(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpGlobal {
			continue
		}
		if name := f.NameOf(ir.ID(i)); name == "NotImplementedError" || name == "NotImplemented" {
			return true
		}
	}
	return false
}

func (a *analysis) collect(s *Summary, v *Val, depth int) {
	if v == nil || v == bottom || depth == 0 {
		return
	}
	for _, r := range v.Refs {
		if r.Bind != nil {
			a.collect(s, r.Bind.self, depth-1)
			for _, e := range r.Bind.env {
				a.collect(s, e, depth-1)
			}
		}
		if r.Kind != refObject || r.ID >= globalObjects || a.originOfObj(r.ID) != nil || s.objs.get(r.ID) != nil || len(s.objs) >= maxSummaryObjects {
			continue
		}
		o := a.heap.get(r.ID)
		if o == nil {
			continue
		}
		s.objs = append(s.objs, heldObj{r.ID, o})
		for _, e := range o.Elems {
			a.collect(s, e, depth-1)
		}
		for _, f := range o.Fields {
			a.collect(s, f.Val, depth-1)
		}
		a.collect(s, o.Rest, depth-1)
	}
}

// guards finds what returning, and returning true or false, says of the parameters.
func (s *Summary) guards(a *analysis, n int) {
	if n == 0 || len(a.rets) == 0 {
		return
	}
	s.parts = a.partGuards(n)
	s.decides = !slices.ContainsFunc(a.rets, func(r retState) bool { return !a.outcome(a.f.Arg(r.id, 0), 6) })
	masks := make([]knowledge.KindMask, 3*n)
	for i := range masks {
		masks[i] = knowledge.AllKinds
	}
	s.Return, s.True, s.False = masks[:n:n], masks[n:2*n:2*n], masks[2*n:]
	any := false
	for p := range n {
		s.vet(a, p)
		org := a.fs.params[p]
		is := outcomeFlags{checkFlags, checkFlags, checkFlags}
		for _, r := range a.rets {
			if p >= len(r.exits) || org == nil {
				s.Return[p], s.True[p], s.False[p] = 0, 0, 0
				is = outcomeFlags{}
				break
			}
			for _, w := range a.ways(r, p) {
				safe := safeFor(w.exit, org) &^ a.madeSafe(r.ids[p], p, org)
				t, f := safe, safe
				flags := flagsFor(w.exit, org, safe)
				whenTrue, whenFalse := flags, flags
				if w.val != nil && w.val != bottom {
					for _, fact := range w.val.Facts {
						root := a.root(fact.Target)
						mine := root == a.paramRegister(p) || r.ids[p] != ir.NoID && root == a.root(r.ids[p])
						if mine && !fact.Except.from(org) {
							t |= fact.True
							f |= fact.False
							whenTrue |= fact.TrueFlags | fact.Lacks.by(ir.SigmaTrue).quotes()
							whenFalse |= fact.Flags | fact.Lacks.by(ir.SigmaFalse).quotes()
						}
					}
				}
				if _, oid, ok := a.gathers(a.f.Arg(r.id, 0), false); ok && r.ids[p] != ir.NoID && len(w.val.refs()) == 1 {
					f |= a.whereEmpty(r.ids[p], oid, 4)
				}
				switch w.val.truth() {
				case truthy:
					f, whenFalse = knowledge.AllKinds, checkFlags
				case falsy:
					t, whenTrue = knowledge.AllKinds, checkFlags
				}
				is.returned &= flags
				is.whenTrue &= whenTrue
				is.whenFalse &= whenFalse
				s.Return[p] &= safe
				s.True[p] &= t
				s.False[p] &= f
			}
		}
		if p < 64 && !slices.ContainsFunc(a.rets, func(r retState) bool { return p >= len(r.exits) || r.exits[p].truth() != truthy }) {
			s.asserts |= 1 << p
		}
		if s.Return[p] == knowledge.AllKinds && !harmless(a, p, org) {
			s.Return[p] = 0
			is.returned = 0
		}
		if is.of(s.Return[p], s.True[p], s.False[p]) != (outcomeFlags{}) {
			if s.checks == nil {
				s.checks = make([]outcomeFlags, n)
			}
			s.checks[p], any = is, true
		}
		any = any || s.Return[p]|s.True[p]|s.False[p] != 0
	}
	if !any {
		s.Return, s.True, s.False = nil, nil, nil
	}
}

// madeSafe are the kinds for which the variable of a parameter is safe at the end because it was given another value, text = escape(text):
// that says nothing of what the caller has. A number made of it does, since it came back.
func (a *analysis) madeSafe(exit ir.ID, p int, org *Origin) knowledge.KindMask {
	if exit == ir.NoID {
		return 0
	}
	last := a.untested(exit)
	if last == a.paramRegister(p) {
		return 0
	}
	if a.f.Instrs[last].Op == ir.OpPhi && a.heads[a.phiBlock(last)] && a.refinedBy(last) == ir.NoID { // each round gives it another one
		return safeFor(a.vals[exit], org)
	}
	if made := safeFor(a.vals[last], org); made != knowledge.AllKinds {
		return made
	}
	return 0
}

// of is what is left to say of what is not safe for all kinds anyway.
func (is outcomeFlags) of(returned, whenTrue, whenFalse knowledge.KindMask) outcomeFlags {
	if returned == knowledge.AllKinds {
		is.returned = 0
	}
	if whenTrue == knowledge.AllKinds {
		is.whenTrue = 0
	}
	if whenFalse == knowledge.AllKinds {
		is.whenFalse = 0
	}
	return is
}

// outcome reports whether a register is known to be true or false on each of the ways that its joins stand for.
func (a *analysis) outcome(id ir.ID, depth int) bool {
	if id = a.unrefined(id); depth > 0 && a.f.Instrs[id].Op == ir.OpPhi {
		return !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return x == ir.NoID || !a.outcome(x, depth-1) })
	}
	return a.vals[id].truth() != truthUnknown
}

// A way is one of the ways on which a return statement is reached: the result there, and what a parameter is then.
type way struct {
	val, exit  *Val
	result, id ir.ID // the registers of both
}

// ways tells the ways apart on which a result comes about that is joined just before it is returned (x and y and z), so
// that what one of them has checked of the parameter counts for the result that it gives.
func (a *analysis) ways(r retState, p int) []way {
	args := a.f.Args(r.id)
	joins, negated := args[0], false
	for a.f.Instrs[joins].Op == ir.OpUnary && a.f.Instrs[joins].Flag == ir.Not { // not (x and y)
		joins, negated = a.f.Arg(joins, 0), !negated
	}
	if a.f.Instrs[joins].Op != ir.OpPhi || args[p+1] == ir.NoID {
		return []way{{r.val, r.exits[p], args[0], args[p+1]}}
	}
	blk := a.phiBlock(joins)
	if blk == ir.NoBlock {
		return []way{{r.val, r.exits[p], args[0], args[p+1]}}
	}
	exit := args[p+1]
	joined := a.f.Instrs[exit].Op == ir.OpPhi && a.phiBlock(exit) == blk
	var out []way
	for i, x := range a.f.Args(joins) {
		pred := a.f.Blocks[blk].Preds[i]
		if !a.edge(pred, blk) {
			continue
		}
		w := way{a.vals[x], r.exits[p], x, exit}
		if negated {
			w.val, w.result = a.unary(ir.Not, a.vals[x]), args[0]
		}
		if joined {
			w.id = a.f.Args(exit)[i]
			w.exit = a.vals[w.id]
		}
		out = append(out, w)
	}
	return out
}

// phiBlock is the block that a phi is at the head of.
func (a *analysis) phiBlock(phi ir.ID) ir.BlockID {
	if a.f.Instrs[phi].Op != ir.OpPhi {
		return ir.NoBlock
	}
	if a.phisOf != a.f {
		a.phisOf, a.phiBlocks = a.f, slices.Grow(a.phiBlocks[:0], len(a.f.Instrs))[:len(a.f.Instrs)]
		for b := range a.f.Blocks {
			for _, id := range a.f.Blocks[b].Instrs {
				if a.f.Instrs[id].Op != ir.OpPhi {
					break
				}
				a.phiBlocks[id] = ir.BlockID(b)
			}
		}
	}
	return a.phiBlocks[phi]
}

func harmless(a *analysis, p int, org *Origin) bool {
	for _, r := range a.rets {
		if r.exits[p] == nil || r.exits[p] == bottom {
			return false
		}
	}
	return true
}

// paramRegister is the instruction that yields a parameter.
func (a *analysis) paramRegister(p int) ir.ID { return parameterRegister(a.f, p) }

func parameterRegister(f *ir.Function, p int) ir.ID {
	for _, id := range f.Blocks[0].Instrs {
		if in := &f.Instrs[id]; in.Op == ir.OpParam && int(in.Aux) == p {
			return id
		}
	}
	return ir.NoID
}

// safeFor is the set of kinds that data of an origin no longer harms in a value.
func safeFor(v *Val, org *Origin) knowledge.KindMask {
	if v == nil || v == bottom {
		return 0
	}
	for _, x := range v.Taint {
		if x.Origin == org {
			return ^x.Kinds
		}
	}
	if v.Const != nil || len(v.Taint) == 0 && len(v.Refs) > 0 {
		return knowledge.AllKinds
	}
	return 0
}

// flagsFor is what the data of an origin in a value were checked for; everything where they are not in it any more.
func flagsFor(v *Val, org *Origin, safe knowledge.KindMask) atomFlags {
	if safe == knowledge.AllKinds {
		return checkFlags
	}
	for _, x := range v.taint() {
		if x.Origin == org {
			return x.Flags & checkFlags
		}
	}
	return 0
}

// param is the parameter that an object stands for.
func (s *Summary) param(oid int32) *Origin {
	if int(oid) < len(s.params) {
		return s.params[oid]
	}
	return nil
}
