package knowledge

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// What has to hold of each struct by itself, when its fields are decoded.

// Words that ports may begin with besides parameters.
var (
	callWords = map[string]PortBase{"self": PortSelf, "args": PortArgs, "kwargs": PortKwargs, "return": PortReturn,
		"call": PortCall, "decorated": PortDecorated, "unpacked": PortUnpacked}
	returnWords = map[string]PortBase{"return": PortReturn}
	valueWords  = map[string]PortBase{"value": PortValue}
)

func (s *Source) finish(d *decoder, n *yaml.Node) {
	if s.Class == Untrusted && s.Threat == NoThreat {
		d.errorf(n, "the source has no threat: remote or local")
	}
	if s.Class == Any {
		d.errorf(n, "any is the class of no source: rules look for it")
	}
}

func (s *Sink) finish(d *decoder, n *yaml.Node) {
	if s.Kinds == AllKinds || s.Kinds == 0 && lookup(n, "kind") == nil && lookup(n, "kinds") == nil {
		d.errorf(n, "the sink has no kind")
	}
	if len(s.Arg) == 0 {
		d.errorf(n, "the sink has no arg: the port that data must not reach")
	}
	if s.Confidence != "" && s.Confidence != "medium" && s.Confidence != "low" {
		d.errorf(n, "confidence %q is neither medium nor low", s.Confidence)
	}
	s.NoText = slices.ContainsFunc(s.When, func(c *Condition) bool { return c.NoType == "str" && len(c.Arg.Path) == 0 })
	s.NoTexts = slices.ContainsFunc(s.When, func(c *Condition) bool { return c.NoType == "str" && len(c.Arg.Path) > 0 })
}

func (c *Condition) finish(d *decoder, n *yaml.Node) {
	if c.Arg.Name == "" {
		d.errorf(n, "the condition has no arg")
	}
	c.Absent = folded(c.Absent)
	c.Uncalled = folded(c.Uncalled)
	if c.Unnamed != nil {
		c.Unnamed = c.Unnamed.Within(`(?i)`, ``)
	}
	tests, set := c.tests(), 0
	for i := range tests {
		if tests[i].set {
			set++
		}
	}
	if set != 1 {
		var keys []string
		for i := range tests {
			keys = append(keys, tests[i].key)
		}
		d.errorf(n, "a condition has one of %s; this one has %d", strings.Join(keys, ", "), set)
	}
}

// A conditionTest is one way to put a condition: its key in a model, and whether this condition is put so.
type conditionTest struct {
	key string
	set bool
}

// tests are all of them.
func (c *Condition) tests() [30]conditionTest {
	return [...]conditionTest{
		{"is", c.Is != nil}, {"not", c.Not != nil}, {"in", c.In != nil}, {"type", c.Type != ""}, {"notype", c.NoType != ""},
		{"class", c.Class != nil}, {"given", c.Given != nil}, {"match", c.Match != nil}, {"nomatch", c.NoMatch != nil},
		{"lacks", c.Lacks != nil}, {"holds", c.Holds != nil}, {"keyed", c.Keyed != nil}, {"begins", c.Begins != nil},
		{"guessable", c.Guessable != nil}, {"omits", c.Omits != nil}, {"never", c.Never != nil}, {"absent", c.Absent != nil},
		{"unset", c.Unset != nil}, {"wide", c.Wide != nil}, {"unnamed", c.Unnamed != nil}, {"uncalled", c.Uncalled != nil},
		{"bits", c.Bits != nil}, {"below", c.Below != nil}, {"secret", c.Secret}, {"constant", c.Constant != nil},
		{"open", c.Open != 0}, {"clear", c.Clear != nil}, {"closed", c.Closed != nil}, {"plain", c.Plain != nil}, {"counts", c.Counts != nil},
	}
}

func (g *Guard) finish(d *decoder, n *yaml.Node) {
	if g.Arg.Name == "" || g.When == 0 || g.Kinds == 0 && !g.Relative {
		d.errorf(n, "a guard needs arg, when and kinds")
	}
}

func (s *Store) finish(d *decoder, n *yaml.Node) {
	if s.From.Name == "" || s.Into.Name == "" {
		d.errorf(n, "a store needs from and into")
	}
}

func (c *Call) finish(d *decoder, n *yaml.Node) {
	if c.Function.Name == "" {
		d.errorf(n, "a call needs function")
	}
}

func (r *Register) finish(d *decoder, n *yaml.Node) {
	if r.Arg.Name == "" || r.Handler == "" {
		d.errorf(n, "a registration needs arg and handler")
	}
	r.Methods = whole(r.Methods)
}

func (e *Entry) finish(d *decoder, n *yaml.Node) {
	if (len(e.Methods) == 0) == (e.Like == nil) || e.Handler == "" {
		d.errorf(n, "an entry needs a handler, and either methods or like")
	}
	e.Like = whole(e.Like)
}

func (f *Family) finish(d *decoder, n *yaml.Node) {
	if f.Name == nil || f.Type == "" {
		d.errorf(n, "a family needs name and type")
	}
	f.Name = whole(f.Name)
}

func (s *Signature) finish(d *decoder, n *yaml.Node) {
	if len(s.Parameters) == 0 && s.Function == nil || s.Handler == "" {
		d.errorf(n, "a signature needs parameters or function, and handler")
	}
	s.Function = whole(s.Function)
}

func (c *Convention) finish(d *decoder, n *yaml.Node) {
	bearers := 0
	for _, given := range []bool{c.Receiver != nil, c.Parameter != nil, c.Method != ""} {
		if given {
			bearers++
		}
	}
	if bearers != 1 {
		d.errorf(n, "a convention has either receiver, parameter or method")
	}
	if c.Value.Type == "" && c.Value.Source == nil {
		d.errorf(n, "a convention says nothing: it needs type or source")
	}
	if c.Function != nil && c.Parameter == nil {
		d.errorf(n, "function stands beside parameter only")
	}
	c.Receiver, c.Parameter, c.Function, c.Followed = whole(c.Receiver), whole(c.Parameter), whole(c.Function), whole(c.Followed)
}

// whole makes a pattern match whole strings only.
func whole(re *regex.Pattern) *regex.Pattern {
	return re.Within(`^(?:`, `)$`)
}

func (h *Handler) finish(d *decoder, n *yaml.Node) {
	h.byIndex = map[int]*Value{}
	h.Endpoint, h.Roots = whole(h.Endpoint), whole(h.Roots)
	for name, v := range h.Parameters {
		if i, err := strconv.ParseUint(name, 10, 8); err == nil {
			h.byIndex[int(i)] = v
		} else if name != "*" && !isIdentifier(name) {
			d.errorf(n, "%q is neither a position, nor a parameter's name, nor \"*\"", name)
		}
	}
	if a := lookup(n, "annotated"); a != nil {
		d.pairs(a, func(key, _ *yaml.Node) {
			name := key.Value
			d.refs = append(d.refs, ref{"type", &name, d.at(key)})
		})
	}
	d.resolveSinks(h.Returns, nil, returnWords)
}

func (a *Attribute) finish(d *decoder, _ *yaml.Node) {
	d.resolveSinks(a.Set, nil, valueWords)
	d.resolveHazards(a.Hazards)
}

func (t *Type) finish(d *decoder, n *yaml.Node) {
	for name, m := range t.Methods {
		if m != nil && paramIndex(m.Params, "self") == 0 {
			d.errorf(n, "method %s: the receiver is not listed in params; it is the port \"self\"", name)
		}
	}
}

func (f *Function) finish(d *decoder, _ *yaml.Node) {
	// Every port is a field of type Port or Ports somewhere below the function.
	d.resolvePorts(reflect.ValueOf(f).Elem(), f.Params, callWords)
}

func (d *decoder) resolveHazards(hazards []*Hazard) {
	d.resolvePorts(reflect.ValueOf(hazards), nil, valueWords)
}

func (d *decoder) resolveSinks(sinks []*Sink, params []Param, words map[string]PortBase) {
	d.resolvePorts(reflect.ValueOf(sinks), params, words)
}

// resolvePorts resolves every port in the value, which it walks.
func (d *decoder) resolvePorts(v reflect.Value, params []Param, words map[string]PortBase) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != patternType {
			d.resolvePorts(v.Elem(), params, words)
		}
	case reflect.Slice:
		if v.Type() == paramsType {
			return
		}
		for i := range v.Len() {
			d.resolvePorts(v.Index(i), params, words)
		}
	case reflect.Struct:
		if v.Type() == portType {
			p := v.Addr().Interface().(*Port)
			if p.at.file == nil || p.Base != 0 || !isIdentifier(p.Name) {
				return // absent, resolved, or reported already
			}
			if err := p.resolve(params, words); err != nil {
				d.errs.add(p.at, "%v", err)
			}
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				d.resolvePorts(v.Field(i), params, words)
			}
		}
	}
}
