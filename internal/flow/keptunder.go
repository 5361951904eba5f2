package flow

import (
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the names under which data are kept where no single name stands there: keys that are put together, and files.

// keyName is what a key says: its text, or what the text begins with where it is put together ("otp:" + phone, f"otp:{phone}").
func (a *analysis) keyName(id ir.ID) string {
	f := a.f
	for range 4 {
		if id == ir.NoID {
			return ""
		}
		id = a.untested(id)
		if s, ok := idiom.ConstText(f, id); ok {
			return s
		}
		switch in := &f.Instrs[id]; {
		case in.Op == ir.OpFormat && len(f.Args(id)) > 1, in.Op == ir.OpBinary && (in.Flag == ir.Add || in.Flag == ir.Mod):
			id = f.Arg(id, 0)
		case in.Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "format" && f.Instrs[f.Arg(id, 0)].Op == ir.OpAttr:
			id = f.Arg(f.Arg(id, 0), 0)
		default:
			return ""
		}
	}
	return ""
}

// beginningName is the name that a key begins with which is put together; "" of others.
func (a *analysis) beginningName(key ir.ID) string {
	if _, constant := idiom.ConstText(a.f, a.untested(key)); constant {
		return ""
	}
	name := a.keyName(key)
	if i := strings.IndexAny(name, "%{"); i >= 0 {
		name = name[:i]
	}
	return strings.TrimRight(name, " :._-/|#")
}

// writtenInto is the name of the file that a call writes something into, without its folder and ending, and what is written; "" where
// that does not show: open("/srv/passwords.txt", "a").write(line).
func writtenInto(f *ir.Function, call ir.ID) (name string, written ir.ID) {
	args := f.Args(call)
	if len(args) != 2 || f.Instrs[args[0]].Op != ir.OpAttr {
		return "", ir.NoID
	}
	switch f.NameOf(args[0]) {
	case "write", "writelines", "write_text", "write_bytes":
	default:
		return "", ir.NoID
	}
	file := idiom.Unrefined(f, f.Arg(args[0], 0))
	if f.Instrs[file].Op == ir.OpEnter { // with open(...) as file
		file = idiom.Unrefined(f, f.Arg(file, 0))
	}
	if f.Instrs[file].Op != ir.OpCall || len(f.Args(file)) < 2 {
		return "", ir.NoID
	}
	switch f.NameOf(f.Arg(file, 0)) {
	case "open", "Path", "file":
	default:
		return "", ir.NoID
	}
	base := path.Base(strings.ReplaceAll(lastText(f, f.Arg(file, 1)), `\`, "/"))
	name, _, _ = strings.Cut(strings.TrimPrefix(base, "."), ".")
	return name, args[1]
}

// lastText is the text that a path ends with: "a/b.txt", f"{folder}/b.txt", os.path.join(folder, "b.txt"), folder / "b.txt".
func lastText(f *ir.Function, id ir.ID) string {
	for range 4 {
		if id == ir.NoID {
			return ""
		}
		id = idiom.Unrefined(f, id)
		if s, ok := idiom.ConstText(f, id); ok {
			return s
		}
		args := f.Args(id)
		switch f.Instrs[id].Op {
		case ir.OpFormat, ir.OpBinary, ir.OpCall:
			if len(args) == 0 {
				return ""
			}
			id = args[len(args)-1]
		default:
			return ""
		}
	}
	return ""
}
