package flow

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file puts a summary into a caller: arguments in the place of parameters, objects into its heap.

// An application puts a caller's arguments in the place of a summary's parameters.
type application struct {
	a      *analysis
	id     ir.ID
	s      *Summary
	callee *ir.Function
	args   []*Val
	regs   []ir.ID // registers of the arguments
	serial int32   // among the callees of one call
	// defaults are the parameters to which nothing was passed: one bit each, the last for all past the 63rd.
	defaults uint64
	call     *Step // once it was asked
	one      [1]Atom
	// What was translated already.
	vals  memo[*Val, *Val]
	objs  memo[int32, int32]
	parts memo[*Origin, *Val]
}

// A memo is a map of few keys.
type memo[K comparable, V any] []struct {
	key K
	val V
}

func (m memo[K, V]) get(k K) (v V, ok bool) {
	for i := range m {
		if m[i].key == k {
			return m[i].val, true
		}
	}
	return v, false
}

func (m *memo[K, V]) put(k K, v V) {
	*m = append(*m, struct {
		key K
		val V
	}{k, v})
}

func (ap *application) origin(o *Origin) *Val {
	if o.Parent == nil {
		if int(o.Param) < len(ap.args) {
			return ap.args[o.Param]
		}
		return nil
	}
	if v, ok := ap.parts.get(o); ok {
		return v
	}
	whole := ap.origin(o.Parent)
	var v *Val
	before := ap.a.completes
	ap.a.completes = completion{ap.callee, o.Key}
	switch o.Key.Kind {
	case '.':
		v = ap.a.attrIn(ap.callee, ap.id, whole, o.Key.Name)
		if o.Parent.Parent == nil && int(o.Parent.Param) < len(ap.regs) {
			v = ap.a.setBefore(ap.id, ap.regs[o.Parent.Param], o.Key.Name, v)
		}
	case '*':
		v = ap.a.element(ap.id, whole)
	case 'd':
		v = ap.a.keysOf(ap.id, whole)
	case '?':
		v = ap.a.anyItem(ap.id, whole)
	case 'c':
		v = ap.a.loadCell(whole)
	default:
		v = ap.a.indexConst(ap.id, whole, o.Key)
	}
	ap.a.completes = before
	if ap.a.leaving != nil {
		if x, ok := ap.leftPart(whole, o.Key); ok {
			v = x
		}
	}
	if v == bottom {
		v = nil
	}
	ap.parts.put(o, v)
	return v
}

// own reports whether data is what users of the library pass to the callee: this caller passes its own.
func (ap *application) own(o *Origin) bool { return o.Source == librarySource && o.Fn == ap.callee }

// atoms translates data of the callee into data of the caller.
func (ap *application) atoms(list []Atom) []Atom {
	var out []Atom
	for i := range list {
		x := &list[i]
		if ap.own(x.Origin) {
			continue
		}
		if x.Origin.Source != nil || x.Origin.Entry && x.Origin.Fn != ap.callee {
			out = joinTaint(out, list[i:i+1])
			continue
		}
		if x.Origin.Fn != ap.callee {
			out = joinTaint(out, list[i:i+1])
			continue
		}
		v := ap.origin(x.Origin)
		mine := v.taint()
		if x.Flags&withContents != 0 {
			mine = ap.a.deep(v)
		}
		out = joinTaint(out, mapAtoms(mine, func(y Atom) Atom {
			y = ap.a.w.answered(x, y)
			y = ap.a.w.misplaced.unescaped(x, y)
			script := ap.a.w.scriptLink(x, y)
			y.Kinds, y.InLink = y.Kinds&x.Kinds|script, x.InLink && y.Origin.Source == nil
			if x.Flags&fewOf != 0 && y.is(knowledge.Secret) {
				y.Kinds = 0
			}
			y.Lead = behind(x.Lead, y.Lead)
			y.Flags |= x.Flags &^ withContents
			if x.Flags&checkFlags != 0 {
				return ap.a.checked(y)
			}
			return y
		}))
	}
	return out
}

// atom translates one; what it gives holds until it is asked again.
func (ap *application) atom(x Atom) []Atom {
	ap.one[0] = x
	return ap.atoms(ap.one[:])
}

func (ap *application) val(v *Val) *Val {
	if v == nil || v == bottom || v.Const != nil && len(v.Taint) == 0 && len(v.Refs) == 0 && v.Facts == nil {
		return v
	}
	if len(v.Taint) == 0 && v.Facts == nil && v.lasting() {
		return v
	}
	if got, ok := ap.vals.get(v); ok {
		return got
	}
	n := len(ap.vals)
	ap.vals.put(v, nil) // a value inside itself
	if o := ap.parameter(v); o != nil {
		if x := ap.origin(o); x != nil && x != bottom {
			if is := v.Taint[0].Flags & checkFlags; is != 0 && len(x.taint()) > 0 {
				x = x.withTaint(ap.a.checkedAll(flagged(x.Taint, is)))
			}
			ap.vals[n].val = x // the argument itself
			return x
		}
	}
	out := *v
	out.Facts = nil
	out.Taint, out.Refs = ap.atoms(v.Taint), ap.refs(v)
	res := &out
	if out.Refs == nil && out.Taint == nil && out.Const == nil && out.Text == nil && out.Truth == 0 && !out.Plain {
		res = nil
	}
	ap.vals[n].val = res
	return res
}

// parameter is the parameter, or the part of one, that a value is; nil if it is anything else.
func (ap *application) parameter(v *Val) *Origin {
	if v.Open || len(v.Refs) != 1 || len(v.Taint) != 1 || v.Refs[0].Kind != refObject || v.Refs[0].ID >= globalObjects {
		return nil
	}
	o := ap.s.param(v.Refs[0].ID)
	if o != v.Taint[0].Origin || v.Taint[0].Kinds != knowledge.AllKinds {
		return nil
	}
	return o
}

// refs translates what a value of the callee refers to.
func (ap *application) refs(v *Val) (refs []Ref) {
	if v.lasting() {
		return v.Refs
	}
	for _, r := range v.Refs {
		switch {
		case r.Kind == refObject && r.ID < globalObjects:
			if org := ap.s.param(r.ID); org != nil {
				refs = joinRefs(refs, ap.origin(org).refs())
			} else if oid, ok := ap.object(r.ID); ok {
				refs = joinRefs(refs, []Ref{{Kind: refObject, ID: oid}})
			}
		case r.Bind != nil:
			b := &bound{self: ap.val(r.Bind.self), defs: r.Bind.defs, wraps: r.Bind.wraps}
			for _, e := range r.Bind.env {
				b.env = append(b.env, ap.val(e))
			}
			r.Bind = b
			refs = joinRefs(refs, []Ref{r})
		default:
			refs = joinRefs(refs, []Ref{r})
		}
	}
	return refs
}

// object brings an object that the callee made into the caller's heap.
func (ap *application) object(oid int32) (int32, bool) {
	if n, ok := ap.objs.get(oid); ok {
		return n, true
	}
	o := ap.s.objs.get(oid)
	if o == nil {
		return 0, false
	}
	n := ap.a.newObj(ap.id, 16+int32(len(ap.objs))+ap.serial*maxSummaryObjects2)
	ap.objs.put(oid, n)
	ap.a.heap.set(n, &Obj{Kind: o.Kind, Class: o.Class, Type: o.Type, Rest: bottom})
	ap.a.heap.set(n, ap.content(o))
	return n, true
}

const maxSummaryObjects2 = maxSummaryObjects + 16

func (ap *application) content(o *Obj) *Obj {
	c := *o
	c.Elems, c.Fields = nil, nil
	if len(o.Elems) > 0 {
		c.Elems = make([]*Val, len(o.Elems))
	}
	for i, e := range o.Elems {
		c.Elems[i] = ap.val(e)
	}
	if len(o.Fields) > 0 {
		c.Fields = make([]field, len(o.Fields))
	}
	for i, f := range o.Fields {
		if f.Key.Kind == '&' {
			c.Fields = c.Fields[:i]
			return ap.spread(&c, o, i)
		}
		c.Fields[i] = field{f.Key, ap.val(f.Val)}
	}
	if o.Rest != bottom {
		c.Rest = ap.val(o.Rest)
	}
	c.Keys = ap.atoms(o.Keys)
	return &c
}

// spread completes a dictionary in which, from a field on, entries of the callers' stand.
func (ap *application) spread(c, o *Obj, from int) *Obj {
	exact := o.Rest == bottom && !o.Multi
	for _, f := range o.Fields[from:] {
		v := ap.val(f.Val)
		if f.Key.Kind != '&' {
			c = c.with(f.Key, v)
			continue
		}
		exact = exact && ap.a.exactDict(v) != nil
		c = ap.a.merge(c, v)
	}
	if o.Rest != bottom {
		c = c.withEntry(ap.atoms(o.Keys), ap.val(o.Rest))
	}
	c.Exact = exact
	return c
}

// maxCallees bounds the callees of one instruction: properties of what it is given count, and what they ask for. Where it
// calls an entry of a table it bounds those of each entry, and maxTableCallees those of all.
const (
	maxCallees      = 64
	maxTableCallees = 512
	// maxObjects is how many objects a function's callees may bring into it: who calls each entry of a large table in many
	// places would hold everything that any of them makes.
	maxObjects = 2048
)

// tabled calls one entry of a table, which has a budget of its own: what one handler costs is no reason to leave out the next.
func (a *analysis) tabled(id ir.ID, call func()) {
	specials, spent := a.specials, a.spent
	call()
	if at := &a.sites[id]; at.calls <= maxTableCallees {
		at.table, a.specials, a.spent = at.calls, specials, spent
	}
}

// applySummary brings everything that a summary says into the caller.
func (a *analysis) applySummary(id ir.ID, callee *ir.Function, s *Summary, args []argv, defaults uint64) *Val {
	if at := &a.sites[id]; at.calls-at.table >= maxCallees || a.objCount >= maxObjects {
		a.bound("one instruction calls more functions than are followed")
		var t []Atom
		for _, x := range args {
			t = joinTaint(t, a.deep(x.val))
		}
		return tainted(flagged(t, viaUnresolved))
	}
	if a.applying == len(a.apps) {
		a.apps = append(a.apps, &application{a: a})
	}
	ap := a.apps[a.applying]
	a.applying++
	ap.id, ap.s, ap.callee, ap.defaults, ap.serial = id, s, callee, defaults, a.serial(id)
	ap.regs, ap.call = ap.regs[:0], nil
	ap.args, ap.vals, ap.objs, ap.parts = ap.args[:0], ap.vals[:0], ap.objs[:0], ap.parts[:0]
	v := ap.apply(args)
	a.applying--
	return v
}

func (ap *application) apply(args []argv) *Val {
	a, id, callee, s := ap.a, ap.id, ap.callee, ap.s
	for i := range args {
		x := args[i].val
		if x == bottom {
			x = nil
		}
		ap.args, ap.regs = append(ap.args, x), append(ap.regs, args[i].id)
	}
	a.steps += (len(s.Hits) + len(s.Writes)) / 4
	for i := range s.Hits {
		ap.hit(&s.Hits[i])
	}
	for _, w := range s.Writes {
		ap.write(w)
	}
	ap.setGlobals()
	ap.leave()
	ap.makeUp()
	ap.options()
	if s.Raises != nil {
		a.throw(id, a.f.Instrs[id].Pos, ap.val(s.Raises), s.raised+1)
	}
	if s.NoReturn {
		a.halted = true
		return bottom
	}
	if a.f.Instrs[id].Op == ir.OpCall && a.f.Calls[a.f.Instrs[id].Aux].Flags&ir.StatementCall != 0 && a.callbacks == 0 {
		var ret *Val
		a.callGuards(id, callee, s, args, &ret)
		ap.removals()
		return nil
	}
	ret := ap.val(s.Ret)
	if i, j := s.adds[0], s.adds[1]; i > 0 && j > 0 && int(max(i, j)) <= len(ap.args) {
		_, list := a.elements(ap.args[i-1])
		if _, ok := a.elements(ap.args[j-1]); ok && list {
			ret = a.added(id, ap.args[i-1], ap.args[j-1])
		}
	}
	if s.gives != (cellID{}) && a.leaving != nil {
		if v, ok := a.lastIn(a.at, id, s.gives); ok {
			ret = v
		}
	}
	if ret != nil && len(ret.Taint) > 0 && ret != bottom && !ap.passedThrough(ret) {
		ret = ret.withTaint(mapAtoms(ret.Taint, func(x Atom) Atom {
			x.Step = &Step{Prev: x.Step, Kind: stepReturn, Fn: a.f, Pos: a.f.Instrs[id].Pos, End: a.f.Instrs[id].End, Name: callee.Name}
			return x
		}))
	}
	a.callGuards(id, callee, s, args, &ret)
	ap.removals()
	return ret
}

// step is the call, as a station on the way.
func (ap *application) step() *Step {
	if ap.call == nil {
		in := &ap.a.f.Instrs[ap.id]
		ap.call = &Step{Kind: ap.kind(), Fn: ap.a.f, Pos: in.Pos, End: in.End, Name: ap.callee.Name}
	}
	return ap.call
}

// kind says how the callee is called: by its own name, or as whatever something holds.
func (ap *application) kind() stepKind {
	f := ap.a.f
	if f.Instrs[ap.id].Op != ir.OpCall {
		return stepCall
	}
	callee := ap.a.unrefined(f.Arg(ap.id, 0))
	switch f.Instrs[callee].Op {
	case ir.OpLoad, ir.OpCall, ir.OpIndex, ir.OpPhi, ir.OpParam:
		if f.NameOf(callee) != ap.callee.Name {
			return stepDispatch
		}
	}
	return stepCall
}

func (ap *application) passedThrough(ret *Val) bool {
	for _, x := range ap.args {
		if x == ret {
			return true
		}
	}
	return false
}

// callGuards turns what the callee's return says of its parameters into facts about the arguments' registers.
func (a *analysis) callGuards(id ir.ID, callee *ir.Function, s *Summary, args []argv, ret **Val) {
	for i := range min(len(args), 64) {
		if s.asserts&(1<<i) == 0 {
			continue
		}
		for _, f := range args[i].val.facts() {
			if f.True != 0 && f.Except == nil {
				a.addReturned(id, Fact{Target: f.Target, True: f.True, Elements: f.Elements})
			}
		}
	}
	a.vetArguments(id, s, args)
	a.partFacts(id, s.parts, args)
	var facts []Fact
	if a.w.cfg.Published && !a.w.eachPlace() && a.w.checksTarget(callee) {
		for i := range args {
			if args[i].id != ir.NoID && (i > 0 || callee.Class == nil || isStatic(callee)) {
				facts = append(facts, Fact{Target: args[i].id, True: a.w.urlKinds, Elements: true})
				if t := (*ret).taint(); len(t) > 0 { // it may give back what it has found right
					*ret = (*ret).withTaint(sanitized(t, a.w.urlKinds))
				}
				break
			}
		}
	}
	if s.Return == nil && facts == nil {
		return
	}
	for i := range args {
		if i >= len(s.Return) || args[i].id == ir.NoID {
			continue
		}
		var is outcomeFlags
		if s.checks != nil {
			is = s.checks[i]
		}
		returned, whenTrue, whenFalse := s.Return[i], s.True[i], s.False[i]
		if (is.returned|is.whenTrue|is.whenFalse)&belowFolder != 0 && a.canonicalPath(args[i].id) {
			inside := func(flags atomFlags) knowledge.KindMask {
				if flags&belowFolder == 0 {
					return 0
				}
				return a.w.pathKinds
			}
			returned, whenTrue, whenFalse = returned|inside(is.returned), whenTrue|inside(is.whenTrue), whenFalse|inside(is.whenFalse)
		}
		if s.Return[i] != 0 || is.returned != 0 {
			f := Fact{Target: args[i].id, True: returned, TrueFlags: is.returned, Elements: true}
			for _, f := range append(a.andPath(f), a.ofCode(f)[1:]...) {
				a.addReturned(id, f)
			}
		}
		if s.True[i]|s.False[i] != 0 || is.whenTrue|is.whenFalse != 0 {
			f := Fact{Target: args[i].id, True: whenTrue, False: whenFalse, TrueFlags: is.whenTrue, Flags: is.whenFalse, Elements: true}
			facts = append(append(facts, a.andPath(f)...), a.ofCode(f)[1:]...)
		}
		urls := a.urlsOf(args[i].id) // of a host that may be connected to
		for _, f := range aboutURL(urls, Fact{True: a.hostKinds(s.Return[i])}) {
			a.addReturned(id, f)
		}
		facts = append(facts, aboutURL(urls, Fact{True: a.hostKinds(s.True[i]), False: a.hostKinds(s.False[i])})...)
	}
	if len(facts) > 0 && *ret != bottom {
		out := Val{}
		if *ret != nil {
			out = **ret
		}
		out.Facts = facts
		*ret = &out
	}
}

// hostKinds are the kinds for which a URL is safe whose host is safe for some.
func (a *analysis) hostKinds(host knowledge.KindMask) knowledge.KindMask {
	if host&a.w.ssrfKinds == 0 {
		return 0
	}
	return host & (a.w.ssrfKinds | a.w.urlKinds)
}

// andPath is a fact about what may be the parts of a path, and the same about the path.
func (a *analysis) andPath(f Fact) []Fact {
	facts := []Fact{f}
	if (f.Flags|f.TrueFlags)&notDots == 0 {
		return facts
	}
	path, ok := a.partsOf(f.Target)
	if !ok {
		return facts
	}
	g := Fact{Target: path}
	for _, of := range []struct {
		from atomFlags
		to   *atomFlags
	}{{f.Flags, &g.Flags}, {f.TrueFlags, &g.TrueFlags}} {
		if of.from&notDots != 0 {
			*of.to |= noDotDot
		}
		if of.from&notEmpty != 0 {
			*of.to |= notAbsolute
		}
	}
	return append(facts, g)
}

func (a *analysis) addReturned(id ir.ID, f Fact) {
	if a.returned == nil {
		a.returned = map[ir.ID][]Fact{}
	}
	for _, g := range a.returned[id] {
		if g == f {
			return
		}
	}
	a.returned[id] = append(a.returned[id], f)
}

// write changes the caller's object as the callee changed its parameter.
func (ap *application) write(w write) {
	target := ap.origin(w.origin)
	for _, f := range w.obj.Fields {
		v := ap.val(f.Val)
		if f.Key == cellKey {
			ap.a.storeCell(target, v)
			continue
		}
		if f.Key.Kind == '.' {
			ap.a.writer = ap.callee
			ap.a.storeAttr(ap.id, target, f.Key.Name, v)
			ap.a.writer = nil
			continue
		}
		if f.Key.Kind == namedBy {
			if p, _ := strconv.Atoi(f.Key.Name); p < len(ap.args) {
				ap.a.storeNamed(ap.id, target, ap.args[p], ap.regs[p], v)
			}
			continue
		}
		k := keyVal(f.Key)
		ap.a.put(target, k, v)
	}
	if w.obj.Rest != bottom {
		ap.a.put(target, nil, ap.val(w.obj.Rest))
	}
}

func keyVal(k key) *Val {
	if k.Kind == '#' {
		n := int64(0)
		neg := false
		for _, c := range k.Name {
			if c == '-' {
				neg = true
				continue
			}
			if c < '0' || c > '9' {
				return constVal(ir.Const{Kind: ir.None})
			}
			n = n*10 + int64(c-'0')
		}
		if neg {
			n = -n
		}
		return constVal(ir.Const{Kind: ir.Int, Int: n})
	}
	return constVal(ir.Const{Kind: ir.Str, Str: k.Name})
}

// indexConst reads an element by a constant key.
func (a *analysis) indexConst(id ir.ID, v *Val, k key) *Val {
	if v == nil || v == bottom {
		return v
	}
	out := bottom
	kv := keyVal(k)
	for _, r := range v.Refs {
		switch r.Kind {
		case refObject:
			if o := a.obj(r.ID); o != nil {
				if o.Kind == objInstance && o.Type != "" {
					if x, ok := a.libraryItem(id, v, o.Type, argv{ir.NoID, kv}); ok {
						out = join(out, x)
					}
				}
				out = join(out, a.item(r.ID, o, kv))
			}
		case refInst:
			if x, ok := a.libraryItem(id, v, r.Name, argv{ir.NoID, kv}); ok {
				out = join(out, x)
			}
		}
	}
	if out == bottom {
		if v.Plain && k.Kind == '[' {
			return nil // a text has no entries
		}
		return tainted(a.column(v.Taint, k))
	}
	if a.isParamObject(v) && !a.itemModelled(v) {
		mine := slices.DeleteFunc(slices.Clone(ownAtoms(v.Taint)), func(x Atom) bool { return x.stored() || x.is(knowledge.Secret) })
		out = withData(out, mine) // what a library's object holds in an attribute
	} else if a.orDisplay(v) {
		out = withData(out, a.column(v.Taint, k))
	}
	return out
}
