package template

import "github.com/touchstone-sec/touchstone/internal/ir"

// The tree is one for all dialects. Nodes and expressions are plain structs: which fields matter is in their kinds.

type nodeKind uint8

const (
	textNode     nodeKind = iota // pos, end: literal text
	outputNode                   // expr; flag: never escaped ({% raw %})
	ifNode                       // branches, els
	forNode                      // targets, expr: the iterable, cond: a filter or nil, body, els
	whileNode                    // expr, body
	setNode                      // targets, expr
	captureNode                  // targets, body: the variable is what the body writes, expr: filters on holeExpr, or nil
	withNode                     // binds, body
	blockNode                    // name, body
	includeNode                  // expr, binds; flag: without the context
	extendsNode                  // expr
	macroNode                    // name, params, body
	callNode                     // expr: the call, params, body: the block that the callee may call as caller
	filterNode                   // expr: filters on holeExpr; body
	escapeNode                   // flag: on; body
	importNode                   // expr: the template's name, name: bound to all of it; binds: single names with aliases
	evalNode                     // expr, for what it does
	optionalNode                 // branches: any of them may run
	breakNode
	continueNode
	returnNode // the function ends
)

type node struct {
	kind     nodeKind
	flag     bool
	pos, end int32
	name     string
	expr     *expr
	cond     *expr
	targets  []*expr
	params   []param
	binds    []bind
	branches []branch
	body     []*node
	els      []*node
}

type branch struct {
	cond *expr
	body []*node
}

// A bind is name = expr; in imports the name that is bound, and an eName for the name there.
type bind struct {
	name string
	expr *expr
}

type param struct {
	name     string
	kind     ir.ParamKind
	def      *expr
	pos, end int32
}

type exprKind uint8

const (
	nameExpr    exprKind = iota // name
	constExpr                   // value
	attrExpr                    // args: object; name
	indexExpr                   // args: object, key
	sliceExpr                   // args: lower, upper, step, each may be nil; only ever a key
	callExpr                    // args: callee, arguments; names: of the arguments, as in ir.CallShape
	filterExpr                  // args: value, arguments; names; name
	testExpr                    // likewise
	binaryExpr                  // op; args: left, right
	compareExpr                 // likewise
	unaryExpr                   // op; args: operand
	concatExpr                  // args: parts, made strings
	andExpr                     // args
	orExpr                      // args
	notExpr                     // args: operand
	condExpr                    // args: condition, then, else or nil
	listExpr                    // args
	tupleExpr                   // args
	setExpr                     // args
	dictExpr                    // args: key, value, ...; a nil key marks an unpacked mapping
	formatExpr                  // args: parts of an f-string
	spreadExpr                  // args: iterable
	unknownExpr                 // args: what is inside; name: the construct
	holeExpr                    // what a filter section or a capture wrote
)

type expr struct {
	kind     exprKind
	op       uint8
	pos, end int32
	name     string
	value    ir.Const
	args     []*expr
	names    []string
}

// walkExpr visits an expression and all in it.
func walkExpr(e *expr, visit func(*expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, a := range e.args {
		walkExpr(a, visit)
	}
}

// exprs visits the expressions of a node that are evaluated, not its body's, and the targets.
func (n *node) exprs(value, target func(*expr)) {
	for _, e := range []*expr{n.expr, n.cond} {
		if e != nil {
			value(e)
		}
	}
	for i := range n.params {
		if d := n.params[i].def; d != nil {
			value(d)
		}
	}
	for i := range n.branches {
		if c := n.branches[i].cond; c != nil {
			value(c)
		}
	}
	if n.kind != importNode {
		for i := range n.binds {
			value(n.binds[i].expr)
		}
	}
	for _, t := range n.targets {
		target(t)
	}
}

// walkNodes visits nodes and all in them; enter says whether to go on into a node.
func walkNodes(list []*node, enter func(*node) bool) {
	for _, n := range list {
		if !enter(n) {
			continue
		}
		for i := range n.branches {
			walkNodes(n.branches[i].body, enter)
		}
		walkNodes(n.body, enter)
		walkNodes(n.els, enter)
	}
}
