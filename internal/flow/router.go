package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what is said of all entry points of a router at once: where it is made, and where it is added to the
// application. APIRouter(prefix="/admin", dependencies=[Depends(admin_user)]), app.include_router(users.router, prefix=...).

// A grouping is what the calls around a group of entry points name: guards, and parts of addresses.
type grouping struct {
	names []string // functions and classes
	texts []string
	roles []string // other texts that decorators are given: requires("admin")
	// router is the name of the router in the entry point's module; "" where it is not registered by one.
	router string
}

func (g *grouping) add(f *ir.Function, call ir.ID) {
	for i, x := range f.Args(call)[1:] {
		if names := f.Calls[f.Instrs[call].Aux].Names; i < len(names) && standing[names[i]] {
			g.names = mentioned(f, x, g.names, 0)
		}
		if s, ok := constText(f, x); ok && strings.HasPrefix(s, "/") && len(s) <= maxName {
			g.texts = append(g.texts, s)
		}
	}
}

// standing are the arguments by which a router is given what stands before its entry points.
var standing = map[string]bool{"dependencies": true, "decorators": true, "guards": true, "middleware": true, "middlewares": true, "permissions": true, "auth": true}

// including are methods that add a router to an application or to another router.
var including = map[string]bool{"include_router": true, "register_blueprint": true, "blueprint": true, "add_router": true, "add_routes": true, "mount": true, "add_subapp": true}

// inclusion is a call that adds a router: what is added, by its name and by the name of the module that it is read from.
type inclusion struct {
	f           *ir.Function
	call        ir.ID
	module, arg string
}

// inclusions are such calls of the whole program.
func (ac *access) findInclusions() {
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || len(f.Args(id)) < 2 || !including[f.NameOf(f.Arg(id, 0))] {
				continue
			}
			for _, x := range f.Args(id)[1:] {
				x = unrefined(f, x)
				in := inclusion{f: f, call: id, arg: routerName(f, x)}
				if f.Instrs[x].Op == ir.OpAttr {
					in.module = routerName(f, f.Arg(x, 0))
				}
				if in.arg != "" {
					ac.inclusions = append(ac.inclusions, in)
				}
			}
		}
	}
}

// group is what the decorators of an entry point, the making of its router and its being added say.
func (ac *access) group(f *ir.Function) *grouping {
	if g, ok := ac.groups[f.ID]; ok {
		return g
	}
	g := &grouping{}
	ac.groups[f.ID] = g
	p := outer(f.Parent, f.Module)
	for _, call := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		if p.Instrs[call].Op != ir.OpCall {
			continue
		}
		for _, x := range p.Args(call)[1:] {
			if s, ok := constText(p, x); ok && strings.HasPrefix(s, "/") && len(s) <= maxName {
				g.texts = append(g.texts, s)
			}
			g.roles = append(g.roles, texts(p, x)...)
		}
		if callee := p.Arg(call, 0); p.Instrs[callee].Op == ir.OpAttr {
			g.router = routerName(p, p.Arg(callee, 0))
			ac.router(g, p, g.router)
		}
	}
	return g
}

// texts are the constant texts that an operand is, or holds.
func texts(f *ir.Function, id ir.ID) (out []string) {
	switch f.Instrs[id].Op {
	case ir.OpList, ir.OpTuple, ir.OpSet:
		for _, x := range f.Args(id) {
			out = append(out, texts(f, x)...)
		}
	case ir.OpConst:
		if s, ok := constText(f, id); ok && len(s) <= maxName && !strings.HasPrefix(s, "/") {
			out = append(out, s)
		}
	}
	return out
}

// routerName is the name of the variable of a module that a register is read from, or stored in.
func routerName(p *ir.Function, id ir.ID) string {
	id = unrefined(p, id)
	for i := range p.Instrs {
		if p.Instrs[i].Op == ir.OpSetGlobal && p.Arg(ir.ID(i), 0) == id {
			return p.NameOf(ir.ID(i))
		}
	}
	return bearerName(p, id)
}

// router adds what is said of a router, by the name that it has in a function.
func (ac *access) router(g *grouping, f *ir.Function, name string) {
	if name == "" {
		return
	}
	body := f.Module.Functions[0]
	for _, p := range []*ir.Function{body, f} {
		for i := range p.Instrs {
			id := ir.ID(i)
			if p.Instrs[i].Op == ir.OpSetGlobal && p.NameOf(id) == name && p.Instrs[p.Arg(id, 0)].Op == ir.OpCall {
				g.add(p, p.Arg(id, 0))
			}
		}
		if p == f {
			break
		}
	}
	module := f.Module.Name[strings.LastIndexByte(f.Module.Name, '.')+1:]
	for _, in := range ac.inclusions {
		if in.arg == name && (in.module == module || in.module == "" && (in.f.Module == f.Module || name != "router" && name != "bp")) {
			g.add(in.f, in.call)
		}
	}
}

// decorators are what decorates the value of one instruction of a function: the calls of the decorators' values, and those
// that made these.
func decorators(p *ir.Function, is func(*ir.Instr) bool) (out []ir.ID) {
	target := ir.NoID
	for i := range p.Instrs {
		in, id := &p.Instrs[i], ir.ID(i)
		switch {
		case target == ir.NoID && is(in):
			target = id
		case in.Op == ir.OpCall && p.Calls[in.Aux].Flags&ir.DecoratorCall != 0 && target != ir.NoID && slices.Contains(p.Args(id)[1:], target):
			target = id
			out = append(out, p.Arg(id, 0))
		}
	}
	return out
}

// addresses are the parts of the addresses of an entry point, as far as they are known.
func (ac *access) addresses(f *ir.Function) (words []string) {
	for _, e := range ac.w.funcs[f.ID].entries {
		words = append(words, strings.FieldsFunc(e.route, notWord)...)
	}
	for _, s := range ac.group(f).texts {
		words = append(words, strings.FieldsFunc(s, notWord)...)
	}
	return words
}
