package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds comparisons with what only who has a key can compute: they are what the value shows, whatever its name.

// codeSink is the other side of such a comparison.
func (w *World) codeSink() *knowledge.Sink {
	return &knowledge.Sink{
		Kinds: w.comparedKinds, Arg: knowledge.Ports{{Name: "value", Base: knowledge.PortValue}},
		Message: "is compared with a code that is computed with a key",
	}
}

// comparisons checks what the function compares with such codes by == and !=.
func (a *analysis) comparisons() {
	if a.w.comparedKinds == 0 {
		return
	}
	for id := range a.reached() {
		in := &a.f.Instrs[id]
		if in.Op != ir.OpCompare || in.Flag != ir.Eq && in.Flag != ir.NotEq {
			continue
		}
		x, y := a.f.Arg(id, 0), a.f.Arg(id, 1)
		for _, side := range [2][2]ir.ID{{x, y}, {y, x}} {
			code, other := a.vals[side[0]], a.vals[side[1]]
			if a.keyed(code) && !a.keyed(other) && other != bottom {
				m := &modelCall{a: a, id: id, fn: &knowledge.Function{}, result: other, name: "==", called: bottom, pos: in.Pos, end: in.End}
				m.self.id = side[1]
				m.sink(a.w.codes)
			}
		}
	}
}

// keyed reports whether a value is computed with a key: by an algorithm for that, or as the digest of a text that a key is
// part of, which a comparison of the key itself is not any more.
func (a *analysis) keyed(v *Val) bool {
	return slices.ContainsFunc(v.taint(), func(x Atom) bool {
		return x.is(knowledge.MAC) || x.is(knowledge.SigningKey) && x.Kinds&a.w.comparedKinds == 0
	})
}

// carries reports whether a value is made of data of a class.
func carries(v *Val, class knowledge.Class) bool {
	return slices.ContainsFunc(v.taint(), func(x Atom) bool { return x.is(class) })
}

// is reports whether data come from a source of a class.
func (x Atom) is(class knowledge.Class) bool {
	return x.Origin.Source != nil && x.Origin.Source.Class == class
}
