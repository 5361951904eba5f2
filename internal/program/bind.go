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

// A scope is what the body of a module assigns.
type scope struct {
	names map[string]assigned
	stars []star // in the order in which they are made: the last one goes first
	// shared are the names that star imports take from the module; nil: of a module that none takes from and none is made in.
	shared map[string]bool
}

// assigned is what a name is bound to by the last assignment, and by the last one in an exception handler: that holds
// only where the other one failed.
type assigned struct {
	last, caught Binding
	pos          int32 // of the last assignment outside of handlers; atFailure without one
}

// atFailure is the place, in the order of assignments, of what exception handlers assign: before all others.
const atFailure = -1

// bind records what the module bodies assign. Imports are followed on demand (Lookup), so that the order of the
// modules does not matter.
func (p *Program) bind() {
	p.scopes = make([]scope, len(p.Modules))
	p.starred = make([][]*ir.Module, len(p.Modules))
	for _, m := range p.Modules {
		names := map[string]assigned{}
		p.scopes[m.ID].names = names
		body := m.Functions[0]
		for b := range body.Blocks {
			for _, id := range body.Blocks[b].Instrs {
				in := &body.Instrs[id]
				if in.Op != ir.OpSetGlobal {
					continue
				}
				name, to := body.NameOf(id), p.shape(body, body.Arg(id, 0), 0)
				old, ok := names[name]
				switch {
				case in.Flag != 1:
					names[name] = assigned{to, old.caught, in.Pos}
				case ok:
					names[name] = assigned{old.last, to, old.pos}
				default:
					names[name] = assigned{caught: to, pos: atFailure}
				}
			}
		}
	}
	p.bindStars()
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

// Lookup finds what a name of a module is bound to, through imports and star imports. A package has its modules for
// attributes, as they are once something has imported them.
func (p *Program) Lookup(m *ir.Module, name string) Binding { return p.lookup(m, name, 0) }

// maxReexports bounds the chain of modules through which a name is followed.
const maxReexports = 12

func (p *Program) lookup(m *ir.Module, name string, depth int) Binding {
	if depth > maxReexports {
		return Binding{}
	}
	if s := p.Shared(m, name); s != nil {
		return p.lookup(s, name, depth+1)
	}
	own, ok := p.scopes[m.ID].names[name]
	if !ok {
		if m.Package {
			return Binding{Module: p.Import(m, m.Name+"."+name)}
		}
		return Binding{}
	}
	if b := p.follow(m, own.last, depth); b != (Binding{}) {
		return b
	}
	return p.follow(m, own.caught, depth)
}

// follow finds what an import brings; other bindings are what they are.
func (p *Program) follow(m *ir.Module, b Binding, depth int) Binding {
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

// Defines reports whether a module's body assigns the name.
func (p *Program) Defines(m *ir.Module, name string) bool {
	_, ok := p.scopes[m.ID].names[name]
	return ok
}

// DefinesTogether reports whether a module assigns a name, or one does that shares its names with it: whose names it imports
// with *, or which so imports its own. Settings are often kept in several modules.
func (p *Program) DefinesTogether(m *ir.Module, name string) bool {
	return p.has(m, name) || slices.ContainsFunc(p.starred[m.ID], func(s *ir.Module) bool { return p.has(s, name) })
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
