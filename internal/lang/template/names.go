package template

import "github.com/touchstone-sec/touchstone/internal/ir"

// What names a piece of the tree binds, tests and uses, in the order in which they come.

type nameSet struct {
	seen map[string]bool
	list []string
}

func (s *nameSet) add(name string) {
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	if name != "" && !s.seen[name] {
		s.seen[name] = true
		s.list = append(s.list, name)
	}
}

func (s *nameSet) addNames(e *expr) {
	walkExpr(e, func(e *expr) {
		if e.kind == nameExpr {
			s.add(e.name)
		}
	})
}

// addTarget adds the names that a target binds: not those of a.b or a[b].
func (s *nameSet) addTarget(e *expr) {
	switch e.kind {
	case nameExpr:
		s.add(e.name)
	case tupleExpr, listExpr, spreadExpr:
		for _, a := range e.args {
			s.addTarget(a)
		}
	}
}

// boundIn lists the names that nodes bind in the scope that they stand in. With scoping, loops, blocks and with have
// scopes of their own.
func boundIn(list []*node, scoping bool) []string {
	var s nameSet
	walkNodes(list, func(n *node) bool {
		switch n.kind {
		case setNode, captureNode:
			for _, t := range n.targets {
				s.addTarget(t)
			}
		case forNode:
			if scoping {
				return false
			}
			for _, t := range n.targets {
				s.addTarget(t)
			}
		case withNode, blockNode, escapeNode:
			return !scoping
		case macroNode:
			s.add(n.name)
			return false
		case callNode:
			return false
		case importNode:
			s.add(n.name)
			for _, b := range n.binds {
				s.add(b.name)
			}
		}
		return true
	})
	return s.list
}

// testedIn lists the names that conditions speak of, up to the bodies of macros, and that are used elsewhere, too. More
// of them cost more phis.
func testedIn(list []*node) []string {
	var s, used nameSet
	walkNodes(list, func(n *node) bool {
		if n.kind == macroNode || n.kind == callNode {
			return false
		}
		if n.kind != whileNode && n.expr != nil {
			used.addNames(n.expr)
		}
		for i := range n.binds {
			used.addNames(n.binds[i].expr)
		}
		return true
	})
	walkNodes(list, func(n *node) bool {
		if n.kind == macroNode || n.kind == callNode {
			return false
		}
		for i := range n.branches {
			s.addNames(n.branches[i].cond)
		}
		s.addNames(n.cond)
		if n.kind == whileNode {
			s.addNames(n.expr)
		}
		return len(s.list) < maxTested
	})
	out := s.list[:0]
	for _, name := range s.list[:min(len(s.list), maxTested)] {
		if used.seen[name] {
			out = append(out, name)
		}
	}
	return out
}

const maxTested = 256

// usedBy lists the names that a function uses, whatever they are bound to.
func usedBy(n *node) []string {
	var s nameSet
	for i := range n.params {
		s.addNames(n.params[i].def)
	}
	walkNodes(n.body, func(n *node) bool {
		n.exprs(s.addNames, s.addNames)
		return true
	})
	return s.list
}

// usedInside lists what functions inside of the nodes use: those variables live in cells.
func usedInside(list []*node) map[string]bool {
	used := map[string]bool{}
	walkNodes(list, func(n *node) bool {
		if n.kind != macroNode && n.kind != callNode {
			return true
		}
		used[contextName] = true
		for _, name := range usedBy(n) {
			used[name] = true
		}
		return false
	})
	return used
}

// guarded visits the variables that a condition refines, each once.
func (fn *fn) guarded(e *expr, visit func(*expr, int32)) {
	var seen [maxRefined]int32
	n := 0
	var walk func(*expr, int)
	walk = func(e *expr, depth int) {
		if e == nil || depth > 6 || n == maxRefined {
			return
		}
		switch e.kind {
		case nameExpr:
			v, ok := fn.lookup(e.name)
			if !ok {
				return
			}
			for _, s := range seen[:n] {
				if s == v {
					return
				}
			}
			seen[n] = v
			n++
			visit(e, v)
		case compareExpr:
			if e.op == ir.Is || e.op == ir.IsNot {
				return // says nothing about content
			}
			fallthrough
		case callExpr, filterExpr, testExpr, attrExpr, unaryExpr:
			for i, a := range e.args {
				if i == 0 && e.kind == callExpr && a.kind == nameExpr {
					continue // a function
				}
				walk(a, depth+1)
			}
		case indexExpr:
			walk(e.args[0], depth+1)
		}
	}
	walk(e, 0)
}

// maxRefined bounds the variables that one test refines.
const maxRefined = 4
