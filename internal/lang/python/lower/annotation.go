package lower

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// typeRef simplifies an annotation to the one class that matters: Optional, Union with None, Annotated, Final,
// ClassVar and their like give what they wrap; containers give themselves with the element.
func typeRef(e syntax.Expr) *ir.TypeRef {
	switch e := e.(type) {
	case *syntax.Name, *syntax.Attribute, *syntax.Call: // conint(ge=1)
		if n := dotted(e); n != "" {
			return &ir.TypeRef{Name: n}
		}
	case *syntax.Constant:
		if e.Kind == syntax.Str {
			tree, errs := syntax.Parse(strings.TrimSpace(e.Text))
			if len(errs) == 0 && len(tree.Body) == 1 {
				if s, ok := tree.Body[0].(*syntax.ExprStmt); ok {
					if _, str := s.Value.(*syntax.Constant); !str {
						return typeRef(s.Value)
					}
				}
			}
		}
	case *syntax.BinOp:
		if e.Op == syntax.BitOr {
			if t := typeRef(e.Left); t != nil {
				return t
			}
			return typeRef(e.Right)
		}
	case *syntax.Subscript:
		base := dotted(e.Value)
		if base == "" {
			return nil
		}
		args := []syntax.Expr{e.Index}
		if t, ok := e.Index.(*syntax.Tuple); ok {
			args = t.Elts
		}
		if len(args) == 0 {
			return &ir.TypeRef{Name: base}
		}
		switch base[strings.LastIndexByte(base, '.')+1:] {
		case "Optional", "Union", "Annotated", "Final", "ClassVar", "Required", "NotRequired", "ReadOnly", "Mapped":
			for _, a := range args {
				if t := typeRef(a); t != nil {
					return t
				}
			}
			return nil
		case "Literal":
			return &ir.TypeRef{Name: base, Values: admitted(args, nil)}
		}
		return &ir.TypeRef{Name: base, Elem: typeRef(args[len(args)-1])}
	}
	return nil
}

// admitted are the constants that a Literal lists; none where one of them is no text, number or boolean.
func admitted(args []syntax.Expr, list []ir.Const) []ir.Const {
	for _, x := range args {
		switch x := x.(type) {
		case *syntax.Constant:
			c := constant(x)
			if c.Kind != ir.None {
				list = append(list, c)
			}
		case *syntax.Subscript: // Literal[Literal["a"], "b"]
			inner := []syntax.Expr{x.Index}
			if t, ok := x.Index.(*syntax.Tuple); ok {
				inner = t.Elts
			}
			list = admitted(inner, list)
		default:
			return nil
		}
	}
	return list
}

// notes are the calls in what Annotated adds to a type: they say how the value is made or checked. Frameworks take them for
// what they pass, as they take a default: name: Annotated[str, Query()] means name: str = Query().
func notes(e syntax.Expr) (calls []syntax.Expr) {
	if c, ok := e.(*syntax.Call); ok { // constr(pattern="^[a-z]+$")
		return []syntax.Expr{c}
	}
	s, ok := e.(*syntax.Subscript)
	if !ok {
		return nil
	}
	if base := dotted(s.Value); base != "Annotated" && !strings.HasSuffix(base, ".Annotated") {
		return nil
	}
	if t, ok := s.Index.(*syntax.Tuple); ok && len(t.Elts) > 1 {
		for _, x := range t.Elts[1:] {
			if c, ok := x.(*syntax.Call); ok {
				calls = append(calls, c)
			}
		}
	}
	return calls
}

// dotted is the text of a name or attribute chain, "" for anything else.
func dotted(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		if base := dotted(e.Value); base != "" {
			return base + "." + e.Attr
		}
	case *syntax.Call:
		return dotted(e.Func)
	case *syntax.Subscript: // a generic class's arguments
		return dotted(e.Value)
	}
	return ""
}
