package openapi

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// This file reads what functions are passed.

// parameters adds those of a list: what stands in the path and the query, and in Swagger 2 the fields of forms and the body.
func (r *reader) parameters(o *Operation, list *yaml.Node) {
	if list == nil || list.Kind != yaml.SequenceNode {
		return
	}
	for _, x := range list.Content {
		p := r.real(x)
		name := r.text(p, "name")
		if name == "" {
			continue
		}
		schema := r.at(p, "schema")
		if schema == nil {
			schema = p // Swagger 2
		}
		switch r.text(p, "in") {
		case "path", "query", "formData":
			one := r.described(schema, 0)
			one.Fields = nil
			o.add(name, one)
		case "body":
			o.add(name, r.described(schema, 0))
		}
	}
}

// body adds the body of a request, which functions are passed as a whole.
func (r *reader) body(o *Operation, n *yaml.Node) {
	if n == nil {
		return
	}
	name := "body"
	if own := r.text(n, "x-body-name"); own != "" {
		name = own
	}
	first := true
	r.each(r.at(n, "content"), func(kind string, media *yaml.Node) {
		schema := r.at(media, "schema")
		if own := r.text(schema, "x-body-name"); own != "" {
			name = own
		}
		p := r.described(schema, 0)
		if !strings.Contains(kind, "json") {
			for _, f := range p.Fields {
				o.add(f.Name, f) // files are passed by their names
			}
		}
		if !first {
			p = Parameter{} // which of several it is only the request says
		}
		first = false
		o.add(name, p)
	})
	if first {
		o.add(name, Parameter{})
	}
}

// add adds a parameter under the names that functions may give it; a later one takes the place of an earlier one.
func (o *Operation) add(name string, p Parameter) {
	for _, n := range names(name) {
		p.Name = n
		at := -1
		for i := range o.Parameters {
			if o.Parameters[i].Name == n {
				at = i
			}
		}
		if at >= 0 {
			o.Parameters[at] = p
		} else {
			o.Parameters = append(o.Parameters, p)
		}
	}
}

// names are those that a function may use for a parameter: as it is, without what no identifier has, in Python's manner, and
// with an underscore behind it where that is a name of the language's own.
func names(name string) []string {
	plain := strings.Map(func(c rune) rune {
		switch {
		case c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z':
			return c
		case c == '[':
			return '_'
		}
		return -1
	}, name)
	var snake strings.Builder
	for i, c := range plain {
		if c >= 'A' && c <= 'Z' {
			if i > 0 && plain[i-1] != '_' && (plain[i-1] < 'A' || plain[i-1] > 'Z') {
				snake.WriteByte('_')
			}
			c |= 0x20
		}
		snake.WriteRune(c)
	}
	out := []string{plain}
	for _, n := range []string{snake.String(), snake.String() + "_", strings.ReplaceAll(name, "-", "_")} {
		known := false
		for _, x := range out {
			known = known || x == n
		}
		if !known {
			out = append(out, n)
		}
	}
	return out
}

// described is what a schema says of a value. Formats are not checked but for what is a number.
func (r *reader) described(schema *yaml.Node, depth int) (p Parameter) {
	if schema == nil || depth > maxDepth {
		return p
	}
	kind := r.text(schema, "type")
	switch kind {
	case "integer", "number", "boolean":
		p.Fixed = true
	case "array":
		items := r.described(r.at(schema, "items"), depth+1)
		p.Fixed, p.Pattern = items.Fixed, items.Pattern
	}
	p.Fixed = p.Fixed || r.at(schema, "enum") != nil || r.at(schema, "const") != nil
	if own := r.text(schema, "pattern"); own != "" {
		p.Pattern = own
	}
	if depth == 0 {
		r.each(r.at(schema, "properties"), func(name string, value *yaml.Node) {
			f := r.described(value, depth+1)
			f.Name = name
			p.Fields = append(p.Fields, f)
		})
	}
	return p
}
