// Package declare reads what calls declare (package flow) as configuration options, in the words of package settings.
package declare

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// Options are the options that a program declares, each once: of several declarations of one option the first counts, by
// path and place, and what it leaves open the others say.
func Options(list []flow.DeclaredOption) []*settings.Option {
	var out []*settings.Option
	at := map[string]*settings.Option{}
	for i := range list {
		if list[i].Setting() {
			continue
		}
		o := option(&list[i])
		if o == nil || list[i].Open {
			continue // without its group it is no option that a deployment could set
		}
		k := o.System + "\x00" + o.Group + "\x00" + o.Name
		if first := at[k]; first != nil {
			complete(first, o)
			continue
		}
		at[k] = o
		out = append(out, o)
	}
	return out
}

// Settings are the values that the program itself gives options: in settings modules and configuration classes.
func Settings(list []flow.DeclaredOption) []settings.Setting {
	var out []settings.Setting
	for i := range list {
		d := &list[i]
		if !d.Setting() {
			continue
		}
		name, _ := text(d.Field("name"))
		out = append(out, settings.Setting{
			Key: settings.Key{Name: name}, System: d.What.System, Path: []string{name}, Value: value(d.Field("default")),
			Location: d.Location(), KeyAt: d.Location(),
		})
	}
	return out
}

// complete adds to an option what another declaration of it says more.
func complete(o, other *settings.Option) {
	if o.Default.Kind == settings.Absent {
		o.Default = other.Default
	}
	o.Secret = o.Secret || other.Secret
	for _, k := range other.Deprecated {
		if !slices.Contains(o.Deprecated, k) {
			o.Deprecated = append(o.Deprecated, k)
		}
	}
}

// option is one of them; nil where not even its name is known.
func option(d *flow.DeclaredOption) *settings.Option {
	if d.Given != nil {
		return given(d)
	}
	name, ok := text(d.Field("dest"))
	if !ok {
		name, ok = text(d.Field("name"))
	}
	if flags := d.Field("flags"); flags.Kind == flow.LiteralList {
		var long string
		if long, ok = flagName(flags); name == "" {
			name = long
		}
	}
	if prefix, known := text(d.Field("prefix")); known {
		name = prefix + name
	}
	if !ok || name == "" {
		return nil
	}
	o := &settings.Option{System: d.What.System, Location: d.Location()}
	group := d.Group
	if g := d.Field("group"); g.Kind != flow.LiteralAbsent {
		if group, ok = text(g); !ok {
			return nil
		}
	}
	o.Key = key(o.System, group, name)
	if o.System == "pydantic" {
		environmentNames(o, d.Declaration, name)
	}
	o.Type = d.What.Type
	o.Required = truth(d.Field("required"))
	o.Secret = truth(d.Field("secret"))
	o.Mutable = truth(d.Field("mutable"))
	o.Obsolete = truth(d.Field("deprecated_for_removal"))
	o.Help, _ = text(d.Field("help"))
	o.Help = strings.TrimSpace(o.Help)
	if s := value(d.Field("sample_default")); s.Kind != settings.Absent && s.Kind != settings.Null {
		o.Sample = s.String()
	}
	bounds(o, d.Declaration)
	typed(o, d.Field("type"), false)
	typed(o, d.Field("item_type"), true)
	o.Default = value(d.Field("default"))
	action(o, d.Declaration)
	if o.Default.Kind == settings.Null {
		o.Default = settings.Value{}
	}
	o.Default.Secret = o.Secret
	o.Deprecated = deprecated(o, d.Declaration)
	return o
}

// key is an option's key in its system: oslo.config writes names with underscores, and what has no group is in DEFAULT.
func key(system, group, name string) settings.Key {
	if system == "oslo.config" {
		if group == "" {
			group = "DEFAULT"
		}
		name = strings.ReplaceAll(name, "-", "_")
	}
	return settings.Key{Group: group, Name: name}
}

// given is an option that a library declares itself.
func given(d *flow.DeclaredOption) *settings.Option {
	g := d.Given
	o := &settings.Option{System: d.What.System, Foreign: true, Type: g.Type, Item: g.Item, Secret: g.Secret, Obsolete: g.Obsolete, Help: g.Help, Location: d.Location()}
	o.Key = key(o.System, d.Group, g.Name)
	if g.Default != nil {
		o.Default = settings.ValueOf(*g.Default)
	}
	for _, c := range g.Choices {
		o.Choices = append(o.Choices, settings.ValueOf(c).Raw)
	}
	if v := value(d.Field("default")); v.Kind != settings.Absent {
		o.Default = v
	}
	o.Default.Secret = o.Secret
	for _, old := range g.Deprecated {
		if k := key(o.System, d.Group, old); k != o.Key && !slices.Contains(o.Deprecated, k) {
			o.Deprecated = append(o.Deprecated, k)
		}
	}
	for _, k := range deprecated(o, d.Declaration) {
		if !slices.Contains(o.Deprecated, k) {
			o.Deprecated = append(o.Deprecated, k)
		}
	}
	return o
}

// deprecated are the older names of an option.
func deprecated(o *settings.Option, d *flow.Declaration) (keys []settings.Key) {
	add := func(name, group string) {
		k := settings.Key{Group: group, Name: strings.ReplaceAll(name, "-", "_")}
		if k.Name == "" {
			k.Name = o.Name
		}
		if k.Group == "" {
			k.Group = o.Group
		}
		if k != o.Key && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	name, named := text(d.Field("deprecated_name"))
	group, grouped := text(d.Field("deprecated_group"))
	if named || grouped {
		add(name, group)
	}
	for _, old := range d.Field("deprecated_opts").Items {
		if old.Kind == flow.LiteralDeclared {
			n, _ := text(old.Declared.Field("name"))
			g, _ := text(old.Declared.Field("group"))
			add(n, g)
		}
	}
	return keys
}

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

func text(l flow.Literal) (string, bool) {
	if l.Kind == flow.LiteralConst && l.Const.Kind == ir.Str {
		return l.Const.Str, true
	}
	return "", false
}

func truth(l flow.Literal) bool {
	return l.Kind == flow.LiteralConst && l.Const.Kind == ir.Bool && l.Const.Int != 0
}

func number(l flow.Literal) (float64, bool) {
	if l.Kind != flow.LiteralConst {
		return 0, false
	}
	switch l.Const.Kind {
	case ir.Int:
		return float64(l.Const.Int), true
	case ir.Float:
		return l.Const.Float, true
	}
	return 0, false
}

// value is a literal as a value.
func value(l flow.Literal) settings.Value {
	switch l.Kind {
	case flow.LiteralAbsent:
		return settings.Value{}
	case flow.LiteralConst:
		switch l.Const.Kind {
		case ir.None:
			return settings.Value{Kind: settings.Null}
		case ir.Bool:
			return settings.ValueOf(l.Const.Int != 0)
		case ir.Int:
			return settings.ValueOf(l.Const.Int)
		case ir.Float:
			return settings.ValueOf(l.Const.Float)
		case ir.Str, ir.Bytes:
			return settings.ValueOf(l.Const.Str)
		}
	case flow.LiteralList, flow.LiteralMap:
		v := settings.Value{Kind: settings.List, Keys: l.Keys}
		if l.Kind == flow.LiteralMap {
			v.Kind = settings.Map
		}
		for _, x := range l.Items {
			v.Items = append(v.Items, value(x))
		}
		return v
	}
	return settings.Value{Kind: settings.Unknown, Raw: l.Start}
}

// flagName is the name that the flags of a command line give an option: the one without dashes, which is that of the
// program's variable ("--no-verify", "verify"), or else the first long one, without its dashes.
func flagName(flags flow.Literal) (string, bool) {
	best := ""
	for _, f := range flags.Items {
		s, ok := text(f)
		if !ok {
			continue
		}
		s, _, _ = strings.Cut(s, "/") // --verify/--no-verify
		name := strings.TrimLeft(s, "-")
		if name == s && s != "" {
			return strings.ReplaceAll(s, "-", "_"), true
		}
		if best == "" || strings.HasPrefix(s, "--") && len(best) == 1 {
			best = name
		}
	}
	return strings.ReplaceAll(best, "-", "_"), best != ""
}

// action makes an option boolean that takes no value on a command line.
func action(o *settings.Option, d *flow.Declaration) {
	set := func(to bool) {
		o.Type = "boolean"
		if o.Default.Kind == settings.Absent {
			o.Default = settings.ValueOf(to)
		}
	}
	switch a, _ := text(d.Field("action")); a {
	case "store_true":
		set(false)
	case "store_false":
		set(true)
	case "append", "extend":
		o.Type = "list"
	case "count":
		o.Type = "integer"
	}
	if truth(d.Field("is_flag")) || o.Default.Kind == settings.Bool && o.Type == "string" {
		set(false)
	}
}

// environmentNames names an option as the environment does: in capital letters, by its aliases where it has any.
func environmentNames(o *settings.Option, d *flow.Declaration, name string) {
	o.Attr, _ = text(d.Field("name"))
	o.Name = strings.ToUpper(name)
	for _, word := range []string{"env", "validation_alias", "alias"} {
		l := d.Field(word)
		for _, l := range append([]flow.Literal{l}, l.Items...) {
			if alias, ok := text(l); ok {
				k := settings.Key{Name: strings.ToUpper(alias)}
				if word != "alias" && len(o.Deprecated) == 0 {
					o.Name = k.Name
				} else if k != o.Key {
					o.Deprecated = append(o.Deprecated, k)
				}
			}
		}
	}
}
