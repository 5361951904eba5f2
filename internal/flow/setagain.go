package flow

import (
	"slices"
	"strconv"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds settings that a function sets and sets again before anybody has asked for them: the last value is the one that counts.
// If that one is as bad it is reported itself.

// maxPathOfSetting bounds the attributes in a row that name what is set: app.config.
const maxPathOfSetting = 4

// setAgain reports whether what is wrong is a value that an attribute or an entry is given, and the same function gives it another one
// on every way from there, with nothing in between that could have read the first.
func (h *hit) setAgain() bool {
	f := h.fn
	if h.hazard == nil || h.place != nil {
		return false
	}
	for b := range f.Blocks {
		for i, id := range f.Blocks[b].Instrs {
			if in := &f.Instrs[id]; in.Pos != h.pos || in.End != h.end {
				continue
			}
			of, keys := settingsOf(f, id)
			if of == "" || len(keys) == 0 {
				continue
			}
			if slices.Contains(keys, "["+h.name) {
				keys = []string{"[" + h.name}
			}
			return !slices.ContainsFunc(keys, func(k string) bool { return !givenNext(f, ir.BlockID(b), i+1, of, k) })
		}
	}
	return false
}

// settingsOf is what an instruction sets, and under which keys: ctx.verify_mode = x, app.config["KEY"] = x, app.config.update(KEY=x).
func settingsOf(f *ir.Function, id ir.ID) (of string, keys []string) {
	switch f.Instrs[id].Op {
	case ir.OpSetAttr:
		return pathOfSetting(f, f.Arg(id, 0)), []string{"." + f.NameOf(id)}
	case ir.OpSetIndex:
		if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok {
			return pathOfSetting(f, f.Arg(id, 0)), []string{"[" + s}
		}
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if name := f.NameOf(callee); f.Instrs[callee].Op != ir.OpAttr || name != "update" && name != "from_mapping" {
			return "", nil
		}
		for i, name := range f.Calls[f.Instrs[id].Aux].Names {
			switch name {
			case "*", "**":
				return "", nil
			case "":
				list := entriesWritten(f, f.Arg(id, i+1))
				if list == nil {
					return "", nil
				}
				keys = append(keys, list...)
			default:
				keys = append(keys, "["+name)
			}
		}
		if len(f.Calls[f.Instrs[id].Aux].Names) == 0 && len(f.Args(id)) == 2 {
			keys = entriesWritten(f, f.Arg(id, 1))
		}
		return pathOfSetting(f, f.Arg(callee, 0)), keys
	}
	return "", nil
}

// entriesWritten are the keys of a dictionary that is written down.
func entriesWritten(f *ir.Function, id ir.ID) (keys []string) {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpDict {
		return nil
	}
	args := f.Args(id)
	for i := 0; i+1 < len(args); i += 2 {
		s, ok := idiom.ConstText(f, args[i])
		if args[i] == ir.NoID || !ok {
			return nil
		}
		keys = append(keys, "["+s)
	}
	return keys
}

// pathOfSetting names what a register is: the same text is the same object, as long as nothing assigns to its names.
func pathOfSetting(f *ir.Function, id ir.ID) string {
	path := ""
	for range maxPathOfSetting {
		id = idiom.Unrefined(f, id)
		switch f.Instrs[id].Op {
		case ir.OpAttr:
			path = "." + f.NameOf(id) + path
			id = f.Arg(id, 0)
			continue
		case ir.OpGlobal, ir.OpFrom:
			return f.NameOf(id) + path
		}
		return "%" + strconv.Itoa(int(id)) + path
	}
	return ""
}

// givenNext reports whether an entry is given a value on the straight way from a place, and before that nothing reads the entry or is
// handed the object.
func givenNext(f *ir.Function, b ir.BlockID, i int, of, k string) bool {
	for range len(f.Blocks) {
		for _, id := range f.Blocks[b].Instrs[i:] {
			if to, keys := settingsOf(f, id); to == of {
				if slices.Contains(keys, k) {
					return true
				}
				continue
			}
			if readsSetting(f, id, of, k) || f.Instrs[id].Op == ir.OpCall && handedTo(f, id, of) {
				return false
			}
		}
		succs := f.Blocks[b].Succs
		if len(succs) != 1 {
			return false
		}
		b, i = succs[0], 0
	}
	return false
}

// readsSetting reports whether an instruction reads an entry.
func readsSetting(f *ir.Function, id ir.ID, of, k string) bool {
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		return k == "."+f.NameOf(id) && pathOfSetting(f, f.Arg(id, 0)) == of
	case ir.OpIndex:
		if pathOfSetting(f, f.Arg(id, 0)) != of {
			return false
		}
		s, ok := idiom.ConstText(f, f.Arg(id, 1))
		return !ok || k == "["+s
	}
	return false
}

// handedTo reports whether a call is given an object, or something that it is an attribute of, or calls a method of it.
func handedTo(f *ir.Function, call ir.ID, of string) bool {
	for n, x := range f.Args(call) {
		if n == 0 && f.Instrs[x].Op == ir.OpAttr {
			x = f.Arg(x, 0)
		}
		if p := pathOfSetting(f, x); p != "" && (p == of || len(of) > len(p) && of[:len(p)] == p && of[len(p)] == '.') {
			return true
		}
	}
	return false
}
