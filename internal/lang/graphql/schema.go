// Package graphql reads schemas in the schema definition language of GraphQL, as far as they say what the arguments of fields
// may be: numbers, switches and the names of an enumeration are no texts that a client chooses.
//
// The reader is a scanner and one loop over definitions. It reads any text in linear time; what it does not know it skips.
package graphql

import "strings"

// An Argument is what a field may be given. Inputs have Fields.
type Argument struct {
	Name   string
	Fixed  bool
	Fields []Argument
}

// Read lists the arguments of the fields of a schema's types, by the fields' names. Where types have fields of one name, an
// argument is Fixed that is so in all of them.
func Read(texts []string) map[string][]Argument {
	s := &schema{fixed: map[string]bool{"Int": true, "Float": true, "Boolean": true}, inputs: map[string][]field{}}
	for _, text := range texts {
		p := &parser{tokens: scan(text), into: s}
		p.definitions()
	}
	out := map[string][]Argument{}
	for _, f := range s.fields {
		if len(f.arguments) == 0 {
			continue
		}
		args := s.resolve(f.arguments, true)
		if old, ok := out[f.name]; ok {
			args = common(old, args)
		}
		out[f.name] = args
	}
	return out
}

type schema struct {
	fixed  map[string]bool // scalars and enumerations
	inputs map[string][]field
	fields []field
}

type field struct {
	name, kind string
	arguments  []field
}

func (s *schema) resolve(list []field, inside bool) (out []Argument) {
	for _, f := range list {
		a := Argument{Name: f.name, Fixed: s.fixed[f.kind]}
		if inside {
			a.Fields = s.resolve(s.inputs[f.kind], false)
		}
		out = append(out, a)
		if snake := snakeCase(f.name); snake != f.name {
			a.Name = snake
			out = append(out, a)
		}
	}
	return out
}

// common are the arguments of two fields of one name; what only one of them has stays.
func common(a, b []Argument) []Argument {
	at := map[string]int{}
	for i := range a {
		at[a[i].Name] = i
	}
	for _, x := range b {
		i, ok := at[x.Name]
		if !ok {
			a = append(a, x)
			continue
		}
		a[i].Fixed = a[i].Fixed && x.Fixed
		if len(a[i].Fields) != len(x.Fields) {
			a[i].Fields = nil
		}
	}
	return a
}

func snakeCase(name string) string {
	var b strings.Builder
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			c |= 0x20
		}
		b.WriteRune(c)
	}
	return b.String()
}
