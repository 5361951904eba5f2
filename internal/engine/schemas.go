package engine

import (
	"context"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/graphql"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file finds the schemas of programs that write them in GraphQL's own language, in files or in texts of the code, and
// gives their functions to the fields.

// schemaFirst are the frameworks that go by such a schema.
var schemaFirst = []string{"ariadne", "tartiflette"}

// fieldArguments are what the program's schemas say of the arguments of fields.
func fieldArguments(ctx context.Context, set *source.Set, mods []*ir.Module) map[string][]flow.OperationParameter {
	var texts, files []string
	for _, m := range mods {
		if !importsAny(m, schemaFirst) {
			continue
		}
		for _, f := range m.Functions {
			for i := range f.Consts {
				if c := &f.Consts[i]; c.Kind == ir.Str && strings.Contains(c.Str, "{") && (strings.Contains(c.Str, "type ") || strings.Contains(c.Str, "input ")) {
					texts = append(texts, c.Str)
				}
			}
		}
		files = append(files, descriptionsOf(set.Root, m, ".graphql", ".graphqls", ".gql", ".sdl")...)
	}
	for _, file := range bounded(files) {
		texts = append(texts, readText(ctx, set.Root, file))
	}
	if len(texts) == 0 {
		return nil
	}
	out := map[string][]flow.OperationParameter{}
	for name, arguments := range graphql.Read(texts) {
		out[name] = argumentsOf(arguments)
	}
	return out
}

func argumentsOf(list []graphql.Argument) (out []flow.OperationParameter) {
	for _, a := range list {
		out = append(out, flow.OperationParameter{Name: a.Name, Fixed: a.Fixed, Fields: argumentsOf(a.Fields)})
	}
	return out
}
