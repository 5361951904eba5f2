package flow

import (
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the names in a function say of it: that it looks at the data which it passes on. The kinds are
// found out when a hit first asks for them, and once for each function: hits are many.

// lookedKinds are the kinds of sink whose data a function is known to look at; asked are those for which that was found out.
type lookedKinds struct{ asked, found atomic.Uint64 }

// lookedAt are the kinds, of these, of which the function tests or calls something whose name says that it looks at the data.
func (a *analysis) lookedAt(kinds knowledge.KindMask) knowledge.KindMask {
	l := &a.fs.looked
	var now knowledge.KindMask
	for _, r := range a.w.checkedRules {
		if k := r.Flow.Sink.Mask(); kinds&k&^knowledge.KindMask(l.asked.Load()) != 0 {
			if now |= k; a.looks(r.Flow.Checked) || r.Flow.Handed != nil && a.handsOn(r.Flow.Handed) {
				l.found.Or(uint64(k))
			}
		}
	}
	l.asked.Or(uint64(now)) // when all rules on them have been
	return kinds & knowledge.KindMask(l.found.Load())
}

// looks reports whether the function tests or calls something of a name.
func (a *analysis) looks(name *regex.Pattern) bool {
	for id := range a.f.Instrs {
		switch in := &a.f.Instrs[id]; in.Op {
		case ir.OpCall:
			if name.MatchString(a.f.NameOf(a.f.Arg(ir.ID(id), 0))) {
				return true
			}
		case ir.OpAppend: // sum(m.file_size for m in members)
			if a.asks(a.f.Arg(ir.ID(id), 1), name, 2) {
				return true
			}
		case ir.OpIf:
			if a.asks(a.f.Arg(ir.ID(id), 0), name, 4) {
				return true
			}
		}
	}
	return false
}

// handsOn reports whether the function calls one of a name with something that it has computed: checkpw(sha256(password).digest(), known).
func (a *analysis) handsOn(name *regex.Pattern) bool {
	f := a.f
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || !name.MatchString(f.NameOf(f.Arg(id, 0))) {
			continue
		}
		for _, x := range f.Args(id)[1:] {
			if x = unformed(f, x); f.Instrs[x].Op == ir.OpCall && !readers[f.NameOf(f.Arg(x, 0))] || f.Instrs[x].Op == ir.OpBinary || f.Instrs[x].Op == ir.OpPhi {
				return true
			}
		}
	}
	return false
}
