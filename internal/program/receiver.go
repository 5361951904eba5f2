package program

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what the text shows of whom a method is called on. It need not be right in every run of the program: who
// asks wants an order in which to analyse functions.

// binding is what an instruction's value is bound to; names are looked up once a module.
func (c *callFinder) binding(f *ir.Function, id ir.ID) Binding {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpGlobal:
		n := in.Name
		if c.bindings[n] == nil {
			b := c.p.Lookup(f.Module, f.NameOf(id))
			c.bindings[n] = &b
		}
		return *c.bindings[n]
	case ir.OpImport, ir.OpFrom:
		return c.p.follow(f.Module, c.p.shape(f, id, 0), 0)
	case ir.OpSigma:
		return c.binding(f, f.Arg(id, 0))
	case ir.OpAttr:
		if m := c.binding(f, f.Arg(id, 0)).Module; m != nil {
			return c.p.Lookup(m, f.NameOf(id))
		}
	}
	return Binding{}
}

// maxReceiver bounds the values through which a receiver is followed.
const maxReceiver = 4

// classes are those that a receiver may be of, or be itself; none where the text does not show any.
func (c *callFinder) classes(f *ir.Function, id ir.ID, depth int) []*ir.Class {
	if depth > maxReceiver {
		return nil
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpSigma, ir.OpAwait, ir.OpEnter:
		return c.classes(f, f.Arg(id, 0), depth+1)
	case ir.OpPhi:
		var out []*ir.Class
		for _, x := range f.Args(id) {
			if x == ir.NoID {
				continue
			}
			for _, k := range c.classes(f, x, depth+1) {
				if !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
		return out
	case ir.OpParam:
		if int(in.Aux) >= len(f.Params) {
			return nil
		}
		if in.Aux == 0 && f.Class != nil {
			return one(f.Class)
		}
		if t := f.Params[in.Aux].Type; t != nil {
			return one(c.p.ClassNamed(f.Module, t.Name))
		}
	case ir.OpCall:
		return c.named(f, f.Arg(id, 0))
	case ir.OpGlobal, ir.OpFrom, ir.OpAttr, ir.OpClass:
		return c.named(f, id)
	}
	return nil
}

// named is the class that an instruction names: by what its name is bound to, or for want of that as the only one of the
// program that is called so.
func (c *callFinder) named(f *ir.Function, id ir.ID) []*ir.Class {
	if b := c.binding(f, id); b != (Binding{}) {
		return one(b.Class)
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpClass:
		return one(f.Module.Classes[in.Aux])
	case ir.OpGlobal, ir.OpFrom, ir.OpAttr:
		return one(c.p.classNames[f.NameOf(id)])
	case ir.OpParam:
		if in.Aux == 0 && in.Aux < int32(len(f.Params)) && f.Params[0].Name == "cls" {
			return one(f.Class)
		}
	}
	return nil
}

func one(k *ir.Class) []*ir.Class {
	if k == nil {
		return nil
	}
	return []*ir.Class{k}
}

// nameClasses finds the classes whose names no other class has.
func (p *Program) nameClasses() {
	p.classNames = make(map[string]*ir.Class, len(p.Classes))
	for _, k := range p.Classes {
		if _, taken := p.classNames[k.Name]; taken {
			p.classNames[k.Name] = nil
		} else {
			p.classNames[k.Name] = k
		}
	}
}

// BaseNamed is the class of the program that a class names as a base: one that stands in the same function, or one of the module's.
func (p *Program) BaseNamed(c *ir.Class, base string) *ir.Class {
	if c.Parent != nil && c.Parent.Kind == ir.Def {
		for _, k := range c.Module.Classes {
			if k.Parent == c.Parent && k != c && k.Name == base {
				return k
			}
		}
	}
	return p.ClassNamed(c.Module, base)
}
