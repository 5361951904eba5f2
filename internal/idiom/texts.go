package idiom

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file reads texts that stand in the code, and those that it puts together.

// A builtText is a text with a question mark in the place of each value that is put into it; a part that is none (ir.NoID) is a
// value that is bound there, if it is a statement.
type builtText struct {
	text  strings.Builder
	parts []ir.ID
	fuel  int
}

// maxBuiltParts bounds the pieces of a text.
const maxBuiltParts = 24

// percentPlace is where a text takes a value, or binds one, for % to fill.
var percentPlace = regexp.MustCompile(`%[-+0-9.]*[sdriuxf]|\?`)

// bracePlace is where a text takes a value, or binds one, for format() to fill.
var bracePlace = regexp.MustCompile(`\{[^{}]*\}|\?`)

// boundPlace is where a statement binds a value.
var boundPlace = regexp.MustCompile(`%s|\?`)

// quotedPlace is a value between quotes.
var quotedPlace = regexp.MustCompile(`(["'])%?\?%?["']`)

// BuiltStatementOf is the statement that a register is put together to, and what is put into it, in order; "" where it is none.
func BuiltStatementOf(f *ir.Function, id ir.ID) (string, []ir.ID) {
	id = Untested(f, id)
	if f.Instrs[id].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "text" && len(f.Args(id)) == 2 { // text("SELECT ... " + key)
		id = Untested(f, f.Arg(id, 1))
	}
	if !BuildsText(f, id) {
		return "", nil
	}
	s, parts, whole := BuiltText(f, id)
	if !whole || !slices.ContainsFunc(parts, func(x ir.ID) bool { return x != ir.NoID }) || !StatementText.MatchString(s) {
		return "", nil
	}
	return quotedPlace.ReplaceAllString(s, "?"), parts
}

// BuiltText is the text that a register is put together to, with a question mark in the place of each value, and what is put into it,
// in order: ir.NoID where a question mark stands in the text itself. It is not whole where it has too many pieces, or does not show
// which value goes where.
func BuiltText(f *ir.Function, id ir.ID) (text string, parts []ir.ID, whole bool) {
	b := &builtText{fuel: maxBuiltParts}
	b.add(f, id, 0)
	return b.text.String(), b.parts, b.fuel > 0
}

// add appends what a register is made of.
func (b *builtText) add(f *ir.Function, id ir.ID, depth int) {
	if b.fuel--; b.fuel <= 0 || depth > maxBuiltParts {
		return
	}
	if s, ok := ConstText(f, id); ok {
		b.literal(s)
		return
	}
	id = Untested(f, id)
	switch in := &f.Instrs[id]; {
	case in.Op == ir.OpConst:
		if s, ok := ConstText(f, id); ok {
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
		if s, ok := ConstText(f, f.Arg(id, 0)); ok {
			parts := []ir.ID{f.Arg(id, 1)}
			if x := Untested(f, parts[0]); f.Instrs[x].Op == ir.OpTuple {
				parts = f.Args(x)
			}
			b.fill(s, percentPlace, parts)
			return
		}
	case in.Op == ir.OpCall && BuildsText(f, id):
		if s, ok := ConstText(f, f.Arg(f.Arg(id, 0), 0)); ok {
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

// ConstText is the text constant that an operand is, as it was written.
func ConstText(f *ir.Function, id ir.ID) (string, bool) {
	if id == ir.NoID || f.Instrs[id].Op != ir.OpConst {
		return "", false
	}
	c := &f.Consts[f.Instrs[id].Aux]
	return c.Str, c.Kind == ir.Str || c.Kind == ir.Bytes
}

// BuildsText reports whether an instruction puts a text together.
func BuildsText(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpFormat:
		return true
	case ir.OpBinary, ir.OpInPlace:
		return in.Flag == ir.Add || in.Flag == ir.Mod
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "format"
	}
	return false
}
