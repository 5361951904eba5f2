package knowledge

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Base is all that is known about a language's libraries, ready to be asked. It does not change after Load, so that
// any number of goroutines may ask. Unless said otherwise, names are canonical: what Canonical gives.
type Base struct {
	language     string
	kinds        *kindTable
	rules        []*Rule
	aliases      map[string]string
	globals      map[string]*Value
	functions    map[string]*Function
	types        map[string]*Type
	handlers     map[string]*Handler
	injects      map[string]bool // functions whose results handlers are passed
	conventions  []*Convention
	signatures   []*Signature
	families     []*Family
	namings      []*Naming
	literals     *literalTable
	forms        []*Form
	listers      []*Lister
	holders      []*Holder
	protections  []*Protection
	expectations []*Expectation
	access       *Access
}

func newBase(language string) *Base {
	return &Base{
		language:  language,
		kinds:     &kindTable{},
		aliases:   map[string]string{},
		globals:   map[string]*Value{},
		functions: map[string]*Function{},
		types:     map[string]*Type{},
		handlers:  map[string]*Handler{},
		injects:   map[string]bool{},
		literals:  &literalTable{},
	}
}

// Rules lists all rules in order of their ids.
func (b *Base) Rules() []*Rule { return b.rules }

// Rule finds a rule by its id.
func (b *Base) Rule(id string) *Rule {
	i, ok := slices.BinarySearchFunc(b.rules, id, func(r *Rule, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return nil
	}
	return b.rules[i]
}

// RulesFor lists the rules that look for data of a class at a kind of sink, in order of their ids.
func (b *Base) RulesFor(kind Kind, class Class) []*Rule {
	var rules []*Rule
	for _, r := range b.rules {
		if r.Flow != nil && r.Flow.Sink == kind && r.Flow.Source == class {
			rules = append(rules, r)
		}
	}
	return rules
}

// Kind finds a kind of sink by its name.
func (b *Base) Kind(name string) (Kind, bool) {
	k, ok := b.kinds.kinds[name]
	return k, ok
}

// Kinds lists the names of all kinds; the index is the Kind.
func (b *Base) Kinds() []string { return b.kinds.names }

// KindName is the name of a kind.
func (b *Base) KindName(k Kind) string { return b.kinds.names[k] }

// Canonical resolves aliases: the longest alias that is the name or a prefix of it up to a dot is replaced, until none
// is left. A prefix that a model defines by itself is not replaced.
func (b *Base) Canonical(name string) string {
	for {
		next, ok := b.step(name)
		if !ok {
			return name
		}
		name = next
	}
}

// step replaces one alias.
func (b *Base) step(name string) (string, bool) {
	for prefix := name; ; {
		if target, ok := b.aliases[prefix]; ok {
			return target + name[len(prefix):], true
		}
		if b.defines(prefix) {
			return name, false
		}
		i := strings.LastIndexByte(prefix, '.')
		if i < 0 {
			return name, false
		}
		prefix = prefix[:i]
	}
}

func (b *Base) defines(name string) bool {
	if b.functions[name] != nil || b.types[name] != nil {
		return true
	}
	return b.globals[name] != nil
}

// Function finds a function; nil where there is no model of it. A type's constructor may have one too.
func (b *Base) Function(name string) *Function { return b.functions[name] }

// Global finds a module's attribute that is neither function nor type.
func (b *Base) Global(name string) *Value { return b.globals[name] }

// Type finds a type.
func (b *Base) Type(name string) *Type { return b.types[name] }

// FunctionNames lists the canonical names of all modelled functions.
func (b *Base) FunctionNames() []string { return slices.Sorted(maps.Keys(b.functions)) }

// Types lists all modelled types, in no order.
func (b *Base) Types() []*Type {
	out := make([]*Type, 0, len(b.types))
	for _, t := range b.types {
		out = append(out, t)
	}
	return out
}

// Globals lists all modelled globals, in no order.
func (b *Base) Globals() []*Value {
	out := make([]*Value, 0, len(b.globals))
	for _, g := range b.globals {
		out = append(out, g)
	}
	return out
}

// Handler finds the shape of a function that a framework calls.
func (b *Base) Handler(name string) *Handler { return b.handlers[name] }

// Injects reports whether a parameter of some handler has the result of a call of this function as its value.
func (b *Base) Injects(name string) bool { return b.injects[name] }

// Method finds a method of a type or of its bases.
func (b *Base) Method(typ, name string) *Function { return b.types[typ].Method(name) }

// Attribute finds an attribute of a type or of its bases.
func (b *Base) Attribute(typ, name string) *Attribute { return b.types[typ].Attribute(name) }

// Signatures lists what parameters say of functions.
func (b *Base) Signatures() []*Signature { return b.signatures }

// Conventions lists what names usually mean, in a fixed order; the first that matches holds.
func (b *Base) Conventions() []*Convention { return b.conventions }

// FamilyOf is the type that a class means by the form of its qualified name, "" for none.
func (b *Base) FamilyOf(name string) string {
	for _, f := range b.families {
		if f.Name.MatchString(name) {
			return b.Canonical(f.Type)
		}
	}
	return ""
}

// Namings lists what names say of the things that bear them, in the order of the files.
func (b *Base) Namings() []*Naming { return b.namings }

// Forms lists the forms of statements that are defects, in the order of the files.
func (b *Base) Forms() []*Form { return b.forms }

// Holders are the modules whose variables are settings, in the order of the files.
func (b *Base) Holders() []*Holder { return b.holders }

// SmallSettings reports whether settings of a system have names in small letters, too.
func (b *Base) SmallSettings(system string) bool {
	return slices.ContainsFunc(b.holders, func(h *Holder) bool { return h.System == system && h.Small })
}

// Holder is what the attributes of a class that derives from t are; nil where they are nothing special.
func (t *Type) Holder() *Holder {
	if t != nil {
		for _, c := range t.Order {
			if c.Settings != nil {
				return c.Settings
			}
		}
	}
	return nil
}

// Reading is what the attributes of an instance of t are; nil where they are no options. t may be nil.
func (t *Type) Reading() *Reading {
	if t != nil {
		for _, c := range t.Order {
			if c.Reads != nil {
				return c.Reads
			}
		}
	}
	return nil
}

// Listers are the functions that give groups of options, in the order of the files.
func (b *Base) Listers() []*Lister { return b.listers }

// Protections are the options that switch protections, in the order of the files; the first that matches holds.
func (b *Base) Protections() []*Protection { return b.protections }

// Expectations say which types options have to have, in the order of the files.
func (b *Base) Expectations() []*Expectation { return b.expectations }

// Access is how programs name what decides who may do what; nil where nothing is known of that.
func (b *Base) Access() *Access { return b.access }

// Method finds a method of t or of its bases, in C3 order. t may be nil.
func (t *Type) Method(name string) *Function {
	if t != nil {
		for _, c := range t.Order {
			if m := c.Methods[name]; m != nil {
				return m
			}
		}
	}
	return nil
}

// Attribute finds an attribute of t or of its bases, in C3 order. t may be nil.
func (t *Type) Attribute(name string) *Attribute {
	if t != nil {
		for _, c := range t.Order {
			if a := c.Attributes[name]; a != nil {
				return a
			}
		}
	}
	return nil
}

// Element is what iterating over or indexing an instance of t gives, by t itself or by its bases. t may be nil.
func (t *Type) Element() *Value {
	if t != nil {
		for _, c := range t.Order {
			if c.Elements != nil {
				return c.Elements
			}
		}
	}
	return nil
}

// IsKept reports whether instances of t are what a database keeps. t may be nil.
func (t *Type) IsKept() bool {
	return t != nil && slices.ContainsFunc(t.Order, func(c *Type) bool { return c.Keeps })
}

// Page is what a class derived from the type shows by itself; nil where it shows nothing. t may be nil.
func (t *Type) Page() *Shows {
	if t != nil {
		for _, c := range t.Order {
			if c.Shows != nil {
				return c.Shows
			}
		}
	}
	return nil
}

// Filled is which columns a class derived from the type fills; nil where it fills none. t may be nil.
func (t *Type) Filled() *Fills {
	if t != nil {
		for _, c := range t.Order {
			if c.Fills != nil {
				return c.Fills
			}
		}
	}
	return nil
}

// Columns is what reading a class attribute of the type through an instance gives, nil where the type describes no columns.
// t may be nil.
func (t *Type) Columns() *Value {
	if t != nil {
		for _, c := range t.Order {
			if c.Column != nil {
				return c.Column
			}
		}
	}
	return nil
}

// EntryField is what an entry of a form is that a class attribute of the type describes; nil where it is not said. t may be nil.
func (t *Type) EntryField() *Value {
	if t != nil {
		for _, c := range t.Order {
			if c.Field != nil {
				return c.Field
			}
		}
	}
	return nil
}

// IsUntracked reports whether t or one of its bases is untracked. t may be nil.
func (t *Type) IsUntracked() bool {
	return t != nil && slices.ContainsFunc(t.Order, func(c *Type) bool { return c.Untracked })
}

// AllGuarding lists the guarding methods of t and of its bases. t may be nil.
func (t *Type) AllGuarding() (names []string) {
	if t != nil {
		for _, c := range t.Order {
			names = append(names, c.Guarding...)
		}
	}
	return names
}

// AllWalking lists the methods of t and of its bases that go from attribute to attribute. t may be nil.
func (t *Type) AllWalking() (names []string) {
	if t != nil {
		for _, c := range t.Order {
			names = append(names, c.Walking...)
		}
	}
	return names
}

// IsA reports whether t is the type of this name or derives from it. t may be nil.
func (t *Type) IsA(name string) bool {
	return t != nil && slices.ContainsFunc(t.Order, func(c *Type) bool { return c.Name == name })
}

// Sent says which columns of a model's rows a class derived from t sends to clients; nil where t is none that does. t may be nil.
func (t *Type) Sent() *Fills {
	if t != nil {
		for _, c := range t.Order {
			if c.Answers != nil {
				return c.Answers
			}
			if c.Fills != nil && c.Fills.Sends {
				return c.Fills
			}
		}
	}
	return nil
}

// EntryHandlers lists the names of the handlers whose shape a method of a subclass of t has, by its name and its number of
// parameters without the receiver. t may be nil.
func (t *Type) EntryHandlers(method string, parameters int) []string {
	var handlers []string
	if t != nil {
		for _, c := range t.Order {
			for _, e := range c.Entry {
				if e.Takes > 0 && e.Takes != parameters {
					continue
				}
				if (slices.Contains(e.Methods, method) || e.Like != nil && e.Like.MatchString(method)) && !slices.Contains(handlers, e.Handler) {
					handlers = append(handlers, e.Handler)
				}
			}
		}
	}
	return handlers
}

// Parameter is what the framework passes at a position (from 0, the receiver not counted) or by a name; nil where that
// is nothing of interest.
func (h *Handler) Parameter(index int, name string) *Value {
	if v := h.byIndex[index]; v != nil {
		return v
	}
	if v := h.Parameters[name]; v != nil {
		return v
	}
	return h.Parameters["*"]
}

// Answers reports whether a handler of this shape answers a request of a client: no hook, dependency or job.
func (h *Handler) Answers() bool {
	switch h.Name[strings.LastIndexByte(h.Name, '.')+1:] {
	case "view", "handler", "page", "http", "operation", "file", "redirect", "endpoint", "request", "url", "resolver", "render":
		return true
	}
	return false
}

// Listens reports whether a function of the shape takes messages of a connection that stays.
func (h *Handler) Listens() bool {
	shape := h.Name[strings.LastIndexByte(h.Name, '.')+1:]
	return shape == "websocket" || shape == "websocket_message" || shape == "message"
}

// sortConventions puts those of a package before general ones, and keeps the files' order otherwise.
func sortConventions(list []*Convention) {
	slices.SortStableFunc(list, func(a, b *Convention) int {
		switch {
		case (a.Imports == "") == (b.Imports == ""):
			return 0
		case a.Imports != "":
			return -1
		}
		return 1
	})
}
