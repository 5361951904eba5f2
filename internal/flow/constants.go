package flow

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file computes calls of the language's own functions on constants.

// constantCall is what a builtin function makes of constants; false where it is given anything else.
func (a *analysis) constantCall(id ir.ID, name string, c *callArgs) (*Val, bool) {
	if len(c.named)+len(c.star)+len(c.starstar) > 0 || len(c.pos) == 0 {
		return nil, false
	}
	switch name {
	case "any", "all":
		es, ok := a.elements(c.positional(0))
		return quantifiedConstants(es, name == "all"), ok && quantifiedConstants(es, name == "all") != nil
	case "hex", "oct", "bin":
		if x := c.positional(0); x.isConst(ir.Int) && x.Const.Int >= 0 {
			form := map[string]string{"hex": "0x%x", "oct": "0o%o", "bin": "0b%b"}[name]
			return constVal(ir.Const{Kind: ir.Str, Str: fmt.Sprintf(form, x.Const.Int)}), true
		}
	case "floor", "ceil", "trunc", "sqrt":
		if x := c.positional(0); x != nil && x.Const != nil {
			if f, ok := number(x.Const); ok && f >= 0 && f < 1<<52 {
				round := map[string]func(float64) float64{"floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc, "sqrt": math.Sqrt}[name]
				if name == "sqrt" {
					return constVal(ir.Const{Kind: ir.Float, Float: round(f)}), true
				}
				return constVal(ir.Const{Kind: ir.Int, Int: int64(round(f))}), true
			}
		}
	case "min", "max", "sum":
		vals := make([]*Val, len(c.pos))
		for i := range c.pos {
			vals[i] = c.pos[i].val
		}
		if len(c.pos) == 1 {
			es, ok := a.elements(vals[0])
			if !ok {
				return nil, false
			}
			vals = es
		} else if name == "sum" {
			return nil, false
		}
		return foldNumbers(name, vals)
	case "divmod":
		x, y := c.positional(0), c.positional(1)
		q, ok := foldBinary(ir.FloorDiv, x, y)
		r, ok2 := foldBinary(ir.Mod, x, y)
		if !ok || !ok2 {
			return nil, false
		}
		return a.tuple(id, q, r), true
	case "round":
		if x := c.positional(0); len(c.pos) == 1 && x != nil && x.Const != nil {
			if f, ok := number(x.Const); ok && math.Abs(f) < 1<<52 {
				return constVal(ir.Const{Kind: ir.Int, Int: int64(math.RoundToEven(f))}), true
			}
		}
	case "int":
		s, ok := c.positional(0).text()
		if base := c.positional(1); ok && base.isConst(ir.Int) {
			return intOf(s, base.Const.Int)
		}
	}
	return nil, false
}

// constantBytes are the bytes that a list of numbers, or range(n), gives.
func (a *analysis) constantBytes(x argv) (string, bool) {
	var out []byte
	if lo, hi, ok := a.rangeCall(x.id); ok && lo >= 0 && hi <= 256 {
		for n := lo; n < hi; n++ {
			out = append(out, byte(n))
		}
		return string(out), len(out) > 0
	}
	es, ok := a.elements(x.val)
	for _, e := range es {
		if !e.isConst(ir.Int) || e.Const.Int < 0 || e.Const.Int > 255 {
			return "", false
		}
		out = append(out, byte(e.Const.Int))
	}
	return string(out), ok && len(out) > 0
}

// quantifiedConstants is any() or all() of values whose truth decides it; nil where it does not.
func quantifiedConstants(es []*Val, all bool) *Val {
	unknown := false
	for _, e := range es {
		switch e.truth() {
		case truthUnknown:
			unknown = true
		case truthy:
			if !all {
				return boolVal(true)
			}
		case falsy:
			if all {
				return boolVal(false)
			}
		}
	}
	if unknown {
		return nil
	}
	return boolVal(all)
}

// intOf is int(text, base).
func intOf(s string, base int64) (*Val, bool) {
	if base < 0 || base > 36 {
		return nil, false
	}
	s = strings.ToLower(strings.TrimSpace(s))
	switch base {
	case 16:
		s = strings.TrimPrefix(s, "0x")
	case 8:
		s = strings.TrimPrefix(s, "0o")
	case 2:
		s = strings.TrimPrefix(s, "0b")
	}
	n, err := strconv.ParseInt(s, int(base), 64)
	if err != nil {
		return nil, false
	}
	return constVal(ir.Const{Kind: ir.Int, Int: n}), true
}

// foldNumbers is the least, the greatest or the sum of numbers.
func foldNumbers(name string, vals []*Val) (*Val, bool) {
	if len(vals) == 0 || len(vals) > maxFields {
		return nil, false
	}
	out := vals[0]
	for i, v := range vals {
		if v == nil || v.Const == nil {
			return nil, false
		}
		f, ok := number(v.Const)
		if !ok {
			return nil, false
		}
		if i == 0 {
			continue
		}
		g, _ := number(out.Const)
		switch {
		case name == "sum":
			if out, ok = foldBinary(ir.Add, out, v); !ok {
				return nil, false
			}
		case name == "min" && f < g, name == "max" && f > g:
			out = v
		}
	}
	return out, true
}

// tuple makes a tuple of values.
func (a *analysis) tuple(id ir.ID, elems ...*Val) *Val {
	return a.alloc(id, 0, &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: elems})
}

// sameElements decides whether two lists, or two tuples, of constants are equal.
func (a *analysis) sameElements(x, y *Val) (same, ok bool) {
	es, ok := a.elements(x)
	fs, ok2 := a.elements(y)
	if !ok || !ok2 {
		return false, false
	}
	kind := a.obj(x.Refs[0].ID).Kind
	if kind != a.obj(y.Refs[0].ID).Kind {
		return false, false
	}
	for _, e := range append(es[:len(es):len(es)], fs...) {
		if e == nil || e.Const == nil || e.Const.Kind == ir.Opaque {
			return false, false
		}
	}
	if kind == objSet {
		has := func(list []*Val, e *Val) bool {
			return slices.ContainsFunc(list, func(f *Val) bool { return *f.Const == *e.Const })
		}
		return !slices.ContainsFunc(es, func(e *Val) bool { return !has(fs, e) }) && !slices.ContainsFunc(fs, func(e *Val) bool { return !has(es, e) }), true
	}
	if len(es) != len(fs) {
		return false, true
	}
	for i := range es {
		if *es[i].Const != *fs[i].Const {
			return false, true
		}
	}
	return true, true
}

// foldOrder decides which of two tuples or lists of constants comes first.
func (a *analysis) foldOrder(op uint8, x, y *Val) (r, ok bool) {
	es, ok := a.elements(x)
	fs, ok2 := a.elements(y)
	if !ok || !ok2 || a.isSet(x) || a.isSet(y) {
		return false, false
	}
	for i := range min(len(es), len(fs)) {
		same, ok := a.foldCompare(ir.Eq, es[i], fs[i])
		if !ok {
			return false, false
		}
		if !same {
			return a.foldCompare(op, es[i], fs[i])
		}
	}
	length := func(l []*Val) *Val { return constVal(ir.Const{Kind: ir.Int, Int: int64(len(l))}) }
	return a.foldCompare(op, length(es), length(fs))
}

const (
	maxParsed      = 4096 // bytes of a constant text that is read as data
	maxParsedDepth = 4
)

// parsed is json.loads of a constant.
func (a *analysis) parsed(id ir.ID, text string) (*Val, bool) {
	var x any
	if len(text) > maxParsed || json.Unmarshal([]byte(text), &x) != nil {
		return nil, false
	}
	n := int32(0)
	return a.datum(id, x, maxParsedDepth, &n), true
}

// datum is a value of JSON; n counts the objects made.
func (a *analysis) datum(id ir.ID, x any, depth int, n *int32) *Val {
	alloc := func(o *Obj) *Val {
		*n++
		return a.alloc(id, 600+*n, o)
	}
	switch x := x.(type) {
	case nil:
		return constVal(ir.Const{Kind: ir.None})
	case bool:
		return boolVal(x)
	case string:
		return constVal(ir.Const{Kind: ir.Str, Str: x})
	case float64:
		if x == math.Trunc(x) && math.Abs(x) < 1<<52 {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(x)})
		}
		return constVal(ir.Const{Kind: ir.Float, Float: x})
	case []any:
		if depth == 0 || len(x) > maxFields {
			return nil
		}
		o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
		for _, e := range x {
			o.Elems = append(o.Elems, a.datum(id, e, depth-1, n))
		}
		return alloc(o)
	case map[string]any:
		if depth == 0 || len(x) > maxFields {
			return nil
		}
		o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
		for _, k := range slices.Sorted(maps.Keys(x)) {
			o.Fields = append(o.Fields, field{key{'[', k}, a.datum(id, x[k], depth-1, n)})
		}
		return alloc(o)
	}
	return nil
}

// foldFilled computes methods of a constant text that fill it up, and the digits of constant bytes.
func foldFilled(s, name string, c *callArgs, kind ir.ConstKind) (*Val, bool) {
	if name == "hex" {
		if kind != ir.Bytes || len(c.pos) > 0 {
			return nil, false
		}
		return constVal(ir.Const{Kind: ir.Str, Str: hex.EncodeToString([]byte(s))}), true
	}
	by := " "
	if len(c.pos) > 1 {
		var ok bool
		if by, ok = c.positional(1).text(); !ok || len(by) != 1 {
			return nil, false
		}
	}
	n := c.positional(0)
	if !n.isConst(ir.Int) || n.Const.Int >= maxText || !isASCII(s) {
		return nil, false
	}
	fill := strings.Repeat(by, max(0, int(n.Const.Int)-len(s)))
	if name == "rjust" {
		return constVal(ir.Const{Kind: kind, Str: fill + s}), true
	}
	return constVal(ir.Const{Kind: kind, Str: s + fill}), true
}
