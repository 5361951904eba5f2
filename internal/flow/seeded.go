package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds generators that are seeded on purpose: who passes a seed asks for the same numbers again.

// seededOnPurpose reports whether numbers are drawn with a generator that is given what is called a seed, in the function that draws
// or in another one of its class. What is made of something else, as of a user's name, is no seed of anybody's choice.
func seededOnPurpose(o *Origin) bool {
	f := o.Fn
	for i := range f.Instrs {
		in := &f.Instrs[i]
		if in.Op != ir.OpCall {
			continue
		}
		if f.NameOf(f.Arg(ir.ID(i), 0)) == "seed" && givenSeed(f, ir.ID(i)) { // random.seed(seed)
			return true
		}
		if callee := f.Arg(ir.ID(i), 0); in.Pos == o.Pos && in.End == o.End && f.Instrs[callee].Op == ir.OpAttr {
			fuel := idiom.MaxUntested
			return madeOfSeed(f, f.Arg(callee, 0), &fuel)
		}
	}
	return false
}

// madeOfSeed reports whether a generator may be one that is made with a seed, as is one that an attribute of the instance holds.
func madeOfSeed(f *ir.Function, id ir.ID, fuel *int) bool {
	if *fuel--; *fuel < 0 || id == ir.NoID {
		return false
	}
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return madeOfSeed(f, x, fuel) })
	case ir.OpCall:
		return generatorName.MatchString(f.NameOf(f.Arg(id, 0))) && givenSeed(f, id)
	case ir.OpAttr:
		name, set := f.NameOf(id), false
		if f.Class == nil {
			return false
		}
		for _, g := range f.Class.Methods {
			for j := range g.Instrs {
				if x := ir.ID(j); g.Instrs[j].Op == ir.OpSetAttr && g.NameOf(x) == name {
					if of := idiom.Unrefined(g, g.Arg(x, 1)); g.Instrs[of].Op == ir.OpCall {
						set = set || generatorName.MatchString(g.NameOf(g.Arg(of, 0))) && givenSeed(g, of)
					}
				}
			}
		}
		return set
	}
	return false
}

// givenSeed reports whether an argument of a call is called a seed. A parameter that has to be passed may be made of anything: that
// nobody need pass it makes it a choice.
func givenSeed(f *ir.Function, call ir.ID) bool {
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool {
		if x == ir.NoID {
			return false
		}
		x = idiom.Unrefined(f, x)
		in := &f.Instrs[x]
		return seedName.MatchString(idiom.BearerName(f, x)) && (in.Op != ir.OpParam || f.Params[in.Aux].HasDefault)
	})
}

var (
	generatorName = regex.NewPattern(`^(Random|RandomState|default_rng|Generator)$`)
	seedName      = regex.NewPattern(`(?i)(^|_)(seed|random_?state)$`)
)
