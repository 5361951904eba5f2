package settings

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
)

// This file writes the inventory of options. A default of an option that is secret is redacted.

// WriteTable writes one line an option, in the order of the list.
func WriteTable(w io.Writer, options []*Option) error {
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(tw, "OPTION\tSYSTEM\tTYPE\tDEFAULT\tLIMITS\tPLACE")
	for _, o := range options {
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\n", printable(o.Title()), o.System, o.TypeName(), clip(o.Default.String()), clip(o.Limits()), o.place())
	}
	return tw.Flush()
}

// Title is the option's full name: [group] name, or the name alone where its system has no groups.
func (k Key) Title() string {
	if k.Group == "" {
		return k.Name
	}
	return "[" + k.Group + "] " + k.Name
}

func (o *Option) place() string {
	return fmt.Sprintf("%s:%d", o.Location.File.Path, o.Location.File.Position(o.Location.Pos).Line)
}

func (o *Option) Limits() string {
	var out []string
	if o.Min != nil {
		out = append(out, fmt.Sprintf("at least %g", *o.Min))
	}
	if o.Max != nil {
		out = append(out, fmt.Sprintf("at most %g", *o.Max))
	}
	if len(o.Choices) > 0 {
		out = append(out, "one of "+strings.Join(o.Choices, ", "))
	}
	for _, f := range []struct {
		is   bool
		word string
	}{{o.Required, "required"}, {o.Secret, "secret"}, {o.Mutable, "mutable"}, {o.Obsolete, "deprecated"}} {
		if f.is {
			out = append(out, f.word)
		}
	}
	return strings.Join(out, "; ")
}

const longestCell = 60

// clip is a text for one cell of the table.
func clip(s string) string {
	s = printable(strings.Join(strings.Fields(s), " "))
	if r := []rune(s); len(r) > longestCell {
		return string(r[:longestCell-1]) + "…"
	}
	return s
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
}

type optionJSON struct {
	Name       string   `json:"name"`
	Group      string   `json:"group,omitempty"`
	System     string   `json:"system"`
	Type       string   `json:"type"`
	Default    any      `json:"default,omitempty"`
	Computed   bool     `json:"computed_default,omitempty"` // there is a default, and what it is could not be computed
	Min        *float64 `json:"min,omitempty"`
	Max        *float64 `json:"max,omitempty"`
	Choices    []string `json:"choices,omitempty"`
	Required   bool     `json:"required,omitempty"`
	Secret     bool     `json:"secret,omitempty"`
	Mutable    bool     `json:"mutable,omitempty"`
	Deprecated bool     `json:"deprecated,omitempty"`
	Aliases    []string `json:"aliases,omitempty"` // older names, "name" or "group/name"
	Sample     string   `json:"sample_default,omitempty"`
	Help       string   `json:"help,omitempty"`
	Path       string   `json:"path"`
	Line       int      `json:"line"`
}

// WriteJSON writes the options as a JSON document {"options": [...]}.
func WriteJSON(w io.Writer, options []*Option) error {
	list := make([]optionJSON, 0, len(options))
	for _, o := range options {
		j := optionJSON{
			Name: o.Name, Group: o.Group, System: o.System, Type: o.TypeName(), Min: o.Min, Max: o.Max, Choices: o.Choices,
			Required: o.Required, Secret: o.Secret, Mutable: o.Mutable, Deprecated: o.Obsolete, Sample: o.Sample, Help: o.Help,
			Path: o.Location.File.Path, Line: o.Location.File.Position(o.Location.Pos).Line,
			Computed: o.Default.Kind == Unknown,
		}
		if !j.Computed {
			j.Default = o.Default.plain()
		}
		for _, k := range o.Deprecated {
			if k.Group == o.Group {
				j.Aliases = append(j.Aliases, k.Name)
			} else {
				j.Aliases = append(j.Aliases, k.Group+"/"+k.Name)
			}
		}
		list = append(list, j)
	}
	return encode(w, map[string]any{"options": list})
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// plain is a value as JSON has it; what must not be shown is redacted.
func (v Value) plain() any {
	switch v.Kind {
	case Text:
		return v.String()
	case Number:
		if v.Secret {
			return v.String()
		}
		return json.Number(v.Raw)
	case Bool:
		return v.Raw == "true"
	case List:
		items := make([]any, len(v.Items))
		for i, x := range v.Items {
			x.Secret = x.Secret || v.Secret
			items[i] = x.plain()
		}
		return items
	case Map:
		m := map[string]any{}
		for i, x := range v.Items {
			x.Secret = x.Secret || v.Secret
			m[v.Keys[i]] = x.plain()
		}
		return m
	}
	return nil
}
