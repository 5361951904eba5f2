// Package flow follows data through a program: which values reach which sinks, by which way, and what checked or
// cleaned them before.
//
// # Algorithm
//
// Each function is interpreted abstractly (analysis.go) over its SSA form: constants, references, strings with known
// parts, objects of a heap by allocation site, and taint, in one pass that follows only edges that can be taken. What a
// function does to data is condensed into a Summary (summary.go), in which data of the parameters stand as atoms whose
// origin is a parameter; a caller puts its arguments in their place. Functions are analysed bottom-up over the strongly
// connected components of the call graph, the components of one level side by side. Where a branch of the callee, or
// what it calls, depends on a parameter of which the caller knows more, the callee is analysed once more for that
// (special.go).
//
// What outlives a call (module variables, attributes of classes, defaults of parameters, entry points, captured cells)
// is kept in the World, flow-insensitively. An analysis does not change the World: it lists effects, which are applied
// between levels in the order of the functions. A second round analyses again what read something that changed after it
// was read. So the result does not depend on the number of workers or on their timing.
//
// # Invariants
//
//   - Vals, Objs in a heap, Atoms, Origins and Summaries are immutable once made; only World.apply changes the World.
//   - Every bound is counted in values, objects, passes or calls; one that was hit is reported.
//   - Nothing iterates over a map to produce output.
package flow

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// Config says whose data is untrusted, and how many workers there are.
type Config struct {
	Remote, Local, Library bool
	Workers                int
	Progress               func(functions int)
	Cancelled              func() bool
	// Debug, when set, is told what the analysis does; and panics are not turned into bounds.
	Debug func(string)
}

// World is the state that outlives calls.
type World struct {
	prog *program.Program
	base *knowledge.Base
	cfg  Config

	funcs   []funcState
	classes []classState
	modules []moduleState
	holders [][]*Obj        // objects that module bodies, then class bodies, made
	own     map[cellID]*Val // the share of a module's or class's own body in a variable
	foreign map[cellID]*Val // the share of everything else

	rulesByClass                                                                                            map[knowledge.Class][]*knowledge.Rule
	kindsOf                                                                                                 map[knowledge.Class]knowledge.KindMask
	exceptionSource                                                                                         *knowledge.Source
	patterns                                                                                                *patternTable
	stringMethods                                                                                           map[string]*knowledge.Function // methods of str that are sinks
	stateful                                                                                                map[string]bool                // types whose methods keep things in the instance
	nosqlKinds, untrusted, startKinds, pathKinds, urlKinds, redirectKinds, lineKinds, htmlKinds, regexKinds knowledge.KindMask

	templates map[string][]*ir.Module // templates of the program, by the last part of their path
	assigned  map[string]bool         // attributes that functions assign
	externs   map[string]*Val         // attributes of libraries' global objects, by type and name
	shared    map[string]bool         // types of libraries' global objects
	changed   map[cellID]int32        // the tick at which something last changed
	tick      int32
	steps     atomic.Int64 // instructions interpreted in this round
	typeOf    sync.Map     // receiver name and module -> type
}

type funcState struct {
	order    []ir.BlockID
	params   []*Origin // by parameter, then by captured cell
	summary  *Summary
	previous *Summary // of the round before
	level    int32
	comp     int32 // the first function of its component
	tick     int32 // when it was last analysed
	interest uint64
	entries  []*entry
	defaults []*Val
	env      []*Val
	reads    []cellID
	bounds   []string
	test     bool // test code

	mu      sync.Mutex
	parts   map[partKey]*Origin
	sources map[sourceKey]*Origin
	binds   map[ir.ID]*bound
	special map[string]*Summary
}

type partKey struct {
	o *Origin
	k key
}

type sourceKey struct {
	id ir.ID
	s  *knowledge.Source
}

type classState struct {
	bases      []Ref
	subs       []int32 // classes that derive from it, directly
	mro        []int32 // classes of the program, itself first
	extern     string  // the first base that is a library's
	fields     map[string]*Val
	fieldsOnly bool
	based      bool
}

type moduleState struct {
	vars    map[string]*Val
	imports map[string]bool // top-level packages and dotted modules imported
	test    bool            // test code
}

// cellID names something of the World that analyses read.
type cellID struct {
	kind effectKind
	id   int32
	name string
}

type effectKind uint8

const (
	effectGlobal effectKind = iota + 1
	effectField
	effectObject
	effectDefaults
	effectEnv
	effectBases
	effectEntry
	effectObjects // the objects that a module or class body made
	effectExtern  // an attribute of a library's global object: flask.g.user
	effectSummary // read only: a summary that was not there yet
)

// An effect is a change of the World that an analysis wants.
type effect struct {
	kind  effectKind
	id    int32
	key   key
	val   *Val
	vals  []*Val
	refs  []Ref
	obj   *Obj
	objs  []*Obj
	entry *entry
	own   bool // of a module's or class's own body: replaces what it said before
}

// New prepares a world.
func New(p *program.Program, b *knowledge.Base, cfg Config) *World {
	w := &World{
		prog: p, base: b, cfg: cfg,
		funcs: make([]funcState, len(p.Functions)), classes: make([]classState, len(p.Classes)),
		modules: make([]moduleState, len(p.Modules)),
		changed: map[cellID]int32{}, holders: make([][]*Obj, len(p.Modules)+len(p.Classes)),
		own: map[cellID]*Val{}, foreign: map[cellID]*Val{},
	}
	for i := range w.classes {
		w.classes[i].fields = map[string]*Val{}
		w.classes[i].mro = []int32{int32(i)}
	}
	w.templates = map[string][]*ir.Module{}
	for i, m := range p.Modules {
		if strings.HasPrefix(m.Name, "template:") && len(m.Functions) > 1 {
			w.templates[path.Base(m.File.Path)] = append(w.templates[path.Base(m.File.Path)], m)
		}
		w.modules[i].vars = map[string]*Val{}
		w.modules[i].imports = map[string]bool{}
		w.modules[i].test = testCode(m)
		for _, im := range m.Imports {
			for name := im.Module; name != ""; {
				w.modules[i].imports[name] = true
				k := strings.LastIndexByte(name, '.')
				if k < 0 {
					break
				}
				name = name[:k]
			}
		}
	}
	for i, f := range p.Functions {
		fs := &w.funcs[i]
		fs.test = w.modules[f.Module.ID].test
		fs.params = make([]*Origin, len(f.Params)+len(f.Free))
		for j := range fs.params {
			o := &Origin{Param: int32(j), Fn: f, Pos: f.Pos, End: f.Pos}
			fs.params[j] = o
		}
	}
	w.assigned = map[string]bool{}
	for _, f := range p.Functions {
		if f.Kind == ir.ClassBody {
			continue
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpSetAttr {
				w.assigned[f.Instrs[i].Name] = true
			}
		}
	}
	w.externs, w.shared = map[string]*Val{}, map[string]bool{}
	for _, g := range b.Globals() {
		if g.Type != "" {
			w.shared[b.Canonical(g.Type)] = true
		}
	}
	w.kinds()
	return w
}

func (w *World) kinds() {
	w.rulesByClass = map[knowledge.Class][]*knowledge.Rule{}
	w.kindsOf = map[knowledge.Class]knowledge.KindMask{}
	for _, r := range w.base.Rules() {
		if r.Flow == nil {
			continue
		}
		w.rulesByClass[r.Flow.Source] = append(w.rulesByClass[r.Flow.Source], r)
		w.kindsOf[r.Flow.Source] |= r.Flow.Sink.Mask()
	}
	mask := func(names ...string) (m knowledge.KindMask) {
		for _, n := range names {
			if k, ok := w.base.Kind(n); ok {
				m |= k.Mask()
			}
		}
		return m
	}
	w.pathKinds = mask("path", "archive", "file-name")
	w.urlKinds = mask("ssrf", "redirect")
	w.redirectKinds = mask("redirect")
	w.lineKinds = mask("header", "mail-header", "log")
	w.htmlKinds = mask("html", "email-html")
	w.regexKinds = mask("regex")
	w.nosqlKinds = mask("nosql")
	w.stateful = map[string]bool{}
	for _, t := range w.base.Types() {
		for _, c := range t.Order {
			for _, m := range c.Methods {
				for _, s := range m.Stores {
					if s.Into.Base == knowledge.PortSelf {
						w.stateful[t.Name] = true
					}
				}
			}
		}
	}
	for _, r := range w.base.Rules() {
		if r.Flow != nil && r.Flow.Needs == knowledge.NeedsStart {
			w.startKinds |= r.Flow.Sink.Mask()
		}
	}
	w.stringMethods = map[string]*knowledge.Function{}
	if t := w.base.Type("builtins.str"); t != nil {
		for name, m := range t.Methods {
			if len(m.Sinks) > 0 {
				w.stringMethods[name] = m
			}
		}
	}
	w.untrusted = w.kindsOf[knowledge.Untrusted]
	if w.kindsOf[knowledge.Exception] != 0 {
		w.exceptionSource = &knowledge.Source{Class: knowledge.Exception, What: "the text of an exception"}
	}
	w.patterns = &patternTable{harmful: map[knowledge.Kind]string{}, kinds: len(w.base.Kinds()), seen: map[string]knowledge.KindMask{}}
	for name, chars := range harmfulCharacters {
		if k, ok := w.base.Kind(name); ok {
			w.patterns.harmful[k] = chars
		}
	}
}

// threatens reports whether a source belongs to the threat model.
func (w *World) threatens(s *knowledge.Source) bool {
	if s.Class != knowledge.Untrusted {
		return w.kindsOf[s.Class] != 0
	}
	switch s.Threat {
	case knowledge.Remote:
		return w.cfg.Remote
	case knowledge.Local:
		return w.cfg.Local
	}
	return true
}

// Run analyses the program.
func (w *World) Run() {
	w.declare()
	levels := program.Levels(w.prog.Calls())
	for l, comps := range levels {
		for _, c := range comps {
			for _, f := range c {
				w.funcs[f].level, w.funcs[f].comp = int32(l), c[0]
			}
		}
	}
	for round := range maxRounds {
		if !w.round(levels, round) {
			return
		}
		for i := range w.funcs {
			w.funcs[i].previous = w.funcs[i].summary
			w.funcs[i].special = nil
		}
	}
}

const maxRounds = 3

// declare interprets module and class bodies, in the order of imports, so that names have values before functions are
// looked at. Functions have no summaries yet: what module bodies get from calls of the program's functions comes in
// the first round.
func (w *World) declare() {
	for _, level := range program.Levels(w.prog.Imports()) {
		w.parallel(len(level), func(i int, a *analysis) []effect {
			var all []effect
			for _, m := range level[i] {
				f := w.prog.Modules[m].Functions[0]
				all = append(all, w.absolute(a, a.analyse(w, f))...)
			}
			return all
		})
	}
	// Class bodies after all modules: they use names, nothing uses them before functions run.
	var bodies []*ir.Function
	for _, c := range w.prog.Classes {
		bodies = append(bodies, c.Body)
	}
	w.parallel(len(bodies), func(i int, a *analysis) []effect {
		return w.absolute(a, a.analyse(w, bodies[i]))
	})
}

// round analyses components level by level; false when there was nothing to do.
func (w *World) round(levels [][][]int32, round int) bool {
	worked := false
	done := 0
	dirtySummary := make([]bool, len(w.funcs))
	var callers [][]int32
	if round > 0 {
		callers = w.callers()
	}
	changed := make([]bool, len(w.funcs)) // summaries that say something else than in the round before
	for _, level := range levels {
		var work [][]int32
		for _, comp := range level {
			if round == 0 || w.dirty(comp, dirtySummary) {
				work = append(work, comp)
			}
		}
		if len(work) == 0 {
			continue
		}
		worked = true
		w.parallel(len(work), func(i int, a *analysis) []effect {
			var all []effect
			comp := work[i]
			passes := 1
			if len(comp) > 1 {
				passes = 2
			}
			for p := range passes {
				for _, id := range comp {
					f := w.prog.Functions[id]
					eff := a.analyse(w, f)
					fs := &w.funcs[id]
					sum := a.condense()
					if p == passes-1 && (fs.previous == nil || !fs.previous.same(sum)) {
						changed[id] = true
					}
					fs.summary = sum
					if !fs.test {
						fs.reads = append([]cellID(nil), a.reads...)
					}
					fs.bounds = append([]string(nil), a.bounds...)
					if p == passes-1 && !fs.test {
						all = append(all, w.absolute(a, eff)...)
					}
				}
			}
			return all
		})
		for _, comp := range work {
			for _, id := range comp {
				if !changed[id] {
					continue
				}
				w.changed[cellID{effectSummary, id, ""}] = w.tick
				if round > 0 {
					for _, c := range callers[id] {
						dirtySummary[c] = true
					}
				}
			}
		}
		for _, comp := range work {
			done += len(comp)
		}
		if w.cfg.Progress != nil && round == 0 {
			w.cfg.Progress(done)
		}
	}
	if w.cfg.Debug != nil {
		w.cfg.Debug(fmt.Sprintf("round %d: %d functions, %d instructions", round, done, w.steps.Swap(0)))
	}
	return worked
}

func (w *World) callers() [][]int32 {
	out := make([][]int32, len(w.funcs))
	for caller, list := range w.prog.Calls() {
		for _, callee := range list {
			out[callee] = append(out[callee], int32(caller))
		}
	}
	return out
}

// dirty reports whether a component read something that has changed since.
func (w *World) dirty(comp []int32, summaries []bool) bool {
	for _, f := range comp {
		fs := &w.funcs[f]
		if fs.test {
			continue // test code is interpreted once
		}
		if summaries[f] {
			return true
		}
		for _, r := range fs.reads {
			if w.changed[r] > fs.tick {
				return true
			}
		}
	}
	return false
}

// parallel runs n tasks and then applies their effects in order.
func (w *World) parallel(n int, task func(i int, a *analysis) []effect) {
	w.tick++
	effects := make([][]effect, n)
	workers := w.cfg.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a := &analysis{}
			for {
				i := int(next.Add(1)) - 1
				if i >= n || w.cfg.Cancelled != nil && w.cfg.Cancelled() {
					return
				}
				effects[i], a = w.guarded(task, i, a)
			}
		}()
	}
	wg.Wait()
	w.tick++
	for _, list := range effects {
		for i := range list {
			w.apply(&list[i])
		}
	}
}

// guarded runs a task; a panic costs the task's results, not the review.
func (w *World) guarded(task func(int, *analysis) []effect, i int, a *analysis) (eff []effect, next *analysis) {
	next = a
	defer func() {
		if p := recover(); p != nil && w.cfg.Debug == nil {
			eff, next = nil, &analysis{}
			if a.fs != nil {
				a.fs.bounds = []string{fmt.Sprintf("internal error: %v", p)}
			}
		} else if p != nil {
			panic(p)
		}
	}()
	return task(i, a), a
}

// analyse runs the analysis of a function for every caller at once.
func (a *analysis) analyse(w *World, f *ir.Function) []effect {
	a.reset(w, f)
	a.fs.tick = w.tick
	a.prepare(nil)
	a.run()
	w.steps.Add(int64(a.steps))
	return a.effects
}

// absolute makes effects that mean something outside the function: data of parameters, and objects of its own heap, do
// not.
func (w *World) absolute(a *analysis, list []effect) []effect {
	out := make([]effect, 0, len(list)+1)
	if a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody {
		out = w.freeze(a, out)
		list = a.effects
	}
	for _, e := range list {
		switch e.kind {
		case effectGlobal, effectField, effectExtern:
			e.val = a.export(e.val, 0)
			if e.kind == effectField {
				e.val = w.fieldValue(e.key.Name, e.val)
				if e.val == nil && a.f.Kind != ir.ClassBody {
					continue
				}
			}
		case effectDefaults, effectEnv:
			vals := make([]*Val, len(e.vals))
			for i, v := range e.vals {
				vals[i] = a.export(v, 0)
			}
			e.vals = vals
		case effectObject:
			o := *e.obj
			o.Rest = a.export(o.Rest, 0)
			o.Elems = nil
			o.Fields = nil
			for _, f := range e.obj.Fields {
				o.Fields = append(o.Fields, field{f.Key, a.export(f.Val, 0)})
			}
			for _, el := range e.obj.Elems {
				o.Elems = append(o.Elems, a.export(el, 0))
			}
			e.obj = &o
		}
		out = append(out, e)
	}
	return out
}

// fieldValue drops what an attribute is known to be where it is also assigned to instances somewhere.
func (w *World) fieldValue(name string, v *Val) *Val {
	if v == nil || v == bottom || !w.assigned[name] || v.Const == nil && v.Truth == 0 && v.Prefix == "" && v.Tail == "" {
		return v
	}
	if len(v.Refs) == 0 && len(v.Taint) == 0 {
		return nil
	}
	return &Val{Refs: v.Refs, Taint: v.Taint}
}

// export is a value as it can be seen from outside the function: without its parameters' data, objects reduced to what
// they are instances of.
func (a *analysis) export(v *Val, depth int) *Val {
	if v == nil || v == bottom || len(v.Taint) == 0 && len(v.Refs) == 0 && len(v.Facts) == 0 {
		return v
	}
	out := *v
	out.Facts = nil
	out.Taint, out.Refs = nil, nil
	for i := range v.Taint {
		if v.Taint[i].Origin.Source != nil {
			out.Taint = append(out.Taint, v.Taint[i])
		}
	}
	for _, r := range v.Refs {
		if r.Kind == refObject && r.ID < globalObjects {
			o := a.obj(r.ID)
			switch {
			case o == nil || o.Kind == objParam && o.Class < 0:
				continue
			case o.Class >= 0:
				r = Ref{Kind: refSelf, ID: o.Class}
			case o.Type != "":
				if depth < 2 {
					for _, x := range a.deepTo(refVal(r), 2) {
						if x.Origin.Source != nil {
							out.Taint = joinTaint(out.Taint, []Atom{x})
						}
					}
				}
				r = Ref{Kind: refInst, Name: o.Type}
			default:
				continue
			}
		}
		if r.Bind != nil && depth < 2 {
			b := &bound{self: a.export(r.Bind.self, depth+1), wraps: a.export(r.Bind.wraps, depth+1)}
			for _, d := range r.Bind.defs {
				b.defs = append(b.defs, a.export(d, depth+1))
			}
			for _, e := range r.Bind.env {
				b.env = append(b.env, a.export(e, depth+1))
			}
			r.Bind = b
		}
		out.Refs = append(out.Refs, r)
	}
	if out.Const == nil && len(out.Refs) == 0 && len(out.Taint) == 0 && out.Prefix == "" && out.Tail == "" && out.Truth == 0 && !out.Plain {
		return nil
	}
	return &out
}

// freeze gives the objects that a module's variables, or a class's attributes, refer to numbers of their own, and
// makes one effect of all assignments of the body to one name: the body's share of the name's value, which replaces
// the one of an earlier round.
func (w *World) freeze(a *analysis, out []effect) []effect {
	holder := a.f.Module.ID
	if a.f.Kind == ir.ClassBody {
		holder = int32(len(w.modules)) + a.f.Class.ID
	}
	fz := &freezer{w: w, a: a, base: globalObjects + holder<<objectsPerModuleBits, moved: map[int32]int32{}}
	own := map[string]int{}
	var list []effect
	for _, e := range a.effects {
		if e.kind == effectGlobal && e.id == a.f.Module.ID && a.f.Kind == ir.ModuleBody || e.kind == effectField && a.f.Kind == ir.ClassBody && e.id == a.f.Class.ID {
			e.val = fz.val(e.val, 0)
			e.own = true
			if k, ok := own[e.key.Name]; ok {
				list[k].val = join(list[k].val, e.val)
				continue
			}
			own[e.key.Name] = len(list)
		}
		list = append(list, e)
	}
	a.effects = list
	if len(fz.objs) > 0 {
		out = append(out, effect{kind: effectObjects, id: holder, objs: fz.objs})
	}
	return out
}

const objectsPerModuleBits = 12

type freezer struct {
	w     *World
	a     *analysis
	base  int32
	moved map[int32]int32
	objs  []*Obj
}

func (fz *freezer) val(v *Val, depth int) *Val {
	if v == nil || v == bottom || len(v.Refs) == 0 || depth > 4 {
		return v
	}
	out := *v
	out.Refs = nil
	for _, r := range v.Refs {
		if r.Kind == refObject && r.ID < globalObjects {
			n, ok := fz.moved[r.ID]
			if !ok {
				o := fz.a.heap.get(r.ID)
				if o == nil || len(fz.objs) >= 1<<objectsPerModuleBits {
					continue
				}
				n = fz.base + int32(len(fz.objs))
				fz.moved[r.ID] = n
				fz.objs = append(fz.objs, nil)
				c := *o
				c.Elems, c.Fields = nil, nil
				for _, e := range o.Elems {
					c.Elems = append(c.Elems, fz.val(e, depth+1))
				}
				for _, f := range o.Fields {
					c.Fields = append(c.Fields, field{f.Key, fz.val(f.Val, depth+1)})
				}
				c.Rest = fz.val(o.Rest, depth+1)
				fz.objs[n-fz.base] = &c
			}
			r.ID = n
		}
		if r.Bind != nil {
			r.Bind = &bound{self: fz.val(r.Bind.self, depth+1), wraps: fz.val(r.Bind.wraps, depth+1), env: fz.vals(r.Bind.env, depth), defs: fz.vals(r.Bind.defs, depth)}
		}
		out.Refs = append(out.Refs, r)
	}
	return &out
}

func (fz *freezer) vals(list []*Val, depth int) []*Val {
	out := make([]*Val, len(list))
	for i, v := range list {
		out[i] = fz.val(v, depth+1)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func (w *World) object(id int32) *Obj {
	objs := w.holders[(id-globalObjects)>>objectsPerModuleBits]
	if i := int(id & (1<<objectsPerModuleBits - 1)); i < len(objs) {
		return objs[i]
	}
	return nil
}

// apply changes the World.
func (w *World) apply(e *effect) {
	switch e.kind {
	case effectGlobal:
		w.update(w.modules[e.id].vars, cellID{effectGlobal, e.id, e.key.Name}, e)
	case effectField:
		w.update(w.classes[e.id].fields, cellID{effectField, e.id, e.key.Name}, e)
	case effectObject:
		objs := w.holders[(e.id-globalObjects)>>objectsPerModuleBits]
		i := int(e.id & (1<<objectsPerModuleBits - 1))
		if i >= len(objs) {
			return
		}
		if old := objs[i]; !sameObj(old, e.obj) {
			n := joinObj(old, e.obj)
			if !sameObj(old, n) {
				objs[i] = n
				w.changed[cellID{effectObject, e.id, ""}] = w.tick
			}
		}
	case effectDefaults:
		w.funcs[e.id].defaults = e.vals
	case effectEnv:
		fs := &w.funcs[e.id]
		if fs.env == nil {
			fs.env = make([]*Val, len(e.vals))
			for i := range fs.env {
				fs.env[i] = bottom
			}
		}
		for i, v := range e.vals {
			n := join(fs.env[i], v)
			if !same(n, fs.env[i]) {
				fs.env[i] = n
				w.changed[cellID{effectEnv, e.id, ""}] = w.tick
			}
		}
	case effectObjects:
		if old := w.holders[e.id]; len(old) < len(e.objs) {
			// What functions put into the objects meanwhile stays.
			for i, o := range old {
				e.objs[i] = joinObj(e.objs[i], o)
			}
			w.holders[e.id] = e.objs
		}
	case effectExtern:
		w.update(w.externs, cellID{effectExtern, 0, e.key.Name}, e)
	case effectBases:
		w.setBases(e.id, e.refs)
	case effectEntry:
		fs := &w.funcs[e.id]
		for _, x := range fs.entries {
			if x.handler == e.entry.handler {
				return
			}
		}
		fs.entries = append(fs.entries, e.entry)
		w.changed[cellID{effectEntry, e.id, ""}] = w.tick
	}
}

// update changes a variable: the share of a body is replaced, everything else joined.
func (w *World) update(vars map[string]*Val, id cellID, e *effect) {
	if e.own {
		w.own[id] = e.val
	} else if f, ok := w.foreign[id]; ok {
		w.foreign[id] = join(f, e.val)
	} else {
		w.foreign[id] = e.val
	}
	n := bottom
	if v, ok := w.own[id]; ok {
		n = join(n, v)
	}
	if v, ok := w.foreign[id]; ok {
		n = join(n, v)
	}
	old, ok := vars[id.name]
	if ok && same(n, old) {
		return
	}
	vars[id.name] = n
	if ok || n != nil { // a name of which nothing is known tells no more than none
		w.changed[id] = w.tick
	}
}

func (w *World) setBases(class int32, refs []Ref) {
	cs := &w.classes[class]
	if cs.based {
		return
	}
	cs.based = true
	cs.bases = refs
	var bases []int32
	var orders [][]int32
	for _, r := range refs {
		if r.Kind == refClass && r.ID != class {
			bases = append(bases, r.ID)
			w.classes[r.ID].subs = append(w.classes[r.ID].subs, class)
			orders = append(orders, w.classes[r.ID].mro)
			if cs.extern == "" {
				cs.extern = w.classes[r.ID].extern
			}
		}
		if r.Kind == refExtern && (cs.extern == "" || w.base.Type(cs.extern) == nil) {
			cs.extern = r.Name
		}
	}
	cs.mro = program.Linearize(class, bases, orders)
	if t := w.base.Type(cs.extern); t != nil {
		for _, name := range t.AllGuarding() {
			if w.method(class, name) != nil {
				cs.extern = "" // the class sees to it that the base does no harm
			}
		}
	}
	// Methods that the framework calls.
	if t := w.base.Type(cs.extern); t != nil {
		for _, c := range cs.mro {
			methods := w.prog.Classes[c].Methods
			names := make([]string, 0, len(methods))
			for name := range methods {
				names = append(names, name)
			}
			slices.Sort(names)
			for _, name := range names {
				for _, h := range t.EntryHandlers(name) {
					if handler := w.base.Handler(h); handler != nil {
						w.apply(&effect{kind: effectEntry, id: methods[name].ID, entry: &entry{handler: handler}})
					}
				}
			}
		}
	}
}

// externBase is the library's type that a class derives from, "" for none.
func (w *World) externBase(class int32) string { return w.classes[class].extern }

// method finds a method in the class's order.
func (w *World) method(class int32, name string) *ir.Function {
	for _, c := range w.classes[class].mro {
		if m := w.prog.Classes[c].Methods[name]; m != nil {
			return m
		}
	}
	return nil
}

// overrides lists definitions of a method in classes derived from a class, a bounded number of them.
func (w *World) overrides(class int32, name string) (out []*ir.Function) {
	const most = 3
	work := w.classes[class].subs
	for n := 0; n < len(work) && n < 32 && len(out) < most; n++ {
		sub := work[n]
		if m := w.prog.Classes[sub].Methods[name]; m != nil {
			out = append(out, m)
		}
		work = append(work[:len(work):len(work)], w.classes[sub].subs...)
	}
	return out
}

// fields are the annotated names of a class and its bases, bases first.
func (w *World) fields(class int32) []ir.Field {
	var out []ir.Field
	mro := w.classes[class].mro
	for i := len(mro) - 1; i >= 0; i-- {
		out = append(out, w.prog.Classes[mro[i]].Fields...)
	}
	return out
}

// classField is what is known of an attribute of a class or of its instances.
func (w *World) classField(a *analysis, class int32, name string) (*Val, bool) {
	out := bottom
	found := false
	for _, c := range w.classes[class].mro {
		a.reads = append(a.reads, cellID{effectField, c, name})
		if v, ok := w.classes[c].fields[name]; ok {
			out = join(out, v)
			found = true
			break
		}
	}
	return out, found
}

// externField is an attribute that the program gave to a library's global object.
func (w *World) externField(a *analysis, typ, name string) (*Val, bool) {
	if !w.shared[typ] {
		return nil, false
	}
	full := typ + "." + name
	a.reads = append(a.reads, cellID{effectExtern, 0, full})
	v, ok := w.externs[full]
	return v, ok
}

// number reports whether a field of a class whose base checks types is a number, a date or a boolean.
func (w *World) number(class int32, name string) bool {
	if !w.base.Type(w.externBase(class)).IsA("pydantic.BaseModel") {
		return false
	}
	for _, c := range w.classes[class].mro {
		for _, f := range w.prog.Classes[c].Fields {
			if f.Name != name || f.Type == nil {
				continue
			}
			switch f.Type.Name[strings.LastIndexByte(f.Type.Name, '.')+1:] {
			case "int", "float", "bool", "Decimal", "UUID", "UUID4", "date", "datetime", "PositiveInt", "NonNegativeInt", "conint", "confloat", "timedelta":
				return true
			}
		}
	}
	return false
}

// moduleVar is the value of a module's variable.
func (w *World) moduleVar(a *analysis, m *ir.Module, name string, depth int) (*Val, bool) {
	a.reads = append(a.reads, cellID{effectGlobal, m.ID, name})
	if v, ok := w.modules[m.ID].vars[name]; ok {
		for _, r := range v.refs() {
			if r.Kind == refObject && r.ID >= globalObjects {
				a.reads = append(a.reads, cellID{effectObject, r.ID, ""})
			}
		}
		return v, true
	}
	if depth < 8 {
		for _, s := range w.prog.Stars(m) {
			if v, ok := w.moduleVar(a, s, name, depth+1); ok {
				return v, true
			}
		}
		for _, im := range m.Imports {
			if im.Name == "*" && w.prog.Import(m, im.Module) == nil {
				full := w.base.Canonical(im.Module + "." + name)
				if w.base.Function(full) != nil || w.base.Type(full) != nil || w.base.Global(full) != nil {
					return a.externAttr(0, full, nil), true
				}
			}
		}
	}
	return nil, w.prog.Defines(m, name)
}

// typeName is the canonical name of a type that an annotation names in a module.
func (w *World) typeName(m *ir.Module, dotted string) string {
	first, rest, more := strings.Cut(dotted, ".")
	if v, ok := w.modules[m.ID].vars[first]; ok {
		for _, r := range v.refs() {
			if r.Kind == refExtern {
				name := r.Name
				if more {
					name += "." + rest
				}
				return w.base.Canonical(name)
			}
		}
	}
	return w.base.Canonical("builtins." + dotted)
}

// receiverType is the type that a receiver's name promises in a module.
func (w *World) receiverType(m *ir.Module, name string) string {
	type nameIn struct {
		m    int32
		name string
	}
	k := nameIn{m.ID, name}
	if t, ok := w.typeOf.Load(k); ok {
		return t.(string)
	}
	typ := ""
	for _, c := range w.base.Conventions() {
		if c.Receiver != nil && c.Receiver.MatchString(name) && (c.Imports == "" || w.modules[m.ID].imports[c.Imports]) {
			typ = w.base.Canonical(c.Type)
			break
		}
	}
	w.typeOf.Store(k, typ)
	return typ
}

// summary is what is known of a callee: of functions at lower levels and, within a component, of those done so far; of
// others, which the order of analysis did not foresee as callees, what was known after the round before.
func (w *World) summary(a *analysis, f *ir.Function) *Summary {
	fs := &w.funcs[f.ID]
	if fs.level > a.level || fs.level == a.level && fs.comp != a.comp {
		a.reads = append(a.reads, cellID{effectSummary, f.ID, ""})
		return fs.previous
	}
	return fs.summary
}
