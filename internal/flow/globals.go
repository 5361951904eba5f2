package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds the caller's data that a function puts into module variables: only the callers know what they are.

// A globalWrite is a value of a module's variable that is made of parameters.
type globalWrite struct {
	module int32
	key    key
	val    *Val
}

// maxGlobalWrites bounds those of one function.
const maxGlobalWrites = 16

// globalWrites are the writes of an analysis that callers have to complete.
func (a *analysis) globalWrites(s *Summary) {
	if a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody {
		return
	}
	for i := range a.effects {
		e := &a.effects[i]
		if e.kind != effectGlobal || len(s.globals) == maxGlobalWrites {
			continue
		}
		for _, x := range e.val.taint() {
			if x.Origin.Source == nil {
				s.globals = append(s.globals, globalWrite{e.id, e.key, tainted(e.val.Taint)})
				break
			}
		}
	}
}

// setGlobals makes the callee's writes the caller's.
func (ap *application) setGlobals() {
	for _, g := range ap.s.globals {
		if t := ap.atoms(g.val.Taint); len(t) > 0 {
			ap.a.effects = append(ap.a.effects, effect{kind: effectGlobal, id: g.module, key: g.key, val: tainted(t)})
		}
	}
}

func sameGlobals(a, b []globalWrite) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].module != b[i].module || a[i].key != b[i].key || !same(a[i].val, b[i].val) {
			return false
		}
	}
	return true
}
