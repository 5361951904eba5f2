// Package declare reads what calls declare (package flow) as configuration options, in the words of package settings.
package declare

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// Options are the options that a program declares, each once: of several declarations of one option the first counts, by
// path and place, and what it leaves open the others say.
func Options(list []flow.DeclaredOption) []*settings.Option {
	var out []*settings.Option
	at := map[string]*settings.Option{}
	bare := map[string]bool{} // first declared without a default
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
			if paired(first, o) && list[i].Field("default").Kind == flow.LiteralAbsent && bare[k] {
				first.Default = settings.Value{Kind: settings.Unknown}
			}
			complete(first, o)
			continue
		}
		bare[k] = list[i].Field("default").Kind == flow.LiteralAbsent
		at[k] = o
		out = append(out, o)
	}
	return out
}

// paired reports whether one flag of a command line switches on what another one switches off. Where neither has a default, it is
// mostly kept elsewhere what holds when none is given.
func paired(o, other *settings.Option) bool {
	return o.CommandLine() && o.Default.Kind == settings.Bool && other.Default.Kind == settings.Bool && o.Default.Raw != other.Default.Raw
}

// Every reports of which groups of a settings file the program reads all options, whatever they are called; of all groups where it
// is not known which one it asks for.
func Every(list []flow.DeclaredOption) func(group string) bool {
	groups, all := map[string]bool{}, false
	for i := range list {
		if list[i].What.Declares != every {
			continue
		}
		g, ok := text(list[i].Field("group"))
		groups[g] = ok
		all = all || !ok
	}
	return func(group string) bool { return all || groups[group] }
}

// every is the word of models for a call that reads a whole group.
const every = "every"

// Settings are the values that the program itself gives options: in settings modules and configuration classes.
func Settings(list []flow.DeclaredOption) []settings.Setting {
	var out []settings.Setting
	type place struct {
		system, name string
		at           any
	}
	seen := map[place]bool{} // a class may be known by its name and by the call that takes it
	for i := range list {
		d := &list[i]
		if !d.Setting() {
			continue
		}
		name, _ := text(d.Field("name"))
		if at := (place{d.What.System, name, d.Location()}); seen[at] {
			continue
		} else {
			seen[at] = true
		}
		out = append(out, settings.Setting{
			Key: settings.Key{Name: name}, System: d.What.System, Path: []string{name}, Value: value(d.Field("default")),
			Location: d.Location(), KeyAt: d.Location(), Lost: d.Lost, Trial: d.Trial, Read: d.Read,
		})
	}
	return out
}

// complete adds to an option what another declaration of it says more.
func complete(o, other *settings.Option) {
	if o.Type == "any" && other.Foreign { // who reads it knows less than the framework
		o.Type, o.Item, o.Help, o.Required = other.Type, other.Item, other.Help, other.Required
	}
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
	if d.What.Declares == every {
		return nil
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
	o.Required = truth(d.Field("required")) || isEllipsis(d.Field("default"))
	o.Secret = truth(d.Field("secret"))
	o.Mutable = truth(d.Field("mutable"))
	o.Obsolete = truth(d.Field("deprecated_for_removal"))
	o.Help, _ = text(d.Field("help"))
	o.Help = strings.TrimSpace(o.Help)
	if s := value(d.Field("sample_default")); s.Kind != settings.Absent && s.Kind != settings.Null {
		o.Sample = s.String()
	}
	typed(o, d.Field("type"), false)
	typed(o, d.Field("item_type"), true)
	if t := d.Field("type"); t.Name == flow.Enumeration && len(t.Keys) > 0 && truth(d.Field("by_name")) {
		o.Choices = t.Keys
	}
	bounds(o, d.Declaration)
	validators(o, d.Field("validate"))
	if o.Default = value(d.Field("default")); o.Default.Kind == settings.Absent && d.Field("default_factory").Kind != flow.LiteralAbsent {
		o.Default.Kind = settings.Unknown
	}
	action(o, d.Declaration)
	if o.Default.Kind == settings.Null {
		o.Default = settings.Value{}
	}
	o.Default.Secret = o.Secret
	o.Deprecated = deprecated(o, d.Declaration)
	return o
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
