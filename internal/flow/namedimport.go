package flow

import (
	"cmp"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds modules that are imported by a call: importlib.import_module("pickle"), __import__("os").

// namedImport is the module that a call imports whose name is a constant.
func (a *analysis) namedImport(function string, c *callArgs) (*Val, bool) {
	name, ok := c.positional(0).text()
	if !ok || name == "" || name[0] == '.' {
		return nil, false
	}
	switch function {
	case "importlib.import_module":
	case "builtins.__import__":
		list := cmp.Or(c.positional(3), c.keyword("fromlist"))
		if list == nil || list.truth() == falsy {
			name, _, _ = strings.Cut(name, ".") // of a.b it gives a
		}
	default:
		return nil, false
	}
	if m := a.w.prog.Import(a.f.Module, name); m != nil {
		return refVal(Ref{Kind: refModule, ID: m.ID}), true
	}
	return refVal(Ref{Kind: refExtern, Name: a.w.base.Canonical(name)}), true
}

// importedBy is the name of the module that a call imports, where it is a constant.
func (a *analysis) importedBy(id ir.ID) (string, bool) {
	args := a.f.Args(id)
	if len(args) < 2 || args[1] == ir.NoID {
		return "", false
	}
	for _, r := range a.vals[args[0]].refs() {
		if r.Kind == refExtern && (r.Name == "importlib.import_module" || r.Name == "builtins.__import__") {
			return a.vals[args[1]].text()
		}
	}
	return "", false
}
