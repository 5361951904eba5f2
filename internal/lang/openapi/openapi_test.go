package openapi

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       *Document
	}{
		{"not a description", "paths: [a]\nkind: openapi\n", nil},
		{"broken", "openapi: '3'\npaths: {", nil},
		{"parameters", `
openapi: "3.0.0"
components:
  parameters: {name: {in: query, name: userName, schema: {type: string}}}
paths:
  /pets/{id}:
    parameters: [{in: path, name: id, schema: {type: integer}}]
    get:
      operationId: pets.show
      parameters:
        - $ref: "#/components/parameters/name"
        - {in: query, name: kind, schema: {type: string, enum: [dog, cat]}}
        - {in: query, name: code, schema: {type: string, pattern: "^[a-z]+$"}}
        - {in: header, name: X-Trace, schema: {type: string}}
`, &Document{Operations: []Operation{{ID: "pets.show", Path: "/pets/{id}", Method: "get", Parameters: []Parameter{
			{Name: "id", Fixed: true}, {Name: "id_", Fixed: true}, {Name: "userName"}, {Name: "user_name"}, {Name: "user_name_"},
			{Name: "kind", Fixed: true}, {Name: "kind_", Fixed: true}, {Name: "code", Pattern: "^[a-z]+$"}, {Name: "code_", Pattern: "^[a-z]+$"},
		}}}}},
		{"security", `
swagger: "2.0"
security: [{key: []}]
securityDefinitions: {key: {type: apiKey, in: header, name: X-Key, x-apikeyInfoFunc: auth.check}}
paths:
  /a:
    get: {operationId: get, x-swagger-router-controller: api.a}
    post: {operationId: api.a.post, security: []}
    put: {operationId: api.a.put, security: [{}, {key: []}]}
    delete: {operationId: api.a.delete, security: [{key: [admin]}]}
`, &Document{Credentials: []string{"auth.check"}, Operations: []Operation{
			{ID: "get", Controller: "api.a", Path: "/a", Method: "get", Secured: true},
			{ID: "api.a.put", Path: "/a", Method: "put", Open: true},
			{ID: "api.a.post", Path: "/a", Method: "post", Open: true},
			{ID: "api.a.delete", Path: "/a", Method: "delete", Secured: true, Scopes: []string{"admin"}},
		}}},
		{"body", `{"openapi": "3.1.0", "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema":
{"type": "object", "properties": {"n": {"type": "integer"}, "name": {"type": "string"}}}}}}}}}}`,
			&Document{Operations: []Operation{{Path: "/a", Method: "post", Parameters: []Parameter{
				{Name: "body", Fields: []Parameter{{Name: "n", Fixed: true}, {Name: "name"}}},
				{Name: "body_", Fields: []Parameter{{Name: "n", Fixed: true}, {Name: "name"}}},
			}}}}},
		{"references that turn in circles", `
openapi: "3.0.0"
components: {parameters: {a: {$ref: "#/components/parameters/b"}, b: {$ref: "#/components/parameters/a"}}}
paths: {/a: {get: {parameters: [{$ref: "#/components/parameters/a"}]}}}
`, &Document{Operations: []Operation{{Path: "/a", Method: "get"}}}},
	} {
		if diff := cmp.Diff(c.want, Read(c.text)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("openapi: '3'\npaths: {/a: {get: {operationId: x, security: [{}]}}}\n")
	f.Add("swagger: '2.0'\npaths: &a {/a: *a}\n")
	f.Add("openapi: '3'\npaths: {/a: {post: {requestBody: {$ref: '#/paths/~1a/post/requestBody'}}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		d := Read(text)
		if d != nil && len(d.Operations) > strings.Count(text, ":")*len(methods) {
			t.Errorf("%d operations", len(d.Operations))
		}
	})
}
