package flow

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// This file holds the order of the analysis: declarations, rounds over levels, workers.

// Run analyses the program.
func (w *World) Run() {
	w.interpret()
	w.forgetUnserved()
}

// interpret goes over the program until nothing changes, in a bounded number of rounds.
func (w *World) interpret() {
	var aside sync.WaitGroup // modules wait for those that they import: what needs no declarations is done meanwhile
	aside.Go(func() {
		w.prog.FindCalls(1)
		w.sayNames()
	})
	w.declare()
	w.operate(w.cfg.Operations)
	w.enterSigned()
	w.findColumns()
	aside.Wait()
	levels := w.filled(program.Levels(w.prog.Calls()))
	for l, comps := range levels {
		for _, c := range comps {
			for _, f := range c {
				w.funcs[f].level, w.funcs[f].comp = int32(l), c[0]
			}
		}
	}
	w.findReached(levels)
	for round := range maxRounds {
		if round == maxRounds-1 {
			w.findWidelyRead()
		}
		if !w.round(levels, round) {
			return
		}
		for i := range w.funcs {
			w.funcs[i].previous = w.funcs[i].summary
			if w.funcs[i].test {
				w.funcs[i].special = nil // it does not say what it read
			}
		}
	}
}

// sayNames finds what is said of the names of modules in whose functions somebody will ask.
func (w *World) sayNames() {
	for i, m := range w.prog.Modules {
		if !w.modules[i].test {
			w.names.in(&w.modules[i], m)
		}
	}
}

const maxRounds = 3

// findReached marks what code other than tests may call, callers before callees.
func (w *World) findReached(levels [][][]int32) {
	calls := w.prog.Calls()
	for _, level := range slices.Backward(levels) {
		for _, comp := range level {
			used := slices.ContainsFunc(comp, func(f int32) bool { return !w.funcs[f].test || w.funcs[f].reached })
			for _, f := range comp {
				w.funcs[f].reached = used
				for _, callee := range calls[f] {
					w.funcs[callee].reached = w.funcs[callee].reached || used
				}
			}
		}
	}
}

// declare interprets module and class bodies, in the order of imports, so that names have values before functions are
// looked at. Functions have no summaries yet: what module bodies get from calls of the program's functions comes in
// the first round.
func (w *World) declare() {
	imports := w.prog.Imports()
	for _, level := range program.Levels(imports) {
		body := func(a *analysis, m int32) []effect {
			f := w.prog.Modules[m].Functions[0]
			return w.absolute(a, a.analyse(w, f))
		}
		w.parallel(len(level), func(i int, a *analysis) []effect {
			if len(level[i]) > 1 {
				return nil
			}
			return body(a, level[i][0])
		})
		for _, cycle := range level {
			if len(cycle) > 1 {
				w.declareCycle(program.Steps(imports, program.Postorder(imports, cycle)), body)
			}
		}
	}
	// Class bodies after all modules: they use names, nothing uses them before functions run.
	var bodies []*ir.Function
	for _, c := range w.prog.Classes {
		bodies = append(bodies, c.Body)
	}
	w.parallel(len(bodies), func(i int, a *analysis) []effect {
		return w.absolute(a, a.analyse(w, bodies[i]))
	})
	w.declareInside()
}

// declareInside tells the bases of classes that stand inside functions, as far as they are known before any function is looked at: what
// those functions do with such classes needs their order.
func (w *World) declareInside() {
	var makers []*ir.Function
	seen := map[*ir.Function]bool{}
	for _, c := range w.prog.Classes {
		f := c.Parent
		if f == nil || f.Kind != ir.Def && f.Kind != ir.Lambda || w.funcs[f.ID].test {
			continue
		}
		if len(c.Bases) == 0 {
			w.setBases(c.ID, nil)
		} else if !seen[f] {
			seen[f] = true
			makers = append(makers, f)
		}
	}
	w.parallel(len(makers), func(i int, a *analysis) []effect {
		inner := map[int32]bool{}
		return slices.DeleteFunc(w.absolute(a, a.analyse(w, makers[i])), func(e effect) bool {
			known := e.kind == effectBases && len(e.rest.refs) >= len(w.prog.Classes[e.id].Bases) && !slices.ContainsFunc(e.rest.refs, func(r Ref) bool {
				return r.Kind == refClass && r.ID != e.id && !w.classes[r.ID].based && !inner[r.ID]
			})
			if known {
				inner[e.id] = true
			}
			return !known
		})
	})
}

// declareCycle interprets the bodies of modules that import each other, step by step: those again that read what came to
// have a value later, or a class whose bases were not known, because nothing corrects those afterwards.
func (w *World) declareCycle(steps [][]int32, body func(*analysis, int32) []effect) {
	const passes = 3
	late := map[int32]*atomic.Bool{}
	for _, step := range steps {
		for _, m := range step {
			late[m] = &atomic.Bool{}
		}
	}
	for pass := range passes {
		for _, step := range steps {
			again := slices.DeleteFunc(slices.Clone(step), func(m int32) bool { return pass > 0 && !late[m].Load() && !w.bodyOutdated(m) })
			w.parallel(len(again), func(i int, a *analysis) []effect {
				m := again[i]
				list := body(a, m)
				w.funcs[w.prog.Modules[m].Functions[0].ID].reads = a.reads.kept()
				late[m].Store(false)
				return slices.DeleteFunc(list, func(e effect) bool {
					if e.kind != effectBases || pass == passes-1 || w.basesKnown(e) {
						return false
					}
					late[m].Store(true)
					return true
				})
			})
		}
	}
}

// bodyOutdated reports whether a module's body has read something that has changed since.
func (w *World) bodyOutdated(m int32) bool {
	fs := &w.funcs[w.prog.Modules[m].Functions[0].ID]
	return slices.ContainsFunc(fs.reads, func(r cellID) bool { return w.changedSince(r, fs.tick) })
}

// basesKnown reports whether all bases of a class have values, and bases of their own.
func (w *World) basesKnown(e effect) bool {
	return len(e.rest.refs) >= len(w.prog.Classes[e.id].Bases) && !slices.ContainsFunc(e.rest.refs, func(r Ref) bool {
		return r.Kind == refClass && r.ID != e.id && !w.classes[r.ID].based
	})
}

// round analyses components level by level; false when there was nothing to do.
func (w *World) round(levels [][][]int32, round int) bool {
	worked := false
	done := 0
	changed := make([]bool, len(w.funcs)) // summaries that say something else than in the round before
	for _, level := range levels {
		var work [][]int32
		for _, comp := range level {
			if round == 0 || w.dirty(comp) {
				work = append(work, comp)
			}
		}
		if len(work) == 0 {
			continue
		}
		worked = true
		w.parallelIn(w.largestFirst(work), func(i int, a *analysis) []effect {
			all := w.component(a, work[i], round, changed)
			if f := w.prog.Functions[work[i][0]]; len(work[i]) == 1 && !w.funcs[f.ID].reached && (f.Kind == ir.Def || f.Kind == ir.Lambda) {
				w.funcs[f.ID].forget() // nothing looks at a test twice
				if !w.cfg.Keep {
					f.Forget()
				}
			}
			return all
		})
		for _, comp := range work {
			for _, id := range comp {
				if changed[id] {
					w.funcs[id].summaryAt = w.tick
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

// dirty reports whether a component read something that has changed since.
func (w *World) dirty(comp []int32) bool {
	return slices.ContainsFunc(comp, func(f int32) bool {
		fs := &w.funcs[f]
		return !fs.test && slices.ContainsFunc(fs.reads, func(r cellID) bool { return w.stale(f, r) })
	})
}

// outdated reports whether a function read something outside its component that has changed since.
func (w *World) outdated(f int32) bool {
	fs := &w.funcs[f]
	return !fs.test && slices.ContainsFunc(fs.reads, func(r cellID) bool {
		within := r.kind == effectSummary && w.funcs[r.id].comp == fs.comp
		return !within && w.stale(f, r)
	})
}

// stale reports whether what a function has read has changed since, so that it has to be looked at again.
func (w *World) stale(f int32, r cellID) bool {
	return w.changedSince(r, w.funcs[f].tick) && !w.implicit(f, r) && !w.widelyRead[r]
}

// implicit reports whether what was read is the summary of a method at a lower level that is called without being named, as a loop calls
// __iter__. Its later summaries say what attributes hold in all instances of a class; the first one asks the caller's.
func (w *World) implicit(f int32, r cellID) bool {
	return r.kind == effectSummary && w.prog.Functions[r.id].Class != nil && w.funcs[r.id].level < w.funcs[f].level && !slices.Contains(w.prog.Calls()[f], r.id)
}

// filled moves what nothing calls to levels above its own that have too little work for all workers, and the rest of it to a
// last one.
func (w *World) filled(levels [][][]int32) [][][]int32 {
	called := make([]bool, len(w.funcs)) // by another one, or by itself
	for _, callees := range w.prog.Calls() {
		for _, f := range callees {
			called[f] = true
		}
	}
	out := make([][][]int32, len(levels), len(levels)+1)
	var uncalled [][]int32
	for l, level := range levels {
		work := slices.Grow(out[l], len(level))
		all, largest := 0, 0
		for _, comp := range level {
			if !called[comp[0]] {
				uncalled = append(uncalled, comp)
				continue
			}
			work = append(work, comp)
			all, largest = all+w.size(comp), max(largest, w.size(comp))
		}
		const besides = 4 // times the largest: what those find to do who do not work on that
		taken := 0
		for ; taken < len(uncalled) && all-largest < besides*largest; taken++ {
			all += w.size(uncalled[taken])
		}
		out[l], uncalled = append(work, uncalled[:taken]...), uncalled[taken:]
	}
	return append(out, uncalled)
}

// size of a component, in instructions.
func (w *World) size(comp []int32) (n int) {
	for _, f := range comp {
		n += len(w.prog.Functions[f].Instrs)
	}
	return n
}

// largestFirst lists components by their size, so that no worker is left alone with a large one at the end of a level.
func (w *World) largestFirst(comps [][]int32) []int {
	size, order := make([]int, len(comps)), make([]int, len(comps))
	for i, comp := range comps {
		order[i], size[i] = i, w.size(comp)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	return order
}

// parallel runs n tasks and then applies their effects in order.
func (w *World) parallel(n int, task func(i int, a *analysis) []effect) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	w.parallelIn(order, task)
}

// parallelIn begins the tasks in an order of their own; their effects are applied in that of their numbers.
func (w *World) parallelIn(order []int, task func(i int, a *analysis) []effect) {
	n := len(order)
	w.tick++
	effects := make([][]effect, n)
	var next atomic.Int64
	var wg sync.WaitGroup
	for len(w.workers) < w.cfg.Workers {
		w.workers = append(w.workers, &analysis{})
	}
	for worker := range min(w.cfg.Workers, n) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a := w.workers[worker]
			defer func() { w.workers[worker] = a }()
			for {
				k := int(next.Add(1)) - 1
				if k >= n || w.cfg.Cancelled != nil && w.cfg.Cancelled() {
					return
				}
				i := order[k]
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

// Each looks at all functions, several at once. What is looked for may be written to places of the function's own alone.
func (w *World) Each(look func(*ir.Function)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	const many = 64
	for range w.cfg.Workers {
		wg.Go(func() {
			for {
				end := int(next.Add(many))
				if end-many >= len(w.prog.Functions) {
					return
				}
				for _, f := range w.prog.Functions[end-many : min(end, len(w.prog.Functions))] {
					look(f)
				}
			}
		})
	}
	wg.Wait()
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

// Spared runs what makes findings of a function; a panic costs the rest of those.
func (w *World) Spared(fn int32, task func()) {
	defer func() {
		if w.cfg.Debug != nil {
			return
		}
		if p := recover(); p != nil {
			w.funcs[fn].bounds = append(w.funcs[fn].bounds, fmt.Sprintf("internal error: %v", p))
		}
	}()
	task()
}

// analyse runs the analysis of a function for every caller at once.
func (a *analysis) analyse(w *World, f *ir.Function) []effect {
	a.reset(w, f)
	a.fs.tick = w.tick
	a.events()
	a.prepare(nil)
	a.run()
	a.judge()
	a.comparisons()
	a.checkFields()
	a.writtenPatterns()
	a.builtStatements()
	a.fieldParts()
	a.dottedCalls()
	a.imported()
	a.handedOn()
	a.hostsAsText()
	a.lookups()
	a.ownCursor()
	a.listed()
	w.steps.Add(int64(a.steps))
	return a.effects
}

// summary is what is known of a callee: of functions at lower levels and, within a component, of those done so far; of
// others, which the order of analysis did not foresee as callees, what was known after the round before.
func (w *World) summary(a *analysis, f *ir.Function) *Summary {
	fs := &w.funcs[f.ID]
	a.top = max(a.top, fs.level)
	if fs.level > a.level || fs.level == a.level && fs.comp != a.comp {
		a.read(effectSummary, f.ID, "")
		if fs.previous == nil && a.spec {
			a.early = append(a.early, cellID{effectSummary, f.ID, ""})
		}
		return fs.previous
	}
	if a.spec || fs.comp != a.comp {
		a.read(effectSummary, f.ID, "")
	}
	if fs.comp == a.comp && fs.comp >= 0 {
		a.ask([]int32{f.ID}, fs.summary == nil)
	}
	return fs.summary
}
