package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a program says of arguments before they are parsed: parser.add_argument("page", type=int). What is
// made a number, or has to be one of a list, is no text of the client's.

// argumentEntries is what a parser gives back, with an entry for each argument that is described. Calls count that stand in the
// function itself or in the module's body, and whose receiver has the same name.
func (m *modelCall) argumentEntries(v *Val) *Val {
	a := m.a
	if m.self.id == ir.NoID {
		return v
	}
	parser := routerName(a.f, m.self.id)
	if parser == "" {
		return v
	}
	fixed := map[string]bool{}
	var names []string
	any := false
	for _, f := range []*ir.Function{a.f.Module.Functions[0], a.f} {
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) < 2 {
				continue
			}
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != m.fn.Returns.Arguments || routerName(f, f.Arg(callee, 0)) != parser {
				continue
			}
			name, is := m.argument(f, id)
			if name == "" || len(names) >= maxFormFields {
				continue
			}
			if known, ok := fixed[name]; ok {
				is = is && known
			} else {
				names = append(names, name)
			}
			fixed[name] = is
			any = any || is
		}
		if f == a.f {
			break
		}
	}
	if !any {
		return v
	}
	o := (&Obj{Kind: objInstance, Class: -1, Rest: bottom}).withRest(v)
	for _, name := range names {
		x := v
		if fixed[name] {
			x = &Val{Plain: true}
		}
		o = o.with(key{'.', name}, x).with(key{'[', name}, x)
	}
	return a.alloc(m.id, 43, o)
}

// argument is the name of an argument that a call describes, and whether it is none of the client's texts.
func (m *modelCall) argument(f *ir.Function, call ir.ID) (name string, fixed bool) {
	for i, x := range f.Args(call)[1:] {
		switch s, ok := constText(f, x); keyword(f, call, i) {
		case "":
			if option := strings.TrimPrefix(s, "--"); ok && option != s {
				name = strings.ReplaceAll(option, "-", "_")
			} else if ok && name == "" {
				name = strings.TrimLeft(s, "-")
			}
		case "choices":
			fixed = true
		case "type":
			fixed = fixed || slices.ContainsFunc(mentioned(f, x, nil, 0), func(n string) bool { return slices.Contains(m.fn.Returns.Numbers, n) })
		case "action":
			fixed = fixed || s == "store_true" || s == "store_false" || s == "count"
		}
	}
	for i, x := range f.Args(call)[1:] {
		if s, ok := constText(f, x); ok && keyword(f, call, i) == "dest" {
			name = s
		}
	}
	return name, fixed
}

// keyword is the name by which a call passes one of its arguments; "" where it is none.
func keyword(f *ir.Function, call ir.ID, argument int) string {
	if names := f.Calls[f.Instrs[call].Aux].Names; argument < len(names) {
		return names[argument]
	}
	return ""
}
