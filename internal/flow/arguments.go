package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the arguments of a call.

// argv is one argument of a call: the register, for guards, and its value.
type argv struct {
	id  ir.ID
	val *Val
}

type namedArg struct {
	name string
	argv
}

// callArgs are the arguments of a call.
type callArgs struct {
	pos      []argv
	named    []namedArg
	star     []*Val // unpacked sequences after the positional arguments
	starstar []*Val
	starred  *Val // the one unpacked sequence, where there is one and nothing follows it
}

func (c *callArgs) positional(i int) *Val {
	if i < len(c.pos) {
		return c.pos[i].val
	}
	return nil
}

// register is that of a positional argument, where it has one of its own.
func (c *callArgs) register(i int) ir.ID {
	if i < len(c.pos) {
		return c.pos[i].id
	}
	return ir.NoID
}

// positionalText is a positional argument that is a constant text; empty for any other.
func (c *callArgs) positionalText(i int) string {
	s, _ := c.positional(i).text()
	return s
}

func (c *callArgs) keyword(name string) *Val {
	for i := range c.named {
		if c.named[i].name == name {
			return c.named[i].val
		}
	}
	return nil
}

// args gathers the arguments of a call.
func (a *analysis) args(c *callArgs, id ir.ID, in *ir.Instr) {
	ops := a.f.Args(id)[1:]
	names := a.f.Calls[in.Aux].Names
	if names == nil {
		for _, x := range ops {
			c.pos = append(c.pos, argv{x, a.vals[x]})
		}
		return
	}
	for i, x := range ops {
		v := a.vals[x]
		switch names[i] {
		case "":
			if len(c.star) == 0 {
				c.pos = append(c.pos, argv{x, v})
			} else {
				c.star = append(c.star, v)
			}
		case "*":
			a.unpackList(id, c, v)
		case "**":
			a.unpackDict(c, v)
		default:
			c.named = append(c.named, namedArg{names[i], argv{x, v}})
		}
	}
}

// unpackList adds the elements of a sequence to the arguments: *v.
func (a *analysis) unpackList(id ir.ID, c *callArgs, v *Val) {
	if es, ok := a.elements(v); ok && len(c.star) == 0 {
		for _, e := range es {
			c.pos = append(c.pos, argv{ir.NoID, e})
		}
		return
	}
	if first, rest, ok := a.begins(v); ok && len(c.star) == 0 {
		for _, e := range first {
			c.pos = append(c.pos, argv{ir.NoID, e})
		}
		c.star = append(c.star, rest)
		return
	}
	if len(c.star) == 0 && a.isParam(v) {
		c.starred = v
	} else {
		c.starred = nil
	}
	c.star = append(c.star, a.element(id, v))
}

// begins is what a list is known to begin with, and what may follow, where not all of it is known.
func (a *analysis) begins(v *Val) (first []*Val, rest *Val, ok bool) {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject || len(v.Taint) > 0 {
		return nil, nil, false
	}
	o := a.obj(refs[0].ID)
	if o == nil || o.Exact || !o.sequence() {
		return nil, nil, false
	}
	rest = o.Rest
	for i := range maxBeginning {
		e, has := o.get(keyOfInt(i))
		if !has {
			break
		}
		if i < o.least() {
			first = append(first, e)
		} else {
			rest = join(rest, e) // perhaps there
		}
	}
	return first, rest, len(first) > 0
}

// unpackDict adds the entries of a mapping to the arguments: **v.
func (a *analysis) unpackDict(c *callArgs, v *Val) {
	fields, ok := a.entriesOf(v)
	if !ok {
		c.starstar = append(c.starstar, v)
		return
	}
	for _, f := range fields {
		switch f.Key.Kind {
		case '[':
			c.named = append(c.named, namedArg{f.Key.Name, argv{ir.NoID, f.Val}})
		case '&': // what it has taken over whole
			c.starstar = append(c.starstar, f.Val)
		}
	}
}

// entriesOf are the entries of a dictionary that is known exactly, or of one of several that have the same keys.
func (a *analysis) entriesOf(v *Val) ([]field, bool) {
	var out []field
	for i, r := range v.refs() {
		o := a.exactDict(refVal(r))
		if o == nil || i > 0 && len(o.Fields) != len(out) {
			return nil, false
		}
		if i == 0 {
			out = slices.Clone(o.Fields)
			continue
		}
		for _, f := range o.Fields {
			k := slices.IndexFunc(out, func(x field) bool { return x.Key == f.Key })
			if k < 0 {
				return nil, false
			}
			out[k].Val = join(out[k].Val, f.Val)
		}
	}
	return out, len(v.refs()) > 0
}

// isParam reports whether a value is a parameter's object and nothing else.
func (a *analysis) isParam(v *Val) bool {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return false
	}
	o := a.obj(refs[0].ID)
	return o != nil && o.Kind == objParam
}

// onlyDict is the one dictionary that a value refers to; nil for any other value.
func (a *analysis) onlyDict(v *Val) *Obj {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil
	}
	if o := a.obj(refs[0].ID); o != nil && o.Kind == objDict {
		return o
	}
	return nil
}

// exactDict is that dictionary, where all its entries are known by their keys.
func (a *analysis) exactDict(v *Val) *Obj {
	if o := a.onlyDict(v); o != nil && o.Exact {
		return o
	}
	return nil
}

func (a *analysis) argTaint(c *callArgs) []Atom {
	var t []Atom
	for i := range c.pos {
		t = joinTaint(t, a.deep(c.pos[i].val))
	}
	for i := range c.named {
		t = joinTaint(t, a.deep(c.named[i].val))
	}
	for _, v := range c.star {
		t = joinTaint(t, a.deep(v))
	}
	for _, v := range c.starstar {
		t = joinTaint(t, a.deep(v))
	}
	return t
}
