package program

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// A Binding is what a module-level name is bound to, as far as its last assignment shows by its shape. At most one of
// the fields is set; the zero Binding is some computed value.
type Binding struct {
	Function *ir.Function
	Class    *ir.Class
	Module   *ir.Module

	from *ir.Import // an import not followed yet
}

// bind records what the module bodies assign. Imports are followed on demand (Lookup), so that the order of the
// modules does not matter.
func (p *Program) bind() {
	p.bindings = make([]map[string]Binding, len(p.Modules))
	p.stars = make([][]*ir.Module, len(p.Modules))
	p.starred = make([][]*ir.Module, len(p.Modules))
	for _, m := range p.Modules {
		names := map[string]Binding{}
		p.bindings[m.ID] = names
		body := m.Functions[0]
		for b := range body.Blocks {
			for _, id := range body.Blocks[b].Instrs {
				if body.Instrs[id].Op == ir.OpSetGlobal {
					names[body.NameOf(id)] = p.shape(body, body.Arg(id, 0), 0)
				}
			}
		}
		for _, im := range m.Imports {
			if im.Name == "*" {
				if target := p.Import(m, im.Module); target != nil && target != m {
					p.stars[m.ID] = append(p.stars[m.ID], target)
					p.starred[target.ID] = append(p.starred[target.ID], m)
				}
			}
		}
	}
}

func (p *Program) shape(f *ir.Function, id ir.ID, depth int) Binding {
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpClosure:
		return Binding{Function: f.Module.Functions[in.Aux]}
	case ir.OpClass:
		return Binding{Class: f.Module.Classes[in.Aux]}
	case ir.OpImport:
		name := f.NameOf(id)
		if in.Flag == 1 {
			name, _, _ = strings.Cut(name, ".")
		}
		return Binding{Module: p.Import(f.Module, name)}
	case ir.OpFrom:
		return Binding{from: &ir.Import{Module: f.NameOf(f.Arg(id, 0)), Name: f.NameOf(id)}}
	case ir.OpCall:
		if f.Calls[in.Aux].Flags&ir.DecoratorCall != 0 && depth < 16 {
			return p.shape(f, f.Arg(id, 1), depth+1)
		}
	}
	return Binding{}
}

// Lookup finds what a name of a module is bound to, through imports and star imports.
func (p *Program) Lookup(m *ir.Module, name string) Binding { return p.lookup(m, name, 0) }

// maxReexports bounds the chain of modules through which a name is followed.
const maxReexports = 12

func (p *Program) lookup(m *ir.Module, name string, depth int) Binding {
	if depth > maxReexports {
		return Binding{}
	}
	if b, ok := p.bindings[m.ID][name]; ok {
		if b.from == nil {
			return b
		}
		if target := p.Import(m, b.from.Module); target != nil {
			if got := p.lookup(target, b.from.Name, depth+1); got != (Binding{}) {
				return got
			}
		}
		return Binding{Module: p.Import(m, b.from.Module+"."+b.from.Name)}
	}
	for _, s := range p.stars[m.ID] {
		if b := p.lookup(s, name, depth+1); b != (Binding{}) {
			return b
		}
	}
	return Binding{}
}

// Stars lists the modules whose names m imports with *.
func (p *Program) Stars(m *ir.Module) []*ir.Module { return p.stars[m.ID] }

// Starred lists the modules that import m's names with *.
func (p *Program) Starred(m *ir.Module) []*ir.Module { return p.starred[m.ID] }

// Defines reports whether a module's body assigns the name.
func (p *Program) Defines(m *ir.Module, name string) bool {
	_, ok := p.bindings[m.ID][name]
	return ok
}

// DefinesTogether reports whether a module assigns a name, or one does that shares its names with it: whose names it imports
// with *, or which so imports its own. Settings are often kept in several modules.
func (p *Program) DefinesTogether(m *ir.Module, name string) bool {
	return p.hasName(m, name, 0) || slices.ContainsFunc(p.starred[m.ID], func(s *ir.Module) bool { return p.hasName(s, name, 0) })
}

func (p *Program) hasName(m *ir.Module, name string, depth int) bool {
	return p.Defines(m, name) || depth < maxReexports && slices.ContainsFunc(p.stars[m.ID], func(s *ir.Module) bool { return p.hasName(s, name, depth+1) })
}

// ClassNamed finds the class that a dotted name means in a module.
func (p *Program) ClassNamed(m *ir.Module, dotted string) *ir.Class {
	for {
		first, rest, more := strings.Cut(dotted, ".")
		b := p.Lookup(m, first)
		if !more {
			return b.Class
		}
		if b.Module == nil {
			return nil
		}
		m, dotted = b.Module, rest
	}
}
