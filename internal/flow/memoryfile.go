package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds files in memory, which give back what was written to them, and what is printed or written row by row into them.

// memory reports whether an object is a file in memory.
func memory(o *Obj) bool { return o != nil && (o.Type == "io.StringIO" || o.Type == "io.BytesIO") }

// memoryMethod is a method of a file in memory: a list of the texts written.
func (a *analysis) memoryMethod(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	switch name {
	case "write":
		a.put(recv, nil, c.positional(0))
		a.moved(recv)
		return nil, true
	case "writelines":
		return a.containerMethod(id, recv, "extend", c)
	case "getvalue", "read", "getbuffer":
		if name == "read" {
			a.moved(recv)
		}
		if es, ok := a.elements(recv); ok {
			parts := make([]*Val, 0, len(es)+1)
			for _, e := range es {
				parts = append(parts, a.stringOf(e))
			}
			return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str}))), true
		}
		return a.elementsDeep(id, recv), true
	case "readline":
		if line, ok := a.firstLine(recv); ok {
			return line, true
		}
		return a.element(id, recv), true
	case "readlines", "__iter__":
		return recv, true
	case "seek":
		if x := c.positional(0); len(recv.refs()) == 1 && len(c.pos) == 1 {
			o := a.obj(recv.Refs[0].ID).omit(atStart)
			if x.isConst(ir.Int) && x.Const.Int == 0 && !o.Multi {
				o = o.with(atStart, nil)
			}
			a.setObj(recv.Refs[0].ID, o)
		}
		return nil, true
	case "truncate":
		x := c.positional(0)
		start := false
		if len(recv.refs()) == 1 {
			_, start = a.obj(recv.Refs[0].ID).get(atStart)
		}
		if len(recv.refs()) == 1 && (x.isConst(ir.Int) && x.Const.Int == 0 || len(c.pos) == 0 && start) {
			return a.containerMethod(id, recv, "clear", &callArgs{})
		}
		return nil, true
	case "tell", "close", "flush", "readable", "writable":
		return nil, true
	}
	return nil, false
}

// firstLine reads the first line of a file in memory, where it is known, and leaves the rest.
func (a *analysis) firstLine(file *Val) (*Val, bool) {
	es, ok := a.elements(file)
	if !ok || len(es) == 0 || a.obj(file.Refs[0].ID).Multi {
		return nil, false
	}
	known, whole := es[0].text()
	if !whole && es[0] != nil {
		known = es[0].prefix()
	}
	line, rest, ok := strings.Cut(known, "\n")
	if !ok {
		return nil, false
	}
	n := *a.obj(file.Refs[0].ID)
	n.Elems = slices.Clone(es)
	switch {
	case !whole:
		left := *es[0]
		left.Text = left.Text.with(rest, left.tail())
		n.Elems[0] = &left
	case rest == "":
		n.Elems = n.Elems[1:]
	default:
		n.Elems[0] = constVal(ir.Const{Kind: ir.Str, Str: rest})
	}
	a.setObj(file.Refs[0].ID, &n)
	return constVal(ir.Const{Kind: ir.Str, Str: line + "\n"}), true
}

// atStart marks a file in memory whose position is its beginning: what is cut off there is everything.
var atStart = key{'.', "at the start"}

// moved notes that the position of a file in memory is another one.
func (a *analysis) moved(file *Val) {
	for _, r := range file.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil {
			if _, ok := o.get(atStart); ok {
				a.setObj(r.ID, o.omit(atStart))
			}
		}
	}
}

// rowsWritten puts the rows that a method of a csv.writer writes into its file in memory.
func (a *analysis) rowsWritten(writer ir.ID, name string, c *callArgs) {
	if name != "writerow" && name != "writerows" || writer == ir.NoID {
		return
	}
	made := a.untested(writer)
	if a.f.Instrs[made].Op != ir.OpCall || len(a.f.Args(made)) < 2 || a.f.NameOf(a.f.Arg(made, 0)) != "writer" {
		return
	}
	if file := a.vals[a.f.Arg(made, 1)]; len(file.refs()) == 1 && file.Refs[0].Kind == refObject && memory(a.obj(file.Refs[0].ID)) {
		a.put(file, nil, &Val{Taint: sanitized(flagged(a.deep(c.positional(0)), built), a.w.csvKinds), Plain: true}) // its cells are told where they are written
		a.moved(file)
	}
}

// printedTo is the file in memory that takes the place of the standard output where a function prints: with redirect_stdout(file). Of
// blocks inside each other the inner one counts.
func (a *analysis) printedTo(id ir.ID) (file *Val) {
	if !slices.Contains(a.f.Module.Names, "redirect_stdout") {
		return nil
	}
	at := a.f.Instrs[id].Pos
	for x := range a.f.Instrs {
		enter := &a.f.Instrs[x]
		if enter.Op != ir.OpEnter || at < enter.Pos || at >= enter.Aux {
			continue
		}
		made := a.unrefined(a.f.Arg(ir.ID(x), 0))
		if a.f.Instrs[made].Op == ir.OpCall && len(a.f.Args(made)) == 2 && a.f.NameOf(a.f.Arg(made, 0)) == "redirect_stdout" {
			file = a.vals[a.f.Arg(made, 1)]
		}
	}
	return file
}

// printed writes what print() prints to a file in memory.
func (a *analysis) printed(id ir.ID, c *callArgs) bool {
	file := c.keyword("file")
	if file == nil && a.w.modules[a.f.Module.ID].imports["contextlib"] {
		file = a.printedTo(id)
	}
	found := false
	for _, r := range file.refs() {
		found = found || r.Kind == refObject && memory(a.obj(r.ID))
	}
	if !found {
		return false
	}
	for i, p := range c.pos {
		if i > 0 {
			a.put(file, nil, constVal(ir.Const{Kind: ir.Str, Str: " "}))
		}
		a.put(file, nil, a.stringOf(p.val))
	}
	a.put(file, nil, constVal(ir.Const{Kind: ir.Str, Str: "\n"}))
	return true
}
