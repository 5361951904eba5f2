package flow

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/idiom"
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
			if now |= k; a.looks(r.Flow.Checked) || r.Flow.Handed != nil && a.handsOn(r.Flow.Handed) || r.Flow.Tested != nil && a.tests(r.Flow.Tested) {
				l.found.Or(uint64(k))
			}
		}
	}
	l.asked.Or(uint64(now)) // when all rules on them have been
	found := kinds & knowledge.KindMask(l.found.Load())
	for _, r := range a.w.checkedRules {
		if k := r.Flow.Sink.Mask(); found&k != 0 && r.Flow.Handed == nil && r.Flow.Tested == nil && !a.looksThere(r.Flow.Checked) {
			found &^= k
		}
	}
	if found&a.w.testedKinds != 0 && a.admitsPages() { // which endings these are depends on values, and is asked each time
		found &^= a.w.testedKinds
	}
	return found
}

// pageEndings are endings of files that browsers run as pages of the site that hands them out; plainEndings stand in lists of what is
// taken, and in none of what is refused.
var (
	pageEndings  = map[string]bool{"html": true, "htm": true, "svg": true, "xhtml": true, "shtml": true, "php": true, "phtml": true}
	plainEndings = map[string]bool{"png": true, "jpg": true, "jpeg": true, "gif": true, "pdf": true, "txt": true, "csv": true, "doc": true, "docx": true, "odt": true}
)

// admitsPages reports whether the function compares with a list of endings that are taken, pages among them.
func (a *analysis) admitsPages() bool {
	for id := range a.f.Instrs {
		in := &a.f.Instrs[id]
		if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn {
			continue
		}
		v := a.vals[a.f.Arg(ir.ID(id), 1)]
		es, _ := a.elements(v)
		for _, r := range v.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objSet {
				es = append(es, o.Elems...)
			}
		}
		page, plain := false, false
		for _, e := range es {
			s, _ := e.text()
			s = strings.TrimPrefix(strings.ToLower(s), ".")
			page, plain = page || pageEndings[s], plain || plainEndings[s]
		}
		if page && plain {
			return true
		}
	}
	return false
}

// tests reports whether the function tests what a call of a name gives, or looks it up in a table of what there may be: TYPES[ending].
func (a *analysis) tests(name *regex.Pattern) bool {
	for i := range a.f.Instrs {
		id, fuel := ir.ID(i), maxAsked
		if op := a.f.Instrs[i].Op; op == ir.OpIf && a.computedBy(a.f.Arg(id, 0), name, &fuel) || op == ir.OpIndex && a.computedBy(a.f.Arg(id, 1), name, &fuel) {
			return true
		}
	}
	return false
}

// computedBy reports whether a register is computed by a call of a name.
func (a *analysis) computedBy(id ir.ID, name *regex.Pattern, fuel *int) bool {
	if *fuel--; id == ir.NoID || *fuel < 0 {
		return false
	}
	if a.f.Instrs[id].Op == ir.OpCall && name.MatchString(a.f.NameOf(a.f.Arg(id, 0))) {
		return true
	}
	return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return a.computedBy(x, name, fuel) })
}

// looks reports whether the function tests or calls something of a name.
func (a *analysis) looks(name *regex.Pattern) bool {
	for id := range a.f.Instrs {
		if a.looksBy(ir.ID(id), name) {
			return true
		}
	}
	return false
}

// looksThere reports whether it does so in a block that can be passed on a way through the block at work. What another branch of the same
// test asks says nothing here.
func (a *analysis) looksThere(name *regex.Pattern) bool {
	const none = -1
	for b := range a.f.Blocks {
		for _, id := range a.f.Blocks[b].Instrs {
			if a.looksBy(id, name) {
				if at := ir.BlockID(b); a.reaches(at, a.at, none) || a.reaches(a.at, at, none) {
					return true
				}
				break
			}
		}
	}
	return false
}

// looksBy reports whether an instruction tests or calls something of a name.
func (a *analysis) looksBy(id ir.ID, name *regex.Pattern) bool {
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpCall:
		return name.MatchString(a.f.NameOf(a.f.Arg(id, 0)))
	case ir.OpAppend: // sum(m.file_size for m in members)
		return a.asks(a.f.Arg(id, 1), name, 2) || name.MatchString(memberSize) && a.sizesElements(a.f.Arg(id, 1))
	case ir.OpIf:
		return a.asks(a.f.Arg(id, 0), name, 4) || name.MatchString(memberSize) && a.sizesElements(a.f.Arg(id, 0))
	}
	return false
}

// memberSize is what the size of an element is asked by, which is called size alone as the size of a whole upload is: TarInfo.size.
const memberSize = "member_size"

// sizesElements reports whether a value is computed of the size of what a loop goes through.
func (a *analysis) sizesElements(id ir.ID) (found bool) {
	idiom.Inside(a.f, id, 0, func(x ir.ID) {
		found = found || a.f.Instrs[x].Op == ir.OpAttr && a.f.NameOf(x) == "size" && a.f.Instrs[idiom.Untested(a.f, a.f.Arg(x, 0))].Op == ir.OpNext
	})
	return found
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
			if x = idiom.Unformed(f, x); f.Instrs[x].Op == ir.OpCall && !idiom.Readers[f.NameOf(f.Arg(x, 0))] || f.Instrs[x].Op == ir.OpBinary || f.Instrs[x].Op == ir.OpPhi {
				return true
			}
		}
	}
	return false
}
