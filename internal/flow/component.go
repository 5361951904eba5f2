package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// This file holds the iteration over one strongly connected component of the call graph.

// maxComponentPasses bounds how often the functions of one component are analysed in one round. Data that go once around
// need three passes: to arrive, to be passed on, and to see that nothing else changes.
const maxComponentPasses = 4

// maxLaterPasses bounds it for large components in later rounds, where data have arrived everywhere and only what changes is
// passed on: what is not settled goes on in the next round.
const maxLaterPasses = 2

// An iteration is the state of the work on one component.
type iteration struct {
	size     int // functions
	now      int
	revised  map[int32]int // when a function's summary last changed
	specials map[specialKey]*asking
}

type specialKey struct {
	fn  int32
	key string
}

// asking is a special analysis that asked for summaries of the component: it holds until one of them changes.
type asking struct {
	summary *Summary
	asked   []int32
	below   bool
	at      int
}

// stale reports whether one of the summaries has changed since.
func (it *iteration) stale(asked []int32, since int) bool {
	return slices.ContainsFunc(asked, func(f int32) bool { return it.revised[f] > since })
}

func (it *iteration) special(f *ir.Function, key string) *asking {
	if it == nil {
		return nil
	}
	if s := it.specials[specialKey{f.ID, key}]; s != nil && !it.stale(s.asked, s.at) {
		return s
	}
	return nil
}

func (it *iteration) keep(f *ir.Function, key string, s *Summary, inner *analysis) {
	if it == nil {
		return
	}
	if it.specials == nil {
		it.specials = map[specialKey]*asking{}
	}
	it.specials[specialKey{f.ID, key}] = &asking{s, inner.asked, inner.below, it.now}
}

// ask records that summaries of the analysis' own component were asked for; below, that one was not there yet.
func (a *analysis) ask(list []int32, below bool) {
	for _, f := range list {
		if !slices.Contains(a.asked, f) {
			a.asked = append(a.asked, f)
		}
	}
	a.below = a.below || below
}

// component analyses the functions of a component, callees first, and again those that asked for a summary that has
// changed since, until none has: Kleene iteration from below, in which a function without a summary returns nothing. In
// later rounds it begins with those that read what has changed outside, or were not settled before. It sets changed for the
// functions whose summaries say something else than in the round before.
func (w *World) component(a *analysis, comp []int32, round int, changed []bool) []effect {
	order := comp
	if len(comp) > 1 {
		order = program.Postorder(w.prog.Calls(), comp)
	}
	effects := make([][]effect, len(order))
	analysed := make([]int, len(order))
	it := &iteration{size: len(comp), revised: map[int32]int{}}
	a.iteration = it
	passes := maxComponentPasses
	if round > 0 && len(comp) > maxSpecialComponent {
		passes = maxLaterPasses
	}
	for pass := range passes {
		worked := false
		for i, id := range order {
			fs := &w.funcs[id]
			due := pass == 0 && (round == 0 || len(comp) == 1 || fs.unsettled || w.outdated(id))
			if !due && !it.stale(fs.asked, analysed[i]) {
				continue
			}
			worked = true
			analysed[i] = it.now
			eff := a.analyse(w, w.prog.Functions[id])
			sum := a.condense()
			fs.asked = append([]int32(nil), a.asked...)
			if fs.summary == nil || (len(order) > 1 || len(fs.asked) > 0) && !fs.summary.same(sum) {
				it.now++
				it.revised[id] = it.now
			}
			fs.summary = sum
			fs.bounds = append([]string(nil), a.bounds...)
			if !fs.test {
				fs.reads = a.reads.kept()
				effects[i] = w.absolute(a, eff)
			}
		}
		if !worked {
			break
		}
	}
	var all []effect
	for i, id := range order {
		fs := &w.funcs[id]
		fs.unsettled = it.stale(fs.asked, analysed[i])
		changed[id] = fs.previous == nil || fs.previous != fs.summary && !fs.previous.same(fs.summary)
		all = append(all, effects[i]...)
	}
	return all
}
