package flow

import (
	"math"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// foldBinary computes an operator of two constants.
func foldBinary(op uint8, x, y *Val) (*Val, bool) {
	if x == nil || y == nil || x.Const == nil || y.Const == nil {
		return nil, false
	}
	a, b := x.Const, y.Const
	if isInt(a) && isInt(b) {
		if n, ok := foldInt(op, a.Int, b.Int); ok {
			return constVal(ir.Const{Kind: ir.Int, Int: n}), true
		}
		if op == ir.Div && b.Int != 0 {
			return constVal(ir.Const{Kind: ir.Float, Float: float64(a.Int) / float64(b.Int)}), true
		}
		return nil, false
	}
	if f, ok := number(a); ok {
		if g, ok := number(b); ok {
			switch op {
			case ir.Add:
				return constVal(ir.Const{Kind: ir.Float, Float: f + g}), true
			case ir.Sub:
				return constVal(ir.Const{Kind: ir.Float, Float: f - g}), true
			case ir.Mul:
				return constVal(ir.Const{Kind: ir.Float, Float: f * g}), true
			case ir.Div:
				if g != 0 {
					return constVal(ir.Const{Kind: ir.Float, Float: f / g}), true
				}
			}
		}
	}
	if op == ir.Mul && (a.Kind == ir.Str || a.Kind == ir.Bytes) && isInt(b) && b.Int >= 0 && int64(len(a.Str))*b.Int <= maxText {
		return constVal(ir.Const{Kind: a.Kind, Str: strings.Repeat(a.Str, int(b.Int))}), true
	}
	return nil, false
}

func isInt(c *ir.Const) bool { return c.Kind == ir.Int || c.Kind == ir.Bool }

func number(c *ir.Const) (float64, bool) {
	switch c.Kind {
	case ir.Int, ir.Bool:
		return float64(c.Int), true
	case ir.Float:
		return c.Float, true
	}
	return 0, false
}

// foldInt computes on integers; what overflows is not known.
func foldInt(op uint8, a, b int64) (int64, bool) {
	const limit = 1 << 31
	small := a < limit && a > -limit && b < limit && b > -limit
	switch op {
	case ir.Add:
		return a + b, small
	case ir.Sub:
		return a - b, small
	case ir.Mul:
		return a * b, small
	case ir.FloorDiv:
		if b == 0 {
			return 0, false
		}
		return int64(math.Floor(float64(a) / float64(b))), small
	case ir.Mod:
		if b == 0 {
			return 0, false
		}
		return ((a % b) + b) % b, small
	case ir.Pow:
		if b < 0 || b > 62 || !small {
			return 0, false
		}
		r := int64(1)
		for range b {
			if r *= a; r > limit || r < -limit {
				return 0, false
			}
		}
		return r, true
	case ir.LShift:
		return a << uint(b&31), small && b >= 0 && b < 31
	case ir.RShift:
		return a >> uint(b&63), b >= 0 && b < 64
	case ir.BitOr:
		return a | b, true
	case ir.BitAnd:
		return a & b, true
	case ir.BitXor:
		return a ^ b, true
	}
	return 0, false
}

func (a *analysis) unary(op uint8, v *Val) *Val {
	if v == bottom {
		return bottom
	}
	switch op {
	case ir.Not:
		out := &Val{}
		switch v.truth() {
		case truthy:
			out = boolVal(false)
		case falsy:
			out = boolVal(true)
		default:
			if v == nil || len(v.Facts) == 0 {
				return nil
			}
		}
		if v != nil && len(v.Facts) > 0 {
			c := *out
			c.Facts = make([]Fact, len(v.Facts))
			for i, f := range v.Facts {
				c.Facts[i] = f.not()
			}
			out = &c
		}
		return out
	case ir.USub:
		if v.isConst(ir.Float) {
			return constVal(ir.Const{Kind: ir.Float, Float: -v.Const.Float})
		}
		if v.isConst(ir.Int) {
			return constVal(ir.Const{Kind: ir.Int, Int: -v.Const.Int})
		}
		if v.isConst(ir.Float) {
			return constVal(ir.Const{Kind: ir.Float, Float: -v.Const.Float})
		}
	case ir.UAdd:
		return v
	case ir.Invert:
		if v.isConst(ir.Int) || v.isConst(ir.Bool) {
			return constVal(ir.Const{Kind: ir.Int, Int: ^v.Const.Int})
		}
	}
	return tainted(v.taint())
}

// foldCompare decides a comparison of two values that are known.
func (a *analysis) foldCompare(op uint8, x, y *Val) (bool, bool) {
	switch op {
	case ir.Is, ir.IsNot:
		// Identity is decided against None, True and False only.
		if y.isConst(ir.None) || y.isConst(ir.Bool) {
			if x != nil && x.Const != nil {
				return (*x.Const == *y.Const) == (op == ir.Is), true
			}
			if x != nil && y.isConst(ir.None) && (x.prefix() != "" || x.Truth == truthy || a.definite(x)) {
				return op == ir.IsNot, true
			}
		}
		if x != nil && y != nil && x.Const != nil && y.Const != nil && *x.Const != *y.Const && x.Const.Kind != ir.Opaque && y.Const.Kind != ir.Opaque {
			return op == ir.IsNot, true // no object has two values: members of an enumeration
		}
		if same, ok := sameType(op, x, y); ok {
			return same, true
		}
		if len(x.refs()) == 1 && len(y.refs()) == 1 && (x.Refs[0].Kind == refObject || y.Refs[0].Kind == refObject) && a.definite(x) && a.definite(y) {
			return (x.Refs[0] == y.Refs[0]) == (op == ir.Is), true
		}
		return false, false
	case ir.In, ir.NotIn:
		return a.foldIn(op, x, y)
	}
	if op >= ir.Lt && op <= ir.GtE && len(x.refs()) == 1 && len(y.refs()) == 1 {
		return a.foldOrder(op, x, y)
	}
	if (op == ir.Eq || op == ir.NotEq) && len(x.refs()) == 1 && len(y.refs()) == 1 {
		if same, ok := sameType(op, x, y); ok {
			return same, true
		}
		same, ok := a.sameElements(x, y)
		return same == (op == ir.Eq), ok
	}
	if x == nil || y == nil || x.Const == nil || y.Const == nil {
		return false, false
	}
	c, d := x.Const, y.Const
	if c.Kind == ir.Opaque || d.Kind == ir.Opaque {
		return false, false
	}
	if f, ok := number(c); ok {
		if g, ok := number(d); ok {
			switch op {
			case ir.Eq:
				return f == g, true
			case ir.NotEq:
				return f != g, true
			case ir.Lt:
				return f < g, true
			case ir.LtE:
				return f <= g, true
			case ir.Gt:
				return f > g, true
			case ir.GtE:
				return f >= g, true
			}
		}
	}
	switch op {
	case ir.Eq:
		return *c == *d, true
	case ir.NotEq:
		return *c != *d, true
	}
	if c.Kind == ir.Str && d.Kind == ir.Str {
		switch op {
		case ir.Lt:
			return c.Str < d.Str, true
		case ir.LtE:
			return c.Str <= d.Str, true
		case ir.Gt:
			return c.Str > d.Str, true
		case ir.GtE:
			return c.Str >= d.Str, true
		}
	}
	return false, false
}

// sameType decides whether two classes, or builtin types, are the same.
func sameType(op uint8, x, y *Val) (bool, bool) {
	if len(x.refs()) != 1 || len(y.refs()) != 1 || len(x.Taint)+len(y.Taint) > 0 || x.Open || y.Open {
		return false, false
	}
	r, s := x.Refs[0], y.Refs[0]
	isType := func(r Ref) bool {
		return r.Kind == refClass || r.Kind == refExtern && plainTypes[strings.TrimPrefix(r.Name, "builtins.")]
	}
	if !isType(r) || !isType(s) {
		return false, false
	}
	same := r.Kind == s.Kind && r.ID == s.ID && r.Name == s.Name
	return same == (op == ir.Is || op == ir.Eq), true
}

// definite reports whether a value is some object for certain: made here, a function, a class, a module.
func (a *analysis) definite(v *Val) bool {
	if len(v.Refs) != 1 || len(v.Taint) > 0 {
		return false
	}
	switch v.Refs[0].Kind {
	case refFunc, refClass, refModule:
		return true
	case refObject:
		o := a.obj(v.Refs[0].ID)
		switch {
		case o == nil || v.Open || o.Multi:
		case o.Kind == objInstance: // of a class of the program, or made by a library's constructor
			return o.Class >= 0 || o.Type == anyType || o.Type != "" && a.w.base.Function(o.Type) != nil
		default:
			return o.Kind == objList || o.Kind == objTuple || o.Kind == objSet || o.Kind == objDict
		}
	}
	return false
}

func (a *analysis) foldIn(op uint8, x, y *Val) (bool, bool) {
	if x == nil || x.Const == nil {
		return false, false
	}
	if s, ok := y.text(); ok {
		if t, ok := x.text(); ok {
			return strings.Contains(s, t) == (op == ir.In), true
		}
		return false, false
	}
	es, ok := a.elements(y)
	if !ok {
		refs := y.refs()
		if len(refs) != 1 || refs[0].Kind != refObject {
			return false, false
		}
		o := a.obj(refs[0].ID)
		k, isKey := constKey(x)
		if o == nil || o.Kind != objDict || !o.Exact || !isKey {
			return false, false
		}
		_, has := o.get(k)
		return has == (op == ir.In), true
	}
	for _, e := range es {
		if e == nil || e.Const == nil {
			return false, false
		}
		if *e.Const == *x.Const {
			return op == ir.In, true
		}
	}
	return op == ir.NotIn, true
}
