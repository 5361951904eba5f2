package program

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// A star is "from module import *".
type star struct {
	module *ir.Module
	pos    int32 // of the statement; atFailure in an exception handler
}

// bindStars records the star imports and finds out which names they bring.
func (p *Program) bindStars() {
	var among []*ir.Module // that make a star import, or that one takes from
	join := func(m *ir.Module) {
		if s := &p.scopes[m.ID]; s.shared == nil {
			s.shared, among = map[string]bool{}, append(among, m)
		}
	}
	for _, m := range p.Modules {
		for _, im := range m.Imports {
			if im.Name != "*" {
				continue
			}
			target := p.Import(m, im.Module)
			if target == nil || target == m {
				continue
			}
			pos := im.Pos
			if im.Caught {
				pos = atFailure
			}
			stars := &p.scopes[m.ID].stars
			*stars = append(*stars, star{target, pos})
			p.starred[target.ID] = append(p.starred[target.ID], m)
			join(m)
			join(target)
		}
		slices.SortStableFunc(p.scopes[m.ID].stars, func(a, b star) int { return int(a.pos) - int(b.pos) })
	}
	shares := make([]func(string) bool, len(among))
	for i, m := range among {
		shares[i] = p.shares(m)
		for name := range p.assignedIn(m) {
			if shares[i](name) {
				p.scopes[m.ID].shared[name] = true
			}
		}
	}
	for changed, n := true, 0; changed && n < maxReexports; n++ {
		changed = false
		for i, m := range among {
			own := p.scopes[m.ID].shared
			before := len(own)
			for _, s := range p.scopes[m.ID].stars {
				for name := range p.scopes[s.module.ID].shared {
					if shares[i](name) {
						own[name] = true
					}
				}
			}
			changed = changed || len(own) > before
		}
	}
}

// assignedIn are the names that a module assigns, also those that its functions assign as globals.
func (p *Program) assignedIn(m *ir.Module) map[string]bool {
	out := map[string]bool{}
	for name := range p.scopes[m.ID].names {
		out[name] = true
	}
	for _, f := range m.Functions[1:] {
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpSetGlobal {
				out[f.NameOf(ir.ID(i))] = true
			}
		}
	}
	return out
}

// shares tells which names star imports take from a module, if it has them: those that its __all__ lists, where that
// can be read, or else those without an underscore at the front. An __all__ that cannot be read may list any.
func (p *Program) shares(m *ir.Module) func(string) bool {
	if _, ok := p.scopes[m.ID].names["__all__"]; !ok {
		return func(name string) bool { return !strings.HasPrefix(name, "_") }
	}
	listed, ok := p.listed(m, 0)
	if !ok {
		return func(name string) bool { return !strings.HasPrefix(name, "__") }
	}
	for name := range listed {
		if m.Package && p.Import(m, m.Name+"."+name) != nil {
			p.scopes[m.ID].shared[name] = true // the import statement imports the modules that __all__ names
		}
	}
	return func(name string) bool { return listed[name] }
}

// Shared is the module from which a module has a name by a star import: the last that brings it, if that is made after the
// module's own last assignment of it; nil without one.
func (p *Program) Shared(m *ir.Module, name string) *ir.Module {
	stars := p.scopes[m.ID].stars
	if len(stars) == 0 {
		return nil
	}
	own, ok := p.scopes[m.ID].names[name]
	for _, s := range slices.Backward(stars) {
		if ok && s.pos <= own.pos {
			return nil
		}
		if p.scopes[s.module.ID].shared[name] {
			return s.module
		}
	}
	return nil
}

// has reports whether a module assigns a name or has it by a star import.
func (p *Program) has(m *ir.Module, name string) bool {
	return p.Defines(m, name) || p.Shared(m, name) != nil
}

// Stars lists the modules whose names m imports with *.
func (p *Program) Stars(m *ir.Module) []*ir.Module {
	var out []*ir.Module
	for _, s := range p.scopes[m.ID].stars {
		out = append(out, s.module)
	}
	return out
}

// Starred lists the modules that import m's names with *.
func (p *Program) Starred(m *ir.Module) []*ir.Module { return p.starred[m.ID] }
