package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
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
	// permitted: classes of permissions are named, none of which lets everybody in.
	permitted bool
}

func (g *grouping) add(f *ir.Function, call ir.ID) {
	for i, x := range f.Args(call)[1:] {
		if names := f.Calls[f.Instrs[call].Aux].Names; i < len(names) && standing[names[i]] {
			g.stands(f, x)
		}
		if s, ok := idiom.ConstText(f, x); ok && strings.HasPrefix(s, "/") && len(s) <= idiom.MaxName {
			g.texts = append(g.texts, s)
		}
	}
}

// stands adds what stands before entry points: a list, either of two, what is appended to it.
func (g *grouping) stands(f *ir.Function, id ir.ID) {
	id = idiom.Unrefined(f, id)
	if f.Instrs[id].Op == ir.OpPhi {
		for _, x := range f.Args(id) {
			if x != id && f.Instrs[idiom.Unrefined(f, x)].Op != ir.OpPhi {
				g.stands(f, x)
			}
		}
		return
	}
	g.names = idiom.Mentioned(f, id, g.names, 0)
	if f.Instrs[id].Op != ir.OpList {
		return
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall || len(f.Args(ir.ID(i))) != 2 {
			continue
		}
		if callee := f.Arg(ir.ID(i), 0); f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "append" && idiom.Unrefined(f, f.Arg(callee, 0)) == id {
			g.names = idiom.Mentioned(f, f.Arg(ir.ID(i), 1), g.names, 0)
		}
	}
}

// standing are the arguments by which a router is given what stands before its entry points.
var standing = map[string]bool{"dependencies": true, "decorators": true, "guards": true, "middleware": true, "middlewares": true, "permissions": true, "auth": true}

// demanding are switches of a decorator that has callers prove themselves: get("/notes", auth_required=True).
var demanding = regex.NewPattern(`^(auth|login|authentication)(_required)?$|^requires?_(auth|login|authentication)$`)

// including are methods that add a router to an application or to another router.
var including = map[string]bool{"include_router": true, "register_blueprint": true, "blueprint": true, "add_router": true, "add_routes": true, "mount": true, "add_subapp": true}

// inclusion is a call that adds a router: what is added, by its name and by the name of the module that it is read from.
type inclusion struct {
	f           *ir.Function
	call        ir.ID
	module, arg string
	path        string // of the module, from a dot on, where it is known: there are many views.py
}

// inclusions are such calls of the whole program.
func (ac *Checks) findInclusions() {
	for _, f := range ac.functions {
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || len(f.Args(id)) < 2 || !including[f.NameOf(f.Arg(id, 0))] {
				continue
			}
			for _, x := range f.Args(id)[1:] {
				x = idiom.Unrefined(f, x)
				in := inclusion{f: f, call: id, arg: idiom.RouterName(f, x)}
				if from := f.Instrs[x]; from.Op == ir.OpFrom { // imported by the function itself
					module := f.NameOf(f.Arg(x, 0))
					in.module, in.arg = module[strings.LastIndexByte(module, '.')+1:], f.NameOf(x)
					in.path = "." + strings.TrimLeft(module, ".")
				} else if from.Op == ir.OpAttr {
					in.module = idiom.RouterName(f, f.Arg(x, 0))
				} else if module, name := imported(f, in.arg); name != "" {
					in.module, in.arg = module, name
				}
				if in.arg != "" {
					ac.inclusions = append(ac.inclusions, in)
				}
			}
		}
	}
}

// imported is the last part of the module that a module has a name from, and the name that it has there: from .users import
// router as users_router. Both are "" where it is another name's import, or none.
func imported(f *ir.Function, name string) (module, original string) {
	body := f.Module.Functions[0]
	for i := range body.Instrs {
		if body.Instrs[i].Op != ir.OpSetGlobal || body.NameOf(ir.ID(i)) != name {
			continue
		}
		from := body.Arg(ir.ID(i), 0)
		if body.Instrs[from].Op != ir.OpFrom || body.NameOf(from) == name {
			return "", ""
		}
		module = body.NameOf(body.Arg(from, 0))
		return module[strings.LastIndexByte(module, '.')+1:], body.NameOf(from)
	}
	return "", ""
}

// group is what the decorators of an entry point, the making of its router and its being added say.
func (ac *Checks) group(f *ir.Function) *grouping {
	if g, ok := ac.groups[f.ID]; ok {
		return g
	}
	g := &grouping{}
	ac.groups[f.ID] = g
	for _, e := range ac.w.Entries(f) {
		g.roles = append(g.roles, e.Scopes...)
	}
	p := idiom.Outer(f.Parent, f.Module)
	for _, call := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		if p.Instrs[call].Op != ir.OpCall {
			continue
		}
		for i, x := range p.Args(call)[1:] {
			if idiom.Keyword(p, call, i) == "permission" { // view_config(permission="write")
				needed, ok := idiom.ConstText(p, x)
				g.permitted = g.permitted || ok && needed != ""
			}
			if name, ok := idiom.ConstText(p, x); ok && idiom.Keyword(p, call, i) == "route_name" { // its path stands elsewhere, under this name
				g.texts = append(g.texts, "/"+name)
			}
			if idiom.Keyword(p, call, i) == "permission_classes" {
				classes := idiom.Mentioned(p, x, nil, 0)
				g.permitted = g.permitted || len(classes) > 0 && !slices.ContainsFunc(classes, ac.names.Open.MatchString)
			}
			if c := p.Instrs[x]; c.Op == ir.OpConst && p.Consts[c.Aux].Kind == ir.Bool && p.Consts[c.Aux].Int == 1 {
				g.permitted = g.permitted || demanding.MatchString(idiom.Keyword(p, call, i))
			}
			if s, ok := idiom.ConstText(p, x); ok && strings.HasPrefix(s, "/") && len(s) <= idiom.MaxName {
				g.texts = append(g.texts, s)
			}
			g.roles = append(g.roles, texts(p, x)...)
		}
		if callee := p.Arg(call, 0); p.Instrs[callee].Op == ir.OpAttr {
			g.router = idiom.RouterName(p, p.Arg(callee, 0))
			ac.router(g, p, g.router, 0)
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
		if s, ok := idiom.ConstText(f, id); ok && len(s) <= idiom.MaxName && !strings.HasPrefix(s, "/") {
			out = append(out, s)
		}
	}
	return out
}

// maxInclusions bounds the routers inside of which a router is.
const maxInclusions = 4

// router adds what is said of a router, by the name that it has in a function, and of those that it is added to.
func (ac *Checks) router(g *grouping, f *ir.Function, name string, depth int) {
	if name == "" || depth > maxInclusions {
		return
	}
	for _, b := range f.Bindings {
		if f.Kind != ir.ModuleBody && f.Module.Names[b.Name] == name && f.Instrs[b.Value].Op == ir.OpCall {
			g.add(f, b.Value)
		}
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
		if in.arg == name && strings.HasSuffix("."+f.Module.Name, in.path) && (in.module == module || in.module == "" && (in.f.Module == f.Module || name != "router" && name != "bp")) {
			g.add(in.f, in.call)
			if callee := in.f.Arg(in.call, 0); in.f.Instrs[callee].Op == ir.OpAttr {
				if outer := idiom.RouterName(in.f, in.f.Arg(callee, 0)); outer != name || in.f != f {
					ac.router(g, in.f, outer, depth+1)
				}
			}
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
func (ac *Checks) addresses(f *ir.Function) (words []string) {
	for _, e := range ac.w.Entries(f) {
		words = append(words, strings.FieldsFunc(e.Route, idiom.NotWord)...)
	}
	for _, s := range ac.group(f).texts {
		words = append(words, strings.FieldsFunc(s, idiom.NotWord)...)
	}
	if len(words) == 0 {
		for _, s := range ac.placed(f) {
			words = append(words, strings.FieldsFunc(s, idiom.NotWord)...)
		}
	}
	return words
}
