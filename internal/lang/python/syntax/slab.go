package syntax

// A slab hands out values of one type from chunks, so that a tree costs few allocations. Chunks grow with the tree: a
// small file does not pay for a large one. Nothing is given back: the tree is dropped as a whole.
type slab[T any] struct {
	free []T
	size int
}

const (
	firstChunk = 16
	lastChunk  = 512
)

func (s *slab[T]) grow() {
	s.size = min(max(2*s.size, firstChunk), lastChunk)
	s.free = make([]T, s.size)
}

// new returns a zero value.
func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.grow()
	}
	x := &s.free[0]
	s.free = s.free[1:]
	return x
}

// list returns a copy of xs that has no spare capacity.
func (s *slab[T]) list(xs []T) []T {
	n := len(xs)
	if n == 0 {
		return nil
	}
	if n > len(s.free) {
		if n > lastChunk/4 {
			return append(make([]T, 0, n), xs...)
		}
		s.grow()
		if n > len(s.free) {
			s.free = make([]T, lastChunk)
		}
	}
	out := s.free[:n:n]
	copy(out, xs)
	s.free = s.free[n:]
	return out
}

// slabs are one parser's slabs: one for each kind of node that files are full of, and one for each kind of list.
type slabs struct {
	names           slab[Name]
	attributes      slab[Attribute]
	calls           slab[Call]
	constants       slab[Constant]
	subscripts      slab[Subscript]
	tuples          slab[Tuple]
	lists           slab[List]
	dicts           slab[Dict]
	compares        slab[Compare]
	binOps          slab[BinOp]
	unaryOps        slab[UnaryOp]
	boolOps         slab[BoolOp]
	exprStmts       slab[ExprStmt]
	assigns         slab[Assign]
	ifs             slab[If]
	returns         slab[Return]
	functions       slab[FunctionDef]
	arguments       slab[Arguments]
	joined          slab[JoinedStr]
	formattedValues slab[FormattedValue]
	imports         slab[ImportFrom]

	exprList slab[Expr]
	stmtList slab[Stmt]
	argList  slab[Arg]
	kwList   slab[Keyword]
	opList   slab[Operator]
	aliases  slab[Alias]
}

// stacks hold lists while they are being parsed. A list is everything above a mark; see take functions.
type stacks struct {
	exprs   []Expr
	stmts   []Stmt
	args    []Arg
	kws     []Keyword
	ops     []Operator
	aliased []Alias
}

func (p *parser) takeExprs(mark int) []Expr {
	out := p.exprList.list(p.exprs[mark:])
	p.exprs = p.exprs[:mark]
	return out
}

func (p *parser) takeStmts(mark int) []Stmt {
	out := p.stmtList.list(p.stmts[mark:])
	p.stmts = p.stmts[:mark]
	return out
}

func (p *parser) takeKeywords(mark int) []Keyword {
	out := p.kwList.list(p.kws[mark:])
	p.kws = p.kws[:mark]
	return out
}

func (p *parser) takeArgs(mark int) []Arg {
	out := p.argList.list(p.args[mark:])
	p.args = p.args[:mark]
	return out
}

func (p *parser) takeOps(mark int) []Operator {
	out := p.opList.list(p.ops[mark:])
	p.ops = p.ops[:mark]
	return out
}

// takeAliases takes them all: imports do not nest.
func (p *parser) takeAliases() []Alias {
	out := p.aliases.list(p.aliased)
	p.aliased = p.aliased[:0]
	return out
}
