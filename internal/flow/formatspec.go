package flow

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file says what a replacement field writes of its value by its format: f"{n:d}", "{:,.2f}".format(n) and format(n, "x") write a number
// or raise an error.

// numberSpec are the formats that texts refuse: a kind of number at the end (but "c", which is any character, and dates, whose formats
// have a percent sign before each letter), or what groups digits.
var numberSpec = regex.NewPattern(`^(?:.?[<>=^])?[-+ ]?z?#?0?[0-9]*(?:[,_](?:\.[0-9]+)?|[,_]?(?:\.[0-9]+)?[bdeEfFgGnoxX%])$`)

func writesNumber(spec string) bool { return spec != "" && numberSpec.MatchString(spec) }

// inFormat is what a replacement field with a format writes of a value.
func (a *analysis) inFormat(v *Val, spec string) *Val {
	if v == nil || v == bottom || !writesNumber(spec) {
		return a.formatted(v)
	}
	if v.isConst(ir.Int) {
		if s, ok := writtenInt(spec, v.Const.Int); ok {
			return constVal(ir.Const{Kind: ir.Str, Str: s})
		}
	}
	for _, r := range v.Refs {
		if a.instanceOf(r) >= 0 {
			return a.formatted(v) // how it writes itself is the program's
		}
	}
	return a.numberOf(v)
}

// plainInt are the formats of whole numbers that Python and Go read alike.
var plainInt = regex.NewPattern(`^0?[1-9]?[0-9]?[dxXob]$`)

// writtenInt is how a format writes a whole number that is known: "02x" of a character's number.
func writtenInt(spec string, n int64) (string, bool) {
	if n < 0 || !plainInt.MatchString(spec) {
		return "", false
	}
	return fmt.Sprintf("%"+spec, n), true
}

// encoded reports whether a value is a text that has just been made bytes: str() writes those as their repr().
func (a *analysis) encoded(id ir.ID) bool {
	if id = a.unrefined(id); id == ir.NoID || a.f.Instrs[id].Op != ir.OpCall {
		return false
	}
	callee := a.f.Arg(id, 0)
	return a.f.Instrs[callee].Op == ir.OpAttr && a.f.NameOf(callee) == "encode" && len(a.f.Args(id)) <= 2
}
