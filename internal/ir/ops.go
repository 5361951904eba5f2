package ir

// The instructions. "Value" says whether the instruction yields one.
const (
	OpInvalid Op = iota

	// Values without operands.
	OpConst  // Aux: index into Consts
	OpParam  // Aux: index into Params
	OpFree   // Aux: index into Free; the cell of a captured variable
	OpUndef  // a variable that was never assigned on this path; Name
	OpGlobal // Name: a global or builtin as it is before this function assigns it
	OpCatch  // a caught exception; operand: the type it was caught by, if any; Aux: where what may raise it begins in the text

	// SSA.
	OpPhi   // one operand a predecessor
	OpSigma // operands: a value, a condition; Flag: SigmaTrue, SigmaFalse, SigmaReturned (operand 1 is a call that came back)

	// Variables that are no registers.
	OpSetGlobal // Name; operand: value; Flag 1: an exception handler of the module assigns it. No value
	OpCell      // Name: a new cell for a captured variable
	OpLoad      // operand: cell
	OpStore     // operands: cell, value. No value

	// Objects.
	OpAttr     // Name; operand: object
	OpSetAttr  // Name; operands: object, value. No value
	OpDelAttr  // Name; operand: object. No value
	OpIndex    // operands: object, key
	OpSetIndex // operands: object, key, value. No value
	OpDelIndex // operands: object, key. No value
	OpSlice    // operands: lower, upper, step, each may be NoID; only ever the key of an index
	OpList     // operands: elements; an element may be a Spread
	OpTuple    // likewise
	OpSet      // likewise
	OpDict     // operands: key, value, key, value ...; a key NoID marks an unpacked mapping
	OpSpread   // operand: the iterable unpacked with *; only ever an operand of a display or an index
	OpAppend   // operands: container, element: a comprehension adds an element. No value
	OpPut      // operands: dictionary, key, value: a dictionary comprehension adds an entry. No value

	// Computation.
	OpBinary  // Flag: Operator; operands: left, right
	OpInPlace // Flag: Operator; operands: left, right: augmented assignment
	OpUnary   // Flag: Operator; operand
	OpCompare // Flag: Operator; operands: left, right
	OpFormat  // operands: the parts of an f-string, all strings. Flag 1: a t-string
	OpConvert // Flag: 's', 'r', 'a' or 0; operands: value, format specification or NoID: a replacement field

	// Functions, classes, modules.
	OpClosure // Aux: index into Module.Functions; operands: the defaults of those parameters that have one, the free cells, the parameters' notes
	OpClass   // Aux: index into Module.Classes; operands: bases
	OpCall    // Aux: index into Calls; operands: callee, arguments
	OpImport  // Name: dotted module; Flag 1: yields the first component's module ("import a.b")
	OpFrom    // operand: a module (Import); Name: what is taken from it

	// Iteration, contexts, coroutines.
	OpIter      // operand: iterable
	OpMore      // operand: iterator; a condition: there is one more element
	OpNext      // operand: iterator: the element
	OpUnpack    // operand: iterable; Aux: index, counted from the end when negative; Flag 1 + n: the starred rest between the first Aux and the last n
	OpEnter     // operand: context manager: the value that with binds; Aux: the offset where the block ends
	OpExit      // operand: context manager: the block of its with has ended. No value
	OpYield     // operand: value or NoID: the value sent
	OpYieldFrom // operand: iterable
	OpAwait     // operand: awaitable
	OpMatch     // operand: subject, then operands of the pattern: a condition of a pattern that is no comparison; Name: its kind
	OpAnnotate  // operand: value; Aux: index into Types: a variable's annotation says what it is
	OpThrow     // operand: an exception that a handler of the function may take. No value
	OpUnknown   // operands: whatever is inside; data flow through it; Name: the construct

	// Terminators. No value.
	OpReturn // operands: value, then the parameters' values on leaving, in the order of Params (NoID for reassigned captured ones)
	OpRaise  // operands: exception or nothing
	OpJump   // one successor
	OpIf     // operand: condition; successors: true, false
	OpFork   // any of the successors, for reasons the program does not show (exceptions)
	OpHalt   // no successor: unreachable, or the end after a call that does not return

	numOps
)

// Flags of Sigma.
const (
	SigmaTrue uint8 = iota + 1
	SigmaFalse
	SigmaReturned
)

var opNames = [numOps]string{
	OpInvalid: "invalid", OpConst: "const", OpParam: "param", OpFree: "free", OpUndef: "undef", OpGlobal: "global",
	OpCatch: "catch", OpPhi: "phi", OpSigma: "sigma", OpSetGlobal: "setglobal", OpCell: "cell", OpLoad: "load",
	OpStore: "store", OpAttr: "attr", OpSetAttr: "setattr", OpDelAttr: "delattr", OpIndex: "index",
	OpSetIndex: "setindex", OpDelIndex: "delindex", OpSlice: "slice", OpList: "list", OpTuple: "tuple", OpSet: "set",
	OpDict: "dict", OpSpread: "spread", OpAppend: "append", OpPut: "put", OpBinary: "binary", OpInPlace: "inplace",
	OpUnary: "unary", OpCompare: "compare", OpFormat: "format", OpConvert: "convert", OpClosure: "closure",
	OpClass: "class", OpCall: "call", OpImport: "import", OpFrom: "from", OpIter: "iter", OpMore: "more",
	OpNext: "next", OpUnpack: "unpack", OpEnter: "enter", OpExit: "exit", OpYield: "yield", OpYieldFrom: "yieldfrom",
	OpAwait: "await", OpMatch: "match", OpAnnotate: "annotate", OpThrow: "throw", OpUnknown: "unknown", OpReturn: "return", OpRaise: "raise", OpJump: "jump",
	OpIf: "if", OpFork: "fork", OpHalt: "halt",
}

func (o Op) String() string { return opNames[o] }

// Terminator reports whether the op ends a block.
func (o Op) Terminator() bool { return o >= OpReturn }

// Yields reports whether the op defines a value.
func (o Op) Yields() bool {
	switch o {
	case OpSetGlobal, OpStore, OpSetAttr, OpDelAttr, OpSetIndex, OpDelIndex, OpAppend, OpPut, OpExit, OpThrow, OpInvalid:
		return false
	}
	return !o.Terminator()
}

var operatorNames = [...]string{
	OpNone: "", Add: "+", Sub: "-", Mul: "*", MatMul: "@", Div: "/", Mod: "%", Pow: "**", LShift: "<<", RShift: ">>",
	BitOr: "|", BitXor: "^", BitAnd: "&", FloorDiv: "//", Invert: "~", Not: "not", UAdd: "u+", USub: "u-",
	Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=", Is: "is", IsNot: "is not", In: "in", NotIn: "not in",
}

// OperatorName is the operator as Python writes it.
func OperatorName(op uint8) string { return operatorNames[op] }
