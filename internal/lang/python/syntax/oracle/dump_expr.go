package oracle

import "github.com/touchstone-sec/touchstone/internal/lang/python/syntax"

func (d *Dumper) exprs(list []syntax.Expr) {
	d.write("[")
	for _, x := range list {
		d.expr(x)
	}
	d.write("]")
}

var compNames = [...]string{
	syntax.ListComp: "ListComp", syntax.SetComp: "SetComp", syntax.DictComp: "DictComp", syntax.GeneratorExp: "GeneratorExp",
}

func (d *Dumper) expr(x syntax.Expr) {
	if x == nil {
		d.none()
		return
	}
	span := x.Range()
	switch x := x.(type) {
	case *syntax.BoolOp:
		d.open("BoolOp", span)
		d.op(x.Op)
		d.exprs(x.Values)
	case *syntax.NamedExpr:
		d.open("NamedExpr", span)
		d.expr(x.Target)
		d.expr(x.Value)
	case *syntax.BinOp:
		d.open("BinOp", span)
		d.expr(x.Left)
		d.op(x.Op)
		d.expr(x.Right)
	case *syntax.UnaryOp:
		d.open("UnaryOp", span)
		d.op(x.Op)
		d.expr(x.Operand)
	case *syntax.Lambda:
		d.open("Lambda", span)
		d.arguments(x.Args)
		d.expr(x.Body)
	case *syntax.IfExp:
		d.open("IfExp", span)
		d.expr(x.Test)
		d.expr(x.Body)
		d.expr(x.OrElse)
	case *syntax.Dict:
		d.open("Dict", span)
		d.exprs(x.Keys)
		d.exprs(x.Values)
	case *syntax.Set:
		d.open("Set", span)
		d.exprs(x.Elts)
	case *syntax.Comp:
		d.open(compNames[x.Kind], span)
		d.expr(x.Elt)
		if x.Kind == syntax.DictComp {
			d.expr(x.Value)
		}
		d.write("[")
		for _, g := range x.Generators {
			d.bare("comprehension")
			d.expr(g.Target)
			d.expr(g.Iter)
			d.exprs(g.Ifs)
			d.flag(g.Async)
			d.close()
		}
		d.write("]")
	case *syntax.Await:
		d.open("Await", span)
		d.expr(x.Value)
	case *syntax.Yield:
		d.open("Yield", span)
		d.expr(x.Value)
	case *syntax.YieldFrom:
		d.open("YieldFrom", span)
		d.expr(x.Value)
	case *syntax.Compare:
		d.open("Compare", span)
		d.expr(x.Left)
		d.write("[")
		for _, op := range x.Ops {
			d.op(op)
		}
		d.write("]")
		d.exprs(x.Comparators)
	case *syntax.Call:
		d.open("Call", span)
		d.expr(x.Func)
		d.exprs(x.Args)
		d.keywords(x.Keywords)
	case *syntax.JoinedStr:
		d.joinedStr(x)
		return
	case *syntax.Constant:
		d.open("Constant", span)
		d.constant(x)
		if x.Unicode {
			d.write("u")
		}
	case *syntax.Attribute:
		d.open("Attribute", span)
		d.expr(x.Value)
		d.name(x.Attr)
	case *syntax.Subscript:
		d.open("Subscript", span)
		d.expr(x.Value)
		d.expr(x.Index)
	case *syntax.Starred:
		d.open("Starred", span)
		d.expr(x.Value)
	case *syntax.Name:
		d.open("Name", span)
		d.name(x.ID)
	case *syntax.List:
		d.open("List", span)
		d.exprs(x.Elts)
	case *syntax.Tuple:
		d.open("Tuple", span)
		d.exprs(x.Elts)
	case *syntax.Slice:
		d.open("Slice", span)
		d.expr(x.Lower)
		d.expr(x.Upper)
		d.expr(x.Step)
	case *syntax.Repr:
		d.open("Repr", span)
		d.expr(x.Value)
	default:
		d.open("BadExpr", span)
	}
	d.close()
}

func (d *Dumper) joinedStr(x *syntax.JoinedStr) {
	kind, field := "JoinedStr", "FormattedValue"
	if x.Template {
		kind, field = "TemplateStr", "Interpolation"
	}
	d.open(kind, x.Span)
	if d.Before312 {
		d.quiet++
	}
	d.write("[")
	for _, v := range x.Values {
		f, ok := v.(*syntax.FormattedValue)
		if !ok {
			d.expr(v)
			continue
		}
		d.open(field, f.Span)
		d.expr(f.Value)
		if x.Template {
			d.text(f.Text)
		}
		if f.Conversion == 0 {
			d.int(-1)
		} else {
			d.int(int(f.Conversion))
		}
		if f.FormatSpec == nil {
			d.none()
		} else {
			d.joinedStr(f.FormatSpec)
		}
		d.close()
	}
	d.write("]")
	if d.Before312 {
		d.quiet--
	}
	d.close()
}
