package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file decides branches by the version of Python: what runs on none of those that the metadata of a package admit is not run.

// versionCompare decides a comparison of the version of Python with a constant, where all versions that the program runs on come out
// the same: sys.version_info < (3,), sys.version_info[0] == 2, sys.version_info.major >= 3.
func (a *analysis) versionCompare(op uint8, x, y ir.ID) (result, ok bool) {
	if a.w.cfg.Oldest[0] == 0 {
		return false, false
	}
	if !a.ofVersion(x) {
		if !a.ofVersion(y) {
			return false, false
		}
		x, y, op = y, x, turned[op]
	}
	with, known := a.numbers(y)
	if !known || len(with) == 0 {
		return false, false
	}
	oldest, exact := a.w.cfg.Oldest[:], len(with) <= len(a.w.cfg.Oldest)
	with = with[:min(len(with), len(oldest))]
	order := slices.Compare(oldest[:len(with)], with) // what is newer than the oldest is greater, if anything
	whole := len(with) == 1 && a.bearerName(x) == "version_info"
	newest := len(with) == 1 && with[0] == 3 && !whole // there is no Python 4
	switch op {
	case ir.GtE, ir.Lt:
		return op == ir.GtE, order > 0 || order == 0 && exact
	case ir.Gt, ir.LtE:
		return op == ir.Gt, order > 0 || order == 0 && whole
	case ir.Eq, ir.NotEq:
		if order > 0 {
			return op == ir.NotEq, true
		}
		return op == ir.Eq, order == 0 && newest
	}
	return false, false
}

// turned are comparisons whose sides have changed places.
var turned = map[uint8]uint8{ir.Lt: ir.Gt, ir.LtE: ir.GtE, ir.Gt: ir.Lt, ir.GtE: ir.LtE, ir.Eq: ir.Eq, ir.NotEq: ir.NotEq}

// ofVersion reports whether a register is the version of Python, or begins with its first numbers.
func (a *analysis) ofVersion(id ir.ID) bool {
	for range 3 {
		switch id = a.unrefined(id); a.f.Instrs[id].Op {
		case ir.OpIndex:
			key := a.f.Arg(id, 1)
			if a.f.Instrs[key].Op == ir.OpSlice { // [:2], [0:2]
				if key = a.f.Arg(key, 0); key == ir.NoID {
					id = a.f.Arg(id, 0)
					continue
				}
			}
			if !a.vals[key].isConst(ir.Int) || a.vals[key].Const.Int != 0 {
				return false
			}
			id = a.f.Arg(id, 0)
		case ir.OpAttr:
			switch a.f.NameOf(id) {
			case "major":
				id = a.f.Arg(id, 0)
			case "version_info":
				of := a.unrefined(a.f.Arg(id, 0))
				return a.f.NameOf(of) == "sys" && a.f.Instrs[of].Op != ir.OpAttr
			default:
				return false
			}
		case ir.OpGlobal, ir.OpFrom:
			return a.f.NameOf(id) == "version_info"
		default:
			return false
		}
	}
	return false
}

// numbers are the whole numbers that a constant consists of.
func (a *analysis) numbers(id ir.ID) (out []int64, ok bool) {
	v := a.vals[id]
	if v.isConst(ir.Int) {
		return []int64{v.Const.Int}, true
	}
	es, ok := a.elements(v)
	for _, e := range es {
		if !e.isConst(ir.Int) {
			return nil, false
		}
		out = append(out, e.Const.Int)
	}
	return out, ok
}
