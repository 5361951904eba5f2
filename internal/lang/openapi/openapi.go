// Package openapi reads descriptions of interfaces, OpenAPI 3 and Swagger 2 in YAML or JSON, as far as they say which function
// of a program answers which request: its parameters and what they may be, and whether callers have to prove themselves.
//
// The document is read as a tree of YAML. References inside the document are followed, those into other files are not. Any
// text is read in linear time: aliases and references are followed to a bounded depth, and the steps are counted.
package openapi

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Document is what a description says.
type Document struct {
	Operations []Operation
	// Credentials are the names of the functions that check what callers prove themselves by (x-bearerInfoFunc and the like).
	Credentials []string
}

// An Operation is a request that a function answers.
type Operation struct {
	ID         string // operationId; "" where there is none
	Controller string // the module of the functions, where the document names it
	Path       string // "/orders/{id}"
	Method     string // in small letters
	Parameters []Parameter
	Secured    bool     // callers have to prove themselves
	Open       bool     // it is said that they need not, where others have to
	Scopes     []string // what they need to be allowed
}

// A Parameter is something that the function is passed. Its form is checked before.
type Parameter struct {
	Name    string
	Fixed   bool        // a number, a boolean, or one of a list
	Pattern string      // a regular expression that is found in it
	Fields  []Parameter // of a body that is an object
}

// The bounds of a document.
const (
	maxSteps = 200_000
	maxDepth = 12
)

var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// Read reads a description; nil where the text is none.
func Read(text string) *Document {
	if !strings.Contains(text, "paths") || !strings.Contains(text, "openapi") && !strings.Contains(text, "swagger") {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil || len(doc.Content) == 0 {
		return nil
	}
	r := &reader{root: doc.Content[0]}
	if r.at(r.root, "openapi") == nil && r.at(r.root, "swagger") == nil {
		return nil
	}
	out := &Document{}
	standing := r.security(r.at(r.root, "security"))
	r.each(r.at(r.root, "paths"), func(path string, item *yaml.Node) {
		for _, method := range methods {
			op := r.at(item, method)
			if op == nil {
				continue
			}
			o := Operation{Path: path, Method: method, ID: r.text(op, "operationId")}
			for _, key := range []string{"x-openapi-router-controller", "x-swagger-router-controller"} {
				if c := r.text(op, key); c != "" {
					o.Controller = c
				}
			}
			r.parameters(&o, r.at(item, "parameters"))
			r.parameters(&o, r.at(op, "parameters"))
			r.body(&o, r.at(op, "requestBody"))
			s := standing
			if own := r.at(op, "security"); own != nil {
				s = r.security(own)
				o.Open = !s.secured && standing.secured
			}
			o.Secured, o.Scopes = s.secured, s.scopes
			out.Operations = append(out.Operations, o)
		}
	})
	schemes := func(_ string, scheme *yaml.Node) {
		for _, key := range []string{"x-basicInfoFunc", "x-bearerInfoFunc", "x-apikeyInfoFunc", "x-tokenInfoFunc"} {
			if f := r.text(scheme, key); f != "" {
				out.Credentials = append(out.Credentials, f)
			}
		}
	}
	r.each(r.at(r.at(r.root, "components"), "securitySchemes"), schemes)
	r.each(r.at(r.root, "securityDefinitions"), schemes)
	return out
}

// A reader walks the tree.
type reader struct {
	root  *yaml.Node
	steps int
}

// real is what a node stands for: aliases and references are followed.
func (r *reader) real(n *yaml.Node) *yaml.Node {
	for range maxDepth {
		if n == nil || r.steps > maxSteps {
			return nil
		}
		r.steps++
		if n.Kind == yaml.AliasNode {
			n = n.Alias
			continue
		}
		ref := entry(n, "$ref")
		if ref == nil || ref.Kind != yaml.ScalarNode {
			return n
		}
		path, ok := strings.CutPrefix(ref.Value, "#/")
		if !ok {
			return nil
		}
		n = r.root
		for _, key := range strings.Split(path, "/") {
			n = entry(n, strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
		}
	}
	return nil
}

// entry is what a mapping has under a key; nil for none.
func entry(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func (r *reader) at(n *yaml.Node, key string) *yaml.Node { return r.real(entry(r.real(n), key)) }

// text is a scalar under a key, "" for none.
func (r *reader) text(n *yaml.Node, key string) string {
	if v := r.at(n, key); v != nil && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// each calls do with the entries of a mapping, in their order.
func (r *reader) each(n *yaml.Node, do func(key string, value *yaml.Node)) {
	if n = r.real(n); n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if v := r.real(n.Content[i+1]); v != nil {
			do(n.Content[i].Value, v)
		}
	}
}

type security struct {
	secured bool
	scopes  []string
}

// security is what a list of alternatives asks of callers: one that asks nothing lets everybody in.
func (r *reader) security(n *yaml.Node) (s security) {
	if n == nil || n.Kind != yaml.SequenceNode {
		return s
	}
	s.secured = len(n.Content) > 0
	for _, alternative := range n.Content {
		any := false
		r.each(alternative, func(_ string, scopes *yaml.Node) {
			any = true
			for _, x := range scopes.Content {
				s.scopes = append(s.scopes, x.Value)
			}
		})
		s.secured = s.secured && any
	}
	return s
}
