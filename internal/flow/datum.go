package flow

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file turns values into data, as far as they are known.

// A LiteralKind says what a Literal is.
type LiteralKind uint8

const (
	LiteralAbsent   LiteralKind = iota
	LiteralUnknown              // something that could not be computed
	LiteralConst                // Const
	LiteralList                 // Items
	LiteralMap                  // Items by Keys
	LiteralName                 // Name: a library's function, class or module, or a function of the program
	LiteralDeclared             // Declared
)

// A Literal is a value as data, as far as it is known.
type Literal struct {
	Kind     LiteralKind
	Const    *ir.Const
	Items    []Literal
	Keys     []string
	Name     string
	Declared *Declaration
	Start    string // of a text that is not known whole: how it begins
}

func (l *Literal) describe(b *strings.Builder) {
	b.WriteString(strconv.Itoa(int(l.Kind)))
	switch l.Kind {
	case LiteralUnknown:
		b.WriteString(l.Start)
	case LiteralConst:
		b.WriteString(strconv.Itoa(int(l.Const.Kind)) + strconv.Quote(l.Const.String()))
	case LiteralName:
		b.WriteString(l.Name)
	case LiteralDeclared:
		b.WriteString("(" + l.Declared.identity() + ")")
	}
	for i := range l.Items {
		b.WriteByte('[')
		if i < len(l.Keys) {
			b.WriteString(strconv.Quote(l.Keys[i]))
		}
		l.Items[i].describe(b)
		b.WriteByte(']')
	}
}

const (
	maxLiteralDepth = 5
	maxLiteralItems = 512
)

// literal is a value as data.
func (a *analysis) literal(v *Val, depth int) Literal {
	switch {
	case v == nil || v == bottom || depth > maxLiteralDepth:
		return Literal{Kind: LiteralUnknown}
	case v.Const != nil:
		return Literal{Kind: LiteralConst, Const: v.Const}
	}
	r, ok := a.sole(v)
	if !ok {
		return Literal{Kind: LiteralUnknown, Start: v.prefix()}
	}
	switch r.Kind {
	case refExtern:
		return Literal{Kind: LiteralName, Name: r.Name}
	case refFunc:
		return Literal{Kind: LiteralName, Name: a.w.prog.Functions[r.ID].Qualified}
	case refClass:
		c := a.w.prog.Classes[r.ID]
		if l, ok := a.enumeration(c); ok {
			return l
		}
		return Literal{Kind: LiteralName, Name: c.Name}
	case refInst:
		if d := a.w.declared.get(r.ID); d != nil {
			return Literal{Kind: LiteralDeclared, Declared: d}
		}
	case refObject:
		if o := a.obj(r.ID); o != nil && o.Exact {
			return a.literalOf(o, depth)
		}
	}
	return Literal{Kind: LiteralUnknown}
}

// Enumeration is the name of a type that admits the values listed as Items; Keys are what an enumeration calls them.
const Enumeration = "enum.Enum"

// enumeration is a class as the type of its members; false where it is no enumeration of constants.
func (a *analysis) enumeration(c *ir.Class) (Literal, bool) {
	if c.Body == nil || !a.w.base.Type(a.w.ExternBase(c.ID)).IsA(Enumeration) {
		return Literal{}, false
	}
	l := Literal{Kind: LiteralName, Name: Enumeration}
	for i := range c.Body.Instrs {
		name := c.Body.NameOf(ir.ID(i))
		if c.Body.Instrs[i].Op != ir.OpSetAttr || strings.HasPrefix(name, "_") {
			continue
		}
		v, _ := a.w.classField(a, c.ID, name)
		switch {
		case v != nil && v.Const != nil:
			l.Keys, l.Items = append(l.Keys, name), append(l.Items, Literal{Kind: LiteralConst, Const: v.Const})
		case len(v.refs()) == 0 || len(l.Items) == maxLiteralItems:
			return Literal{}, false
		}
	}
	return l, len(l.Items) > 0
}

// literalOf is a container as data, all of whose contents are known to be there.
func (a *analysis) literalOf(o *Obj, depth int) Literal {
	if o.Kind != objDict {
		l := Literal{Kind: LiteralList}
		for _, e := range o.Elems {
			if len(l.Items) == maxLiteralItems {
				return Literal{Kind: LiteralUnknown}
			}
			l.Items = append(l.Items, a.literal(e, depth+1))
		}
		return l
	}
	l := Literal{Kind: LiteralMap}
	for _, f := range o.Fields {
		if f.Key.Kind == '.' {
			continue
		}
		if len(l.Items) == maxLiteralItems {
			return Literal{Kind: LiteralUnknown}
		}
		l.Keys, l.Items = append(l.Keys, f.Key.Name), append(l.Items, a.literal(f.Val, depth+1))
	}
	return l
}

// value is a literal as a value again.
func (a *analysis) value(l Literal) *Val {
	switch l.Kind {
	case LiteralConst:
		return &Val{Const: l.Const}
	case LiteralName:
		return refVal(Ref{Kind: refExtern, Name: l.Name})
	}
	return nil
}
