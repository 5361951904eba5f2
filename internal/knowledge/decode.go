package knowledge

import (
	"errors"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// The decoder turns YAML nodes into the structs of this package. It differs from yaml's own in what it demands: every
// key has to be known, every scalar has to have its field's type, and each mistake is reported at its place, all of
// them and not only the first. Aliases (*name) and merge keys (<<) work as in YAML; their expansion is bounded.
//
// A field's tag yaml holds its keys, several separated by "|", of which one may be given. A tag ref says that a string
// names something that has to be resolved when all models are there.

const (
	maxDecodeDepth = 100
	maxDecodeSteps = 1 << 20 // per file; aliases could blow up a small file
)

type decoder struct {
	file  *file
	kinds *kindTable
	errs  *errorList
	refs  []ref
	steps int
	depth int
	types map[reflect.Type][]field
}

// A ref is a name that has to be resolved when all models are there: *name becomes canonical.
type ref struct {
	kind string // the tag: "type", "base", "handler", "alias"
	name *string
	at   position
}

type field struct {
	keys  []string
	index []int
	ref   string
}

// A finisher checks a struct when its fields are decoded.
type finisher interface {
	finish(d *decoder, n *yaml.Node)
}

// parseYAML parses a file of one document. nil means that it is empty or that the mistake is reported.
func parseYAML(f *file, text string, errs *errorList) *yaml.Node {
	if !f.user {
		if n := readYAML(text); n != nil {
			return n
		}
	}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(text))
	err := dec.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		err = dec.Decode(&more)
		if errors.Is(err, io.EOF) {
			return doc.Content[0]
		}
		if err == nil {
			errs.add(position{f, more.Line, more.Column}, "a second document begins; a file holds one")
			return nil
		}
	}
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlErrorLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	errs.add(position{f, line, 1}, "%s", message)
	return nil
}

var yamlErrorLine = regexp.MustCompile(`^line (\d+): (.*)`)

func newDecoder(f *file, kinds *kindTable, errs *errorList) *decoder {
	return &decoder{file: f, kinds: kinds, errs: errs, types: fieldTable()}
}

func (d *decoder) at(n *yaml.Node) position { return position{d.file, n.Line, n.Column} }

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) {
	d.errs.add(d.at(n), format, args...)
}

// enter resolves an alias and counts; false means that a bound was hit.
func (d *decoder) enter(n *yaml.Node) (*yaml.Node, bool) {
	for i := 0; n.Kind == yaml.AliasNode && i < maxDecodeDepth; i++ {
		n = n.Alias
	}
	d.steps++
	if d.steps == maxDecodeSteps || d.depth == maxDecodeDepth {
		d.errorf(n, "the file's nesting or aliases expand too far")
		d.steps = maxDecodeSteps
	}
	return n, d.steps < maxDecodeSteps
}

var (
	patternType = reflect.TypeFor[*regex.Pattern]()
	constType   = reflect.TypeFor[any]()
	sourceType  = reflect.TypeFor[Source]()
	paramsType  = reflect.TypeFor[[]Param]()
	portType    = reflect.TypeFor[Port]()
	portsType   = reflect.TypeFor[Ports]()
)

// decode fills v, which is settable.
func (d *decoder) decode(n *yaml.Node, v reflect.Value, refKind string) {
	n, ok := d.enter(n)
	if !ok {
		return
	}
	d.depth++
	defer func() { d.depth-- }()
	if d.decodeSpecial(n, v) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.decode(n, p.Elem(), refKind)
		v.Set(p)
	case reflect.Struct:
		d.decodeStruct(n, v)
	case reflect.Map:
		d.decodeMap(n, v)
	case reflect.Slice:
		if isEmpty(n) {
			return
		}
		if n.Kind != yaml.SequenceNode {
			d.errorf(n, "a list is wanted, not %s", describe(n))
			return
		}
		s := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
		for i, c := range n.Content {
			d.decode(c, s.Index(i), refKind)
		}
		v.Set(s)
	default:
		d.decodeScalar(n, v, refKind)
	}
}

// decodeSpecial handles the types with a syntax of their own.
func (d *decoder) decodeSpecial(n *yaml.Node, v reflect.Value) bool {
	switch v.Type() {
	case patternType:
		p, err := regex.NewPattern(n.Value), error(nil)
		if d.file.user {
			p, err = regex.CompilePattern(n.Value)
		}
		if n.Kind != yaml.ScalarNode || n.Value == "" {
			d.errorf(n, "a regular expression is wanted, not %s", describe(n))
		} else if err != nil {
			d.errorf(n, "%v", err)
		} else {
			v.Set(reflect.ValueOf(p))
		}
	case constType:
		if c, ok := constant(n); !ok {
			d.errorf(n, "a constant is wanted, not %s", describe(n))
		} else if c != nil {
			v.Set(reflect.ValueOf(c))
		}
	case sourceType:
		if n.Kind != yaml.ScalarNode {
			return false
		}
		d.decode(n, v.FieldByName("Threat"), "")
	case paramsType:
		d.decodeParams(n, v)
	case portType:
		if s, ok := d.text(n, "a port"); ok {
			p, err := parsePort(s)
			if err != nil {
				d.errorf(n, "%v", err)
			}
			p.at = d.at(n)
			v.Set(reflect.ValueOf(p))
		}
	case portsType:
		if n.Kind != yaml.ScalarNode {
			return false
		}
		ports := make(Ports, 1)
		d.decode(n, reflect.ValueOf(&ports[0]).Elem(), "")
		v.Set(reflect.ValueOf(ports))
	default:
		return d.decodeWord(n, v)
	}
	return true
}

// decodeWord handles the types whose values are words of a fixed set.
func (d *decoder) decodeWord(n *yaml.Node, v reflect.Value) bool {
	var words []string
	switch p := v.Addr().Interface().(type) {
	case *Class:
		words = classWords
	case *Threat:
		words = threatWords
	case *Outcome:
		words = outcomeWords
	case *Needs:
		words = needsWords
	case *Senders:
		words = senderWords
	case *Kind:
		if s, ok := d.text(n, "a kind of sink"); ok {
			k, err := d.kinds.lookup(s)
			if err != nil {
				d.errorf(n, "%v", err)
			}
			*p = k
		}
		return true
	case *KindMask:
		d.decodeMask(n, p)
		return true
	case *SafeMask:
		d.decodeMask(n, (*KindMask)(p))
		*p = d.kinds.everywhere(*p)
		return true
	case *BearerMask:
		d.decodeBearers(n, p)
		return true
	default:
		return false
	}
	if s, ok := d.text(n, "a word"); ok {
		i, err := parseWord(s, words)
		if err != nil {
			d.errorf(n, "%v", err)
		}
		v.SetUint(uint64(i))
	}
	return true
}

// decodeMask reads one kind or a list of kinds; "all" stands for every one, "-kind" takes one away again.
func (d *decoder) decodeMask(n *yaml.Node, m *KindMask) {
	list := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		list = n.Content
	}
	for _, c := range list {
		c, ok := d.enter(c)
		if !ok {
			return
		}
		s, ok := d.text(c, "a kind of sink")
		if !ok {
			continue
		}
		if s == "all" {
			*m = AllKinds
			continue
		}
		name, without := strings.CutPrefix(s, "-")
		k, err := d.kinds.lookup(name)
		switch {
		case err != nil:
			d.errorf(c, "%v", err)
		case without:
			*m &^= k.Mask()
		default:
			*m |= k.Mask()
		}
	}
}

// decodeBearers reads one kind of bearer or a list of them.
func (d *decoder) decodeBearers(n *yaml.Node, m *BearerMask) {
	list := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		list = n.Content
	}
	for _, c := range list {
		s, ok := d.text(c, "a kind of thing that has a name")
		if !ok {
			continue
		}
		b, err := parseWord(s, bearerWords)
		if err != nil {
			d.errorf(c, "%v", err)
		}
		*m |= 1 << b
	}
}

func (d *decoder) decodeParams(n *yaml.Node, v reflect.Value) {
	var list []string
	d.decode(n, reflect.ValueOf(&list).Elem(), "")
	params, i, err := parseParams(list)
	if err != nil && list[i] != "" {
		at, _ := d.enter(n.Content[i])
		d.errorf(at, "%v", err)
		params = nil
		for _, s := range list { // so that ports find their names
			name, _, _ := strings.Cut(s, "=")
			params = append(params, Param{Name: strings.Trim(name, "* ")})
		}
	}
	v.Set(reflect.ValueOf(params))
}

func (d *decoder) decodeScalar(n *yaml.Node, v reflect.Value, refKind string) {
	c, _ := constant(n)
	switch v.Kind() {
	case reflect.String:
		s, ok := d.text(n, "text")
		if !ok {
			return
		}
		v.SetString(s)
		if refKind != "" {
			d.refs = append(d.refs, ref{refKind, v.Addr().Interface().(*string), d.at(n)})
		}
	case reflect.Bool:
		b, ok := c.(bool)
		if !ok {
			d.errorf(n, "true or false is wanted, not %s", describe(n))
		}
		v.SetBool(b)
	case reflect.Int, reflect.Int64:
		i, ok := c.(int64)
		if !ok {
			d.errorf(n, "a whole number is wanted, not %s", describe(n))
		}
		v.SetInt(i)
	case reflect.Float64:
		switch c := c.(type) {
		case int64:
			v.SetFloat(float64(c))
		case float64:
			v.SetFloat(c)
		default:
			d.errorf(n, "a number is wanted, not %s", describe(n))
		}
	default:
		panic("knowledge: no syntax for " + v.Type().String())
	}
}

// text is the value of a scalar that is a string and not empty.
func (d *decoder) text(n *yaml.Node, what string) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" || n.Value == "" {
		d.errorf(n, "%s is wanted, not %s", what, describe(n))
		return "", false
	}
	return n.Value, true
}

// constant is the value of a scalar; false where the node is none.
func constant(n *yaml.Node) (any, bool) {
	if n.Kind != yaml.ScalarNode {
		return nil, false
	}
	switch n.ShortTag() {
	case "!!null":
		return nil, true
	case "!!bool":
		return n.Value == "true" || n.Value == "True" || n.Value == "TRUE", true
	case "!!int":
		i, err := strconv.ParseInt(n.Value, 0, 64)
		return i, err == nil
	case "!!float":
		f, err := strconv.ParseFloat(n.Value, 64)
		return f, err == nil
	case "!!str":
		return n.Value, true
	}
	return nil, false
}

// describe names a node in an error.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!null" || n.Value == "":
		return "nothing"
	case n.ShortTag() == "!!str":
		return strconv.Quote(n.Value)
	}
	return n.Value
}
