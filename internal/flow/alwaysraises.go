package flow

import (
	"errors"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds statements of which it is known that they raise: what stands behind one inside a try statement is never reached. Elsewhere
// nobody writes them.

// noNumber reports whether int() or float() refuses a text.
func noNumber(function, s string) bool {
	s = strings.TrimSpace(s)
	if function == "float" {
		_, err := strconv.ParseFloat(s, 64)
		return errors.Is(err, strconv.ErrSyntax) && isASCII(s)
	}
	return isASCII(s) && strings.Trim(s, "+-_0123456789") != ""
}

// endsHere ends the way through a block, where a try statement stands around it.
func (a *analysis) endsHere(id ir.ID) bool {
	if !a.guardedAt(a.f.Instrs[id].Pos) {
		return false
	}
	a.halted = true
	return true
}

// keptHere reports whether a container is a display that nothing but subscripts use.
func (a *analysis) keptHere(id ir.ID) bool {
	made := a.unrefined(id)
	if op := a.f.Instrs[made].Op; op != ir.OpDict && op != ir.OpList && op != ir.OpTuple {
		return false
	}
	for i := range a.f.Instrs {
		switch a.f.Instrs[i].Op {
		case ir.OpIndex, ir.OpSetIndex, ir.OpDelIndex, ir.OpSigma:
			continue
		}
		for _, x := range a.f.Args(ir.ID(i)) {
			if x != ir.NoID && a.unrefined(x) == made {
				return false
			}
		}
	}
	return true
}

// missing reports whether a container that a display of this function has made has no such entry.
func (a *analysis) missing(of, k *Val) bool {
	if of == nil || len(of.Refs) != 1 || of.Refs[0].Kind != refObject || of.Refs[0].ID >= globalObjects || len(of.Taint) > 0 || k == nil || k.Const == nil || len(k.Refs) > 0 {
		return false
	}
	o := a.obj(of.Refs[0].ID)
	if o == nil || !o.Exact || o.Multi || o.Rest != bottom || o.Class >= 0 {
		return false
	}
	switch o.Type {
	case "builtins.dict":
		ck, ok := constKey(k)
		if _, has := o.get(ck); !ok || has {
			return false
		}
		for _, f := range o.Fields {
			if f.Key.Kind != '[' && f.Key.Kind != '#' {
				return false
			}
		}
		return len(o.Keys) == 0 && o.Kind == objDict
	case "builtins.list", "builtins.tuple":
		return k.Const.Kind == ir.Int && (k.Const.Int >= int64(len(o.Elems)) || k.Const.Int < -int64(len(o.Elems))) && (o.Kind == objList || o.Kind == objTuple)
	}
	return false
}
