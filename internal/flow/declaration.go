package flow

import (
	"maps"
	"slices"
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

func (m *modelCall) instanceName() string {
	if r := m.fn.Returns; r != nil && r.Type != "" {
		return m.a.w.base.Canonical(r.Type)
	}
	return m.fn.Name
}

// declaration is what the call says.
func (m *modelCall) declaration(o *knowledge.Options) *Declaration {
	pos, end := m.span()
	d := &Declaration{What: o, Call: m.fn.Name, fn: m.a.f, pos: pos, end: end}
	add := func(name string, x argv) {
		if as, ok := o.As[name]; ok {
			name = as
		}
		m.a.dependsOn(x.val)
		l := m.a.literal(x.val, 0)
		if l.Kind == LiteralUnknown && name == "help" {
			l = m.a.message(x.id)
		}
		d.Fields = append(d.Fields, DeclaredField{name, l})
	}
	for i, p := range m.fn.Params {
		if !p.Star && !p.StarStar && m.given[i] {
			add(p.Name, m.params[i])
		}
	}
	for _, k := range m.kwargs {
		add(k.name, k.argv)
	}
	for _, name := range slices.Sorted(maps.Keys(o.With)) {
		add(name, argv{ir.NoID, constOf(o.With[name])})
	}
	if o.Within != "" {
		if prefix := m.a.enclosing(pos, o.Within); prefix != "" {
			d.Fields = append(d.Fields, DeclaredField{"prefix", textLiteral(prefix)})
		}
	}
	if o.Flags {
		list := Literal{Kind: LiteralList}
		for _, x := range m.args {
			list.Items = append(list.Items, m.a.literal(x.val, 0))
		}
		d.Fields = append(d.Fields, DeclaredField{"flags", list})
	}
	return d
}

// enclosing is what the calls whose with-blocks are around a place were given under a name, the outermost first.
func (a *analysis) enclosing(pos int32, name string) (text string) {
	for i := range a.f.Instrs {
		in := &a.f.Instrs[i]
		if in.Op != ir.OpEnter || pos < in.Pos || pos >= in.Aux {
			continue
		}
		for _, r := range a.vals[a.f.Arg(ir.ID(i), 0)].refs() {
			if d := a.w.declared.get(r.ID); d != nil && r.Kind == refInst {
				text += literalText(d.Field(name))
			}
		}
	}
	return text
}

// message is the text that a call of one constant text translates: _("Where it is").
func (a *analysis) message(id ir.ID) Literal {
	if id != ir.NoID && a.f.Instrs[id].Op == ir.OpCall {
		if args := a.f.Args(id); len(args) == 2 {
			if s, ok := a.vals[args[1]].text(); ok {
				return textLiteral(s)
			}
		}
	}
	return Literal{Kind: LiteralUnknown}
}

// name is what the option is called, "" where that is not known.
func (d *Declaration) name() string {
	if d.Given != nil {
		return d.Given.Name
	}
	if n := d.Field("name"); n.Kind == LiteralConst && n.Const.Kind == ir.Str {
		return n.Const.Str
	}
	return ""
}

// declaredAttr is an attribute of something that was declared: an argument, by its name.
func (a *analysis) declaredAttr(r Ref, name string) (*Val, bool) {
	d := a.w.declared.get(r.ID)
	if d == nil {
		return nil, false
	}
	if name == "name" || name == "dest" {
		if s := d.name(); s != "" {
			if name == "dest" {
				s = strings.ReplaceAll(s, "-", "_")
			}
			return constVal(ir.Const{Kind: ir.Str, Str: s}), true
		}
	}
	if l := d.Field(name); l.Kind != LiteralAbsent {
		return a.value(l), true
	}
	return nil, false
}
