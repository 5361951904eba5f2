package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// rootedPath is what is known of a normal form of a path that begins at the root, os.path.normpath("/" + name): it climbs nowhere any
// more, and put behind a folder it stays there. Where it leads by itself is the client's to say, as it was; that it begins with one slash
// only is not known, since "//name" keeps two.
func (a *analysis) rootedPath(name string, v *Val, c *callArgs) *Val {
	if v == nil || len(v.Taint) == 0 || len(c.star)+len(c.starstar) > 0 {
		return v
	}
	switch name {
	case "os.path.relpath": // from the root nothing climbs
		start := c.keyword("start")
		if start == nil {
			start = c.positional(1)
		}
		if start.isConst(ir.Str) && start.Const.Str == "/" {
			return v.withTaint(a.checkedAll(flagged(v.Taint, noDotDot|notAbsolute)))
		}
	case "os.path.normpath", "os.path.abspath", "os.path.realpath":
		if len(c.pos) > 0 && a.beginsAtRoot(c.pos[0]) {
			return v.withTaint(mapAtoms(v.Taint, func(t Atom) Atom {
				t.Flags |= noDotDot | leadingSlash
				t.Lead = leadStart // also of what stood behind other parts: it may have climbed over them
				t.Kinds &^= a.w.argumentKinds
				return t
			}))
		}
	}
	return v
}

// beginsAtRoot reports whether a text is put together behind "/": "/" + name, os.path.join("/", name).
func (a *analysis) beginsAtRoot(x argv) bool {
	if x.val == nil || x.val.Const != nil {
		return false
	}
	if x.val.prefix() == "/" {
		return true
	}
	if x.id == ir.NoID {
		return false
	}
	id := a.unrefined(x.id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := a.f.Args(id)
	if len(args) < 3 || a.f.NameOf(args[0]) != "join" || a.f.Instrs[args[0]].Op != ir.OpAttr || a.f.NameOf(a.f.Arg(args[0], 0)) != "path" {
		return false
	}
	root, ok := a.vals[args[1]].text()
	return ok && root == "/"
}
