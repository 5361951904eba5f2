package declare

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
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
		if l.Name == flow.Enumeration && !item {
			o.Choices = members(l)
		}
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
		return
	}
	o.Type = word
	if limits, ok := boundedTypes[l.Name]; ok {
		o.Min, o.Max = limits[0], limits[1]
	}
}

var zero, one, minusOne = 0.0, 1.0, -1.0

// boundedTypes are the bounds of types that have some, lower and upper.
var boundedTypes = map[string][2]*float64{
	"pydantic.PositiveInt": {&one, nil}, "pydantic.NonNegativeInt": {&zero, nil}, "pydantic.NegativeInt": {nil, &minusOne}, "pydantic.NonPositiveInt": {nil, &zero},
	"pydantic.PositiveFloat": {&zero, nil}, "pydantic.NonNegativeFloat": {&zero, nil}, "pydantic.NegativeFloat": {nil, &zero}, "pydantic.NonPositiveFloat": {nil, &zero},
}

// typeWord is the word for a type that is a plain function or class.
func typeWord(l flow.Literal) string {
	if l.Kind == flow.LiteralDeclared {
		return l.Declared.What.Type
	}
	if l.Name == flow.Enumeration {
		return memberType(l)
	}
	if w, ok := plainTypes[strings.TrimPrefix(l.Name, "builtins.")]; ok {
		return w
	}
	return "any"
}

// memberType is the type of what an enumeration's members are.
func memberType(l flow.Literal) string {
	for _, x := range l.Items {
		if x.Const.Kind != ir.Int {
			return "string"
		}
	}
	return "integer"
}

// members are the values of an enumeration.
func members(l flow.Literal) (list []string) {
	for _, x := range l.Items {
		list = append(list, value(x).Raw)
	}
	return list
}

var plainTypes = map[string]string{
	"int": "integer", "float": "float", "bool": "boolean", "str": "string", "bytes": "string", "list": "list", "tuple": "list",
	"set": "list", "dict": "dict", "pathlib.Path": "path", "oslo_config.types.String": "string", "oslo_config.types.Integer": "integer",
	"oslo_config.types.Boolean": "boolean", "oslo_config.types.Float": "float", "oslo_config.types.Port": "port",
	"oslo_config.types.URI": "uri", "oslo_config.types.Hostname": "host name", "oslo_config.types.HostAddress": "host address",
	"pydantic.SecretStr": "string", "pydantic.SecretBytes": "string", "pydantic.HttpUrl": "uri", "pydantic.AnyUrl": "uri",
	"pydantic.AnyHttpUrl": "uri", "pydantic.PostgresDsn": "uri", "pydantic.RedisDsn": "uri", "pydantic.AmqpDsn": "uri",
	"pydantic.MongoDsn": "uri", "pydantic.FilePath": "path", "pydantic.DirectoryPath": "path", "pydantic.IPvAnyAddress": "ip",
	"pydantic.PositiveInt": "integer", "pydantic.NonNegativeInt": "integer", "pydantic.conint": "integer", "pydantic.NegativeInt": "integer", "pydantic.NonPositiveInt": "integer", "pydantic.PositiveFloat": "float", "pydantic.NonNegativeFloat": "float", "pydantic.NegativeFloat": "float", "pydantic.NonPositiveFloat": "float", "pydantic.confloat": "float", "pydantic.constr": "string", "pydantic.conlist": "list", "pydantic.conset": "list", "pydantic.EmailStr": "string", "pydantic.MySQLDsn": "uri", "pydantic.NatsDsn": "uri", "pydantic.KafkaDsn": "uri", "pydantic.CockroachDsn": "uri", "pydantic.MariaDBDsn": "uri", "pydantic.WebsocketUrl": "uri", "pydantic.FileUrl": "uri", "pydantic.NewPath": "path", "pydantic.StrictFloat": "float", "datetime.timedelta": "any", "pydantic.StrictBool": "boolean",
	"pydantic.StrictStr": "string", "pydantic.StrictInt": "integer", "typing.List": "list", "typing.Dict": "dict", "typing.Set": "list",
	"oslo_config.types.IPAddress": "ip", "oslo_config.types.List": "list", "oslo_config.types.Dict": "dict",
}

// limitWords are the arguments that bound a number, or the length of a text; strict is what a bound that is no value itself
// is away from the next whole number that is one.
var limitWords = []struct {
	name   string
	upper  bool
	strict float64
}{
	{"min", false, 0}, {"ge", false, 0}, {"gt", false, 1}, {"min_length", false, 0},
	{"max", true, 0}, {"le", true, 0}, {"lt", true, -1}, {"max_length", true, 0},
}

// validators takes over what functions that check the values say: one, or a list of them.
func validators(o *settings.Option, l flow.Literal) {
	for _, x := range append([]flow.Literal{l}, l.Items...) {
		if x.Kind != flow.LiteralDeclared {
			continue
		}
		if t := x.Declared.What.Type; t != "" && t != "any" && (o.Type == "string" || o.Type == "any") {
			o.Type = t
		}
		bounds(o, x.Declared)
	}
}

// bounds takes over what limits the values.
func bounds(o *settings.Option, d *flow.Declaration) {
	for _, w := range limitWords {
		n, ok := number(d.Field(w.name))
		if !ok {
			continue
		}
		if o.Type == "integer" {
			n += w.strict
		}
		if w.upper {
			o.Max = &n
		} else {
			o.Min = &n
		}
	}
	for _, name := range []string{"regex", "pattern"} {
		if p, ok := text(d.Field(name)); ok {
			o.Pattern = p
		}
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
