package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the columns of what a database keeps: by which name stored data were read, and which names mean numbers.

// maxColumns bounds how many names on the way to stored data are told apart: row.author.name.
const maxColumns = 4

// column is the data of a part of a value: stored data are known by the name under which they are read.
func (a *analysis) column(atoms []Atom, k key) []Atom {
	if k.Kind != '.' && k.Kind != '[' || !slices.ContainsFunc(atoms, Atom.stored) {
		return atoms
	}
	return mapAtoms(atoms, func(x Atom) Atom {
		if !x.stored() {
			return x
		}
		if c := a.w.columns[k.Name]; c == columnNumber || c == 0 && k.Kind == '.' && len(a.w.columns) > 0 && len(a.w.prog.MethodsNamed(k.Name)) > 0 {
			x.Kinds = 0 // a number, or what a method of the program makes of the row
		}
		depth := 0
		for o := x.Origin; o.Parent != nil; o = o.Parent {
			depth++
		}
		if depth < maxColumns {
			x.Origin = a.w.funcs[x.Origin.Fn.ID].column(x.Origin, k)
		}
		return x
	})
}

// describedColumn is what an instance has where its class describes a column.
func (a *analysis) describedColumn(id ir.ID, name string, v *Val) *Val {
	refs := v.refs()
	if len(refs) == 0 || refs[0].Kind != refInst {
		return v
	}
	c := a.w.base.Type(refs[0].Name).Columns()
	if c == nil {
		return v
	}
	x := a.modelled(id, c)
	return x.withTaint(a.column(x.taint(), key{'.', name}))
}

// awaited is what a value becomes that is awaited: itself, or the row that a query stands for.
func (a *analysis) awaited(id ir.ID, v *Val) *Val {
	refs := v.refs()
	if len(refs) == 0 || refs[0].Kind != refInst {
		return v
	}
	if t := a.w.base.Type(refs[0].Name); t != nil && t.Awaited != nil {
		return a.modelled(id, t.Awaited)
	}
	return v
}

// ColumnsOf are the names that a class which a database keeps declares.
func (w *World) ColumnsOf(class int32) (out []string) {
	if !w.base.Type(w.ExternBase(class)).IsKept() {
		return nil
	}
	for _, c := range w.classes[class].mro {
		body := w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op == ir.OpSetAttr {
				out = append(out, body.NameOf(ir.ID(i)))
			}
		}
		for _, f := range w.prog.Classes[c].Fields {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// columnAt is column of a subscript.
func (a *analysis) columnAt(atoms []Atom, v *Val) []Atom {
	if k, ok := constKey(v); ok {
		return a.column(atoms, k)
	}
	return atoms
}

// stored reports whether the data are what a database keeps.
func (x Atom) stored() bool {
	return x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Stored
}

// faint reports whether there are better data to keep: of what a database keeps, and of what went into a call that is not
// known, little is ever a finding.
func (x Atom) faint() bool { return x.Flags&passedIn != 0 || x.stored() }

// column is the origin of a column of stored data, the same wherever the column is read.
func (fs *funcState) column(o *Origin, k key) *Origin {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if p, ok := fs.columns[partKey{o, k}]; ok {
		return p
	}
	if fs.columns == nil {
		fs.columns = map[partKey]*Origin{}
	}
	p := *o
	p.Parent, p.Key = o, k
	fs.columns[partKey{o, k}] = &p
	return &p
}

// columnKind is what the program's classes say of a name.
type columnKind uint8

const (
	columnNumber columnKind = iota + 1 // a number, a date or a choice, wherever it is declared
	columnText
)

// notText are the names of types whose values hold no text that somebody chose.
var notText = regex.NewPattern(`(?i)^(?:(?:small|big|positive|tiny|unsigned)*(?:int(?:eger)?|serial)|bool(?:ean)?|date|time|date_?time|time_?stamp|float|double|real|numeric|decimal|enum|u?uid|guid|interval|duration|timedelta|foreign_?key|(?:big|small)?auto|one_?to_?one|money|ip_?address)[0-9]*(?:Tz)?(?:Field)?(?:_?relation)?$`)

// otherRow are names of what describes an attribute that is a row of another table.
var otherRow = regex.NewPattern(`(?i)^(foreign_?key|one_?to_?one)(_?(field|rel(ation)?))?$`)

// unnamed takes the stored data out of the part of a template's context whose names are not known: they would be in
// everything that the program does not name.
func (o *Obj) unnamed() *Obj {
	if o.Rest == bottom || !slices.ContainsFunc(o.Rest.taint(), Atom.stored) {
		return o
	}
	c := *o
	c.Rest = o.Rest.withTaint(slices.DeleteFunc(slices.Clone(o.Rest.taint()), Atom.stored))
	return &c
}

// findColumns finds the names of the columns that classes of the program declare.
func (w *World) findColumns() {
	w.columns = map[string]columnKind{}
	for i, c := range w.prog.Classes {
		if !w.base.Type(w.ExternBase(int32(i))).IsKept() {
			continue
		}
		of := func(name string, number bool) {
			switch k := w.columns[name]; {
			case !number:
				w.columns[name] = columnText
			case k == 0:
				w.columns[name] = columnNumber
			}
		}
		described := map[string]bool{}
		for j := range c.Body.Instrs {
			if id := ir.ID(j); c.Body.Instrs[j].Op == ir.OpSetAttr {
				name, by := c.Body.NameOf(id), c.Body.Arg(id, 1)
				if describesRow(c.Body, by) {
					described[name] = true // its columns say what they are
					of(name+"_id", true)
				} else if number, ok := describesNumber(c.Body, by); ok {
					described[name] = true
					of(name, number)
				}
			}
		}
		for _, f := range c.Fields {
			if f.Type != nil && !described[f.Name] {
				of(f.Name, numberType(f.Type))
			}
		}
	}
}

// describesRow reports whether a call describes an attribute that is a row of another table.
func describesRow(f *ir.Function, id ir.ID) bool {
	return f.Instrs[id].Op == ir.OpCall && otherRow.MatchString(f.NameOf(f.Arg(id, 0)))
}

// describesNumber reports whether a call that describes a column names a type, and no type of text; ok where it is such a
// call.
func describesNumber(f *ir.Function, id ir.ID) (number, ok bool) {
	if f.Instrs[id].Op != ir.OpCall || f.Calls[f.Instrs[id].Aux].Flags&ir.DecoratorCall != 0 {
		return false, false
	}
	for i, x := range f.Args(id) {
		if f.Instrs[x].Op == ir.OpCall {
			x = f.Arg(x, 0)
		}
		switch f.Instrs[x].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
			number = number || notText.MatchString(f.NameOf(x))
		}
		if names := f.Calls[f.Instrs[id].Aux].Names; i > 0 && i <= len(names) && names[i-1] == "choices" {
			number = true
		}
	}
	return number, true
}

func numberType(t *ir.TypeRef) bool {
	for ; t != nil; t = t.Elem {
		if notText.MatchString(t.Name[strings.LastIndexByte(t.Name, '.')+1:]) {
			return true
		}
	}
	return false
}

// ShapedColumn reports whether a model declares a column as one that holds no number, text or choice, but something that has parts: the
// points of a polygon are a list.
func (w *World) ShapedColumn(model *ir.Class, column string) bool {
	if model == nil {
		return false
	}
	for _, c := range w.classes[model.ID].mro {
		body := w.prog.Classes[c].Body
		if id := idiom.Assigned(body, column); id != ir.NoID && body.Instrs[id].Op == ir.OpCall {
			return shapedField.MatchString(body.NameOf(body.Arg(id, 0)))
		}
	}
	return false
}

// shapedField are the classes of such columns.
var shapedField = regex.NewPattern(`(JSONB?|Array|List|H[sS]tore|Geometry|Point|Polygon|LineString|Raster|Range|Vector)(Field)?$`)
