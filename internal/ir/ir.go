// Package ir is the language-independent form in which programs are analysed: functions of basic blocks in static
// single assignment form, in the manner of golang.org/x/tools/go/ssa, but flat. An instruction is named by its index in
// its function (ID), operands are IDs in one array, and nothing points to anything else, so that a function of a
// thousand instructions is four allocations and is walked without chasing pointers.
//
// # Invariants
//
// The sanity pass (sanity.go) checks them, in every test:
//
//   - a block ends with exactly one terminator, and has none elsewhere; phis come first, sigmas after them;
//   - predecessor and successor lists agree; a phi has one operand for each predecessor, in their order;
//   - a definition dominates its uses (for a phi: the end of the predecessor);
//   - operands are defined instructions that yield a value.
//
// # Extended SSA
//
// Conditions refine what they guard: where a branch tests a variable, the variable is renamed at the head of each
// successor by a Sigma of the old value and the condition (Bodik et al., "ABCD", PLDI 2000: e-SSA), so that a guard is
// an ordinary definition and the analysis of values needs no path conditions. A Sigma also follows a call statement
// whose arguments are variables: the callee may have checked them.
//
// # What is a function
//
// Module bodies, class bodies, defs, lambdas and generators are functions. Comprehensions are loops inside the function
// that contains them (as CPython 3.12 and later compile them, PEP 709), with variables of their own.
package ir

import (
	"cmp"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// An ID names an instruction of a function: its index in Function.Instrs. NoID is no instruction.
type ID int32

// NoID is the absence of an operand.
const NoID ID = -1

// A BlockID is an index into Function.Blocks. The entry is block 0.
type BlockID int32

// Op is the kind of an instruction. The table in ops.go documents each.
type Op uint8

// Instr is one instruction. Which fields matter is in the table of ops.go.
type Instr struct {
	Op       Op
	Flag     uint8  // an Operator, or the flag that the table names
	nargs    uint16 // operands are Function.operands[args : args+nargs]; 0xffff: the count is in operands[args-1]
	args     int32
	Aux      int32 // index into the side table that the op names
	Pos, End int32 // byte offsets in the module's file
	Name     NameID
}

// A NameID is a name of the program as a number, an index into Module.Names; 0 is none. It keeps instructions free of
// pointers, so that the garbage collector need not look at them.
type NameID int32

// Operators of Binary, Unary and Compare.
const (
	OpNone uint8 = iota
	Add
	Sub
	Mul
	MatMul
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

// ConstKind tells constants apart.
type ConstKind uint8

const (
	None ConstKind = iota
	Bool           // Int is 0 or 1
	Int
	Float
	Str
	Bytes
	Ellipsis
	Opaque // a constant whose value is not represented: complex and very large numbers; Str is the literal
)

// A Const is a value known when the program is written.
type Const struct {
	Kind  ConstKind
	Str   string
	Int   int64
	Float float64
}

// A Block is a basic block: instructions [First, Last] of the function's order list, the last one its terminator.
type Block struct {
	Instrs []ID // in order
	Preds  []BlockID
	Succs  []BlockID
}

// ParamKind tells parameters apart.
type ParamKind uint8

const (
	Positional ParamKind = iota // by position or keyword
	PositionalOnly
	VarArgs // *args
	KeywordOnly
	KeyArgs // **kwargs
)

// A TypeRef is a type annotation, simplified: a dotted name as written, with the first argument that matters
// ("Optional[X]" is X, "list[X]" is list with Elem X, a string annotation is parsed).
type TypeRef struct {
	Name   string
	Elem   *TypeRef
	Values []Const // of Literal: what it admits, without None
}

// A Param is a parameter of a function.
type Param struct {
	Name       string
	Kind       ParamKind
	HasDefault bool
	Type       *TypeRef // may be nil
	Notes      int      // calls in what Annotated adds to the type, in the order of the text: operands of the closure
}

// FunctionKind tells what a function was in the source.
type FunctionKind uint8

const (
	Def FunctionKind = iota
	Lambda
	ModuleBody
	ClassBody
)

// A Function is one body of code.
type Function struct {
	ID     int32 // number in the program; set by package program
	Module *Module
	Index  int32 // in Module.Functions; the module body is 0
	Parent *Function
	Class  *Class // the class that it is a method or the body of; nil otherwise
	Kind   FunctionKind
	Name   string // "f", "<lambda>", "<module>", the class's name for a class body
	// Qualified is the dotted path inside the module: "Shop.find", "create_app.index"; "" for the module body.
	Qualified string
	Params    []Param
	Free      []string // captured variables: FreeCell operands, in order
	Async     bool
	Generator bool
	// Decorators are the dotted names of the decorators as written, without arguments: "property", "app.route".
	Decorators []string
	Returns    *TypeRef
	Pos, End   int32

	Instrs   []Instr
	operands []ID
	Blocks   []Block
	Consts   []Const
	Calls    []CallShape
	Types    []*TypeRef // of Annotate
	Bindings []Binding  // by value; of one value in the order of the code
	Keys     []string   // attribute names of match class patterns and the like
}

// BoundName is the first name that a register is given; "" for none.
func (f *Function) BoundName(id ID) string {
	i, ok := slices.BinarySearchFunc(f.Bindings, id, func(b Binding, id ID) int { return cmp.Compare(b.Value, id) })
	if !ok {
		return ""
	}
	return f.Module.Names[f.Bindings[i].Name]
}

// A Binding is an assignment to a variable that is a register: which value was given which name, and where. Registers
// have no names; what a name says of a value needs them.
type Binding struct {
	Name     NameID
	Value    ID
	Block    BlockID
	Pos, End int32
}

// A CallShape says what the operands of a Call after the callee are: "" a positional argument, "*" and "**" unpacked
// ones, any other text a keyword argument's name. A nil Names means that all are positional.
type CallShape struct {
	Names []string
	Flags CallFlags
}

// CallFlags say how a call was written.
type CallFlags uint8

const (
	DecoratorCall CallFlags = 1 << iota // the application of a decorator to a function or class
	StatementCall                       // the result is not used
)

// Args are the operands of an instruction.
func (f *Function) Args(id ID) []ID {
	in := &f.Instrs[id]
	if in.nargs == manyArgs {
		n := f.operands[in.args-1]
		return f.operands[in.args : in.args+int32(n)]
	}
	return f.operands[in.args : in.args+int32(in.nargs)]
}

// Forget drops the function's code, which is most of what there is of it.
func (f *Function) Forget() {
	f.Instrs, f.operands, f.Blocks, f.Consts, f.Calls, f.Types, f.Keys, f.Bindings = nil, nil, nil, nil, nil, nil, nil, nil
}

const manyArgs = 0xffff

// NameOf is the name in an instruction, "" if it has none.
func (f *Function) NameOf(id ID) string {
	if n := f.Instrs[id].Name; n != 0 {
		return f.Module.Names[n]
	}
	return ""
}

// Arg is the operand i of an instruction.
func (f *Function) Arg(id ID, i int) ID { return f.operands[f.Instrs[id].args+int32(i)] }

// Used is the set of the instructions whose values are operands of some instruction.
func (f *Function) Used() map[ID]bool {
	used := map[ID]bool{}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			for _, x := range f.Args(id) {
				used[x] = true
			}
		}
	}
	return used
}

// A Field is an annotated or assigned name of a class body, in order.
type Field struct {
	Name       string
	Type       *TypeRef // may be nil
	HasDefault bool
	Notes      []ID  // of the body: calls that are the type or that Annotated adds to it, in the order of the text
	Pos, End   int32 // of the name
}

// A Class is a class statement.
type Class struct {
	ID        int32 // number in the program; set by package program
	Module    *Module
	Index     int32
	Name      string
	Qualified string
	Body      *Function
	Parent    *Function            // the function in which the statement stands
	Methods   map[string]*Function // the last definition of each name; property setters under "name.setter"
	Fields    []Field
	// Attrs are attributes of instances that methods annotate: self.name: str = "".
	Attrs []Field
	// Bases are the dotted names of the bases as written; what cannot be written so is "".
	Bases []string
	// Decorators are their dotted names as written.
	Decorators []string
	Pos, End   int32
}

// An Import is one imported name of a module, wherever it stands.
type Import struct {
	Module string // absolute or, with Level, relative dotted name
	Level  int
	Name   string // of "from Module import Name"; "*" for all; "" for "import Module"
	Pos    int32
	Late   bool // inside a function: it is made when that runs
	Caught bool // inside an exception handler: it is made when something else failed
}

// A Module is one lowered file.
type Module struct {
	ID        int32 // number in the program; set by package program
	File      *source.File
	Name      string // dotted name by which the program imports it
	Package   bool   // an __init__ file
	TestPath  bool   // it lies where tests lie
	Test      bool   // test code: by where it lies, and by what it holds
	Text      string // of a template that stands in a program: the text by which it is rendered
	Functions []*Function
	Classes   []*Class
	Imports   []Import
	Unknowns  int // constructs lowered to Unknown
	Marks     []Mark
	Fallbacks []Stretch // what stands in for modules that every Python of today has
	// Names are the names in the instructions, each once.
	Names   []string
	nameIDs map[string]NameID // while the module is lowered
}

// A Stretch is a piece of a module's text.
type Stretch struct{ Pos, End int32 }

// Fallback reports whether a place lies in what no Python of today runs.
func (m *Module) Fallback(pos int32) bool {
	for _, s := range m.Fallbacks {
		if s.Pos <= pos && pos < s.End {
			return true
		}
	}
	return false
}

// A Mark is a statement or a line that is worth a look for its form alone; the IR of it says something else or nothing.
type Mark struct {
	Form     string    // "assert", "except-pass", "except-continue", "bidirectional", "method"
	Function *Function // around it
	Pos, End int32
	Text     string // what is asserted, what is caught, the name of the method
}

// Intern is the number of a name in the module.
func (m *Module) Intern(name string) NameID {
	if id, ok := m.nameIDs[name]; ok {
		return id
	}
	if m.nameIDs == nil {
		m.Names, m.nameIDs = []string{""}, map[string]NameID{"": 0}
		return m.Intern(name)
	}
	id := NameID(len(m.Names))
	m.Names = append(m.Names, name)
	m.nameIDs[name] = id
	return id
}

// Finish says that the module's functions are complete.
func (m *Module) Finish() { m.nameIDs = nil }
