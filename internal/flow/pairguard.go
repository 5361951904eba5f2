package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds checks that return a pair: whether they passed, and what was wrong: ok, error = check(name).

// A partGuard is for which kinds of sink a parameter is safe where one part of the tuple that a function returns is true, or false.
type partGuard struct {
	part, param int
	True, False knowledge.KindMask
}

// maxPairParts bounds the tuples whose parts are looked at.
const maxPairParts = 4

// partGuards finds what the parts of a tuple say that is the result of every return.
func (a *analysis) partGuards(n int) (out []partGuard) {
	rows := make([][]*Val, 0, len(a.rets))
	for _, r := range a.rets {
		refs := r.val.refs()
		if len(refs) != 1 || refs[0].Kind != refObject {
			return nil
		}
		o := r.heap.get(refs[0].ID)
		if o == nil || o.Kind != objTuple || !o.Exact || len(o.Elems) < 2 || len(o.Elems) > maxPairParts || len(rows) > 0 && len(o.Elems) != len(rows[0]) {
			return nil
		}
		rows = append(rows, o.Elems)
	}
	for p := range n {
		if a.fs.params[p] == nil {
			continue
		}
		for k := range rows[0] {
			g := partGuard{k, p, knowledge.AllKinds, knowledge.AllKinds}
			for i, r := range a.rets {
				t, f := a.partSays(r, rows[i][k], p)
				g.True, g.False = g.True&t, g.False&f
			}
			if (g.True|g.False)&^a.safeAnyway(p) != 0 {
				out = append(out, g)
			}
		}
	}
	return out
}

// safeAnyway is what a parameter is safe for at every return.
func (a *analysis) safeAnyway(p int) knowledge.KindMask {
	safe := knowledge.AllKinds
	for _, r := range a.rets {
		if p >= len(r.exits) {
			return 0
		}
		safe &= safeFor(r.exits[p], a.fs.params[p])
	}
	return safe
}

// partSays is for which kinds a parameter is safe at a return where a part of its result is true, and where it is false.
func (a *analysis) partSays(r retState, part *Val, p int) (whenTrue, whenFalse knowledge.KindMask) {
	if p >= len(r.exits) {
		return 0, 0
	}
	safe := safeFor(r.exits[p], a.fs.params[p])
	whenTrue, whenFalse = safe, safe
	for _, f := range part.facts() {
		root := a.root(f.Target)
		if mine := root == a.paramRegister(p) || r.ids[p] != ir.NoID && root == a.root(r.ids[p]); mine && !f.Except.from(a.fs.params[p]) {
			whenTrue, whenFalse = whenTrue|f.True, whenFalse|f.False
		}
	}
	switch part.truth() {
	case truthy:
		whenFalse = knowledge.AllKinds
	case falsy:
		whenTrue = knowledge.AllKinds
	}
	return whenTrue, whenFalse
}

// partFacts remembers what the parts of a call's result say of its arguments.
func (a *analysis) partFacts(id ir.ID, guards []partGuard, args []argv) {
	delete(a.parts, id)
	for _, g := range guards {
		if g.param >= len(args) || args[g.param].id == ir.NoID {
			continue
		}
		if a.parts == nil {
			a.parts = map[ir.ID]map[int][]Fact{}
		}
		if a.parts[id] == nil {
			a.parts[id] = map[int][]Fact{}
		}
		arg := args[g.param].id
		f := Fact{Target: arg, True: g.True, False: g.False, Elements: true}
		facts := append(append(a.parts[id][g.part], a.andPath(f)...), a.ofCode(f)[1:]...)
		facts = append(facts, aboutURL(a.urlsOf(arg), Fact{True: a.hostKinds(g.True), False: a.hostKinds(g.False)})...)
		a.parts[id][g.part] = facts
	}
}

// withPart adds to a part of a call's result what it says of the arguments: of a tuple that one function alone returns.
func (a *analysis) withPart(v *Val, whole ir.ID, part int) *Val {
	if len(a.parts) == 0 || v == bottom {
		return v
	}
	if whole = a.unrefined(whole); a.f.Instrs[whole].Op == ir.OpAwait {
		whole = a.unrefined(a.f.Arg(whole, 0))
	}
	facts := a.parts[whole][part]
	if len(facts) == 0 || len(a.vals[a.f.Arg(whole, 0)].refs()) > 1 {
		return v
	}
	return v.withFacts(facts)
}
