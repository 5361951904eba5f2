package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds rows that small programs keep in a dictionary or a list of a module, in place of a database: whose they are an entry
// says, and a key of the client's finds them as it does a row.

// ownedMappings are the dictionaries and lists of modules, by name, of which what is kept in them has an entry or a field that says whose
// it is.
func (w *World) ownedMappings() map[string]bool {
	w.owners.mappingsOnce.Do(func() {
		made := map[string]bool{}
		w.owners.mappings = map[string]bool{}
		for i, f := range w.prog.Functions {
			if w.funcs[i].test || f.Kind != ir.ModuleBody {
				continue
			}
			for j := range f.Instrs {
				if id := ir.ID(j); f.Instrs[j].Op == ir.OpSetGlobal {
					v := idiom.Unrefined(f, f.Arg(id, 0))
					op := f.Instrs[v].Op
					name := f.NameOf(id)
					if op == ir.OpDict || op == ir.OpList || op == ir.OpCall && emptied(f, v) {
						made[name] = true
						w.owners.mappings[name] = w.owners.mappings[name] || slices.ContainsFunc(f.Args(v), func(x ir.ID) bool { return x != ir.NoID && op != ir.OpCall && w.saysOwner(f, x) })
					}
				}
			}
		}
		if len(made) == 0 {
			return
		}
		for i, f := range w.prog.Functions {
			if w.funcs[i].test {
				continue
			}
			for j := range f.Instrs {
				id := ir.ID(j)
				var of, kept ir.ID
				switch f.Instrs[j].Op {
				case ir.OpSetIndex: // NOTES[key] = {"owner": me}
					of, kept = f.Arg(id, 0), f.Arg(id, 2)
				case ir.OpCall: // NOTES.append({"owner": me})
					callee := f.Arg(id, 0)
					if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "append" || len(f.Args(id)) != 2 {
						continue
					}
					of, kept = f.Arg(callee, 0), f.Arg(id, 1)
				default:
					continue
				}
				if name := idiom.MappingName(f, of); made[name] && w.saysOwner(f, kept) {
					w.owners.mappings[name] = true
				}
			}
		}
	})
	return w.owners.mappings
}

// emptied reports whether a call makes an empty dictionary or list.
func emptied(f *ir.Function, call ir.ID) bool {
	switch f.NameOf(f.Arg(call, 0)) {
	case "dict", "list", "defaultdict", "OrderedDict":
		return true
	}
	return false
}

// saysOwner reports whether an entry of a dictionary, or an argument of a class of the program, says whose something is, by a name in
// common use: which columns refer to users is not known yet where the first functions are looked at.
func (w *World) saysOwner(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpDict:
		for args := f.Args(id); len(args) > 1; args = args[2:] {
			if args[0] == ir.NoID {
				continue
			}
			if k, ok := idiom.ConstText(f, args[0]); ok && w.base.Access().Owner.MatchString(k) {
				return true
			}
		}
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		return idiom.Capital(name) && slices.ContainsFunc(f.Calls[f.Instrs[id].Aux].Names, w.base.Access().Owner.MatchString)
	}
	return false
}

// mappingLookup checks an instruction that finds what is kept in such a dictionary by its key.
func (a *analysis) mappingLookup(id ir.ID) {
	f := a.f
	if f.Kind != ir.Def {
		return
	}
	in := &f.Instrs[id]
	of, by := ir.NoID, ir.NoID
	switch in.Op {
	case ir.OpIndex, ir.OpDelIndex:
		of, by = f.Arg(id, 0), f.Arg(id, 1)
	case ir.OpCall:
		args := f.Args(id)
		if name := f.NameOf(args[0]); f.Instrs[args[0]].Op != ir.OpAttr || len(args) < 2 || name != "get" && name != "pop" {
			return
		}
		of, by = f.Arg(args[0], 0), args[1]
	case ir.OpCompare: // next(n for n in NOTES if n["id"] == key)
		x := idiom.Unrefined(f, f.Arg(id, 0))
		if f.Instrs[x].Op != ir.OpIndex && f.Instrs[x].Op != ir.OpAttr {
			return
		}
		key := f.NameOf(x)
		if f.Instrs[x].Op == ir.OpIndex {
			key, _ = idiom.ConstText(f, f.Arg(x, 1))
		}
		from := idiom.NextOf(f, f.Arg(x, 0))
		if from == ir.NoID || !idiom.DocumentKey.MatchString(key) {
			return
		}
		if from = idiom.Unrefined(f, from); f.Instrs[from].Op == ir.OpCall && f.Instrs[f.Arg(from, 0)].Op == ir.OpAttr && f.NameOf(f.Arg(from, 0)) == "values" {
			from = f.Arg(f.Arg(from, 0), 0)
		}
		of, by = from, f.Arg(id, 1)
	default:
		return
	}
	name := idiom.MappingName(f, of)
	if name == "" || idiom.SessionName.MatchString(name) || strings.Contains(strings.ToLower(name), "session") || !a.w.ownedMappings()[name] {
		return
	}
	t := mapAtoms(a.deep(a.vals[by]), func(x Atom) Atom { x.Kinds &= a.w.objectKinds; return x })
	if len(t) > 0 {
		a.reach(hit{spot: &spot{sink: lookupSink, name: name, fn: f, pos: in.Pos, end: in.End}, kinds: a.w.objectKinds}, t, ir.NoID)
	}
}
