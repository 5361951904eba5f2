package flow

import (
	"strconv"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds declarations: what a call says of a configuration option, a group or a type of options, as data.
//
// A declaration is immutable, and a value refers to it by its number (Ref.ID of an instance of the library's type), so
// that lists of options live in the heap, cross functions and are kept in modules as other lists are. What calls at one
// place say the same is one declaration, however often it is analysed.

// A Declaration is what a call declares.
type Declaration struct {
	What   *knowledge.Options // the model of the call
	Given  *knowledge.Given   // of an option that the library declares itself
	Call   string             // canonical name of the function that was called
	Fields []DeclaredField    // arguments, by the words of knowledge.Options
	fn     *ir.Function
	pos    int32
	end    int32
}

// A DeclaredField is one argument.
type DeclaredField struct {
	Name  string
	Value Literal
}

// Field is an argument; of kind LiteralAbsent where it was not passed.
func (d *Declaration) Field(name string) Literal {
	for i := range d.Fields {
		if d.Fields[i].Name == name {
			return d.Fields[i].Value
		}
	}
	return Literal{}
}

// Location is the call's place.
func (d *Declaration) Location() finding.Location {
	return finding.Location{File: d.fn.Module.File, Pos: d.pos, End: d.end}
}

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

// declarations is the table of all, by number from 1.
type declarations struct {
	mu    sync.Mutex
	list  []*Declaration
	index map[string]int32
}

func (t *declarations) number(d *Declaration) int32 {
	k := d.identity()
	t.mu.Lock()
	defer t.mu.Unlock()
	if n, ok := t.index[k]; ok {
		return n
	}
	if t.index == nil {
		t.index = map[string]int32{}
	}
	t.list = append(t.list, d)
	n := int32(len(t.list))
	t.index[k] = n
	return n
}

// get is a declaration; nil for a reference that stands for none.
func (t *declarations) get(n int32) *Declaration {
	if n <= 0 {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if int(n) > len(t.list) {
		return nil
	}
	return t.list[n-1]
}

// identity is a text that is the same for equal declarations only.
func (d *Declaration) identity() string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(int(d.fn.ID)) + ":" + strconv.Itoa(int(d.pos)) + ":" + d.Call)
	if d.Given != nil {
		b.WriteString("/" + d.Given.Name)
	}
	for i := range d.Fields {
		b.WriteString("\x00" + d.Fields[i].Name + "=")
		d.Fields[i].Value.describe(&b)
	}
	return b.String()
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
		return Literal{Kind: LiteralUnknown, Start: v.Prefix}
	}
	switch r.Kind {
	case refExtern:
		return Literal{Kind: LiteralName, Name: r.Name}
	case refFunc:
		return Literal{Kind: LiteralName, Name: a.w.prog.Functions[r.ID].Qualified}
	case refClass:
		return Literal{Kind: LiteralName, Name: a.w.prog.Classes[r.ID].Name}
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
