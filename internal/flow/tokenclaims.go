package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// claims makes the header or the claims of a signed token, its first two parts between dots, no secret: without the
// signature nobody takes them for the token.
func (a *analysis) claims(id ir.ID, v *Val) *Val {
	at := a.f.Arg(id, 1)
	if at == ir.NoID || a.f.Instrs[at].Op != ir.OpConst || len(v.taint()) == 0 {
		return v
	}
	if c := &a.f.Consts[a.f.Instrs[at].Aux]; c.Kind != ir.Int || c.Int != 0 && c.Int != 1 {
		return v
	}
	parts := a.sameOnAllWays(a.f.Arg(id, 0), 5)
	if a.f.Instrs[parts].Op != ir.OpCall {
		return v
	}
	args := a.f.Args(parts)
	if dot, ok := idiom.ConstText(a.f, args[min(1, len(args)-1)]); !ok || dot != "." || a.f.NameOf(args[0]) != "split" {
		return v
	}
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret {
			x.Kinds = 0
		}
		return x
	}))
}

// sameOnAllWays is the register that a register is on all ways that lead to it; the register itself where they differ.
func (a *analysis) sameOnAllWays(id ir.ID, depth int) ir.ID {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpPhi || depth == 0 {
		return id
	}
	one := ir.NoID
	for _, x := range a.f.Args(id) {
		switch x = a.sameOnAllWays(x, depth-1); {
		case x == id: // the way round a loop
		case one == ir.NoID:
			one = x
		case x != one:
			return id
		}
	}
	if one == ir.NoID {
		return id
	}
	return one
}
