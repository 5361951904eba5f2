package knowledge

import (
	"reflect"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// Patterns of the built-in models are compiled when they are first asked; here all of them are.
func TestPatterns(t *testing.T) {
	for _, language := range []string{"python", Settings} {
		base, err := Load(language, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[uintptr]bool{}
		patterns := 0
		var walk func(v reflect.Value)
		walk = func(v reflect.Value) {
			switch v.Kind() {
			case reflect.Pointer:
				if v.IsNil() || seen[v.Pointer()] {
					return
				}
				seen[v.Pointer()] = true
				if v.Type() == patternType {
					patterns++
					if _, err := regex.CompilePattern((*regex.Pattern)(v.UnsafePointer()).String()); err != nil {
						t.Error(err)
					}
					return
				}
				walk(v.Elem())
			case reflect.Interface:
				walk(v.Elem())
			case reflect.Struct:
				for i := range v.NumField() {
					walk(v.Field(i))
				}
			case reflect.Slice, reflect.Array:
				for i := range v.Len() {
					walk(v.Index(i))
				}
			case reflect.Map:
				for _, k := range v.MapKeys() {
					walk(v.MapIndex(k))
				}
			}
		}
		walk(reflect.ValueOf(base))
		if patterns < 50 {
			t.Errorf("%s: %d patterns", language, patterns)
		}
	}
}
