package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds functions of the program that run before an entry point, whatever they are called: dependencies, also
// those that an alias of a type names, decorators, and classes of permissions. What they do says whether they guard it.

// gated reports whether what runs before an entry point turns strangers away, or asks for a privilege.
func (ac *Checks) gated(f *ir.Function, by *regex.Pattern) bool {
	if len(ac.w.Entries(f)) == 0 {
		return false
	}
	k := gateKey{f.ID, by == ac.names.Privilege}
	if known, ok := ac.gates[k]; ok {
		return known
	}
	ac.gates[k] = false // a dependency that depends on itself
	hit := slices.ContainsFunc(idiom.InFront(f), func(name string) bool {
		return ac.turning(f.Module, name, by, 0) || idiom.Capital(name) && ac.aliased(f.Module, name, by, 0)
	}) ||
		slices.ContainsFunc(ac.group(f).names, func(name string) bool { return !ac.selective[name] && ac.turning(f.Module, name, by, 0) }) || ac.typed(f, by, 0)
	ac.gates[k] = hit
	return hit
}

type gateKey struct {
	f         int32
	privilege bool
}

// maxGates bounds the dependencies of dependencies.
const maxGates = 4

// turning reports whether a name means a function or class of the program that lets only some callers pass.
func (ac *Checks) turning(m *ir.Module, name string, by *regex.Pattern, depth int) bool {
	if depth > maxGates {
		return false
	}
	b := ac.prog.Lookup(m, name)
	if b == (program.Binding{}) {
		b = ac.ofImported(m, name)
	}
	if b.Class != nil {
		return ac.permits(b.Class, by, depth)
	}
	return b.Function != nil && (ac.passes(b.Function, by) || ac.depends(b.Function, by, depth+1) || ac.wraps(b.Function, by, depth+1))
}

// ofImported is what a name means in the first module that a module imports as a whole: guards.operator.
func (ac *Checks) ofImported(m *ir.Module, name string) program.Binding {
	for _, im := range m.Imports {
		if im.Name == "*" {
			continue
		}
		of := im.Module
		if im.Name != "" {
			of = strings.TrimSuffix(of, ".") + "." + im.Name
		}
		if target := ac.prog.Import(m, of); target != nil && target != m {
			if b := ac.prog.Lookup(target, name); b.Function != nil || b.Class != nil {
				return b
			}
		}
	}
	return program.Binding{}
}

// permits reports whether a class of the program is a permission, or a dependency, that lets only some callers pass.
func (ac *Checks) permits(c *ir.Class, by *regex.Pattern, depth int) bool {
	if m := ac.prog.Method(c, "has_permission"); m != nil {
		d := ac.deed(m.ID, 0)
		return d.privileged || by == ac.names.Guard && (d.asks || d.proven)
	}
	m := ac.prog.Method(c, "__call__")
	return m != nil && depth <= maxGates && (ac.passes(m, by) || ac.depends(m, by, depth+1))
}

// depends reports whether what a dependency depends on itself lets only some callers pass.
func (ac *Checks) depends(g *ir.Function, by *regex.Pattern, depth int) bool {
	return slices.ContainsFunc(idiom.Around(g), func(name string) bool { return name != g.Name && ac.turning(g.Module, name, by, depth) }) || ac.typed(g, by, depth)
}

// wraps reports whether a decorator puts a function around the view that lets only some callers pass, or that stands behind
// such a decorator itself.
func (ac *Checks) wraps(g *ir.Function, by *regex.Pattern, depth int) bool {
	return len(g.Params) > 0 && slices.ContainsFunc(g.Module.Functions, func(inner *ir.Function) bool {
		return idiom.Within(inner, g) && (ac.passes(inner, by) || ac.depends(inner, by, depth))
	})
}

// tested reports whether a decorator is given a function without a name that asks for a privilege:
// @user_passes_test(lambda u: u.is_staff).
func (ac *Checks) tested(f *ir.Function) bool {
	p := idiom.Outer(f.Parent, f.Module)
	for _, call := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		if p.Instrs[call].Op != ir.OpCall {
			continue
		}
		for _, x := range p.Args(call)[1:] {
			if p.Instrs[x].Op == ir.OpClosure && ac.deed(p.Module.Functions[p.Instrs[x].Aux].ID, 0).privileged {
				return true
			}
		}
	}
	return false
}

// passes reports whether a function lets only some callers pass: by itself, not by what it calls for other reasons.
func (ac *Checks) passes(g *ir.Function, by *regex.Pattern) bool {
	d := ac.deed(g.ID, 0)
	if by == ac.names.Privilege {
		return d.privileged
	}
	return (ac.own(g).refuses || raises(g)) && (d.asks || d.proven || d.privileged)
}

// typed reports whether the type of a parameter is an alias that names such a dependency.
func (ac *Checks) typed(f *ir.Function, by *regex.Pattern, depth int) bool {
	for i := range f.Params {
		if t := f.Params[i].Type; t != nil && ac.aliased(f.Module, t.Name, by, depth) {
			return true
		}
	}
	return false
}

// aliased reports whether a name of a module is an alias of a type to which such a dependency is added.
func (ac *Checks) aliased(m *ir.Module, name string, by *regex.Pattern, depth int) bool {
	if depth > maxGates || m == nil {
		return false
	}
	body := m.Functions[0]
	for i := range body.Instrs {
		if body.Instrs[i].Op != ir.OpSetGlobal || body.NameOf(ir.ID(i)) != name {
			continue
		}
		switch v := body.Arg(ir.ID(i), 0); body.Instrs[v].Op {
		case ir.OpFrom:
			return ac.aliased(ac.prog.Import(m, body.NameOf(body.Arg(v, 0))), body.NameOf(v), by, depth+1)
		case ir.OpIndex, ir.OpCall: // Me = Annotated[User, Depends(current)], Operator = Depends(guards.operator)
			names := idiom.Mentioned(body, v, nil, 0)
			if !slices.ContainsFunc(names, func(n string) bool { return n == "Annotated" || n == "Depends" || n == "Security" }) {
				return false
			}
			return slices.ContainsFunc(names, func(n string) bool {
				return n != name && (by.MatchString(n) && !ac.names.NoGuard.MatchString(n) && ac.prog.ClassNamed(m, n) == nil || ac.turning(m, n, by, depth+1) || ac.aliased(m, n, by, depth+1))
			})
		}
	}
	return false
}
