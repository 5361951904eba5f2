package idiom

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file reads what a register was before it was tested, and what it is computed of.

// NextOf is what an element was taken from by an iteration.
func NextOf(f *ir.Function, id ir.ID) ir.ID {
	for n := 0; n < 5; n++ {
		switch id = Untested(f, id); f.Instrs[id].Op {
		case ir.OpUnpack, ir.OpNext:
			id = f.Arg(id, 0)
		case ir.OpIter:
			return f.Arg(id, 0)
		default:
			return ir.NoID
		}
	}
	return ir.NoID
}

// IsNone reports whether a register is None.
func IsNone(f *ir.Function, id ir.ID) bool {
	id = Unrefined(f, id)
	return f.Instrs[id].Op == ir.OpConst && f.Consts[f.Instrs[id].Aux].Kind == ir.None
}

// Awaited is the call whose result a register is.
func Awaited(f *ir.Function, id ir.ID) ir.ID {
	if id = Unrefined(f, id); f.Instrs[id].Op == ir.OpAwait {
		id = Unrefined(f, f.Arg(id, 0))
	}
	return id
}

// MaxOrigins bounds the values that are looked at for what a value is computed of.
const MaxOrigins = 128

// ComesFrom reports whether a value is computed of another one.
func ComesFrom(f *ir.Function, id, from ir.ID) bool {
	seen := map[ir.ID]bool{}
	for work := []ir.ID{id}; len(work) > 0 && len(seen) < MaxOrigins; {
		x := work[len(work)-1]
		if work = work[:len(work)-1]; x == ir.NoID || seen[x] {
			continue
		}
		if seen[x] = true; x == from {
			return true
		}
		work = append(work, f.Args(x)...)
	}
	return false
}

// BranchedOn is what a branch asks, or asks to be false.
func BranchedOn(f *ir.Function, branch ir.ID) ir.ID {
	c := f.Arg(branch, 0)
	for f.Instrs[c].Op == ir.OpUnary {
		c = f.Arg(c, 0)
	}
	return c
}

// LastLookup is the column at the end of a lookup through other rows: client in bill__client.
func LastLookup(name string) string {
	if i := strings.LastIndex(name, "__"); i > 0 {
		return name[i+2:]
	}
	return name
}

// Inside visits what a condition is computed of.
func Inside(f *ir.Function, id ir.ID, depth int, visit func(ir.ID)) {
	if id == ir.NoID || depth > 5 {
		return
	}
	id = Untested(f, id)
	visit(id)
	switch f.Instrs[id].Op {
	case ir.OpCompare, ir.OpUnary, ir.OpBinary, ir.OpAwait:
		for _, x := range f.Args(id) {
			Inside(f, x, depth+1, visit)
		}
	case ir.OpCall: // int(row["stock"])
		for _, x := range f.Args(id)[1:] {
			Inside(f, x, depth+1, visit)
		}
	}
}

// MaxRefinements bounds the sigmas in a row that are followed: a chain of elifs makes one each.
const MaxRefinements = 16

// Unrefined is what a register was before branches tested it.
func Unrefined(f *ir.Function, id ir.ID) ir.ID {
	for range MaxRefinements {
		if id == ir.NoID || f.Instrs[id].Op != ir.OpSigma {
			break
		}
		id = f.Arg(id, 0)
	}
	return id
}

// Untested is what a register was before it was tested: sigmas are followed, and phis whose operands all come from one
// register.
func Untested(f *ir.Function, id ir.ID) ir.ID {
	fuel := MaxUntested
	return untestedIn(f, id, &fuel)
}

// MaxUntested bounds the phis that are looked at on the way.
const MaxUntested = 16

func untestedIn(f *ir.Function, id ir.ID, fuel *int) ir.ID {
	id = Unrefined(f, id)
	if f.Instrs[id].Op != ir.OpPhi || *fuel <= 0 {
		return id
	}
	*fuel--
	one := ir.NoID
	for _, x := range f.Args(id) {
		if x == ir.NoID {
			return id
		}
		if x = untestedIn(f, x, fuel); x != id && one != ir.NoID && x != one {
			return id
		} else if x != id {
			one = x
		}
	}
	if one == ir.NoID {
		return id
	}
	return one
}

// Bindings are the arguments of a call by position, behind the one that is the statement.
func Bindings(f *ir.Function, call ir.ID, stands int) (out []ir.ID) {
	if f.Instrs[call].Op != ir.OpCall {
		return nil
	}
	names := f.Calls[f.Instrs[call].Aux].Names
	for i, x := range f.Args(call)[1:] {
		if i >= stands && (i >= len(names) || names[i] == "") {
			out = append(out, x)
		}
	}
	return out
}
