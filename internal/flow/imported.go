package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds imports of modules of which rules tell wherever they are imported.

// importHazards are what rules say of modules, by their dotted names, nil of what they spare; nil where no rule that is looked for says
// anything.
func (w *World) importHazards() (out map[string]*knowledge.Hazard) {
	for _, r := range w.base.Rules() {
		if len(r.Imports) == 0 || !w.reported[r.ID] {
			continue
		}
		if out == nil {
			out = map[string]*knowledge.Hazard{}
		}
		h := &knowledge.Hazard{Rule: r.ID}
		for _, name := range r.Imports {
			out[name] = h
		}
		for _, name := range r.Spares {
			out[name] = nil
		}
	}
	return out
}

// imported checks what the function imports: the program's own modules of such names are no concern of the rules.
func (a *analysis) imported() {
	if a.w.imports == nil {
		return
	}
	for id := range a.reached() {
		in := &a.f.Instrs[id]
		name := a.f.NameOf(id)
		switch in.Op {
		case ir.OpImport:
			if a.spares(id) {
				continue
			}
		case ir.OpFrom:
			name = a.f.NameOf(a.f.Arg(id, 0)) + "." + name
		case ir.OpCall:
			called, ok := a.importedBy(id)
			if !ok {
				continue
			}
			name = called
		default:
			continue
		}
		if h, of := a.w.importHazard(name); h != nil && a.w.prog.Import(a.f.Module, name) == nil {
			a.addHit(hit{spot: &spot{hazard: h, name: of, fn: a.f, pos: in.Pos, end: in.End}})
		}
	}
}

// spares reports whether all that is taken out of an imported module is spared by the rule on it.
func (a *analysis) spares(module ir.ID) bool {
	taken := 0
	for id := range a.f.Instrs {
		if x := ir.ID(id); a.f.Instrs[id].Op == ir.OpFrom && a.f.Arg(x, 0) == module {
			if h, spared := a.w.imports[a.f.NameOf(module)+"."+a.f.NameOf(x)]; h != nil || !spared {
				return false
			}
			taken++
		}
	}
	return taken > 0
}

// importHazard is what a rule says of a module, or of all below one that it is in, and which that is; nil for what it spares.
func (w *World) importHazard(name string) (*knowledge.Hazard, string) {
	for of, below := name, ""; ; below = ".*" {
		if h, known := w.imports[of+below]; known {
			return h, of
		}
		k := strings.LastIndexByte(of, '.')
		if k < 0 {
			return nil, ""
		}
		of = of[:k]
	}
}
