package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds permissions that a route names and an access list gives to somebody (Pyramid):
// view_config(permission="teach"), (Allow, "group:teacher", "teach").

// permitted reports whether a decorator of an entry point, or of its class, asks for a permission; by a privilege, for one
// that is given to some users alone.
func (ac *Checks) permitted(f *ir.Function, by *regex.Pattern) bool {
	if len(ac.w.Entries(f)) == 0 || !ac.w.Imports(f.Module, "pyramid.view") {
		return false
	}
	p := idiom.Outer(f.Parent, f.Module)
	name, asks := permissionOf(p, decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }))
	if !asks && f.Class != nil {
		c := f.Class
		p = idiom.Outer(c.Parent, c.Module)
		name, _ = permissionOf(p, decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClass && in.Aux == c.Index }))
	}
	return name != "" && (by == ac.names.Guard || ac.givenToFew(name))
}

// permissionOf is the permission that decorators ask for, and whether they say anything of it.
func permissionOf(p *ir.Function, calls []ir.ID) (string, bool) {
	for _, call := range calls {
		if p.Instrs[call].Op != ir.OpCall {
			continue
		}
		if i := slices.Index(p.Calls[p.Instrs[call].Aux].Names, "permission"); i >= 0 {
			s, _ := idiom.ConstText(p, p.Arg(call, i+1))
			return s, true
		}
	}
	return "", false
}

// givenToFew reports whether access lists give a permission to groups, and not to everybody who has logged in.
func (ac *Checks) givenToFew(permission string) bool {
	few := false
	for _, f := range ac.functions {
		if !ac.w.Imports(f.Module, "pyramid.security") && !ac.w.Imports(f.Module, "pyramid.authorization") {
			continue
		}
		for j := range f.Instrs {
			args := f.Args(ir.ID(j))
			if f.Instrs[j].Op != ir.OpTuple || len(args) != 3 || f.NameOf(args[0]) != "Allow" || !slices.Contains(append(texts(f, args[2]), ""), permission) {
				continue
			}
			if f.Instrs[args[1]].Op != ir.OpConst { // Authenticated, Everyone
				return false
			}
			few = true
		}
	}
	return few
}
