package program

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Calls lists for each function the functions that it may call, for the order of analysis: callees before callers.
// An edge too many costs little, an edge that is missing makes the analysis look a callee up before it is known, so
// methods of receivers whose class does not show are taken by their name where few classes have it.
func (p *Program) Calls() [][]int32 {
	if p.calls == nil {
		p.FindCalls(1)
	}
	return p.calls
}

// FindCalls finds what Calls lists, with so many workers side by side, which share the modules.
func (p *Program) FindCalls(workers int) {
	p.nameClasses()
	p.findHeld()
	p.calls = make([][]int32, len(p.Functions))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, len(p.Modules)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(p.Modules); i = int(next.Add(1)) - 1 {
				m := p.Modules[i]
				c := callFinder{p: p, bindings: make([]*Binding, len(m.Names))}
				for _, f := range m.Functions {
					p.calls[f.ID] = c.callees(f)
				}
			}
		})
	}
	wg.Wait()
}

// A callFinder finds the callees of a module's functions.
type callFinder struct {
	p        *Program
	bindings []*Binding              // by the number of a name: what it is bound to in the module, once it was asked
	inside   map[string]*ir.Function // functions inside others, by their qualified names, once one was asked for
}

// maxCandidates is how many methods of one name are taken for the callees of a receiver of unknown class.
const maxCandidates = 4

func (c *callFinder) callees(f *ir.Function) []int32 {
	p := c.p
	var out []int32
	add := func(g *ir.Function) {
		if g != nil && g != f {
			out = append(out, g.ID)
		}
	}
	bound := func(b Binding) {
		add(b.Function)
		if b.Class != nil {
			add(p.Method(b.Class, "__init__"))
			add(p.Method(b.Class, "__post_init__"))
		}
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			switch in.Op {
			case ir.OpClosure:
				add(f.Module.Functions[in.Aux])
			case ir.OpClass:
				add(f.Module.Classes[in.Aux].Body)
				if k := f.Module.Classes[in.Aux]; f.Kind == ir.Def {
					bound(Binding{Class: k})
				}
			case ir.OpGlobal, ir.OpFrom: // called, or passed on to be called
				bound(c.binding(f, id))
			case ir.OpCall: // cls(name); objects.User(name), where something puts User there by its name
				if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr || f.Instrs[callee].Op == ir.OpParam {
					for _, k := range c.named(f, callee) {
						bound(Binding{Class: k})
					}
				}
			case ir.OpAttr:
				c.attribute(f, id, add, bound)
			case ir.OpLoad: // a function beside this one, inside the same other one
				add(c.beside(f, id))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// beside is the function that a captured variable holds: one that is defined in a function around the one that captures it.
func (c *callFinder) beside(f *ir.Function, id ir.ID) *ir.Function {
	name := f.NameOf(id)
	if name == "" || f.Instrs[f.Arg(id, 0)].Op != ir.OpFree {
		return nil
	}
	if c.inside == nil {
		c.inside = map[string]*ir.Function{}
		for _, g := range f.Module.Functions {
			if strings.Contains(g.Qualified, ".") {
				c.inside[g.Qualified] = g
			}
		}
	}
	for around := f.Qualified; ; {
		i := strings.LastIndexByte(around, '.')
		if i < 0 {
			return nil
		}
		around = around[:i]
		if g := c.inside[around+"."+name]; g != nil {
			return g
		}
	}
}

// attribute finds what an attribute may be that is called, or passed on to be called.
func (c *callFinder) attribute(f *ir.Function, id ir.ID, add func(*ir.Function), bound func(Binding)) {
	p, recvID, name := c.p, f.Arg(id, 0), f.NameOf(id)
	if m := c.binding(f, recvID).Module; m != nil {
		if b := p.Lookup(m, name); b != (Binding{}) {
			bound(b)
			return
		}
	}
	recv := &f.Instrs[recvID]
	if recv.Op == ir.OpCall && f.Class != nil && f.NameOf(f.Arg(recvID, 0)) == "super" {
		for _, base := range f.Class.Bases {
			add(p.Method(p.BaseNamed(f.Class, base), name))
		}
		return
	}
	if len(p.methods[name]) == 0 {
		return
	}
	found := false
	from := func(classes []*ir.Class) {
		for _, k := range classes {
			g := p.Method(k, name)
			add(g)
			found = found || g != nil
		}
	}
	if from(c.classes(f, recvID, 0)); !found {
		from(one(p.Held(f, recvID)))
	}
	if ms := p.methods[name]; !found && len(ms) <= maxCandidates {
		for _, g := range ms {
			add(g)
		}
	}
}

// Method finds a method of a class or of the bases that its module's names show, depth first.
func (p *Program) Method(c *ir.Class, name string) *ir.Function { return p.method(c, name, 0) }

func (p *Program) method(c *ir.Class, name string, depth int) *ir.Function {
	if c == nil || depth > 8 {
		return nil
	}
	if g := c.Methods[name]; g != nil {
		return g
	}
	for _, base := range c.Bases {
		if g := p.method(p.BaseNamed(c, base), name, depth+1); g != nil {
			return g
		}
	}
	return nil
}

// Imports lists for each module the modules that it imports while it is imported itself, star imports and packages on the
// way included.
func (p *Program) Imports() [][]int32 {
	edges := make([][]int32, len(p.Modules))
	for i, m := range p.Modules {
		for _, im := range m.Imports {
			if im.Late {
				continue
			}
			for _, name := range []string{im.Module, im.Module + "." + im.Name} {
				if t := p.Import(m, name); t != nil && t != m {
					edges[i] = append(edges[i], t.ID)
				}
			}
		}
		slices.Sort(edges[i])
		edges[i] = slices.Compact(edges[i])
	}
	return edges
}
