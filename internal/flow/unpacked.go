package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds arguments that a call is given out of a mapping: what stands there under a name, and what does where those who call
// the function leave it out.

// unpacked is what a call is given under a name out of a mapping, **options; false where nothing says what that is. In a library that is
// also what stands there where the function's own callers leave it out.
func (m *modelCall) unpacked(name string) (v *Val, ok bool) {
	if m.a.f.Instrs[m.id].Op != ir.OpCall {
		return nil, false
	}
	args := m.a.f.Args(m.id)
	for i, n := range m.a.f.Calls[m.a.f.Instrs[m.id].Aux].Names {
		if n == "**" && i+1 < len(args) {
			if v, certain := m.a.putUnder(args[i+1], name, m.a.blockOf(m.id)); v != nil && (certain || m.a.w.cfg.Library) {
				return v, true
			}
		}
	}
	return nil, false
}

// setsEntry reports whether the function puts something under a name itself, be it on some ways only.
func (a *analysis) setsEntry(name string) bool {
	for i := range a.f.Instrs {
		if a.f.Instrs[i].Op != ir.OpSetIndex {
			continue
		}
		if s, ok := idiom.ConstText(a.f, a.f.Arg(ir.ID(i), 1)); ok && s == name {
			return true
		}
	}
	return false
}

// putUnder is the constant, or the parameter, that a function puts into a mapping under a name on every way to a place; nil where there is
// none. It is certain unless the function's own keyword arguments may have it as well.
func (a *analysis) putUnder(mapping ir.ID, name string, place ir.BlockID) (out *Val, certain bool) {
	mapping = a.untested(mapping)
	if in := &a.f.Instrs[mapping]; in.Op == ir.OpDict {
		out = a.displayDefault(mapping, name)
	} else if in.Op == ir.OpCall { // dict(verify=False)
		args := a.f.Args(mapping)
		if i := slices.Index(a.f.Calls[in.Aux].Names, name); i >= 0 && i+1 < len(args) && a.f.NameOf(args[0]) == "dict" {
			out = a.constantIn(args[i+1])
		}
	} else if in.Op != ir.OpParam || a.f.Params[in.Aux].Kind != ir.KeyArgs {
		return nil, false
	}
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			v, puts := a.putsUnder(id, mapping, name)
			switch every := puts && a.onEveryWay(ir.BlockID(b), place); {
			case every && v != nil:
				out, certain = v, a.f.Instrs[id].Op == ir.OpSetIndex && a.leftOut(a.f.Args(id)[2]) == nil
			case puts && v != nil && a.onlyWhereMissing(ir.BlockID(b), mapping, name):
				out, certain = v, false
			case puts:
				out, certain = nil, false // something else, or on some ways only
			}
		}
	}
	return out, certain
}

// displayDefault is what {"verify": False, **kwargs} and {**DEFAULTS, **kwargs} hold under a name where kwargs does not have it.
func (a *analysis) displayDefault(dict ir.ID, name string) (out *Val) {
	args := a.f.Args(dict)
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != ir.NoID {
			if s, ok := a.vals[args[i]].text(); ok && s == name {
				out = a.constantIn(args[i+1])
			}
			continue
		}
		v := a.vals[args[i+1]]
		if o := a.exactDict(v); o == nil && !a.isKeyArgs(args[i+1]) {
			return nil // which may have it
		} else if o != nil {
			if x, has := o.get(key{'[', name}); has && x != nil && x.Const != nil {
				out = x
			}
		}
	}
	return out
}

// putsUnder reports whether an instruction puts something into a mapping under a name, and which constant or parameter that is.
func (a *analysis) putsUnder(id, mapping ir.ID, name string) (v *Val, puts bool) {
	args := a.f.Args(id)
	is := func(x ir.ID) bool {
		s, ok := a.vals[x].text()
		return ok && s == name
	}
	switch a.f.Instrs[id].Op {
	case ir.OpSetIndex:
		if a.untested(args[0]) != mapping || !is(args[1]) {
			return nil, false
		}
		if v := a.constantIn(args[2]); v != nil {
			return v, true
		}
		if o := a.whole(a.vals[args[2]]); o != nil && o.Parent == nil {
			return a.vals[args[2]], true
		}
		return a.leftOut(args[2]), true // kwargs["verify"] = kwargs.get("verify", False)
	case ir.OpCall:
		if len(args) == 3 && a.f.Instrs[args[0]].Op == ir.OpAttr && a.f.NameOf(args[0]) == "setdefault" && a.untested(a.f.Arg(args[0], 0)) == mapping && is(args[1]) {
			return a.constantIn(args[2]), true
		}
	}
	return nil, false
}

// onlyWhereMissing reports whether a block is entered only where a mapping does not have a name: if "verify" not in kwargs.
func (a *analysis) onlyWhereMissing(b ir.BlockID, mapping ir.ID, name string) bool {
	for range maxMissing {
		preds := a.f.Blocks[b].Preds
		if len(preds) != 1 {
			return false
		}
		pred := &a.f.Blocks[preds[0]]
		last := pred.Instrs[len(pred.Instrs)-1]
		if a.f.Instrs[last].Op != ir.OpIf {
			b = preds[0]
			continue
		}
		cond := a.f.Arg(last, 0)
		in := &a.f.Instrs[cond]
		if in.Op != ir.OpCompare || in.Flag != ir.NotIn || pred.Succs[0] != b || a.untested(a.f.Arg(cond, 1)) != mapping {
			return false
		}
		s, ok := a.vals[a.f.Arg(cond, 0)].text()
		return ok && s == name
	}
	return false
}

// maxMissing bounds the blocks in a row that are looked through for a test.
const maxMissing = 3

// isKeyArgs reports whether a register is the function's keyword arguments.
func (a *analysis) isKeyArgs(id ir.ID) bool {
	in := &a.f.Instrs[a.untested(id)]
	return in.Op == ir.OpParam && a.f.Params[in.Aux].Kind == ir.KeyArgs
}

// constantIn is the constant that a register holds; nil for any other value.
func (a *analysis) constantIn(id ir.ID) *Val {
	if v := a.vals[id]; v != nil && v.Const != nil {
		return v
	}
	return nil
}

// testByDefault says whether a condition holds of an argument, or of what is assigned, where the callers of a library leave it out.
func (m *modelCall) testByDefault(c *knowledge.Condition, reg ir.ID) truth {
	if !m.a.w.cfg.Library {
		return truthUnknown
	}
	if c.Arg.Base == knowledge.PortValue {
		if reg = m.self.id; reg == ir.NoID && m.a.f.Instrs[m.id].Op == ir.OpSetAttr {
			reg = m.a.f.Arg(m.id, 1)
		}
	}
	if reg == ir.NoID {
		return truthUnknown
	}
	def := m.a.leftOut(reg)
	if def == nil && c.Is != nil {
		def = m.a.constantByDefault(reg)
	}
	if def != nil {
		return m.a.test(c, def)
	}
	return truthUnknown
}

// constantByDefault is the constant that a register is where callers leave out what decides it: kwargs.get("verify", False), or what
// "if verify is None: verify = False" makes of a parameter that is None by itself. Nil for any other register.
func (a *analysis) constantByDefault(id ir.ID) *Val {
	if v := a.leftOut(id); v != nil {
		return v
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpPhi {
		return nil
	}
	args := a.f.Args(id)
	for k, p := range a.f.Blocks[a.blockOf(id)].Preds {
		if k >= len(args) || a.f.Instrs[a.unrefined(args[k])].Op != ir.OpConst {
			continue
		}
		for range maxMissing { // back to the branch that leads there
			preds := a.f.Blocks[p].Preds
			if len(preds) != 1 {
				break
			}
			from := &a.f.Blocks[preds[0]]
			if last := from.Instrs[len(from.Instrs)-1]; a.f.Instrs[last].Op == ir.OpIf {
				if t := a.truthByDefault(a.f.Arg(last, 0), 4); t == truthy && from.Succs[0] == p || t == falsy && from.Succs[1] == p {
					return a.constantIn(args[k])
				}
				break
			}
			p = preds[0]
		}
	}
	return nil
}

// namedByData reports whether data that are no caller's are among the keys of a mapping.
func (a *analysis) namedByData(v *Val) bool {
	return slices.ContainsFunc(a.dataInKeys(v), func(x Atom) bool { return x.Origin.Source != nil })
}
