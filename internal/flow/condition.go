package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds the conditions of models: whether they hold for a call, as far as that is known.

// holdAll reports whether conditions may all hold.
func (m *modelCall) holdAll(cs []*knowledge.Condition) bool {
	for _, c := range cs {
		if !m.holds(c) {
			return false
		}
	}
	return true
}

func (m *modelCall) holds(c *knowledge.Condition) bool {
	v, _, ok := m.port(c.Arg)
	if c.Given != nil {
		given := ok
		if c.Arg.Base == knowledge.PortParam && len(c.Arg.Path) == 0 {
			given = m.given[c.Arg.Index]
		}
		return given == *c.Given
	}
	if !ok {
		if c.Arg.Base == knowledge.PortParam && len(c.Arg.Path) == 0 {
			p := m.fn.Params[c.Arg.Index]
			if p.HasDefault {
				return m.holdsDefault(c, p.Default)
			}
		}
		return m.holdsDefault(c, nil) // what is absent counts as None
	}
	if v == bottom {
		return m.holdsDefault(c, nil)
	}
	unknown := !c.Known
	switch {
	case c.Is != nil:
		eq, known := m.equals(v, *c.Is)
		if !known {
			return unknown
		}
		return eq
	case c.Not != nil:
		eq, known := m.equals(v, *c.Not)
		if !known {
			return unknown
		}
		return !eq
	case len(c.In) > 0:
		anyKnown := false
		for _, x := range c.In {
			eq, known := m.equals(v, x)
			if eq {
				return true
			}
			anyKnown = anyKnown || known
		}
		return !anyKnown && unknown
	case c.Type != "":
		is, known := m.hasType(v, c.Type)
		if !known {
			return unknown
		}
		return is
	case c.NoType != "":
		is, known := m.hasType(v, c.NoType)
		if !known {
			return unknown
		}
		return !is
	case len(c.Class) > 0:
		for _, r := range v.refs() {
			name := r.Name
			if r.Kind == refClass {
				name = m.a.w.externBase(r.ID)
			}
			for _, want := range c.Class {
				if name == want || m.a.w.base.Type(name).IsA(want) {
					return true
				}
			}
		}
		return len(v.refs()) == 0 && unknown
	case c.Match != nil:
		if s, ok := v.text(); ok {
			return c.Match.MatchString(s)
		}
		return unknown
	}
	return true
}

// holdsDefault decides a condition on an argument that was left out.
func (m *modelCall) holdsDefault(c *knowledge.Condition, def any) bool {
	switch {
	case c.Is != nil:
		return sameConst(def, *c.Is)
	case c.Not != nil:
		return !sameConst(def, *c.Not)
	case len(c.In) > 0:
		for _, x := range c.In {
			if sameConst(def, x) {
				return true
			}
		}
		return false
	case c.Type != "":
		return typeOfConst(def) == c.Type
	case c.NoType != "":
		return typeOfConst(def) != c.NoType
	case len(c.Class) > 0:
		if r, ok := def.(knowledge.Ref); ok {
			for _, want := range c.Class {
				if m.a.w.base.Canonical(string(r)) == want {
					return true
				}
			}
		}
		return false
	case c.Match != nil:
		s, ok := def.(string)
		return ok && c.Match.MatchString(s)
	}
	return true
}

func sameConst(def, want any) bool {
	if r, ok := def.(knowledge.Ref); ok {
		s, isText := want.(string)
		return isText && s == string(r)
	}
	return def == want
}

func typeOfConst(x any) string {
	switch x.(type) {
	case string:
		return "builtins.str"
	case int64:
		return "builtins.int"
	case bool:
		return "builtins.bool"
	}
	return ""
}

// equals compares a value with a model's constant.
func (m *modelCall) equals(v *Val, want any) (eq, known bool) {
	if v == nil {
		return false, false
	}
	if s, ok := want.(string); ok {
		for _, r := range v.Refs {
			if (r.Kind == refExtern || r.Kind == refInst) && (r.Name == s || r.Name == m.a.w.base.Canonical(s) || r.Name == "builtins."+s) {
				return true, true
			}
		}
		if t, ok := v.text(); ok {
			return t == s, true
		}
		return false, len(v.Refs) > 0 || v.Const != nil
	}
	if v.Const == nil {
		if b, ok := want.(bool); ok && v.truth() != truthUnknown {
			return b == (v.truth() == truthy), true
		}
		if want == nil && (m.a.definite(v) || v.Plain || m.concrete(v)) {
			return false, true
		}
		return false, false
	}
	c := v.Const
	switch w := want.(type) {
	case nil:
		return c.Kind == ir.None, true
	case bool:
		if c.Kind == ir.None {
			return !w, true
		}
		if f, ok := number(c); ok {
			return (f != 0) == w, true
		}
		return false, true
	case int64:
		return c.Kind == ir.Int && c.Int == w, true
	case float64:
		f, ok := number(c)
		return ok && f == w, true
	}
	return false, true
}

// concrete reports whether everything that a value may be is known to be some object.
func (m *modelCall) concrete(v *Val) bool {
	for _, r := range v.Refs {
		if r.Kind == refObject {
			if o := m.a.obj(r.ID); o == nil || o.Kind == objParam {
				return false
			}
		}
	}
	return len(v.Refs) > 0
}

// hasType reports whether a value is of a type, as far as that is known.
func (m *modelCall) hasType(v *Val, typ string) (is, known bool) {
	if v == nil {
		return false, false
	}
	short := strings.TrimPrefix(typ, "builtins.")
	if v.Const != nil {
		return map[ir.ConstKind]string{ir.Str: "str", ir.Bytes: "bytes", ir.Int: "int", ir.Bool: "bool", ir.Float: "float"}[v.Const.Kind] == short, true
	}
	if v.Plain || v.Prefix != "" || v.Tail != "" {
		return short == "str", true
	}
	for _, r := range v.Refs {
		switch r.Kind {
		case refInst:
			return r.Name == typ || m.a.w.base.Type(r.Name).IsA(typ), true
		case refObject:
			o := m.a.obj(r.ID)
			if o == nil || o.Kind == objParam {
				continue
			}
			if o.Type != "" {
				return o.Type == typ || m.a.w.base.Type(o.Type).IsA(typ), true
			}
			if o.Class >= 0 {
				ext := m.a.w.externBase(o.Class)
				return ext == typ || m.a.w.base.Type(ext).IsA(typ), true
			}
			return o.Kind == objList && short == "list", true
		case refSelf:
			ext := m.a.w.externBase(r.ID)
			return ext == typ || m.a.w.base.Type(ext).IsA(typ), true
		case refClass, refFunc, refModule:
			return false, true
		}
	}
	return false, false
}
