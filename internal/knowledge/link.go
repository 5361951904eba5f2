package knowledge

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decodeTop decodes a whole document.
func (d *decoder) decodeTop(n *yaml.Node, into any) {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "a mapping is wanted, not %s", describe(n))
		return
	}
	d.decode(n, reflect.ValueOf(into).Elem(), "")
}

// finish remembers where the names stand and checks them.
func (m *Model) finish(d *decoder, n *yaml.Node) {
	if m.Library == "" {
		d.errorf(n, "the model has no library: the name of what it describes")
	}
	m.at = map[string]position{}
	for _, section := range []string{"aliases", "globals", "functions", "types", "handlers"} {
		s := lookup(n, section)
		if s == nil || s.Kind != yaml.MappingNode {
			continue
		}
		d.pairs(s, func(key, value *yaml.Node) {
			m.at[section+" "+key.Value] = d.at(key)
			if !isDotted(key.Value) && section != "handlers" {
				d.errorf(key, "%q is no qualified name", key.Value)
			}
			if section == "aliases" {
				target := value.Value
				if !isDotted(target) {
					d.errorf(value, "%q is no qualified name", target)
				}
				d.refs = append(d.refs, ref{"alias", &target, d.at(value)})
			}
		})
	}
}

// add takes over one file's model, or a part of it.
func (l *loader) add(f *file, m *Model, d *decoder) {
	b := l.base
	for name, target := range m.Aliases {
		if l.define(f, m, "aliases", name) {
			b.aliases[name] = target
		}
	}
	for name, v := range m.Globals {
		if l.define(f, m, "globals", name) {
			b.globals[name] = v
		}
	}
	for name, fn := range m.Functions {
		if l.define(f, m, "functions", name) {
			fn.Name = name
			b.functions[name] = fn
		}
	}
	for name, h := range m.Handlers {
		if l.define(f, m, "handlers", name) {
			h.Name = name
			b.handlers[name] = h
		}
	}
	for name, t := range m.Types {
		old := b.types[name]
		if l.define(f, m, "types", name) {
			b.types[name] = overlay(old, t)
			t.Name = name
			for method, fn := range t.Methods {
				fn.Name = name + "." + method
			}
		}
	}
	b.conventions = append(b.conventions, m.Conventions...)
	b.signatures = append(b.signatures, m.Signatures...)
	b.families = append(b.families, m.Families...)
	b.namings = append(b.namings, m.Names...)
	b.literals.add(m.Literals)
	b.forms = append(b.forms, m.Forms...)
	b.protections = append(b.protections, m.Protections...)
	b.expectations = append(b.expectations, m.Expectations...)
	b.holders = append(b.holders, m.Holders...)
	b.listers = append(b.listers, m.Listers...)
	if len(m.Access) > 0 {
		b.access = m.Access[len(m.Access)-1]
	}
	l.refs = append(l.refs, d.refs...)
	for _, r := range d.refs {
		switch {
		case r.kind == "handler":
			l.want(handlerUnit + *r.name)
		case r.kind == "rule":
		default:
			l.want(root(*r.name))
		}
	}
}

// define registers a name of a section; false means that it stays as it is. A user's file overrides built-in ones.
func (l *loader) define(f *file, m *Model, section, name string) bool {
	key := section + " " + name
	other := l.defined[key]
	if other == f {
		return false // parsed again, see keep
	}
	if other != nil && other.user == f.user {
		l.errs.add(m.at[key], "%s is already defined in %s", name, other.name)
		return false
	}
	l.defined[key], l.at[key] = f, m.at[key]
	return true
}

// overlay adds to a user's type what the built-in one has and it does not override.
func overlay(old, t *Type) *Type {
	if old == nil {
		return t
	}
	for name, fn := range old.Methods {
		if _, ok := t.Methods[name]; !ok {
			if t.Methods == nil {
				t.Methods = map[string]*Function{}
			}
			t.Methods[name] = fn
		}
	}
	for name, a := range old.Attributes {
		if _, ok := t.Attributes[name]; !ok {
			if t.Attributes == nil {
				t.Attributes = map[string]*Attribute{}
			}
			t.Attributes[name] = a
		}
	}
	if t.Bases == nil {
		t.Bases = old.Bases
	}
	if t.Elements == nil {
		t.Elements = old.Elements
	}
	if t.Entry == nil {
		t.Entry = old.Entry
	}
	t.Untracked, t.Keeps = t.Untracked || old.Untracked, t.Keeps || old.Keeps
	return t
}

// link resolves the names that models use for each other, when all of them are there.
func (l *loader) link() {
	b := l.base
	ok := true
	for _, r := range l.refs {
		if r.kind == "alias" {
			ok = l.checkAlias(r) && ok
		}
	}
	if !ok {
		return // Canonical would not come to an end
	}
	for name := range b.aliases {
		for _, section := range []string{"globals", "functions", "types"} {
			if f := l.defined[section+" "+name]; f != nil {
				l.errs.add(l.at["aliases "+name], "%s is an alias here and is defined in %s of %s", name, section, f.name)
			}
		}
	}
	for _, r := range l.refs {
		switch r.kind {
		case "type":
			*r.name = b.Canonical(*r.name)
		case "base":
			*r.name = b.Canonical(*r.name)
			if b.types[*r.name] == nil {
				l.errs.add(r.at, "base %s is no modelled type", *r.name)
			}
		case "rule":
			if b.Rule(*r.name) == nil {
				l.errs.add(r.at, "there is no rule %s", *r.name)
			}
		case "handler":
			if b.handlers[*r.name] == nil {
				l.errs.add(r.at, "there is no handler %s", *r.name)
			}
		}
	}
	for _, h := range b.handlers {
		annotated := make(map[string]*Value, len(h.Annotated))
		for name, v := range h.Annotated {
			annotated[b.Canonical(name)] = v
		}
		h.Annotated = annotated
		for i, name := range h.Injected {
			h.Injected[i] = b.Canonical(name)
			b.injects[h.Injected[i]] = true
		}
		for i, name := range h.Bodies {
			h.Bodies[i] = b.Canonical(name)
		}
	}
	state := map[*Type]int{}
	for _, t := range b.types {
		l.order(t, state)
	}
	sortConventions(b.conventions)
	b.open()
}

// checkAlias reports an alias whose targets lead in a circle or grow without end.
func (l *loader) checkAlias(r ref) bool {
	name := *r.name
	for range 32 {
		next, ok := l.base.step(name)
		if !ok {
			return true
		}
		name = next
	}
	l.errs.add(r.at, "the alias does not come to an end: %s leads to %s", *r.name, name)
	return false
}

// order computes the C3 linearisation (Barrett et al. 1996, the order of Python) of a type and its bases. Where there is
// none, or the bases lead in a circle, that is an error.
func (l *loader) order(t *Type, state map[*Type]int) {
	const busy, done = 1, 2
	if state[t] == done {
		return
	}
	if state[t] == busy {
		l.errs.add(l.at["types "+t.Name], "the bases of %s lead back to it", t.Name)
		return
	}
	state[t] = busy
	var lists [][]*Type
	var bases []*Type
	for _, name := range t.Bases {
		if base := l.base.types[name]; base != nil {
			l.order(base, state)
			lists = append(lists, slices.Clone(base.Order))
			bases = append(bases, base)
		}
	}
	state[t] = done
	t.Order = []*Type{t}
	lists = append(lists, bases)
	for {
		lists = slices.DeleteFunc(lists, func(list []*Type) bool { return len(list) == 0 })
		if len(lists) == 0 {
			return
		}
		next := firstHead(lists)
		if next == nil {
			l.errs.add(l.at["types "+t.Name], "the bases of %s (%s) have no consistent order", t.Name,
				strings.Join(t.Bases, ", "))
			return
		}
		t.Order = append(t.Order, next)
		for i := range lists {
			if len(lists[i]) > 0 && lists[i][0] == next {
				lists[i] = lists[i][1:]
			}
		}
	}
}

// firstHead is the first head of a list that is in no list's tail.
func firstHead(lists [][]*Type) *Type {
	for _, list := range lists {
		head := list[0]
		if !slices.ContainsFunc(lists, func(other []*Type) bool { return slices.Contains(other[1:], head) }) {
			return head
		}
	}
	return nil
}
