package flow

import (
	"slices"
	"strings"
	"unicode"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds tests of many things at once: all() and any() over a test of each, sets of characters, filter().

// constantElements are the constants of which a register is one: an element of a list, tuple or set of constants.
func (a *analysis) constantElements(id ir.ID) ([]*Val, bool) {
	if id == ir.NoID {
		return nil, false
	}
	id = a.unrefined(id)
	var from ir.ID
	switch a.f.Instrs[id].Op {
	case ir.OpNext:
		if from = a.unrefined(a.f.Arg(id, 0)); a.f.Instrs[from].Op == ir.OpIter {
			from = a.f.Arg(from, 0)
		}
	case ir.OpIndex:
		from = a.f.Arg(id, 0)
	default:
		return nil, false
	}
	v := a.vals[from]
	es, ok := a.elements(v)
	if s, isText := v.text(); isText && len(s) <= maxFields {
		for _, r := range s {
			es = append(es, constVal(ir.Const{Kind: ir.Str, Str: string(r)}))
		}
		ok = true
	}
	if o := a.exactDict(v); o != nil && a.f.Instrs[id].Op == ir.OpNext {
		for _, f := range o.Fields {
			es = append(es, keyVal(f.Key))
		}
		ok = true
	}
	if !ok || len(es) == 0 {
		return nil, false
	}
	for _, e := range es {
		if e == nil || e.Const == nil {
			return nil, false
		}
	}
	return es, true
}

// quantified are the facts of all(test for c in x) and of any(test for c in x): what the test says of c holds for all
// of x where all() is true, or any() false; what it says of another value holds where any() is true.
func (a *analysis) quantified(c *callArgs, all bool) *Val {
	if len(c.pos) != 1 || c.pos[0].id == ir.NoID {
		return nil
	}
	if facts := a.testedEach(a.unrefined(c.pos[0].id), all); facts != nil {
		return &Val{Facts: facts}
	}
	elem, loop, ok := a.generated(a.unrefined(c.pos[0].id))
	if !ok {
		return nil
	}
	var facts []Fact
	for _, f := range a.eachFacts(elem, all) {
		target := a.unrefined(f.Target)
		g := Fact{}
		if target == loop {
			g.Target, g.Elements = a.iterated1(loop), true
		} else if constant := a.someElements(loop); constant || !all {
			g.Target = target
			if !all { // one of the tests came out true, whatever it compared with
				g.True, g.Note = f.True, f.Note
			}
			if !constant {
				if _, resolved := a.addressOf(a.iterated1(loop)); resolved { // a host has an address, or there was an exception
					g.False = f.False & a.w.ssrfKinds
					g.True &^= a.w.ssrfKinds // it may have others
				}
				if g.True|g.False != 0 {
					facts = append(facts, g)
				}
				continue // there may have been none at all
			}
		} else if _, resolved := a.addressOf(a.iterated1(loop)); resolved { // each of the addresses that a host has
			if f.True&a.w.ssrfKinds != 0 {
				facts = append(facts, Fact{Target: target, True: f.True & a.w.ssrfKinds})
			}
			continue
		} else {
			continue
		}
		if all {
			g.True = f.True
			if g.Elements {
				g.TrueFlags = f.TrueFlags
			}
		} else {
			g.False = f.False
			if g.Elements {
				g.Flags = f.Flags
			} else {
				g.Flags = f.Flags & notTwoSlashes
			}
		}
		if g.Elements {
			facts = a.ofSum(append(facts, a.andPath(g)...), g)
			facts = append(facts, a.ofCode(g)[1:]...)
			continue
		}
		facts = append(facts, g)
	}
	facts = append(facts, a.quantifiedLack(elem, loop, all)...)
	facts = append(facts, a.climbingPart(elem, loop, all)...)
	if list := a.iterated1(loop); harm(a.vals[loop], a.w.archiveKinds) && a.asksName(loop, elem) || a.archiveOf(list) != ir.NoID && a.asksClimbing(elem, 6) { // whoever looks at all members picks an archive
		f := Fact{Target: list, False: a.w.archiveKinds}
		if all {
			f.True, f.False = f.False, 0
		}
		facts = append(facts, f)
		if f.Target = a.archiveOf(list); f.Target != ir.NoID {
			facts = append(facts, f)
		}
	}
	if len(facts) == 0 {
		return nil
	}
	return &Val{Facts: facts}
}

// eachFacts are the facts of a test of each element, also of one that is put together of several: all of them came out true where
// all(x and y for ...) did, and all of them false where any(x or y for ...) did; where that came out true, one of the two did.
func (a *analysis) eachFacts(elem ir.ID, all bool) []Fact {
	facts := a.vals[elem].facts()
	elem = a.unrefined(elem)
	if in := &a.f.Instrs[elem]; in.Op == ir.OpUnary && in.Flag == ir.Not && a.f.Instrs[a.unrefined(a.f.Arg(elem, 0))].Op == ir.OpPhi {
		each := slices.Clone(a.eachFacts(a.f.Arg(elem, 0), !all)) // any(not (x and y) for ...)
		for i := range each {
			each[i] = each[i].not()
		}
		return each
	}
	if a.f.Instrs[elem].Op != ir.OpPhi {
		return facts
	}
	left := uint8(ir.SigmaTrue) // how a test comes out after which the others are not asked
	if all {
		left = ir.SigmaFalse
	}
	args := a.f.Args(elem)
	for i, x := range args {
		if in := &a.f.Instrs[x]; i < len(args)-1 && (in.Op != ir.OpSigma || in.Flag != left) {
			return a.vals[elem].facts()
		}
		each := a.vals[a.unrefined(x)].facts()
		for _, f := range each {
			if all {
				f.False, f.Flags, f.Lacks = 0, 0, nil
			} else {
				f.True, f.TrueFlags, f.Lacks, f.Equals = 0, 0, nil, nil
			}
			facts = append(facts[:len(facts):len(facts)], f)
		}
		if i == 0 && !all {
			for _, f := range each {
				if f.True = a.trueOfAll(args[1:], f.Target, f.True); f.True != 0 && f.Except == nil {
					facts = append(facts, Fact{Target: f.Target, True: f.True})
				}
			}
		}
	}
	return facts
}

// trueOfAll are those of some kinds for which each of several tests, where it comes out true, says that a register does no harm.
func (a *analysis) trueOfAll(tests []ir.ID, target ir.ID, kinds knowledge.KindMask) knowledge.KindMask {
	for _, x := range tests {
		var safe knowledge.KindMask
		for _, f := range a.vals[a.unrefined(x)].facts() {
			if f.Except == nil && a.untested(f.Target) == a.untested(target) {
				safe |= f.True
			}
		}
		kinds &= safe
	}
	return kinds
}

// someElements reports whether the list of a loop is known, and not empty.
func (a *analysis) someElements(loop ir.ID) bool {
	if _, constant := a.constantElements(loop); constant {
		return true
	}
	return a.table(a.iterated1(loop))
}

// table reports whether a register is a collection that is known to hold something, or one of the module's or the class's own that
// nobody fills while the program runs: a table of networks, of names.
func (a *analysis) table(list ir.ID) bool {
	if es, ok := a.elements(a.vals[list]); ok {
		return len(es) > 0
	}
	in := &a.f.Instrs[a.unrefined(list)]
	return (in.Op == ir.OpGlobal || in.Op == ir.OpAttr) && constantName(a.f.NameOf(a.unrefined(list))) && !fromSource(a.vals[list])
}

// asksClimbing reports whether a test looks for "..".
func (a *analysis) asksClimbing(id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	switch a.f.Instrs[id].Op {
	case ir.OpConst:
		return a.vals[id].reads("..")
	case ir.OpSigma:
		return a.asksClimbing(a.f.Arg(id, 0), depth-1)
	case ir.OpCompare, ir.OpUnary, ir.OpPhi, ir.OpCall, ir.OpTuple:
		return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return a.asksClimbing(x, depth-1) })
	}
	return false
}

// ofSum adds the same about the lists of which one is put together, and about what stands in a display: parents + [last].
func (a *analysis) ofSum(facts []Fact, f Fact) []Fact {
	id := a.unrefined(f.Target)
	switch in := &a.f.Instrs[id]; {
	case in.Op == ir.OpBinary && in.Flag == ir.Add:
		for _, x := range a.f.Args(id) {
			f.Target = x
			facts = a.ofSum(append(facts, f), f)
		}
	case in.Op == ir.OpList || in.Op == ir.OpTuple:
		for _, x := range a.f.Args(id) {
			f.Target, f.Elements = x, false
			if a.f.Instrs[x].Op == ir.OpSpread {
				f.Target, f.Elements = a.f.Arg(x, 0), true
			}
			facts = append(facts, f)
		}
	}
	return facts
}

// testedEach are the facts of all([test, test]) and any([test, test]).
func (a *analysis) testedEach(list ir.ID, all bool) (facts []Fact) {
	if op := a.f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
		return nil
	}
	for _, x := range a.f.Args(list) {
		for _, f := range a.vals[x].facts() {
			if f.Except != nil {
				continue
			}
			if all {
				f.False, f.Flags = 0, 0
			} else {
				f.True, f.TrueFlags, f.Equals = 0, 0, nil
			}
			facts = append(facts, f)
		}
	}
	return facts
}

// quantifiedLack is what any(c in x for c in "<>") being false, or all(c not in x for ...) being true, says of x.
func (a *analysis) quantifiedLack(elem, loop ir.ID, all bool) []Fact {
	in := &a.f.Instrs[elem]
	if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn || (in.Flag == ir.NotIn) != all || a.unrefined(a.f.Arg(elem, 0)) != loop {
		return nil
	}
	es, ok := a.constantElements(loop)
	target := a.f.Arg(elem, 1)
	if !ok || len(a.vals[target].taint()) == 0 {
		return nil
	}
	var lacks charset
	f := Fact{Target: target, Note: "a deny-list is no proof of safety"}
	for _, e := range es {
		s, _ := e.text()
		if len(s) == 1 {
			lacks.add(s[0])
		}
		if s == ".." || s == "../" {
			f.Flags |= noDotDot
		}
	}
	if !lacks.empty() {
		f.False = a.w.alphabet.safe(lacks.not())
		f.Lacks = &lackedBy{whenFalse: lacks}
	}
	if all {
		f.True, f.False = f.False, 0
		if f.Lacks != nil {
			f.Lacks = &lackedBy{whenTrue: lacks}
		}
		f.TrueFlags, f.Flags = f.Flags, 0
	}
	return []Fact{f}
}

// climbingPart is what any(part == ".." for part in path.split("/")) being false, or all(part != ".." ...) being true, says
// of the path.
func (a *analysis) climbingPart(elem, loop ir.ID, all bool) []Fact {
	in := &a.f.Instrs[elem]
	if in.Op != ir.OpCompare || a.unrefined(a.f.Arg(elem, 0)) != loop {
		return nil
	}
	path, ok := a.partsOf(a.iterated1(loop))
	if !ok {
		return nil
	}
	other := a.vals[a.f.Arg(elem, 1)]
	names := []*Val{other}
	if es, exact := a.elements(other); exact {
		names = es
	}
	if !slices.ContainsFunc(names, func(v *Val) bool { return v.reads("..") }) {
		return nil
	}
	switch in.Flag {
	case ir.Eq, ir.In:
		if !all {
			return []Fact{{Target: path, Flags: noDotDot}}
		}
	case ir.NotEq, ir.NotIn:
		if all {
			return []Fact{{Target: path, TrueFlags: noDotDot}}
		}
	}
	return nil
}

func (v *Val) facts() []Fact {
	if v == nil {
		return nil
	}
	return v.Facts
}

// generated finds what a comprehension without conditions puts into its list, once for each element of its loop.
func (a *analysis) generated(list ir.ID) (elem, loop ir.ID, ok bool) {
	if op := a.f.Instrs[list].Op; op != ir.OpList && op != ir.OpSet || len(a.f.Args(list)) > 0 {
		return 0, 0, false
	}
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			if a.f.Instrs[id].Op != ir.OpAppend || a.f.Arg(id, 0) != list {
				continue
			}
			if ok || len(a.f.Blocks[b].Succs) != 1 {
				return 0, 0, false
			}
			head := &a.f.Blocks[a.f.Blocks[b].Succs[0]]
			next, found := a.loopVariable(head)
			if !found || len(head.Preds) != 2 || !slices.Contains(head.Preds, ir.BlockID(b)) {
				return 0, 0, false
			}
			elem, loop, ok = a.f.Arg(id, 1), next, true
		}
	}
	return elem, loop, ok
}

// loopVariable is the element that the loop with this head takes.
func (a *analysis) loopVariable(head *ir.Block) (ir.ID, bool) {
	if len(head.Succs) == 0 {
		return 0, false
	}
	for _, id := range a.f.Blocks[head.Succs[0]].Instrs {
		if a.f.Instrs[id].Op == ir.OpNext {
			return id, true
		}
	}
	return 0, false
}

// iterated1 is the register that a loop takes its elements from.
func (a *analysis) iterated1(next ir.ID) ir.ID {
	id := a.unrefined(a.f.Arg(next, 0))
	if a.f.Instrs[id].Op == ir.OpIter {
		id = a.f.Arg(id, 0)
	}
	if x, ok := a.setOf(id); ok {
		return x
	}
	return id
}

// setOf finds the text whose characters (or the list whose elements) a register is the set of: set(x).
func (a *analysis) setOf(id ir.ID) (ir.ID, bool) {
	if id == ir.NoID {
		return id, false
	}
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return id, false
	}
	args := a.f.Args(id)
	name := a.f.NameOf(args[0])
	return args[len(args)-1], len(args) == 2 && a.f.Instrs[args[0]].Op == ir.OpGlobal && (name == "set" || name == "frozenset")
}

// within are the kinds for which what holds only elements of a collection is safe.
func (a *analysis) within(allowed *Val) knowledge.KindMask {
	if allowed == nil || a.classConstants(allowed) {
		return knowledge.AllKinds // not the client's: an allow-list by its use
	}
	if len(a.deep(allowed)) > 0 {
		return 0
	}
	if c, ok := a.characters(allowed); ok {
		return a.w.alphabet.safe(c)
	}
	if es, ok := a.elements(allowed); ok && a.fixed(allowed, 2) && len(es) > 0 {
		return knowledge.AllKinds
	}
	return 0
}

// without are the kinds for which a text is safe that has nothing of a collection.
func (a *analysis) without(denied *Val) knowledge.KindMask {
	c, ok := a.characters(denied)
	if !ok {
		return 0
	}
	return a.w.alphabet.safe(c.not())
}

// setCompare is set(x) <= allowed, allowed >= set(x).
func (a *analysis) setCompare(in *ir.Instr, xi, yi ir.ID) ([]Fact, bool) {
	if in.Flag == ir.GtE || in.Flag == ir.Gt {
		xi, yi = yi, xi
	} else if in.Flag != ir.LtE && in.Flag != ir.Lt {
		return nil, false
	}
	facts := a.ofSet(xi, Fact{True: a.within(a.vals[yi])})
	return facts, len(facts) > 0
}

// ofSet are facts about the elements of a set: they hold of the set, and of what it was made from by set(x).
func (a *analysis) ofSet(set ir.ID, f Fact) (facts []Fact) {
	if set == ir.NoID {
		return nil
	}
	f.Elements = true
	if x, ok := a.setOf(set); ok {
		facts = a.inParts(x, f)
	}
	if at := a.unrefined(set); a.f.Instrs[at].Op == ir.OpSet { // {x} <= allowed
		for _, x := range a.f.Args(at) {
			f.Target = x
			facts = append(facts, f)
		}
		return facts
	}
	if a.isSet(a.vals[set]) && (f.True|f.False != 0 || f.Flags != 0) {
		f.Target = set
		facts = append(facts, f)
	}
	return facts
}

// disjoint is what the elements of a set are known for where it has none in common with a collection.
func (a *analysis) disjoint(denied *Val) Fact {
	f := Fact{False: a.without(denied)}
	if es, ok := a.elements(denied); ok {
		f.Flags = partFlags(es)
	}
	return f
}

// inParts is a fact about all elements of a collection, and about the path of which they are the parts.
func (a *analysis) inParts(list ir.ID, f Fact) []Fact {
	f.Target, f.Elements = list, true
	return a.andPath(f)
}

// setBinary is set(x) - allowed and set(x) & denied, where they come out empty.
func (a *analysis) setBinary(op uint8, xi, yi ir.ID, v *Val) *Val {
	fact := func(other ir.ID) Fact {
		if op == ir.BitAnd {
			return a.disjoint(a.vals[other])
		}
		f := Fact{False: a.within(a.vals[other])}
		if x, ok := a.setOf(other); ok {
			f.False |= a.within(a.vals[x])
		}
		return f
	}
	facts := a.ofSet(xi, fact(yi))
	if facts == nil && op == ir.BitAnd {
		facts = a.ofSet(yi, fact(xi))
	}
	if facts == nil {
		return v
	}
	out := Val{}
	if v != nil {
		out = *v
	}
	out.Facts = facts
	return &out
}

// setTests are the methods of sets that tell how two of them lie to each other.
var setTests = map[string]bool{"issubset": true, "issuperset": true, "isdisjoint": true, "intersection": true}

// setMethod is set(x).issubset(allowed) and its relatives.
func (a *analysis) setMethod(recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	if len(c.pos) != 1 {
		return nil, false
	}
	self, other := recvID, c.pos[0].id
	of := func(id ir.ID) (ir.ID, bool) {
		if x, ok := a.setOf(id); ok {
			return x, true
		}
		return id, id != ir.NoID
	}
	switch name {
	case "issubset":
		if facts := a.ofSet(self, Fact{True: a.within(c.pos[0].val)}); facts != nil {
			return &Val{Facts: facts}, true
		}
	case "difference":
		if facts := a.ofSet(self, Fact{False: a.within(c.pos[0].val)}); facts != nil {
			return &Val{Facts: facts}, true
		}
	case "issuperset":
		if x, ok := of(other); ok {
			return &Val{Facts: []Fact{{Target: x, True: a.within(recv), Elements: true}}}, true
		}
	case "isdisjoint":
		if x, ok := a.setOf(self); ok {
			return a.unary(ir.Not, &Val{Facts: a.inParts(x, a.disjoint(c.pos[0].val))}), true
		}
		if x, ok := of(other); ok {
			return a.unary(ir.Not, &Val{Facts: a.inParts(x, a.disjoint(recv))}), true
		}
	case "intersection":
		if f := a.disjoint(recv); f.False != 0 || f.Flags != 0 {
			if x, ok := of(other); ok {
				return &Val{Facts: a.inParts(x, f)}, true
			}
		}
	}
	return nil, false
}

// filtered is filter(test, iterable): elements for which the test came out true, or (itertools.filterfalse) false.
func (a *analysis) filtered(id ir.ID, c *callArgs, passed bool) *Val {
	e := a.element(id, c.positional(1))
	if e == bottom {
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Rest: bottom})
	}
	if v, ok := a.exactFilter(id, c, passed); ok {
		return v
	}
	pass := argv{c.pos[1].id, e}
	var mask knowledge.KindMask
	for i, r := range c.pos[0].val.refs() {
		var safe knowledge.KindMask
		name := r.Name
		if r.Kind == refExtern {
			if method, ok := strings.CutPrefix(name, "builtins.str."); !passed {
				safe = 0
			} else if charTests[method] {
				safe = knowledge.AllKinds
			} else if ok && method == "isprintable" {
				safe = a.w.alphabet.safe(controls.not())
			}
		} else if v, ok := a.applyRef(id, r, &callArgs{pos: []argv{pass}}); ok {
			for _, f := range v.facts() {
				if f.Target == pass.id && passed {
					safe |= f.True
				} else if f.Target == pass.id {
					safe |= f.False
				}
			}
		}
		if i == 0 {
			mask = safe
		}
		mask &= safe
	}
	a.halted = false
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Rest: e.withTaint(sanitized(e.taint(), mask)).compact()})
}

// whileTrue is itertools.takewhile and dropwhile of a short list that is known exactly, where the test is decided.
func (a *analysis) whileTrue(id ir.ID, name string, c *callArgs) (*Val, bool) {
	es, ok := a.elements(c.positional(1))
	if !ok || len(es) > maxOrdered || len(c.positional(0).refs()) != 1 {
		return nil, false
	}
	n := 0
	for ; n < len(es); n++ {
		v, ok := a.callback(id, c.positional(0).Refs[0], es[n])
		if t := v.truth(); !ok || t == truthUnknown {
			return nil, false
		} else if t == falsy {
			break
		}
	}
	if es = es[n:]; name == "takewhile" {
		es, _ = a.elements(c.positional(1))
		es = es[:n:n]
	}
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom, Elems: es}), true
}

// exactFilter is filter(test, list) of a short list that is known exactly, where the test is decided for each element.
func (a *analysis) exactFilter(id ir.ID, c *callArgs, wanted bool) (*Val, bool) {
	es, ok := a.elements(c.positional(1))
	if !ok || len(es) > maxOrdered {
		return nil, false
	}
	test := c.positional(0)
	o := &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom}
	for _, e := range es {
		passed := e
		if !test.isConst(ir.None) {
			if len(test.refs()) != 1 {
				return nil, false
			}
			if passed, ok = a.callback(id, test.Refs[0], e); !ok {
				return nil, false
			}
		}
		switch passed.truth() {
		case truthUnknown:
			return nil, false
		case truthOf(wanted):
			o.Elems = append(o.Elems, e)
		}
	}
	return a.alloc(id, 0, o), true
}

// constantName reports whether a name is written as constants are.
func constantName(name string) bool {
	return name == strings.ToUpper(name) && strings.ContainsFunc(name, unicode.IsUpper)
}
