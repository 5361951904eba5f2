package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// maxFormFields bounds the fields of a form that are told apart.
const maxFormFields = 64

// maxFormDepth bounds forms inside forms, and formSlots is the first number of what is made for them.
const (
	maxFormDepth = 3
	formSlots    = 1 << 20
)

// formEntries is what a form has checked, by the fields that its class declares: a choice is one of the program's own, a
// number is no text, and what a method clean_<field> hands back is what it let pass. All others are what the whole is, where
// there may be others.
func (a *analysis) formEntries(id ir.ID, class int32, form, whole *Val) *Val {
	return a.formEntriesIn(&formReading{id: id, each: tainted(whole.taint())}, class, form, whole, 41)
}

// A formReading bounds what is made of the entries of one form and of those inside it.
type formReading struct {
	id   ir.ID
	each *Val // an entry of which nothing is said: none is a dictionary itself
	open bool // the call lets others through than those that are described
	made int
	deep int
}

func (a *analysis) formEntriesIn(r *formReading, class int32, form, whole *Val, slot int32) *Val {
	o, each := emptyContainer("dict"), r.each
	declared := a.w.declaresAll(class) && !(r.open && r.deep == 0)
	if declared {
		each = each.withTaint(sanitized(each.taint(), a.w.attributeKinds))
	} else {
		o = o.withEntry(each.taint(), each)
	}
	n := 0
	for _, c := range a.w.classes[class].mro {
		body := a.w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr || r.made >= maxFormFields {
				continue
			}
			name := body.NameOf(ir.ID(i))
			x, ok := a.w.classField(a, c, name)
			if _, known := o.get(key{'[', name}); known || !ok {
				continue
			}
			entry, special := each, declared
			if described := a.formEntry(r, body, idiom.Unrefined(body, body.Arg(ir.ID(i), 1)), x, each); described != nil {
				entry, special = described, true
			}
			if len(entry.taint()) > 0 {
				if passed := a.passedBy(r.id, class, name, form, entry); passed != nil {
					entry, special = passed, true
				}
			}
			if special {
				o, n = o.with(key{'[', name}, entry), n+1
				r.made++
			}
		}
	}
	if n == 0 {
		return whole
	}
	return a.alloc(r.id, slot, o)
}

// formEntry is an entry that a call in the body of a form's class describes; nil where it says nothing.
func (a *analysis) formEntry(r *formReading, body *ir.Function, call ir.ID, field, each *Val) *Val {
	for _, ref := range field.refs() {
		if ref.Kind == refInst {
			return a.describedEntry(r, body, call, ref.Name, each)
		}
		if class := a.instanceOf(ref); class >= 0 { // lines = LineSerializer(many=True)
			return a.nestedEntries(r, body, call, class, each)
		}
	}
	return nil
}

// describedEntry is an entry by the library's class that describes it.
func (a *analysis) describedEntry(r *formReading, body *ir.Function, call ir.ID, typ string, each *Val) *Val {
	t := a.w.base.Type(typ)
	if t == nil {
		return nil
	}
	switch entry := t.EntryField(); {
	case entry != nil && idiom.LastPart(entry.Type) == "str" && entry.Source == nil:
		if body.Instrs[call].Op == ir.OpCall {
			v := a.checkedText(r.id, body, call, &Val{Plain: true, Taint: asText(each.taint())})
			if t.Matches {
				if pattern, ok := patternArgument(body, call); ok {
					v = a.matchedBy(v, pattern)
				}
			}
			return v
		}
	case entry != nil:
		if v := a.modelled(r.id, entry); v != nil {
			return v
		}
		return &Val{Plain: true}
	case body.Instrs[call].Op != ir.OpCall:
	case t.Nests:
		if inner := argumentOf(body, call, nil); inner != ir.NoID {
			if body.Instrs[inner].Op == ir.OpCall { // Nested(LineSchema(many=True)), Nested(lambda: ...)
				call, inner = inner, body.Arg(inner, 0)
			}
			if c := a.w.prog.ClassNamed(body.Module, body.NameOf(inner)); c != nil {
				return a.nestedEntries(r, body, call, c.ID, each)
			}
		}
	case len(t.Gathers) > 0:
		inner := argumentOf(body, call, t.Gathers)
		if inner == ir.NoID {
			return nil
		}
		x := each
		if c := inner; body.Instrs[c].Op == ir.OpCall || body.Instrs[c].Op == ir.OpAttr || body.Instrs[c].Op == ir.OpGlobal {
			name := body.NameOf(c)
			if body.Instrs[c].Op == ir.OpCall {
				name = body.NameOf(body.Arg(c, 0))
			}
			if own := a.w.prog.ClassNamed(body.Module, name); own != nil {
				x = a.nestedEntries(r, body, c, own.ID, each)
			} else if described := a.describedEntry(r, body, c, typ[:strings.LastIndexByte(typ, '.')+1]+name, each); described != nil {
				x = described
			}
		}
		return a.listOf(r, x)
	}
	return nil
}

// nestedEntries is an entry with the entries of another form, or a list of such.
func (a *analysis) nestedEntries(r *formReading, body *ir.Function, call ir.ID, class int32, each *Val) *Val {
	if a.w.base.Type(a.w.ExternBase(class)) == nil || r.deep >= maxFormDepth {
		return nil
	}
	r.deep++
	v := a.formEntriesIn(r, class, nil, each, int32(formSlots+r.made))
	r.deep--
	r.made++
	if body.Instrs[call].Op == ir.OpCall {
		if many := argumentOf(body, call, []string{"many"}); many != ir.NoID && idiom.KeywordGiven(body, call, "many") {
			return a.listOf(r, v)
		}
	}
	return v
}

func (a *analysis) listOf(r *formReading, v *Val) *Val {
	r.made++
	return a.alloc(r.id, int32(formSlots+r.made), &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: v})
}

// checkedText is a text by the checks that a field of a schema names: validate=OneOf(...), Regexp("^[A-Z]+$"), validators=[check].
func (a *analysis) checkedText(id ir.ID, body *ir.Function, call ir.ID, v *Val) *Val {
	var checks []ir.ID
	if len(body.Calls[body.Instrs[call].Aux].Names) == 0 && len(body.Args(call)) == 3 { // StringField("Name", [Length(max=9)])
		checks = append(checks, elementsIn(body, body.Arg(call, 2))...)
	}
	for _, name := range []string{"validate", "validators"} {
		if !idiom.KeywordGiven(body, call, name) {
			continue
		}
		checks = append(checks, elementsIn(body, argumentOf(body, call, []string{name}))...)
	}
	optional := slices.ContainsFunc(checks, func(c ir.ID) bool {
		c = idiom.Unrefined(body, c)
		return body.Instrs[c].Op == ir.OpCall && body.NameOf(body.Arg(c, 0)) == "Optional"
	})
	for _, c := range checks {
		if c = idiom.Unrefined(body, c); body.Instrs[c].Op != ir.OpCall {
			if f := a.functionIn(body, c); f != nil && len(f.Params) == 1 {
				v = a.passing(id, f, nil, v)
			}
			continue
		}
		switch body.NameOf(body.Arg(c, 0)) {
		case "OneOf", "AnyOf":
			return &Val{Plain: true}
		case "DataRequired", "InputRequired":
			v = v.withTaint(sanitized(v.taint(), a.w.bindKinds)) // it is not empty
		case "Length":
			if optional {
				break // an empty one is not asked for its length
			}
			if least := argumentOf(body, c, []string{"min"}); least != ir.NoID && body.Instrs[least].Op == ir.OpConst && body.Consts[body.Instrs[least].Aux].Int > 0 {
				v = v.withTaint(sanitized(v.taint(), a.w.bindKinds))
			}
		case "Regexp":
			if pattern, ok := patternArgument(body, c); ok {
				v = a.matchedFromStart(v, pattern)
			}
		case "RegexValidator":
			if pattern, ok := patternArgument(body, c); ok && !idiom.KeywordGiven(body, c, "inverse_match") {
				v = a.matchedBy(v, pattern)
			}
		}
	}
	return v
}

// elementsIn are the elements of a display, or the one value that stands for it.
func elementsIn(f *ir.Function, id ir.ID) []ir.ID {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op == ir.OpList || f.Instrs[id].Op == ir.OpTuple {
		return f.Args(id)
	}
	return []ir.ID{id}
}

// patternArgument is the expression that a call is given, as it is or compiled.
func patternArgument(f *ir.Function, call ir.ID) (string, bool) {
	id := argumentOf(f, call, []string{"regex"})
	if id != ir.NoID && f.Instrs[id].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "compile" && len(f.Args(id)) == 2 {
		id = f.Arg(id, 1)
	}
	if id == ir.NoID {
		return "", false
	}
	return idiom.ConstText(f, id)
}

// openForm reports whether a call, or the class of its receiver, has other entries let through than those that are described:
// load(data, unknown=INCLUDE).
func (m *modelCall) openForm() bool {
	for _, x := range m.self.val.refs() {
		class := m.a.instanceOf(x)
		if class < 0 {
			continue
		}
		t := m.a.w.base.Type(m.a.w.ExternBase(class))
		if t == nil || t.Closed == nil || t.Closed.Option == "" {
			continue
		}
		if s, ok := m.param(t.Closed.Option).text(); ok && strings.EqualFold(s, t.Closed.Open) ||
			slices.ContainsFunc(m.param(t.Closed.Option).refs(), func(r Ref) bool { return idiom.LastPart(r.Name) == t.Closed.Open }) {
			return true
		}
		for _, c := range m.a.w.classes[class].mro {
			if opened(m.a.w.prog.Classes[c], t.Closed) {
				return true
			}
		}
	}
	return false
}

// argumentOf is the argument of a call under one of these names, or else its first; NoID where there is none.
func argumentOf(f *ir.Function, call ir.ID, names []string) ir.ID {
	first := ir.NoID
	for i, x := range f.Args(call)[1:] {
		switch k := idiom.Keyword(f, call, i); {
		case k == "" && first == ir.NoID:
			first = idiom.Unrefined(f, x)
		case slices.Contains(names, k):
			return idiom.Unrefined(f, x)
		}
	}
	return first
}

// passedBy is an entry of a form as the form's own method for it lets it pass, which takes it (validate_name(self, value)) or reads
// it itself (clean_name(self)); nil where there is none. The methods of the form see it before.
func (a *analysis) passedBy(id ir.ID, class int32, name string, form, entry *Val) *Val {
	if a.passingEntry {
		return nil
	}
	a.passingEntry = true
	defer func() { a.passingEntry = false }()
	if f := a.w.method(class, "clean_"+name); f != nil && f.Class != a.f.Class {
		switch passed := a.callFunction(id, f, &bound{self: form}, &callArgs{}); {
		case passed == bottom || passed == nil && a.w.summary(a, f) == nil || passed.isConst(ir.None):
			return entry
		case passed == nil:
			return entry.withTaint(nil)
		default:
			return passed
		}
	}
	if f := a.w.method(class, "validate_"+name); f != nil && f.Class != a.f.Class && len(f.Params) == 2 {
		return a.passing(id, f, &bound{self: form}, entry)
	}
	return nil
}

// declaresAll reports whether all fields of a form stand in the bodies of its classes: its base lets no others through, none is
// unknown, and no method adds any.
func (w *World) declaresAll(class int32) bool {
	t := w.base.Type(w.ExternBase(class))
	if t == nil || t.Closed == nil {
		return false
	}
	for _, id := range w.classes[class].mro {
		c := w.prog.Classes[id]
		if len(c.Bases) != 1 || opened(c, t.Closed) {
			return false
		}
		for _, m := range c.Methods {
			for i := range m.Instrs {
				if m.Instrs[i].Op == ir.OpAttr && m.NameOf(ir.ID(i)) == "fields" {
					return false
				}
			}
		}
	}
	return true
}

// opened reports whether a class inside a form's says that other entries are let through.
func opened(c *ir.Class, closed *knowledge.Closed) bool {
	if closed.Inside == "" {
		return false
	}
	meta := idiom.Assigned(c.Body, closed.Inside)
	if meta == ir.NoID || c.Body.Instrs[meta].Op != ir.OpClass {
		return false
	}
	body := c.Module.Classes[c.Body.Instrs[meta].Aux].Body
	v := idiom.Assigned(body, closed.Option)
	if v == ir.NoID {
		return false
	}
	s, _ := idiom.ConstText(body, v)
	return strings.EqualFold(s, closed.Open) || body.NameOf(v) == closed.Open
}

// inputEntries is an argument whose fields a class of the program describes by calls; those of the names that numbers lists are no
// texts, nor is what a class that lists its instances describes.
func (a *analysis) inputEntries(id ir.ID, class int32, whole *Val, numbers []string) *Val {
	o := emptyContainer("dict").withRest(whole)
	n := 0
	for _, c := range a.w.classes[class].mro {
		body := a.w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr || n >= maxFormFields {
				continue
			}
			x := idiom.Unrefined(body, body.Arg(ir.ID(i), 1))
			if body.Instrs[x].Op != ir.OpCall {
				continue
			}
			kind, v := body.NameOf(body.Arg(x, 0)), whole
			if of := a.w.prog.ClassNamed(body.Module, kind); slices.Contains(numbers, kind) || of != nil && a.w.enumeration(of.ID) {
				v = &Val{Plain: true}
			}
			o, n = o.with(key{'[', body.NameOf(ir.ID(i))}, v), n+1
		}
	}
	if n == 0 {
		return whole
	}
	return a.alloc(id, 44, o)
}
