package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds imports of modules of which rules tell wherever they are imported.

// importHazards are what rules say of modules, by their dotted names; nil where no rule that is looked for does.
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
	}
	return out
}

// imported checks what the function imports: the program's own modules of such names are no concern of the rules.
func (a *analysis) imported() {
	if a.w.imports == nil {
		return
	}
	for b := range a.f.Blocks {
		if a.live[b] == 0 {
			continue
		}
		for _, id := range a.f.Blocks[b].Instrs {
			in := &a.f.Instrs[id]
			name := a.f.NameOf(id)
			switch in.Op {
			case ir.OpImport:
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
}

// importHazard is what a rule says of a module, or of all below one that it is in, and which that is.
func (w *World) importHazard(name string) (*knowledge.Hazard, string) {
	for of, below := name, ""; ; below = ".*" {
		if h := w.imports[of+below]; h != nil {
			return h, of
		}
		k := strings.LastIndexByte(of, '.')
		if k < 0 {
			return nil, ""
		}
		of = of[:k]
	}
}
