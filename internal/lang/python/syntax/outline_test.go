package syntax

import (
	"fmt"
	"strings"
)

// outline shows which statements a tree has and which were lost: one word a statement with the blocks in brackets, and
// the text of what was lost in quotes.
func outline(src string, list []Stmt) string {
	var words []string
	for _, s := range list {
		words = append(words, outlineStmt(src, s))
	}
	return strings.Join(words, " ")
}

func outlineStmt(src string, s Stmt) string {
	block := func(kind string, lists ...[]Stmt) string {
		var b strings.Builder
		b.WriteString(kind)
		for _, l := range lists {
			fmt.Fprintf(&b, "[%s]", outline(src, l))
		}
		return b.String()
	}
	switch s := s.(type) {
	case *BadStmt:
		return fmt.Sprintf("bad%q", src[s.Pos:s.End])
	case *FunctionDef:
		return block("def:"+s.Name, s.Body)
	case *ClassDef:
		return block("class:"+s.Name, s.Body)
	case *If:
		return block("if"+mark(s.Test), s.Body, s.OrElse)
	case *While:
		return block("while"+mark(s.Test), s.Body, s.OrElse)
	case *For:
		return block("for"+mark(s.Target)+mark(s.Iter), s.Body, s.OrElse)
	case *With:
		kind := "with"
		for _, item := range s.Items {
			kind += mark(item.Context)
		}
		return block(kind, s.Body)
	case *Try:
		lists := [][]Stmt{s.Body}
		for _, h := range s.Handlers {
			lists = append(lists, h.Body)
		}
		return block("try", append(lists, s.OrElse, s.Finally)...)
	case *Match:
		var lists [][]Stmt
		for _, c := range s.Cases {
			lists = append(lists, c.Body)
		}
		return block("match"+mark(s.Subject), lists...)
	case *ExprStmt:
		return src[s.Pos:s.End]
	case *Assign:
		return src[s.Pos:s.End]
	}
	return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", s), "*syntax."))
}

// mark shows an expression that could not be parsed.
func mark(x Expr) string {
	if _, ok := x.(*BadExpr); ok {
		return "?"
	}
	return ""
}
