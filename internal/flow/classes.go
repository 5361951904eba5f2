package flow

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is known of classes: their order, methods, fields, and what libraries make of them.

// anyType is the base of all classes: a class that names it derives from something else as well, where it names that, too.
const anyType = "builtins.object"

func (w *World) setBases(class int32, refs []Ref) {
	cs := &w.classes[class]
	if cs.based {
		return
	}
	cs.based = true
	cs.bases = refs
	var bases []int32
	var orders [][]int32
	for _, r := range refs {
		if r.Kind == refClass && r.ID != class {
			bases = append(bases, r.ID)
			w.classes[r.ID].subs = append(w.classes[r.ID].subs, class)
			orders = append(orders, w.classes[r.ID].mro)
			if e := w.classes[r.ID].extern; cs.extern == "" || cs.extern == anyType && e != "" || !w.base.Type(cs.extern).IsKept() && w.base.Type(e).IsKept() {
				cs.extern = e
			}
		}
		if r.Kind == refExtern && (cs.extern == "" || cs.extern == anyType || w.base.Type(cs.extern) == nil || !w.called(cs.extern) && w.called(r.Name) || w.base.Type(r.Name).IsA(cs.extern) || !w.base.Type(cs.extern).IsKept() && w.base.Type(r.Name).IsKept() || w.base.Type(r.Name).IsA("enum.Enum")) {
			cs.extern = r.Name
		}
	}
	cs.mro = program.Linearize(class, bases, orders)
	if family := w.base.FamilyOf(cs.extern); family != "" && w.base.Type(cs.extern) == nil {
		cs.extern = family
	}
	if t := w.base.Type(cs.extern); t != nil {
		for _, name := range t.AllGuarding() {
			if m := w.method(class, name); m != nil && !passesOn(m) && !givesGadgets(m) {
				cs.extern = "" // the class sees to it that the base does no harm
			}
		}
		for _, name := range t.AllWalking() {
			if m := w.method(class, name); m != nil && (refusesNames(m) || goesNowhere(m)) {
				cs.extern = ""
			}
		}
	}
	// Methods that the framework calls.
	if t := w.base.Type(cs.extern); t != nil {
		for _, c := range cs.mro {
			methods := w.prog.Classes[c].Methods
			names := make([]string, 0, len(methods))
			for name := range methods {
				names = append(names, name)
			}
			slices.Sort(names)
			for _, name := range names {
				for _, h := range t.EntryHandlers(name, taken(methods[name])) {
					if handler := w.base.Handler(h); handler != nil {
						w.apply(&effect{kind: effectEntry, id: methods[name].ID, entry: &Entry{Handler: handler}})
					}
				}
			}
		}
	}
	if own := w.ownTypes[class]; own != "" && (cs.extern == "" || cs.extern == anyType || w.base.Type(cs.extern) == nil) {
		cs.extern = own
	}
	if cs.extern == "" || cs.extern == anyType { // what a tool generated has derived classes that do the work
		c := w.prog.Classes[class]
		cs.extern = cmp.Or(w.base.FamilyOf(c.Module.Name+"."+c.Name), cs.extern)
	}
}

// taken is how many parameters a method has, the receiver not counted.
func taken(m *ir.Function) int {
	if isStatic(m) {
		return len(m.Params)
	}
	return len(m.Params) - 1
}

// called reports whether a library calls methods of classes that derive from a type of its: that says more of a class than a
// mixin beside it does.
func (w *World) called(name string) bool {
	t := w.base.Type(name)
	return t != nil && slices.ContainsFunc(t.Order, func(b *knowledge.Type) bool { return len(b.Entry) > 0 })
}

// ExternBase is the library's type that a class derives from, "" for none.
func (w *World) ExternBase(class int32) string { return w.classes[class].extern }

// passesOn reports whether all that a method returns is what the base's of that name gives: it may rename what it is asked for,
// but refuses nothing.
func passesOn(m *ir.Function) bool {
	for id := range m.Instrs {
		switch m.Instrs[id].Op {
		case ir.OpRaise:
			return false
		case ir.OpReturn:
			v := m.Arg(ir.ID(id), 0)
			if v == ir.NoID || m.Instrs[v].Op != ir.OpCall || m.NameOf(m.Arg(v, 0)) != m.Name {
				return false
			}
		}
	}
	return true
}

// guardedLater reports whether an instance that a call makes is given one of its type's guarding methods right after: unpickler.find_global
// = allowed.
func (m *modelCall) guardedLater() bool {
	if m.self.id != ir.NoID || m.a.f.Instrs[m.id].Op != ir.OpCall {
		return false
	}
	names := m.a.w.base.Type(m.name).AllGuarding()
	if len(names) == 0 {
		return false
	}
	f := m.a.f
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpSetAttr && slices.Contains(names, f.NameOf(id)) && m.a.untested(f.Arg(id, 0)) == m.id {
			return true
		}
	}
	return false
}

// refusesNames reports whether a method raises an exception, and asks for what the language's own names begin with or what comes before
// an attribute's name.
func refusesNames(m *ir.Function) bool {
	raises, asks := false, false
	for id := range m.Instrs {
		raises = raises || m.Instrs[id].Op == ir.OpRaise
		if s, ok := idiom.ConstText(m, ir.ID(id)); ok {
			switch s {
			case "_", "__", ".", "[", "._", ".__":
				asks = true
			}
		}
	}
	return raises && asks
}

// goesNowhere reports whether a method reads no attribute by a name, and calls no method of its own name that might.
func goesNowhere(m *ir.Function) bool {
	for id := range m.Instrs {
		if m.Instrs[id].Op != ir.OpCall {
			continue
		}
		if name := m.NameOf(m.Arg(ir.ID(id), 0)); name == "getattr" || name == m.Name {
			return false
		}
	}
	return true
}

// method finds a method in the class's order.
func (w *World) method(class int32, name string) *ir.Function {
	for _, c := range w.classes[class].mro {
		if m := w.prog.Classes[c].Methods[name]; m != nil {
			return m
		}
	}
	return nil
}

// overrides lists definitions of a method in classes derived from a class, or in others that those put before it, a bounded number of them.
func (w *World) overrides(class int32, name string) (out []*ir.Function) {
	const most = 3
	work := w.classes[class].subs
	for n := 0; n < len(work) && n < 32 && len(out) < most; n++ {
		sub := work[n]
		if m := w.prog.Classes[sub].Methods[name]; m != nil {
			out = append(out, m)
		} else if len(w.classes[sub].bases) > 1 { // class Page(Cleaning, Base)
			if m := w.method(sub, name); m != nil && m != w.method(class, name) && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
		work = append(work[:len(work):len(work)], w.classes[sub].subs...)
	}
	return out
}

// fields are the annotated names of a class and its bases, bases first.
func (w *World) fields(class int32) []ir.Field {
	var out []ir.Field
	mro := w.classes[class].mro
	for i := len(mro) - 1; i >= 0; i-- {
		out = append(out, w.prog.Classes[mro[i]].Fields...)
	}
	return out
}

// classField is what is known of an attribute of a class or of its instances.
func (w *World) classField(a *analysis, class int32, name string) (*Val, bool) {
	out := bottom
	found := false
	for _, c := range w.classes[class].mro {
		a.read(effectField, c, name)
		if v, ok := w.classes[c].fields.get(name); ok {
			a.readsObjects(v)
			out = join(out, v)
			found = true
			break
		}
	}
	return out, found
}

// enumeration reports whether a class of the program lists its instances.
func (w *World) enumeration(class int32) bool {
	return w.base.Type(w.ExternBase(class)).IsA("enum.Enum")
}

// number reports whether a field of a class, by its annotation, is a number, a date, a boolean or of an enumeration.
func (w *World) number(class int32, name string) bool {
	for _, c := range w.classes[class].mro {
		for _, f := range w.prog.Classes[c].Fields {
			if f.Name != name || f.Type == nil {
				continue
			}
			if t := w.prog.ClassNamed(w.prog.Classes[c].Body.Module, f.Type.Name); plainNumber(f.Type.Name) || t != nil && w.enumeration(t.ID) {
				return true
			}
		}
	}
	return false
}

// instanceOf is the class of the program that a reference is to an instance of; -1 for none.
func (a *analysis) instanceOf(r Ref) int32 {
	switch r.Kind {
	case refSelf:
		return r.ID
	case refObject:
		if o := a.obj(r.ID); o != nil {
			return o.Class
		}
	}
	return -1
}

// fieldsHold reports whether the fields of an instance are what their annotations say: the class sees to it, or a framework that
// has made it of a request for an entry point by whose annotations it goes.
func (a *analysis) fieldsHold(class int32, r Ref) bool {
	if a.w.base.Type(a.w.ExternBase(class)).IsA("pydantic.BaseModel") {
		return true
	}
	o := a.obj(r.ID)
	return r.Kind == refObject && o != nil && o.Kind == objParam &&
		slices.ContainsFunc(a.fs.entries, func(e *Entry) bool { return len(e.Handler.Annotated) > 0 })
}

// validated is an attribute of an instance whose class has its fields checked: a str is no container, and a text matches the
// pattern that its field is given.
func (a *analysis) validated(id ir.ID, v *Val, name string, field *Val) *Val {
	if len(field.taint()) == 0 || field == bottom {
		return field
	}
	for _, r := range v.refs() {
		class := a.instanceOf(r)
		if class < 0 {
			continue
		}
		if declared, ok := a.asDeclared(class, name, field); ok {
			return declared
		}
		if !a.fieldsHold(class, r) {
			continue
		}
		if a.w.number(class, name) {
			return a.numberOf(field)
		}
		for _, c := range a.w.classes[class].mro {
			body := a.w.prog.Classes[c].Body
			field = a.letPass(id, c, name, field)
			for _, f := range a.w.prog.Classes[c].Fields {
				if f.Name != name {
					continue
				}
				out := *a.asAnnotated(id, body, f.Notes, f.Type, field)
				if safe := safeAttribute(a.passedFirst(class), 0, key{'.', name}); safe != 0 {
					out.Taint = sanitized(out.Taint, safe)
				}
				out.Plain = out.Plain || f.Type != nil && f.Type.Name == "str"
				if p, ok := patternIn(body, idiom.Assigned(body, name)); ok {
					return a.matchedBy(&out, p)
				}
				return &out
			}
		}
	}
	return field
}

// patternIn is the pattern that a call says its field has to match: Field(pattern="^[a-z]+$").
func patternIn(f *ir.Function, id ir.ID) (string, bool) {
	if id == ir.NoID || f.Instrs[id].Op != ir.OpCall {
		return "", false
	}
	names := f.Calls[f.Instrs[id].Aux].Names
	args := f.Args(id)
	for i, name := range names {
		if name == "pattern" || name == "regex" {
			return idiom.ConstText(f, args[len(args)-len(names)+i])
		}
	}
	return "", false
}

// takesExtra reports whether a class is told in its body to take other names than its own: model_config =
// ConfigDict(extra="allow"), or a class Config inside it.
func (w *World) takesExtra(class int32) bool {
	for _, c := range w.classes[class].mro {
		body := w.prog.Classes[c].Body
		for i := range body.Instrs {
			if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && (body.NameOf(id) == "model_config" || body.NameOf(id) == "Config") {
				return allowsExtra(body, body.Arg(id, 1))
			}
		}
	}
	return false
}

// classOf is the class of the program that a value is an instance of, -1 for none that is known.
func (a *analysis) classOf(v *Val) int32 {
	for _, r := range v.refs() {
		switch o := a.obj(r.ID); {
		case r.Kind == refSelf:
			return r.ID
		case r.Kind == refObject && o != nil && o.Class >= 0:
			return o.Class
		}
	}
	return -1
}

// plainFields reports whether a class lets no other names in than its own, all of which it declares as texts, numbers and the like.
func (w *World) plainFields(class int32) bool {
	n := 0
	for _, c := range w.classes[class].mro {
		for _, f := range w.prog.Classes[c].Fields {
			if f.Name == "model_config" || f.Type != nil && strings.HasSuffix(f.Type.Name, "ClassVar") {
				continue
			}
			if n++; f.Type == nil || len(f.Type.Values) == 0 && !scalarTypes.MatchString(w.typeName(w.prog.Classes[c].Module, f.Type.Name)) {
				return false
			}
		}
	}
	return n > 0 && !w.takesExtra(class)
}

// scalarTypes are what a validator of types turns into one thing that holds no others.
var scalarTypes = regex.NewPattern(`^(builtins\.(str|int|float|bool|bytes)|uuid\.UUID|decimal\.Decimal|datetime\.\w+|pydantic\.\w*(Str|Int|Float|Url|UUID\d?)|pydantic\.(constr|conint|confloat|condecimal))$`)

// allowsExtra reports whether a dictionary, a call or a class gives the name extra the value "allow".
func allowsExtra(f *ir.Function, id ir.ID) bool {
	allow := func(f *ir.Function, v ir.ID) bool {
		s, _ := idiom.ConstText(f, v)
		return s == "allow" || f.Instrs[v].Op == ir.OpAttr && f.NameOf(v) == "allow"
	}
	switch args := f.Args(id); f.Instrs[id].Op {
	case ir.OpCall:
		for i, name := range f.Calls[f.Instrs[id].Aux].Names {
			if name == "extra" {
				return allow(f, args[i+1])
			}
		}
	case ir.OpDict:
		for i := 0; i+1 < len(args); i += 2 {
			if k, _ := idiom.ConstText(f, args[i]); k == "extra" {
				return allow(f, args[i+1])
			}
		}
	case ir.OpClass:
		body := f.Module.Classes[f.Instrs[id].Aux].Body
		for i := range body.Instrs {
			if x := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(x) == "extra" {
				return allow(body, body.Arg(x, 1))
			}
		}
	}
	return false
}
