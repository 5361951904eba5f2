package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds loaders of YAML that make any object, and that a program derives for others to load by: what they load is not seen.

// looseYAML is the rule on them.
const looseYAML = "unsafe-yaml-load"

var (
	looseLoader = regex.NewPattern(`^yaml\.(loader\.|cyaml\.)?C?(Unsafe)?Loader$`)
	ofLoader    = regex.NewPattern(`^(load|load_all|compose|parse|scan|safe_load|add_\w+|issubclass|isinstance|super|setattr|getattr|type|partial|print|repr|str)$`)
)

// looseLoaders are the classes of such loaders that a function returns or hands to others.
func (ac *Checks) looseLoaders() (out []*flow.Candidate) {
	r := ac.rule(looseYAML)
	if r == nil {
		return nil
	}
	for _, c := range ac.prog.Classes {
		if !looseLoader.MatchString(ac.w.ExternBase(c.ID)) || ac.w.TestModule(c.Module) {
			continue
		}
		for _, f := range c.Module.Functions {
			if id := handsOut(f, c); id != ir.NoID {
				out = append(out, lacking(r, f, id, "A loader that makes whatever object a document names is given to others, who load by it"))
				break
			}
		}
	}
	return out
}

// handsOut is where a function returns a class, or hands it to something that is no function of the loader's own library.
func handsOut(f *ir.Function, c *ir.Class) ir.ID {
	is := func(x ir.ID) bool {
		if x == ir.NoID {
			return false
		}
		x = idiom.Untested(f, x)
		switch in := &f.Instrs[x]; in.Op {
		case ir.OpClass:
			return f.Module.Classes[in.Aux] == c
		case ir.OpGlobal:
			return c.Parent != nil && c.Parent.Kind == ir.ModuleBody && f.NameOf(x) == c.Name
		}
		return false
	}
	for n := range f.Instrs {
		id := ir.ID(n)
		switch f.Instrs[n].Op {
		case ir.OpReturn:
			if f.Kind != ir.ModuleBody && is(f.Arg(id, 0)) {
				return id
			}
		case ir.OpCall:
			if args := f.Args(id); !ofLoader.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(args[1:], is) {
				return id
			}
		}
	}
	return ir.NoID
}
