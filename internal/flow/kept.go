package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the program keeps in a database, and under which names: evidence for what it reads from there. A
// name under which data of clients are kept, harmful to a kind of sink, makes stored data of that name harmful to it; one
// under which only harmless data are kept makes them harmless. Tables are names, too, with tableMark before them.
//
// Data of a parameter that are kept wait in the summary for the callers, like any other hit.

const (
	anyColumn = "*" // the client names the columns

)

// keep makes hits of the data that a call keeps, by name.
func (m *modelCall) keep(s *knowledge.Sink, p knowledge.Port, v *Val) {
	pos, end := m.span()
	given := func(name string, v *Val) {
		m.a.keepData(hit{spot: &spot{sink: s, name: name, fn: m.a.f, pos: pos, end: end, kept: true}}, flagged(m.a.deep(v), m.flags))
	}
	if p.Base == knowledge.PortKwargs && len(p.Path) == 0 {
		for _, k := range m.kwargs {
			given(k.name, k.val)
		}
		return
	}
	if s.Under != nil {
		if name := m.keyName(*s.Under); name != "" {
			given(name, v)
		}
		return
	}
	text, isText := m.statement()
	if !isText {
		m.keepNamed(v, 0, given)
		return
	}
	m.passwords(text, v)
	stmt, ok := idiom.ParseKeeping(text)
	switch {
	case text == "" && m.a.namesColumns(m.params[0].val):
		given(anyColumn, v)
	case text == "": // it is not known here
		given("", v)
	case ok:
		for _, c := range stmt.Columns {
			x := v
			switch es, exact := m.a.elements(v); {
			case c.Key != "":
				x = m.a.indexKey(v, key{'[', c.Key})
			case p.Base == knowledge.PortArgs && len(m.rest) == 0 && len(p.Path) == 0:
				x = nil
				if c.Index < len(m.args) {
					x = m.args[c.Index].val
				}
			case exact && c.Index < len(es):
				x = es[c.Index]
			}
			if c.Name != "" {
				given(c.Name, x)
			}
			given(stmt.TableName(), x)
		}
	}
}

// namesColumns reports whether a client names columns of a statement that changes rows: f"UPDATE users SET {key} = ?".
func (a *analysis) namesColumns(v *Val) bool {
	return v != nil && v != bottom && changing.MatchString(v.prefix()) && slices.ContainsFunc(v.taint(), func(x Atom) bool {
		return x.is(knowledge.Untrusted) && x.Kinds&a.w.sqlKinds != 0
	})
}

var changing = regex.NewPattern(`(?i)^\s*(update|insert|replace)\s`)

// keepNamed keeps mappings by their keys, also those inside lists and operators: {"$set": {...}}.
func (m *modelCall) keepNamed(v *Val, depth int, given func(string, *Val)) {
	if v == nil || v == bottom || depth > 2 {
		return
	}
	for _, r := range v.refs() {
		o := m.a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			continue
		}
		switch o.Kind {
		case objDict:
			for _, f := range o.Fields {
				if f.Key.Kind == '[' && len(f.Key.Name) > 0 && f.Key.Name[0] == '$' {
					m.keepNamed(f.Val, depth+1, given)
				} else if f.Key.Kind == '[' {
					given(f.Key.Name, f.Val)
				}
			}
		case objList, objTuple:
			m.keepNamed(o.all(), depth+1, given)
		}
	}
	if len(v.Taint) > 0 {
		given(anyColumn, tainted(v.Taint))
		if c := idiom.CollectionOf(m.a.f, m.id); c != "" {
			given(idiom.UnnamedMark+c, tainted(v.Taint))
		}
	}
}

// statement is the text of the statement that a call runs, "" where it is not known; false where it runs none.
func (m *modelCall) statement() (string, bool) {
	if len(m.fn.Params) == 0 || !statementNames[m.fn.Params[0].Name] {
		return "", false
	}
	x := m.params[0]
	if s, ok := x.val.text(); ok {
		return s, true
	}
	if x.id != ir.NoID { // text("INSERT ...")
		if in := &m.a.f.Instrs[x.id]; in.Op == ir.OpCall {
			if args := m.a.f.Args(x.id); len(args) > 1 {
				if s, ok := m.a.vals[args[1]].text(); ok {
					return s, true
				}
			}
		}
	}
	return "", true
}

// statementNames are the names of parameters that take statements.
var statementNames = map[string]bool{"operation": true, "sql": true, "query": true, "statement": true, "sql_script": true}

// keepAttr keeps what an attribute of an instance of a library's type, or of a class derived from one, is given.
func (a *analysis) keepAttr(id ir.ID, typ, name string, v *Val) {
	if v != nil && typ != "" && a.f.Kind != ir.ClassBody && a.w.base.Type(typ).IsKept() {
		a.keepColumn(id, name, v)
	}
}

func (a *analysis) keepColumn(id ir.ID, name string, v *Val) {
	if a.w.keptKinds == 0 {
		return
	}
	in := &a.f.Instrs[id]
	a.keepData(hit{spot: &spot{sink: a.w.keptSink, name: name, fn: a.f, pos: in.Pos, end: in.End, kept: true}}, a.deep(v))
}

// keepData makes hits of the data that may be a client's.
func (a *analysis) keepData(h hit, atoms []Atom) {
	for _, x := range atoms {
		if a.w.keeps(x) {
			h.atom, h.kinds = x, x.Kinds
			a.addHit(h)
		}
	}
}

// keeps reports whether data that are kept are, or may turn out to be, a client's.
func (w *World) keeps(x Atom) bool {
	return x.Kinds&w.keptKinds != 0 && (x.Origin.Source == nil || x.Origin.Source.Class == knowledge.Untrusted && x.Origin.Source != librarySource)
}

// kept brings data that a callee keeps to the caller; where the callee runs a statement that it was given, the caller's is
// read.
func (ap *application) kept(h *hit) {
	if h.atom.Origin.Source != nil || h.atom.Origin.Fn != ap.callee {
		return
	}
	names := []string{h.name}
	if h.name == "" {
		for _, x := range ap.args {
			text, _ := x.text()
			if ap.a.namesColumns(x) {
				names = []string{anyColumn}
				break
			}
			if stmt, ok := idiom.ParseKeeping(text); ok {
				names = []string{stmt.TableName()}
				for _, c := range stmt.Columns {
					if c.Name != "" {
						names = append(names, c.Name)
					}
				}
			} else if columns, _ := idiom.ParseReading(text); len(columns) > 0 {
				return
			}
		}
	}
	for _, x := range ap.atom(h.atom) {
		if !ap.a.w.keeps(x) {
			continue
		}
		n := *h
		n.atom, n.kinds = x, x.Kinds
		for _, name := range names {
			n.spot = h.named(name)
			ap.a.addHit(n)
		}
	}
}

// named is the spot under another name.
func (s *spot) named(name string) *spot {
	if s.name == name {
		return s
	}
	out := *s
	out.name = name
	return &out
}

// keptNames are the kinds of sink that the data of clients may harm which the program keeps under a name, and a place where
// it does.
type keptNames map[string]keptName

type keptName struct {
	kinds knowledge.KindMask
	fn    *ir.Function
	pos   int32
	end   int32
}

func (w *World) keptNames() keptNames {
	out := keptNames{}
	for i := range w.funcs {
		s := w.funcs[i].summary
		if s == nil || w.funcs[i].test {
			continue
		}
		for j := range s.Hits {
			h := &s.Hits[j]
			if !h.kept || h.atom.Origin.Source == nil {
				continue
			}
			n, ok := out[h.name]
			if !ok {
				n = keptName{fn: h.fn, pos: h.pos, end: h.end}
			}
			n.kinds |= h.kinds
			out[h.name] = n
		}
	}
	for i := range w.prog.Classes {
		out.fill(w, int32(i))
	}
	out.cleanOnSave(w)
	return out
}

// fill adds the columns that a form, a serializer or a view of the program fills.
func (k keptNames) fill(w *World, class int32) {
	c := w.prog.Classes[class]
	fills := w.base.Type(w.ExternBase(class)).Filled()
	if fills == nil || w.modules[c.Module.ID].test {
		return
	}
	body := c.Body
	if fills.Inside != "" {
		id := idiom.Assigned(body, fills.Inside)
		if id == ir.NoID || body.Instrs[id].Op != ir.OpClass {
			return
		}
		body = c.Module.Classes[body.Instrs[id].Aux].Body
	}
	list, left, model := idiom.Assigned(body, fills.Fields), ir.NoID, idiom.Assigned(body, fills.Model)
	if list == ir.NoID { // all but those that are left out
		if left = idiom.Assigned(body, "exclude"); left == ir.NoID {
			return
		}
		list = left
	}
	var names, listed []string
	for _, x := range body.Args(list) {
		if s, ok := idiom.ConstText(body, x); ok {
			listed = append(listed, s)
		}
	}
	if all, ok := idiom.ConstText(body, list); (left != ir.NoID || ok && all == "__all__") && model != ir.NoID {
		if m := w.prog.ClassNamed(c.Module, idiom.BearerName(body, model)); m != nil {
			names = w.ColumnsOf(m.ID)
		}
	}
	if left == ir.NoID {
		names = append(names, listed...)
	} else {
		names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(listed, name) })
	}
	for _, name := range names {
		if _, ok := k[name]; !ok && w.columns[name] != columnNumber {
			in := &body.Instrs[list]
			k[name] = keptName{kinds: knowledge.AllKinds, fn: body, pos: in.Pos, end: in.End}
		}
	}
}

// allow reports whether a rule may speak of stored data: one that asks for evidence where there is some, any other where
// none speaks against it.
func (k keptNames) allow(h *hit, f *knowledge.Flow) bool {
	if f.Column != nil && !f.Written { // what the column is called is the evidence
		if h.atom.Flags&passedIn != 0 {
			return false
		}
		return h.atom.Origin.Parent != nil && f.Column.MatchString(h.atom.Origin.Key.Name)
	}
	if h.atom.Flags&passedIn != 0 && (f.Written || h.sink.Confidence != "") {
		return false // nobody knows what comes out of that call
	}
	if f.Written {
		name, ok := k.evidence(h, f.Sink)
		return ok && (f.Column == nil || f.Column.MatchString(name))
	}
	if h.atom.Origin.storeKey() != "" {
		_, ok := k.evidence(h, f.Sink)
		return ok
	}
	page := h.atom.Flags&inPage != 0
	if h.atom.Flags&asJSON != 0 && !page {
		return false // an interface answers it, and its clients are no browsers that show it
	}
	if _, ok := k.evidence(h, f.Sink); !ok && page && h.sink.Confidence != "" {
		return false
	}
	seen := h.atom.Origin.Parent != nil && rowID.MatchString(h.atom.Origin.Key.Name) // keys are numbers, or the program's
	for o := h.atom.Origin; o.Parent != nil; o = o.Parent {
		n, ok := k[o.Key.Name]
		if ok && n.kinds.Has(f.Sink) {
			return true
		}
		seen = seen || ok
	}
	return !seen
}

// rowID are names of columns by which rows are found.
var rowID = regex.NewPattern(`^(id|pk|rowid|\w+_id)$`)

// anySetting are names of the columns of a table of settings: what was kept there is seldom what is read.
var anySetting = map[string]bool{"key": true, "value": true}

// evidence is the name by which the data of a hit were read, where data of clients that harm a kind of sink are kept under
// it.
func (k keptNames) evidence(h *hit, kind knowledge.Kind) (name string, ok bool) {
	harmful := func(name string) bool { return !anySetting[name] && k[name].kinds.Has(kind) }
	if key := h.atom.Origin.storeKey(); key != "" {
		return k.under(key, kind)
	}
	named := h.atom.Origin.Parent != nil
	for o := h.atom.Origin; o.Parent != nil; o = o.Parent {
		if harmful(o.Key.Name) {
			return o.Key.Name, true
		}
	}
	if c := collectionFrom(h.atom.Origin); named && c != "" && harmful(anyColumn) && harmful(idiom.UnnamedMark+c) {
		return idiom.UnnamedMark + c, true
	}
	for _, s := range h.texts() {
		if !named && len(s) <= idiom.MaxName && harmful(s) && !h.looksForFormulas() { // values("name", "address")
			return s, true
		}
		columns, tables := idiom.ParseReading(s)
		for _, t := range tables {
			if harmful(idiom.UnnamedMark + t) {
				return idiom.UnnamedMark + t, true
			}
			if !named && slices.Contains(columns, "*") && harmful(idiom.TableMark+t) {
				return idiom.TableMark + t, true
			}
			if i := slices.IndexFunc(columns, prose.MatchString); !named && i >= 0 && k.foreign(t) {
				return columns[i], true
			}
		}
		for _, c := range columns {
			if !named && harmful(c) {
				return c, true
			}
		}
	}
	if named && harmful(anyColumn) {
		return anyColumn, true
	}
	return "", false
}

// written reports whether clients fill the very column that the data were read from, in a table that is known.
func (k keptNames) written(h *hit, kind knowledge.Kind) bool {
	name, ok := k.evidence(h, kind)
	return ok && name != anyColumn && name != "id" // keys are numbers, or the program's
}

// prose are names of columns that hold what people write.
var prose = regex.NewPattern(`^(?:memo|notes?|comments?|message|bio|feedback|remarks?)$`)

// foreign reports whether the program keeps nothing in a table, which somebody else fills.
func (k keptNames) foreign(table string) bool {
	_, named := k[idiom.TableMark+table]
	_, unnamed := k[idiom.UnnamedMark+table]
	return !named && !unnamed
}

// describe adds to a finding on stored data what is known of how they got there.
func (k keptNames) describe(c *Candidate, h *hit) {
	name, ok := k.evidence(h, c.Rule.Flow.Sink)
	if !ok {
		c.lower("who writes what is stored is not known")
		return
	}
	n, known := k[name]
	if !known {
		c.lower("another program writes what is stored")
		return
	}
	c.fact("what clients send is kept "+heldAs(name), idiom.At(n.fn, n.pos, n.end))
	if name == anyColumn {
		c.lower("which columns clients fill is not known")
	}
	if c.Rule.Flow.Written {
		c.lower("that this is what is read here is told from the name")
	}
}

// heldAs says what a name under which data are kept means.
func heldAs(name string) string {
	switch {
	case name == anyColumn:
		return "under names that they choose"
	case strings.HasPrefix(name, keyMark):
		return "under the key `" + strings.TrimSuffix(name[len(keyMark):], keyOpen) + "`"
	case strings.HasPrefix(name, idiom.TableMark), strings.HasPrefix(name, idiom.UnnamedMark):
		return "in the table `" + name[len(idiom.TableMark):] + "`"
	}
	return "as `" + name + "`"
}

// looksForFormulas reports whether the function that has the sink knows the characters with which formulas begin.
func (h *hit) looksForFormulas() bool {
	return slices.ContainsFunc(h.fn.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) < 16 && strings.HasPrefix(c.Str, "=") && strings.Trim(c.Str, "=+-@\t\r\n|%") == ""
	})
}

// texts are the texts of the functions that data went through.
func (h *hit) texts() (out []string) {
	fns := []*ir.Function{h.atom.Origin.Fn, h.fn}
	for s := h.atom.Step; s != nil; s = s.Prev {
		fns = append(fns, s.Fn)
	}
	for s := h.path; s != nil; s = s.Prev {
		fns = append(fns, s.Fn)
	}
	for i, f := range fns {
		if slices.Contains(fns[:i], f) {
			continue
		}
		for j := range f.Consts {
			if f.Consts[j].Kind == ir.Str {
				out = append(out, f.Consts[j].Str)
			}
		}
	}
	return out
}
