package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells of which parts of a text nothing at all is known, and which are the program's own by what they are called, for
// the rules that look for whatever is no constant.

// maxUnknown bounds how deep a text is taken apart, and maxTaken how many pieces are looked at: ways that join in a loop are among
// their own parts.
const (
	maxUnknown = 8
	maxTaken   = 512
)

// goesOn reports whether another piece may be looked at; the first one is as deep as pieces may be.
func (a *analysis) goesOn(depth, deepest int) bool {
	if depth == deepest {
		a.taken = 0
	}
	a.taken++
	return a.taken <= maxTaken
}

// harmlessParts are names of calls that quote what they are given, make a number of it, or read a setting.
var harmlessParts = regex.NewPattern(`(?i)quot|escap|ident|liter|saniti|number|count|size|len|placeholder|bind|getattr|environ|config|setting|\bint`)

// ownFunctions are functions and classes of the language, and of its second version, of which no model speaks.
var ownFunctions = map[string]bool{
	"aiter": true, "anext": true, "apply": true, "basestring": true, "breakpoint": true, "buffer": true, "classmethod": true,
	"cmp": true, "coerce": true, "copyright": true, "credits": true, "enumerate": true, "execfile": true, "exit": true,
	"file": true, "format": true, "help": true, "intern": true, "iter": true, "license": true, "long": true, "max": true,
	"memoryview": true, "min": true, "next": true, "property": true, "quit": true, "reduce": true, "reload": true,
	"reversed": true, "slice": true, "staticmethod": true, "sum": true, "super": true, "unichr": true, "unicode": true,
	"vars": true, "xrange": true, "zip": true,
}

// undefined reports whether a name that its module does not define is none of the language's either. Names that begin with a
// capital are left out: they are constants, classes and exceptions.
func (w *World) undefined(name string) bool {
	return name[0] >= 'a' && name[0] <= 'z' && w.base.Function("builtins."+name) == nil && w.base.Type("builtins."+name) == nil && !ownFunctions[name]
}

// builtOfUnknown reports whether a text whose beginning or end is known has a part that is unknown.
func (m *modelCall) builtOfUnknown(c *knowledge.Condition, v *Val, reg ir.ID) bool {
	return c.Open != 0 && c.Needs == knowledge.NeedsBuilt && reg != ir.NoID && v != nil && v.Const == nil && (v.prefix() != "" || v.tail() != "") && m.a.unknownPart(reg, maxUnknown)
}

// unknownPart reports whether something in a text is what a call returns that cannot be followed, or a name that nothing defines.
func (a *analysis) unknownPart(id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 || a.vals[id] == bottom || !a.goesOn(depth, maxUnknown) {
		return false
	}
	v, parts := a.vals[id], a.f.Args(id)
	if v != nil && (v.Const != nil || numeric(v)) {
		return false
	}
	if a.typedIn(id) {
		return true
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpGlobal:
		_, defined := a.w.moduleVar(a, a.f.Module, a.f.NameOf(id), 0)
		return v == nil && !defined && a.w.undefined(a.f.NameOf(id))
	case ir.OpCall:
		callee := a.f.Arg(id, 0)
		if of := &a.f.Instrs[callee]; of.Op == ir.OpAttr && textMethods.MatchString(a.f.NameOf(callee)) {
			parts = append([]ir.ID{a.f.Arg(callee, 0)}, parts[1:]...)
			break
		}
		name := a.calledName(id)
		return v == nil && name != "" && !harmlessParts.MatchString(name) && !(&clearing{a: a}).followed(id)
	case ir.OpConvert, ir.OpSigma:
		parts = parts[:1]
	case ir.OpFormat, ir.OpBinary, ir.OpInPlace, ir.OpPhi, ir.OpTuple, ir.OpList, ir.OpAwait:
	default:
		return false
	}
	for _, p := range parts {
		if a.unknownPart(p, depth-1) {
			return true
		}
	}
	return false
}

// ofNumbers reports whether a text is put together from constants and numbers.
func (a *analysis) ofNumbers(id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 || !a.goesOn(depth, maxUnknown) {
		return false
	}
	if v := a.vals[id]; v != nil && v != bottom && (v.Const != nil || numeric(v)) {
		return true
	}
	parts := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpFormat, ir.OpBinary, ir.OpTuple:
	case ir.OpConvert, ir.OpSigma:
		parts = parts[:1]
	default:
		return false
	}
	for _, p := range parts {
		if !a.ofNumbers(p, depth-1) {
			return false
		}
	}
	return len(parts) > 0
}

// typedIn reports whether a register is what the program's user gives it, a line or an argument, and the threat model does not look
// at: nobody's constant.
func (a *analysis) typedIn(id ir.ID) bool {
	local := func(s *knowledge.Source) bool {
		return s != nil && s.Class == knowledge.Untrusted && s.Threat == knowledge.Local
	}
	switch of := a.f.Arg(id, 0); a.f.Instrs[id].Op {
	case ir.OpCall:
		for _, r := range a.vals[of].refs() {
			if fn := a.w.base.Function(r.Name); r.Kind == refExtern && fn != nil && fn.Returns != nil && local(fn.Returns.Source) {
				return true
			}
		}
	case ir.OpIndex:
		if of = a.unrefined(of); a.f.Instrs[of].Op != ir.OpAttr {
			return false
		}
		for _, r := range a.vals[a.f.Arg(of, 0)].refs() {
			if g := a.w.base.Global(r.Name + "." + a.f.NameOf(of)); g != nil && local(g.Source) {
				return true
			}
		}
	}
	return false
}

// ownParts are what a class says of itself and of its table, what is read from settings; tables are what has the name of a table or a column.
var (
	ownParts = regex.NewPattern(`(?i)^(_?meta|_?opts|__(table|tablename|name|qualname)__|\w*(config|settings|conf)|(\w+_)?(quoted|escaped)(_\w+)?)$`)
	// A savepoint is named by who sets it, from a counter or a random number.
	savepoint = regex.NewPattern(`(?i)^\s*(release\s+|rollback\s+(work\s+|transaction\s+)?to\s+)?savepoint\s`)
	tables    = regex.NewPattern(`(?i)^_*(\w+_)?(table|column|field|index|model|constraint|pk)$`)
)

// builtOfNames reports that of the text that a hazard is about.
func (m *modelCall) builtOfNames(h *knowledge.Hazard) bool {
	for _, c := range h.When {
		if c.Needs == knowledge.NeedsBuilt {
			v, reg, _ := m.port(c.Arg)
			return savepoint.MatchString(v.prefix()) || m.a.namesOnly(reg, maxUnknown)
		}
	}
	return false
}

// namesOnly reports whether all that is put into a text is quoted by what its callee is called, a number, or the name of a table or
// a column that the program's classes have.
func (a *analysis) namesOnly(id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 || !a.goesOn(depth, maxUnknown) {
		return false
	}
	v, parts := a.vals[id], a.f.Args(id)
	if v != nil && v != bottom && (v.Const != nil || numeric(v) || a.fixed(v, 2)) {
		return true
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpCall:
		callee := a.f.Arg(id, 0)
		if of := &a.f.Instrs[callee]; of.Op == ir.OpAttr && textMethods.MatchString(a.f.NameOf(callee)) {
			parts = append([]ir.ID{a.f.Arg(callee, 0)}, parts[1:]...)
			break
		}
		if name := a.calledName(id); harmlessParts.MatchString(name) {
			return true
		}
		if parts = parts[1:]; len(parts) == 0 { // model.get_table()
			return false
		}
	case ir.OpAttr:
		return a.ownName(id)
	case ir.OpConvert, ir.OpSigma:
		parts = parts[:1]
	case ir.OpFormat, ir.OpBinary, ir.OpInPlace, ir.OpPhi, ir.OpTuple, ir.OpList:
	default:
		return false
	}
	for _, p := range parts {
		if !a.namesOnly(p, depth-1) {
			return false
		}
	}
	return true
}

// ownName reports whether an attribute is something that a class says of itself, or the name of a table or a column.
func (a *analysis) ownName(id ir.ID) bool {
	name := a.f.NameOf(id)
	if of := a.unrefined(a.f.Arg(id, 0)); (name == "name" || name == "key") && a.f.Instrs[of].Op == ir.OpAttr && tables.MatchString(a.f.NameOf(of)) {
		return true
	}
	for ; a.f.Instrs[id].Op == ir.OpAttr; id = a.unrefined(a.f.Arg(id, 0)) {
		if ownParts.MatchString(a.f.NameOf(id)) {
			return true
		}
	}
	return false
}
