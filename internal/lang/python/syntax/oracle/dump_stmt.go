package oracle

import "github.com/touchstone-sec/touchstone/internal/lang/python/syntax"

func (d *Dumper) stmts(list []syntax.Stmt) {
	d.write("[")
	for _, s := range list {
		d.stmt(s)
	}
	d.write("]")
}

func (d *Dumper) stmt(s syntax.Stmt) {
	span := s.Range()
	async := func(b bool, kind string) string {
		if b {
			return "Async" + kind
		}
		return kind
	}
	switch s := s.(type) {
	case *syntax.FunctionDef:
		d.open(async(s.Async, "FunctionDef"), span)
		d.name(s.Name)
		d.arguments(s.Args)
		d.stmts(s.Body)
		d.exprs(s.Decorators)
		d.expr(s.Returns)
		d.typeParams(s.TypeParams)
	case *syntax.ClassDef:
		d.open("ClassDef", span)
		d.name(s.Name)
		d.exprs(s.Bases)
		d.keywords(s.Keywords)
		d.stmts(s.Body)
		d.exprs(s.Decorators)
		d.typeParams(s.TypeParams)
	case *syntax.Return:
		d.open("Return", span)
		d.expr(s.Value)
	case *syntax.Delete:
		d.open("Delete", span)
		d.exprs(s.Targets)
	case *syntax.Assign:
		d.open("Assign", span)
		d.exprs(s.Targets)
		d.expr(s.Value)
	case *syntax.TypeAlias:
		d.open("TypeAlias", span)
		d.expr(s.Name)
		d.typeParams(s.TypeParams)
		d.expr(s.Value)
	case *syntax.AugAssign:
		d.open("AugAssign", span)
		d.expr(s.Target)
		d.op(s.Op)
		d.expr(s.Value)
	case *syntax.AnnAssign:
		d.open("AnnAssign", span)
		d.expr(s.Target)
		d.expr(s.Annotation)
		d.expr(s.Value)
		d.flag(s.Simple)
	case *syntax.For:
		d.open(async(s.Async, "For"), span)
		d.expr(s.Target)
		d.expr(s.Iter)
		d.stmts(s.Body)
		d.stmts(s.OrElse)
	case *syntax.While:
		d.open("While", span)
		d.expr(s.Test)
		d.stmts(s.Body)
		d.stmts(s.OrElse)
	case *syntax.If:
		d.open("If", span)
		d.expr(s.Test)
		d.stmts(s.Body)
		d.stmts(s.OrElse)
	case *syntax.With:
		d.open(async(s.Async, "With"), span)
		d.write("[")
		for _, item := range s.Items {
			d.bare("withitem")
			d.expr(item.Context)
			d.expr(item.Target)
			d.close()
		}
		d.write("]")
		d.stmts(s.Body)
	case *syntax.Match:
		d.open("Match", span)
		d.expr(s.Subject)
		d.write("[")
		for _, c := range s.Cases {
			d.bare("match_case")
			d.pattern(c.Pattern)
			d.expr(c.Guard)
			d.stmts(c.Body)
			d.close()
		}
		d.write("]")
	case *syntax.Raise:
		d.open("Raise", span)
		d.expr(s.Exc)
		d.expr(s.Cause)
		if s.Value != nil || s.Traceback != nil {
			d.expr(s.Value)
			d.expr(s.Traceback)
		}
	case *syntax.Try:
		if s.Star {
			d.open("TryStar", span)
		} else {
			d.open("Try", span)
		}
		d.stmts(s.Body)
		d.write("[")
		for _, h := range s.Handlers {
			d.open("ExceptHandler", h.Span)
			d.expr(h.Type)
			d.optional(h.Name)
			if h.Target != nil {
				d.expr(h.Target)
			}
			d.stmts(h.Body)
			d.close()
		}
		d.write("]")
		d.stmts(s.OrElse)
		d.stmts(s.Finally)
	case *syntax.Assert:
		d.open("Assert", span)
		d.expr(s.Test)
		d.expr(s.Msg)
	case *syntax.Import:
		d.open("Import", span)
		d.aliases(s.Names)
	case *syntax.ImportFrom:
		d.open("ImportFrom", span)
		d.optional(s.Module)
		d.aliases(s.Names)
		d.int(s.Level)
	case *syntax.Global:
		d.open("Global", span)
		d.names(s.Names)
	case *syntax.Nonlocal:
		d.open("Nonlocal", span)
		d.names(s.Names)
	case *syntax.ExprStmt:
		d.open("Expr", span)
		d.expr(s.Value)
	case *syntax.Pass:
		d.open("Pass", span)
	case *syntax.Break:
		d.open("Break", span)
	case *syntax.Continue:
		d.open("Continue", span)
	case *syntax.Print:
		if s.Dest != nil && d.AsPython3 {
			d.printTo(s)
			return
		}
		d.open("Print", span)
		d.expr(s.Dest)
		d.exprs(s.Values)
		d.flag(s.NoBreak)
	case *syntax.Exec:
		d.open("Exec", span)
		d.expr(s.Body)
		d.expr(s.Globals)
		d.expr(s.Locals)
	default:
		d.open("BadStmt", span)
	}
	d.close()
}

// printTo writes "print >>f, x" as CPython 3 reads it, which is a shift, or a tuple that begins with one. We take it for
// Python 2's statement even so: nobody shifts a function.
func (d *Dumper) printTo(s *syntax.Print) {
	d.open("Expr", s.Span)
	tuple := len(s.Values) > 0 || s.NoBreak
	if tuple {
		d.open("Tuple", s.Span)
		d.write("[")
	}
	d.open("BinOp", syntax.Span{Pos: s.Pos, End: s.Dest.Range().End})
	d.expr(&syntax.Name{Span: syntax.Span{Pos: s.Pos, End: s.Pos + int32(len("print"))}, ID: "print"})
	d.op(syntax.RShift)
	d.expr(s.Dest)
	d.close()
	if tuple {
		for _, v := range s.Values {
			d.expr(v)
		}
		d.write("])")
	}
	d.close()
}

func (d *Dumper) aliases(list []syntax.Alias) {
	d.write("[")
	for _, a := range list {
		d.open("alias", a.Span)
		d.name(a.Name)
		d.optional(a.AsName)
		d.close()
	}
	d.write("]")
}

func (d *Dumper) arguments(a *syntax.Arguments) {
	d.bare("arguments")
	d.args(a.PosOnly)
	d.args(a.Args)
	d.arg(a.Vararg)
	d.args(a.KwOnly)
	d.exprs(a.KwDefaults)
	d.arg(a.Kwarg)
	d.exprs(a.Defaults)
	d.close()
}

func (d *Dumper) args(list []syntax.Arg) {
	d.write("[")
	for i := range list {
		d.arg(&list[i])
	}
	d.write("]")
}

func (d *Dumper) arg(a *syntax.Arg) {
	if a == nil {
		d.none()
		return
	}
	d.open("arg", a.Span)
	d.name(a.Name)
	d.expr(a.Annotation)
	if a.Tuple != nil {
		d.expr(a.Tuple)
	}
	d.close()
}

func (d *Dumper) keywords(list []syntax.Keyword) {
	d.write("[")
	for _, k := range list {
		d.open("keyword", k.Span)
		d.optional(k.Arg)
		d.expr(k.Value)
		d.close()
	}
	d.write("]")
}

var typeParamNames = [...]string{syntax.TypeVar: "TypeVar", syntax.TypeVarTuple: "TypeVarTuple", syntax.ParamSpec: "ParamSpec"}

func (d *Dumper) typeParams(list []syntax.TypeParam) {
	if d.Before312 {
		return
	}
	d.write("[")
	for _, t := range list {
		d.open(typeParamNames[t.Kind], t.Span)
		d.name(t.Name)
		if t.Kind == syntax.TypeVar {
			d.expr(t.Bound)
		}
		d.expr(t.Default)
		d.close()
	}
	d.write("]")
}

func (d *Dumper) patterns(list []syntax.Pattern) {
	d.write("[")
	for _, p := range list {
		d.pattern(p)
	}
	d.write("]")
}

func (d *Dumper) pattern(p syntax.Pattern) {
	if p == nil {
		d.none()
		return
	}
	span := p.Range()
	switch p := p.(type) {
	case *syntax.MatchValue:
		d.open("MatchValue", span)
		d.expr(p.Value)
	case *syntax.MatchSingleton:
		d.open("MatchSingleton", span)
		d.constant(p.Value)
	case *syntax.MatchSequence:
		d.open("MatchSequence", span)
		d.patterns(p.Patterns)
	case *syntax.MatchMapping:
		d.open("MatchMapping", span)
		d.exprs(p.Keys)
		d.patterns(p.Patterns)
		d.optional(p.Rest)
	case *syntax.MatchClass:
		d.open("MatchClass", span)
		d.expr(p.Class)
		d.patterns(p.Patterns)
		d.names(p.KwdAttrs)
		d.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		d.open("MatchStar", span)
		d.optional(p.Name)
	case *syntax.MatchAs:
		d.open("MatchAs", span)
		d.pattern(p.Pattern)
		d.optional(p.Name)
	case *syntax.MatchOr:
		d.open("MatchOr", span)
		d.patterns(p.Patterns)
	}
	d.close()
}
