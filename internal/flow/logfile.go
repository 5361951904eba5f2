package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds logs that a program writes itself: files that it opens to add to, and that it, or what writes them, calls a log.

// logNames are what such files, and functions and classes that write them, are called.
var logNames = regex.NewPattern(`(?i)(^|[^a-z])(audit|access|security|login|auth|event|error|app)?_?(logs?|logger|logbook|audit|auditor|journal|trail)([^a-z]|$)`)

// addsToLog reports whether the receiver of a call, or what it is given as its file, is such a file.
func (m *modelCall) addsToLog() bool {
	f, file := m.a.f, m.self.id
	for i, p := range m.fn.Params {
		if p.Name == "file" && file == ir.NoID && m.given[i] {
			file = m.params[i].id
		}
	}
	if file == ir.NoID {
		return false
	}
	g, call := openedBy(f, file)
	if g == nil {
		return false
	}
	path, mode := openArguments(g, call)
	if s, ok := idiom.ConstText(g, mode); !ok || !strings.HasPrefix(s, "a") {
		return false
	}
	if s, ok := idiom.ConstText(g, path); ok && logNames.MatchString(s) {
		return true
	}
	if v := m.a.vals; g == f && path != ir.NoID {
		if s, ok := v[path].text(); ok {
			return logNames.MatchString(s)
		}
	}
	return logNames.MatchString(f.Name) || f.Class != nil && logNames.MatchString(f.Class.Name) || path != ir.NoID && logNames.MatchString(idiom.BearerName(g, path))
}

// openedBy is the call that opened the file that a register is, and the function that it stands in: the same one, or another method of
// the class, which keeps the file as an attribute.
func openedBy(f *ir.Function, id ir.ID) (*ir.Function, ir.ID) {
	for range 4 {
		id = idiom.Untested(f, id)
		switch f.Instrs[id].Op {
		case ir.OpEnter:
			id = f.Arg(id, 0)
			continue
		case ir.OpCall:
			if f.NameOf(f.Arg(id, 0)) == "open" {
				return f, id
			}
		case ir.OpAttr:
			name := f.NameOf(id)
			if f.Class == nil || f.Instrs[idiom.Untested(f, f.Arg(id, 0))].Op != ir.OpParam {
				return nil, ir.NoID
			}
			init := f.Class.Methods["__init__"]
			if init == nil || init == f {
				return nil, ir.NoID
			}
			for i := range init.Instrs {
				if set := ir.ID(i); init.Instrs[i].Op == ir.OpSetAttr && init.NameOf(set) == name {
					if of := idiom.Untested(init, init.Arg(set, 1)); init.Instrs[of].Op == ir.OpCall && init.NameOf(init.Arg(of, 0)) == "open" {
						return init, of
					}
				}
			}
		}
		break
	}
	return nil, ir.NoID
}

// openArguments are the path and the mode that a call opens a file with: open(path, mode), path.open(mode).
func openArguments(f *ir.Function, call ir.ID) (path, mode ir.ID) {
	path, mode = ir.NoID, ir.NoID
	args := f.Args(call)
	at := 1
	if callee := args[0]; f.Instrs[callee].Op == ir.OpAttr && f.Instrs[idiom.Untested(f, f.Arg(callee, 0))].Op != ir.OpImport {
		path, at = idiom.Untested(f, f.Arg(callee, 0)), 0
		if f.Instrs[path].Op == ir.OpCall && len(f.Args(path)) == 2 { // Path("audit.log")
			path = f.Arg(path, 1)
		}
	}
	for i, x := range args[1:] {
		switch idiom.Keyword(f, call, i) {
		case "":
			if i == at {
				mode = x
			} else if i == 0 && at == 1 {
				path = x
			}
		case "mode":
			mode = x
		case "file":
			path = x
		}
	}
	return path, mode
}
