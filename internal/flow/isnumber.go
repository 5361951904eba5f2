package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds which registers are numbers, where their values do not say so: by annotations, defaults, what classes keep, and what
// makes them.

// isNumber reports whether a register holds a whole number, as far as the program says.
func (a *analysis) isNumber(id ir.ID) bool {
	id = a.unrefined(id)
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpParam:
		if t := a.f.Params[in.Aux].Type; t != nil {
			return plainNumber(t.Name)
		}
		return constNumber(a.fs.defaultOf(in.Aux))
	case ir.OpAttr:
		for _, r := range a.vals[a.f.Arg(id, 0)].refs() {
			class := a.instanceOf(r)
			if r.Kind == refClass {
				class = r.ID
			}
			if class < 0 {
				continue
			}
			if v, ok := a.w.classField(a, class, a.f.NameOf(id)); a.w.number(class, a.f.NameOf(id)) || ok && constNumber(v) {
				return true
			}
		}
		return a.f.Class != nil && keepsNumbers(a.f.Class, a.f.NameOf(id))
	case ir.OpCall:
		return numberMakers.MatchString(a.calledName(id))
	case ir.OpUnpack, ir.OpIndex: // kind, version = struct.unpack(">hh", data)
		call := a.unrefined(a.f.Arg(id, 0))
		if unpackers[a.calledName(call)] && len(a.f.Args(call)) > 1 {
			format, ok := a.vals[a.f.Arg(call, 1)].text()
			return ok && numbersOnly.MatchString(format)
		}
	}
	return false
}

// keepsNumbers reports whether the methods of a class give an attribute of its instance numbers, and nothing else.
func keepsNumbers(c *ir.Class, name string) bool {
	any := false
	for _, f := range c.Body.Module.Functions {
		if f.Class != c {
			continue
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpSetAttr || f.NameOf(ir.ID(i)) != name {
				continue
			}
			x := &f.Instrs[f.Arg(ir.ID(i), 1)]
			if x.Op != ir.OpConst || f.Consts[x.Aux].Kind != ir.Int {
				return false
			}
			any = true
		}
	}
	return any
}

// constNumber reports whether a value is a constant that is a whole number.
func constNumber(v *Val) bool { return v != nil && v.isConst(ir.Int) }

var (
	numberMakers = regex.NewPattern(`^(int|float|len|ord|from_bytes|crc32|(read|get|decode|unpack)_?u?(int|short|long)_?(8|16|32|64)?(_[bl]e)?)$`)
	unpackers    = map[string]bool{"unpack": true, "unpack_from": true}
	numbersOnly  = regex.NewPattern(`^[@=<>!]?[\dxbBhHiIlLqQnN]+$`)
)
