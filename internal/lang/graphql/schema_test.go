package graphql

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name string
		text []string
		want map[string][]Argument
	}{
		{"arguments", []string{`
"""A query (of all): things { }"""
type Query {
  # items(bad: Int)
  items(first: Int = 10, afterId: ID, ids: [Int!]!, order: Order = {a: [1]}, "note" active: Boolean!, text: String = "x)"): [Item!]! @auth(requires: [ADMIN])
  plain: String
}
enum Order { NAME PRICE }
`}, map[string][]Argument{"items": {
			{Name: "first", Fixed: true}, {Name: "afterId"}, {Name: "after_id"}, {Name: "ids", Fixed: true},
			{Name: "order", Fixed: true}, {Name: "active", Fixed: true}, {Name: "text"},
		}}},
		{"inputs, and types in several texts", []string{
			"type Mutation { create(input: ItemInput!): Item }", "extend type Mutation @x { remove(n: Int): Int }", "input ItemInput { name: String!, count: Int! = 3 }",
		}, map[string][]Argument{
			"create": {{Name: "input", Fields: []Argument{{Name: "name"}, {Name: "count", Fixed: true}}}},
			"remove": {{Name: "n", Fixed: true}},
		}},
		{"fields of one name", []string{"type A { f(n: Int, m: Int): Int } type B implements C & D { f(n: String): Int }"}, map[string][]Argument{
			"f": {{Name: "n"}, {Name: "m", Fixed: true}},
		}},
		{"no schema", []string{"type", "type {", "{ a(", "input X", "enum", `"""`, "type A { f(a: "}, map[string][]Argument{}},
	} {
		if diff := cmp.Diff(c.want, Read(c.text)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("type Query { a(b: [Int!] = [1], c: X = {d: 1}): Int @e(f: 1) }\nenum X { Y }\ninput Z { a: Int }")
	f.Add("extend type A implements B & C { d: E }\nschema { query: A }\nscalar F\nunion G = A | B")
	f.Add("type A { \"x\\\" f(a: \"\"\"")
	f.Fuzz(func(t *testing.T, text string) {
		for name, args := range Read([]string{text}) {
			if name == "" || len(args) > 2*len(text) {
				t.Errorf("%q: %d arguments", name, len(args))
			}
		}
	})
}
