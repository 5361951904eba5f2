package lower

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// matchStmt lowers a match statement to tests in the order of the cases.
func (fn *funcLowerer) matchStmt(s *syntax.Match) {
	subject := fn.expr(s.Subject)
	done := fn.b.NewBlock()
	for i := range s.Cases {
		c := &s.Cases[i]
		fail := fn.b.NewBlock()
		fn.pattern(c.Pattern, subject, fail)
		if name, ok := s.Subject.(*syntax.Name); ok {
			fn.refineSubject(name, c.Pattern, subject)
		}
		if c.Guard != nil && fn.b.Reachable() {
			then := fn.b.NewBlock()
			fn.condition(c.Guard, then, fail)
			fn.b.Resume(then)
		}
		fn.stmts(c.Body)
		fn.b.Jump(done)
		fn.b.Resume(fail)
		if !fn.b.Reachable() {
			break
		}
		if name, ok := s.Subject.(*syntax.Name); ok && c.Guard == nil && i < len(s.Cases)-1 {
			subject = fn.oneOf(c.Pattern, subject, name.ID, name.Pos, name.End, false) // the next cases are for what is left
		}
	}
	fn.b.Jump(done)
	fn.b.Resume(done)
}

// refineSubject renames the subject in a case whose pattern is literals: it equals one of them.
func (fn *funcLowerer) refineSubject(n *syntax.Name, p syntax.Pattern, subject ir.ID) {
	v := fn.lookup(n.ID)
	if v == nil || v.index < 0 || v.load || !fn.b.Reachable() {
		return
	}
	if refined := fn.oneOf(p, subject, n.ID, n.Pos, n.End, true); refined != subject {
		fn.b.Write(v.index, refined)
	}
}

// oneOf is the subject that a pattern of literals has matched, or has not: it equals one of them, or none. Of other patterns it is the
// subject itself.
func (fn *funcLowerer) oneOf(p syntax.Pattern, subject ir.ID, name string, pos, end int32, matched bool) ir.ID {
	var literals []syntax.Expr
	switch p := p.(type) {
	case *syntax.MatchValue:
		literals = append(literals, p.Value)
	case *syntax.MatchOr:
		for _, alt := range p.Patterns {
			val, ok := alt.(*syntax.MatchValue)
			if !ok {
				return subject
			}
			literals = append(literals, val.Value)
		}
	}
	if len(literals) == 0 {
		return subject
	}
	set := fn.emit(at(ir.OpTuple, p), fn.exprs(literals)...)
	in := at(ir.OpCompare, p)
	in.Flag = ir.In
	cond := fn.emit(in, subject, set)
	return fn.emit(ir.Instr{Op: ir.OpSigma, Flag: ir.SigmaFlag(matched), Pos: pos, End: end, Name: fn.name(name)}, subject, cond)
}

// test goes on where the condition holds and to fail where not.
func (fn *funcLowerer) test(cond ir.ID, n syntax.Node, fail ir.BlockID) {
	next := fn.b.NewBlock()
	r := n.Range()
	fn.b.If(cond, r.Pos, r.End, next, fail)
	fn.b.Resume(next)
}

func (fn *funcLowerer) kindTest(kind string, p syntax.Pattern, subject ir.ID, fail ir.BlockID, more ...ir.ID) {
	in := at(ir.OpMatch, p)
	in.Name = fn.name(kind)
	fn.test(fn.emit(in, append([]ir.ID{subject}, more...)...), p, fail)
}

func (fn *funcLowerer) capture(name string, val ir.ID, p syntax.Pattern) {
	r := p.Range()
	fn.writeName(name, val, r.Pos, r.End)
}

// pattern tests and binds; control goes on where the pattern matches and to fail where not.
func (fn *funcLowerer) pattern(p syntax.Pattern, subject ir.ID, fail ir.BlockID) {
	if !fn.b.Reachable() {
		return
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		in := at(ir.OpCompare, p)
		in.Flag = ir.Eq
		fn.test(fn.emit(in, subject, fn.expr(p.Value)), p, fail)
	case *syntax.MatchSingleton:
		in := at(ir.OpCompare, p)
		in.Flag = ir.Is
		fn.test(fn.emit(in, subject, fn.expr(p.Value)), p, fail)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			fn.pattern(p.Pattern, subject, fail)
		}
		if p.Name != "" {
			r := p.Range()
			fn.capture(p.Name, fn.oneOf(p.Pattern, subject, p.Name, r.Pos, r.End, true), p) // case "up" | "down" as op
		}
	case *syntax.MatchOr:
		matched := fn.b.NewBlock()
		for i, alt := range p.Patterns {
			next := fail
			if i < len(p.Patterns)-1 {
				next = fn.b.NewBlock()
			}
			fn.pattern(alt, subject, next)
			fn.b.Jump(matched)
			if next != fail {
				fn.b.Resume(next)
			}
		}
		fn.b.Resume(matched)
	case *syntax.MatchSequence:
		fn.kindTest("sequence", p, subject, fail)
		star := -1
		for i, e := range p.Patterns {
			if _, ok := e.(*syntax.MatchStar); ok {
				star = i
			}
		}
		for i, e := range p.Patterns {
			in := at(ir.OpUnpack, e)
			in.Aux = int32(i)
			if i == star {
				in.Flag = starred(len(p.Patterns) - i - 1)
			} else if star >= 0 && i > star {
				in.Aux = int32(i - len(p.Patterns))
			}
			fn.pattern(e, fn.emit(in, subject), fail)
		}
	case *syntax.MatchStar:
		if p.Name != "" {
			fn.capture(p.Name, subject, p)
		}
	case *syntax.MatchMapping:
		fn.kindTest("mapping", p, subject, fail)
		for i, k := range p.Keys {
			fn.pattern(p.Patterns[i], fn.emit(at(ir.OpIndex, p.Patterns[i]), subject, fn.expr(k)), fail)
		}
		if p.Rest != "" {
			fn.capture(p.Rest, subject, p)
		}
	case *syntax.MatchClass:
		fn.kindTest("class", p, subject, fail, fn.expr(p.Class))
		for i, e := range p.Patterns {
			if len(p.Patterns) == 1 { // str(x), int(x): the subject itself for the builtin types
				fn.pattern(e, subject, fail)
				break
			}
			in := at(ir.OpUnpack, e)
			in.Aux = int32(i)
			fn.pattern(e, fn.emit(in, subject), fail)
		}
		for i, e := range p.KwdPatterns {
			in := at(ir.OpAttr, e)
			in.Name = fn.name(p.KwdAttrs[i])
			fn.pattern(e, fn.emit(in, subject), fail)
		}
	}
}
