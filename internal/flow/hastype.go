package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds whether a value is an instance of a type that a model asks for.

// hasType reports whether a value is of a type, as far as that is known.
func (a *analysis) hasType(v *Val, typ string) (is, known bool) {
	if v == nil {
		return false, false
	}
	short := strings.TrimPrefix(typ, "builtins.")
	if v.Const != nil {
		return map[ir.ConstKind]string{ir.Str: "str", ir.Bytes: "bytes", ir.Int: "int", ir.Bool: "bool", ir.Float: "float"}[v.Const.Kind] == short, true
	}
	if v.Plain || v.prefix() != "" || v.tail() != "" {
		return short == "str", true
	}
	for _, r := range v.Refs {
		switch one, sure := a.refHasType(r, typ); {
		case !sure:
		case known && one != is:
			return false, false
		default:
			is, known = one, true
		}
	}
	return is, known
}

// refHasType is hasType of one reference.
func (a *analysis) refHasType(r Ref, typ string) (is, known bool) {
	named := func(name string) (bool, bool) { return name == typ || a.w.base.Type(name).IsA(typ), true }
	switch r.Kind {
	case refInst:
		return named(r.Name)
	case refObject:
		switch o := a.obj(r.ID); {
		case o == nil || o.Kind == objParam:
			return false, false
		case o.Type != "":
			return named(o.Type)
		case o.Class >= 0:
			return named(a.w.ExternBase(o.Class))
		default:
			return o.Kind == objList && strings.TrimPrefix(typ, "builtins.") == "list", true
		}
	case refSelf:
		return named(a.w.ExternBase(r.ID))
	case refClass, refFunc, refModule:
		return false, true
	}
	return false, false
}
