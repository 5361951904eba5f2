package flow

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what a function has saved under the name of a file, until it opens the file of that name: an upload is saved, and
// unpacked or loaded from there.

// A savedFile is what was saved under a name.
type savedFile struct {
	name string
	at   ir.ID // the call
	data []Atom
}

// maxSaved bounds the files of one function.
const maxSaved = 8

// saves keeps what the call writes into a file.
func (m *modelCall) saves() {
	for _, s := range m.fn.Saves {
		from, _, ok := m.port(s.From)
		_, into, named := m.port(s.Into)
		if !ok || !named || len(m.a.saved) == maxSaved || slices.ContainsFunc(m.a.saved, func(s savedFile) bool { return s.at == m.id }) {
			continue
		}
		data := mapAtoms(m.a.deep(from), func(x Atom) Atom {
			x.Kinds &= m.a.w.fileKinds
			return x
		})
		if name := m.a.fileName(into, 3); name != "" && len(data) > 0 {
			m.a.saved = append(m.a.saved, savedFile{name, m.id, data})
		}
	}
}

// opens adds to the name of a file what was saved under it before.
func (m *modelCall) opens() {
	if m.fn.Opens == nil || len(m.a.saved) == 0 {
		return
	}
	x := &m.self
	if m.fn.Opens.Base == knowledge.PortParam {
		x = &m.params[m.fn.Opens.Index]
	}
	name := m.a.fileName(x.id, 3)
	for _, s := range m.a.saved {
		if name != "" && s.name == name && s.at < m.id {
			x.val = x.val.withTaint(joinTaint(x.val.taint(), s.data))
		}
	}
}

// fileName is by what a function names a file: a variable, an attribute of one, a constant; of an open file what it was opened by. "" for
// what is something else each time.
func (a *analysis) fileName(id ir.ID, depth int) string {
	if id == ir.NoID || depth == 0 {
		return ""
	}
	if s, ok := a.vals[id].text(); ok {
		return "'" + s
	}
	id = a.unrefined(id)
	switch args := a.f.Args(id); a.f.Instrs[id].Op {
	case ir.OpEnter:
		return a.fileName(args[0], depth-1)
	case ir.OpAttr:
		of := a.fileName(args[0], depth-1)
		if n := a.f.NameOf(id); of == "" || n == "name" { // of a temporary file
			return of
		}
		return of + "." + a.f.NameOf(id)
	case ir.OpUnpack:
		if of := a.unrefined(args[0]); a.f.Instrs[of].Op == ir.OpCall && a.f.NameOf(a.f.Arg(of, 0)) == "mkstemp" {
			return "r" + strconv.Itoa(int(of)) // its descriptor and its path
		}
	case ir.OpCall:
		switch callee := a.f.Instrs[args[0]].Op; {
		case callee == ir.OpAttr && a.f.NameOf(args[0]) == "open": // path.open("wb")
			return a.fileName(a.f.Arg(args[0], 0), depth-1)
		case callee == ir.OpAttr && a.f.NameOf(args[0]) == "fdopen" && len(args) > 1:
			return a.fileName(args[1], depth-1)
		case (callee == ir.OpGlobal || callee == ir.OpFrom) && len(args) > 1 && (a.f.NameOf(args[0]) == "open" || a.f.NameOf(args[0]) == "str"):
			return a.fileName(args[1], depth-1)
		}
	}
	return "r" + strconv.Itoa(int(id))
}
