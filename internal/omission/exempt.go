package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the addresses that a hook lets everybody reach: if request.path not in OPEN and not
// request.path.startswith("/ops/").

// exempted are the beginnings of the addresses that a hook names, one of which is for strangers by its name: logins, static
// files, checks of health. Nothing where none is: what it names is then what it guards. They stand behind each other, a line each.
func (ac *Checks) exempted(f *ir.Function) string {
	var paths []string
	for i := range f.Instrs {
		id := ir.ID(i)
		var x ir.ID
		switch in := &f.Instrs[i]; {
		case in.Op == ir.OpCall && len(f.Args(id)) == 2 && f.NameOf(f.Arg(id, 0)) == "startswith":
			x = f.Arg(id, 1)
		case in.Op == ir.OpCompare && (in.Flag == ir.In || in.Flag == ir.NotIn || in.Flag == ir.Eq || in.Flag == ir.NotEq):
			x = f.Arg(id, 1)
		default:
			continue
		}
		paths = append(paths, ac.pathsIn(f, x)...)
	}
	if !slices.ContainsFunc(paths, func(s string) bool {
		return slices.ContainsFunc(strings.FieldsFunc(s, idiom.NotWord), ac.names.Public.MatchString) || strings.HasPrefix(s, "/static") || strings.HasPrefix(s, "/docs")
	}) {
		return ""
	}
	slices.Sort(paths)
	return strings.Join(slices.Compact(paths), "\n")
}

// pathsIn are the addresses in a text, in a display of texts, or in the variable of the module or the class that holds one.
func (ac *Checks) pathsIn(f *ir.Function, id ir.ID) (paths []string) {
	id = idiom.Unrefined(f, id)
	name := f.NameOf(id)
	switch f.Instrs[id].Op {
	case ir.OpGlobal, ir.OpLoad:
		f = f.Module.Functions[0]
	case ir.OpAttr:
		if f.Class == nil || f.Instrs[f.Arg(id, 0)].Op != ir.OpParam {
			return nil
		}
		f = f.Class.Body
	}
	if name != "" {
		if id = setTo(f, name); id == ir.NoID {
			return nil
		}
	}
	switch f.Instrs[id].Op {
	case ir.OpList, ir.OpTuple, ir.OpSet:
		for _, x := range f.Args(id) {
			if s, ok := idiom.ConstText(f, x); ok && strings.HasPrefix(s, "/") && len(s) > 1 {
				paths = append(paths, s)
			}
		}
	case ir.OpConst:
		if s, ok := idiom.ConstText(f, id); ok && strings.HasPrefix(s, "/") && len(s) > 1 {
			paths = append(paths, s)
		}
	}
	return paths
}

// setTo is the value that the body of a module or a class gives a name; NoID for none.
func setTo(body *ir.Function, name string) ir.ID {
	for i := range body.Instrs {
		id := ir.ID(i)
		switch op := body.Instrs[i].Op; {
		case op == ir.OpSetAttr && body.NameOf(id) == name:
			return idiom.Unrefined(body, body.Arg(id, 1))
		case op == ir.OpSetGlobal && body.NameOf(id) == name:
			return idiom.Unrefined(body, body.Arg(id, 0))
		}
	}
	return ir.NoID
}

// exempt reports whether a hook lets everybody reach an entry point: all addresses that are known of it are among those.
func (ac *Checks) exempt(f *ir.Function, paths string) bool {
	if paths == "" {
		return false
	}
	known := false
	for _, e := range ac.w.Entries(f) {
		if e.Route == "" {
			continue
		}
		known = true
		route := "/" + strings.TrimLeft(e.Route, "^/")
		if !slices.ContainsFunc(strings.Split(paths, "\n"), func(p string) bool { return route == p || strings.HasPrefix(route, strings.TrimSuffix(p, "/")+"/") }) {
			return false
		}
	}
	return known
}
