package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds entry points that a description of the interface names, beside the program: which function answers, what it
// is passed and in which form, and whether callers have to prove themselves first.

// An Operation is a request that a function of the program answers.
type Operation struct {
	// Function is its dotted name: of a module and a function, or of a module, a class and a method. Where it begins with a dot,
	// what the program names when it loads the description stands before it.
	Function string
	// View: where the function is not there, it is a method of a class that is called after the part before the last one.
	View        bool
	Route       string
	Parameters  []OperationParameter
	Secured     bool
	Open        bool
	Scopes      []string
	Credentials bool // the function checks what callers prove themselves by
}

// An OperationParameter is what the function is passed under a name.
type OperationParameter struct {
	Name    string
	Fixed   bool   // it is no text of the client's choice
	Pattern string // a regular expression that was found in it
	Fields  []OperationParameter
}

// operationModule is the package whose programs are described.
const operationModule = "connexion"

// operate makes the functions entry points that descriptions name.
func (w *World) operate(ops []Operation) {
	if len(ops) == 0 {
		return
	}
	var from []*ir.Module
	for _, m := range w.prog.Modules {
		if w.modules[m.ID].imports[operationModule] && !w.modules[m.ID].test {
			from = append(from, m)
		}
	}
	roots := w.operationRoots(from)
	for i := range ops {
		op := &ops[i]
		f := w.operationFunction(from, roots, op)
		name := "connexion.view"
		if op.Credentials {
			name = "connexion.credentials"
		}
		h := w.base.Handler(name)
		if f == nil || h == nil {
			continue
		}
		e := &Entry{Handler: h, Route: op.Route, Secured: op.Secured, Open: op.Open, Scopes: op.Scopes}
		if !op.Credentials {
			e.names, e.Safe = map[string]bool{}, map[string]bool{}
			for _, p := range op.Parameters {
				e.names[p.Name], e.Safe[p.Name] = true, p.Fixed
			}
			e.described = op.Parameters
		}
		w.apply(&effect{kind: effectEntry, id: f.ID, entry: e})
	}
}

// operationRoots are the modules that the program names when it loads descriptions: RestyResolver("api").
func (w *World) operationRoots(from []*ir.Module) (out []string) {
	for _, m := range from {
		for _, f := range m.Functions {
			for i := range f.Instrs {
				id := ir.ID(i)
				if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) < 2 || !strings.HasSuffix(f.NameOf(f.Arg(id, 0)), "Resolver") {
					continue
				}
				if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// operationFunction is the function of the program that a description means.
func (w *World) operationFunction(from []*ir.Module, roots []string, op *Operation) *ir.Function {
	names := []string{op.Function}
	if rest, ok := strings.CutPrefix(op.Function, "."); ok {
		names = names[:0]
		for _, r := range roots {
			names = append(names, r+"."+rest)
		}
	}
	for _, name := range names {
		parts := strings.Split(name, ".")
		for _, m := range from {
			if f := w.functionNamed(m, parts); f != nil {
				return f
			}
			if n := len(parts); op.View && n >= 3 { // api.pets.get is api.PetsView.get
				view := append(slices.Clone(parts[:n-2]), camelized(parts[n-2])+"View", strings.ReplaceAll(parts[n-1], "search", "get"))
				if f := w.functionNamed(m, view); f != nil {
					return f
				}
			}
		}
	}
	return nil
}

// functionNamed is a function of a module, or a method of a class in it, by its dotted name as another module would import it.
func (w *World) functionNamed(from *ir.Module, parts []string) *ir.Function {
	n := len(parts)
	if n >= 2 {
		if m := w.prog.Import(from, strings.Join(parts[:n-1], ".")); m != nil {
			return w.prog.Lookup(m, parts[n-1]).Function
		}
	}
	if n >= 3 {
		if m := w.prog.Import(from, strings.Join(parts[:n-2], ".")); m != nil {
			if c := w.prog.Lookup(m, parts[n-2]).Class; c != nil {
				return w.prog.Method(c, parts[n-1])
			}
		}
	}
	return nil
}

func camelized(name string) string {
	words := strings.Split(name, "_")
	for i, x := range words {
		if x != "" {
			words[i] = strings.ToUpper(x[:1]) + x[1:]
		}
	}
	return strings.Join(words, "")
}

// describe notes what a description says of a function's parameters.
func (e *Entry) describe(list []OperationParameter, f *ir.Function) {
	if len(list) == 0 {
		return
	}
	e.described = list
	if e.names == nil {
		e.names, e.Safe = map[string]bool{}, map[string]bool{}
		for i := range f.Params {
			e.names[f.Params[i].Name] = true
		}
	}
	for _, p := range list {
		e.Safe[p.Name] = e.Safe[p.Name] || p.Fixed
	}
}

// inForm takes from what an entry point is passed what the description says that it is not.
func (a *analysis) inForm(e *Entry, name string, reg ir.ID, v *Val) *Val {
	for _, p := range e.described {
		if p.Name != name || len(v.taint()) == 0 {
			continue
		}
		if p.Pattern != "" {
			v = a.matchedBy(v, p.Pattern)
		}
		if len(p.Fields) == 0 || reg == ir.NoID {
			continue
		}
		o := emptyContainer("dict").withRest(v)
		for i, f := range p.Fields {
			switch {
			case i >= maxFormFields:
			case f.Fixed:
				o = o.with(key{'[', f.Name}, &Val{Plain: true})
			case f.Pattern != "":
				o = o.with(key{'[', f.Name}, a.matchedBy(v, f.Pattern))
			}
		}
		v = a.alloc(reg, 42, o)
	}
	return v
}
