package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells what is the program's own though the analysis has no constant for it, for the rules that look for whatever is none:
// one of few texts, the text of a file of its own, and programs that it is made to run.

// maxOwn bounds how deep a value is taken apart.
const maxOwn = 10

// ownProgram says of the value that a hazard of such a rule is about whether it is one of few constants, and whether it is code of the
// program's own, or of a module that is given a namespace of its own.
func (m *modelCall) ownProgram(h *knowledge.Hazard) (constant, code bool) {
	for _, c := range h.When {
		if c.Open == 0 || len(c.Arg.Path) > 0 {
			continue
		}
		if _, reg, _ := m.port(c.Arg); reg != ir.NoID {
			constant = constant || m.a.constantParts(reg, maxOwn)
			code = code || c.Open&m.a.w.pythonKinds != 0 && (m.a.ownFile(reg, maxOwn) || m.ownNamespace())
		}
	}
	return constant, code
}

// constantParts reports whether a text is put together from constants alone: of branches, or of a table that the program holds.
func (a *analysis) constantParts(id ir.ID, depth int) bool {
	if id = a.unrefined(id); depth == 0 || a.f.Instrs[id].Op == ir.OpInvalid || !a.goesOn(depth, maxOwn) {
		return false
	}
	if v := a.vals[id]; v != nil && v != bottom && (v.Const != nil || a.fixed(v, 3)) {
		return true
	}
	parts := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpFormat, ir.OpBinary, ir.OpInPlace, ir.OpPhi:
	case ir.OpConvert, ir.OpNext, ir.OpIter, ir.OpUnpack, ir.OpIndex:
		parts = parts[:1]
	case ir.OpCall: // TABLE.items()
		callee := parts[0]
		if a.f.Instrs[callee].Op != ir.OpAttr || !tableViews[a.f.NameOf(callee)] || len(parts) > 1 {
			return false
		}
		parts = a.f.Args(callee)
	case ir.OpAttr:
		return a.fixedField(id)
	default:
		return false
	}
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(x ir.ID) bool { return x == ir.NoID || !a.constantParts(x, depth-1) })
}

// fixedField reports whether an attribute of the method's instance is a table of constants that its class holds.
func (a *analysis) fixedField(id ir.ID) bool {
	of := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]
	if of.Op != ir.OpParam || of.Aux != 0 || a.f.Class == nil || isStatic(a.f) {
		return false
	}
	v, ok := a.w.classField(a, a.f.Class.ID, a.f.NameOf(id))
	return ok && v != bottom && a.fixed(v, 3)
}

// tableViews are the methods that list what a table holds.
var tableViews = map[string]bool{"items": true, "keys": true, "values": true}

// Calls by their last names.
var (
	textReaders = regex.NewPattern(`^(read|readlines?|read_text|read_bytes|decode|encode|replace|strip|split|splitlines|partition)$`)
	openers     = regex.NewPattern(`^(open|compile|parse|Path|PosixPath)$`)
	pathsOf     = regex.NewPattern(`^(join|joinpath|dirname|abspath|realpath|normpath|resolve|absolute|Path|with_name|fspath|str)$`)
)

// filters are functions of what they choose from, which stands last.
var filters = map[string]bool{"list": true, "filter": true, "next": true, "iter": true, "sorted": true, "map": true}

// ownFile reports whether a value is the text of a file whose path the program fixes, itself, from where its own file lies.
func (a *analysis) ownFile(id ir.ID, depth int) bool {
	if id = a.unrefined(id); depth == 0 || !a.goesOn(depth, maxOwn) {
		return false
	}
	args := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpEnter, ir.OpIter, ir.OpNext, ir.OpIndex, ir.OpUnpack:
		return a.ownFile(args[0], depth-1)
	case ir.OpCall:
		name := a.calledName(id)
		switch callee := args[0]; {
		case a.f.Instrs[callee].Op == ir.OpAttr && textReaders.MatchString(name):
			of := a.f.Arg(callee, 0)
			return a.ownFile(of, depth-1) || a.ownPath(of, depth-1)
		case filters[name] && len(args) > 1:
			return a.ownFile(args[len(args)-1], depth-1)
		case openers.MatchString(name) && len(args) > 1:
			return a.ownFile(args[1], depth-1) || name != "compile" && name != "parse" && a.ownPath(args[1], depth-1)
		}
	}
	return false
}

// ownPath reports whether a path is put together from constants and from where the program's own file lies.
func (a *analysis) ownPath(id ir.ID, depth int) bool {
	if id = a.unrefined(id); depth == 0 || !a.goesOn(depth, maxOwn) {
		return false
	}
	if v := a.vals[id]; v != nil && v != bottom && v.Const != nil || a.f.NameOf(id) == "__file__" {
		return true
	}
	parts := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpGlobal, ir.OpLoad, ir.OpConst, ir.OpFrom, ir.OpImport, ir.OpParam:
		return false
	case ir.OpAttr:
		return a.f.NameOf(id) == "parent" && a.ownPath(parts[0], depth-1)
	case ir.OpCall:
		callee := parts[0]
		if !pathsOf.MatchString(a.calledName(id)) {
			return false
		}
		if parts = parts[1:]; a.f.Instrs[callee].Op == ir.OpAttr && len(parts) == 0 {
			parts = a.f.Args(callee) // path.resolve()
		}
	case ir.OpBinary, ir.OpFormat, ir.OpConvert, ir.OpPhi:
	default:
		return false
	}
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(x ir.ID) bool { return x != ir.NoID && !a.ownPath(x, depth-1) })
}

// ownNamespace reports whether what a call runs is given the variables of a module: who makes such runs a program, or imports one.
func (m *modelCall) ownNamespace() bool {
	i := slices.IndexFunc(m.fn.Params, func(p knowledge.Param) bool { return p.Name == "globals" })
	if i < 0 || !m.given[i] {
		return false
	}
	if reg := m.a.unrefined(m.params[i].id); m.a.f.Instrs[reg].Op == ir.OpAttr && m.a.f.NameOf(reg) == "__dict__" {
		return true
	}
	for _, r := range m.params[i].val.refs() {
		if o := m.a.obj(r.ID); r.Kind == refObject && o != nil {
			for _, name := range []string{"__name__", "__file__"} {
				if _, ok := o.get(key{'[', name}); ok {
					return true
				}
			}
		}
	}
	return false
}
