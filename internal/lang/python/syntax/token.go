package syntax

// A kind tells what a token is. Keywords and operators each have their own, so that the parser decides with one
// comparison and never looks at the text.
type kind uint8

const (
	tEOF kind = iota
	tNewline
	tBad // text that is no token; the scanner's message says why
	tName
	tInt
	tFloat
	tImag
	tString
	tFStart  // prefix and quotes that open an f-string or t-string
	tFMiddle // literal text within it
	tFField  // the brace that opens a replacement field; a tRBrace closes it
	tFEnd    // the closing quotes

	tLParen
	tRParen
	tLBracket
	tRBracket
	tLBrace
	tRBrace
	tComma
	tColon
	tSemi
	tDot
	tEllipsis
	tArrow
	tAssign
	tWalrus
	tExclam
	tBackquote
	tTilde

	// Binary operators, in the order of opTable.
	tPlus
	tMinus
	tStar
	tSlash
	tDoubleSlash
	tPercent
	tAt
	tDoubleStar
	tLShift
	tRShift
	tAmp
	tPipe
	tCaret
	tEq
	tNotEq
	tLt
	tLtE
	tGt
	tGtE

	// Augmented assignments, in the order of the operators.
	tPlusEq
	tMinusEq
	tStarEq
	tSlashEq
	tDoubleSlashEq
	tPercentEq
	tAtEq
	tDoubleStarEq
	tLShiftEq
	tRShiftEq
	tAmpEq
	tPipeEq
	tCaretEq

	tAnd
	tAs
	tAssert
	tAsync
	tAwait
	tBreak
	tClass
	tContinue
	tDef
	tDel
	tElif
	tElse
	tExcept
	tFalse
	tFinally
	tFor
	tFrom
	tGlobal
	tIf
	tImport
	tIn
	tIs
	tLambda
	tNone
	tNonlocal
	tNot
	tOr
	tPass
	tRaise
	tReturn
	tTrue
	tTry
	tWhile
	tWith
	tYield
	numKinds
)

// Flags of string tokens.
const (
	strRaw    uint8 = 1 << iota
	strBytes        // b prefix
	strU            // u prefix
	strCooked       // the value differs from the text between the quotes
	strTriple
	strTemplate // t prefix
	strDoubled  // an f-string's text, followed by the second of two braces
)

// Flags of name tokens that are keywords in some places only.
const (
	softNone uint8 = iota
	softMatch
	softCase
	softType
	softPrint
	softExec
)

// A token is a kind and a byte range; flag holds string or soft keyword flags.
type token struct {
	pos, end int32
	kind     kind
	flag     uint8
}

type keyword struct {
	text string
	kind kind
	flag uint8
}

var keywordList = [...]keyword{
	{"and", tAnd, 0}, {"as", tAs, 0}, {"assert", tAssert, 0}, {"async", tAsync, 0}, {"await", tAwait, 0},
	{"break", tBreak, 0}, {"class", tClass, 0}, {"continue", tContinue, 0}, {"def", tDef, 0}, {"del", tDel, 0},
	{"elif", tElif, 0}, {"else", tElse, 0}, {"except", tExcept, 0}, {"False", tFalse, 0}, {"finally", tFinally, 0},
	{"for", tFor, 0}, {"from", tFrom, 0}, {"global", tGlobal, 0}, {"if", tIf, 0}, {"import", tImport, 0},
	{"in", tIn, 0}, {"is", tIs, 0}, {"lambda", tLambda, 0}, {"None", tNone, 0}, {"nonlocal", tNonlocal, 0},
	{"not", tNot, 0}, {"or", tOr, 0}, {"pass", tPass, 0}, {"raise", tRaise, 0}, {"return", tReturn, 0},
	{"True", tTrue, 0}, {"try", tTry, 0}, {"while", tWhile, 0}, {"with", tWith, 0}, {"yield", tYield, 0},
	{"match", tName, softMatch}, {"case", tName, softCase}, {"type", tName, softType},
	{"print", tName, softPrint}, {"exec", tName, softExec},
}

// keywords is a perfect hash table of keywordList: one probe decides, and most names fail on the length alone.
var keywords = buildKeywords()

const keywordSlots = 128

func buildKeywords() (table [keywordSlots]keyword) {
	for _, k := range keywordList {
		h := keywordHash(k.text)
		if table[h].text != "" {
			panic("syntax: keyword hash collision: " + k.text + " " + table[h].text)
		}
		table[h] = k
	}
	return table
}

// keywordHash wants two bytes at least. Its collision-freeness is checked when the table is built.
func keywordHash(s string) uint32 {
	return (uint32(s[0]) + uint32(s[1])*7 + uint32(s[len(s)-1])*16 + uint32(len(s))) % keywordSlots
}

// isStatementKeyword holds for the keywords that can stand nowhere but at the start of a statement, in any Python.
// Within brackets they show that a bracket was never closed.
var isStatementKeyword = [numKinds]bool{
	tAssert: true, tBreak: true, tClass: true, tContinue: true, tDef: true, tDel: true, tElif: true, tExcept: true,
	tFinally: true, tGlobal: true, tImport: true, tPass: true, tRaise: true, tReturn: true, tTry: true, tWhile: true,
	tWith: true,
}

// opensBlock holds for the keywords that begin a header.
var opensBlock = [numKinds]bool{
	tAsync: true, tClass: true, tDef: true, tElif: true, tElse: true, tExcept: true, tFinally: true, tFor: true, tIf: true,
	tTry: true, tWhile: true, tWith: true,
}

// startsOperand holds for tokens that begin an operand and can never follow one: after the name print, they show
// Python 2's statement. "(", "[", "-", "+", "*" follow operands too and are therefore absent, as are "not" (print not
// in x), "if" and "lambda"'s like.
var startsOperand = [numKinds]bool{
	tName: true, tInt: true, tFloat: true, tImag: true, tString: true, tFStart: true, tLBrace: true, tBackquote: true,
	tTilde: true, tNone: true, tTrue: true, tFalse: true, tLambda: true, tEllipsis: true, tAwait: true, tYield: true,
}

// Precedences of binary operators, loosest first.
const (
	precNone uint8 = iota
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precPower
)

type operatorInfo struct {
	prec uint8
	op   Operator
}

// operators maps the tokens that may follow an operand. "**" binds tighter than the unary operators on its left and is
// handled apart; "not" stands for "not in".
var operators = [numKinds]operatorInfo{
	tOr: {precOr, Or}, tAnd: {precAnd, And}, tIn: {precCompare, In}, tNot: {precCompare, NotIn}, tIs: {precCompare, Is},
	tEq: {precCompare, Eq}, tNotEq: {precCompare, NotEq}, tLt: {precCompare, Lt}, tLtE: {precCompare, LtE},
	tGt: {precCompare, Gt}, tGtE: {precCompare, GtE}, tPipe: {precBitOr, BitOr}, tCaret: {precBitXor, BitXor},
	tAmp: {precBitAnd, BitAnd}, tLShift: {precShift, LShift}, tRShift: {precShift, RShift}, tPlus: {precArith, Add},
	tMinus: {precArith, Sub}, tStar: {precTerm, Mult}, tSlash: {precTerm, Div}, tDoubleSlash: {precTerm, FloorDiv},
	tPercent: {precTerm, Mod}, tAt: {precTerm, MatMult},
}

// augmented maps the tokens of augmented assignments.
var augmented = [numKinds]Operator{
	tPlusEq: Add, tMinusEq: Sub, tStarEq: Mult, tSlashEq: Div, tDoubleSlashEq: FloorDiv, tPercentEq: Mod, tAtEq: MatMult,
	tDoubleStarEq: Pow, tLShiftEq: LShift, tRShiftEq: RShift, tAmpEq: BitAnd, tPipeEq: BitOr, tCaretEq: BitXor,
}
