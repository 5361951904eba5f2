package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds patterns that stand in a list, with which a text is matched one after the other: any(re.search(p, text) for p in
// PATTERNS), and those that were compiled so: [re.compile(p) for p in PATTERNS]. One that backtracks badly is enough.

// maxPatternList bounds the patterns of a list that are looked at.
const maxPatternList = 64

// oneOfMark is what compiledMark is for a pattern, for those of which a compiled one is one: no test of a text says anything by them.
const (
	oneOfMark = "\x00res:"
	nextOne   = "\x01"
)

// listedPatterns are the texts of which a register is one, in a loop over what holds them: a list, the values of a dictionary, the
// second or first of pairs.
func (a *analysis) listedPatterns(id ir.ID) (list []string) {
	if id == ir.NoID {
		return nil
	}
	id = a.unrefined(id)
	part := -1
	if in := &a.f.Instrs[id]; in.Op == ir.OpUnpack && in.Flag == 0 && in.Aux >= 0 && in.Aux < 2 {
		part, id = int(in.Aux), a.unrefined(a.f.Arg(id, 0))
	}
	if a.f.Instrs[id].Op != ir.OpNext {
		return nil
	}
	from := a.iterated1(id)
	es := a.elementsKnown(a.vals[from])
	if len(es) == 0 {
		es, part = a.valuesIn(from, part), -1
	}
	for _, e := range es[:min(len(es), maxPatternList)] {
		if part >= 0 {
			pair, ok := a.elements(e)
			if !ok || part >= len(pair) {
				return nil
			}
			e = pair[part]
		}
		if s, ok := e.text(); ok {
			list = append(list, s)
		}
	}
	return list
}

// valuesIn are the values of a dictionary that is known, by d.values() or, as the second of each pair, d.items().
func (a *analysis) valuesIn(list ir.ID, part int) (es []*Val) {
	list = a.unrefined(list)
	if list == ir.NoID || a.f.Instrs[list].Op != ir.OpCall || len(a.f.Args(list)) != 1 {
		return nil
	}
	method := a.f.Arg(list, 0)
	if a.f.Instrs[method].Op != ir.OpAttr || (a.f.NameOf(method) != "values" || part >= 0) && (a.f.NameOf(method) != "items" || part != 1) {
		return nil
	}
	for _, r := range a.vals[a.f.Arg(method, 0)].refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objDict {
			for _, f := range o.Fields {
				es = append(es, f.Val)
			}
		}
	}
	return es
}

// elementsKnown are elements of what a value may be, as far as they are known.
func (a *analysis) elementsKnown(v *Val) (es []*Val) {
	for _, r := range v.refs() {
		if r.Kind != refObject {
			continue
		}
		if o := a.obj(r.ID); o != nil && (o.Kind == objList || o.Kind == objTuple || o.Kind == objSet) {
			if es = append(es, o.Elems...); o.Rest != bottom {
				es = append(es, o.Rest)
			}
		}
	}
	return es
}

// compiledOne is the known text of a compiled pattern that is one of several: those that might backtrack badly. None is left if none does.
func (m *modelCall) compiledOne() (text string, ok bool) {
	list := m.a.listedPatterns(m.params[0].id)
	flags, known := inlineFlags(m.param("flags"))
	if len(list) == 0 || !known {
		return "", false
	}
	list = slices.DeleteFunc(list, func(p string) bool {
		return strings.Contains(p, nextOne) || !m.a.w.patterns.suspect(&patternUse{pattern: p, use: patternUses["search"]})
	})
	for i := range list {
		list[i] = flags + list[i]
	}
	return oneOfMark + strings.Join(list, nextOne) + "\x00", len(list) > 0
}

// matchedWith are the patterns with which a call may match its text, and where the one that it is was compiled.
func (m *modelCall) matchedWith() (list []string, at *Step) {
	if len(m.fn.Params) > 0 && m.fn.Params[0].Name == "pattern" {
		if p, ok := m.params0().text(); ok {
			return []string{p}, nil
		}
		if list = m.params0().few(); len(list) > 0 { // as branches choose it
			return list, nil
		}
		if list = m.a.listedPatterns(m.params[0].id); len(list) > 0 {
			return list, nil
		}
	}
	of := []*Val{m.self.val}
	if id := m.self.id; id != ir.NoID {
		if id = m.a.unrefined(id); m.a.f.Instrs[id].Op == ir.OpNext {
			of = append(of, m.a.elementsKnown(m.a.vals[m.a.iterated1(id)])...)
		}
	}
	for _, v := range of[:min(len(of), maxPatternList)] {
		if p, place, ok := m.a.compiled(v); ok {
			list, at = append(list, p), place
		} else if v == nil {
			continue
		} else if text, ok := strings.CutPrefix(v.prefix(), oneOfMark); ok {
			if text, whole := strings.CutSuffix(text, "\x00"); whole {
				list = append(list, strings.Split(text, nextOne)...)
			}
		}
	}
	if len(list) > 1 {
		at = nil // which one it is, is not known
	}
	return list, at
}

// patternPassed is the register of the pattern that the call is given first, or that it has just been compiled of, where its text is not
// known here: a caller may write it.
func (m *modelCall) patternPassed() ir.ID {
	pattern := ir.NoID
	if len(m.fn.Params) > 0 && m.fn.Params[0].Name == "pattern" {
		pattern = m.params[0].id
	} else if self := m.self.id; self != ir.NoID {
		f := m.a.f
		if self = m.a.unrefined(self); f.Instrs[self].Op == ir.OpCall && f.NameOf(f.Arg(self, 0)) == "compile" && len(f.Args(self)) > 1 {
			pattern = f.Arg(self, 1)
		}
	}
	if pattern == ir.NoID {
		return ir.NoID
	}
	if _, known := m.a.vals[pattern].text(); known {
		return ir.NoID
	}
	return pattern
}
