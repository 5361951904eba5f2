package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds the options that libraries declare themselves, and the defaults that a program gives to options.

// libraryOptions is the list of the options that a library declares itself.
func (m *modelCall) libraryOptions(o *knowledge.Options) *Val {
	list := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	for _, n := range m.givenOptions(o) {
		list.Elems = append(list.Elems, refVal(Ref{Kind: refInst, Name: m.instanceName(), ID: n}))
	}
	return m.a.alloc(m.id, 3, list)
}

// givenOptions are the options that a library declares itself, by number.
func (m *modelCall) givenOptions(o *knowledge.Options) (numbers []int32) {
	pos, end := m.span()
	var aliases *Obj
	if o.Aliases != nil {
		if v, _, ok := m.port(*o.Aliases); ok {
			m.a.dependsOn(v)
			aliases = m.a.exactDict(v)
		}
	}
	for _, g := range o.Gives {
		if !m.knownToHold(g.When) {
			continue
		}
		d := &Declaration{What: o, Given: g, Call: m.fn.Name, fn: m.a.f, pos: pos, end: end}
		if aliases != nil {
			if v, ok := aliases.get(key{'[', g.Name}); ok {
				d.Fields = append(d.Fields, DeclaredField{"deprecated_opts", m.a.literal(v, 0)})
			}
		}
		numbers = append(numbers, m.a.w.declared.number(d))
	}
	return numbers
}

// redefault gives options in a list other defaults, as the keyword arguments say.
func (m *modelCall) redefault(v *Val) {
	for _, r := range v.refs() {
		o := m.a.obj(r.ID)
		if r.Kind != refObject || o == nil || !o.Exact {
			continue
		}
		c := *o
		c.Elems = slices.Clone(o.Elems)
		for i, e := range c.Elems {
			if n := m.redefaulted(e); n != nil {
				c.Elems[i] = n
			}
		}
		m.a.setObj(r.ID, &c)
	}
}

// redefaulted is an option with the default that a keyword argument of its name says; nil where none does.
func (m *modelCall) redefaulted(v *Val) *Val {
	r, ok := m.a.sole(v)
	if !ok || r.Kind != refInst || r.ID == 0 {
		return nil
	}
	d := m.a.w.declared.get(r.ID)
	for _, k := range m.kwargs {
		if k.name != strings.ReplaceAll(d.name(), "-", "_") {
			continue
		}
		m.a.dependsOn(k.val)
		n := *d
		n.Fields = slices.DeleteFunc(slices.Clone(d.Fields), func(f DeclaredField) bool { return f.Name == "default" })
		n.Fields = append(n.Fields, DeclaredField{"default", m.a.literal(k.val, 0)})
		return refVal(Ref{Kind: refInst, Name: r.Name, ID: m.a.w.declared.number(&n)})
	}
	return nil
}

// knownToHold reports whether conditions are all known to hold.
func (m *modelCall) knownToHold(list []*knowledge.Condition) bool {
	for _, c := range list {
		if t, _ := m.test(c); t != truthy {
			return false
		}
	}
	return true
}
