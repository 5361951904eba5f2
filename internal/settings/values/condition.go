package values

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/secret"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// holds reports whether all conditions of a hazard hold for a value.
func holds(when []*knowledge.Condition, v settings.Value) bool {
	return !slices.ContainsFunc(when, func(c *knowledge.Condition) bool { return !test(c, v) })
}

// test reports whether a value is known to fulfil a condition. A text that an untyped format has may be meant as a number
// or a boolean: what the condition compares it with says so.
func test(c *knowledge.Condition, v settings.Value) bool {
	if v.Kind == settings.Unknown || v.Kind == settings.Absent || refers(v.Raw) && c.Match == nil {
		return false
	}
	switch {
	case c.Is != nil:
		return equals(v, *c.Is)
	case c.Not != nil:
		return !equals(v, *c.Not)
	case len(c.In) > 0:
		return slices.ContainsFunc(c.In, func(x any) bool { return equals(v, x) })
	case c.Match != nil:
		return v.Kind <= settings.Bool && c.Match.MatchString(v.Raw) ||
			slices.ContainsFunc(v.Items, func(x settings.Value) bool { return x.Kind == settings.Text && c.Match.MatchString(x.Raw) })
	case c.NoMatch != nil:
		return v.Kind <= settings.Bool && !c.NoMatch.MatchString(v.Raw)
	case c.Holds != nil:
		return slices.Contains(elements(v), *c.Holds)
	case c.Lacks != nil:
		return !slices.Contains(elements(v), *c.Lacks)
	case c.Below != nil:
		n, err := strconv.ParseFloat(v.Raw, 64)
		return err == nil && n < *c.Below
	case c.Secret:
		return v.Kind == settings.Text && secret.Like(v.Raw) || v.Kind == settings.Number && len(v.Raw) >= 4 && secret.Like(v.Raw)
	case c.Type != "":
		return c.Type == "str" && v.Kind == settings.Text || c.Type == "list" && v.Kind == settings.List
	}
	return false
}

// equals compares a value with a constant of a model.
func equals(v settings.Value, want any) bool {
	switch want := want.(type) {
	case nil:
		return v.Kind == settings.Null || v.Kind == settings.Text && (v.Raw == "" || strings.EqualFold(v.Raw, "none") || strings.EqualFold(v.Raw, "null"))
	case bool:
		b, ok := truth(v)
		return ok && b == want
	case string:
		return v.Kind <= settings.Null && v.Raw == want
	}
	return v.Kind <= settings.Bool && v.Raw == fmt.Sprint(want)
}

// truth reads a value as a boolean, as oslo.config, configparser, YAML and most readers of variables do.
func truth(v settings.Value) (b, ok bool) {
	if v.Kind != settings.Bool && v.Kind != settings.Text && v.Kind != settings.Number {
		return false, false
	}
	switch strings.ToLower(v.Raw) {
	case "true", "yes", "on", "1", "y", "t", "enabled", "enable":
		return true, true
	case "false", "no", "off", "0", "n", "f", "disabled", "disable":
		return false, true
	}
	return false, false
}

// elements are the texts in a list, or in a text that is one: apart by commas, white space or line breaks, in brackets
// or not.
func elements(v settings.Value) []string {
	if v.Kind == settings.List {
		list := make([]string, len(v.Items))
		for i, x := range v.Items {
			list[i] = x.Raw
		}
		return list
	}
	return strings.FieldsFunc(v.Raw, func(r rune) bool { return strings.ContainsRune(", \t\r\n;[]'\"", r) })
}

// refers reports whether a text takes its value from elsewhere: ${PASSWORD}, $PASSWORD, %(password)s, {{ password }}.
func refers(s string) bool {
	i := strings.IndexAny(s, "$%{<")
	if i < 0 || i+1 == len(s) {
		return false
	}
	return reference.MatchString(s)
}

// hides reports whether a value has to be hidden: anything that it says itself.
func hides(v settings.Value) bool {
	if v.Kind == settings.List || v.Kind == settings.Map {
		return slices.ContainsFunc(v.Items, hides)
	}
	return (v.Kind == settings.Text || v.Kind == settings.Number) && v.Raw != "" && !wholeReference.MatchString(v.Raw)
}
