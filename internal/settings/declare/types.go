package declare

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file reads types and bounds.

// typed takes over the type that an option, or the items of one, are given as an argument.
func typed(o *settings.Option, l flow.Literal, item bool) {
	word := ""
	switch l.Kind {
	case flow.LiteralDeclared:
		word = l.Declared.What.Type
		if !item {
			bounds(o, l.Declared)
			typed(o, l.Declared.Field("item_type"), true)
		} else if inner := l.Declared.Field("item_type"); inner.Kind != flow.LiteralAbsent {
			word += " of " + typeWord(inner)
		}
	case flow.LiteralName, flow.LiteralUnknown:
		word = typeWord(l)
		if strings.HasPrefix(l.Name, "pydantic.") && strings.Contains(l.Name, ".Secret") {
			o.Secret = true
		}
		if word == "list" && len(l.Items) > 0 {
			o.Item = typeWord(l.Items[0])
		}
	default:
		return
	}
	if item {
		o.Item = word
	} else {
		o.Type = word
	}
}

// typeWord is the word for a type that is a plain function or class.
func typeWord(l flow.Literal) string {
	if l.Kind == flow.LiteralDeclared {
		return l.Declared.What.Type
	}
	if w, ok := plainTypes[strings.TrimPrefix(l.Name, "builtins.")]; ok {
		return w
	}
	return "any"
}

var plainTypes = map[string]string{
	"int": "integer", "float": "float", "bool": "boolean", "str": "string", "bytes": "string", "list": "list", "tuple": "list",
	"set": "list", "dict": "dict", "pathlib.Path": "path", "oslo_config.types.String": "string", "oslo_config.types.Integer": "integer",
	"oslo_config.types.Boolean": "boolean", "oslo_config.types.Float": "float", "oslo_config.types.Port": "port",
	"oslo_config.types.URI": "uri", "oslo_config.types.Hostname": "host name", "oslo_config.types.HostAddress": "host address",
	"pydantic.SecretStr": "string", "pydantic.SecretBytes": "string", "pydantic.HttpUrl": "uri", "pydantic.AnyUrl": "uri",
	"pydantic.AnyHttpUrl": "uri", "pydantic.PostgresDsn": "uri", "pydantic.RedisDsn": "uri", "pydantic.AmqpDsn": "uri",
	"pydantic.MongoDsn": "uri", "pydantic.FilePath": "path", "pydantic.DirectoryPath": "path", "pydantic.IPvAnyAddress": "ip",
	"pydantic.PositiveInt": "integer", "pydantic.NonNegativeInt": "integer", "pydantic.conint": "integer", "pydantic.StrictBool": "boolean",
	"pydantic.StrictStr": "string", "pydantic.StrictInt": "integer", "typing.List": "list", "typing.Dict": "dict", "typing.Set": "list",
	"oslo_config.types.IPAddress": "ip", "oslo_config.types.List": "list", "oslo_config.types.Dict": "dict",
}

// bounds takes over what limits the values.
func bounds(o *settings.Option, d *flow.Declaration) {
	for _, name := range []string{"min", "ge", "gt"} {
		if n, ok := number(d.Field(name)); ok {
			o.Min = &n
		}
	}
	for _, name := range []string{"max", "le", "lt", "max_length"} {
		if n, ok := number(d.Field(name)); ok {
			o.Max = &n
		}
	}
	o.Pattern, _ = text(d.Field("regex"))
	if p, ok := text(d.Field("pattern")); ok {
		o.Pattern = p
	}
	if s := d.Field("schemes"); s.Kind == flow.LiteralList {
		o.Pattern = value(s).String()
	}
	c := d.Field("choices")
	if c.Kind != flow.LiteralList {
		return
	}
	o.Choices = []string{}
	for _, x := range c.Items {
		if x.Kind == flow.LiteralList && len(x.Items) > 0 { // with its description
			x = x.Items[0]
		}
		if x.Kind != flow.LiteralConst {
			o.Choices = nil // not all of them are known
			return
		}
		if v := value(x); v.Kind != settings.Null {
			o.Choices = append(o.Choices, v.Raw)
		}
	}
}
