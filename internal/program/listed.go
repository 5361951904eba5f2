package program

import "github.com/touchstone-sec/touchstone/internal/ir"

// listed reads the __all__ of a module: lists of texts, joined, extended, and taken from other modules. It is not ok
// where a part cannot be read.
func (p *Program) listed(m *ir.Module, depth int) (names map[string]bool, ok bool) {
	body := m.Functions[0]
	r := listReader{p: p, f: body, names: map[string]bool{}, depth: depth, seen: map[ir.ID]bool{}}
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetGlobal && body.NameOf(id) == "__all__" && !r.read(body.Arg(id, 0)) {
			return nil, false
		}
	}
	for i := range body.Instrs {
		if !r.grows(ir.ID(i)) {
			return nil, false
		}
	}
	return r.names, true
}

// A listReader gathers the texts of the values that an __all__ has in the body of a module. What is once listed stays:
// few modules take a name back.
type listReader struct {
	p     *Program
	f     *ir.Function
	names map[string]bool
	seen  map[ir.ID]bool // the values of __all__, and what they are made of
	depth int
}

// read adds the texts of a value, if all of them can be read.
func (r *listReader) read(id ir.ID) bool {
	if id == ir.NoID || r.seen[id] {
		return id != ir.NoID
	}
	r.seen[id] = true
	in := &r.f.Instrs[id]
	switch in.Op {
	case ir.OpList, ir.OpTuple, ir.OpSet:
		for _, x := range r.f.Args(id) {
			if r.f.Instrs[x].Op == ir.OpSpread {
				x = r.f.Arg(x, 0)
				if !r.read(x) {
					return false
				}
			} else if !r.text(x) {
				return false
			}
		}
		return true
	case ir.OpBinary, ir.OpInPlace:
		return ir.OperatorName(in.Flag) == "+" && r.read(r.f.Arg(id, 0)) && r.read(r.f.Arg(id, 1))
	case ir.OpPhi:
		for _, x := range r.f.Args(id) {
			if r.f.Instrs[x].Op != ir.OpUndef && !r.read(x) {
				return false
			}
		}
		return true
	case ir.OpSigma:
		return r.read(r.f.Arg(id, 0))
	case ir.OpAttr:
		of := r.module(r.f.Arg(id, 0))
		if r.f.NameOf(id) != "__all__" || of == nil || of == r.f.Module || r.depth >= maxReexports {
			return false
		}
		names, ok := r.p.listed(of, r.depth+1)
		for name := range names {
			r.names[name] = true
		}
		return ok
	}
	return false
}

// text adds a constant text.
func (r *listReader) text(id ir.ID) bool {
	if r.f.Instrs[id].Op != ir.OpConst {
		return false
	}
	c := r.f.Consts[r.f.Instrs[id].Aux]
	if c.Kind != ir.Str {
		return false
	}
	r.names[c.Str] = true
	return true
}

// module is the module of the program that a value is.
func (r *listReader) module(id ir.ID) *ir.Module {
	if r.f.Instrs[id].Op != ir.OpAttr {
		return r.p.follow(r.f.Module, r.p.shape(r.f, id, 0), 0).Module
	}
	if of := r.module(r.f.Arg(id, 0)); of != nil {
		return r.p.Lookup(of, r.f.NameOf(id)).Module
	}
	return nil
}

// grows reads an instruction that adds to __all__; all others are fine.
func (r *listReader) grows(id ir.ID) bool {
	args := r.f.Args(id)
	switch r.f.Instrs[id].Op {
	case ir.OpAppend:
		return !r.seen[args[0]] || r.text(args[1])
	case ir.OpCall:
		callee := args[0]
		if r.f.Instrs[callee].Op != ir.OpAttr || !r.seen[r.f.Arg(callee, 0)] {
			return true
		}
		switch r.f.NameOf(callee) {
		case "append":
			return len(args) == 2 && r.text(args[1])
		case "extend":
			return len(args) == 2 && r.read(args[1])
		case "insert":
			return len(args) == 3 && r.text(args[2])
		}
	}
	return true
}
