package flow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds lookups by statements that are put together: what stands in the text where a value would be bound finds the row as
// well as one that is bound does, whether or not it can also break out of the statement.

// A builtText is a statement with a question mark in the place of each value that is put into it; a part that is none (ir.NoID) is a
// value that is bound there.
type builtText struct {
	text  strings.Builder
	parts []ir.ID
	fuel  int
}

// maxBuiltParts bounds the pieces of a statement.
const maxBuiltParts = 24

var (
	percentPlace = regexp.MustCompile(`%[-+0-9.]*[sdriuxf]|\?`)
	bracePlace   = regexp.MustCompile(`\{[^{}]*\}|\?`)
	boundPlace   = regexp.MustCompile(`%s|\?`)
	quotedPlace  = regexp.MustCompile(`(["'])%?\?%?["']`)
)

// builtStatementOf is the statement that a register is put together to, and what is put into it, in order; "" where it is none.
func builtStatementOf(f *ir.Function, id ir.ID) (string, []ir.ID) {
	id = untested(f, id)
	if f.Instrs[id].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "text" && len(f.Args(id)) == 2 { // text("SELECT ... " + key)
		id = untested(f, f.Arg(id, 1))
	}
	if !buildsText(f, id) {
		return "", nil
	}
	b := &builtText{fuel: maxBuiltParts}
	b.add(f, id, 0)
	s := b.text.String()
	if b.fuel <= 0 || !slices.ContainsFunc(b.parts, func(x ir.ID) bool { return x != ir.NoID }) || !statement.MatchString(s) {
		return "", nil
	}
	return quotedPlace.ReplaceAllString(s, "?"), b.parts
}

// add appends what a register is made of.
func (b *builtText) add(f *ir.Function, id ir.ID, depth int) {
	if b.fuel--; b.fuel <= 0 || depth > maxBuiltParts {
		return
	}
	if s, ok := constText(f, id); ok {
		b.literal(s)
		return
	}
	id = untested(f, id)
	switch in := &f.Instrs[id]; {
	case in.Op == ir.OpConst:
		if s, ok := constText(f, id); ok {
			b.literal(s)
			return
		}
	case in.Op == ir.OpFormat:
		for _, x := range f.Args(id) {
			b.add(f, x, depth+1)
		}
		return
	case (in.Op == ir.OpBinary || in.Op == ir.OpInPlace) && in.Flag == ir.Add:
		b.add(f, f.Arg(id, 0), depth+1)
		b.add(f, f.Arg(id, 1), depth+1)
		return
	case (in.Op == ir.OpBinary || in.Op == ir.OpInPlace) && in.Flag == ir.Mod:
		if s, ok := constText(f, f.Arg(id, 0)); ok {
			parts := []ir.ID{f.Arg(id, 1)}
			if x := untested(f, parts[0]); f.Instrs[x].Op == ir.OpTuple {
				parts = f.Args(x)
			}
			b.fill(s, percentPlace, parts)
			return
		}
	case in.Op == ir.OpCall && buildsText(f, id):
		if s, ok := constText(f, f.Arg(f.Arg(id, 0), 0)); ok {
			b.fill(s, bracePlace, f.Args(id)[1:])
			return
		}
	}
	b.text.WriteByte('?')
	b.parts = append(b.parts, id)
}

// literal appends a text that the program holds.
func (b *builtText) literal(s string) {
	b.text.WriteString(s)
	for range boundPlace.FindAllStringIndex(s, maxBuiltParts) {
		b.parts = append(b.parts, ir.NoID)
	}
}

// fill appends a text with places for values.
func (b *builtText) fill(s string, place *regexp.Regexp, parts []ir.ID) {
	for _, found := range place.FindAllString(s, maxBuiltParts) {
		switch {
		case found == "?":
			b.parts = append(b.parts, ir.NoID)
		case len(parts) == 0:
			b.fuel = 0 // which value goes where is not known
			return
		default:
			b.parts, parts = append(b.parts, parts[0]), parts[1:]
		}
	}
	if len(parts) > 0 {
		b.fuel = 0
		return
	}
	b.text.WriteString(place.ReplaceAllString(s, "?"))
}

// builtLookup is the data by which a call finds a row of somebody's, by a statement that is put together; none where it finds no such row.
func (a *analysis) builtLookup(call ir.ID) (t []Atom) {
	args := a.f.Args(call)
	for i, x := range args[1:min(len(args), 3)] {
		if op := a.f.Instrs[untested(a.f, x)].Op; op != ir.OpFormat && op != ir.OpBinary && op != ir.OpInPlace && op != ir.OpCall {
			continue
		}
		s, parts := builtStatementOf(a.f, x)
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
		bound := bindings(a.f, call, i+1)
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
