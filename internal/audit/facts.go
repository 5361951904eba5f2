package audit

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// facts answers what the functions of a program do: which calls they make, under which names, with what operands. All of
// it is read from the IR, function by function, when it is asked for.
type facts struct {
	prog    *program.Program
	base    *knowledge.Base
	known   map[string]bool     // top-level packages that the models speak of
	externs []map[string]string // by module: names that imports bind -> dotted name
	globals []map[string]global // by module: variables of the module
	calls   map[*ir.Function][]*call
	texts   map[*ir.Function][]extent
	fixed   map[string]bool // attributes that classes give constants and nothing else assigns
}

// An extent is a range of a file.
type extent struct{ pos, end int32 }

// A global is a module's variable as its body assigns it.
type global struct {
	body  *ir.Function
	value ir.ID
	times int // assigned so often
}

// A call is one call of a function.
type call struct {
	fn       *ir.Function // in which it stands
	id       ir.ID
	name     string // dotted: through imports, variables and results of calls: "sqlite3.connect().cursor().execute"; "?" is what is not known
	args     []operand
	targets  []*ir.Function // functions of the program that it may call
	pos, end int32
}

// An operand is an argument of a call.
type operand struct {
	keyword string // "" by position, "*" and "**" unpacked
	id      ir.ID
	state   state
}

func newFacts(p *program.Program, b *knowledge.Base) *facts {
	x := &facts{prog: p, base: b, known: packages(b), externs: make([]map[string]string, len(p.Modules)), globals: make([]map[string]global, len(p.Modules)), calls: map[*ir.Function][]*call{}, texts: map[*ir.Function][]extent{}, fixed: map[string]bool{}}
	for i, m := range p.Modules {
		x.externs[i], x.globals[i] = map[string]string{}, map[string]global{}
		body := m.Functions[0]
		for _, b := range body.Blocks {
			for _, id := range b.Instrs {
				if body.Instrs[id].Op != ir.OpSetGlobal {
					continue
				}
				name, v := body.NameOf(id), body.Arg(id, 0)
				g := x.globals[i][name]
				x.globals[i][name] = global{body, v, g.times + 1}
				if dotted := imported(body, v); dotted != "" {
					x.externs[i][name] = dotted
				}
			}
		}
	}
	x.attributes()
	return x
}

// textsOf lists the expressions of a function that put data into a text, in the order of the blocks.
func (x *facts) textsOf(f *ir.Function) []extent {
	if list, ok := x.texts[f]; ok {
		return list
	}
	list := []extent{}
	for _, b := range f.Blocks {
		for _, id := range b.Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpFormat, ir.OpBinary, ir.OpInPlace, ir.OpCall:
				if x.state(f, id, 0) == built {
					list = append(list, extent{in.Pos, in.End})
				}
			}
		}
	}
	x.texts[f] = list
	return list
}

// imported is the dotted name that an import yields, "" for other values.
func imported(f *ir.Function, id ir.ID) string {
	switch f.Instrs[id].Op {
	case ir.OpImport:
		name := f.NameOf(id)
		if f.Instrs[id].Flag == 1 {
			name, _, _ = strings.Cut(name, ".")
		}
		return name
	case ir.OpFrom:
		return f.NameOf(f.Arg(id, 0)) + "." + f.NameOf(id)
	}
	return ""
}

// of lists the calls that a function makes itself, in the order of the blocks.
func (x *facts) of(f *ir.Function) []*call {
	if list, ok := x.calls[f]; ok {
		return list
	}
	var list []*call
	for _, b := range f.Blocks {
		for _, id := range b.Instrs {
			in := &f.Instrs[id]
			if in.Op != ir.OpCall || f.Calls[in.Aux].Flags&ir.DecoratorCall != 0 {
				continue
			}
			args := f.Args(id)
			c := &call{fn: f, id: id, name: x.name(f, args[0], 0), targets: x.targets(f, args[0]), pos: in.Pos, end: in.End}
			shape := f.Calls[in.Aux].Names
			for i, a := range args[1:] {
				o := operand{id: a, state: x.state(f, a, 0)}
				if i < len(shape) {
					o.keyword = shape[i]
				}
				c.args = append(c.args, o)
			}
			list = append(list, c)
		}
	}
	x.calls[f] = list
	return list
}

// maxDepth bounds the definitions that are followed for a name or a state.
const maxDepth = 24

// name is what a value is called, as far as that shows.
func (x *facts) name(f *ir.Function, id ir.ID, depth int) string {
	if id == ir.NoID || depth > maxDepth {
		return "?"
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpSigma, ir.OpAwait, ir.OpEnter, ir.OpAnnotate:
		return x.name(f, f.Arg(id, 0), depth+1)
	case ir.OpPhi:
		for _, a := range f.Args(id) {
			if n := x.name(f, a, depth+4); n != "?" {
				return n
			}
		}
	case ir.OpParam:
		return f.Params[in.Aux].Name
	case ir.OpImport, ir.OpFrom:
		return imported(f, id)
	case ir.OpGlobal:
		return x.globalName(f.Module, f.NameOf(id), depth)
	case ir.OpLoad:
		return f.NameOf(id)
	case ir.OpAttr:
		return x.name(f, f.Arg(id, 0), depth+1) + "." + f.NameOf(id)
	case ir.OpIndex:
		return x.name(f, f.Arg(id, 0), depth+1) + "[]"
	case ir.OpCall:
		return x.name(f, f.Arg(id, 0), depth+1) + "()"
	case ir.OpIter, ir.OpNext:
		return x.name(f, f.Arg(id, 0), depth+1)
	}
	return "?"
}

func (x *facts) globalName(m *ir.Module, name string, depth int) string {
	if dotted := x.externs[m.ID][name]; dotted != "" {
		return dotted
	}
	if _, own := x.globals[m.ID][name]; !own {
		for _, im := range m.Imports { // from flask import *
			full := im.Module + "." + name
			if im.Name == "*" && (x.base.Function(full) != nil || x.base.Type(full) != nil || x.base.Global(full) != nil) {
				return full
			}
		}
	}
	g, ok := x.globals[m.ID][name]
	if !ok || g.times != 1 || g.body.Instrs[g.value].Op != ir.OpCall || depth > 8 {
		return name
	}
	if n := x.name(g.body, g.value, depth+8); !strings.HasPrefix(n, "?") {
		return n
	}
	return name
}

// targets are the functions of the program that a callee may be.
func (x *facts) targets(f *ir.Function, callee ir.ID) []*ir.Function { return x.follow(f, callee, 0) }

func (x *facts) follow(f *ir.Function, callee ir.ID, depth int) (out []*ir.Function) {
	for f.Instrs[callee].Op == ir.OpSigma {
		callee = f.Arg(callee, 0)
	}
	if depth > 8 {
		return nil
	}
	switch in := &f.Instrs[callee]; in.Op {
	case ir.OpGlobal:
		return x.lookup(f.Module, f.NameOf(callee), depth)
	case ir.OpClosure:
		return []*ir.Function{f.Module.Functions[in.Aux]}
	case ir.OpFrom:
		if m := x.prog.Import(f.Module, f.NameOf(f.Arg(callee, 0))); m != nil {
			return x.lookup(m, f.NameOf(callee), depth)
		}
	case ir.OpAttr:
		return x.method(f, callee, depth)
	}
	return nil
}

// method are the functions that an attribute may be: a module's, a class's, or methods of this name.
func (x *facts) method(f *ir.Function, attr ir.ID, depth int) []*ir.Function {
	recv, name := f.Arg(attr, 0), f.NameOf(attr)
	for f.Instrs[recv].Op == ir.OpSigma {
		recv = f.Arg(recv, 0)
	}
	of := func(c *ir.Class) []*ir.Function {
		if g := x.prog.Method(c, name); g != nil {
			return []*ir.Function{g}
		}
		return nil
	}
	switch r := &f.Instrs[recv]; {
	case r.Op == ir.OpGlobal:
		b := x.prog.Lookup(f.Module, f.NameOf(recv))
		if b.Module != nil {
			return x.lookup(b.Module, name, depth)
		}
		if b.Class != nil {
			return of(b.Class)
		}
	case r.Op == ir.OpParam && r.Aux == 0 && f.Class != nil:
		if out := of(f.Class); out != nil {
			return out
		}
	case r.Op == ir.OpCall && f.Instrs[f.Arg(recv, 0)].Op == ir.OpGlobal:
		if c := x.prog.Lookup(f.Module, f.NameOf(f.Arg(recv, 0))).Class; c != nil {
			if out := of(c); out != nil {
				return out
			}
		}
	}
	if ms := x.prog.MethodsNamed(name); len(ms) <= maxMethods {
		return ms
	}
	return nil
}

// lookup are the functions that a module's name may be, through imports and assignments: "find = shop.find".
func (x *facts) lookup(m *ir.Module, name string, depth int) []*ir.Function {
	switch b := x.prog.Lookup(m, name); {
	case b.Function != nil:
		return []*ir.Function{b.Function}
	case b.Class != nil:
		if init := x.prog.Method(b.Class, "__init__"); init != nil {
			return []*ir.Function{init}
		}
		return nil
	}
	if g, ok := x.globals[m.ID][name]; ok {
		return x.follow(g.body, g.value, depth+1)
	}
	return nil
}

// maxMethods is how many methods of one name are taken for what a call on an unknown object may call.
const maxMethods = 3
