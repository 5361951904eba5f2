// Package syntax parses Python source text into the tree of tree.go.
package syntax

// An Error is one place where the text is not Python that this package knows, or where a bound was hit.
type Error struct {
	Span
	Msg string
}

// Parse parses one file of UTF-8 text. It always returns a module: statements that could not be parsed are BadStmts,
// each with an error that says why. Errors are in the order of their positions.
func Parse(src string) (*Module, []Error) {
	return parse(src)
}
