package program

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a program keeps under names: app["articles"] = ArticleStore(db), self.mail = Mailer(). A method that is called on
// what is read under such a name again is one of the class of which all that is kept under it is made.

// A heldKey is a name under which something is kept, and how: as an entry, or as an attribute.
type heldKey struct {
	name  string
	entry bool
}

// findHeld finds the classes of what is kept under names; nil for a name under which something else is kept, too.
func (p *Program) findHeld() {
	p.held = map[heldKey]*ir.Class{}
	for _, m := range p.Modules {
		c := callFinder{p: p, bindings: make([]*Binding, len(m.Names))}
		for _, f := range m.Functions {
			for b := range f.Blocks {
				for _, id := range f.Blocks[b].Instrs {
					switch args := f.Args(id); f.Instrs[id].Op {
					case ir.OpSetIndex:
						if k, ok := entryKey(f, args[1]); ok {
							p.hold(heldKey{k, true}, &c, f, args[2])
						}
					case ir.OpSetAttr:
						if f.Kind != ir.ClassBody {
							p.hold(heldKey{f.NameOf(id), false}, &c, f, args[1])
						}
					}
				}
			}
		}
	}
}

// hold notes that a value is kept under a name.
func (p *Program) hold(k heldKey, c *callFinder, f *ir.Function, value ir.ID) {
	known, taken := p.held[k]
	if taken && known == nil {
		return
	}
	if f.Instrs[value].Op == ir.OpConst && f.Consts[f.Instrs[value].Aux].Kind == ir.None { // until it is made
		return
	}
	var class *ir.Class
	if ks := c.classes(f, value, 0); len(ks) == 1 {
		class = ks[0]
	}
	if taken && class != known {
		class = nil
	}
	p.held[k] = class
}

// entryKey is the constant, or the name of one, under which an entry is kept.
func entryKey(f *ir.Function, id ir.ID) (string, bool) {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpConst:
		c := &f.Consts[in.Aux]
		return c.Str, c.Kind == ir.Str
	case ir.OpGlobal, ir.OpFrom:
		return f.NameOf(id), true
	}
	return "", false
}

// Held is the class of what is read under a name, where all that is kept under it is of one; nil where it is not.
func (p *Program) Held(f *ir.Function, id ir.ID) *ir.Class {
	for slices.Contains([]ir.Op{ir.OpSigma, ir.OpAwait}, f.Instrs[id].Op) {
		id = f.Arg(id, 0)
	}
	switch f.Instrs[id].Op {
	case ir.OpIndex:
		if k, ok := entryKey(f, f.Arg(id, 1)); ok {
			return p.held[heldKey{k, true}]
		}
	case ir.OpAttr:
		return p.held[heldKey{f.NameOf(id), false}]
	}
	return nil
}
