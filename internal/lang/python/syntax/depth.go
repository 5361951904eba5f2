package syntax

// The parser recurses only where maxNesting counts, but operator, attribute and call chains of any length make trees
// of any height without recursion. As each level of a tree takes a token of its own, a line with fewer tokens than
// MaxDepth makes no tree that is higher; only files with longer lines, which are data as a rule, are looked at here.

// limitDepth replaces statements with expressions higher than MaxDepth by BadStmts. It uses a stack of its own.
func (p *parser) limitDepth(m *Module) {
	type item struct {
		node  Node
		depth int
		owner Stmt
	}
	var stack []item
	var deep map[Stmt]bool
	for _, s := range m.Body {
		stack = append(stack, item{s, 0, s})
	}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if top.depth > MaxDepth {
			if deep == nil {
				deep = map[Stmt]bool{}
			}
			deep[top.owner] = true
			continue
		}
		Children(top.node, func(n Node) {
			if s, ok := n.(Stmt); ok {
				stack = append(stack, item{s, 0, s})
			} else {
				stack = append(stack, item{n, top.depth + 1, top.owner})
			}
		})
	}
	if deep == nil {
		return
	}
	lists := [][]Stmt{m.Body}
	for len(lists) > 0 {
		list := lists[len(lists)-1]
		lists = lists[:len(lists)-1]
		for i, s := range list {
			if deep[s] {
				at := s.Range()
				p.errs = append(p.errs, Error{at, "too deeply nested"})
				list[i] = &BadStmt{at}
				continue
			}
			lists = append(lists, blocks(s)...)
		}
	}
}

// blocks are the lists of statements within a statement.
func blocks(s Stmt) [][]Stmt {
	switch s := s.(type) {
	case *FunctionDef:
		return [][]Stmt{s.Body}
	case *ClassDef:
		return [][]Stmt{s.Body}
	case *For:
		return [][]Stmt{s.Body, s.OrElse}
	case *While:
		return [][]Stmt{s.Body, s.OrElse}
	case *If:
		return [][]Stmt{s.Body, s.OrElse}
	case *With:
		return [][]Stmt{s.Body}
	case *Match:
		var all [][]Stmt
		for _, c := range s.Cases {
			all = append(all, c.Body)
		}
		return all
	case *Try:
		all := [][]Stmt{s.Body, s.OrElse, s.Finally}
		for _, h := range s.Handlers {
			all = append(all, h.Body)
		}
		return all
	}
	return nil
}
