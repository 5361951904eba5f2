package flow

import (
	"cmp"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what a session keeps that the program itself never reads: who reads it then is code that is not here, and takes it
// for what the program knows. What is read here is followed to where it goes instead, and is told there if it does harm.

var (
	sessionNamed   = regex.NewPattern(`(?i)^(\w+_)?sess(ion)?$`)
	sessionReading = regex.NewPattern(`^(get|pop|setdefault|__getitem__)$`)
	preference     = regex.NewPattern(`(?i)^_?(lang(uage)?|locale|theme|time_?zone|tz|view|sort(_\w+)?|order_?by|page|per_page|currency)$`) // what frameworks and pages read
	sessionWriting = regex.NewPattern(`^(__setitem__|__delitem__|clear|save|flush|cycle_key|create|delete|exists|permanent|modified|new|accessed|set_expiry|changed|invalidate|regenerate|update)$`)
)

// sessionReads are the keys of sessions that a program reads; all where it reads whole sessions or keys that it computes.
type sessionReads struct {
	keys map[string]bool
	all  bool
}

// neverRead reports whether a hit is a value that a session keeps under a name that no code and no template of the program reads.
func (w *World) neverRead(h *hit) bool {
	f := h.fn
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op != ir.OpSetIndex || in.Pos > h.pos || in.End < h.end || !namedSession(f, f.Arg(ir.ID(i), 0)) {
			continue
		}
		key, ok := idiom.ConstText(f, f.Arg(ir.ID(i), 1))
		if !ok || preference.MatchString(key) {
			return false
		}
		r := w.readOfSessions()
		return !r.all && !r.keys[key]
	}
	return false
}

func namedSession(f *ir.Function, id ir.ID) bool {
	return id != ir.NoID && sessionNamed.MatchString(cmp.Or(f.NameOf(id), f.BoundName(id)))
}

// findSessionReads looks at every use of what is called a session.
func (w *World) findSessionReads() sessionReads {
	r := sessionReads{keys: map[string]bool{}}
	for _, f := range w.prog.Functions {
		if w.funcs[f.ID].test {
			continue
		}
		read := func(id ir.ID) {
			if key, ok := idiom.ConstText(f, id); ok {
				r.keys[key] = true
			} else {
				r.all = true
			}
		}
		for i := range f.Instrs {
			in, args := &f.Instrs[i], f.Args(ir.ID(i))
			if in.Op == ir.OpCall && len(args) > 1 && args[0] != ir.NoID && f.Instrs[args[0]].Op == ir.OpAttr && namedSession(f, f.Arg(args[0], 0)) && sessionReading.MatchString(f.NameOf(args[0])) {
				read(args[1])
			}
			for at, x := range args {
				if !namedSession(f, x) {
					continue
				}
				switch in.Op {
				case ir.OpIndex:
					if at == 0 {
						read(args[1])
					}
				case ir.OpAttr:
					if name := f.NameOf(ir.ID(i)); !sessionReading.MatchString(name) && !sessionWriting.MatchString(name) {
						r.keys[name] = true
						r.all = r.all || name == "items" || name == "values" || name == "copy" || name == "keys"
					}
				case ir.OpCall:
					r.all = r.all || at > 0
				case ir.OpReturn:
					r.all = r.all || at == 0
				case ir.OpSetIndex, ir.OpDelIndex, ir.OpSetAttr, ir.OpCompare, ir.OpSigma, ir.OpPhi, ir.OpUnary, ir.OpSetGlobal, ir.OpIf, ir.OpLoad, ir.OpStore, ir.OpFrom:
				default:
					r.all = true
				}
			}
		}
	}
	return r
}
