package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// Where a callee's branches, or what it calls, depend on a parameter, and a caller passes a constant, a function or an
// object of a known type, the callee is analysed again with that. The result depends on nothing but the callee and
// what was passed, so that it can be kept and shared; who computes it first does not matter.

const (
	maxSpecialDepth = 2  // of special analyses inside each other
	maxSpecials     = 12 // that one analysis asks for
	// specialBudget, in interpreted instructions, bounds what the special analyses cost that one analysis asks for, with those
	// that they ask for themselves: so much for each of its own instructions, and as much as a function of a hundred has.
	specialBudget   = 2
	maxSpecialSize  = 1500
	maxSpecialPlain = 300 // of a function in which no data reach a sink
	// maxSpecialChoice is the size of functions whose result is asked for whatever it is: they may choose a constant.
	maxSpecialChoice = 32
	// maxSpecialComponent is the number of functions that call each other from which on they are not analysed again for
	// each other: every change of one makes all those analyses anew, and what depends on so much is hardly special.
	maxSpecialComponent = 48
)

// specialize analyses a function for what a caller passes; nil where that would tell nothing new.
func (a *analysis) specialize(f *ir.Function, s *Summary, args []argv) *Summary {
	if s.interest|s.flags|s.received == 0 && len(s.hangs) == 0 || a.depth >= maxSpecialDepth || a.specials >= maxSpecials || a.spent > specialBudget*(len(a.f.Instrs)+100) || len(f.Instrs) > maxSpecialSize {
		return nil
	}
	if len(s.Hits) == 0 && !s.hands && !a.entering && len(f.Instrs) > maxSpecialChoice && (len(f.Instrs) > maxSpecialPlain || len(s.Ret.refs()) == 0 && (s.Ret == nil && !s.effective() && !s.decides || !fromSource(s.Ret) && !a.carry(args))) {
		return nil
	}
	if a.iteration != nil && a.iteration.size > maxSpecialComponent && a.w.funcs[f.ID].comp == a.comp {
		return nil
	}
	known := make([]knownParam, len(args))
	var key strings.Builder
	for i := range args {
		v := args[i].val
		bit := uint64(1) << uint(min(i, 63))
		if s.flags&bit != 0 && i < len(f.Params) && f.Params[i].Kind == ir.KeyArgs {
			if passed, ok := a.keywordsPassed(v); ok {
				known[i] = knownParam{val: &Val{}, keywords: passed, whole: true}
				key.WriteString(strconv.Itoa(i))
				describeKeywords(&key, passed)
				continue
			}
			a.noteKeywords()
		}
		parts := a.knownParts(s, i, v)
		if (s.interest|s.flags|s.received)&bit == 0 && len(parts) == 0 {
			continue
		}
		if i >= len(f.Params) {
			v = a.loadCell(v)
		}
		p := a.portable(v)
		if p == nil && i < len(f.Params) && (len(s.Hits) > 0 || len(f.Instrs) <= maxSpecialChoice) {
			a.noteFlag(args[i].id) // whoever calls this function may know
		}
		if s.received&bit != 0 {
			a.noteReceiver(args[i].id)
		}
		if p != nil && p.Const == nil && s.interest&bit == 0 && (s.received&bit == 0 || !ofLibrary(p)) {
			p = nil
		}
		if p == nil && s.decides && s.interest&bit != 0 && a.chosenByCaller(f, i, args[i]) {
			p = truthyVal
		}
		if p == nil && len(parts) > 0 {
			p = &Val{} // a dictionary of which entries are known
		}
		if v := p; v != nil && (len(parts) > 0 || !(i == 0 && a.assumed(f, v, args[0].val))) {
			known[i] = knownParam{val: v, parts: parts}
			key.WriteString(strconv.Itoa(i))
			describe(&key, v)
			describeParts(&key, parts)
		}
	}
	if key.Len() == 0 {
		return nil
	}
	a.specials++
	key.WriteString("@" + strconv.Itoa(a.depth))
	k := key.String()
	fs := &a.w.funcs[f.ID]
	mine := k + "^" + strconv.Itoa(int(a.level))
	fs.mu.Lock()
	got, ok := fs.special[k]
	if !ok || got.top >= a.level {
		got, ok = fs.special[mine]
	}
	fs.mu.Unlock()
	if ok && a.w.holds(got) {
		a.adopt(got)
		return got
	}
	if got := a.iteration.special(f, k); got != nil {
		fs.usage.general.Store(true) // it is not kept
		a.spent += got.summary.cost
		a.ask(got.asked, got.below)
		a.effects = append(a.effects, got.summary.entries...)
		return got.summary
	}
	inner := a.spareAnalysis()
	inner.reset(a.w, f)
	inner.spec, inner.depth = true, a.depth+1
	inner.level, inner.comp, inner.iteration = a.level, a.comp, a.iteration
	inner.prepare(known)
	inner.run()
	inner.judgeArguments()
	inner.comparisons()
	inner.ownCursor()
	a.w.steps.Add(int64(inner.steps))
	sp := inner.summarize()
	sp.special, sp.cost, sp.dead = true, inner.steps+inner.spent, inner.unreached()
	sp.interest, sp.flags, sp.received, sp.hangs = s.interest, s.flags, s.received, s.hangs
	for _, e := range inner.effects {
		if e.kind == effectEntry || e.kind == effectRaw {
			sp.entries = append(sp.entries, e)
		}
	}
	if len(inner.asked) > 0 {
		fs.usage.general.Store(true)
		a.spent += sp.cost
		a.ask(inner.asked, inner.below)
		a.iteration.keep(f, k, sp, inner)
		a.effects = append(a.effects, sp.entries...)
		return sp
	}
	if sp.top = inner.top; sp.top >= a.level {
		k = mine // what it could see depends on who asks
	}
	sp.reads, sp.early, sp.tick = inner.reads.kept(), slices.Clone(inner.early), a.w.tick
	fs.mu.Lock()
	if fs.special == nil {
		fs.special = map[string]*Summary{}
	}
	fs.special[k] = sp
	fs.mu.Unlock()
	a.adopt(sp)
	return sp
}

// spareAnalysis is for what is analysed inside this analysis, which is one function at a time, so that its lists keep their room.
func (a *analysis) spareAnalysis() *analysis {
	if a.spare == nil {
		a.spare = &analysis{}
	}
	return a.spare
}

// unreached are the blocks that an analysis did not come to.
func (a *analysis) unreached() (out []ir.BlockID) {
	for _, b := range a.order {
		if a.live[b] == 0 {
			out = append(out, b)
		}
	}
	return out
}

// adopt takes over what else a special analysis says.
func (a *analysis) adopt(sp *Summary) {
	a.spent += sp.cost
	a.top = max(a.top, sp.top)
	a.effects = append(a.effects, sp.entries...)
	for _, r := range sp.early { // when they are there, it comes out otherwise
		a.reads.add(r)
	}
	if a.spec {
		a.early = append(a.early, sp.early...)
		for _, r := range sp.reads {
			a.reads.add(r)
		}
	}
}

// holds reports whether nothing that a special analysis read has changed since.
func (w *World) holds(sp *Summary) bool {
	return !slices.ContainsFunc(sp.reads, func(c cellID) bool { return w.changedSince(c, sp.tick) })
}

// assumed reports whether a receiver is what a method's analysis takes it for anyway: not where classes derive from the
// method's own, and it is none of those for certain.
func (a *analysis) assumed(f *ir.Function, self, given *Val) bool {
	if f.Class == nil || f.Kind != ir.Def || isStatic(f) || len(self.Refs) != 1 || self.Refs[0].ID != f.Class.ID {
		return false
	}
	derived := len(a.w.classes[f.Class.ID].subs) > 0
	if isClassMethod(f) {
		return self.Refs[0].Kind == refClass && !derived
	}
	if len(given.refs()) == 1 && given.Refs[0].Kind == refObject && derived {
		if o := a.obj(given.Refs[0].ID); o != nil && o.Kind == objInstance && !o.Multi {
			return false
		}
	}
	return self.Refs[0].Kind == refSelf
}

// carry reports whether any argument brings data along.
func (a *analysis) carry(args []argv) bool {
	for i := range args {
		if v := args[i].val; v != nil && (len(v.Taint) > 0 || len(a.deepTo(v, 2)) > 0) {
			return true
		}
	}
	return false
}

func (s *Summary) effective() bool { return len(s.Writes) > 0 || s.Return != nil }

// portable is the part of a value that means the same in every function: constants, functions, classes, types, compiled patterns.
func (a *analysis) portable(v *Val) *Val {
	if v == nil || v == bottom {
		return nil
	}
	if v.Const != nil {
		return &Val{Const: v.Const}
	}
	var refs []Ref
	for _, r := range v.Refs {
		switch r.Kind {
		case refFunc:
			if r.Bind == nil || r.Bind.self == nil && !strings.Contains(r.Name, "?") {
				refs = append(refs, Ref{Kind: refFunc, ID: r.ID})
			}
		case refClass, refExtern, refModule:
			refs = append(refs, Ref{Kind: r.Kind, ID: r.ID, Name: r.Name})
		case refInst:
			if a.w.base.Type(r.Name) != nil {
				refs = append(refs, Ref{Kind: refInst, Name: r.Name, ID: r.ID})
			}
		case refSelf:
			refs = append(refs, Ref{Kind: refSelf, ID: r.ID})
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				refs = append(refs, Ref{Kind: refSelf, ID: o.Class})
			}
			if t := a.filled(v); t != truthUnknown {
				return &Val{Truth: t}
			}
		}
	}
	if len(refs) == 0 {
		return nil
	}
	p := &Val{Refs: refs}
	if compiledText(v) {
		p.Text = p.Text.with(v.prefix(), "")
	}
	return p
}

// chosenByCaller reports whether an argument is computed by the caller for a parameter that may be left out: who passes a
// check the host to compare with has one.
func (a *analysis) chosenByCaller(f *ir.Function, i int, arg argv) bool {
	if arg.val.truth() != truthUnknown || a.w.funcs[f.ID].defaultOf(int32(i)).truth() != falsy {
		return false
	}
	if arg.id == ir.NoID { // of a partial, or inside of what stars unpack
		return arg.val != nil && arg.val != bottom
	}
	op := a.f.Instrs[arg.id].Op
	return op == ir.OpCall || op == ir.OpAttr
}

// filled says whether a list or tuple has elements: an allow-list that is looked at where one is given.
func (a *analysis) filled(v *Val) truth {
	if es, exact := a.elements(v); len(v.Refs) > 1 {
		return truthUnknown
	} else if len(es) > 0 {
		return truthy
	} else if exact {
		return falsy
	}
	return truthUnknown
}

// ofLibrary reports whether a value is an instance of a type that models know.
func ofLibrary(v *Val) bool {
	return slices.ContainsFunc(v.refs(), func(r Ref) bool { return r.Kind == refInst })
}

func describe(sb *strings.Builder, v *Val) {
	if v.Const != nil {
		sb.WriteString("=" + strconv.Itoa(int(v.Const.Kind)) + v.Const.String() + ";")
		return
	}
	if v.Truth != truthUnknown {
		sb.WriteString("?" + strconv.Itoa(int(v.Truth)))
	}
	for _, r := range v.Refs {
		sb.WriteString(":" + strconv.Itoa(int(r.Kind)) + "," + strconv.Itoa(int(r.ID)) + "," + r.Name)
	}
	if v.Text != nil {
		sb.WriteString(strconv.Quote(v.prefix())) // a pattern may hold any character
	}
	sb.WriteByte(';')
}

// A knownParam is what a special analysis knows of a parameter: its value, and of an object some parts.
type knownParam struct {
	val      *Val
	parts    []knownPart
	keywords []field // of what takes keyword arguments, if these are all that there are (whole)
	whole    bool
}

// prepare makes the values of the parameters: what annotations, conventions, frameworks, and the caller of a special
// analysis say of them, and the caller's own data.
func (a *analysis) prepare(known []knownParam) {
	f := a.f
	a.params = make([]*Val, len(f.Params))
	a.env = make([]*Val, len(f.Free))
	for i := range f.Params {
		p := &f.Params[i]
		org := a.fs.params[i]
		v := a.paramValue(org)
		oid := v.Refs[0].ID
		switch {
		case f.Kind == ir.ClassBody:
			v = refVal(Ref{Kind: refClass, ID: f.Class.ID})
		case known != nil && known[i].whole:
			v = a.keywordsKnown(i, v, known[i].keywords)
		case known != nil && known[i].val != nil:
			if k := known[i].val; k.Const == nil && len(k.Refs) == 0 && (i > 0 || f.Class == nil) {
				v = a.typed(v, oid, p) // of the value no more is known than the outcome of a test
			}
			if v = a.withKnown(v, known[i].val); i == 0 && isClassMethod(f) && f.Class != nil {
				v = known[i].val // the class itself
			}
			if i == 0 && len(known[i].val.Refs) == 0 && f.Class != nil && f.Kind == ir.Def && !isStatic(f) && !isClassMethod(f) {
				a.heap.set(oid, &Obj{Kind: objParam, Class: f.Class.ID, Rest: bottom}) // only parts of the instance are known
			}
			for _, p := range known[i].parts {
				a.knowPart(org, oid, p)
			}
		case i == 0 && f.Class != nil && f.Kind == ir.Def && !isStatic(f):
			if isClassMethod(f) {
				v = refVal(Ref{Kind: refClass, ID: f.Class.ID})
			} else {
				a.heap.set(oid, &Obj{Kind: objParam, Class: f.Class.ID, Rest: bottom})
			}
		default:
			v = a.typed(v, oid, p)
		}
		a.params[i] = v
	}
	for i := range f.Free {
		a.env[i] = a.paramValue(a.fs.params[len(f.Params)+i])
		if known != nil && known[len(f.Params)+i].val != nil {
			oid := a.env[i].Refs[0].ID
			v := a.withKnown(a.paramValue(a.part(a.fs.params[len(f.Params)+i], cellKey)), known[len(f.Params)+i].val)
			a.heap.set(oid, a.obj(oid).with(cellKey, v))
		}
	}
	if f.Generator {
		a.generator() // before any branch: what has been yielded is told from what may have been
	}
	a.initial = a.heap
	if f.Kind != ir.Def && f.Kind != ir.Lambda {
		return
	}
	a.read(effectEntry, f.ID, "")
	method := f.Class != nil && f.Kind == ir.Def && !isStatic(f)
	for _, e := range a.fs.entries {
		if e.called {
			continue
		}
		for i := range f.Params {
			if i == 0 && method {
				continue
			}
			if v := a.parameter(e, i, &f.Params[i], a.paramRegister(i), method); v != nil {
				a.params[i] = a.joinEntry(a.params[i], v)
			}
		}
	}
	if a.w.cfg.Library && a.w.public(f) {
		a.libraryParameters(method)
		if method && !isClassMethod(f) {
			a.libraryFields()
		}
	}
	a.initial = a.heap
}

// joinEntry adds what a framework passes to a parameter.
func (a *analysis) joinEntry(v, passed *Val) *Val {
	out := *v
	out.Refs = joinRefs(passed.Refs, v.Refs)
	out.Taint = joinTaint(v.Taint, passed.Taint)
	if passed.Const != nil {
		out.Const = passed.Const // whatever the default is, the framework passes this
	}
	return &out
}

// withKnown is a parameter of which a special analysis knows more.
func (a *analysis) withKnown(v, known *Val) *Val {
	out := *known
	if known.Const == nil {
		if len(known.Refs) == 1 && known.Refs[0].Kind == refSelf {
			oid := v.Refs[0].ID
			a.heap.set(oid, &Obj{Kind: objParam, Class: known.Refs[0].ID, Rest: bottom})
			return v
		}
		out.Refs = append(append([]Ref(nil), known.Refs...), v.Refs...)
		out.Taint = v.Taint
	}
	return &out
}

// typed adds what a parameter's annotation, or its name, says.
func (a *analysis) typed(v *Val, oid int32, p *ir.Param) *Val {
	if p.Kind == ir.VarArgs || p.Kind == ir.KeyArgs {
		return v
	}
	if p.Type != nil {
		a.shapeElements(oid, p.Type, a.f.Module)
		if c := a.w.prog.ClassNamed(a.f.Module, p.Type.Name); c != nil {
			a.heap.set(oid, &Obj{Kind: objParam, Class: c.ID, Rest: bottom})
			return v
		}
		name := a.w.typeName(a.f.Module, p.Type.Name)
		switch name {
		case "builtins.int", "builtins.float", "builtins.bool":
			return v
		case "builtins.str":
			out := *v
			out.Plain = true
			return &out
		}
		if a.w.base.Type(name) != nil && !strings.HasPrefix(name, "builtins.") {
			out := *v
			out.Refs = append([]Ref{{Kind: refInst, Name: name}}, v.Refs...)
			return &out
		}
	}
	for _, c := range a.w.base.Conventions() {
		if c.Parameter == nil || !c.Parameter.MatchString(p.Name) || c.Function != nil && !c.Function.MatchString(a.f.Name) || c.Followed != nil && !a.followed(p, c.Followed) ||
			c.Beside == "" && c.Imports != "" && !a.w.modules[a.f.Module.ID].imports[c.Imports] || c.Beside != "" && !madeWith(a.f, c.Beside) ||
			c.Function != nil && c.Source != nil && len(a.fs.entries) > 0 { // what is passed is known
			continue
		}
		reg := ir.NoID
		for i := range a.f.Params {
			if &a.f.Params[i] == p {
				reg = a.paramRegister(i)
			}
		}
		if reg == ir.NoID {
			break
		}
		if a.describedAs(p.Name, c.Numbers) {
			return v
		}
		if m := a.ofRoute(p.Name, a.modelled(reg, &c.Value)); m != nil {
			m = m.withTaint(flagged(m.Taint, viaConvention))
			return a.joinEntry(v, m)
		}
	}
	return v
}

// followed reports whether the parameter after another one has a name of a form.
func (a *analysis) followed(p *ir.Param, name *regex.Pattern) bool {
	for i := range len(a.f.Params) - 1 {
		if &a.f.Params[i] == p {
			return name.MatchString(a.f.Params[i+1].Name)
		}
	}
	return false
}

func (fs *funcState) part(o *Origin, k key) *Origin {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if p, ok := fs.parts[partKey{o, k}]; ok {
		return p
	}
	if fs.parts == nil {
		fs.parts = map[partKey]*Origin{}
	}
	p := (&Origin{Param: o.Param, Index: int32(len(fs.params) + len(fs.parts)), Parent: o, Key: k, Fn: o.Fn, Pos: o.Pos, End: o.End}).whole()
	fs.parts[partKey{o, k}] = p
	return p
}

// source is the origin that an instruction is for a source, the same in every analysis of the function.
func (fs *funcState) source(id ir.ID, s *knowledge.Source, f *ir.Function, pos, end int32) *Origin {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	k := sourceKey{id, s}
	if o, ok := fs.sources[k]; ok {
		return o
	}
	if fs.sources == nil {
		fs.sources = map[sourceKey]*Origin{}
	}
	o := &Origin{Source: s, Param: -1, Fn: f, Pos: pos, End: end}
	fs.sources[k] = o
	return o
}

// bind keeps what a closure captures at one place, so that values of the same closure are the same.
func (fs *funcState) bind(id ir.ID, b *bound, spec bool) *bound {
	if spec {
		return b
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if fs.binds == nil {
		fs.binds = map[ir.ID]*bound{}
	}
	if old, ok := fs.binds[id]; ok && len(old.env) == len(b.env) {
		for i := range b.env {
			if !same(old.env[i], b.env[i]) {
				fs.binds[id] = b
				return b
			}
		}
		return old
	}
	fs.binds[id] = b
	return b
}

// madeWith reports whether the class of a method, or a function around, takes a parameter of a name.
func madeWith(f *ir.Function, name string) bool {
	takes := func(f *ir.Function) bool {
		return f != nil && slices.ContainsFunc(f.Params, func(p ir.Param) bool { return p.Name == name })
	}
	return f.Class != nil && takes(f.Class.Methods["__init__"]) || takes(f.Parent)
}
