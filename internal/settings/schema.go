package settings

import (
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteSchema writes a JSON Schema (draft 2020-12) of a document of settings: an object of groups, each an object of
// options; options without a group stand at the top. Values of an untyped file have to be converted by their types
// first. Older names of options are properties too, marked as deprecated.
func WriteSchema(w io.Writer, options []*Option) error {
	top := newObject()
	groups := map[string]object{}
	for _, o := range options {
		in := top
		if o.Group != "" {
			in = group(top, groups, o.Group)
		}
		if first, ok := in.properties()[o.Name].(map[string]any); !ok || loose(first) {
			in.properties()[o.Name] = o.schema() // of several systems the one that says most of the value
		}
		for _, old := range o.Deprecated {
			at := top
			if old.Group != "" {
				at = group(top, groups, old.Group)
			}
			if _, ok := at.properties()[old.Name]; !ok {
				s := o.schema()
				s["deprecated"] = true
				s["description"] = "Now called " + o.Title() + "."
				at.properties()[old.Name] = s
			}
		}
		if o.Required {
			in["required"] = append(in.required(), o.Name)
		}
	}
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	return encode(w, top)
}

type object map[string]any

func newObject() object {
	return object{"type": "object", "properties": map[string]any{}, "additionalProperties": false}
}

func (o object) properties() map[string]any { return o["properties"].(map[string]any) }

func (o object) required() []string {
	list, _ := o["required"].([]string)
	return list
}

func group(top object, groups map[string]object, name string) object {
	if groups[name] == nil {
		groups[name] = newObject()
		top.properties()[name] = groups[name]
	}
	return groups[name]
}

// schema is the option's own.
func (o *Option) schema() map[string]any {
	s := typeSchema(o.TypeName())
	if o.Help != "" {
		s["description"] = o.Help
	}
	if v := o.typedDefault(); v != nil && !o.Secret {
		s["default"] = v
	}
	number := s["type"] == "integer" || s["type"] == "number"
	if low, high := o.Min, o.Max; number {
		if low != nil {
			s["minimum"] = *low
		}
		if high != nil {
			s["maximum"] = *high
		}
	} else if s["type"] == "string" {
		if low != nil {
			s["minLength"] = *low
		}
		if high != nil {
			s["maxLength"] = *high
		}
	}
	switch {
	case len(o.Choices) > 0 && s["type"] == "string":
		s["enum"] = o.Choices
	case len(o.Choices) > 0 && s["type"] == "integer":
		s["enum"] = numbers(o.Choices)
	}
	if o.Secret {
		s["writeOnly"] = true
	}
	if o.Obsolete {
		s["deprecated"] = true
	}
	return s
}

// loose reports whether a schema admits any text.
func loose(s map[string]any) bool {
	return s["type"] == nil || s["type"] == "string" && s["enum"] == nil && s["format"] == nil
}

// typedDefault is the default as the option's type reads it: IntOpt(default="5"); nil where there is none, or where it is no
// value of the type.
func (o *Option) typedDefault() any {
	v := o.Default
	text := strings.TrimSpace(v.Raw)
	if v.Kind != Text || v.Secret {
		return v.plain()
	}
	switch o.Type {
	case "integer", "port":
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
		return nil
	case "float":
		if n, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
			return n
		}
		return nil
	case "boolean":
		switch strings.ToLower(text) {
		case "true", "1", "yes", "on":
			return true
		case "false", "0", "no", "off":
			return false
		}
		return nil
	case "list", "multi", "dict":
		return nil
	}
	return v.plain()
}

// numbers are texts as JSON has the whole numbers that they are.
func numbers(list []string) (out []int64) {
	for _, s := range list {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// typeSchema is the schema of a type by its name.
func typeSchema(name string) map[string]any {
	base, item, _ := strings.Cut(name, " of ")
	switch base {
	case "boolean":
		return map[string]any{"type": "boolean"}
	case "integer":
		return map[string]any{"type": "integer"}
	case "float":
		return map[string]any{"type": "number"}
	case "port":
		return map[string]any{"type": "integer", "minimum": 0, "maximum": 65535}
	case "uri":
		return map[string]any{"type": "string", "format": "uri"}
	case "host name":
		return map[string]any{"type": "string", "format": "hostname"}
	case "list", "multi":
		s := map[string]any{"type": "array"}
		if item != "" && item != "any" {
			s["items"] = typeSchema(item)
		}
		return s
	case "dict":
		s := map[string]any{"type": "object"}
		if item != "" && item != "any" {
			s["additionalProperties"] = typeSchema(item)
		}
		return s
	case "string", "host address", "host domain", "ip", "range", "path", "regex", "mac":
		return map[string]any{"type": "string"}
	}
	return map[string]any{}
}
