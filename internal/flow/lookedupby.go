package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds lookups by statements that are put together: what stands in the text where a value would be bound finds the row as
// well as one that is bound does, whether or not it can also break out of the statement.

// builtLookup is the data by which a call finds a row of somebody's, by a statement that is put together; none where it finds no such row.
func (a *analysis) builtLookup(call ir.ID) (t []Atom) {
	args := a.f.Args(call)
	for i, x := range args[1:min(len(args), 3)] {
		if op := a.f.Instrs[idiom.Untested(a.f, x)].Op; op != ir.OpFormat && op != ir.OpBinary && op != ir.OpInPlace && op != ir.OpCall {
			continue
		}
		s, parts := idiom.BuiltStatementOf(a.f, x)
		if s == "" || !a.w.ownedStatement(s) && !(a.w.wholeUser(s) && answeredWhole(a.f, call) != ir.NoID) {
			continue
		}
		n, name, ok := keyPlace(s)
		switch {
		case !ok || name == "" && n >= len(parts):
			continue
		case name == "" && parts[n] != ir.NoID:
			return a.deep(a.vals[parts[n]])
		}
		bound := idiom.Bindings(a.f, call, i+1)
		if len(bound) == 0 {
			continue
		}
		if name == "" {
			for _, part := range parts[:n] { // what is put in needs no binding
				if part != ir.NoID {
					n--
				}
			}
		}
		if t, ok := a.boundAt(bound, n, name); ok {
			return t
		}
	}
	return nil
}
