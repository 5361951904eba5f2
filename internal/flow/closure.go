package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds how a function value is made: what its defaults and the cells that it captures hold, and who may call it.

// closure makes a function value; the defaults of its parameters become known.
func (a *analysis) closure(id ir.ID, in *ir.Instr) *Val {
	f := a.f.Module.Functions[in.Aux]
	args := a.f.Args(id)
	nd, notes := 0, 0
	for i := range f.Params {
		if f.Params[i].HasDefault {
			nd++
		}
		notes += f.Params[i].Notes
	}
	if provided := a.provisions(f, args); nd+notes > 0 {
		defs := make([]*Val, len(f.Params))
		i, note := 0, nd+len(f.Free)
		for p := range f.Params {
			switch {
			case f.Params[p].HasDefault:
				defs[p] = a.injecting(args[i])
				i++
			case f.Params[p].Notes > 0:
				defs[p] = a.injecting(args[note])
			}
			note += f.Params[p].Notes
		}
		a.effects = append(a.effects, effect{kind: effectDefaults, id: f.ID, rest: &effectRest{vals: defs, provided: provided}})
	}
	r := Ref{Kind: refFunc, ID: f.ID}
	if len(f.Free) > 0 || nd > 0 && a.f.Kind == ir.Def {
		b := &bound{}
		if nd > 0 {
			b.defs = make([]*Val, len(f.Params))
			for p, i := 0, 0; p < len(f.Params); p++ {
				if f.Params[p].HasDefault {
					b.defs[p] = a.vals[args[i]]
					i++
				}
			}
		}
		for _, x := range args[nd : nd+len(f.Free)] {
			b.env = append(b.env, a.vals[x])
		}
		r.Bind = a.fs.bind(id, b, a.spec)
		if len(b.env) > 0 && a.escapes(id) {
			a.effects = append(a.effects, effect{kind: effectEnv, id: f.ID, rest: &effectRest{vals: a.snapshotCells(f, b.env)}})
		}
	}
	return refVal(r)
}

// escapes reports whether a closure may be called by code that is not seen: it is used as a value, and not only called here, where
// what its cells hold at each call is known.
func (a *analysis) escapes(closure ir.ID) bool {
	if a.escaping == nil {
		a.escaping = map[ir.ID]bool{}
		for i := range a.f.Instrs {
			for n, x := range a.f.Args(ir.ID(i)) {
				if x != ir.NoID && a.f.Instrs[x].Op == ir.OpClosure && (n > 0 || a.f.Instrs[i].Op != ir.OpCall) {
					a.escaping[x] = true
				}
			}
		}
	}
	return a.escaping[closure]
}

// snapshotCells is what the cells of a closure hold now, for calls of it that are not seen. The one of its own name will hold itself.
func (a *analysis) snapshotCells(f *ir.Function, env []*Val) []*Val {
	out := make([]*Val, len(env))
	for i, c := range env {
		if out[i] = a.loadCell(c); out[i] == nil && f.Free[i] == f.Name && len(f.Decorators) == 0 {
			out[i] = refVal(Ref{Kind: refFunc, ID: f.ID})
		}
	}
	return out
}
