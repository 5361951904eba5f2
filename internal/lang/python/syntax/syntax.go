// Package syntax parses Python source text into the tree of tree.go: Python 3.8 to 3.14 whole, and Python 2.
//
// The work is done in two phases that run interleaved, one logical line at a time. The scanner (scan*.go) cuts a line
// into tokens and measures its indentation. The parser (parse.go and the rest) descends recursively over statements and
// climbs precedences in expressions. Neither allocates per token: names and most strings are slices of the source, nodes
// and lists come from slabs (slab.go).
//
// What holds for every text:
//   - A syntax error costs its statement. It becomes a BadStmt, or, when it is the header of a block, keeps its shape
//     with BadExprs, so that the block is kept. Parsing goes on with the next line that can begin a statement.
//   - Time and memory are linear in the text. Nesting is bounded by counts: expressions by MaxDepth, blocks by MaxBlocks;
//     what is beyond is an Error and a BadStmt. Whoever walks a tree may recurse, except over If.OrElse, where a chain of
//     elifs is as long as the text has it.
//   - Spans are within the text, and those of children within their parents', except that decorators come before the
//     definition that they belong to.
//
// What holds for every text that CPython accepts: the tree is the one of its ast module, positions included. Package
// oracle compares them, and oracle-result.md has the numbers. Two readings are not CPython's, because old programs need
// the review most: "print >>f, x" is Python 2's statement, and "except E, e:" binds e if the file has other marks of
// Python 2 or e is a name that nobody gives to a class. More is accepted than CPython accepts: what its compiler rejects
// after parsing, inconsistent tabs, and what Python 2 and 3 before 3.7 accepted.
package syntax

import "math"

// An Error is one place where the text is not Python that this package knows, or where a bound was hit.
type Error struct {
	Span
	Msg string
}

// Parse parses one file of UTF-8 text. It always returns a module: statements that could not be parsed are BadStmts,
// each with an error that says why. Errors are in the order of their positions.
func Parse(src string) (*Module, []Error) {
	if len(src) > math.MaxInt32 {
		// Spans cannot say where things are.
		return &Module{Body: []Stmt{&BadStmt{}}}, []Error{{Msg: "file of more than 2 GiB"}}
	}
	return parse(src)
}
