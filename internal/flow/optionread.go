package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file says which option a register holds the value of, by where the code reads it and what it makes of it.

// optionRead says which option a register holds the value of, by where the code reads it.
func (a *analysis) optionRead(id ir.ID, depth int) (OptionRead, bool) {
	if id == ir.NoID || depth < 0 {
		return OptionRead{}, false
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpSigma, ir.OpAnnotate:
		return a.optionRead(a.f.Arg(id, 0), depth)
	case ir.OpCompare:
		return a.optionCompared(id, in, depth)
	case ir.OpUnary:
		r, ok := a.optionRead(a.f.Arg(id, 0), depth-1)
		r.Negated = !r.Negated
		return r, ok && in.Flag == ir.Not
	case ir.OpAttr:
		name := a.f.NameOf(id)
		if r, ok := a.optionAttr(id, name); ok {
			return r, true
		}
		return a.keptAttr(id, name)
	case ir.OpGlobal:
		return keptRead(true, a.f.Module.ID, a.f.NameOf(id))
	case ir.OpFrom:
		if m := a.w.prog.Import(a.f.Module, a.f.NameOf(a.f.Arg(id, 0))); m != nil {
			return keptRead(true, m.ID, a.f.NameOf(id))
		}
	case ir.OpIndex:
		if k, ok := constKey(a.vals[a.f.Arg(id, 1)]); ok && k.Kind == '[' {
			return a.optionItem(a.vals[a.f.Arg(id, 0)], "__getitem__", k.Name)
		}
	case ir.OpCall:
		return a.optionCall(id, depth)
	}
	return OptionRead{}, false
}

// optionAttr is an option that is read as an attribute: CONF.group.name, CONF.name, settings.NAME.
func (a *analysis) optionAttr(id ir.ID, name string) (OptionRead, bool) {
	base := idiom.Unrefined(a.f, a.f.Arg(id, 0))
	for _, r := range a.vals[base].refs() {
		typ, class := r.Name, int32(-1)
		switch r.Kind {
		case refInst:
		case refSelf:
			class = r.ID
		case refObject:
			if o := a.obj(r.ID); o != nil {
				typ, class = o.Type, o.Class
			}
		default:
			continue
		}
		if class >= 0 {
			typ = a.w.ExternBase(class)
			if c := a.w.prog.Classes[class]; len(c.Fields) > 0 {
				if h := a.w.holder(c); h != nil && h.Class != nil && slices.ContainsFunc(c.Fields, func(f ir.Field) bool { return f.Name == name }) {
					return OptionRead{System: h.System, Group: c.Name, Name: name}, true
				}
			}
			if h := a.w.base.Type(typ).Holder(); h != nil && h.Fields {
				return OptionRead{System: h.System, Name: name}, true
			}
		}
		if reads := a.w.base.Type(typ).Reading(); reads != nil {
			return OptionRead{System: reads.System, Name: name}, true
		}
	}
	if a.f.Instrs[base].Op == ir.OpAttr {
		if r, ok := a.optionAttr(base, a.f.NameOf(base)); ok && a.grouped(base) {
			return OptionRead{System: r.System, Group: r.Name, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// grouped reports whether an attribute of a register's object may be a group of options.
func (a *analysis) grouped(id ir.ID) bool {
	for _, r := range a.vals[idiom.Unrefined(a.f, a.f.Arg(id, 0))].refs() {
		if reads := a.w.base.Type(r.Name).Reading(); r.Kind == refInst && reads != nil && reads.Groups {
			return true
		}
	}
	return false
}

// optionItem is an option that a method of a library's object is asked for by its name.
func (a *analysis) optionItem(recv *Val, method, name string) (OptionRead, bool) {
	for _, r := range recv.refs() {
		typ := r.Name
		if o := a.obj(r.ID); r.Kind == refObject && o != nil {
			typ = o.Type
		}
		if m := a.w.base.Method(typ, method); m != nil && m.Options != nil && m.Options.Here {
			return OptionRead{System: m.Options.System, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// optionCall is an option that a call reads by its name, or another one makes something of.
func (a *analysis) optionCall(id ir.ID, depth int) (OptionRead, bool) {
	args := a.f.Args(id)
	callee := args[0]
	method := a.f.Instrs[callee].Op == ir.OpAttr
	name := a.f.NameOf(callee)
	if len(args) > 1 {
		key, known := a.vals[args[1]].text()
		for _, r := range a.vals[callee].refs() {
			if r.Kind != refExtern {
				continue
			}
			if fn := a.w.base.Function(r.Name); known && fn != nil && fn.Options != nil && fn.Options.Here {
				return OptionRead{System: fn.Options.System, Name: key}, true
			}
		}
		if known && method {
			if r, ok := a.optionItem(a.vals[a.f.Arg(callee, 0)], name, key); ok {
				return r, true
			}
		}
		if known { // an object that is called: config("DEBUG")
			if r, ok := a.optionItem(a.vals[callee], "__call__", key); ok {
				return r, true
			}
		}
		if as, ok := conversions[name]; ok && !method {
			r, ok := a.optionRead(args[1], depth-1)
			if as != asIs && (as != asTruth || r.As == asIs) { // bool(int(...)) is a number still
				r.As = as
			}
			return r, ok && r.Texts == ""
		}
	}
	if !method {
		return OptionRead{}, false
	}
	r, ok := a.optionRead(a.f.Arg(callee, 0), depth-1)
	switch name {
	case "lower", "casefold", "upper", "capitalize", "title":
		r.Fold = true
	case "strip":
	case "split":
		r.As = asParts
	default:
		return OptionRead{}, false
	}
	return r, ok
}

// conversions are functions by what they make of a text, whatever they are called in full.
var conversions = map[string]reading{
	"bool": asTruth, "str": asIs, "int": asNumber, "strtobool": asWord, "str2bool": asWord, "str_to_bool": asWord, "to_bool": asWord,
	"parse_bool": asWord, "string_to_bool": asWord, "as_bool": asWord, "asbool": asWord, "get_bool": asWord, "is_true": asWord,
}

// optionCompared is an option that is compared with constant texts.
func (a *analysis) optionCompared(id ir.ID, in *ir.Instr, depth int) (OptionRead, bool) {
	x, y := a.f.Arg(id, 0), a.f.Arg(id, 1)
	texts := ""
	switch in.Flag {
	case ir.Eq, ir.NotEq:
		s, ok := a.vals[y].text()
		if !ok {
			return OptionRead{}, false
		}
		texts = "\x00" + s
	case ir.In, ir.NotIn:
		list, ok := a.elements(a.vals[y])
		if !ok {
			return OptionRead{}, false
		}
		for _, e := range list {
			if s, ok := e.text(); ok {
				texts += "\x00" + s
			}
		}
	}
	r, ok := a.optionRead(x, depth-1)
	if r.Texts != "" || r.As != asIs || texts == "" {
		return OptionRead{}, false
	}
	r.Texts = texts
	r.Negated = in.Flag == ir.NotEq || in.Flag == ir.NotIn
	return r, ok
}
