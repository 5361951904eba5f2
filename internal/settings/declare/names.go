package declare

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file reads the names that options have in files, in the environment and on command lines.

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
	if env := d.Field("envvar"); env.Kind != flow.LiteralAbsent {
		for _, l := range append([]flow.Literal{env}, env.Items...) {
			if s, ok := text(l); ok {
				keys = append(keys, settings.Key{Name: s})
			}
		}
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
	renamed := false
	for _, word := range []string{"env", "validation_alias", "alias"} {
		l := d.Field(word)
		if l.Kind == flow.LiteralDeclared { // AliasChoices("HOST", "SERVER")
			l = l.Declared.Field("flags")
		}
		for _, l := range append([]flow.Literal{l}, l.Items...) {
			if alias, ok := text(l); ok {
				k := settings.Key{Name: strings.ToUpper(alias)}
				if word != "alias" && !renamed {
					o.Name, renamed = k.Name, true
				} else if k != o.Key {
					o.Deprecated = append(o.Deprecated, k)
				}
			}
		}
	}
}
