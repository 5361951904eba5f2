package format_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// FuzzJSONAgrees holds the reader against the standard library's on what that accepts: the same names and values.
func FuzzJSONAgrees(f *testing.F) {
	for _, s := range []string{
		`{"a": {"b": [1, 2.5, true, null, "x"], "c": [{"d": "e"}, [1]]}, "f": "\u00e4\n\"\\/"}`, `{"": {"a b": -1e3}}`, `{"a": [], "b": {}}`, `{"a": "\b0\f\\b\\/"}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		var want map[string]any
		if dec.Decode(&want) != nil || dec.More() || strings.ContainsAny(text, "\x00\ufeff\ufffd") || strings.Contains(text, `\u`) {
			return
		}
		file, _ := source.Decode("a.json", source.Settings, []byte(text))
		if file == nil {
			return
		}
		got := map[string]string{}
		for _, s := range format.Read(file, true).Settings {
			if len(s.Path) > 30 {
				return // bounded
			}
			got[strings.Join(s.Path, "\x00")] = s.Value.String()
		}
		flat := map[string]string{}
		flatten(nil, want, flat)
		for _, k := range slices.Sorted(maps.Keys(flat)) {
			if v, ok := got[k]; !ok || v != flat[k] {
				t.Errorf("%q is %q, want %q", k, v, flat[k])
			}
		}
	})
}

func flatten(path []string, v any, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			flatten(append(slices.Clone(path), k), x, out)
		}
	case []any:
		list := settings.Value{Kind: settings.List}
		for i, x := range v {
			switch x.(type) {
			case map[string]any, []any:
				list.Kind = settings.Absent
			}
			list.Items = append(list.Items, settings.Value{Kind: settings.Text, Raw: scalar(x)})
			if list.Kind == settings.Absent {
				flatten(append(slices.Clone(path), strconv.Itoa(i)), x, out)
			}
		}
		if list.Kind == settings.List {
			out[strings.Join(path, "\x00")] = list.String()
		}
	default:
		out[strings.Join(path, "\x00")] = scalar(v)
	}
}

func scalar(v any) string {
	if v == nil {
		return "null"
	}
	return fmt.Sprint(v)
}
