package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what a function passes on where its callers leave an entry of **kwargs out: kwargs.setdefault("verify", False),
// verify=kwargs.get("verify", False). It is at fault by itself where nothing calls it; of callers those are that leave it out.

// leftOut reports whether a condition is fulfilled where callers leave an entry of **kwargs out.
func (m *modelCall) leftOut(h *knowledge.Hazard, c *knowledge.Condition) bool {
	if m.a.w.credentials[h.Rule] { // what stands in for a credential that is not given has rules of its own
		return false
	}
	v := m.entryDefault(c)
	return v != nil && strictly(c, v, m.a.test(c, v)) == truthy
}

// entryDefault is the constant that stands for an entry of **kwargs which a condition is about; nil where there is none.
func (m *modelCall) entryDefault(c *knowledge.Condition) *Val {
	f := m.a.f
	if _, reg, _ := m.port(c.Arg); reg != ir.NoID {
		if v := lookedUpDefault(f, m.a.unrefined(reg)); v != nil {
			return v
		}
	}
	name := c.Arg.Name
	if n := len(c.Arg.Path); n > 0 {
		name = c.Arg.Path[n-1].Name
	}
	if f.Instrs[m.id].Op != ir.OpCall || !m.passesKeywords() {
		return nil
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(ir.ID(i))
		if len(args) != 3 || f.Instrs[args[0]].Op != ir.OpAttr || f.NameOf(args[0]) != "setdefault" || f.Instrs[args[2]].Op != ir.OpConst || !keywordsOf(f, f.Arg(args[0], 0)) {
			continue
		}
		if key, ok := idiom.ConstText(f, args[1]); ok && key == name {
			return constVal(f.Consts[f.Instrs[args[2]].Aux])
		}
	}
	return nil
}

// passesKeywords reports whether the call passes on all keywords that its function is given.
func (m *modelCall) passesKeywords() bool {
	f := m.a.f
	args := f.Args(m.id)
	names := f.Calls[f.Instrs[m.id].Aux].Names
	return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && keywordsOf(f, x) }) && slices.Contains(names, "**")
}
