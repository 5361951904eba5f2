package syntax

// This file is the concrete shape of a parsed Python module. Node kinds and field names follow CPython's ast module,
// so that the reference for the shape is https://docs.python.org/3/library/ast.html; what differs is said here:
//
//   - Comprehensions are one node with a Kind; so are function definitions (Async), loops, with and try statements.
//   - Positions are byte offsets [Pos, End) into the decoded UTF-8 source. Lines and columns are found when printed.
//   - Identifiers are slices of the source (not NFKC-normalised); string constants hold the decoded value.
//   - Python 2's print, exec, backticks and "except E, e" have nodes or fields of their own.
//   - What could not be parsed is a BadStmt or BadExpr that covers the skipped text.

// Span is the half-open byte range of a node in the source. Offsets are int32: a file is at most 2 GiB.
type Span struct{ Pos, End int32 }

// Range returns the span itself; embedding Span gives every node this method.
func (s Span) Range() Span { return s }

// A Node is any statement, expression or pattern.
type Node interface{ Range() Span }

// An Expr is an expression node.
type Expr interface {
	Node
	expr()
}

// A Stmt is a statement node.
type Stmt interface {
	Node
	stmt()
}

// A Pattern is a pattern of a match statement.
type Pattern interface {
	Node
	pattern()
}

// Module is one parsed file.
type Module struct {
	Body []Stmt
}

// Operators, in one enumeration for unary, binary, boolean and comparison use.
type Operator uint8

const (
	NoOp Operator = iota
	Add
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
	Invert
	Not
	UAdd
	USub
	And
	Or
	Eq
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// Kinds of constants.
type ConstKind uint8

const (
	None ConstKind = iota
	True
	False
	EllipsisConst
	Int     // Text is the literal as written, underscores and base prefix included
	Float   // likewise
	Complex // likewise
	Str     // Text is the decoded value, adjacent literals joined; lone surrogates are encoded as WTF-8
	Bytes   // Text is the raw bytes
)

// Expressions.
type (
	BoolOp struct {
		Span
		Op     Operator // And, Or
		Values []Expr   // two or more
	}
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	BinOp struct {
		Span
		Op          Operator
		Left, Right Expr
	}
	UnaryOp struct {
		Span
		Op      Operator // Invert, Not, UAdd, USub
		Operand Expr
	}
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	IfExp struct {
		Span
		Test, Body, OrElse Expr
	}
	// Dict is a display; Keys[i] is nil where Values[i] is unpacked with **.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	Set struct {
		Span
		Elts []Expr
	}
	// Comp is a comprehension or generator expression. Value is set for dictionaries only.
	Comp struct {
		Span
		Kind       CompKind
		Elt, Value Expr
		Generators []Comprehension
	}
	Await struct {
		Span
		Value Expr
	}
	Yield struct {
		Span
		Value Expr // may be nil
	}
	YieldFrom struct {
		Span
		Value Expr
	}
	Compare struct {
		Span
		Left        Expr
		Ops         []Operator
		Comparators []Expr
	}
	Call struct {
		Span
		Func     Expr
		Args     []Expr // *x is a Starred
		Keywords []Keyword
	}
	// FormattedValue is one replacement field of an f-string or (in a TemplateStr, CPython's Interpolation) a t-string.
	FormattedValue struct {
		Span
		Value      Expr
		Text       string     // the expression's source text; t-strings only
		Conversion byte       // 's', 'r', 'a', or 0
		FormatSpec *JoinedStr // may be nil
	}
	// JoinedStr is an f-string: Str constants and FormattedValues. Template marks a t-string (CPython's TemplateStr).
	JoinedStr struct {
		Span
		Values   []Expr
		Template bool
	}
	Constant struct {
		Span
		Kind    ConstKind
		Unicode bool // written with a u prefix
		Text    string
	}
	Attribute struct {
		Span
		Value Expr
		Attr  string
		// AttrPos is the offset of the attribute's name.
		AttrPos int32
	}
	Subscript struct {
		Span
		Value, Index Expr // Index is a Slice, a Tuple, or any expression
	}
	Starred struct {
		Span
		Value Expr
	}
	Name struct {
		Span
		ID string
	}
	List struct {
		Span
		Elts []Expr
	}
	Tuple struct {
		Span
		Elts []Expr
	}
	Slice struct {
		Span
		Lower, Upper, Step Expr // each may be nil
	}
	// Repr is Python 2's `x`.
	Repr struct {
		Span
		Value Expr
	}
	// BadExpr stands for text that is no expression.
	BadExpr struct{ Span }
)

// CompKind tells the comprehensions apart.
type CompKind uint8

const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Comprehension is one "for target in iter if ..." clause.
type Comprehension struct {
	Target, Iter Expr
	Ifs          []Expr
	Async        bool
}

// Keyword is a keyword argument; Arg is empty for **value.
type Keyword struct {
	Span
	Arg   string
	Value Expr
}

// Arguments are the parameters of a function or lambda.
type Arguments struct {
	PosOnly, Args, KwOnly []Arg
	Vararg, Kwarg         *Arg
	Defaults              []Expr // of the last of PosOnly+Args, as in CPython
	KwDefaults            []Expr // parallel to KwOnly; nil where there is none
}

// Arg is one parameter. Python 2's tuple parameters have Name "" and Tuple set.
type Arg struct {
	Span
	Name       string
	Annotation Expr // may be nil
	Tuple      Expr // Python 2 only
}

// Statements.
type (
	FunctionDef struct {
		Span
		Async      bool
		Name       string
		NamePos    int32
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr // may be nil
		TypeParams []TypeParam
	}
	ClassDef struct {
		Span
		Name       string
		NamePos    int32
		Bases      []Expr
		Keywords   []Keyword
		Body       []Stmt
		Decorators []Expr
		TypeParams []TypeParam
	}
	Return struct {
		Span
		Value Expr // may be nil
	}
	Delete struct {
		Span
		Targets []Expr
	}
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}
	TypeAlias struct {
		Span
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	AugAssign struct {
		Span
		Target Expr
		Op     Operator
		Value  Expr
	}
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr // may be nil
		Simple     bool // the target is a plain name without parentheses
	}
	For struct {
		Span
		Async        bool
		Target, Iter Expr
		Body, OrElse []Stmt
	}
	While struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	// If holds elif chains nested in OrElse, as in CPython.
	If struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	With struct {
		Span
		Async bool
		Items []WithItem
		Body  []Stmt
	}
	Match struct {
		Span
		Subject Expr
		Cases   []MatchCase
	}
	Raise struct {
		Span
		Exc, Cause Expr // may be nil
		// Value and Traceback are Python 2's raise E, value, traceback.
		Value, Traceback Expr
	}
	Try struct {
		Span
		Star     bool // except*
		Body     []Stmt
		Handlers []ExceptHandler
		OrElse   []Stmt
		Finally  []Stmt
	}
	Assert struct {
		Span
		Test, Msg Expr // Msg may be nil
	}
	Import struct {
		Span
		Names []Alias
	}
	ImportFrom struct {
		Span
		Module string // may be empty
		Names  []Alias
		Level  int
	}
	Global struct {
		Span
		Names []string
	}
	Nonlocal struct {
		Span
		Names []string
	}
	ExprStmt struct {
		Span
		Value Expr
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
	// Print is Python 2's print statement.
	Print struct {
		Span
		Dest    Expr // may be nil
		Values  []Expr
		NoBreak bool // a trailing comma
	}
	// Exec is Python 2's exec statement.
	Exec struct {
		Span
		Body, Globals, Locals Expr // the last two may be nil
	}
	// BadStmt stands for a statement that could not be parsed.
	BadStmt struct{ Span }
)

// WithItem is one "context as target"; Target may be nil.
type WithItem struct {
	Context, Target Expr
}

// ExceptHandler is one except clause. Python 2's "except E, (a, b)" has Target set and Name empty.
type ExceptHandler struct {
	Span
	Type    Expr // may be nil
	Name    string
	NamePos int32
	Target  Expr
	Body    []Stmt
}

// Alias is one imported name. Name holds the dotted name without blanks.
type Alias struct {
	Span
	Name, AsName string
}

// MatchCase is one case of a match statement; Guard may be nil.
type MatchCase struct {
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// Patterns.
type (
	MatchValue struct {
		Span
		Value Expr
	}
	MatchSingleton struct {
		Span
		Value *Constant // None, True or False
	}
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	MatchClass struct {
		Span
		Class       Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	MatchStar struct {
		Span
		Name string // "" for *_
	}
	// MatchAs is "pattern as name", a capture (Pattern nil) or the wildcard (both empty).
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

// TypeParam is a PEP 695 type parameter.
type TypeParam struct {
	Span
	Kind    TypeParamKind
	Name    string
	Bound   Expr // TypeVar only; may be nil
	Default Expr // PEP 696; may be nil
}

// TypeParamKind tells T, *Ts and **P apart.
type TypeParamKind uint8

const (
	TypeVar TypeParamKind = iota
	TypeVarTuple
	ParamSpec
)

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*Comp) expr()           {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FormattedValue) expr() {}
func (*JoinedStr) expr()      {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}
func (*Repr) expr()           {}
func (*BadExpr) expr()        {}

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*TypeAlias) stmt()   {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
func (*Print) stmt()       {}
func (*Exec) stmt()        {}
func (*BadStmt) stmt()     {}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
