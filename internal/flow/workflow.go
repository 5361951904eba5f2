package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds steps of a workflow that may be taken from any other: what sets the state of an order, a booking or a claim
// and does not ask which state it is in, where other code does.

// stepSkipped is the rule on them.
const stepSkipped = "workflow-step-skipped"

var (
	stateName  = regex.NewPattern(`(?i)^(\w*_)?(status|state)$`)
	stateSet   = regex.NewPattern("(?is)^\\s*update\\s+[\"`\\[]?(\\w+)[\"`\\]]?\\s+set\\b.*?\\b(?:status|state)[\"`\\]]?\\s*=\\s*'(\\w+)'")
	stateAsked = regex.NewPattern(`(?is)\bwhere\b.*\b(?:status|state)\b`)
	laterState = regex.NewPattern(`(?i)^(paid|confirmed|approved|billed|invoiced|shipped|delivered|refunded|settled|completed|fulfilled)$`)
	asksByName = regex.NewPattern(`^(filter|filter_by|get|get_object_or_404|where|find_one|exclude)$`)
	setsByName = regex.NewPattern(`^(update\w*|set|values|update_one|patch)$`)
)

// A step is what a function does with the state of something.
type step struct {
	sets    ir.ID // where it sets a later state
	changes bool  // it sets some state
	asks    bool
}

// skippable are the steps that ask for no state.
func (ac *access) skippable() (out []*Candidate) {
	r := ac.rule(stepSkipped)
	if r == nil {
		return nil
	}
	careful := map[int32]bool{} // modules in which a step asks
	var open []*ir.Function
	places := map[int32]ir.ID{}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def || !saysState(f) {
			continue
		}
		switch s := stepOf(f); {
		case s.asks:
			careful[f.Module.ID] = careful[f.Module.ID] || s.changes
		case s.sets == ir.NoID:
		case ac.answers()[f.ID]:
			open, places[f.ID] = append(open, f), s.sets
		}
	}
	for _, f := range open {
		if !careful[f.Module.ID] || ac.rules(f) && len(ac.w.funcs[f.ID].entries) > 0 {
			continue
		}
		out = append(out, lacking(r, f, places[f.ID], r.Message))
	}
	return out
}

// saysState reports whether a function speaks of a state, in a name or a text.
func saysState(f *ir.Function) bool {
	for i := range f.Instrs {
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpSetAttr:
			if name := f.NameOf(ir.ID(i)); strings.HasSuffix(name, "status") || strings.HasSuffix(name, "state") {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(f.Calls[in.Aux].Names, func(n string) bool { return strings.HasPrefix(n, "stat") }) {
				return true
			}
		}
	}
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= maxStatement && (stateName.MatchString(c.Str) || stateSet.MatchString(c.Str))
	})
}

// stepOf is what a function does with a state.
func stepOf(f *ir.Function) step {
	s := step{sets: ir.NoID}
	set := func(id ir.ID) {
		if s.sets == ir.NoID {
			s.sets = id
		}
	}
	later := func(x ir.ID) bool {
		t, ok := constText(f, x)
		s.changes = s.changes || ok
		return ok && laterState.MatchString(t)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			args := f.Args(id)
			switch in.Op {
			case ir.OpSetAttr:
				if stateName.MatchString(f.NameOf(id)) && later(args[1]) && !newRow(f, args[0]) {
					set(id)
				}
			case ir.OpCompare:
				s.asks = s.asks || slices.ContainsFunc(args, func(x ir.ID) bool { return stateName.MatchString(bearerName(f, x)) })
			case ir.OpCall:
				name := f.NameOf(args[0])
				for i, k := range f.Calls[in.Aux].Names {
					switch {
					case !stateName.MatchString(strings.TrimSuffix(k, "__in")):
					case asksByName.MatchString(name):
						s.asks = true
					case setsByName.MatchString(name) && later(args[i+1]):
						set(id)
					}
				}
				if m, n := passedStatement(f, args); n > 0 {
					s.asks = s.asks || stateAsked.MatchString(m)
					if sub := stateSet.FindStringSubmatch(m); sub != nil {
						if s.changes = true; laterState.MatchString(sub[2]) {
							set(id)
						}
					}
				}
				if setsByName.MatchString(name) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return holdsState(f, x, later) }) {
					set(id)
				}
			}
		}
	}
	return s
}

// holdsState reports whether a value is a dictionary that says a later state: {"status": "paid"}.
func holdsState(f *ir.Function, id ir.ID, later func(ir.ID) bool) bool {
	if f.Instrs[id].Op != ir.OpDict {
		return false
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if args[0] == ir.NoID {
			continue
		}
		if k, ok := constText(f, args[0]); ok && stateName.MatchString(k) && later(args[1]) {
			return true
		}
	}
	return false
}

// newRow reports whether a value is a row that the function has made: Order(...).
func newRow(f *ir.Function, id ir.ID) bool {
	id = untested(f, id)
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	callee := f.Arg(id, 0)
	return f.NameOf(callee) == "create" || f.Instrs[callee].Op != ir.OpAttr && capital(f.NameOf(callee))
}
