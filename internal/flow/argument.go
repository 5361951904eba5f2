package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a program says of arguments before they are parsed: parser.add_argument("page", type=int). What is
// made a number, or has to be one of a list, is no text of the client's; what is made a text is nothing else.

// argumentEntries is what a parser gives back, with an entry for each argument that is described. Calls count that stand in the
// function itself or in the module's body, and whose receiver has the same name.
func (m *modelCall) argumentEntries(v *Val) *Val {
	a := m.a
	if m.self.id == ir.NoID {
		return v
	}
	parser := idiom.RouterName(a.f, m.self.id)
	if parser == "" {
		return v
	}
	described := map[string]argumentKind{}
	var names []string
	any := false
	for _, f := range []*ir.Function{a.f.Module.Functions[0], a.f} {
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) < 2 {
				continue
			}
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != m.fn.Returns.Arguments || idiom.RouterName(f, f.Arg(callee, 0)) != parser {
				continue
			}
			name, kind := m.argument(f, id)
			if name == "" || len(names) >= maxFormFields {
				continue
			}
			if known, ok := described[name]; ok {
				kind = min(kind, known)
			} else {
				names = append(names, name)
			}
			described[name] = kind
			any = any || kind != argumentAny
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
		switch described[name] {
		case argumentFixed:
			x = &Val{Plain: true}
		case argumentText:
			x = &Val{Plain: true, Taint: flagged(v.taint(), typedText)}
		}
		o = o.with(key{'.', name}, x).with(key{'[', name}, x)
	}
	return a.alloc(m.id, 43, o)
}

// argumentKind is what a description makes of an argument.
type argumentKind uint8

const (
	argumentAny   argumentKind = iota // whatever the client sends
	argumentText                      // a text of the client's
	argumentFixed                     // no text of the client's
)

// argument is the name of an argument that a call describes, and what it makes of it.
func (m *modelCall) argument(f *ir.Function, call ir.ID) (name string, kind argumentKind) {
	lists := false
	for i, x := range f.Args(call)[1:] {
		switch s, ok := idiom.ConstText(f, x); idiom.Keyword(f, call, i) {
		case "":
			if option := strings.TrimPrefix(s, "--"); ok && option != s {
				name = strings.ReplaceAll(option, "-", "_")
			} else if ok && name == "" {
				name = strings.TrimLeft(s, "-")
			}
		case "choices":
			kind = argumentFixed
		case "type":
			names := idiom.Mentioned(f, x, nil, 0)
			if slices.ContainsFunc(names, func(n string) bool { return slices.Contains(m.fn.Returns.Numbers, n) }) {
				kind = argumentFixed
			} else if slices.Equal(names, []string{"str"}) {
				kind = max(kind, argumentText)
			}
		case "action":
			switch s {
			case "store_true", "store_false", "count":
				kind = argumentFixed
			case "append", "split":
				lists = true
			}
		}
	}
	for i, x := range f.Args(call)[1:] {
		if s, ok := idiom.ConstText(f, x); ok && idiom.Keyword(f, call, i) == "dest" {
			name = s
		}
	}
	if lists && kind == argumentText {
		kind = argumentAny
	}
	return name, kind
}
