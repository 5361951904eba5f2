package knowledge

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// pairs calls f for each key and value of a mapping, those of merge keys last and only where they are not overridden.
func (d *decoder) pairs(n *yaml.Node, f func(key, value *yaml.Node)) {
	seen := make(map[string]bool, len(n.Content)/2)
	d.pairsOnce(n, seen, f)
}

func (d *decoder) pairsOnce(n *yaml.Node, seen map[string]bool, f func(key, value *yaml.Node)) {
	here := make(map[string]int, len(n.Content)/2)
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Tag == "!!merge" {
			merges = append(merges, value)
			continue
		}
		if _, ok := d.enter(key); !ok {
			return
		}
		if key.Kind != yaml.ScalarNode || key.Value == "" { // "null" and "0" are names too: sqlalchemy.null
			d.errorf(key, "a name is wanted, not %s", describe(key))
			continue
		}
		if line, ok := here[key.Value]; ok {
			d.errorf(key, "%q stands there twice, first in line %d", key.Value, line)
			continue
		}
		here[key.Value] = key.Line
		if !seen[key.Value] {
			seen[key.Value] = true
			f(key, value)
		}
	}
	for _, m := range merges {
		d.merge(m, seen, f)
	}
}

// merge handles the value of a merge key: a mapping or a list of mappings.
func (d *decoder) merge(m *yaml.Node, seen map[string]bool, f func(key, value *yaml.Node)) {
	d.depth++
	defer func() { d.depth-- }()
	m, ok := d.enter(m)
	switch {
	case !ok:
	case m.Kind == yaml.MappingNode:
		d.pairsOnce(m, seen, f)
	case m.Kind == yaml.SequenceNode:
		for _, c := range m.Content {
			d.merge(c, seen, f)
		}
	default:
		d.errorf(m, "a mapping is wanted, not %s", describe(m))
	}
}

// isEmpty reports whether nothing stands where a mapping may stand: "flask.g:" is a thing without properties.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

func (d *decoder) decodeMap(n *yaml.Node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	if isEmpty(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "a mapping is wanted, not %s", describe(n))
		return
	}
	d.pairs(n, func(key, value *yaml.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.decode(value, e, "")
		v.SetMapIndex(reflect.ValueOf(key.Value), e)
	})
}

func (d *decoder) decodeStruct(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode && !isEmpty(n) {
		d.errorf(n, "a mapping is wanted, not %s", describe(n))
		return
	}
	fields := d.types[v.Type()]
	d.pairs(n, func(key, value *yaml.Node) {
		for _, f := range fields {
			if slices.Contains(f.keys, key.Value) {
				d.decode(value, v.FieldByIndex(f.index), f.ref)
				return
			}
		}
		var keys []string
		for _, f := range fields {
			keys = append(keys, f.keys[0])
		}
		d.errorf(key, "%q is no field here; there are %s", key.Value, strings.Join(keys, ", "))
	})
	if f, ok := v.Addr().Interface().(finisher); ok {
		f.finish(d, n)
	}
}

// fieldTable holds the fields of all structs that a file can hold. It does not change.
var fieldTable = sync.OnceValue(func() map[reflect.Type][]field {
	table := map[reflect.Type][]field{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			visit(t.Elem())
		case reflect.Struct:
			if _, ok := table[t]; ok || t == patternType.Elem() || t == portType {
				return
			}
			table[t] = fieldsOf(t)
			for _, f := range table[t] {
				visit(t.FieldByIndex(f.index).Type)
			}
		}
	}
	visit(reflect.TypeFor[Model]())
	visit(reflect.TypeFor[Rule]())
	return table
})

// fieldsOf lists a struct's fields with those of its inline structs.
func fieldsOf(t reflect.Type) []field {
	var fs []field
	for _, f := range reflect.VisibleFields(t) {
		tag := f.Tag.Get("yaml")
		if tag == "" || tag == "-" || f.Anonymous {
			continue
		}
		fs = append(fs, field{strings.Split(tag, "|"), f.Index, f.Tag.Get("ref")})
	}
	return fs
}
